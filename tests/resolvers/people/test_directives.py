"""Directives, tasks and the progress with these, against the rows: their lists, their order, their state on a day."""

from random import Random
from typing import Any

import pytest
from hypothesis import given

from tests.conftest import Standing
from tests.contract import wheres
from tests.contract.drawing import draw, many, randoms
from tests.contract.wheres import drawn_where
from tests.reference import working
from tests.reference.world import gid
from tests.support.asking import answer_of
from tests.support.paging import walk

pytestmark = pytest.mark.contract

TASK = "id: key number name directive { id: key } partOf { id: key } tasks { id: key }"
DIRECTIVE = f"""id: key symbol kind title issuedOn since until issuer {{ id: key }}
  references {{ kind directive {{ id: key }} }} referredBy {{ kind directive {{ id: key }} }} tasks {{ {TASK} }}"""
REPORT = """id: key organization { id: key } member { id: key } task { id: key } state note decision since until"""


@many
@given(random=randoms)
async def test_directives_of_a_day_with_all_that_they_say(standing: Standing, random: Random) -> None:
    """Those of an organization and of what is under it; the past ones too, where they are asked for."""
    world, day = draw(standing.forest, random)
    living, past = world.organizations(day), random.random() < 0.5
    if not living:
        return
    under, where = random.choice(living), drawn_where(wheres.DIRECTIVE, world, day, random)
    query = f"""query ($under: ID!, $where: DirectiveWhere, $on: Date!, $past: Boolean!) {{
      directives(under: $under, where: $where, asOf: $on, includePast: $past, first: 100) {{
        totalCount nodes {{ {DIRECTIVE} }} }} }}"""
    variables: dict[str, Any] = {"under": gid("Organization", under), "where": where, "on": str(day), "past": past}
    answered = await answer_of(standing.graph, query, variables, by_reference=random.random() < 0.3)
    assert list(answered.errors) == []
    subtree = set(world.subtree(under, day))
    begun = [one for one in working.directives(world, day, past=past) if working.directive_fits(world, one, where)]
    expected = [one for one in begun if working.end_of(world, "ISSUED_BY", one) in subtree]
    found = (answered.data or {})["directives"]
    assert found["totalCount"] == len(expected)
    assert found["nodes"] == [working.directive_shown(world, one, day) for one in expected]


@many
@given(random=randoms)
async def test_whoever_has_tasks_stands_with_them_as_was_reported(standing: Standing, random: Random) -> None:
    world, day = draw(standing.forest, random)
    table, past = random.choice(("Organization", "Member")), random.random() < 0.5
    living = world.organizations(day) if table == "Organization" else world.members(day)
    if not living:
        return
    one, where = random.choice(living), drawn_where(wheres.TASK_REPORT, world, day, random)
    query = f"""query ($id: ID!, $where: TaskReportWhere, $past: Boolean!) {{
      node(id: $id) {{ ... on {table} {{ taskReports(where: $where, includePast: $past) {{ {REPORT} }} }} }} }}"""
    variables = {"id": gid(table, one, str(day)), "where": where, "past": past}
    answered = await answer_of(standing.graph, query, variables, by_reference=random.random() < 0.3)
    assert list(answered.errors) == []
    own = [report for report in working.reports(world, day, past=past, of=one) if working.fits(world, report, where)]
    expected = sorted(own, key=lambda report: working.by_task(world, report))
    assert (answered.data or {})["node"]["taskReports"] == [working.report_shown(report) for report in expected]


@many
@given(random=randoms)
async def test_reports_on_a_task_are_those_of_all_who_have_it(standing: Standing, random: Random) -> None:
    world, day = draw(standing.forest, random)
    begun = [task for one in working.directives(world, day, past=True) for task in working.tasks(world, one)]
    if not begun:
        return
    task, past = random.choice(begun), random.random() < 0.5
    where = drawn_where(wheres.REPORT_ON_TASK, world, day, random)
    query = f"""query ($id: ID!, $where: ReportOnTaskWhere, $past: Boolean!) {{ node(id: $id) {{ ... on Task {{ number
      reports(where: $where, includePast: $past, first: 100) {{ totalCount nodes {{ {REPORT} }} }} }} }} }}"""
    variables = {"id": gid("Task", task, str(day)), "where": where, "past": past}
    answered = await answer_of(standing.graph, query, variables, by_reference=random.random() < 0.3)
    assert list(answered.errors) == []
    own = [one for one in working.reports(world, day, past=past, task=task) if working.fits(world, one, where)]
    found = (answered.data or {})["node"]["reports"]
    shown = sorted((working.report_shown(one) for one in own), key=lambda one: one["id"])
    assert (found["totalCount"], sorted(found["nodes"], key=lambda one: one["id"])) == (len(shown), shown)


@many
@given(random=randoms)
async def test_reports_under_an_organization(standing: Standing, random: Random) -> None:
    """All of them, once each, in order, walked by pages from either end of it."""
    world, day = draw(standing.forest, random)
    living, past = world.organizations(day), random.random() < 0.5
    if not living:
        return
    under, where = random.choice(living), drawn_where(wheres.TASK_REPORT, world, day, random)
    by, descending = random.choice(("ORGANIZATION", "SINCE")), random.random() < 0.5
    rows = [
        (order_of(world, one, by), working.report_id(one))
        for one in working.under(world, under, day, past=past)
        if working.fits(world, one, where)
    ]
    ordered = f"orderBy: {{field: {by}, direction: {'DESC' if descending else 'ASC'}}}"
    field = f"taskReports(under: $under, where: $where, {ordered}, includePast: $past, asOf: $on, PAGE)"
    declared = "$under: ID!, $where: TaskReportWhere, $past: Boolean!, $on: Date!"
    variables = {"under": gid("Organization", under), "where": where, "past": past, "on": day.isoformat()}
    found = await walk(standing.graph, field, declared, variables, first=5)
    assert found == [one for _, one in sorted(rows, reverse=descending)]


def order_of(world: Any, report: working.Report, by: str) -> tuple[Any, ...]:
    start, _, p = report[1]
    own = (world.nodes["Organization"][start]["sortKey"], working.by_task(world, report))
    return (p["since"], own) if by == "SINCE" else own
