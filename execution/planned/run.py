"""Answers one root field of a plan: statement by statement, all that is alike in one.

A root field's value is put in its place; what must be read for it waits in a queue, and each turn reads everything
in the queue at once: records by key, links and costly columns of records at hand, batches.
"""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Sequence
from typing import ParamSpec

from graphql import GRAPHQL_MAX_INT, GraphQLInt, get_named_type, get_nullable_type, is_list_type

from execution.backend import LARGEST_PAGE
from execution.errors import QueryTooLarge
from execution.kinds import Batch, Listing, Opaque, Pages, Record, Shape, Slice, Unread, Window
from execution.planned.bindings import Binding
from execution.planned.compile import Compiler
from execution.planned.linked import LAST, selection_of, where_any
from execution.planned.pages import Page, connection, selects_cursors, selects_total
from execution.planned.place import Placing
from execution.planned.selection import Field, Selection, are_fixed
from execution.planned.state import Leaf, Made, NullForRequired, Place, Queue, Typed
from execution.planned.statements import (
    Compiled,
    lacking_statement,
    listing_statement,
    nodes_of_page,
    numbered,
    page_statement,
    parameters_of,
    records_statement,
    shape_of,
)
from execution.view import Scope, View

Compile = Callable[[Compiler], Compiled]
Given = ParamSpec("Given")


class Running(Placing):
    """The answer of one root field, from its value to its last leaf."""

    async def finish(self) -> None:
        """Reads turn by turn until nothing waits any more."""
        while True:
            queue, lists = self.queue, self.lists
            self.queue, self.lists = Queue(), []
            steps: list[Coroutine[object, None, None]] = [
                *(self.guarded([place], self.read_list, field, value, place) for field, value, place in lists),
                *(self.read_batch(*one) for one in queue.batches.values()),
                *(self.read_lacking(fields, *key[1:], places) for key, (fields, places) in queue.lacking.items()),
                *(self.read_records(*one) for one in queue.unread.values()),
            ]
            if not steps:
                return
            if len(steps) == 1:
                await steps[0]
            else:
                await together(steps)

    async def read_list(self, field: Field, value: Pages[Opaque] | Window | Listing[Opaque], place: Place) -> None:
        if isinstance(value, Pages):
            await self.read_page(field, value, place)
        elif isinstance(value, Window):
            await self.show_window(field, value, place)
        else:
            await self.read_listing(field, value, place)

    async def read_records(self, field: Field, wanted: Unread[Opaque], places: list[tuple[Place, Leaf]]) -> None:
        await self.guarded([place for place, _ in places], self.find_records, field, wanted, places)

    async def find_records(self, field: Field, wanted: Unread[Opaque], places: list[tuple[Place, Leaf]]) -> None:
        keys = unique(key for _, key in places)
        compiled = self.compiled(
            ("records", field.number, wanted.record, wanted.living, wanted.to),
            wanted.view.scope,
            list(field.selection.values()) if not isinstance(wanted.to, str) else [field.selection[wanted.to]],
            len(keys),
            lambda compiler: records_statement(field, wanted, compiler, self.backend),
        )
        found = await self.by_key(compiled, list(keys.values()), wanted.view)
        position = {key: index for index, key in enumerate(keys)}
        rows = [found.get(position[frozen(key)]) for _, key in places]
        # each place gets an object of its own, as an answer is a tree
        decoded = where_any(compiled.decode, rows, self.reading(wanted.view))
        for ((holder, at), _), made in zip(places, decoded, strict=True):
            # an item of a list may be null by its own type
            required = field.required if isinstance(holder, dict) else False
            holder[at] = made if made is not None or not required else self.fail(NullForRequired(field.path))

    async def by_key(self, compiled: Compiled, keys: list[Leaf], view: View) -> dict[int, list[Leaf]]:
        """The rows of the keys, by position."""
        parameters = parameters_of(compiled.hops, self.bindings)
        rows = await self.backend.run(compiled.prepared, view, {**parameters, "keys": keys})
        self.budget.spend(len(rows))
        return dict(rows)

    async def read_lacking(self, fields: list[Field], kind: str, view: View, places: list[tuple[Made, Record]]) -> None:
        targets: list[Place] = [(made, field.key) for made, _ in places for field in fields]
        await self.guarded(targets, self.find_lacking, fields, kind, view, places)

    async def find_lacking(self, fields: list[Field], kind: str, view: View, places: list[tuple[Made, Record]]) -> None:
        identifiers = unique(record.values["id"] for _, record in places)
        compiled = self.compiled(
            ("lacking", kind, tuple(one.number for one in fields)),
            view.scope,
            [tuple(fields)],
            len(identifiers),
            lambda compiler: lacking_statement(fields, kind, self.records[kind], view.scope, compiler, self.backend),
        )
        found = await self.by_key(compiled, list(identifiers.values()), view)
        position = {key: index for index, key in enumerate(identifiers)}
        rows = [found.get(position[record.values["id"]]) for _, record in places]
        decoded = where_any(compiled.decode, rows, self.reading(view))
        for (made, _), values in zip(places, decoded, strict=True):
            for field in fields:
                if values is not None:
                    made[field.key] = values[field.key]
                else:
                    self.place(field, field.type, None, made, field.key)

    async def read_batch(self, field: Field, places: list[tuple[Made, Record]]) -> None:
        await self.guarded([(made, field.key) for made, _ in places], self.load_batch, field, places)

    async def load_batch(self, field: Field, places: list[tuple[Made, Record]]) -> None:
        assert isinstance(field.kind, Batch)  # noqa: S101  # nothing else waits there
        records = {record.values.get("id", index): record for index, (_, record) in enumerate(places)}
        binding = self.bindings[field.number]
        arguments = {} if binding is None else binding.arguments
        answers = await field.kind.load(self.backend, list(records.values()), arguments)
        if len(records) < len(places):
            answered = dict(zip(records, answers, strict=True))
            answers = [answered[record.values.get("id", index)] for index, (_, record) in enumerate(places)]
        # a count for each of thousands of records needs no look at what kind of value it is
        counts = get_named_type(field.type) is GraphQLInt and not is_list_type(get_nullable_type(field.type))
        for (made, _), value in zip(places, answers, strict=True):
            if counts and type(value) is int and 0 <= value <= GRAPHQL_MAX_INT:
                made[field.key] = value
            else:
                self.place(field, field.type, value, made, field.key)

    async def read_listing(self, field: Field, listing: Listing[Opaque], place: Place) -> None:
        compiled = self.compiled(
            ("listing", field.number, listing.hop, tuple(sorted(listing.parameters)), listing.descending),
            listing.view.scope,
            [field.selection[listing.to]],
            1,
            lambda compiler: listing_statement(field, listing, compiler, self.backend),
        )
        one = listing.shape is Shape.ONE
        of_hop = Binding(parameters=listing.parameters, part=Slice(LARGEST_PAGE - 1)).values
        given = {**parameters_of(compiled.hops, self.bindings), **numbered(of_hop, 0)}
        rows, _ = await self.backend.run(compiled.prepared, listing.view, given)
        self.budget.spend(len(rows))
        wanted = [min(rows, key=LAST)] if one and rows else rows
        made = compiled.decode(wanted, self.reading(listing.view))
        holder, at = place
        if not one:
            holder[at] = made
        else:
            holder[at] = made[0] if made else self.reading(listing.view).null(field)

    async def read_page(self, field: Field, pages: Pages[Opaque], place: Place) -> None:
        marked = pages.part.bounded or selects_cursors(selection_of(field))
        page = Page(pages.fingerprint if marked else "", pages.part)
        wanted = Binding(parameters=pages.parameters, past=pages.past, part=pages.part, between=page.between)
        selections = [below for one in selection_of(field) for below in nodes_of_page(one)]
        compiled = self.compiled(
            (
                "page",
                field.number,
                pages.hop,
                wanted.shape,
                page.error is None,
            ),
            pages.view.scope,
            selections,
            pages.part.size,
            lambda compiler: page_statement(field, pages, page, compiler, self.backend),
        )
        assert compiled.page is not None  # noqa: S101  # made for a page
        given = {**parameters_of(compiled.hops, self.bindings), **numbered(wanted.values, 0), "key": pages.parent}
        found = await self.backend.run(compiled.prepared, pages.view, given)
        holder, at = place
        if found is None and pages.within is not None:
            raise pages.within.missing
        holder[at] = compiled.page(found or [[], 0], page, self.reading(pages.view))

    async def show_window(self, field: Field, window: Window, place: Place) -> None:
        """A connection whose rows are records at hand."""
        page = Page(window.fingerprint, window.part)
        selection = selection_of(field)
        total = len(window.rows)
        if window.total is not None and selects_total(selection):
            total = await window.total()
        page.take(window.rows, lambda row: row[0], total)

        def shown(one: Field, rows: Sequence[tuple[str, Record]], edges: Sequence[Made]) -> list[Leaf]:
            items: list[Leaf] = [None] * len(rows)
            for index, (_, record) in enumerate(rows):
                if one.name in {"nodes", "node"}:
                    items[index] = self.made(one.selection[record.type], record, Typed(record.type))
                else:
                    # what waits to be read is put into the edge when it has been
                    edge = edges[index]
                    edge[one.key] = None
                    items[index] = self.known(one, record, edge) and edge[one.key]
            return items

        holder, at = place
        holder[at] = connection(selection, page, shown, self.reading(self.today))

    def compiled(
        self, key: tuple[object, ...], scope: Scope, selections: Sequence[Selection], rows: int, make: Compile
    ) -> Compiled:
        """The compiled statement of a shape and a scope, made when it is first asked for.

        What has no variables has one shape for each number of rows.
        """
        fixed = are_fixed(selections)
        found: Compiled | None = self.plan.fixed.get((key, scope, rows)) if fixed else None
        if found is None:
            shape, apart = shape_of(selections, self.bindings, rows)
            found = self.plan.compiled.get((key, scope, shape))
            if found is None:
                found = self.plan.compiled[key, scope, shape] = make(Compiler(self.bindings, apart))
            if fixed:
                self.plan.fixed[key, scope, rows] = found
        return found

    async def guarded(
        self, places: Sequence[Place], step: Callable[Given, Awaitable[None]], *given: Given.args, **named: Given.kwargs
    ) -> None:
        """A step that fails is told at every place that waits for it; the others go on.

        The step is called here, not by the caller: an asker who has gone before it began leaves nothing unawaited.
        """
        try:
            await step(*given, **named)
        except QueryTooLarge:
            raise
        except Exception as error:  # noqa: BLE001  # told as the fields' own error
            for holder, at in places:
                holder[at] = self.fail(error)


def unique(keys: Iterable[Leaf]) -> dict[Leaf, Leaf]:
    return {frozen(key): key for key in keys}


def frozen(key: Leaf) -> Leaf:
    return tuple(key) if isinstance(key, list) else key


async def together(steps: Sequence[Coroutine[object, None, None]]) -> None:
    """All steps side by side; what ends the operation is raised once all have ended."""
    for result in await asyncio.gather(*steps, return_exceptions=True):
        if isinstance(result, BaseException):
            raise result
