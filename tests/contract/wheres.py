"""Drawing a `where` for a list: one or two filters, with values that a world could have."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

from tests.contract.drawing import LEVELS, some
from tests.reference.world import World, gid
from tests.worlds.forest import turning_days

Where = dict[str, Any]
Value = Callable[[World, date, Random], Any]
TEXTS = ("phu hoa", "Đảng", "an", "HOÀ", "nguyen a", "thôn 1", "thị ân")
ROLES = ("SECRETARY", "DEPUTY_SECRETARY", "COMMITTEE_MEMBER", "HEAD", "MEMBER")
BODIES = ("EXECUTIVE_COMMITTEE", "STANDING_BOARD", "CELL_COMMITTEE", "INSPECTION_COMMISSION")


def one_of(*choices: Any) -> Value:
    return lambda world, day, random: random.choice(choices)


def some_of(*choices: str) -> Value:
    return lambda world, day, random: some(random, choices)


def period(world: World, day: date, random: Random) -> dict[str, str]:
    """Around some days of the world, open at either end now and then."""
    turn = random.choice(turning_days(world)) + timedelta(days=random.choice((0, 0, 1)))
    found = {"from": turn.isoformat(), "to": (turn + timedelta(days=random.choice((1, 400, 1600)))).isoformat()}
    if random.random() < 0.5:
        found.pop(random.choice(("from", "to")))
    return found


def long_ago(world: World, day: date, random: Random) -> dict[str, str]:
    return random.choice(({"from": "1980-02-29"}, {"to": "1980-02-29"}, {"from": "1955-03-01", "to": "1980-03-01"}))


def numbers(*around: int) -> Value:
    def drawn(world: World, day: date, random: Random) -> dict[str, int]:
        least = random.choice(around)
        return random.choice(({"least": least}, {"most": least}, {"least": least, "most": least + 1}))

    return drawn


def ids(label: str) -> Value:
    def drawn(world: World, day: date, random: Random) -> list[str]:
        keys = list(world.nodes.get(label, {})) or ["none"]
        return [gid(label, one) for one in random.sample(keys, min(len(keys), random.choice((1, 2))))]

    return drawn


def texts(label: str, name: str) -> Value:
    def drawn(world: World, day: date, random: Random) -> list[str]:
        known = [row[name] for row in world.nodes.get(label, {}).values() if row[name]] or ["none"]
        return random.sample(known, min(len(known), 2))

    return drawn


def parts(**values: Value) -> Value:
    def drawn(world: World, day: date, random: Random) -> Where:
        return {name: value(world, day, random) for name, value in values.items() if random.random() < 0.7}

    return drawn


def a_day(world: World, day: date, random: Random) -> str:
    return (random.choice(turning_days(world)) + timedelta(days=1)).isoformat()


def yes_or_no(world: World, day: date, random: Random) -> bool:
    return random.random() < 0.5


REASONS = some_of("TRANSFERRED", "BECAME_OFFICIAL", "LEFT")
STANDINGS = some_of("OFFICIAL", "PROBATIONARY")
CIRCUMSTANCES = some_of("WORKING_AWAY", "EXEMPT")
KINDS = {
    "CLASSIFICATION": ("EXCELLENT", "GOOD", "NOT_COMPLETED"),
    "FOUR_GOOD": ("MET", "NOT_MET"),
    "SELF_REVIEW": ("MET",),
}


def assessed(world: World, day: date, random: Random) -> Where:
    kind = random.choice(tuple(KINDS))
    given: Where = {"kind": kind, "levels": some(random, KINDS[kind])}
    given["years"] = random.choice(([2023], [2023, 2024], [2022, 2023, 2023], [2020]))
    for name in [one for one in given if one != "kind" and random.random() < 0.3]:
        given.pop(name)
    return given


LASTING: Mapping[str, Value] = {"since": period, "until": period}
ORGANIZATION: Mapping[str, Value] = {
    "text": one_of(*TEXTS),
    "codes": texts("Organization", "code"),
    "levels": some_of(*LEVELS),
    "sectors": some_of("SCHOOL", "VILLAGE", "PRIVATE_ENTERPRISE"),
    "places": ids("Place"),
    "founded": period,
    "ended": period,
    "confirmedBefore": a_day,
    "memberCount": numbers(0, 1, 3),
    "ownMemberCount": numbers(0, 1, 2),
    "childCount": numbers(0, 1, 2),
    "hasSecretary": yes_or_no,
    "hasSupervisor": yes_or_no,
    "coverage": some_of("SUPERVISED", "WITHOUT_STANDING", "LAPSED", "UNSUPERVISED"),
    "bodiesUnderSize": some_of(*BODIES),
    "assessed": assessed,
}
MEMBER: Mapping[str, Value] = {
    "text": one_of(*TEXTS),
    "cardNumbers": texts("Member", "cardNumber"),
    "standings": STANDINGS,
    "circumstances": CIRCUMSTANCES,
    "circumstanceSince": period,
    "birthDate": long_ago,
    "admittedOn": period,
    "officialOn": period,
    "age": numbers(30, 42, 44, 68),
    "yearsInParty": numbers(0, 1, 3),
    "cells": ids("Organization"),
    "homes": ids("Place"),
    "seats": parts(bodies=some_of(*BODIES), roles=some_of(*ROLES)),
    "hasSeat": yes_or_no,
    "officeKinds": some_of("VILLAGE_HEAD", "COMMITTEE_CHAIR", "OTHER"),
    "lacksOfficeKinds": some_of("VILLAGE_HEAD", "COMMITTEE_CHAIR", "OTHER"),
    "sectors": some_of("VILLAGE", "SCHOOL"),
    "hasOffice": yes_or_no,
    "followsOrganizations": yes_or_no,
    "hasTask": yes_or_no,
    "ended": parts(reasons=REASONS, on=period),
    "assessed": assessed,
}
ASSESSMENT: Mapping[str, Value] = {
    "kinds": some_of(*KINDS),
    "levels": some_of("EXCELLENT", "GOOD", "NOT_COMPLETED", "MET", "NOT_MET"),
    "comparableGroups": some_of("LEADERS", "OTHERS"),
    "bodies": some_of("STANDING_BOARD", "EXECUTIVE_COMMITTEE"),
    "ofMembers": yes_or_no,
    "periodFrom": period,
    "decidedOn": period,
}
CASE: Mapping[str, Value] = {
    "kinds": some_of("INSPECTION", "DISCIPLINE", "FEEDBACK", "LEAVING"),
    "forms": some_of("ROUTINE", "OPINION", "REPRIMAND", "REQUEST"),
    "sources": some_of("PEOPLE", "FRONT", "COMMISSION"),
    "outcomes": some_of("NOTHING_FOUND", "ANSWERED", "STAYED", "IMPOSED"),
    "open": yes_or_no,
    "overdue": yes_or_no,
    "ofMembers": yes_or_no,
    "days": numbers(0, 20, 90, 91),
    "openedOn": period,
    "dueOn": period,
    "closedOn": period,
    "handledBy": ids("Organization"),
}
DIRECTIVE: Mapping[str, Value] = {
    "kinds": some_of("LETTER", "RESOLUTION", "PLAN"),
    "symbols": some_of("13-NQ/TU", "1690-CV/TU"),
    "issuedOn": period,
    "refersTo": ids("Directive"),
}
REPORT_ON_TASK: Mapping[str, Value] = {
    "states": some_of("NOT_STARTED", "UNDER_WAY", "DONE"),
    "ofMembers": yes_or_no,
    **LASTING,
}
TASK_REPORT: Mapping[str, Value] = {
    "states": some_of("NOT_STARTED", "UNDER_WAY", "DONE"),
    "tasks": ids("Task"),
    "directives": ids("Directive"),
    **LASTING,
}
STATED_FIGURE: Mapping[str, Value] = {
    "indicators": some_of("MEMBERS", "ADMITTED", "SUPERVISED", "TASKS_DONE", "FOUR_GOOD_CELLS"),
    "purposes": some_of("TARGET", "REPORTED"),
    "directives": ids("Directive"),
    "periodFrom": period,
    "statedOn": period,
}
PLANNED_MEETING: Mapping[str, Value] = {
    "kinds": some_of("REGULAR", "THEMATIC", "EXTRAORDINARY"),
    "plannedFor": period,
    "held": yes_or_no,
}
MEMBERSHIP: Mapping[str, Value] = {
    "kinds": some_of("OFFICIAL", "TEMPORARY", "RESIDENCE"),
    "standings": STANDINGS,
    "circumstances": CIRCUMSTANCES,
    "endReasons": REASONS,
    **LASTING,
}


def drawn_where(values: Mapping[str, Value], world: World, day: date, random: Random) -> Where | None:
    """Nothing, or one or two filters: each pair is a text of its own."""
    names: Sequence[str] = random.sample(sorted(values), random.choice((0, 1, 1, 2)))
    return {name: values[name](world, day, random) for name in names} or None
