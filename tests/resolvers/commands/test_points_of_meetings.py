"""Points of meetings: by which sheet, criterion by criterion, to which level, and how they are put right."""

from datetime import timedelta
from typing import Any

import pytest

from graph.engine.sessions import Graph
from graph.ledger.verify import verify_ledger
from tests.resolvers.commands.correcting import attempted, made
from tests.resolvers.commands.small import organization
from tests.support.asking import answer_of, ask
from tests.support.changing import NOW, change, refused

pytestmark = pytest.mark.contract

CRITERIA = [{"code": "a", "name": "Tính lãnh đạo", "most": 60}, {"code": "b", "name": "Tính chiến đấu", "most": 40}]
LEVELS = [{"meetingLevel": "GOOD", "least": 90}, {"meetingLevel": "FAIR", "least": 70}]
SHOWN = "meeting { id: key points level sheet { id: key } marks { criterion points } }"
HELD = """query ($id: ID!, $on: Date!, $known: DateTime) { organization(by: { id: $id }, asOf: $on, knownAt: $known) {
  meetings { nodes { points level } } } }"""
DAY, FIRST, LATER = "2025-06-03", NOW + timedelta(days=3650), NOW + timedelta(days=3651)


def sheet(**given: Any) -> dict[str, Any]:
    head = {"kind": "MEETINGS", "name": "Phiếu", "regulation": "12-HD/BTCTW", "on": DAY}
    return {**head, "criteria": CRITERIA, "levels": LEVELS, **given}


def meeting(by: str | None = None, on: str = DAY, **given: Any) -> dict[str, Any]:
    named = {} if by is None else {"sheet": by}
    return {"organization": organization("o6"), "expected": 2, "present": 2, "on": on, **named, **given}


def marks(**points: float) -> list[dict[str, Any]]:
    return [{"criterion": name, "points": one} for name, one in points.items()]


async def explained(graph: Graph) -> None:
    verdict = await verify_ledger(graph, lambda *_: None)
    assert (verdict.problems, verdict.broken) == ([], [])


@pytest.mark.parametrize(("points", "level"), [(90, "GOOD"), (89.5, "FAIR"), (70, "FAIR"), (69.5, "AVERAGE")])
async def test_points_come_to_the_best_level_that_they_allow(small: Graph, points: float, level: str) -> None:
    """One of which the sheet says no number is allowed by any."""
    by = await made(small, "setSheet", sheet(), "sheet")
    payload = await change(small, "recordMeeting", meeting(by, points=points), SHOWN)
    assert (payload["userErrors"], payload["meeting"]["points"], payload["meeting"]["level"]) == ([], points, level)


async def test_marks_add_up_to_the_points_and_are_put_right(small: Graph) -> None:
    by = await made(small, "setSheet", sheet(), "sheet")
    held = (await change(small, "recordMeeting", meeting(by, marks=marks(a=55, b=35.5)), SHOWN))["meeting"]
    assert (held["points"], held["level"], held["marks"]) == (90.5, "GOOD", marks(a=55.0, b=35.5))
    assert held["sheet"] == {"id": by}
    given = {"meeting": held["id"], "marks": marks(a=50, b=30)}
    trial = await change(small, "correctMeeting", {**given, "dryRun": True}, SHOWN)
    assert (trial["meeting"]["points"], trial["meeting"]["level"]) == (80.0, "FAIR")
    mended = (await change(small, "correctMeeting", given, SHOWN))["meeting"]
    assert (mended["points"], mended["level"], mended["marks"]) == (80.0, "FAIR", marks(a=50.0, b=30.0))
    assert (await refused(small, "correctMeeting", given))["rule"] == "CHANGES_SOMETHING"
    whole = {"meeting": held["id"], "marks": None, "points": 40}
    mended = (await change(small, "correctMeeting", whole, SHOWN))["meeting"]
    assert (mended["points"], mended["level"], mended["marks"]) == (40.0, "AVERAGE", [])
    used = await attempted(small, "withdraw", {"fact": by})
    assert [one["conflicting"] for one in used["userErrors"]] == [by]
    none = {"meeting": held["id"], "sheet": None, "points": None}
    mended = (await change(small, "correctMeeting", none, SHOWN))["meeting"]
    assert mended == {"id": held["id"], "points": None, "level": None, "sheet": None, "marks": []}
    await explained(small)


async def test_points_are_seen_from_their_day_and_as_they_were_known(small: Graph) -> None:
    by = await made(small, "setSheet", sheet(), "sheet")
    held = await change(small, "recordMeeting", meeting(by, points=95), "meeting { id: key } change { at }", now=FIRST)
    await change(small, "correctMeeting", {"meeting": held["meeting"]["id"], "points": 60}, now=LATER)
    good, average = [{"points": 95.0, "level": "GOOD"}], [{"points": 60.0, "level": "AVERAGE"}]
    known = held["change"]["at"]
    for day, then, found in (("2025-06-02", None, []), (DAY, None, average), ("2025-06-04", known, good)):
        for by_reference in (False, True):
            given = {"id": organization("o6"), "on": day, "known": then}
            answered = await answer_of(small, HELD, given, by_reference=by_reference)
            assert answered.data is not None
            assert answered.data["organization"]["meetings"]["nodes"] == found


@pytest.mark.parametrize(
    ("given", "rule", "field"),
    [
        ({"points": 100.5}, "NUMBERS_FIT", "points"),
        ({"points": -1}, "NUMBERS_FIT", "points"),
        ({"marks": marks(a=61)}, "SHEET_FITS", "marks"),
        ({"marks": marks(x=1)}, "SHEET_FITS", "marks"),
        ({"marks": [*marks(a=1), *marks(a=1)]}, "SHEET_FITS", "marks"),
        ({"marks": marks(a=50), "points": 51}, "SHEET_FITS", "points"),
        ({"marks": marks(a=50), "sheet": None}, "SHEET_FITS", "marks"),
    ],
)
async def test_what_a_sheet_does_not_allow_is_refused(
    small: Graph, given: dict[str, Any], rule: str, field: str
) -> None:
    by = await made(small, "setSheet", sheet(), "sheet")
    line = {name: value for name, value in meeting(by, **given).items() if name != "on"}
    for kind, input_, path in (
        ("recordMeeting", meeting(by, **given), []),
        ("recordMeetings", {"meetings": [line], "on": DAY}, ["meetings", "0"]),
    ):
        payload = await change(small, kind, input_)
        told = [(one["rule"], one["field"]) for one in payload["userErrors"]]
        assert (rule, ["input", *path, field]) in told


async def test_a_sheet_of_meetings_judges_them_on_the_days_that_it_holds(small: Graph) -> None:
    """The day before it, its last one, the day behind it; and none of others."""
    by = await made(small, "setSheet", sheet(until="2025-06-05"), "sheet")
    for day, refusals in (("2025-06-02", ["SHEET_FITS"]), ("2025-06-04", []), ("2025-06-05", ["SHEET_FITS"])):
        payload = await change(small, "recordMeeting", meeting(by, day, points=80))
        assert [one["rule"] for one in payload["userErrors"]] == refusals
    levels = [{"level": "GOOD", "least": 70}]
    other = await made(small, "setSheet", sheet(kind="ORGANIZATIONS", levels=levels), "sheet")
    assert (await refused(small, "recordMeeting", meeting(other)))["rule"] == "SHEET_FITS"
    period = {"periodFrom": "2025-04-01", "periodTo": "2025-07-01", "on": "2025-07-15"}
    judged = [{"subject": organization("o6"), "level": "GOOD"}]
    late = await made(small, "setSheet", sheet(on="2025-06-30"), "sheet")
    given = {"kind": "CLASSIFICATION", **period, "sheet": late, "assessments": judged}
    assert (await refused(small, "recordAssessments", given))["rule"] == "SHEET_FITS"


@pytest.mark.parametrize(
    ("kind", "level"),
    [
        ("MEETINGS", {"level": "GOOD"}),
        ("MEETINGS", {}),
        ("MEETINGS", {"level": "GOOD", "meetingLevel": "GOOD"}),
        ("ORGANIZATIONS", {"meetingLevel": "GOOD"}),
    ],
)
async def test_levels_are_those_of_what_the_sheet_judges(small: Graph, kind: str, level: dict[str, str]) -> None:
    refusal = await refused(small, "setSheet", sheet(kind=kind, levels=[{**level, "least": 90}]))
    assert (refusal["rule"], refusal["field"]) == ("FORM_FITS", ["input", "levels"])


async def test_the_levels_of_a_sheet_are_told_under_their_own_name(small: Graph) -> None:
    await made(small, "setSheet", sheet(), "sheet")
    query = """{ sheets(where: { kinds: [MEETINGS] }, asOf: "2025-06-03") { levels { level meetingLevel least } } }"""
    [shown] = (await ask(small, query))["sheets"]
    assert shown["levels"] == [{"level": None, **one} for one in LEVELS]
