"""The texts that write rows: one for each table, from the tables' own description; and the emptying of a graph.

Nodes that one link owns (a profile, a meeting) are created together with it, which spares looking them up again.
"""

import asyncio
from collections.abc import AsyncGenerator, Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Any, LiteralString, NamedTuple, TypeVar

from graph.engine.sessions import Graph, Transaction
from graph.model.kinds import LinkTable, NodeTable
from graph.model.tables import HAS_PROFILE, MEETING, OF, PROFILE

ROWS_PER_TRANSACTION = 5_000
T = TypeVar("T")
OWNED: tuple[tuple[LinkTable, NodeTable], ...] = ((HAS_PROFILE, PROFILE), (OF, MEETING))
"""Links with the nodes that they own: each such node has one of them, always."""
PLACES: tuple[LiteralString, ...] = (
    *("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16", "17", "18", "19"),
    *("20", "21", "22", "23", "24", "25", "26", "27", "28", "29", "30", "31"),
)
"""Places of values in a row: more than any table has properties."""

NODES_PER_WIPE = 5_000
DELETE_SOME: LiteralString = """
MATCH (node)
WHERE NOT node:Migration AND NOT node:GraphState
WITH node
LIMIT $most
DETACH DELETE node
RETURN count(node)
""".strip()


def sliced(rows: Iterable[T]) -> Iterator[list[T]]:
    """The rows, as many at once as a transaction takes."""
    left = iter(rows)
    while some := list(islice(left, ROWS_PER_TRANSACTION)):
        yield some


def grouped(found: Iterable[T], size_of: Callable[[T], int], most: int) -> Iterator[list[T]]:
    """As many together, in their order, as one transaction takes by their sizes."""
    group: list[T] = []
    size = 0
    for one in found:
        own = size_of(one)
        if group and size + own > most:
            yield group
            group, size = [], 0
        group.append(one)
        size += own
    if group:
        yield group


async def beside(made: Iterator[T]) -> AsyncGenerator[T]:
    """Each of what is made, while the next one is being made in a thread."""
    coming = asyncio.ensure_future(asyncio.to_thread(next, made, None))
    try:
        while (found := await coming) is not None:
            coming = asyncio.ensure_future(asyncio.to_thread(next, made, None))
            yield found
    finally:
        coming.cancel()


class Part(NamedTuple):
    """What a statement writes of one table in one way: a name of its own in the statement, a text that writes `$rows`,
    and the rows.

    Where it sets the same properties of each row as no other part does, `sets` are so many values, at the beginning,
    as tell which row it is: a later one of that row leaves nothing of an earlier one, whatever was written between.
    Where rows go, `voids` names the part that sets such rows.
    """

    name: LiteralString
    text: LiteralString
    rows: Sequence[Any]
    sets: int = 0
    voids: LiteralString = ""


def node_part(table: NodeTable, rows: Sequence[Any]) -> Part:
    """New nodes, each the values of all properties."""
    return Part("made_" + table.name, node_statement(table), rows)


def link_part(table: LinkTable, rows: Sequence[Any]) -> Part:
    """New links, each (id of start, id of end, values of all properties)."""
    return Part("made_" + table.name, link_statement(table), rows)


def owned_part(link: LinkTable, owned: NodeTable, rows: Sequence[Any]) -> Part:
    """New nodes with the new links that own them, each (link's row, values of all the node's)."""
    return Part("owned_" + link.name, owned_statement(link, owned), rows)


def node_statement(table: NodeTable) -> LiteralString:
    """Creates nodes of `$rows`, each the values of all properties."""
    return "\n".join(("UNWIND $rows AS row", "CREATE " + node_pattern(table, "row")))


def link_statement(table: LinkTable) -> LiteralString:
    """Creates links of `$rows`, each (id of start, id of end, values of all properties)."""
    return "\n".join(
        (
            "UNWIND $rows AS row",
            "MATCH (start:" + table.start + " {id: row[0]})",
            "MATCH (end:" + table.end + " {id: row[1]})",
            "CREATE (start)-" + link_pattern(table) + "->(end)",
        )
    )


def owned_statement(link: LinkTable, owned: NodeTable) -> LiteralString:
    """Creates nodes together with the link that owns them: `$rows` of (link's row, values of all the node's)."""
    owner, kept = (link.start, "end") if link.end == owned.label else (link.end, "start")
    node, relation = node_pattern(owned, "row[3]"), link_pattern(link)
    pattern = "(owner)-" + relation + "->" + node if kept == "end" else node + "-" + relation + "->(owner)"
    position: LiteralString = "row[0]" if kept == "end" else "row[1]"
    return "\n".join(("UNWIND $rows AS row", "MATCH (owner:" + owner + " {id: " + position + "})", "CREATE " + pattern))


def node_pattern(table: NodeTable, row: LiteralString) -> LiteralString:
    return "(:" + ":".join((*table.also, table.label)) + " " + properties(table, row) + ")"


def link_pattern(table: LinkTable) -> LiteralString:
    return "[:" + table.type + " " + properties(table, "row[2]") + "]"


def properties(table: NodeTable | LinkTable, row: LiteralString) -> LiteralString:
    return mapped(taken_from(table, table.properties, row))


def mapped(taken: Sequence[tuple[LiteralString, LiteralString]]) -> LiteralString:
    return "{" + ", ".join([name + ": " + value for name, value in taken]) + "}" if taken else ""


def placed(names: Sequence[LiteralString], row: LiteralString) -> LiteralString:
    """The properties of a new node, each by its place in a row that is `values_of` these names; none is a day."""
    return mapped(places_in(names, row))


def places_in(names: Sequence[LiteralString], row: LiteralString) -> list[tuple[LiteralString, LiteralString]]:
    """Each name with the place of its value; a ValueError beyond `PLACES`."""
    return [(name, row + "[" + place + "]") for name, place in zip(names, PLACES[: len(names)], strict=True)]


def taken_from(
    table: NodeTable | LinkTable, names: Sequence[LiteralString], row: LiteralString
) -> Sequence[tuple[LiteralString, LiteralString]]:
    """Each name with the place of its value in a row that is `values_of` these names."""
    places = places_in(names, row)
    return [(name, "date(" + place + ")" if name in table.dates else place) for name, place in places]


def values_of(names: Sequence[str], values: Mapping[str, Any]) -> list[Any]:
    """The values as a statement takes them: in the order of the names, what is not there as null, and days as texts.

    The driver takes 6 µs to send a `date`, which was a sixth of a province's filling; a text goes in no time, and the
    engine reads it as fast.
    """
    found = map(values.get, names)
    return [value.isoformat() if isinstance(value, date) else value for value in found]


async def wipe(graph: Graph) -> None:
    """Deletes everything but the migrations and the state, some thousands at a time."""

    async def work(transaction: Transaction) -> int:
        deleted: int = await transaction.run(DELETE_SOME, most=NODES_PER_WIPE)
        return deleted

    while await graph.write(work) == NODES_PER_WIPE:
        pass
