"""The series of meetings that organizations carry: always what the meetings themselves say, on both engines."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest

from graph.migrations import apply_schema, list_migrations
from graph.sessions import Graph, Transaction
from tests.changes.small import member, organization
from tests.changing import change
from tests.conftest import Loaded

pytestmark = pytest.mark.contract

DAY = datetime(2025, 6, 3, tzinfo=UTC).toordinal()
GIVEN = {"organization": organization("o6"), "expected": 2, "present": 1, "on": "2025-06-03"}
Series = Mapping[str, tuple[list[int], list[str]]]


async def read_series(graph: Graph) -> Series:
    rows = await graph.read("MATCH (node:Organization) RETURN collect([node.id, node.metOn, node.visits])")
    return {key: (met or [], visits or []) for key, met, visits in rows if met or visits}


def came(who: str, capacity: str, behalf: str | None = None) -> dict[str, Any]:
    return {"member": member(who), "capacity": capacity} | ({"onBehalfOf": member(behalf)} if behalf else {})


async def test_older_graphs_get_by_migration_what_the_loader_writes(tiny: Loaded) -> None:
    graph, loaded = tiny.graph, await read_series(tiny.graph)
    assert sum(len(visits) for _, visits in loaded.values()) > 500
    assert any("|-|" in visit for _, visits in loaded.values() for visit in visits)

    async def forget(transaction: Transaction) -> None:
        await transaction.run("MATCH (node:Organization) SET node.metOn = null, node.visits = null")

    await graph.write(forget)
    assert await read_series(graph) == {}
    [migration] = [one for one in list_migrations() if one.name == "series_of_meetings"]
    for statement in migration.statements:
        await apply_schema(graph, statement)
    assert await read_series(graph) == loaded


async def test_a_recorded_meeting_and_its_visit_are_added_in_their_order(small: Graph) -> None:
    await change(small, "recordMeeting", {**GIVEN, "attendances": [came("m4", "SUPERVISOR"), came("m3", "GUEST")]})
    await change(small, "recordMeeting", {**GIVEN, "on": "2025-06-02"})
    assert await read_series(small) == {"o6": ([DAY - 1, DAY], [f"{DAY}|+|m4"])}


async def test_who_came_in_person_was_not_stood_in_for(small: Graph) -> None:
    both = [came("m4", "SUPERVISOR"), came("m3", "STAND_IN", "m4")]
    await change(small, "recordMeeting", {**GIVEN, "attendances": both})
    assert (await read_series(small))["o6"][1] == [f"{DAY}|+|m4"]


async def test_a_mended_record_replaces_its_own_visits_only(small: Graph) -> None:
    given = {**GIVEN, "attendances": [came("m4", "SUPERVISOR")]}
    first = await change(small, "recordMeeting", given, "meeting { id }")
    await change(small, "recordMeeting", given)
    await change(
        small, "correctMeeting", {"meeting": first["meeting"]["id"], "attendances": [came("m3", "STAND_IN", "m4")]}
    )
    assert await read_series(small) == {"o6": ([DAY, DAY], [f"{DAY}|+|m4", f"{DAY}|-|m4"])}
    await change(small, "correctMeeting", {"meeting": first["meeting"]["id"], "present": 2})
    assert await read_series(small) == {"o6": ([DAY, DAY], [f"{DAY}|+|m4", f"{DAY}|-|m4"])}
