"""What is worked out of thousands of rows, kept for the next page of it and for whoever asks the same.

A result is good as long as the ledger has grown no further. It is kept for the graph that it is of, for a few minutes:
a reader of a cluster may stand a little behind the one that told the ledger's end.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass, field, replace
from weakref import WeakKeyDictionary

from cachetools import TTLCache

from execution.arguments import PAGE
from execution.cursors import slice_of
from execution.kinds import Arguments, Window
from execution.view import View
from graph.cypher.fetch import Fetching
from graph.engine.sessions import Graph, graph_of
from graph.engine.state import read_end

MOST_RESULTS = 16
"""A report on a whole province takes some tens of megabytes."""
SECONDS = 300
Answer = Callable[[Fetching, View, Arguments], Awaitable[object]]
End = tuple[int, str]


@dataclass(slots=True)
class Result:
    """One result, and the ledger's end that it is of; `filling` is held while it is worked out, once for all."""

    filling: asyncio.Lock = field(default_factory=asyncio.Lock)
    end: End | None = None
    value: object = None


RESULTS: MutableMapping[Graph, TTLCache[object, Result]] = WeakKeyDictionary()


def kept(name: str, answer: Answer, *, paged: bool = False) -> Answer:
    """The answer of a root field, worked out once for all its pages where it has any (`paged`)."""

    async def answered(backend: Fetching, view: View, arguments: Arguments) -> object:
        part = slice_of(arguments) if paged else None
        whole = {one: value for one, value in arguments.items() if one not in PAGE}
        key = (name, view, json.dumps(whole, sort_keys=True, default=str))
        value = await result_of(backend, key, lambda: answer(backend, view, whole))
        return replace(value, part=part) if isinstance(value, Window) and part is not None else value

    return answered


async def result_of(backend: Fetching, key: object, make: Callable[[], Awaitable[object]]) -> object:
    """What `make` gives, or gave since the ledger's last line; what is only tried or known is never kept."""
    graph = graph_of(backend.reads)
    end = None if graph is None else await read_end(backend.reads)
    if graph is None or end is None:
        return await make()
    results = RESULTS.get(graph)
    if results is None:
        results = RESULTS[graph] = TTLCache[object, Result](MOST_RESULTS, SECONDS)
    result = results.get(key)
    if result is None:
        result = results[key] = Result()
    async with result.filling:
        if result.end != end:
            # one that fails is worked out again by the next one
            result.value, result.end = await make(), end
        return result.value
