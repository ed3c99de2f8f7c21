"""Days as their numbers, and texts that many rows share as one text: what stands in columns."""

from datetime import date
from functools import lru_cache
from sys import intern

from graph.model.tables import OPEN_END

OPEN = OPEN_END.toordinal()
NEVER = 0
"""Stands for a day that is none."""


@lru_cache(maxsize=100_000)
def ordinal(text: str) -> int:
    """The number of a day."""
    return date.fromisoformat(text).toordinal()


@lru_cache(maxsize=100_000)
def text_of(day: int) -> str:
    """A day as an ISO text."""
    return date.fromordinal(day).isoformat()


def end_text(day: int) -> str | None:
    """The end of a fact as an ISO text, None where it is open."""
    return None if day == OPEN else text_of(day)


def shared(text: str | None) -> str | None:
    return None if text is None else intern(text)
