"""Lists out of the graph: what stood on a day, as rows that an import reads back.

A list begins where its tree does: an organization stands where it is since a day, and nothing that is told of it can
begin before that, as an import could not place it then. So an export that is imported into an empty graph is equal.
"""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import orjson

from execution.view import View
from graph.cypher.dates import Period
from graph.engine.errors import GraphConflict
from graph.engine.sessions import Graph
from graph.engine.state import read_end
from graph.model.calendar import FIRST_DAY
from graph.model.vocabulary import COMMITTEE_BODIES, MembershipKind
from graph.reads.lists import (
    Linked,
    list_covered,
    list_members,
    list_posts,
    list_posts_in_places,
    list_seats,
    list_supervised,
    some_hundred,
)
from seeds.exchange.kinds import KINDS, Form, Kind, ListKind
from seeds.exchange.lists_out import Listing
from service.exchange.days import day_of, day_or_none
from service.exchange.judgement_lists import assessment_rows, case_rows
from service.exchange.meeting_lists import meeting_rows, plan_rows
from service.exchange.snapshot import Snapshot, take
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

    rows: Iterable[Values]
    ledger: str
    left_out: int
    under: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """Rows in a file, as many times as they are gone through: no more of a list is held than a piece of it."""

    path: Path
    kind: Kind

    def __iter__(self) -> Iterator[Values]:
        """The rows, their days as days."""
        days = [column.name for column in self.kind.columns if column.form is Form.DAY]
        with self.path.open("rb") as file:
            for line in file:
                values = orjson.loads(line)
                yield values | {name: day_or_none(values.get(name)) for name in days if name in values}


async def export_list(graph: Graph, kind: ListKind, under: str, view: View, kept: Path) -> Exported:
    """A list of what is at and under an organization (its id; empty: everything) on the view's day; its rows lie in the
    file `kept`, which is whoever asks's to take away.

    Raises `GraphConflict` where changes come faster than the list can be read.
    """
    rows, snapshot, end = await of_one_line(graph, under, view, partial(keep, kind, kept))
    return Exported(rows, end, snapshot.left_out, snapshot.by_id[under].name if under in snapshot.by_id else "")


async def keep(kind: ListKind, path: Path, snapshot: Snapshot) -> Kept:
    """The rows of a list, written as they are read."""
    with path.open("wb") as file:
        async for values in ROWS[kind](snapshot):
            file.write(orjson.dumps(values, option=orjson.OPT_APPEND_NEWLINE))
    return Kept(path, KINDS[kind])


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


async def organization_rows(snapshot: Snapshot) -> AsyncIterator[Values]:
    for one in snapshot.organizations:
        yield {
            "code": one.code,
            "name": one.name,
            "shortName": one.short,
            "level": one.level,
            "sector": one.sector,
            "parent": snapshot.named(one.parent) if one.parent and one.parent in snapshot.by_id else None,
            "since": snapshot.since[one.id],
        }


def who(one: Linked, name: str = "memberName") -> Values:
    return {name: one.name, "birthDate": day_or_none(one.born), "cardNumber": one.card}


async def member_rows(snapshot: Snapshot) -> AsyncIterator[Values]:
    """The cell that counts each member, then the memberships beside it."""
    counted: dict[str, date] = {}
    beside: list[list[Linked]] = []
    async for history in snapshot.by_hundreds(list_members, Period(FIRST_DAY, snapshot.day.until)):
        for chain in chains_of(history):
            last = chain[-1]
            if not holds(last, snapshot.view.on):
                continue
            if last.told[3] == OFFICIAL:
                counted[last.told[4]] = counted_since(snapshot, chain)
                yield member_row(snapshot, chain, counted)
            else:
                beside.append(chain)
    for chain in beside:
        yield member_row(snapshot, chain, counted)


def chains_of(history: Sequence[Linked]) -> list[list[Linked]]:
    """Somebody's memberships of one kind in one cell, by when they begin; the chains in the order of the history."""
    chains: dict[tuple[str, str, str], list[Linked]] = {}
    for one in history:
        chains.setdefault((one.organization, one.told[4], one.told[3]), []).append(one)
    return [sorted(chain, key=lambda one: one.since) for chain in chains.values()]


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


async def seat_rows(snapshot: Snapshot) -> AsyncIterator[Values]:
    async for some in snapshot.by_hundreds(list_seats):
        for one in some:
            yield {
                "organization": snapshot.named(one.organization),
                "body": one.told[0],
                "role": one.told[1],
                **who(one),
                **span_of(snapshot, one),
                "decision": one.told[2],
            }


def span_of(snapshot: Snapshot, one: Linked) -> Values:
    return {"since": snapshot.begun(one), "until": day_or_none(one.until)}


async def office_rows(snapshot: Snapshot) -> AsyncIterator[Values]:
    """Civil posts at the organizations, then those in the places that they cover, whose code a row names."""
    async for here in snapshot.by_hundreds(list_posts):
        for one in here:
            yield post_row(one, snapshot.named(one.organization), snapshot.begun(one))
    places: set[str] = set()
    for some in some_hundred(snapshot.ids):
        places |= set(await list_covered(snapshot.reads, some, snapshot.view))
    for some in some_hundred(sorted(places)):
        found = await list_posts_in_places(snapshot.reads, some, snapshot.day, snapshot.view)
        coded = [one for one in found if one.told[2]]
        snapshot.left_out += len(found) - len(coded)
        for one in coded:
            yield post_row(one, f"địa bàn {one.told[2]}", day_of(one.since))


def post_row(one: Linked, at: str, since: date) -> Values:
    told = {"office": one.told[0], "title": one.told[1], "since": since, "until": day_or_none(one.until)}
    return {"at": at, **who(one, "holderName"), **told}


async def supervision_rows(snapshot: Snapshot) -> AsyncIterator[Values]:
    """Links whose supervisor had no seat above when the list begins say that they were accepted."""
    seats: dict[Any, list[Linked]] = {}
    async for some in snapshot.by_hundreds(list_seats):
        for one in some:
            if one.told[0] in BODIES:
                seats.setdefault((one.name, one.born, one.card), []).append(one)
    async for some in snapshot.by_hundreds(list_supervised):
        for one in some:
            yield supervision_row(snapshot, one, seats.get((one.name, one.born, one.card), ()))


def supervision_row(snapshot: Snapshot, one: Linked, seats: Sequence[Linked]) -> Values:
    since, above = snapshot.begun(one), snapshot.above(one.organization)
    stands = any(seat.organization in above and snapshot.begun(seat) <= since for seat in seats)
    return {
        "organization": snapshot.named(one.organization),
        **who(one),
        "duties": one.told[0],
        "visitsPerYear": one.told[1],
        **span_of(snapshot, one),
        "decision": one.told[2],
        "acceptWithoutStanding": None if stands else say("ACCEPTED_BEFORE").words(Language.VI),
    }


ROWS: Mapping[ListKind, Callable[[Snapshot], AsyncIterator[Values]]] = {
    ListKind.ORGANIZATIONS: organization_rows,
    ListKind.MEMBERS: member_rows,
    ListKind.ASSIGNMENTS: seat_rows,
    ListKind.OFFICES: office_rows,
    ListKind.SUPERVISION: supervision_rows,
    ListKind.MEETINGS: meeting_rows,
    ListKind.PLANS: plan_rows,
    ListKind.ASSESSMENTS: assessment_rows,
    ListKind.CASES: case_rows,
}
