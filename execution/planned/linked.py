"""The parts of a selection that are other records: at an end, along a link, or as pages of a connection."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from graphql import get_named_type, is_abstract_type

from execution.backend import LARGEST_PAGE, UNCUT, Along, Paging, Row
from execution.cursors import fingerprint_of
from execution.kinds import Link, Opaque, Shape
from execution.planned.bindings import Binding
from execution.planned.decode import Decode, Fix, Part, Positions
from execution.planned.pages import Page, connection
from execution.planned.selection import Field, Selection
from execution.planned.state import Cells, Leaf, Made, Reading

LAST = itemgetter(-1)
"""The key of a row of a hop, which follows its cells."""
Rows = list[Cells]
Makers = Mapping[int, Fix]


@dataclass(frozen=True, slots=True)
class EndPart:
    """The record at an end; `decode` reads its row."""

    field: Field
    handle: int
    decode: Decode

    def fix(self, at: Positions) -> Fix:
        place, field, decode = at[self.handle], self.field, self.decode

        def fix(cells: Cells, reading: Reading, made: Made) -> Leaf:
            rows = cells[place]
            return decode(rows[0], reading) if rows else reading.null(field)

        return fix


@dataclass(frozen=True, slots=True)
class LinkPart:
    """The records along a link that is no connection: a bounded list, or the first one."""

    field: Field
    link: Link[Opaque]
    whole: bool
    handle: int
    decode: Decode

    def fix(self, at: Positions) -> Fix:
        return self.first(at[self.handle]) if self.link.shape is Shape.ONE else self.many(at[self.handle])

    def first(self, place: int) -> Fix:
        field, decode = self.field, self.decode

        def first(cells: Cells, reading: Reading, made: Made) -> Leaf:
            rows = cells[place]
            if not rows:
                return reading.null(field)
            reading.budget.spend(len(rows))
            return decode(rows[0] if len(rows) == 1 else min(rows, key=LAST), reading)

        return first

    def many(self, place: int) -> Fix:
        field, whole, decode = self.field, self.whole, self.decode

        def many(cells: Cells, reading: Reading, made: Made) -> Leaf:
            rows = cells[place]
            if not rows:
                return []
            if whole and len(rows) > 1:
                rows.sort(key=LAST, reverse=reading.bound(field).part.descending)
                del rows[LARGEST_PAGE:]
            reading.budget.spend(len(rows))
            return [decode(row, reading) for row in rows]

        return many


@dataclass(frozen=True, slots=True)
class NodesPart:
    """A connection of which the nodes are asked for and nothing else: most are, and trees have thousands."""

    field: Field
    key: str
    handle: int
    decode: Decode

    def fix(self, at: Positions) -> Fix:
        place, field, key, decode = at[self.handle], self.field, self.key, self.decode

        def fix(cells: Cells, reading: Reading, made: Made) -> Made:
            rows = cells[place]
            if not rows:
                return {key: []}
            part = reading.bound(field).part
            rows.sort(key=LAST, reverse=part.descending)
            del rows[part.size :]
            reading.budget.spend(len(rows))
            return {key: [decode(row, reading) for row in rows]}

        return fix


@dataclass(frozen=True, slots=True)
class ConnectionPart:
    """A page of a connection under each record; `identity` is the handle of the id that its cursors are bound to."""

    field: Field
    handle: int
    identity: int | None
    read: Callable[[Leaf, Page, Reading], Made]

    def fix(self, at: Positions) -> Fix:
        place, whose = at[self.handle], None if self.identity is None else at[self.identity]
        field, read = self.field, self.read

        def fix(cells: Cells, reading: Reading, made: Made) -> Made:
            bound = reading.bound(field)
            fingerprint = ""
            if whose is not None:
                fingerprint = fingerprint_of(field.path, cells[whose], bound.arguments, reading.view)
            return read(cells[place], Page(fingerprint, bound.part, bound.page_error), reading)

        return fix


def page_reader(
    selection: Selection, makers: Makers, paging: Paging, *, counted: bool
) -> Callable[[Leaf, Page, Reading], Made]:
    """What makes a connection of its rows, or of [rows, number] where they are counted apart."""

    def read(value: Leaf, page: Page, reading: Reading) -> Made:
        rows, total = value if counted else (value, None)
        if paging is Paging.WHOLE:
            rows.sort(key=LAST, reverse=page.part.descending)
            total = len(rows)
        elif page.part.backwards:
            rows = rows[::-1]
        if paging is Paging.NONE:
            rows = []
        page.take(rows, LAST, total)
        reading.budget.spend(len(page.rows))
        return connection(selection, page, lambda one, rows, _: made_of(makers[one.number], rows, reading), reading)

    return read


def makers_of(parts: Mapping[int, Part], at: Positions) -> Makers:
    """What makes each value of an edge, once the row is sealed."""
    return {number: part.fix(at) for number, part in parts.items()}


def made_of(maker: Fix, rows: Sequence[Cells], reading: Reading) -> list[Leaf]:
    return [maker(row, reading, {}) for row in rows]


def rows_of(binding: Binding, *, with_rows: bool) -> Paging:
    """Which rows of a connection are read."""
    if not with_rows:
        return Paging.NONE
    if binding.whole:
        return Paging.WHOLE
    return Paging.PAGE


def along(field: Field, row: Row, binding: Binding, paging: Paging, *, counted: bool) -> Along:
    """The cell of a link."""
    filters = tuple(sorted(binding.parameters))
    cut = UNCUT if paging is Paging.WHOLE else binding.cut
    return Along(field.path, binding.hop, row, filters, binding.past, paging, counted, cut, field.number)


def selection_of(field: Field) -> Selection:
    """What is selected of a value that has one type only."""
    return next(iter(field.selection.values()))


def shows_nodes_only(selection: Selection) -> bool:
    return len(selection) == 1 and selection[0].name == "nodes" and not is_abstract(selection[0])


def is_abstract(field: Field) -> bool:
    return is_abstract_type(get_named_type(field.type))
