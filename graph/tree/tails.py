"""Tails of names in order: what a name's words begin with is a range of them, as it is of the graph's indexes."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from graph.model.derived import BETWEEN, keyed_tails
from graph.model.tables import TAILS


class Name(NamedTuple):
    """A folded name: the row of whose it is, where it stands, the id."""

    row: int
    at: int
    folded: str
    id: str


class Tail(NamedTuple):
    """A tail with the id behind it, its place in the name (the last one is that of all further tails), and whose name
    it is of: the row, and where the name stands."""

    text: str
    place: int
    row: int
    at: int


class InOrder:
    """The tails of some names."""

    def __init__(self, names: Iterable[Name]) -> None:
        # of tails alike that of the last name comes first: it is the one that counts
        tails = sorted((tail for name in names for tail in tails_of(name)), key=lambda tail: (tail.text, -tail.at))
        self.texts = [tail.text for tail in tails]
        self.places = array("b", (tail.place for tail in tails))
        self.rows = array("i", (tail.row for tail in tails))
        self.ats = array("i", (tail.at for tail in tails))

    def between(self, above: str, below: str) -> Iterator[Tail]:
        """The tails between two texts."""
        for at in range(bisect_right(self.texts, above), bisect_left(self.texts, below)):
            yield Tail(self.texts[at], self.places[at], self.rows[at], self.ats[at])


def tails_of(name: Name) -> Iterator[Tail]:
    """The tails of a name, its short form among them."""
    for place, text in enumerate(keyed_tails(name.folded.split(BETWEEN), name.id), 1):
        yield Tail(text, min(place, len(TAILS)), name.row, name.at)


class Tails:
    """The tails of the names that columns hold, put in order when they are first asked for after names have changed."""

    def __init__(self, names: Callable[[], Iterable[Name]]) -> None:
        self.list_names = names
        self.changes = 0
        self.made: tuple[int, InOrder] | None = None

    def forget(self) -> None:
        """After a name has changed."""
        self.changes += 1

    def in_order(self) -> InOrder:
        """All tails of the names as they are now. What changes while a thread puts them in order is seen next time."""
        made, changes = self.made, self.changes
        if made is None or made[0] != changes:
            made = self.made = changes, InOrder(self.list_names())
        return made[1]
