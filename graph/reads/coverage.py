"""Organizations at and under one on a day, with who is assigned to follow them."""

from typing import LiteralString

from graph.records.organizations import LEVEL, SORT_KEY

LIST_SUPERVISED: LiteralString = (
    """
UNWIND $ids AS id
MATCH (top:Organization {id: id})<-[links:PART_OF*0..12]-(node:Organization)
WHERE all(hop IN links WHERE hop.since <= $on AND $on < hop.until)
RETURN collect([
  node.id,
  CASE WHEN size(links) = 0 THEN null ELSE endNode(links[size(links) - 1]).id END,
  """.strip()
    + LEVEL
    + ",\n  node.sector,\n  "
    + SORT_KEY
    + """,
  [(node)<-[link:SUPERVISES]-(member:Member)
    WHERE link.since <= $on
    | [member.id, $on < link.until, 'IN_CHARGE' IN link.duties, link.visitsPerYear]]
])"""
)
"""Rows: [id, parent id (null at the top), level, sector, sort key, links that have begun], each link as
[member id, whether it holds, whether it is one of being in charge, visits a year of its decision].
"""
