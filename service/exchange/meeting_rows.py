"""Rows of meetings as changes: one for each meeting, whose rows name those who came from above."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from graph.model.tables import MEETING, SHEET
from graph.model.vocabulary import AttendanceCapacity, MeetingKind, SheetKind
from graph.reads.judgements import Sheet
from graph.reads.lists import HeldMeeting, list_meetings, some_hundred
from resolvers.shared.identifiers import decode_id, id_of
from seeds.exchange.tables import Row
from service.exchange.drafting import Draft, Request, differing, member_id, organization_id, stated, who_of
from service.exchange.mending import Way, stands
from service.exchange.naming import Organization
from service.exchange.sheets_named import Sheets, marks_given, points_stated, same_sheet
from wording.said import say

COLUMNS = {
    "organization": "organization",
    "on": "heldOn",
    "kind": "meeting",
    "attendances": "visitorName",
    **{name: name for name in ("expected", "present", "excused", "points", "marks", "sheet")},
}
NUMBERS = ("expected", "present", "excused")
OF_MEETING = (*NUMBERS, "points", "marks", "sheet")
"""What all rows of a meeting say alike."""
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
    recorded = await recorded_meetings(draft, sorted({one for one, _, _ in grouped}))
    sheets = await Sheets.of(draft)
    for key, (organization, own) in grouped.items():
        named = "sheet" in own[0].values
        sheet = sheets.named(draft, own[0], [SheetKind.MEETINGS], key[1]) if named else None
        if named and sheet is None:
            continue
        if key in recorded:
            compare(draft, key, own, recorded[key], sheet)
        else:
            hold(draft, key, organization, own, sheet)


async def recorded_meetings(draft: Draft, organizations: Sequence[str]) -> dict[Meeting, HeldMeeting]:
    found: dict[Meeting, HeldMeeting] = {}
    for some in some_hundred(organizations):
        for one in await list_meetings(draft.reads, some, draft.view.at(date.max)):
            found[one.organization, date.fromisoformat(one.day), one.kind] = one
    return found


def compare(draft: Draft, meeting: Meeting, rows: Sequence[Row], recorded: HeldMeeting, sheet: Sheet | None) -> None:
    """Rows of a meeting that is recorded: its numbers and points, and that whoever came is recorded, too."""
    all_alike(draft, rows)
    wanted = {one[5]: visit_recorded(one) for one in recorded.visits}
    new: list[Row] = []
    for row in rows:
        visit = visit_of(draft, row, meeting[1])
        if visit is not None and not is_recorded(row, visit, wanted):
            wanted[key_of(visit)] = visit
            new.append(row)
    known: dict[str, Any] = {name: getattr(recorded, name) for name in OF_MEETING}
    known["sheet"] = same_sheet(rows[0], sheet, recorded.sheet)
    came, named = ({"visitorName": None}, {"visitorName": "attendances"}) if new else ({}, {})
    fields = {name: name for name in OF_MEETING} | named
    values: dict[str, Any] = {"visitorName": [*wanted.values()], "marks": marks_given(rows[0])}
    values["sheet"] = sheet and id_of(SHEET, sheet.id)
    way = Way("correctMeeting", fields, {"meeting": id_of(MEETING, recorded.id)}, meeting[1], values=values)
    # the first says what is otherwise
    stands(draft, sorted(rows, key=lambda row: row not in new), known | came, [way])


def is_recorded(row: Row, visit: Mapping[str, Any], wanted: Mapping[str, Mapping[str, Any]]) -> bool:
    """Whether a row names somebody who came, as the row says: a capacity that it leaves open, it does not say."""
    known = wanted.get(key_of(visit))
    said = {name: value for name, value in visit.items() if name != "capacity" or "capacity" in row.values}
    return known is not None and all(known.get(name) == value for name, value in said.items())


def key_of(visit: Mapping[str, Any]) -> str:
    key: str = decode_id(visit["member"], "member").key
    return key


def visit_recorded(visit: Sequence[Any]) -> dict[str, Any]:
    """Who came, as an input says it."""
    behalf = {"onBehalfOf": member_id(visit[4])} if visit[4] else {}
    return {"member": member_id(visit[5]), "capacity": visit[3], **behalf}


def hold(draft: Draft, meeting: Meeting, organization: Organization, rows: list[Row], sheet: Sheet | None) -> None:
    all_alike(draft, rows)
    first = rows[0]
    visits = [visit for row in rows if (visit := visit_of(draft, row, meeting[1])) is not None]
    numbers = {"excused": 0, **stated(first, **{name: name for name in NUMBERS})}
    if numbers.keys() >= set(NUMBERS):
        judged = points_stated(first)
        if sheet is not None:
            judged["sheet"] = id_of(SHEET, sheet.id)
        where = {"organization": organization_id(organization), "kind": meeting[2]}
        given = {**where, **numbers, **judged, "attendances": visits}
        draft.requests.append(Request(rows, "recordMeeting", given, meeting[1], COLUMNS))


def all_alike(draft: Draft, rows: Sequence[Row]) -> None:
    """Notes where rows of one meeting have other numbers than the first."""
    first = rows[0]
    for row in rows[1:]:
        for name in differing(row, {name: first.values.get(name) for name in OF_MEETING}):
            draft.wrong(row, name, say("NOT_THE_SAME_MEETING", row=str(first.number)), say("DO_MEND_ROW"))


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
