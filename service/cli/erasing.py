"""The command that erases a member's personal data: `hierarchy erase`."""

from typing import Annotated
from uuid import uuid4

import typer

from execution.errors import BadUserInput
from graph.cypher.fetch import Fetching, Writes
from graph.engine.migrations import check_migrated
from graph.engine.sessions import Graph
from graph.engine.state import check_ready
from graph.ledger.clock import Clock
from graph.model.canonical import canonical
from graph.model.texts import NOTE, SYMBOL
from resolvers.commands.erasure import ERASE_MEMBER
from resolvers.commands.machinery.batch import Outcome, Wanted
from resolvers.commands.machinery.transaction import make_alone, tried
from service.cli.access import fit
from service.cli.common import console, fail, language, run, settings_of


def erase(
    member: Annotated[str, typer.Argument(help="The member, by the id that the service gives.")],
    reason: Annotated[str, typer.Option(help="Why, without anything personal: it stays in the ledger.")],
    decision: Annotated[str, typer.Option(help="The decision that says so.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Tells whether it can be done, and does nothing.")] = False,
) -> None:
    """Erases a member's personal data for good: values, what stood earlier, and what opens the seals in the ledger."""
    settings = settings_of()
    given = {"member": member, "reason": fit("--reason", reason, NOTE), "decision": fit("--decision", decision, SYMBOL)}

    async def work(graph: Graph) -> None:
        await check_migrated(graph)
        await check_ready(graph.newest)
        clock = Clock()
        writes = Writes(graph, settings.actor, clock, clock_fault=lambda: clock.fault)
        key = canonical([settings.actor, uuid4().hex, 1]).decode()
        wanted = Wanted(ERASE_MEMBER, given, settings.today(), settings.actor, key)
        if dry_run:
            async with tried(wanted, writes, Fetching(graph, writes)) as (_, outcome):
                end(outcome)
        else:
            end(await make_alone(writes, wanted))

    run(settings, work)
    done = "can be erased; nothing was done" if dry_run else "erased, but for backups and what was exported"
    console.print(f"{member}: {done}.", markup=False, highlight=False)


def end(outcome: Outcome | Exception) -> None:
    """Tells why it was not done."""
    if isinstance(outcome, BadUserInput):
        fail(outcome.said.words(language()), 2)
    if isinstance(outcome, Exception):
        raise outcome
    if outcome.refusals:
        fail(" ".join(one.said.words(language()) for one in outcome.refusals))
