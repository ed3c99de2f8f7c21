"""Numbers of subtrees on a day.

Headcounts are kept as a series per organization, so that a province's 70,000 members are never scanned.
"""

from typing import LiteralString

from graph.cypher.dates import LAST_ABOVE, each_and_under
from graph.records.organizations import LEVEL

LIST_SUBTREE: LiteralString = (
    each_and_under()
    + """
WITH node, links, size([day IN coalesce(node.countedFrom, []) WHERE day <= $day]) AS counted
RETURN collect([
  node.id,
  CASE size(links) WHEN 0 THEN null ELSE """
    + LAST_ABOVE
    + """ END,
  size(links),
  """
    + LEVEL
    + """,
  CASE counted WHEN 0 THEN 0 ELSE node.countedOfficial[counted - 1] END,
  CASE counted WHEN 0 THEN 0 ELSE node.countedProbationary[counted - 1] END
])"""
)
"""Every organization at and under the asked ones, to be rolled up by whoever asks.

Rows: [id, parent id (null at the top), depth under the top, level, official members, probationary members].
"""

SUM_MEMBERS: LiteralString = (
    each_and_under()
    + """
WITH id, node, size([day IN coalesce(node.countedFrom, []) WHERE day <= $day]) AS counted
WITH id,
  sum(CASE counted WHEN 0 THEN 0 ELSE node.countedOfficial[counted - 1] END) AS official,
  sum(CASE counted WHEN 0 THEN 0 ELSE node.countedProbationary[counted - 1] END) AS probationary
RETURN collect([id, official, probationary])"""
)
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
