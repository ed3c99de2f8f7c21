"""Committee members and their order among people, for the load of supervision."""

from typing import LiteralString

from graph.cypher.dates import holds

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
"""Members of these organizations' committees who supervise nothing on the day."""

LIST_MEMBER_KEYS: LiteralString = """
UNWIND $ids AS id
MATCH (member:Member {id: id})
RETURN collect([id, member.sortKey])
""".strip()
