"""Two changes of one value on one day: the later recorded one holds, and each is taken back by itself."""

from typing import Any

import pytest

from graph.engine.sessions import Graph
from tests.resolvers.commands.correcting import corrected
from tests.resolvers.commands.small import member, organization
from tests.resolvers.commands.test_lives import MEETING, done
from tests.resolvers.commands.test_withdrawals import facts
from tests.support.asking import ask
from tests.support.changing import change, refused

pytestmark = pytest.mark.contract

DAY = "2025-07-01"
SEAT = {"member": member("m2"), "organization": organization("o6"), "body": "CELL_COMMITTEE", "on": DAY}
BODY = {"organization": organization("o6"), "body": "CELL_COMMITTEE", "on": DAY}


async def seats(graph: Graph) -> list[tuple[str, str]]:
    query = """query ($id: ID!, $on: Date!) { organization(by: {id: $id}, asOf: $on) {
      assignments { role member { id: key } } } }"""
    found = (await ask(graph, query, {"id": organization("o6"), "on": DAY}))["organization"]["assignments"]
    return [(one["member"]["id"], one["role"]) for one in found]


async def line_of(graph: Graph, field: str, given: dict[str, Any]) -> str:
    line: str = (await done(graph, field, given, "change { id: key }"))["change"]["id"]
    return line


async def taken_back(graph: Graph, line: str) -> None:
    await corrected(graph, "withdraw", {"fact": line})


async def test_of_two_roles_in_a_body_on_one_day_the_later_holds(small: Graph) -> None:
    before = await facts(small)
    first = await line_of(small, "appoint", {**SEAT, "role": "COMMITTEE_MEMBER"})
    between = await facts(small)
    second = await line_of(small, "appoint", {**SEAT, "role": "DEPUTY_SECRETARY"})
    assert await seats(small) == [(member("m1"), "SECRETARY"), (member("m2"), "DEPUTY_SECRETARY")]
    await taken_back(small, second)
    assert await facts(small) == between
    await taken_back(small, first)
    assert await facts(small) == before


async def test_a_seat_that_is_held_from_that_day_on_is_not_taken_twice(small: Graph) -> None:
    given = {**SEAT, "role": "COMMITTEE_MEMBER"}
    seat = (await done(small, "appoint", given, "assignment { id: key }"))["assignment"]["id"]
    refusal = await refused(small, "appoint", given)
    assert (refusal["rule"], refusal["field"], refusal["conflicting"]) == (
        "CHANGES_SOMETHING", ["input", "role"], seat,
    )  # fmt: skip


async def test_of_two_lists_of_a_body_on_one_day_the_later_holds(small: Graph) -> None:
    """Who is named again, in the same role, has the seat that was recorded first."""
    before = await facts(small)
    lists = (
        [("m2", "SECRETARY")],
        [("m1", "SECRETARY"), ("m2", "COMMITTEE_MEMBER")],
        [("m1", "COMMITTEE_MEMBER"), ("m2", "COMMITTEE_MEMBER")],
    )
    lines: list[str] = []
    states = [before]
    for wanted in lists:
        given = {**BODY, "seats": [{"member": member(who), "role": role} for who, role in wanted]}
        lines.append(await line_of(small, "appointCommittee", given))
        states.append(await facts(small))
        assert await seats(small) == [(member(who), role) for who, role in wanted]
        refusal = await refused(small, "appointCommittee", given)
        assert (refusal["rule"], refusal["field"]) == ("CHANGES_SOMETHING", ["input", "seats"])
    for line, state in zip(reversed(lines), reversed(states[:-1]), strict=True):
        await taken_back(small, line)
        assert await facts(small) == state


@pytest.mark.parametrize(("on", "rules"), [("2025-06-10", ["ONCE_ONLY"]), ("2025-06-11", [])])
async def test_another_meeting_on_a_day_is_recorded_and_warned_of(small: Graph, on: str, rules: list[str]) -> None:
    """FAULTS A26, its neighbour: the same meeting sent in by two people."""
    await done(small, "recordMeeting", {**MEETING, "on": "2025-06-10"})
    payload = await change(small, "recordMeeting", {**MEETING, "on": on}, "warnings { rule conflicting }")
    assert payload["userErrors"] == []
    assert [(one["rule"], one["conflicting"]) for one in payload["warnings"]] == [
        (rule, organization("o6")) for rule in rules
    ]
