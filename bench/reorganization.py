"""How long the reform of 1/7/2025 takes as one change of the whole province, tried and applied: a line for each engine.

`make bench-changes` runs it; nothing calls it.
"""

import json
from dataclasses import asdict, dataclass
from time import perf_counter
from typing import Any

import uvloop

from bench.changing import ask, engines
from graph.engine.migrations import migrate
from graph.engine.open import open_graph
from graph.engine.settings import GraphSettings
from graph.ledger.verify import verify_ledger
from resolvers.shared.identifiers import encode_id
from schema.build import build_schema
from seeds.draft.rows import Rows
from seeds.draft.scale import REFORM
from seeds.exchange.load import load
from seeds.history.plan_2025_07 import reform_plan
from seeds.sizes import build_eve
from seeds.state.units import read_units

APPLY = """mutation ($input: ApplyReorganizationInput!) { applyReorganization(input: $input) {
  userErrors { message field } effects { kind count } organization { id childCount memberCount } } }"""
COMMUNES = """query ($id: ID!, $on: Date!) { organization(by: { id: $id }, asOf: $on) {
  children(first: 1000) { nodes { code } } } }"""


@dataclass(frozen=True, slots=True)
class Line:
    """Seconds of each way to run the plan, how many communes the city has afterwards, and what the plan did."""

    engine: str
    tried_seconds: float
    applied_seconds: float
    verified_seconds: float
    problems: int
    communes: int
    effects: dict[str, int]


async def measured(engine: str, settings: GraphSettings, rows: Rows) -> Line:
    schema = build_schema()
    city = next(row["id"] for row in rows.nodes["Organization"] if row["code"] == "48")
    codes = {row["code"] for row in rows.nodes["Organization"] if row["until"].year == 9999}
    places = {row["code"]: encode_id("Place", row["id"]) for row in rows.nodes["Place"] if row["since"] == REFORM}
    plan = reform_plan(encode_id("Organization", city), codes, places)
    async with open_graph(settings) as graph:
        await migrate(graph)
        await load(graph, rows, lambda *_: None, "bench")
        began = perf_counter()
        await ask(schema, graph, APPLY, {"input": {**plan, "dryRun": True}})
        tried = perf_counter()
        data = await ask(schema, graph, APPLY, {"input": plan})
        applied = perf_counter()
        verdict = await verify_ledger(graph, lambda *_: None)
        verified = perf_counter()
        found: Any = await ask(schema, graph, COMMUNES, {"id": plan["under"], "on": plan["on"]})
    units = read_units("2025_07")
    communes = sum(one["code"] in units for one in found["organization"]["children"]["nodes"])
    effects = {row["kind"]: row["count"] for row in data["applyReorganization"]["effects"]}
    seconds = (round(tried - began, 1), round(applied - tried, 1), round(verified - applied, 1))
    return Line(engine, *seconds, len(verdict.problems), communes, effects)


def main() -> None:
    """Every engine at hand."""
    rows = build_eve("province")
    with engines() as found:
        for engine, settings in found:
            print(json.dumps(asdict(uvloop.run(measured(engine, settings, rows)))))


if __name__ == "__main__":
    main()
