"""The steps of migrations that no statement can take, as they need what Python works out of a row.

A step goes through a label in the order of ids, a part in one transaction: stopped half-way and run again, it comes to
the same.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, LiteralString

from graph.engine.sessions import Graph, Transaction
from graph.model.derived import member_keys, person_keys, place_keys, profile_keys
from graph.model.tables import FURTHER_TAILS, TAILS

AT_ONCE = 2_000
NUMBERS: tuple[LiteralString, ...] = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12")

LIST_PEOPLE: LiteralString = """
MATCH (node:Person)
WHERE node.id > $after
WITH node
ORDER BY node.id
LIMIT $most
RETURN collect([node.id, node.name])
""".strip()

LIST_MEMBERS: LiteralString = """
MATCH (node:Member)
WHERE node.id > $after
WITH node
ORDER BY node.id
LIMIT $most
RETURN collect([node.id, node.name])
""".strip()

LIST_PLACES: LiteralString = """
MATCH (node:Place)
WHERE node.id > $after
WITH node
ORDER BY node.id
LIMIT $most
RETURN collect([node.id, node.name, node.kind, node.code])
""".strip()

LIST_PROFILES: LiteralString = """
MATCH (node:Profile)<-[:HAS_PROFILE]-(owner:Organization)
WHERE node.id > $after
WITH node, owner
ORDER BY node.id
LIMIT $most
RETURN collect([node.id, node.name, node.level, owner.code, owner.id, node.shortName])
""".strip()

LIST_ORGANIZATIONS: LiteralString = """
MATCH (node:Organization)
WHERE node.id > $after AND node.name IS NOT NULL
WITH node
ORDER BY node.id
LIMIT $most
RETURN collect([node.id, node.name, node.level, node.code, node.id, node.shortName])
""".strip()


@dataclass(frozen=True, slots=True)
class Rewriting:
    """How the derived properties of a label are worked out of its rows; a row begins with the node's id."""

    label: LiteralString
    rows: LiteralString
    values: Callable[[Sequence[Any]], Mapping[str, Any]]
    properties: tuple[LiteralString, ...]

    @property
    def statement(self) -> LiteralString:
        """Sets the properties from `$rows`: [id, value of each ...]."""
        match: LiteralString = "UNWIND $rows AS row MATCH (node:" + self.label + " {id: row[0]})"
        pairs = zip(self.properties, NUMBERS[: len(self.properties)], strict=True)
        settings: list[LiteralString] = ["node." + name + " = row[" + number + "]" for name, number in pairs]
        return match + " SET " + ", ".join(settings)


def of_place(row: Sequence[Any]) -> Mapping[str, Any]:
    return place_keys({"id": row[0], "name": row[1], "kind": row[2], "code": row[3]})


def of_profile(row: Sequence[Any]) -> Mapping[str, Any]:
    return profile_keys({"name": row[1], "level": row[2], "shortName": row[5]}, row[3], row[4])


def of_person(row: Sequence[Any]) -> Mapping[str, Any]:
    return person_keys(row[1], row[0])


def of_member(row: Sequence[Any]) -> Mapping[str, Any]:
    return member_keys(row[1], row[0])


FOUND_BY: tuple[LiteralString, ...] = (*TAILS, FURTHER_TAILS)
LEFT: tuple[LiteralString, ...] = ("word1", "word2", "word3", "word4")
"""What members were found by once."""
KEYS = (
    Rewriting("Person", LIST_PEOPLE, of_person, ("nameFold", "sortKey")),
    Rewriting("Member", LIST_MEMBERS, of_member, (*FOUND_BY, *LEFT)),
    Rewriting("Place", LIST_PLACES, of_place, ("nameFold", "sortKey", *FOUND_BY)),
    Rewriting("Profile", LIST_PROFILES, of_profile, ("nameFold", "sortKey", "nameKey", *FOUND_BY)),
    Rewriting("Organization", LIST_ORGANIZATIONS, of_profile, ("sortKey",)),
)


async def rewrite_keys(graph: Graph) -> None:
    """Works out the keys of all names anew, for order and for search."""
    for one in KEYS:
        after = ""
        while rows := await graph.read(one.rows, after=after, most=AT_ONCE):
            await graph.write(written(one, rows))
            after = rows[-1][0]


def written(one: Rewriting, rows: Sequence[Sequence[Any]]) -> Callable[[Transaction], Awaitable[object]]:
    found = ((row[0], one.values(row)) for row in rows)
    wanted = [[key, *(values.get(name) for name in one.properties)] for key, values in found]

    async def work(transaction: Transaction) -> object:
        return await transaction.run(one.statement, rows=wanted)

    return work


STEPS: Mapping[str, Callable[[Graph], Awaitable[None]]] = {"rewrite_keys": rewrite_keys}
"""The steps by the name that a migration's text calls them by."""
