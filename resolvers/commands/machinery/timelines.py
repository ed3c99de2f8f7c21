"""What a node says, row after row: a change of one value holds until the next change of that value.

A row says several values (a profile: name and level; a membership: cell, standing, circumstance), so it begins when any
of them changes and repeats the others. A change that is written before such a row goes on through it, and through those
after it, as long as they only repeat what was before.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from graph.facts.facts import Fact
from graph.model.vocabulary import Rule
from resolvers.commands.machinery.conflicts import conflict
from resolvers.commands.machinery.refusals import refuse
from wording.said import say


def never(_: Fact) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Timeline:
    """One value along the rows of a node.

    `read` gives the value of a row. `begin` ends a row on a day and opens one with another value from then on;
    `rewrite` gives a row another value for all its days: both return the row that has it. `turns` says whether a row
    ended by a change of this value, though the next one may have the same by now. `named` is the value in the input.
    """

    rows: Sequence[Fact]
    read: Callable[[Fact], Any]
    begin: Callable[[Fact, Any], Fact]
    rewrite: Callable[[Fact, Any], Fact]
    named: str
    turns: Callable[[Fact], bool] = never

    def change(self, value: Any, day: date) -> list[Fact]:
        """Gives the value from the day on, until the next change of it; the rows that have it, in order.

        A second change on one day takes the place of the first. Refuses what changes nothing.
        """
        rows = in_order(self.rows)
        run = self.run(rows, day)
        self.check(rows, run, value, day)
        first = self.rewrite(run[0], value) if run[0].since == day else self.begin(run[0], value)
        return [first, *(self.rewrite(row, value) for row in run[1:])]

    def run(self, rows: Sequence[Fact], day: date) -> list[Fact]:
        """The row of the day and those that follow it without a gap, up to the next change of the value."""
        found = [next(row for row in rows if row.holds(day))]
        for row in rows[rows.index(found[0]) + 1 :]:
            last = found[-1]
            if row.since != last.until or self.turns(last) or self.read(row) != self.read(last):
                break
            found.append(row)
        return found

    def check(self, rows: Sequence[Fact], run: Sequence[Fact], value: Any, day: date) -> None:
        """What held until the day, and what holds next, must be other values: else nothing would tell of the change."""
        here, before = run[0], next((row for row in rows if row.until == run[0].since), None)
        after = next((row for row in rows if row.since == run[-1].until), None)
        if here.since == day and before is None:
            begins = say("VALUE_BEGINS", field=self.named, day=day)
            raise refuse(begins, Rule.SINCE_BEFORE_UNTIL, "on", conflicting=conflict(here))
        for row, code, turn in (
            (here, "VALUE_IS_THAT", day),
            (before if here.since == day else None, "VALUE_WAS_THAT", day),
            (after, "VALUE_BECOMES_THAT", run[-1].until),
        ):
            if row is not None and self.read(row) == value:
                said = say(code, field=self.named, day=turn)
                raise refuse(said, Rule.CHANGES_SOMETHING, self.named, conflicting=conflict(row))


def in_order(rows: Iterable[Fact]) -> list[Fact]:
    """Rows that last at least a day, by their first one."""
    return sorted((row for row in rows if not row.dropped and row.since < row.until), key=lambda row: row.since)
