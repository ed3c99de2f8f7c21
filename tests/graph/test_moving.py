"""A graph is moved to another one, of either engine, while it is read: whole, or what is there is served by nobody."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import LiteralString

import pytest

from graph.engine.errors import GraphDamaged, GraphFull, GraphIncomplete, GraphOccupied
from graph.engine.open import open_graph
from graph.engine.sessions import Graph, Reads, Transaction
from graph.engine.settings import GraphSettings
from graph.engine.state import check_ready, read_end
from graph.ledger.archive import Manifest
from graph.ledger.moving import Told, move
from graph.ledger.snapshot import Progress
from tests.conftest import Loaded
from tests.graph.test_backup import Meddling, changed, dump, unheard
from tests.graph.test_state import forget

pytestmark = pytest.mark.contract
__all__ = ["changed"]


async def moved(source: Reads, target: Graph, place: Path, writing: Progress = unheard) -> Manifest:
    return await move(source, target, place / "moved", Told(unheard, unheard, writing, unheard))


@pytest.fixture(scope="module")
async def embedded(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Graph]:
    """Another graph, on the embedded engine whatever the session's is on."""
    async with open_graph(GraphSettings(url=f"embedded:{tmp_path_factory.mktemp('other')}")) as graph:
        yield graph


@pytest.fixture
async def other(embedded: Graph) -> Graph:
    """The other graph, empty."""
    await forget(embedded)
    return embedded


async def test_a_graph_is_moved_from_one_engine_to_the_other_and_back_as_it_was(
    changed: Graph, other: Graph, loaded: Loaded, tmp_path: Path
) -> None:
    before, end = await dump(changed), await read_end(changed)
    there = await moved(changed, other, tmp_path)
    assert (there.seq, there.hash) == end
    assert await dump(other) == before
    assert (await check_ready(other)).rows == there.rows
    with pytest.raises(GraphOccupied, match="into an empty one"):
        await moved(other, changed, tmp_path)
    assert await dump(changed) == before
    await forget(changed)
    back = await moved(other, changed, tmp_path)
    assert (back.tables, back.hash) == (there.tables, there.hash)
    assert await dump(changed) == before


async def test_what_is_changed_while_it_is_read_is_moved_as_the_last_line_leaves_it(
    changed: Graph, other: Graph, tmp_path: Path
) -> None:
    """Rows that were written already are others by then, so all are written anew."""
    meddling = Meddling(changed)
    made = await moved(meddling, other, tmp_path)
    assert made.seq == made.begun + len(meddling.changes)
    assert await read_end(other) == await read_end(changed) == (made.seq, made.hash)
    assert await dump(other) == await dump(changed)


SPOIL: LiteralString = "MATCH (:Member {id: 'm2'})-[l:MEMBER_OF]->() SET l.standing = 'SPOILT'"
MEND: LiteralString = "MATCH (:Member {id: 'm2'})-[l:MEMBER_OF]->() SET l.standing = 'OFFICIAL'"


async def change_by_hand(graph: Graph, text: LiteralString) -> None:
    async def work(transaction: Transaction) -> None:
        await transaction.run(text)

    await graph.write(work)


async def test_of_a_graph_that_is_not_what_its_ledger_says_nothing_is_served_elsewhere(
    changed: Graph, other: Graph, tmp_path: Path
) -> None:
    """It is found out when all is read, and much of it is written."""
    whole = await dump(changed)
    await change_by_hand(changed, SPOIL)
    with pytest.raises(GraphDamaged, match="others than"):
        await moved(changed, other, tmp_path)
    with pytest.raises(GraphIncomplete, match="half restored"):
        await check_ready(other)
    await change_by_hand(changed, MEND)
    assert await dump(changed) == whole
    await moved(changed, other, tmp_path)
    assert await dump(other) == whole


async def test_where_the_other_graph_takes_no_more_it_is_half_restored_and_the_same_again_makes_it_whole(
    changed: Graph, other: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full: list[int] = []

    def check_kept() -> None:
        if full:
            raise GraphFull("The disk is full.")

    monkeypatch.setattr(other, "check_kept", check_kept)
    with pytest.raises(GraphFull):
        await moved(changed, other, tmp_path, lambda done, total: full.extend([done] if done > total / 2 else ()))
    full.clear()
    with pytest.raises(GraphIncomplete, match="half restored"):
        await check_ready(other)
    await moved(changed, other, tmp_path)
    assert await dump(other) == await dump(changed)


class Gone(Exception):
    """Whoever is read from is there no more."""


class Going:
    """Reads that end after so many statements."""

    def __init__(self, graph: Graph, left: int) -> None:
        self.graph, self.left = graph, left

    async def read(self, text: LiteralString, /, **parameters: object) -> object:
        """The answer, as long as there are any."""
        self.left -= 1
        if self.left < 0:
            raise Gone
        return await self.graph.read(text, **parameters)


async def test_where_no_more_can_be_read_nobody_waits_for_it(changed: Graph, other: Graph, tmp_path: Path) -> None:
    for left in (8, 80):
        with pytest.raises(Gone):
            await moved(Going(changed, left), other, tmp_path)
        with pytest.raises(GraphIncomplete):
            await check_ready(other)

    def leave(*_: object) -> None:
        waiting.cancel()

    beside = asyncio.all_tasks()
    waiting = asyncio.create_task(moved(changed, other, tmp_path, leave))
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert asyncio.all_tasks() <= beside
    await moved(changed, other, tmp_path)
    assert await dump(other) == await dump(changed)
