"""The commands that write reports: `hierarchy report …`."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer

from graph.engine.migrations import check_migrated
from graph.engine.sessions import Graph
from reports.model import Report, ReportRefused, Wanted
from reports.review.model import ReviewWanted
from reports.supervision.model import SupervisionWanted
from reports.yearly.model import YearlyWanted
from schema.build import build_schema
from service.cli.common import console, expected, run, settings_of
from service.reports import (
    REVIEW,
    SUPERVISION,
    YEARLY,
    Kind,
    ask_report,
    check,
    is_synthetic,
    ledger_of,
    source_of,
    write_report,
)

report = typer.Typer(no_args_is_help=True, help="Writes reports for people to look at.")
W = TypeVar("W", bound=Wanted)


class Language(StrEnum):
    VI = "vi"
    EN = "en"


Under = Annotated[str, typer.Option(help="The organization: its code on the last day of the period, or its id.")]
Since = Annotated[datetime, typer.Option("--from", formats=["%Y-%m-%d"], help="The first day.")]
Until = Annotated[datetime, typer.Option("--to", formats=["%Y-%m-%d"], help="The period ends before this day.")]
Out = Annotated[Path, typer.Option(help="The file: .html to look at and print, .xlsx, or .csv.")]
Lang = Annotated[Language, typer.Option(help="The report's language.")]


@report.command(name="supervision")
def report_supervision(
    under: Under,
    since: Since,
    until: Until,
    out: Out,
    lang: Lang = Language.VI,
    top: Annotated[
        int,
        typer.Option(help="How many supervisors are shown, those with the most visits missing first.", min=1, max=1000),
    ] = 40,
) -> None:
    """Who follows whom, and do they come: coverage, attendance and lists in one file that opens offline."""
    asked = {"under": under, "since": since.date(), "until": until.date(), "language": lang.value, "top": top}
    write(SUPERVISION, SupervisionWanted, asked, out)


@report.command(name="review")
def report_review(
    under: Under,
    since: Since,
    until: Until,
    out: Out,
    lang: Lang = Language.VI,
    known_since: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"],
            help="The day from which the data are whole, where they were loaded with their history; without it, the "
            "day of the first change.",
        ),
    ] = None,
    by_child: Annotated[bool, typer.Option(help="Also for each organization right under it.")] = False,
) -> None:
    """Indicators year by year: small multiples over a reform, the figures behind them, and what is counted."""
    known = known_since and known_since.date()
    asked = {
        "under": under, "since": since.date(), "until": until.date(), "language": lang.value,
        "known_since": known, "by_child": by_child,
    }  # fmt: skip
    write(REVIEW, ReviewWanted, asked, out)


@report.command(name="yearly")
def report_yearly(
    under: Under,
    year: Annotated[int, typer.Option(help="The year that was judged.", min=1930, max=9998)],
    out: Out,
    lang: Lang = Language.VI,
    on: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"],
            help="The day in the next year that it is looked at from: whose organizations, which decisions and caps; "
            "without it 30 June, or today before that.",
        ),
    ] = None,
) -> None:
    """How organizations and members were classified, four-good ones, and where more are excellent than allowed."""
    first, next_year = date(year, 1, 1), date(year + 1, 1, 1)
    day = on.date() if on else min(date(year + 1, 6, 30), settings_of().today())
    expected(lambda: check_day(day, year))
    asked = {"under": under, "since": first, "until": next_year, "language": lang.value, "on": day}
    write(YEARLY, YearlyWanted, asked, out)


def check_day(day: date, year: int) -> None:
    """Refuses a day on which nothing of the year is judged yet, or which holds the next one against its caps."""
    if day.year != year + 1:
        raise ReportRefused(f"--on must lie in {year + 1}, the year in which {year} is judged; it is {day}.")


def write(kind: Kind[W, Any], wanted: Callable[..., W], asked: Mapping[str, Any], out: Path) -> None:
    """Writes the report that is asked for so, and says what it is about."""
    settings = settings_of()
    expected(lambda: check(kind, asked["since"], asked["until"], out))

    async def work(graph: Graph) -> Report:
        await check_migrated(graph)
        made = wanted(
            **asked,
            source=await source_of(graph, asked["language"], settings.time_zone),
            made_on=settings.today(),
            synthetic=await is_synthetic(graph),
            ledger=await ledger_of(graph),
        )
        with console.status("Asking …"):
            found: Report = await ask_report(graph, build_schema(settings.limits), kind, made)
        return found

    found = run(settings, work)
    # once the graph is closed: until then, what this process makes is its owner's alone
    expected(lambda: write_report(kind, found, out))
    told = f"{out}: {found.name}, {found.wanted.since} to {found.wanted.last_day}."
    console.print(told, markup=False, highlight=False)
