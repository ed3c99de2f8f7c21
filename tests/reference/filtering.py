"""Which records a `where` keeps, from the rows, in plain loops: a check for each filter of each kind of list.

Values are as a client gives them: days as ISO texts, ids as global ids.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from graph.model.keys import fold
from seeds.draft.rows import Properties
from tests.reference import assessing, coverage, impact, people
from tests.reference.world import World, gid, iso

Check = Callable[[World, str, date, Any], bool]
"""Whether a record of a world is kept on a day, by the value of one filter."""


def fits(checks: Mapping[str, Check], world: World, one: str, day: date, where: Mapping[str, Any] | None) -> bool:
    return all(checks[name](world, one, day, value) for name, value in (where or {}).items() if value is not None)


def within(period: Mapping[str, str | None], day: date | None) -> bool:
    """Whether a day is one of a period: a day that nobody knows, or an open end, is one of none."""
    since, until = period.get("from"), period.get("to")
    if since is None and until is None:
        return True
    text = iso(day)
    return text is not None and (since is None or since <= text) and (until is None or text < until)


def between(numbers: Mapping[str, int | None], value: int | None) -> bool:
    least, most = numbers.get("least"), numbers.get("most")
    if least is None and most is None:
        return True
    return value is not None and (least is None or value >= least) and (most is None or value <= most)


def years(since: date | None, day: date) -> int | None:
    """Full years from a day to another: the birthday itself is the first day of a new one."""
    if since is None:
        return None
    whole = 0
    while (since.year + whole + 1, since.month, since.day) <= (day.year, day.month, day.day):
        whole += 1
    return whole


def has_words(name: str, text: str) -> bool:
    parts = fold(name).split()
    return all(any(part.startswith(word) for part in parts) for word in fold(text).split())


def at_or_in(world: World, place: str, day: date) -> set[str]:
    """A place and everything that it lies in, as global ids."""
    found: set[str] = set()
    waiting = [place]
    while waiting:
        one = waiting.pop()
        found.add(gid("Place", one))
        waiting += [end for start, end, _ in world.links("IN", day) if start == one]
    return found


# organizations


def row(world: World, label: str, one: str) -> Properties:
    return world.nodes[label][one]


def covers(world: World, one: str, day: date, places: Any) -> bool:
    covered = [end for start, end, _ in world.links("COVERS", day) if start == one]
    return any(at_or_in(world, place, day) & set(places) for place in covered)


def unconfirmed(world: World, one: str, day: date, before: str) -> bool:
    """Confirmed before a day, or never as far as is known on the day: only the last confirmation is kept."""
    confirmed: date | None = row(world, "Organization", one)["confirmedOn"]
    return confirmed is None or confirmed > day or confirmed.isoformat() < before


def followed(world: World, one: str, day: date) -> bool:
    return any(end == one for _, end, _ in world.links("SUPERVISES", day))


def under_size(world: World, one: str, day: date, bodies: Any) -> bool:
    rules = {body: impact.rule_of(world, one, body, day) for body in bodies}
    return any(rule and impact.seated(world, one, body, day) < rule["least"] for body, rule in rules.items())


ORGANIZATION: Mapping[str, Check] = {
    "text": lambda w, one, day, value: has_words(w.profile(one, day)["name"], value),
    "codes": lambda w, one, day, value: row(w, "Organization", one)["code"] in value,
    "levels": lambda w, one, day, value: w.profile(one, day)["level"] in value,
    "sectors": lambda w, one, day, value: row(w, "Organization", one)["sector"] in value,
    "places": covers,
    "founded": lambda w, one, day, value: within(value, row(w, "Organization", one)["since"]),
    "ended": lambda w, one, day, value: within(value, row(w, "Organization", one)["until"]),
    "confirmedBefore": unconfirmed,
    "memberCount": lambda w, one, day, value: between(value, w.member_count(one, day)),
    "ownMemberCount": lambda w, one, day, value: between(value, w.own_members(one, day)),
    "childCount": lambda w, one, day, value: between(value, len(w.children(one, day))),
    "hasSecretary": lambda w, one, day, value: (w.secretary(one, day) is not None) == value,
    "hasSupervisor": lambda w, one, day, value: followed(w, one, day) == value,
    "coverage": lambda w, one, day, value: bool(coverage.figures(w, one, day) & set(value)),
    "bodiesUnderSize": under_size,
    "assessed": assessing.judged_so,
}


# members


def current(world: World, one: str, day: date) -> Properties | None:
    """The membership that counts the member."""
    links = world.links("MEMBER_OF", day)
    return next((p for start, _, p in links if start == one and p["kind"] == "OFFICIAL"), None)


def sector_of(world: World, one: str, day: date) -> str | None:
    """The sector of the cell that counts the member."""
    cell = world.cell(one, day)
    return None if cell is None else row(world, "Organization", cell)["sector"]


def circumstance_since(world: World, one: str, day: date, period: Any) -> bool:
    link = current(world, one, day)
    return within(period, None if link is None or link["circumstance"] is None else link["since"])


def official(world: World, one: str, day: date) -> date | None:
    known: date | None = row(world, "Member", one)["officialOn"]
    return known if known is not None and known <= day else None


def lives(world: World, one: str, day: date, places: Any) -> bool:
    homes = [end for start, end, _ in world.links("LIVES_IN", day) if start == one]
    return any(at_or_in(world, home, day) & set(places) for home in homes)


def seats(world: World, one: str, day: date) -> list[Properties]:
    return [p for start, _, p in world.links("HOLDS", day) if start == one]


def has_such_a_seat(world: World, one: str, day: date, wanted: Any) -> bool:
    bodies, roles = wanted.get("bodies"), wanted.get("roles")
    if bodies is None and roles is None:
        return True
    return any(
        (bodies is None or p["body"] in bodies) and (roles is None or p["role"] in roles)
        for p in seats(world, one, day)
    )


def ended(world: World, one: str, day: date, wanted: Any) -> bool:
    """A membership of the member's that had ended by the day, for one of the reasons, in the period."""
    reasons, period = wanted.get("reasons"), wanted.get("on") or {}
    if reasons is None and not any(period.values()):
        return True
    past = [p for start, _, p in world.links("MEMBER_OF") if start == one and p["until"] <= day]
    return any((reasons is None or p["endReason"] in reasons) and within(period, p["until"]) for p in past)


def follows(world: World, one: str, day: date) -> bool:
    return any(start == one for start, _, _ in world.links("SUPERVISES", day))


MEMBER: Mapping[str, Check] = {
    "text": lambda w, one, day, value: has_words(row(w, "Member", one)["name"], value),
    "cardNumbers": lambda w, one, day, value: row(w, "Member", one)["cardNumber"] in value,
    "standings": lambda w, one, day, value: people.standing(w, one, day) in value,
    "circumstances": lambda w, one, day, value: bool(people.circumstances(w, one, day) & set(value)),
    "circumstanceSince": circumstance_since,
    "birthDate": lambda w, one, day, value: within(value, row(w, "Member", one)["birthDate"]),
    "admittedOn": lambda w, one, day, value: within(value, row(w, "Member", one)["admittedOn"]),
    "officialOn": lambda w, one, day, value: within(value, official(w, one, day)),
    "age": lambda w, one, day, value: between(value, years(row(w, "Member", one)["birthDate"], day)),
    "yearsInParty": lambda w, one, day, value: between(value, years(row(w, "Member", one)["admittedOn"], day)),
    "cells": lambda w, one, day, value: gid("Organization", w.cell(one, day) or "-") in value,
    "homes": lives,
    "seats": has_such_a_seat,
    "hasSeat": lambda w, one, day, value: bool(seats(w, one, day)) == value,
    "officeKinds": lambda w, one, day, value: bool(people.office_kinds(w, one, day) & set(value)),
    "lacksOfficeKinds": lambda w, one, day, value: not people.office_kinds(w, one, day) & set(value),
    "sectors": lambda w, one, day, value: sector_of(w, one, day) in value,
    "hasOffice": lambda w, one, day, value: bool(people.office_kinds(w, one, day)) == value,
    "followsOrganizations": lambda w, one, day, value: follows(w, one, day) == value,
    "hasTask": lambda w, one, day, value: any(start == one for start, _, _ in w.links("MEMBER_WORKS_ON", day)) == value,
    "ended": ended,
    "assessed": assessing.judged_so,
}

# links and meetings: what is kept is told by their properties alone

Facts = Mapping[str, Any]
"""The properties of a link or a node."""
LinkCheck = Callable[[Facts, Any], bool]
LASTING: Mapping[str, LinkCheck] = {
    "since": lambda p, value: within(value, p["since"]),
    "until": lambda p, value: within(value, p["until"]),
}
MEMBERSHIP: Mapping[str, LinkCheck] = {
    "kinds": lambda p, value: p["kind"] in value,
    "standings": lambda p, value: p["standing"] in value,
    "circumstances": lambda p, value: p["circumstance"] in value,
    "endReasons": lambda p, value: p["endReason"] in value,
    **LASTING,
}
ASSIGNMENT: Mapping[str, LinkCheck] = {
    "bodies": lambda p, value: p["body"] in value,
    "roles": lambda p, value: p["role"] in value,
    **LASTING,
}
ASSESSMENT: Mapping[str, LinkCheck] = {
    "kinds": lambda p, value: p["kind"] in value,
    "levels": lambda p, value: p["level"] in value,
    "comparableGroups": lambda p, value: p["comparableGroup"] in value,
    "bodies": lambda p, value: p["body"] in value,
    "periodFrom": lambda p, value: within(value, p["periodFrom"]),
    "decidedOn": lambda p, value: within(value, p["decidedOn"]),
}
SUPERVISION: Mapping[str, LinkCheck] = {"duties": lambda p, value: bool(set(p["duties"]) & set(value)), **LASTING}


def link_fits(checks: Mapping[str, LinkCheck], p: Facts, where: Mapping[str, Any] | None) -> bool:
    return all(checks[name](p, value) for name, value in (where or {}).items() if value is not None)


def assessment_fits(judged: assessing.Judged, where: Mapping[str, Any] | None) -> bool:
    table, (_, _, p) = judged
    asked = dict(where or {})
    of_members = asked.pop("ofMembers", None)
    return of_members in {None, table == "MEMBER_ASSESSED"} and link_fits(ASSESSMENT, p, asked)
