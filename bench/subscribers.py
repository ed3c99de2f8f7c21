"""Many who follow the changes while many are made: whether each hears of each, in order, and how late.

`make bench-subscribers` runs it. Everybody has a WebSocket of their own; changes are made over others, at a pace. All
ask the same, or so many different questions. With `signed` behind the numbers each is a viewer of their own, who sends
a token; with `clients`, some are clients of graphql-ws and graphql-sse (`make clients`; all would take more of the
machine than what is measured). Prints a line for each engine; the goal is 1,000 who hear of 100 changes a second within
a second.
"""

import asyncio
import json
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import KW_ONLY, asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import product
from pathlib import Path
from statistics import quantiles
from time import perf_counter, process_time

from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

from bench.changing import ask
from bench.faults import ESTABLISH, ROOTS, Service, seed
from bench.followers import SEQ, Follower, Heard
from bench.processes import cpu_seconds
from graph.engine.open import open_graph
from graph.engine.settings import GraphSettings, graph_settings
from schema.build import build_schema
from service.access.development import token_for
from service.access.settings import ISSUED_HERE

PROTOCOL = Subprotocol("graphql-transport-ws")
FOLLOW = "subscription Q%d { changes { cursor change { seq kind } } }"
WRITERS = 4
OPENED_AT_ONCE = 20
PATIENCE = 60.0
"""In seconds, behind the last change: what has not come then is missing."""
GOAL = 1.0
CLIENTS = 10
"""Of each library."""
FOLLOWING = Path(__file__).parents[1] / "tests" / "clients" / "following.mjs"
MOST_TOLD = 1 << 30
GRANT = "mutation ($input: GrantAccessInput!) { grantAccess(input: $input) { userErrors { message } } }"


@dataclass(frozen=True, slots=True)
class Line:
    """Who followed, and how many of them as clients of libraries; changes a second as asked for and as made, how many
    were not answered, and how many refused or failed; what was heard of those made, and how late, in seconds behind the
    answer to the change. `cpu`, `cpu_bench`, `cpu_clients` are the shares of a core that the service, this process and
    the clients of libraries took, `ms` the service's for each change, which a busy machine alters least."""

    engine: str
    subscribers: int
    signed: bool
    clients: int
    questions: int
    asked: int
    made: float
    unanswered: int
    refused: int
    missing: int
    out_of_order: int
    p50: float
    p99: float
    worst: float
    cpu: float
    cpu_bench: float
    cpu_clients: float
    ms: float
    goal: float = GOAL

    @property
    def fault(self) -> str:
        """What the figures are not worth without, in words; empty where every change was made."""
        changes = (
            f"{self.unanswered} changes were not answered within {PATIENCE:g} s, {self.refused} were refused or failed"
        )
        return f"{changes}: the figures are of the others." if self.unanswered or self.refused else ""


@dataclass(frozen=True, slots=True)
class Wish:
    """How many follow, by how many questions, how many changes a second are made for how long; whether all say who they
    are, and whether some are clients of libraries."""

    subscribers: int = 1_000
    rate: int = 100
    seconds: int = 20
    questions: int = 1
    _: KW_ONLY
    signed: bool = False
    clients: bool = False


@dataclass(slots=True)
class Clients:
    """Clients of graphql-ws and graphql-sse, so many of each, in a process of their own."""

    process: asyncio.subprocess.Process
    number: int

    @classmethod
    async def begun(cls, port: int, number: int, tokens: Sequence[str]) -> "Clients":
        """Those who have asked."""
        given = (f"http://127.0.0.1:{port}/graphql", FOLLOW % 0, str(number), *tokens)
        pipe = asyncio.subprocess.PIPE
        process = await asyncio.create_subprocess_exec(
            "node", str(FOLLOWING), *given, stdin=pipe, stdout=pipe, limit=MOST_TOLD
        )
        assert process.stdout is not None  # noqa: S101
        await process.stdout.readline()
        return cls(process, number)

    async def heard(self) -> list[Heard]:
        """What they were told, when nothing more comes."""
        told, _ = await self.process.communicate(b"")
        return [Heard([(seq, when) for seq, when in one]) for one in json.loads(told)]


async def opened(port: int, token: str = "") -> Follower:
    address = f"ws://127.0.0.1:{port}/graphql"
    socket = await connect(
        address, subprotocols=[PROTOCOL], compression=None, proxy=None, ping_interval=None, create_connection=Follower
    )
    who = {"payload": {"authorization": f"Bearer {token}"}} if token else {}
    await socket.send(json.dumps({"type": "connection_init", **who}))
    await socket.recv()
    assert isinstance(socket, Follower)  # noqa: S101
    return socket


async def follow(socket: Follower, heard: Heard, question: int) -> None:
    """Begins to listen; what is told is noted."""
    await socket.send(json.dumps({"id": "1", "type": "subscribe", "payload": {"query": FOLLOW % question}}))
    socket.heard = heard


@dataclass(slots=True)
class Written:
    """What became of changes: when each line was answered, by its number, and how many were refused or failed."""

    wanted: int
    answered: dict[int, float] = field(default_factory=dict[int, float])
    refused: int = 0

    @property
    def unanswered(self) -> int:
        return self.wanted - len(self.answered) - self.refused

    def note(self, message: bytes) -> None:
        """Takes in a message of the service: of an answer, one without a line is refused or failed."""
        if found := SEQ.search(message):
            self.answered[int(found[1])] = perf_counter()
        elif b'"next"' in message or b'"error"' in message:
            self.refused += 1


async def write(sockets: Sequence[ClientConnection], parent: str, rate: int, number: int, mark: str = "s") -> Written:
    """Makes so many changes at a pace, whether or not those before are answered."""
    written = Written(number)

    async def note(socket: ClientConnection) -> None:
        async for message in socket:
            written.note(message if isinstance(message, bytes) else message.encode())

    noting = [asyncio.create_task(note(socket)) for socket in sockets]
    began = perf_counter()
    for one in range(number):
        await asyncio.sleep(max(0.0, began + one / rate - perf_counter()))
        given = {"parent": parent, "name": f"{mark}-{one}", "level": "GRASSROOTS_CELL", "on": "2025-12-01"}
        payload = {"query": ESTABLISH, "variables": {"input": given}}
        await sockets[one % len(sockets)].send(
            json.dumps({"id": f"{mark}-{one}", "type": "subscribe", "payload": payload})
        )
    await until(lambda: not written.unanswered)
    for task in noting:
        task.cancel()
    return written


async def all_follow(writers: Sequence[ClientConnection], parent: str, everybody: Sequence[Heard]) -> None:
    """Makes changes until each has heard one: what somebody follows from is the end as it is when they are heard."""
    begun = perf_counter()
    while not all(one.told for one in everybody):
        if perf_counter() - begun > PATIENCE:
            raise RuntimeError(f"{sum(not one.told for one in everybody)} do not follow")
        await write(writers[:1], parent, 1, 1, f"first-{perf_counter()}")
        await asyncio.sleep(1.0)
    for one in everybody:
        one.told.clear()


async def until(done: Callable[[], bool]) -> None:
    """Waits until something holds, for so long as patience lasts."""
    begun = perf_counter()
    while not done() and perf_counter() - begun < PATIENCE:  # noqa: ASYNC110  # a look now and then costs the measured less
        await asyncio.sleep(0.05)


async def measured(engine: str, service: Service, wish: Wish, parent: str, tokens: Sequence[str]) -> Line:
    """`tokens` are those of all who follow and of a writer behind them; none where nobody says who they are."""
    known = list(tokens) or [""] * (wish.subscribers + 1)
    rate, questions = wish.rate, wish.questions
    writers = [await opened(service.port, known[-1]) for _ in range(WRITERS)]
    clients = CLIENTS if wish.clients else 0
    everybody = [Heard() for _ in range(wish.subscribers - 2 * clients)]
    sockets: list[Follower] = []
    for start in range(0, len(everybody), OPENED_AT_ONCE):
        some = known[start : min(start + OPENED_AT_ONCE, len(everybody))]
        sockets += await asyncio.gather(*(opened(service.port, token) for token in some))
    others = await Clients.begun(service.port, clients, known[-1 - clients : -1] if tokens else ()) if clients else None
    for number, (socket, heard) in enumerate(zip(sockets, everybody, strict=True)):
        await follow(socket, heard, number % questions)
    await all_follow(writers, parent, everybody)
    library = [] if others is None else [others.process.pid]
    begun, before = perf_counter(), (cpu_seconds([service.process.pid]), process_time(), cpu_seconds(library))
    written = await write(writers, parent, rate, rate * wish.seconds)
    await until(lambda: all(len(one.told) >= len(written.answered) for one in everybody))
    now, lasted = (cpu_seconds([service.process.pid]), process_time(), cpu_seconds(library)), perf_counter() - begun
    took = [after - first for first, after in zip(before, now, strict=True)]
    spent = [*(round(one / lasted, 2) for one in took), round(1_000 * took[0] / max(1, len(written.answered)), 1)]
    if others is not None:
        await asyncio.sleep(GOAL)
        everybody += await others.heard()
    for socket in sockets:
        socket.transport.abort()
    await asyncio.gather(*(socket.close() for socket in writers))
    made = len(written.answered) / (max(written.answered.values(), default=begun) - begun or 1.0)
    return line_of(engine, wish, everybody, written, made, spent)


def line_of(
    engine: str, wish: Wish, everybody: Sequence[Heard], written: Written, made: float, spent: Sequence[float]
) -> Line:
    """What is told of the changes that were answered; of the others it is not known how late it came."""
    answered = written.answered
    late = sorted(when - answered[seq] for one in everybody for seq, when in one.told if seq in answered)
    cuts = quantiles(late, n=100) if len(late) > 1 else [0.0] * 99
    missing = sum(len(answered.keys() - {seq for seq, _ in one.told}) for one in everybody)
    numbers = [[seq for seq, _ in one.told] for one in everybody]
    disordered = sum(one != sorted(set(one)) for one in numbers)
    p50, p99, worst = (round(max(0.0, one), 3) for one in (cuts[49], cuts[98], late[-1] if late else 0.0))
    who = (len(everybody), wish.signed, 2 * CLIENTS if wish.clients else 0, wish.questions)
    became = (written.unanswered, written.refused, missing, disordered)
    return Line(engine, *who, wish.rate, round(made, 1), *became, p50, p99, worst, *spent)


async def prepared(settings: GraphSettings, wish: Wish, keys: Path) -> tuple[str, list[str]]:
    """The id of the organization under which changes are made, and the tokens of all, who see everything by grants."""
    async with open_graph(settings) as graph:
        schema = build_schema()
        root = (await ask(schema, graph, ROOTS, {}))["roots"][0]["id"]
        names = [f"viewer {number}" for number in range(wish.subscribers + 1)] if wish.signed else []
        for name, role in product(names, ("ORGANIZER", "AUDITOR")):
            grant = {"iss": ISSUED_HERE, "sub": name, "name": name, "role": role, "organization": root}
            await ask(schema, graph, GRANT, {"input": grant})
    lasting = timedelta(hours=8)
    return root, [token_for(keys, name, datetime.now(UTC), lasting) for name in names]


def main(wish: Wish) -> None:
    """The embedded engine, and the server of GRAPH_URL where there is one."""
    with tempfile.TemporaryDirectory() as place:
        environments = {"embedded": {"GRAPH_URL": f"embedded:{place}/graph"}}
        if not os.environ.get("GRAPH_URL", "embedded:").startswith("embedded:"):
            environments["neo4j"] = {name: os.environ[name] for name in os.environ if name.startswith("GRAPH_")}
        for engine, environment in environments.items():
            seed(environment)
            keys = Path(place) / "keys.pem"
            parent, tokens = asyncio.run(prepared(graph_settings({**os.environ, **environment}), wish, keys))
            environment |= {"CONNECTIONS": str(2 * wish.subscribers + 100), "OBJECTS_PER_MINUTE": "0"}
            if tokens:
                environment |= {"AUTH": "development", "AUTH_KEYS": str(keys)}
            service = Service(environment)
            try:
                line = asyncio.run(measured(engine, service, wish, parent, tokens))
            finally:
                service.stop()
            print(json.dumps(asdict(line)), flush=True)
            if line.fault:
                print(f"{engine}: {line.fault}", file=sys.stderr)


if __name__ == "__main__":
    numbers = [int(one) for one in sys.argv[1:] if one.isdecimal()]
    main(Wish(*numbers[:4], signed="signed" in sys.argv, clients="clients" in sys.argv))
