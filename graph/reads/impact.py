"""What hangs on a person's posts or on an organization: links and seats."""

from collections.abc import Iterable, Sequence
from typing import LiteralString, NamedTuple

from execution.view import Scope, View
from graph.cypher.dates import holds
from graph.cypher.held import Followed
from graph.cypher.scope import inside, of_view
from graph.cypher.templates import as_declared
from graph.engine.rows import rows_of
from graph.engine.sessions import Reads
from graph.records.profiles import SORT_KEY


class Post(NamedTuple):
    """A seat of somebody: the organization's id, the body and the role."""

    organization: str
    body: str
    role: str


class Seat(NamedTuple):
    """A seat in an organization: who holds it, the body and the role."""

    member: str
    body: str
    role: str


class Staffed(NamedTuple):
    """An organization with its own members and the seats of its bodies."""

    id: str
    key: str
    official: int
    probationary: int
    seats: Sequence[Seat]


def list_of_posts(scope: Scope) -> LiteralString:
    """The text: of whoever sees a part, seats in their own organizations."""
    return (
        """
UNWIND $ids AS id
MATCH (member:Member {id: id})-[seat:HOLDS]->(organization:Organization)
WHERE """
        + holds("seat")
        + inside(scope, "organization")
        + """
RETURN collect([organization.id, seat.body, seat.role])
"""
    ).strip()


async def list_posts(reads: Reads, member: str, view: View) -> list[Post]:
    """The seats that a member holds on the day."""
    return [Post(*row) for row in await reads.read(list_of_posts(view.scope), ids=[member], **of_view(view))]


def list_of_followed(scope: Scope) -> LiteralString:
    """The text: of whoever sees a part, which of their own organizations somebody follows."""
    return (
        """
UNWIND $ids AS id
MATCH (member:Member {id: id})-[link:SUPERVISES]->(organization:Organization)
WHERE """
        + holds("link")
        + inside(scope, "organization")
        + """
RETURN collect(DISTINCT organization.id)
"""
    ).strip()


async def list_followed(reads: Reads, member: str, view: View) -> list[str]:
    """The ids of the organizations that a member supervises on the day."""
    found: list[str] = await reads.read(list_of_followed(view.scope), ids=[member], **of_view(view))
    return found


def list_of_links(scope: Scope) -> LiteralString:
    """The text: of whoever sees a part, the links to their own organizations."""
    return (
        """
UNWIND $ids AS id
MATCH (node:Organization {id: id})<-[link:SUPERVISES]-(member:Member)
WHERE """
        + holds("link")
        + inside(scope, "node")
        + """
RETURN collect([id, """
    ).strip() + (as_declared(SORT_KEY) + ", member.id, toString(link.since)])")


async def list_links(reads: Reads, organizations: Iterable[str], view: View) -> list[Followed]:
    """The supervision links of organizations that hold on the day."""
    return await rows_of(Followed, reads, list_of_links(view.scope), ids=sorted(organizations), **of_view(view))


def list_of_staffed(scope: Scope) -> LiteralString:
    """The text: of whoever sees a part, their own organizations alone."""
    return (
        "UNWIND $ids AS id\nMATCH (node:Organization {id: id})"
        + inside(scope, "node", "\nWHERE ")
        + """
WITH node, size([day IN coalesce(node.countedFrom, []) WHERE day <= $day]) AS counted
RETURN collect([
  node.id,
  """
        + as_declared(SORT_KEY)
        + """,
  CASE WHEN counted = 0 THEN 0 ELSE node.countedOfficial[counted - 1] END,
  CASE WHEN counted = 0 THEN 0 ELSE node.countedProbationary[counted - 1] END,
  [(node)<-[seat:HOLDS]-(member:Member) WHERE """
        + holds("seat")
        + """
    | [member.id, seat.body, seat.role]]
])"""
    )


async def list_staffed(reads: Reads, organizations: Iterable[str], view: View) -> list[Staffed]:
    """The organizations with their own members and seats on the day."""
    asked = {"ids": sorted(organizations), "day": view.on.isoformat(), **of_view(view)}
    rows = await reads.read(list_of_staffed(view.scope), **asked)
    return [
        Staffed(one, key, official, probationary, [Seat(*seat) for seat in seats])
        for one, key, official, probationary, seats in rows
    ]
