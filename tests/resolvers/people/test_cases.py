"""Cases about organizations and members, against the rows: their lists, their order, their state on a day."""

from random import Random

import pytest
from hypothesis import given

from tests.conftest import Loaded, Standing
from tests.contract import wheres
from tests.contract.drawing import draw, many, randoms
from tests.contract.wheres import drawn_where
from tests.reference import concerning
from tests.reference.world import gid
from tests.support.asking import answer_of, ask
from tests.support.paging import walk

pytestmark = pytest.mark.contract

SHOWN = """id: key kind form years source openedOn dueOn closedOn days outcome decision closingDecision summary
  organizations { id: key } members { id: key } handledBy { id: key } at { id: key }"""


@many
@given(random=randoms)
async def test_whoever_is_concerned_has_all_cases_as_they_stood_on_the_day(standing: Standing, random: Random) -> None:
    world, day = draw(standing.forest, random)
    table = random.choice(("Organization", "Member"))
    living = world.organizations(day) if table == "Organization" else world.members(day)
    if not living:
        return
    one, where = random.choice(living), drawn_where(wheres.CASE, world, day, random)
    query = f"""query ($id: ID!, $where: CaseWhere) {{
      node(id: $id) {{ ... on {table} {{ cases(where: $where) {{ {SHOWN} }} }} }} }}"""
    variables = {"id": gid(table, one, str(day)), "where": where}
    answered = await answer_of(standing.graph, query, variables, by_reference=random.random() < 0.3)
    assert list(answered.errors) == []
    expected = [case for case in concerning.of(world, one, day) if concerning.fits(world, case, day, where)]
    found = (answered.data or {})["node"]["cases"]
    assert found == [concerning.answer(world, case, day) for case in expected]


@many
@given(random=randoms)
async def test_cases_under_an_organization(standing: Standing, random: Random) -> None:
    """All of them, once each, in order, walked by pages from either end of it."""
    world, day = draw(standing.forest, random)
    living = world.organizations(day)
    if not living:
        return
    under, where = random.choice(living), drawn_where(wheres.CASE, world, day, random)
    by, descending = random.choice(("OPENED_ON", "DUE_ON")), random.random() < 0.5
    rows = [
        (concerning.order_of(world, case, by), gid("Case", case))
        for _, case in concerning.under(world, under, day)
        if concerning.fits(world, case, day, where)
    ]
    field = f"cases(under: $under, where: $where, orderBy: {{field: {by}, direction: $way}}, asOf: $on, PAGE)"
    declared = "$under: ID!, $where: CaseWhere, $way: Direction, $on: Date!"
    way = "DESC" if descending else random.choice(("ASC", None))
    variables = {"under": gid("Organization", under), "where": where, "way": way, "on": day.isoformat()}
    found = await walk(standing.graph, field, declared, variables, first=3)
    assert found == [one for _, one in sorted(rows, reverse=descending)]


async def test_a_number_of_days_that_no_calendar_has_is_that_of_no_case(tiny: Loaded) -> None:
    [root] = (await ask(tiny.graph, "{ roots { id } }"))["roots"]
    query = "query ($id: ID!) { cases(under: $id, where: { days: { least: 2147483647 } }) { totalCount } }"
    assert (await ask(tiny.graph, query, {"id": root["id"]}))["cases"] == {"totalCount": 0}
