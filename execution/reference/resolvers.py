"""The reference executor: graphql-core walks the answer, loaders batch every hop and column.

Each field kind becomes a graphql-core resolver; records that meet in one tick share one statement, so a question
costs one statement for each field of the graph on each of its levels, never one for each object.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack
from datetime import date
from functools import partial
from typing import Any, TypeVar

from graphql import GraphQLResolveInfo
from strawberry.dataloader import DataLoader

from execution.arguments import check_lists, filled
from execution.asked import Asked, Budget
from execution.backend import LARGEST_PAGE, Backend
from execution.cursors import fingerprint_of, slice_of
from execution.kinds import (
    Arguments,
    Batch,
    Column,
    Command,
    Computed,
    Costly,
    End,
    FieldKind,
    Link,
    Listing,
    Opaque,
    Pages,
    Record,
    Root,
    Same,
    Shape,
    Source,
    Unread,
    order_of,
)
from execution.reference.keys import frozen, frozen_value
from execution.view import View

Resolver = Callable[..., object]
Info = GraphQLResolveInfo["Question"]
T = TypeVar("T")


class Question:
    """The state of one operation: its view of today, its budget, and what answers each of its root fields."""

    def __init__(self, asked: Asked) -> None:
        self.backend = asked.backend
        self.today = asked.view
        self.budget = asked.budget
        self.event = asked.event
        self.shared = Answering(asked.backend, self.budget)
        self.apart: dict[str, Answering] = {}
        self.entered: dict[str, AsyncExitStack] = {}

    def answering(self, info: Info) -> "Answering":
        """What answers the root field that a field is under."""
        return self.apart.get(root_of(info), self.shared)

    async def enter(self, info: Info, context: AbstractAsyncContextManager[T]) -> T:
        """Enters the context of a root field, which is left when all under the field is answered."""
        stack = self.entered[root_of(info)] = AsyncExitStack()
        return await stack.enter_async_context(context)

    def answer_by(self, info: Info, backend: Backend) -> None:
        """From now on, all under the root field is answered by this backend."""
        if backend is not self.backend:
            self.apart[root_of(info)] = Answering(backend, self.budget)

    async def leave(self, root: str) -> None:
        if root in self.entered:
            await self.entered.pop(root).aclose()


def root_of(info: Info) -> str:
    """The response key of the root field that a field is under."""
    path = info.path
    while path.prev is not None:
        path = path.prev
    return str(path.key)


class Answering:
    """What root fields are answered by: a backend and its loaders."""

    def __init__(self, backend: Backend, budget: Budget) -> None:
        self.backend = backend
        self.budget = budget
        self.loaders: dict[object, DataLoader[Any, Any]] = {}

    async def load(self, key: object, load: Callable[[list[Any]], Awaitable[Sequence[Any]]], of: object) -> Any:
        """What the loader of a field, a view and its arguments gives of one record, read with that of all others.

        Several may wait for the same: one that is given up, as something beside it failed, takes nothing from them.
        """
        if key not in self.loaders:
            self.loaders[key] = DataLoader(load_fn=load, cache_key_fn=cache_key)
        return await asyncio.shield(self.loaders[key].load(of))


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
        case Source():
            return told_event


def taken(info: Info, given: Arguments, *, filtering: bool = True) -> dict[str, Any]:
    """The arguments of the field with their defaults; those that cannot be used are refused."""
    definitions = info.parent_type.fields[info.field_name].args
    arguments = filled(given, definitions)
    if filtering:
        check_lists(arguments, definitions)
    return arguments


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
        return Record(to, source.view, source.values)

    return resolve


def costly_resolver(kind: Costly[Opaque]) -> Resolver:
    async def resolve(source: Record, info: Info) -> object:
        answering = info.context.answering(info)

        async def load(keys: list[str]) -> Sequence[object]:
            return await answering.backend.column(kind.record, kind.name, keys, source.view)

        return await answering.load((source.type, kind.name, source.view), load, source.values["id"])

    return resolve


def end_resolver(kind: End[Opaque]) -> Resolver:
    def resolve(source: Record, info: Info) -> object:
        key = source.values[kind.key]
        if key is None:
            return None
        view = source.view.at(date.fromisoformat(source.values[kind.on])) if kind.on else source.view
        return load_record(info.context.answering(info), Unread(kind.record, kind.to, key, view, living=False))

    return resolve


async def load_record(answering: Answering, wanted: Unread[Opaque]) -> Record | None:
    """The record of a key, read together with all others of its type and view that are asked for now."""
    view = wanted.view

    async def load(keys: list[Any]) -> list[Record | None]:
        answering.budget.spend(len(keys))
        found = await answering.backend.find(wanted.record, keys, view, living=wanted.living)
        return [None if values is None else Record(wanted.type_of(values), view, values) for values in found]

    key = ("record", id(wanted.record), view, wanted.living)
    loaded: Record | None = await answering.load(key, load, wanted.key)
    return loaded


def link_resolver(path: str, kind: Link[Opaque]) -> Resolver:
    async def resolve(source: Record, info: Info, **given: Any) -> object:
        arguments = taken(info, given)
        answering = info.context.answering(info)
        records: list[Record] = await answering.load(
            (path, source.view, frozen(arguments)),
            lambda parents: load_links(answering, kind, source.view, parents, arguments),
            source.values["id"],
        )
        if kind.shape is Shape.LIST:
            return records
        return records[0] if records else None

    return resolve


async def load_links(
    answering: Answering, kind: Link[Opaque], view: View, parents: list[str], arguments: Arguments
) -> list[list[Record]]:
    past, reverse = bool(arguments.get(kind.past)), order_of(arguments).descending
    limit = 1 if kind.shape is Shape.ONE else LARGEST_PAGE
    pages = await answering.backend.pages(
        kind.ordered(arguments), parents, view, kind.parameters(arguments), past=past, reverse=reverse, limit=limit
    )
    answering.budget.spend(sum(map(len, pages)))
    return [[Record(kind.to, view, values) for _, values in page] for page in pages]


def batch_resolver(path: str, kind: Batch) -> Resolver:
    async def resolve(source: Record, info: Info, **given: Any) -> object:
        arguments = taken(info, given)
        answering = info.context.answering(info)

        async def load(records: list[Record]) -> Sequence[object]:
            return await kind.load(answering.backend, records, arguments)

        return await read_all(answering, await answering.load((path, source.view, frozen(arguments)), load, source))

    return resolve


def root_resolver(kind: Root) -> Resolver:
    async def resolve(source: None, info: Info, **given: Any) -> object:
        arguments = taken(info, given)
        question = info.context
        view = kind.view_of(arguments, question.today)
        question.answer_by(info, await question.enter(info, kind.context(question.backend, view)))
        answering = question.answering(info)
        return await read_all(answering, await kind.answer(answering.backend, view, arguments))

    return resolve


async def read_all(answering: Answering, value: object) -> object:
    """The value of a root field or of a batch, with what must be read before its fields are asked for."""
    if isinstance(value, list):
        return await asyncio.gather(*(read(answering, one) for one in value))
    return await read(answering, value)


async def read(answering: Answering, value: object) -> object:
    if isinstance(value, Unread):
        return await load_record(answering, value)
    if isinstance(value, Listing):
        return await load_listing(answering, value)
    if isinstance(value, Pages) and value.within is not None:
        [parent] = await answering.backend.find(value.within.record, [value.parent], value.view, living=True)
        if parent is None:
            raise value.within.missing
    return value


async def load_listing(answering: Answering, listing: Listing[Opaque]) -> object:
    one = listing.shape is Shape.ONE
    given = listing.view, listing.parameters
    limit = 1 if one else LARGEST_PAGE
    [page] = await answering.backend.pages(
        listing.hop, [None], *given, past=False, reverse=listing.descending, limit=limit
    )
    answering.budget.spend(len(page))
    records = [Record(listing.to, listing.view, values) for _, values in page]
    return (records[0] if records else None) if one else records


def command_resolver(kind: Command) -> Resolver:
    async def resolve(source: None, info: Info, **given: Any) -> object:
        question = info.context
        context = kind.perform(question.backend, question.today, taken(info, given, filtering=False))
        backend, payload = await question.enter(info, context)
        question.answer_by(info, backend)
        return payload

    return resolve


def told_event(_: None, info: Info, **__: Any) -> object:
    return info.context.event


def connection_resolver(path: str, kind: Link[Opaque]) -> Resolver:
    def resolve(source: Record, info: Info, **given: Any) -> Pages[Opaque]:
        arguments = taken(info, given)
        parent: str = source.values["id"]
        return Pages(
            hop=kind.ordered(arguments),
            to=kind.to,
            view=source.view,
            parent=parent,
            parameters=kind.parameters(arguments),
            part=slice_of(arguments),
            mark=partial(fingerprint_of, path, parent, arguments, source.view),
            past=bool(arguments.get(kind.past)),
        )

    return resolve
