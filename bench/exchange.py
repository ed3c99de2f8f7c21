"""How long a province takes as lists and as a backup, on each engine: a line of JSON for each step, with the processor
time of this process, in which the embedded engine works.

`make bench-exchange` runs it. The lists are the province's organizations and members; what was imported is backed up,
and restored. Then the province itself, with all its history, is moved from an embedded graph to each engine, as
`hierarchy move` does; what verifying takes of that is told behind, by itself. First of all a file of a million rows is
read, which is more than one may have: `most_mb` is what the process that reads it holds at most.
`python -m bench.exchange move` makes the moves alone.
"""

import asyncio
import csv
import json
import sys
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from multiprocessing import get_context
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any

from bench.changing import TODAY, engines
from execution.view import View
from graph.engine.migrations import migrate
from graph.engine.open import open_graph
from graph.engine.sessions import Graph
from graph.engine.settings import GraphSettings
from graph.engine.state import begin_restoring, finish_filling
from graph.facts.rows import wipe
from graph.ledger.archive import open_archive
from graph.ledger.backup import back_up
from graph.ledger.moving import Told
from graph.ledger.moving import move as move_graph
from graph.ledger.restore import restore
from graph.ledger.snapshot import Snapshot, check
from graph.ledger.verify import verify_ledger
from seeds.exchange.files import opened
from seeds.exchange.kinds import KINDS, ListKind
from seeds.exchange.lists import read_list
from seeds.exchange.lists_out import Listing, write_csv
from seeds.exchange.load import load
from seeds.exchange.tables import FileRefused
from seeds.sizes import build
from service.cli.common import without_collections
from service.exchange.exporting import export_list
from service.exchange.importing import Wish, import_file
from service.serving import spare_collections
from wording.languages import Language
from wording.said import say

LISTS = (ListKind.ORGANIZATIONS, ListKind.MEMBERS)
VIEW = View.whole(TODAY)
TOO_MANY = 1_000_000


@dataclass(frozen=True, slots=True)
class Line:
    """One step: `rows` are those of the list, or nodes, links and lines of the ledger."""

    engine: str
    step: str
    rows: int
    seconds: float
    processor_seconds: float
    rows_per_second: int


def silent(*_: Any) -> None:
    """Nobody wants to know."""


async def measured(engine: str, step: str, work: Callable[[], Awaitable[int]]) -> None:
    began, used = perf_counter(), process_time()
    rows = await work()
    seconds, processor = perf_counter() - began, process_time() - used
    line = Line(engine, step, rows, round(seconds, 1), round(processor, 1), round(rows / seconds))
    print(json.dumps(asdict(line)), flush=True)


async def make_province(place: Path, kinds: Sequence[ListKind]) -> list[Path]:
    """Lists of the province as files, out of a graph that is made for it and stays."""
    async with open_graph(province_in(place)) as graph:
        await migrate(graph)
        await load(graph, build("province"), silent, "bench")
        return [await make_list(graph, kind, place) for kind in kinds]


def province_in(place: Path) -> GraphSettings:
    return GraphSettings(url=f"embedded:{place / 'province'}")


async def make_list(graph: Graph, kind: ListKind, place: Path) -> Path:
    exported = await export_list(graph, kind, "", VIEW, place / "rows")
    path = place / f"{kind.value}.csv"
    write_csv(Listing(KINDS[kind.value], Language.VI, exported.rows), path)
    return path


async def measure(engine: str, settings: GraphSettings, lists: Sequence[Path], file: Path) -> None:
    async with open_graph(settings) as graph:
        await migrate(graph)
        await wipe(graph)
        await finish_filling(graph, "bench", 0)
        for path in lists:
            await measured(engine, f"import {path.stem}", lambda path=path: imported(graph, path))  # type: ignore[misc]
        await measured(engine, "backup", lambda: backed_up(graph, file))
        await measured(engine, "check", lambda: checked(file))
        snapshot = check(open_archive(file), silent)
        await begin_restoring(graph, "bench")
        await wipe(graph)

        async def restored() -> int:
            await restore(graph, snapshot, silent, silent)
            return rows_of(snapshot)

        await measured(engine, "restore", restored)


async def move(engine: str, settings: GraphSettings, place: Path) -> None:
    """The province's graph into an empty one."""
    file, rows = place / f"{engine}.move", 0

    async def work() -> int:
        nonlocal rows
        spare_collections()  # as the command does
        async with open_graph(province_in(place)) as source, open_graph(settings) as target:
            manifest = await move_graph(source, target, file, Told(silent, silent, silent, silent))
        rows = manifest.rows + manifest.seq
        return rows

    await measured(engine, "move", work)
    async with open_graph(settings) as graph:
        await measured(engine, "verify", lambda: verified(graph, rows))


async def emptied(settings: GraphSettings) -> None:
    async with open_graph(settings) as graph:
        await migrate(graph)
        await begin_restoring(graph, "bench")
        await wipe(graph)


async def verified(graph: Graph, rows: int) -> int:
    verdict = await verify_ledger(graph, silent)
    if verdict.problems:
        raise RuntimeError(f"{verdict.problems[:3]}")
    return rows


async def imported(graph: Graph, path: Path) -> int:
    with without_collections():  # as the command does
        done = await import_file(graph, path, Wish("bench", VIEW), silent)
    if done.problems:
        raise RuntimeError(f"{done.problems[:3]}")
    return done.made


async def backed_up(graph: Graph, file: Path) -> int:
    return rows_of(await back_up(graph, file, silent, silent))


async def checked(file: Path) -> int:
    return rows_of(await asyncio.to_thread(check, open_archive(file), silent))


def rows_of(snapshot: Snapshot) -> int:
    return snapshot.archive.total


def read_too_many(path: Path) -> None:
    """Prints how long it takes until a file of far too many rows is refused, and how much memory."""
    began, before = perf_counter(), getrusage(RUSAGE_SELF).ru_maxrss
    try:
        with opened(path) as tables:
            read_list(tables)
    except FileRefused as refused:
        most = getrusage(RUSAGE_SELF).ru_maxrss
        told = {"refused": refused.said.code, "file_mb": path.stat().st_size >> 20}
        seconds = round(perf_counter() - began, 1)
        print(
            json.dumps({"step": "read", **told, "seconds": seconds, "most_mb": most >> 10, "before_mb": before >> 10})
        )


def make_too_many(path: Path) -> Path:
    column = {one.name: one.example[0] for one in KINDS["organizations"].columns}
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow([say(f"COLUMN.{name}").words(Language.VI) for name in column])
        for number in range(TOO_MANY):
            rows.writerow([f"{number:07}" if name == "code" else text for name, text in column.items()])
    return path


def read_apart(place: Path) -> None:
    """A file of far too many rows, in a process that has held nothing yet."""
    path = make_too_many(place / "many.csv")
    with ProcessPoolExecutor(1, get_context("spawn")) as apart:
        apart.submit(read_too_many, path).result()
    path.unlink()


async def main(*only: str) -> None:
    """Every engine at hand."""
    with TemporaryDirectory() as directory, engines() as found:
        place = Path(directory)
        if not only:
            read_apart(place)
        lists = await make_province(place, () if only else LISTS)
        for engine, settings in found:
            if not only:
                await measure(engine, settings, lists, place / f"{engine}.backup")
            await emptied(settings)
            await move(engine, settings, place)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
