"""Transactions that were carried out and are not written yet: kept until all of them are known to be right, then
written in their order, so that nothing is carried out twice.

Several of them cannot be one: the first marks the graph as half imported, the last takes the mark away, and while it is
there nobody else changes anything, nor is the graph served as whole (`graph/engine/state`).
"""

from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field
from tempfile import TemporaryFile
from typing import IO

import orjson

from graph.engine.errors import GraphConflict
from graph.engine.sessions import Graph, Transaction
from graph.engine.state import Importing, begin_importing, finish_importing
from graph.facts.rows import Part, beside
from graph.ledger.lines import Line, append, lock


@dataclass(frozen=True, slots=True)
class Written:
    """What one writing puts into the graph: lines, which follow one another, and the rows that they are about."""

    lines: Sequence[Line]
    parts: Sequence[Part]


@dataclass(frozen=True, slots=True)
class Kept:
    """A writing whose rows and lines lie in the file: where, and its parts without their rows."""

    at: int
    size: int
    parts: Sequence[Part]


@dataclass(slots=True)
class Prepared:
    """Writings by transaction. Their rows lie in a file without a name, as those of a long list are some hundred
    megabytes, and nobody else can read it."""

    file: IO[bytes] = field(default_factory=TemporaryFile)
    transactions: list[list[Kept]] = field(default_factory=list[list[Kept]])
    ended: bool = True

    def add(self, one: Written) -> Kept:
        """The next writing, in the transaction of the one before unless that has ended."""
        content = orjson.dumps([one.lines, [part.rows for part in one.parts]])
        kept = Kept(self.file.seek(0, 2), len(content), [part._replace(rows=()) for part in one.parts])
        self.file.write(content)
        if self.ended:
            self.transactions.append([])
            self.ended = False
        self.transactions[-1].append(kept)
        return kept

    def end(self) -> None:
        """Ends a transaction."""
        self.ended = True

    def read(self, kept: Kept) -> Written:
        self.file.seek(kept.at)
        lines, rows = orjson.loads(self.file.read(kept.size))
        parts = [part._replace(rows=own) for part, own in zip(kept.parts, rows, strict=True)]
        return Written(lines, parts)

    def __iter__(self) -> Iterator[list[Written]]:
        return ([self.read(kept) for kept in transaction] for transaction in self.transactions)

    def close(self) -> None:
        self.file.close()


async def write(graph: Graph, prepared: Prepared, importing: Importing, made: Callable[[int], None]) -> int:
    """Writes all of them; the number of the ledger's last line. `made` is told how many more changes are made.

    Raises a GraphConflict, and makes nothing, where somebody has changed the graph since they were carried out.
    """
    last = number = 0
    count = len(prepared.transactions)
    async with aclosing(beside(iter(prepared))) as transactions:
        async for writings in transactions:
            number += 1
            await graph.write(writing(writings, importing, begins=number == 1 < count, ends=number == count))
            last = writings[-1].lines[-1]["seq"]
            made(sum(len(one.lines) for one in writings))
    return last


def writing(
    writings: Sequence[Written], importing: Importing, *, begins: bool, ends: bool
) -> Callable[[Transaction], Awaitable[None]]:
    """The work of one of the transactions, if it still follows the ledger's end."""
    first = writings[0].lines[0]

    async def work(transaction: Transaction) -> None:
        # where the ledger ends as it did when all was carried out, none of the keys can have been used since
        head, _ = await lock(transaction, [first["requestKey"]], importing.key)
        if head.hash != first["previous"]:
            raise GraphConflict("Somebody else has changed the graph since the list was checked: import it again.")
        for one in writings:
            await append(transaction, one.lines, one.parts)
        if begins:
            await begin_importing(transaction, importing)
        if ends:
            await finish_importing(transaction)

    return work
