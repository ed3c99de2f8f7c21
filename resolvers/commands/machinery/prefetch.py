"""Reading beforehand what many changes are going to read, for all of them at once.

What is not foreseen is read when a change asks for it: nothing here decides what a change sees, only how often the
graph is asked.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from execution.errors import BadUserInput
from graph.facts.around import (
    CELLS,
    CIVIL_POSTS,
    EVERYTHING_OF_MEMBER,
    HOMES,
    ITSELF,
    POSTS,
    SEATS,
    SUPERVISED,
    SUPERVISORS,
    remember,
)
from graph.facts.memory import Memory
from graph.model.tables import NODES, ORGANIZATION, Side
from graph.model.vocabulary import ChangeKind
from resolvers.commands.machinery.batch import Wanted
from resolvers.shared.identifiers import decode_id

Sides = tuple[Side, ...]
AROUND_MEMBERS: Mapping[ChangeKind, Sides] = {
    ChangeKind.CONFIRM_OFFICIAL: (CELLS,),
    ChangeKind.SET_CIRCUMSTANCE: (CELLS,),
    ChangeKind.TRANSFER_MEMBER: (CELLS, POSTS, HOMES),
    ChangeKind.END_MEMBERSHIP: EVERYTHING_OF_MEMBER,
    ChangeKind.APPOINT: (POSTS,),
    ChangeKind.END_APPOINTMENT: (POSTS,),
    ChangeKind.END_SUPERVISION: (SUPERVISED,),
}
AROUND_ORGANIZATIONS: Mapping[ChangeKind, Sides] = {
    ChangeKind.APPOINT: (SEATS,),
    ChangeKind.APPOINT_COMMITTEE: (SEATS,),
    ChangeKind.RECORD_MEETING: (SUPERVISORS,),
    ChangeKind.RECORD_MEETINGS: (SUPERVISORS,),
}
AROUND_PEOPLE: Mapping[ChangeKind, Sides] = {ChangeKind.LEAVE_OFFICE: CIVIL_POSTS}
AROUND = {"Member": AROUND_MEMBERS, "Organization": AROUND_ORGANIZATIONS, "Person": AROUND_PEOPLE}
LABELS: Mapping[str, tuple[str, ...]] = {
    "Organization": ("Organization",),
    "Member": ("Member",),
    "NonMember": ("Person",),
    "Membership": ("Member",),
    "Assignment": ("Member",),
    "Supervision": ("Member",),
    # who holds a civil post may be either
    "Office": ("Member", "Person"),
    "Place": ("Place",),
}
"""Where the node is found that an id names; that of a link, the one that it starts from."""


async def foresee(memory: Memory, changes: Iterable[Wanted]) -> None:
    """What the inputs name with what is around it, and the organizations that those members belong to or go to."""
    named: defaultdict[tuple[str, Sides], set[str]] = defaultdict(set)
    first = date.max
    for one in changes:
        first = min(first, one.on, *(line.get("heldOn") or one.on for line in one.given.get("meetings", ())))
        for label, identifier in named_in(one.given):
            named[label, sides_of(one.spec.kind, label)].add(identifier)
    for (label, sides), identifiers in named.items():
        # links of people are read whatever their day
        day = date.min if label in {"Member", "Person"} else first
        await remember(memory, NODES[label], identifiers, sides, day)
    cells = {link.end for link in memory.facts.rows.values() if link.table == "MEMBER_OF"}
    await remember(memory, ORGANIZATION, cells, ITSELF, first)


def sides_of(kind: ChangeKind, label: str) -> Sides:
    return AROUND[label].get(kind, ITSELF) if label in AROUND else ITSELF


def named_in(given: Any) -> Iterator[tuple[str, str]]:
    """(label, id) of every object of the graph that an input names by its global id; of a link, who it is of."""
    if isinstance(given, Mapping):
        for value in given.values():
            yield from named_in(value)
    elif isinstance(given, list | tuple):
        for value in given:
            yield from named_in(value)
    elif isinstance(given, str):
        yield from nodes_named(given)


def nodes_named(text: str) -> Iterator[tuple[str, str]]:
    try:
        named = decode_id(text, "")
    except BadUserInput:
        return
    identifier = named.key if isinstance(named.key, str) else named.key[0]
    yield from ((label, identifier) for label in LABELS.get(named.type, ()))
