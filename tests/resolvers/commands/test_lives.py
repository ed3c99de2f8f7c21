"""Nothing lies outside of a life, whichever command would leave it there, and whatever ended the life."""

from typing import Any

import pytest

from graph.engine.sessions import Graph
from tests.reference.world import gid, viewed
from tests.resolvers.commands.small import member, organization
from tests.support.asking import ask
from tests.support.changing import change, refused

pytestmark = pytest.mark.contract

DAY = "2025-05-01"
MEETING = {"organization": organization("o6"), "expected": 2, "present": 2}
VISIT = {**MEETING, "attendances": [{"member": member("m4"), "capacity": "SUPERVISOR"}]}


async def done(graph: Graph, field: str, given: dict[str, Any], selected: str = "") -> dict[str, Any]:
    payload = await change(graph, field, given, selected)
    assert payload["userErrors"] == []
    return payload


@pytest.mark.parametrize(("born", "rules"), [
    ("2025-05-05", ["SINCE_BEFORE_UNTIL"]), ("2025-02-01", ["SINCE_BEFORE_UNTIL"]), ("2000-01-31", []),
])  # fmt: skip
async def test_nobody_is_admitted_before_being_born(small: Graph, born: str, rules: list[str]) -> None:
    """FAULTS A19: on the day of birth neither."""
    given = {"cell": organization("o6"), "name": "Lê Thị Hoa", "birthDate": born, "on": "2025-02-01"}
    payload = await change(small, "admitMember", given)
    assert [one["rule"] for one in payload["userErrors"]] == rules
    assert [one["field"] for one in payload["userErrors"]] == [["input", "birthDate"]] * len(rules)


@pytest.mark.parametrize(("reason", "on", "rules"), [
    ("DECEASED", "2025-09-01", ["INSIDE_LIVES"]),
    ("DECEASED", "2025-05-01", ["INSIDE_LIVES"]),
    ("DECEASED", "2025-04-30", ["ENDED_HAS_NO_OPEN_FACTS"]),
    ("EXPELLED", "2025-09-01", []),
])  # fmt: skip
async def test_the_dead_take_no_office_and_the_expelled_may(
    small: Graph, reason: str, on: str, rules: list[str]
) -> None:
    """FAULTS A20: a civil post is a person's, whose life death ends, and no end of a membership."""
    await done(small, "endMembership", {"member": member("m2"), "reason": reason, "on": DAY})
    given = {"holder": {"person": member("m2")}, "title": "Trưởng thôn", "at": {"place": gid("Place", "p2")}, "on": on}
    payload = await change(small, "takeOffice", given)
    assert [one["rule"] for one in payload["userErrors"]] == rules


async def test_a_post_until_the_death_is_taken_and_none_before_the_birth(small: Graph) -> None:
    """FAULTS A20, its neighbours: m2 was born on 1980-02-29."""
    await done(small, "endMembership", {"member": member("m2"), "reason": "DECEASED", "on": DAY})
    given = {"holder": {"person": member("m2")}, "title": "Trưởng thôn", "at": {"place": gid("Place", "p2")}}
    await done(small, "takeOffice", {**given, "on": "2025-04-01", "until": DAY})
    post = {
        "holder": {"person": member("m1")},
        "title": "Trưởng thôn",
        "at": {"organization": organization("o1")},
        "on": "2020-01-01",
    }
    made = await done(small, "takeOffice", post, "office { id: key }")
    wrong = {"office": {"office": made["office"]["id"], "since": "1980-02-28"}}
    payload = await change(small, "correctFact", {"reason": "x", "correction": wrong})
    assert {one["rule"] for one in payload["userErrors"]} == {"INSIDE_LIVES"}


async def test_a_death_that_is_told_later_names_the_post_that_it_would_end(small: Graph) -> None:
    """FAULTS A20, by a correction of the reason: the post would have gone on after the death."""
    await done(small, "endMembership", {"member": member("m2"), "reason": "LEFT", "on": DAY})
    given = {
        "holder": {"person": member("m2")},
        "title": "Trưởng thôn",
        "at": {"place": gid("Place", "p2")},
        "on": "2025-04-01",
    }
    await done(small, "takeOffice", given)
    link = gid("Membership", "m2~o6~2020-01-01~OFFICIAL")
    wrong = {"membership": {"membership": link, "endReason": "DECEASED"}}
    refusal = await refused(small, "correctFact", {"reason": "x", "correction": wrong})
    assert refusal["rule"] == "ENDED_HAS_NO_OPEN_FACTS"


@pytest.mark.parametrize(("on", "rules"), [
    ("2025-05-01", ["INSIDE_LIVES"]), ("2025-06-10", ["INSIDE_LIVES"]), ("2025-06-11", []),
])  # fmt: skip
async def test_a_membership_ends_after_the_last_visit(small: Graph, on: str, rules: list[str]) -> None:
    """FAULTS A21: a visit on 2025-06-10; the meeting is named."""
    made = await done(small, "recordMeeting", {**VISIT, "on": "2025-06-10"}, "meeting { id: key }")
    payload = await change(small, "endMembership", {"member": member("m4"), "reason": "EXPELLED", "on": on})
    assert [one["rule"] for one in payload["userErrors"]] == rules
    assert [one["conflicting"] for one in payload["userErrors"]] == [made["meeting"]["id"]] * len(rules)


@pytest.mark.parametrize("field", ["dissolveOrganization", "mergeOrganizations"])
async def test_an_organization_ends_after_its_last_meeting(small: Graph, field: str) -> None:
    """FAULTS A21, its neighbours: a dissolving and a merger."""
    made = await done(small, "recordMeeting", {**MEETING, "on": "2025-06-10"}, "meeting { id: key }")
    inputs: dict[str, dict[str, Any]] = {
        "dissolveOrganization": {"organization": organization("o6"), "membersTo": organization("o7")},
        "mergeOrganizations": {"organizations": [organization("o6")], "into": {"organization": organization("o7")}},
    }
    given = inputs[field]
    refusal = await refused(small, field, {**given, "on": "2025-06-10"})
    assert (refusal["rule"], refusal["conflicting"]) == ("INSIDE_LIVES", made["meeting"]["id"])
    await done(small, field, {**given, "on": "2025-06-11"})


async def test_a_meeting_that_was_taken_back_stands_in_nobodys_way(small: Graph) -> None:
    """FAULTS A21: who turned out not to have come may leave before."""
    made = await done(small, "recordMeeting", {**VISIT, "on": "2025-06-10"}, "meeting { id: key }")
    await done(small, "correctMeeting", {"meeting": made["meeting"]["id"], "attendances": []})
    await done(small, "endMembership", {"member": member("m4"), "reason": "LEFT", "on": DAY})


async def test_who_would_have_become_official_later_does_not(small: Graph) -> None:
    """The day of becoming official lies inside of the life, too."""
    given = {"cell": organization("o6"), "name": "Lê Thị Hoa", "on": "2024-06-01"}
    made = await done(small, "admitMember", given, "member { id: key }")
    who = made["member"]["id"]
    await done(small, "confirmOfficial", {"member": who, "on": "2025-06-01"})
    await done(small, "endMembership", {"member": who, "reason": "LEFT", "on": DAY})
    text = "query ($id: ID!) { node(id: $id) { ... on Member { officialOn standing } } }"
    assert (await ask(small, text, {"id": viewed(who, "2025-04-30")}))["node"] == {
        "officialOn": None,
        "standing": "PROBATIONARY",
    }
    wrong = {"member": {"member": who, "officialOn": "2025-06-01"}}
    refusal = await refused(small, "correctFact", {"reason": "x", "correction": wrong})
    assert (refusal["rule"], refusal["field"][-1]) == ("SINCE_BEFORE_UNTIL", "officialOn")


async def test_a_home_lasts_no_longer_than_the_membership(small: Graph) -> None:
    await done(small, "endMembership", {"member": member("m2"), "reason": "LEFT", "on": "2025-09-01"})
    given = {"member": member("m2"), "to": organization("o7"), "kind": "OFFICIAL", "home": gid("Place", "p2")}
    await done(small, "transferMember", {**given, "on": DAY})


@pytest.mark.parametrize(("since", "ends"), [("2025-04-01", "ends"), ("2025-09-01", "does not begin")])
async def test_who_leaves_a_cell_leaves_its_seats_with_a_warning(small: Graph, since: str, ends: str) -> None:
    """FAULTS B4, C10: a seat that has begun ends, one that was to begin does not; the warning names it."""
    seat = {"member": member("m2"), "organization": organization("o6"), "body": "CELL_COMMITTEE", "role": "MEMBER"}
    made = await done(small, "appoint", {**seat, "on": since}, "assignment { id: key }")
    given = {"member": member("m2"), "to": organization("o7"), "kind": "OFFICIAL", "on": DAY}
    payload = await done(small, "transferMember", given, "warnings { message rule conflicting }")
    [warning] = payload["warnings"]
    assert (warning["rule"], warning["conflicting"]) == ("SEATS_END", made["assignment"]["id"])
    assert ends in warning["message"]
    text = """query ($id: ID!, $on: Date!) { organization(by: { id: $id }, asOf: $on) {
      assignments { member { id: key } } } }"""
    for on, holders in (("2025-10-01", {member("m1")}), (DAY, {member("m1")})):
        found = (await ask(small, text, {"id": organization("o6"), "on": on}))["organization"]
        assert {one["member"]["id"] for one in found["assignments"]} == holders


async def test_a_secretary_who_leaves_is_missed(small: Graph) -> None:
    """FAULTS B4: m1 is the cell's only secretary."""
    given = {"member": member("m1"), "to": organization("o7"), "kind": "OFFICIAL", "on": DAY}
    payload = await done(small, "transferMember", given, "warnings { message rule conflicting }")
    [warning] = payload["warnings"]
    assert warning["conflicting"] == gid("Assignment", "m1~o6~2020-01-01~CELL_COMMITTEE~SECRETARY")
    assert "another secretary" in warning["message"]
