"""What hangs on a person's posts or on an organization: links, seats, rules of sizes."""

from typing import LiteralString

from graph.cypher.dates import holds
from graph.records.organizations import SORT_KEY

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
"""Rows: [organization id, body, role]."""

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
"""The ids of the organizations that the members supervise."""

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
    + SORT_KEY
    + ", member.id, toString(link.since)])"
)
"""Rows: [organization id, its sort key, id of a member who supervises it, first day of the link]."""

LIST_SEATS_OF: LiteralString = (
    """
UNWIND $ids AS id
MATCH (node:Organization {id: id})
WITH node, size([day IN coalesce(node.countedFrom, []) WHERE day <= $day]) AS counted
RETURN collect([
  node.id,
  """.strip()
    + SORT_KEY
    + """,
  CASE WHEN counted = 0 THEN 0 ELSE node.countedOfficial[counted - 1] END,
  CASE WHEN counted = 0 THEN 0 ELSE node.countedProbationary[counted - 1] END,
  [(node)<-[seat:HOLDS]-(member:Member) WHERE """
    + holds("seat")
    + """
    | [member.id, seat.body, seat.role]]
])"""
)
"""Rows: [organization id, sort key, own official members, own probationary members, [member id, body, role] ...]."""

LIST_SIZE_RULES: LiteralString = (
    """
MATCH (rule:SizeRule)
WHERE """
    + holds("rule")
    + """
RETURN collect([rule.id, rule.body, rule.besides, rule.membersFrom, rule.least, rule.regulation])
"""
).strip()
"""Rows: [id, body, body that it must stand beside (or null), from so many official members on, least, regulation]."""
