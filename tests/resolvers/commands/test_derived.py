"""What is derived from facts is verified as well: every property of it, wherever it was changed by hand."""

from collections.abc import Mapping
from datetime import date
from typing import Any, LiteralString

import pytest

from graph.engine.sessions import Graph, Transaction
from graph.ledger.rederive import rederive
from graph.ledger.scan import read_ids
from graph.ledger.verdict import MOST_NAMED
from graph.ledger.verify import verify_ledger
from graph.model.derived import person_keys
from graph.model.kinds import NodeTable
from graph.model.tables import NODE_TABLES
from tests.conftest import Loaded
from tests.resolvers.commands.small import member, organization, small_world
from tests.resolvers.commands.together import whole_graph
from tests.support.changing import change

pytestmark = pytest.mark.contract

REMEDY = "Run `hierarchy ledger rederive`: it writes what is derived anew."
NAME = "Trần Thị Ân"
DERIVED = [(table, name) for table in NODE_TABLES for name in table.properties if name in table.derived]


@pytest.fixture
async def peopled(loaded: Loaded) -> Graph:
    """The small world with somebody who is not in the Party, and a meeting that a supervisor came to."""
    rows = small_world()
    rows.add_node("Person", {"id": "n1", "name": NAME, **person_keys(NAME, "n1")})
    await loaded.hold(rows)
    came = [{"member": member("m4"), "capacity": "SUPERVISOR"}]
    given = {"organization": organization("o6"), "expected": 2, "present": 1, "on": "2025-06-03", "attendances": came}
    await change(loaded.graph, "recordMeeting", given)
    return loaded.graph


async def problems(graph: Graph) -> list[str]:
    return (await verify_ledger(graph, lambda *_: None)).problems


async def put(graph: Graph, table: NodeTable, name: LiteralString, values: Mapping[str, Any]) -> Mapping[str, Any]:
    """Sets a property of nodes by hand and gives what they had."""
    match: LiteralString = "UNWIND $ids AS id MATCH (node:" + table.label + " {id: id}) "
    had = await graph.read(match + "RETURN collect([id, node." + name + "])", ids=sorted(values))
    text: LiteralString = (
        "UNWIND $rows AS row MATCH (node:" + table.label + " {id: row[0]}) SET node." + name + " = row[1]"
    )

    async def work(transaction: Transaction) -> None:
        await transaction.run(text, rows=[[one, value] for one, value in values.items()])

    await graph.write(work)
    return dict(had)


def other(table: NodeTable, name: str) -> Any:
    """A value that the property has nowhere."""
    if name in table.dates:
        return date(1999, 1, 1)
    if name in {"countedOfficial", "countedProbationary"}:
        return [77]
    return ["x"] if name in table.lists else "x"


async def test_every_derived_property_that_was_changed_by_hand_is_found(peopled: Graph) -> None:
    assert await problems(peopled) == []
    for table, name in DERIVED:
        one = min(await read_ids(peopled, table))
        had = await put(peopled, table, name, {one: other(table, name)})
        assert await problems(peopled) == [f"{table.name}: {name} of {one} do not follow from the facts.", REMEDY]
        await put(peopled, table, name, had)
    assert await problems(peopled) == []


async def test_a_derived_property_that_was_taken_away_is_found(peopled: Graph) -> None:
    await put(peopled, NODE_TABLES[0], "meetingYears", {"o6": None})
    assert await problems(peopled) == ["Organization: meetingYears of o6 do not follow from the facts.", REMEDY]


async def test_of_many_the_first_are_named_and_the_others_counted(peopled: Graph) -> None:
    organizations = await read_ids(peopled, NODE_TABLES[0])
    rest = [(table, name) for table, name in DERIVED if table is not NODE_TABLES[0]]
    await put(peopled, NODE_TABLES[0], "name", dict.fromkeys(organizations, "x"))
    wrong = len(organizations)
    for table, name in rest:
        identifiers = await read_ids(peopled, table)
        wrong += len(identifiers) if name == "sortKey" else 0
        await put(peopled, table, name, dict.fromkeys(identifiers, "x"))
    found = await problems(peopled)
    assert wrong > MOST_NAMED
    assert found[MOST_NAMED:] == [
        f"There are {wrong - MOST_NAMED} more whose derived values do not follow from the facts.",
        REMEDY,
    ]


async def test_where_facts_are_wrong_what_follows_is_not_judged(peopled: Graph) -> None:
    await put(peopled, NODE_TABLES[0], "code", {"o6": "other"})
    [found] = await problems(peopled)
    assert found.startswith("Organization: the graph has others than")


async def test_what_does_not_follow_is_set_right_and_nothing_else(peopled: Graph) -> None:
    whole, wrong = await whole_graph(peopled), set[tuple[str, str]]()
    for table, name in DERIVED:
        one = min(await read_ids(peopled, table))
        wrong.add((table.name, one))
        await put(peopled, table, name, {one: other(table, name)})
    assert {(stray.table.name, stray.id) for stray in await rederive(peopled, lambda *_: None)} == wrong
    assert await whole_graph(peopled) == whole
    assert await problems(peopled) == []
    assert await rederive(peopled, lambda *_: None) == []
