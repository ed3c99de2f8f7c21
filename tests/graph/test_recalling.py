"""What a memory that holds every row answers by itself is what the graph answers; any other one asks the graph, once it
holds what changes have made."""

from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from typing import Any

import pytest

from execution.view import View
from graph.engine.sessions import Graph
from graph.facts.around import find_by_code
from graph.facts.memory import Memory
from graph.facts.recall import Behind, Recall
from graph.model.kinds import Table
from graph.model.tables import HOLDS, LIVES_IN, MEMBER, MEMBER_OF, ORGANIZATION, PART_OF
from graph.reads.standing import StandingsInGraph
from resolvers.supervision.standing import BODIES
from seeds.draft.rows import Rows
from seeds.draft.scale import LETTER, REFORM
from service.seeding import rows_of
from tests.conftest import Loaded

DAYS = (LETTER, REFORM - timedelta(days=1), REFORM, REFORM + timedelta(days=1))
DAY = date(2024, 1, 1)


def in_order(value: Any) -> Any:
    if isinstance(value, dict):
        return sorted((key, in_order(one)) for key, one in value.items())
    return sorted(value) if isinstance(value, list | set) else value


@pytest.mark.contract
@pytest.mark.parametrize("day", DAYS, ids=str)
async def test_a_filled_memory_answers_as_the_graph_does(loaded: Loaded, tiny_rows: Rows, day: date) -> None:
    await loaded.hold(tiny_rows)
    memory = Memory(NoGraph())
    memory.fill(rows_of(tiny_rows), {})
    recalled, read = Recall(memory), StandingsInGraph(loaded.graph)
    organizations = [*(row["id"] for row in tiny_rows.nodes["Organization"]), "nowhere"]
    codes = {row["code"] for row in tiny_rows.nodes["Organization"] if row["code"] > "5"} | {"none"}
    members = [*(row["id"] for row in tiny_rows.nodes["Member"]), "nobody"]
    asked = [(one, day - timedelta(days=number % 400)) for number, one in enumerate(organizations)]
    view = View.whole(day)
    for ours, theirs in (
        (recalled.seats(members, view, BODIES), read.seats(members, view, BODIES)),
        (recalled.cells(members, view), read.cells(members, view)),
        (recalled.parents(organizations, view), read.parents(organizations, view)),
        (recalled.above_on(asked, view), read.above_on(asked, view)),
        (recalled.by_code(codes, day), find_by_code(loaded.graph, codes, day)),
    ):
        found = in_order(await theirs)
        assert found
        assert in_order(await ours) == found, theirs


class NoGraph(Graph):
    """A graph that nobody may ask."""

    def __init__(self) -> None:
        pass


class Silent(Graph):
    """A graph that has no rows."""

    def __init__(self) -> None:
        self.asked = 0

    async def read(self, text: str, /, **parameters: Any) -> Any:
        self.asked += 1
        return []


CHANGED_AND_BEHIND: tuple[tuple[Table, set[str]], ...] = (
    (HOLDS, {"seats", "anything"}),
    (MEMBER_OF, {"cells", "anything"}),
    (PART_OF, {"cells", "parents", "above_on", "anything"}),
    (ORGANIZATION, {"by_code", "anything"}),
    (MEMBER, {"anything"}),
    (LIVES_IN, {"anything"}),
)


@pytest.mark.parametrize(("table", "behind"), CHANGED_AND_BEHIND, ids=lambda one: getattr(one, "name", ""))
async def test_each_read_says_which_tables_the_graph_must_be_up_to_date_with(table: Table, behind: set[str]) -> None:
    graph = Silent()
    memory = Memory(graph)
    changed = memory.facts.take(table, "one", "two", {"since": DAY, "until": DAY})
    changed.values = {"since": DAY, "until": date(2025, 1, 1)}
    memory.touched[changed] = None
    reads = Recall(memory)
    asked: dict[str, Callable[[], Awaitable[Any]]] = {
        "seats": lambda: reads.seats(["one"], View.whole(DAY), BODIES),
        "cells": lambda: reads.cells(["one"], View.whole(DAY)),
        "parents": lambda: reads.parents(["one"], View.whole(DAY)),
        "above_on": lambda: reads.above_on([("one", DAY)], View.whole(DAY)),
        "by_code": lambda: reads.by_code(["one"], DAY),
        "anything": lambda: reads.graph().read("RETURN []"),
    }
    found = set[str]()
    for name, read in asked.items():
        try:
            await read()
        except Behind:
            found.add(name)
    assert found == behind
    assert graph.asked == len(asked) - len(behind)
