"""Rows of meetings as changes: one for each meeting, whose rows name those who came from above."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from execution.view import View
from graph.engine.sessions import Reads
from graph.model.vocabulary import AttendanceCapacity, MeetingKind
from graph.reads.lists import HeldMeeting, list_meetings, some_hundred
from seeds.exchange.tables import Row
from service.exchange.drafting import Draft, Request, differing, member_id, organization_id, stated, who_of
from service.exchange.naming import Organization
from wording.said import say

COLUMNS = {
    "organization": "organization",
    "on": "heldOn",
    "kind": "meeting",
    "attendances": "visitorName",
    **{name: name for name in ("expected", "present", "excused")},
}
NUMBERS = ("expected", "present", "excused")
Meeting = tuple[str, date, str]
"""(organization, day, kind)."""


def meeting_of(row: Row) -> tuple[Any, ...]:
    """What rows of one meeting have in common."""
    return tuple(row.values.get(name) for name in ("organization", "heldOn", "meeting"))


async def draft_meetings(draft: Draft, rows: Sequence[Row]) -> None:
    """A request for each meeting that is not recorded yet."""
    grouped: dict[Meeting, tuple[Organization, list[Row]]] = {}
    for row in rows:
        day = row.values.get("heldOn")
        one = draft.organization(row, "organization", day) if day is not None else None
        if one is not None and day is not None:
            kind = row.values.get("meeting", str(MeetingKind.REGULAR))
            grouped.setdefault((one.id, day, kind), (one, []))[1].append(row)
    recorded = await recorded_meetings(draft.reads, sorted({one for one, _, _ in grouped}), draft.view)
    for key, (organization, own) in grouped.items():
        if key in recorded:
            for row in own:
                draft.stands(row, differing(row, {name: getattr(recorded[key], name) for name in NUMBERS}))
        else:
            hold(draft, key, organization, own)


async def recorded_meetings(reads: Reads, organizations: Sequence[str], view: View) -> dict[Meeting, HeldMeeting]:
    found: dict[Meeting, HeldMeeting] = {}
    for some in some_hundred(organizations):
        for one in await list_meetings(reads, some, view.at(date.max)):
            found[one.organization, date.fromisoformat(one.day), one.kind] = one
    return found


def hold(draft: Draft, meeting: Meeting, organization: Organization, rows: list[Row]) -> None:
    first = rows[0]
    for row in rows[1:]:
        for name in differing(row, {name: first.values.get(name) for name in NUMBERS}):
            draft.wrong(row, name, say("NOT_THE_SAME_MEETING", row=str(first.number)), say("DO_MEND_ROW"))
    visits = [visit for row in rows if (visit := visit_of(draft, row, meeting[1])) is not None]
    numbers = {"excused": 0, **stated(first, **{name: name for name in NUMBERS})}
    if numbers.keys() >= set(NUMBERS):
        given = {"organization": organization_id(organization), "kind": meeting[2], **numbers, "attendances": visits}
        draft.requests.append(Request(rows, "recordMeeting", given, meeting[1], COLUMNS))


def visit_of(draft: Draft, row: Row, day: date) -> dict[str, Any] | None:
    """Who came, where the row names somebody."""
    if "visitorName" not in row.values:
        return None
    member = draft.member(row, who_of(row, "visitorName"), day, "visitorName")
    if member is None:
        return None
    visit: dict[str, Any] = {
        "member": member_id(member),
        "capacity": row.values.get("capacity", str(AttendanceCapacity.SUPERVISOR)),
    }
    if "onBehalfOf" in row.values:
        principal = draft.members.by_card.get(row.values["onBehalfOf"])
        if principal is None:
            draft.wrong(row, "onBehalfOf", say("NOT_FOUND_MEMBER"), say("DO_NAME_MEMBER"))
            return None
        visit["onBehalfOf"] = member_id(principal.id)
    return visit
