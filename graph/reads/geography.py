"""Where organizations are: the places that they cover, and what those lie in."""

from collections.abc import Collection
from typing import LiteralString

from execution.view import View
from graph.cypher.dates import GEOGRAPHY, at_or_up, holds
from graph.cypher.held import Around
from graph.cypher.scope import of_view
from graph.engine.sessions import Reads

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


async def list_covered(reads: Reads, organizations: Collection[str], view: View) -> list[tuple[str, str]]:
    """Organizations with the places that they cover: (organization id, place id)."""
    return [(one, place) for one, place in await reads.read(LIST_COVERED, ids=sorted(organizations), **of_view(view))]


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
  place.sortKey,
  head([(place)-[inside:IN]->(around:Place) WHERE """
    + holds("inside")
    + """ | around.id])
])"""
)


async def list_around(reads: Reads, places: Collection[str], view: View) -> list[Around]:
    """The places and all that they lie in."""
    return [Around(*row) for row in await reads.read(LIST_PLACES_AROUND, ids=sorted(places), **of_view(view))]
