"""A nation's worth of data as CSV files for Neo4j's bulk importer, province by province.

Eighty provinces under one Central organization: each is Quảng Nam's own shape and history from a seed of its own, with
ids and, but for the first, codes of its own. Meetings are left out: they alone would double the rows. Memory stays that
of one province.
"""

import csv
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from graph.model.keys import END
from graph.model.kinds import LinkTable, NodeTable
from graph.model.tables import LINK_TABLES, NODE_TABLES
from seeds.draft.rows import Rows
from seeds.draft.scale import PROVINCE
from seeds.sizes import build_scale

PROVINCES = 80
"""As many as 5.6 million members are, at 70,000 each."""
LETTERS = "abcdefghijklmnopqrstuvwxyz"
SCALE = replace(PROVINCE, members=70_000, meetings=False)


def write_csv(directory: Path, provinces: int, seed: int, progress: Callable[[int, int], None]) -> None:
    """Writes one file for each table, headers as the importer reads them; `progress(done, total)` counts provinces."""
    directory.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        writers = {name: stack.enter_context(opened(directory / f"{name}.csv")) for name in table_names()}
        tables = {name: csv.writer(file) for name, file in writers.items()}
        for table in NODE_TABLES:
            tables[table.label].writerow(node_header(table))
        for link in LINK_TABLES:
            tables[link.name].writerow(link_header(link))
        for number in range(provinces):
            rows = build_scale(SCALE, seed + number, prefix_of(number))
            write_province(tables, rows if number == 0 else joined(rows, prefix_of(number)))
            progress(number + 1, provinces)


def joined(rows: Rows, prefix: str) -> Rows:
    """A further province: under the first one's Central organization and country, with its prefix before every code."""
    tops = {
        row["id"]: row["id"].replace(prefix, prefix_of(0), 1)
        for row in (*rows.nodes["Organization"], *rows.nodes["Place"])
        if row["code"] in {"00", "VN"}
    }
    profiles = {end for start, end, _ in rows.links["HAS_PROFILE"] if start in tops}
    nodes = {
        label: [recoded(row, prefix) for row in table if row["id"] not in tops and row["id"] not in profiles]
        for label, table in rows.nodes.items()
    }
    links = {
        name: [(start, tops.get(end, end), row) for start, end, row in table if start not in tops]
        for name, table in rows.links.items()
    }
    return Rows(nodes, links)


def recoded(row: dict[str, Any], prefix: str) -> dict[str, Any]:
    """The row with its province's prefix before its code, in its order too."""
    if not row.get("code"):
        return row
    code = f"{prefix}-{row['code']}"
    return {**row, "code": code, "sortKey": row["sortKey"].replace(f"|{row['code']}{END}", f"|{code}{END}")}


def opened(path: Path) -> Any:
    return path.open("w", encoding="utf-8", newline="")


def table_names() -> Iterator[str]:
    yield from (table.label for table in NODE_TABLES)
    yield from (link.name for link in LINK_TABLES)


def prefix_of(number: int) -> str:
    """Two letters that begin the ids of a province."""
    return LETTERS[number // len(LETTERS)] + LETTERS[number % len(LETTERS)]


def node_header(table: NodeTable) -> list[str]:
    """`id` is kept as a property and is what links refer to; labels stand in the import command."""
    return [
        f"id:ID({space_of(table.label)})" if name == "id" else name + kind_of(table, name) for name in table.properties
    ]


def link_header(link: LinkTable) -> list[str]:
    names = [name + kind_of(link, name) for name in link.properties]
    return [f":START_ID({space_of(link.start)})", f":END_ID({space_of(link.end)})", *names]


def space_of(label: str) -> str:
    """Members are persons: their ids are unique in one space."""
    return "Person" if label == "Member" else label


def kind_of(table: NodeTable | LinkTable, name: str) -> str:
    """The importer's type of a property."""
    if name in table.dates:
        return ":date"
    if name in {"lat", "lon", "points"}:
        return ":double"
    if name in {"countedOfficial", "countedProbationary"}:
        return ":long[]"
    if name in table.lists:
        return ":string[]"
    return ":long" if name in table.numbers else ""


def write_province(tables: dict[str, Any], rows: Rows) -> None:
    for table in NODE_TABLES:
        writer = tables[table.label]
        writer.writerows(values_of(row, table.properties) for row in rows.nodes.get(table.label, []))
    for link in LINK_TABLES:
        writer = tables[link.name]
        for start, end, row in rows.links.get(link.name, []):
            writer.writerow([start, end, *values_of(row, link.properties)])


def values_of(row: dict[str, Any], names: Sequence[str]) -> list[object]:
    return [text_of(row.get(name)) for name in names]


def text_of(value: Any) -> object:
    if isinstance(value, list):
        return ";".join(map(str, value))
    return value.isoformat() if isinstance(value, date) else value
