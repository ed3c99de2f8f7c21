"""What is worked out of thousands of rows, kept for the next page of it and for whoever asks the same.

Such work stands in a line of its own, a few at once and in the order of asking, so that whoever asks something small
is answered meanwhile. A result is good as long as the ledger has grown no further. It is kept for the graph that it is
of, for a few minutes: a reader of a cluster may stand a little behind the one that told the ledger's end.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable, MutableMapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias
from weakref import WeakKeyDictionary

from cachetools import TTLCache

from execution.arguments import PAGE
from execution.cursors import slice_of
from execution.kinds import ORDER, Arguments, Root, Window
from execution.view import View
from graph.cypher.fetch import Fetching
from graph.engine.errors import GraphBusy
from graph.engine.few import graph_of
from graph.engine.sessions import Graph
from graph.engine.state import End
from resolvers.shared.filters import WHERE
from resolvers.shared.pages import Listed, Row, Whole
from wording.said import say

MOST_RESULTS = 16
"""A report on a whole province takes some tens of megabytes."""
SECONDS = 300
AT_ONCE = 2
"""Results that are worked out at the same time; a third one would only make the two later."""
MOST_WAITING = 32
"""Whoever comes later is told to come again."""
Answer = Callable[[Fetching, View, Arguments], Awaitable[object]]
Rows: TypeAlias = Callable[[Fetching, View, Arguments], Awaitable[Sequence[Row]]]
"""All rows of a list, whatever its page and order."""


@dataclass(slots=True)
class Result:
    """One result, and the ledger's end that it is of; `filling` is held while it is worked out, once for all."""

    filling: asyncio.Lock = field(default_factory=asyncio.Lock)
    end: End | None = None
    value: object = None


@dataclass(slots=True)
class Line:
    """Those that wait until a result of theirs is worked out."""

    places: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE))
    waiting: int = 0

    async def turn(self, make: Callable[[], Awaitable[object]]) -> object:
        """What `make` gives, when its turn has come. Raises GraphBusy where too many wait already."""
        if self.waiting >= MOST_WAITING:
            raise GraphBusy(say("BUSY"))
        self.waiting += 1
        try:
            await self.places.acquire()
        finally:
            self.waiting -= 1
        try:
            return await make()
        finally:
            self.places.release()


@dataclass(slots=True)
class Computed:
    """What is kept of one graph, and who waits for more of it."""

    results: TTLCache[object, Result] = field(default_factory=lambda: TTLCache[object, Result](MOST_RESULTS, SECONDS))
    line: Line = field(default_factory=Line)


COMPUTED: MutableMapping[Graph, Computed] = WeakKeyDictionary()


def kept(name: str, answer: Answer) -> Answer:
    """The answer of a root field, worked out once."""

    async def answered(backend: Fetching, view: View, arguments: Arguments) -> object:
        key = (name, view, json.dumps(arguments, sort_keys=True, default=str))
        return await result_of(backend, key, lambda: answer(backend, view, arguments))

    return answered


def kept_list(
    listed: Listed[Row],
    rows_of: Rows[Row],
    takes: tuple[str, ...],
    price: int,
    *,
    day: str = "",
) -> Root:
    """A root field that is a list, worked out once for all its pages in all its orders, whatever is asked of its
    rows."""
    aside = (WHERE, ORDER, *PAGE)

    async def work_out(backend: Fetching, view: View, arguments: Arguments) -> Whole[Row]:
        return Whole(await rows_of(backend, view, arguments))

    worked_out = kept(listed.field, work_out)

    async def answer(backend: Fetching, view: View, arguments: Arguments) -> Window:
        slice_of(arguments)  # refuses a page that cannot be before the work is done
        listed.wanted(arguments)  # and a filter
        asked = {one: value for one, value in arguments.items() if one not in aside}
        whole: Any = await worked_out(backend, view, asked)
        [window] = await listed.windows(backend, view, [(None, whole)], arguments)
        return window

    return Root(answer, (*takes, *listed.takes), day=day, inside=listed.inside, price=price)


async def result_of(
    backend: Fetching, key: object, make: Callable[[], Awaitable[object]], of: End | None = None
) -> Any:
    """What `make` gives, or gave since the ledger's last line; what is only tried or known is never kept.

    `of` is the line that it tells of, where it is of that one alone: a line never changes.
    """
    graph = graph_of(backend.reads)
    end = None if graph is None else of or await backend.ledger_end()
    if graph is None or end is None:
        return await make()
    computed = COMPUTED.setdefault(graph, Computed())
    result = computed.results.get(key)
    if result is None:
        result = computed.results[key] = Result()
    async with result.filling:
        if result.end != end:
            # one that fails is worked out again by the next one
            result.value, result.end = await computed.line.turn(make), end
        return result.value


async def result_at_hand(backend: Fetching, key: object, of: End | None = None) -> Any:
    """What is kept under a key and still good; None where it would have to be worked out."""
    graph = graph_of(backend.reads)
    computed = None if graph is None else COMPUTED.get(graph)
    result = None if computed is None else computed.results.get(key)
    if result is None or result.end is None:
        return None
    return result.value if result.end == (of or await backend.ledger_end()) else None
