"""The comparison of a hierarchy on two days: what appeared, ended, moved, was renamed or changed level.

Both trees are told whole, from memory or by one statement each, and compared here; an organization that merged away is
named by its event. Where the organization asked for no longer lives on the later day, the tree of what it went into is
compared.
"""

import asyncio
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from execution.kinds import Arguments, Batch, End, FieldMap, Record
from execution.view import View
from graph.cypher.fetch import Fetching
from graph.cypher.held import Placed, Took
from graph.model.keys import text_key
from graph.records.events import CHANGE_EVENT
from graph.records.organizations import ORGANIZATION
from resolvers.hierarchy.lineage import list_heirs, went_into
from resolvers.shared.arguments import columns
from resolvers.shared.filters import WHERE
from resolvers.shared.pages import USUAL, Listed, Wanted, Whole, as_they_are, by, by_values, listed_in
from resolvers.shared.trees import list_events, list_living, list_tree

KINDS = ("APPEARED", "ENDED", "MERGED_INTO", "SPLIT_FROM", "MOVED", "RENAMED", "LEVEL_CHANGED")


async def compare(backend: Fetching, under: str, earlier: View, later: View) -> Record:
    """The comparison as a record; its differences are kept whole, in order, and paged from memory."""
    since, until = earlier.on, later.on
    before = await read_tree(backend, [under], earlier)
    roots = [under] if await lives(backend, under, later) else await successors_of(backend, under, earlier, later)
    after = await read_tree(backend, roots, later)
    seen_before, seen_after = await asyncio.gather(
        read_placed(backend, sorted(after.keys() - before.keys()), earlier),
        read_placed(backend, sorted(before.keys() - after.keys()), later),
    )
    events = await read_events(backend, before.keys() | after.keys(), earlier, until)
    values = {"id": f"{under}~{since}~{until}", "underId": under, "from": since.isoformat(), "to": until.isoformat()}
    # two trees of thousands are compared beside the loop that answers others
    views = earlier, later
    rows = await asyncio.to_thread(rows_of, {**before, **seen_before}, {**after, **seen_after}, events, views)
    return Record("HierarchyComparison", earlier, {**values, "rows": Whole(rows), "counts": counted(rows, later)})


async def lives(backend: Fetching, identifier: str, view: View) -> bool:
    found = await backend.find(ORGANIZATION, [identifier], view, living=True)
    return found[0] is not None


async def successors_of(backend: Fetching, under: str, earlier: View, later: View) -> list[str]:
    """What an organization that ended in between went into, as far as it lives on the later day."""
    identifiers = sorted(await went_into(backend, under, earlier, later.on))
    living = await backend.find(ORGANIZATION, identifiers, later, living=True)
    return [one for one, values in zip(identifiers, living, strict=True) if values is not None]


async def read_tree(backend: Fetching, tops: Sequence[str], view: View) -> dict[str, Placed]:
    """The organizations at and under some, by their ids."""
    return {one.id: one for one in await list_tree(backend, tops, view)} if tops else {}


async def read_placed(backend: Fetching, organizations: Sequence[str], view: View) -> dict[str, Placed]:
    """Those of the organizations that live on the day, by their ids."""
    return {one.id: one for one in await list_living(backend, organizations, view)} if organizations else {}


async def read_events(
    backend: Fetching, identifiers: Collection[str], earlier: View, until: date
) -> dict[str, list[Took]]:
    """What the organizations took part in, by their ids."""
    events: dict[str, list[Took]] = {}
    for took in await list_events(backend, identifiers, earlier, until) if identifiers else ():
        events.setdefault(took.organization, []).append(took)
    return events


def rows_of(
    before: Mapping[str, Placed],
    after: Mapping[str, Placed],
    events: Mapping[str, Sequence[Took]],
    views: tuple[View, View],
) -> list[Record]:
    earlier, later = views
    found = differences(before, after, events)
    return [Record("HierarchyDifference", later, facts) for facts in dated(found, earlier.on, later.on)]


Difference = dict[str, Any]


def differences(
    before: Mapping[str, Placed], after: Mapping[str, Placed], events: Mapping[str, Sequence[Took]]
) -> Iterable[Difference]:
    """Every difference, its `id` by kind, then by the organization's own order."""
    for identifier in before.keys() | after.keys():
        old, new = before.get(identifier), after.get(identifier)
        took = events.get(identifier, ())
        for kind in kinds_of(old, new, took):
            fact = new or old
            assert fact is not None
            place = KINDS.index(kind)
            yield {
                "id": f"{place}|{fact.key}",
                "key": f"{fact.key}|{place}",
                "name": fact.name,
                "kind": kind,
                "old": old,
                "new": new,
                "eventId": event_of(kind, took),
            }


def kinds_of(old: Placed | None, new: Placed | None, took: Sequence[Took]) -> Iterable[str]:
    if old is None:
        yield "SPLIT_FROM" if any(one.kind == "SPLIT" and one.began for one in took) else "APPEARED"
    elif new is None:
        yield "MERGED_INTO" if any(one.kind == "MERGE" and one.ended for one in took) else "ENDED"
    else:
        if old.parent != new.parent:
            yield "MOVED"
        if old.name != new.name:
            yield "RENAMED"
        if old.level != new.level:
            yield "LEVEL_CHANGED"


EVENT_KINDS: Mapping[str, tuple[str, ...]] = {
    "APPEARED": ("ESTABLISH", "MERGE"),
    "ENDED": ("DISSOLVE", "SPLIT"),
    "MERGED_INTO": ("MERGE",),
    "SPLIT_FROM": ("SPLIT",),
    "MOVED": ("MOVE", "CHANGE_LEVEL", "MERGE"),
    "RENAMED": ("RENAME",),
    "LEVEL_CHANGED": ("CHANGE_LEVEL",),
}


def event_of(kind: str, took: Sequence[Took]) -> str | None:
    """The event that made the difference, where one is recorded: of several of a kind the last, by which it is so now.

    An end or a beginning is explained by an event of that very day: in between the organization may have taken part
    in others.
    """
    side = took
    if kind in {"ENDED", "MERGED_INTO"}:
        side = [one for one in took if one.ended]
    if kind in {"APPEARED", "SPLIT_FROM"}:
        side = [one for one in took if one.began]
    ranked = [one for wanted in EVENT_KINDS[kind] for one in reversed(side) if one.kind == wanted]
    return ranked[0].event if ranked else None


def dated(found: Iterable[Difference], since: date, until: date) -> Iterable[Difference]:
    """The values as the fields read them: either side by its id and its day."""
    for values in found:
        old, new = values.pop("old"), values.pop("new")
        yield {
            **values,
            "beforeId": old and old.id,
            "beforeOn": since.isoformat(),
            "afterId": new and new.id,
            "afterOn": until.isoformat(),
        }


def counted(rows: Sequence[Record], view: View) -> list[Record]:
    counts = Counter(record.values["kind"] for record in rows)
    return [Record("DifferenceCount", view, {"kind": kind, "count": counts[kind]}) for kind in KINDS]


def of_kinds(arguments: Arguments) -> Wanted[Record] | None:
    """What is asked of a difference by `where`."""
    kinds = (arguments.get(WHERE) or {}).get("kinds")
    return None if kinds is None else lambda record: record.values["kind"] in kinds


by_kind = by_values("id")
DIFFERENCES = Listed(
    "HierarchyComparison.differences",
    {
        USUAL: by_kind,
        "KIND": by_kind,
        "LEVEL_CODE": by_values("key"),
        "NAME": by(lambda record: f"{text_key(record.values['name'])}{record.values['key']}"),
    },
    as_they_are,
    ("kinds",),
    of_kinds,
)


async def list_heirs_of(backend: Fetching, records: Sequence[Record], arguments: Arguments) -> list[list[Record]]:
    """The heirs of what has ended: a statement for each generation of all of them, and one for who lives."""
    ended = {record.values["beforeId"] for record in records if record.values["afterId"] is None}
    later = records[0].view
    earlier = later.at(date.fromisoformat(records[0].values["beforeOn"]))
    found = await list_heirs(backend, sorted(ended), earlier, later)
    return [found.get(record.values["beforeId"], []) if record.values["afterId"] is None else [] for record in records]


COMPARISON: FieldMap = {
    **columns("from", "to", "counts"),
    "under": End(ORGANIZATION, "Organization", "underId"),
    "differences": listed_in(
        DIFFERENCES,
        lambda record, _: record.values["rows"],
        "rows",
    ),
}
COUNT: FieldMap = columns("kind", "count")
DIFFERENCE: FieldMap = {
    **columns("kind"),
    "before": End(ORGANIZATION, "Organization", "beforeId", on="beforeOn"),
    "after": End(ORGANIZATION, "Organization", "afterId", on="afterOn"),
    "event": End(CHANGE_EVENT, "ChangeEvent", "eventId"),
    "heirs": Batch(list_heirs_of, needs=("id", "beforeId", "beforeOn", "afterId")),
}
