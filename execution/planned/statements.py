"""The statements of a plan: what each reads, its text as the backend composes it, and what turns its rows into answers.

Each is compiled once for a shape and kept with its plan.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from execution.backend import EVERYTHING, Along, Backend, Keys, Paging, Start, Statement, cut_of
from execution.kinds import End, Link, Listing, Opaque, Pages, Same, Shape, Unread
from execution.planned.bindings import Binding
from execution.planned.compile import Compiler
from execution.planned.decode import Decode, RowBuilder
from execution.planned.linked import makers_of, page_reader, selection_of
from execution.planned.pages import Page, selects_rows, selects_total
from execution.planned.selection import Field, Selection
from execution.planned.state import Made, Reading
from execution.view import Scope

LARGEST = 100_000


@dataclass(frozen=True, slots=True)
class Compiled:
    """A statement as the backend prepared it, its hops in the order of their parameters, and what reads its rows."""

    prepared: Opaque
    hops: Sequence[Along]
    decode: Decode
    page: Callable[[Opaque, Page, Reading], Made] | None = None


def shape_of(
    selections: Sequence[Selection], bindings: Sequence[Binding | None], rows: int
) -> tuple[tuple[object, ...], frozenset[int]]:
    """What shapes a statement over the selections, and the links that are read apart as it could become too large.

    `rows` is about how many records it begins with. Along a link they multiply; where they could grow over the bound
    on an answer's objects, the next links are read by statements of their own, each after its parents are counted.
    """
    shape: list[object] = []
    apart: set[int] = set()
    waiting = [(selection, max(rows, 1)) for selection in selections]
    for selection, many in waiting:  # it grows while it is walked
        for field in selection:
            binding = bindings[field.number]
            match field.kind:
                case Link():
                    assert binding is not None  # noqa: S101  # every link is bound
                    below = many * binding.rows
                    if below > LARGEST:
                        apart.add(field.number)
                        shape.append("apart")
                        continue
                    shape.append(binding.shape)
                    waiting += [(one, below) for one in nodes_under(field)]
                case End() | Same():
                    shape.append(binding is not None and binding.error is not None)
                    waiting += [(one, many) for one in field.selection.values()]
                case _:
                    shape.append(binding is not None and binding.error is not None)
    return tuple(shape), frozenset(apart)


def nodes_under(field: Field) -> list[Selection]:
    """What is selected of the records that a field gives: through its connection, if it has one."""
    found: list[Selection] = []
    for selection in field.selection.values():
        if selection and selection[0].parent.endswith("Connection"):
            found += [below for one in selection for below in nodes_of_page(one)]
        else:
            found.append(selection)
    return found


def nodes_of_page(field: Field) -> list[Selection]:
    """What is selected of the rows, by one field of a connection."""
    if field.name == "nodes":
        return list(field.selection.values())
    if field.name != "edges":
        return []
    return [below for one in selection_of(field) if one.name == "node" for below in one.selection.values()]


def records_statement(field: Field, wanted: Unread[Opaque], compiler: Compiler, backend: Backend) -> Compiled:
    """Records of one field by `$keys`: [position, row]."""
    row = RowBuilder()
    shaped = compiler.record_of(field, wanted, row)
    sealed, positions = row.seal()
    statement = Keys(wanted.record, wanted.living, sealed)
    return composed(backend, statement, wanted.view.scope, shaped.decode(positions))


def lacking_statement(
    fields: Sequence[Field], kind: str, record: Opaque, scope: Scope, compiler: Compiler, backend: Backend
) -> Compiled:
    """Links and costly columns of records that are at hand, by `$keys`."""
    row = RowBuilder()
    shaped = compiler.object_of(kind, tuple(fields), row)
    sealed, positions = row.seal()
    return composed(backend, Keys(record, living=False, row=sealed), scope, shaped.decode(positions))


def listing_statement(field: Field, listing: Listing[Opaque], compiler: Compiler, backend: Backend) -> Compiled:
    """A list from the whole graph: [rows, null]."""
    row = RowBuilder()
    shaped = compiler.record_of(field, Unread(None, listing.to, None, listing.view), row)
    sealed, positions = row.seal()
    # the one that is asked for is one of few
    paging = Paging.WHOLE if listing.shape is Shape.ONE else Paging.PAGE
    filters = tuple(sorted(listing.parameters))
    cut = cut_of(EVERYTHING, reverse=listing.descending)
    along = Along(field.path, listing.hop, sealed, filters, past=False, paging=paging, counted=False, cut=cut)
    return composed(backend, Start(along), listing.view.scope, shaped.decode(positions))


def page_statement(field: Field, pages: Pages[Opaque], page: Page, compiler: Compiler, backend: Backend) -> Compiled:
    """A page from the whole graph or from one record: [rows, number]."""
    row = RowBuilder()
    parts = compiler.parts_of_rows(field, pages.to, row)
    sealed, positions = row.seal()
    selection = selection_of(field)
    paging = Paging.PAGE if selects_rows(selection) and page.error is None else Paging.NONE
    filters = tuple(sorted(pages.parameters))
    cut = cut_of(page.between, reverse=pages.part.reverse)
    along = Along(field.path, pages.hop, sealed, filters, pages.past, paging, selects_total(selection), cut)
    # what is counted comes beside the rows, which the page has put into order
    read = page_reader(selection, makers_of(parts, positions), Paging.PAGE, counted=True)
    within = None if pages.within is None else pages.within.record
    return composed(backend, Start(along, within), pages.view.scope, lambda rows, reading: [], read)


def composed(
    backend: Backend,
    statement: Statement,
    scope: Scope,
    decode: Decode,
    page: Callable[[Opaque, Page, Reading], Made] | None = None,
) -> Compiled:
    prepared, hops = backend.prepare(statement, scope)
    return Compiled(prepared, hops, decode, page)


def parameters_of(hops: Sequence[Along], bindings: Sequence[Binding | None]) -> dict[str, Any]:
    """The values of a statement's hops, each under its number."""
    given: dict[str, Any] = {}
    for slot, hop in enumerate(hops):
        binding = bindings[hop.number] if hop.number >= 0 else None
        if binding is not None:
            given |= numbered(binding.values, slot)
    return given


def numbered(values: Mapping[str, Any], slot: int) -> dict[str, Any]:
    """The values of a hop's parameters, under its number."""
    return {f"{name}_{slot}": value for name, value in values.items()}
