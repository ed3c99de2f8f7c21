"""Where organizations are: the places that they cover, and what those lie in."""

from collections.abc import Collection
from typing import LiteralString

from execution.view import Scope, View
from graph.cypher.dates import GEOGRAPHY, at_or_up, holds
from graph.cypher.held import Around
from graph.cypher.scope import Seen, of_view, seen, shown
from graph.cypher.templates import as_declared
from graph.engine.sessions import Reads

COVERED: LiteralString = (
    """
UNWIND $ids AS id
MATCH (organization:Organization {id: id})-[covers:COVERS]->(place:Place)
WHERE """.lstrip()
    + holds("covers")
)


def list_covered_text(scope: Scope) -> LiteralString:
    return COVERED + shown(scope, "organization") + "\nRETURN collect([id, place.id])"


async def list_covered(reads: Reads, organizations: Collection[str], view: View) -> list[tuple[str, str]]:
    """Organizations with the places that they cover: (organization id, place id)."""
    text = list_covered_text(view.scope)
    return [(one, place) for one, place in await reads.read(text, ids=sorted(organizations), **of_view(view))]


EACH_AROUND: LiteralString = (
    "UNWIND $ids AS id\nMATCH (node:Place {id: id})" + at_or_up(along=GEOGRAPHY) + "(place:Place)"
)
AROUND: LiteralString = (
    """
WITH DISTINCT place
RETURN collect([
  place.id,
  place.name,
  place.sortKey,
  head([(place)-[inside:IN]->(around:Place) WHERE """
    + holds("inside")
    + """ | around.id])
])"""
)


def list_around_text(scope: Scope) -> LiteralString:
    placed = as_declared(seen(scope, Seen.PLACED))
    return EACH_AROUND + (placed and "\nWHERE " + placed) + AROUND


async def list_around(reads: Reads, places: Collection[str], view: View) -> list[Around]:
    """The places and all that they lie in."""
    return [Around(*row) for row in await reads.read(list_around_text(view.scope), ids=sorted(places), **of_view(view))]
