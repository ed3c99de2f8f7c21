"""One round of what `make faults` does at length: a kill -9 in a stream of changes loses none, makes none twice."""

import os
from pathlib import Path

import pytest

from bench.faults import play, seed
from seeds.draft.rows import Rows
from tests.conftest import Loaded
from tests.support.arranging import on_server

# where the kill falls is drawn anew in every run; `make faults` plays twenty rounds, and kills a server, too
ROUNDS = 1
pytestmark = [pytest.mark.contract, pytest.mark.engine]


@pytest.fixture(scope="module")
def environment(loaded: Loaded, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A graph with the tiny seed: a directory of its own, or the server's, which then holds what nobody has loaded."""
    loaded.rows = Rows()
    directory: Path = tmp_path_factory.mktemp("faults") / "graph"
    named = {name: value for name, value in os.environ.items() if name.startswith("GRAPH_")}
    made = named if on_server() else {"GRAPH_URL": f"embedded:{directory}"}
    seed(made)
    return made


@pytest.mark.parametrize("number", range(ROUNDS))
def test_a_kill_in_a_stream_of_changes_loses_none(environment: dict[str, str], number: int) -> None:
    result = play("this", environment, f"r{number}")
    assert result.acknowledged > 0
    assert result.sound, result
