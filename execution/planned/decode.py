"""From the cells of a row to values: what `compiling` puts together.

A row is built first and put into order when it is sealed, so everything here is made late, for the positions of cells.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from operator import itemgetter
from typing import Any, TypeVar

from execution.backend import Cell, Of, Row, Value, signature
from execution.kinds import Batch, Column, Computed, End, Record, Unread
from execution.planned.selection import Field
from execution.planned.state import Made, Reading

T = TypeVar("T")
Positions = Sequence[int]
Late = Callable[[Positions], T]
Decode = Callable[[list[Any], Reading], Made]
Fix = Callable[[list[Any], Reading, Made], Any]


class RowBuilder:
    """Gathers the cells of a row; each is known by a handle until the row is sealed and put into order."""

    def __init__(self) -> None:
        self.cells: list[Cell] = []

    def value(self, name: str, of: Of = Of.RECORD, record: Any = None) -> int:
        """The handle of a value, read once however often it is needed."""
        wanted = Value(name, of, record)
        return self.cells.index(wanted) if wanted in self.cells else self.add(wanted)

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


def typed(kind: str, late: Late[Decode]) -> Late[Decode]:
    """Remembers the type of objects that the schema leaves open, for the case that something fails in them."""

    def at(positions: Positions) -> Decode:
        read = late(positions)

        def decode(cells: list[Any], reading: Reading) -> Made:
            made = read(cells, reading)
            reading.types[id(made)] = kind
            return made

        return decode

    return at


def settled(fix: Fix) -> Late[Fix]:
    return lambda positions: fix


def failed(field: Field, reading: Reading) -> Any:
    error = reading.bound(field).error
    assert error is not None  # noqa: S101  # the shape that this was compiled for says so
    return reading.fail(error)


def decoder(
    plain: Mapping[str, int | None], fixes: Mapping[str, Late[Fix]], required: Sequence[Field], positions: Positions
) -> Decode:
    """The function from a row to an object: plain cells at once, the others one by one."""
    keys = tuple(plain)
    spots = [None if handle is None else positions[handle] for handle in plain.values()]
    pick = picker(spots)
    if not required and not fixes:
        return lambda cells, reading: dict(zip(keys, pick(cells), strict=True))
    made_fixes = [(key, late(positions)) for key, late in fixes.items()]

    def decode(cells: list[Any], reading: Reading) -> Made:
        values = pick(cells)
        made = dict(zip(keys, values, strict=True))
        if None in values:
            for field in required:
                if made[field.key] is None:
                    made[field.key] = reading.null(field)
        for key, fix in made_fixes:
            made[key] = fix(cells, reading, made)
        return made

    return decode


def picker(spots: Sequence[int | None]) -> Callable[[list[Any]], Sequence[Any]]:
    """The cells at the spots; where there is none, its place is kept."""
    places = [spot for spot in spots if spot is not None]
    if not places:
        return lambda cells: (None,) * len(spots)
    filled = [places[0] if spot is None else spot for spot in spots]
    if len(filled) == 1:
        return lambda cells: (cells[filled[0]],)
    return itemgetter(*filled)


def computed(kind: str, field: Field, wanted: Computed, row: RowBuilder, of: Of = Of.RECORD) -> Late[Fix]:
    handles = {name: row.value(name, of) for name in wanted.needs}

    def at(positions: Positions) -> Fix:
        needs = [(name, positions[handle]) for name, handle in handles.items()]

        def fix(cells: list[Any], reading: Reading, made: Made) -> Any:
            values = {name: cells[place] for name, place in needs}
            try:
                value = wanted.compute(Record(kind, reading.on, values))
            except Exception as error:  # noqa: BLE001  # told as the field's own error, as any resolver's is
                return reading.fail(error)
            return reading.null(field) if value is None else value

        return fix

    return at


def edge_value(field: Field, row: RowBuilder) -> Late[Fix]:
    """A value that belongs to the link: a column of its hop, or computed from some."""
    if isinstance(field.kind, Computed):
        return computed(field.parent, field, field.kind, row, Of.LINK)
    assert isinstance(field.kind, Column)  # noqa: S101  # edges declare nothing else
    handle = row.value(field.kind.name, Of.LINK)

    def at(positions: Positions) -> Fix:
        place = positions[handle]
        return lambda cells, reading, made: reading.null(field) if cells[place] is None else cells[place]

    return at


def batch(kind: str, field: Field, wanted: Batch, row: RowBuilder) -> Late[Fix]:
    handles = {name: row.value(name) for name in wanted.needs}

    def at(positions: Positions) -> Fix:
        needs = [(name, positions[handle]) for name, handle in handles.items()]

        def fix(cells: list[Any], reading: Reading, made: Made) -> Any:
            record = Record(kind, reading.on, {name: cells[place] for name, place in needs})
            reading.waits(field, made, record)

        return fix

    return at


def apart(kind: str, field: Field, row: RowBuilder) -> Late[Fix]:
    """A link that a further statement reads, for all parents at once."""
    handle = row.value("id")

    def at(positions: Positions) -> Fix:
        place = positions[handle]

        def fix(cells: list[Any], reading: Reading, made: Made) -> Any:
            reading.lacks([field], made, Record(kind, reading.on, {"id": cells[place]}))

        return fix

    return at


def dated_end(field: Field, end: End[Any], row: RowBuilder) -> Late[Fix]:
    """An end that is shown for a day of its own."""
    handle, day = row.value(end.key), row.value(end.on)

    def at(positions: Positions) -> Fix:
        key_at, day_at = positions[handle], positions[day]

        def fix(cells: list[Any], reading: Reading, made: Made) -> Any:
            if cells[key_at] is None:
                return reading.null(field)
            on = date.fromisoformat(cells[day_at])
            wanted = Unread(end.record, end.to, cells[key_at], on, living=False, tells=end.tells)
            reading.unread(field, (made, field.key), wanted)
            return None

        return fix

    return at
