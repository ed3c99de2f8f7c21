"""Commands of supervision links and meetings: standing, all or none, handover, mending a record."""

from typing import Any

import pytest

from graph.engine.sessions import Graph
from graph.ledger.verify import verify_ledger
from tests.reference.world import gid
from tests.resolvers.commands.small import member, organization
from tests.support.asking import ask
from tests.support.changing import change, refused

pytestmark = pytest.mark.contract

DAY = "2025-07-01"
EVE = "2025-06-30"
ASSIGN = {"supervisor": member("m4"), "organization": organization("o4"), "duties": ["FOLLOW", "ATTEND"], "on": DAY}
LINK = gid("Supervision", "m4~o6~2020-01-01")


async def supervisors(graph: Graph, key: str, on: str = DAY) -> list[str]:
    query = """query ($id: ID!, $on: Date!) { organization(by: {id: $id}, asOf: $on) {
      supervisions { supervisor { id: key } } } }"""
    found = (await ask(graph, query, {"id": organization(key), "on": on}))["organization"]["supervisions"]
    return [one["supervisor"]["id"] for one in found]


async def test_a_committee_member_from_above_is_assigned_from_the_day_on(small: Graph) -> None:
    payload = await change(small, "assignSupervisor", ASSIGN, "supervision { duties since until standing { holds } }")
    assert payload["userErrors"] == []
    link = payload["supervision"]
    assert link == {"duties": ["ATTEND", "FOLLOW"], "since": DAY, "until": None, "standing": {"holds": True}}
    assert (await supervisors(small, "o4", EVE), await supervisors(small, "o4")) == ([], [member("m4")])


async def test_nobody_without_a_seat_above_is_assigned_unless_a_reason_says_why(small: Graph) -> None:
    """o5 is under o3, and m4 sits in the committee of o2."""
    given = {**ASSIGN, "organization": organization("o5")}
    refusal = await refused(small, "assignSupervisor", given)
    assert (refusal["rule"], refusal["field"]) == ("SUPERVISOR_HAS_STANDING", ["input", "supervisor"])
    reason = "Ban Thường vụ đồng ý"
    payload = await change(
        small, "assignSupervisor", {**given, "acceptWithoutStanding": reason}, "change { input { name text } }"
    )
    assert payload["userErrors"] == []
    assert len(payload["warnings"]) == 1
    assert {"name": "acceptWithoutStanding", "text": reason} in payload["change"]["input"]


async def test_a_seat_in_a_steering_board_gives_no_standing(small: Graph) -> None:
    seat = {"member": member("m4"), "organization": organization("o3"), "body": "STEERING_BOARD", "role": "DEPUTY_HEAD"}
    payload = await change(small, "appoint", {**seat, "on": DAY}, "assignment { body role since }")
    assert payload["assignment"] == {"body": "STEERING_BOARD", "role": "DEPUTY_HEAD", "since": DAY}
    refusal = await refused(small, "assignSupervisor", {**ASSIGN, "organization": organization("o5")})
    assert (refusal["rule"], refusal["field"]) == ("SUPERVISOR_HAS_STANDING", ["input", "supervisor"])


async def test_one_supervisor_follows_an_organization_by_one_link(small: Graph) -> None:
    refusal = await refused(small, "assignSupervisor", {**ASSIGN, "organization": organization("o6")})
    assert (refusal["rule"], refusal["conflicting"]) == ("ONE_LINK_OF_A_SUPERVISOR", LINK)


async def test_a_link_ends_and_another_one_may_begin_the_same_day(small: Graph) -> None:
    ended = await change(small, "endSupervision", {"supervision": LINK, "on": DAY}, "supervision { until }")
    assert ended["supervision"] == {"until": DAY}
    assert (await supervisors(small, "o6", EVE), await supervisors(small, "o6")) == ([member("m4")], [])
    payload = await change(small, "assignSupervisor", {**ASSIGN, "organization": organization("o6")})
    assert payload["userErrors"] == []
    assert await supervisors(small, "o6") == [member("m4")]


async def test_lines_are_assigned_all_or_none_and_each_refusal_names_its_line(small: Graph) -> None:
    good = {"supervisor": member("m4"), "organization": organization("o4"), "duties": ["FOLLOW"]}
    bad = {"supervisor": member("m3"), "organization": organization("o7"), "duties": ["FOLLOW"]}
    refusal = await refused(small, "assignSupervisors", {"lines": [good, bad], "on": DAY})
    assert refusal["field"] == ["input", "lines", "1", "supervisor"]
    assert await supervisors(small, "o4") == []
    payload = await change(
        small, "assignSupervisors", {"lines": [good], "on": DAY}, "supervisions { organization { id: key } }"
    )
    assert payload["supervisions"] == [{"organization": {"id": organization("o4")}}]


MEETING = """meeting { id: key heldOn kind expected present excused
  attendances { member { id: key } capacity onBehalfOf { id: key } } }"""


def attendance(who: str, capacity: str, behalf: str | None = None) -> dict[str, Any]:
    return {"member": member(who), "capacity": capacity} | ({"onBehalfOf": member(behalf)} if behalf else {})


async def test_a_meeting_is_recorded_with_the_supervisors_visit(small: Graph) -> None:
    given = {"organization": organization("o6"), "expected": 2, "present": 2, "on": "2025-06-03"}
    given["attendances"] = [attendance("m4", "SUPERVISOR")]
    payload = await change(small, "recordMeeting", given, MEETING)
    assert (payload["userErrors"], payload["warnings"]) == ([], [])
    made = payload["meeting"]
    assert (made["heldOn"], made["kind"], made["present"]) == ("2025-06-03", "REGULAR", 2)
    assert made["attendances"] == [{"member": {"id": member("m4")}, "capacity": "SUPERVISOR", "onBehalfOf": None}]
    query = (
        "query ($id: ID!, $on: Date!) { organization(by: { id: $id }, asOf: $on) { meetings { nodes { id: key } } } }"
    )
    for day, found in (("2025-06-02", []), ("2025-06-03", [{"id": made["id"]}])):
        assert (await ask(small, query, {"id": organization("o6"), "on": day}))["organization"]["meetings"][
            "nodes"
        ] == found


async def test_numbers_that_do_not_fit_are_refused(small: Graph) -> None:
    given = {"organization": organization("o6"), "expected": 2, "present": 2, "excused": 1, "on": DAY}
    assert (await refused(small, "recordMeeting", given))["rule"] == "NUMBERS_FIT"


async def test_a_record_is_mended_and_the_ledger_keeps_what_stood_before(small: Graph) -> None:
    given: dict[str, Any] = {"organization": organization("o6"), "expected": 2, "present": 1, "on": "2025-06-03"}
    given["attendances"] = [attendance("m4", "SUPERVISOR"), attendance("m3", "GUEST")]
    made = (await change(small, "recordMeeting", given, MEETING))["meeting"]["id"]
    mended = {"meeting": made, "present": 2, "attendances": [attendance("m3", "STAND_IN", "m4")]}
    payload = await change(small, "correctMeeting", mended, MEETING + " change { closed { nodes { kind } } }")
    assert payload["userErrors"] == []
    assert payload["meeting"]["present"] == 2
    assert payload["meeting"]["attendances"] == [
        {"member": {"id": member("m3")}, "capacity": "STAND_IN", "onBehalfOf": {"id": member("m4")}}
    ]
    assert sorted(fact["kind"] for fact in payload["change"]["closed"]["nodes"]) == ["ATTENDED", "ATTENDED", "Meeting"]
    assert (await refused(small, "correctMeeting", mended))["rule"] == "CHANGES_SOMETHING"
    assert (await verify_ledger(small, lambda *_: None)).problems == []
