"""A draft as rows of the graph's tables, with the keys for order and search and the headcounts."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

from graph.model.derived import (
    headcounts,
    meeting_key,
    member_keys,
    newest_profile,
    person_keys,
    place_keys,
    profile_keys,
    short_name,
)
from graph.model.norm_words import PARAMETERS
from graph.model.seals import SALT, SALT_BYTES
from graph.model.tables import OPEN_END
from seeds.draft.cases import INVENTED
from seeds.draft.confirmations import first_confirmed
from seeds.draft.draft import Draft, Fact, Member, Organization, Place
from seeds.draft.rows import Rows

TOLD_LINKS = (
    "PART_OF", "COVERS", "LIVES_IN", "MEMBER_OF", "HOLDS", "HOLDS_OFFICE_IN", "HOLDS_OFFICE_AT", "SUPERVISES",
    "WORKS_ON", "MEMBER_WORKS_ON",
)  # fmt: skip


def emit(draft: Draft, known: date = date.max) -> Rows:
    """The rows of everything in the draft, as it was known on a day."""
    rows = emit_told(draft, known)
    emit_reference(rows, draft)
    return rows


def emit_told(draft: Draft, known: date = date.max) -> Rows:
    """The rows of everything that changes tell of, as it was known on a day: without probations' ends after it."""
    rows = Rows()
    counted = headcount_series(draft, known)
    for organization in draft.organizations.values():
        emit_organization(rows, organization, counted.get(organization.id, {}))
    for member in draft.members.values():
        rows.add_node("Member", member_row(member, known))
    for identifier, name in draft.people.items():
        rows.add_node("Person", {"id": identifier, "name": name, **person_keys(name, identifier)})
    for table in TOLD_LINKS:
        emit_links(rows, draft, table, known)
    emit_meetings(rows, draft)
    emit_planned(rows, draft)
    emit_events(rows, draft)
    emit_assessments(rows, draft, known)
    emit_cases(rows, draft, known)
    emit_directives(rows, draft, known)
    emit_figures(rows, draft, known)
    return rows


def emit_reference(rows: Rows, draft: Draft) -> None:
    """The rows of what no change makes: places, which of them lies in which, and rules, with all their known days."""
    for place in draft.places.values():
        rows.add_node("Place", place_row(place))
    emit_links(rows, draft, "IN", date.max)
    emit_rules(rows, draft)


def emit_organization(rows: Rows, organization: Organization, counted: dict[str, Any]) -> None:
    """The organization with its newest profile, and all its profiles."""
    newest = organization.profiles[-1]
    shown = profile_row("", newest.name, newest.level, organization)
    rows.add_node(
        "Organization",
        {
            "id": organization.id,
            "code": organization.code,
            "sector": organization.sector,
            "since": organization.since,
            "until": organization.until,
            "confirmedOn": organization.confirmed_on or first_confirmed(organization),
            **newest_profile(shown, newest.since),
            "version": organization.version,
            **counted,
        },
    )
    ends = [profile.since for profile in organization.profiles[1:]] + [organization.until]
    for profile, until in zip(organization.profiles, ends, strict=True):
        rows.add_node("Profile", profile_row(profile.id, profile.name, profile.level, organization))
        rows.add_link("HAS_PROFILE", organization.id, profile.id, {"since": profile.since, "until": until})


def profile_row(identifier: str, name: str, level: str, organization: Organization) -> dict[str, Any]:
    row = {"id": identifier, "name": name, "shortName": short_name(name), "level": level}
    return {**row, **profile_keys(row, organization.code, organization.id)}


def place_row(place: Place) -> dict[str, Any]:
    row = {
        "id": place.id,
        "code": place.code,
        "kind": place.kind,
        "name": place.name,
        "nameGenerated": int(place.generated),
        "lat": place.lat,
        "lon": place.lon,
        "since": place.since,
        "until": place.until,
    }
    return {**row, **place_keys(row)}


def member_row(member: Member, known: date) -> dict[str, Any]:
    return {
        "id": member.id,
        "name": member.name,
        **member_keys(member.name, member.id),
        "cardNumber": member.card,
        "birthDate": member.birth,
        "admittedOn": member.admitted,
        "officialOn": None if member.official is None or member.official > known else member.official,
        "since": member.admitted,
        "until": member.until,
        SALT: invented_salt(member.id),
    }


def invented_salt(identifier: str) -> str:
    """The same for the same id, so that a state can be told again: invented people have nothing to hide."""
    return hashlib.sha256(f"invented|{identifier}".encode()).hexdigest()[: 2 * SALT_BYTES]


def emit_links(rows: Rows, draft: Draft, table: str, known: date) -> None:
    for fact, properties in known_facts(draft, table, known):
        rows.add_link(table, fact.start, fact.end, properties)


def known_facts(draft: Draft, table: str, known: date) -> Iterator[tuple[Fact, dict[str, Any]]]:
    """Every dated link that ever held, as it was known on a day: one that was closed before it began is none.

    A probation is told to have ended only when it has.
    """
    for fact in draft.facts[table]:
        if fact.since < fact.until and fact.since <= known:
            properties = {**fact.properties, "since": fact.since, "until": fact.until}
            if fact.until > known and properties.get("endReason") == "BECAME_OFFICIAL":
                properties |= {"until": OPEN_END, "endReason": None}
            yield fact, properties


def headcount_series(draft: Draft, known: date) -> dict[str, dict[str, Any]]:
    """For each organization with members of its own, the days on which their number changes and the numbers."""
    memberships: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for fact, properties in known_facts(draft, "MEMBER_OF", known):
        if properties["kind"] == "OFFICIAL":
            memberships[fact.end].append(properties)
    return {organization: headcounts(own) for organization, own in memberships.items()}


def emit_meetings(rows: Rows, draft: Draft) -> None:
    for meeting in draft.meetings:
        rows.add_node(
            "Meeting",
            {
                "id": meeting.id,
                "kind": meeting.kind,
                "heldOn": meeting.held_on,
                "sortKey": meeting_key(meeting.held_on, meeting.id),
                "expected": meeting.expected,
                "present": meeting.present,
                "excused": meeting.excused,
                "points": meeting.points,
                "marks": None,
                "sheet": meeting.sheet,
                "level": meeting.level,
            },
        )
        rows.add_link("OF", meeting.id, meeting.organization, {})
        for member, capacity, on_behalf_of in meeting.attended:
            rows.add_link("ATTENDED", member, meeting.id, {"capacity": capacity, "onBehalfOf": on_behalf_of})


def emit_planned(rows: Rows, draft: Draft) -> None:
    for one in draft.planned:
        rows.add_node("PlannedMeeting", {"id": one.id, "plannedOn": one.days[0][0]})
        ends = [since for since, _ in one.days[1:]] + [draft.organizations[one.organization].until]
        for (since, day), until in zip(one.days, ends, strict=True):
            said = {"kind": one.kind, "plannedFor": day, "note": one.note, "since": since, "until": until}
            rows.add_link("PLANS", one.organization, one.id, said)


def emit_events(rows: Rows, draft: Draft) -> None:
    for event in draft.events:
        row = {"id": event.id, "kind": event.kind, "on": event.on, "decision": event.decision}
        rows.add_node("ChangeEvent", row)
        for organization, extent in event.originals:
            rows.add_link("ORIGINAL", event.id, organization, {"extent": extent})
        for organization in event.results:
            rows.add_link("RESULTING", event.id, organization, {})


def emit_assessments(rows: Rows, draft: Draft, known: date) -> None:
    for sheet in draft.sheets:
        if sheet.since <= known:
            named = {"id": sheet.id, "kind": sheet.kind, "name": sheet.name, "regulation": sheet.regulation}
            said = {"criteria": sheet.criteria, "levels": sheet.levels, "since": sheet.since, "until": sheet.until}
            rows.add_node("Sheet", {**named, **said})
    for one in draft.assessments:
        if one.decided_on <= known:
            values = {"kind": str(one.kind), "body": one.body, "level": str(one.level), "decision": one.decision}
            period = {"periodFrom": one.since, "periodTo": one.until, "decidedOn": one.decided_on}
            unsaid = {"points": None, "comparableGroup": one.group, "sheet": one.sheet, "marks": None}
            table = "MEMBER_ASSESSED" if one.of_member else "ASSESSED"
            rows.add_link(table, one.subject, one.at, {**values, **period, **unsaid})


def emit_cases(rows: Rows, draft: Draft, known: date) -> None:
    for case in draft.cases:
        if case.opened_on > known:
            continue
        is_closed = case.closed_on is not None and case.closed_on <= known
        opened = {"kind": case.kind, "form": case.form, "years": case.years, "source": case.source}
        days = {"openedOn": case.opened_on, "dueOn": case.due_on, "closedOn": case.closed_on if is_closed else None}
        closing = {"outcome": case.outcome, "closingDecision": case.closing_decision}
        ended = closing if is_closed else dict.fromkeys(closing)
        said = {"decision": case.decision, "summary": INVENTED}
        rows.add_node("Case", {"id": case.id, **opened, **days, **ended, **said, SALT: invented_salt(case.id)})
        if case.organization is not None:
            rows.add_link("CONCERNS", case.id, case.organization, {})
        if case.member is not None:
            rows.add_link("CONCERNS_MEMBER", case.id, case.member, {})
        rows.add_link("HANDLED_BY", case.id, case.handled_by, {})
        rows.add_link("ARISES_AT", case.id, case.at, {})


def emit_directives(rows: Rows, draft: Draft, known: date) -> None:
    for one in draft.directives:
        if one.since > known:
            continue
        said = {"symbol": one.symbol, "kind": one.kind, "title": one.title, "issuedOn": one.issued}
        rows.add_node("Directive", {"id": one.id, **said, "since": one.since, "until": one.until})
        if one.issuer is not None:
            rows.add_link("ISSUED_BY", one.id, one.issuer, {})
        for kind, other in one.references:
            rows.add_link("REFERS_TO", one.id, other, {"kind": kind})
        for position, task in enumerate(one.tasks, 1):
            rows.add_node("Task", {"id": task.id, "number": task.number, "name": task.name, "position": position})
            rows.add_link("TASK_OF", task.id, one.id, {})


def emit_figures(rows: Rows, draft: Draft, known: date) -> None:
    for one in draft.figures:
        if one.stated_on <= known:
            said = {"denominator": None, **one.said, "statedOn": one.stated_on, "decision": one.decision}
            rows.add_link("STATED", one.organization, one.directive, said)


def emit_rules(rows: Rows, draft: Draft) -> None:
    for norm in draft.norms:
        numbers = {name: norm.numbers.get(name) for name in PARAMETERS}
        named = {"id": norm.id, "kind": str(norm.kind), "regulation": norm.regulation}
        rows.add_node("Norm", {**named, **numbers, "since": norm.since, "until": norm.until})
        if norm.set_by is not None:
            rows.add_link("NORM_SET_BY", norm.id, norm.set_by, {})
    for level in draft.level_rules:
        life = {"regulation": level.regulation, "since": level.since, "until": level.until}
        rows.add_node("LevelRule", {"id": level.id, "level": level.level, "under": level.under, **life})
    for one in draft.admission_rules:
        ages = {"youngest": one.youngest, "oldest": one.oldest, "probationMonths": one.probation_months}
        life = {"regulation": one.regulation, "since": one.since, "until": one.until}
        rows.add_node("AdmissionRule", {"id": one.id, **ages, **life})
