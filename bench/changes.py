"""Changes a second, with 1 writer and with 16, and what the ledger costs against the bare write: lines for each engine.

`make bench-changes` runs it; nothing calls it. The bare write is one transaction of the same facts, without lock, rules
and ledger.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass
from datetime import date
from statistics import median
from time import perf_counter
from uuid import uuid4

import uvloop

from bench.changing import ask, engines
from graph.engine.migrations import migrate
from graph.engine.open import open_graph
from graph.engine.sessions import Graph, Transaction
from graph.engine.settings import GraphSettings
from graph.facts.facts import Facts
from graph.facts.write import write_facts
from graph.model.tables import CHANGE_EVENT, HAS_PROFILE, OPEN_END, ORGANIZATION, PART_OF, PROFILE, RESULTING
from resolvers.shared.identifiers import encode_id
from schema.build import build_schema
from seeds.draft.rows import Rows
from seeds.exchange.load import load
from seeds.sizes import build

DAY = date(2025, 12, 1)
CHANGES, ROUNDS, WARMING = 64, 15, 5
"""Changes of a round, rounds, and rounds unmeasured before them: a Java machine compiles what is asked often."""
ESTABLISH = """mutation ($input: EstablishOrganizationInput!) { establishOrganization(input: $input) {
  userErrors { message } change { seq } } }"""


@dataclass(frozen=True, slots=True)
class Line:
    """Acknowledged changes a second, each the median of rounds that take turns; `bare` without the ledger."""

    engine: str
    bare_1: int
    ledger_1: int
    ledger_16: int


async def measured(engine: str, settings: GraphSettings, rows: Rows) -> Line:
    schema = build_schema()
    parent = next(row["id"] for row in rows.nodes["Organization"] if row["code"] == "48")
    given = {"parent": encode_id("Organization", parent), "level": "GRASSROOTS_CELL", "on": DAY.isoformat()}
    async with open_graph(settings) as graph:
        await migrate(graph)
        await load(graph, rows, lambda *_: None, "bench")

        async def establish(number: int) -> None:
            await ask(schema, graph, ESTABLISH, {"input": {**given, "name": f"Chi bộ {number}"}})

        async def bare(number: int) -> None:
            await write_bare(graph, parent, number)

        ways = ((bare, 1), (establish, 1), (establish, 16))
        rates = [[await rate(make, writers) for make, writers in ways] for _ in range(WARMING + ROUNDS)]
        return Line(engine, *(round(median(found)) for found in zip(*rates[WARMING:], strict=True)))


async def rate(make: Callable[[int], Awaitable[None]], writers: int) -> float:
    """Changes a second of so many writers, each of which makes one after another."""

    async def write(writer: int) -> None:
        for number in range(CHANGES // writers):
            await make(writer * CHANGES + number)

    began = perf_counter()
    await asyncio.gather(*(write(writer) for writer in range(writers)))
    return CHANGES / (perf_counter() - began)


async def write_bare(graph: Graph, parent: str, number: int) -> None:
    """The facts of an established organization, and nothing else."""
    facts = Facts()
    one, profile, event = (f"{letter}{uuid4().hex}" for letter in "ofe")
    life = {"since": DAY, "until": OPEN_END}
    facts.create(ORGANIZATION, id=one, code=f"Q{one}", confirmedOn=DAY, version=1, **life)
    facts.create(PROFILE, id=profile, name=f"Chi bộ {number}", level="GRASSROOTS_CELL")
    facts.open(HAS_PROFILE, one, profile, DAY)
    facts.open(PART_OF, one, parent, DAY)
    facts.create(CHANGE_EVENT, id=event, kind="ESTABLISH", on=DAY)
    facts.join(RESULTING, event, one)

    async def work(transaction: Transaction) -> None:
        await write_facts(transaction, facts)

    await graph.write(work)


def main() -> None:
    """Every engine at hand."""
    rows = build("tiny")
    with engines() as found:
        for engine, settings in found:
            print(json.dumps(asdict(uvloop.run(measured(engine, settings, rows)))))


if __name__ == "__main__":
    main()
