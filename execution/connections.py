"""The fields that every connection has, on graphql-core. Called by `schema` when it binds resolvers."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from execution.kinds import Edge, PageOf, Pages, Record, Window
from execution.reference import Info, page_of, total_of

Resolver = Callable[..., object]


async def nodes(source: Pages[Any] | Window, info: Info) -> list[Record]:
    return [edge.node for edge in (await page_of(info.context, source)).edges]


async def edges(source: Pages[Any] | Window, info: Info) -> list[Edge]:
    return list((await page_of(info.context, source)).edges)


async def total_count(source: Pages[Any] | Window, info: Info) -> int:
    return await total_of(info.context, source)


def page_info(source: Pages[Any] | Window, info: Info) -> Awaitable[PageOf]:
    return page_of(info.context, source)


FIELDS: Mapping[str, Resolver] = {
    "nodes": nodes,
    "edges": edges,
    "totalCount": total_count,
    "pageInfo": page_info,
    "hasNextPage": lambda page, info: page.has_next_page,
    "hasPreviousPage": lambda page, info: page.has_previous_page,
    "startCursor": lambda page, info: page.edges[0].cursor if page.edges else None,
    "endCursor": lambda page, info: page.edges[-1].cursor if page.edges else None,
}


def connection_field(name: str) -> Resolver:
    """The resolver of a field of a connection or of its page info."""
    return FIELDS[name]


def edge_field(name: str) -> Resolver:
    """The resolver of an edge's own two fields."""
    return (lambda edge, info: edge.cursor) if name == "cursor" else (lambda edge, info: edge.node)
