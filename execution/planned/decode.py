"""From the cells of a row to values: the parts that a selection is compiled into.

A selection is walked once: each field becomes a part, which holds the handles of the cells that it needs. The row
is then sealed, which puts its cells into order, and each part makes a function for their positions.
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

Positions = Sequence[int]
Decode = Callable[[Cells, Reading], Made]
Fix = Callable[[Cells, Reading, Made], Leaf]


class Part(Protocol):
    """A field of an object that is no plain cell."""

    def fix(self, at: Positions, /) -> Fix:
        """What makes the field's value of a row whose handles have these positions."""
        ...


class Shaped(Protocol):
    """An object of an answer."""

    def decode(self, at: Positions) -> Decode:
        """What makes the object of a row whose handles have these positions."""
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
        decode, weight = self.uncounted(at), self.weight
        handles = [handle for handle in self.plain.values() if handle is not None]
        texts = picker([at[handle] for handle in handles]) if len(set(handles)) < len(handles) else None

        def counted(cells: Cells, reading: Reading) -> Made:
            reading.budget.write(weight if texts is None else weight + letters_of(texts(cells)))
            return decode(cells, reading)

        return counted

    def uncounted(self, at: Positions) -> Decode:
        keys, required, make = tuple(self.plain), self.required, maker_of(self.kind)
        pick = picker([None if handle is None else at[handle] for handle in self.plain.values()])
        if not required and not self.parts:
            return lambda cells, reading: make(zip(keys, pick(cells), strict=True))
        fixes = [(key, part.fix(at)) for key, part in self.parts.items()]

        def decode(cells: Cells, reading: Reading) -> Made:
            values = pick(cells)
            made = make(zip(keys, values, strict=True))
            if None in values:
                for field in required:
                    if made[field.key] is None:
                        made[field.key] = reading.null(field)
            for key, fix in fixes:
                made[key] = fix(cells, reading, made)
            return made

        return decode


def letters_of(values: Iterable[Leaf]) -> int:
    return sum(len(value) for value in values if isinstance(value, str))


def maker_of(kind: str) -> Callable[[Iterable[tuple[str, Leaf]]], Made]:
    """What makes an object of its pairs: a plain dictionary, or one that remembers its type."""
    return partial(Typed, kind) if kind else dict


def picker(spots: Sequence[int | None]) -> Callable[[Cells], Sequence[Leaf]]:
    """The cells at the spots; where there is none, its place is kept."""
    places = [spot for spot in spots if spot is not None]
    if not places:
        return lambda cells: (None,) * len(spots)
    filled = [places[0] if spot is None else spot for spot in spots]
    if len(filled) == 1:
        return lambda cells: (cells[filled[0]],)
    return itemgetter(*filled)


@dataclass(frozen=True, slots=True)
class ToldPart:
    """An object whose own cells tell its type."""

    wanted: End[Opaque] | Unread[Opaque]
    telling: Mapping[str, int]
    shaped: Mapping[str, ObjectPart]

    def decode(self, at: Positions) -> Decode:
        telling, type_of = placed(self.telling, at), self.wanted.type_of
        decoders = {kind: part.decode(at) for kind, part in self.shaped.items()}

        def decode(cells: Cells, reading: Reading) -> Made:
            return decoders[type_of({name: cells[place] for name, place in telling})](cells, reading)

        return decode


@dataclass(frozen=True, slots=True)
class NestedPart:
    """An object of cells of the same row: a record as another type, or a row of a page."""

    shaped: Shaped

    def fix(self, at: Positions) -> Fix:
        decode = self.shaped.decode(at)
        return lambda cells, reading, made: decode(cells, reading)


@dataclass(frozen=True, slots=True)
class NamePart:
    """The name of the object's type."""

    kind: str

    def fix(self, _: Positions, /) -> Fix:
        return lambda cells, reading, made: self.kind


@dataclass(frozen=True, slots=True)
class FailedPart:
    """A field whose arguments cannot be used."""

    field: Field

    def fix(self, _: Positions, /) -> Fix:
        return lambda cells, reading, made: reading.fail(reading.refusal(self.field))


@dataclass(frozen=True, slots=True)
class ComputedPart:
    """A value worked out from cells of the record, or of the link that led to it."""

    kind: str
    field: Field
    computed: Computed
    needs: Mapping[str, int]

    def fix(self, at: Positions) -> Fix:
        needs, kind, field, compute = placed(self.needs, at), self.kind, self.field, self.computed.compute

        def fix(cells: Cells, reading: Reading, made: Made) -> Leaf:
            record = Record(kind, reading.view, {name: cells[place] for name, place in needs})
            try:
                value = compute(record)
            except Exception as error:  # noqa: BLE001  # told as the field's own error, as any resolver's is
                return reading.fail(error)
            return reading.null(field) if value is None else value

        return fix


@dataclass(frozen=True, slots=True)
class CellPart:
    """A cell that belongs to the link of an edge."""

    field: Field
    handle: int

    def fix(self, at: Positions) -> Fix:
        place, field = at[self.handle], self.field
        return lambda cells, reading, made: reading.null(field) if cells[place] is None else cells[place]


@dataclass(frozen=True, slots=True)
class BatchPart:
    """A value that a batch will answer, for all records at once."""

    kind: str
    field: Field
    needs: Mapping[str, int]

    def fix(self, at: Positions) -> Fix:
        needs, kind, field = placed(self.needs, at), self.kind, self.field

        def fix(cells: Cells, reading: Reading, made: Made) -> None:
            reading.waits(field, made, Record(kind, reading.view, {name: cells[place] for name, place in needs}))

        return fix


@dataclass(frozen=True, slots=True)
class ApartPart:
    """A link that a further statement reads, for all parents at once."""

    kind: str
    field: Field
    handle: int

    def fix(self, at: Positions) -> Fix:
        place, kind, field = at[self.handle], self.kind, self.field

        def fix(cells: Cells, reading: Reading, made: Made) -> None:
            reading.lacks([field], made, Record(kind, reading.view, {"id": cells[place]}))

        return fix


@dataclass(frozen=True, slots=True)
class DatedEndPart:
    """An end that is shown for a day of its own."""

    field: Field
    end: End[Opaque]
    handle: int
    day: int

    def fix(self, at: Positions) -> Fix:
        key_at, day_at, field, end = at[self.handle], at[self.day], self.field, self.end

        def fix(cells: Cells, reading: Reading, made: Made) -> Leaf:
            if cells[key_at] is None:
                return reading.null(field)
            view = reading.view.at(date.fromisoformat(cells[day_at]))
            wanted = Unread(end.record, end.to, cells[key_at], view, living=False, tells=end.tells)
            reading.unread(field, (made, field.key), wanted)
            return None

        return fix


def edge_part(field: Field, row: RowBuilder) -> Part:
    """A value that belongs to the link: a column of its hop, or computed from some."""
    if isinstance(field.kind, Computed):
        return ComputedPart(field.parent, field, field.kind, row.values(field.kind.needs, Of.LINK))
    assert isinstance(field.kind, Column)  # noqa: S101  # edges declare nothing else
    return CellPart(field, row.value(field.kind.name, Of.LINK))


def batch_part(kind: str, field: Field, batch: Batch, row: RowBuilder) -> Part:
    return BatchPart(kind, field, row.values(batch.needs))
