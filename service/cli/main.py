"""The `hierarchy` command: seed, serve, migrate and look, for whoever runs the service.

Exit codes: 0 done; 1 something must be mended, said in one line; 2 the command was not understood; 130 interrupted.
"""

import asyncio
import logging
import sys
import tomllib
from collections.abc import Coroutine
from dataclasses import replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from graph.engine.migrations import applied_checksums, list_migrations, migrate
from graph.engine.open import Purpose
from graph.engine.sessions import Graph
from graph.engine.state import FILLING, READY, check_adoptable, check_replaceable, finish_filling, read_end, read_state
from graph.ledger.explained import digest_graph
from graph.ledger.fill import adopt as adopt_rows
from graph.reads.row_counts import count_all
from schema.build import build_schema
from seeds.draft.scale import REFORM
from seeds.exchange.bulk_csv import PROVINCES, write_csv
from seeds.sizes import LAST, source_name, tell
from service.app import today
from service.cli.access import grant, grants, revoke, token
from service.cli.calendar import calendar
from service.cli.changes import ledger, plan
from service.cli.common import console, expected, fail, run, settings_of, without_collections
from service.cli.exchange import export, import_command, template
from service.cli.explain import explain
from service.cli.progress import loading_bar, loading_bars
from service.cli.report import report
from service.cli.safe import backup, move, restore_command
from service.cli.serve import kept_open, listen, serve_app
from service.cli.tables import table_of_day, table_of_rows
from service.cli.webhook import webhook
from service.seeding import play
from service.viewers import make_viewers

SDL = Path(__file__).parents[2] / "schema.graphql"
PROJECT = Path(__file__).parents[2] / "pyproject.toml"
app = typer.Typer(
    name="hierarchy",
    help="A GraphQL service over a graph of Party organizations, from province to cell. GRAPH_URL chooses the graph "
    "(embedded:DIRECTORY, bolt://HOST:PORT, neo4j://HOST:PORT), with GRAPH_USER, GRAPH_PASSWORD and GRAPH_DATABASE.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(ledger, name="ledger")
app.add_typer(report, name="report")
app.add_typer(webhook, name="webhook")


def tell_version(wanted: bool) -> None:
    if wanted:
        sys.stdout.write(f"hierarchy {version_of(PROJECT)}\n")
        raise typer.Exit


def version_of(project: Path) -> str:
    """The version that the project's own description says."""
    with project.open("rb") as file:
        return str(tomllib.load(file)["project"]["version"])


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=tell_version, is_eager=True, help="Prints the version and ends.")
    ] = False,
) -> None:
    """What stands before a command."""


class Size(StrEnum):
    TINY = "tiny"
    PROVINCE = "province"
    NATION = "nation"


class Executor(StrEnum):
    PLANNER = "planner"
    REFERENCE = "reference"


Port = Annotated[int | None, typer.Option(help="The port to listen on; default: PORT, else 8000.", min=1, max=65_535)]
Host = Annotated[str | None, typer.Option(help="The address to listen on; default: HOST, else 127.0.0.1.")]


@app.command()
def serve(
    host: Host = None,
    port: Port = None,
    executor: Annotated[
        Executor,
        typer.Option(help="planner: one composed statement a question; reference: graphql-core, for comparing."),
    ] = Executor.PLANNER,
) -> None:
    """Serves a graph that is migrated and filled, until Ctrl-C."""
    settings = replace(settings_of(host, port), by_reference=executor is Executor.REFERENCE)
    with kept_open(expected(lambda: listen(settings))) as listeners:
        expected(lambda: serve_app(settings, listeners, console))


@app.command()
def demo(host: Host = None, port: Port = None) -> None:
    """Fills the graph with the province where it is not whole yet, then serves it."""
    settings = settings_of(host, port)
    with kept_open(expected(lambda: listen(settings))) as listeners:
        run(settings, lambda graph: fill(graph, "province", 1, if_needed=True), Purpose.FILL)
        expected(lambda: serve_app(settings, listeners, console, welcome=True))


@app.command()
def seed(
    size: Annotated[
        Size, typer.Option(help="tiny: two districts; province: Quảng Nam; nation: 80 such provinces, as CSV files.")
    ] = Size.PROVINCE,
    seed: Annotated[int, typer.Option(help="The number that all random choices follow from.")] = 1,
    directory: Annotated[Path | None, typer.Option(help="Where the nation's CSV files go.")] = None,
    provinces: Annotated[
        int, typer.Option(help="How many provinces the nation has; fewer are made sooner.", min=1, max=PROVINCES)
    ] = PROVINCES,
    if_needed: Annotated[bool, typer.Option("--if-needed", help="Leave a graph alone that is whole already.")] = False,
    eve: Annotated[bool, typer.Option("--eve", help="Stop on the eve of the reform of 1/7/2025.")] = False,
    empty_first: Annotated[
        bool, typer.Option("--replace", help="Empty the graph first, whatever it holds: nothing brings it back.")
    ] = False,
) -> None:
    """Fills an empty graph with synthetic data of real places."""
    if size is Size.NATION:
        write_nation(directory, provinces, seed)
        return
    until = REFORM if eve else date.max

    def work(graph: Graph) -> Coroutine[Any, Any, None]:
        return fill(graph, size.value, seed, until=until, if_needed=if_needed, empty_first=empty_first)

    run(settings_of(), work, Purpose.FILL)


@app.command(name="migrate")
def migrate_command() -> None:
    """Brings the graph's indexes and constraints up to date."""

    async def work(graph: Graph) -> None:
        applied = await migrate(graph)
        names = ", ".join(f"{one.number} {one.name}" for one in applied)
        console.print(f"Applied: {names}." if applied else "Nothing to apply: the graph is up to date.")

    run(settings_of(), work, Purpose.OWN)


@app.command()
def adopt(
    seed: Annotated[
        int | None,
        typer.Option(help="The seed that `hierarchy seed --size nation` made the files from: its people are invented."),
    ] = None,
) -> None:
    """Marks a graph that Neo4j's bulk importer has filled as whole, so that it is served."""
    source = "imported" if seed is None else source_name("nation", seed)

    async def work(graph: Graph) -> None:
        await migrate(graph)
        await check_adoptable(graph)
        with console.status("Reading what is there …"):
            await adopt_rows(graph, await digest_graph(graph, lambda *_: None), source)
        rows = await count_all(graph)
        await finish_filling(graph, source, rows)
        console.print(f"The graph is whole: {rows:,} nodes and links.")

    run(settings_of(), work, Purpose.OWN)


@app.command()
def schema(
    check: Annotated[bool, typer.Option("--check", help="Fail if schema.graphql is not what the code says.")] = False,
    write: Annotated[bool, typer.Option("--write", help="Write schema.graphql.")] = False,
) -> None:
    """Prints the public schema, or checks or writes the committed one."""
    text = build_schema().as_str() + "\n"
    if write:
        expected(lambda: SDL.write_text(text, encoding="utf-8"))
    elif check:
        if not SDL.exists() or SDL.read_text(encoding="utf-8") != text:
            fail("schema.graphql differs from the code: look at the change, then run `hierarchy schema --write`.")
    else:
        sys.stdout.write(text)


@app.command()
def status(
    on: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Count what holds on that day, kind by kind.")
    ] = None,
) -> None:
    """Shows which graph it is, whether it is whole, and how many rows it has."""
    settings = settings_of()

    async def work(graph: Graph) -> None:
        state, applied, end = await read_state(graph), await applied_checksums(graph), await read_end(graph)
        table = await (table_of_rows(graph) if on is None else table_of_day(graph, on.date()))
        shown = Console()
        for name, text in (
            ("graph", settings.graph.url),
            ("data", f"{state.status} {state.source}".strip()),
            ("migration", f"{max(applied, default=0)} of {len(list_migrations())}"),
            ("ledger", "none" if end is None else f"{end[0]:,} lines"),
        ):
            shown.print(f"{name:10}{text}", markup=False, highlight=False, soft_wrap=True)
        shown.print(table)

    run(settings, work)


async def fill(
    graph: Graph,
    size: str,
    seed: int,
    *,
    until: date = date.max,
    if_needed: bool,
    empty_first: bool = False,
) -> None:
    """Migrates, then loads the first state and plays what followed before a day; a graph that is whole is left alone,
    and only emptied where that is wanted."""
    state = await read_state(graph)
    if if_needed and state.status == READY:
        await migrate(graph)
        return
    if not empty_first:
        await check_replaceable(graph)
    if state.status == FILLING:
        console.print("The last filling was not finished: starting anew.")
    source = source_name(size, seed)
    with without_collections():
        with console.status(f"Making {size} …"):
            _, history = await asyncio.gather(migrate(graph), asyncio.to_thread(tell, size, seed, until=until))
        with loading_bars(console, (None, "Loading", "rows"), (None, "Playing", "changes")) as [loaded, made]:
            await play(graph, history, source, loaded, made)
    if until == date.max:
        await make_viewers(graph, today(settings_of()))
    last = min(until - timedelta(days=1), LAST)
    console.print(f"The data are invented, and end on {last}: ask about days up to then.", highlight=False)


def write_nation(directory: Path | None, provinces: int, seed: int) -> None:
    if directory is None:
        fail("The nation is written as CSV files for Neo4j's importer: name a --directory; then scripts/import-nation.")
    with loading_bar(console, provinces, "Writing", "provinces") as progress:
        write_csv(directory, provinces, seed, progress)


app.command()(template)
app.command("import")(import_command)
app.command()(export)
app.command()(grant)
app.command()(revoke)
app.command()(grants)
app.command()(token)
app.command()(calendar)
app.command()(plan)
app.command()(explain)
app.command()(backup)
app.command(name="restore")(restore_command)
app.command()(move)


def main() -> None:
    # what the driver warns of comes as an error of ours, in one line
    logging.getLogger("neo4j").addHandler(logging.NullHandler())
    app(prog_name="hierarchy")
