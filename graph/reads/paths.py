"""Neighbours of nodes on a day, for the shortest path between two.

The search itself runs level by level above: the embedded engine looks for a shortest path first and
asks for its dates afterwards, and would miss a longer path that holds on the day.
"""

from collections.abc import Mapping, Sequence
from typing import LiteralString, NamedTuple

from execution.view import View
from graph.cypher.dates import end_or_null, holds
from graph.cypher.scope import of_view
from graph.engine.sessions import Reads

Node = tuple[str, str]
"""(GraphQL type, id)."""


class Hop(NamedTuple):
    """One link between two nodes, as found from `origin`; `start` is the id of the node that it starts at.

    The end and the role are empty texts where there is none, so that hops can be put into order.
    """

    origin: Node
    other: Node
    link: str
    since: str
    until: str
    start: str
    role: str


LIST_NEIGHBOURS_OF_ORGANIZATIONS: LiteralString = (
    """
UNWIND $ids AS id
MATCH (one:Organization {id: id})-[link:PART_OF|MEMBER_OF|HOLDS|SUPERVISES]-(other)
WHERE """
    + holds("link")
    + """ AND type(link) IN $through
RETURN collect([id, other.id, CASE WHEN type(link) = 'PART_OF' THEN 'Organization' ELSE 'Member' END,
  type(link), startNode(link).id, toString(link.since),
  """
    + end_or_null("link")
    + """, coalesce(link.role, link.kind)])
"""
).strip()

LIST_NEIGHBOURS_OF_MEMBERS: LiteralString = (
    """
UNWIND $ids AS id
MATCH (one:Member {id: id})-[link:MEMBER_OF|HOLDS|SUPERVISES]->(other:Organization)
WHERE """
    + holds("link")
    + """ AND type(link) IN $through
RETURN collect([id, other.id, 'Organization', type(link), startNode(link).id, toString(link.since),
  """
    + end_or_null("link")
    + """, coalesce(link.role, link.kind)])
"""
).strip()

NEIGHBOURS: Mapping[str, LiteralString] = {
    "Organization": LIST_NEIGHBOURS_OF_ORGANIZATIONS,
    "Member": LIST_NEIGHBOURS_OF_MEMBERS,
}


async def list_hops(reads: Reads, kind: str, identifiers: Sequence[str], view: View, links: Sequence[str]) -> list[Hop]:
    """All links of nodes of one GraphQL type on the day, of the link types named."""
    rows = await reads.read(NEIGHBOURS[kind], ids=list(identifiers), **of_view(view), through=list(links))
    return [
        Hop((kind, origin), (other_kind, other), link, since, until or "", start, role or "")
        for origin, other, other_kind, link, start, since, until, role in rows
    ]
