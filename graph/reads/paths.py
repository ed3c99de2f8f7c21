"""Neighbours of nodes on a day, for the shortest path between two.

The search itself runs level by level above: the embedded engine looks for a shortest path first and
asks for its dates afterwards, and would miss a longer path that holds on the day.
"""

from typing import LiteralString

from graph.cypher.dates import end_or_null, holds

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
