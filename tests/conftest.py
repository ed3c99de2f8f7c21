"""Graphs for the tests: embedded by default, a server where TEST_GRAPH_URL or GRAPH_URL in scripts/neo4j says so."""

import gc
import os
from collections.abc import AsyncIterator, Generator
from dataclasses import dataclass, field
from pathlib import Path
from typing import LiteralString

import pytest
from hypothesis import HealthCheck, settings

from graph.engine.migrations import migrate
from graph.engine.open import open_graph
from graph.engine.sessions import Graph
from graph.engine.settings import GraphSettings, graph_settings
from seeds.draft.rows import Rows
from seeds.exchange.load import load
from seeds.sizes import build, source_name
from tests.resolvers.commands.small import small_world
from tests.support.arranging import arrange, on_server
from tests.support.filled import copy_of
from tests.worlds.counting import plant_counted
from tests.worlds.forest import Forest, plant
from tests.worlds.staffing import plant_staffed

WORLDS = 60
FORGET_PLANS: LiteralString = "CALL db.clearQueryCaches()"
INVENTED = source_name("tiny", 1)
"""What the tests' graphs say they were filled with: nobody in them is anybody."""

settings.register_profile(
    "ci",
    derandomize=True,
    deadline=None,
    max_examples=15,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
settings.register_profile("thorough", settings.get_profile("ci"), derandomize=False, max_examples=400)
# a real Neo4j plans each new statement for tenths of a second: fewer examples there than on the embedded
# engine, whose answers are the same
settings.register_profile("server", settings.get_profile("ci"), max_examples=3)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "server" if on_server() else "ci"))


@dataclass
class Loaded:
    """A graph and the rows that it holds now; loading the same ones again costs nothing."""

    graph: Graph
    # asyncio's runner prints what the last fixture gave each time it is used, though nobody reads it
    rows: Rows = field(default_factory=Rows, repr=False)

    async def hold(self, rows: Rows) -> None:
        if rows is not self.rows:
            self.rows = rows
            await load(self.graph, rows, lambda *_: None, INVENTED)

    def forget(self) -> None:
        """For a test that has written to the graph by itself: the next one loads anew."""
        self.rows = Rows()


@pytest.fixture(scope="session", name="on_server")
def is_on_server() -> bool:
    """Whether the tests run on a real Neo4j."""
    return on_server()


@pytest.fixture(scope="session")
def settings_of_graph(on_server: bool, tmp_path_factory: pytest.TempPathFactory) -> GraphSettings:
    if on_server:
        return graph_settings(os.environ)
    directory: Path = tmp_path_factory.mktemp("graph")
    return GraphSettings(url=f"embedded:{directory}")


@pytest.fixture(scope="session")
async def loaded(settings_of_graph: GraphSettings) -> AsyncIterator[Loaded]:
    """The session's graph, migrated."""
    async with open_graph(settings_of_graph) as graph:
        await migrate(graph)
        yield Loaded(graph)


@pytest.fixture(scope="session")
def tiny_rows() -> Rows:
    return build("tiny")


@pytest.fixture(scope="session")
def province_rows() -> Rows:
    """The whole province, built once for all who only read its rows; it stays, so that no collection looks through it,
    neither while it is made (a third of the time) nor later."""
    gc.disable()
    try:
        return build("province")
    finally:
        gc.freeze()
        gc.enable()


@pytest.fixture
async def graph(loaded: Loaded) -> Graph:
    """The session's graph, whatever it holds."""
    return loaded.graph


@pytest.fixture
async def tiny(loaded: Loaded, tiny_rows: Rows) -> Loaded:
    """The session's graph with the tiny seed in it."""
    await loaded.hold(tiny_rows)
    return loaded


class Standing:
    """The forest in the graph that it was loaded into; no dataclass, as Hypothesis would print it field by field."""

    def __init__(self, graph: Graph, forest: Forest) -> None:
        self.graph = graph
        self.forest = forest

    def __repr__(self) -> str:
        """Short: Hypothesis prints the arguments of a failing example."""
        return f"Standing({len(self.forest.worlds)} worlds)"


@pytest.fixture(scope="session")
def planted() -> Forest:
    return plant(WORLDS)


@pytest.fixture
async def standing(loaded: Loaded, planted: Forest) -> Standing:
    """The session's graph with the forest in it."""
    await loaded.hold(planted.rows)
    return Standing(loaded.graph, planted)


@pytest.fixture(scope="session")
def staffed() -> Forest:
    return plant_staffed(WORLDS)


@pytest.fixture
async def staffing(loaded: Loaded, staffed: Forest) -> Standing:
    """The session's graph with worlds in which few people sit in many committees."""
    await loaded.hold(staffed.rows)
    return Standing(loaded.graph, staffed)


@pytest.fixture(scope="session")
def counted() -> Forest:
    return plant_counted(WORLDS // 3)


@pytest.fixture
async def counting(loaded: Loaded, counted: Forest) -> Standing:
    """The session's graph with worlds in which there is something of all that indicators count."""
    await loaded.hold(counted.rows)
    return Standing(loaded.graph, counted)


@pytest.fixture(scope="session")
async def province(
    loaded: Loaded, on_server: bool, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Graph]:
    """The whole province: on a server in its one database, embedded in a directory of its own."""

    async def fill(directory: Path) -> None:
        async with open_graph(GraphSettings(url=f"embedded:{directory}")) as graph:
            await migrate(graph)
            await load(graph, request.getfixturevalue("province_rows"), lambda *_: None, INVENTED)

    if on_server:
        await loaded.hold(request.getfixturevalue("province_rows"))
        # what is planned for a small world is slow here (scripts/neo4j-server/tests.conf)
        await loaded.graph.change_schema(FORGET_PLANS)
        yield loaded.graph
        return
    directory = await copy_of("province", fill, tmp_path_factory.mktemp("province"))
    async with open_graph(GraphSettings(url=f"embedded:{directory}")) as graph:
        yield graph


@pytest.fixture
async def small(loaded: Loaded) -> Graph:
    """The session's graph with the small world in it."""
    await loaded.hold(small_world())
    return loaded.graph


@pytest.fixture(autouse=True)
def no_graph_unsaid(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A test that starts a graph says so by its mark, or `make test-fast` would not be what its name says."""
    if request.node.get_closest_marker("engine") is None:
        monkeypatch.setattr("graph.engine.embedded.create_server", unsaid)


def unsaid(*_: object, **__: object) -> None:
    raise AssertionError("This test starts a graph: mark it with pytest.mark.engine.")


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Collecting makes a million objects that stay: to look through them again and again was two fifths of its time,
    and behind a test none of them need be looked at either."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    arrange(config, items)
