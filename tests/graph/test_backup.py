"""A graph is backed up while changes go on, and restored on either engine as it was: held against a dump of all its
nodes and links that knows no table."""

import asyncio
import os
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any, LiteralString

import pytest

from graph.engine.errors import GraphDamaged, GraphFull, GraphIncomplete, GraphOccupied
from graph.engine.open import open_graph
from graph.engine.sessions import Graph, Reads, Transaction
from graph.engine.settings import GraphSettings
from graph.engine.state import check_adoptable, check_ready, check_replaceable, finish_filling, read_end, read_state
from graph.ledger.archive import Manifest, open_archive
from graph.ledger.backup import back_up, take
from graph.ledger.restore import restore
from graph.ledger.snapshot import Progress, Snapshot, check
from tests.conftest import Loaded
from tests.graph.test_state import forget
from tests.published.stored import GRAPHS, LIST_LINKS, LIST_NODES, label_of, to_json
from tests.resolvers.commands.small import member, organization
from tests.resolvers.commands.test_known import CHANGES, CORRECTIONS, Asking

pytestmark = pytest.mark.contract

Write = Callable[[Reads, Path, Progress, Progress], Awaitable[Snapshot]]
ARCHIVES = GRAPHS.parent / "archives"
HISTORY = "query ($id: ID!) { organization(by: { id: $id }) { history(first: 20) { nodes { seq kind } } } }"


def unheard(*_: object) -> None:
    """Progress that nobody looks at."""


async def dump(graph: Graph) -> list[str]:
    """All nodes and links but the migrations, each as a text; who last held the ledger's lock is no matter."""
    nodes = [repr((sorted(labels), whole(values))) for labels, values in await graph.read(LIST_NODES)]
    links = [
        repr((label_of(away), start, kind, label_of(to), end, whole(values)))
        for away, start, kind, to, end, values in await graph.read(LIST_LINKS)
    ]
    return sorted(nodes + links)


def whole(values: dict[str, Any]) -> dict[str, Any]:
    """The properties that are there: an empty list is none on the embedded engine."""
    return {name: value for name, value in to_json(values).items() if value != [] and name != "holder"}


async def backed_up(graph: Graph, path: Path) -> Manifest:
    return (await back_up(graph, path, unheard, unheard)).archive.manifest


async def restored(graph: Graph, path: Path, progress: Callable[[int, int], None] = unheard) -> None:
    await restore(graph, check(open_archive(path), unheard), progress, unheard)


@pytest.fixture(scope="module")
async def embedded(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Graph]:
    """Another graph, on the embedded engine whatever the session's is on."""
    async with open_graph(GraphSettings(url=f"embedded:{tmp_path_factory.mktemp('other')}")) as other:
        yield other


@pytest.fixture
async def changed(small: Graph, loaded: Loaded) -> AsyncIterator[Graph]:
    """The small world as a graph that is whole, with a history."""
    await finish_filling(small, "small", 1)
    loaded.forget()
    asking = Asking(small)
    for field, given in CHANGES:
        await asking.change(field, given)
    yield small
    await forget(small)


async def test_a_graph_comes_back_from_one_engine_to_the_other_and_back_as_it_was(
    changed: Graph, embedded: Graph, tmp_path: Path
) -> None:
    """# EXCHANGE H5."""
    before = await dump(changed)
    made = await backed_up(changed, tmp_path / "first")
    assert (made.seq, made.hash) == await read_end(changed)
    assert (tmp_path / "first").stat().st_mode & 0o777 == 0o600
    await forget(embedded)
    await restored(embedded, tmp_path / "first")
    assert await dump(embedded) == before
    state = await check_ready(embedded)
    assert (state.source, state.rows) == ("small", made.rows)
    again = await take(embedded, tmp_path / "again", unheard, unheard)
    assert (again.archive.manifest.tables, again.archive.manifest.hash) == (made.tables, made.hash)
    assert again == check(open_archive(tmp_path / "again"), unheard)
    await forget(changed)
    await restore(changed, again, unheard, unheard)
    assert await dump(changed) == before
    await Asking(changed).change("confirmOrganization", {"organization": organization("o6"), "on": "2025-01-01"})


class Meddling:
    """Reads of a backup, between which somebody changes the graph."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.asking = Asking(graph)
        self.changes: list[tuple[str, dict[str, Any]]] = [
            *(("correctFact", {"reason": "Ghi nhầm", "correction": one}) for one in CORRECTIONS),
            ("admitMember", {"cell": organization("o6"), "name": "Lê Thị Mới", "on": "2024-05-01"}),
            ("moveOrganization", {"organization": organization("o6"), "to": organization("o2"), "on": "2024-05-02"}),
            ("endMembership", {"member": member("m1"), "reason": "DECEASED", "on": "2024-05-03"}),
        ]
        self.made = 0

    async def read(self, text: LiteralString, /, **parameters: Any) -> Any:
        """The answer, after a change."""
        if "ids" in parameters and "key IN keys(" in text and self.made < len(self.changes):
            self.made += 1
            await self.asking.change(*self.changes[self.made - 1])
        return await self.graph.read(text, **parameters)


@pytest.mark.parametrize("write", [back_up, take])
async def test_changes_that_go_on_while_rows_are_read_leave_the_state_of_one_line(
    changed: Graph, embedded: Graph, tmp_path: Path, write: Write
) -> None:
    """# EXCHANGE H4.

    Rows read early are as they were, rows read late as they are; the ledger says how all of them stand."""
    meddling = Meddling(changed)
    snapshot = await write(meddling, tmp_path / "one", unheard, unheard)
    made = snapshot.archive.manifest
    assert meddling.made == len(meddling.changes)
    assert made.seq == made.begun + meddling.made
    await forget(embedded)
    await restore(embedded, snapshot, unheard, unheard)
    assert await dump(embedded) == await dump(changed)


async def test_changes_of_others_at_any_moment_are_in_it_or_not_but_whole(
    changed: Graph, embedded: Graph, tmp_path: Path
) -> None:
    """# EXCHANGE H4."""
    stop = asyncio.Event()

    async def keep_changing() -> int:
        number = 0
        while not stop.is_set():
            number += 1
            if number <= 12:
                named = {"name": f"Chi bộ {number}", "on": f"2025-{number:02}-01"}
                await Asking(changed).change("renameOrganization", {"organization": organization("o6"), **named})
            else:
                on = date(2023, 1, 1) + timedelta(days=number)
                held = {"expected": 3, "present": 2, "on": on.isoformat()}
                await Asking(changed).change("recordMeeting", {"organization": organization("o7"), **held})
            if number == 500:
                return number
        return number

    changing = asyncio.create_task(keep_changing())
    try:
        made = await backed_up(changed, tmp_path / "one")
    finally:
        stop.set()
        await changing
    await forget(embedded)
    await restored(embedded, tmp_path / "one")
    assert await read_end(embedded) == (made.seq, made.hash)


class Cut(Exception):
    """The end of a restoring, before its time."""


async def test_what_is_half_restored_is_served_filled_and_adopted_by_nobody_and_restored_anew(
    changed: Graph, embedded: Graph, tmp_path: Path
) -> None:
    """# EXCHANGE H3."""
    before = await dump(changed)
    await backed_up(changed, tmp_path / "one")
    await forget(embedded)
    told: list[int] = []

    def cut(done: int, total: int) -> None:
        told.append(total)
        if done > total / 2:
            raise Cut

    with pytest.raises(Cut):
        await restored(embedded, tmp_path / "one", cut)
    assert len(await dump(embedded)) > 10
    for refused in (check_ready, check_adoptable):
        with pytest.raises(GraphIncomplete, match="half restored"):
            await refused(embedded)
    with pytest.raises(GraphOccupied, match="half restored"):
        await check_replaceable(embedded)
    with pytest.raises(GraphIncomplete, match="half restored"):
        await backed_up(embedded, tmp_path / "half")
    assert not (tmp_path / "half").exists()
    await restored(embedded, tmp_path / "one")
    assert await dump(embedded) == before


async def test_a_disk_that_is_full_at_half_leaves_what_is_served_by_nobody_and_restored_anew(
    changed: Graph, embedded: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """# EXCHANGE H3."""
    await backed_up(changed, tmp_path / "one")
    await forget(embedded)
    half: list[int] = []

    def check_kept() -> None:
        if half:
            raise GraphFull("The disk is full.")

    monkeypatch.setattr(embedded, "check_kept", check_kept)
    with pytest.raises(GraphFull):
        await restored(embedded, tmp_path / "one", lambda done, total: half.extend([done] if done > total / 2 else ()))
    half.clear()
    with pytest.raises(GraphIncomplete, match="half restored"):
        await check_ready(embedded)
    await restored(embedded, tmp_path / "one")
    assert await dump(embedded) == await dump(changed)


async def test_a_graph_that_holds_anything_is_not_restored_into(changed: Graph, tmp_path: Path) -> None:
    """# EXCHANGE H1."""
    await backed_up(changed, tmp_path / "one")
    before, state = await dump(changed), await read_state(changed)
    with pytest.raises(GraphOccupied, match="into an empty one"):
        await restored(changed, tmp_path / "one")
    assert (await dump(changed), await read_state(changed)) == (before, state)


DAMAGES: tuple[tuple[LiteralString, str], ...] = (
    ("MATCH (m:Member {id: 'm1'}) SET m.cardNumber = '49.x'", "restored"),
    ("MATCH (:Member {id: 'm2'})-[l:MEMBER_OF]->() DELETE l", "restored"),
    ("MATCH (m:Member {id: 'm1'}) SET m.nickname = 'Tý'", "nickname is not known"),
    ("MATCH (c:Change {seq: 3}) SET c.actor = 'nobody'", "Line 3 was changed"),
    ("CREATE (stranger:Customer {id: 'c1'})", "Customer"),
    ("MATCH (a:Organization {id: 'o1'}), (b:Organization {id: 'o2'}) CREATE (a)-[:LIKES]->(b)", "LIKES"),
)


@pytest.mark.parametrize(("text", "told"), DAMAGES, ids=[told for _, told in DAMAGES])
async def test_a_graph_that_is_not_what_its_ledger_says_gives_no_backup(
    changed: Graph, tmp_path: Path, text: LiteralString, told: str
) -> None:
    """One that could not be restored would be found out on the day that it is needed."""

    async def work(transaction: Transaction) -> None:
        await transaction.run(text)

    await changed.write(work)
    with pytest.raises(GraphDamaged, match=told):
        await backed_up(changed, tmp_path / "one")
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(GraphDamaged, match=told.replace("restored", "others than|fewer than|not what its ledger says")):
        await take(changed, tmp_path / "one", unheard, unheard)


async def test_no_file_is_written_over(changed: Graph, tmp_path: Path) -> None:
    (tmp_path / "one").write_text("something else", encoding="utf-8")
    with pytest.raises(FileExistsError, match="choose another name"):
        await backed_up(changed, tmp_path / "one")
    assert (tmp_path / "one").read_text(encoding="utf-8") == "something else"


@pytest.mark.parametrize("path", sorted(ARCHIVES.glob("*.backup")), ids=lambda path: path.stem)
async def test_a_backup_of_every_released_version_is_restored(embedded: Graph, loaded: Loaded, path: Path) -> None:
    """Its rows hold facts only, so what is derived is of this version, whatever it was called then."""
    for graph in (embedded, loaded.graph):
        await forget(graph)
        await restored(graph, path)
        manifest = open_archive(path).manifest
        assert await read_end(graph) == (manifest.seq, manifest.hash)
        found = await Asking(graph).data(HISTORY, {"id": organization("o4")})
        assert found["organization"]["history"]["nodes"], "its lines are found from what they are about"
    await forget(loaded.graph)
    loaded.forget()


@pytest.mark.skipif("PUBLISH" not in os.environ, reason="done at a release")
async def test_publish(changed: Graph) -> None:
    path = ARCHIVES / f"{os.environ['PUBLISH']}.backup"
    path.unlink(missing_ok=True)
    await backed_up(changed, path)
