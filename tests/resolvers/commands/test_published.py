"""A graph that a released version wrote verifies today, once it is migrated (FAULTS E4).

`PUBLISH=1 pytest tests/resolvers/commands/test_published.py` at a release writes the form of the version in
pyproject.toml; those of earlier versions are never written anew.
"""

import json
import os
import tomllib
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from graph.engine.migrations import list_migrations, migrate
from graph.engine.sessions import Graph
from graph.engine.state import begin_filling, finish_filling
from graph.facts.rows import wipe
from graph.ledger.verify import verify_ledger
from tests.conftest import Loaded
from tests.published.stored import GRAPHS, restore, store
from tests.resolvers.commands.small import organization
from tests.resolvers.commands.test_known import CHANGES, Asking
from tests.resolvers.commands.test_ledger import tamper
from tests.support.asking import ask

pytestmark = pytest.mark.contract

PROJECT = Path(__file__).parents[3] / "pyproject.toml"
HISTORY = "query ($id: ID!) { organization(by: { id: $id }) { history(first: 20) { nodes { seq kind } } } }"


@pytest.fixture
async def emptied(loaded: Loaded) -> AsyncIterator[Graph]:
    """The session's graph with nothing in it."""
    await begin_filling(loaded.graph, "published")
    await wipe(loaded.graph)
    yield loaded.graph
    loaded.forget()


def stored_in(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("path", sorted(GRAPHS.glob("*.json")), ids=lambda path: path.stem)
async def test_a_graph_of_every_released_version_verifies_once_it_is_migrated(emptied: Graph, path: Path) -> None:
    """FAULTS E4: the chain from its first line on, the canonical form, the digests and what is derived."""
    stored = stored_in(path)
    await restore(emptied, stored)
    later = "MATCH (applied:Migration) WHERE applied.number > $last DELETE applied"
    await tamper(emptied, later, last=stored["migrations"])
    assert len(await migrate(emptied)) == len(list_migrations()) - stored["migrations"]
    await finish_filling(emptied, "published", 0)
    verdict = await verify_ledger(emptied, lambda *_: None)
    assert verdict.problems == []
    assert f"{verdict.lines}:{verdict.hash}" == stored["end"]
    history = (await ask(emptied, HISTORY, {"id": organization("o4")}))["organization"]["history"]["nodes"]
    assert history, "its lines are found from what they are about"


async def test_what_is_stored_is_brought_back_as_it_was(small: Graph, loaded: Loaded, tmp_path: Path) -> None:
    for field, given in CHANGES[:3]:
        await Asking(small).change(field, given)
    await store(small, tmp_path / "one.json")
    await wipe(small)
    loaded.forget()
    await restore(small, stored_in(tmp_path / "one.json"))
    await store(small, tmp_path / "again.json")
    assert stored_in(tmp_path / "again.json") == stored_in(tmp_path / "one.json")


@pytest.mark.skipif("PUBLISH" not in os.environ, reason="done at a release")
async def test_publish(small: Graph) -> None:
    asking = Asking(small)
    for field, given in CHANGES:
        await asking.change(field, given)
    version = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["version"]
    await store(small, GRAPHS / f"{version}.json")
