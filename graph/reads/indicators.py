"""The facts of a period that indicators count, of organizations by their ids: a statement for each kind of fact,
whatever the number of intervals.

`$from` and `$to` bound the period, the end exclusive. Days leave the graph as texts and become ordinals here.
"""

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from typing import LiteralString, NamedTuple

from execution.view import View
from graph.cypher.dates import Period
from graph.cypher.scope import of_view
from graph.engine.rows import rows_of
from graph.engine.sessions import Reads
from graph.model.vocabulary import AssessmentKind
from graph.reads.lived import ordinal

EACH: LiteralString = "UNWIND $ids AS id\nMATCH (node:Organization {id: id})"


def day_of(text: str | None) -> int | None:
    """A day as its ordinal."""
    return None if text is None else ordinal(text)


class Lasted(NamedTuple):
    """Something of an organization that lasts from a day up to another one, by its kind; whose it is, of members."""

    organization: str
    kind: str
    whose: str
    since: int
    until: int


def lasted(organization: str, kind: str, whose: str, since: str, until: str) -> Lasted:
    return Lasted(organization, kind, whose, ordinal(since), ordinal(until))


class Judged(NamedTuple):
    """How an organization, or one who leads it (`subject`), was judged for a period."""

    organization: str
    subject: str
    kind: str
    level: str
    since: int
    until: int


def judged(organization: str, subject: str, kind: str, level: str, since: str, until: str) -> Judged:
    return Judged(organization, subject, kind, level, ordinal(since), ordinal(until))


LIST_JUDGED: LiteralString = (
    EACH
    + """-[rated:ASSESSED]->(:Organization)
WHERE rated.kind IN $kinds AND rated.body = 'NONE' AND rated.decidedOn <= $on
  AND $from < rated.periodTo AND rated.periodTo <= $to
RETURN collect([id, id, rated.kind, rated.level, toString(rated.periodFrom), toString(rated.periodTo)])"""
)


async def list_judged(
    reads: Reads, organizations: Collection[str], period: Period, kinds: Collection[AssessmentKind], view: View
) -> list[Judged]:
    """How organizations were judged for periods that end in this one, as far as that was decided by the view's day."""
    return await rows_of(
        judged,
        reads,
        LIST_JUDGED,
        ids=sorted(organizations),
        **period.bounds,
        kinds=sorted(kinds),
        **of_view(view),
    )


class Stretches(NamedTuple):
    """The first days of intervals that follow each other, their last ones, and from which admission on nobody is rated
    yet at the end of each."""

    begins: Sequence[date]
    lasts: Sequence[date]
    young: Sequence[date]

    @property
    def period(self) -> Period:
        return Period(self.begins[0], self.lasts[-1] + timedelta(days=1))


OF_MEMBERS: LiteralString = """rated.kind = 'CLASSIFICATION' AND rated.body = 'NONE' AND rated.decidedOn <= $on
  AND $from < rated.periodTo AND rated.periodTo <= $to"""
NUMBER: LiteralString = "size([day IN $begins WHERE day < rated.periodTo]) - 1 AS number"
"""The interval in which a period ends."""


class JudgedMembers(NamedTuple):
    """How many members were classified at a level in a cell, among whom, for periods that end before a day: each by the
    last period that ends in an interval, the longest of those."""

    organization: str
    level: str
    until: int
    group: str | None
    many: int


COUNT_MEMBERS_JUDGED: LiteralString = (
    EACH
    + "<-[rated:ASSESSED]-(member:Member)\nWHERE "
    + OF_MEMBERS
    + "\nWITH id, member, rated, "
    + NUMBER
    + """
WITH member, number, max(toString(rated.periodTo) + '|'
  + toString(99999999 - toInteger(replace(toString(rated.periodFrom), '-', ''))) + '|' + rated.level + '|'
  + coalesce(rated.comparableGroup, '') + '|' + id) AS newest
WITH split(newest, '|') AS told
WITH told[4] AS cell, told[2] AS level, told[0] AS until, told[3] AS group, count(*) AS many
RETURN collect([cell, level, until, group, many])"""
)


async def count_members_judged(
    reads: Reads, organizations: Collection[str], stretches: Stretches, view: View
) -> list[JudgedMembers]:
    """The classifications of members in cells for periods that end in intervals, as far as that was decided by the
    view's day."""
    return await rows_of(
        lambda one, level, until, group, many: JudgedMembers(one, level, ordinal(until), group or None, many),
        reads,
        COUNT_MEMBERS_JUDGED,
        ids=sorted(organizations),
        **stretches.period.bounds,
        begins=stretches.begins,
        **of_view(view),
    )
