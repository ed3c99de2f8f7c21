"""How many rows of each kind a graph has. Called by `service` for `hierarchy status`."""

from typing import LiteralString

from graph.model import LINK_TABLES, NODE_TABLES
from graph.sessions import Reads


async def count_rows(reads: Reads) -> list[tuple[str, int]]:
    """Every label and link type with its number; one statement each."""
    labels: list[tuple[LiteralString, LiteralString]] = [
        (table.label, node_count(table.label)) for table in NODE_TABLES
    ]
    links: dict[LiteralString, LiteralString] = {table.type: link_count(table.type) for table in LINK_TABLES}
    return [(name, await reads.read(text)) for name, text in (*labels, *links.items())]


def node_count(label: LiteralString) -> LiteralString:
    return "MATCH (node:" + label + ")\nRETURN count(node)"


def link_count(name: LiteralString) -> LiteralString:
    return "MATCH ()-[link:" + name + "]->()\nRETURN count(link)"
