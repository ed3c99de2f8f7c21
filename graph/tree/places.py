"""Places and what they lie in, in columns."""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from graph.tree.ordinals import NEVER, OPEN, ordinal, shared
from graph.tree.slices import Slices, linked
from graph.tree.tails import Name, Tails

RawPlace = Sequence[Any]
"""A place as it is read: its columns, what puts it into order, what it is found by, and what it lies in."""
PLAIN = "code", "kind", "name", "nameGenerated", "lat", "lon"
"""Its columns that stand as they are (`graph/records/places`)."""
CODE = PLAIN.index("code")


class Places:
    """The places. Rows of those that are gone stay empty, and no id leads to them."""

    def __init__(self) -> None:
        self.row_of: dict[str, int] = {}
        self.ids: list[str] = []
        self.plain: list[tuple[Any, ...]] = []
        self.since = array("i")
        self.until = array("i")
        self.keys: list[str] = []
        self.folded: list[str] = []
        # place, since, until
        self.around = Slices(3)
        self.names = Tails(self.called)

    def take(self, places: Mapping[str, RawPlace | None]) -> None:
        """Puts places as they are now in place of what they were; None: it is gone."""
        for identifier, raw in places.items():
            if raw is not None and identifier not in self.row_of:
                self.grow(identifier)
        for identifier, raw in places.items():
            if raw is not None:
                self.put(self.row_of[identifier], raw)
            elif identifier in self.row_of:
                self.around.put(self.row_of.pop(identifier), ())
                self.names.forget()

    def grow(self, identifier: str) -> None:
        self.row_of[identifier] = len(self.ids)
        self.ids.append(identifier)
        self.plain.append(())
        self.keys.append("")
        self.folded.append("")
        self.since.append(NEVER)
        self.until.append(NEVER)
        self.around.grow()

    def put(self, row: int, raw: RawPlace) -> None:
        _, code, kind, name, generated, lat, lon, since, until, key, folded, around = raw
        self.plain[row] = (code, shared(kind), shared(name), generated, lat, lon)
        self.since[row], self.until[row] = ordinal(since), OPEN if until is None else ordinal(until)
        if self.folded[row] != folded:
            self.names.forget()
        self.keys[row], self.folded[row] = key, folded
        links = sorted((self.row_of[place], ordinal(start), ordinal(end)) for place, start, end in around)
        self.around.change(row, links)

    def with_code(self, code: str) -> list[int]:
        """The places with a code: of all times, there are some thousands of them."""
        return [row for row in self.row_of.values() if self.plain[row][CODE] == code]

    def called(self) -> Iterator[Name]:
        """The folded names of all places."""
        return (Name(row, row, self.folded[row], identifier) for identifier, row in list(self.row_of.items()))

    def holds(self, row: int, day: int) -> bool:
        """Whether a place stands on a day."""
        return self.since[row] <= day < self.until[row]

    def right_around(self, row: int, day: int) -> list[int]:
        """What a place lies in on a day."""
        return linked(self.around, row, day)

    def at_or_around(self, rows: Iterable[int], day: int) -> dict[int, None]:
        """Places and all that they lie in on a day."""
        found, waiting = dict[int, None](), list(rows)
        while waiting:
            row = waiting.pop()
            if row not in found:
                found[row] = None
                waiting += self.right_around(row, day)
        return found

    def whole(self) -> dict[str, Any]:
        """Everything that is held, by the ids of the places."""
        return {
            identifier: (
                self.plain[row],
                self.since[row],
                self.until[row],
                self.keys[row],
                self.folded[row],
                sorted((self.ids[one], since, until) for one, since, until in self.around.entries(row)),
            )
            for identifier, row in self.row_of.items()
        }
