"""Corrections of organizations and members themselves, of names and of places in the hierarchy."""

from typing import Any

import pytest

from graph.sessions import Graph
from tests.asking import ask
from tests.changes.correcting import (
    DAY,
    EVE,
    FIRST,
    FOLLOWS,
    IN_O6,
    MORROW,
    SECRETARY,
    attempted,
    corrected,
    counts,
    made,
    refused,
    told,
)
from tests.changes.small import member, organization
from tests.changing import change
from tests.reference.world import gid

pytestmark = pytest.mark.contract

O4 = organization("o4")
PARENT = "... on Organization { parent { id } }"
NAME = "... on Organization { name shortName level }"
EVENTS = "... on Organization { events { kind on } }"


async def parents(graph: Graph, key: str, *days: str) -> list[str | None]:
    found = await told(graph, organization(key), PARENT, *days)
    return [one and one["parent"] and one["parent"]["id"] for one in found]


async def events(graph: Graph, identifier: str) -> list[tuple[str, str]]:
    [found] = await told(graph, identifier, EVENTS, MORROW)
    return [(event["kind"], event["on"]) for event in found["events"]]


async def test_another_parent_on_all_days_of_the_link(small: Graph) -> None:
    given = {"organization": O4, "on": DAY, "parent": organization("o3"), "expectedVersion": 1}
    payload = await corrected(small, "parent", given, "organization { version parent { id memberCount } }")
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
    query = (
        "query ($text: String!, $on: Date!) { search(text: $text, asOf: $on) { nodes { ... on Organization { id } } } }"
    )
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
    query = "query ($id: ID!, $on: Date!) { organization(id: $id, asOf: $on) { children { nodes { id } } } }"
    found = (await ask(graph, query, {"id": organization(key), "on": on}))["organization"]["children"]["nodes"]
    return [one["id"] for one in found]


async def listed(graph: Graph, on: str) -> list[str]:
    query = "query ($on: Date!) { organizations(levels: [UPPER_GRASSROOTS], asOf: $on) { nodes { id } } }"
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
    assert (await ask(small, '{ organization(code: "c9") { id } }'))["organization"] == {"id": o2}
    assert (await ask(small, '{ organization(code: "c1") { id } }'))["organization"] is None
    assert (await refused(small, "organization", {"organization": o2, "code": None}))["rule"] == "REQUIRED"


async def test_a_level_that_was_put_right_orders_the_lists(small: Graph) -> None:
    o2, o3, o8 = organization("o2"), organization("o3"), organization("o8")
    await corrected(small, "profile", {"organization": o8, "on": DAY, "level": "PROVINCIAL"})
    assert await children(small, "o1", FIRST) == [o8, o2, o3]


async def young_cell(graph: Graph, day: str) -> str:
    given = {"parent": O4, "name": "Chi bộ thôn 3", "level": "CELL", "on": day, "places": [gid("Place", "p1")]}
    return str(await made(graph, "establishOrganization", given, "organization"))


async def test_the_first_day_of_an_organization_is_put_right_with_all_that_began_with_it(small: Graph) -> None:
    cell = await young_cell(small, MORROW)
    fields = "... on Organization { name since parent { id } places { id } }"
    for day, there in ((DAY, [False, True, True]), (MORROW, [False, False, True])):
        await corrected(small, "organization", {"organization": cell, "since": day})
        found = await told(small, cell, fields, EVE, DAY, MORROW)
        assert [one is not None for one in found] == there
        assert found[2] == {
            "name": "Chi bộ thôn 3",
            "since": day,
            "parent": {"id": O4},
            "places": [{"id": gid("Place", "p1")}],
        }
        assert await events(small, cell) == [("ESTABLISH", day)]
    payload = await attempted(small, "organization", {"organization": cell, "since": "2019-12-31"})
    assert {one["rule"] for one in payload["userErrors"]} == {"INSIDE_LIVES"}, (
        "neither its parent was there nor its place"
    )


async def test_all_that_a_shorter_life_would_leave_outside_is_named(small: Graph) -> None:
    payload = await attempted(small, "organization", {"organization": organization("o6"), "since": DAY})
    named = {(one["rule"], one["field"][-1], one["conflicting"]) for one in payload["userErrors"]}
    own = gid("Membership", f"m1~o6~{FIRST}~OFFICIAL")
    assert named == {("INSIDE_LIVES", "since", one) for one in (IN_O6, own, SECRETARY, FOLLOWS)}
    payload = await attempted(small, "organization", {"organization": organization("o6"), "until": DAY})
    assert {one["rule"] for one in payload["userErrors"]} == {"ENDED_HAS_NO_OPEN_FACTS"}
    payload = await attempted(small, "organization", {"organization": organization("o2"), "until": DAY})
    assert O4 in {one["conflicting"] for one in payload["userErrors"]}, "its child"


async def test_a_meeting_keeps_an_organization_and_whoever_came_on_its_day(small: Graph) -> None:
    cell = await young_cell(small, EVE)
    held = {"organization": cell, "expected": 2, "present": 2, "on": EVE}
    meeting = await made(small, "recordMeeting", held, "meeting")
    refusal = await refused(small, "organization", {"organization": cell, "since": DAY})
    assert (refusal["rule"], refusal["field"], refusal["conflicting"]) == ("INSIDE_LIVES", ["since"], meeting)


async def test_an_end_is_put_right_and_one_that_never_was_is_taken_back(small: Graph) -> None:
    cell = await young_cell(small, FIRST)
    await change(small, "dissolveOrganization", {"organization": cell, "on": DAY})
    await corrected(small, "organization", {"organization": cell, "until": MORROW})
    assert [one is not None for one in await told(small, cell, NAME, DAY, MORROW)] == [True, False]
    [shown] = await told(small, cell, EVENTS, DAY)
    assert [(one["kind"], one["on"]) for one in shown["events"]] == [("ESTABLISH", FIRST), ("DISSOLVE", MORROW)]
    payload = await corrected(small, "organization", {"organization": cell, "until": None}, "organization { until }")
    assert payload["organization"] == {"until": None}
    fields = "... on Organization { name parent { id } places { id } }"
    after = {"name": "Chi bộ thôn 3", "parent": {"id": O4}, "places": [{"id": gid("Place", "p1")}]}
    assert await told(small, cell, fields, DAY, MORROW) == [after, after]
    assert await events(small, cell) == [("ESTABLISH", FIRST)]


async def test_the_day_of_a_merger_is_no_fact_of_one_organization(small: Graph) -> None:
    given = {"organizations": [organization("o5")], "into": O4, "on": DAY}
    assert (await change(small, "mergeOrganizations", given))["userErrors"] == []
    refusal = await refused(small, "organization", {"organization": organization("o5"), "until": None})
    assert (refusal["rule"], refusal["field"]) == ("INSIDE_LIVES", ["until"])
    query = "query ($id: ID!) { node(id: $id) { ... on ChangeEvent { kind on } } }"
    found = (await ask(small, query, {"id": refusal["conflicting"]}))["node"]
    assert found == {"kind": "MERGE", "on": DAY}


async def found_members(graph: Graph, text: str) -> list[Any]:
    query = "query ($text: String!) { search(text: $text, kinds: [MEMBER]) { nodes { ... on Member { id } } } }"
    return list((await ask(graph, query, {"text": text}))["search"]["nodes"])


async def test_a_name_that_was_put_right_is_found_and_ordered(small: Graph) -> None:
    given = {"member": member("m1"), "name": "Trần  Văn Vương", "cardNumber": None, "birthDate": "1981-03-04"}
    payload = await corrected(small, "member", given, "member { name cardNumber birthDate }")
    assert payload["member"] == {"name": "Trần Văn Vương", "cardNumber": None, "birthDate": "1981-03-04"}
    assert await found_members(small, "tran vuong") == [{"id": member("m1")}]
    assert await found_members(small, "nguyen m1") == []
    fields = "... on Organization { memberships { nodes { member { id } } } }"
    [cell] = await told(small, organization("o6"), fields, DAY)
    assert [one["member"]["id"] for one in cell["memberships"]["nodes"]] == [member("m2"), member("m1")]
    assert (await refused(small, "member", {"member": member("m1"), "name": " "}))["rule"] == "REQUIRED"


async def test_the_probation_ends_on_the_right_day_in_the_memberships_too(small: Graph) -> None:
    """Charter art. 5: probation, then official; both are counted apart."""
    given = {"cell": organization("o7"), "name": "Lê Văn Tám", "on": "2024-07-01"}
    who = await made(small, "admitMember", given, "member")
    await change(small, "confirmOfficial", {"member": who, "on": EVE})
    payload = await corrected(small, "member", {"member": who, "officialOn": DAY}, "member { officialOn }")
    assert payload["warnings"] == []
    assert await counts(small, "o7", EVE, DAY, MORROW) == [(1, 1), (2, 0), (2, 0)]
    standings = await told(small, who, "... on Member { standing }", EVE, DAY)
    assert [one["standing"] for one in standings] == ["PROBATIONARY", "OFFICIAL"]
    await corrected(small, "member", {"member": who, "admittedOn": "2024-06-30"})
    assert await counts(small, "o7", "2024-06-29", "2024-06-30", "2024-07-01") == [(1, 0), (1, 1), (1, 1)]
    assert await told(small, who, "id", "2024-06-29", "2024-06-30") == [None, {"id": who}]
    refusal = await refused(small, "member", {"member": who, "officialOn": "2024-06-29"})
    assert (refusal["rule"], refusal["field"]) == ("SINCE_BEFORE_UNTIL", ["officialOn"])
    # the memberships cannot tell how long somebody was on probation who is still
    payload = await corrected(small, "member", {"member": who, "officialOn": None})
    assert [one["message"].startswith("A membership from 2025-07-01") for one in payload["warnings"]] == [True]


async def test_an_end_of_a_membership_of_the_party_that_never_was_is_taken_back(small: Graph) -> None:
    """The seat that ended with it is a fact of its own, and is put right by itself."""
    await change(small, "endMembership", {"member": member("m1"), "reason": "EXPELLED", "on": DAY})
    assert await counts(small, "o6", EVE, DAY) == [(2, 0), (1, 0)]
    fields = "member { memberships { until endReason } assignments { role } }"
    payload = await corrected(small, "member", {"member": member("m1"), "until": None}, fields)
    assert payload["member"] == {"memberships": [{"until": None, "endReason": None}], "assignments": []}
    assert await counts(small, "o6", EVE, DAY, MORROW) == [(2, 0), (2, 0), (2, 0)]
    await corrected(small, "assignment", {"assignment": SECRETARY, "until": None})
    [found] = await told(small, member("m1"), "... on Member { assignments { role } }", DAY)
    assert found == {"assignments": [{"role": "SECRETARY"}]}


async def test_a_member_is_there_while_holding_a_seat(small: Graph) -> None:
    refusal = await refused(small, "member", {"member": member("m1"), "admittedOn": EVE, "officialOn": DAY})
    assert (refusal["rule"], refusal["field"], refusal["conflicting"]) == ("INSIDE_LIVES", ["admittedOn"], SECRETARY)
