"""What a search by name asks for, whoever answers it: the graph, or what is held in memory."""

from collections.abc import Sequence, Sized
from dataclasses import dataclass, replace
from typing import Any, Protocol

RANKS = CODE, WHOLE, SIDE_BY_SIDE, GOING_ON, APART = "01234"
"""Found by its code; by its whole name; by the words as typed; by words that go on; by words apart from each other."""
WIDTH = 20
"""Bounds are longer than they need be, and so all of one order of length: Neo4j plans a text anew for another one."""
PAST = "~" * WIDTH
"""Stands behind whatever a folded name and an id are made of."""
PAST_SPACE = "!" * WIDTH
NEXT = " " * WIDTH
"""Makes the next text after one: no tail goes on so."""
TELLING = 200
"""How many rows of an index are counted to tell which word is rare."""
MOST_TOLD = 8
"""How many words are looked at for that: the longest."""


@dataclass(frozen=True, slots=True)
class Sought:
    """What is searched for: `codes` are the text as a code, `words` are folded.

    `rarest` is the place of the word that those apart from each other are found by.
    """

    codes: Sequence[str]
    words: Sequence[str]
    rarest: int = 0

    @property
    def phrase(self) -> str:
        """The words as they were typed."""
        return " ".join(self.words)

    def mark(self, digit: str) -> str:
        """What the keys of those begin with that are found by words apart, of the kind with the digit."""
        return f"{APART}{digit}{self.rarest:02d}"


@dataclass(frozen=True, slots=True)
class Part:
    """Of the rows between two keys the first so many, or the last, the very last first."""

    above: str
    below: str
    backwards: bool
    limit: int

    @property
    def parameters(self) -> dict[str, Any]:
        """What bounds it in a text."""
        return {"above": self.above, "below": self.below, "limit": self.limit}

    def rest(self, page: Sized) -> "Part":
        """What is still to be read behind a page."""
        return replace(self, limit=self.limit - len(page))


class HeldNames(Protocol):
    """The names of one kind, on a day or on any: as `graph/reads/search` finds them, without a statement."""

    def page(self, sought: Sought, part: Part, *, apart: bool) -> list[tuple[str, dict[str, Any]]]:
        """The rows of a part that are found by words as typed, or by words apart from each other."""
        ...

    def count(self, sought: Sought) -> int:
        """How many rows there are in all."""
        ...

    def count_begun(self, word: str) -> int:
        """How many have a word that begins so, up to some hundreds in each index."""
        ...
