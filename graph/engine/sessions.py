"""The one way to the graph: reads on reused sessions, writes in managed transactions.

The driver's faults are translated here and nowhere else. Of a cluster, any member answers reads and the leader takes
writes; bookmarks keep each read behind all that this process has written or seen.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from itertools import chain
from time import monotonic
from typing import Any, LiteralString, Protocol, TypeVar

from neo4j import (
    READ_ACCESS,
    WRITE_ACCESS,
    AsyncDriver,
    AsyncGraphDatabase,
    AsyncManagedTransaction,
    AsyncResult,
    AsyncSession,
    AsyncTransaction,
    Query,
)
from neo4j.api import AsyncBookmarkManager

from graph.engine.errors import GraphBusy, GraphError
from graph.engine.faults import FAULTS, Meaning, meaning_of, translated
from graph.engine.plans import drawn
from graph.engine.retries import PASSING, pauses, worth_another
from graph.engine.settings import Address, GraphSettings
from graph.engine.turns import Turns
from wording.said import say

T = TypeVar("T")

ANYTHING: LiteralString = "RETURN 1"
PARTS: LiteralString = "\nUNION ALL\n"
"""Joins the parts of a statement, each of which gives one record with one list: the embedded engine uses an index in
the first MATCH of each of them, and in no subquery."""


class Reads(Protocol):
    """Anything that answers a statement; tests put recorders and fakes in its place."""

    async def read(self, text: LiteralString, /, **parameters: Any) -> Any:
        """The one value of the one record of a statement; of one in parts (`UNION ALL`), their lists joined."""
        ...


async def value_of(result: AsyncResult, text: LiteralString) -> Any:
    """The first value of the first record, None where there is none; of a statement in parts, their lists joined."""
    # one more than there are: what the driver has read by half, the loop closes in a turn of its own
    records = await result.fetch(2 + text.count(PARTS))
    await result.consume()
    if PARTS in text:
        return list(chain.from_iterable(record.value() for record in records))
    return records[0].value() if records else None


class Transaction:
    """A write in progress: statements see each other's effects, and all or none of them stay.

    It reads like a graph, so that a question can be answered inside of it; a transaction runs one statement at a time.
    """

    def __init__(self, transaction: AsyncManagedTransaction | AsyncTransaction) -> None:
        self.transaction = transaction
        self.turn = asyncio.Lock()

    async def run(self, text: LiteralString, /, **parameters: Any) -> Any:
        """The first value of the first record, or None where there is none."""
        async with self.turn:
            return await value_of(await self.transaction.run(text, parameters), text)

    async def read(self, text: LiteralString, /, **parameters: Any) -> Any:
        """As `run`: what makes a transaction `Reads`."""
        try:
            return await self.run(text, **parameters)
        except FAULTS as error:
            raise translated(error) from error


Check = Callable[[], None]


def always() -> None:
    """A check that is passed."""


class Graph:
    """An open graph. Sessions are lent one at a time, as a session runs one statement after another.

    `check_kept` raises a GraphUnavailable or a GraphFull where what is written would not be kept. `listeners` are
    called after each transaction that this process has committed.
    """

    def __init__(
        self,
        driver: AsyncDriver,
        settings: GraphSettings,
        address: Address,
        check_kept: Check = always,
        bookmarks: AsyncBookmarkManager | None = None,
    ) -> None:
        self.driver = driver
        self.check_kept = check_kept
        self.settings = settings
        self.address = address
        self.bookmarks = bookmarks or bookmarks_of(address)
        self.idle: list[AsyncSession] = []
        self.turns = Turns()
        self.listeners: set[Callable[[], None]] = set()
        self.places = asyncio.Semaphore(settings.connections - settings.spare_connections)

    def beside(self) -> "Graph":
        """The same graph, by spare connections: what asks for its health waits for no question."""
        return Graph(self.driver, self.settings, self.address, self.check_kept, self.bookmarks)

    @property
    def newest(self) -> Reads:
        """The same graph, of which the leader of a cluster answers, who knows all that anybody was told of."""
        return self if self.bookmarks is None else Newest(self)

    async def read(self, text: LiteralString, /, **parameters: Any) -> Any:
        """The one value of the one record. A passing fault is met with one more try."""
        return await self.read_by(READ_ACCESS, text, parameters)

    async def read_by(self, access: str, text: LiteralString, parameters: dict[str, Any]) -> Any:
        """As `read`; with the right to write, of a cluster's leader."""
        try:
            return await self.read_once(text, parameters, access)
        except FAULTS as error:
            meaning = meaning_of(error)
            # a connection of before a restart looks open until it is used: the second try takes a new one
            if meaning in PASSING or (meaning is Meaning.GONE and await self.answers()):
                return await self.read_again(text, parameters, WRITE_ACCESS if meaning is Meaning.BEHIND else access)
            raise translated(error) from error

    async def read_again(self, text: LiteralString, parameters: dict[str, Any], access: str = READ_ACCESS) -> Any:
        try:
            return await self.read_once(text, parameters, access)
        except FAULTS as error:
            raise translated(error) from error

    async def read_once(self, text: LiteralString, parameters: dict[str, Any], access: str = READ_ACCESS) -> Any:
        async with self.lent_session(access) as session:
            result = await session.run(Query(text, timeout=self.settings.read_timeout), parameters)
            return await value_of(result, text)

    @asynccontextmanager
    async def lent_session(self, access: str = READ_ACCESS) -> AsyncIterator[AsyncSession]:
        """A session of the pool, whose managed writes go to the leader in any case; one that failed is closed, not lent
        again, nor is one whose reads go to the leader."""
        await self.take_place()
        try:
            session = self.idle.pop() if self.idle and access == READ_ACCESS else self.session(access)
            try:
                yield session
            except BaseException:
                await asyncio.shield(session.close())
                raise
            if access == READ_ACCESS:
                self.idle.append(session)
            else:
                await session.close()
        finally:
            self.places.release()

    def session(self, access: str) -> AsyncSession:
        return self.driver.session(
            database=self.address.database, default_access_mode=access, bookmark_manager=self.bookmarks
        )

    async def take_place(self) -> None:
        """Waits in line for a connection: first come, first served. Raises GraphBusy."""
        if not self.places.locked():
            await self.places.acquire()
            return
        try:
            async with asyncio.timeout(self.settings.queue_timeout):
                await self.places.acquire()
        except TimeoutError:
            raise GraphBusy(say("BUSY")) from None

    async def write(self, work: Callable[[Transaction], Awaitable[T]]) -> T:
        """The work in one transaction, tried anew where a fault has passed. A graph that is gone is not waited for; a
        commit whose answer did not come is not repeated here, as it may have been made."""
        begun, met = monotonic(), set[Meaning]()
        for pause in pauses():
            try:
                return await self.write_once(work)
            except FAULTS as error:
                meaning = meaning_of(error)
                again = worth_another(meaning, met, monotonic() - begun)
                if not again or (meaning is Meaning.GONE and not await self.answers()):
                    raise translated(error) from error
                met.add(meaning)
            await asyncio.sleep(pause)
        raise AssertionError("pauses never end")

    async def write_once(self, work: Callable[[Transaction], Awaitable[T]]) -> T:
        async def run(transaction: AsyncManagedTransaction) -> T:
            done = await work(Transaction(transaction))
            self.check_kept()
            return done

        self.check_kept()
        async with self.lent_session() as session:
            done = await session.execute_write(run)
        for told in tuple(self.listeners):
            told()
        return done

    @asynccontextmanager
    async def tried(self, work: Callable[[Transaction], Awaitable[T]]) -> AsyncIterator[tuple[Transaction, T]]:
        """The work in a transaction that never comes true: it can be read in until the context is left."""
        async with self.session(WRITE_ACCESS) as session:
            transaction = await self.begin_trial(session)
            try:
                done = await self.first_try(transaction, work)
                yield transaction, done
            finally:
                await asyncio.shield(transaction.transaction.close())  # type: ignore[union-attr]  # begun by hand

    async def begin_trial(self, session: AsyncSession) -> Transaction:
        """Begins it; on a new connection where the one at hand is of before a restart, or leads no longer."""
        try:
            return Transaction(await session.begin_transaction())
        except FAULTS as error:
            meaning = meaning_of(error)
            if meaning not in PASSING and not (meaning is Meaning.GONE and await self.answers()):
                raise translated(error) from error
        try:
            return Transaction(await session.begin_transaction())
        except FAULTS as error:
            raise translated(error) from error

    async def first_try(self, transaction: Transaction, work: Callable[[Transaction], Awaitable[T]]) -> T:
        try:
            return await work(transaction)
        except FAULTS as error:
            raise translated(error) from error

    async def explain(self, text: LiteralString, /, **parameters: Any) -> str:
        """The engine's own plan of a statement, as a tree of lines; the statement is not run."""
        try:
            async with self.lent_session() as session:
                result = await session.run(Query("EXPLAIN " + text), parameters)
                plan = (await result.consume()).plan
        except FAULTS as error:
            raise translated(error) from error
        return "" if plan is None else drawn(plan)

    async def change_schema(self, text: LiteralString) -> None:
        """One statement of the graph's schema: both engines take those outside of transactions with data."""
        try:
            async with self.session(WRITE_ACCESS) as session:
                await (await session.run(text)).consume()
        except FAULTS as error:
            raise translated(error) from error

    async def answers(self) -> bool:
        """Whether the graph takes a new connection and a statement now."""
        try:
            await self.verify()
        except GraphError:
            return False
        return True

    async def verify(self) -> None:
        """Raises what keeps the graph from answering, in words for an administrator."""
        await self.drop_idle()
        await self.read_again(ANYTHING, {})

    async def drop_idle(self) -> None:
        idle, self.idle = self.idle, []
        for session in idle:
            await session.close()

    async def close(self) -> None:
        await self.drop_idle()
        await self.driver.close()


class Newest:
    """What the leader of a cluster answers."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph

    async def read(self, text: LiteralString, /, **parameters: Any) -> Any:
        """As `Graph.read`."""
        return await self.graph.read_by(WRITE_ACCESS, text, parameters)


def bookmarks_of(address: Address) -> AsyncBookmarkManager | None:
    """What keeps each read of a cluster behind what was written and seen before; None for a single server, which has
    one state."""
    return AsyncGraphDatabase.bookmark_manager() if address.routed else None
