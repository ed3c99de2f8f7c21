"""Organizations in the order of a day's tree: what is under one is a range, what is counted there the difference of two
running sums."""

from array import array
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import accumulate

from graph.tree.columns import NO_ROW, Columns

LARGE = 64
"""So many organizations are worth keeping in order."""
OFFICIAL, PROBATIONARY = 1, 2
STANDINGS = {"OFFICIAL": (OFFICIAL,), "PROBATIONARY": (PROBATIONARY,), None: (OFFICIAL, PROBATIONARY)}
"""The columns of headcounts by the standing that is counted; None: both."""


def members_of(columns: Columns, row: int, day: int, standing: str | None) -> int:
    """How many members of a standing an organization counts itself on the day."""
    counts = columns.counts
    first, behind = counts.spans[row]
    if first == behind:
        return 0
    place = bisect_right(counts.columns[0], day, first, behind) - 1
    return 0 if place < first else sum(counts.columns[column][place] for column in STANDINGS[standing])


class Ranges:
    """Organizations as they stand on a day, each in front of those under it (`order`): these are a range, so that a
    count is the difference of two running sums. `rank` is the place of each by its key, `profile` the one it shows."""

    columns: Columns
    day: int
    order: Sequence[int]
    rank: Sequence[int]
    profile: Sequence[int]

    def __init__(self) -> None:
        self.levels: dict[str, Sequence[int]] = {}
        self.members: dict[str | None, Sequence[int]] = {}
        self.in_order: dict[int, list[int]] = {}

    def span(self, row: int, *, itself: bool) -> tuple[int, int]:
        """The range of what is under an organization, itself among them or not."""
        raise NotImplementedError

    def under(self, row: int) -> list[int]:
        """All that is under an organization, in the order of the keys."""
        found = self.in_order.get(row)
        if found is None:
            first, behind = self.span(row, itself=False)
            found = sorted(self.order[first:behind], key=self.rank.__getitem__)
            if len(found) > LARGE:
                self.in_order[row] = found
        return found

    def spans(self, rows: Sequence[int]) -> Iterable[tuple[int, int]]:
        """The range of what is at and under each of some organizations."""
        return (self.span(row, itself=True) for row in rows)

    def members_under(self, rows: Sequence[int], standing: str | None) -> list[int]:
        """The members of a standing that are counted at and under each of some organizations."""
        sums = self.members.get(standing)
        if sums is None:
            sums = self.running(lambda one: members_of(self.columns, one, self.day, standing))
            self.members[standing] = sums
        return [sums[behind] - sums[first] for first, behind in self.spans(rows)]

    def organizations_under(self, row: int, levels: Collection[str] | None, *, itself: bool) -> int:
        """The organizations of some levels under an organization, itself among them or not."""
        first, behind = self.span(row, itself=itself)
        if levels is None:
            return behind - first
        return sum(self.of_level(level)[behind] - self.of_level(level)[first] for level in set(levels))

    def of_level(self, level: str) -> Sequence[int]:
        sums = self.levels.get(level)
        if sums is None:
            shown, profile = self.columns.profiles.columns[4], self.profile
            sums = self.running(lambda one: int(profile[one] != NO_ROW and shown[profile[one]] == level))
            self.levels[level] = sums
        return sums

    def running(self, counted: Callable[[int], int]) -> Sequence[int]:
        return array("q", accumulate(map(counted, self.order), initial=0))
