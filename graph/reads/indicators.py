"""The facts of a period that indicators count, of organizations by their ids: a statement for each kind of fact,
whatever the number of intervals.

`$from` and `$to` bound the period, the end exclusive. Days leave the graph as texts and become ordinals here.
"""

from collections.abc import Collection
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
    """How an organization, or a member in a cell (`subject`), was judged for a period; a member among whom."""

    organization: str
    subject: str
    kind: str
    level: str
    since: int
    until: int
    group: str | None = None


def judged(
    organization: str, subject: str, kind: str, level: str, since: str, until: str, group: str | None = None
) -> Judged:
    return Judged(organization, subject, kind, level, ordinal(since), ordinal(until), group)


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


LIST_MEMBERS_JUDGED: LiteralString = (
    EACH
    + """<-[rated:ASSESSED]-(member:Member)
WHERE rated.kind IN $kinds AND rated.body = 'NONE' AND rated.decidedOn <= $on
  AND $from < rated.periodTo AND rated.periodTo <= $to
RETURN collect([
  id, member.id, rated.kind, rated.level, toString(rated.periodFrom), toString(rated.periodTo), rated.comparableGroup
])"""
)


async def list_members_judged(
    reads: Reads, organizations: Collection[str], period: Period, kinds: Collection[AssessmentKind], view: View
) -> list[Judged]:
    """The same of members, where they were judged."""
    return await rows_of(
        judged,
        reads,
        LIST_MEMBERS_JUDGED,
        ids=sorted(organizations),
        **period.bounds,
        kinds=sorted(kinds),
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


class RatedMember(NamedTuple):
    """A membership that counts, of a member who was classified for a period that ends then."""

    organization: str
    member: str
    since: int
    until: int
    period_until: int


LIST_RATED_MEMBERS: LiteralString = (
    EACH
    + """<-[link:MEMBER_OF]-(member:Member)-[rated:ASSESSED]->(:Organization)
WHERE link.kind = 'OFFICIAL' AND """
    + overlaps("link")
    + """ AND rated.kind = 'CLASSIFICATION' AND rated.body = 'NONE' AND rated.decidedOn <= $on
  AND $from < rated.periodTo AND rated.periodTo <= $to
RETURN collect([id, member.id, toString(link.since), toString(link.until), toString(rated.periodTo)])"""
)


async def list_rated_members(
    reads: Reads, organizations: Collection[str], period: Period, view: View
) -> list[RatedMember]:
    """The memberships of members who were classified for periods that end in this one, once for each."""
    return await rows_of(
        lambda one, member, since, until, ended: RatedMember(
            one, member, ordinal(since), ordinal(until), ordinal(ended)
        ),
        reads,
        LIST_RATED_MEMBERS,
        ids=sorted(organizations),
        **period.bounds,
        **of_view(view),
    )
