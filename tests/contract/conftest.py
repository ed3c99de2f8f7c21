"""The forest of random worlds and the whole province: each loaded where the graph holds something else."""

from collections.abc import AsyncIterator

import pytest

from graph.engine.migrations import migrate
from graph.engine.open import open_graph
from graph.engine.sessions import Graph
from graph.engine.settings import GraphSettings
from seeds.draft.rows import Rows
from seeds.exchange.load import load
from tests.conftest import Loaded
from tests.worlds.forest import Forest, plant
from tests.worlds.staffing import plant_staffed

WORLDS = 60


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
async def province(
    loaded: Loaded, on_server: bool, province_rows: Rows, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Graph]:
    """The whole province: on a server in its one database, embedded in a directory of its own."""
    if on_server:
        await loaded.hold(province_rows)
        yield loaded.graph
        return
    async with open_graph(GraphSettings(url=f"embedded:{tmp_path_factory.mktemp('province')}")) as graph:
        await migrate(graph)
        await load(graph, province_rows, lambda *_: None)
        yield graph
