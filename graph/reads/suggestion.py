"""What a proposal of supervisors rests on: who sits above, what they have to follow already, and where everybody is.

Every text answers for all organizations, people or places of a question at once.
"""

from typing import LiteralString

from graph.cypher.dates import GEOGRAPHY, at_or_up, end_or_null, holds

LIST_SEATED: LiteralString = (
    """
UNWIND $ids AS id
MATCH (organization:Organization {id: id})<-[seat:HOLDS]-(member:Member)
WHERE """
    + holds("seat")
    + """ AND seat.body IN $bodies
RETURN collect(DISTINCT member.id)
"""
).strip()
"""The ids of those who hold a seat in one of the bodies of any of the organizations."""

LIST_PEOPLE: LiteralString = (
    """
UNWIND $ids AS id
MATCH (member:Member {id: id})
RETURN collect([
  id,
  member.name,
  member.sortKey,
  head([(member)-[home:LIVES_IN]->(place:Place) WHERE """
    + holds("home")
    + """ | place.id]),
  [(member)-[link:SUPERVISES]->(followed:Organization) WHERE """
    + holds("link")
    + """ | followed.id],
  """
    + end_or_null("member")
    + """,
  [(member)-[later:SUPERVISES]->(ahead:Organization) WHERE $on < later.since | [ahead.id, toString(later.since)]]
])
"""
).strip()
"""Rows: [member id, name, sort key, id of the place where they live, ids of the organizations that they supervise,
the day that their membership ends on, null where none is known, links that are known to begin later: [organization id,
the day]].
"""

LIST_ENDING: LiteralString = """
UNWIND $ids AS id
MATCH (organization:Organization {id: id})
WHERE organization.until < date('9999-12-31')
RETURN collect([id, toString(organization.until)])
""".strip()
"""Those of the organizations whose end is known: [organization id, the day]."""

LIST_CURRENT_LINKS: LiteralString = (
    """
UNWIND $ids AS id
MATCH (organization:Organization {id: id})<-[link:SUPERVISES]-(member:Member)
WHERE """
    + holds("link")
    + """
RETURN collect([id, member.id])
"""
).strip()
"""Rows: [organization id, id of a member who supervises it on the day]."""

LIST_COVERED: LiteralString = (
    """
UNWIND $ids AS id
MATCH (organization:Organization {id: id})-[covers:COVERS]->(place:Place)
WHERE """
    + holds("covers")
    + """
RETURN collect([id, place.id])
"""
).strip()
"""Rows: [organization id, id of a place that it covers]."""

LIST_PLACES_AROUND: LiteralString = (
    """
UNWIND $ids AS id
MATCH (low:Place {id: id})""".strip()
    + at_or_up(along=GEOGRAPHY)
    + """(place:Place)
WITH DISTINCT place
RETURN collect([
  place.id,
  place.name,
  head([(place)-[inside:IN]->(around:Place) WHERE """
    + holds("inside")
    + """ | around.id])
])"""
)
"""Rows: [place id, name, id of the place that it lies in] for the places and all that they lie in."""
