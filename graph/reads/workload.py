"""Committee members and their order among people, for the load of supervision."""

from collections.abc import Collection, Sequence
from typing import LiteralString

from execution.view import Scope, View
from graph.cypher.clauses import each_named
from graph.cypher.dates import holds
from graph.cypher.scope import inside, of_sight, of_view
from graph.engine.sessions import Reads


def list_of_idle(scope: Scope) -> LiteralString:
    """The text, of committees of what a scope sees whole, and of those who supervise nothing of that."""
    return (
        """
UNWIND $ids AS id
MATCH (node:Organization {id: id})<-[seat:HOLDS]-(member:Member)
WHERE """
        + holds("seat")
        + " AND seat.body IN $bodies"
        + inside(scope, "node")
        + """
WITH DISTINCT member
WHERE NOT EXISTS { MATCH (member)-[link:SUPERVISES]->(followed:Organization) WHERE """
        + holds("link")
        + inside(scope, "followed")
        + """ }
RETURN collect(member.id)
"""
    ).strip()


async def list_idle(reads: Reads, organizations: Sequence[str], view: View, bodies: Sequence[str]) -> list[str]:
    """The ids of members of the organizations' committees who supervise nothing on the day."""
    found: list[str] = await reads.read(
        list_of_idle(view.scope), ids=list(organizations), **of_view(view), bodies=bodies
    )
    return found


def list_of_keys(scope: Scope) -> LiteralString:
    """The text, of those whose names the viewer is told."""
    return each_named(scope) + "\nRETURN collect([id, node.sortKey])"


async def find_member_keys(reads: Reads, members: Collection[str], view: View) -> dict[str, str]:
    """What puts members into order, by their ids."""
    return dict(await reads.read(list_of_keys(view.scope), ids=sorted(members), **of_sight(view)))
