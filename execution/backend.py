"""What the executors ask of the room below, in words that know neither Cypher nor the domain.

A planned statement is a tree. It holds shapes only: hops and record types as the resolvers declared them, which filters
and which page, never a value. Each row comes back as a list of its cells, in their order.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, NamedTuple, Protocol, Self

from execution.kinds import Arguments, Opaque, Values
from execution.view import Scope, View

LARGEST_PAGE = 1000
"""The most rows of a page, of a list without pages, and of what is asked for by ids."""


class Of(Enum):
    """Whose value a cell is: the record's, one of the record's that is read only where selected, or the link's."""

    RECORD = "RECORD"
    COSTLY = "COSTLY"
    LINK = "LINK"


class Paging(Enum):
    """Which rows of a hop are read.

    WHOLE: all of them, in no order. PAGE: the first from one end of the order, as its `Cut` says. NONE: they are only
    counted.
    """

    WHOLE = "WHOLE"
    PAGE = "PAGE"
    NONE = "NONE"


class Between(NamedTuple):
    """The keys that rows are asked for between, both exclusive; None: no bound."""

    above: str | None = None
    below: str | None = None

    def holds(self, key: str) -> bool:
        """Whether a row with the key is among them."""
        return (self.above is None or key > self.above) and (self.below is None or key < self.below)


EVERYTHING = Between()


class Cut(NamedTuple):
    """How a page lies in the order of a hop's keys: above one, below one; `reverse` reads from the highest down."""

    above: bool = False
    below: bool = False
    reverse: bool = False


UNCUT = Cut()


def cut_of(between: Between, *, reverse: bool) -> Cut:
    """The cut of a page between two keys."""
    return Cut(between.above is not None, between.below is not None, reverse)


LOWEST, HIGHEST = "", "\x7f"
"""What stands before and behind every key: they are plain ASCII without the second (`graph/model/keys`)."""


def bounds_of(between: Between) -> tuple[str, str]:
    """The same with what has no bound reaching as far as keys go."""
    above, below = between
    return LOWEST if above is None else above, HIGHEST if below is None else below


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a record; those of a hop's child end in its key, which is none of the cells."""

    cells: tuple["Cell", ...]


@dataclass(frozen=True, slots=True)
class Value:
    """One value. `record` is the record type that a COSTLY one is declared with."""

    name: str
    of: Of = Of.RECORD
    record: Opaque = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Towards:
    """The record at an end, by the column with its id: a list of its row, empty where there is none."""

    record: Opaque
    key: str
    row: Row


@dataclass(frozen=True, slots=True)
class Along:
    """The records along a hop: a list of rows, or [rows, their number] where they are `counted` apart.

    `name` tells the field that it is read for; with `number`, the field's in its plan, its values are found.
    """

    name: str
    hop: Opaque
    row: Row
    filters: tuple[str, ...]
    past: bool
    paging: Paging
    counted: bool
    cut: Cut = UNCUT
    number: int = field(default=-1, compare=False)


@dataclass(frozen=True, slots=True)
class Keys:
    """A statement that begins at `$keys`: it returns a list of [position, row]."""

    record: Opaque
    living: bool
    row: Row


@dataclass(frozen=True, slots=True)
class Start:
    """A statement that begins at a hop, from the whole graph or from the record `$key`: it returns [rows, number].

    `within` is the record type of `$key`: the statement returns nothing where it does not stand on the day.
    """

    along: Along
    within: Any = None


Cell = Value | Towards | Along
Statement = Keys | Start


def signature(cell: Cell) -> tuple[object, ...]:
    """What cells are put into order by, so that a statement's text does not depend on the order of a question."""
    match cell:
        case Value():
            return ("0", cell.name, cell.of.value)
        case Towards():
            return ("1", cell.key, *map(signature, cell.row.cells))
        case Along():
            shape = (cell.paging.value, *cell.filters, str(cell.past), str(cell.counted), str(cell.cut))
            return ("2", cell.name, *shape, *map(signature, cell.row.cells))


class Backend(Protocol):
    """Batched reads; hops and record types are handed through as the resolvers declared them."""

    @property
    def sent(self) -> Sequence[str]:
        """The keys of the request's changes that were handed over, but for those that are known not to be made."""
        ...

    async def find(
        self, record: Opaque, keys: Sequence[Any], view: View, *, living: bool = False
    ) -> Sequence[Values | None]:
        """The records of the keys, in their order; None where there is none (or, `living`, not on the day)."""
        ...

    async def column(self, record: Opaque, column: str, keys: Sequence[Any], view: View) -> Sequence[Any]:
        """One costly column of the records of the keys, in their order."""
        ...

    async def pages(
        self,
        hop: Opaque,
        parents: Sequence[str | None],
        view: View,
        parameters: Arguments,
        *,
        past: bool,
        between: Between = EVERYTHING,
        reverse: bool = False,
        limit: int,
    ) -> Sequence[Sequence[tuple[Any, Values]]]:
        """For each parent its children between two keys as (key, values): at most `limit` from the lowest key up, or
        (`reverse`) from the highest down."""
        ...

    async def totals(
        self, hop: Opaque, parents: Sequence[str | None], view: View, parameters: Arguments, *, past: bool
    ) -> Sequence[int]:
        """For each parent the number of its children."""
        ...

    def anew(self) -> Self:
        """What answers another question of the same asker: nothing that was read before is kept."""
        ...

    def prepare(self, statement: Statement, scope: Scope) -> tuple[Opaque, Sequence[Along]]:
        """A planned statement made ready for a scope, and its hops in the order of their parameters' numbers."""
        ...

    async def run(self, prepared: Opaque, view: View, parameters: Arguments) -> Any:
        """What a prepared statement returns for a view of its scope."""
        ...
