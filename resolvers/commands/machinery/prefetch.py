"""Reading beforehand what many changes are going to read, for all of them at once.

What is not foreseen is read when a change asks for it: nothing here decides what a change sees, only how often the
graph is asked.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from execution.errors import BadUserInput
from graph.facts.around import ITSELF
from graph.facts.recall import Recall
from graph.model.identity import LINKS_SHOWN, carried_by
from graph.model.kinds import LinkTable, NodeTable
from graph.model.tables import MEMBER, MEMBER_OF, NODES, ORGANIZATION, PERSON, PLACE
from resolvers.commands.machinery.batch import Wanted
from resolvers.commands.machinery.spec import Sides
from resolvers.shared.identifiers import decode_id

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
    """What the inputs name with what is around it, and the organizations that those members belong to or go to."""
    named: defaultdict[tuple[NodeTable, Sides], set[str]] = defaultdict(set)
    first = date.max
    for one in changes:
        first = min(first, one.on, *(line.get("heldOn") or one.on for line in one.given.get("meetings", ())))
        for table, identifier in named_in(one.given):
            named[table, one.spec.around.get(table, ITSELF)].add(identifier)
    for (table, sides), identifiers in named.items():
        # links of people are read whatever their day
        day = date.min if table in {MEMBER, PERSON} else first
        await reads.remember(table, identifiers, sides, day)
    cells = {link.end for link in reads.memory.facts.rows.values() if link.table is MEMBER_OF}
    await reads.remember(ORGANIZATION, cells, ITSELF, first)


def named_in(given: Any) -> Iterator[tuple[NodeTable, str]]:
    """(table, id) of every object of the graph that an input names by its global id; of a link, who it is of."""
    if isinstance(given, Mapping):
        for value in given.values():
            yield from named_in(value)
    elif isinstance(given, list | tuple):
        for value in given:
            yield from named_in(value)
    elif isinstance(given, str):
        yield from nodes_named(given)


def nodes_named(text: str) -> Iterator[tuple[NodeTable, str]]:
    try:
        named = decode_id(text, "")
    except BadUserInput:
        return
    identifier = named.key if isinstance(named.key, str) else named.key[0]
    yield from ((table, identifier) for table in FOUND_AS.get(named.type, ()))
