"""Predecessors, successors and change events: the service against the reference."""

from random import Random
from typing import Any

import pytest
from hypothesis import given

from tests.conftest import Standing
from tests.contract.drawing import draw, many, randoms
from tests.reference import lineage
from tests.reference.world import World, gid, iso
from tests.support.asking import ask

pytestmark = pytest.mark.contract

LINEAGE = """
query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Organization {
  predecessors { ...step } successors { ...step }
  earlier: predecessors(transitive: true) { ...step } later: successors(transitive: true) { ...step }
  events { id: key kind on decision originals { id: key name level } results { id: key name level } }
} } }
fragment step on Lineage { organization { id: key name } from { id: key name } event { id: key on } extent }
"""


@many
@given(random=randoms)
async def test_what_went_into_an_organization_and_what_became_of_it(standing: Standing, random: Random) -> None:
    """Of one organization, or of several that are each other's lineage, in one question."""
    world, day = draw(standing.forest, random)
    living = world.organizations(day)
    chosen = random.sample(living, min(len(living), random.choice((1, 1, 5))))
    ids = [gid("Organization", one, str(day)) for one in chosen]
    found = (await ask(standing.graph, LINEAGE, {"ids": ids}))["nodes"]
    for one, answer in zip(chosen, found, strict=True):
        for field, back in (("predecessors", True), ("successors", False)):
            expected = [(other, event) for other, event, _ in lineage.steps(world, one, back=back)]
            assert shown(answer[field]) == sorted(step(world, *pair, back=back) for pair in expected)
            extents = {(row["organization"]["id"], row["event"]["id"]): row["extent"] for row in answer[field]}
            assert extents == {
                (gid("Organization", other), gid("ChangeEvent", event)): extent(world, other if back else one, event)
                for other, event in expected
            }
            assert {(row["from"]["id"], row["from"]["name"], row["event"]["id"]) for row in answer[field]} == {
                (gid("Organization", one), name_at(world, one, event, back=back), gid("ChangeEvent", event))
                for _, event in expected
            }
        for field, back in (("earlier", True), ("later", False)):
            expected = sorted(lineage.transitive(world, one, back=back))
            assert shown(answer[field]) == sorted(step(world, *pair, back=back) for pair in expected)
            for row in answer[field]:
                before = {gid("Organization", one), *(other["organization"]["id"] for other in answer[field])}
                assert row["from"]["id"] in before - {row["organization"]["id"]}
        taken = {start for table in ("ORIGINAL", "RESULTING") for start, end, _ in world.links(table) if end == one}
        in_order = sorted(taken, key=lambda event: (lineage.on(world, event), event))
        expected_events = [lineage.event_answer(world, event) for event in in_order]
        assert [lineage.by_id(event) for event in answer["events"]] == expected_events


@many
@given(random=randoms)
async def test_an_event_shows_its_two_sides_each_in_its_time(standing: Standing, random: Random) -> None:
    world, day = draw(standing.forest, random)
    if not world.nodes.get("ChangeEvent"):
        return
    event = random.choice(list(world.nodes["ChangeEvent"]))
    query = """query ($id: ID!) { node(id: $id) { ... on ChangeEvent {
      id: key kind on decision originals { id: key name level } results { id: key name level } } } }"""
    found = (await ask(standing.graph, query, {"id": gid("ChangeEvent", event, str(day))}))["node"]
    assert lineage.by_id(found) == lineage.event_answer(world, event)


def shown(rows: list[dict[str, Any]]) -> list[tuple[str, str, str, str]]:
    return sorted(
        (row["organization"]["id"], row["organization"]["name"], row["event"]["id"], row["event"]["on"]) for row in rows
    )


def step(world: World, other: str, event: str, *, back: bool) -> tuple[str, str, str, str]:
    """A predecessor by its name on the eve, a successor by its name on the day."""
    day = lineage.on(world, event)
    name = world.profile(other, world.eve(event) if back else day)["name"]
    return gid("Organization", other), name, gid("ChangeEvent", event), iso(day) or ""


def name_at(world: World, one: str, event: str, *, back: bool) -> str:
    """The name of what a step starts at: after the event on the way back, before it on the way ahead."""
    return str(world.profile(one, lineage.on(world, event) if back else world.eve(event))["name"])


def extent(world: World, original: str, event: str) -> str:
    """What goes into several goes into each of them in part."""
    if sum(start == event for start, _, _ in world.links("RESULTING")) > 1:
        return "PART"
    return next(str(p["extent"]) for start, end, p in world.links("ORIGINAL") if (start, end) == (event, original))
