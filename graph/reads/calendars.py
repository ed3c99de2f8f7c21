"""Addresses of calendars, and the last lines about what stands in one."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import LiteralString, NamedTuple

from execution.view import View
from graph.cypher.dates import holds
from graph.cypher.scope import of_view
from graph.engine.sessions import Reads
from graph.model.vocabulary import ChangeKind

MOST_LISTED = 1000

FIND_CALENDAR: LiteralString = (
    """
MATCH (calendar:Calendar {id: $address})-[shown:SHOWS]->(member:Member)
WHERE """
    + holds("shown")
    + """
RETURN [member.id, calendar.language]
"""
).strip()

LIST_CALENDARS: LiteralString = (
    """
MATCH (calendar:Calendar)-[shown:SHOWS]->(member:Member)
WHERE """
    + holds("shown")
    + """
WITH calendar, shown, member
ORDER BY member.sortKey, shown.since, calendar.id
LIMIT $limit
RETURN collect([member.id, member.name, toString(shown.since), calendar.language])
"""
).strip()

LIST_LAST_LINES: LiteralString = """
UNWIND $organizations AS id
MATCH (node:Organization {id: id})<-[:ABOUT]-(change:Change)
WITH id, max(change.seq) AS seq, max(change.at) AS at
RETURN collect([id, seq, at])
""".strip()

FIND_LAST_LINE: LiteralString = """
MATCH (:Member {id: $member})<-[:ABOUT]-(change:Change)
WHERE NOT change.kind IN $beside
RETURN [max(change.seq), max(change.at)]
""".strip()

FIND_FIRST_MOMENT: LiteralString = """
MATCH (change:Change)
WITH change
ORDER BY change.id
LIMIT 1
RETURN change.at
""".strip()

BESIDE = (ChangeKind.OPEN_CALENDAR, ChangeKind.CLOSE_CALENDAR)
"""What is about a member and changes nothing in the calendar."""


@dataclass(frozen=True, slots=True)
class Shown:
    """Whose calendar an address shows, by the member's id, and in which language."""

    member: str
    language: str


@dataclass(frozen=True, slots=True)
class Opened:
    """An address that is answered: whose calendar it shows, since when, and in which language."""

    member: str
    name: str
    since: date
    language: str


class Stamp(NamedTuple):
    """A line by its number and moment (ISO text)."""

    seq: int
    at: str


@dataclass(frozen=True, slots=True)
class Stamps:
    """The last lines about a supervisor and about organizations; `first` stands for what was there before any."""

    first: Stamp
    supervisor: Stamp | None
    organizations: dict[str, Stamp]

    def of(self, organizations: Collection[str]) -> Stamp:
        """The last line about the supervisor or one of these organizations."""
        known = [self.organizations.get(one) for one in organizations]
        return max(filter(None, [self.first, self.supervisor, *known]))


async def find_calendar(reads: Reads, address: str, view: View) -> Shown | None:
    """What an address shows on the view's day; None where it shows nothing then."""
    found = await reads.read(FIND_CALENDAR, address=address, **of_view(view))
    return None if found is None else Shown(*found)


async def list_calendars(reads: Reads, view: View) -> list[Opened]:
    """The addresses that are answered on the view's day, by whose they are; of very many, the first."""
    rows = await reads.read(LIST_CALENDARS, limit=MOST_LISTED, **of_view(view))
    return [Opened(member, name, date.fromisoformat(since), language) for member, name, since, language in rows]


async def read_stamps(reads: Reads, member: str, organizations: Collection[str]) -> Stamps:
    """The last lines about a supervisor and about organizations."""
    seq, at = await reads.read(FIND_LAST_LINE, member=member, beside=[str(kind) for kind in BESIDE])
    rows = await reads.read(LIST_LAST_LINES, organizations=sorted(organizations))
    first = await reads.read(FIND_FIRST_MOMENT)
    supervisor = None if seq is None else Stamp(seq, at)
    return Stamps(Stamp(0, first), supervisor, {one: Stamp(*line) for one, *line in rows})
