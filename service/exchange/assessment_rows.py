"""Rows of assessments as changes: one for what a decision says of a period, by one sheet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from graph.model.keys import fold
from graph.model.sheets import kinds_judging
from graph.model.tables import ASSESSED, MEMBER, MEMBER_ASSESSED, NO_BODY, ORGANIZATION, SHEET
from graph.reads.judgements import Judged, Sheet, list_judged
from resolvers.shared.identifiers import id_of
from seeds.exchange.tables import Row
from service.exchange.days import day_or_none
from service.exchange.drafting import (
    ROWS_AT_ONCE,
    Columns,
    Draft,
    Request,
    Subject,
    link_id,
    organization_id,
    same_place,
    stated,
)
from service.exchange.mending import Way, correction, stands
from service.exchange.sheets_named import Sheets, marks_given, points_stated, same_sheet
from wording.said import say

LINE = {"body": "body", "comparableGroup": "comparableGroup", "level": "result"}
OF_ORGANIZATIONS: Columns = {
    **LINE,
    **{name: name for name in ("points", "marks", "periodFrom", "periodTo", "sheet", "decision")},
    "kind": "assessment",
    "on": "decidedOn",
    "at": "judgedAt",
    "subject": "subjectOrganization",
}
OF_MEMBERS: Columns = {**OF_ORGANIZATIONS, "subject": "memberName", "at": "subjectOrganization"}
NEEDED = ("assessment", "periodFrom", "result", "decidedOn")
Key = tuple[str, str, date, str]
"""(whose, kind, first day of the period, body)."""


@dataclass(slots=True)
class Assessed:
    """What a row says: of whom, when its period ends, by which sheet."""

    row: Row
    subject: Subject
    until: date
    sheet: Sheet | None

    @property
    def key(self) -> Key:
        values = self.row.values
        return self.subject.key, values["assessment"], values["periodFrom"], values.get("body", NO_BODY)


def decision_of(row: Row) -> tuple[Any, ...]:
    """What rows that one change records have in common."""
    values = row.values
    period = values.get("periodFrom"), period_end(row)
    decided = values.get("decidedOn"), values.get("decision")
    head = (values.get("assessment"), *period, *decided, fold(values.get("sheet", "")))
    return (*head, "memberName" in values, row.number // ROWS_AT_ONCE)


def period_end(row: Row) -> date | None:
    """The end of the period that a row tells; of a year, it may be left open."""
    since = row.values.get("periodFrom")
    return row.values.get("periodTo") or (None if since is None else end_of_year(since))


def end_of_year(since: date) -> date | None:
    """The end of the calendar year that begins on a day; none where it begins on no first of January."""
    return date(since.year + 1, 1, 1) if (since.month, since.day) == (1, 1) else None


async def draft_assessments(draft: Draft, rows: Sequence[Row]) -> None:
    """A request for each decision, with the results that are not recorded yet."""
    sheets = await Sheets.of(draft)
    assessed = [one for row in rows if (one := assessed_of(draft, row, sheets)) is not None]
    recorded = await recorded_assessments(draft, assessed)
    seen: dict[Key, Row] = {}
    groups: dict[tuple[Any, ...], list[Assessed]] = {}
    for one in assessed:
        if one.key in seen:
            draft.twice(one.row, seen[one.key], "periodFrom")
        elif one.key in recorded:
            known = recorded[one.key]
            stands(draft, [one.row], values_of(draft, known, one), [way_of(one, known)])
        else:
            groups.setdefault(decision_of(one.row), []).append(one)
        seen.setdefault(one.key, one.row)
    draft.requests += [request_of(group) for group in groups.values()]


def assessed_of(draft: Draft, row: Row, sheets: Sheets) -> Assessed | None:
    if any(name not in row.values for name in NEEDED):
        return None
    subject = draft.subject(row, row.values["decidedOn"], "judgedAt")
    until = period_end(row)
    if until is None:
        draft.wrong(row, "periodTo", say("CELL_NEEDED"), say("DO_FILL_IN"))
    if subject is None or until is None:
        return None
    last = date.fromordinal(until.toordinal() - 1)
    named = "sheet" in row.values
    kinds = kinds_judging(row.values["assessment"], members=subject.table is MEMBER)
    sheet = sheets.named(draft, row, kinds, last) if named else None
    return None if named and sheet is None else Assessed(row, subject, until, sheet)


async def recorded_assessments(draft: Draft, assessed: Sequence[Assessed]) -> dict[Key, Judged]:
    found: dict[Key, Judged] = {}
    for table in (ORGANIZATION, MEMBER):
        subjects = sorted({one.subject.key for one in assessed if one.subject.table is table})
        for one in await list_judged(draft.reads, table, subjects, draft.view):
            found[one.subject, one.kind, date.fromisoformat(one.since), one.body] = one
    return found


def values_of(draft: Draft, recorded: Judged, one: Assessed) -> dict[str, Any]:
    """What is recorded, by the columns of a row."""
    place = "judgedAt" if one.subject.table is ORGANIZATION else "subjectOrganization"
    return {
        "periodTo": day_or_none(recorded.until),
        "result": recorded.level,
        "points": recorded.points,
        "marks": recorded.marks,
        "comparableGroup": recorded.group,
        "sheet": same_sheet(one.row, one.sheet, recorded.sheet),
        place: same_place(draft, one.row, place, one.subject.place, recorded.at),
        "decidedOn": day_or_none(recorded.decided),
        "decision": recorded.decision,
    }


def way_of(one: Assessed, recorded: Judged) -> Way:
    """A result that is recorded otherwise is put right: that of a period has no days on which it changes."""
    place = "judgedAt" if one.subject.table is ORGANIZATION else "subjectOrganization"
    alike = ("periodTo", "points", "marks", "comparableGroup", "sheet", "decidedOn", "decision")
    fields = {**{name: name for name in alike}, "result": "level", place: "at"}
    since = date.fromisoformat(recorded.since)
    told_apart = {"periodFrom": since, "periodTo": recorded.until, "kind": recorded.kind, "body": recorded.body}
    table = ASSESSED if one.subject.table is ORGANIZATION else MEMBER_ASSESSED
    given = {"assessment": link_id(table, recorded.subject, recorded.at, **told_apart)}
    values = {"sheet": id_of(SHEET, one.sheet.id) if one.sheet else None, "marks": marks_given(one.row)}
    if one.subject.place is not None:
        values[place] = organization_id(one.subject.place)
    return correction("assessment", fields, given, one.row.values["decidedOn"], **values)


def request_of(group: Sequence[Assessed]) -> Request:
    first, rows = group[0], [one.row for one in group]
    given: dict[str, Any] = {
        "kind": first.row.values["assessment"],
        "periodFrom": first.row.values["periodFrom"],
        "periodTo": first.until,
        **({"sheet": id_of(SHEET, first.sheet.id)} if first.sheet else {}),
        **stated(first.row, decision="decision"),
        "assessments": [line_of(one) for one in group],
    }
    columns = OF_MEMBERS if first.subject.table is MEMBER else OF_ORGANIZATIONS
    return Request(rows, "recordAssessments", given, first.row.values["decidedOn"], columns, lines="assessments")


def line_of(one: Assessed) -> dict[str, Any]:
    line = {"subject": one.subject.id, **stated(one.row, **LINE), **points_stated(one.row)}
    if one.subject.place is not None:
        line["at"] = organization_id(one.subject.place)
    return line
