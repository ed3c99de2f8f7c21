"""How long a proposal for the whole province takes: one line for each engine, day and way. Nothing calls it.

    python -m bench.suggestion                          on the embedded engine, in a directory of its own
    scripts/neo4j run -- python -m bench.suggestion     on a real Neo4j as well

The question is asked as a client asks it, with all lines, reasons and second choices. `keep` leaves links with standing
as they are; without it everything is planned anew, which is the dearest that can be asked. The best of three runs.
"""

import asyncio
import json
import os
import tempfile
from dataclasses import asdict, dataclass
from datetime import date
from time import perf_counter
from typing import Any

from execution.operations import Operation
from execution.planner import Asked
from graph.fetching import Fetching
from graph.migrations import migrate
from graph.opening import open_graph
from graph.sessions import Reads
from graph.settings import GraphSettings, graph_settings
from schema.build import build_schema
from seeds.loading import load
from seeds.rows import Rows
from seeds.sizes import build

DAYS = (("49", date(2024, 6, 1)), ("48", date(2025, 7, 2)))
SCHEMA = build_schema()
ROOT = "query ($code: String!, $on: Date!) { organization(code: $code, asOf: $on) { id } }"
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


async def asked(reads: Reads, query: str, variables: dict[str, Any]) -> dict[str, Any]:
    asked = Asked(Fetching(reads), date(2026, 1, 1), SCHEMA.limits.objects)
    found = await SCHEMA.operations.answer(Operation(query, variables), asked)
    if found.errors or found.data is None:
        raise RuntimeError(found.errors)
    return dict(found.data)


async def measured(reads: Reads, engine: str, code: str, day: date, *, keep: bool) -> Line:
    on = day.isoformat()
    root = (await asked(reads, ROOT, {"code": code, "on": on}))["organization"]["id"]
    seconds = []
    plan: dict[str, Any] = {}
    for _ in range(3):
        began = perf_counter()
        found = await asked(reads, SUGGEST, {"input": {"under": root, "keepCurrent": keep}, "on": on})
        seconds.append(perf_counter() - began)
        plan = found["suggestSupervisors"]
    counts = (plan["organizations"], plan["candidates"], plan["lines"]["totalCount"], plan["gaps"]["totalCount"])
    return Line(engine, on, keep, *counts, round(min(seconds), 2))


async def run(settings: GraphSettings, rows: Rows) -> None:
    engine = "embedded" if settings.directory else "neo4j"
    async with open_graph(settings) as graph:
        await migrate(graph)
        await load(graph, rows, lambda *_: None, "bench")
        for code, day in DAYS:
            for keep in (True, False):
                print(json.dumps(asdict(await measured(graph, engine, code, day, keep=keep))), flush=True)


def main() -> None:
    """The embedded engine in a directory of its own, then the server of GRAPH_URL where there is one."""
    rows = build("province")
    with tempfile.TemporaryDirectory() as directory:
        graphs = [GraphSettings(url=f"embedded:{directory}")]
        if not os.environ.get("GRAPH_URL", "embedded:").startswith("embedded:"):
            graphs.append(graph_settings(os.environ))
        for settings in graphs:
            asyncio.run(run(settings, rows))


if __name__ == "__main__":
    main()
