"""Random small worlds, random days and the days around every change: the service against the reference."""

from collections import Counter
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.asking import ask
from tests.conftest import Loaded
from tests.reference import lists
from tests.reference.answers import MEMBER_QUERY, ORGANIZATION_QUERY, member_answer, organization_answer, unordered
from tests.reference.random_worlds import random_world
from tests.reference.world import World, gid

pytestmark = pytest.mark.contract

randoms = st.randoms(use_true_random=False)
texts = st.sampled_from(("hoa", "Hoà đông", "phú an", "son q", "đảng bộ", "nguyen an", "thi", "a", "bhuoch lang", "1"))


def day_of(world: World, random: Random) -> date:
    """A day on which something begins or ends, the day before or the day after; or any other one."""
    shift = timedelta(days=random.choice((-1, 0, 1, 17)))
    return random.choice(world.days()) + shift


async def drawn(loaded: Loaded, random: Random) -> tuple[World, date]:
    rows = random_world(random)
    await loaded.hold(rows)
    world = World(rows)
    return world, day_of(world, random)


@given(random=randoms)
async def test_organizations_and_members_are_as_the_rows_say(loaded: Loaded, random: Random) -> None:
    world, day = await drawn(loaded, random)
    organizations = world.organizations(day)
    ids = [gid("Organization", one) for one in organizations]
    found = (await ask(loaded.graph, ORGANIZATION_QUERY, {"ids": ids, "on": day.isoformat()}))["nodes"]
    for one, answer in zip(organizations, found, strict=True):
        assert unordered(answer) == unordered(organization_answer(world, one, day))
    members = world.members(day)
    ids = [gid("Member", one) for one in members]
    found = (await ask(loaded.graph, MEMBER_QUERY, {"ids": ids, "on": day.isoformat()}))["nodes"]
    for one, answer in zip(members, found, strict=True):
        expected = member_answer(world, one, day)
        assert {**answer, "assignments": sorted(answer["assignments"], key=str)} == {
            **expected,
            "assignments": sorted(expected["assignments"], key=str),
        }


LISTS = """
query ($on: Date!, $under: ID!, $text: String!) {
  roots(asOf: $on) { id }
  all: organizations(first: 1000, asOf: $on) { totalCount nodes { id } }
  below: organizations(under: $under, first: 1000, levels: [CELL, UPPER_GRASSROOTS], asOf: $on) { nodes { id } }
  called: organizations(text: $text, first: 1000, asOf: $on) { nodes { id } }
  members(first: 100, asOf: $on) { totalCount nodes { id } }
  inside: members(under: $under, first: 100, asOf: $on) { nodes { id } }
  people: members(text: $text, first: 100, asOf: $on) { nodes { id } }
  secretaries: members(roles: [SECRETARY], first: 100, asOf: $on) { nodes { id } }
  NO_MEMBERS: places(coverage: NO_MEMBERS, first: 100, asOf: $on) { nodes { id } }
  NO_CELL: places(coverage: NO_CELL, first: 100, asOf: $on) { nodes { id } }
  JOINT_CELL: places(coverage: JOINT_CELL, first: 100, asOf: $on) { nodes { id } }
  search(text: $text, first: 100, asOf: $on) { totalCount nodes {
    ... on Organization { id } ... on Member { id } ... on Place { id } } }
  within: search(text: $text, under: $under, first: 100, asOf: $on) { nodes {
    ... on Organization { id } ... on Member { id } ... on Place { id } } }
  firstHit: search(text: $text, first: 1, asOf: $on) { totalCount }
}
"""


@given(random=randoms, text=texts)
async def test_lists_and_searches_are_as_the_rows_say(loaded: Loaded, random: Random, text: str) -> None:
    world, day = await drawn(loaded, random)
    living = world.organizations(day)
    if not living:
        return
    under = random.choice(living)
    found = await ask(loaded.graph, LISTS, {"on": day.isoformat(), "under": gid("Organization", under), "text": text})
    assert identifiers(found["roots"]) == lists.roots(world, day)
    assert nodes(found["all"]) == lists.organizations(world, day)
    assert found["all"]["totalCount"] == len(living)
    assert nodes(found["below"]) == lists.organizations(world, day, under=under, levels={"CELL", "UPPER_GRASSROOTS"})
    assert nodes(found["called"]) == lists.organizations(world, day, text=text)
    assert nodes(found["members"]) == lists.members(world, day)
    assert nodes(found["inside"]) == lists.members(world, day, under=under)
    assert nodes(found["people"]) == lists.members(world, day, text=text)
    assert nodes(found["secretaries"]) == lists.members(world, day, roles={"SECRETARY"})
    for coverage in ("NO_MEMBERS", "NO_CELL", "JOINT_CELL"):
        assert nodes(found[coverage]) == lists.places(world, day, coverage)
    assert nodes(found["search"]) == lists.search(world, day, text)
    assert found["firstHit"] == {"totalCount": len(lists.search(world, day, text))}
    assert found["search"]["totalCount"] == len(lists.search(world, day, text))
    assert nodes(found["within"]) == lists.search(world, day, text, under=under)


@given(random=randoms)
async def test_the_shortest_path_is_as_long_as_the_rows_say(loaded: Loaded, random: Random) -> None:
    world, day = await drawn(loaded, random)
    everything = [
        *(("Organization", one) for one in world.organizations(day)),
        *(("Member", one) for one in world.members(day)),
    ]
    if not everything:
        return
    (start_type, start), (end_type, end) = random.choice(everything), random.choice(everything)
    query = """query ($from: ID!, $to: ID!, $on: Date!) { path(from: $from, to: $to, asOf: $on) {
      length nodes { id } steps { kind forward from { id } to { id } } } }"""
    variables = {"from": gid(start_type, start), "to": gid(end_type, end), "on": day.isoformat()}
    found = (await ask(loaded.graph, query, variables))["path"]
    assert (None if found is None else found["length"]) == lists.distance(world, day, start, end)
    if found is not None:
        walked = [step["from"]["id"] for step in found["steps"]] + [gid(end_type, end)]
        assert walked == identifiers(found["nodes"])
        assert walked[0] == gid(start_type, start)
        assert len(found["steps"]) == found["length"]


@given(random=randoms)
async def test_a_comparison_counts_what_the_rows_say(loaded: Loaded, random: Random) -> None:
    world, since = await drawn(loaded, random)
    until = since + timedelta(days=random.choice((1, 31, 400)))
    lasting = [one for one in world.organizations(since) if one in world.organizations(until)]
    if not lasting:
        return
    under = random.choice(lasting)
    query = """query ($under: ID!, $from: Date!, $to: Date!) { compare(under: $under, from: $from, to: $to) {
      counts { kind count } differences(first: 1000) { totalCount nodes { kind before { id } after { id } } } } }"""
    variables = {"under": gid("Organization", under), "from": since.isoformat(), "to": until.isoformat()}
    found = (await ask(loaded.graph, query, variables))["compare"]
    counts = Counter({row["kind"]: row["count"] for row in found["counts"] if row["count"]})
    assert counts == lists.comparison(world, under, since, until)
    assert found["differences"]["totalCount"] == counts.total()
    assert Counter(row["kind"] for row in found["differences"]["nodes"]) == counts


@given(random=randoms, size=st.integers(1, 4))
async def test_pages_of_any_size_give_the_list_once_and_in_order(loaded: Loaded, random: Random, size: int) -> None:
    world, day = await drawn(loaded, random)
    query = """query ($on: Date!, $first: Int!, $after: String) {
      organizations(first: $first, after: $after, asOf: $on) {
        edges { cursor node { id } } pageInfo { hasNextPage endCursor } } }"""
    seen: list[str] = []
    after: str | None = None
    while True:
        page = (await ask(loaded.graph, query, {"on": day.isoformat(), "first": size, "after": after}))["organizations"]
        seen += [edge["node"]["id"] for edge in page["edges"]]
        if not page["pageInfo"]["hasNextPage"]:
            break
        after = page["pageInfo"]["endCursor"]
    assert seen == lists.organizations(world, day)


def identifiers(rows: list[dict[str, Any]]) -> list[str]:
    return [row["id"] for row in rows]


def nodes(connection: dict[str, Any]) -> list[str]:
    return identifiers(connection["nodes"])
