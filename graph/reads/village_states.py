"""What says since when villages have had no members or no cell, or have shared their cell: the days of all that covered
them and of all that lived in them."""

from collections.abc import Sequence
from typing import LiteralString, NamedTuple

from execution.view import View
from graph.cypher.dates import begun
from graph.cypher.scope import of_view
from graph.engine.sessions import Reads

Span = tuple[str, str]
"""From a day up to another one, as ISO texts, which compare as days do."""

LIST_SPANS: LiteralString = (
    """UNWIND $ids AS id
MATCH (village:Place {id: id})
RETURN collect([village.id, toString(village.since),
  [(village)<-[covers:COVERS]-(cell:Organization) WHERE """
    + begun("covers")
    + """ |
    [toString(covers.since), toString(covers.until),
      [(cell)-[shares:COVERS]->(other:Place {kind: 'VILLAGE'}) WHERE """
    + begun("shares")
    + """ AND other.id <> village.id |
        [toString(shares.since), toString(shares.until)]]]],
  [(village)<-[home:LIVES_IN]-(:Member) WHERE """
    + begun("home")
    + """ | [toString(home.since), toString(home.until)]]])"""
)


class Village(NamedTuple):
    """A village with its first day, and the spans that began by the day: of cells that covered it, of those that it
    shared with another village, of members who lived there."""

    id: str
    since: str
    covered: Sequence[Span]
    shared: Sequence[Span]
    lived_in: Sequence[Span]


async def list_villages(reads: Reads, villages: Sequence[str], view: View) -> list[Village]:
    """The villages of these ids."""
    rows = await reads.read(LIST_SPANS, ids=sorted(set(villages)), **of_view(view))
    return [
        Village(
            one,
            since,
            [(begin, end) for begin, end, _ in covers],
            [span for begin, end, others in covers for other in others if (span := common((begin, end), other))],
            [(begin, end) for begin, end in homes],
        )
        for one, since, covers, homes in rows
    ]


def common(one: Span, other: Sequence[str]) -> Span | None:
    """What two spans share."""
    since, until = max(one[0], other[0]), min(one[1], other[1])
    return (since, until) if since < until else None
