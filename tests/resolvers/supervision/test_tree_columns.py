"""Columns of a tree, of hundreds of rows at once: against the reference, and in how many statements."""

from random import Random
from typing import Any

import pytest
from hypothesis import given

from graph.engine.relays import Recorder
from tests.conftest import Loaded, Standing
from tests.contract.drawing import LEVELS, draw, many, randoms, some
from tests.reference import coverage
from tests.reference.world import World, gid
from tests.support.asking import answer_of, ask

pytestmark = pytest.mark.contract

CELLS = {"CELL", "GRASSROOTS_CELL"}
FIGURES = {
    "supervised": "SUPERVISED",
    "withoutStanding": "WITHOUT_STANDING",
    "lapsed": "LAPSED",
    "unsupervised": "UNSUPERVISED",
    "severalInCharge": "SEVERAL_IN_CHARGE",
    "ownOrganization": "OWN_ORGANIZATION",
}
COLUMNS = """query ($ids: [ID!]!, $levels: [Level!]) { nodes(ids: $ids) { ... on Organization {
  key cellCount lastMeeting { key } coverage(levels: $levels) { state below {
    supervised withoutStanding lapsed unsupervised
    severalInCharge ownOrganization list(figure: ORGANIZATIONS, first: 1000) { nodes { key } } } } } } }"""


@many
@given(random=randoms)
async def test_each_row_is_what_the_rows_of_the_graph_say(standing: Standing, random: Random) -> None:
    """Whichever rows stand beside each other: some of them are under others."""
    world, day = draw(standing.forest, random)
    living = sorted(world.organizations(day))
    rows = random.sample(living, random.randint(0, len(living)))
    levels = random.choice((None, some(random, LEVELS)))
    variables = {"ids": [gid("Organization", one, day.isoformat()) for one in rows], "levels": levels}
    for by_reference in (False, True):
        answered = await answer_of(standing.graph, COLUMNS, variables, by_reference=by_reference)
        assert answered.data is not None, answered.errors
        assert answered.data["nodes"] == [expected(world, one, levels or coverage.DEFAULT, day) for one in rows]


def expected(world: World, one: str, levels: Any, day: Any) -> dict[str, Any]:
    below = [other for other in coverage.counted(world, one, levels, day) if other != one]
    lists = coverage.lists(world, below, day)
    [state] = coverage.figures(world, one, day) & set(coverage.FOUR)
    held = [
        (world.nodes["Meeting"][meeting]["heldOn"], meeting)
        for meeting, end, _ in world.links("OF")
        if end == one and world.nodes["Meeting"][meeting]["heldOn"] <= day
    ]
    return {
        "key": gid("Organization", one),
        "cellCount": sum(world.profile(other, day)["level"] in CELLS for other in world.subtree(one, day)),
        "lastMeeting": {"key": gid("Meeting", max(held)[1])} if held else None,
        "coverage": {
            "state": state,
            "below": {
                **{field: len(lists[name]) for field, name in FIGURES.items()},
                "list": {"nodes": [{"key": gid("Organization", other)} for other in lists["ORGANIZATIONS"]]},
            },
        },
    }


TREE = """{ roots { ...Row children(first: 100) { nodes { ...Row children(first: 100) { nodes { ...Row
  children(first: 100) { nodes { ...Row } } } } } } } }
fragment Row on Organization { name memberCount descendantCount cellCount confirmedOn secretary { name }
  supervisions { supervisor { name } standing { holds } } lastMeeting { heldOn }
  coverage { state below { organizations supervised } } }"""


MOST = 40
"""Four levels, of some of which there are organizations that have no secretary, no supervisors, or no meetings."""


async def test_the_columns_of_a_tree_cost_some_statements_whatever_its_rows(tiny: Loaded) -> None:
    """One for the tree, and for each of its levels some, however many rows the level has."""
    recorder = Recorder(tiny.graph)
    found = await ask(recorder, TREE)
    level, rows = found["roots"], list[Any]()
    for _ in range(4):
        rows += level
        level = [child for row in level for child in row.get("children", {"nodes": []})["nodes"]]
    assert len(rows) > 10
    assert len(recorder.texts) <= MOST
