"""Who was stood in for at a meeting: a visit names them by a value, not by a link, and rests on them all the same."""

import pytest

from graph.engine.sessions import Graph
from tests.resolvers.commands.correcting import corrected, refused
from tests.resolvers.commands.small import member, organization
from tests.resolvers.commands.test_lives import DAY, MEETING, done
from tests.support.changing import change

pytestmark = pytest.mark.contract

SENT = {**MEETING, "attendances": [{"member": member("m3"), "capacity": "STAND_IN", "onBehalfOf": member("m4")}]}


@pytest.mark.parametrize(("on", "rules"), [("2025-06-10", ["INSIDE_LIVES"]), ("2025-06-11", [])])
async def test_a_membership_ends_after_the_last_visit_that_another_one_made_for_it(
    small: Graph, on: str, rules: list[str]
) -> None:
    """FAULTS A21, its neighbours: m3 came on behalf of m4, who supervises o6."""
    made = await done(small, "recordMeeting", {**SENT, "on": "2025-06-10"}, "meeting { id: key }")
    payload = await change(small, "endMembership", {"member": member("m4"), "reason": "EXPELLED", "on": on})
    assert [one["rule"] for one in payload["userErrors"]] == rules
    assert [one["conflicting"] for one in payload["userErrors"]] == [made["meeting"]["id"]] * len(rules)


async def test_who_turned_out_to_have_sent_nobody_may_leave_before(small: Graph) -> None:
    made = await done(small, "recordMeeting", {**SENT, "on": "2025-06-10"}, "meeting { id: key }")
    as_guest = [{"member": member("m3"), "capacity": "GUEST"}]
    await done(small, "correctMeeting", {"meeting": made["meeting"]["id"], "attendances": as_guest})
    await done(small, "endMembership", {"member": member("m4"), "reason": "LEFT", "on": DAY})


async def test_on_whose_behalf_somebody_came_is_not_taken_back_and_the_meeting_is_named(small: Graph) -> None:
    """Neither by the member nor by the change that admitted it: a visit names a person without a link to them."""
    given = {"cell": organization("o6"), "name": "Trần Thị Ân", "on": "2025-02-01"}
    admitted = await done(small, "admitMember", given, "member { id: key } change { id: key }")
    stand_in = {"member": member("m4"), "capacity": "STAND_IN", "onBehalfOf": admitted["member"]["id"]}
    made = await done(
        small, "recordMeeting", {**SENT, "attendances": [stand_in], "on": "2025-06-10"}, "meeting { id: key }"
    )
    held = made["meeting"]["id"]
    for fact in (admitted["member"]["id"], admitted["change"]["id"]):
        refusal = await refused(small, "withdraw", {"fact": fact})
        assert (refusal["rule"], refusal["conflicting"]) == ("INSIDE_LIVES", held)
    await done(small, "correctMeeting", {"meeting": held, "attendances": []})
    await corrected(small, "withdraw", {"fact": admitted["member"]["id"]})
