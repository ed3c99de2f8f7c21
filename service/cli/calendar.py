"""`hierarchy calendar`: secret addresses at which the calendars of supervisors can be had."""

import secrets
import sys
from typing import Annotated

import typer
from rich.console import Console

from execution.errors import BadUserInput
from execution.view import View
from graph.engine.migrations import check_migrated
from graph.engine.sessions import Graph
from graph.engine.state import check_ready
from graph.model.tables import MEMBER
from graph.reads.calendars import list_calendars
from resolvers.commands.calendars import CLOSE_CALENDAR, OPEN_CALENDAR
from resolvers.shared.identifiers import decode_id, encode_id
from service.cli.access import make_grant
from service.cli.common import console, fail, language, run, settings_of
from service.cli.tables import unbroken, uncut
from service.http.calendars import address_of
from service.settings import Settings
from wording.languages import Language


def calendar(
    supervisor: Annotated[
        str, typer.Option(help="Whose calendar: the member's id, as the service gives it. Without: who has one.")
    ] = "",
    close: Annotated[bool, typer.Option("--close", help="Closes all addresses of this calendar instead.")] = False,
    lang: Annotated[Language, typer.Option("--lang", help="The language of its texts.")] = Language.VI,
) -> None:
    """Opens a secret address of a supervisor's calendar, with meetings planned and visits due; prints it this once."""
    settings = settings_of()
    if not supervisor:
        if close:
            fail("--close wants a --supervisor.", 2)
        run(settings, lambda graph: list_all(graph, settings))
        return
    member = checked(supervisor)
    secret = secrets.token_urlsafe(32)

    async def work(graph: Graph) -> None:
        await check_migrated(graph)
        await check_ready(graph.newest)
        if close:
            await make_grant(graph, settings, CLOSE_CALENDAR, {"supervisor": member})
        else:
            given = {"supervisor": member, "address": address_of(secret), "language": lang.value}
            await make_grant(graph, settings, OPEN_CALENDAR, given)

    run(settings, work)
    if close:
        console.print("Closed: no address of this calendar is answered any more.")
    else:
        sys.stdout.write(f"{base_of(settings)}/calendar/{secret}.ics\n")
        console.print("Whoever has this address sees the calendar. It is not kept here, and not shown again.")


def checked(supervisor: str) -> str:
    try:
        decode_id(supervisor, "supervisor", (MEMBER.shown,))
    except BadUserInput as wrong:
        fail(f"--supervisor: {wrong.said.words(language())}", 2)
    return supervisor


def base_of(settings: Settings) -> str:
    """How clients begin an address of this service, as far as the settings tell."""
    names = sorted(settings.hosts - {"*"})
    return f"https://{names[0]}" if names else f"http://{settings.host}:{settings.port}"


async def list_all(graph: Graph, settings: Settings) -> None:
    await check_migrated(graph)
    table = uncut("supervisor", "id", unbroken("since"), "language")
    for one in await list_calendars(graph, View.whole(settings.today())):
        table.add_row(one.name, encode_id(MEMBER.shown, one.member), str(one.since), one.language)
    Console().print(table if table.row_count else "No calendar can be had at any address.")
