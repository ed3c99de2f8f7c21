"""Numbers of subtrees on a day.

Headcounts are kept as a series per organization, so that a province's 70,000 members are never scanned.
"""

from typing import LiteralString

from graph.records.organizations import LEVEL

LIST_SUBTREE: LiteralString = (
    """
UNWIND $ids AS id
MATCH (top:Organization {id: id})<-[links:PART_OF*0..12]-(node)
WHERE all(hop IN links WHERE hop.since <= $on AND $on < hop.until)
WITH node, links, size([day IN coalesce(node.countedFrom, []) WHERE day <= $day]) AS counted
RETURN collect([
  node.id,
  CASE size(links) WHEN 0 THEN null ELSE endNode(links[size(links) - 1]).id END,
  size(links),
  """.strip()
    + LEVEL
    + """,
  CASE counted WHEN 0 THEN 0 ELSE node.countedOfficial[counted - 1] END,
  CASE counted WHEN 0 THEN 0 ELSE node.countedProbationary[counted - 1] END
])"""
)
"""Every organization at and under the asked ones, to be rolled up by whoever asks.

Rows: [id, parent id (null at the top), depth under the top, level, official members, probationary members].
"""

SUM_MEMBERS: LiteralString = """
UNWIND $ids AS id
MATCH (top:Organization {id: id})<-[links:PART_OF*0..12]-(node)
WHERE all(hop IN links WHERE hop.since <= $on AND $on < hop.until)
WITH id, node, size([day IN coalesce(node.countedFrom, []) WHERE day <= $day]) AS counted
WITH id,
  sum(CASE counted WHEN 0 THEN 0 ELSE node.countedOfficial[counted - 1] END) AS official,
  sum(CASE counted WHEN 0 THEN 0 ELSE node.countedProbationary[counted - 1] END) AS probationary
RETURN collect([id, official, probationary])
""".strip()
"""The members of everything at and under each, added up in the graph: [id, official, probationary]."""

LIST_OWN_MEMBERS: LiteralString = """
UNWIND $ids AS id
MATCH (node:Organization {id: id})
WITH id, node, size([day IN coalesce(node.countedFrom, []) WHERE day <= $day]) AS counted
RETURN collect([
  id,
  CASE counted WHEN 0 THEN 0 ELSE node.countedOfficial[counted - 1] END,
  CASE counted WHEN 0 THEN 0 ELSE node.countedProbationary[counted - 1] END
])
""".strip()
"""The members of each itself: [id, official, probationary]."""
