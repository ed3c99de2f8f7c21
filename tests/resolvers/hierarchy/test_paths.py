"""How two nodes hang together: as short as can be, and every step a link that holds on the day."""

from itertools import pairwise
from random import Random

import pytest
from hypothesis import given

from tests.conftest import Standing
from tests.contract.drawing import draw, many, maybe, randoms
from tests.reference import routes
from tests.reference.world import gid
from tests.support.asking import ask

pytestmark = pytest.mark.contract

PATH = """
query ($from: ID!, $to: ID!, $through: [LinkKind!], $on: Date!) {
  path(from: $from, to: $to, through: $through, asOf: $on) {
    length nodes { id: key } steps { kind forward role since until from { id: key } to { id: key } } } }
"""


@many
@given(random=randoms)
async def test_a_path_is_the_shortest_and_each_step_holds_on_the_day(standing: Standing, random: Random) -> None:
    world, day = draw(standing.forest, random)
    ids = [
        *(gid("Organization", one) for one in world.nodes["Organization"]),
        *(gid("Member", one) for one in world.nodes.get("Member", {})),
    ]
    living = {
        *(gid("Organization", one) for one in world.organizations(day)),
        *(gid("Member", one) for one in world.members(day)),
    }
    start, end, through = random.choice(ids), random.choice(ids), maybe(random, list(routes.KINDS))
    variables = {"from": start, "to": end, "through": through, "on": day.isoformat()}
    found = (await ask(standing.graph, PATH, variables))["path"]
    walks = routes.walks(world, day, through or list(routes.KINDS))
    expected = routes.distance(walks, start, end) if {start, end} <= living else None
    assert (None if found is None else found["length"]) == expected
    if found is None:
        return
    steps, nodes = found["steps"], [node["id"] for node in found["nodes"]]
    assert (len(steps), len(nodes), nodes[0], nodes[-1]) == (expected, len(steps) + 1, start, end)
    assert [(step["from"]["id"], step["to"]["id"]) for step in steps] == list(pairwise(nodes))
    for step in steps:
        ends = {"start": step.pop("from")["id"], "end": step.pop("to")["id"]}
        assert routes.Walk(**ends, **step) in walks


async def test_worlds_that_share_nothing_have_no_path(standing: Standing) -> None:
    one, other = (gid("Organization", next(iter(world.nodes["Organization"]))) for world in standing.forest.worlds[:2])
    variables = {"from": one, "to": other, "through": None, "on": "2023-04-21"}
    assert (await ask(standing.graph, PATH, variables))["path"] is None
