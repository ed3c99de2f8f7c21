"""The small world, freshly loaded for each test of changes, as every test changes it."""

import pytest

from graph.engine.sessions import Graph
from tests.changes.small import small_world
from tests.conftest import Loaded


@pytest.fixture
async def small(loaded: Loaded) -> Graph:
    """The session's graph with the small world in it."""
    await loaded.hold(small_world())
    return loaded.graph
