"""Mutual supervision and longer loops against the reference: every one is there, and none that is not."""

from collections import Counter
from random import Random
from typing import Any

import pytest
from hypothesis import given

from graph.engine.relays import Recorder
from tests.conftest import Loaded, Standing
from tests.contract.drawing import draw, many, randoms
from tests.reference.loops import on_loops, steps
from tests.reference.world import gid
from tests.support.asking import ask, refusal

pytestmark = pytest.mark.contract

LOOPS = """
query ($under: ID!, $on: Date!, $first: Int = 1000, $after: String) {
  supervisionLoops(under: $under, asOf: $on, first: $first, after: $after) { totalCount
    nodes { length steps { from { id: key } to { id: key } supervisions { id: key supervisor { id: key }
    organization { id: key } duties } } }
    pageInfo { hasNextPage endCursor } } }
"""


def walked(loop: dict[str, Any]) -> list[tuple[str, str]]:
    return [(step["from"]["id"], step["to"]["id"]) for step in loop["steps"]]


@many
@given(random=randoms)
async def test_every_step_that_lies_on_a_loop_is_in_the_shortest_one(staffing: Standing, random: Random) -> None:
    world, day = draw(staffing.forest, random)
    living = world.organizations(day)
    if not living:
        return
    roots = [one for one in living if world.parent(one, day) is None]
    under = random.choice(roots if random.random() < 0.8 else living)
    variables = {"under": gid("Organization", under), "on": day.isoformat()}
    found = (await ask(staffing.graph, LOOPS, variables))["supervisionLoops"]
    expected = {
        (gid("Organization", one), gid("Organization", other)): links
        for (one, other), links in steps(world, under, day).items()
    }
    shortest = {
        (gid("Organization", one), gid("Organization", other)): length
        for (one, other), length in on_loops(steps(world, under, day)).items()
    }
    check(found["nodes"], expected)
    assert found["totalCount"] == len(found["nodes"])
    seen: dict[tuple[str, str], int] = {}
    for loop in found["nodes"]:
        for step in walked(loop):
            seen[step] = min(seen.get(step, loop["length"]), loop["length"])
    assert seen == shortest
    assert [loop["length"] for loop in found["nodes"]] == sorted(loop["length"] for loop in found["nodes"])


def check(loops: list[dict[str, Any]], expected: dict[tuple[str, str], set[str]]) -> None:
    """A loop closes, comes to nobody twice, is told once, and names the links behind each step."""
    for loop in loops:
        path = walked(loop)
        assert len(path) == loop["length"] == len({start for start, _ in path}) >= 2
        assert [end for _, end in path] == [start for start, _ in (*path[1:], path[0])]
        for step in loop["steps"]:
            links = [link["id"] for link in step["supervisions"]]
            assert len(links) == len(set(links))
            assert set(links) == expected[step["from"]["id"], step["to"]["id"]]
            assert all(link["organization"] == step["to"] for link in step["supervisions"])
    assert len({frozenset(walked(loop)) for loop in loops}) == len(loops)


async def test_the_worlds_have_mutual_supervision_and_longer_loops(staffing: Standing) -> None:
    """Else the comparison above could agree for want of cases."""
    lengths: Counter[int] = Counter()
    for world in staffing.forest.worlds:
        for day in {row[2]["since"] for row in world.links("SUPERVISES")}:
            roots = [one for one in world.organizations(day) if world.parent(one, day) is None]
            lengths.update(length for root in roots for length in on_loops(steps(world, root, day)).values())
    assert lengths[2] >= 5
    assert sum(count for length, count in lengths.items() if length > 2) >= 3, lengths


async def test_loops_cost_the_same_number_of_statements_whatever_their_number(staffing: Standing) -> None:
    """One for `under`, three for the loops; at most two for the ends of steps, one for links, two for their ends."""
    costs: dict[int, set[int]] = {}
    for world in staffing.forest.worlds:
        day = max(row[2]["since"] for row in world.links("HAS_PROFILE"))
        roots = [root for root in world.organizations(day) if world.parent(root, day) is None]
        recorder = Recorder(staffing.graph)
        found = await ask(recorder, LOOPS, {"under": gid("Organization", roots[0]), "on": day.isoformat()})
        costs.setdefault(found["supervisionLoops"]["totalCount"], set()).add(len(recorder.texts))
    assert costs.pop(0) == {4}
    assert len(costs) > 1
    [with_loops] = set.union(*costs.values())
    assert with_loops <= 9


@many
@given(random=randoms)
async def test_loops_are_paged_once_each(staffing: Standing, random: Random) -> None:
    world, day = draw(staffing.forest, random)
    roots = [one for one in world.organizations(day) if world.parent(one, day) is None]
    if not roots:
        return
    variables = {"under": gid("Organization", roots[0]), "on": day.isoformat()}
    whole = (await ask(staffing.graph, LOOPS, variables))["supervisionLoops"]["nodes"]
    seen: list[dict[str, Any]] = []
    after = None
    while True:
        page = (await ask(staffing.graph, LOOPS, {**variables, "first": 1, "after": after}))["supervisionLoops"]
        seen += page["nodes"]
        if not page["pageInfo"]["hasNextPage"]:
            break
        after = page["pageInfo"]["endCursor"]
    assert seen == whole


async def test_an_unknown_organization_is_refused_by_name(tiny: Loaded) -> None:
    told = await refusal(tiny.graph, LOOPS, {"under": gid("Organization", "o999999"), "on": "2024-06-01"})
    assert told == {"code": "BAD_USER_INPUT", "argument": "under"}
