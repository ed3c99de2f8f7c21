"""A supervisor's calendar as RFC 5545: meetings planned, visits due and visits made, from what the service
answers to its questions.

Nothing here has a time of day: a meeting and a due day are days, so they shift in no zone. What tells an event apart
follows from what it is about (`uuid5`), and its sequence is the number of the last line about that: a client that asks
again is told of changes of the same event, never of a second one.
"""

from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, cast
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from icalendar import CLASS, TRANSP, Calendar, Event

from graph.reads.calendars import Stamp, Stamps
from wording.languages import Language
from wording.said import Said, say

Ask = Callable[[str, Mapping[str, Any]], Awaitable[Mapping[str, Any]]]
"""Answers an operation with its data."""

NAMESPACE = UUID("6f1f6a52-6a39-4c5e-8a3c-0f9f3f6e5b21")
AGAIN = timedelta(hours=6)
"""How often clients are asked to come again."""
PLANNED = """id name ancestors { id name }
  plannedMeetings(where: { held: false, plannedFor: { from: $from } }, first: 100) { nodes {
    id kind plannedFor note } }"""
FOLLOWED = f"""
query ($supervisor: ID!, $from: Date!, $to: Date!, $after: String) {{
  visitsDue(of: {{ supervisor: $supervisor }}) {{ links(first: 20, after: $after) {{
    pageInfo {{ hasNextPage endCursor }}
    nodes {{ dueOn done lastVisit supervision {{ organization {{ {PLANNED}
      meetings(where: {{ heldOn: {{ from: $from, to: $to }}, visited: true }}, first: 100) {{ nodes {{
        id kind heldOn attendances {{ capacity member {{ id }} }} }} }} }} }} }} }} }} }}
"""
SAT_IN = f"""
query ($supervisor: ID!, $from: Date!) {{
  member(id: $supervisor) {{ assignments {{ organization {{ {PLANNED} }} }} }} }}
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """A day in the calendar; `organizations` are the ids of those that it rests on: its own and all above."""

    uid: str
    day: date
    summary: Said
    told: Sequence[Said]
    organizations: Sequence[str]


async def read_entries(ask: Ask, supervisor: str, on: date) -> list[Entry]:
    """What stands in the calendar of a supervisor, by their global id, on a day: the next visit due at each
    organization that they follow, the visits that they made since the first day of the year before, and the meetings
    planned since then, and not recorded as held, by these organizations and by those that they hold a seat in."""
    since = {"supervisor": supervisor, "from": date(on.year - 1, 1, 1).isoformat()}
    seats = ((await ask(SAT_IN, since))["member"] or {"assignments": ()})["assignments"]
    # who sits in two bodies, or follows where they sit, is told a meeting once
    found = {one.uid: one for seat in seats for one in planned_by(seat["organization"], supervisor)}
    given: dict[str, Any] = {**since, "to": (on + timedelta(days=1)).isoformat(), "after": None}
    while True:
        links = (await ask(FOLLOWED, given))["visitsDue"]["links"]
        found |= {one.uid: one for node in links["nodes"] for one in entries_of(node, supervisor, on)}
        if not links["pageInfo"]["hasNextPage"]:
            return sorted(found.values(), key=lambda one: (one.day, one.uid))
        given["after"] = links["pageInfo"]["endCursor"]


def planned_by(organization: Mapping[str, Any], supervisor: str) -> Iterator[Entry]:
    """The meetings that an organization plans, as far as they are not recorded as held: each the same event wherever it
    is put off to."""
    for meeting in organization["plannedMeetings"]["nodes"]:
        told = [say("CALENDAR_KIND", kind=say(f"MEETING.{meeting['kind']}"))]
        told += [say("CALENDAR_NOTE", note=meeting["note"])] if meeting["note"] else []
        yield Entry(
            uid_of("planned", supervisor, meeting["id"]),
            date.fromisoformat(meeting["plannedFor"]),
            say("CALENDAR_PLANNED", name=organization["name"]),
            [*told, *where_of(organization)],
            rests_on(organization),
        )


def rests_on(organization: Mapping[str, Any]) -> list[str]:
    return [organization["id"], *(one["id"] for one in organization["ancestors"])]


def where_of(organization: Mapping[str, Any]) -> list[Said]:
    """What it is under, from right above it up."""
    above = [one["name"] for one in reversed(organization["ancestors"])]
    return [say("CALENDAR_WHERE", path=" / ".join(above))] if above else []


def entries_of(node: Mapping[str, Any], supervisor: str, on: date) -> Iterator[Entry]:
    """The days of one link: what is planned, when the next visit is due, and when the supervisor came."""
    organization = node["supervision"]["organization"]
    yield from planned_by(organization, supervisor)
    where, behind = where_of(organization), rests_on(organization)
    if node["dueOn"] is not None:
        day = date.fromisoformat(node["dueOn"])
        number = node["done"] + 1 if day.year == on.year else 1
        told = [say("CALENDAR_NUMBER", number=number, year=str(day.year)), say("CALENDAR_DONE", done=node["done"])]
        if node["lastVisit"] is not None:
            told.append(say("CALENDAR_LAST", day=date.fromisoformat(node["lastVisit"])))
        uid = uid_of("due", supervisor, organization["id"], str(day.year), str(number))
        yield Entry(uid, day, say("CALENDAR_DUE", name=organization["name"]), [*told, *where], behind)
    for meeting in organization["meetings"]["nodes"]:
        if any(one["capacity"] == "SUPERVISOR" and one["member"]["id"] == supervisor for one in meeting["attendances"]):
            kind = say("CALENDAR_KIND", kind=say(f"MEETING.{meeting['kind']}"))
            summary = say("CALENDAR_VISITED", name=organization["name"])
            uid = uid_of("visit", supervisor, meeting["id"])
            yield Entry(uid, date.fromisoformat(meeting["heldOn"]), summary, [kind, *where], behind)


def uid_of(*parts: str) -> str:
    return str(uuid5(NAMESPACE, "|".join(parts)))


def written(supervisor: str, entries: Sequence[Entry], stamps: Stamps, language: Language, zone: ZoneInfo) -> bytes:
    """The calendar of a supervisor as its file; `stamps` are of the entries' organizations, by their global ids."""
    calendar = Calendar.new(
        name=say("CALENDAR_NAME").words(language),
        method="PUBLISH",
        prodid=f"-//party-hierarchy//calendar//{language.value.upper()}",
        language=language.value,
        uid=uid_of("calendar", supervisor),
        subcomponents=[event_of(one, stamps.of(one.organizations), language) for one in entries],
    )
    # RFC 7986 wants its kind of value to be named, which the library leaves out
    calendar.add("refresh-interval", AGAIN, {"VALUE": "DURATION"})
    calendar.add("x-wr-timezone", zone.key)
    return cast("bytes", calendar.to_ical())


def event_of(entry: Entry, stamp: Stamp, language: Language) -> Event:
    at = datetime.fromisoformat(stamp.at).astimezone(UTC).replace(microsecond=0)
    return Event.new(
        uid=entry.uid,
        sequence=stamp.seq,
        stamp=at,
        last_modified=at,
        start=entry.day,
        end=entry.day + timedelta(days=1),
        summary=entry.summary.words(language),
        description="\n".join(one.words(language) for one in entry.told),
        # a day that something is due by takes nobody's time
        transparency=TRANSP.TRANSPARENT,
        classification=CLASS.PRIVATE,
    )
