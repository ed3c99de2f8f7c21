"""`hierarchy readings`: who was shown personal data of whom, when, and for what purpose."""

import sys
from datetime import UTC, datetime, time, timedelta
from typing import Annotated

import typer
from rich.console import Console

from execution.errors import BadUserInput
from execution.view import written
from graph.engine.migrations import check_migrated
from graph.engine.sessions import Graph
from graph.ledger.readings import Reading, Wanted, newest, verify_readings
from graph.model.rights import Purpose, viewer_id
from graph.model.tables import MEMBER
from resolvers.shared.identifiers import decode_id
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
        for one in await newest(graph, wanted, most):
            table.add_row(*told(one, settings))
        Console().print(table if table.row_count else "Nothing was shown.")

    run(settings, work)


def told(one: Reading, settings: Settings) -> tuple[str, ...]:
    at = datetime.fromisoformat(one.at).astimezone(settings.time_zone).strftime("%Y-%m-%d %H:%M:%S")
    why = f"{one.purpose}; {one.note}" if one.note else one.purpose
    return str(one.seq), at, one.name or one.viewer, why, f"{len(one.members):,}", ", ".join(one.fields)


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
        console.print(f"Readings, each as it was written: {checked.lines:,}. Note the line above elsewhere.")

    run(settings_of(), work)
