"""Organizations with all their days, and those who follow them, where nothing is held in memory.

Days leave the graph as texts and become ordinals here.
"""

from collections.abc import Collection, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, LiteralString

from graph.cypher.dates import IN_PERIOD, Period, each_and_under
from graph.cypher.held import Following, Lived, levels_of
from graph.engine.rows import rows_of
from graph.engine.sessions import Reads

LIST_UNDER_BETWEEN: LiteralString = each_and_under(IN_PERIOD) + "\nRETURN collect(DISTINCT node.id)"


async def list_under_between(reads: Reads, top: str, period: Period) -> list[str]:
    """What may have been at and under an organization in a period, by links of the hierarchy in it."""
    found: list[str] = await reads.read(LIST_UNDER_BETWEEN, ids=[top], **period.bounds)
    return found


LIST_LIVED: LiteralString = """
UNWIND $ids AS id
MATCH (node:Organization {id: id})
RETURN collect([
  node.id, node.sortKey, node.sector, toString(node.since), toString(node.until),
  [(node)-[part:PART_OF]->(above:Organization) | [above.id, toString(part.since), toString(part.until)]],
  [(node)-[so:HAS_PROFILE]->(called:Profile) | [called.level, toString(so.since), toString(so.until)]],
  node.countedFrom, node.countedOfficial, node.countedProbationary
])
""".strip()


async def list_lived(reads: Reads, organizations: Collection[str]) -> list[Lived]:
    """Organizations with all their days."""
    return await rows_of(lived_of, reads, LIST_LIVED, ids=sorted(organizations))


@lru_cache(maxsize=100_000)
def ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def lived_of(
    one: str,
    key: str,
    sector: str | None,
    since: str,
    until: str,
    parents: Sequence[Sequence[str]],
    levels: Sequence[Sequence[str]],
    *counted: Sequence[Any] | None,
) -> Lived:
    days, official, probationary = (series or () for series in counted)
    return Lived(
        one,
        key,
        sector,
        ordinal(since),
        ordinal(until),
        sorted(dated(*parent) for parent in parents),
        levels_of(sorted((dated(*level) for level in levels), key=lambda level: level[1])),
        list(zip(map(ordinal, days), official, probationary, strict=True)),
    )


def dated(name: str, since: str, until: str) -> tuple[str, int, int]:
    return name, ordinal(since), ordinal(until)


def following(member: str, organization: str, since: str, until: str) -> Following:
    return Following(member, organization, ordinal(since), ordinal(until))


LIST_FOLLOWINGS: LiteralString = """
UNWIND $ids AS id
MATCH (node:Organization {id: id})<-[link:SUPERVISES]-(member:Member)
RETURN collect([member.id, id, toString(link.since), toString(link.until)])
""".strip()


async def list_followings(reads: Reads, organizations: Collection[str]) -> list[Following]:
    """The supervision links of organizations, of all days."""
    return await rows_of(following, reads, LIST_FOLLOWINGS, ids=sorted(organizations))


LIST_SITTINGS: LiteralString = """
UNWIND $ids AS id
MATCH (member:Member {id: id})-[seat:HOLDS]->(node:Organization)
WHERE seat.body IN $bodies
RETURN collect([id, node.id, toString(seat.since), toString(seat.until)])
""".strip()


async def list_sittings(reads: Reads, members: Collection[str], bodies: Collection[str]) -> list[Following]:
    """The seats of members in some bodies, of all days."""
    return await rows_of(following, reads, LIST_SITTINGS, ids=sorted(members), bodies=sorted(bodies))


LIST_BELONGINGS: LiteralString = """
UNWIND $ids AS id
MATCH (member:Member {id: id})-[own:MEMBER_OF {kind: 'OFFICIAL'}]->(node:Organization)
RETURN collect([id, node.id, toString(own.since), toString(own.until)])
""".strip()


async def list_belongings(reads: Reads, members: Collection[str]) -> list[Following]:
    """The cells that count members, of all days."""
    return await rows_of(following, reads, LIST_BELONGINGS, ids=sorted(members))
