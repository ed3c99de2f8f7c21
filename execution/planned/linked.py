"""The parts of a selection that are other records: at an end, along a link, or as pages of a connection."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from operator import itemgetter

from graphql import get_named_type, is_abstract_type

from execution.backend import LARGEST_PAGE, UNCUT, Along, Paging, Row
from execution.cursors import fingerprint_of
from execution.kinds import Link, Opaque, Shape
from execution.planned.bindings import Binding
from execution.planned.decode import Decode, Part, Positions, Rows, Values
from execution.planned.pages import Page, connection
from execution.planned.selection import Field, Selection
from execution.planned.state import Cells, Leaf, Made, Reading

LAST = itemgetter(-1)
"""The key of a row of a hop, which follows its cells."""
Makers = Mapping[int, Values]


@dataclass(frozen=True, slots=True)
class EndPart:
    """The record at an end; `decode` reads its row."""

    field: Field
    handle: int
    decode: Decode

    def values(self, at: Positions) -> Values:
        place, field, decode = at[self.handle], self.field, self.decode
        return lambda rows, reading, _: filled(
            where_any(decode, [(cells[place] or [None])[0] for cells in rows], reading), field, reading
        )


def where_any(decode: Decode, rows: Sequence[Cells | None], reading: Reading) -> list[Made | None]:
    """The objects of rows, each at its row's place; none where there is no row."""
    made = iter(decode([row for row in rows if row is not None], reading))
    return [None if row is None else next(made) for row in rows]


def filled(made: Sequence[Made | None], field: Field, reading: Reading) -> list[Leaf]:
    """The objects, and what stands for those that are not there."""
    return [reading.null(field) if one is None else one for one in made]


def all_of_each(lists: Sequence[Sequence[Cells]], decode: Decode, reading: Reading) -> list[list[Made]]:
    """The objects of all rows of each list, counted."""
    rows = list(chain.from_iterable(lists))
    reading.budget.spend(len(rows))
    made = iter(decode(rows, reading))
    return [list(islice(made, len(rows))) for rows in lists]


@dataclass(frozen=True, slots=True)
class LinkPart:
    """The records along a link that is no connection: a bounded list, or the first one."""

    field: Field
    link: Link[Opaque]
    whole: bool
    handle: int
    decode: Decode

    def values(self, at: Positions) -> Values:
        return self.first(at[self.handle]) if self.link.shape is Shape.ONE else self.many(at[self.handle])

    def first(self, place: int) -> Values:
        field, decode = self.field, self.decode

        def first(rows: Rows, reading: Reading, _: Sequence[Made]) -> list[Leaf]:
            lists = [cells[place] or [] for cells in rows]
            reading.budget.spend(sum(map(len, lists)))
            firsts = [min(those, key=LAST, default=None) for those in lists]
            return filled(where_any(decode, firsts, reading), field, reading)

        return first

    def many(self, place: int) -> Values:
        field, whole, decode = self.field, self.whole, self.decode

        def many(rows: Rows, reading: Reading, _: Sequence[Made]) -> list[Leaf]:
            lists = [cells[place] or [] for cells in rows]
            if whole:
                put_in_order(lists, LARGEST_PAGE, descending=reading.bound(field).part.descending)
            return all_of_each(lists, decode, reading)

        return many


@dataclass(frozen=True, slots=True)
class NodesPart:
    """A connection of which the nodes are asked for and nothing else: most are, and trees have thousands."""

    field: Field
    key: str
    handle: int
    decode: Decode

    def values(self, at: Positions) -> Values:
        place, field, key, decode = at[self.handle], self.field, self.key, self.decode

        def values(rows: Rows, reading: Reading, _: Sequence[Made]) -> list[Leaf]:
            lists, part = [cells[place] or [] for cells in rows], reading.bound(field).part
            put_in_order(lists, part.size, descending=part.descending)
            return [{key: nodes} for nodes in all_of_each(lists, decode, reading)]

        return values


def put_in_order(lists: Iterable[list[Cells]], most: int, *, descending: bool) -> None:
    for rows in lists:
        if len(rows) > 1:
            rows.sort(key=LAST, reverse=descending)
        del rows[most:]


@dataclass(frozen=True, slots=True)
class ConnectionPart:
    """A page of a connection under each record; `identity` is the handle of the id that its cursors are bound to."""

    field: Field
    handle: int
    identity: int | None
    read: Callable[[Leaf, Page, Reading], Made]

    def values(self, at: Positions) -> Values:
        place, whose = at[self.handle], None if self.identity is None else at[self.identity]
        field, read = self.field, self.read

        def page_of(cells: Cells, reading: Reading) -> Made:
            bound = reading.bound(field)
            fingerprint = ""
            if whose is not None:
                fingerprint = fingerprint_of(field.path, cells[whose], bound.arguments, reading.view)
            return read(cells[place], Page(fingerprint, bound.part, bound.page_error), reading)

        return lambda rows, reading, _: [page_of(cells, reading) for cells in rows]


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
        return connection(selection, page, lambda one, rows, made: makers[one.number](rows, reading, made), reading)

    return read


def makers_of(parts: Mapping[int, Part], at: Positions) -> Makers:
    """What makes the values of each field of edges, once the row is sealed."""
    return {number: part.values(at) for number, part in parts.items()}


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
