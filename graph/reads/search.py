"""Pages of a search: how far into each index a page reads, then the page; and which of several words is the rarest.

A key is the rank of a match, the digit of its kind, and the tail that it is found by, before whose id stands its place
in the name; of words that stand apart, the place of the rarest stands before the tail. So a page that goes on behind a
key knows where in the indexes it begins: each index has the tails of one place.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, MutableMapping, Sequence
from dataclasses import replace
from functools import partial
from operator import itemgetter
from typing import Any, LiteralString
from weakref import WeakKeyDictionary

from cachetools import LRUCache

from execution.view import View
from graph.cypher.fetch import Fetching, Page
from graph.cypher.scope import of_view
from graph.cypher.sought import (
    APART,
    CODE,
    GOING_ON,
    MOST_TOLD,
    NEXT,
    PAST,
    PAST_SPACE,
    RANKS,
    SIDE_BY_SIDE,
    TELLING,
    WHOLE,
    Part,
    Sought,
)
from graph.engine.few import graph_of
from graph.engine.sessions import Graph, Reads
from graph.model.keys import END
from graph.records.search import FIRST, NUMBERS, Search, Searches

NO_CODE = "\x7f"
MOST_ENDS = 4096
"""Of how many pages it is known where they end."""
ENDS: MutableMapping[Graph, MutableMapping[object, str | None]] = WeakKeyDictionary()


def parameters_of(sought: Sought, digit: str, text: str) -> dict[str, Any]:
    """What all statements are given to search the range of a text."""
    return {
        "codes": [*sought.codes, NO_CODE, NO_CODE][:2],
        "words": sought.words,
        "kind": digit,
        "mark": sought.mark(digit),
        "from": text + NEXT,
        "beyond": text + PAST,
        "inside": " " + text,
        "pastWhole": text + END + PAST,
        "pastSide": text + PAST_SPACE,
        "phrase": sought.phrase + NEXT,
        "pastPhrase": sought.phrase + PAST,
    }


def tail_in(tail: str, place: str) -> str:
    """The last tail of an index, that of a place, which comes with the tail of a key or before it: of `que son  4o17`
    all tails `que son` in the first three, in the fourth those up to o17, none in the others."""
    text, end, identifier = tail.partition(END)
    if not end:
        return tail
    if place == identifier[:1]:
        return text + END + identifier[1:]
    return text + END + (PAST if place < identifier[:1] else "")


def typed_bounds(digit: str, text: str, after: str) -> Mapping[str, str]:
    """Behind which tail of each index a page of words as typed begins behind a key.

    Of a kind that stands before the key's own, the rank of the key is over; of one behind it, it has not begun.
    """
    rank, kind, tail = after[:1], after[1:2], after[2:]
    begins = {WHOLE: text, SIDE_BY_SIDE: text + END + PAST, GOING_ON: text + PAST_SPACE, APART: text + PAST}
    if rank <= CODE:
        return dict.fromkeys(NUMBERS, text)
    if kind > digit:
        rank, tail = RANKS[RANKS.index(rank) + 1], ""
    elif kind < digit:
        tail = ""
    others = text if rank in {WHOLE, SIDE_BY_SIDE} else begins[rank]
    read: dict[str, str] = {place: text if rank == WHOLE else max(tail_in(tail, place), others) for place in NUMBERS}
    return {**read, FIRST: max(tail_in(tail, FIRST), begins[rank])}


def bounds(name: str, tails: Mapping[str, str]) -> dict[str, str]:
    return {f"{name}{place}": tail + NEXT for place, tail in tails.items()}


async def read_typed(backend: Fetching, searched: Searches, view: View, sought: Sought, part: Part) -> Page:
    """Rows that are found by a code or by the words as typed."""
    given = parameters_of(sought, searched.digit, sought.phrase)
    lower = bounds("lower", typed_bounds(searched.digit, sought.phrase, part.above))
    return await read_rows(
        backend.reads, searched, searched.typed, view, given | lower, part, partial(typed_ends, sought.phrase)
    )


async def read_apart(backend: Fetching, searched: Searches, view: View, sought: Sought, part: Part) -> Page:
    """Rows that are found by words apart from each other."""
    text, mark = sought.words[sought.rarest], sought.mark(searched.digit)
    lower = part.above.removeprefix(mark) if part.above.startswith(mark) else text
    given = parameters_of(sought, searched.digit, text) | bounds("lower", tails_in(lower))
    return await read_rows(backend.reads, searched, searched.apart, view, given, part, apart_ends)


def tails_in(tail: str) -> dict[str, str]:
    """Of each index the last tail that comes with that of a key or before it."""
    return {place: tail_in(tail, place) for place in NUMBERS}


def typed_ends(text: str, key: str) -> Mapping[str, str]:
    """The last tail of words as typed, in each index, that a row with the key, or one before it, can be found by."""
    rank, tail = key[:1], key[2:]
    if rank == CODE:
        return dict.fromkeys(NUMBERS, text)
    if rank == WHOLE:
        return {**dict.fromkeys(NUMBERS, text), FIRST: tail_in(tail, FIRST)}
    # whole names come first whatever follows in them
    return {**tails_in(tail), FIRST: max(tail_in(tail, FIRST), text + END + PAST)}


def apart_ends(key: str) -> Mapping[str, str]:
    """The same of words apart, of which all indexes have one order."""
    return tails_in(key.removeprefix(key[: len(APART) + 3]))


async def read_rows(
    reads: Reads,
    searched: Searches,
    search: Search,
    view: View,
    given: Mapping[str, Any],
    part: Part,
    ends_at: Callable[[str], Mapping[str, str]],
) -> Page:
    """Rows in the direction of the part. Those that come first are read up to where, in each index, enough rows end:
    the order in which an engine reads them does not matter. Of those that come last, the whole range is read.

    Where a page ended when it was last asked for is tried first, as the same few letters are typed again and again:
    what is read up to there is enough, or it is read as if nobody had asked.
    """

    async def read(text: LiteralString, ends: Mapping[str, str]) -> list[tuple[str, Sequence[Any]]]:
        found = await reads.read(text, **given, **ends, **of_view(view), **part.parameters)
        found.sort(key=itemgetter(0), reverse=part.backwards)
        rows: list[tuple[str, Sequence[Any]]] = found[: part.limit]
        return rows

    whole = bounds("end", dict.fromkeys(NUMBERS, given["beyond"]))
    if part.backwards:
        return named(searched, await read(search.pages_back, whole))
    known = ends_known(reads)
    page = (search.pages, given["from"], given["phrase"], *given["words"], part.above, part.below, part.limit)
    if page in known:
        last = known[page]
        ends = whole if last is None else bounds("end", ends_at(last))
        rows = await read(search.pages, ends)
        if last is None or (len(rows) == part.limit and rows[-1][0] <= last):
            return named(searched, rows)
    found = await list_ends(reads, search.ends, view, given, part.limit)
    ends = whole | {f"end{place}": end + NEXT for place, (rows, end) in found.items() if rows >= part.limit}
    read_anew = await read(search.pages, ends)
    known[page] = read_anew[-1][0] if len(read_anew) == part.limit else None
    return named(searched, read_anew)


def named(searched: Searches, rows: Sequence[tuple[str, Sequence[Any]]]) -> Page:
    return [(key, dict(zip(searched.names, values, strict=True))) for key, values in rows]


def ends_known(reads: Reads) -> MutableMapping[object, str | None]:
    """By page, the key of its last row when it was last read (None: it had fewer rows than it may have)."""
    graph = graph_of(reads)
    return {} if graph is None else ENDS.setdefault(graph, LRUCache(MOST_ENDS))


async def list_ends(
    reads: Reads, text: LiteralString, view: View, given: Mapping[str, Any], most: int
) -> dict[int, tuple[int, str]]:
    """Of each index in which there are rows: how many, `most` at most, and the last tail of these."""
    rows = await reads.read(text, **given, **of_view(view), most=most)
    return {place: (number, end) for place, number, end in rows if number}


async def count_found(backend: Fetching, searched: Searches, under: str | None, view: View, sought: Sought) -> int:
    """How many rows there are in all."""
    text = sought.words[sought.rarest]
    given = parameters_of(sought, searched.digit, text)
    if under is None:
        return sum(
            await backend.reads.read(
                searched.counted, **given, **bounds("lower", dict.fromkeys(NUMBERS, text)), **of_view(view)
            )
        )
    [total] = await backend.totals(searched.counted_within, [under], view, given)
    return total


async def with_rarest(count: Callable[[str], Awaitable[int]], searched: Searches, sought: Sought, *keys: str) -> Sought:
    """The same with the word that the fewest have, the last of those alike; beside a key, with the key's own.

    `count` tells how many have a word that begins so (`count_begun`).
    """
    for key in keys:
        if key[:2] == APART + searched.digit:
            return replace(sought, rarest=int(key[2:4]))
    places = sorted(range(len(sought.words)), key=lambda place: len(sought.words[place]))[-MOST_TOLD:]
    told = await asyncio.gather(*(count(sought.words[place]) for place in places))
    return replace(sought, rarest=min(zip(told, (-place for place in places), strict=True))[1] * -1)


async def count_begun(reads: Reads, searched: Searches, view: View, word: str) -> int:
    """How many have a word that begins so, up to some hundreds in each index."""
    given = parameters_of(Sought((), (word,)), searched.digit, word) | bounds("lower", dict.fromkeys(NUMBERS, word))
    found = await list_ends(reads, searched.typed.ends, view, given, TELLING)
    return sum(rows for rows, _ in found.values())
