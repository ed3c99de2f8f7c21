"""`hierarchy migrate`, `adopt` and `status`: what state a graph is in, and how it becomes whole."""

from datetime import datetime
from typing import Annotated

import typer
from rich.console import Console

from graph.engine.migrations import applied_checksums, list_migrations, migrate
from graph.engine.open import Purpose
from graph.engine.sessions import Graph
from graph.engine.state import check_adoptable, finish_filling, read_end, read_state
from graph.ledger.explained import digest_graph
from graph.ledger.fill import adopt as adopt_rows
from graph.reads.row_counts import count_all
from seeds.sizes import source_name
from service.cli.common import console, run, settings_of
from service.cli.tables import table_of_day, table_of_rows


def migrate_command() -> None:
    """Brings the graph's indexes and constraints up to date."""

    async def work(graph: Graph) -> None:
        applied = await migrate(graph)
        names = ", ".join(f"{one.number} {one.name}" for one in applied)
        console.print(f"Applied: {names}." if applied else "Nothing to apply: the graph is up to date.")

    run(settings_of(), work, Purpose.OWN)


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
