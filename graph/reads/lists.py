"""What lists in files name and hold: organizations, people and places by what they are called, and links of a day."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Any, LiteralString, NamedTuple, TypeVar

from execution.view import View
from graph.cypher.dates import Period, each_and_under, end_or_null, holds, overlaps
from graph.cypher.scope import of_view
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


class Named(NamedTuple):
    """An organization, whenever it lives: by what it is called last, and all that it was right under."""

    id: str
    code: str
    name: str
    short: str | None
    since: str
    until: str
    parents: list[list[str]]


class Known(NamedTuple):
    """A member, whenever: with the memberships (cell, kind, since, until, circumstance)."""

    id: str
    name: str
    card: str | None
    born: str | None
    admitted: str | None
    official: str | None
    since: str
    until: str
    cells: list[list[str]]


LIST_NAMED: LiteralString = """
MATCH (node:Organization)
RETURN collect([
  node.id, node.code, node.name, node.shortName, toString(node.since), toString(node.until),
  [(node)-[part:PART_OF]->(above:Organization) | [above.id, toString(part.since), toString(part.until)]]
])
""".strip()


async def list_named(reads: Reads) -> list[Named]:
    """All organizations there ever were."""
    return [Named(*row) for row in await reads.read(LIST_NAMED)]


KNOWN: LiteralString = """
RETURN collect([
  node.id, node.name, node.cardNumber, toString(node.birthDate), toString(node.admittedOn), toString(node.officialOn),
  toString(node.since), toString(node.until),
  [(node)-[link:MEMBER_OF]->(cell:Organization) |
    [cell.id, link.kind, toString(link.since), toString(link.until), coalesce(link.circumstance, '')]]
])
""".strip()
LIST_BY_CARD: LiteralString = "UNWIND $values AS value\nMATCH (node:Member {cardNumber: value})\n" + KNOWN
LIST_BY_BIRTHDAY: LiteralString = "UNWIND $values AS value\nMATCH (node:Member {birthDate: value})\n" + KNOWN


async def list_known(reads: Reads, cards: Collection[str], birthdays: Collection[date]) -> list[Known]:
    """All members with one of these cards or born on one of these days."""
    asked: tuple[tuple[LiteralString, Sequence[Any]], ...] = (
        (LIST_BY_CARD, sorted(cards)),
        (LIST_BY_BIRTHDAY, sorted(birthdays)),
    )
    found: dict[str, Known] = {}
    for text, values in asked:
        for some in some_hundred(values):
            rows = await reads.read(text, values=some)
            found |= {row[0]: Known(*row) for row in rows}
    return list(found.values())


LIST_PLACES: LiteralString = """
UNWIND $codes AS code
MATCH (node:Place {code: code})
RETURN collect([code, node.id, toString(node.since), toString(node.until)])
""".strip()


async def list_places(reads: Reads, codes: Collection[str]) -> list[tuple[str, str, str, str]]:
    """(code, id, since, until) of the places that have or had one of these codes."""
    return [(row[0], row[1], row[2], row[3]) for row in await reads.read(LIST_PLACES, codes=sorted(codes))]


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
LIST_BY_ID: LiteralString = "\n".join(
    ("UNWIND $ids AS id", "MATCH (node:Organization {id: id})", "WHERE " + holds("node"), OF_THE_DAY)
)


async def list_listed(reads: Reads, tops: Sequence[str], view: View) -> list[Listed]:
    """The organizations at and under some on the day."""
    return listed(await reads.read(LIST_LISTED, ids=list(tops), **of_view(view)))


async def list_placed_by_id(reads: Reads, organizations: Sequence[str], view: View) -> list[Listed]:
    """The organizations as far as they live on the day."""
    return listed(await reads.read(LIST_BY_ID, ids=list(organizations), **of_view(view)))


def listed(rows: Sequence[Sequence[Any]]) -> list[Listed]:
    return [Listed(*row[:7], *(row[7][0] if row[7] else (None, None))) for row in rows]


def linked(pattern: LiteralString, values: LiteralString) -> LiteralString:
    """Links of organizations in the period: the organization's id, then the values."""
    match: LiteralString = "UNWIND $ids AS id\nMATCH (node:Organization {id: id})" + pattern
    return match + "\nWHERE " + overlaps("link") + "\nRETURN collect([id, " + values + "])"


WHO: LiteralString = "member.name, toString(member.birthDate), member.cardNumber"
SPAN: LiteralString = "toString(link.since), " + end_or_null("link")
LIST_MEMBERS: LiteralString = linked(
    "<-[link:MEMBER_OF]-(member:Member)",
    WHO
    + ", "
    + SPAN
    + ", toString(member.admittedOn), toString(member.officialOn), link.circumstance, link.kind, member.id",
)
LIST_SEATS: LiteralString = linked(
    "<-[link:HOLDS]-(member:Member)", WHO + ", " + SPAN + ", link.body, link.role, link.decision, member.id"
)
LIST_SUPERVISED: LiteralString = linked(
    "<-[link:SUPERVISES]-(member:Member)",
    WHO + ", " + SPAN + ", link.duties, link.visitsPerYear, link.decision, member.id",
)
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
LIST_HELD: LiteralString = """
UNWIND $ids AS id
MATCH (:Organization {id: id})<-[:OF]-(meeting:Meeting)
WHERE meeting.heldOn <= $on
RETURN collect([
  id, toString(meeting.heldOn), meeting.kind, meeting.expected, meeting.present, meeting.excused,
  [(meeting)<-[visit:ATTENDED]-(member:Member) |
    [member.name, toString(member.birthDate), member.cardNumber, visit.capacity, visit.onBehalfOf, member.id]],
  meeting.id, meeting.points, meeting.marks, meeting.sheet
])
""".strip()
LIST_PLANNED: LiteralString = linked(
    "-[link:PLANS]->(meeting:PlannedMeeting)",
    "toString(link.plannedFor), link.kind, link.note, " + SPAN + ", meeting.id",
)
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


async def list_linked(reads: Reads, text: LiteralString, ids: Sequence[str], during: Period) -> list[Linked]:
    rows = await reads.read(text, ids=list(ids), **during.bounds)
    return [Linked(row[0], row[1], row[2], row[3], row[4], row[5], row[6:]) for row in rows]


async def list_members(reads: Reads, cells: Sequence[str], during: Period) -> list[Linked]:
    """Memberships of cells: told are admission, official day, circumstance, kind and the member's id."""
    return await list_linked(reads, LIST_MEMBERS, cells, during)


async def list_seats(reads: Reads, organizations: Sequence[str], during: Period) -> list[Linked]:
    """Seats: told are body, role, decision and the member's id."""
    return await list_linked(reads, LIST_SEATS, organizations, during)


async def list_supervised(reads: Reads, organizations: Sequence[str], during: Period) -> list[Linked]:
    """Supervision links: told are duties, visits a year, decision and the supervisor's id."""
    return await list_linked(reads, LIST_SUPERVISED, organizations, during)


async def list_posts(reads: Reads, organizations: Sequence[str], during: Period) -> list[Linked]:
    """Civil posts at organizations: told are kind, title and the holder's id."""
    return await list_linked(reads, LIST_POSTS, organizations, during)


async def list_posts_in_places(reads: Reads, places: Sequence[str], during: Period) -> list[Linked]:
    """Civil posts in places, whose ids stand first: told are kind, title, the place's code and the holder's id."""
    return await list_linked(reads, LIST_POSTS_IN_PLACES, places, during)


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
    return [HeldMeeting(*row) for row in await reads.read(LIST_HELD, ids=list(organizations), **of_view(view))]


class Planned(NamedTuple):
    """What an organization plans of a meeting in some days, with the meeting's id."""

    organization: str
    day: str
    kind: str
    note: str | None
    since: str
    until: str | None
    id: str


async def list_planned(reads: Reads, organizations: Sequence[str], during: Period) -> list[Planned]:
    """What organizations plan in the period."""
    return [Planned(*row) for row in await reads.read(LIST_PLANNED, ids=list(organizations), **during.bounds)]


async def list_cards(reads: Reads, members: Collection[str]) -> dict[str, str | None]:
    """The card numbers of members, by their ids."""
    return dict(await reads.read(LIST_CARDS, ids=sorted(members)))
