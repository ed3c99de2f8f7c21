"""Rows into a graph, with progress. Called by `service` and the tests.

A graph whose filling was not finished is emptied and filled anew; it is marked whole at the very end.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, LiteralString

from graph.loading import (
    ROWS_PER_TRANSACTION,
    link_statement,
    node_statement,
    owned_statement,
    wipe,
    write_rows,
)
from graph.model import HAS_PROFILE, LINK_TABLES, MEETING, NODE_TABLES, OF, PROFILE, LinkTable, NodeTable
from graph.sessions import Graph
from graph.state import begin_filling, finish_filling
from seeds.rows import Rows, by_id

Progress = Callable[[int, int], None]
OWNED: tuple[tuple[LinkTable, NodeTable], ...] = ((HAS_PROFILE, PROFILE), (OF, MEETING))
OWNED_LINKS = frozenset(link.name for link, _ in OWNED)
OWNED_LABELS = frozenset(node.label for _, node in OWNED)


async def load(graph: Graph, rows: Rows, progress: Progress, source: str = "rows") -> None:
    """Empties the graph and writes all rows; `progress(done, total)` is told after every batch."""
    await begin_filling(graph, source)
    await wipe(graph)
    done, total = 0, rows.total()
    for statement, batch, weight in batches(rows):
        await write_rows(graph, statement, batch)
        done += len(batch) * weight
        progress(done, total)
    await finish_filling(graph, source, total)


def batches(rows: Rows) -> Iterator[tuple[LiteralString, Sequence[Any], int]]:
    """Every batch with its statement and how many rows of tables one of its rows stands for."""
    for node in NODE_TABLES:
        if node.label not in OWNED_LABELS:
            yield from sliced(node_statement(node), rows.nodes.get(node.label, []), 1)
    for link, owned in OWNED:
        yield from sliced(owned_statement(link, owned), owned_rows(rows, link, owned), 2)
    for link in LINK_TABLES:
        if link.name not in OWNED_LINKS:
            yield from sliced(link_statement(link), rows.links.get(link.name, []), 1)


def owned_rows(rows: Rows, link: LinkTable, owned: NodeTable) -> list[Any]:
    nodes = by_id(rows.nodes.get(owned.label, []))
    at_end = link.end == owned.label
    return [
        (start, end, values, nodes[end if at_end else start]) for start, end, values in rows.links.get(link.name, [])
    ]


def sliced(
    statement: LiteralString, rows: Sequence[Any], weight: int
) -> Iterator[tuple[LiteralString, Sequence[Any], int]]:
    for start in range(0, len(rows), ROWS_PER_TRANSACTION):
        yield statement, rows[start : start + ROWS_PER_TRANSACTION], weight
