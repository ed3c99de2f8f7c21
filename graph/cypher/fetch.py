"""Reads of records by key and by hop, batched: one statement for all the parents of a call.

Values come back as dictionaries by column name; dates are ISO texts, an open end is already None.
"""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any, LiteralString

from execution.backend import EVERYTHING, LARGEST_PAGE, Along, Between, Statement, bounds_of, cut_of
from execution.view import Scope, View
from graph.cypher.batches import (
    column_statement,
    find_statement,
    group_page_statement,
    group_statement,
    page_statement,
    total_statement,
)
from graph.cypher.compose import compose
from graph.cypher.held import HeldCounts, HeldDay
from graph.cypher.patterns import Hop, RecordType
from graph.cypher.scope import of_view
from graph.engine.errors import ChangeUnconfirmed
from graph.engine.sessions import Graph, Reads
from graph.engine.state import End, read_end
from graph.model.rights import Permitted
from wording.said import Said

Values = dict[str, Any]
Rights = Callable[[Reads], Awaitable[Permitted]]
Page = list[tuple[Any, Values]]


@dataclass(frozen=True, eq=False)
class Prepared:
    """A planned statement with its text for a scope, and its hops in the order of their parameters' numbers.

    `ended` is the text that also returns the ledger's end (`compose`).
    """

    statement: Statement
    text: LiteralString
    hops: Sequence[Along]
    scope: Scope = Scope.EVERYTHING

    @cached_property
    def ended(self) -> LiteralString:
        text, _ = compose(self.statement, self.scope, ended=True)
        return text


@dataclass(slots=True)
class Changes:
    """The changes of one request: how many it has asked for, and the keys of those that may have been made.

    `sent` are the keys that were handed to the graph, but for those of changes that are known not to be made.
    """

    asked: int = 0
    sent: list[str] = field(default_factory=list[str])

    def next(self) -> int:
        """The place of one more change in the request."""
        self.asked += 1
        return self.asked

    @contextmanager
    def sending(self, key: str) -> Iterator[None]:
        """A change under a key is handed to the graph: `sent` holds the key until it is known not to have been made."""
        self.sent.append(key)
        try:
            yield
        except ChangeUnconfirmed:
            raise
        except Exception:
            self.sent.remove(key)
            raise


@dataclass(slots=True)
class Writes:
    """What the changes of a request need, made for it alone: the graph, who asks, the request's own key if it has one,
    and the clock.

    `clock_fault` says what is wrong with the clock, None where it is right. `rights` reads what whoever asks may; None:
    nobody has to be asked.
    """

    graph: Graph
    actor: str
    now: Callable[[], datetime]
    key: str | None = None
    clock_fault: Callable[[], Said | None] = lambda: None
    changes: Changes = field(default_factory=Changes)
    rights: Rights | None = None


class Fetching:
    """The reads of one question, over anything that reads; with `writes`, also what a change needs.

    `kept` is for batches that read the same: what one field of the question has read, another one need not. Of each
    thing that is kept, `keeping` is held while it is filled, as fields are answered side by side.
    """

    def __init__(self, reads: Reads, writes: Writes | None = None) -> None:
        self.reads = reads
        self.writes = writes
        self.kept: defaultdict[object, dict[str, Any]] = defaultdict(dict)
        self.keeping: defaultdict[object, asyncio.Lock] = defaultdict(asyncio.Lock)

    @property
    def sent(self) -> Sequence[str]:
        """The keys of the request's changes that may have been made."""
        return () if self.writes is None else self.writes.changes.sent

    async def find(
        self, record: RecordType, keys: Sequence[Any], view: View, *, living: bool = False
    ) -> list[Values | None]:
        """The records of the keys, in their order; None where there is none (or, `living`, not on the day)."""
        rows = await self.reads.read(
            find_statement(record, view.scope, living=living), keys=list(keys), **of_view(view)
        )
        found: list[Values | None] = [None] * len(keys)
        for position, values in rows:
            found[position] = dict(zip(record.columns, values, strict=True))
        return found

    async def column(self, record: RecordType, column: str, keys: Sequence[Any], view: View) -> list[Any]:
        """One costly column of the records of the keys, in their order."""
        rows = await self.reads.read(column_statement(record, view.scope, column), keys=list(keys), **of_view(view))
        found: list[Any] = [None] * len(keys)
        for position, values in rows:
            found[position] = values[0]
        return found

    async def pages(
        self,
        hop: Hop,
        parents: Sequence[str | None],
        view: View,
        parameters: Mapping[str, Any],
        *,
        past: bool = False,
        between: Between = EVERYTHING,
        reverse: bool = False,
        limit: int = LARGEST_PAGE,
    ) -> list[Page]:
        """For each parent at most `limit` children between two keys as (key, values), in the order of the key, or
        (`reverse`) from the highest down."""
        text = page_statement(hop, view.scope, past=past, cut=cut_of(between, reverse=reverse), filters=parameters)
        above, below = bounds_of(between)
        given = {**parameters, **of_view(view), "limit": limit, "above": above, "below": below}
        rows = await self.reads.read(text, ids=list(parents), **given)
        names = (*hop.record.columns, *hop.columns)
        pages: dict[str | None, Page] = {
            parent: [(key, dict(zip(names, values, strict=True))) for key, values in page] for parent, page in rows
        }
        return [pages.get(parent, []) for parent in parents]

    async def totals(
        self,
        hop: Hop,
        parents: Sequence[str | None],
        view: View,
        parameters: Mapping[str, Any],
        *,
        past: bool = False,
    ) -> list[int]:
        """For each parent the number of its children, whatever the page."""
        text = total_statement(hop, view.scope, past=past, filters=parameters)
        rows = await self.reads.read(text, ids=list(parents), **parameters, **of_view(view))
        totals: dict[str | None, int] = dict(rows)
        return [totals.get(parent, 0) for parent in parents]

    async def groups(
        self, hop: Hop, parent: str, view: View, parameters: Mapping[str, Any], by: str, *, past: bool = False
    ) -> dict[str | None, int]:
        """The number of children by what the hop groups them by, as texts; null is the group of those without."""
        text = group_statement(hop, view.scope, by, past=past, filters=parameters)
        rows = await self.reads.read(text, ids=[parent], **parameters, **of_view(view))
        return {value: number for _, groups in rows for value, number in groups}

    async def group_pages(
        self,
        hop: Hop,
        parent: str,
        view: View,
        parameters: Mapping[str, Any],
        by: str,
        names: Sequence[str | None],
        *,
        past: bool = False,
        reverse: bool = False,
        limit: int = LARGEST_PAGE,
    ) -> dict[str | None, Page]:
        """Of each of these groups at most `limit` children as (key, values), in the order of the key, or (`reverse`)
        from the highest down; a group without any is not there."""
        text = group_page_statement(hop, view.scope, by, past=past, reverse=reverse, filters=parameters)
        rows = await self.reads.read(text, ids=[parent], **parameters, **of_view(view), limit=limit)
        columns, wanted = (*hop.record.columns, *hop.columns), set(names)
        return {
            value: [(key, dict(zip(columns, values, strict=True))) for key, values in page]
            for _, groups in rows
            for value, page in groups
            if value in wanted
        }

    async def ledger_end(self) -> End | None:
        """The number and the hash of the ledger's last line: what is read behind it is of that line or a later one."""
        return await read_end(self.reads)

    async def line(self) -> End | None:
        """The line of the ledger that was the last one just now, where it is known without reading it."""
        return None

    def expect(self, seq: int) -> None:
        """What is asked from now on is answered as of a line of the ledger, by its number, or of a later one."""

    def newest(self) -> End | None:
        """The line that nothing that was read here is newer than, and that was the last one just now; None where it is
        not known."""
        return None

    def noting_ends(self) -> "Fetching":
        """The same, of which `newest` is asked."""
        return self

    async def held(self, view: View) -> HeldDay | None:
        """The organizations of the view's day as they are held in memory; None where the graph is to be asked."""
        return None

    async def counts(self, view: View) -> HeldCounts | None:
        """The numbers of the view's day, of what the viewer sees, as they are held in memory; None where the graph is
        to be asked."""
        return None

    def through(self, reads: Reads, writes: Writes | None) -> "Fetching":
        """What answers whoever reads so, and may change that: nothing that was read before is kept."""
        return Fetching(reads, writes)

    def anew(self) -> "Fetching":
        """What answers another question of the same asker: nothing that was read before is kept."""
        return Fetching(self.reads, self.writes)

    def after(self, seq: int | None) -> "Fetching":
        """What answers behind a change: nothing that was read before it is kept. `seq` is the number of its line."""
        return Fetching(self.reads, self.writes)

    def prepare(self, statement: Statement, scope: Scope) -> tuple[Prepared, Sequence[Along]]:
        """A planned statement for a scope, and its hops in the order of their parameters' numbers."""
        text, hops = compose(statement, scope)
        return Prepared(statement, text, hops, scope), hops

    async def run(self, prepared: Prepared, view: View, parameters: Mapping[str, Any]) -> Any:
        """What a prepared statement returns for a view of its scope: one nested list, or None."""
        return await self.reads.read(prepared.text, **parameters, **of_view(view))
