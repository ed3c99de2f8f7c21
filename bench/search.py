"""How fast names are found and the columns of a tree are read at province size: one line for each question and engine.

Run by `make bench-search`; nothing calls it. Beside the time of an answer stands its CPU time, in the service and in
the graph together, as search as you type costs it at each letter.
"""

import asyncio
import json
import os
from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass
from functools import partial
from statistics import median
from time import perf_counter

from bench.changing import engines
from bench.processes import cpu_seconds
from bench.supervision import asking, timed
from graph.engine.migrations import migrate
from graph.engine.open import open_graph
from graph.engine.settings import GraphSettings
from graph.tree.tree import Tree
from seeds.draft.rows import Rows
from seeds.exchange.load import load
from seeds.sizes import build
from service.serving import spare_collections

ROUNDS = 60
SLOW = 10
"""Of a question of hundreds of milliseconds."""
WARMING = 3.0
UNCHANGED = 3_600_000
"""In milliseconds: nobody changes the graph meanwhile."""
SEARCH = """query ($text: String!, $kinds: [SearchKind!], $most: Int, $first: Int!, $total: Boolean!) {
  search(text: $text, kinds: $kinds, perKind: $most, first: $first, asOf: "2026-01-01") {
    totalCount @include(if: $total)
    edges { cursor node { __typename ... on Organization { name level } ... on Member { name cardNumber }
      ... on Place { name kind } } } } }"""
EVER = """query ($text: String!) { search(text: $text, anyDay: true, asOf: "2026-01-01") {
  edges { since until heirs { name } node { __typename } } } }"""
TREE = """{ organizations(where: {levels: [GRASSROOTS_COMMITTEE, GRASSROOTS_CELL]}, first: 500, asOf: "2024-06-01")
  { nodes {
  name level memberCount descendantCount cellCount confirmedOn secretary { name } lastMeeting { heldOn }
  supervisions { supervisor { name } standing { holds } }
  coverage { state below { organizations supervised withoutStanding lapsed unsupervised } } } } }"""
TEXTS = ("n", "ng", "ch", "qu", "tp tam kỳ", "nguyen", "nguyễn văn a", "xuân nguyễn", "49.012345")


@dataclass(frozen=True, slots=True)
class Line:
    """Milliseconds of one question, and of CPU; the goal is that of the CPU (0: none was set)."""

    engine: str
    question: str
    p50: float
    best: float
    cpu: float
    goal: int


Ask = Callable[[], Awaitable[object]]


async def measured(engine: str, settings: GraphSettings, rows: Rows) -> list[Line]:
    async with open_graph(settings) as graph:
        await migrate(graph)
        await load(graph, rows, lambda *_: None, "bench")
        spare_collections()
        tree = Tree(graph, follow_ms=UNCHANGED)
        await tree.look(perf_counter())
        ask = asking(graph, tree)
        lines = []
        for text in TEXTS:
            given = {"text": text, "kinds": None, "most": 10, "first": 30, "total": False}
            goal = 20 if len(text) == len("ng") else 0
            lines.append(await line(engine, f"ten of each kind: {text}", goal, partial(ask, SEARCH, given)))
        members = {"text": "ng", "kinds": ["MEMBER"], "most": None, "first": 20, "total": False}
        lines.append(await line(engine, "members: ng", 20, partial(ask, SEARCH, members)))
        lines.append(await line(engine, "members, counted: ng", 0, partial(ask, SEARCH, {**members, "total": True})))
        lines.append(await line(engine, "on any day: quế sơn", 0, partial(ask, EVER, {"text": "quế sơn"})))
        lines.append(await line(engine, "columns of a tree, 500 rows", 0, partial(ask, TREE, {})))
        return lines


async def line(engine: str, name: str, goal: int, ask: Ask) -> Line:
    """A question asked some times, after a while of asking it unmeasured."""
    warm, once = perf_counter() + WARMING, 0.0
    while perf_counter() < warm:
        once = await timed(ask)
    rounds = ROUNDS if once < 1000 / SLOW else SLOW
    # on a server, this process and the server are children of the script that started both
    whole = [os.getpid() if engine == "embedded" else os.getppid()]
    before = cpu_seconds(whole)
    times = [await timed(ask) for _ in range(rounds)]
    cpu = (cpu_seconds(whole) - before) * 1000 / rounds
    return Line(engine, name, round(median(times), 1), round(min(times), 1), round(cpu, 1), goal)


def main() -> None:
    """The embedded engine in a directory of its own, then the server of GRAPH_URL where there is one."""
    rows = build("province")
    with engines() as found:
        for engine, settings in found:
            for one in asyncio.run(measured(engine, settings, rows)):
                print(json.dumps(asdict(one), ensure_ascii=False), flush=True)


if __name__ == "__main__":
    main()
