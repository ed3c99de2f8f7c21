"""The members and the seats of a period that indicators count, of organizations by their ids: as `indicators`.

What is told of members is found on one walk to all of them, and what is told of those who sit on another: three walks
took three times as long.
"""

import asyncio
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, LiteralString, NamedTuple

from execution.view import View
from graph.cypher.dates import Period, holds, overlaps
from graph.cypher.scope import of_view
from graph.engine.sessions import Reads
from graph.model.vocabulary import Body, Circumstance, EndReason, Role
from graph.reads.indicators import EACH, Judged, Lasted, Stretches, day_of, judged, lasted
from graph.reads.lived import ordinal


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


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which memberships are told: of members in some circumstances, admitted after a day, or ended for some reasons;
    whether tasks are told besides, and of which intervals who was classified, but for some circumstances."""

    circumstances: Collection[Circumstance] = ()
    reasons: Collection[EndReason] = ()
    young: date = date.max
    tasked: bool = False
    rated: Stretches | None = None
    unrated: Collection[Circumstance] = ()


class Members(NamedTuple):
    """The memberships that were asked for (and those of whoever has a task), tasks with the days on which somebody of
    a cell had one, and by cell and interval how many of those whom it counts on the last day, and who are to be rated,
    were classified for a period that ends in it."""

    belonged: list[Belonged]
    tasked: list[Lasted]
    rated: Counter[tuple[str, int]]


MEMBERS: LiteralString = (
    EACH + "<-[link:MEMBER_OF]-(member:Member)\nWHERE link.kind = 'OFFICIAL' AND " + overlaps("link")
)
NO_TASKS: LiteralString = "\nWITH id, link, member, [] AS works"
TASKS: LiteralString = (
    "\nWITH id, link, member, [(member)-[work:WORKS_ON]->(:Task) WHERE "
    + overlaps("work")
    + " | [work.state, toString(work.since), toString(work.until)]] AS works"
)
UNRATED: LiteralString = "\nWITH id, link, member, works, [] AS rated"
RATED: LiteralString = (
    """
WITH id, link, member, works, [(member)-[rated:ASSESSED]->(:Organization)
  WHERE rated.kind = 'CLASSIFICATION' AND rated.body = 'NONE' AND rated.decidedOn <= $on
    AND $first < rated.periodTo AND rated.periodTo <= $behind
  | size([day IN $begins WHERE day < rated.periodTo]) - 1] AS ends
WITH id, link, member, works, CASE WHEN size(ends) = 0 OR coalesce(link.circumstance, '') IN $unrated THEN []
  ELSE [number IN ends WHERE """
    + holds("link", "$lasts[number]")
    + """ AND (member.admittedOn IS NULL OR member.admittedOn < $young[number])] END AS rated"""
)
"""In which intervals, by their numbers, a member is classified whom a cell counts on the last day of each; twice where
two periods end in one. Most have none, so that little is asked of each."""
TOLD: LiteralString = """
WHERE size(works) > 0 OR size(rated) > 0 OR link.circumstance IN $circumstances
  OR $oldest < member.admittedOn OR link.until < $to AND link.endReason IN $reasons
WITH id, rated, count(*) AS many, collect(CASE WHEN size(works) > 0 OR link.circumstance IN $circumstances
  OR $oldest < member.admittedOn OR link.until < $to AND link.endReason IN $reasons
  THEN [
    member.id, toString(link.since), toString(link.until), toString(member.admittedOn), link.circumstance,
    link.endReason, works
  ] END) AS told
RETURN collect([id, rated, many, told])"""
"""Most memberships tell nothing, and are left out before the others are grouped."""


async def list_members(
    reads: Reads, organizations: Collection[str], period: Period, wanted: Wanted, view: View
) -> Members:
    """What is wanted of the memberships that count and meet a period or the eve of it."""
    rated = wanted.rated
    rows = await reads.read(
        MEMBERS + (TASKS if wanted.tasked else NO_TASKS) + (UNRATED if rated is None else RATED) + TOLD,
        ids=sorted(organizations),
        **Period(period.since - timedelta(days=1), period.until).bounds,
        circumstances=sorted(wanted.circumstances),
        reasons=sorted(wanted.reasons),
        oldest=wanted.young,
        **({} if rated is None else {**of_stretches(rated), "unrated": sorted(wanted.unrated), **of_view(view)}),
    )
    # a province has thousands: beside the loop that answers others
    return await asyncio.to_thread(members_of, rows)


def of_stretches(rated: Stretches) -> dict[str, Any]:
    """The parameters of intervals and of the whole of them."""
    whole = rated.period
    return {**rated._asdict(), "first": whole.since, "behind": whole.until}


def members_of(rows: Sequence[Sequence[Any]]) -> Members:
    found = Members([], [], Counter())
    for organization, rated, many, told in rows:
        for number in set(rated):
            found.rated[organization, number] += many
        for member, since, until, admitted, circumstance, reason, works in told:
            one = Belonged(organization, member, ordinal(since), ordinal(until), day_of(admitted), circumstance, reason)
            found.belonged.append(one)
            for state, begun, ended in works:
                first, behind = max(one.since, ordinal(begun)), min(one.until, ordinal(ended))
                found.tasked.append(Lasted(organization, state, member, first, behind))
    return found


class Seats(NamedTuple):
    """Who sat in cells' committees, who were secretaries, and how these reviewed themselves, wherever it was done."""

    seated: list[Lasted]
    secretaries: list[Lasted]
    reviewed: list[Judged]


SEATS: LiteralString = EACH + "<-[seat:HOLDS]-(member:Member)\nWHERE " + overlaps("seat")
WANTED: LiteralString = """
  AND (seat.body = 'CELL_COMMITTEE' AND $seated OR seat.role = 'SECRETARY' AND seat.body IN $leading)
RETURN collect([id, seat.body, seat.role, member.id, toString(seat.since), toString(seat.until), """
REVIEWS: LiteralString = """[
  (member)-[rated:ASSESSED]->(:Organization)
  WHERE seat.role = 'SECRETARY' AND rated.kind = 'SELF_REVIEW' AND rated.body = 'NONE' AND rated.decidedOn <= $on
    AND $from < rated.periodTo AND rated.periodTo <= $to
  | [rated.kind, rated.level, toString(rated.periodFrom), toString(rated.periodTo)]
]])"""


async def list_seats(
    reads: Reads,
    organizations: Collection[str],
    period: Period,
    leading: Collection[Body],
    view: View,
    *,
    seated: bool,
    reviewed: bool,
) -> Seats:
    """The secretaries in some bodies in a period; whoever sat in a cell's committee, and self-reviews, if asked for."""
    rows = await reads.read(
        SEATS + WANTED + (REVIEWS if reviewed else "[]])"),
        ids=sorted(organizations),
        **period.bounds,
        leading=sorted(leading),
        seated=seated,
        **(of_view(view) if reviewed else {}),
    )
    return await asyncio.to_thread(seats_of, rows, leading)


def seats_of(rows: Sequence[Sequence[Any]], leading: Collection[str]) -> Seats:
    found = Seats([], [], [])
    for organization, body, role, member, since, until, reviews in rows:
        one = lasted(organization, body, member, since, until)
        if body == Body.CELL_COMMITTEE:
            found.seated.append(one)
        if role == Role.SECRETARY and body in leading:
            found.secretaries.append(one)
            found.reviewed.extend(judged(organization, member, *review) for review in reviews)
    return found
