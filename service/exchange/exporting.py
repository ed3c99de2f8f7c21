"""Lists out of the graph: what stood on a day, as rows that an import reads back.

A list begins where its tree does: an organization stands where it is since a day, and nothing that is told of it can
begin before that, as an import could not place it then. So an export that is imported into an empty graph is equal.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from execution.view import View
from graph.cypher.dates import Period
from graph.engine.errors import GraphConflict
from graph.engine.sessions import Graph
from graph.engine.state import read_end
from graph.model.calendar import FIRST_DAY
from graph.model.vocabulary import COMMITTEE_BODIES, MembershipKind
from graph.reads.lists import (
    HeldMeeting,
    Linked,
    list_cards,
    list_covered,
    list_meetings,
    list_members,
    list_posts,
    list_posts_in_places,
    list_seats,
    list_supervised,
    some_hundred,
)
from seeds.exchange.kinds import KINDS, ListKind
from seeds.exchange.lists_out import Listing
from service.exchange.snapshot import Snapshot, day_of, day_or_none, take
from wording.languages import Language
from wording.said import say

Values = dict[str, Any]
T = TypeVar("T")
OFFICIAL = str(MembershipKind.OFFICIAL)
TRIES = 3
BODIES = frozenset(str(body) for body in COMMITTEE_BODIES)


@dataclass(frozen=True, slots=True)
class Exported:
    """The rows of a list, the ledger's end that all of them are of, how many could not be told, and the name of what
    they are under, where that is not everything."""

    rows: Sequence[Values]
    ledger: str
    left_out: int
    under: str = ""


async def export_list(graph: Graph, kind: ListKind, under: str, view: View) -> Exported:
    """A list of what is at and under an organization (its id; empty: everything) on the view's day.

    Raises `GraphConflict` where changes come faster than the list can be read.
    """
    rows, snapshot, end = await of_one_line(graph, under, view, ROWS[kind])
    return Exported(rows, end, snapshot.left_out, snapshot.by_id[under].name if under in snapshot.by_id else "")


async def of_one_line(
    graph: Graph, under: str, view: View, read: Callable[[Snapshot], Awaitable[T]]
) -> tuple[T, Snapshot, str]:
    """What is read of a day's organizations, these, and the line of the ledger that both are of."""
    for _ in range(TRIES):
        before = await read_end(graph)
        snapshot = await take(graph, under, view)
        found = await read(snapshot)
        if before == await read_end(graph):
            return found, snapshot, "0" if before is None else f"{before[0]}:{before[1]}"
    raise GraphConflict("The graph is changed faster than the list can be read: try again.")


def listing_of(exported: Exported, kind: ListKind, view: View, language: Language) -> Listing:
    """The list as a file has it: above its heading the day, what it is under, and the ledger's line."""
    title = say(f"LIST.{kind.value}")
    whole = say("EXPORTED", list=title, day=view.on)
    about = say("EXPORTED_UNDER", list=title, under=exported.under, day=view.on) if exported.under else whole
    return Listing(KINDS[kind], language, exported.rows, (about, say("EXPORTED_FROM", ledger=exported.ledger)))


async def organization_rows(snapshot: Snapshot) -> list[Values]:
    return [
        {
            "code": one.code,
            "name": one.name,
            "shortName": one.short,
            "level": one.level,
            "sector": one.sector,
            "parent": snapshot.named(one.parent) if one.parent and one.parent in snapshot.by_id else None,
            "since": snapshot.since[one.id],
        }
        for one in snapshot.organizations
    ]


def who(one: Linked, name: str = "memberName") -> Values:
    return {name: one.name, "birthDate": day_or_none(one.born), "cardNumber": one.card}


async def member_rows(snapshot: Snapshot) -> list[Values]:
    """The cell that counts each member, then the memberships beside it."""
    history = await snapshot.all_of(list_members, Period(FIRST_DAY, snapshot.day.until))
    chains: dict[tuple[str, str, str], list[Linked]] = {}
    for one in sorted(history, key=lambda one: one.since):
        chains.setdefault((one.organization, one.told[4], one.told[3]), []).append(one)
    # in the order of the list, which is that of the history
    last = {(one.organization, one.told[4], one.told[3]): None for one in history}
    holding = [chains[key] for key in last if holds(chains[key][-1], snapshot.view.on)]
    counted = {chain[-1].told[4]: counted_since(snapshot, chain) for chain in holding if chain[-1].told[3] == OFFICIAL}
    first = [chain for chain in holding if chain[-1].told[3] == OFFICIAL]
    beside = [chain for chain in holding if chain[-1].told[3] != OFFICIAL]
    return [member_row(snapshot, chain, counted) for chain in (*first, *beside)]


def holds(one: Linked, on: date) -> bool:
    return one.until is None or on.isoformat() < one.until


def counted_since(snapshot: Snapshot, chain: Sequence[Linked]) -> date:
    """Since when a member has been in a cell without a break, as far as it can be told."""
    since = chain[-1].since
    for one in reversed(chain[:-1]):
        if one.until == since:
            since = one.since
    return max(day_of(since), snapshot.since[chain[-1].organization])


def member_row(snapshot: Snapshot, chain: Sequence[Linked], counted: Mapping[str, date]) -> Values:
    one = chain[-1]
    admitted, official, circumstance, kind, identifier = one.told
    since = max(counted_since(snapshot, chain), counted.get(identifier, FIRST_DAY))
    shown = day_or_none(official)
    return {
        "cell": snapshot.named(one.organization),
        **who(one),
        "admittedOn": day_or_none(admitted),
        # what comes later is not known on the day
        "officialOn": shown if shown is not None and shown <= snapshot.view.on else None,
        "cellSince": since,
        "circumstance": circumstance if kind == OFFICIAL else None,
        "membership": kind,
        "until": day_or_none(one.until) if kind != OFFICIAL else None,
    }


async def seat_rows(snapshot: Snapshot) -> list[Values]:
    found = await snapshot.all_of(list_seats)
    return [
        {
            "organization": snapshot.named(one.organization),
            "body": one.told[0],
            "role": one.told[1],
            **who(one),
            **span_of(snapshot, one),
            "decision": one.told[2],
        }
        for one in found
    ]


def span_of(snapshot: Snapshot, one: Linked) -> Values:
    return {"since": snapshot.begun(one), "until": day_or_none(one.until)}


async def office_rows(snapshot: Snapshot) -> list[Values]:
    """Civil posts at the organizations, then those in the places that they cover, whose code a row names."""
    here = await snapshot.all_of(list_posts)
    rows = [post_row(one, snapshot.named(one.organization), snapshot.begun(one)) for one in here]
    places: set[str] = set()
    for some in some_hundred(snapshot.ids):
        places |= set(await list_covered(snapshot.reads, some, snapshot.view))
    for some in some_hundred(sorted(places)):
        found = await list_posts_in_places(snapshot.reads, some, snapshot.day)
        coded = [one for one in found if one.told[2]]
        snapshot.left_out += len(found) - len(coded)
        rows += [post_row(one, f"địa bàn {one.told[2]}", day_of(one.since)) for one in coded]
    return rows


def post_row(one: Linked, at: str, since: date) -> Values:
    told = {"office": one.told[0], "title": one.told[1], "since": since, "until": day_or_none(one.until)}
    return {"at": at, **who(one, "holderName"), **told}


async def supervision_rows(snapshot: Snapshot) -> list[Values]:
    """Links whose supervisor had no seat above when the list begins say that they were accepted."""
    seats: dict[Any, list[Linked]] = {}
    for one in await snapshot.all_of(list_seats):
        if one.told[0] in BODIES:
            seats.setdefault((one.name, one.born, one.card), []).append(one)
    rows: list[Values] = []
    for one in await snapshot.all_of(list_supervised):
        since, above = snapshot.begun(one), snapshot.above(one.organization)
        own = seats.get((one.name, one.born, one.card), [])
        stands = any(seat.organization in above and snapshot.begun(seat) <= since for seat in own)
        rows.append(
            {
                "organization": snapshot.named(one.organization),
                **who(one),
                "duties": one.told[0],
                "visitsPerYear": one.told[1],
                **span_of(snapshot, one),
                "decision": one.told[2],
                "acceptWithoutStanding": None if stands else say("ACCEPTED_BEFORE").words(Language.VI),
            }
        )
    return rows


async def meeting_rows(snapshot: Snapshot) -> list[Values]:
    """Meetings since the organization is where it is; those before, and visits on behalf of nobody with a card, are
    counted as left out."""
    held: list[HeldMeeting] = []
    for some in some_hundred(snapshot.ids):
        held += await list_meetings(snapshot.reads, some, snapshot.view)
    told = [one for one in held if day_of(one.day) >= snapshot.since[one.organization]]
    snapshot.left_out += len(held) - len(told)
    cards = await list_cards(snapshot.reads, {visit[4] for one in told for visit in one.visits if visit[4]})
    rows: list[Values] = []
    for one in sorted(told, key=lambda one: (snapshot.order[one.organization], one.day, one.kind)):
        meeting: Values = {
            "organization": snapshot.named(one.organization),
            "heldOn": day_of(one.day),
            "meeting": one.kind,
            "expected": one.expected,
            "present": one.present,
            "excused": one.excused,
        }
        known = [visit for visit in one.visits if not visit[4] or cards.get(visit[4])]
        snapshot.left_out += len(one.visits) - len(known)
        visits = [visit_of(visit, cards) for visit in sorted(known, key=lambda visit: (visit[0], visit[2] or ""))]
        rows += [{**meeting, **visit} for visit in visits or [{}]]
    return rows


def visit_of(visit: Sequence[Any], cards: Mapping[str, str | None]) -> Values:
    name, born, card, capacity, behalf = visit
    told = {"visitorName": name, "birthDate": day_or_none(born), "cardNumber": card, "capacity": capacity}
    return told | ({"onBehalfOf": cards[behalf]} if behalf else {})


ROWS: Mapping[ListKind, Callable[[Snapshot], Awaitable[list[Values]]]] = {
    ListKind.ORGANIZATIONS: organization_rows,
    ListKind.MEMBERS: member_rows,
    ListKind.ASSIGNMENTS: seat_rows,
    ListKind.OFFICES: office_rows,
    ListKind.SUPERVISION: supervision_rows,
    ListKind.MEETINGS: meeting_rows,
}
