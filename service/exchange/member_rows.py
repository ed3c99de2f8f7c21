"""Rows of members as changes: each is registered in the cell that counts, other memberships follow."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from graph.model.keys import fold
from graph.model.tables import MEMBER_OF, OPEN_END
from graph.model.vocabulary import MembershipKind
from graph.reads.named import Known
from seeds.exchange.cells import Unread
from seeds.exchange.tables import Row
from service.exchange.days import day_or_none
from service.exchange.drafting import (
    Draft,
    Request,
    link_id,
    member_id,
    organization_id,
    same_place,
    stated,
    who_of,
)
from service.exchange.mending import Way, correction, stands
from service.exchange.naming import Organization
from wording.said import say

OFFICIAL = str(MembershipKind.OFFICIAL)
REGISTERED = {
    "cell": "cell",
    "name": "memberName",
    "birthDate": "birthDate",
    "cardNumber": "cardNumber",
    "admittedOn": "admittedOn",
    "officialOn": "officialOn",
    "circumstance": "circumstance",
    "on": "cellSince",
}
LINKED = {"to": "cell", "kind": "membership", "until": "until", "on": "cellSince", "member": "memberName"}


async def draft_members(draft: Draft, rows: Sequence[Row]) -> None:
    """A request for each member who is not there yet, then one for each membership beside the one that counts."""
    counted = [row for row in rows if kind_of(row) == OFFICIAL]
    beside = [row for row in rows if kind_of(row) != OFFICIAL]
    seen: dict[tuple[Any, ...], Row] = {}
    for row in counted:
        key = key_of(row)
        if key is not None and key in seen:
            draft.twice(row, seen[key], "cardNumber" if row.values.get("cardNumber") else "memberName")
            continue
        if key is not None:
            seen[key] = row
        register(draft, row)
    for row in beside:
        link(draft, row)


def kind_of(row: Row) -> str:
    return str(row.values.get("membership", OFFICIAL))


def key_of(row: Row) -> tuple[Any, ...] | None:
    """What tells people of one file apart; None where nothing does."""
    who = who_of(row)
    if who.card:
        return (who.card,)
    return None if who.born is None else (fold(who.name), who.born)


def register(draft: Draft, row: Row) -> None:
    """Notes the request, and whom later rows may name by it."""
    admitted = row.values.get("admittedOn")
    on: date | None = row.values.get("cellSince") or admitted
    if on is None or admitted is None or "memberName" not in row.values:
        return
    cell = draft.organization(row, "cell", on)
    try:
        known = known_by(draft, row, on) if key_of(row) else None
    except Unread as unread:
        draft.wrong(row, "cardNumber", unread.said, unread.todo)
        return
    if cell is None:
        return
    if known is not None:
        stands(draft, [row], values_of(draft, known, cell, row), ways_of(draft, known, cell, row))
        return
    made = draft.identify("m", row.number)
    draft.made_by[made] = row.number
    names = {name: column for name, column in REGISTERED.items() if name not in {"on", "cell"}}
    given = {"cell": organization_id(cell), **stated(row, **names)}
    draft.requests.append(Request([row], "registerMember", given, on, REGISTERED, (made,)))
    stays = [[cell.id, OFFICIAL, on.isoformat(), OPEN_END.isoformat(), ""]]
    days = (str(day) if (day := row.values.get(name)) else None for name in ("birthDate", "admittedOn", "officialOn"))
    born, came, official = days
    card = row.values.get("cardNumber")
    life = (str(admitted), OPEN_END.isoformat())
    draft.members.add(Known(made, row.values["memberName"], card, born, came, official, *life, stays))


def known_by(draft: Draft, row: Row, on: date) -> Known | None:
    """The member whom a row names; where rows change what is recorded, also one without a card, who gets the row's."""
    who = who_of(row)
    known = draft.members.known(who, on)
    if known is not None or not draft.update or not who.card or who.born is None:
        return known
    namesake = draft.members.known(replace(who, card=None), on)
    return namesake if namesake is not None and not namesake.card else None


def values_of(draft: Draft, known: Known, cell: Organization, row: Row) -> dict[str, Any]:
    """What is recorded of a member, by the columns of a row that names the cell; whoever has been in it for longer is
    there since the row's day, too."""
    counted = sorted((one for one in known.cells if one[1] == OFFICIAL), key=lambda one: one[2])
    here = [one for one in counted if one[0] == cell.id]
    last = counted[-1] if counted else None
    found: dict[str, Any] = {
        "memberName": known.name,
        "birthDate": day_or_none(known.born),
        "cardNumber": known.card,
        "admittedOn": day_or_none(known.admitted),
        "officialOn": day_or_none(known.official),
        "cell": same_place(draft, row, "cell", cell, last[0] if last else ""),
    }
    if here:
        since = date.fromisoformat(since_of(here))
        found |= {"cellSince": max(since, row.values.get("cellSince", since)), "circumstance": here[-1][4] or None}
    return found


def ways_of(draft: Draft, known: Known, cell: Organization, row: Row) -> list[Way]:
    """Whose probation goes on becomes official, who is in another cell is transferred; a circumstance begins on the
    view's day. What has no days is put right."""
    on, given = draft.view.on, {"member": member_id(known.id)}
    own = {"memberName": "name", **{name: name for name in ("birthDate", "cardNumber", "admittedOn")}}
    turn = row.values.get("officialOn", on)
    moved = row.values.get("cellSince", on)
    ways = [
        Way(
            "transferMember", {"cell": "to"}, {**given, "kind": OFFICIAL}, moved, values={"cell": organization_id(cell)}
        ),
        Way("setCircumstance", {"circumstance": "circumstance"}, given, on),
    ]
    if known.official is None:
        return [correction("member", own, given, on), Way("confirmOfficial", {"officialOn": "on"}, given, turn), *ways]
    return [correction("member", own | {"officialOn": "officialOn"}, given, on), *ways]


def since_of(links: Sequence[Sequence[str]]) -> str:
    """Since when the last of several memberships, each beginning where the one before it ended, has been going on."""
    since = links[-1][2]
    for one in reversed(links[:-1]):
        if one[3] == since:
            since = one[2]
    return since


def link(draft: Draft, row: Row) -> None:
    """A membership beside the one that counts, of a member of the file or of the graph."""
    on: date | None = row.values.get("cellSince")
    if on is None:
        draft.wrong(row, "cellSince", say("CELL_NEEDED"), say("DO_FILL_IN"))
        return
    cell = draft.organization(row, "cell", on)
    member = draft.member(row, who_of(row), on, "memberName") if "memberName" in row.values else None
    if cell is None or member is None:
        return
    recorded = beside_recorded(draft.members.find(who_of(row), on), cell.id, kind_of(row), on)
    if recorded is not None:
        since, until = (date.fromisoformat(text) for text in recorded[2:4])
        given = {"membership": link_id(MEMBER_OF, member, cell.id, since=since, kind=kind_of(row))}
        values = {"until": None if until == OPEN_END else until}
        stands(draft, [row], values, [correction("membership", {"until": "until"}, given, on)])
        return
    given = {
        "member": member_id(member),
        "to": organization_id(cell),
        "kind": kind_of(row),
        **stated(row, until="until"),
    }
    draft.requests.append(Request([row], "transferMember", given, on, LINKED, after=draft.made_by.get(member)))


def beside_recorded(known: Known, cell: str, kind: str, on: date) -> list[str] | None:
    """The membership of a cell beside the one that counts, that holds on a day."""
    text = on.isoformat()
    own = (one for one in known.cells if one[0] == cell and one[1] == kind)
    return next((one for one in own if one[2] <= text < one[3]), None)


def people_in(rows: Sequence[Row], *, update: bool) -> tuple[set[str], set[date]]:
    """The cards and the birthdays by which rows name people."""
    cards = {row.values[name] for row in rows for name in ("cardNumber", "onBehalfOf") if name in row.values}
    by_birth = [row for row in rows if "birthDate" in row.values and (update or "cardNumber" not in row.values)]
    return cards, {row.values["birthDate"] for row in by_birth}
