"""A small graph as a file: all its nodes and links but the migrations, as the version that made it wrote them.

`migrations` is the number of the last one that the graph had, `end` the number and hash of its ledger's last line. A
day stands as `{"date": "YYYY-MM-DD"}`.
"""

import json
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, LiteralString, cast

from graph.engine.sessions import Graph, Reads, Transaction

GRAPHS = Path(__file__).parent / "graphs"

LIST_NODES: LiteralString = """
MATCH (node)
WHERE NOT node:Migration AND NOT node:GraphState
RETURN collect([labels(node), properties(node)])
""".strip()

LIST_LINKS: LiteralString = """
MATCH (start)-[link]->(end)
RETURN collect([labels(start), start.id, type(link), labels(end), end.id, properties(link)])
""".strip()

LAST_MIGRATION: LiteralString = """
MATCH (applied:Migration)
RETURN max(applied.number)
""".strip()

LAST_LINE: LiteralString = """
MATCH (ledger:Ledger {id: 'ledger'})
RETURN toString(ledger.seq) + ':' + ledger.hash
""".strip()


async def store(reads: Reads, path: Path) -> None:
    """Writes the graph into a file, one node or link a line."""
    nodes = [[label_of(labels), sorted(labels), to_json(values)] for labels, values in await reads.read(LIST_NODES)]
    links = [
        [label_of(away), start, kind, label_of(to), end, to_json(values)]
        for away, start, kind, to, end, values in await reads.read(LIST_LINKS)
    ]
    parts = [
        f'"migrations": {await reads.read(LAST_MIGRATION)}',
        f'"end": "{await reads.read(LAST_LINE)}"',
        *(f'"{name}": [\n{lines_of(rows)}\n]' for name, rows in (("nodes", nodes), ("links", links))),
    ]
    path.write_text("{\n" + ",\n".join(parts) + "\n}\n", encoding="utf-8")


async def restore(graph: Graph, stored: Mapping[str, Any]) -> None:
    """Writes a stored graph into an empty one."""
    nodes: defaultdict[str, list[Any]] = defaultdict(list)
    links: defaultdict[tuple[str, str, str], list[Any]] = defaultdict(list)
    for _, labels, values in stored["nodes"]:
        nodes[":".join(labels)].append(from_json(values))
    for away, start, kind, to, end, values in stored["links"]:
        links[away, kind, to].append([start, end, from_json(values)])

    async def work(transaction: Transaction) -> None:
        for labels, rows in nodes.items():
            await transaction.run(text(f"UNWIND $rows AS row CREATE (node:{labels}) SET node = row"), rows=rows)
        for (away, kind, to), rows in links.items():
            found = f"MATCH (start:{away} {{id: row[0]}}) MATCH (end:{to} {{id: row[1]}})"
            made = f"CREATE (start)-[link:{kind}]->(end) SET link = row[2]"
            await transaction.run(text(f"UNWIND $rows AS row {found} {made}"), rows=rows)

    await graph.write(work)


def label_of(labels: list[str]) -> str:
    """The label that a node's id is unique under: a member's own, not that of a person."""
    return min(labels)


def to_json(values: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: {"date": value.iso_format()} if hasattr(value, "iso_format") else value
        for name, value in sorted(values.items())
    }


def from_json(values: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: date.fromisoformat(value["date"]) if isinstance(value, dict) else value for name, value in values.items()
    }


def lines_of(rows: list[Any]) -> str:
    return ",\n".join(sorted(json.dumps(row, ensure_ascii=False) for row in rows))


def text(statement: str) -> LiteralString:
    return cast("LiteralString", statement)  # type: ignore[redundant-cast]  # pyright tells them apart
