"""Who holds the file of each organization: read once for all viewers, of all days."""

from collections.abc import Sequence
from typing import LiteralString, NamedTuple

from graph.engine.rows import rows_of
from graph.engine.sessions import Reads


class Placed(NamedTuple):
    """A parent of an organization, for a time; `until` is the last day and later for an open end."""

    parent: str
    since: str
    until: str


class Held(NamedTuple):
    """An organization with its life, its parents of all days, and what it went into when it ended; days are texts."""

    id: str
    since: str
    until: str
    parents: Sequence[Placed]
    heirs: Sequence[str]


LIST_HELD: LiteralString = """
MATCH (node:Organization)
RETURN collect([node.id, toString(node.since), toString(node.until),
  [(node)-[part:PART_OF]->(above:Organization) | [above.id, toString(part.since), toString(part.until)]],
  [(node)<-[:ORIGINAL]-(event:ChangeEvent)-[:RESULTING]->(heir:Organization)
    WHERE event.on = node.until AND heir.id <> node.id | heir.id]])
""".strip()


async def list_held(reads: Reads) -> list[Held]:
    """All organizations, each with what says who holds its file."""
    return await rows_of(held_of, reads, LIST_HELD)


def held_of(one: str, since: str, until: str, parents: Sequence[Sequence[str]], heirs: Sequence[str]) -> Held:
    return Held(one, since, until, [Placed(*parent) for parent in parents], heirs)
