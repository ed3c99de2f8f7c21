"""`hierarchy readings`: who was shown personal data of whom, when, and for what purpose."""

import sys
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Annotated

import typer
from rich.console import Console

from execution.errors import BadUserInput
from execution.view import written
from graph.engine.migrations import check_migrated
from graph.engine.sessions import Graph
from graph.ledger.clock import Clock
from graph.ledger.readings import Reading, Wanted, newest, verify_readings
from graph.ledger.retention import count_before, drop_before
from graph.model.rights import Purpose, viewer_id
from graph.model.tables import MEMBER
from graph.model.texts import SYMBOL
from resolvers.shared.identifiers import decode_id
from service.cli.access import fit
from service.cli.common import console, fail, language, run, settings_of
from service.cli.tables import uncut
from service.settings import Settings

MOST_NAMED = 20
"""Of what is wrong with the log."""
COLUMNS = ("no.", "at", "who", "purpose", "people", "what")
readings = typer.Typer(help="Who was shown personal data of whom, when, and for what purpose.", no_args_is_help=True)


@readings.command("list")
def list_command(
    about: Annotated[str, typer.Option(help="Only about this member, by the id that clients see.")] = "",
    subject: Annotated[
        str, typer.Option(help="Only what was shown to whom the provider calls so; with --issuer.")
    ] = "",
    issuer: Annotated[str, typer.Option(help="The provider: `iss` of its tokens.")] = "",
    purposes: Annotated[list[Purpose], typer.Option("--purpose", help="Only for this purpose, or these.")] = [],  # noqa: B006
    since: Annotated[datetime | None, typer.Option("--from", formats=["%Y-%m-%d"], help="The first day.")] = None,
    until: Annotated[datetime | None, typer.Option("--to", formats=["%Y-%m-%d"], help="The last day.")] = None,
    most: Annotated[int, typer.Option(help="So many, the newest first.", min=1, max=10_000)] = 100,
) -> None:
    """Lists readings, the newest first; values are never told."""
    settings = settings_of()
    if bool(subject) != bool(issuer):
        fail("--subject and --issuer go together.", 2)
    wanted = Wanted(
        viewers=[viewer_id(issuer, subject)] if subject else [],
        purposes=[str(one) for one in purposes],
        members=[member_of(about)] if about else [],
        since=moment(settings, since, 0),
        until=moment(settings, until, 1),
    )

    async def work(graph: Graph) -> None:
        await check_migrated(graph)
        table = uncut(*COLUMNS)
        # of dropped lines it is told to whom it is not asked about anybody or anything
        drops = not (subject or purposes or about)
        for one in await newest(graph, replace(wanted, drops=drops), most):
            table.add_row(*told(one, settings))
        Console().print(table if table.row_count else "Nothing was shown.")

    run(settings, work)


def told(one: Reading, settings: Settings) -> tuple[str, ...]:
    at = datetime.fromisoformat(one.at).astimezone(settings.time_zone).strftime("%Y-%m-%d %H:%M:%S")
    why = f"{one.purpose}; {one.note}" if one.note else one.purpose
    if one.dropped:
        return str(one.seq), at, "", f"no. 1 to {one.dropped:,} were dropped; {one.note}", "", ""
    return str(one.seq), at, one.name or one.viewer, why, f"{len(one.members):,}", ", ".join(one.fields)


@readings.command()
def drop(
    days: Annotated[int, typer.Option(help="Lines are kept for so many days, today apart.", min=1, max=36_500)],
    decision: Annotated[str, typer.Option(help="The decision that says so.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Tells how many there are, and drops none.")] = False,
) -> None:
    """Drops readings that are older than so many days, for good; the log says so from then on."""
    settings, said = settings_of(), fit("--decision", decision, SYMBOL)
    first = settings.today() - timedelta(days=days)
    before = moment(settings, datetime.combine(first, time()), 0)

    async def work(graph: Graph) -> None:
        await check_migrated(graph)
        count = await (count_before(graph, before) if dry_run else drop_before(graph, before, written(Clock()()), said))
        done = "would be dropped" if dry_run else "were dropped"
        console.print(f"Readings from before {first}: {count:,} {done}.", highlight=False)

    run(settings, work)


def moment(settings: Settings, day: datetime | None, later: int) -> str:
    """When a day begins here, or one that is so many days later; empty where none is given."""
    if day is None:
        return ""
    begins = datetime.combine(day.date() + timedelta(days=later), time(), settings.time_zone)
    return written(begins.astimezone(UTC))


def member_of(identifier: str) -> str:
    try:
        return str(decode_id(identifier, "--about", (MEMBER.shown,)).key)
    except BadUserInput as wrong:
        fail(wrong.said.words(language()), 2)


@readings.command()
def verify() -> None:
    """Checks that no reading was changed or left out, and prints how many there are and the hash of the last."""

    async def work(graph: Graph) -> None:
        await check_migrated(graph)
        checked = await verify_readings(graph)
        for problem in checked.problems[:MOST_NAMED]:
            console.print(problem, markup=False, highlight=False)
        if checked.problems:
            fail(f"The read log is not whole. Problems: {len(checked.problems):,}.")
        sys.stdout.write(f"{checked.lines}:{checked.hash}\n")
        kept = checked.lines - checked.dropped
        console.print(f"Readings, each as it was written: {kept:,}. Note the line above elsewhere.")
        if checked.dropped:
            console.print(f"Those up to number {checked.dropped:,} were dropped; the log says when and why.")

    run(settings_of(), work)
