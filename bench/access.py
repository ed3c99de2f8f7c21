"""What it costs to know who asks, at province size: the bench's questions by whoever sees everything and by a commune's
viewer, against nobody who says who they are; one line for each question and engine.

Run by `make bench-access`; nothing calls it. All are asked in turn, so that what the machine does meanwhile meets all;
without HTTP, which costs each of them the same. `processor` counts the process's time in place of the clock's, for a
machine that does something else (the embedded engine's is in it, a server's is not); a size of seeds may be named.
"""

import asyncio
import json
import sys
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from bench.changing import ask, engines
from bench.questions import QUESTIONS, TODAY, text_of
from execution.asked import Asked, Unbounded
from execution.operations import Operation
from execution.view import View
from graph.cypher.fetch import Fetching, Writes
from graph.engine.few import Few
from graph.engine.migrations import migrate
from graph.engine.open import open_graph
from graph.engine.sessions import Graph
from graph.engine.settings import GraphSettings
from graph.tree.fetch import TreeFetching
from graph.tree.tree import Tree
from schema.build import HierarchySchema, build_schema
from seeds.draft.rows import Rows
from seeds.exchange.load import load
from seeds.sizes import build
from service.access.asking import Asking
from service.access.development import key_set, token_for
from service.access.keys import Keys
from service.access.settings import FOR_HERE, ISSUED_HERE, AuthSettings
from service.access.tokens import Tokens
from service.serving import spare_collections

ROUNDS = 300
SLOW = 15
"""Of a question of hundreds of milliseconds."""
WARMING = 1.0
UNCHANGED = 3_600_000
"""In milliseconds: a tree looks at the ledger's end some times a second, whoever asks."""
DAY = date.fromisoformat(TODAY)
GRANT = "mutation ($input: GrantAccessInput!) { grantAccess(input: $input) { userErrors { message } } }"
COMMUNE = """query ($on: Date!) { organizations(where: {levels: [GRASSROOTS_COMMITTEE]}, first: 1, asOf: $on) {
  nodes { id code descendants(first: 1) { nodes { code } } } } }"""
ROOT = "query ($on: Date!) { roots(asOf: $on) { id code } }"
NOBODY, WHOLE, PART, BY_GRAPH = "nobody", "whole", "part", "graph"
WHOEVER = (NOBODY, WHOLE, PART, BY_GRAPH)
"""The last one is the part's viewer again, answered without a tree."""


@dataclass(frozen=True, slots=True)
class Line:
    """Milliseconds of a question as nobody in particular, and how many times as long a viewer waits, of a part with the
    tree and without it."""

    engine: str
    question: str
    p50: float
    whole: float
    part: float
    graph: float


Answer = Callable[[], Awaitable[None]]
Clock = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Asker:
    """Asks as a service does whose callers send tokens, or as one that is open to all."""

    schema: HierarchySchema
    asking: Asking
    without_tree: Asking
    tokens: Tokens
    sent: Mapping[str, str]

    async def answer(self, who: str, query: str, given: Mapping[str, Any]) -> None:
        asked = await self.asked(who)
        answered = await self.schema.operations.answer(Operation(query, given), asked)
        if answered.errors or answered.data is None:
            raise RuntimeError(f"{who}: {answered.errors}")

    async def asked(self, who: str) -> Asked:
        if who == NOBODY:
            return self.asking.by_the_service()
        asking = self.without_tree if who == BY_GRAPH else self.asking
        return await asking(None, await self.tokens.viewer_of([f"Bearer {self.sent[who]}"]), "")


async def measured(engine: str, settings: GraphSettings, rows: Rows, keys: Path, clock: Clock) -> list[Line]:
    async with open_graph(settings) as graph:
        await migrate(graph)
        await load(graph, rows, lambda *_: None, "bench")
        schema = build_schema()
        roots = (await ask(schema, graph, ROOT, {"on": TODAY}))["roots"]
        commune = (await ask(schema, graph, COMMUNE, {"on": TODAY}))["organizations"]["nodes"][0]
        whole = [(WHOLE, role, root) for root in roots for role in ("ORGANIZER", "AUDITOR")]
        for who, role, organization in (*whole, (PART, "ORGANIZER", commune)):
            grant = {"iss": ISSUED_HERE, "sub": who, "name": who, "role": role, "organization": organization["id"]}
            await ask(schema, graph, GRANT, {"input": grant})
        spare_collections()
        tree = Tree(graph, follow_ms=UNCHANGED)
        await tree.look(time.monotonic())
        asker = asker_of(schema, graph, tree, keys)
        cell = commune["descendants"]["nodes"][0]["code"]
        about = {"S": cell, "M": commune["code"], "L": commune["code"], "V": cell}
        named = {name: {"code": about[name]} if name in about else {} for name in ("S", "M", "L", "N", "V", "XL")}
        return [await line(engine, asker, name, given, clock) for name, given in named.items()]


def asker_of(schema: HierarchySchema, graph: Graph, tree: Tree, keys: Path) -> Asker:
    def asking(fetching: Callable[[Writes], Fetching]) -> Asking:
        return Asking(
            guarded=True,
            graph=lambda: graph,
            today=lambda: View.whole(DAY),
            write=lambda held, key: Writes(held, "bench", lambda: datetime.now(UTC), key),
            fetching=fetching,
            account=lambda _: Unbounded(),
            most_objects=schema.limits.objects,
        )

    settings = AuthSettings(issuer=ISSUED_HERE, audience=FOR_HERE, algorithms=("EdDSA",))
    now = datetime.now(UTC)
    sent = {who: token_for(keys, PART if who == BY_GRAPH else who, now, timedelta(hours=8)) for who in WHOEVER}
    return Asker(
        schema,
        asking(lambda writes: TreeFetching(Few(graph), tree, writes)),
        asking(lambda writes: Fetching(Few(graph), writes)),
        Tokens(settings, Keys(partial(key_set, keys))),
        sent,
    )


async def line(engine: str, asker: Asker, name: str, about: Mapping[str, str], clock: Clock) -> Line:
    """A question asked in turn by all who may, after a while of asking it unmeasured."""
    query, given = text_of("ours", QUESTIONS[name]), {**about, "on": TODAY}
    once, warm = 0.0, time.perf_counter() + WARMING
    while time.perf_counter() < warm:
        for who in WHOEVER:
            once = await timed(partial(asker.answer, who, query, given), clock)
    times: dict[str, list[float]] = {who: [] for who in WHOEVER}
    for _ in range(ROUNDS if once < 1000 / SLOW else SLOW):
        # what the graph leaves behind (its collector, cold caches) is nobody's
        await timed(partial(asker.answer, NOBODY, query, given), clock)
        for who in WHOEVER:
            times[who].append(await timed(partial(asker.answer, who, query, given), clock))
    p50 = {who: median(found) for who, found in times.items()}
    return Line(engine, name, round(p50[NOBODY], 2), *(round(p50[who] / p50[NOBODY], 2) for who in WHOEVER[1:]))


async def timed(answer: Answer, clock: Clock) -> float:
    began = clock()
    await answer()
    return (clock() - began) * 1000


def main() -> None:
    """The embedded engine in a directory of its own, then the server of GRAPH_URL where there is one."""
    named = sys.argv[1:]
    clock = time.process_time if "processor" in named else time.perf_counter
    [size] = [one for one in named if one != "processor"] or ["province"]
    rows = build(size)
    with engines() as found, TemporaryDirectory() as directory:
        for engine, settings in found:
            for one in asyncio.run(measured(engine, settings, rows, Path(directory) / "key", clock)):
                print(json.dumps(asdict(one)), flush=True)


if __name__ == "__main__":
    main()
