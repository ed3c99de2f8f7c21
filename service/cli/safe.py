"""The commands that keep a graph safe: `hierarchy backup`, `restore` and `move`."""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated

import typer

from graph.engine.errors import GraphConflict, GraphMisconfigured
from graph.engine.open import Purpose, open_graph
from graph.engine.sessions import Graph
from graph.engine.settings import GraphSettings, check_url
from graph.engine.state import check_ready, check_restorable, read_end
from graph.ledger.archive import Manifest, open_archive
from graph.ledger.backup import back_up
from graph.ledger.moving import Told
from graph.ledger.moving import move as move_graph
from graph.ledger.restore import restore
from graph.ledger.snapshot import Snapshot, check
from graph.model.identity import TABLES
from service.cli.common import console, expected, run, settings_of
from service.cli.progress import Advance, loading_bar, loading_bars
from service.serving import spare_collections
from service.settings import Settings


def backup(file: Annotated[Path, typer.Argument(help="The file to make; it must not be there yet.")]) -> None:
    """Writes the graph into a file, as it stands with one line of the ledger; the service may run on."""
    snapshot = backed_up(settings_of(), file)
    tell(str(file), snapshot.archive.manifest)


def restore_command(file: Annotated[Path, typer.Argument(help="A file that `backup` made.")]) -> None:
    """Makes the graph of a backup in an empty one, on either engine, and verifies it."""
    settings, snapshot = settings_of(), expected(lambda: checked(file))
    run(settings, check_restorable, Purpose.FILL)
    restored(settings, snapshot)


def move(
    to: Annotated[str, typer.Option(help="The address of the empty graph: bolt://HOST:PORT, or embedded:DIRECTORY.")],
) -> None:
    """Takes the whole graph to another, empty one; the one that it is taken from stays as it is.

    An embedded graph must be open nowhere else. GRAPH_USER, GRAPH_PASSWORD and GRAPH_DATABASE are those of the servers.
    """
    settings = settings_of()
    target = replace(settings, graph=expected(lambda: graph_at(settings.graph, to)))
    run(settings, check_ready, Purpose.OWN)
    run(target, check_restorable, Purpose.FILL)

    async def work(graph: Graph) -> Manifest:
        async with open_graph(target.graph, Purpose.FILL) as other:
            await other.verify()
            moved = await move_graph(graph, other, Path(directory) / "graph", told)
        await check_end(graph, moved)
        return moved

    spare_collections()
    with tempfile.TemporaryDirectory(prefix="hierarchy-") as directory, moving_bars() as told:
        moved = run(settings, work, Purpose.OWN)
    tell(target.graph.url, moved)


@contextmanager
def moving_bars() -> Iterator[Told]:
    doing = ("Reading", "Checking", "Restoring", "Verifying")
    with loading_bars(console, *((None, one, "rows") for one in doing)) as [reading, checking, writing, shown]:
        verifying = Verifying(shown, 0)

        def read(done: int, total: int) -> None:
            verifying.total = total
            reading(done, total)

        yield Told(read, checking, writing, verifying.add)


def graph_at(settings: GraphSettings, url: str) -> GraphSettings:
    check_url(url)
    if url == settings.url:
        raise GraphMisconfigured("--to names the graph that GRAPH_URL names: choose an empty one.")
    return replace(settings, url=url)


async def check_end(graph: Graph, manifest: Manifest) -> None:
    """Raises a GraphConflict where the graph has been changed since it was read."""
    if await read_end(graph.newest) != (manifest.seq, manifest.hash):
        raise GraphConflict("Changes were made meanwhile that were not moved: stop the service, and move again.")


def backed_up(settings: Settings, file: Path) -> Snapshot:
    async def backing(graph: Graph) -> Snapshot:
        # what anybody was told of before is in the file, whichever member of a cluster is read
        await read_end(graph.newest)
        return await back_up(graph, file, reading, checking)

    with loading_bars(console, (None, "Reading", "rows"), (None, "Checking", "rows")) as [reading, checking]:
        return run(settings, backing)


def checked(file: Path) -> Snapshot:
    """The snapshot in a file, before a graph is touched for it."""
    archive = open_archive(file)
    with loading_bar(console, archive.manifest.rows, "Checking") as progress:
        return check(archive, progress)


def restored(settings: Settings, snapshot: Snapshot) -> None:
    manifest = snapshot.archive.manifest
    with loading_bars(console, (None, "Restoring", "rows"), (None, "Verifying", "rows")) as [writing, shown]:
        verifying = Verifying(shown, manifest.rows)
        run(settings, lambda graph: restore(graph, snapshot, writing, verifying.add), Purpose.FILL)
    tell(settings.graph.url, manifest)


@dataclass(slots=True)
class Verifying:
    """What of a graph is verified, as a bar shows it: its rows, once."""

    shown: Advance
    total: int
    done: int = 0

    def add(self, what: str, rows: int) -> None:
        self.done += rows if what in TABLES else 0
        self.shown(self.done, self.total)


def tell(where: str, manifest: Manifest) -> None:
    """What there is now, and on the standard output the ledger's end, to be noted elsewhere."""
    counted = f"{manifest.rows:,} nodes and links, {manifest.seq:,} lines of the ledger"
    console.print(f"{where}: {counted}.", markup=False, highlight=False, soft_wrap=True)
    sys.stdout.write(f"{manifest.seq}:{manifest.hash}\n")
