"""The facts of a period that indicators count, of organizations by their ids: a statement for each kind of fact,
whatever the number of intervals.

`$from` and `$to` bound the period, the end exclusive. Days leave the graph as texts and become ordinals here.
"""

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from typing import LiteralString, NamedTuple

from execution.view import View
from graph.cypher.dates import Period, overlaps
from graph.cypher.scope import of_view
from graph.engine.rows import rows_of
from graph.engine.sessions import Reads
from graph.model.vocabulary import AssessmentKind, Body, Circumstance, EndReason
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


class Belonged(NamedTuple):
    """A membership that counts, with when the member was admitted, in which circumstance, and why it ended.

    Nobody belongs to a cell before the day of admission, so that a membership in which somebody was admitted begins on
    it.
    """

    organization: str
    member: str
    since: int
    until: int
    admitted: int | None
    circumstance: str | None
    reason: str | None

    def holds(self, day: int) -> bool:
        """Whether it holds on a day."""
        return self.since <= day < self.until


LIST_BELONGED: LiteralString = (
    EACH
    + """<-[link:MEMBER_OF]-(member:Member)
WHERE link.kind = 'OFFICIAL' AND """
    + overlaps("link")
    + """
  AND (link.circumstance IN $circumstances OR $young < member.admittedOn
    OR link.until < $to AND link.endReason IN $reasons)
RETURN collect([
  id, member.id, toString(link.since), toString(link.until), toString(member.admittedOn), link.circumstance,
  link.endReason
])"""
)


async def list_belonged(
    reads: Reads,
    organizations: Collection[str],
    period: Period,
    circumstances: Collection[Circumstance],
    reasons: Collection[EndReason],
    young: date,
) -> list[Belonged]:
    """The memberships that count and meet a period or the eve of it, of members in some circumstances or
    admitted after a day, and those that ended in it for some reasons."""
    return await rows_of(
        lambda one, member, since, until, admitted, *said: Belonged(
            one, member, ordinal(since), ordinal(until), day_of(admitted), *said
        ),
        reads,
        LIST_BELONGED,
        ids=sorted(organizations),
        **Period(period.since - timedelta(days=1), period.until).bounds,
        circumstances=sorted(circumstances),
        reasons=sorted(reasons),
        young=young,
    )


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


LIST_REVIEWED: LiteralString = (
    EACH
    + """<-[seat:HOLDS]-(member:Member)-[rated:ASSESSED]->(:Organization)
WHERE seat.role = 'SECRETARY' AND seat.body IN $bodies AND """
    + overlaps("seat")
    + """
  AND rated.kind = 'SELF_REVIEW' AND rated.body = 'NONE' AND rated.decidedOn <= $on
  AND $from < rated.periodTo AND rated.periodTo <= $to
RETURN collect(DISTINCT [
  id, member.id, rated.kind, rated.level, toString(rated.periodFrom), toString(rated.periodTo)
])"""
)


async def list_reviewed(
    reads: Reads, organizations: Collection[str], period: Period, bodies: Collection[Body], view: View
) -> list[Judged]:
    """The self-reviews of those who were secretaries of organizations in a period, wherever they were made."""
    return await rows_of(
        judged,
        reads,
        LIST_REVIEWED,
        ids=sorted(organizations),
        **period.bounds,
        bodies=sorted(bodies),
        **of_view(view),
    )


class RatedMembers(NamedTuple):
    """How many members whom a cell counts on the last day of an interval, and who are to be rated, were classified for
    a period that ends in it."""

    organization: str
    number: int
    many: int


COUNT_RATED_MEMBERS: LiteralString = (
    EACH
    + """<-[link:MEMBER_OF]-(member:Member)-[rated:ASSESSED]->(:Organization)
WHERE link.kind = 'OFFICIAL' AND """
    + overlaps("link")
    + " AND NOT coalesce(link.circumstance, '') IN $unrated AND "
    + OF_MEMBERS
    + "\nWITH id, link, member, "
    + NUMBER
    + """
WITH id, link, member, number, $lasts[number] AS last, $young[number] AS young
WHERE link.since <= last AND last < link.until AND (member.admittedOn IS NULL OR member.admittedOn < young)
WITH id, number, count(DISTINCT member) AS many
RETURN collect([id, number, many])"""
)


async def count_rated_members(
    reads: Reads, organizations: Collection[str], stretches: Stretches, unrated: Collection[Circumstance], view: View
) -> list[RatedMembers]:
    """The members of cells on the last days who were classified; who is in some circumstances then is not rated."""
    return await rows_of(
        RatedMembers,
        reads,
        COUNT_RATED_MEMBERS,
        ids=sorted(organizations),
        **stretches.period.bounds,
        **stretches._asdict(),
        unrated=sorted(unrated),
        **of_view(view),
    )
