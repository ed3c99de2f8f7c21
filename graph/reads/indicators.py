"""The facts of a period that indicators count, of organizations by their ids: a statement for each kind of fact,
whatever the number of intervals.

`$from` and `$to` bound the period, the end exclusive. Days leave the graph as texts and become ordinals here.
"""

from collections.abc import Collection
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


class Turned(NamedTuple):
    """A membership in which somebody was admitted, or that ended: on which days, and why.

    Nobody belongs to a cell before the day of admission, so that such a membership begins on it.
    """

    organization: str
    admitted: int | None
    ended: int | None
    reason: str | None


LIST_TURNED: LiteralString = (
    EACH
    + """<-[link:MEMBER_OF]-(member:Member)
WHERE link.kind = 'OFFICIAL'
  AND ($from <= link.since AND $to > link.since OR $from <= link.until AND $to > link.until)
WITH id, link.endReason AS reason,
  CASE WHEN $from <= member.admittedOn AND member.admittedOn < $to
    AND link.since <= member.admittedOn AND member.admittedOn < link.until
    THEN toString(member.admittedOn) END AS admitted,
  CASE WHEN link.endReason IN $reasons AND $from <= link.until AND link.until < $to
    THEN toString(link.until) END AS ended
WHERE admitted IS NOT NULL OR ended IS NOT NULL
RETURN collect([id, admitted, ended, reason])"""
)


async def list_turned(
    reads: Reads, organizations: Collection[str], period: Period, reasons: Collection[EndReason]
) -> list[Turned]:
    """The memberships that count in which somebody was admitted in a period, or that ended in it for some reasons."""
    return await rows_of(
        lambda one, admitted, ended, reason: Turned(one, day_of(admitted), day_of(ended), reason),
        reads,
        LIST_TURNED,
        ids=sorted(organizations),
        **period.bounds,
        reasons=sorted(reasons),
    )


class Lasted(NamedTuple):
    """Something of an organization that lasts from a day up to another one, by its kind; whose it is, of members."""

    organization: str
    kind: str
    whose: str
    since: int
    until: int


LIST_STAYED: LiteralString = (
    EACH
    + """<-[link:MEMBER_OF]-(member:Member)
WHERE link.kind = 'OFFICIAL' AND link.circumstance IN $circumstances AND """
    + overlaps("link")
    + """
RETURN collect([id, link.circumstance, member.id, toString(link.since), toString(link.until)])"""
)


async def list_stayed(
    reads: Reads, organizations: Collection[str], period: Period, circumstances: Collection[Circumstance]
) -> list[Lasted]:
    """The memberships that count of members in some circumstances, as far as they meet a period."""
    return await rows_of(
        lasted,
        reads,
        LIST_STAYED,
        ids=sorted(organizations),
        **period.bounds,
        circumstances=sorted(circumstances),
    )


def lasted(organization: str, kind: str, whose: str, since: str, until: str) -> Lasted:
    return Lasted(organization, kind, whose, ordinal(since), ordinal(until))


class Judged(NamedTuple):
    """How an organization, or a member in a cell (`subject`), was judged for a period."""

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


LIST_MEMBERS_JUDGED: LiteralString = (
    EACH
    + """<-[rated:ASSESSED]-(member:Member)
WHERE rated.kind IN $kinds AND rated.body = 'NONE' AND rated.decidedOn <= $on
  AND $from < rated.periodTo AND rated.periodTo <= $to
RETURN collect([id, member.id, rated.kind, rated.level, toString(rated.periodFrom), toString(rated.periodTo)])"""
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
