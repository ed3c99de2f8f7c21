"""The seats by which norms of visits apply to a supervisor.

`$from` and `$to` bound the period, the end exclusive; an open end is left as 9999-12-31.
"""

from collections.abc import Collection, Sequence
from typing import LiteralString, NamedTuple

from execution.view import Scope, View
from graph.cypher.dates import Period, overlaps
from graph.cypher.scope import of_sight, shown
from graph.engine.rows import rows_of
from graph.engine.sessions import Reads


class Sat(NamedTuple):
    """The days of somebody in an organization's committee, whatever the body."""

    member: str
    since: str
    until: str


class Called(NamedTuple):
    """A level of an organization and its days."""

    level: str
    since: str
    until: str


class Committee(NamedTuple):
    """Who sat in the committee of one organization in the period, and what level that had."""

    seats: Sequence[Sat]
    levels: Sequence[Called]


def list_of_ranks(scope: Scope) -> LiteralString:
    """The text: of whoever sees a part, seats in what they are shown. A seat is one text, once for all bodies that
    somebody holds for the same days."""
    return (
        """
UNWIND $ids AS id
MATCH (member:Member {id: id})-[seat:HOLDS]->(seated:Organization)
WHERE """
        + overlaps("seat")
        + " AND seat.body IN $bodies"
        + shown(scope, "seated")
        + """
WITH seated, collect(DISTINCT member.id + '|' + toString(seat.since) + '|' + toString(seat.until)) AS seats
RETURN collect([
  seats,
  [(seated)-[called:HAS_PROFILE]->(profile:Profile)
    WHERE """
        + overlaps("called")
        + """
    | [profile.level, toString(called.since), toString(called.until)]]
])
"""
    ).strip()


async def list_committees(
    reads: Reads, members: Collection[str], period: Period, bodies: Sequence[str], view: View
) -> list[Committee]:
    """The committees, of some bodies, in which members sat in a period, with their seats there."""
    given = {"bodies": bodies, **period.bounds, **of_sight(view)}
    return await rows_of(committee_of, reads, list_of_ranks(view.scope), ids=sorted(members), **given)


def committee_of(seats: Sequence[str], levels: Sequence[Sequence[str]]) -> Committee:
    return Committee([Sat(*seat.split("|")) for seat in seats], [Called(*level) for level in levels])
