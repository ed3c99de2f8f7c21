"""Rows of lines with the values that their seals stand for, as far as these are kept."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, LiteralString

from graph.engine.sessions import Reads
from graph.facts.around import ITSELF, parsed, surroundings_statement
from graph.facts.replaced import Earlier
from graph.ledger.rows import Row, seals_in
from graph.model.identity import TABLES, text_of
from graph.model.kinds import NodeTable
from graph.model.seals import ERASED, SALT, seal_in, seal_of
from graph.model.tables import NODE_TABLES

SEALED: tuple[NodeTable, ...] = tuple(table for table in NODE_TABLES if table.personal)
"""The tables of which values stand beside the chain."""

LIST_VALUES: LiteralString = """
UNWIND $ids AS id
MATCH (earlier:Earlier {id: id})
RETURN collect([id, earlier.value])
""".strip()

LIST_EARLIER: LiteralString = """
MATCH (earlier:Earlier)
RETURN collect([earlier.id, earlier.of, earlier.name, earlier.value, earlier.salt])
""".strip()

LIST_SALTED_ABOUT: LiteralString = """
MATCH (:Member {id: $id})<-[:ABOUT]-(change:Change)
WHERE change.salt IS NOT NULL
RETURN collect(change.id)
""".strip()

LIST_SALTED_NAMING: LiteralString = """
MATCH (change:Change)
WHERE change.salt IS NOT NULL
MATCH (text:ChangeText {id: change.id})
WHERE $subject IN text.subjects
RETURN collect(change.id)
""".strip()

COUNT_EARLIER: LiteralString = """
MATCH (earlier:Earlier {of: $owner})
RETURN count(earlier)
""".strip()


@dataclass(slots=True)
class Values:
    """What seals stand for, and the salts of the nodes that still have one, by `Label:id`."""

    by_seal: dict[str, str] = field(default_factory=dict[str, str])
    salts: dict[str, str] = field(default_factory=dict[str, str])

    def take(self, table: NodeTable, facts: Mapping[str, Any]) -> None:
        """The values that a node has now."""
        salt = facts.get(SALT)
        if salt is not None:
            self.salts[f"{table.name}:{facts['id']}"] = salt
            now = [(name, facts[name]) for name in table.personal if name in facts]
            self.by_seal |= {seal_of(salt, name, value): text_of(value) for name, value in now}

    def open(self, row: Row, *, salted: bool = False) -> Row:
        """The row with values; what was erased is not there, but for a name, which says so."""
        personal = TABLES[row[0]].personal
        if not personal:
            return row
        facts: dict[str, Any] = {}
        for name, value in row[-1].items():
            seal = seal_in(value) if name in personal else None
            if seal is None or seal in self.by_seal:
                facts[name] = value if seal is None else self.by_seal[seal]
            elif name == "name":
                facts[name] = ERASED
        salt = self.salts.get(f"{row[0]}:{facts['id']}") if salted else None
        return [*row[:-1], facts | ({} if salt is None or not seals_in(row) else {SALT: salt})]

    def lacks(self, row: Row) -> bool:
        """Whether something of the row was erased."""
        return any(seal not in self.by_seal for seal in seals_in(row))


async def values_of(reads: Reads, rows: Iterable[Row]) -> Values:
    """What the seals in these rows stand for: what their nodes say now, and what they said before."""
    found, sealed = Values(), [row for row in rows if seals_in(row)]
    for table in SEALED:
        ids = sorted({row[-1]["id"] for row in sealed if row[0] == table.name})
        if ids:
            for values, _ in await reads.read(surroundings_statement(table, ITSELF), ids=ids, day=None):
                found.take(table, parsed(table, values))
    missing = {seal for row in sealed for seal in seals_in(row)} - found.by_seal.keys()
    if missing:
        found.by_seal |= dict(await reads.read(LIST_VALUES, ids=sorted(missing)))
    return found


async def opened(reads: Reads, rows: Sequence[Row], *, salted: bool = False) -> list[Row]:
    """The rows with the values that their seals stand for; `salted` with the salts of nodes that have one."""
    values = await values_of(reads, rows)
    return [values.open(row, salted=salted) for row in rows]


async def list_earlier(reads: Reads) -> list[Earlier]:
    """All values that were replaced and are kept."""
    return [Earlier(*row) for row in await reads.read(LIST_EARLIER)]


async def list_salted(reads: Reads, member: str, *, there: bool) -> list[str]:
    """The lines about a member of which the request can still be recognized; of one who was taken back, no link tells
    them, and all lines are looked through."""
    if there:
        found: list[str] = await reads.read(LIST_SALTED_ABOUT, id=member)
    else:
        found = await reads.read(LIST_SALTED_NAMING, subject=f"Member:{member}")
    return found


async def has_earlier(reads: Reads, owner: str) -> bool:
    """Whether values of a node that were replaced are kept."""
    return bool(await reads.read(COUNT_EARLIER, owner=owner))
