"""Lists of numbers and texts for each of many rows, in flat columns: a row has a slice, and no object of its own."""

from array import array
from collections.abc import Sequence
from typing import Any, TypeAlias

Column: TypeAlias = Any
"""An array of numbers, or a list of texts."""
SLACK = 10_000
"""Entries that no row has any more, before it is worth making the columns anew."""


class Slices:
    """For each row a slice of the same columns. A slice that changes is written behind the others: whoever reads in a
    thread reads the one or the other."""

    def __init__(self, numbers: int, texts: int = 0) -> None:
        self.spans: list[tuple[int, int]] = []
        self.columns: tuple[Column, ...] = (
            *(array("i") for _ in range(numbers)),
            *(list[Any]() for _ in range(texts)),
        )
        self.lost = 0

    def grow(self) -> None:
        """One more row, whose slice is empty."""
        self.spans.append((0, 0))

    def put(self, row: int, entries: Sequence[Sequence[Any]]) -> None:
        """The row's slice from now on."""
        self.lost += len(self.places(row))
        first = len(self.columns[0])
        for entry in entries:
            for column, value in zip(self.columns, entry, strict=True):
                column.append(value)
        self.spans[row] = first, len(self.columns[0])

    def change(self, row: int, entries: list[tuple[Any, ...]]) -> bool:
        """The row's slice from now on, written where it is another one than before: whether it is."""
        if self.entries(row) == entries:
            return False
        self.put(row, entries)
        return True

    def places(self, row: int) -> range:
        """Where the row's entries stand in the columns."""
        return range(*self.spans[row])

    def entries(self, row: int) -> list[tuple[Any, ...]]:
        """The row's entries."""
        first, behind = self.spans[row]
        return list(zip(*[column[first:behind] for column in self.columns], strict=True))

    @property
    def wasteful(self) -> bool:
        """Whether most of the columns belongs to no row any more."""
        return self.lost > SLACK and 2 * self.lost > len(self.columns[0])


def linked(links: Slices, row: int, day: int) -> list[int]:
    """What the links of a row that hold on a day lead to."""
    others, since, until = links.columns
    return [others[place] for place in links.places(row) if since[place] <= day < until[place]]
