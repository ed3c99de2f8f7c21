"""The reference executor: graphql-core walks the answer, loaders batch every hop and column.

Called by `schema`, which binds it to the schema once at start. Each field kind becomes a
graphql-core resolver; records that meet in one tick share one statement, so a question costs
one statement for each field of the graph on each of its levels, never one for each object.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AsyncExitStack
from datetime import date
from typing import Any

from graphql import GraphQLResolveInfo
from strawberry.dataloader import DataLoader

from execution.cursors import decode_cursor, encode_cursor, page_size, scope_of
from execution.errors import QueryTooLarge
from execution.kinds import (
    Arguments,
    Batch,
    Column,
    Command,
    Computed,
    Costly,
    Edge,
    End,
    FieldKind,
    Link,
    Listing,
    PageOf,
    Pages,
    Record,
    Root,
    Same,
    Shape,
    Unread,
    Window,
)
from execution.protocols import Backend

Resolver = Callable[..., object]
Info = GraphQLResolveInfo["Answering"]


class Answering:
    """The state of one question: its backend, its today, its loaders and its budget of objects."""

    def __init__(self, backend: Backend, today: date, max_objects: int) -> None:
        self.backend = backend
        self.today = today
        self.max_objects = max_objects
        self.objects = 0
        self.loaders: dict[object, DataLoader[Any, Any]] = {}
        self.commands = AsyncExitStack()
        self.before_command = backend

    async def enter(self, kind: Command, arguments: Arguments) -> Record:
        """Makes a change; from now on everything is answered by the backend that the change gives."""
        context = kind.perform(self.backend, self.today, arguments)
        self.backend, payload = await self.commands.enter_async_context(context)
        self.loaders = {}
        return payload

    async def leave(self) -> None:
        """Ends what the last change left open, once its selection is answered."""
        self.backend, self.loaders = self.before_command, {}
        commands, self.commands = self.commands, AsyncExitStack()
        await commands.aclose()

    def spend(self, objects: int) -> None:
        """Counts objects read; a question that goes over its budget ends here."""
        self.objects += objects
        if self.objects > self.max_objects:
            raise QueryTooLarge(self.max_objects)

    def loader(self, key: object, load: Callable[[list[Any]], Awaitable[Sequence[Any]]]) -> DataLoader[Any, Any]:
        """The loader of a field, a day and its arguments, made when first asked for."""
        if key not in self.loaders:
            self.loaders[key] = DataLoader(load_fn=load, cache_key_fn=cache_key)
        return self.loaders[key]


def cache_key(asked: object) -> Any:
    """What makes two things asked for the same: a record's id, else the key itself."""
    return asked.values["id"] if isinstance(asked, Record) else frozen_value(asked)


def resolver_of(type_name: str, field_name: str, kind: FieldKind) -> Resolver:
    """The graphql-core resolver of a declared field."""
    match kind:
        case Column():
            return column_resolver(kind.name)
        case Costly():
            return costly_resolver(kind)
        case Computed():
            return computed_resolver(kind)
        case Same():
            return same_resolver(kind.to)
        case End():
            return end_resolver(kind)
        case Link(shape=Shape.CONNECTION):
            return connection_resolver(f"{type_name}.{field_name}", kind)
        case Link():
            return link_resolver(f"{type_name}.{field_name}", kind)
        case Batch():
            return batch_resolver(f"{type_name}.{field_name}", kind)
        case Root():
            return root_resolver(kind)
        case Command():
            return command_resolver(kind)


def column_resolver(name: str) -> Resolver:
    def resolve(source: Record, info: Info) -> object:
        return source.values[name]

    return resolve


def computed_resolver(kind: Computed) -> Resolver:
    def resolve(source: Record, info: Info) -> object:
        return kind.compute(source)

    return resolve


def same_resolver(to: str) -> Resolver:
    def resolve(source: Record, info: Info) -> object:
        return Record(to, source.on, source.values)

    return resolve


def costly_resolver(kind: Costly[Any]) -> Resolver:
    async def resolve(source: Record, info: Info) -> object:
        answering = info.context

        async def load(keys: list[str]) -> Sequence[object]:
            return await answering.backend.column(kind.record, kind.name, keys, source.on)

        return await answering.loader((source.type, kind.name, source.on), load).load(source.values["id"])

    return resolve


def end_resolver(kind: End[Any]) -> Resolver:
    def resolve(source: Record, info: Info) -> object:
        key = source.values[kind.key]
        if key is None:
            return None
        on = date.fromisoformat(source.values[kind.on]) if kind.on else source.on
        return load_record(info.context, Unread(kind.record, kind.to, key, on, living=False))

    return resolve


async def load_record(answering: Answering, wanted: Unread[Any]) -> Record | None:
    """The record of a key, read together with all others of its type and day that are asked for now."""
    on = wanted.on

    async def load(keys: list[Any]) -> list[Record | None]:
        answering.spend(len(keys))
        found = await answering.backend.find(wanted.record, keys, on, living=wanted.living)
        return [None if values is None else Record(wanted.type_of(values), on, values) for values in found]

    loader = answering.loader(("record", id(wanted.record), on, wanted.living), load)
    loaded: Record | None = await loader.load(wanted.key)
    return loaded


def link_resolver(path: str, kind: Link[Any]) -> Resolver:
    async def resolve(source: Record, info: Info, **arguments: Any) -> object:
        answering = info.context
        loader = answering.loader(
            (path, source.on, frozen(arguments)),
            lambda parents: load_links(answering, kind, source.on, parents, arguments),
        )
        records: list[Record] = await loader.load(source.values["id"])
        if kind.shape is Shape.LIST:
            return records
        return records[0] if records else None

    return resolve


async def load_links(
    answering: Answering, kind: Link[Any], on: date, parents: list[str], arguments: Arguments
) -> list[list[Record]]:
    pages = await answering.backend.pages(
        kind.hop,
        parents,
        on,
        kind.parameters(arguments),
        past=bool(arguments.get("includePast")),
        after=None,
        limit=1 if kind.shape is Shape.ONE else kind.bound,
    )
    answering.spend(sum(map(len, pages)))
    return [[Record(kind.to, on, values) for _, values in page] for page in pages]


def batch_resolver(path: str, kind: Batch) -> Resolver:
    async def resolve(source: Record, info: Info, **arguments: Any) -> object:
        answering = info.context

        async def load(records: list[Record]) -> Sequence[object]:
            return await kind.load(answering.backend, records, arguments)

        return await answering.loader((path, source.on, frozen(arguments)), load).load(source)

    return resolve


def root_resolver(kind: Root) -> Resolver:
    async def resolve(source: None, info: Info, **arguments: Any) -> object:
        answering = info.context
        value = await kind.answer(answering.backend, arguments.get("asOf") or answering.today, arguments)
        if isinstance(value, list):
            return await asyncio.gather(*(read(answering, one) for one in value))
        return await read(answering, value)

    return resolve


async def read(answering: Answering, value: object) -> object:
    """A root field's value, with what must be read before its fields are asked for."""
    if isinstance(value, Unread):
        return await load_record(answering, value)
    if isinstance(value, Listing):
        return await load_listing(answering, value)
    if isinstance(value, Pages) and value.within is not None:
        [parent] = await answering.backend.find(value.within.record, [value.parent], value.on, living=True)
        if parent is None:
            raise value.within.missing
    return value


async def load_listing(answering: Answering, listing: Listing[Any]) -> object:
    one = listing.shape is Shape.ONE
    limit = 1 if one else listing.bound
    [page] = await answering.backend.pages(
        listing.hop, [None], listing.on, listing.parameters, past=False, after=None, limit=limit
    )
    answering.spend(len(page))
    records = [Record(listing.to, listing.on, values) for _, values in page]
    return (records[0] if records else None) if one else records


def command_resolver(kind: Command) -> Resolver:
    async def resolve(source: None, info: Info, **arguments: Any) -> object:
        return await info.context.enter(kind, arguments)

    return resolve


def connection_resolver(path: str, kind: Link[Any]) -> Resolver:
    def resolve(source: Record, info: Info, **arguments: Any) -> Pages[Any]:
        parent: str = source.values["id"]
        return Pages(
            hop=kind.hop,
            to=kind.to,
            on=source.on,
            parent=parent,
            parameters=kind.parameters(arguments),
            first=page_size(arguments.get("first"), kind.bound),
            after=arguments.get("after"),
            scope=scope_of(path, parent, {**arguments, "on": source.on}),
            past=bool(arguments.get("includePast")),
        )

    return resolve


async def page_of(answering: Answering, pages: Pages[Any] | Window) -> PageOf:
    """The page of a connection; those of one field and one day are read in one statement."""
    after = None if pages.after is None else decode_cursor(pages.scope, pages.after)
    if isinstance(pages, Window):
        rows = [(key, record) for key, record in pages.rows if after is None or key > after]
        return sliced(pages, rows[: pages.first + 1])
    shape = (pages.hop.key, pages.to, pages.on, frozen(pages.parameters), pages.first, after, pages.past)
    loader = answering.loader(
        ("page", id(pages.hop), shape), lambda parents: load_pages(answering, pages, parents, after)
    )
    rows = await loader.load(pages.parent)
    return sliced(pages, rows)


async def load_pages(
    answering: Answering, pages: Pages[Any], parents: list[str | None], after: str | None
) -> list[list[tuple[str, Record]]]:
    found = await answering.backend.pages(
        pages.hop, parents, pages.on, pages.parameters, past=pages.past, after=after or "", limit=pages.first + 1
    )
    answering.spend(sum(map(len, found)))
    return [[(key, Record(pages.to, pages.on, values)) for key, values in page] for page in found]


def sliced(pages: Pages[Any] | Window, rows: Sequence[tuple[str, Record]]) -> PageOf:
    edges = [Edge(encode_cursor(pages.scope, key), record) for key, record in rows[: pages.first]]
    return PageOf(edges, len(rows) > pages.first, pages.after is not None)


async def total_of(answering: Answering, pages: Pages[Any] | Window) -> int:
    """How many rows a connection has in all, counted only where it is selected."""
    if isinstance(pages, Window):
        return len(pages.rows) if pages.total is None else await pages.total()
    shape = (id(pages.hop), pages.on, frozen(pages.parameters), pages.past)

    async def load(parents: list[str | None]) -> Sequence[int]:
        return await answering.backend.totals(pages.hop, parents, pages.on, pages.parameters, past=pages.past)

    total: int = await answering.loader(("total", shape), load).load(pages.parent)
    return total


def frozen(arguments: Mapping[str, Any]) -> tuple[tuple[str, object], ...]:
    """Arguments as a key: by name, lists as tuples."""
    return tuple((name, frozen_value(value)) for name, value in sorted(arguments.items()))


def frozen_value(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value
