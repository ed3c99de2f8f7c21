"""A draft as rows of the graph's tables, with the keys for order and search and the headcounts. Called by `sizes`."""

from collections import Counter, defaultdict
from datetime import date
from itertools import accumulate
from typing import Any

from graph.model import OPEN_END
from graph.naming import fold, organization_key, person_key, text_key
from graph.vocabulary import Level, PlaceKind
from seeds.draft import Draft, Fact, Member, Organization, Place
from seeds.meetings import last_confirmed
from seeds.rows import Rows

LEVELS = {level.value: rank for rank, level in enumerate(Level)}
KINDS = {kind.value: rank for rank, kind in enumerate(PlaceKind)}
WORDS_KEPT = 4
PLAIN_LINKS = (
    "PART_OF", "COVERS", "IN", "LIVES_IN", "MEMBER_OF", "HOLDS", "HOLDS_OFFICE_IN", "HOLDS_OFFICE_AT", "SUPERVISES",
)  # fmt: skip


def emit(draft: Draft) -> Rows:
    """The rows of everything in the draft."""
    rows = Rows()
    random = draft.random("confirmed")
    counted = headcount_series(draft)
    for organization in draft.organizations.values():
        organization.confirmed_on = max(organization.since, min(last_confirmed(random), organization.until))
        emit_organization(rows, draft, organization, counted.get(organization.id, {}))
    for place in draft.places.values():
        rows.add_node("Place", place_row(place))
    for member in draft.members.values():
        rows.add_node("Member", member_row(member))
    for identifier, name in draft.people.items():
        person = {"id": identifier, "name": name, "nameFold": fold(name), "sortKey": person_key(name, identifier)}
        rows.add_node("Person", person)
    emit_links(rows, draft)
    emit_meetings(rows, draft)
    emit_events(rows, draft)
    emit_rules(rows, draft)
    return rows


def emit_organization(rows: Rows, draft: Draft, organization: Organization, counted: dict[str, Any]) -> None:
    """The organization with its newest profile, and all its profiles."""
    newest = organization.profiles[-1]
    rows.add_node(
        "Organization",
        {
            "id": organization.id,
            "code": organization.code,
            "sector": organization.sector,
            "since": organization.since,
            "until": organization.until,
            "confirmedOn": organization.confirmed_on,
            "profileSince": newest.since,
            "name": newest.name,
            "shortName": short_name(newest.name),
            "level": newest.level,
            "sortKey": organization_key(LEVELS[newest.level], organization.code, organization.id),
            "version": len(organization.profiles),
            **counted,
        },
    )
    ends = [profile.since for profile in organization.profiles[1:]] + [organization.until]
    for profile, until in zip(organization.profiles, ends, strict=True):
        identifier = draft.new_id("f")
        rows.add_node("Profile", profile_row(identifier, profile.name, profile.level, organization))
        rows.add_link("HAS_PROFILE", organization.id, identifier, {"since": profile.since, "until": until})


def profile_row(identifier: str, name: str, level: str, organization: Organization) -> dict[str, Any]:
    return {
        "id": identifier,
        "name": name,
        "shortName": short_name(name),
        "nameFold": fold(name),
        "level": level,
        "sortKey": organization_key(LEVELS[level], organization.code, organization.id),
        "nameKey": f"{text_key(name)}|{organization.id}",
    }


def short_name(name: str) -> str | None:
    """The usual short form: ĐB for đảng bộ, CB for chi bộ."""
    for long, short in (("Đảng bộ ", "ĐB "), ("Chi bộ ", "CB ")):
        if name.startswith(long):
            return short + name.removeprefix(long)
    return None


def place_row(place: Place) -> dict[str, Any]:
    key = place.code or text_key(place.name)
    return {
        "id": place.id,
        "code": place.code,
        "kind": place.kind,
        "name": place.name,
        "nameFold": fold(place.name),
        "sortKey": f"{KINDS[place.kind]}|{key}|{place.id}",
        "nameGenerated": int(place.generated),
        "lat": place.lat,
        "lon": place.lon,
        "since": place.since,
        "until": place.until,
    }


def member_row(member: Member) -> dict[str, Any]:
    folded = fold(member.name)
    words = folded.split()[::-1][:WORDS_KEPT]
    return {
        "id": member.id,
        "name": member.name,
        "nameFold": folded,
        "sortKey": person_key(member.name, member.id),
        **{f"word{number + 1}": word for number, word in enumerate(words)},
        "cardNumber": member.card,
        "birthDate": member.birth,
        "admittedOn": member.admitted,
        "officialOn": member.official,
        "since": member.admitted,
        "until": member.until,
    }


def emit_links(rows: Rows, draft: Draft) -> None:
    """Every dated link that ever held: one that was closed before it began is none."""
    for table in PLAIN_LINKS:
        for fact in draft.facts[table]:
            if fact.since < fact.until:
                properties = {**fact.properties, "since": fact.since, "until": fact.until}
                rows.add_link(table, fact.start, fact.end, properties)


def headcount_series(draft: Draft) -> dict[str, dict[str, Any]]:
    """For each organization with members of its own, the days on which their number changes and the numbers."""
    by_organization: defaultdict[str, list[Fact]] = defaultdict(list)
    for fact in draft.facts["MEMBER_OF"]:
        if fact.properties["kind"] == "OFFICIAL" and fact.since < fact.until:
            by_organization[fact.end].append(fact)
    return {organization: series(facts) for organization, facts in by_organization.items()}


def series(facts: list[Fact]) -> dict[str, Any]:
    """The series as the graph keeps it: three lists of one length."""
    changes: defaultdict[date, Counter[str]] = defaultdict(Counter)
    for fact in facts:
        changes[fact.since][fact.properties["standing"]] += 1
        changes[fact.until][fact.properties["standing"]] -= 1
    days = sorted(changes.keys() - {OPEN_END})
    numbers = list(accumulate((changes[day] for day in days), summed))
    return {
        "countedFrom": [day.isoformat() for day in days],
        "countedOfficial": [number["OFFICIAL"] for number in numbers],
        "countedProbationary": [number["PROBATIONARY"] for number in numbers],
    }


def summed(one: Counter[str], other: Counter[str]) -> Counter[str]:
    total = Counter(one)
    total.update(other)
    return total


def emit_meetings(rows: Rows, draft: Draft) -> None:
    for meeting in draft.meetings:
        rows.add_node(
            "Meeting",
            {
                "id": meeting.id,
                "kind": meeting.kind,
                "heldOn": meeting.held_on,
                "sortKey": f"{meeting.held_on}|{meeting.id}",
                "expected": meeting.expected,
                "present": meeting.present,
                "excused": meeting.excused,
            },
        )
        rows.add_link("OF", meeting.id, meeting.organization, {})
        for member, capacity, on_behalf_of in meeting.attended:
            rows.add_link("ATTENDED", member, meeting.id, {"capacity": capacity, "onBehalfOf": on_behalf_of})


def emit_events(rows: Rows, draft: Draft) -> None:
    for event in draft.events:
        row = {"id": event.id, "kind": event.kind, "on": event.on, "decision": event.decision}
        rows.add_node("ChangeEvent", row)
        for organization, extent in event.originals:
            rows.add_link("ORIGINAL", event.id, organization, {"extent": extent})
        for organization in event.results:
            rows.add_link("RESULTING", event.id, organization, {})


def emit_rules(rows: Rows, draft: Draft) -> None:
    for rule in draft.rules:
        row = {"id": rule.id, "level": rule.level, "visitsPerYear": rule.visits_per_year, "decision": rule.decision}
        rows.add_node("VisitRule", {**row, "since": rule.since, "until": rule.until})
        rows.add_link("SET_BY", rule.id, rule.organization, {})
    for size in draft.size_rules:
        needs = {"body": size.body, "besides": size.besides, "membersFrom": size.members_from, "least": size.least}
        life = {"regulation": size.regulation, "since": size.since, "until": size.until}
        rows.add_node("SizeRule", {"id": size.id, **needs, **life})
