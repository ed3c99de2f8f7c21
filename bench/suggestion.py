"""How long a proposal for the whole province takes: one line for each engine, day and way. Nothing calls it.

    python -m bench.suggestion                          on the embedded engine, in a directory of its own
    scripts/neo4j run -- python -m bench.suggestion     on a real Neo4j as well

The question is asked as a client asks it, with all lines, reasons and second choices. `keep` leaves links with standing
as they are; without it everything is planned anew, which is the dearest that can be asked. The best of three runs.
"""

import asyncio
import json
from dataclasses import asdict, dataclass
from datetime import date
from time import perf_counter
from typing import Any

from bench.changing import ask, engines
from graph.engine.migrations import migrate
from graph.engine.open import open_graph
from graph.engine.sessions import Graph
from graph.engine.settings import GraphSettings
from schema.build import build_schema
from seeds.draft.rows import Rows
from seeds.exchange.load import load
from seeds.sizes import build
from service.serving import spare_collections

DAYS = (("49", date(2024, 6, 1)), ("48", date(2025, 7, 2)))
SCHEMA = build_schema()
ROOT = "query ($code: String!, $on: Date!) { organization(by: { code: $code }, asOf: $on) { id } }"
SUGGEST = """
query ($input: SuggestSupervisorsInput!, $on: Date!, $after: String) { suggestSupervisors(input: $input, asOf: $on) {
  organizations candidates points lines(first: 1000, after: $after) { totalCount nodes { supervisor { name }
    organization { name } points reasons { kind points explanation } secondChoice { extraPoints } } }
  gaps { totalCount } } }
"""


@dataclass(frozen=True, slots=True)
class Line:
    """One measurement; `lines` are proposed links, of which one page of at most 1,000 is answered."""

    engine: str
    day: str
    keep: bool
    organizations: int
    candidates: int
    lines: int
    gaps: int
    seconds: float


async def measured(graph: Graph, engine: str, code: str, day: date, *, keep: bool) -> Line:
    on = day.isoformat()
    root = (await ask(SCHEMA, graph, ROOT, {"code": code, "on": on}))["organization"]["id"]
    seconds = []
    plan: dict[str, Any] = {}
    for _ in range(3):
        began = perf_counter()
        found = await ask(SCHEMA, graph, SUGGEST, {"input": {"under": root, "keepCurrent": keep}, "on": on})
        seconds.append(perf_counter() - began)
        plan = found["suggestSupervisors"]
    counts = (plan["organizations"], plan["candidates"], plan["lines"]["totalCount"], plan["gaps"]["totalCount"])
    return Line(engine, on, keep, *counts, round(min(seconds), 2))


async def run(engine: str, settings: GraphSettings, rows: Rows) -> None:
    async with open_graph(settings) as graph:
        await migrate(graph)
        await load(graph, rows, lambda *_: None, "bench")
        spare_collections()
        for code, day in DAYS:
            for keep in (True, False):
                print(json.dumps(asdict(await measured(graph, engine, code, day, keep=keep))), flush=True)


def main() -> None:
    """The embedded engine in a directory of its own, then the server of GRAPH_URL where there is one."""
    rows = build("province")
    with engines() as found:
        for engine, settings in found:
            asyncio.run(run(engine, settings, rows))


if __name__ == "__main__":
    main()
