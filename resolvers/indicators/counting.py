"""Indicators are counted as soon as their facts have come: what the graph takes longest for holds up no other."""

import asyncio
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import asynccontextmanager
from datetime import date
from typing import Any

from graph.model.indicator_words import IndicatorKind
from resolvers.indicators.definitions import DEFINITIONS, Definition, Facts
from resolvers.indicators.reading import Piece
from resolvers.indicators.seen import Seen, Table

Coming = Mapping[asyncio.Task[Mapping[str, Any]], AbstractSet[Facts]]
"""Reads under way, with the kinds of facts that each gives."""


@asynccontextmanager
async def going(pieces: Iterable[Piece]) -> AsyncIterator[Coming]:
    """The reads under way side by side, none of which goes on behind the context."""
    coming = {asyncio.create_task(piece.read): piece.facts for piece in pieces}
    try:
        yield coming
    finally:
        for read in coming:
            read.cancel()
        await asyncio.gather(*coming, return_exceptions=True)


async def count(seen: Seen, coming: Coming, kinds: Sequence[IndicatorKind], began: date | None) -> None:
    """Takes in all that is coming, and counts each indicator when its facts are there."""
    left, have, waiting = list(kinds), set[Facts](), set(coming)
    while True:
        ready = [kind for kind in left if DEFINITIONS[kind].facts <= have]
        left = [kind for kind in left if kind not in ready]
        await asyncio.to_thread(fill, seen, ready, began)
        if not waiting:
            return
        done, waiting = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        for read in done:
            seen.take(read.result())
            have |= coming[read]


def fill(seen: Seen, kinds: Iterable[IndicatorKind], began: date | None) -> None:
    """Counts indicators of which anything is known."""
    for kind in kinds:
        if any(known_of(seen, DEFINITIONS[kind], began)):
            tables(seen, DEFINITIONS[kind])


def tables(seen: Seen, definition: Definition) -> tuple[Table, Table | None]:
    """What an indicator counts, and among what."""
    return seen.table(definition.numerator), (
        None if definition.denominator is None else seen.table(definition.denominator)
    )


def known_of(seen: Seen, definition: Definition, began: date | None) -> Sequence[bool]:
    """Of each interval, whether the graph knows what is counted in it: all of it, or what stands on its last day."""
    return [is_known(seen, number, definition, began) for number in range(len(seen.stretches))]


def is_known(seen: Seen, number: int, definition: Definition, began: date | None) -> bool:
    stretch = seen.stretches[number]
    if began is None or stretch.ahead or (definition.newest and not seen.newest[number]):
        return False
    return began.toordinal() <= (stretch.since if definition.happens else stretch.last)
