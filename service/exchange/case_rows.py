"""Rows of cases as changes: each is opened with all whom it concerns, and closed where its row says so."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from graph.model.case_tables import CASE
from graph.model.tables import MEMBER, ORGANIZATION
from graph.reads.judgements import Opened, list_opened
from resolvers.shared.identifiers import id_of
from seeds.exchange.kinds import SUBJECT
from seeds.exchange.tables import Row
from service.exchange.days import day_or_none
from service.exchange.drafting import (
    Columns,
    Draft,
    Request,
    Subject,
    differing,
    organization_id,
    same_place,
    stated,
)
from service.exchange.mending import Way, correction, stands
from service.exchange.naming import Organization
from wording.said import say

LINE = {
    "form": "caseForm",
    "source": "caseSource",
    **{name: name for name in ("years", "handledBy", "dueOn", "outcome", "summary")},
}
OF_ORGANIZATIONS: Columns = {
    **LINE,
    "kind": "caseKind",
    "concerns": "subjectOrganization",
    "at": "arisesAt",
    "on": "openedOn",
    "decision": "decision",
}
OF_MEMBERS: Columns = {**OF_ORGANIZATIONS, "concerns": "memberName", "at": "subjectOrganization"}
CLOSED: Columns = {"outcome": "outcome", "on": "closedOn", "decision": "closingDecision", "case": "closedOn"}
NEEDED = ("caseKind", "caseForm", "handledBy", "openedOn")
OF_EACH = frozenset(column.name for column in SUBJECT)
"""What each of several rows of a case says for itself."""
Key = tuple[str, date, frozenset[tuple[str, str]]]
"""(form, day, whom it concerns)."""


@dataclass(slots=True)
class Told:
    """A case as its rows tell it."""

    rows: list[Row]
    subjects: list[Subject]
    handler: Organization

    @property
    def values(self) -> Mapping[str, Any]:
        return self.rows[0].values

    @property
    def key(self) -> Key:
        concerned = frozenset((one.table.name, one.key) for one in self.subjects)
        return self.values["caseForm"], self.values["openedOn"], concerned

    @property
    def is_closed_later(self) -> bool:
        """Whether it takes a change of its own to close it."""
        values = self.values
        return "closedOn" in values and (values["closedOn"] != values["openedOn"] or "closingDecision" in values)


def case_of(row: Row) -> tuple[Any, ...]:
    """What rows of one case have in common; one without a number is its own."""
    return ("case", row.values["caseNumber"]) if "caseNumber" in row.values else (row.number,)


async def draft_cases(draft: Draft, rows: Sequence[Row]) -> None:
    """What opens each case that is not recorded yet, and what closes it."""
    grouped: dict[tuple[Any, ...], list[Row]] = {}
    for row in rows:
        grouped.setdefault(case_of(row), []).append(row)
    told = [one for group in grouped.values() if (one := told_of(draft, group)) is not None]
    recorded = await recorded_cases(draft, told)
    seen: dict[tuple[Any, ...], Row] = {}
    for one in told:
        first = one.rows[0]
        whole = (one.key, *sorted(f"{name}={value}" for name, value in one.values.items() if name not in OF_EACH))
        if whole in seen and "caseNumber" not in one.values:
            draft.twice(first, seen[whole], "openedOn")
            continue
        seen[whole] = first
        own = draft.identify("c", first.number)
        match = taken(draft, recorded.get(one.key, []), one, own)
        if match is None or match.id == own:
            draft.requests += requests_of(one, own)
        else:
            stands(draft, one.rows, values_of(draft, match, one), ways_of(one, match))


def told_of(draft: Draft, rows: list[Row]) -> Told | None:
    first = rows[0]
    for row in rows[1:]:
        shared = [name for name in row.shown if name not in OF_EACH]
        for name in differing(row, {name: first.values.get(name) for name in shared}):
            draft.wrong(row, name, say("NOT_THE_SAME_CASE", row=str(first.number)), say("DO_MEND_ROW"))
    if any(name not in first.values for name in NEEDED):
        return None
    on: date = first.values["openedOn"]
    handler = draft.organization(first, "handledBy", on)
    subjects = [one for row in rows if (one := draft.subject(row, on, "arisesAt")) is not None]
    ended = [name for name in ("closedOn", "outcome") if name in first.values]
    if len(ended) == 1 or ("closingDecision" in first.values and not ended):
        missing = "outcome" if ended == ["closedOn"] else "closedOn"
        draft.wrong(first, missing, say("CELL_NEEDED"), say("DO_FILL_IN"))
        return None
    return None if handler is None or len(subjects) < len(rows) else Told(rows, subjects, handler)


async def recorded_cases(draft: Draft, told: Sequence[Told]) -> dict[Key, list[Opened]]:
    """The cases of all who are concerned, by what tells them apart."""
    cases: dict[str, Opened] = {}
    for table in (ORGANIZATION, MEMBER):
        keys = sorted({subject.key for one in told for subject in one.subjects if subject.table is table})
        cases |= {one.id: one for one in await list_opened(draft.reads, table, keys, draft.view)}
    found: dict[Key, list[Opened]] = {}
    for one in cases.values():
        concerned = {(ORGANIZATION.name, key) for key in one.organizations}
        concerned |= {(MEMBER.name, member[0]) for member in one.members}
        found.setdefault((one.form, date.fromisoformat(one.opened), frozenset(concerned)), []).append(one)
    return found


def taken(draft: Draft, recorded: list[Opened], told: Told, own: str) -> Opened | None:
    """The case that is told: the one that this row has made, else one that is equal, else another of that form, day and
    of whom it concerns. Each is taken once."""

    def distance(one: Opened) -> tuple[bool, int, str]:
        return one.id != own, len(differing(told.rows[0], values_of(draft, one, told))), one.id

    best = min(recorded, key=distance, default=None)
    if best is not None:
        recorded.remove(best)
    return best


def values_of(draft: Draft, recorded: Opened, told: Told) -> dict[str, Any]:
    """What is recorded, by the columns of the first row."""
    row = told.rows[0]
    return {
        "caseKind": recorded.kind,
        "years": recorded.years,
        "caseSource": recorded.source,
        "handledBy": same_place(draft, row, "handledBy", told.handler, recorded.handler),
        "arisesAt": same_place(draft, row, "arisesAt", told.subjects[0].place, recorded.at),
        "dueOn": day_or_none(recorded.due),
        "decision": recorded.decision,
        "closedOn": day_or_none(recorded.closed),
        "outcome": recorded.outcome,
        "closingDecision": recorded.closing,
        "summary": recorded.summary,
    }


def ways_of(told: Told, recorded: Opened) -> list[Way]:
    """An open case is closed on the row's day; what else is otherwise is put right."""
    opened: date = told.values["openedOn"]
    given = {"case": id_of(CASE, recorded.id)}
    alike = ("years", "handledBy", "dueOn", "decision", "summary")
    fields = {**{name: name for name in alike}, "caseKind": "kind", "caseSource": "source", "arisesAt": "at"}
    values = {"handledBy": organization_id(told.handler)}
    if told.subjects[0].place is not None:
        values["arisesAt"] = organization_id(told.subjects[0].place)
    end = {name: name for name in ("closedOn", "outcome", "closingDecision")}
    if recorded.closed is not None or "closedOn" not in told.values:
        return [correction("case", fields | end, given, opened, **values)]
    closed = {"closedOn": "on", "outcome": "outcome", "closingDecision": "decision"}
    return [
        correction("case", fields, given, opened, **values),
        Way("closeCase", closed, given, told.values["closedOn"]),
    ]


def requests_of(told: Told, own: str) -> list[Request]:
    """What opens the case, and what closes it if that is a change of its own."""
    values, first = told.values, told.rows[0]
    names = LINE if not told.is_closed_later else {name: LINE[name] for name in LINE if name != "outcome"}
    line = {
        **stated(first, **names),
        "handledBy": organization_id(told.handler),
        "concerns": [one.id for one in told.subjects],
    }
    if told.subjects[0].place is not None:
        line["at"] = organization_id(told.subjects[0].place)
    given = {"kind": values["caseKind"], **stated(first, decision="decision"), "cases": [line]}
    columns = OF_MEMBERS if told.subjects[0].table is MEMBER else OF_ORGANIZATIONS
    opened = Request(told.rows, "recordCases", given, values["openedOn"], columns, (own,))
    if not told.is_closed_later:
        return [opened]
    opened.step = "recordCases"
    closed = {"case": id_of(CASE, own), "outcome": values["outcome"], **stated(first, decision="closingDecision")}
    return [opened, Request(told.rows, "closeCase", closed, values["closedOn"], CLOSED, after=first.number)]
