"""How fast questions of supervision, the audit and all indicators are answered at province size, and how long a year's
classifications of it take to record: one line for each and engine.

Run by `make bench-supervision`; nothing calls it. Times are of one machine in one run: compare the lines with each
other and with their goals, not with those of another day. A question is asked as a client asks it, through the
schema, with the tree in memory as the service has it; the standings of 1,000 links, which no page of the schema holds,
are asked of the resolver. `python -m bench.supervision audit indicator year` makes the lines in whose names these words
stand.
"""

import asyncio
import json
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from functools import partial
from statistics import median
from time import monotonic, perf_counter
from typing import Any

from bench import ratings
from bench.changing import engines
from execution.asked import Asked
from execution.operations import Operation
from execution.view import View
from graph.cypher.fetch import Fetching
from graph.engine.migrations import migrate
from graph.engine.open import open_graph
from graph.engine.sessions import Graph
from graph.engine.settings import GraphSettings
from graph.reads.standing import StandingsInGraph
from graph.tree.fetch import TreeFetching
from graph.tree.tree import Tree
from resolvers.shared.computed import COMPUTED
from resolvers.supervision.standing import read_standings
from schema.build import build_schema
from seeds.draft.rows import Rows
from seeds.exchange.load import load
from seeds.sizes import build
from service.serving import spare_collections

DAY = date(2024, 6, 1)
ROUNDS = 15
WARMING = 3.0
"""Seconds for which a question is asked before it is measured: a Java machine compiles what is asked often, and how
fast an engine is that has just been started is not the question."""
UNCHANGED = 3_600_000
"""In milliseconds: a tree looks at the ledger's end some times a second, whoever asks."""
LINKS = 1_000
STANDING, RECORDED = f"standing of {LINKS:,} links", "a year's classifications recorded"
COVERAGE = """query ($under: ID!) { supervisionCoverage(under: $under, asOf: "2024-06-01") {
  figures { organizations supervised withoutStanding lapsed unsupervised severalInCharge ownOrganization }
  groups { child { name } figures { organizations supervised withoutStanding lapsed unsupervised } } } }"""
ATTENDANCE = """query ($under: ID!) { attendance(of: { under: $under }, from: "2024-01-01", to: "2025-01-01") {
  figures { meetingsHeld visitsPossible attended byStandIn required shortfall surplus rate longestGapDays lastVisit }
  groups(first: 20) { nodes { supervisor { name } figures { visitsPossible attended required shortfall } } } } }"""
INDICATORS = """query ($under: ID!) { indicators(under: $under, from: "2023-04-21", to: "2026-04-21",
  knownSince: "2023-04-21", asOf: "2026-04-21") { series { kind points { numerator denominator value } } } }"""
AUDIT = """query ($under: ID!) { audit(under: $under, asOf: "2024-06-01") { counts { kind checked kept broken } } }"""
UNDER = """query ($code: String!) { organization(by: { code: $code }, asOf: "2024-06-01") { id } }"""
PROVINCE, DISTRICT = "49", "506"
QUESTIONS = (
    ("coverage of a district", COVERAGE, DISTRICT, 50),
    ("attendance of a district in 2024", ATTENDANCE, DISTRICT, 50),
    ("coverage of the province", COVERAGE, PROVINCE, 300),
    ("attendance of the province in 2024", ATTENDANCE, PROVINCE, 300),
    ("audit of all kinds for the province", AUDIT, PROVINCE, 1_500),
    ("every indicator of the province in three years", INDICATORS, PROVINCE, 2_000),
)
Wanted = Callable[[str], bool]
"""Whether a line is asked for, by its name."""


@dataclass(frozen=True, slots=True)
class Line:
    """Milliseconds of one question; the goal is that of a Neo4j."""

    engine: str
    question: str
    p50: float
    best: float
    goal: int


async def measured(engine: str, settings: GraphSettings, rows: Rows, wanted: Wanted) -> AsyncIterator[Line]:
    async with open_graph(settings) as graph:
        await migrate(graph)
        await load(graph, rows, lambda *_: None, "bench")
        # as in the service; the rows held here would be walked by every collection besides
        spare_collections()
        tree = Tree(graph, follow_ms=UNCHANGED)
        await tree.look(monotonic())
        ask = asking(graph, tree)
        for name, query, code, goal in QUESTIONS:
            if wanted(name):
                under = (await ask(UNDER, {"code": code}))["organization"]["id"]
                yield await line(engine, name, goal, partial(ask, query, {"under": under}))
        if wanted(STANDING):
            pairs = [(member, one) for member, one, p in rows.links["SUPERVISES"] if p["since"] <= DAY < p["until"]]
            links = pairs[:: len(pairs) // LINKS][:LINKS]
            yield await line(engine, STANDING, 50, partial(standings, graph, links))
        # changes the graph: behind all questions
        if wanted(RECORDED):
            yield await recorded(engine, graph)


async def recorded(engine: str, graph: Graph) -> Line:
    """A year's classifications, recorded once."""
    schema = build_schema()
    inputs = await ratings.commands_of(schema, graph)
    began = perf_counter()
    await ratings.record(schema, graph, inputs)
    took = round((perf_counter() - began) * 1000, 1)
    many = sum(len(given["assessments"]) for given in inputs)
    return Line(engine, f"{RECORDED}: {many:,} of them", took, took, 60_000)


async def standings(graph: Graph, links: list[tuple[str, str]]) -> object:
    return await read_standings(StandingsInGraph(graph), links, View.whole(DAY))


def asking(graph: Graph, tree: Tree | None = None) -> Callable[[str, dict[str, Any]], Awaitable[dict[str, Any]]]:
    """Asks the schema and gives the data, with a tree as the service does; an error ends the bench."""
    schema = build_schema()
    backend = Fetching(graph) if tree is None else TreeFetching(graph, tree)

    async def ask(query: str, variables: dict[str, Any]) -> dict[str, Any]:
        asked = Asked(backend, View.whole(DAY), schema.limits.objects)
        answered = await schema.operations.answer(Operation(query, variables), asked)
        if answered.errors or answered.data is None:
            raise RuntimeError(answered.errors)
        return dict(answered.data)

    return ask


async def line(engine: str, name: str, goal: int, ask: Callable[[], Awaitable[object]]) -> Line:
    """A question asked some times, after a while of asking it unmeasured."""
    warm = perf_counter() + WARMING
    while perf_counter() < warm:
        await ask()
    times = [await timed(ask) for _ in range(ROUNDS)]
    return Line(engine, name, round(median(times), 1), round(min(times), 1), goal)


async def timed(ask: Callable[[], Awaitable[object]]) -> float:
    """Milliseconds of one answer, for which nothing is kept from another one."""
    COMPUTED.clear()
    began = perf_counter()
    await ask()
    return (perf_counter() - began) * 1000


async def printed(engine: str, settings: GraphSettings, rows: Rows, wanted: Wanted) -> None:
    async for one in measured(engine, settings, rows, wanted):
        print(json.dumps(asdict(one), ensure_ascii=False), flush=True)


def main(words: Sequence[str]) -> None:
    """The embedded engine in a directory of its own, then the server of GRAPH_URL where there is one."""
    rows = build("province")
    with engines() as found:
        for engine, settings in found:
            asyncio.run(printed(engine, settings, rows, lambda name: not words or any(one in name for one in words)))


if __name__ == "__main__":
    main(sys.argv[1:])
