"""The fields that every connection has, on graphql-core."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field

from execution.backend import Between
from execution.cursors import between, encode_cursor
from execution.kinds import Opaque, Pages, Record, Window
from execution.reference.keys import frozen
from execution.reference.resolvers import Answering, Info

Resolver = Callable[..., object]


@dataclass(frozen=True, slots=True)
class Edge:
    cursor: str
    node: Record


@dataclass(frozen=True, slots=True)
class PageOf:
    """What a connection answers once it is read."""

    edges: Sequence[Edge] = field(default_factory=tuple[Edge, ...])
    has_next_page: bool = False
    has_previous_page: bool = False


async def page_of(answering: Answering, pages: Pages[Opaque] | Window) -> PageOf:
    """The page of a connection; those of one field and one day are read in one statement."""
    wanted = between(pages.part, pages.fingerprint)
    if isinstance(pages, Window):
        return sliced(pages, [(key, record) for key, record in pages.rows if wanted.holds(key)])
    shape = (pages.to, pages.view, frozen(pages.parameters), pages.part, pages.past)
    key = ("page", id(pages.hop), shape)
    rows = await answering.load(key, lambda parents: load_pages(answering, pages, parents, wanted), pages.parent)
    return sliced(pages, rows[::-1] if pages.part.backwards else rows)


async def load_pages(
    answering: Answering, pages: Pages[Opaque], parents: list[str | None], wanted: Between
) -> list[list[tuple[str, Record]]]:
    found = await answering.backend.pages(
        pages.hop,
        parents,
        pages.view,
        pages.parameters,
        past=pages.past,
        between=wanted,
        reverse=pages.part.reverse,
        limit=pages.part.size + 1,
    )
    answering.budget.spend(sum(map(len, found)))
    return [[(key, Record(pages.to, pages.view, values)) for key, values in page] for page in found]


def sliced(pages: Pages[Opaque] | Window, rows: Sequence[tuple[str, Record]]) -> PageOf:
    """The page out of rows in their order, by the algorithm of Relay's specification."""
    part = pages.part
    spare = max(len(rows) - part.size, 0)
    shown = rows[spare:] if part.backwards else rows[: part.size]
    fingerprint = pages.fingerprint
    edges = [Edge(encode_cursor(fingerprint, key), record) for key, record in shown]
    more_behind = part.before is not None or (spare > 0 and not part.backwards)
    more_before = part.after is not None or (spare > 0 and part.backwards)
    return PageOf(edges, more_behind, more_before)


async def total_of(answering: Answering, pages: Pages[Opaque] | Window) -> int:
    """How many rows a connection has in all, counted only where it is selected."""
    if isinstance(pages, Window):
        return len(pages.rows) if pages.total is None else await pages.total()
    shape = (id(pages.hop), pages.view, frozen(pages.parameters), pages.past)

    async def load(parents: list[str | None]) -> Sequence[int]:
        return await answering.backend.totals(pages.hop, parents, pages.view, pages.parameters, past=pages.past)

    total: int = await answering.load(("total", shape), load, pages.parent)
    return total


async def nodes(source: Pages[Opaque] | Window, info: Info) -> list[Record]:
    return [edge.node for edge in (await page_of(info.context.answering(info), source)).edges]


async def edges(source: Pages[Opaque] | Window, info: Info) -> list[Edge]:
    return list((await page_of(info.context.answering(info), source)).edges)


async def total_count(source: Pages[Opaque] | Window, info: Info) -> int:
    return await total_of(info.context.answering(info), source)


def page_info(source: Pages[Opaque] | Window, info: Info) -> Awaitable[PageOf]:
    return page_of(info.context.answering(info), source)


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
