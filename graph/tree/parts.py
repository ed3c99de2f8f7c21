"""What whoever sees a part is shown of the columns: `graph/cypher/scope` for rows.

What is asked of a record and of the records of a hop is declared once (`RecordType.seen`, `Hop.seen`) and stands in the
statement as a look into the viewer's ids; here it is a look into the rows of these ids. What a row does not tell, as
of whom somebody's home is, is asked of the graph.
"""

from bisect import bisect_left
from collections.abc import Collection, Mapping
from typing import LiteralString

from cachetools import LRUCache

from execution.view import Scope, Sight
from graph.cypher.patterns import RecordType
from graph.cypher.scope import Seen
from graph.cypher.templates import asks_inside
from graph.tree.columns import Columns
from graph.tree.days import Day
from graph.tree.ranges import Ranges

MOST_PARTS = 64
MOST_DAYS = 64
"""Of all parts together; a province's takes 100 KB."""


class Inside(Ranges):
    """Those of a day's tree that are of a part."""

    def __init__(self, whole: Day, rows: Collection[int]) -> None:
        super().__init__()
        self.whole = whole
        self.columns, self.day, self.rank, self.profile = whole.columns, whole.day, whole.rank, whole.profile
        self.positions = sorted(whole.position[row] for row in rows)
        self.order = [whole.order[position] for position in self.positions]

    def span(self, row: int, *, itself: bool) -> tuple[int, int]:
        """The range of what is under an organization, itself among them or not, as far as it is of the part."""
        first, behind = self.whole.span(row, itself=itself)
        return bisect_left(self.positions, first), bisect_left(self.positions, behind)


class SeenRows:
    """The rows that one sight shows of the columns as they are; `days` are those of all parts."""

    def __init__(self, columns: Columns, sight: Sight, days: "LRUCache[tuple[Sight, int], Inside]") -> None:
        self.sight = sight
        self.days = days
        inside, above = (rows_of(columns, ids) for ids in (sight.inside, sight.above))
        self.rows: Mapping[Seen, frozenset[int]] = {Seen.INSIDE: inside, Seen.SHOWN: inside | above}
        self.inside = inside

    def of(self, day: Day) -> Inside:
        """What of a day's tree is of the part."""
        key = self.sight, day.day
        found = self.days.get(key)
        if found is None or found.whole is not day:
            found = self.days[key] = Inside(day, self.inside)
        return found


OF_ROWS = frozenset({Seen.INSIDE, Seen.SHOWN, Seen.ALONG})
"""What is asked of organizations, and told by their rows."""
ASKING_INSIDE = frozenset(
    {"ROOTS", "childCount", "MEMBER_COUNT", "memberCountLeast", "memberCountMost", "childCountLeast", "childCountMost"}
)
"""Hops, columns, orders and filters, by their names, with a text that asks of further organizations whether they are of
the viewer's part, which is asked of their rows, too."""


def is_told(seen: Seen, scope: Scope) -> bool:
    """Whether rows tell what a viewer of the scope is asked of records."""
    return scope is Scope.EVERYTHING or (scope is Scope.PART and seen in OF_ROWS)


def is_same(name: str, scope: Scope, *texts: LiteralString) -> bool:
    """Whether what has these texts, and is held under a name, is the same for a scope: for whoever sees a part, where
    no text asks more than is asked of rows."""
    return scope is Scope.EVERYTHING or name in ASKING_INSIDE or not any(map(asks_inside, texts))


def is_held(record: RecordType, scope: Scope) -> bool:
    """Whether the records that the columns hold are told to a scope as they are held."""
    return is_told(record.seen, scope) and (scope is Scope.EVERYTHING or not record.graded)


def rows_of(columns: Columns, ids: Collection[str]) -> frozenset[int]:
    """The rows of the organizations that there are."""
    return frozenset(columns.row_of[one] for one in ids if one in columns.row_of)


class Parts:
    """The parts that were asked for last, each as long as nothing that the columns hold has changed."""

    def __init__(self) -> None:
        self.made: LRUCache[Sight, SeenRows] = LRUCache(MOST_PARTS)
        self.days: LRUCache[tuple[Sight, int], Inside] = LRUCache(MOST_DAYS)

    def of(self, columns: Columns, sight: Sight) -> SeenRows:
        """The part that a sight shows, made when it is first asked for."""
        found = self.made.get(sight)
        if found is None:
            found = self.made[sight] = SeenRows(columns, sight, self.days)
        return found

    def forget(self) -> None:
        """After a change of what is held of organizations."""
        self.made.clear()
        self.days.clear()
