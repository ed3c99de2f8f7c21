"""Reading beforehand what many changes are going to read, for all of them at once.

What is not foreseen is read when a change asks for it: nothing here decides what a change sees, only how often the
graph is asked.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from graph.facts.around import ITSELF
from graph.facts.doubles import KEYED, remember_same
from graph.facts.recall import Recall
from graph.model.identity import LINKS_SHOWN, carried_by
from graph.model.kinds import LinkTable, NodeTable
from graph.model.tables import MEMBER, MEMBER_OF, NODES, ORGANIZATION, PERSON, PLACE
from resolvers.commands.machinery.batch import Wanted
from resolvers.commands.machinery.inputs import values_in
from resolvers.commands.machinery.spec import Sides
from resolvers.shared.identifiers import found_id

NAMES_OF_KEYS = frozenset(name for _, name in KEYED)
"""What inputs call a value as the tables do that nodes are found by."""
PREFETCHED = (ORGANIZATION, MEMBER, PERSON, PLACE)


def starts_of(tables: Iterable[LinkTable]) -> tuple[NodeTable, ...]:
    """What a link of one of the tables may start from."""
    return tuple(dict.fromkeys(node for table in tables for node in carried_by(NODES[table.start])))


FOUND_AS: Mapping[str, tuple[NodeTable, ...]] = {
    **{table.shown: (table,) for table in PREFETCHED},
    **{shown: starts_of(tables) for shown, tables in LINKS_SHOWN.items()},
}
"""What the node may be that an id of a type names; that of a link, the one that it starts from."""


async def foresee(reads: Recall, changes: Iterable[Wanted]) -> None:
    """What the inputs name with what is around it, the organizations that those members belong to or go to, and who
    has the cards, birthdays and codes that are given."""
    named: defaultdict[tuple[NodeTable, Sides], set[str]] = defaultdict(set)
    given: defaultdict[str, set[str | date]] = defaultdict(set)
    first = date.max
    for one in changes:
        first = min(first, one.on, *(line.get("heldOn") or one.on for line in one.given.get("meetings", ())))
        for name, value in values_in(one.given):
            if name in NAMES_OF_KEYS:
                given[name].add(value)
            elif isinstance(value, str):
                for table, identifier in nodes_named(value):
                    named[table, one.spec.around.get(table, ITSELF)].add(identifier)
    for (table, sides), identifiers in named.items():
        # links of people are read whatever their day
        day = date.min if table in {MEMBER, PERSON} else first
        await reads.remember(table, identifiers, sides, day)
    cells = {link.end for link in reads.memory.facts.rows.values() if link.table is MEMBER_OF}
    await reads.remember(ORGANIZATION, cells, ITSELF, first)
    for table, name in KEYED:
        await remember_same(reads.memory, table, name, given[name])


def nodes_named(text: str) -> Iterator[tuple[NodeTable, str]]:
    """(table, id) of the object of the graph that a global id names, where the text is one; of a link, who it is of."""
    named = found_id(text)
    if named is not None:
        identifier = named.key if isinstance(named.key, str) else named.key[0]
        yield from ((table, identifier) for table in FOUND_AS.get(named.type, ()))
