"""All that a graph holds, table by table, to be held against rows."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, LiteralString

from graph.engine.sessions import Reads
from graph.model.kinds import LinkTable, NodeTable
from graph.model.seals import SALT
from graph.model.tables import LINK_TABLES, NODE_TABLES, ORGANIZATION
from seeds.draft.rows import Rows
from seeds.exchange.load import nodes_of


async def read_tables(reads: Reads) -> Rows:
    """Every row with all its properties, derived ones too; dates as texts."""
    rows = Rows()
    for table in NODE_TABLES:
        for values in await reads.read(nodes_statement(table)):
            rows.add_node(table.label, dict(zip(table.properties, values, strict=True)))
    for link in LINK_TABLES:
        for start, end, *values in await reads.read(links_statement(link)):
            rows.add_link(link.name, start, end, dict(zip(link.properties, values, strict=True)))
    return rows


def as_loaded(rows: Rows) -> Rows:
    """The rows with the series that the loader adds to organizations."""
    return Rows({**rows.nodes, "Organization": list(nodes_of(rows, ORGANIZATION))}, rows.links)


def nodes_statement(table: NodeTable) -> LiteralString:
    properties = ", ".join([text_of(table, name, "node") for name in table.properties])
    alone: LiteralString = " WHERE NOT node:Member" if table.label == "Person" else ""
    return "MATCH (node:" + table.label + ")" + alone + " RETURN collect([" + properties + "])"


def links_statement(table: LinkTable) -> LiteralString:
    properties = ", ".join(["here.id", "away.id", *[text_of(table, name, "link") for name in table.properties]])
    pattern: LiteralString = "(here:" + table.start + ")-[link:" + table.type + "]->(away:" + table.end + ")"
    return "MATCH " + pattern + " RETURN collect([" + properties + "])"


def text_of(table: NodeTable | LinkTable, name: LiteralString, variable: LiteralString) -> LiteralString:
    read: LiteralString = variable + "." + name
    return "toString(" + read + ")" if name in table.dates else read


def compared(rows: Rows, ids: Mapping[str, str], but: Iterable[str]) -> dict[str, list[str]]:
    """The rows as sorted texts by table, to compare; `ids` gives one thing that was made twice one name, and `but`
    names properties that are left out.

    The ids of profiles and of events mean nothing: a profile stands in its organization's row, an event with its ends.
    """
    left_out = {*but, SALT}  # drawn anew each time
    profiles = {row["id"]: without(row, {"id"}) for row in rows.nodes.get("Profile", [])}
    found = {label: [plain(without(row, left_out)) for row in table] for label, table in rows.nodes.items()}
    for name, table in rows.links.items():
        inside = profiles if name == "HAS_PROFILE" else {}
        found[name] = [plain([start, inside.get(end, end), row]) for start, end, row in table]
    found["ChangeEvent"] = list(events(rows))
    told = {name: sorted(renamed(text, ids) for text in texts) for name, texts in found.items()}
    return {name: texts for name, texts in told.items() if texts and name not in {"Profile", "ORIGINAL", "RESULTING"}}


def events(rows: Rows) -> Iterable[str]:
    ends: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for name in ("ORIGINAL", "RESULTING"):
        for event, organization, row in rows.links.get(name, []):
            ends[event, name].append(plain([organization, row]))
    for row in rows.nodes.get("ChangeEvent", []):
        taken = [sorted(ends[row["id"], name]) for name in ("ORIGINAL", "RESULTING")]
        yield plain([without(row, {"id"}), taken])


def without(row: Mapping[str, Any], names: set[str]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in names}


def plain(value: Any) -> str:
    """A text of its own for each value: what is not there is not told."""
    return json.dumps(stripped(value), sort_keys=True, ensure_ascii=False, default=str)


def stripped(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: stripped(one) for name, one in value.items() if one is not None}
    if isinstance(value, list | tuple):
        return [stripped(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value


def renamed(text: str, ids: Mapping[str, str]) -> str:
    for made, told in ids.items():
        text = text.replace(made, told)
    return text
