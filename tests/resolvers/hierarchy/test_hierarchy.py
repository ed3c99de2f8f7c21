"""The tree on a day, its filters, orders, counts and pages: the service against the reference."""

from datetime import date
from random import Random

import pytest
from hypothesis import given

from tests.conftest import Standing
from tests.contract import wheres
from tests.contract.drawing import LEVELS, draw, many, maybe, organizations, randoms, some
from tests.contract.wheres import drawn_where
from tests.reference import filtering
from tests.reference.ordering import Order, text_order
from tests.reference.world import World, gid, viewed
from tests.support.asking import ask
from tests.support.paging import walk
from tests.worlds.forest import day_near

pytestmark = pytest.mark.contract

ORGANIZATION = """
query ($id: ID!, $on: Date!, $levels: [Level!], $depth: Int!) {
  organization(by: { id: $id }, asOf: $on) {
    code name shortName level sector since until depth childCount
    parent { id: key name } ancestors { id: key name } profiles { name shortName level since until }
    children(where: {levels: $levels}, first: 1000) { totalCount nodes { id: key name level } }
    descendants(where: {levels: $levels}, maxDepth: $depth, first: 1000) {
      totalCount edges { depth parentId node { id: key name } } }
    descendantCount(levels: $levels)
    all: memberCount official: memberCount(standing: OFFICIAL)
    own: memberCount(scope: OWN) ownProbationary: memberCount(standing: PROBATIONARY, scope: OWN)
    secretary { id: key }
  }
}
"""


@many
@given(random=randoms)
async def test_an_organization_and_what_is_around_it(standing: Standing, random: Random) -> None:
    world, day = draw(standing.forest, random)
    one = random.choice(list(world.nodes["Organization"]))
    levels, depth = maybe(random, LEVELS), random.randint(1, 4)
    variables = {"id": gid("Organization", one), "on": day.isoformat(), "levels": levels, "depth": depth}
    found = (await ask(standing.graph, ORGANIZATION, variables))["organization"]
    if one not in world.organizations(day):
        assert found is None
        return
    row, profile = world.nodes["Organization"][one], world.profile(one, day)
    assert [found[name] for name in ("code", "sector", "since")] == [row["code"], row["sector"], str(row["since"])]
    assert [found[name] for name in ("name", "shortName", "level")] == [
        profile[name] for name in ("name", "shortName", "level")
    ]
    above = world.ancestors(one, day)
    assert found["ancestors"] == [named(world, other, day) for other in above]
    assert found["parent"] == (named(world, above[-1], day) if above else None)
    assert found["depth"] == len(above)
    assert found["childCount"] == len(world.children(one, day))
    children = [child for child in world.children(one, day) if fits(world, child, day, levels)]
    assert [node["id"] for node in found["children"]["nodes"]] == organizations(children)
    assert found["children"]["totalCount"] == len(children)
    below = [row for row in world.descendants(one, day) if fits(world, row[0], day, levels)]
    near = [row for row in below if row[1] <= depth]
    assert found["descendants"] == {
        "totalCount": len(near),
        "edges": [
            {"depth": away, "parentId": gid("Organization", parent, str(day)), "node": named(world, child, day)}
            for child, away, parent in near
        ],
    }
    assert found["descendantCount"] == len(below)
    assert found["all"] == world.member_count(one, day)
    assert found["official"] == world.member_count(one, day, "OFFICIAL")
    assert found["own"] == world.own_members(one, day)
    assert found["ownProbationary"] == world.own_members(one, day, "PROBATIONARY")
    secretary = world.secretary(one, day)
    assert found["secretary"] == (None if secretary is None else {"id": gid("Member", secretary)})


LIST = "organizations(under: $under, where: $where, orderBy: $order, asOf: $on, PAGE)"
DECLARED = "$under: ID, $where: OrganizationWhere, $order: OrganizationOrder, $on: Date!"


@many
@given(random=randoms)
async def test_lists_are_filtered_ordered_and_paged(standing: Standing, random: Random) -> None:
    """Everywhere or under one; a page of any size gives every row once, in order."""
    world, day = draw(standing.forest, random)
    under = random.choice([None, *world.organizations(day)])
    where = drawn_where(wheres.ORGANIZATION, world, day, random)
    field, descending = random.choice(("LEVEL_CODE", "NAME", "FOUNDED", "MEMBER_COUNT")), random.random() < 0.5
    worlds = standing.forest.worlds if under is None else [world]
    rows = [
        (key_of(each, one, day, field), one)
        for each in worlds
        for one in (each.organizations(day) if under is None else each.subtree(under, day))
        if filtering.fits(filtering.ORGANIZATION, each, one, day, where)
    ]
    order = random.choice((None, {"field": field})) if field == "LEVEL_CODE" and not descending else {"field": field}
    variables = {
        "under": under and gid("Organization", under),
        "where": where,
        "order": {**order, "direction": "DESC"} if order and descending else order,
        "on": day.isoformat(),
    }
    first = random.choice((3, 7)) if under is not None else random.choice((40, 150))
    found = await walk(standing.graph, LIST, DECLARED, variables, first=first)
    assert found == organizations([one for _, one in sorted(rows, reverse=descending)])


@given(random=randoms)
async def test_bodies_under_size_are_those_that_the_rules_of_the_day_ask_more_of(
    staffing: Standing, random: Random
) -> None:
    world, day = draw(staffing.forest, random)
    living = world.organizations(day)
    if not living:
        return
    under, where = random.choice(living), {"bodiesUnderSize": some(random, wheres.BODIES)}
    kept = [
        (world.key(one, day), one)
        for one in world.subtree(under, day)
        if filtering.fits(filtering.ORGANIZATION, world, one, day, where)
    ]
    variables = {"under": gid("Organization", under), "where": where, "order": None, "on": day.isoformat()}
    found = await walk(staffing.graph, LIST, DECLARED, variables, first=4)
    assert found == organizations([one for _, one in sorted(kept)])


@many
@given(random=randoms)
async def test_a_code_names_the_organization_of_that_day(standing: Standing, random: Random) -> None:
    world, day = draw(standing.forest, random)
    code = random.choice([row["code"] for row in world.nodes["Organization"].values()])
    query = "query ($code: String!, $on: Date!) { organization(by: { code: $code }, asOf: $on) { id: key code } }"
    found = (await ask(standing.graph, query, {"code": code, "on": day.isoformat()}))["organization"]
    named = [one for one in world.organizations(day) if world.nodes["Organization"][one]["code"] == code]
    assert len(named) <= 1
    assert found == ({"id": gid("Organization", named[0]), "code": code} if named else None)


@many
@given(random=randoms)
async def test_a_tree_has_the_same_members_and_counts_whichever_way_it_is_asked(
    standing: Standing, random: Random
) -> None:
    """What holds of any tree: counts are those of the lists, and a whole is the sum of its parts."""
    world, day = draw(standing.forest, random)
    living = world.organizations(day)
    if not living:
        return
    under = gid("Organization", random.choice(living))
    query = """query ($under: ID!, $on: Date!) {
      organization(by: { id: $under }, asOf: $on) { memberCount own: memberCount(scope: OWN) descendantCount
        official: memberCount(standing: OFFICIAL) probationary: memberCount(standing: PROBATIONARY)
        children(first: 1000) { nodes { memberCount descendantCount } } }
      members(under: $under, asOf: $on) { totalCount }
      organizations(under: $under, asOf: $on) { totalCount } }"""
    found = await ask(standing.graph, query, {"under": under, "on": day.isoformat()})
    one, children = found["organization"], found["organization"]["children"]["nodes"]
    assert one["memberCount"] == found["members"]["totalCount"]
    assert one["memberCount"] == one["own"] + sum(child["memberCount"] for child in children)
    assert one["memberCount"] == one["official"] + one["probationary"]
    assert one["descendantCount"] + 1 == found["organizations"]["totalCount"]
    assert one["descendantCount"] == len(children) + sum(child["descendantCount"] for child in children)


@many
@given(random=randoms)
async def test_counts_asked_for_many_at_once_are_those_of_each(standing: Standing, random: Random) -> None:
    """Ancestors beside descendants, of several worlds, in one question."""
    day = day_near(random.choice(standing.forest.worlds), random)
    pool = [(world, one) for world in standing.forest.worlds[:20] for one in world.organizations(day)]
    chosen = random.sample(pool, min(len(pool), 30))
    query = """query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Organization {
      memberCount depth childCount cells: descendantCount(levels: [CELL]) } } }"""
    ids = [viewed(one, day) for one in organizations([one for _, one in chosen])]
    found = (await ask(standing.graph, query, {"ids": ids}))["nodes"]
    assert found == [
        {
            "memberCount": world.member_count(one, day),
            "depth": len(world.ancestors(one, day)),
            "childCount": len(world.children(one, day)),
            "cells": sum(fits(world, below, day, ["CELL"]) for below, _, _ in world.descendants(one, day)),
        }
        for world, one in chosen
    ]


@given(random=randoms)
async def test_roots_are_those_that_nobody_is_above(standing: Standing, random: Random) -> None:
    day = day_near(random.choice(standing.forest.worlds), random)
    query = "query ($on: Date!) { roots(asOf: $on) { id: key depth parent { id: key } } }"
    found = (await ask(standing.graph, query, {"on": day.isoformat()}))["roots"]
    above = [
        (key_of(world, one, day, "LEVEL_CODE"), one)
        for world in standing.forest.worlds
        for one in world.organizations(day)
        if not world.ancestors(one, day)
    ]
    assert [root["id"] for root in found] == organizations([one for _, one in sorted(above)])
    assert all((root["depth"], root["parent"]) == (0, None) for root in found)


def named(world: World, one: str, day: date) -> dict[str, str]:
    return {"id": gid("Organization", one), "name": world.profile(one, day)["name"]}


def fits(world: World, one: str, day: date, levels: list[str] | None) -> bool:
    return levels is None or world.profile(one, day)["level"] in levels


def key_of(world: World, one: str, day: date, order: str) -> Order:
    """What the order is by, then what tells equal ones apart."""
    match order:
        case "NAME":
            return text_order(world.profile(one, day)["name"]), one
        case "FOUNDED":
            return world.nodes["Organization"][one]["since"], world.key(one, day)
        case "MEMBER_COUNT":
            return world.member_count(one, day), world.key(one, day)
        case _:
            return world.key(one, day)
