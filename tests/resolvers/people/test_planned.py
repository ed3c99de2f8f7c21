"""Planned meetings of organizations against the rows: all that each says, filtered, in pages, as planned on a day."""

from random import Random

import pytest
from hypothesis import given

from tests.conftest import Standing
from tests.contract import wheres
from tests.contract.drawing import draw, many, randoms
from tests.contract.wheres import drawn_where
from tests.reference import planning
from tests.reference.world import gid
from tests.support.asking import answer_of

pytestmark = pytest.mark.contract

TOLD = "id: key organization { id: key } kind plannedFor note plannedOn held overdue"
QUERY = f"""query ($id: ID!, $where: PlannedMeetingWhere, $first: Int, $one: ID!) {{
  node(id: $id) {{ ... on Organization {{ plannedMeetings(where: $where, first: $first) {{
    totalCount nodes {{ {TOLD} }} }} }} }}
  planned: node(id: $one) {{ ... on PlannedMeeting {{ {TOLD} }} }} }}"""


@many
@given(random=randoms)
async def test_planned_meetings_with_all_that_they_say(standing: Standing, random: Random) -> None:
    """Of an organization; and one of them by its id, also where it is not planned on the day."""
    world, day = draw(standing.forest, random)
    living, links = world.organizations(day), list(world.links("PLANS"))
    if not living or not links:
        return
    planning_ones = [one for one in living if planning.planned(world, one, day)]
    one, where = random.choice(planning_ones or living), drawn_where(wheres.PLANNED_MEETING, world, day, random)
    wanted = random.choice([row[1] for row in links])
    first = random.choice((1, 2, 100))
    variables = {
        "id": gid("Organization", one, str(day)),
        "where": where,
        "first": first,
        "one": gid("PlannedMeeting", wanted, str(day)),
    }
    answered = await answer_of(standing.graph, QUERY, variables, by_reference=random.random() < 0.3)
    assert list(answered.errors) == []
    rows = [row for row in planning.planned(world, one, day) if planning.fits(world, row, day, where)]
    data = answered.data or {}
    assert data["node"]["plannedMeetings"]["totalCount"] == len(rows)
    assert data["node"]["plannedMeetings"]["nodes"] == [planning.shown(world, row, day) for row in rows[:first]]
    own = [row for at in living for row in planning.planned(world, at, day) if row[1] == wanted]
    assert data["planned"] == (planning.shown(world, own[0], day) if own else None)
