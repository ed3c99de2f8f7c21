"""What it costs to know who asks, at province size: the bench's questions by whoever sees everything and by a commune's
viewer, against nobody who says who they are; one line for each question and engine.

Run by `make bench-access`; nothing calls it. The three are asked in turn, so that what the machine does meanwhile meets
all; without HTTP, which costs each of them the same.
"""

import asyncio
import json
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
from graph.cypher.fetch import Writes
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
NOBODY, WHOLE, PART = "nobody", "whole", "part"
REFUSED = frozenset({"V", "N", "XL"})
"""Of a part; it is told neither links of supervision by their supervisors' seats, nor lists of the whole."""


@dataclass(frozen=True, slots=True)
class Line:
    """Milliseconds of a question as nobody in particular, and how many times as long a viewer waits; None: refused."""

    engine: str
    question: str
    p50: float
    whole: float
    part: float | None


Answer = Callable[[], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Asker:
    """Asks as a service does whose callers send tokens, or as one that is open to all."""

    schema: HierarchySchema
    asking: Asking
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
        return await self.asking(None, await self.tokens.viewer_of([f"Bearer {self.sent[who]}"]), "")


async def measured(engine: str, settings: GraphSettings, rows: Rows, keys: Path) -> list[Line]:
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
        return [await line(engine, asker, name, given) for name, given in named.items()]


def asker_of(schema: HierarchySchema, graph: Graph, tree: Tree, keys: Path) -> Asker:
    asking = Asking(
        guarded=True,
        graph=lambda: graph,
        today=lambda: View.whole(DAY),
        write=lambda held, key: Writes(held, "bench", lambda: datetime.now(UTC), key),
        fetching=lambda writes: TreeFetching(Few(graph), tree, writes),
        account=lambda _: Unbounded(),
        most_objects=schema.limits.objects,
    )
    settings = AuthSettings(issuer=ISSUED_HERE, audience=FOR_HERE, algorithms=("EdDSA",))
    now = datetime.now(UTC)
    sent = {who: token_for(keys, who, now, timedelta(hours=8)) for who in (WHOLE, PART)}
    return Asker(schema, asking, Tokens(settings, Keys(partial(key_set, keys))), sent)


async def line(engine: str, asker: Asker, name: str, about: Mapping[str, str]) -> Line:
    """A question asked in turn by all who may, after a while of asking it unmeasured."""
    query, given = text_of("ours", QUESTIONS[name]), {**about, "on": TODAY}
    whoever = [who for who in (NOBODY, WHOLE, PART) if who != PART or name not in REFUSED]
    once, warm = 0.0, time.perf_counter() + WARMING
    while time.perf_counter() < warm:
        for who in whoever:
            once = await timed(partial(asker.answer, who, query, given))
    times: dict[str, list[float]] = {who: [] for who in whoever}
    for _ in range(ROUNDS if once < 1000 / SLOW else SLOW):
        for who in whoever:
            times[who].append(await timed(partial(asker.answer, who, query, given)))
    p50 = {who: median(found) for who, found in times.items()}
    part = round(p50[PART] / p50[NOBODY], 2) if PART in p50 else None
    return Line(engine, name, round(p50[NOBODY], 2), round(p50[WHOLE] / p50[NOBODY], 2), part)


async def timed(answer: Answer) -> float:
    began = time.perf_counter()
    await answer()
    return (time.perf_counter() - began) * 1000


def main() -> None:
    """The embedded engine in a directory of its own, then the server of GRAPH_URL where there is one."""
    rows = build("province")
    with engines() as found, TemporaryDirectory() as directory:
        for engine, settings in found:
            for one in asyncio.run(measured(engine, settings, rows, Path(directory) / "key")):
                print(json.dumps(asdict(one)), flush=True)


if __name__ == "__main__":
    main()
