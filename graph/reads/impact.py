"""What hangs on a person's posts or on an organization: links and seats."""

from collections.abc import Iterable, Sequence
from typing import LiteralString, NamedTuple

from execution.view import View
from graph.cypher.dates import holds
from graph.cypher.held import Followed
from graph.cypher.scope import of_view
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


LIST_POSTS_OF_MEMBERS: LiteralString = (
    """
UNWIND $ids AS id
MATCH (member:Member {id: id})-[seat:HOLDS]->(organization:Organization)
WHERE """
    + holds("seat")
    + """
RETURN collect([organization.id, seat.body, seat.role])
"""
).strip()


async def list_posts(reads: Reads, member: str, view: View) -> list[Post]:
    """The seats that a member holds on the day."""
    return [Post(*row) for row in await reads.read(LIST_POSTS_OF_MEMBERS, ids=[member], **of_view(view))]


LIST_FOLLOWED_BY: LiteralString = (
    """
UNWIND $ids AS id
MATCH (member:Member {id: id})-[link:SUPERVISES]->(organization:Organization)
WHERE """
    + holds("link")
    + """
RETURN collect(DISTINCT organization.id)
"""
).strip()


async def list_followed(reads: Reads, member: str, view: View) -> list[str]:
    """The ids of the organizations that a member supervises on the day."""
    found: list[str] = await reads.read(LIST_FOLLOWED_BY, ids=[member], **of_view(view))
    return found


LIST_LINKS_OF: LiteralString = (
    (
        """
UNWIND $ids AS id
MATCH (node:Organization {id: id})<-[link:SUPERVISES]-(member:Member)
WHERE """
        + holds("link")
        + """
RETURN collect([id, """
    ).strip()
    + as_declared(SORT_KEY)
    + ", member.id, toString(link.since)])"
)


async def list_links(reads: Reads, organizations: Iterable[str], view: View) -> list[Followed]:
    """The supervision links of organizations that hold on the day."""
    return await rows_of(Followed, reads, LIST_LINKS_OF, ids=sorted(organizations), **of_view(view))


LIST_SEATS_OF: LiteralString = (
    """
UNWIND $ids AS id
MATCH (node:Organization {id: id})
WITH node, size([day IN coalesce(node.countedFrom, []) WHERE day <= $day]) AS counted
RETURN collect([
  node.id,
  """.strip()
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
    rows = await reads.read(LIST_SEATS_OF, ids=sorted(organizations), **of_view(view), day=view.on.isoformat())
    return [
        Staffed(one, key, official, probationary, [Seat(*seat) for seat in seats])
        for one, key, official, probationary, seats in rows
    ]
