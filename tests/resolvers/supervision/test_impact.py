"""What would break against two worlds of the reference: before, and after it has happened."""

from collections import Counter
from random import Random
from typing import Any

import pytest
from hypothesis import given

from graph.engine.relays import Recorder
from tests.conftest import Loaded, Standing
from tests.contract.drawing import draw, many, randoms
from tests.reference.impact import Expected, of_member, of_organization
from tests.reference.world import gid
from tests.support.asking import ask, refusal

pytestmark = pytest.mark.contract

IMPACT = """
query ($of: ImpactOf!, $on: Date!) { impact(of: $of, asOf: $on) { on member { id: key } organization { id:
key } membersToPlace
  linksLosingStanding(first: 1000) { totalCount nodes { id: key supervisor { id: key } organization { id: key } } }
  linksEnding(first: 1000) { totalCount nodes { id: key } }
  withoutSupervisor(first: 1000) { totalCount nodes { id: key name } }
  withoutSecretary(first: 1000) { totalCount nodes { id: key } }
  withoutParent(first: 1000) { totalCount nodes { id: key } }
  bodiesUnderSize(first: 1000) { totalCount nodes { organization { id: key } body before after least regulation } } } }
"""


def compare(found: dict[str, Any], expected: Expected) -> None:
    lists = {
        "linksLosingStanding": expected.losing,
        "linksEnding": expected.ending,
        "withoutSupervisor": expected.without_supervisor,
        "withoutSecretary": expected.without_secretary,
        "withoutParent": expected.without_parent,
    }
    for name, identifiers in lists.items():
        nodes = [node["id"] for node in found[name]["nodes"]]
        assert set(nodes) == identifiers, name
        assert found[name]["totalCount"] == len(nodes) == len(identifiers)
    bodies = [
        (body["organization"]["id"], body["body"], body["before"], body["after"], body["least"])
        for body in found["bodiesUnderSize"]["nodes"]
    ]
    assert set(bodies) == expected.bodies
    assert found["bodiesUnderSize"]["totalCount"] == len(bodies) == len(expected.bodies)
    assert all(body["regulation"].startswith("Quy định ") for body in found["bodiesUnderSize"]["nodes"])
    assert found["membersToPlace"] == expected.members


@many
@given(random=randoms)
async def test_a_member_who_leaves_every_post_breaks_what_the_rows_say(staffing: Standing, random: Random) -> None:
    world, day = draw(staffing.forest, random)
    seated = {row[0] for row in world.links("HOLDS", day)} & set(world.members(day))
    members = sorted(seated) if seated and random.random() < 0.8 else world.members(day)
    if not members:
        return
    member = random.choice(members)
    found = (await ask(staffing.graph, IMPACT, {"of": {"member": gid("Member", member)}, "on": day.isoformat()}))[
        "impact"
    ]
    assert [found["on"], found["member"], found["organization"]] == [str(day), {"id": gid("Member", member)}, None]
    compare(found, of_member(world, member, day))


@many
@given(random=randoms)
async def test_an_organization_that_ends_breaks_what_the_rows_say(staffing: Standing, random: Random) -> None:
    world, day = draw(staffing.forest, random)
    living = world.organizations(day)
    above = [one for one in living if world.children(one, day)]
    if not living:
        return
    one = random.choice(above if above and random.random() < 0.7 else living)
    variables = {"of": {"organization": gid("Organization", one)}, "on": day.isoformat()}
    found = (await ask(staffing.graph, IMPACT, variables))["impact"]
    assert [found["member"], found["organization"]] == [None, {"id": gid("Organization", one)}]
    compare(found, of_organization(world, one, day))


async def test_the_worlds_have_something_of_everything_that_may_break(staffing: Standing) -> None:
    """Else the comparisons above could agree for want of cases."""
    seen: Counter[str] = Counter()
    for number in range(150):
        random = Random(number)
        world, day = draw(staffing.forest, random)
        found = [of_member(world, one, day) for one in world.members(day)]
        found += [of_organization(world, one, day) for one in world.organizations(day)]
        for expected in found:
            seen.update({name: len(value) for name, value in vars(expected).items() if name != "members" and value})
    names = ("losing", "ending", "without_supervisor", "without_secretary", "without_parent", "bodies")
    assert all(seen[name] >= 10 for name in names), seen


async def test_an_impact_costs_the_same_number_of_statements_whatever_hangs_on_it(tiny: Loaded) -> None:
    on = "2024-06-01"
    query = """query ($on: Date!) { roots(asOf: $on) { id: key children(first: 5) { nodes { id: key secretary
      { id: key }
      children(first: 5) { nodes { id: key secretary { id: key } } } } } } }"""
    [root] = (await ask(tiny.graph, query, {"on": on}))["roots"]
    provinces = root["children"]["nodes"]
    organizations = [root["id"], provinces[0]["id"], provinces[0]["children"]["nodes"][0]["id"]]
    members = [one["secretary"]["id"] for one in (*provinces, *provinces[0]["children"]["nodes"]) if one["secretary"]]
    for name, identifiers in (("organization", organizations), ("member", members)):
        costs = []
        for identifier in identifiers:
            recorder = Recorder(tiny.graph)
            await ask(recorder, IMPACT, {"of": {name: identifier}, "on": on})
            # a list that is empty needs no statement, nor do ends of no links
            costs.append(len(recorder.texts))
        assert max(costs) <= 16


async def test_the_seed_s_rules_of_sizes_are_asked_for_the_day(tiny: Loaded) -> None:
    """A cell of nine or more has a committee of three (Charter art. 24): the secretary's leaving leaves two."""
    query = """{ organizations(where: {levels: [GRASSROOTS_CELL, CELL]}, asOf: "2024-06-01", first: 1000) { nodes {
      memberCount(standing: OFFICIAL, scope: OWN) assignments(where: {bodies: [CELL_COMMITTEE]}) { role member { id:
      key } } } } }"""
    cells = (await ask(tiny.graph, query))["organizations"]["nodes"]
    three = [one["assignments"] for one in cells if one["memberCount"] >= 9]
    members = [seats[0]["member"]["id"] for seats in three if len(seats) == 3]
    found = (await ask(tiny.graph, IMPACT, {"of": {"member": members[0]}, "on": "2024-06-01"}))["impact"]
    bodies = [one for one in found["bodiesUnderSize"]["nodes"] if one["body"] == "CELL_COMMITTEE"]
    assert [(one["before"], one["after"], one["least"], one["regulation"]) for one in bodies] == [
        (3, 2, 3, "Điều lệ Đảng, điều 24")
    ]
    assert found["withoutSecretary"]["totalCount"] == 1


@pytest.mark.parametrize(
    ("wrong", "argument"),
    [
        ({}, "of"),
        ({"member": gid("Member", "m1"), "organization": gid("Organization", "o1")}, "of"),
        ({"member": gid("Organization", "o1")}, "member"),
        ({"organization": gid("Member", "m1")}, "organization"),
        ({"member": gid("Member", "m999999")}, "member"),
        ({"organization": gid("Organization", "o999999")}, "organization"),
    ],
)
async def test_who_or_what_is_not_told_rightly_is_refused_by_name(
    tiny: Loaded, wrong: dict[str, Any], argument: str
) -> None:
    asked = {"of": wrong, "on": "2024-06-01"}
    assert await refusal(tiny.graph, IMPACT, asked) == {"code": "BAD_USER_INPUT", "argument": argument}
