"""The series of meetings that organizations carry: always what the meetings themselves say, on both engines."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

import pytest

from graph.engine.migrations import apply_schema, list_migrations
from graph.engine.sessions import Graph, Transaction
from graph.model.meeting_years import MeetingYears
from tests.conftest import Loaded
from tests.resolvers.commands.small import member, organization
from tests.support.changing import change

pytestmark = pytest.mark.contract

DAY = datetime(2025, 6, 3, tzinfo=UTC).toordinal()
GIVEN = {"organization": organization("o6"), "expected": 2, "present": 1, "on": "2025-06-03"}
Series = Mapping[str, list[str]]
ADDED_IN = ("series_of_meetings", "years_of_meetings")


async def read_series(graph: Graph) -> Series:
    rows = await graph.read("MATCH (node:Organization) RETURN collect([node.id, node.meetingYears])")
    return {key: years for key, years in rows if years}


def came(who: str, capacity: str, behalf: str | None = None) -> dict[str, Any]:
    return {"member": member(who), "capacity": capacity} | ({"onBehalfOf": member(behalf)} if behalf else {})


async def test_older_graphs_get_by_migration_what_the_loader_writes(tiny: Loaded) -> None:
    graph, loaded = tiny.graph, await read_series(tiny.graph)
    years = [year for found in loaded.values() for year in found]
    assert len({year[:4] for year in years}) > 1
    assert sum(year.count("|+") for year in years) > 100
    assert any("|-" in year for year in years)

    async def forget(transaction: Transaction) -> None:
        await transaction.run("MATCH (node:Organization) SET node.meetingYears = null")

    await graph.write(forget)
    assert await read_series(graph) == {}
    for migration in list_migrations():
        if migration.name in ADDED_IN:
            for statement in migration.statements:
                await apply_schema(graph, statement)
    assert await read_series(graph) == loaded
    kept = await graph.read("MATCH (node:Organization) WHERE node.metOn IS NOT NULL RETURN count(node)")
    assert kept == 0


async def test_a_recorded_meeting_and_its_visit_are_added_in_their_order(small: Graph) -> None:
    await change(small, "recordMeeting", {**GIVEN, "attendances": [came("m4", "SUPERVISOR"), came("m3", "GUEST")]})
    await change(small, "recordMeeting", {**GIVEN, "on": "2025-06-02"})
    assert await read_series(small) == {"o6": [f"2025|{DAY - 1},{DAY}|+m4 {DAY}"]}


async def test_who_came_in_person_was_not_stood_in_for(small: Graph) -> None:
    both = [came("m4", "SUPERVISOR"), came("m3", "STAND_IN", "m4")]
    await change(small, "recordMeeting", {**GIVEN, "attendances": both})
    assert (await read_series(small))["o6"] == [f"2025|{DAY}|+m4 {DAY}"]


async def test_a_mended_record_replaces_its_own_visits_only(small: Graph) -> None:
    given = {**GIVEN, "attendances": [came("m4", "SUPERVISOR")]}
    first = await change(small, "recordMeeting", given, "meeting { id: key }")
    await change(small, "recordMeeting", given)
    await change(
        small, "correctMeeting", {"meeting": first["meeting"]["id"], "attendances": [came("m3", "STAND_IN", "m4")]}
    )
    assert await read_series(small) == {"o6": [f"2025|{DAY},{DAY}|+m4 {DAY}|-m4 {DAY}"]}
    await change(small, "correctMeeting", {"meeting": first["meeting"]["id"], "present": 2})
    assert await read_series(small) == {"o6": [f"2025|{DAY},{DAY}|+m4 {DAY}|-m4 {DAY}"]}


async def test_each_calendar_year_is_a_text_of_its_own(small: Graph) -> None:
    for on in ("2025-01-01", "2024-12-31"):
        await change(small, "recordMeeting", {**GIVEN, "on": on, "attendances": [came("m4", "SUPERVISOR")]})
    turn = date(2025, 1, 1).toordinal()
    years = [f"2024|{turn - 1}|+m4 {turn - 1}", f"2025|{turn}|+m4 {turn}"]
    assert await read_series(small) == {"o6": years}
    read = MeetingYears(years)
    assert (read.held, read.days("+m4"), read.days("-m4")) == ([turn - 1, turn], [turn - 1, turn], ())
