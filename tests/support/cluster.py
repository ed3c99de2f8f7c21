"""A fake of a Neo4j cluster at the Bolt level: three members that stand before real graphs.

Each member tells the routes by itself, knows who leads, and hands everything else to the graph behind it. Two of them
share a graph; the third has one of its own, to which committed transactions are told in their order, as the log of a
cluster is. While it `lags`, what it answers is really old. Bookmarks are places in that log: a member that has not come
to one waits, and a write that meets anybody but the leader is refused, both as Neo4j does it.
"""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from graph.engine.open import driver_of
from graph.engine.sessions import Graph
from graph.engine.settings import Address, GraphSettings
from tests.support import bolt
from tests.support.shipping import Statement, Store

NOT_A_LEADER = "Neo.ClientError.Cluster.NotALeader"
TIMED_OUT = "Neo.TransientError.Transaction.BookmarkTimeout"


@dataclass(frozen=True, slots=True)
class Move:
    """The leader moves when it is told `at` within a change. It refuses what it was told, or it `crashes` before it has
    heard it, or, with `made`, behind it, before it could answer. Nobody leads until `asks` more clients asked who does.
    """

    at: int
    crashes: bool = False
    made: bool = False
    asks: int = 0


@dataclass(eq=False)
class Member:
    """One server of the cluster; `told` counts what it was asked to read and to write."""

    store: Store
    port: int = 0
    server: asyncio.Server | None = None
    talks: set["Talk"] = field(default_factory=set["Talk"])
    told: Counter[str] = field(default_factory=Counter[str])

    @property
    def name(self) -> str:
        return f"127.0.0.1:{self.port}"

    def crash(self) -> None:
        assert self.server is not None
        self.server.close()
        self.server = None
        for talk in tuple(self.talks):
            talk.end()


class Cluster:
    """Members, the log of what was committed, and who leads. `lags`: the third member is told nothing meanwhile; with
    `impatient`, a member says at once that it has not come to a bookmark, as it does in the end."""

    def __init__(self, here: Graph, there: Graph) -> None:
        shared, own = Store(here), Store(there)
        self.members = [Member(shared), Member(shared), Member(own)]
        self.leader: Member | None = self.members[0]
        self.before = self.members[0]
        self.log: list[Sequence[Statement]] = []
        self.lags = self.impatient = False
        self.waits = asyncio.Event()
        self.move: Move | None = None
        self.asks = 0

    @property
    def late(self) -> Member:
        """The member with a graph of its own."""
        return self.members[2]

    async def start(self, member: Member) -> None:
        async def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            talk = Talk(self, member, bolt.Stream(reader, writer))
            member.talks.add(talk)
            try:
                await talk.go()
            finally:
                member.talks.discard(talk)
                talk.end()

        member.server = await asyncio.start_server(accept, "127.0.0.1", member.port)
        member.port = member.server.sockets[0].getsockname()[1]

    async def commit(self, store: Store, statements: Sequence[Statement]) -> None:
        """Keeps what a store has committed, and tells the others."""
        self.log.append(statements)
        async with store.grown:
            store.holds = len(self.log)
            store.grown.notify_all()
        await self.catch_up(lags=self.lags)

    async def catch_up(self, *, lags: bool = False) -> None:
        """Tells every store what it lacks, but for the one that lags."""
        self.lags = lags
        for store in {member.store for member in self.members}:
            if not (lags and store is self.late.store):
                await store.take(self.log)

    async def elect(self, leader: Member) -> None:
        """Lets a member lead: it has all that was ever committed."""
        await leader.store.take(self.log)
        self.leader = leader

    async def routes(self) -> dict[str, Any]:
        """Who reads, writes and tells the routes now."""
        if self.leader is None:
            self.asks -= 1
            if self.asks < 0:
                await self.elect(self.successor())
        up = [one for one in self.members if one.server]
        leading = [one for one in up if one is self.leader]
        roles = {"ROUTE": up, "READ": [one for one in up if one not in leading], "WRITE": leading}
        servers = [{"role": role, "addresses": [one.name for one in who]} for role, who in roles.items()]
        return {"ttl": 300, "db": "neo4j", "servers": servers}

    async def bother(self, talk: "Talk", tag: int) -> bool:
        """Moves the leader if it is to be moved now; whether it crashed."""
        move = self.move
        if move is None or tag != move.at or talk.member is not self.leader:
            return False
        self.move, self.asks = None, move.asks
        if move.made:
            await talk.commit(answering=False)
        self.before, self.leader = self.leader, None
        if move.crashes:
            self.before.crash()
        if not move.asks:
            await self.elect(self.successor())
        return move.crashes

    def successor(self) -> Member:
        """The next member behind the one that led before."""
        place = self.members.index(self.before)
        return next(one for one in self.members[place + 1 :] + self.members[:place] if one.server)


class Talk:
    """A connection of a client to a member, and the member's to its graph."""

    def __init__(self, cluster: Cluster, member: Member, client: bolt.Stream) -> None:
        self.cluster, self.member, self.client = cluster, member, client
        self.graph: bolt.Stream | None = None
        self.failed = False
        self.writes: list[Statement] | None = None
        self.within = False

    def end(self) -> None:
        for stream in (self.client, self.graph):
            if stream is not None:
                stream.abort()

    async def go(self) -> None:
        address = self.member.store.graph.address
        with suppress(EOFError, OSError):
            await self.client.reader.readexactly(20)
            parts = urlsplit(address.url)
            self.graph, version = await bolt.connect(parts.hostname or "", parts.port or 7687)
            self.client.writer.write(version)
            while True:
                await self.answer(bolt.unpacked(await self.client.receive()), address)

    async def answer(self, asked: bolt.Message, address: Address) -> None:
        if self.failed and asked.tag not in {bolt.RESET, bolt.GOODBYE}:
            await self.client.send(bolt.packed(bolt.IGNORED))
        elif asked.tag == bolt.ROUTE:
            await self.client.send(bolt.packed(bolt.SUCCESS, {"rt": await self.cluster.routes()}))
        elif refusal := await self.refusal(asked):
            await self.fail(refusal)
        elif asked.tag == bolt.COMMIT:
            await self.commit()
        else:
            await self.hand_on(asked, address)

    async def refusal(self, asked: bolt.Message) -> str:
        """Why the member does not take what it is asked, as a code. Raises an EOFError where it crashes at it."""
        opening = asked.tag in {bolt.BEGIN, bolt.RUN} and not self.within
        refusal = await self.begun(asked.tag, asked.fields[-1]) if opening else ""
        if self.writes is not None and await self.cluster.bother(self, asked.tag):
            raise EOFError
        if self.writes is not None and self.member is not self.cluster.leader:
            return NOT_A_LEADER
        return refusal

    async def hand_on(self, asked: bolt.Message, address: Address) -> None:
        if asked.tag == bolt.RUN and self.writes is not None:
            self.writes.append((asked.fields[0], asked.fields[1]))
        if asked.tag in {bolt.RESET, bolt.ROLLBACK}:
            self.failed, self.within, self.writes = False, False, None
        assert self.graph is not None
        await self.graph.send(bolt.packed(asked.tag, *fields_for(address, asked)))
        if asked.tag != bolt.GOODBYE:
            await self.passed_on(statement=asked.tag in {bolt.PULL, bolt.DISCARD} and not self.within)

    async def begun(self, tag: int, extra: dict[str, Any]) -> str:
        """Begins a statement or a transaction; why it cannot be, as a code."""
        writing = extra.get("mode") != "r"
        if writing and self.member is not self.cluster.leader:
            return NOT_A_LEADER
        self.member.told["write" if writing else "read"] += 1
        place = max((int(mark.partition(":")[2]) for mark in extra.get("bookmarks") or ()), default=0)
        if self.member.store.holds < place:
            self.cluster.waits.set()
            if self.cluster.impatient:
                return TIMED_OUT
            await self.member.store.reach(place)
        self.within = tag == bolt.BEGIN
        # a statement by itself is a read of the leader: the service writes in transactions only
        self.writes = [] if writing and self.within else None
        return ""

    async def commit(self, *, answering: bool = True) -> None:
        message = await self.exchange(bolt.packed(bolt.COMMIT))
        made, self.writes, self.within = self.writes, None, False
        if made is not None and message.tag == bolt.SUCCESS:
            await self.cluster.commit(self.member.store, made)
        self.failed = message.tag == bolt.FAILURE
        if answering:
            await self.client.send(bolt.packed(message.tag, *self.marked(message)))

    async def passed_on(self, *, statement: bool) -> None:
        """Gives the client what the graph answers, up to the end of the answer; of a `statement` by itself, marked."""
        assert self.graph is not None
        while (answer := await self.graph.receive())[1] == bolt.RECORD:
            await self.client.send(answer)
        message = bolt.unpacked(answer)
        self.failed = self.failed or message.tag == bolt.FAILURE
        fields = self.marked(message) if statement else message.fields
        await self.client.send(bolt.packed(message.tag, *fields))

    def marked(self, message: bolt.Message) -> Sequence[Any]:
        """The fields of an answer, with the member's place in the log for a bookmark."""
        if message.tag != bolt.SUCCESS or message.fields[0].get("has_more"):
            return message.fields
        return [{**message.fields[0], "bookmark": f"log:{self.member.store.holds}"}]

    async def exchange(self, message: bytes) -> bolt.Message:
        """What the graph answers to what is answered by one message."""
        assert self.graph is not None
        await self.graph.send(message)
        return bolt.unpacked(await self.graph.receive())

    async def fail(self, code: str) -> None:
        """Refuses what was asked, and lets go of what the graph holds for it."""
        self.failed, self.within, self.writes = True, False, None
        await self.exchange(bolt.packed(bolt.RESET))
        await self.client.send(bolt.packed(bolt.FAILURE, {"code": code, "message": "told by the cluster's fake"}))


def fields_for(address: Address, asked: bolt.Message) -> Sequence[Any]:
    """What a client says, as the graph behind the member takes it: its user, its database, and no bookmarks of a log
    that it does not know."""
    if not asked.fields or not isinstance(asked.fields[-1], dict):
        return asked.fields
    *before, said = asked.fields
    said = {name: value for name, value in said.items() if name not in {"routing", "bookmarks"}}
    if "credentials" in said:
        said |= {"principal": address.user, "credentials": address.password}
    if "db" in said:
        said["db"] = address.database
    return [*before, said]


@asynccontextmanager
async def clustered(here: Graph, there: Graph) -> AsyncIterator[Cluster]:
    """A cluster before two graphs that hold the same."""
    cluster = Cluster(here, there)
    for member in cluster.members:
        await cluster.start(member)
    try:
        yield cluster
    finally:
        for member in cluster.members:
            if member.server is not None:
                member.crash()


@asynccontextmanager
async def process_of(cluster: Cluster) -> AsyncIterator[Graph]:
    """The cluster as a process opens it by its first member, with a memory of its own of what it has seen."""
    url = f"neo4j://{cluster.members[0].name}"
    settings, address = GraphSettings(url=url), Address(url, "neo4j", "told by the fake", "neo4j")
    graph = Graph(driver_of(address, settings), settings, address)
    try:
        yield graph
    finally:
        await graph.close()
