"""A question about three times as many objects costs as many statements, whatever the engine (see test_statements)."""

from random import Random

import pytest

from graph.engine.relays import Recorder
from graph.model.tables import LINK_TABLES
from seeds.draft.rows import Rows
from tests.conftest import Loaded
from tests.support.asking import ask
from tests.worlds.forest import together
from tests.worlds.growing import Grower

# which records meet in one tick varies a little from run to run; a statement for each object would add dozens
MEETINGS_MISSED = 1
SEED = "world 2365"  # one that has something of everything
QUESTIONS = {
    "tree": """{ roots { name children(first: 100) { totalCount nodes {
      name children(first: 100) { nodes { name } } } } } }""",
    "organizations": """{ organizations(first: 1000) { totalCount nodes { name level depth childCount descendantCount
      memberCount parent { name } ancestors { name } places { name } profiles { name } secretary { name }
      descendants(first: 100) { edges { depth node { name } } } } } }""",
    "people of organizations": """{ organizations(first: 1000) { nodes {
      memberships(first: 100) { totalCount nodes { member { name } } }
      assignments(includePast: true) { role member { name } }
      supervisionChain { organization { name } supervisions { supervisor { name cell { name } } } }
      meetings(first: 100) { nodes { attendances { member { name } onBehalfOf { name } } } } } } }""",
    "members": """{ members(first: 100) { totalCount nodes { name circumstance cell { name parent { name } }
      memberships(includePast: true) { organization { name } } assignments { organization { name } }
      supervisions { organization { name } } offices { title holder { name } place { name } } } } }""",
    "places": """{ places(first: 1000) { totalCount nodes { name residentCount parent { name } organizations { name }
      children(first: 100) { nodes { name } } offices { title holder { name } } } } }""",
    "search": '{ search(text: "a", first: 100) { totalCount nodes { ... on Member { cell { name } } } } }',
    "events": """{ organizations(first: 1000, asOf: "2023-05-01") { nodes { events { kind on
      originals { name } results { name } } } } }""",
    "lineage": """{ organizations(first: 1000, asOf: "2023-05-01") { nodes {
      predecessors(transitive: true) { organization { name } event { kind } }
      successors(transitive: true) { organization { name } event { kind } } } } }""",
}


def copies(number: int) -> Rows:
    """The same world so many times, each with ids and codes of its own."""
    return together([Grower(Random(SEED), mark).grow() for mark in "abc"[:number]])


async def cost(loaded: Loaded, rows: Rows, query: str) -> int:
    await loaded.hold(rows)
    recorder = Recorder(loaded.graph)
    await ask(recorder, query)
    return len(recorder.texts)


@pytest.fixture(scope="session")
def once() -> Rows:
    return copies(1)


@pytest.fixture(scope="session")
def thrice() -> Rows:
    return copies(3)


async def test_three_times_the_objects_cost_no_statement_more(loaded: Loaded, once: Rows, thrice: Rows) -> None:
    costs = {name: await cost(loaded, once, query) for name, query in QUESTIONS.items()}
    larger = {name: await cost(loaded, thrice, query) for name, query in QUESTIONS.items()}
    assert {name: extra for name in costs if (extra := larger[name] - costs[name]) > MEETINGS_MISSED} == {}
    assert sum(len(rows) for rows in thrice.nodes.values()) == 3 * sum(len(rows) for rows in once.nodes.values())


def test_the_world_that_is_counted_has_something_of_everything(once: Rows) -> None:
    """Else a question could be cheap for want of anything to read."""
    assert all(len(once.links[table.name]) > 2 for table in LINK_TABLES)
    assert len(once.nodes["Organization"]) > 8
    assert len(once.nodes["Member"]) > 4
