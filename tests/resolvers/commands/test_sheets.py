"""Sheets: versions that end each other, and what is judged by them."""

from typing import Any

import pytest

from graph.engine.sessions import Graph
from graph.ledger.verify import verify_ledger
from tests.reference.world import gid
from tests.resolvers.commands.correcting import attempted, corrected, made
from tests.resolvers.commands.correcting import refused as correction_refused
from tests.resolvers.commands.small import member, organization
from tests.support.asking import ask
from tests.support.changing import change, refused

pytestmark = pytest.mark.contract

CRITERIA = [{"code": "1a", "name": "Nhiệm vụ chính trị", "most": 60}, {"code": "2", "name": "Đoàn kết", "most": 40}]
LEVELS = [{"level": "EXCELLENT", "least": 90}, {"level": "GOOD", "least": 70}]
HOLDING = """query ($on: Date!) { sheets(asOf: $on) { name since until criteria { code name most }
  levels { level least } setBy { name } } }"""
JUDGED = gid("Assessment", "o6~o4~2024-01-01~2025-01-01~CLASSIFICATION~NONE")


def sheet(name: str, on: str, **given: Any) -> dict[str, Any]:
    head = {"kind": "ORGANIZATIONS", "name": name, "regulation": "366-QĐ/TW", "on": on}
    return {**head, "criteria": CRITERIA, "levels": LEVELS, **given}


def judged(by: str | None, *lines: dict[str, Any], **given: Any) -> dict[str, Any]:
    period = {"periodFrom": "2024-01-01", "periodTo": "2025-01-01", "on": "2025-01-15"}
    named = {} if by is None else {"sheet": by}
    return {"kind": "CLASSIFICATION", **period, **named, "assessments": list(lines), **given}


def line(level: str = "GOOD", **given: Any) -> dict[str, Any]:
    return {"subject": organization("o6"), "level": level, **given}


def marks(**points: float) -> list[dict[str, Any]]:
    return [{"criterion": {"a": "1a", "b": "2"}.get(name, name), "points": one} for name, one in points.items()]


async def explained(graph: Graph) -> None:
    verdict = await verify_ledger(graph, lambda *_: None)
    assert (verdict.problems, verdict.broken) == ([], [])


async def test_a_version_ends_the_one_before_of_its_kind_and_issuer(small: Graph) -> None:
    """On the day before, the day, the day after; one that is set for between ends where the next begins."""
    await made(small, "setSheet", sheet("Một", "2024-01-01"), "sheet")
    await made(small, "setSheet", sheet("Ba", "2025-09-01"), "sheet")
    await made(small, "setSheet", sheet("Của tỉnh", "2024-06-01", setBy=organization("o1")), "sheet")
    await made(small, "setSheet", sheet("Hai", "2025-07-01"), "sheet")
    names = {
        day: [(one["name"], one["until"]) for one in (await ask(small, HOLDING, {"on": day}))["sheets"]]
        for day in ("2023-12-31", "2025-06-30", "2025-07-01", "2025-09-01")
    }
    province = ("Của tỉnh", None)
    assert names == {
        "2023-12-31": [],
        "2025-06-30": [("Một", "2025-07-01"), province],
        "2025-07-01": [province, ("Hai", "2025-09-01")],
        "2025-09-01": [province, ("Ba", None)],
    }
    [shown, _] = (await ask(small, HOLDING, {"on": "2025-06-30"}))["sheets"]
    assert (shown["criteria"], shown["levels"], shown["setBy"]) == (CRITERIA, LEVELS, None)
    await explained(small)


@pytest.mark.parametrize(
    ("given", "rule", "field"),
    [
        ({"criteria": [*CRITERIA, CRITERIA[0]]}, "SHEET_FITS", "criteria"),
        ({"criteria": [{**CRITERIA[0], "code": "a|b"}], "levels": []}, "SHEET_FITS", "criteria"),
        ({"criteria": [{**CRITERIA[0], "most": 0}], "levels": []}, "NUMBERS_FIT", "criteria"),
        ({"levels": [{"level": "GOOD", "least": 100.5}]}, "NUMBERS_FIT", "criteria"),
        ({"levels": [LEVELS[0], LEVELS[0]]}, "SHEET_FITS", "levels"),
        ({"levels": [{"level": "MET", "least": 50}]}, "FORM_FITS", "levels"),
        ({"setBy": organization("o9")}, "EXISTS", "setBy"),
    ],
)
async def test_what_no_sheet_can_say_is_refused(small: Graph, given: dict[str, Any], rule: str, field: str) -> None:
    refusal = await refused(small, "setSheet", sheet("Phiếu", "2024-01-01", **given))
    assert (refusal["rule"], refusal["field"]) == (rule, ["input", field])


async def test_two_versions_do_not_begin_on_one_day(small: Graph) -> None:
    first = await made(small, "setSheet", sheet("Một", "2024-01-01"), "sheet")
    refusal = await refused(small, "setSheet", sheet("Hai", "2024-01-01"))
    assert (refusal["rule"], refusal["conflicting"]) == ("ONE_VERSION", first)


async def test_points_are_the_sum_of_marks_and_a_level_below_them_is_right(small: Graph) -> None:
    by = await made(small, "setSheet", sheet("Một", "2024-01-01"), "sheet")
    given = judged(by, line("COMPLETED", marks=marks(a=55.5, b=40)))
    shown = "assessments { points sheet { name } marks { criterion points } }"
    payload = await change(small, "recordAssessments", given, shown)
    assert payload["userErrors"] == []
    assert payload["assessments"] == [
        {"points": 95.5, "sheet": {"name": "Một"}, "marks": marks(a=55.5, b=40.0)},
    ]
    await explained(small)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"marks": marks(a=60.5)}, "marks"),
        ({"marks": marks(a=-1)}, "marks"),
        ({"marks": marks(x=1)}, "marks"),
        ({"marks": [*marks(a=1), *marks(a=1)], "level": "COMPLETED"}, "marks"),
        ({"marks": marks(a=50, b=30), "points": 81}, "points"),
        ({"points": 69.9}, "level"),
        ({"points": 89.9, "level": "EXCELLENT"}, "level"),
    ],
)
async def test_what_its_sheet_does_not_allow_is_refused(small: Graph, given: dict[str, Any], field: str) -> None:
    by = await made(small, "setSheet", sheet("Một", "2024-01-01"), "sheet")
    payload = await change(small, "recordAssessments", judged(by, {**line(), **given}))
    told = [(one["rule"], one["field"]) for one in payload["userErrors"]]
    assert ("SHEET_FITS", ["input", "assessments", "0", field]) in told
    assert payload["change"] is None


async def test_a_sheet_judges_its_own_on_the_days_that_it_holds(small: Graph) -> None:
    """One that begins on the last day of the period will do, one that ends on it will not."""
    late = await made(small, "setSheet", sheet("Muộn", "2024-12-31"), "sheet")
    over = await made(small, "setSheet", sheet("Cũ", "2024-01-01", kind="MEMBERS", until="2024-12-31"), "sheet")
    person = {"subject": member("m2"), "level": "GOOD"}
    for given in (judged(over, person), judged(late, person), judged(None, line(marks=marks(a=1)))):
        refusal = await refused(small, "recordAssessments", given)
        assert refusal["rule"] == "SHEET_FITS"
    assert (await refused(small, "recordAssessments", judged(gid("Sheet", "t9"), line())))["rule"] == "EXISTS"
    assert (await change(small, "recordAssessments", judged(late, line())))["userErrors"] == []


async def test_marks_are_put_right_and_a_used_sheet_stays(small: Graph) -> None:
    by = await made(small, "setSheet", sheet("Một", "2024-01-01"), "sheet")
    await change(small, "recordAssessments", judged(by, line(marks=marks(a=50, b=25))))
    shown = "assessment { points marks { criterion points } sheet { id: key } }"
    right = await corrected(small, "assessment", {"assessment": JUDGED, "marks": marks(a=50, b=30)}, shown)
    assert right["assessment"] == {"points": 80.0, "marks": marks(a=50.0, b=30.0), "sheet": {"id": by}}
    refusal = await correction_refused(small, "assessment", {"assessment": JUDGED, "sheet": None})
    assert (refusal["rule"], refusal["field"]) == ("SHEET_FITS", ["marks"])
    used = await attempted(small, "withdraw", {"fact": by})
    assert [one["conflicting"] for one in used["userErrors"]] == [by]
    without = await corrected(small, "assessment", {"assessment": JUDGED, "sheet": None, "marks": None}, shown)
    assert without["assessment"] == {"points": 80.0, "marks": [], "sheet": None}
    await corrected(small, "withdraw", {"fact": by})
    assert (await ask(small, HOLDING, {"on": "2024-06-01"}))["sheets"] == []


async def test_a_version_that_is_taken_back_with_its_change_leaves_the_one_before_open(small: Graph) -> None:
    await made(small, "setSheet", sheet("Một", "2024-01-01"), "sheet")
    later = await change(small, "setSheet", sheet("Hai", "2025-07-01"), "sheet { id: key }")
    await corrected(small, "withdraw", {"fact": later["change"]["id"]})
    found = (await ask(small, HOLDING, {"on": "2025-07-01"}))["sheets"]
    assert [(one["name"], one["until"]) for one in found] == [("Một", None)]
