"""How many rows of each kind a graph has, at all and alive on a day."""

from collections.abc import Mapping
from datetime import date
from typing import LiteralString

from graph.cypher.dates import holds
from graph.engine.sessions import Reads
from graph.model.tables import HAS_PROFILE, HOLDS, IN, LINK_TABLES, MEMBER_OF, NODE_TABLES
from graph.model.vocabulary import Level

Counted = tuple[str, str, int]


async def count_rows(reads: Reads) -> list[tuple[str, int]]:
    """Every label and link type with its number; one statement each."""
    labels: list[tuple[LiteralString, LiteralString]] = [
        (table.label, node_count(table.label)) for table in NODE_TABLES
    ]
    links: dict[LiteralString, LiteralString] = {table.type: link_count(table.type) for table in LINK_TABLES}
    return [(name, await reads.read(text)) for name, text in (*labels, *links.items())]


async def count_all(reads: Reads) -> int:
    """All nodes and links of the model; a node with two labels is one."""
    counts = dict(await count_rows(reads))
    return sum(counts.values()) - sum(counts[table.label] * len(table.also) for table in NODE_TABLES)


def node_count(label: LiteralString) -> LiteralString:
    return "MATCH (node:" + label + ")\nRETURN count(node)"


def link_count(name: LiteralString) -> LiteralString:
    return "MATCH ()-[link:" + name + "]->()\nRETURN count(link)"


NAMED: LiteralString = "MATCH (:Organization)-[it:HAS_PROFILE]->(then:Profile)"
PLACE: LiteralString = "MATCH (it:Place)"
MEMBER: LiteralString = "MATCH (it:Member)"
LIVES: LiteralString = "WHERE " + holds("it")
MEETING: LiteralString = "MATCH (it:Meeting)"
EVENT: LiteralString = "MATCH (it:ChangeEvent)"
TOLD_APART: Mapping[LiteralString, LiteralString] = {MEMBER_OF.type: "it.kind", HOLDS.type: "it.body"}
LINKS: Mapping[LiteralString, LiteralString] = {
    table.type: TOLD_APART.get(table.type, "''")
    for table in LINK_TABLES
    if table.dated and table not in (HAS_PROFILE, IN)
}
"""Links that hold on a day, with what they are told apart by; names are counted with the organizations."""


async def count_living(reads: Reads, on: date) -> list[Counted]:
    """(kind, what tells them apart, number) of what holds on a day; meetings and events are those up to the day."""
    texts: list[tuple[LiteralString, LiteralString]] = [
        ("Organization", counted_by(NAMED, LIVES, "then.level")),
        ("Place", counted_by(PLACE, LIVES, "it.kind")),
        ("Member", counted_by(MEMBER, LIVES, "''")),
        *((name, counted_by("MATCH ()-[it:" + name + "]->()", LIVES, part)) for name, part in LINKS.items()),
        ("Meeting", counted_by(MEETING, "WHERE it.heldOn <= $on", "''")),
        ("ChangeEvent", counted_by(EVENT, "WHERE it.on <= $on", "it.kind")),
    ]
    return [(name, *row) for name, text in texts for row in in_order(await reads.read(text, on=on))]


def counted_by(match: LiteralString, holds: LiteralString, part: LiteralString) -> LiteralString:
    return "\n".join((match, holds, "WITH " + part + " AS part, count(it) AS number", "RETURN collect([part, number])"))


def in_order(rows: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Levels from the top down, everything else by the alphabet."""
    levels = [str(level) for level in Level]
    return sorted(((part, number) for part, number in rows), key=lambda row: (part_rank(row[0], levels), row[0]))


def part_rank(part: str, levels: list[str]) -> int:
    return levels.index(part) if part in levels else len(levels)
