"""`hierarchy webhook`: who is sent the ledger's lines."""

import base64
import json
import secrets
import sys
from datetime import UTC, datetime
from typing import Annotated

import typer
from rich.console import Console

from graph.engine.migrations import check_migrated
from graph.engine.sessions import Graph
from graph.engine.state import check_ready, read_end
from graph.ledger.tail import BEFORE_ALL
from graph.ledger.webhooks import Listed, Webhook, add_webhook, list_webhooks, remove_webhook
from graph.model.tables import ORGANIZATION
from graph.model.vocabulary import ChangeKind
from resolvers.shared.identifiers import decode_id, id_of
from service.cli.access import organization_of
from service.cli.common import console, fail, language, run, settings_of
from service.cli.tables import unbroken, uncut
from service.feed.reaching import NotSent
from wording.said import restored

COLUMNS = ("address", "kinds", "under", "lag", "state", "last error")
webhook = typer.Typer(help="Sends the ledger's lines to other programs, signed and in order.", no_args_is_help=True)


@webhook.command()
def add(
    url: Annotated[str, typer.Argument(help="Where to; the setting WEBHOOKS must name its host.")],
    kinds: Annotated[
        list[ChangeKind] | None, typer.Option("--kinds", help="Only changes of this kind; may be given more than once.")
    ] = None,
    under: Annotated[str, typer.Option(help="Only changes at and under this organization, by its code.")] = "",
) -> None:
    """Sends each change from now on to an address, and prints the key that its messages are signed with, this once."""
    settings = settings_of()
    try:
        settings.webhooks.check(url)
    except NotSent as not_allowed:
        fail(f"{url}: {not_allowed.said.words(language())}", 2)
    identifier, key = f"w{secrets.token_hex(8)}", f"whsec_{base64.b64encode(secrets.token_bytes(32)).decode()}"

    async def work(graph: Graph) -> None:
        await check_migrated(graph)
        await check_ready(graph.newest)
        top = str(decode_id(await organization_of(graph, settings, under), "under").key) if under else ""
        hook = Webhook(url, [str(kind) for kind in kinds or ()], top, key, BEFORE_ALL)
        await add_webhook(graph, identifier, hook, datetime.now(UTC).isoformat())

    run(settings, work)
    sys.stdout.write(f"{identifier}\n{key}\n")
    console.print("The second line is the key that messages are signed with. It is not shown again.")


@webhook.command("list")
def list_command() -> None:
    """Lists who is sent changes, how many lines each lacks, and what went wrong last."""

    async def work(graph: Graph) -> None:
        await check_migrated(graph)
        end = await read_end(graph)
        table = uncut(unbroken("id"), *COLUMNS)
        for one in await list_webhooks(graph):
            lag = f"{(end[0] if end else 0) - one.seq:,}"
            state = state_of(one, datetime.now(UTC))
            under = id_of(ORGANIZATION, one.under) if one.under else ""
            table.add_row(one.id, one.url, ", ".join(one.kinds), under, lag, state, error_of(one))
        Console().print(table if table.row_count else "Nobody is sent anything.")

    run(settings_of(), work)


@webhook.command()
def remove(
    identifier: Annotated[str, typer.Argument(metavar="ID", help="As `hierarchy webhook list` tells it.")],
) -> None:
    """Sends nothing there any more."""

    async def work(graph: Graph) -> None:
        await check_migrated(graph)
        if not await remove_webhook(graph, identifier):
            fail(f"There is no webhook {identifier!r}.")

    run(settings_of(), work)
    console.print(f"{identifier}: nothing is sent there any more.", markup=False, highlight=False)


def state_of(one: Listed, now: datetime) -> str:
    """What becomes of a webhook now, in a word."""
    if one.off:
        return "off"
    moment = int(now.timestamp() * 1000)
    if one.held_until <= moment:
        return "nobody sends: no service with WEBHOOKS runs"
    if not one.failures:
        return "sending"
    return f"tries that failed: {one.failures}, again in {max(0, one.due - moment) // 1000} s"


def error_of(one: Listed) -> str:
    return restored(json.loads(one.error)).words(language()) if one.error else ""
