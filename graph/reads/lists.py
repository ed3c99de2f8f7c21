"""What lists in files hold: organizations of a day, their links and their meetings."""

from collections.abc import Awaitable, Callable, Collection, Iterator, Sequence
from typing import Any, LiteralString, NamedTuple, TypeVar

from execution.view import Scope, View
from graph.cypher.dates import Period, each_and_under, end_or_null, holds, overlaps
from graph.cypher.scope import Seen, inside, of_sight, of_view, seen, shown
from graph.cypher.templates import as_declared
from graph.engine.sessions import Reads
from graph.records.profiles import LEVEL, NAME, SHORT_NAME

AT_ONCE = 500
"""So many organizations are asked about in one statement."""
T = TypeVar("T")


def some_hundred(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """The values, in parts that one statement asks about."""
    for start in range(0, len(values), AT_ONCE):
        yield values[start : start + AT_ONCE]


class Listed(NamedTuple):
    """An organization on a day: `held` is since when it is where it is."""

    id: str
    code: str
    name: str
    short: str | None
    level: str
    sector: str | None
    since: str
    parent: str | None
    held: str | None


OF_THE_DAY: LiteralString = (
    """RETURN collect([
  node.id, node.code, """
    + ", ".join([as_declared(NAME), as_declared(SHORT_NAME), as_declared(LEVEL)])
    + """, node.sector, toString(node.since),
  [(node)-[part:PART_OF]->(above:Organization) WHERE """
    + holds("part")
    + """ | [above.id, toString(part.since)]]
])
"""
).strip()


LIST_LISTED: LiteralString = each_and_under() + "\n" + OF_THE_DAY


def list_of_placed(scope: Scope) -> LiteralString:
    """The text: of whoever sees a part, what they are shown of these."""
    match: LiteralString = "UNWIND $ids AS id\nMATCH (node:Organization {id: id})\nWHERE "
    return match + holds("node") + shown(scope, "node") + "\n" + OF_THE_DAY


async def list_listed(reads: Reads, tops: Sequence[str], view: View) -> list[Listed]:
    """The organizations at and under some on the day."""
    return listed(await reads.read(LIST_LISTED, ids=list(tops), **of_view(view)))


async def list_placed_by_id(reads: Reads, organizations: Sequence[str], view: View) -> list[Listed]:
    """The organizations as far as they live on the day."""
    return listed(await reads.read(list_of_placed(view.scope), ids=list(organizations), **of_view(view)))


def listed(rows: Sequence[Sequence[Any]]) -> list[Listed]:
    return [Listed(*row[:7], *(row[7][0] if row[7] else (None, None))) for row in rows]


def linked(
    pattern: LiteralString, values: LiteralString, scope: Scope = Scope.EVERYTHING, who: LiteralString = ""
) -> LiteralString:
    """Links of organizations in the period: the organization's id, then the values. Of whoever sees a part, those of
    their own, and such as lead to somebody (`who`) of whom they are told what is personal: by that they are named."""
    match: LiteralString = "UNWIND $ids AS id\nMATCH (node:Organization {id: id})" + pattern
    asked = as_declared(seen(scope, Seen.IDENTIFIED, "<" + who + ">")) if who else ""
    condition = overlaps("link") + inside(scope, "node") + (" AND " + asked if asked else "")
    return match + "\nWHERE " + condition + "\nRETURN collect([id, " + values + "])"


WHO: LiteralString = "member.name, toString(member.birthDate), member.cardNumber"
SPAN: LiteralString = "toString(link.since), " + end_or_null("link")
LIST_MEMBERS: LiteralString = linked(
    "<-[link:MEMBER_OF]-(member:Member)",
    WHO
    + ", "
    + SPAN
    + ", toString(member.admittedOn), toString(member.officialOn), link.circumstance, link.kind, member.id",
)


def list_of_seats(scope: Scope) -> LiteralString:
    told: LiteralString = WHO + ", " + SPAN + ", link.body, link.role, link.decision, member.id"
    return linked("<-[link:HOLDS]-(member:Member)", told, scope, "member")


def list_of_supervised(scope: Scope) -> LiteralString:
    told: LiteralString = WHO + ", " + SPAN + ", link.duties, link.visitsPerYear, link.decision, member.id"
    return linked("<-[link:SUPERVISES]-(member:Member)", told, scope, "member")


HELD: LiteralString = "holder.name, toString(holder.birthDate), holder.cardNumber"
LIST_POSTS: LiteralString = linked(
    "<-[link:HOLDS_OFFICE]-(holder:Person)", HELD + ", " + SPAN + ", link.kind, link.title, holder.id"
)
LIST_POSTS_IN_PLACES: LiteralString = (
    "UNWIND $ids AS id\nMATCH (place:Place {id: id})<-[link:HOLDS_OFFICE]-(holder:Person)\nWHERE "
    + overlaps("link")
    + "\nRETURN collect([id, "
    + HELD
    + ", "
    + SPAN
    + ", link.kind, link.title, place.code, holder.id])"
)
LIST_COVERED: LiteralString = (
    "UNWIND $ids AS id\nMATCH (:Organization {id: id})-[cover:COVERS]->(place:Place)\nWHERE "
    + holds("cover")
    + "\nRETURN collect(DISTINCT place.id)"
)


def list_of_held(scope: Scope) -> LiteralString:
    """The text: of whoever sees a part, the meetings of their own; what is personal of who came is left out."""
    personal: LiteralString = (
        "toString(member.birthDate), member.cardNumber" if scope is Scope.EVERYTHING else "null, null"
    )
    return (
        """UNWIND $ids AS id
MATCH (node:Organization {id: id})<-[:OF]-(meeting:Meeting)
WHERE meeting.heldOn <= $on"""
        + inside(scope, "node")
        + """
RETURN collect([
  id, toString(meeting.heldOn), meeting.kind, meeting.expected, meeting.present, meeting.excused,
  [(meeting)<-[visit:ATTENDED]-(member:Member) |
    [member.name, """
        + personal
        + """, visit.capacity, visit.onBehalfOf, member.id]],
  meeting.id, meeting.points, meeting.marks, meeting.sheet
])"""
    )


def list_of_planned(scope: Scope) -> LiteralString:
    told: LiteralString = "toString(link.plannedFor), link.kind, link.note, " + SPAN + ", meeting.id"
    return linked("-[link:PLANS]->(meeting:PlannedMeeting)", told, scope)


LIST_CARDS: LiteralString = """
UNWIND $ids AS id
MATCH (node:Member {id: id})
RETURN collect([id, node.cardNumber])
""".strip()


class Linked(NamedTuple):
    """A link of an organization, or of a place, to somebody, with what is told of it."""

    organization: str
    name: str
    born: str | None
    card: str | None
    since: str
    until: str | None
    told: list[Any]


Listing = Callable[[Reads, Sequence[str], Period, View], Awaitable[list[Linked]]]
"""Reads links of some organizations, or of places, in a period."""


async def list_linked(
    reads: Reads, text: LiteralString, ids: Sequence[str], during: Period, view: View
) -> list[Linked]:
    rows = await reads.read(text, ids=list(ids), **during.bounds, **of_sight(view))
    return [Linked(row[0], row[1], row[2], row[3], row[4], row[5], row[6:]) for row in rows]


async def list_members(reads: Reads, cells: Sequence[str], during: Period, view: View) -> list[Linked]:
    """Memberships of cells: told are admission, official day, circumstance, kind and the member's id."""
    return await list_linked(reads, LIST_MEMBERS, cells, during, view)


async def list_seats(reads: Reads, organizations: Sequence[str], during: Period, view: View) -> list[Linked]:
    """Seats: told are body, role, decision and the member's id."""
    return await list_linked(reads, list_of_seats(view.scope), organizations, during, view)


async def list_supervised(reads: Reads, organizations: Sequence[str], during: Period, view: View) -> list[Linked]:
    """Supervision links: told are duties, visits a year, decision and the supervisor's id."""
    return await list_linked(reads, list_of_supervised(view.scope), organizations, during, view)


async def list_posts(reads: Reads, organizations: Sequence[str], during: Period, view: View) -> list[Linked]:
    """Civil posts at organizations: told are kind, title and the holder's id. Whoever sees a part is told none."""
    return await list_linked(reads, LIST_POSTS, organizations, during, view)


async def list_posts_in_places(reads: Reads, places: Sequence[str], during: Period, view: View) -> list[Linked]:
    """Civil posts in places, whose ids stand first: told are kind, title, the place's code and the holder's id. Whoever
    sees a part is told none."""
    return await list_linked(reads, LIST_POSTS_IN_PLACES, places, during, view)


async def list_covered(reads: Reads, organizations: Sequence[str], view: View) -> list[str]:
    """The ids of the places that organizations cover on the day."""
    found: list[str] = await reads.read(LIST_COVERED, ids=list(organizations), **of_view(view))
    return sorted(found)


class HeldMeeting(NamedTuple):
    """A meeting with who came: (name, birthday, card, capacity, id of whoever was stood in for, own id)."""

    organization: str
    day: str
    kind: str
    expected: int
    present: int
    excused: int
    visits: list[list[Any]]
    id: str
    points: float | None
    marks: list[str] | None
    sheet: str | None


async def list_meetings(reads: Reads, organizations: Sequence[str], view: View) -> list[HeldMeeting]:
    """The meetings of organizations up to the day."""
    return [
        HeldMeeting(*row)
        for row in await reads.read(list_of_held(view.scope), ids=list(organizations), **of_view(view))
    ]


class Planned(NamedTuple):
    """What an organization plans of a meeting in some days, with the meeting's id."""

    organization: str
    day: str
    kind: str
    note: str | None
    since: str
    until: str | None
    id: str


async def list_planned(reads: Reads, organizations: Sequence[str], during: Period, view: View) -> list[Planned]:
    """What organizations plan in the period."""
    asked = {"ids": list(organizations), **during.bounds, **of_sight(view)}
    return [Planned(*row) for row in await reads.read(list_of_planned(view.scope), **asked)]


async def list_cards(reads: Reads, members: Collection[str]) -> dict[str, str | None]:
    """The card numbers of members, by their ids."""
    return dict(await reads.read(LIST_CARDS, ids=sorted(members)))
