"""What a question costs: its number of Cypher statements, which never grows with the number of objects.

The executor's, whatever the engine: not asked again of a Neo4j, which would plan each of them first.
"""

from random import Random

import pytest

from graph.engine.relays import Recorder
from tests.conftest import Loaded
from tests.support.asking import ask
from tests.worlds.growing import Grower

TREE = "{ roots { name children(first: 100) { nodes { name children(first: 100) { nodes { name } } } } } }"
PEOPLE = """{ members(first: 100) { totalCount nodes { name cell { name parent { name } }
  assignments { role organization { name } } supervisions { organization { name } } } } }"""
COUNTS = "{ roots { memberCount children(first: 100) { nodes { memberCount depth } } } }"
ONE = '{ organization(by: { code: "00" }) { name level since } }'
SEARCH = '{ search(text: "an") { totalCount nodes { __typename } } }'
HISTORY = (
    "{ organizations(first: 100) { nodes { successors(transitive: true) { organization { name } event { on } } } } }"
)


async def cost(loaded: Loaded, query: str) -> int:
    recorder = Recorder(loaded.graph)
    await ask(recorder, query)
    return len(recorder.texts)


@pytest.mark.parametrize(
    ("query", "most"),
    [(ONE, 1), (TREE, 3), (PEOPLE, 10), (COUNTS, 6), (SEARCH, 9), (HISTORY, 15)],
    ids=["one", "tree", "people", "counts", "search", "history"],
)
async def test_a_question_costs_a_statement_for_each_field_and_level_at_most(
    tiny: Loaded, query: str, most: int
) -> None:
    assert await cost(tiny, query) <= most


@pytest.mark.parametrize("query", [TREE, COUNTS, PEOPLE], ids=["tree", "counts", "people"])
async def test_more_objects_cost_no_more_statements(loaded: Loaded, tiny: Loaded, query: str) -> None:
    large = await cost(tiny, query)
    rows = Grower(Random("world 77"), "a").grow()
    await loaded.hold(rows)
    assert len(rows.nodes["Organization"]) > 1
    # ends of links are looked up in two turns of the loop at most, whatever their number
    assert large <= await cost(loaded, query) + 4


async def test_counts_on_every_level_of_a_tree_are_one_read_of_it(tiny: Loaded) -> None:
    below = "memberCount descendantCount"
    for _ in range(5):
        below = "memberCount descendantCount children(first: 1000) { nodes { " + below + " } }"
    recorder = Recorder(tiny.graph)
    await ask(recorder, '{ roots(asOf: "2023-04-21") { ' + below + " } }")
    counting = [text for text in recorder.texts if "countedFrom" in text]
    assert len(counting) == 1
    assert len(recorder.texts) <= 1 + 5 + 1


async def test_counts_of_a_long_page_are_added_up_in_the_graph_and_are_those_of_a_short_one(tiny: Loaded) -> None:
    recorder = Recorder(tiny.graph)
    counts = "id memberCount onProbation: memberCount(standing: PROBATIONARY) own: memberCount(scope: OWN)"
    page = await ask(recorder, '{ organizations(first: 100, asOf: "2023-04-21") { nodes { ' + counts + " } } }")
    assert [("sum(" in text, "countedFrom" in text) for text in recorder.texts].count((True, True)) == 1
    assert not any("endNode" in text for text in recorder.texts)
    nodes = page["organizations"]["nodes"]
    assert len(nodes) == 100
    assert len({node["memberCount"] for node in nodes}) > 10
    query = "query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Organization { " + counts + " } } }"
    for start in range(0, 100, 20):
        few = nodes[start : start + 20]
        assert (await ask(tiny.graph, query, {"ids": [node["id"] for node in few]}))["nodes"] == few


async def test_what_is_not_selected_is_not_read(tiny: Loaded) -> None:
    recorder = Recorder(tiny.graph)
    await ask(recorder, "{ members(first: 5) { nodes { id } } }")
    assert len(recorder.texts) == 1
    assert "count(node)" not in recorder.texts[0]
    assert "circumstance" not in recorder.texts[0]
