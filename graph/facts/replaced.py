"""Personal values that a change replaces: they stand beside the chain under their seals, so that what was known can be
told, until they are erased.
"""

from collections.abc import Iterable, Iterator
from typing import LiteralString, NamedTuple

from graph.facts.facts import Fact
from graph.facts.rows import Part
from graph.model.identity import text_of
from graph.model.kinds import NodeTable
from graph.model.seals import SALT, seal_of

KEEP_EARLIER: LiteralString = """
UNWIND $rows AS row
MERGE (earlier:Earlier {id: row[0]})
SET earlier.of = row[1], earlier.name = row[2], earlier.value = row[3], earlier.salt = row[4]
""".strip()

FORGET_EARLIER: LiteralString = """
UNWIND $rows AS owner
MATCH (earlier:Earlier {of: owner})
DELETE earlier
""".strip()

FORGET_SALTS: LiteralString = """
UNWIND $rows AS id
MATCH (change:Change {id: id})
SET change.salt = null
""".strip()


class Earlier(NamedTuple):
    """A value that stood once: its seal, of which node (`Label:id`) and property it was, the value as a text, and the
    salt that opens the seal."""

    id: str
    of: str
    name: str
    value: str
    salt: str


def owner_of(fact: Fact) -> str:
    """A node as those are told apart of which values are kept."""
    return f"{fact.table.name}:{fact.start}"


def replaced_by(changed: Iterable[Fact]) -> Iterator[Earlier]:
    """The personal values that were another before, or of what is taken back; what is erased leaves none."""
    for fact in changed:
        if isinstance(fact.table, NodeTable) and fact.table.personal and fact.before is not None:
            salt = fact.before.get(SALT)
            if salt is not None and (fact.dropped or fact.values.get(SALT) == salt):
                yield from values_before(fact, salt)


def values_before(fact: Fact, salt: str) -> Iterator[Earlier]:
    for name in sorted(fact.table.personal):
        value = (fact.before or {}).get(name)
        if value is not None and (fact.dropped or fact.has_other(name)):
            yield Earlier(seal_of(salt, name, value), owner_of(fact), name, text_of(value), salt)


def earlier_part(rows: Iterable[Earlier]) -> Part:
    """Writes values that were replaced."""
    return Part("earlier", KEEP_EARLIER, [list(one) for one in rows])


def replacing(changed: Iterable[Fact]) -> list[Part]:
    """Writes the values that these have replaced, if there are any."""
    part = earlier_part(replaced_by(changed))
    return [part] if part.rows else []


def forgetting_parts(owners: Iterable[str], lines: Iterable[str]) -> list[Part]:
    """Takes away the earlier values of nodes, and the salts of lines."""
    return [
        Part("forgotten", FORGET_EARLIER, sorted(owners)),
        Part("unsalted", FORGET_SALTS, sorted(lines)),
    ]
