"""The commands about changes: `hierarchy plan`, `hierarchy ledger verify` and `rederive`."""

import hashlib
import json
import sys
from collections import Counter
from collections.abc import Mapping
from typing import Annotated, Any

import typer

from graph.engine.errors import GraphIncomplete
from graph.engine.sessions import Graph
from graph.engine.state import check_ready
from graph.facts.around import find_by_code, find_new_places
from graph.ledger.rederive import rederive
from graph.ledger.verify import verify_ledger
from resolvers.shared.identifiers import encode_id
from seeds.draft.scale import REFORM
from seeds.history.plan_2025_07 import reform_plan
from seeds.state.hierarchy import DA_NANG
from seeds.state.units import read_units
from service.cli.common import console, fail, run, settings_of

APPLY = """mutation ($input: ApplyReorganizationInput!) { applyReorganization(input: $input) {
  userErrors { message field rule } effects { kind count } change { seq hash }
  organization { name childCount memberCount } } }"""
ledger = typer.Typer(help="The ledger of all changes.", no_args_is_help=True)


def plan(
    dry_run: Annotated[
        bool,
        typer.Option("--dry-run", help="A request that only tries it: it answers as if done, and changes nothing."),
    ] = False,
) -> None:
    """Prints the reform of 1/7/2025 as a request that applies it; on a graph of its eve (`seed --eve`)."""

    async def work(graph: Graph) -> None:
        planned = await plan_for(graph)
        more = {"dryRun": True} if dry_run else {"idempotencyKey": key_of(planned)}
        request = {"query": APPLY, "variables": {"input": planned | more}}
        sys.stdout.write(json.dumps(request, ensure_ascii=False, indent=1) + "\n")

    run(settings_of(), work)


def key_of(planned: Mapping[str, Any]) -> str:
    """A key that follows from the plan: however often it is sent, it is done once."""
    return hashlib.sha256(json.dumps(planned, sort_keys=True).encode()).hexdigest()[:20]


async def plan_for(graph: Graph) -> dict[str, Any]:
    """The plan for what stands on the eve in this graph, with the new places as far as they are known in it.

    Raises a GraphIncomplete where the city does not stand.
    """
    found = await find_by_code(graph, read_units("2025_01"), REFORM)
    if DA_NANG not in found:
        raise GraphIncomplete("The graph does not hold the eve of the reform: run `hierarchy seed --eve` first.")
    begun = await find_new_places(graph, read_units("2025_07"), REFORM)
    places = {code: encode_id("Place", place) for code, place in begun.items()}
    return reform_plan(encode_id("Organization", found[DA_NANG][0]), found.keys(), places)


@ledger.command()
def verify(
    expect: Annotated[
        str | None, typer.Option(help="NUMBER:HASH of a line that was noted down elsewhere; it must still be there.")
    ] = None,
) -> None:
    """Checks every line of the ledger, that it explains every fact of the graph, what is derived from the facts, and
    that these keep the rules that every change keeps."""

    async def work(graph: Graph) -> None:
        with console.status("Verifying …") as shown:
            verdict = await verify_ledger(
                graph, lambda what, rows: shown.update(f"Verifying … {what}: {rows:,}"), expect
            )
        for problem in verdict.problems:
            console.print(problem, markup=False, highlight=False, soft_wrap=True)
        for sentence in verdict.broken:
            console.print(f"Rule {sentence}", markup=False, highlight=False, soft_wrap=True)
        if verdict.problems:
            fail(f"Found {number_of(len(verdict.problems), 'problem')}.")
        if verdict.broken:
            fail("The ledger is whole and explains the graph; facts break rules: put them right with `correctFact`.")
        lines = number_of(verdict.lines, "line")
        console.print(f"The ledger ({lines}) explains {verdict.rows:,} nodes and links.", highlight=False)
        if verdict.erased:
            console.print(f"Personal data of {number_of(verdict.erased, 'node')} were erased.", highlight=False)
        sys.stdout.write(f"{verdict.lines}:{verdict.hash}\n")

    run(settings_of(), work)


def number_of(number: int, what: str) -> str:
    """A number with its noun."""
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"


@ledger.command("rederive")
def rederive_command() -> None:
    """Writes anew what is derived from the facts where the graph keeps something else, as `verify` tells it."""

    async def work(graph: Graph) -> None:
        await check_ready(graph.newest)
        with console.status("Working out …") as shown:
            found = await rederive(graph, lambda what, rows: shown.update(f"Working out … {what}: {rows:,}"))
        for table, number in sorted(Counter(stray.table.name for stray in found).items()):
            console.print(f"{table}: {number:,} set right.", highlight=False)
        if not found:
            console.print("Nothing to set right: what is derived follows from the facts.")

    run(settings_of(), work)
