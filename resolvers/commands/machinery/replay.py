"""A whole history, made by the commands: many changes in one transaction, and while the graph writes them, the next
ones are carried out.

Two work side by side: a thread that carries out one change after another on a memory that goes on from transaction
to transaction, and the loop, which writes what the thread hands over.
"""

import asyncio
from collections.abc import Callable, Coroutine, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any

from graph.engine.errors import GraphConflict
from graph.engine.relays import Elsewhere
from graph.engine.sessions import Graph, Transaction
from graph.facts.facts import Values
from graph.facts.memory import Memory, Row
from graph.facts.postponed import Postponed
from graph.facts.rows import Part
from graph.ledger import fill
from graph.ledger.lines import Head, Line, after, append, lock
from resolvers.commands.machinery.batch import Batch, Wanted
from resolvers.commands.machinery.prefetch import foresee
from resolvers.commands.machinery.refusals import Refused

MOST_AHEAD = 150_000
"""How many rows and lines the thread may be ahead of the graph, and one transaction."""


class ChangeRefused(Refused):
    """One of the changes would break a rule, so that none of its transaction was made, and none behind it; `number` is
    its place in the transaction."""

    def __init__(self, number: int, wanted: Wanted, refused: Refused) -> None:
        super().__init__(refused.refusals)
        self.number = number
        self.wanted = wanted

    def __str__(self) -> str:
        return f"change {self.number}, {self.wanted.spec.kind} on {self.wanted.on}: {super().__str__()}"


@dataclass(frozen=True, slots=True)
class First:
    """What an empty graph is filled with before anything is made, recorded at a moment (None: now): as batches, by
    transaction, and as the rows that the commands would read, with the series of the organizations."""

    source: str
    batches: Iterable[Sequence[fill.Batch]]
    rows: Iterable[Row]
    series: Mapping[str, Values]
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Played:
    """What was made: the number of the ledger's last line, and by how many the rows of the graph have grown."""

    last: int
    rows: int


@dataclass(frozen=True, slots=True)
class Ready:
    """What is handed over for one transaction, behind a line of this hash; `told` is called when it is written."""

    previous: str
    lines: Sequence[Line]
    parts: Sequence[Part]
    told: Callable[[], None] = lambda: None

    @property
    def size(self) -> int:
        return len(self.lines) + sum(len(part.rows) for part in self.parts)


Progress = Callable[[int], None]


def silent(_: int) -> None:
    """Nobody wants to know."""


async def play(
    graph: Graph,
    groups: Iterable[Sequence[Wanted]],
    now: Callable[[], datetime],
    first: First | None = None,
    loaded: Progress = silent,
    made: Progress = silent,
) -> Played:
    """Makes the changes in their order, each group in a transaction; `loaded` and `made` are told how many more rows
    are loaded, how many more changes are made.

    What an empty graph was first filled with need not be read. Nobody else may change the graph meanwhile. Raises
    `ChangeRefused`, and a `GraphConflict` where a key was used before or where somebody did: what stands by then are
    whole transactions.
    """
    async with graph.turns.alone:
        return await Player(graph, asyncio.get_running_loop(), now, loaded, made).play(groups, first)


@dataclass(slots=True)
class Player:
    """The two sides of playing; `ahead` counts rows and lines that are handed over and not written, `over` says that
    nothing is written any more. While a graph is filled, what is set of its rows is `postponed`; `last` is the hash of
    the last line that was handed over."""

    graph: Graph
    loop: asyncio.AbstractEventLoop
    now: Callable[[], datetime]
    loaded: Progress
    made: Progress
    ready: asyncio.Queue[Ready | None] = field(default_factory=asyncio.Queue[Ready | None])
    room: asyncio.Condition = field(default_factory=asyncio.Condition)
    postponed: Postponed | None = None
    last: str = ""
    ahead: int = 0
    over: bool = False

    async def play(self, groups: Iterable[Sequence[Wanted]], first: First | None) -> Played:
        head, _ = await self.graph.write(lambda transaction: lock(transaction, ["play"]))
        writing = asyncio.create_task(self.write_all())
        try:
            return await asyncio.to_thread(lambda: asyncio.run(self.carry_out(groups, head, first)))
        except asyncio.CancelledError:
            writing.cancel()
            raise
        finally:
            # what was handed over is written though the rest is refused; a fault there is why the thread ended
            await self.ready.put(None)
            await writing

    async def write_all(self) -> None:
        """The loop's side: one transaction after another; after a fault nothing is taken any more."""
        try:
            while (one := await self.ready.get()) is not None:
                await self.graph.write(written(one))
                one.told()
                await self.make_room(one.size)
        finally:
            self.over = True
            await self.make_room(0)

    async def make_room(self, rows: int) -> None:
        async with self.room:
            self.ahead -= rows
            self.room.notify_all()

    async def carry_out(self, groups: Iterable[Sequence[Wanted]], head: Head, first: First | None) -> Played:
        """The thread's side, in a loop of its own."""
        memory = Memory(Elsewhere(self.graph, self.loop, self.settle))
        if first is not None:
            head = await self.load(head, first)
            memory.fill(first.rows, first.series)
            self.postponed = Postponed()
        batch = Batch(memory, head, self.now, self.changes_ready)
        for group in groups:
            if not memory.filled:
                await foresee(batch.reads, group)
            for number, one in enumerate(group):
                try:
                    await batch.make(one)
                except Refused as refused:
                    raise ChangeRefused(number, one, refused) from None
            await batch.flush()
        await self.there(self.settle())
        return Played(batch.head.seq, batch.rows)

    async def load(self, head: Head, first: First) -> Head:
        for batches in first.batches:
            line = fill.line_about(head, batches, first.source, first.at)
            told = partial(self.loaded, sum(batch.size for batch in batches))
            await self.hand_over(Ready(head.hash, [line], fill.parts_of(batches), told))
            head = after(line)
        return head

    async def changes_ready(self, lines: Sequence[Line], parts: Sequence[Part]) -> None:
        parts = parts if self.postponed is None else self.postponed.taken_from(parts)
        await self.hand_over(Ready(lines[0]["previous"], lines, parts, partial(self.made, len(lines))))
        self.last = lines[-1]["hash"]

    async def hand_over(self, one: Ready) -> None:
        await self.there(self.take(one))

    async def there(self, work: Coroutine[Any, Any, None]) -> None:
        """Has the loop do it."""
        await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(work, self.loop))

    async def settle(self) -> None:
        """Waits until the graph holds all that was carried out, also what was postponed; the thread waits meanwhile."""
        for part in self.postponed.rest() if self.postponed else ():
            await self.take(Ready(self.last, [], [part]))
        await self.ahead_by(0)

    async def take(self, one: Ready) -> None:
        await self.ahead_by(MOST_AHEAD)
        self.ahead += one.size
        await self.ready.put(one)

    async def ahead_by(self, rows: int) -> None:
        """Waits until no more rows than that are handed over and not written."""
        async with self.room:
            await self.room.wait_for(lambda: self.over or self.ahead <= rows)
        if self.over:
            raise GraphConflict("The history is not played on: the graph did not take what came before.")


def written(one: Ready) -> Callable[[Transaction], Any]:
    """The work of a transaction that writes what is ready, if it still follows the ledger's end."""

    async def work(transaction: Transaction) -> None:
        head, made = await lock(transaction, [line["requestKey"] for line in one.lines] or ["play"])
        if made:
            raise GraphConflict("Some of these changes were made before; begin with those that were not.")
        if head.hash != one.previous:
            raise GraphConflict("Somebody else has changed the graph while the history was played.")
        await append(transaction, one.lines, one.parts)

    return work
