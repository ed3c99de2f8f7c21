"""Rows of the graph's tables in memory: what the seeds make, the loader writes and the reference in tests reads."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

Properties = dict[str, Any]
LinkRow = tuple[str, str, Properties]


@dataclass(slots=True)
class Rows:
    """`nodes` by label, `links` by the table's name in graph/model/tables.py: (id of start, id of end, properties)."""

    nodes: dict[str, list[Properties]] = field(default_factory=dict[str, list[Properties]])
    links: dict[str, list[LinkRow]] = field(default_factory=dict[str, list[LinkRow]])

    def add_node(self, label: str, properties: Properties) -> None:
        self.nodes.setdefault(label, []).append(properties)

    def add_link(self, table: str, start: str, end: str, properties: Properties) -> None:
        self.links.setdefault(table, []).append((start, end, properties))

    def sizes(self) -> Iterator[tuple[str, int]]:
        """Every label and link table with its number of rows."""
        yield from ((label, len(rows)) for label, rows in self.nodes.items())
        yield from ((table, len(rows)) for table, rows in self.links.items())

    def total(self) -> int:
        return sum(size for _, size in self.sizes())


def by_id(rows: list[Properties]) -> Mapping[str, Properties]:
    return {row["id"]: row for row in rows}
