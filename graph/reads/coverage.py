"""Organizations at and under one on a day, with who is assigned to follow them."""

from typing import LiteralString

from graph.cypher.dates import LAST_ABOVE, begun, each_and_under
from graph.records.organizations import LEVEL, SORT_KEY

LIST_SUPERVISED: LiteralString = (
    each_and_under()
    + """
RETURN collect([
  node.id,
  CASE WHEN size(links) = 0 THEN null ELSE """
    + LAST_ABOVE
    + """ END,
  """
    + LEVEL
    + ",\n  node.sector,\n  "
    + SORT_KEY
    + """,
  [(node)<-[link:SUPERVISES]-(member:Member)
    WHERE """
    + begun("link")
    + """
    | [member.id, $on < link.until, 'IN_CHARGE' IN link.duties, link.visitsPerYear]]
])"""
)
"""Rows: [id, parent id (null at the top), level, sector, sort key, links that have begun], each link as
[member id, whether it holds, whether it is one of being in charge, visits a year of its decision].
"""
