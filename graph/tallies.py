"""Numbers of a subtree on a day: every organization at and under the asked ones, with its headcount or its level.

Called by `resolvers.tallies`, which rolls them up. Headcounts are kept as a series per organization,
so that a province's 70,000 members are never scanned.
"""

from typing import LiteralString

from graph.organizations import LEVEL

SUBTREE: LiteralString = """
UNWIND $ids AS id
MATCH (top:Organization {id: id})<-[links:PART_OF*0..12]-(node)
WHERE all(hop IN links WHERE hop.since <= $on AND $on < hop.until)
""".strip()
PLACE: LiteralString = """
  node.id,
  CASE size(links) WHEN 0 THEN null ELSE endNode(links[size(links) - 1]).id END,
  size(links),
""".strip("\n")

LIST_HEADCOUNTS: LiteralString = "\n".join(
    (
        SUBTREE,
        "WITH node, links, size([day IN coalesce(node.countedFrom, []) WHERE day <= $day]) AS counted",
        "RETURN collect([",
        PLACE,
        "  CASE counted WHEN 0 THEN 0 ELSE node.countedOfficial[counted - 1] END,",
        "  CASE counted WHEN 0 THEN 0 ELSE node.countedProbationary[counted - 1] END",
        "])",
    )
)
"""Rows: [id, parent id (null at the top), depth under the top, official members, probationary members]."""

LIST_LEVELS: LiteralString = "\n".join((SUBTREE, "RETURN collect([", PLACE, "  " + LEVEL, "])"))
"""Rows: [id, parent id (null at the top), depth under the top, level]."""
