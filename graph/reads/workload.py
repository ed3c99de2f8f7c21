"""Committee members and their order among people, for the load of supervision."""

from collections.abc import Collection, Sequence
from typing import LiteralString

from execution.view import View
from graph.cypher.dates import holds
from graph.cypher.scope import of_view
from graph.engine.sessions import Reads

LIST_COMMITTEE_MEMBERS: LiteralString = (
    """
UNWIND $ids AS id
MATCH (node:Organization {id: id})<-[seat:HOLDS]-(member:Member)
WHERE """
    + holds("seat")
    + """ AND seat.body IN $bodies
WITH DISTINCT member
WHERE NOT EXISTS { MATCH (member)-[link:SUPERVISES]->(:Organization) WHERE """
    + holds("link")
    + """ }
RETURN collect(member.id)
"""
).strip()


async def list_idle(reads: Reads, organizations: Sequence[str], view: View, bodies: Sequence[str]) -> list[str]:
    """The ids of members of the organizations' committees who supervise nothing on the day."""
    found: list[str] = await reads.read(LIST_COMMITTEE_MEMBERS, ids=list(organizations), **of_view(view), bodies=bodies)
    return found


LIST_MEMBER_KEYS: LiteralString = """
UNWIND $ids AS id
MATCH (member:Member {id: id})
RETURN collect([id, member.sortKey])
""".strip()


async def find_member_keys(reads: Reads, members: Collection[str]) -> dict[str, str]:
    """What puts members into order, by their ids."""
    return dict(await reads.read(LIST_MEMBER_KEYS, ids=sorted(members)))
