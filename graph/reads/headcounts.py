"""Numbers of subtrees on a day.

Headcounts are kept as a series per organization, so that a province's 70,000 members are never scanned.
"""

from collections.abc import Sequence
from typing import LiteralString, NamedTuple

from execution.view import Scope, View
from graph.cypher.dates import each_and_under, last_above
from graph.cypher.scope import inside, of_view
from graph.cypher.templates import as_declared
from graph.engine.rows import rows_of
from graph.engine.sessions import Reads
from graph.records.profiles import LEVEL


class Headcount(NamedTuple):
    """The members counted by an organization, by their standing."""

    id: str
    official: int
    probationary: int


class Counted(NamedTuple):
    """An organization in a subtree with its own members: the parent of the top is left out, its depth is 0."""

    id: str
    parent: str | None
    depth: int
    level: str
    official: int
    probationary: int


LIST_SUBTREE: LiteralString = (
    each_and_under()
    + """
WITH node, links, size([day IN coalesce(node.countedFrom, []) WHERE day <= $day]) AS counted
RETURN collect([
  node.id,
  CASE size(links) WHEN 0 THEN null ELSE """
    + last_above()
    + """ END,
  size(links),
  """
    + as_declared(LEVEL)
    + """,
  CASE counted WHEN 0 THEN 0 ELSE node.countedOfficial[counted - 1] END,
  CASE counted WHEN 0 THEN 0 ELSE node.countedProbationary[counted - 1] END
])"""
)


async def list_subtrees(reads: Reads, tops: Sequence[str], view: View) -> list[Counted]:
    """Every organization at and under some on the day, once for each of them that it is at or under."""
    return await rows_of(Counted, reads, LIST_SUBTREE, ids=list(tops), **of_view(view), day=view.on.isoformat())


def sum_of_members(scope: Scope) -> LiteralString:
    """The text that adds up the members of what the viewer sees."""
    return each_and_under() + inside(scope, "node", "\nWHERE ") + SUM_MEMBERS


SUM_MEMBERS: LiteralString = """
WITH id, node, size([day IN coalesce(node.countedFrom, []) WHERE day <= $day]) AS counted
WITH id,
  sum(CASE counted WHEN 0 THEN 0 ELSE node.countedOfficial[counted - 1] END) AS official,
  sum(CASE counted WHEN 0 THEN 0 ELSE node.countedProbationary[counted - 1] END) AS probationary
RETURN collect([id, official, probationary])"""


async def sum_members(reads: Reads, organizations: Sequence[str], view: View) -> list[Headcount]:
    """The members of everything at and under each on the day, added up in the graph."""
    rows = await reads.read(
        sum_of_members(view.scope), ids=list(organizations), **of_view(view), day=view.on.isoformat()
    )
    return [Headcount(*row) for row in rows]


EACH: LiteralString = "UNWIND $ids AS id\nMATCH (node:Organization {id: id})"
LIST_OWN_MEMBERS: LiteralString = """
WITH id, node, size([day IN coalesce(node.countedFrom, []) WHERE day <= $day]) AS counted
RETURN collect([
  id,
  CASE counted WHEN 0 THEN 0 ELSE node.countedOfficial[counted - 1] END,
  CASE counted WHEN 0 THEN 0 ELSE node.countedProbationary[counted - 1] END
])
""".rstrip()


def list_of_own(scope: Scope) -> LiteralString:
    """The text that lists the members of each itself, of what the viewer sees."""
    return EACH + inside(scope, "node", "\nWHERE ") + LIST_OWN_MEMBERS


async def list_own_members(reads: Reads, organizations: Sequence[str], view: View) -> list[Headcount]:
    """The members of each itself on the day."""
    rows = await reads.read(list_of_own(view.scope), ids=list(organizations), **of_view(view), day=view.on.isoformat())
    return [Headcount(*row) for row in rows]
