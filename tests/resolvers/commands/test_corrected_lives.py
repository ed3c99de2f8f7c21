"""Corrections of organizations and members themselves: their own values, and the days of their lives."""

from typing import Any

import pytest

from graph.engine.sessions import Graph
from tests.reference.world import gid
from tests.resolvers.commands.correcting import (
    DAY,
    EVE,
    EVENTS,
    FIRST,
    FOLLOWS,
    IN_O6,
    MORROW,
    NAME,
    SECRETARY,
    attempted,
    corrected,
    counts,
    events,
    made,
    refused,
    told,
)
from tests.resolvers.commands.small import member, organization
from tests.support.asking import ask
from tests.support.changing import change

pytestmark = pytest.mark.contract

O4 = organization("o4")


async def young_cell(graph: Graph, day: str) -> str:
    given = {"parent": O4, "name": "Chi bộ thôn 3", "level": "CELL", "on": day, "places": [gid("Place", "p1")]}
    return str(await made(graph, "establishOrganization", given, "organization"))


async def test_the_first_day_of_an_organization_is_put_right_with_all_that_began_with_it(small: Graph) -> None:
    cell = await young_cell(small, MORROW)
    fields = "... on Organization { name since parent { id: key } places { id: key } }"
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


async def test_what_begins_only_later_is_shown_as_on_its_first_day(small: Graph) -> None:
    """Questions are asked on 2026-01-01 here; the organization has no name before its first day."""
    cell = await young_cell(small, "2027-03-01")
    selected = "organization { name code since } change { on }"
    payload = await corrected(small, "organization", {"organization": cell, "code": "c9"}, selected)
    assert payload["organization"] == {"name": "Chi bộ thôn 3", "code": "c9", "since": "2027-03-01"}
    assert payload["change"]["on"] == "2027-03-01"


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
    fields = "... on Organization { name parent { id: key } places { id: key } }"
    after = {"name": "Chi bộ thôn 3", "parent": {"id": O4}, "places": [{"id": gid("Place", "p1")}]}
    assert await told(small, cell, fields, DAY, MORROW) == [after, after]
    assert await events(small, cell) == [("ESTABLISH", FIRST)]


async def test_the_day_of_a_merger_is_no_fact_of_one_organization(small: Graph) -> None:
    given = {"organizations": [organization("o5")], "into": {"organization": O4}, "on": DAY}
    assert (await change(small, "mergeOrganizations", given))["userErrors"] == []
    refusal = await refused(small, "organization", {"organization": organization("o5"), "until": None})
    assert (refusal["rule"], refusal["field"]) == ("INSIDE_LIVES", ["until"])
    query = "query ($id: ID!) { node(id: $id) { ... on ChangeEvent { kind on } } }"
    found = (await ask(small, query, {"id": refusal["conflicting"]}))["node"]
    assert found == {"kind": "MERGE", "on": DAY}


async def found_members(graph: Graph, text: str) -> list[Any]:
    query = "query ($text: String!) { search(text: $text, kinds: [MEMBER]) { nodes { ... on Member { id: key } } } }"
    return list((await ask(graph, query, {"text": text}))["search"]["nodes"])


async def test_a_name_that_was_put_right_is_found_and_ordered(small: Graph) -> None:
    given = {"member": member("m1"), "name": "Trần  Văn Vương", "cardNumber": None, "birthDate": "1981-03-04"}
    payload = await corrected(small, "member", given, "member { name cardNumber birthDate }")
    assert payload["member"] == {"name": "Trần Văn Vương", "cardNumber": None, "birthDate": "1981-03-04"}
    assert await found_members(small, "tran vuong") == [{"id": member("m1")}]
    assert await found_members(small, "nguyen m1") == []
    fields = "... on Organization { memberships { nodes { member { id: key } } } }"
    [cell] = await told(small, organization("o6"), fields, DAY)
    assert [one["member"]["id"] for one in cell["memberships"]["nodes"]] == [member("m2"), member("m1")]
    assert (await refused(small, "member", {"member": member("m1"), "name": " "}))["rule"] == "TEXT_FITS"


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
    assert await told(small, who, "key", "2024-06-29", "2024-06-30") == [None, {"key": who}]
    refusal = await refused(small, "member", {"member": who, "officialOn": "2024-06-29"})
    assert (refusal["rule"], refusal["field"]) == ("SINCE_BEFORE_UNTIL", ["officialOn"])
    # the memberships cannot tell how long somebody was on probation who is still
    payload = await corrected(small, "member", {"member": who, "officialOn": None})
    assert [one["message"].startswith("The membership from 2025-07-01 on") for one in payload["warnings"]] == [True]


async def test_a_membership_that_says_official_before_that_day_is_warned_of(small: Graph) -> None:
    """Nothing that is recorded tells of a probation, so only the membership's own correction can say which it was."""
    payload = await corrected(small, "member", {"member": member("m4"), "officialOn": DAY})
    assert [one["message"] for one in payload["warnings"]] == [
        f"The membership from {FIRST} on says official member: correct that too."
    ]


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
