"""Assessments of organizations and members, against the rows: their lists, their order, and the filter by them."""

from datetime import date
from random import Random
from typing import Any

import pytest
from hypothesis import given

from tests.conftest import Loaded, Standing
from tests.contract import wheres
from tests.contract.drawing import draw, many, randoms
from tests.contract.wheres import drawn_where
from tests.reference import assessing, filtering
from tests.reference.world import World, gid
from tests.support.asking import ask, refusal
from tests.support.paging import walk

pytestmark = pytest.mark.contract

SHOWN = """id: key kind periodFrom periodTo level points comparableGroup body decidedOn decision
  organization { id: key } member { id: key } at { id: key }
  sheet { id: key } marks { criterion points }"""


@many
@given(random=randoms)
async def test_whoever_was_judged_has_all_that_was_decided_by_the_day(standing: Standing, random: Random) -> None:
    world, day = draw(standing.forest, random)
    table = random.choice(("Organization", "Member"))
    living = world.organizations(day) if table == "Organization" else world.members(day)
    if not living:
        return
    one, where = random.choice(living), drawn_where(wheres.ASSESSMENT, world, day, random)
    query = f"""query ($id: ID!, $where: AssessmentWhere) {{
      node(id: $id) {{ ... on {table} {{ assessments(where: $where) {{ {SHOWN} }} }} }} }}"""
    found = (await ask(standing.graph, query, {"id": gid(table, one, str(day)), "where": where}))["node"]
    expected = [judged for judged in assessing.of(world, one, day) if filtering.assessment_fits(judged, where)]
    assert found["assessments"] == [assessing.answer(judged) for judged in expected]


@many
@given(random=randoms)
async def test_assessments_under_an_organization(standing: Standing, random: Random) -> None:
    """All of them, once each, in order, walked by pages from either end of it."""
    world, day = draw(standing.forest, random)
    living = world.organizations(day)
    if not living:
        return
    under, where = random.choice(living), drawn_where(wheres.ASSESSMENT, world, day, random)
    by, descending = random.choice(("PERIOD", "DECIDED_ON")), random.random() < 0.5
    rows = [
        (key_of(world, whose, judged, by), assessing.identifier(judged[1]))
        for whose, judged in assessing.under(world, under, day)
        if filtering.assessment_fits(judged, where)
    ]
    field = f"assessments(under: $under, where: $where, orderBy: {{field: {by}, direction: $way}}, asOf: $on, PAGE)"
    declared = "$under: ID!, $where: AssessmentWhere, $way: Direction, $on: Date!"
    way = "DESC" if descending else random.choice(("ASC", None))
    variables = {"under": gid("Organization", under), "where": where, "way": way, "on": day.isoformat()}
    found = await walk(standing.graph, field, declared, variables, first=3)
    assert found == [one for _, one in sorted(rows, reverse=descending)]


def key_of(world: World, whose: str, judged: assessing.Judged, by: str) -> tuple[Any, ...]:
    """By the period and the kind, then the organization by its newest name, then the other end."""
    table, (subject, at, p) = judged
    since, until, kind, body = assessing.told_apart(p)
    other = world.nodes["Member"][subject] if table == "MEMBER_ASSESSED" else world.nodes["Organization"][at]
    key = (since, until, kind, world.nodes["Organization"][whose]["sortKey"], other["sortKey"], body)
    return (p["decidedOn"].isoformat(), *key) if by == "DECIDED_ON" else key


ORGANIZATIONS = """query ($on: Date!, $years: [Int!]) { organizations(asOf: $on, first: 1000,
  where: { assessed: { levels: [NOT_COMPLETED], years: $years } }) { nodes { id: key } } }"""


async def test_two_years_running_are_both_and_no_quarter_stands_for_a_year(standing: Standing) -> None:
    """Of all worlds together: some were judged so in both years, others in one of them only."""
    day, counts = date(2026, 1, 1), dict[str, int]()
    for years in ([2022], [2023], [2022, 2023], None):
        given = {"on": day.isoformat(), "years": years}
        found = (await ask(standing.graph, ORGANIZATIONS, given))["organizations"]["nodes"]
        wanted = {"levels": ["NOT_COMPLETED"], "years": years}
        expected = {
            gid("Organization", one)
            for world in standing.forest.worlds
            for one in world.organizations(day)
            if assessing.judged_so(world, one, day, wanted)
        }
        assert {one["id"] for one in found} == expected
        counts[str(years)] = len(expected)
    assert 0 < counts["[2022, 2023]"] < min(counts["[2022]"], counts["[2023]"]) < counts["None"]


@pytest.mark.parametrize(
    "asked", ["{ levels: [MET] }", "{ kind: FOUR_GOOD, levels: [GOOD] }", "{ years: [24] }", "{ years: [2024, 2201] }"]
)
async def test_what_nobody_can_have_been_judged_by_is_told(tiny: Loaded, asked: str) -> None:
    query = f"{{ members(where: {{ assessed: {asked} }}) {{ totalCount }} }}"
    assert await refusal(tiny.graph, query) == {"code": "BAD_USER_INPUT", "argument": "assessed"}


SHEETS = """query ($on: Date!, $kinds: [SheetKind!]) { sheets(where: { kinds: $kinds }, asOf: $on) { id: key kind name
  regulation since until setBy { id: key } criteria { code most name } levels { level meetingLevel least } } }"""


@pytest.mark.parametrize("day", [date(2019, 12, 31), date(2020, 1, 1), date(2023, 12, 31), date(2024, 1, 1)])
async def test_the_sheets_of_a_day_are_those_that_hold_on_it(standing: Standing, day: date) -> None:
    found = (await ask(standing.graph, SHEETS, {"on": day.isoformat()}))["sheets"]
    expected = [one for world in standing.forest.worlds for one in assessing.sheets(world, day)]
    assert sorted(found, key=str) == sorted(expected, key=str)
    assert (len(found) > 0) == (day >= date(2020, 1, 1))
    of_members = (await ask(standing.graph, SHEETS, {"on": day.isoformat(), "kinds": ["MEMBERS"]}))["sheets"]
    assert sorted(of_members, key=str) == sorted((one for one in expected if one["kind"] == "MEMBERS"), key=str)
