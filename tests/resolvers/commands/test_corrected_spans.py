"""Corrections of names, levels, codes and places in the hierarchy: right on every day, in every list."""

import pytest

from graph.engine.sessions import Graph
from tests.resolvers.commands.correcting import DAY, EVE, FIRST, MORROW, NAME, corrected, events, refused, told
from tests.resolvers.commands.small import organization
from tests.support.asking import ask
from tests.support.changing import change

pytestmark = pytest.mark.contract

O4 = organization("o4")
PARENT = "... on Organization { parent { id: key } }"


async def parents(graph: Graph, key: str, *days: str) -> list[str | None]:
    found = await told(graph, organization(key), PARENT, *days)
    return [one and one["parent"] and one["parent"]["id"] for one in found]


async def test_another_parent_on_all_days_of_the_link(small: Graph) -> None:
    given = {"organization": O4, "on": DAY, "parent": organization("o3"), "expectedVersion": 1}
    payload = await corrected(small, "parent", given, "organization { version parent { id: key memberCount } }")
    assert payload["organization"] == {"version": 2, "parent": {"id": organization("o3"), "memberCount": 3}}
    assert await parents(small, "o4", FIRST, DAY) == [organization("o3")] * 2
    outdated = await refused(small, "parent", {**given, "parent": organization("o1")})
    assert (outdated["code"], outdated["field"]) == ("OUTDATED", ["expectedVersion"])
    refusal = await refused(small, "parent", {"organization": O4, "on": DAY, "parent": organization("o6")})
    assert (refusal["rule"], refusal["field"]) == ("NO_CYCLE", ["parent"])
    unknown = await refused(small, "parent", {"organization": O4, "on": DAY, "parent": organization("o99")})
    assert (unknown["code"], unknown["field"]) == ("NOT_FOUND", ["parent"])


async def test_the_day_of_a_move_is_put_right_for_the_parent_before_too(small: Graph) -> None:
    """Charter art. 10: under exactly one other, so the day on which one ends is that on which the next one begins."""
    await change(small, "moveOrganization", {"organization": O4, "to": organization("o3"), "on": DAY})
    await corrected(small, "parent", {"organization": O4, "on": DAY, "since": EVE})
    old, new = organization("o2"), organization("o3")
    assert await parents(small, "o4", "2025-06-29", EVE, DAY) == [old, new, new]
    assert await events(small, O4) == [("MOVE", EVE)]
    await corrected(small, "parent", {"organization": O4, "on": FIRST, "until": MORROW})
    assert await parents(small, "o4", EVE, DAY, MORROW) == [old, old, new]
    assert await events(small, O4) == [("MOVE", MORROW)]


async def test_no_day_is_left_without_a_parent_and_none_has_two(small: Graph) -> None:
    refusal = await refused(small, "parent", {"organization": O4, "on": DAY, "since": DAY})
    assert (refusal["rule"], refusal["field"]) == ("ONE_PARENT", ["since"])
    refusal = await refused(small, "parent", {"organization": O4, "on": DAY, "until": DAY})
    assert (refusal["rule"], refusal["field"]) == ("ONE_PARENT", ["until"])
    await change(small, "moveOrganization", {"organization": O4, "to": organization("o3"), "on": DAY})
    refusal = await refused(small, "parent", {"organization": O4, "on": EVE, "until": None})
    assert (refusal["rule"], refusal["conflicting"]) == ("ONE_PARENT", organization("o3"))
    refusal = await refused(small, "parent", {"organization": O4, "on": DAY, "since": FIRST})
    assert (refusal["rule"], refusal["field"]) == ("SINCE_BEFORE_UNTIL", ["since"])
    root = await refused(small, "parent", {"organization": organization("o1"), "on": DAY, "parent": O4})
    assert (root["rule"], root["field"]) == ("ONE_PARENT", ["on"])


async def test_a_move_put_earlier_meets_the_hierarchy_of_those_days(small: Graph) -> None:
    """o5 was under o4 until 2024: before that day, o4 could not have come under o5."""
    for day, to in (("2022-01-01", "o4"), ("2024-01-01", "o3")):
        await change(small, "moveOrganization", {"organization": organization("o5"), "to": organization(to), "on": day})
    await change(small, "moveOrganization", {"organization": O4, "to": organization("o5"), "on": DAY})
    refusal = await refused(small, "parent", {"organization": O4, "on": DAY, "since": "2023-12-31"})
    assert (refusal["rule"], refusal["field"]) == ("NO_CYCLE", ["since"])
    await corrected(small, "parent", {"organization": O4, "on": DAY, "since": "2024-01-01"})
    assert await parents(small, "o4", "2023-12-31", "2024-01-01") == [organization("o2"), organization("o5")]


async def test_a_name_is_put_right_where_it_was_wrong_and_nowhere_else(small: Graph) -> None:
    await change(small, "renameOrganization", {"organization": O4, "name": "Đảng bộ xã Quế Xuan", "on": DAY})
    given = {"organization": O4, "on": DAY, "name": "Đảng bộ xã Quế Xuân"}
    payload = await corrected(small, "profile", given, "organization { name shortName version }")
    assert payload["organization"] == {"name": "Đảng bộ xã Quế Xuân", "shortName": "ĐB xã Quế Xuân", "version": 3}
    days = await told(small, O4, NAME, EVE, DAY, MORROW)
    assert [one["name"] for one in days] == ["Đảng bộ xã An Phú", *["Đảng bộ xã Quế Xuân"] * 2]
    first = {"organization": O4, "on": EVE, "name": "Đảng bộ xã An Bình", "shortName": "An Bình"}
    shown = await corrected(small, "profile", first, "organization { name shortName }")
    assert shown["organization"] == {"name": "Đảng bộ xã An Bình", "shortName": "An Bình"}
    assert [one["name"] for one in await told(small, O4, NAME, FIRST, EVE, DAY)] == [
        *["Đảng bộ xã An Bình"] * 2,
        "Đảng bộ xã Quế Xuân",
    ]
    query = """query ($text: String!, $on: Date!) { search(text: $text, asOf: $on) {
      nodes { ... on Organization { id: key } } } }"""
    for text, on, found in (("que xuan", DAY, [{"id": O4}]), ("an binh", EVE, [{"id": O4}]), ("an phu", EVE, [])):
        answered = (await ask(small, query, {"text": text, "on": on}))["search"]["nodes"]
        assert [one for one in answered if one] == found, text


async def test_the_day_of_another_name_is_put_right_for_the_name_before_too(small: Graph) -> None:
    await change(small, "renameOrganization", {"organization": O4, "name": "Đảng bộ xã Mới", "on": EVE})
    await corrected(small, "profile", {"organization": O4, "on": EVE, "since": DAY})
    names = [one["name"] for one in await told(small, O4, NAME, EVE, DAY, MORROW)]
    assert names == ["Đảng bộ xã An Phú", "Đảng bộ xã Mới", "Đảng bộ xã Mới"]
    assert await events(small, O4) == [("RENAME", DAY)]
    first = await refused(small, "profile", {"organization": O4, "on": FIRST, "since": EVE})
    assert (first["rule"], first["field"]) == ("INSIDE_LIVES", ["since"])
    before = await refused(small, "profile", {"organization": O4, "on": "2019-12-31", "name": "X"})
    assert (before["rule"], before["field"]) == ("INSIDE_LIVES", ["organization"])


async def children(graph: Graph, key: str, on: str) -> list[str]:
    """The children in the order of lists: level, then code."""
    query = (
        "query ($id: ID!, $on: Date!) { organization(by: { id: $id }, asOf: $on) { children { nodes { id: key } } } }"
    )
    found = (await ask(graph, query, {"id": organization(key), "on": on}))["organization"]["children"]["nodes"]
    return [one["id"] for one in found]


async def listed(graph: Graph, on: str) -> list[str]:
    query = "query ($on: Date!) { organizations(where: {levels: [UPPER_GRASSROOTS]}, asOf: $on) { nodes { id: key } } }"
    return [one["id"] for one in (await ask(graph, query, {"on": on}))["organizations"]["nodes"]]


async def test_a_code_that_was_put_right_orders_every_list_of_every_day(small: Graph) -> None:
    o2, o3, o8 = organization("o2"), organization("o3"), organization("o8")
    await change(small, "renameOrganization", {"organization": o2, "name": "Đảng bộ huyện Mới", "on": DAY})
    given = {"organization": o2, "code": "c9", "sector": "AGENCY"}
    payload = await corrected(small, "organization", given, "organization { code sector }")
    assert payload["organization"] == {"code": "c9", "sector": "AGENCY"}
    for day in (EVE, DAY):
        assert await children(small, "o1", day) == [o3, o2, o8]
        assert await listed(small, day) == [o3, o2]
    assert (await ask(small, '{ organization(by: { code: "c9" }) { id: key } }'))["organization"] == {"id": o2}
    assert (await ask(small, '{ organization(by: { code: "c1" }) { id: key } }'))["organization"] is None
    assert (await refused(small, "organization", {"organization": o2, "code": None}))["rule"] == "REQUIRED"


async def test_a_level_that_was_put_right_orders_the_lists(small: Graph) -> None:
    o2, o3, o8 = organization("o2"), organization("o3"), organization("o8")
    await corrected(small, "profile", {"organization": o8, "on": DAY, "level": "PROVINCIAL"})
    assert await children(small, "o1", FIRST) == [o8, o2, o3]
