"""What a supervisor's standing rests on: seats in committees, the cell that counts, and the path above.

Texts start at indexed nodes and answer for many links at once.
"""

from typing import LiteralString

from graph.cypher.dates import begun, holds, up
from graph.records.organizations import NAME

LIST_SEATS: LiteralString = (
    """
UNWIND $ids AS id
MATCH (member:Member {id: id})-[seat:HOLDS]->(seated:Organization)
WHERE """
    + begun("seat")
    + """ AND seat.body IN $bodies
RETURN collect([id, seated.id, seat.body, seat.role, toString(seat.since), toString(seat.until), seat.decision])
"""
).strip()
"""The committee seats of members begun by the day, ended ones among them: [member id, organization id, ...]."""

CELLS: LiteralString = (
    """
UNWIND $ids AS id
MATCH (member:Member {id: id})-[own:MEMBER_OF]->(cell:Organization)
WHERE own.kind = 'OFFICIAL' AND """.lstrip()
    + holds("own")
    + "\n"
)

LIST_CELLS: LiteralString = CELLS + "RETURN collect([id, cell.id])"
"""The cell that counts members on the day: [member id, organization id]."""

LIST_CELLS_AND_PARENTS: LiteralString = (
    CELLS
    + """
RETURN collect([
  id,
  cell.id,
  head([(cell)-[part:PART_OF]->(above:Organization) WHERE """.lstrip()
    + holds("part")
    + """ | above.id])
])"""
)
"""The same with what is right above the cell, or null. Most of that lies on ways that are asked for anyway."""

LIST_PARENTS: LiteralString = (
    """
UNWIND $ids AS id
MATCH (low:Organization {id: id})-[part:PART_OF]->(above:Organization)
WHERE """.lstrip()
    + holds("part")
    + """
WITH above, collect(low.id) AS below
WITH above, below, COLLECT {
  MATCH (above)"""
    + up()
    + """(high:Organization)
  RETURN [startNode(links[size(links) - 1]).id, high.id]
} AS ways
RETURN collect([above.id, below, ways])"""
)
"""The paths from the organizations up to their roots on the day, once for all with one parent: [parent id, ids of those
right under it, every [organization id, id of its parent] above].

Of two thousand organizations few have parents of their own, so this took two thirds of the time of a path for each.
"""

LIST_ABOVE_ON: LiteralString = (
    """
UNWIND $asked AS one
MATCH (low:Organization {id: one[0]})""".strip()
    + up(holds("links", "one[1]"))
    + """(above:Organization)
RETURN collect([one[0], toString(one[1]), above.id])"""
)
"""What was above organizations on days of their own: `$asked` of [organization id, day]."""

LIST_NAMES_ON: LiteralString = (
    """
UNWIND $asked AS one
MATCH (node:Organization {id: one[0]})
WITH node, one[1] AS day
RETURN collect([node.id, toString(day), """.strip()
    + NAME.replace("$on", "day")
    + "])"
)
"""The names of organizations on days of their own: `$asked` of [organization id, day]."""

LIST_MEMBER_NAMES: LiteralString = """
UNWIND $ids AS id
MATCH (member:Member {id: id})
RETURN collect([id, member.name])
""".strip()
