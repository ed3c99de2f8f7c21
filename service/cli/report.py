"""The commands that write reports: `hierarchy report supervision`."""

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from graph.engine.migrations import check_migrated
from graph.engine.sessions import Graph
from reports.model import Report, Wanted
from schema.build import build_schema
from service.cli.common import console, expected, run, settings_of
from service.reports import ask_report, check, is_synthetic, ledger_of, source_of, write_report

report = typer.Typer(no_args_is_help=True, help="Writes reports for people to look at.")


class Language(StrEnum):
    VI = "vi"
    EN = "en"


@report.command(name="supervision")
def report_supervision(
    under: Annotated[str, typer.Option(help="The organization: its code on the last day of the period, or its id.")],
    since: Annotated[datetime, typer.Option("--from", formats=["%Y-%m-%d"], help="The first day.")],
    until: Annotated[datetime, typer.Option("--to", formats=["%Y-%m-%d"], help="The period ends before this day.")],
    out: Annotated[Path, typer.Option(help="The file: .html to look at and print, .xlsx, or .csv.")],
    lang: Annotated[Language, typer.Option(help="The report's language.")] = Language.VI,
    top: Annotated[
        int,
        typer.Option(help="How many supervisors are shown, those with the most visits missing first.", min=1, max=1000),
    ] = 40,
) -> None:
    """Who follows whom, and do they come: coverage, attendance and lists in one file that opens offline."""
    settings = settings_of()
    expected(lambda: check(since.date(), until.date(), out))

    async def work(graph: Graph) -> Report:
        await check_migrated(graph)
        source = await source_of(graph, lang.value, settings.time_zone)
        wanted = Wanted(
            under, since.date(), until.date(), top, lang.value, source, settings.today(), await is_synthetic(graph),
            await ledger_of(graph),
        )  # fmt: skip
        with console.status("Asking …"):
            return await ask_report(graph, build_schema(settings.limits), wanted)

    found = run(settings, work)
    # once the graph is closed: until then, what this process makes is its owner's alone
    expected(lambda: write_report(found, out))
    console.print(f"{out}: {found.name}, {since.date()} to {found.wanted.last_day}.", markup=False, highlight=False)
