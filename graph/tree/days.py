"""The tree of one day: who stands under whom, in order, with what is counted at and under each.

An organization and all under it are a range of positions, so that a count is the difference of two running sums.
"""

from array import array
from collections import OrderedDict
from collections.abc import Iterable, Sequence

from graph.tree.columns import NO_ROW, Columns
from graph.tree.ordinals import OPEN
from graph.tree.ranges import Ranges

DAYS = 16
"""So many days are kept; those that were asked for last."""


class Unfit(Exception):
    """What is asked cannot be told by the tree; the graph is to be asked."""


def holding(columns: Columns, row: int, day: int) -> int:
    """Where the profile stands that holds on the day, or NO_ROW."""
    since, until, *_ = columns.profiles.columns
    for place in columns.profiles.places(row):
        if since[place] <= day < until[place]:
            return place
    return NO_ROW


def profile_on(columns: Columns, row: int, day: int) -> int:
    """Where the profile stands that an organization shows on the day: the newest one also when it has ended."""
    first, behind = columns.profiles.spans[row]
    newest = behind - 1
    if newest >= first and columns.profiles.columns[0][newest] <= day:
        return newest
    return holding(columns, row, day)


class Day(Ranges):
    """The tree as it stands on a day. Raises Unfit where it is none: somebody under two at once, or in a circle."""

    def __init__(self, columns: Columns, day: int) -> None:
        super().__init__()
        self.columns = columns
        self.day = day
        rows, size = list(columns), len(columns.ids)
        self.profile = array("i", [NO_ROW]) * size
        self.parent = array("i", [NO_ROW]) * size
        for row in rows:
            self.profile[row] = profile_on(columns, row, day)
        parents, since, until = columns.above.columns
        for row in rows:
            for place in columns.above.places(row):
                if since[place] <= day < until[place]:
                    if self.parent[row] != NO_ROW:
                        raise Unfit
                    self.parent[row] = parents[place]
        self.order, self.depth = self.laid_out(self.ranked(rows))
        if len(self.order) != len(rows):
            raise Unfit
        self.position = array("i", [NO_ROW]) * size
        for position, row in enumerate(self.order):
            self.position[row] = position
        self.behind = self.ends()
        self.listed: dict[bool, dict[int, int]] = {}

    def ranked(self, rows: list[int]) -> list[int]:
        """The rows in the order of their keys; `rank` has the place of each."""
        keys = self.columns.profiles.columns[6]
        ranked = sorted(rows, key=lambda row: "" if self.profile[row] == NO_ROW else keys[self.profile[row]])
        self.rank = array("i", [0]) * len(self.columns.ids)
        for place, row in enumerate(ranked):
            self.rank[row] = place
        return ranked

    def laid_out(self, ranked: list[int]) -> tuple["array[int]", "array[int]"]:
        """All rows, each in front of those under it, and how many stand above each."""
        children: dict[int, list[int]] = {}
        for row in reversed(ranked):
            children.setdefault(self.parent[row], []).append(row)
        order, depth = array("i"), array("i", [0]) * len(self.columns.ids)
        waiting = children.get(NO_ROW, [])
        while waiting:
            row = waiting.pop()
            order.append(row)
            for child in children.get(row, ()):
                depth[child] = depth[row] + 1
                waiting.append(child)
        return order, depth

    def ends(self) -> "array[int]":
        """For each row the position behind the last one under it."""
        behind = array("i", [0]) * len(self.columns.ids)
        open_rows: list[int] = []
        for position, row in enumerate(self.order):
            while len(open_rows) > self.depth[row]:
                behind[open_rows.pop()] = position
            open_rows.append(row)
        for row in open_rows:
            behind[row] = len(self.order)
        return behind

    def span(self, row: int, *, itself: bool) -> tuple[int, int]:
        """The range of what is under an organization, itself among them or not."""
        return self.position[row] + (not itself), self.behind[row]

    def spans(self, rows: Sequence[int]) -> Iterable[tuple[int, int]]:
        """The range of what is at and under each of some organizations."""
        return zip(map(self.position.__getitem__, rows), map(self.behind.__getitem__, rows), strict=True)

    def children(self, row: int) -> list[int]:
        """What is right under an organization, in the order of the keys."""
        order, behind = self.order, self.behind
        found: list[int] = []
        place, end = self.position[row] + 1, behind[row]
        while place < end:
            child = order[place]
            found.append(child)
            place = behind[child]
        return found

    def above(self, row: int) -> list[int]:
        """All that is above an organization, the nearest first."""
        found: list[int] = []
        while (row := self.parent[row]) != NO_ROW:
            found.append(row)
        return found

    def everywhere(self, *, past: bool) -> dict[int, int]:
        """What stands on the day, or has stood (`past`), and where the profile stands that each is called by."""
        if past not in self.listed:
            self.listed[past] = self.called(past=past)
        return self.listed[past]

    def called(self, *, past: bool) -> dict[int, int]:
        columns, day = self.columns, self.day
        since, until, *_ = columns.profiles.columns
        found: dict[int, int] = {}
        for row in sorted(self.order, key=self.rank.__getitem__):
            if not past and not columns.since[row] <= day < columns.until[row]:
                continue
            ended = columns.until[row] if past else OPEN + 1
            for place in columns.profiles.places(row):
                if since[place] <= day and (day < until[place] or until[place] == ended):
                    if row in found:
                        raise Unfit
                    found[row] = place
        return found


class Days:
    """The trees of the days that were asked for last."""

    def __init__(self) -> None:
        self.made: OrderedDict[int, Day] = OrderedDict()

    def of(self, columns: Columns, day: int) -> Day:
        """The tree of a day, made when it is first asked for."""
        found = self.made.get(day)
        if found is None:
            found = self.made[day] = Day(columns, day)
            if len(self.made) > DAYS:
                self.made.popitem(last=False)
        else:
            self.made.move_to_end(day)
        return found

    def known(self, day: int) -> Day | None:
        """The tree of a day if it has been made."""
        return self.made.get(day)

    def forget(self) -> None:
        """After a change of who stands where, or is called what."""
        self.made.clear()

    def recount(self) -> None:
        """After a change of headcounts."""
        for day in self.made.values():
            day.members.clear()
