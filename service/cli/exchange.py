"""The commands about files: `hierarchy template`, `hierarchy import`, `hierarchy export`."""

import asyncio
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, NoReturn

import typer

from execution.view import View
from graph.engine.migrations import migrate
from graph.engine.open import Purpose
from graph.engine.sessions import Graph
from graph.engine.state import IMPORTING, check_ready, finish_filling, finish_importing, read_state
from graph.reads.named import list_named
from graph.reads.row_counts import count_all
from seeds.exchange.cells import Unread
from seeds.exchange.files import opened
from seeds.exchange.kinds import KINDS, ListKind
from seeds.exchange.lists import ALL, NONE, read_list, rows_named
from seeds.exchange.lists_out import Listing, write_csv, write_json, write_xlsx
from seeds.exchange.marked import write_marked
from seeds.exchange.networks_out import Network, write_graphml, write_jsonld
from seeds.exchange.tables import FileRefused, Problem
from service.cli.collecting import without_collections
from service.cli.common import console, expected, fail, language, run, settings_of
from service.cli.progress import Advance, loading_bars
from service.exchange.drafting import Changed
from service.exchange.exporting import Exported, export_list, listing_of
from service.exchange.imported import Imported, told
from service.exchange.importing import Wish, import_file
from service.exchange.naming import Organization, Organizations
from service.exchange.networking import LINKS, export_network
from service.settings import Settings
from wording.languages import Language
from wording.said import Said, say

READABLE = {".xlsx", ".xlsm", ".csv", ".txt", ".tsv"}
MARKED = {Language.VI: "-loi", Language.EN: "-errors"}
MOST_SHOWN = 50


class FileForm(StrEnum):
    XLSX = "xlsx"
    CSV = "csv"
    JSON = "json"
    GRAPHML = "graphml"
    JSONLD = "jsonld"


WRITE: Mapping[FileForm, Callable[[Listing, Path, Mapping[str, str]], int]] = {
    FileForm.XLSX: lambda listing, path, _: write_xlsx(listing, path),
    FileForm.CSV: lambda listing, path, _: write_csv(listing, path),
    FileForm.JSON: write_json,
}
NETWORKS: Mapping[FileForm, Callable[[Network, Path], int]] = {
    FileForm.GRAPHML: write_graphml,
    FileForm.JSONLD: write_jsonld,
}
Spoken = Annotated[Language | None, typer.Option("--lang", help="vi or en; default: that of the terminal.")]


def template(
    kind: Annotated[ListKind, typer.Argument(help="Which list.")],
    lang: Spoken = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Where to; default: KIND.xlsx.")] = None,
) -> None:
    """Writes an Excel sheet to fill in: headings, choices, an example, and what each column means."""
    path = output or Path(f"{kind.value}.xlsx")
    listing = Listing(KINDS[kind.value], lang or language(), (), template=True)
    expected(lambda: write_xlsx(listing, path))
    sys.stdout.write(f"{path}\n")


def rows_of(text: str | range) -> range:
    """The rows from the first to the last one that an option names."""
    found = text if isinstance(text, range) else rows_named(text)
    if found is None:
        raise typer.BadParameter(f"{text!r} names no rows: write FIRST-LAST, as 2-200001.")
    return found


def import_command(
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Excel or separated files, or directories of them.")
    ] = None,
    kind: Annotated[ListKind | None, typer.Option(help="Which list it is; default: what its headings say.")] = None,
    sheet: Annotated[str, typer.Option(help="Which sheet; default: the first that holds a list.")] = "",
    rows: Annotated[
        range, typer.Option(parser=rows_of, metavar="FIRST-LAST", help="Only these rows, by their numbers in the file.")
    ] = ALL,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only checks: nothing is changed.")] = False,
    update: Annotated[
        bool, typer.Option("--update", help="Rows change what is recorded otherwise; with --dry-run: tells what.")
    ] = False,
    on: Annotated[
        datetime | None,
        typer.Option(
            "--on", formats=["%Y-%m-%d"], help="With --update: since when what has no day is so; default: today."
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Prints what became of each file as JSON.")] = False,
    give_up: Annotated[
        bool, typer.Option("--give-up", help="Leaves a file at the part of it that was made before it was cut off.")
    ] = False,
    lang: Spoken = None,
) -> None:
    """Imports lists: all rows of a file or none. What is wrong is told at once, and marked in a copy of the file."""
    spoken, settings = lang or language(), settings_of()
    if give_up:
        run(settings, give_up_import)
    if not paths:
        if not give_up:
            fail("Name the files to import.", 2)
        return
    if rows != ALL and (len(paths) > 1 or paths[0].is_dir()):
        fail("--rows is of one file: name it alone.", 2)
    view = View.whole(settings.today() if on is None else on.date())
    wish = Wish(settings.actor, view, kind.value if kind else "", sheet, dry_run=dry_run, update=update, rows=rows)

    async def work(graph: Graph) -> list[Imported]:
        await begin(graph)
        return await import_all(graph, in_order(paths, wish), wish, spoken)

    with without_collections():
        files = run(settings, work, purpose_of(settings))
    if as_json:
        told_files = [one.told(spoken, tried=dry_run) for one in files]
        sys.stdout.write(json.dumps(told_files, ensure_ascii=False, indent=1) + "\n")
    if any(one.problems for one in files):
        raise typer.Exit(1)


def export(
    kind: Annotated[ListKind, typer.Argument(help="Which list.")],
    under: Annotated[str, typer.Option(help="Only what is at and under this one: its code, name or way up.")] = "",
    as_of: Annotated[
        datetime | None, typer.Option("--as-of", formats=["%Y-%m-%d"], help="The day; default: today.")
    ] = None,
    form: Annotated[
        FileForm,
        typer.Option("--format", help="Lists: xlsx, csv, json; networks: graphml, jsonld."),
    ] = FileForm.XLSX,
    lang: Spoken = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Where to; default: KIND.FORMAT.")] = None,
) -> None:
    """Writes a list of what stood on a day, in the columns of the template, so that an import reads it back."""
    spoken, settings = lang or language(), settings_of()
    view = View.whole(settings.today() if as_of is None else as_of.date())
    path = output or Path(f"{kind.value}.{form.value}")
    if form in NETWORKS:
        export_as_network(settings, kind, under, view, form, path)
        return

    async def work(graph: Graph) -> Exported:
        await check_ready(graph.newest)
        top = await top_named(graph, under, view) if under else None
        return await export_list(graph, kind, top.id if top else "", view, Path(directory) / "rows")

    with TemporaryDirectory(prefix="hierarchy-") as directory:
        exported = run(settings, work)
        listing = listing_of(exported, kind, view, spoken)
        told_of = {"asOf": view.on.isoformat(), "under": under, "ledger": exported.ledger}
        written = expected(lambda: WRITE[form](listing, path, told_of))
    done = say("EXPORT_DONE", file=str(path), count=written, left=exported.left_out)
    console.print(done.words(spoken), markup=False, highlight=False, soft_wrap=True)


def export_as_network(settings: Settings, kind: ListKind, under: str, view: View, form: FileForm, path: Path) -> None:
    """Writes the organizations of a list with its links, as a graph."""
    if kind not in LINKS:
        fail(f"--format {form.value} is of {', '.join(LINKS)}; {kind.value} can be had as xlsx, csv or json.", 2)

    async def work(graph: Graph) -> Network:
        await check_ready(graph.newest)
        top = await top_named(graph, under, view) if under else None
        return await export_network(graph, kind, top.id if top else "", view)

    network = run(settings, work)
    written = expected(lambda: NETWORKS[form](network, path))
    console.print(f"{path}: {written:,}.", markup=False, highlight=False, soft_wrap=True)


async def top_named(graph: Graph, text: str, view: View) -> Organization:
    try:
        return Organizations(await list_named(graph, view)).find(text, view.on)
    except Unread as unread:
        fail(f"{text}: {unread.said.words(language())} {unread.todo.words(language())}")


async def give_up_import(graph: Graph) -> None:
    state = await read_state(graph)
    if state.status != IMPORTING:
        fail("No import was cut off: there is nothing to give up.")
    await graph.write(finish_importing)
    console.print(f"What is there of {state.file} stays, the rest of it is not made.", markup=False, highlight=False)


def purpose_of(settings: Settings) -> Purpose:
    """A graph that is not there yet is made; one that another process serves is filled through that."""
    directory = settings.graph.directory
    return Purpose.LOOK if directory is None or Path(directory).exists() else Purpose.FILL


async def begin(graph: Graph) -> None:
    """An empty graph is made ready; one whose filling was not finished is refused. Whether a file goes on that was cut
    off is asked under the ledger's lock."""
    if (await read_state(graph)).status == "EMPTY":
        await migrate(graph)
        await finish_filling(graph, "files", await count_all(graph))
    if (await read_state(graph)).status != IMPORTING:
        await check_ready(graph.newest)


def in_order(paths: Sequence[Path], wish: Wish) -> list[tuple[Path, Wish]]:
    """The files, those first that others name; a directory's are those that can be read."""
    files = [one for path in paths for one in (sorted(path.iterdir()) if path.is_dir() else [path])]
    wanted = [one for one in files if one in paths or one.suffix.lower() in READABLE]
    if len(wanted) == 1:
        return [(wanted[0], wish)]
    known = [(one, replace(wish, kind=wish.kind or kind_of(one, wish))) for one in wanted]
    return sorted(known, key=lambda one: [*KINDS].index(one[1].kind))


def kind_of(path: Path, wish: Wish) -> str:
    try:
        with opened(path) as tables:
            return read_list(tables, wish.kind, wish.sheet, NONE).kind.name
    except FileRefused as refused:
        refuse(path, refused)


def refuse(path: Path, refused: FileRefused) -> NoReturn:
    fail(f"{path}: {refused.said.words(language())} {refused.todo.words(language())}")


async def import_all(graph: Graph, files: Sequence[tuple[Path, Wish]], wish: Wish, spoken: Language) -> list[Imported]:
    """One file after another, up to the first that has problems: later ones may rest on it."""
    done: list[Imported] = []
    for path, own in files:
        imported = await import_one(graph, path, own)
        done.append(imported)
        report(imported, path, spoken, wish)
        if any(one.row for one in imported.problems):
            target = path.with_name(f"{path.stem}{MARKED[spoken]}.xlsx")
            await asyncio.to_thread(write_marked, path, imported.read, imported.problems, spoken, target)
            console.print(say("MARKED_COPY", file=str(target)).words(spoken), markup=False, highlight=False)
        if imported.problems:
            break
    return done


async def import_one(graph: Graph, path: Path, wish: Wish) -> Imported:
    try:
        if not console.is_terminal:
            return await import_file(graph, path, wish, lambda *_: None)
        with loading_bars(console, (None, f"{path.name}: checking", "rows"), (None, "making", "changes")) as bars:
            advance: dict[str, Advance] = dict(zip(("check", "make"), bars, strict=True))
            return await import_file(graph, path, wish, lambda what, done, total: advance[what](done, total))
    except FileRefused as refused:
        refuse(path, refused)


def report(imported: Imported, path: Path, spoken: Language, wish: Wish) -> None:
    """What became of a file, for people."""
    kind = say(f"LIST.{imported.read.kind.name}")
    sheet = f" [{imported.read.sheet}]" if imported.read.sheet else ""
    lines = [f"{path.name}{sheet}: {kind.words(spoken)}"]
    if imported.read.unknown:
        lines.append(say("UNKNOWN_HEADINGS", headings=list(imported.read.unknown)).words(spoken))
    if imported.read.hidden:
        lines.append(say("HIDDEN_ROWS", count=imported.read.hidden).words(spoken))
    if imported.read.beside:
        lines.append(say("ROWS_BESIDE", rows=[str(row) for row in imported.read.beside]).words(spoken))
    lines += [line_of(imported, one, spoken) for one in imported.problems[:MOST_SHOWN]]
    if imported.found > MOST_SHOWN:
        lines.append(say("AND_MORE", count=imported.found - MOST_SHOWN).words(spoken))
    if not imported.problems:
        lines += [line_of_change(imported, one, spoken) for one in imported.changes[:MOST_SHOWN]]
        if len(imported.changes) > MOST_SHOWN:
            lines.append(say("AND_MORE_CHANGES", count=len(imported.changes) - MOST_SHOWN).words(spoken))
    lines.append(outcome(imported, wish).words(spoken))
    for line in lines:
        console.print(line, markup=False, highlight=False, soft_wrap=True)


def outcome(imported: Imported, wish: Wish) -> Said:
    """What the whole file came to, in one sentence."""
    counts = {"unchanged": imported.unchanged, "repeated": imported.repeated, "warnings": len(imported.warnings)}
    if imported.problems:
        return say("IMPORT_REFUSED", count=imported.found)
    if not imported.read.total:
        return say("NO_ROWS")
    return say("IMPORT_WOULD_DO", **counts) if wish.dry_run else say("IMPORT_DONE", made=imported.made, **counts)


def line_of_change(imported: Imported, one: Changed, spoken: Language) -> str:
    """What becomes of a value, in one line."""
    found = imported.told_change(one, spoken)
    where = say("AT_ROW", row=str(found["row"])).words(spoken)
    return f"  {where}, {found['column']}: [{found['was'] or ''}] → [{found['becomes']}]"


def line_of(imported: Imported, one: Problem, spoken: Language) -> str:
    """A problem in one line."""
    found = told(one, imported.read, spoken)
    reason = f"{found['reason']} {found['todo']}"
    if not found["row"]:
        return f"  {reason}"
    where = say("AT_ROW", row=str(found["row"])).words(spoken)
    column = f", {found['column']}" if found["column"] else ""
    value = f" [{found['value']}]" if found["value"] else ""
    return f"  {where}{column}{value}: {reason}"
