"""The meetings of a return: many in one change, each on its own day, all or none."""

from typing import Any

import pytest

from graph.engine.sessions import Graph
from graph.ledger.verify import verify_ledger
from tests.resolvers.commands.small import member, organization
from tests.support.asking import ask
from tests.support.changing import change, refused
from tests.support.noting import noted_in_transactions

pytestmark = pytest.mark.contract

MEETINGS = """meetings { heldOn kind present organization { name }
  attendances { member { id: key } capacity onBehalfOf { id: key } } }"""
RETURN = "2025-06-30"
TALLY = """query ($id: ID!) { organization(by: { id: $id }, asOf: "2025-07-01") {
  meetings(where: {heldOn: {from: "2025-06-01", to: "2025-07-01"}}) { totalCount } history { nodes { kind on } } } }"""


def line(cell: str, day: str | None, **given: Any) -> dict[str, Any]:
    held = {} if day is None else {"heldOn": day}
    return {"organization": organization(cell), "expected": 1, "present": 1, **held, **given}


async def test_a_return_records_each_meeting_on_its_own_day_in_one_line(small: Graph) -> None:
    visit = {"member": member("m4"), "capacity": "SUPERVISOR"}
    lines = [line("o6", "2025-06-03", attendances=[visit]), line("o7", "2025-06-05", kind="THEMATIC"), line("o6", None)]
    payload = await change(small, "recordMeetings", {"meetings": lines, "on": RETURN}, MEETINGS)
    assert (payload["userErrors"], payload["warnings"]) == ([], [])
    assert [(one["heldOn"], one["kind"], one["organization"]["name"]) for one in payload["meetings"]] == [
        ("2025-06-03", "REGULAR", "Chi bộ thôn 1"),
        ("2025-06-05", "THEMATIC", "Chi bộ thôn 2"),
        (RETURN, "REGULAR", "Chi bộ thôn 1"),
    ]
    assert payload["meetings"][0]["attendances"] == [{**visit, "member": {"id": member("m4")}, "onBehalfOf": None}]
    found = (await ask(small, TALLY, {"id": organization("o6")}))["organization"]
    assert found["meetings"]["totalCount"] == 2
    assert [one for one in found["history"]["nodes"] if one["kind"] == "RECORD_MEETINGS"] == [
        {"kind": "RECORD_MEETINGS", "on": RETURN}
    ]
    assert (await verify_ledger(small, lambda *_: None)).problems == []


async def test_every_refusal_names_its_meeting_and_nothing_is_recorded(small: Graph) -> None:
    lines = [
        line("o6", "2025-06-03"),
        line("o7", "2025-06-03", present=1, excused=1),
        line("o6", "2019-12-31"),
        line("o6", "2025-06-04", attendances=[{"member": member("m4"), "capacity": "STAND_IN"}]),
    ]
    payload = await change(small, "recordMeetings", {"meetings": lines, "on": RETURN}, MEETINGS)
    assert [(one["field"], one["rule"]) for one in payload["userErrors"]] == [
        (["input", "meetings", "1", "present"], "NUMBERS_FIT"),
        (["input", "meetings", "2", "organization"], "INSIDE_LIVES"),
        (["input", "meetings", "3", "attendances", "onBehalfOf"], "EXISTS"),
    ]
    assert payload["meetings"] == []
    assert (await ask(small, TALLY, {"id": organization("o6")}))["organization"]["meetings"]["totalCount"] == 0


@pytest.mark.parametrize("lines", [[], [line("o6", "2025-06-03")] * 2001])
async def test_a_return_holds_between_one_meeting_and_two_thousand(small: Graph, lines: list[Any]) -> None:
    assert (await refused(small, "recordMeetings", {"meetings": lines, "on": RETURN}))["rule"] == "CHANGES_SOMETHING"


async def test_a_visit_is_warned_of_where_nobody_is_assigned_on_the_day_of_its_meeting(small: Graph) -> None:
    """The link begins on the second of the month: the day before, the day itself, the day after."""
    given = {"supervisor": member("m4"), "organization": organization("o4"), "duties": ["FOLLOW"], "on": "2025-06-02"}
    assert (await change(small, "assignSupervisor", given))["userErrors"] == []
    visits = {"attendances": [{"member": member("m4"), "capacity": "SUPERVISOR"}]}
    lines = [line("o4", f"2025-06-0{day}", **visits) for day in (1, 2, 3)]
    query = "meetings { heldOn } warnings { field }"
    payload = await change(small, "recordMeetings", {"meetings": lines, "on": RETURN}, query)
    assert [one["field"] for one in payload["warnings"]] == [["input", "meetings", "0", "attendances"]]


async def test_a_return_asks_the_graph_as_often_as_one_meeting(small: Graph) -> None:
    visits = {"attendances": [{"member": member("m4"), "capacity": "SUPERVISOR"}]}
    with noted_in_transactions() as asked:
        for number in (1, 40):
            days = [f"2025-{6 - place // 30:02}-{1 + place % 30:02}" for place in range(number)]
            lines = [line("o6", day, **visits) for day in days]
            await change(small, "recordMeetings", {"meetings": lines, "on": RETURN})
    assert asked[: len(asked) // 2] == asked[len(asked) // 2 :]


THREE = """query ($id: ID!) { attendance(of: { under: $id }, from: "2025-01-01", to: "2026-01-01") {
  figures { meetingsHeld visitsPossible attended required shortfall surplus rate } } }"""


async def test_twelve_meetings_of_an_organization_that_three_follow_are_thirty_six_possible_visits(
    small: Graph,
) -> None:
    """B6 of FAULTS, and B7: m4 (2 required) comes 3 times, m1 (6) never, m3 (none said) once; nobody to the
    cell o6, where m4 owes 2 more: 10 − 8 + 2 = 4."""
    for who, visits in (("m1", {"visitsPerYear": 6}), ("m3", {})):
        given = {"supervisor": member(who), "organization": organization("o4"), "duties": ["FOLLOW"], **visits}
        exception = {"acceptWithoutStanding": "Ban Thường vụ đồng ý", "on": "2025-01-01"}
        assert (await change(small, "assignSupervisor", given | exception))["userErrors"] == []
    own = {"supervisor": member("m4"), "organization": organization("o4"), "duties": ["FOLLOW"], "visitsPerYear": 2}
    assert (await change(small, "assignSupervisor", own | {"on": "2025-01-01"}))["userErrors"] == []
    came = {1: ["m4"], 2: ["m4", "m3"], 3: ["m4"]}
    lines = [
        line(
            "o4",
            f"2025-{month:02}-10",
            attendances=[{"member": member(one), "capacity": "SUPERVISOR"} for one in came.get(month, ())],
        )
        for month in range(1, 13)
    ]
    recorded = await change(small, "recordMeetings", {"meetings": lines, "on": "2025-12-31"})
    assert recorded["userErrors"] == []
    figures = (await ask(small, THREE, {"id": organization("o4")}))["attendance"]["figures"]
    whole = {"meetingsHeld": 12, "visitsPossible": 36, "attended": 4, "required": 10, "shortfall": 8, "surplus": 2}
    assert figures == {**whole, "rate": 4 / 36}


async def test_a_meeting_is_recorded_once_it_has_been_held(small: Graph) -> None:
    """Today is 1 January 2026: the day before, the day itself, the day after, alone and in a return."""
    for day, ahead in (("2025-12-31", []), ("2026-01-01", []), ("2026-01-02", ["on"])):
        payload = await change(small, "recordMeeting", {**line("o6", None), "on": day})
        assert [(one["rule"], one["field"][-1]) for one in payload["userErrors"]] == [
            ("HAS_HAPPENED", on) for on in ahead
        ]
    lines = [line("o7", day) for day in ("2025-12-31", "2026-01-01", "2026-01-02")]
    refusal = await refused(small, "recordMeetings", {"meetings": lines, "on": RETURN})
    assert (refusal["rule"], refusal["field"]) == ("HAS_HAPPENED", ["input", "meetings", "2", "heldOn"])
    assert refusal["message"] == "The meeting of 2026-01-02 is yet to come: give a day not after today, 2026-01-01."
