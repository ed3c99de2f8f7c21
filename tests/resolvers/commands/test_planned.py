"""Planned meetings: planned, put off, called off, met by a meeting, gone with their organization, taken back.

The small world: o1 province, o2 and o3 districts, o4 and o5 communes, o6 (m1, m2) and o7 (m3) their cells. Today is
1 January 2026.
"""

from typing import Any

import pytest

from graph.engine.sessions import Graph
from graph.ledger.verify import verify_ledger
from tests.reference.world import gid, viewed
from tests.resolvers.commands.correcting import attempted, corrected
from tests.resolvers.commands.small import organization
from tests.resolvers.commands.test_known import Asking
from tests.support.asking import ask
from tests.support.changing import change, refused

pytestmark = pytest.mark.contract

PLANNED_ON, DAY = "2025-05-01", "2025-05-10"
TOLD = "key kind plannedFor note plannedOn held overdue organization { key }"
LIST = f"""query ($id: ID!, $on: Date!) {{ organization(by: {{ id: $id }}, asOf: $on) {{
  plannedMeetings {{ nodes {{ {TOLD} }} }} }} }}"""


def line(of: str = "o6", day: str = DAY, **more: Any) -> dict[str, Any]:
    return {"organization": organization(of), "plannedFor": day, **more}


async def planned(graph: Graph, *lines: dict[str, Any], on: str = PLANNED_ON) -> list[str]:
    payload = await change(graph, "planMeetings", {"meetings": [*lines], "on": on}, "plannedMeetings { key }")
    assert payload["userErrors"] == []
    return [one["key"] for one in payload["plannedMeetings"]]


async def seen(graph: Graph, on: str, of: str = "o6") -> list[tuple[str, str, str | None, bool, bool]]:
    found = (await ask(graph, LIST, {"id": organization(of), "on": on}))["organization"]["plannedMeetings"]["nodes"]
    return [tuple(one[name] for name in ("plannedFor", "kind", "note", "held", "overdue")) for one in found]


async def explained(graph: Graph) -> None:
    verdict = await verify_ledger(graph, lambda *_: None)
    assert (verdict.problems, verdict.broken) == ([], [])


async def test_a_meeting_is_planned_put_off_and_called_off_as_the_same_one(small: Graph) -> None:
    """Each on the day before, on the day and on the day after; what was planned on a day stays what was."""
    [one] = await planned(small, line(note="8 giờ, nhà văn hóa thôn"))
    given = {"plannedMeeting": one, "plannedFor": "2025-05-17", "on": "2025-05-08"}
    put_off = await change(small, "replanMeeting", given, f"plannedMeeting {{ {TOLD} }} organization {{ key }}")
    assert put_off["userErrors"] == []
    assert put_off["plannedMeeting"] == {
        "key": one,
        "kind": "REGULAR",
        "plannedFor": "2025-05-17",
        "note": "8 giờ, nhà văn hóa thôn",
        "plannedOn": PLANNED_ON,
        "held": False,
        "overdue": False,
        "organization": {"key": organization("o6")},
    }
    called_off = await change(
        small, "callOffMeeting", {"plannedMeeting": one, "on": "2025-05-15"}, "plannedMeeting { key }"
    )
    assert (called_off["userErrors"], called_off["plannedMeeting"]) == ([], None)
    first, then = [(day, "REGULAR", "8 giờ, nhà văn hóa thôn", False, False) for day in (DAY, "2025-05-17")]
    for on, expected in (
        ("2025-04-30", []),
        (PLANNED_ON, [first]),
        ("2025-05-07", [first]),
        ("2025-05-08", [then]),
        ("2025-05-14", [then]),
        ("2025-05-15", []),
    ):
        assert await seen(small, on) == expected, on
    for on, found in (("2025-05-14", {"key": one}), ("2025-05-15", None)):
        query = "query ($id: ID!) { node(id: $id) { ... on PlannedMeeting { key } } }"
        assert (await ask(small, query, {"id": viewed(one, on)}))["node"] == found
    history = "query ($id: ID!) { organization(by: { id: $id }) { history { nodes { kind on } } } }"
    told = (await ask(small, history, {"id": organization("o6")}))["organization"]["history"]["nodes"]
    assert [one["kind"] for one in told[-3:]] == ["PLAN_MEETINGS", "REPLAN_MEETING", "CALL_OFF_MEETING"]
    await explained(small)


async def test_a_plan_is_held_by_a_meeting_of_its_kind_on_its_day_and_overdue_without(small: Graph) -> None:
    await planned(small, line(), line(kind="THEMATIC"), line(day="2025-05-11"), line("o7"))
    held = {"organization": organization("o6"), "expected": 2, "present": 2, "on": DAY}
    made = await change(small, "recordMeeting", held, "meeting { key }")
    for on, expected in (
        ("2025-05-09", [(False, False), (False, False), (False, False)]),
        (DAY, [(True, False), (False, False), (False, False)]),
        ("2025-05-11", [(True, False), (False, True), (False, False)]),
        ("2025-05-12", [(True, False), (False, True), (False, True)]),
    ):
        assert [one[3:] for one in await seen(small, on)] == expected, on
    assert [one[3:] for one in await seen(small, DAY, "o7")] == [(False, False)]
    right = {"meeting": made["meeting"]["key"], "kind": "THEMATIC"}
    assert (await change(small, "correctMeeting", right))["userErrors"] == []
    assert [one[3] for one in await seen(small, DAY)] == [False, True, False]
    await corrected(small, "withdraw", {"fact": made["meeting"]["key"]})
    assert [one[3] for one in await seen(small, DAY)] == [False, False, False]


@pytest.mark.parametrize(
    ("lines", "on", "rule", "place"),
    [
        ([line(day="2025-04-30")], PLANNED_ON, "SINCE_BEFORE_UNTIL", ["0", "plannedFor"]),
        ([line(), line()], PLANNED_ON, "ONCE_ONLY", ["1", "plannedFor"]),
        ([line(), line("o7"), line(day="2025-05-20")], PLANNED_ON, "ONCE_ONLY", ["2", "plannedFor"]),
        ([line(), line("o9")], PLANNED_ON, "EXISTS", ["1", "organization"]),
        ([line(day="2019-12-31")], "2019-12-30", "INSIDE_LIVES", ["0", "organization"]),
        ([line(note=" \u200b ")], PLANNED_ON, "TEXT_FITS", ["0", "note"]),
        ([], PLANNED_ON, "CHANGES_SOMETHING", []),
    ],
)
async def test_what_is_not_planned_names_its_line_and_nothing_is_planned(
    small: Graph, lines: list[dict[str, Any]], on: str, rule: str, place: list[str]
) -> None:
    [known] = await planned(small, line(day="2025-05-20"))
    refusal = await refused(small, "planMeetings", {"meetings": lines, "on": on})
    assert (refusal["rule"], refusal["field"]) == (rule, ["input", "meetings", *place])
    assert refusal["conflicting"] == (known if place[:1] == ["2"] else refusal["conflicting"])
    assert [one[0] for one in await seen(small, DAY)] == ["2025-05-20"]


async def test_the_same_day_and_kind_is_free_again_once_it_was_put_off(small: Graph) -> None:
    first, second = await planned(small, line(), line(day="2025-05-11"))
    put_off = {"plannedMeeting": second, "plannedFor": DAY}
    for on in ("2025-05-04", "2025-05-05", "2025-05-06"):
        payload = await change(small, "replanMeeting", {**put_off, "on": on, "dryRun": True})
        assert [(one["rule"], one["conflicting"]) for one in payload["userErrors"]] == [("ONCE_ONLY", first)]
    moved = {"plannedMeeting": first, "plannedFor": "2025-05-12", "on": "2025-05-05"}
    replanned = await change(small, "replanMeeting", moved)
    assert replanned["userErrors"] == []
    for on, rules in (("2025-05-04", ["ONCE_ONLY"]), ("2025-05-05", []), ("2025-05-06", [])):
        payload = await change(small, "replanMeeting", {**put_off, "on": on, "dryRun": True})
        assert [one["rule"] for one in payload["userErrors"]] == rules, on
    assert (await change(small, "replanMeeting", {**put_off, "on": "2025-05-05"}))["userErrors"] == []
    assert [one[0] for one in await seen(small, "2025-05-05")] == [DAY, "2025-05-12"]
    # what stands in the way is named as the meeting that is planned, and by its day and kind
    [refusal] = (await attempted(small, "withdraw", {"fact": replanned["change"]["id"]}))["userErrors"]
    assert (refusal["rule"], refusal["conflicting"]) == ("ONCE_ONLY", second)
    assert "(regular) planned for 2025-05-10" in refusal["message"]
    await explained(small)


async def test_what_was_planned_wrongly_is_put_right_on_its_first_day(small: Graph) -> None:
    """Another day, kind or hour from the first day on leaves nothing of what was written first; null takes it away."""
    [one] = await planned(small, line(note="8 giờ"))
    wrongly: list[tuple[dict[str, Any], str]] = [
        ({"plannedFor": DAY, "note": "8 giờ"}, "CHANGES_SOMETHING"),
        ({"plannedFor": "2025-04-30"}, "SINCE_BEFORE_UNTIL"),
        ({"note": "9 giờ", "on": "2025-04-30"}, "INSIDE_LIVES"),
        ({"plannedMeeting": gid("PlannedMeeting", "l0"), "note": "9 giờ"}, "EXISTS"),
    ]
    for given, rule in wrongly:
        refusal = await refused(small, "replanMeeting", {"plannedMeeting": one, "on": PLANNED_ON, **given})
        assert refusal["rule"] == rule
    rightly: list[tuple[dict[str, Any], tuple[str, str, str | None]]] = [
        ({"note": "9 giờ"}, (DAY, "REGULAR", "9 giờ")),
        ({"kind": "THEMATIC", "plannedFor": "2025-05-09"}, ("2025-05-09", "THEMATIC", "9 giờ")),
        ({"note": None}, ("2025-05-09", "THEMATIC", None)),
    ]
    for given, expected in rightly:
        right = {"plannedMeeting": one, "on": PLANNED_ON, **given}
        assert (await change(small, "replanMeeting", right))["userErrors"] == []
        assert [found[:3] for found in await seen(small, PLANNED_ON)] == [expected]
    payload = await change(small, "callOffMeeting", {"plannedMeeting": one, "on": PLANNED_ON})
    assert payload["userErrors"] == []
    again = await refused(small, "callOffMeeting", {"plannedMeeting": one, "on": PLANNED_ON})
    assert again["rule"] == "EXISTS"
    await explained(small)


async def test_a_plan_ends_with_its_organization_and_begins_with_it(small: Graph) -> None:
    """o7 ends on 8 May: what it plans for later is planned no more; nothing is planned beyond the end."""
    days = ("2025-05-07", "2025-05-08", DAY)
    plans = dict(zip(await planned(small, *(line("o7", day) for day in days)), days, strict=True))
    ends = {"organization": organization("o7"), "membersTo": organization("o6"), "on": "2025-05-08"}
    payload = await change(small, "dissolveOrganization", ends, "warnings { rule conflicting }")
    told = [(one["rule"], plans[one["conflicting"]]) for one in payload["warnings"]]
    assert sorted(told) == [("TAKES_BACK", day) for day in days[1:]]
    assert [one[0] for one in await seen(small, "2025-05-07", "o7")] == [*days]
    for day, rules in (("2025-05-06", []), ("2025-05-08", ["INSIDE_LIVES"]), ("2025-05-09", ["INSIDE_LIVES"])):
        given = {"meetings": [line("o7", day)], "on": PLANNED_ON, "dryRun": True}
        assert [one["rule"] for one in (await change(small, "planMeetings", given))["userErrors"]] == rules
    new = {"parent": organization("o4"), "name": "Chi bộ thôn 3", "level": "CELL", "on": "2025-06-01"}
    made = (await change(small, "establishOrganization", new, "organization { key }"))["organization"]["key"]
    for day, rules in (("2025-05-31", ["INSIDE_LIVES"]), ("2025-06-01", []), ("2025-06-02", [])):
        given = {"meetings": [{"organization": made, "plannedFor": day}], "on": PLANNED_ON}
        assert [one["rule"] for one in (await change(small, "planMeetings", given))["userErrors"]] == rules
    found = await ask(small, LIST, {"id": made, "on": "2025-06-01"})
    assert [one["plannedOn"] for one in found["organization"]["plannedMeetings"]["nodes"]] == ["2025-06-01"] * 2
    await explained(small)


async def test_plans_are_taken_back_tried_repeated_and_known(small: Graph) -> None:
    asking = Asking(small)
    given = {"meetings": [line()], "on": PLANNED_ON}
    tried = await change(small, "planMeetings", {**given, "dryRun": True}, "plannedMeetings { plannedFor }")
    assert (tried["plannedMeetings"], await seen(small, DAY)) == ([{"plannedFor": DAY}], [])
    made = [await change(small, "planMeetings", given, "plannedMeetings { key }", key="once") for _ in range(2)]
    assert made[0]["plannedMeetings"] == made[1]["plannedMeetings"]
    [one] = [one["key"] for one in made[0]["plannedMeetings"]]
    await asking.change("replanMeeting", {"plannedMeeting": one, "plannedFor": "2025-05-12", "on": PLANNED_ON})
    moment = asking.clock.moment
    await asking.change("correctFact", {"reason": "Ghi nhầm", "correction": {"withdraw": {"fact": one}}})
    assert await seen(small, DAY) == []
    query = "query ($id: ID!, $on: Date!, $known: DateTime!) {"
    query += " organization(by: { id: $id }, asOf: $on, knownAt: $known) {"
    query += " plannedMeetings { nodes { plannedFor } } } }"
    for by_reference in (False, True):
        known = {"id": organization("o6"), "on": DAY, "known": moment.isoformat()}
        told = await asking.data(query, known, by_reference=by_reference)
        assert told["organization"]["plannedMeetings"]["nodes"] == [{"plannedFor": "2025-05-12"}]
    await explained(small)
