"""The forest of random worlds, planted once and loaded where the graph holds something else."""

import pytest

from graph.sessions import Graph
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
