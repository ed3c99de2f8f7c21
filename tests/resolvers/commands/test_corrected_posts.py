"""Corrections of seats, supervision links and civil posts: put right for all their days, under the rules of each."""

import pytest

from graph.engine.sessions import Graph
from tests.reference.world import gid
from tests.resolvers.commands.correcting import (
    DAY,
    EVE,
    FIRST,
    FOLLOWS,
    MORROW,
    SEAT,
    SECRETARY,
    corrected,
    made,
    refused,
    told,
)
from tests.resolvers.commands.small import member, organization
from tests.support.changing import change

pytestmark = pytest.mark.contract


async def test_a_role_is_put_right_if_the_body_has_no_other_secretary(small: Graph) -> None:
    """The days stay as they are, so the rule must see that the link says something else."""
    seat = {"member": member("m2"), "organization": organization("o6"), "body": "CELL_COMMITTEE", "on": DAY}
    deputy = await made(small, "appoint", {**seat, "role": "DEPUTY_SECRETARY"}, "assignment")
    refusal = await refused(small, "assignment", {"assignment": deputy, "role": "SECRETARY"})
    assert (refusal["rule"], refusal["field"], refusal["conflicting"]) == ("ONE_SECRETARY", ["role"], SECRETARY)
    await corrected(small, "assignment", {"assignment": SECRETARY, "until": DAY})
    payload = await corrected(
        small,
        "assignment",
        {"assignment": deputy, "role": "SECRETARY", "decision": "5-QĐ"},
        "assignment { role decision }",
    )
    assert payload["assignment"] == {"role": "SECRETARY", "decision": "5-QĐ"}
    secretaries = await told(
        small, organization("o6"), "... on Organization { secretary { id: key } }", EVE, DAY, MORROW
    )
    assert [one["secretary"]["id"] for one in secretaries] == [member("m1"), member("m2"), member("m2")]


async def test_a_seat_that_began_earlier_meets_whoever_sat_there_then(small: Graph) -> None:
    """The other seat had ended long before the recorded first day: only a look further back finds it."""
    await corrected(small, "assignment", {"assignment": SECRETARY, "until": "2022-01-01"})
    seat = {"member": member("m2"), "organization": organization("o6"), "body": "CELL_COMMITTEE", "role": "SECRETARY"}
    later = await made(small, "appoint", {**seat, "on": DAY}, "assignment")
    refusal = await refused(small, "assignment", {"assignment": later, "since": "2021-12-31"})
    assert (refusal["rule"], refusal["field"], refusal["conflicting"]) == ("ONE_SECRETARY", ["since"], SECRETARY)
    await corrected(small, "assignment", {"assignment": later, "since": "2022-01-01"})
    days = await told(
        small, organization("o6"), "... on Organization { secretary { id: key } }", "2021-12-31", "2022-01-01"
    )
    assert [one["secretary"]["id"] for one in days] == [member("m1"), member("m2")]


async def test_a_seat_in_the_body_of_another_organization(small: Graph) -> None:
    given = {"assignment": SECRETARY, "organization": organization("o7")}
    payload = await corrected(small, "assignment", given, "assignment { id: key organization { id: key } }")
    assert payload["assignment"]["organization"] == {"id": organization("o7")}
    fields = "... on Organization { secretary { id: key } }"
    assert await told(small, organization("o6"), fields, FIRST, DAY) == [{"secretary": None}] * 2
    assert await told(small, organization("o7"), fields, FIRST, DAY) == [{"secretary": {"id": member("m1")}}] * 2


async def test_a_seat_put_right_to_begin_in_the_probation_is_warned_of(small: Graph) -> None:
    """Charter art. 3."""
    admitted = {"cell": organization("o6"), "name": "Lê Văn Tám", "on": "2024-01-01"}
    who = await made(small, "admitMember", admitted, "member")
    await change(small, "confirmOfficial", {"member": who, "on": "2025-01-01"})
    seat = {"member": who, "organization": organization("o6"), "body": "CELL_COMMITTEE", "role": "DEPUTY_SECRETARY"}
    seated = await made(small, "appoint", {**seat, "on": DAY}, "assignment")
    payload = await corrected(small, "assignment", {"assignment": seated, "since": "2024-12-31"})
    assert ["is on probation on 2024-12-31" in one["message"] for one in payload["warnings"]] == [True]


async def test_what_a_supervisor_was_assigned_is_put_right_whatever_the_standing(small: Graph) -> None:
    await change(small, "endAppointment", {"assignment": SEAT, "on": DAY})
    given = {"supervision": FOLLOWS, "duties": ["IN_CHARGE", "ATTEND"], "visitsPerYear": None, "decision": "8-QĐ"}
    payload = await corrected(small, "supervision", given, "supervision { duties visitsPerYear decision }")
    assert payload["supervision"] == {"duties": ["ATTEND", "IN_CHARGE"], "visitsPerYear": None, "decision": "8-QĐ"}
    again = await refused(small, "supervision", {"supervision": FOLLOWS, "duties": ["IN_CHARGE", "ATTEND"]})
    assert again["rule"] == "CHANGES_SOMETHING"
    assert (await refused(small, "supervision", {"supervision": FOLLOWS, "duties": []}))["field"] == ["duties"]
    assert (await refused(small, "supervision", {"supervision": FOLLOWS, "visitsPerYear": 367}))[
        "rule"
    ] == "NUMBERS_FIT"


async def test_days_that_come_new_to_a_supervision_link_need_standing_or_a_reason(small: Graph) -> None:
    """docs/supervision.md: a seat above on the day. The supervisor's ends on the day that the link ends on."""
    await change(small, "endSupervision", {"supervision": FOLLOWS, "on": DAY})
    await change(small, "endAppointment", {"assignment": SEAT, "on": DAY})
    longer = {"supervision": FOLLOWS, "until": MORROW}
    refusal = await refused(small, "supervision", longer)
    assert (refusal["rule"], refusal["field"]) == ("SUPERVISOR_HAS_STANDING", ["until"])
    await corrected(small, "supervision", {"supervision": FOLLOWS, "until": EVE})
    await corrected(small, "supervision", {"supervision": FOLLOWS, "until": DAY})
    payload = await corrected(small, "supervision", {**longer, "acceptWithoutStanding": "Ban Thường vụ đồng ý"})
    assert len(payload["warnings"]) == 1
    fields = "... on Organization { supervisions { supervisor { id: key } } }"
    found = await told(small, organization("o6"), fields, EVE, DAY, MORROW)
    assert [len(one["supervisions"]) for one in found] == [1, 1, 0]


async def test_a_supervisor_has_one_link_to_an_organization_on_the_days_that_a_correction_adds(small: Graph) -> None:
    await change(small, "endSupervision", {"supervision": FOLLOWS, "on": DAY})
    anew = {"supervisor": member("m4"), "organization": organization("o6"), "duties": ["FOLLOW"], "on": DAY}
    later = await made(small, "assignSupervisor", anew, "supervision")
    refusal = await refused(small, "supervision", {"supervision": FOLLOWS, "until": None})
    assert (refusal["rule"], refusal["conflicting"]) == ("ONE_LINK_OF_A_SUPERVISOR", later)
    refusal = await refused(small, "supervision", {"supervision": later, "since": FIRST})
    assert refusal["conflicting"] == FOLLOWS


async def test_a_civil_post_is_put_right_under_another_id(small: Graph) -> None:
    given = {
        "title": "Trưởng thôn",
        "at": {"place": gid("Place", "p2")},
        "holder": {"newPerson": "Lê Văn Tám"},
        "on": DAY,
    }
    post = await made(small, "takeOffice", given, "office")
    wanted = {"office": post, "title": "Phó trưởng thôn", "since": EVE, "until": "2025-12-01"}
    payload = await corrected(
        small, "office", wanted, "office { id: key title since until holder { name } } member { id: key }"
    )
    found = payload["office"]
    assert (found["title"], found["since"], found["until"]) == ("Phó trưởng thôn", EVE, "2025-12-01")
    assert (found["holder"]["name"], payload["member"]) == ("Lê Văn Tám", None)
    fields = "... on Place { offices { title } }"
    days = await told(small, gid("Place", "p2"), fields, "2025-06-29", EVE, "2025-11-30", "2025-12-01")
    assert [len(one["offices"]) for one in days] == [0, 1, 1, 0]
    refusal = await refused(small, "office", {"office": found["id"], "since": "2019-12-31"})
    assert (refusal["rule"], refusal["conflicting"]) == ("INSIDE_LIVES", gid("Place", "p2"))
