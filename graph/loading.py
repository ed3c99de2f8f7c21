"""The texts that write rows: one for each table, from the tables' own description; and the emptying of a graph.

Called by `seeds.loading` and `changing`. Nodes that one link owns (a profile, a meeting) are created together with it,
which spares looking them up again.
"""

from collections.abc import Sequence
from typing import LiteralString

from graph.model import HAS_PROFILE, MEETING, OF, PROFILE, LinkTable, NodeTable
from graph.sessions import Graph, Transaction

ROWS_PER_TRANSACTION = 5_000
OWNED: tuple[tuple[LinkTable, NodeTable], ...] = ((HAS_PROFILE, PROFILE), (OF, MEETING))
"""Links with the nodes that they own: each such node has one of them, always."""

DELETE_SOME: LiteralString = """
MATCH (node)
WHERE NOT node:Migration AND NOT node:GraphState
WITH node
LIMIT 5000
DETACH DELETE node
RETURN count(node)
""".strip()


def node_statement(table: NodeTable) -> LiteralString:
    """Creates nodes of `$rows`, each a map of properties."""
    return "\n".join(
        (
            "UNWIND $rows AS row",
            "CREATE (:" + labels(table) + " " + properties(table.properties, "row") + ")",
        )
    )


def link_statement(table: LinkTable) -> LiteralString:
    """Creates links of `$rows`, each (id of start, id of end, map of properties)."""
    return "\n".join(
        (
            "UNWIND $rows AS row",
            "MATCH (start:" + table.start + " {id: row[0]})",
            "MATCH (end:" + table.end + " {id: row[1]})",
            "CREATE (start)-[:" + table.type + " " + properties(table.properties, "row[2]") + "]->(end)",
        )
    )


def owned_statement(link: LinkTable, owned: NodeTable) -> LiteralString:
    """Creates nodes together with the link that owns them: `$rows` of (link's row, node's properties)."""
    owner, kept = (link.start, "end") if link.end == owned.label else (link.end, "start")
    node = "(:" + labels(owned) + " " + properties(owned.properties, "row[3]") + ")"
    relation = "[:" + link.type + " " + properties(link.properties, "row[2]") + "]"
    pattern = "(owner)-" + relation + "->" + node if kept == "end" else node + "-" + relation + "->(owner)"
    position: LiteralString = "row[0]" if kept == "end" else "row[1]"
    return "\n".join(("UNWIND $rows AS row", "MATCH (owner:" + owner + " {id: " + position + "})", "CREATE " + pattern))


def labels(table: NodeTable) -> LiteralString:
    return ":".join((*table.also, table.label))


def properties(names: Sequence[LiteralString], row: LiteralString) -> LiteralString:
    return "{" + ", ".join([name + ": " + row + "." + name for name in names]) + "}" if names else ""


async def wipe(graph: Graph) -> None:
    """Deletes everything but the migrations and the state, some thousands at a time."""

    async def work(transaction: Transaction) -> int:
        deleted: int = await transaction.run(DELETE_SOME)
        return deleted

    while await graph.write(work):
        pass
