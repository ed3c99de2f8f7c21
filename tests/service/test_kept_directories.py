"""A graph's directory that is gone, full or somebody else's, while it is open."""

import shutil
from pathlib import Path

import pytest

from graph.engine import directory as directories
from graph.engine.directory import Held, database, held
from graph.engine.errors import DirectoryLocked, GraphFull, GraphUnavailable
from graph.engine.open import Purpose, open_graph
from graph.engine.sessions import Transaction
from graph.engine.settings import GraphSettings

pytestmark = pytest.mark.engine


async def write(graph_settings: GraphSettings, spoil: object, tmp_path: Path) -> None:
    """Opens a graph, spoils its directory, and writes."""

    async def work(transaction: Transaction) -> object:
        return await transaction.run("CREATE (:ChangeEvent {id: 'e1'})")

    async with open_graph(graph_settings) as opened:
        await opened.write(work)
        assert callable(spoil)
        spoil(tmp_path / "graph")
        await opened.write(work)


def remove_database(directory: Path) -> None:
    shutil.rmtree(database(directory))


def move(directory: Path) -> None:
    directory.rename(directory.with_name("elsewhere"))


def replace(directory: Path) -> None:
    shutil.copytree(directory, directory.with_name("copy"))
    directory.rename(directory.with_name("elsewhere"))
    directory.with_name("copy").rename(directory)


def remove_lock(directory: Path) -> None:
    (directory / "lock").unlink()


def remove_description(directory: Path) -> None:
    (database(directory) / "schema.json").unlink()


@pytest.mark.parametrize("spoil", [shutil.rmtree, remove_database, move, replace, remove_lock, remove_description])
async def test_a_directory_that_is_gone_takes_no_changes(tmp_path: Path, spoil: object) -> None:
    """FAULTS D19, and the deleted lock of D25."""
    with pytest.raises(GraphUnavailable, match="was removed, moved or replaced while it is in use: no change is made"):
        await write(GraphSettings(url=f"embedded:{tmp_path / 'graph'}"), spoil, tmp_path)


async def test_a_full_disk_takes_no_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """FAULTS D25: before the disk's end is reached, so that nothing is half written."""

    def fill_disk(_: Path) -> None:
        monkeypatch.setattr(directories, "free_bytes", lambda _: directories.LEAST_FREE - 1)

    with pytest.raises(GraphFull, match=r"The disk of the graph in .* is full .*: free some of it"):
        await write(GraphSettings(url=f"embedded:{tmp_path / 'graph'}"), fill_disk, tmp_path)
    monkeypatch.undo()
    kept: Held = held(tmp_path)
    kept.check()


async def test_a_second_process_is_still_refused_where_it_wants_the_graph_for_itself(tmp_path: Path) -> None:
    """FAULTS B16: only looking goes through the first one."""
    settings = GraphSettings(url=f"embedded:{tmp_path / 'graph'}")
    async with open_graph(settings) as first:
        async with open_graph(settings, Purpose.LOOK) as second:
            assert second.address == first.address
            assert await second.read("RETURN 1") == 1
        for purpose in (Purpose.FILL, Purpose.OWN):
            with pytest.raises(DirectoryLocked):
                async with open_graph(settings, purpose):
                    pass
