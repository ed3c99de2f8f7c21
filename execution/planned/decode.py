"""From the cells of rows to values: the parts that a selection is compiled into.

A selection is walked once: each field becomes a part, which holds the handles of the cells that it needs. The row
is then sealed, which puts its cells into order, and each part makes a function for their positions. All rows that are
alike are decoded together, field by field, as calling a function for each object takes longer than making it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from operator import itemgetter
from typing import Protocol

from execution.backend import Cell, Of, Row, Value, signature
from execution.kinds import Batch, Column, Computed, End, Opaque, Record, Unread
from execution.planned.selection import Field
from execution.planned.state import Cells, Leaf, Made, Reading, Typed
from execution.view import View

Positions = Sequence[int]
Rows = Sequence[Cells]
Decode = Callable[[Rows, Reading], list[Made]]
"""The objects of rows, in their order."""
Values = Callable[[Rows, Reading, Sequence[Made]], list[Leaf]]
"""A field's values of rows; what waits to be read is put into the objects, which are given too, when it has been."""


class Part(Protocol):
    """A field of an object that is no plain cell."""

    def values(self, at: Positions, /) -> Values:
        """What makes the field's values of rows whose handles have these positions."""
        ...


class Shaped(Protocol):
    """An object of an answer."""

    def decode(self, at: Positions) -> Decode:
        """What makes the objects of rows whose handles have these positions."""
        ...


class RowBuilder:
    """Gathers the cells of a row; each is known by a handle until the row is sealed and put into order."""

    def __init__(self) -> None:
        self.cells: list[Cell] = []

    def value(self, name: str, of: Of = Of.RECORD, record: Opaque = None) -> int:
        """The handle of a value, read once however often it is needed."""
        wanted = Value(name, of, record)
        return self.cells.index(wanted) if wanted in self.cells else self.add(wanted)

    def values(self, names: Sequence[str], of: Of = Of.RECORD) -> dict[str, int]:
        """The handles of values by their names."""
        return {name: self.value(name, of) for name in names}

    def add(self, cell: Cell) -> int:
        self.cells.append(cell)
        return len(self.cells) - 1

    def seal(self) -> tuple[Row, Positions]:
        """The row, and the position of each handle in it."""
        order = sorted(range(len(self.cells)), key=lambda handle: signature(self.cells[handle]))
        positions = [0] * len(order)
        for position, handle in enumerate(order):
            positions[handle] = position
        return Row(tuple(self.cells[handle] for handle in order)), positions


def placed(handles: Mapping[str, int], at: Positions) -> list[tuple[str, int]]:
    """The positions of values by their names."""
    return [(name, at[handle]) for name, handle in handles.items()]


@dataclass(frozen=True, slots=True)
class ObjectPart:
    """An object of a known type: plain cells at once, the other fields one by one.

    `kind` names the type where the schema leaves it open: the object then remembers it. `weight` is counted for each
    object before it is made; where a column has several names, so is its text, which is written as often.
    """

    plain: Mapping[str, int | None]
    parts: Mapping[str, Part]
    required: Sequence[Field]
    kind: str = ""
    weight: int = 0

    def decode(self, at: Positions) -> Decode:
        """As any shaped object, counted."""
        blank = blank_of(self.kind, dict.fromkeys(self.plain))
        plain = [(key, itemgetter(at[handle])) for key, handle in self.plain.items() if handle is not None]
        required = frozenset(field.key for field in self.required)
        columns = [(key, part.values(at)) for key, part in self.parts.items()]
        weight, repeated = self.weight, self.repeated(at)

        def decode(rows: Rows, reading: Reading) -> list[Made]:
            reading.budget.write(weight * len(rows))
            if repeated is not None:
                reading.budget.write(sum(letters_of(repeated(cells)) for cells in rows))
            made = [blank() for _ in rows]
            lacking = False
            for key, cell in plain:
                values = list(map(cell, rows))
                lacking = lacking or (key in required and None in values)
                put(made, key, values)
            if lacking:
                for one in made:
                    refuse(one, self.required, reading)
            for key, values_of in columns:
                put(made, key, values_of(rows, reading, made))
            return made

        return decode

    def repeated(self, at: Positions) -> Callable[[Cells], Sequence[Leaf]] | None:
        """The cells that are written, where one of them has several names: two at least."""
        handles = [handle for handle in self.plain.values() if handle is not None]
        return itemgetter(*(at[handle] for handle in handles)) if len(set(handles)) < len(handles) else None


def refuse(made: Made, required: Sequence[Field], reading: Reading) -> None:
    for field in required:
        if made[field.key] is None:
            made[field.key] = reading.null(field)


def letters_of(values: Iterable[Leaf]) -> int:
    return sum(len(value) for value in values if isinstance(value, str))


def put(made: Iterable[Made], key: str, values: Iterable[Leaf]) -> None:
    """Gives each object its value of a field."""
    for one, value in zip(made, values, strict=True):
        one[key] = value


def blank_of(kind: str, empty: Made) -> Callable[[], Made]:
    """What makes an object without values: a plain dictionary, or one that remembers its type. A copy that is filled
    column by column takes a quarter of the time of a dictionary that is made of each row's pairs."""
    return partial(Typed, kind, empty) if kind else empty.copy


def records_of(kind: str, view: View, needs: Sequence[tuple[str, int]], rows: Rows) -> list[Record]:
    """The rows as records of a kind, with the values at these positions."""
    empty: dict[str, Leaf] = dict.fromkeys(name for name, _ in needs)
    values = [empty.copy() for _ in rows]
    for name, place in needs:
        put(values, name, map(itemgetter(place), rows))
    return [Record(kind, view, one) for one in values]


@dataclass(frozen=True, slots=True)
class ToldPart:
    """An object whose own cells tell its type."""

    wanted: End[Opaque] | Unread[Opaque]
    telling: Mapping[str, int]
    shaped: Mapping[str, ObjectPart]

    def decode(self, at: Positions) -> Decode:
        telling, type_of = placed(self.telling, at), self.wanted.type_of
        decoders = {kind: part.decode(at) for kind, part in self.shaped.items()}

        def decode(rows: Rows, reading: Reading) -> list[Made]:
            alike: dict[str, list[int]] = {}
            for index, cells in enumerate(rows):
                alike.setdefault(type_of({name: cells[place] for name, place in telling}), []).append(index)
            found: dict[int, Made] = {}
            for kind, those in alike.items():
                found |= zip(those, decoders[kind]([rows[index] for index in those], reading), strict=True)
            return [found[index] for index in range(len(rows))]

        return decode


@dataclass(frozen=True, slots=True)
class NestedPart:
    """An object of cells of the same row: a record as another type, or a row of a page."""

    shaped: Shaped

    def values(self, at: Positions) -> Values:
        decode = self.shaped.decode(at)
        return lambda rows, reading, _: decode(rows, reading)


@dataclass(frozen=True, slots=True)
class NamePart:
    """The name of the object's type."""

    kind: str

    def values(self, _: Positions, /) -> Values:
        return lambda rows, *_: [self.kind] * len(rows)


@dataclass(frozen=True, slots=True)
class FailedPart:
    """A field whose arguments cannot be used."""

    field: Field

    def values(self, _: Positions, /) -> Values:
        return lambda rows, reading, _: [reading.fail(reading.refusal(self.field)) for _ in rows]


@dataclass(frozen=True, slots=True)
class ComputedPart:
    """A value worked out from cells of the record, or of the link that led to it."""

    kind: str
    field: Field
    computed: Computed
    needs: Mapping[str, int]

    def values(self, at: Positions) -> Values:
        needs, kind, field, compute = placed(self.needs, at), self.kind, self.field, self.computed.compute

        def value_of(record: Record, reading: Reading) -> Leaf:
            try:
                value = compute(record)
            except Exception as error:  # noqa: BLE001  # told as the field's own error, as any resolver's is
                return reading.fail(error)
            return reading.null(field) if value is None else value

        return lambda rows, reading, _: [value_of(one, reading) for one in records_of(kind, reading.view, needs, rows)]


@dataclass(frozen=True, slots=True)
class CellPart:
    """A cell that belongs to the link of an edge."""

    field: Field
    handle: int

    def values(self, at: Positions) -> Values:
        place, field = at[self.handle], self.field
        return lambda rows, reading, _: [
            reading.null(field) if cells[place] is None else cells[place] for cells in rows
        ]


@dataclass(frozen=True, slots=True)
class BatchPart:
    """A value that a batch will answer, for all records at once."""

    kind: str
    field: Field
    needs: Mapping[str, int]

    def values(self, at: Positions) -> Values:
        needs, kind, field = placed(self.needs, at), self.kind, self.field

        def values(rows: Rows, reading: Reading, made: Sequence[Made]) -> list[Leaf]:
            reading.waits(field, zip(made, records_of(kind, reading.view, needs, rows), strict=True))
            return [None] * len(rows)

        return values


@dataclass(frozen=True, slots=True)
class ApartPart:
    """A link that a further statement reads, for all parents at once."""

    kind: str
    field: Field
    handle: int

    def values(self, at: Positions) -> Values:
        needs, kind, field = [("id", at[self.handle])], self.kind, self.field

        def values(rows: Rows, reading: Reading, made: Sequence[Made]) -> list[Leaf]:
            for one, record in zip(made, records_of(kind, reading.view, needs, rows), strict=True):
                reading.lacks([field], one, record)
            return [None] * len(rows)

        return values


@dataclass(frozen=True, slots=True)
class DatedEndPart:
    """An end that is shown for a day of its own."""

    field: Field
    end: End[Opaque]
    handle: int
    day: int

    def values(self, at: Positions) -> Values:
        key_at, day_at, field, end = at[self.handle], at[self.day], self.field, self.end

        def value_of(cells: Cells, reading: Reading, made: Made) -> Leaf:
            if cells[key_at] is None:
                return reading.null(field)
            view = reading.view.at(date.fromisoformat(cells[day_at]))
            wanted = Unread(end.record, end.to, cells[key_at], view, living=False, tells=end.tells)
            reading.unread(field, (made, field.key), wanted)
            return None

        return lambda rows, reading, made: [
            value_of(cells, reading, one) for cells, one in zip(rows, made, strict=True)
        ]


def edge_part(field: Field, row: RowBuilder) -> Part:
    """A value that belongs to the link: a column of its hop, or computed from some."""
    if isinstance(field.kind, Computed):
        return ComputedPart(field.parent, field, field.kind, row.values(field.kind.needs, Of.LINK))
    assert isinstance(field.kind, Column)  # noqa: S101  # edges declare nothing else
    return CellPart(field, row.value(field.kind.name, Of.LINK))


def batch_part(kind: str, field: Field, batch: Batch, row: RowBuilder) -> Part:
    return BatchPart(kind, field, row.values(batch.needs))
