"""From a selection to what one statement reads of it, and to the function that turns its rows into answers.

A selection is compiled once for each shape of its bindings; a compiled decoder costs a few dictionary operations a
row, whatever the question.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from graphql import get_named_type, is_abstract_type

from execution.backend import Along, Of, Paging, Row, Towards
from execution.cursors import scope_of
from execution.kinds import Batch, Column, Computed, Costly, End, Link, Same, Shape, Unread
from execution.planned.bindings import Binding
from execution.planned.decode import (
    Decode,
    Fix,
    Late,
    Positions,
    RowBuilder,
    apart,
    batch,
    computed,
    dated_end,
    decoder,
    edge_value,
    failed,
    settled,
    typed,
)
from execution.planned.pages import Page, connection, selects_cursors, selects_rows, selects_total
from execution.planned.selection import TYPENAME, Field, Selection
from execution.planned.state import Made, Reading

LAST = itemgetter(-1)


@dataclass(frozen=True, slots=True)
class Compiler:
    """Compiles under the bindings of one request; what it makes depends on their shapes only.

    Links in `apart` are not read in this statement, as they could make it too large.
    """

    bindings: Sequence[Binding | None]
    apart: frozenset[int]

    def object_of(self, kind: str, selection: Selection, row: RowBuilder) -> Late[Decode]:
        """The decoder of an object of one type, once the row is sealed."""
        plain: dict[str, int | None] = {}
        fixes: dict[str, Late[Fix]] = {}
        required: list[Field] = []
        for field in selection:
            match field.kind:
                case Column():
                    plain[field.key] = row.value(field.kind.name)
                case Costly():
                    plain[field.key] = row.value(field.kind.name, Of.COSTLY, field.kind.record)
                case _:
                    plain[field.key] = None
                    fixes[field.key] = self.fix_of(kind, field, row)
                    continue
            if field.required:
                required.append(field)
        return lambda positions: decoder(plain, fixes, required, positions)

    def fix_of(self, kind: str, field: Field, row: RowBuilder) -> Late[Fix]:
        """How a value is made that is no plain cell."""
        binding = self.bindings[field.number]
        if field.name == TYPENAME:
            return settled(lambda cells, reading, made: kind)
        if binding is not None and binding.error is not None:
            return settled(lambda cells, reading, made: failed(field, reading))
        match field.kind:
            case Computed():
                return computed(kind, field, field.kind, row)
            case Same():
                return self.same(field, field.kind, row)
            case Batch():
                return batch(kind, field, field.kind, row)
            case End():
                return self.end(field, field.kind, row)
            case Link():
                return self.link(kind, field, field.kind, row)
            case _:
                raise TypeError(f"{field.path} is not read from the graph")

    def same(self, field: Field, same: Same, row: RowBuilder) -> Late[Fix]:
        late = self.object_of(same.to, field.selection[same.to], row)

        def at(positions: Positions) -> Fix:
            decode = late(positions)
            return lambda cells, reading, made: decode(cells, reading)

        return at

    def end(self, field: Field, end: End[Any], row: RowBuilder) -> Late[Fix]:
        if end.on:
            return dated_end(field, end, row)
        child = RowBuilder()
        decode = self.record_of(field, end, child)
        sealed, positions = child.seal()
        handle = row.add(Towards(end.record, end.key, sealed))
        read = decode(positions)

        def at(places: Positions) -> Fix:
            place = places[handle]

            def fix(cells: list[Any], reading: Reading, made: Made) -> Any:
                rows = cells[place]
                return read(rows[0], reading) if rows else reading.null(field)

            return fix

        return at

    def record_of(self, field: Field, wanted: End[Any] | Unread[Any], row: RowBuilder) -> Late[Decode]:
        """The decoder of a record whose type is known, or told by its own columns."""
        if isinstance(wanted.to, str):
            late = self.object_of(wanted.to, field.selection[wanted.to], row)
            return typed(wanted.to, late) if is_abstract(field) else late
        handles = {name: row.value(name) for name in wanted.tells}
        lates = {kind: self.object_of(kind, selection, row) for kind, selection in field.selection.items()}

        def at(positions: Positions) -> Decode:
            telling = {name: positions[handle] for name, handle in handles.items()}
            decoders = {kind: typed(kind, late)(positions) for kind, late in lates.items()}

            def decode(cells: list[Any], reading: Reading) -> Made:
                kind = wanted.type_of({name: cells[place] for name, place in telling.items()})
                return decoders[kind](cells, reading)

            return decode

        return at

    def link(self, kind: str, field: Field, link: Link[Any], row: RowBuilder) -> Late[Fix]:
        if field.number in self.apart:
            return apart(kind, field, row)
        if link.shape is Shape.CONNECTION:
            return self.linked_connection(field, link, row)
        binding = self.bindings[field.number]
        assert binding is not None  # noqa: S101  # every link is bound before it is compiled
        child = RowBuilder()
        late = self.object_of(link.to, field.selection[link.to], child)
        sealed, positions = child.seal()
        paging = Paging.WHOLE if binding.whole else Paging.FIRST
        handle = row.add(along(field, link, sealed, binding, paging, counted=False))
        decode, whole, one, bound = late(positions), binding.whole, link.shape is Shape.ONE, link.bound

        def at(places: Positions) -> Fix:
            place = places[handle]

            def many(cells: list[Any], reading: Reading, made: Made) -> Any:
                rows = cells[place]
                if not rows:
                    return []
                if whole and len(rows) > 1:
                    rows.sort(key=LAST)
                    del rows[bound:]
                reading.budget.spend(len(rows))
                return [decode(row, reading) for row in rows]

            def first(cells: list[Any], reading: Reading, made: Made) -> Any:
                rows = cells[place]
                if not rows:
                    return reading.null(field)
                reading.budget.spend(len(rows))
                return decode(rows[0] if len(rows) == 1 else min(rows, key=LAST), reading)

            return first if one else many

        return at

    def linked_connection(self, field: Field, link: Link[Any], row: RowBuilder) -> Late[Fix]:
        binding = self.bindings[field.number]
        assert binding is not None  # noqa: S101  # every link is bound before it is compiled
        if binding.whole and binding.after is None and shows_nodes_only(selection_of(field)):
            return self.linked_nodes(field, link, binding, row)
        cell, read = self.connection_of(field, link, binding)
        handle = row.add(cell)
        # a cursor is bound to its parent
        scoped = binding.after is not None or selects_cursors(selection_of(field))
        identity = row.value("id") if scoped else None

        def at(places: Positions) -> Fix:
            place, whose = places[handle], None if identity is None else places[identity]

            def fix(cells: list[Any], reading: Reading, made: Made) -> Any:
                bound = reading.bound(field)
                scope = ""
                if whose is not None:
                    scope = scope_of(field.path, cells[whose], {**bound.arguments, "on": reading.on})
                page = Page.bound_to(scope, bound)
                return read(cells[place], page, reading)

            return fix

        return at

    def linked_nodes(self, field: Field, link: Link[Any], binding: Binding, row: RowBuilder) -> Late[Fix]:
        """A connection of which the nodes are asked for and nothing else: most are, and trees have thousands."""
        [nodes] = selection_of(field)
        child = RowBuilder()
        late = self.object_of(link.to, nodes.selection[link.to], child)
        sealed, positions = child.seal()
        handle = row.add(along(field, link, sealed, binding, Paging.WHOLE, counted=False))
        decode, key = late(positions), nodes.key

        def at(places: Positions) -> Fix:
            place = places[handle]

            def fix(cells: list[Any], reading: Reading, made: Made) -> Any:
                rows = cells[place]
                if not rows:
                    return {key: []}
                rows.sort(key=LAST)
                del rows[reading.bound(field).first :]
                reading.budget.spend(len(rows))
                return {key: [decode(row, reading) for row in rows]}

            return fix

        return at

    def connection_of(
        self, field: Field, link: Link[Any], binding: Binding
    ) -> tuple[Along, Callable[[Any, Page, Reading], Made]]:
        """The cell of a connection, and what makes the connection of the rows in it."""
        child = RowBuilder()
        lates = self.nodes_of(field, link.to, child)
        sealed, positions = child.seal()
        selection = selection_of(field)
        with_rows = selects_rows(selection) and binding.page_error is None
        paging = rows_of(binding, with_rows=with_rows)
        counted = selects_total(selection) and paging is not Paging.WHOLE
        cell = along(field, link, sealed, binding, paging, counted=counted)
        makers = {number: late(positions) for number, late in lates.items()}

        def read(value: Any, page: Page, reading: Reading) -> Made:
            rows, total = value if counted else (value, None)
            if paging is Paging.WHOLE:
                rows.sort(key=LAST)
                total = len(rows)
            elif paging is Paging.NONE:
                rows = []
            page.take(rows, LAST, total)
            reading.budget.spend(len(page.rows))
            return connection(selection, page, lambda one, shown: made_of(makers[one.number], shown, reading), reading)

        return cell, read

    def nodes_of(self, field: Field, to: str, child: RowBuilder) -> dict[int, Late[Fix]]:
        """What makes each node, and each further value of an edge, of a connection's rows."""
        found: dict[int, Late[Fix]] = {}
        for one in selection_of(field):
            if one.name == "nodes":
                found[one.number] = self.node(one, to, child)
            for inner in selection_of(one) if one.name == "edges" else ():
                if inner.name == "node":
                    found[inner.number] = self.node(inner, to, child)
                elif inner.kind is not None:
                    found[inner.number] = edge_value(inner, child)
        return found

    def node(self, field: Field, to: str, child: RowBuilder) -> Late[Fix]:
        late = self.object_of(to, field.selection[to], child)
        marked = typed(to, late) if is_abstract(field) else late

        def at(positions: Positions) -> Fix:
            decode = marked(positions)
            return lambda cells, reading, made: decode(cells, reading)

        return at


def shows_nodes_only(selection: Selection) -> bool:
    return len(selection) == 1 and selection[0].name == "nodes" and not is_abstract(selection[0])


def made_of(maker: Fix, rows: Sequence[list[Any]], reading: Reading) -> list[Any]:
    return [maker(row, reading, {}) for row in rows]


def rows_of(binding: Binding, *, with_rows: bool) -> Paging:
    if not with_rows:
        return Paging.NONE
    if binding.whole:
        return Paging.WHOLE
    return Paging.FIRST if binding.after is None else Paging.AFTER


def along(field: Field, link: Link[Any], row: Row, binding: Binding, paging: Paging, *, counted: bool) -> Along:
    filters = tuple(sorted(binding.parameters))
    return Along(field.path, link.hop, row, filters, binding.past, paging, counted, field.number)


def selection_of(field: Field) -> Selection:
    """What is selected of a value that has one type only."""
    return next(iter(field.selection.values()))


def is_abstract(field: Field) -> bool:
    return is_abstract_type(get_named_type(field.type))
