"""The graph as it was known at a moment: whatever the ledger has recorded later is taken back, in a transaction
that never comes true.

Nothing is kept for it beside the ledger, so a question about what is known now costs nothing for it; one about what
was known costs a reading of the lines since and a writing of the rows that they touched.
"""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any, LiteralString
from uuid import uuid4

import orjson

from graph.engine.sessions import Graph, Reads, Transaction
from graph.facts.around import (
    ATTENDED_BY,
    HELD_BY,
    ITSELF,
    OWN_PROFILES,
    OWNERS,
    read_organizations,
    read_surroundings,
)
from graph.facts.facts import Fact, Facts
from graph.facts.meetings_after import changed_meetings, holders_of
from graph.facts.write import write_facts
from graph.ledger.lines import change_id, lock
from graph.ledger.rows import Row, ends_of, identity_of, values_of
from graph.model.tables import HAS_PROFILE, MEETING, MEMBER_OF, NODES, OPEN_END, ORGANIZATION, PROFILE
from graph.model.vocabulary import ChangeKind

LINES_AT_ONCE = 500

READ_LAST_MOMENT: LiteralString = """
MATCH (ledger:Ledger {id: 'ledger'})
WITH toString(ledger.seq) AS seq
UNWIND ['c' + substring('000000000000', size(seq)) + seq] AS id
MATCH (last:Change {id: id})
RETURN last.at
""".strip()

LIST_LATER: LiteralString = """
UNWIND $ids AS id
MATCH (change:Change {id: id})
WHERE change.at > $known
RETURN collect([change.seq, change.at, change.kind, change.opened, change.closed])
""".strip()


class NotKnownYet(Exception):
    """Nothing was known at that moment: the graph was filled later, at `at` (ISO, UTC)."""

    def __init__(self, at: str) -> None:
        super().__init__(f"The graph was filled at {at}.")
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
    found: str | None = await reads.read(READ_LAST_MOMENT)
    return found


@asynccontextmanager
async def known_at(graph: Graph, moment: str) -> AsyncIterator[Reads]:
    """What reads the graph as it was known at a moment (ISO, UTC, microseconds). Raises `NotKnownYet`.

    Where nothing was recorded since, that is the graph itself; else changes wait until the context is left.
    """
    last = await read_last_moment(graph)
    if last is None or last <= moment:
        yield graph
        return

    async def work(transaction: Transaction) -> None:
        await undo(transaction, moment)

    async with graph.turns.alone, graph.tried(work) as (transaction, _):
        yield transaction


async def undo(transaction: Transaction, moment: str) -> None:
    """Takes back what was recorded after a moment; the ledger's lines stay, as each says when it was written."""
    head, _ = await lock(transaction, [f"known|{uuid4().hex}"])
    rows = await read_later(transaction, head.seq, moment)
    facts = await facts_of(transaction, rows.values())
    await write_facts(transaction, facts)


async def read_later(reads: Reads, last: int, moment: str) -> Touching:
    """The rows that the lines after a moment touched, read from the last line back."""
    touching: Touching = {}
    for first in range(last, 0, -LINES_AT_ONCE):
        ids = [change_id(seq) for seq in range(first, max(0, first - LINES_AT_ONCE), -1)]
        found = await reads.read(LIST_LATER, ids=ids, known=moment)
        for _, at, kind, opened, closed in sorted(found, reverse=True):
            if kind == ChangeKind.LOAD:
                raise NotKnownYet(at)
            undo_line(touching, orjson.loads(opened), orjson.loads(closed))
        if len(found) < len(ids):
            break
    return touching


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
    await read_around(reads, facts)
    for fact, then in kept:
        if then is not None:
            fact.values = values_of(then)
        elif fact.dated and fact.table in NODES:
            # lives on no day: as good as gone, where a node with thousands of links takes an engine seconds to delete
            fact.values = {**fact.values, "since": OPEN_END, "until": OPEN_END}
        else:
            fact.dropped = True
    return facts


def taken(facts: Facts, row: Row) -> Fact:
    return facts.take(*ends_of(row), values_of(row))


async def read_around(reads: Reads, facts: Facts) -> None:
    """Owners and all profiles of organizations whose names changed, headcounts of those whose members did, whole
    records of meetings of which something changed, with the series of those that held them."""
    changed = list(facts.all())
    profiles = {fact.start for fact in changed if fact.table == PROFILE.name and fact.before is not None}
    await read_surroundings(reads, facts, PROFILE, profiles, [OWNERS], date.min)
    owners = {fact.start for fact in facts.all() if fact.table in {HAS_PROFILE.name, ORGANIZATION.name}}
    await read_organizations(reads, facts, owners, [OWN_PROFILES], date.min)
    counted = {fact.end for fact in changed if fact.table == MEMBER_OF.name}
    meetings = changed_meetings(changed)
    await read_surroundings(reads, facts, MEETING, meetings, [HELD_BY, ATTENDED_BY], date.min)
    counted |= holders_of(facts, meetings)
    await read_organizations(reads, facts, counted - owners, ITSELF, date.min)
