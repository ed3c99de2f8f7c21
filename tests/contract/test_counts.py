"""Counts by group: the service, by both executors, against the rows; and each count's list against its count."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from random import Random
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given

from graph.engine.relays import Recorder
from resolvers.shared import counts
from tests.conftest import Loaded, Standing
from tests.contract import wheres
from tests.contract.drawing import draw, many, randoms
from tests.contract.wheres import drawn_where
from tests.reference import assessing, concerning, coverage, filtering, people, working
from tests.reference.ordering import LEVELS as RANKED
from tests.reference.world import OPEN, World, gid
from tests.support.asking import answer_of, ask

pytestmark = pytest.mark.contract

Names = list[tuple[str | None, str]]
"""What each row is counted in, and its global id."""
AGES = ((0, 30), (31, 40), (41, 50), (51, 60), (61, None))
FIELDS = {
    "LEVEL": "level",
    "SECTOR": "sector",
    "CHILD": "child { id: key }",
    "AGE_GROUP": "ageLeast ageMost",
    "ADMISSION_YEAR": "year",
    "FOUNDING_YEAR": "year",
    "YEAR": "year",
    "END_YEAR": "year",
    "STANDING": "standing",
    "CIRCUMSTANCE": "circumstance",
    "KIND": "kind",
    "END_REASON": "endReason",
    "COVERAGE": "coverage",
    "COMPARABLE_GROUP": "comparableGroup",
    "FORM": "form",
    "OUTCOME": "outcome",
    "STATE": "state",
    "TASK": "task { id: key }",
}
LISTS = {
    "memberCounts": ("members", "Member", wheres.MEMBER),
    "membershipCounts": ("memberships", "Membership", wheres.MEMBERSHIP),
    "organizationCounts": ("organizations", "Organization", wheres.ORGANIZATION),
    "assessmentCounts": ("assessments", "Assessment", wheres.ASSESSMENT),
    "caseCounts": ("cases", "Case", wheres.CASE),
    "taskReportCounts": ("taskReports", "TaskReport", wheres.TASK_REPORT),
}
ORDERS = {
    "memberCounts": "BIRTH_DATE",
    "membershipCounts": "SINCE",
    "organizationCounts": "FOUNDED",
    "assessmentCounts": "DECIDED_ON",
    "caseCounts": "DUE_ON",
    "taskReportCounts": "SINCE",
}
"""An order of each list beside its usual one."""
GROUPINGS = {
    "memberCounts": ("LEVEL", "SECTOR", "CHILD", "AGE_GROUP", "ADMISSION_YEAR", "STANDING", "CIRCUMSTANCE"),
    "membershipCounts": ("LEVEL", "CHILD", "KIND", "STANDING", "CIRCUMSTANCE", "END_REASON", "YEAR", "END_YEAR"),
    "organizationCounts": ("LEVEL", "SECTOR", "CHILD", "FOUNDING_YEAR", "COVERAGE"),
    "assessmentCounts": ("LEVEL", "KIND", "COMPARABLE_GROUP", "CHILD", "YEAR"),
    "caseCounts": ("KIND", "FORM", "OUTCOME", "CHILD", "YEAR"),
    "taskReportCounts": ("STATE", "TASK", "CHILD"),
}


@many
@given(random=randoms)
async def test_counts_are_those_of_the_rows_and_open_to_them(standing: Standing, random: Random) -> None:
    world, day = draw(standing.forest, random)
    living = world.organizations(day)
    if not living:
        return
    under, field = random.choice(living), random.choice(sorted(LISTS))
    by = random.choice(GROUPINGS[field])
    rows, kind, values = LISTS[field]
    where, past = drawn_where(values, world, day, random), field == "membershipCounts" and random.random() < 0.5
    ended = ", includePast: true" if past else ""
    query = f"""query ($under: ID!, $where: {kind}Where, $on: Date!) {{
      {field}(under: $under, by: {by}, where: $where, asOf: $on{ended}) {{ total by on under {{ id }}
        groups {{ count {FIELDS[by]} {rows}(first: 100) {{ totalCount nodes {{ id: key }} }}
          ends: {rows}(last: 2) {{ nodes {{ id: key }} pageInfo {{ hasPreviousPage hasNextPage }} }}
          turned: {rows}(first: 2, orderBy: {{ field: {ORDERS[field]}, direction: DESC }}) {{ nodes {{ id: key }} }}
          whole: {rows}(first: 100, orderBy: {{ field: {ORDERS[field]} }}) {{ nodes {{ id: key }} }} }} }} }}"""
    variables = {"under": gid("Organization", under), "where": where, "on": day.isoformat()}
    by_reference = random.random() < 0.3
    with patch.object(counts, "FEW", random.choice((0, 4))):
        answered = await answer_of(standing.graph, query, variables, by_reference=by_reference)
    assert (answered.data is not None, list(answered.errors)) == (True, [])
    found = (answered.data or {})[field]
    counted = COUNTED[field](world, under, day, by, where, past)
    assert (found["total"], found["by"], found["on"]) == (len(counted), by, day.isoformat())
    groups = {name_of(group, by): group for group in found["groups"]}
    assert len(groups) == len(found["groups"])
    numbers = Counter(name for name, _ in counted)
    children = {gid("Organization", one) for one in world.children(under, day)} if by == "CHILD" else set()
    assert {name: group["count"] for name, group in groups.items()} == {**dict.fromkeys(children, 0), **numbers}
    for name, group in groups.items():
        listed = {one["id"] for one in group[rows]["nodes"]}
        assert (group[rows]["totalCount"], listed) == (numbers[name], {one for other, one in counted if other == name})
        assert_cut_alike(group, rows)


def assert_cut_alike(group: Mapping[str, Any], rows: str) -> None:
    """The pages of one group are cut from one list, whichever end and order they begin at."""
    nodes, ends = group[rows]["nodes"], group["ends"]
    assert ends == {"nodes": nodes[-2:], "pageInfo": {"hasPreviousPage": len(nodes) > 2, "hasNextPage": False}}
    assert group["turned"]["nodes"] == group["whole"]["nodes"][::-1][:2]
    assert sorted(one["id"] for one in group["whole"]["nodes"]) == sorted(one["id"] for one in nodes)


def name_of(group: Mapping[str, Any], by: str) -> Any:
    match by:
        case "CHILD":
            return group["child"]["id"]
        case "TASK":
            return group["task"]["id"]
        case "AGE_GROUP":
            assert (group["ageLeast"], group["ageMost"]) in {*AGES, (None, None)}
            return group["ageLeast"]
        case _:
            return group[FIELDS[by]]


def child_of(world: World, one: str, under: str, day: date) -> str:
    return gid("Organization", str(coverage.group_of(world, one, under, "CHILD", day)))


def members(world: World, under: str, day: date, by: str, where: Any, past: bool) -> list[tuple[Any, str]]:
    subtree = world.subtree(under, day)
    found = []
    for one in world.members(day):
        cell = world.cell(one, day)
        if cell in subtree and filtering.fits(filtering.MEMBER, world, one, day, where):
            found.append((member_group(world, one, str(cell), under, day, by), gid("Member", one)))
    return found


def member_group(world: World, one: str, cell: str, under: str, day: date, by: str) -> Any:
    row = world.nodes["Member"][one]
    match by:
        case "CHILD":
            return child_of(world, cell, under, day)
        case "LEVEL" | "SECTOR":
            return coverage.group_of(world, cell, under, by, day)
        case "AGE_GROUP":
            age = filtering.years(row["birthDate"], day)
            return None if age is None else max(least for least, _ in AGES if least <= age)
        case "ADMISSION_YEAR":
            return row["admittedOn"] and row["admittedOn"].year
        case "STANDING":
            return people.standing(world, one, day)
        case _:
            [circumstance] = people.circumstances(world, one, day)
            return circumstance


def memberships(world: World, under: str, day: date, by: str, where: Any, past: bool) -> list[tuple[Any, str]]:
    subtree = world.subtree(under, day)
    rows = [row for row in world.links("MEMBER_OF", day, past=past) if row[1] in subtree]
    kept = [row for row in rows if filtering.link_fits(filtering.MEMBERSHIP, row[2], where)]
    return [(membership_group(world, row, under, day, by), people.link_id("MEMBER_OF", row)) for row in kept]


def membership_group(world: World, row: Any, under: str, day: date, by: str) -> Any:
    _, cell, p = row
    match by:
        case "CHILD":
            return child_of(world, cell, under, day)
        case "LEVEL":
            return world.profile(cell, day)["level"]
        case "YEAR":
            return p["since"].year
        case "END_YEAR":
            return None if p["until"] == OPEN else p["until"].year
        case _:
            return p[FIELDS[by]]


def organizations(world: World, under: str, day: date, by: str, where: Any, past: bool) -> list[tuple[Any, str]]:
    subtree = world.subtree(under, day)
    kept = [one for one in subtree if filtering.fits(filtering.ORGANIZATION, world, one, day, where)]
    return [(organization_group(world, one, under, day, by), gid("Organization", one)) for one in kept]


def organization_group(world: World, one: str, under: str, day: date, by: str) -> Any:
    match by:
        case "CHILD":
            return child_of(world, one, under, day)
        case "FOUNDING_YEAR":
            return world.nodes["Organization"][one]["since"].year
        case "COVERAGE":
            [state] = coverage.figures(world, one, day) & set(coverage.FOUR)
            return state
        case _:
            return coverage.group_of(world, one, under, by, day)


def assessments(world: World, under: str, day: date, by: str, where: Any, past: bool) -> list[tuple[Any, str]]:
    found = []
    for whose, judged in assessing.under(world, under, day):
        if filtering.assessment_fits(judged, where):
            p = judged[1][2]
            found.append((assessment_group(world, whose, p, under, day, by), assessing.identifier(judged[1])))
    return found


def assessment_group(world: World, whose: str, p: Any, under: str, day: date, by: str) -> Any:
    match by:
        case "CHILD":
            return child_of(world, whose, under, day)
        case "YEAR":
            return p["periodFrom"].year
        case _:
            return p[FIELDS[by]]


def cases(world: World, under: str, day: date, by: str, where: Any, past: bool) -> list[tuple[Any, str]]:
    kept = [(at, case) for at, case in concerning.under(world, under, day) if concerning.fits(world, case, day, where)]
    return [(case_group(world, at, case, under, day, by), gid("Case", case)) for at, case in kept]


def case_group(world: World, at: str, case: str, under: str, day: date, by: str) -> Any:
    p = world.nodes["Case"][case]
    match by:
        case "CHILD":
            return child_of(world, at, under, day)
        case "YEAR":
            return p["openedOn"].year
        case "OUTCOME":
            return None if concerning.closed(p, day) is None else p["outcome"]
        case _:
            return p[FIELDS[by]]


def task_reports(world: World, under: str, day: date, by: str, where: Any, past: bool) -> list[tuple[Any, str]]:
    kept = [one for one in working.under(world, under, day) if working.fits(world, one, where)]
    return [(report_group(world, one, under, day, by), working.report_id(one)) for one in kept]


def report_group(world: World, report: working.Report, under: str, day: date, by: str) -> Any:
    start, task, p = report[1]
    match by:
        case "CHILD":
            return child_of(world, start, under, day)
        case "TASK":
            return gid("Task", task)
        case _:
            return p[FIELDS[by]]


COUNTED = {
    "memberCounts": members,
    "membershipCounts": memberships,
    "organizationCounts": organizations,
    "assessmentCounts": assessments,
    "caseCounts": cases,
    "taskReportCounts": task_reports,
}


async def test_a_count_is_one_statement_beside_the_look_at_what_it_is_under(tiny: Loaded) -> None:
    [root] = (await ask(tiny.graph, "{ roots { id } }"))["roots"]
    for by, most in (("STANDING", 2), ("AGE_GROUP", 2), ("CHILD", 3)):
        recorder = Recorder(tiny.graph)
        query = f"query ($id: ID!) {{ memberCounts(under: $id, by: {by}) {{ total groups {{ count }} }} }}"
        found = (await ask(recorder, query, {"id": root["id"]}))["memberCounts"]
        assert (len(recorder.texts), found["total"] > 0) == (most, True)


@pytest.mark.parametrize("by_reference", [False, True])
@pytest.mark.parametrize("by", ["CHILD", "ADMISSION_YEAR"])
async def test_the_lists_of_all_groups_are_one_statement_and_go_on_behind_their_cursors(
    tiny: Loaded, by: str, by_reference: bool
) -> None:
    [root] = (await ask(tiny.graph, "{ roots { children { nodes { id } } } }"))["roots"]
    given = {"id": root["children"]["nodes"][0]["id"]}
    query = f"""query ($id: ID!, $after: String) {{ memberCounts(under: $id, by: {by}) {{ groups {{ count
      members(first: 1, after: $after) {{ totalCount nodes {{ name }} pageInfo {{ endCursor hasNextPage }} }}
    }} }} }}"""
    recorder = Recorder(tiny.graph)
    answered = await answer_of(recorder, query, given, by_reference=by_reference)
    groups = (answered.data or {})["memberCounts"]["groups"]
    assert (len(groups) > 2, len(recorder.texts)) == (True, 4 if by == "CHILD" else 3)
    assert [one["members"]["totalCount"] for one in groups] == [one["count"] for one in groups]
    place = next(place for place, one in enumerate(groups) if one["count"] > 1)
    info = groups[place]["members"]["pageInfo"]
    behind = await answer_of(tiny.graph, query, given | {"after": info["endCursor"]}, by_reference=by_reference)
    two = await ask(tiny.graph, query.replace("first: 1,", "first: 2,"), given)
    shown, whole = ((one or {})["memberCounts"]["groups"][place]["members"]["nodes"] for one in (behind.data, two))
    assert (info["hasNextPage"], shown) == (True, whole[1:])


async def test_groups_stand_in_their_own_order_and_those_of_none_last(tiny: Loaded) -> None:
    [root] = (await ask(tiny.graph, "{ roots { id key } }"))["roots"]
    query = """query ($id: ID!) { levels: organizationCounts(under: $id, by: LEVEL) { groups { level } }
      years: memberCounts(under: $id, by: ADMISSION_YEAR) { groups { year } }
      circumstances: memberCounts(under: $id, by: CIRCUMSTANCE) { groups { circumstance } }
      children: organizationCounts(under: $id, by: CHILD) { groups { child { id: key } } }
      organization(by: { id: $id }) { children(first: 1000) { nodes { id: key } } } }"""
    found = await ask(tiny.graph, query, {"id": root["id"]})
    levels = [group["level"] for group in found["levels"]["groups"]]
    assert (len(levels) > 3, levels) == (True, sorted(levels, key=RANKED.index))
    years = [group["year"] for group in found["years"]["groups"]]
    assert years == sorted(years)
    assert [group["circumstance"] for group in found["circumstances"]["groups"]][-1] is None
    children = [one["id"] for one in found["organization"]["children"]["nodes"]]
    assert [group["child"]["id"] for group in found["children"]["groups"]] == [root["key"], *children]
