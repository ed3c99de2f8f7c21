"""From when until when something holds, whatever day it is: what it came from, and what it went into."""

from collections.abc import Sequence
from datetime import date, timedelta

from execution.kinds import Arguments, Batch, FieldMap, Record
from execution.view import View
from graph.cypher.fetch import Fetching
from graph.records.events import CHANGE_EVENT
from graph.records.registry import RECORDS
from resolvers.hierarchy.lineage import list_predecessors, list_successors
from resolvers.shared.arguments import columns
from resolvers.shared.identifiers import decode_id, encode_id
from resolvers.shared.trees import list_events

TYPES = frozenset({name for name, record in RECORDS.items() if {"since", "until"} <= record.columns.keys()})
"""The types of what holds from one day up to another."""
BEGINNING = frozenset({"ESTABLISH", "MERGE", "SPLIT"})
ENDING = frozenset({"DISSOLVE", "MERGE", "SPLIT"})
ONE_DAY = timedelta(days=1)


async def life(backend: Fetching, view: View, arguments: Arguments) -> Record | None:
    """The life of what an id names; null where it never was."""
    wanted = decode_id(arguments["id"], "id", TYPES)
    [values] = await backend.find(RECORDS[wanted.type], [wanted.key], view)
    if values is None:
        return None
    return Record(
        "Life",
        view,
        {
            "id": values["id"],
            "of": wanted.type,
            "key": encode_id(wanted.type, values["id"]),
            "wanted": wanted.key,
            "from": values["since"],
            "until": values["until"],
            "endReason": values.get("endReason"),
            "shownOn": day_shown(values["since"], values["until"], view.on),
        },
    )


def day_shown(since: str, until: str | None, today: date) -> date:
    """Today as far as it holds then, else the nearest of its days."""
    last = date.max if until is None else date.fromisoformat(until) - ONE_DAY
    return max(date.fromisoformat(since), min(today, last))


async def list_shown(backend: Fetching, records: Sequence[Record], arguments: Arguments) -> list[Record]:
    """What the life is of, as on the day that it is shown for."""
    shown: list[Record] = []
    for record in records:
        view = record.view.at(record.values["shownOn"])
        kind = record.values["of"]
        [values] = await backend.find(RECORDS[kind], [record.values["wanted"]], view)
        shown.append(Record(kind, view, values or {}))
    return shown


async def list_origins(backend: Fetching, records: Sequence[Record], arguments: Arguments) -> list[list[Record]]:
    return await list_predecessors(backend, records, arguments) if of_organizations(records) else [[] for _ in records]


async def list_heirs(backend: Fetching, records: Sequence[Record], arguments: Arguments) -> list[list[Record]]:
    return await list_successors(backend, records, arguments) if of_organizations(records) else [[] for _ in records]


def of_organizations(records: Sequence[Record]) -> bool:
    return all(record.values["of"] == "Organization" for record in records)


async def list_beginnings(backend: Fetching, records: Sequence[Record], arguments: Arguments) -> list[Record | None]:
    """The event by which an organization began, where one is recorded."""
    return [await event_of(backend, record, record.values["from"], begins=True) for record in records]


async def list_endings(backend: Fetching, records: Sequence[Record], arguments: Arguments) -> list[Record | None]:
    """The event by which an organization ended, where one is recorded."""
    return [await event_of(backend, record, record.values["until"], begins=False) for record in records]


async def event_of(backend: Fetching, record: Record, day: str | None, *, begins: bool) -> Record | None:
    if day is None or not of_organizations([record]):
        return None
    on = date.fromisoformat(day)
    took = await list_events(backend, [record.values["id"]], record.view.at(on - ONE_DAY), on)
    found = [
        one.event
        for one in took
        if (one.began and one.kind in BEGINNING if begins else one.ended and one.kind in ENDING)
    ]
    if not found:
        return None
    [values] = await backend.find(CHANGE_EVENT, found[:1], record.view)
    return None if values is None else Record("ChangeEvent", record.view, values)


LIFE: FieldMap = {
    **columns("key", "from", "until", "endReason"),
    "shown": Batch(list_shown, needs=("id", "of", "wanted", "shownOn")),
    "cameFrom": Batch(list_origins, needs=("id", "of"), takes=("transitive",)),
    "wentInto": Batch(list_heirs, needs=("id", "of"), takes=("transitive",)),
    "beganBy": Batch(list_beginnings, needs=("id", "of", "from")),
    "endedBy": Batch(list_endings, needs=("id", "of", "until")),
}
