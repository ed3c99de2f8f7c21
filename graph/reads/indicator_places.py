"""The places and the posts that indicators count, of a period or of some days of it: as `indicators`."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import LiteralString, NamedTuple

from graph.cypher.dates import GEOGRAPHY, IN_PERIOD, Period, at_or_down, holds, overlaps, throughout
from graph.engine.rows import rows_of
from graph.engine.sessions import Reads
from graph.model.offices import kind_of
from graph.reads.indicators import EACH, Lasted, day_of, lasted
from graph.reads.lived import dated, ordinal

LIST_COVERING: LiteralString = (
    EACH
    + "-[covers:COVERS]->(place:Place)\nWHERE "
    + overlaps("covers")
    + "\nRETURN collect([id, place.kind, place.id, toString(covers.since), toString(covers.until)])"
)


async def list_covering(reads: Reads, organizations: Collection[str], period: Period) -> list[Lasted]:
    """Which places organizations covered in a period, by the kind of the place."""
    return await rows_of(lasted, reads, LIST_COVERING, ids=sorted(organizations), **period.bounds)


class Settled(NamedTuple):
    """A place with its life and the places that it lay in."""

    id: str
    kind: str
    since: int
    until: int
    around: Sequence[tuple[str, int, int]]


LIST_SETTLED: LiteralString = (
    "UNWIND $ids AS id\nMATCH (top:Place {id: id})"
    + at_or_down(IN_PERIOD, GEOGRAPHY)
    + """(place:Place)
WITH DISTINCT place
RETURN collect([
  place.id, place.kind, toString(place.since), toString(place.until),
  [(place)-[inside:IN]->(around:Place) | [around.id, toString(inside.since), toString(inside.until)]]
])"""
)


async def list_settled(reads: Reads, places: Collection[str], period: Period) -> list[Settled]:
    """Places and all that may have lain in them in a period."""
    return await rows_of(
        lambda one, kind, since, until, around: Settled(
            one, kind, ordinal(since), ordinal(until), sorted(dated(*other) for other in around)
        ),
        reads,
        LIST_SETTLED,
        ids=sorted(places),
        **period.bounds,
    )


class Lacking(NamedTuple):
    """A village on a day: whether anybody lives in it, and whether any organization covers it."""

    village: str
    day: int
    lived_in: bool
    covered: bool


LIST_LACKING: LiteralString = (
    """UNWIND $ids AS id
MATCH (village:Place {id: id})
WHERE NOT EXISTS { MATCH (village)<-[home:LIVES_IN]-(:Member) WHERE """
    + throughout("home")
    + """ } OR NOT EXISTS { MATCH (village)<-[covers:COVERS]-(:Organization) WHERE """
    + throughout("covers")
    + """ }
UNWIND $days AS text
WITH village, date(text) AS day
WITH village, day, EXISTS { MATCH (village)<-[home:LIVES_IN]-(:Member) WHERE """
    + holds("home", "day")
    + """ } AS lived, EXISTS { MATCH (village)<-[covers:COVERS]-(:Organization) WHERE """
    + holds("covers", "day")
    + """ } AS covered
WHERE NOT lived OR NOT covered
RETURN collect([village.id, toString(day), lived, covered])"""
)


async def list_lacking(reads: Reads, villages: Collection[str], days: Collection[int]) -> list[Lacking]:
    """On which of some days villages had no members or were covered by nobody."""
    return await rows_of(
        lambda village, day, lived, covered: Lacking(village, ordinal(day), lived, covered),
        reads,
        LIST_LACKING,
        ids=sorted(villages),
        days=[date.fromordinal(day).isoformat() for day in sorted(days)],
        first=date.fromordinal(min(days, default=1)),
        last=date.fromordinal(max(days, default=1)),
    )


class Posted(NamedTuple):
    """A civil post at a place or an organization, and when its holder was a member of the Party."""

    at: str
    kind: str
    holder: str
    since: int
    until: int
    member_since: int | None
    member_until: int | None


POSTED: LiteralString = (
    "<-[post:HOLDS_OFFICE]-(holder:Person)\nWHERE "
    + overlaps("post")
    + """
RETURN collect([
  id, post.kind, post.title, holder.id, toString(post.since), toString(post.until),
  toString(holder.since), toString(holder.until)
])"""
)
LIST_POSTED_AT: LiteralString = EACH + POSTED
LIST_POSTED_IN: LiteralString = "UNWIND $ids AS id\nMATCH (place:Place {id: id})" + POSTED


async def list_posted(reads: Reads, organizations: Collection[str], period: Period) -> list[Posted]:
    """Civil posts at organizations in a period; the kind of one that has none is the one that its title says."""
    return await rows_of(posted, reads, LIST_POSTED_AT, ids=sorted(organizations), **period.bounds)


async def list_posted_in(reads: Reads, places: Collection[str], period: Period) -> list[Posted]:
    """The same in places."""
    return await rows_of(posted, reads, LIST_POSTED_IN, ids=sorted(places), **period.bounds)


def posted(
    at: str, kind: str | None, title: str, holder: str, since: str, until: str, begun: str | None, ended: str | None
) -> Posted:
    said = kind_of(title) if kind is None else kind
    return Posted(at, said, holder, ordinal(since), ordinal(until), day_of(begun), day_of(ended))
