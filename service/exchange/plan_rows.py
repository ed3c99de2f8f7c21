"""Rows of planned meetings as changes: one for what is planned on a day, of whichever organizations."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from graph.model.planned_tables import PLANNED_MEETING
from graph.model.vocabulary import MeetingKind
from graph.reads.lists import Planned, list_planned, some_hundred
from resolvers.shared.identifiers import id_of
from seeds.exchange.tables import Row
from service.exchange.days import day_of, day_or_none, holds_on
from service.exchange.drafting import ROWS_AT_ONCE, Columns, Draft, Request, organization_id, stated
from service.exchange.link_rows import EVER
from service.exchange.mending import Way, stands
from service.exchange.naming import Organization

COLUMNS: Columns = {
    "organization": "organization",
    "kind": "meeting",
    "plannedFor": "plannedFor",
    "note": "note",
    "on": "plannedOn",
}
Key = tuple[str, date, str]
"""(organization, day, kind)."""


@dataclass(slots=True)
class Plan:
    """What a row says: whose meeting, and since when it is planned so."""

    row: Row
    organization: Organization
    on: date

    @property
    def kind(self) -> str:
        kind: str = self.row.values.get("meeting", str(MeetingKind.REGULAR))
        return kind

    @property
    def key(self) -> Key:
        return self.organization.id, self.row.values["plannedFor"], self.kind


def planning_of(row: Row) -> tuple[Any, ...]:
    """What rows that one change plans have in common."""
    return row.values.get("plannedOn"), row.number // ROWS_AT_ONCE


async def draft_plans(draft: Draft, rows: Sequence[Row]) -> None:
    """A request for each day on which something is planned, with the meetings that are not planned so already."""
    plans = [one for row in rows if (one := plan_of(draft, row)) is not None]
    recorded = await recorded_plans(draft, sorted({one.organization.id for one in plans}))
    seen: dict[Key, Row] = {}
    groups: dict[tuple[Any, ...], list[Plan]] = {}
    for one in plans:
        standing = (
            each for each in recorded.get(one.key, ()) if holds_on(day_of(each.since), day_or_none(each.until), one.on)
        )
        known = next(standing, None)
        if one.key in seen:
            draft.twice(one.row, seen[one.key], "plannedFor")
        elif known is not None:
            stands(draft, [one.row], {"note": known.note}, [way_of(one, known)])
        else:
            groups.setdefault(planning_of(one.row), []).append(one)
        seen.setdefault(one.key, one.row)
    draft.requests += [request_of(group) for group in groups.values()]


def plan_of(draft: Draft, row: Row) -> Plan | None:
    """What a row plans; planned today, where it says nothing else."""
    day = row.values.get("plannedFor")
    one = draft.organization(row, "organization", day) if day is not None else None
    return None if one is None else Plan(row, one, row.values.get("plannedOn", draft.view.on))


async def recorded_plans(draft: Draft, organizations: Sequence[str]) -> Mapping[Key, list[Planned]]:
    found: dict[Key, list[Planned]] = {}
    for some in some_hundred(organizations):
        for one in await list_planned(draft.reads, some, EVER, draft.view):
            found.setdefault((one.organization, day_of(one.day), one.kind), []).append(one)
    return found


def way_of(one: Plan, recorded: Planned) -> Way:
    """The note becomes another one; what is put off is another row."""
    given = {"plannedMeeting": id_of(PLANNED_MEETING, recorded.id)}
    return Way("replanMeeting", {"note": "note"}, given, one.on)


def request_of(group: Sequence[Plan]) -> Request:
    given = {"meetings": [line_of(one) for one in group]}
    return Request([one.row for one in group], "planMeetings", given, group[0].on, COLUMNS, lines="meetings")


def line_of(one: Plan) -> dict[str, Any]:
    whose = {"organization": organization_id(one.organization), "kind": one.kind}
    return whose | stated(one.row, plannedFor="plannedFor", note="note")
