"""A file as tables: what its rows hold, as they stand in it, and why a file cannot be read at all."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from seeds.exchange.cells import Cell
from wording.said import Said, say


class FileRefused(Exception):
    """A file that is not read: why, and what to do about it."""

    def __init__(self, code: str, todo: str, **values: Any) -> None:
        self.said, self.todo = say(code, **values), say(todo)
        super().__init__(f"{self.said} {self.todo}")


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet, or a whole separated file, whose name is empty; `rows` reads them from the first on, with their
    numbers as the file counts them; `hidden` are the numbers of those that nobody sees."""

    name: str
    rows: Callable[[], Iterator[tuple[int, Sequence[Cell]]]]
    hidden: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, and what to do: `row` is the file's own number (0: the sheet), `column` the column's name."""

    row: int
    column: str
    value: str
    said: Said
    todo: Said


@dataclass(slots=True, eq=False)
class Row:
    """A row of a list as it was read: values by the names of columns, without the empty ones."""

    number: int
    values: dict[str, Any] = field(default_factory=dict[str, Any])
    shown: dict[str, str] = field(default_factory=dict[str, str])
