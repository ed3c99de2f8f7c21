"""Reading whole tables, some thousands of rows at a time."""

from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from typing import Any, LiteralString

from graph.engine.sessions import Reads
from graph.facts.around import property_list
from graph.model.canonical import link_form, node_form
from graph.model.tables import NODE_TABLES, LinkTable, NodeTable

Progress = Callable[[str, int], None]
"""Is told what is read, and how many rows of it."""
ROWS_AT_ONCE = 5_000


async def read_forms(reads: Reads, table: NodeTable | LinkTable) -> AsyncIterator[list[bytes]]:
    """Every row of a table in canonical form, some thousands at a time."""
    if isinstance(table, NodeTable):
        for part in parts(await read_ids(reads, table)):
            rows = await reads.read(list_nodes_statement(table), ids=part)
            yield [node_form(table, named(table, row)) for row in rows]
        return
    for part in parts(await reads.read(list_all_ids_statement(table.start))):
        rows = await reads.read(list_links_statement(table), ids=part)
        yield [link_form(table, start, end, named(table, values)) for start, end, values in rows]


async def read_ids(reads: Reads, table: NodeTable) -> list[str]:
    found: list[str] = await reads.read(list_ids_statement(table))
    return found


def parts(identifiers: Sequence[str], size: int = ROWS_AT_ONCE) -> Iterator[Sequence[str]]:
    for start in range(0, len(identifiers), size):
        yield identifiers[start : start + size]


def named(table: NodeTable | LinkTable, values: Sequence[Any]) -> dict[str, Any]:
    return dict(zip(table.facts, values, strict=True))


def list_ids_statement(table: NodeTable) -> LiteralString:
    """The ids of a table's own nodes: a member is a person too, and counted once."""
    others: list[LiteralString] = [one.label for one in NODE_TABLES if table.label in one.also]
    where: LiteralString = "".join(["\nWHERE NOT node:" + label for label in others])
    return "MATCH (node:" + table.label + ")" + where + "\nRETURN collect(node.id)"


def list_all_ids_statement(label: LiteralString) -> LiteralString:
    return "MATCH (node:" + label + ")\nRETURN collect(node.id)"


def list_nodes_statement(table: NodeTable) -> LiteralString:
    match: LiteralString = "MATCH (node:" + table.label + " {id: id})"
    return "\n".join(("UNWIND $ids AS id", match, "RETURN collect(" + property_list(table, "node") + ")"))


def list_links_statement(table: LinkTable) -> LiteralString:
    pattern: LiteralString = "MATCH (start:" + table.start + " {id: id})-[link:" + table.type + "]->(end:" + table.end
    returned = "RETURN collect([start.id, end.id, " + property_list(table, "link") + "])"
    return "\n".join(("UNWIND $ids AS id", pattern + ")", returned))
