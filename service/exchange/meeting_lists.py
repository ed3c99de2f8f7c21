"""Meetings out of the graph, as rows: those that were held, with who came from above, and those that are planned.

What was held or planned for a day before its organization is where it is, is left out, and counted.
"""

from collections.abc import AsyncIterator, Mapping, Sequence
from typing import Any

from graph.reads.lists import HeldMeeting, list_cards, list_meetings, list_planned, some_hundred
from service.exchange.days import day_of, day_or_none
from service.exchange.sheets_named import judged_by, sheet_names
from service.exchange.snapshot import Snapshot

Values = dict[str, Any]


async def meeting_rows(snapshot: Snapshot) -> AsyncIterator[Values]:
    """Meetings since the organization is where it is; those before, and visits on behalf of nobody with a card, are
    counted as left out."""
    sheets = await sheet_names(snapshot.reads, snapshot.view)
    for some in some_hundred(snapshot.ids):
        held = await list_meetings(snapshot.reads, some, snapshot.view)
        told = [one for one in held if day_of(one.day) >= snapshot.since[one.organization]]
        snapshot.left_out += len(held) - len(told)
        cards = await list_cards(snapshot.reads, {visit[4] for one in told for visit in one.visits if visit[4]})
        for one in sorted(told, key=lambda one: (snapshot.order[one.organization], one.day, one.kind)):
            for values in visits_of(snapshot, one, cards):
                yield values | judged_by(one, sheets)


def visits_of(snapshot: Snapshot, one: HeldMeeting, cards: Mapping[str, str | None]) -> list[Values]:
    """A meeting once for each who came from above, once where nobody did."""
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
    return [{**meeting, **visit} for visit in visits or [{}]]


def visit_of(visit: Sequence[Any], cards: Mapping[str, str | None]) -> Values:
    name, born, card, capacity, behalf, _ = visit
    told = {"visitorName": name, "birthDate": day_or_none(born), "cardNumber": card, "capacity": capacity}
    return told | ({"onBehalfOf": cards[behalf]} if behalf else {})


async def plan_rows(snapshot: Snapshot) -> AsyncIterator[Values]:
    """What is planned on the day; of days before the organization is where it is, plans are counted as left out."""
    for some in some_hundred(snapshot.ids):
        planned = await list_planned(snapshot.reads, some, snapshot.day, snapshot.view)
        told = [one for one in planned if day_of(one.day) >= snapshot.since[one.organization]]
        snapshot.left_out += len(planned) - len(told)
        for one in sorted(told, key=lambda one: (snapshot.order[one.organization], one.day, one.kind)):
            yield {
                "organization": snapshot.named(one.organization),
                "plannedFor": day_of(one.day),
                "meeting": one.kind,
                "note": one.note,
                "plannedOn": max(day_of(one.since), snapshot.since[one.organization]),
            }
