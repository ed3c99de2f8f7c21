"""The constraints and indexes that the migrations make, and which of them a graph lacks.

Without them, the graph still answers: slowly, and ids are no longer unique.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import LiteralString

from graph.engine.sessions import Reads

LIST_ENTRY_POINTS: LiteralString = """
SHOW INDEXES YIELD labelsOrTypes, properties, owningConstraint
RETURN collect([labelsOrTypes, properties, owningConstraint IS NOT NULL])
""".strip()

CONSTRAINT = re.compile(r"CREATE CONSTRAINT (\w+) IF NOT EXISTS\s+FOR \(node:(\w+)\) REQUIRE node\.(\w+) IS UNIQUE")
INDEX = re.compile(r"CREATE INDEX (\w+) IF NOT EXISTS\s+FOR \(node:(\w+)\) ON \(node\.(\w+)\)")
DROPPED = re.compile(r"DROP (?:CONSTRAINT|INDEX) (\w+)")


@dataclass(frozen=True, slots=True)
class EntryPoint:
    """A constraint (`unique`) or an index on a property of a label, with the statement that makes it."""

    label: str
    name: str
    unique: bool
    statement: LiteralString

    def __str__(self) -> str:
        return f"{'constraint' if self.unique else 'index'} on {self.label}.{self.name}"


def entry_points(statements: Sequence[LiteralString]) -> list[EntryPoint]:
    """What statements leave, carried out one after another."""
    found: dict[str, EntryPoint] = {}
    for statement in statements:
        if dropped := DROPPED.match(statement):
            found.pop(dropped[1], None)
        for pattern, unique in ((CONSTRAINT, True), (INDEX, False)):
            if made := pattern.match(statement):
                found[made[1]] = EntryPoint(made[2], made[3], unique, statement)
    return list(found.values())


async def lacking(reads: Reads, wanted: Sequence[EntryPoint]) -> list[EntryPoint]:
    """Those that the graph does not have."""
    there = {
        (labels[0], names[0], unique)
        for labels, names, unique in await reads.read(LIST_ENTRY_POINTS)
        if labels and names and len(names) == 1
    }
    return [one for one in wanted if (one.label, one.name, one.unique) not in there]
