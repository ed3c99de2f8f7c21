"""How long a province takes as lists and as a backup, on each engine: a line of JSON for each step, with the processor
time of this process, in which the embedded engine works.

`make bench-exchange` runs it. The lists are the province's organizations and members; what was imported is backed up,
and restored. Then the province itself, with all its history, is moved from an embedded graph to each engine, as
`hierarchy move` does; what verifying takes of that is told behind, by itself. First of all lists of a million rows are
read, which are more than are recorded together: `most_mb` is what the process that reads one holds at most.
`python -m bench.exchange read` does that alone, `move` makes the moves alone.
"""

import asyncio
import csv
import json
import sys
from collections.abc import Awaitable, Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from io import BytesIO
from multiprocessing import get_context
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from xlsxwriter import Workbook

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
from seeds.sizes import build
from service.cli.collecting import without_collections
from service.exchange.exporting import export_list
from service.exchange.importing import Wish, import_file
from service.serving import spare_collections
from wording.languages import Language
from wording.said import say

LISTS = (ListKind.ORGANIZATIONS, ListKind.MEMBERS)
VIEW = View.whole(TODAY)
MANY = 1_000_000


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


def read_long(path: Path) -> None:
    """Prints how long it takes to read a list and to check its cells, and how much memory."""
    began, before = perf_counter(), getrusage(RUSAGE_SELF).ru_maxrss
    with without_collections(), opened(path) as tables:  # as the command does
        found = read_list(tables)
    most, seconds = getrusage(RUSAGE_SELF).ru_maxrss, round(perf_counter() - began, 1)
    told = {
        "file": path.suffix,
        "rows": found.total,
        "problems": len(found.problems),
        "file_mb": path.stat().st_size >> 20,
    }
    print(json.dumps({"step": "read", **told, "seconds": seconds, "most_mb": most >> 10, "before_mb": before >> 10}))


def rows_of_long() -> Iterator[list[str]]:
    """A list of members, each with a name and a card of their own, under its heading."""
    columns = {one.name: one.example[0] for one in KINDS["members"].columns}
    yield [say(f"COLUMN.{name}").words(Language.VI) for name in columns]
    for number in range(MANY):
        own = {"memberName": f"Nguyễn Thị Ví Dụ {number}", "cardNumber": f"{number:08}"}
        yield [own.get(name, text) for name, text in columns.items()]


def make_csv(path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows_of_long())


def make_workbook(path: Path) -> None:
    """As Excel does: texts lie beside the sheet, each once."""
    texts: dict[str, int] = {}
    with ZipFile(path, "w", ZIP_DEFLATED, compresslevel=1) as package, BytesIO() as made:
        with Workbook(made) as book:
            book.add_worksheet().write_string(0, 0, "-")
        with ZipFile(made) as old, package.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            begins, _, ends = old.read("xl/worksheets/sheet1.xml").partition(b"<sheetData>")
            sheet.write(begins + b"<sheetData>")
            for number, row in enumerate(rows_of_long(), 1):
                cells = [
                    f'<c t="s"><v>{texts.setdefault(text, len(texts))}</v></c>' if text else "<c/>" for text in row
                ]
                sheet.write(f'<row r="{number}">{"".join(cells)}</row>'.encode())
            sheet.write(b"</sheetData>" + ends.partition(b"</sheetData>")[2])
        with ZipFile(made) as old:
            for name in {*old.namelist()} - {"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"}:
                package.writestr(name, old.read(name))
        with package.open("xl/sharedStrings.xml", "w", force_zip64=True) as strings:
            strings.write(b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">')
            for text in texts:
                strings.write(f"<si><t>{text}</t></si>".encode())
            strings.write(b"</sst>")


def read_apart(place: Path) -> None:
    """Lists of a million rows, each in a process that has held nothing yet."""
    for name, make in (("many.csv", make_csv), ("many.xlsx", make_workbook)):
        path = place / name
        make(path)
        with ProcessPoolExecutor(1, get_context("spawn")) as apart:
            apart.submit(read_long, path).result()
        path.unlink()


async def main(*only: str) -> None:
    """Every engine at hand."""
    with TemporaryDirectory() as directory:
        if "move" not in only:
            read_apart(Path(directory))
        if "read" not in only:
            await on_engines(Path(directory), only)


async def on_engines(place: Path, only: Sequence[str]) -> None:
    with engines() as found:
        lists = await make_province(place, () if only else LISTS)
        for engine, settings in found:
            if not only:
                await measure(engine, settings, lists, place / f"{engine}.backup")
            await emptied(settings)
            await move(engine, settings, place)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
