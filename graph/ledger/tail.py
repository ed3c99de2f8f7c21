"""The ledger's end, followed: every line behind a position, once and in order, whichever process has written it.

The ledger is the bus between processes that share a graph. A change of this process is looked for as soon as it is
committed, those of others within `LOOK_EVERY` seconds. One reader looks for everybody in this process, and only while
somebody follows; what comes close together is given to everybody in one piece.
"""

import asyncio
import logging
from collections import deque
from collections.abc import AsyncIterator, MutableMapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import LiteralString, NamedTuple
from weakref import WeakValueDictionary

from graph.engine.errors import GraphError
from graph.engine.sessions import Graph, Reads
from graph.engine.state import read_end
from graph.ledger.lines import BEGINNING, change_id
from wording.said import say

LOOK_EVERY = 0.25
"""In seconds."""
LINES_AT_ONCE = 200
MOST_RECENT = 1_000
"""Lines that are kept for those who follow closely; whoever is further behind reads them in the graph."""
GATHER_FOR_EACH, GATHER_AT_MOST = 0.0002, 0.2
"""In seconds: how long lines are gathered behind a look that told something, for each who follows, and for all. To wake
a thousand for each of a hundred lines a second is more than a process can do."""
MOST_BACK, PATIENCE = 0.75, 1.0
"""So many of those who were told something are waited for until they are back for more, but no longer than so many
seconds: where they cannot keep up, they are told more at once, which costs each of them little more."""
logger = logging.getLogger("hierarchy.tail")

LIST_LINES: LiteralString = """
UNWIND $ids AS id
MATCH (change:Change {id: id})
MATCH (text:ChangeText {id: id})
WITH change, text
ORDER BY change.id
RETURN collect([
  change.seq, change.hash, change.previous, change.at, change.kind, change.on, text.subjects, change.actor,
  change.decision
])
""".strip()


class Position(NamedTuple):
    """A line by its number and hash; number 0 is before the first one."""

    seq: int
    hash: str


BEFORE_ALL = Position(0, BEGINNING)


class Told(NamedTuple):
    """A line in short: what it is about stands in `subjects` as `Type:id`; `at` and `on` are ISO texts.

    What it opened and closed is read by `graph/ledger/recorded.find_recorded` with `change_id(seq)`.
    """

    seq: int
    hash: str
    previous: str
    at: str
    kind: str
    on: str | None
    subjects: Sequence[str]
    actor: str
    decision: str | None

    @property
    def position(self) -> Position:
        """Where the ledger stood with this line."""
        return Position(self.seq, self.hash)


class Piece(tuple[Told, ...]):
    """Lines that follow each other and were read together, at least one; all who follow closely are given the same."""

    __slots__ = ()

    @property
    def mark(self) -> tuple[str, str]:
        """Which lines these are, in any ledger: each has the hash of the one before in its own."""
        return self[0].previous, self[-1].hash


class LedgerReplaced(GraphError):
    """The ledger does not hold the line that was followed from: the graph was filled or restored anew."""

    code = "LEDGER_REPLACED"

    def __init__(self) -> None:
        super().__init__(say("LEDGER_REPLACED"))


class Tail:
    """The end of a graph's ledger; one of it is shared by all who follow in a process."""

    def __init__(self, graph: Graph, look_every: float = LOOK_EVERY) -> None:
        self.graph = graph
        self.look_every = look_every
        self.end: Position | None = None
        self.turn = asyncio.Lock()
        self.recent: deque[Piece] = deque()
        self.written, self.news = asyncio.Event(), asyncio.Event()
        self.followers = self.waiting = self.wanted = 0
        self.back = asyncio.Event()
        self.looking: asyncio.Task[None] | None = None

    @asynccontextmanager
    async def followed(self, after: Position | None = None) -> AsyncIterator["Lines"]:
        """The lines behind a position (default: the end as it is now)."""
        self.join()
        try:
            await self.look()
            if after is not None and self.known_end().seq < after.seq:
                # another process may have told a line that this member of a cluster has not come to
                await self.look(self.graph.newest)
            yield Lines(self, after or self.known_end())
        finally:
            self.leave()

    async def wait(self, news: asyncio.Event, seconds: float | None) -> bool:
        """Waits for what comes next, no longer than so many seconds; whether anything has come."""
        self.waiting += 1
        if self.waiting >= self.wanted:
            self.back.set()
        try:
            async with asyncio.timeout(seconds):
                return await news.wait()
        except TimeoutError:
            return False
        finally:
            self.waiting -= 1

    def known_end(self) -> Position:
        assert self.end is not None, "nobody follows before the first look"  # noqa: S101
        return self.end

    async def lines_between(self, after: int, end: int) -> Piece:
        """The next lines behind a number, none beyond the end."""
        for piece in reversed(self.recent):
            if piece[-1].seq <= after:
                break
            if piece[0].seq == after + 1:
                return piece
            if piece[0].seq <= after:
                return Piece(piece[after + 1 - piece[0].seq :])
        return Piece(await read_lines(self.graph, after, min(end, after + LINES_AT_ONCE)))

    async def look(self, reads: Reads | None = None) -> None:
        """Takes in what was written since the last look; those who follow closely are given it."""
        async with self.turn:
            found = await read_end(reads or self.graph)
            end = BEFORE_ALL if found is None or not found[0] else Position(*found)
            if end == self.end:
                return
            lines = await self.lines_since(self.end, end)
            if not lines:
                self.recent.clear()
            self.keep(lines)
            self.wanted = int(self.waiting * MOST_BACK)
            self.back.clear()
            self.end, news, self.news = end, self.news, asyncio.Event()
            news.set()

    async def lines_since(self, known: Position | None, end: Position) -> Sequence[Told]:
        """All lines between the two, if they are few and follow each other."""
        if known is None or not 0 < end.seq - known.seq <= MOST_RECENT:
            return ()
        lines = await read_lines(self.graph, known.seq, end.seq)
        whole = lines and lines[0].previous == known.hash and lines[-1].position == end
        return lines if whole else ()

    def keep(self, lines: Sequence[Told]) -> None:
        self.recent.extend(Piece(lines[at : at + LINES_AT_ONCE]) for at in range(0, len(lines), LINES_AT_ONCE))
        while sum(map(len, self.recent)) > MOST_RECENT:
            self.recent.popleft()

    def join(self) -> None:
        self.followers += 1
        if self.looking is None:
            self.graph.listeners.add(self.written.set)
            self.looking = asyncio.create_task(self.keep_looking())

    def leave(self) -> None:
        self.followers -= 1
        self.wanted = min(self.wanted, int(self.followers * MOST_BACK))
        if self.waiting >= self.wanted:
            self.back.set()
        if not self.followers and self.looking is not None:
            self.graph.listeners.discard(self.written.set)
            self.looking.cancel()
            self.looking = None

    async def keep_looking(self) -> None:
        while True:
            with suppress(TimeoutError):
                await asyncio.wait_for(self.written.wait(), self.look_every)
            self.written.clear()
            try:
                await self.look()
            except GraphError as error:
                # whoever asks the graph is told; who follows goes on when it answers again
                logger.warning("the ledger's end cannot be read: %s", error)
                await asyncio.sleep(self.look_every)
            await asyncio.sleep(min(self.followers * GATHER_FOR_EACH, GATHER_AT_MOST))
            await self.most_are_back()

    async def most_are_back(self) -> None:
        """Waits until those who were told something last are back for more."""
        if self.waiting < self.wanted:
            with suppress(TimeoutError):
                await asyncio.wait_for(self.back.wait(), PATIENCE)


@dataclass(slots=True)
class Lines:
    """The lines behind a position, some at once, as they come and without an end. They raise LedgerReplaced where the
    ledger does not hold the position, or does no longer."""

    tail: Tail
    after: Position

    def __aiter__(self) -> "Lines":
        """Themselves: there is one place up to which they were told."""
        return self

    async def __anext__(self) -> Piece:
        """The next of them."""
        while (piece := await self.within(None)) is None:
            pass
        return piece

    async def within(self, seconds: float | None) -> Piece | None:
        """The next of them; None where none comes for so many seconds."""
        tail = self.tail
        while True:
            end, news = tail.known_end(), tail.news
            if end.seq > self.after.seq:
                lines = await tail.lines_between(self.after.seq, end.seq)
                if not lines or lines[0].previous != self.after.hash:
                    raise LedgerReplaced
                self.after = lines[-1].position
                return lines
            if end != self.after:
                raise LedgerReplaced
            if not await tail.wait(news, seconds):
                return None


TAILS: MutableMapping[Graph, Tail] = WeakValueDictionary()


def tail_of(graph: Graph) -> Tail:
    """The tail that all share who follow a graph now."""
    return TAILS.setdefault(graph, Tail(graph))


async def read_lines(reads: Reads, after: int, last: int) -> list[Told]:
    """The lines behind a number up to another one, as many of them as follow each other without a gap."""
    found: list[Told] = []
    for first in range(after + 1, last + 1, LINES_AT_ONCE):
        numbers = range(first, min(first + LINES_AT_ONCE, last + 1))
        rows = await reads.read(LIST_LINES, ids=[change_id(one) for one in numbers])
        found += [Told(*row) for row in rows]
    return [line for number, line in enumerate(found, after + 1) if line.seq == number]
