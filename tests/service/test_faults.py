"""One round of what `make faults` does at length: a kill -9 in a stream of changes loses none, makes none twice."""

import os
from pathlib import Path
from shutil import copytree

import pytest

from bench.faults import play, seed
from seeds.draft.rows import Rows
from tests.conftest import Loaded
from tests.support.arranging import on_server

# where the kill falls is drawn anew in every run; `make faults` plays twenty rounds, and kills a server, too
ROUNDS = 1
pytestmark = [pytest.mark.contract, pytest.mark.engine]


@pytest.fixture(scope="module")
def environment(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A graph with the tiny seed: a directory of its own, or the server's, which then holds what nobody has loaded."""
    if not on_server():
        tiny: Path = request.getfixturevalue("seeded_tiny")
        return {"GRAPH_URL": f"embedded:{copytree(tiny, tmp_path_factory.mktemp('faults') / 'graph')}"}
    loaded: Loaded = request.getfixturevalue("loaded")
    loaded.rows = Rows()
    named = {name: value for name, value in os.environ.items() if name.startswith("GRAPH_")}
    seed(named)
    return named


@pytest.mark.parametrize("number", range(ROUNDS))
def test_a_kill_in_a_stream_of_changes_loses_none(environment: dict[str, str], number: int) -> None:
    result = play("this", environment, f"r{number}")
    assert result.acknowledged > 0
    assert result.sound, result
