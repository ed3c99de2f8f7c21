"""One statement being answered from the columns: its day, what its parameters are given, what is read of rows."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from graph.cypher.scope import Seen
from graph.tree.columns import NO_ROW, Columns
from graph.tree.days import Day, Days, Unfit, holding, profile_on
from graph.tree.ordinals import NEVER, end_text, text_of
from graph.tree.parts import SeenRows
from graph.tree.ranges import Ranges
from graph.tree.slices import linked


class Asking:
    """What one statement asks of the columns, on a day, for whoever sees a `part`, or everything. `top` is what the
    list being made begins at, `called` are the profiles that a list of all is made by;
    `gaps` are rows that lack what lies behind them: of which part of that, which organizations, and their cells."""

    def __init__(
        self, columns: Columns, days: Days, day: date, given: Mapping[str, Any], part: SeenRows | None = None
    ) -> None:
        self.columns = columns
        self.part = part
        self.days = days
        self.day = day.toordinal()
        self.given = given
        self.top = NO_ROW
        self.called: Mapping[int, int] = {}
        self.gaps: list[tuple[int, Sequence[int], list[list[Any]]]] = []

    @property
    def tree(self) -> Day:
        """The tree of the day."""
        return self.days.of(self.columns, self.day)

    @property
    def counted(self) -> Ranges:
        """What of it the viewer counts as their own: for whoever sees everything, all."""
        return self.tree if self.part is None else self.part.of(self.tree)

    @property
    def all(self) -> Iterable[int]:
        """Where a list of the whole graph begins: for whoever sees a part, at their own."""
        return self.columns if self.part is None else self.part.inside

    def seen(self, what: Seen, rows: Sequence[int]) -> Sequence[int]:
        """The rows that the viewer sees so."""
        if self.part is None or what is Seen.ALONG:
            return rows
        known = self.part.rows[what]
        return [row for row in rows if row in known]

    def sees(self, what: Seen, row: int) -> bool:
        """Whether the viewer sees an organization so."""
        return self.part is None or what is Seen.ALONG or row in self.part.rows[what]

    def holds(self, row: int) -> bool:
        """Whether an organization stands on the day."""
        return self.columns.since[row] <= self.day < self.columns.until[row]

    def parents(self, row: int) -> list[int]:
        """What an organization is right under on the day."""
        return linked(self.columns.above, row, self.day)

    def children(self, row: int) -> list[int]:
        """What is right under an organization on the day."""
        made = self.days.known(self.day)
        return linked(self.columns.below, row, self.day) if made is None else made.children(row)

    def ancestors(self, row: int) -> list[int]:
        """All that is above an organization on the day, the nearest first."""
        found: list[int] = []
        while parents := self.parents(row):
            row = parents[0]
            if len(parents) > 1 or row in found:
                raise Unfit
            found.append(row)
        return found

    def profile(self, row: int) -> int:
        """Where the profile stands that an organization shows on the day, or NO_ROW."""
        made = self.days.known(self.day)
        return profile_on(self.columns, row, self.day) if made is None else made.profile[row]

    def profiles(self, rows: Sequence[int]) -> list[int]:
        """The same of many."""
        made = self.days.known(self.day)
        if made is not None:
            return [made.profile[row] for row in rows]
        return [profile_on(self.columns, row, self.day) for row in rows]

    def shown(self, rows: Sequence[int], column: int) -> list[Any]:
        """A text of the profile that each organization shows on the day, None where it shows none."""
        texts = self.columns.profiles.columns[column]
        return [None if place == NO_ROW else texts[place] for place in self.profiles(rows)]

    def held(self, rows: Sequence[int], column: int) -> list[Any]:
        """A text of the profile of each that holds on the day."""
        texts = self.columns.profiles.columns[column]
        places = (holding(self.columns, row, self.day) for row in rows)
        return [None if place == NO_ROW else texts[place] for place in places]

    def lives(self, rows: Sequence[int]) -> list[str]:
        """The first day of each."""
        return [text_of(self.columns.since[row]) for row in rows]

    def ends(self, rows: Sequence[int]) -> list[str | None]:
        """The end of each, None where it is open."""
        return [end_text(self.columns.until[row]) for row in rows]

    def confirmed(self, rows: Sequence[int]) -> list[str | None]:
        """When each was confirmed last."""
        days = (self.columns.confirmed[row] for row in rows)
        return [None if day == NEVER else text_of(day) for day in days]
