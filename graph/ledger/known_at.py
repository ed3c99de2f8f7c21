"""The graph as it was known at a moment: whatever the ledger has recorded later is taken back, in a transaction
that is always rolled back.

Nothing is kept for it beside the ledger, so a question about what is known now costs nothing for it; one about what
was known costs a reading of the lines since and a writing of the rows that they touched.
"""

import asyncio
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import date
from typing import Any, LiteralString

import orjson

from graph.engine.errors import GraphConflict
from graph.engine.sessions import Graph, Reads, Transaction
from graph.facts.around import ATTENDED_BY, HELD_BY, ITSELF, OWN_PROFILES, OWNERS, InGraph, read_organizations
from graph.facts.facts import Fact, Facts
from graph.facts.meetings_after import changed_meetings, holders_of
from graph.facts.write import write_facts
from graph.ledger.lines import change_id
from graph.ledger.opened import values_of as values_in
from graph.ledger.rows import Row, ends_of, identity_of, values_of
from graph.model.kinds import NodeTable
from graph.model.tables import HAS_PROFILE, MEETING, MEMBER_OF, OPEN_END, ORGANIZATION, PROFILE
from graph.model.vocabulary import ChangeKind

LINES_AT_ONCE = 500
MOST_ROWS = 25_000
"""How many rows are taken back for a question: more than a whole reform touches. All of them are in memory, and in a
transaction of the graph, until it is answered."""
TRIES_BESIDE_CHANGES = 3
TRIES_ALONE = 10
"""What is undone is written, so other questions about the past, of this process or another, can still be met."""

READ_LAST_LINE: LiteralString = """
MATCH (ledger:Ledger {id: 'ledger'})
WITH ledger.seq AS number, toString(ledger.seq) AS seq
UNWIND ['c' + substring('000000000000', size(seq)) + seq] AS id
MATCH (last:Change {id: id})
RETURN [number, last.at]
""".strip()

LIST_LATER: LiteralString = """
UNWIND $ids AS id
MATCH (change:Change {id: id})
WHERE change.at > $known
MATCH (text:ChangeText {id: id})
RETURN collect([change.seq, change.at, change.kind, text.opened, text.closed])
""".strip()


class NotKnownYet(Exception):
    """Nothing was known at that moment: the graph was filled later, at `at` (ISO, UTC)."""

    def __init__(self, at: str) -> None:
        super().__init__(f"The graph was filled at {at}.")
        self.at = at


class TooMuchSince(Exception):
    """More rows were recorded since than are taken back; what was known after `at` (ISO, UTC) can be asked."""

    def __init__(self, at: str) -> None:
        super().__init__(f"More than {MOST_ROWS:,} rows were recorded since.")
        self.at = at


@dataclass(slots=True)
class Touched:
    """What became of one row: as it stands now, and as it stood before all that is undone; None where it is not."""

    now: Row | None
    then: Row | None = None


Touching = dict[tuple[Any, ...], Touched]
"""What became of rows, by what tells each apart."""


async def read_last_moment(reads: Reads) -> str | None:
    """When the ledger's last line was recorded (ISO, UTC); None where no ledger is kept."""
    return (await read_last_line(reads))[1] or None


@asynccontextmanager
async def known_at(graph: Graph, moment: str) -> AsyncIterator[Reads]:
    """What reads the graph as it was known at a moment (ISO, UTC, microseconds). Changes go on meanwhile.

    Raises `NotKnownYet`, or `TooMuchSince` where more has been recorded since than is taken back for a question.
    """
    past = Past(graph, moment)
    graph.turns.lockers.add(past.let_go)
    try:
        async with past.turn:
            try:
                await past.reads()
            except GraphConflict:  # the first statement undoes it again
                await past.forget()
        yield past
    finally:
        graph.turns.lockers.discard(past.let_go)
        await past.forget()


class Past:
    """Reads the graph as it was known at a moment, without the ledger's lock.

    Where a line was written while a statement was answered, the transaction is given up, the line is undone too, and
    the statement is asked again. Where lines come faster than that, they wait once, for that one statement. Two that
    undo the same rows meet in the graph's locks; one of them is told so, gives its transaction up and asks again. The
    transaction locks the rows that it undoes, so it is given up between statements when a change wants to be made:
    that change leaves it behind anyway.
    """

    def __init__(self, graph: Graph, moment: str) -> None:
        self.graph = graph
        self.moment = moment
        self.seen = 0
        self.touching: Touching = {}
        self.undone: Reads | None = None
        self.held = AsyncExitStack()
        self.turn = asyncio.Lock()
        self.in_the_way = False

    async def read(self, text: LiteralString, /, **parameters: Any) -> Any:
        """The one value of the one record."""
        async with self.turn:
            try:
                return await self.read_beside_changes(text, parameters)
            finally:
                if self.in_the_way:
                    await self.forget()

    async def read_beside_changes(self, text: LiteralString, parameters: dict[str, Any]) -> Any:
        for _ in range(TRIES_BESIDE_CHANGES):
            with suppress(GraphConflict):
                found = await (await self.reads()).read(text, **parameters)
                if not await self.is_behind():
                    return found
            await self.forget()
        async with self.graph.turns.alone:
            for _ in range(TRIES_ALONE - 1):
                with suppress(GraphConflict):
                    return await (await self.reads()).read(text, **parameters)
                await self.forget()
            return await (await self.reads()).read(text, **parameters)

    async def let_go(self) -> None:
        """Gives the transaction up: now, or at the end of the statement that is being answered."""
        if self.turn.locked():
            self.in_the_way = True
            return
        async with self.turn:
            await self.forget()

    async def is_behind(self) -> bool:
        """Whether something was recorded that is neither undone nor was known."""
        seq, at = await read_last_line(self.graph)
        return seq != self.seen and at > self.moment

    async def reads(self) -> Reads:
        """The graph itself where nothing is to be undone, else a transaction in which it is."""
        if self.undone is not None:
            return self.undone
        await self.catch_up()
        undone: Reads = self.graph
        if self.touching:
            undone, _ = await self.held.enter_async_context(self.graph.tried(self.undo))
        self.undone = undone
        return undone

    async def catch_up(self) -> None:
        """Takes in the lines after the moment that were not seen yet."""
        seq, _ = await read_last_line(self.graph)
        later = await read_later(self.graph, seq, self.seen, self.moment)
        for identity, touched in later.items():
            # what was recorded last says how the row stands, what was recorded first how it stood
            self.touching.setdefault(identity, touched).now = touched.now
        self.seen = seq

    async def undo(self, transaction: Transaction) -> None:
        """Takes back what was recorded after the moment; the ledger's lines stay, as each says when it was written."""
        facts = await facts_of(transaction, self.touching.values())
        await write_facts(transaction, facts)

    async def forget(self) -> None:
        """Rolls the transaction back."""
        self.undone = None
        self.in_the_way = False
        await self.held.aclose()


async def read_last_line(reads: Reads) -> tuple[int, str]:
    """The number and the moment of the ledger's last line."""
    found = await reads.read(READ_LAST_LINE)
    return (0, "") if found is None else (found[0], found[1])


async def read_later(reads: Reads, last: int, seen: int, moment: str) -> Touching:
    """The rows that the lines after a moment touched, from the last line back to those seen already."""
    touching: Touching = {}
    for first in range(last, seen, -LINES_AT_ONCE):
        ids = [change_id(seq) for seq in range(first, max(seen, first - LINES_AT_ONCE), -1)]
        found = await reads.read(LIST_LATER, ids=ids, known=moment)
        await asyncio.to_thread(undo_lines, touching, sorted(found, reverse=True))
        if len(touching) > MOST_ROWS:
            raise TooMuchSince(min(at for _, at, *_ in found))
        if len(found) < len(ids):
            break
    await open_all(reads, touching)
    return touching


async def open_all(reads: Reads, touching: Touching) -> None:
    """Gives the rows their values back."""
    rows = [row for one in touching.values() for row in (one.now, one.then) if row is not None]
    values = await values_in(reads, rows)
    for one in touching.values():
        one.now = None if one.now is None else values.open(one.now, salted=True)
        one.then = None if one.then is None else values.open(one.then, salted=True)


def undo_lines(touching: Touching, lines: Iterable[Sequence[Any]]) -> None:
    """Lines from the last one back."""
    for _, at, kind, opened, closed in lines:
        if kind == ChangeKind.LOAD:
            raise NotKnownYet(at)
        undo_line(touching, orjson.loads(opened), orjson.loads(closed))


def undo_line(touching: Touching, opened: Iterable[Row], closed: Iterable[Row]) -> None:
    """A line older than all before it: what it opened was not there before it, what it closed was."""
    for row in opened:
        touching.setdefault(identity_of(row), Touched(row)).then = None
    for row in closed:
        touching.setdefault(identity_of(row), Touched(None)).then = row


async def facts_of(reads: Reads, touched: Iterable[Touched]) -> Facts:
    """The rows as they stand now, changed to what they were, with all around them that what is derived follows from."""
    facts = Facts()
    changed = [(one.now, one.then) for one in touched if one.now != one.then]
    kept = [(taken(facts, now), then) for now, then in changed if now is not None]
    for now, then in changed:
        if now is None and then is not None:
            facts.add(Fact(*ends_of(then), values_of(then)))
    await read_around(InGraph(reads), facts)
    for fact, then in kept:
        if then is not None:
            fact.values = values_of(then)
        elif fact.table.dated and isinstance(fact.table, NodeTable):
            # lives on no day: as good as gone, where a node with thousands of links takes an engine seconds to delete
            fact.values = {**fact.values, "since": OPEN_END, "until": OPEN_END}
        else:
            fact.dropped = True
    return facts


def taken(facts: Facts, row: Row) -> Fact:
    return facts.take(*ends_of(row), values_of(row))


async def read_around(reads: InGraph, facts: Facts) -> None:
    """Owners and all profiles of organizations whose names changed, headcounts of those whose members did, whole
    records of meetings of which something changed, with the series of those that held them.

    A node of which only the link is put back is read as well.
    """
    changed = list(facts.all())
    profiles = {fact.start for fact in changed if fact.table is PROFILE and fact.before is not None}
    profiles |= {fact.end for fact in changed if fact.table is HAS_PROFILE and fact.before is None}
    at_hand = {fact.start for fact in changed if fact.table is PROFILE and fact.before is None}
    await reads.around(facts, PROFILE, profiles - at_hand, [OWNERS], date.min)
    owners = {fact.start for fact in facts.all() if fact.table in {HAS_PROFILE, ORGANIZATION}}
    await read_organizations(reads, facts, owners, [OWN_PROFILES], date.min)
    counted = {fact.end for fact in changed if fact.table is MEMBER_OF}
    meetings = changed_meetings(changed)
    await reads.around(facts, MEETING, meetings, [HELD_BY, ATTENDED_BY], date.min)
    counted |= holders_of(facts, meetings)
    await read_organizations(reads, facts, counted - owners, ITSELF, date.min)
