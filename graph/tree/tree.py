"""The tree of organizations of one graph: filled in one read, kept at the ledger's end, and fresh or not asked at all.

Nobody is answered from a tree that was not seen to be at the ledger's end within `follow` seconds, nor from one that
lacks a change that this process has made: it then catches up first, and where that fails, the graph answers.
"""

import asyncio
import logging
from collections.abc import Iterable
from dataclasses import dataclass
from time import monotonic
from weakref import WeakKeyDictionary

from graph.cypher.fetch import Prepared
from graph.engine.errors import GraphError
from graph.engine.sessions import Graph
from graph.engine.state import check_ready, read_end
from graph.ledger.tail import BEFORE_ALL, LedgerReplaced, Position
from graph.tree.columns import Columns, columns_of
from graph.tree.days import Days
from graph.tree.parts import Parts
from graph.tree.plans import Plan, plan_of
from graph.tree.reading import (
    Found,
    count_organizations,
    end_of,
    list_all,
    list_some,
    list_touched,
)

logger = logging.getLogger("hierarchy.tree")

FOLLOW_MS = 100
MOST_ORGANIZATIONS = 50_000
"""A day's tree of so many is made in 0.2 s, in which nobody else is answered."""
MOST_LINES = 5_000
"""Behind so many lines everything is read anew."""
MOST_ROUNDS = 20
"""So often is read again what was changed while it was read."""
RESTING = 1.0
"""In seconds: how often the ledger's end is looked at while nobody asks."""
ASKED_LATELY = 5.0


class TooMany(Exception):
    """The graph holds more organizations than are held in memory."""


@dataclass(slots=True)
class Figures:
    """How many statements the tree has answered, of them together with the graph; how often an answer was made again as
    the ledger had grown meanwhile; how many were left to the graph (those of what the tree does not hold, and those
    that it could have answered had it been fresh), how often it was filled, and how often following failed."""

    answered: int = 0
    together: int = 0
    again: int = 0
    beyond: int = 0
    behind: int = 0
    filled: int = 0
    faults: int = 0


class Tree:
    """The organizations of a graph. `columns` is None until they have been read."""

    def __init__(self, graph: Graph, follow_ms: int = FOLLOW_MS, most: int = MOST_ORGANIZATIONS) -> None:
        self.graph = graph
        self.follow_seconds = follow_ms / 1000
        self.most = most
        self.columns: Columns | None = None
        self.days = Days()
        self.parts = Parts()
        self.end = BEFORE_ALL
        self.wanted = 0
        self.seen_at = self.asked_at = float("-inf")
        self.filling = self.given_up = False
        self.figures = Figures()
        self.turn = asyncio.Lock()
        self.looked: asyncio.Event | None = None
        self.plans: WeakKeyDictionary[Prepared, Plan | None] = WeakKeyDictionary()

    def plan_of(self, prepared: Prepared) -> Plan | None:
        """What answers a statement, None where it is the graph's; compiled once for each."""
        if prepared not in self.plans:
            self.plans[prepared] = plan_of(prepared)
        return self.plans[prepared]

    @property
    def seconds_behind(self) -> float:
        """How long ago the tree was seen to be at the ledger's end."""
        return monotonic() - self.seen_at

    def is_fresh(self, asked: float) -> bool:
        """Whether the tree was at the ledger's end when somebody asked, or at most so long before as it may lag."""
        there = self.columns is not None and self.end.seq >= self.wanted
        return there and self.seen_at >= asked - self.follow_seconds

    def expect(self, seq: int) -> None:
        """Nobody is answered by the tree any more until it has come to a line."""
        self.wanted = max(self.wanted, seq)

    def doubt(self, ends: Iterable[Position]) -> None:
        """Nobody is answered any more until the ledger's end was looked at, and the tree has come to these lines."""
        self.expect(max(end.seq for end in ends))
        self.seen_at = float("-inf")

    async def at_hand(self) -> Columns | None:
        """The columns as of the ledger's end; None where the graph has to be asked."""
        asked = self.asked_at = monotonic()
        if not self.is_fresh(asked) and not self.filling and self.columns is not None:
            await self.look(asked, may_fill=False)
        return self.columns if self.is_fresh(asked) else None

    async def look(self, asked: float, *, may_fill: bool = True) -> None:
        """Catches up with the ledger, once for all who wait. A fault is counted, not raised: the graph answers then.

        Whoever has asked a question does not wait while everything is read anew (`may_fill`).
        """
        if self.looked is not None:
            # all who wait go on at once: a lock would let them in one by one, each to ask by itself what comes next
            await self.looked.wait()
        if self.is_fresh(asked):
            return
        async with self.turn:
            if self.is_fresh(asked):
                return
            self.looked = asyncio.Event()
            try:
                await self.catch_up(may_fill=may_fill)
            except GraphError:
                self.figures.faults += 1
            except TooMany:
                self.columns, self.given_up = None, True
                logger.warning("more than %d organizations: the graph alone answers", self.most)
            except Exception:
                self.figures.faults += 1
                self.columns = None
                logger.exception("the tree of organizations could not follow the ledger, and is read anew")
            finally:
                self.looked.set()
                self.looked = None

    async def catch_up(self, *, may_fill: bool = True) -> None:
        """Reads what the lines since have touched, or everything where that will not do."""
        begun = monotonic()
        end = await self.read_end()
        try:
            await self.mend(end)
        except LedgerReplaced:
            self.columns = None
            if not may_fill:
                return
            await self.fill()
        self.seen_at = begun

    async def read_end(self) -> Position:
        return end_of(*(await read_end(self.graph) or (None, None)))

    async def mend(self, end: Position) -> None:
        """Takes in what the lines up to an end have touched, and those that come meanwhile.

        Raises LedgerReplaced where they do not go on from what is held, or nothing worth mending is.
        """
        columns = self.columns
        if columns is None or columns.wasteful or not 0 <= end.seq - self.end.seq <= MOST_LINES:
            raise LedgerReplaced
        found = Found({}, {}, {}, {})
        until = await self.gather(found, self.end, end)
        columns.places.take(found.places)
        columns.supervising.grow(found.supervisors)
        if found.organizations:
            self.parts.forget()
            if columns.take(found.organizations):
                self.days.forget()
            else:
                self.days.recount()
        columns.events.take(found.events, columns.row_of)
        columns.supervising.take(found.supervisors, columns.row_of)
        self.end = until

    async def gather(self, found: Found, since: Position, until: Position) -> Position:
        """Adds what the lines between two ends touched, and gives the end that it is of."""
        for _ in range(MOST_ROUNDS):
            if since == until:
                return until
            touched = await list_touched(self.graph, since, until)
            since, now = until, until
            if any(touched):
                rows, now = await list_some(self.graph, touched)
                found.update(rows)
            until = now
        raise LedgerReplaced

    async def fill(self) -> None:
        """Reads everything."""
        self.filling, self.wanted = True, 0
        try:
            await check_ready(self.graph)
            if await count_organizations(self.graph) > self.most:
                raise TooMany
            since = await self.read_end()
            found, until = await list_all(self.graph)
            until = await self.gather(found, since, until)
            self.columns = await asyncio.to_thread(columns_of, found)
            self.end = until
            self.days.forget()
            self.parts.forget()
            self.figures.filled += 1
        finally:
            self.filling = False

    async def follow(self) -> None:
        """Fills the tree and keeps it at the ledger's end, until it is cancelled, or given up as too large."""
        while not self.given_up:
            await self.look(monotonic() + self.follow_seconds)
            lately = monotonic() - self.asked_at < ASKED_LATELY
            await asyncio.sleep(self.follow_seconds / 2 if lately else RESTING)
