"""From a selection to what one statement reads of it, and to the parts that turn its rows into answers.

A selection is compiled once for each shape of its bindings; a compiled decoder costs a few dictionary operations a
row, whatever the question.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from execution.backend import Of, Paging, Towards
from execution.kinds import Batch, Column, Computed, Costly, End, Link, Opaque, Same, Shape, Unread
from execution.planned.bindings import Binding
from execution.planned.decode import (
    ApartPart,
    ComputedPart,
    DatedEndPart,
    FailedPart,
    NamePart,
    NestedPart,
    ObjectPart,
    Part,
    RowBuilder,
    Shaped,
    ToldPart,
    batch_part,
    edge_part,
)
from execution.planned.linked import (
    ConnectionPart,
    EndPart,
    LinkPart,
    NodesPart,
    along,
    is_abstract,
    makers_of,
    page_reader,
    rows_of,
    selection_of,
    shows_nodes_only,
)
from execution.planned.pages import selects_cursors, selects_rows, selects_total
from execution.planned.selection import TYPENAME, Field, Selection


@dataclass(frozen=True, slots=True)
class Compiler:
    """Compiles under the bindings of one request; what it makes depends on their shapes only.

    Links in `apart` are not read in this statement, as they could make it too large.
    """

    bindings: Sequence[Binding | None]
    apart: frozenset[int]

    def binding(self, field: Field) -> Binding:
        """The binding of a link, which is bound before it is compiled."""
        found = self.bindings[field.number]
        assert found is not None  # noqa: S101  # every link is bound
        return found

    def object_of(self, kind: str, selection: Selection, row: RowBuilder, *, typed: bool = False) -> ObjectPart:
        """An object of one type, whose cells are gathered in the row; `typed`, it remembers its type."""
        plain: dict[str, int | None] = {}
        parts: dict[str, Part] = {}
        required: list[Field] = []
        for field in selection:
            match field.kind:
                case Column():
                    plain[field.key] = row.value(field.kind.name)
                case Costly():
                    plain[field.key] = row.value(field.kind.name, Of.COSTLY, field.kind.record)
                case _:
                    plain[field.key] = None
                    parts[field.key] = self.part_of(kind, field, row)
                    continue
            if field.required:
                required.append(field)
        return ObjectPart(plain, parts, required, kind if typed else "", sum(field.weight for field in selection))

    def part_of(self, kind: str, field: Field, row: RowBuilder) -> Part:
        """A field that is no plain cell."""
        binding = self.bindings[field.number]
        if field.name == TYPENAME:
            return NamePart(kind)
        if binding is not None and binding.error is not None:
            return FailedPart(field)
        match field.kind:
            case Computed():
                return ComputedPart(kind, field, field.kind, row.values(field.kind.needs))
            case Same(to):
                return NestedPart(self.object_of(to, field.selection[to], row))
            case Batch():
                return batch_part(kind, field, field.kind, row)
            case End():
                return self.end(field, field.kind, row)
            case Link():
                return self.link(kind, field, field.kind, row)
            case _:
                raise TypeError(f"{field.path} is not read from the graph")

    def end(self, field: Field, end: End[Opaque], row: RowBuilder) -> Part:
        if end.on:
            return DatedEndPart(field, end, row.value(end.key), row.value(end.on))
        child = RowBuilder()
        shaped = self.record_of(field, end, child)
        sealed, positions = child.seal()
        return EndPart(field, row.add(Towards(end.record, end.key, sealed)), shaped.decode(positions))

    def record_of(self, field: Field, wanted: End[Opaque] | Unread[Opaque], row: RowBuilder) -> Shaped:
        """A record whose type is known, or told by its own columns."""
        if isinstance(wanted.to, str):
            return self.node(field, wanted.to, row)
        telling = row.values(wanted.tells)
        shaped = {kind: self.object_of(kind, selection, row, typed=True) for kind, selection in field.selection.items()}
        return ToldPart(wanted, telling, shaped)

    def node(self, field: Field, to: str, row: RowBuilder) -> ObjectPart:
        """A record of a known type, which it remembers where the schema leaves it open."""
        return self.object_of(to, field.selection[to], row, typed=is_abstract(field))

    def link(self, kind: str, field: Field, link: Link[Opaque], row: RowBuilder) -> Part:
        if field.number in self.apart:
            return ApartPart(kind, field, row.value("id"))
        if link.shape is Shape.CONNECTION:
            return self.connection(field, link, row)
        binding = self.binding(field)
        child = RowBuilder()
        shaped = self.object_of(link.to, field.selection[link.to], child)
        sealed, positions = child.seal()
        paging = Paging.WHOLE if binding.whole else Paging.PAGE
        handle = row.add(along(field, sealed, binding, paging, counted=False))
        return LinkPart(field, link, binding.whole, handle, shaped.decode(positions))

    def connection(self, field: Field, link: Link[Opaque], row: RowBuilder) -> Part:
        binding, selection = self.binding(field), selection_of(field)
        if binding.whole and not binding.part.bounded and not binding.part.backwards and shows_nodes_only(selection):
            return self.nodes(field, link, row)
        child = RowBuilder()
        parts = self.parts_of_rows(field, link.to, child)
        sealed, positions = child.seal()
        paging = rows_of(binding, with_rows=selects_rows(selection) and binding.page_error is None)
        counted = selects_total(selection) and paging is not Paging.WHOLE
        handle = row.add(along(field, sealed, binding, paging, counted=counted))
        # a cursor is bound to its parent
        scoped = binding.part.bounded or selects_cursors(selection)
        read = page_reader(selection, makers_of(parts, positions), paging, counted=counted)
        return ConnectionPart(field, handle, row.value("id") if scoped else None, read)

    def nodes(self, field: Field, link: Link[Opaque], row: RowBuilder) -> Part:
        [nodes] = selection_of(field)
        child = RowBuilder()
        shaped = self.object_of(link.to, nodes.selection[link.to], child)
        sealed, positions = child.seal()
        handle = row.add(along(field, sealed, self.binding(field), Paging.WHOLE, counted=False))
        return NodesPart(field, nodes.key, handle, shaped.decode(positions))

    def parts_of_rows(self, field: Field, to: str, child: RowBuilder) -> Mapping[int, Part]:
        """The node of each of a connection's rows, and each further value of an edge, by the field's number."""
        found: dict[int, Part] = {}
        for one in selection_of(field):
            if one.name == "nodes":
                found[one.number] = NestedPart(self.node(one, to, child))
            for inner in selection_of(one) if one.name == "edges" else ():
                if inner.name == "node":
                    found[inner.number] = NestedPart(self.node(inner, to, child))
                elif inner.kind is not None:
                    found[inner.number] = edge_part(inner, child)
        return found
