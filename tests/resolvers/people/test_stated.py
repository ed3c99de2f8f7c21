"""Stated figures of organizations, and of all under them, against the rows: all that each says, filtered, as stated by
a day."""

from random import Random

import pytest
from hypothesis import given

from tests.conftest import Standing
from tests.contract import wheres
from tests.contract.drawing import draw, many, randoms
from tests.contract.wheres import drawn_where
from tests.reference import stating
from tests.reference.world import gid
from tests.support.asking import answer_of

pytestmark = pytest.mark.contract

SHOWN = """id: key organization { id: key } directive { id: key } indicator purpose numerator denominator decision
  periodFrom periodTo statedOn value"""
QUERY = f"""query ($id: ID!, $where: StatedFigureWhere, $under: ID!, $on: Date!) {{
  node(id: $id) {{ ... on Organization {{ statedFigures(where: $where) {{ {SHOWN} }} }} }}
  statedFigures(under: $under, where: $where, first: 200, asOf: $on) {{ totalCount nodes {{ {SHOWN} }} }} }}"""


@many
@given(random=randoms)
async def test_figures_of_an_organization_with_all_that_they_say(standing: Standing, random: Random) -> None:
    world, day = draw(standing.forest, random)
    living = world.organizations(day)
    if not living:
        return
    one, where = random.choice(living), drawn_where(wheres.STATED_FIGURE, world, day, random)
    variables = {
        "id": gid("Organization", one, str(day)),
        "where": where,
        "under": gid("Organization", one),
        "on": day.isoformat(),
    }
    answered = await answer_of(standing.graph, QUERY, variables, by_reference=random.random() < 0.3)
    assert list(answered.errors) == []
    expected = [stating.shown(row) for row in stating.figures(world, one, day) if stating.fits(row, where)]
    assert (answered.data or {})["node"]["statedFigures"] == expected
    under = [stating.shown(row) for row in stating.figures_under(world, one, day) if stating.fits(row, where)]
    assert (answered.data or {})["statedFigures"] == {"totalCount": len(under), "nodes": under}
