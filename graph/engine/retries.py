"""What is tried once more, how often, and how long is waited in between: it follows from what a fault means."""

import random
from collections.abc import Collection, Iterator

from graph.engine.faults import Meaning

RETRIES_OF_A_WRITE = 15.0
"""In seconds: as long as others are in the way."""
FIRST_PAUSE, LONGEST_PAUSE = 0.05, 1.0
ONCE_MORE = frozenset({Meaning.TAKEN, Meaning.DEAD, Meaning.GONE})
"""A lost race for a unique key is won by asking again; a transaction that the engine lost may have been a chance; a
connection of before a restart looks open until it is used."""
PASSING = frozenset({Meaning.BUSY, Meaning.BEHIND, Meaning.LEADERLESS})
"""Nothing was made, and the same may work in a moment."""


def worth_another(meaning: Meaning, met: Collection[Meaning], seconds: float) -> bool:
    """Whether a change is tried again after a fault, given those met before and how long it has taken; after one of a
    graph that is gone, only if that answers again."""
    if meaning in PASSING:
        return seconds < RETRIES_OF_A_WRITE
    return meaning in ONCE_MORE and meaning not in met


def pauses() -> Iterator[float]:
    """How long to wait before each further try, longer and longer, and not all at the same time."""
    pause = FIRST_PAUSE
    while True:
        yield pause * (0.5 + random.random())  # spreads tries, keeps no secret
        pause = min(2 * pause, LONGEST_PAUSE)
