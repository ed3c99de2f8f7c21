"""Stated figures: recorded by a directive, put right, taken back, seen from their day on, and shown by indicators.

The small world: o1 province, o2 and o3 districts, o4 and o5 communes, o6 (m1, m2) and o7 (m3) their cells.
"""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from graph.engine.sessions import Graph
from graph.ledger.verify import verify_ledger
from graph.model.stated import NUMBERS
from resolvers.indicators.definitions import DEFINITIONS
from tests.resolvers.commands.correcting import attempted, corrected
from tests.resolvers.commands.correcting import refused as correction_refused
from tests.resolvers.commands.small import organization
from tests.support.asking import answer_of, ask
from tests.support.changing import change, refused

STATED = "2025-01-15"
YEAR = {"periodFrom": "2025-01-01", "periodTo": "2026-01-01"}
SHOWN = """statedFigures { id: key indicator purpose periodFrom periodTo numerator denominator value statedOn decision
  organization { id: key } directive { symbol } }"""
OF_O1 = """query ($id: ID!, $on: Date!, $moment: DateTime) {
  organization(by: { id: $id }, asOf: $on, knownAt: $moment) { statedFigures { numerator } } }"""
COUNTED = """query ($id: ID!, $on: Date!, $from: Date!, $by: IndicatorGroupBy!, $known: Date!) {
  indicators(under: $id, kinds: [ADMITTED], from: $from, to: "2026-01-01", groupBy: $by, asOf: $on,
      knownSince: $known) {
    series { child { key } points { numerator denominator value source
      target { numerator directive { symbol } } reported { value } } } } }"""


async def directive(graph: Graph, symbol: str = "1-KH/TU", on: str = STATED) -> str:
    given = {"symbol": symbol, "kind": "PLAN", "title": "Phát triển đảng viên", "on": on}
    identifier: str = (await change(graph, "issueDirective", given, "directive { id: key }"))["directive"]["id"]
    return identifier


def figure(of: str = "o1", numerator: float = 12, **more: Any) -> dict[str, Any]:
    told = {"organization": organization(of), "indicator": "ADMITTED", "purpose": "TARGET", "numerator": numerator}
    return {**told, **YEAR, **more}


async def stated(graph: Graph, by: str, *figures: dict[str, Any], on: str = STATED, **more: Any) -> dict[str, Any]:
    payload = await change(graph, "stateFigures", {"directive": by, "figures": [*figures], "on": on, **more}, SHOWN)
    assert payload["userErrors"] == []
    return payload


async def explained(graph: Graph) -> None:
    verdict = await verify_ledger(graph, lambda *_: None)
    assert (verdict.problems, verdict.broken) == ([], [])


@pytest.mark.contract
@pytest.mark.parametrize("by_reference", [False, True])
async def test_indicators_show_what_is_stated_beside_what_is_counted(small: Graph, *, by_reference: bool) -> None:
    """Of the total and of each child; the newest one by the day; what was reported where nothing can be counted."""
    by = await directive(small)
    reported = figure("o1", 30, purpose="REPORTED", denominator=600, periodFrom="2024-01-01", periodTo="2025-01-01")
    payload = await stated(small, by, figure(), figure("o2", 5), reported, decision="8-BC")
    assert payload["statedFigures"][2] == {
        "id": payload["statedFigures"][2]["id"],
        **{name: reported[name] for name in ("indicator", "purpose", "periodFrom", "periodTo")},
        "numerator": 30,
        "denominator": 600,
        "value": 0.05,
        "statedOn": STATED,
        "decision": "8-BC",
        "organization": {"id": organization("o1")},
        "directive": {"symbol": "1-KH/TU"},
    }
    await stated(small, await directive(small, "2-KH/TU", "2025-03-01"), figure("o1", 15), on="2025-03-01")

    async def points(on: str, by_what: str, known: str = "2020-01-01") -> dict[str | None, list[dict[str, Any]]]:
        given = {"id": organization("o1"), "on": on, "from": "2024-01-01", "by": by_what, "known": known}
        answered = await answer_of(small, COUNTED, given, by_reference=by_reference)
        assert list(answered.errors or ()) == []
        series = (answered.data or {})["indicators"]["series"]
        return {one["child"] and one["child"]["key"]: one["points"] for one in series}

    for on, target in (("2025-01-14", None), (STATED, 12), ("2025-02-28", 12), ("2025-03-01", 15), ("2026-03-01", 15)):
        before, year = (await points(on, "TOTAL"))[None]
        symbol = "1-KH/TU" if target == 12 else "2-KH/TU"
        shown: dict[str, Any] = {"numerator": target, "directive": {"symbol": symbol}}
        assert year["target"] == (None if target is None else shown)
        assert (before["source"], before["reported"]) == ("COMPUTED", None if target is None else {"value": 0.05})
        told = (await points(on, "TOTAL", "2024-02-01"))[None][0]
        known = {"numerator": 30, "denominator": 600, "value": 0.05, "source": "REPORTED"}
        unknown = {"numerator": None, "denominator": None, "value": None, "source": "NOT_KNOWN"}
        assert {name: told[name] for name in known} == (unknown if target is None else known)
    children = await points("2026-03-01", "CHILD")
    assert {one: [point["target"] for point in found] for one, found in children.items() if found[1]["target"]} == {
        organization("o2"): [None, {"numerator": 5, "directive": {"symbol": "1-KH/TU"}}]
    }
    assert {point["target"] is None for found in (await points(STATED, "LEVEL")).values() for point in found} == {True}
    await explained(small)


@pytest.mark.parametrize(
    ("given", "rule", "field"),
    [
        ({"periodTo": "2025-12-31"}, "PERIOD_FITS", "periodFrom"),
        ({"periodFrom": "2025-02-01", "periodTo": "2025-04-01"}, "PERIOD_FITS", "periodFrom"),
        ({"purpose": "REPORTED", "periodFrom": "2026-01-01", "periodTo": "2027-01-01"}, "PERIOD_FITS", "on"),
        ({"periodFrom": "1900-01-01", "periodTo": "1901-01-01"}, "PERIOD_FITS", "periodFrom"),
        ({"numerator": -0.5}, "NUMBERS_FIT", "numerator"),
        ({"numerator": 1e13}, "NUMBERS_FIT", "numerator"),
        ({"denominator": 0}, "NUMBERS_FIT", "denominator"),
        ({"denominator": 9, "indicator": "MEMBERS"}, "FORM_FITS", "denominator"),
        ({"organization": organization("o9")}, "EXISTS", "organization"),
        ({"organization": organization("o1")}, "ONCE_ONLY", "indicator"),
    ],
)
async def test_a_figure_that_does_not_fit_is_refused_with_its_line(
    small: Graph, given: dict[str, Any], rule: str, field: str
) -> None:
    by = await directive(small)
    lines = [figure(), {**figure("o2"), **given}]
    refusal = await refused(small, "stateFigures", {"directive": by, "figures": lines, "on": STATED})
    assert (refusal["rule"], refusal["field"]) == (rule, ["input", "figures", "1", field])


async def test_what_one_line_says_of_a_month_a_quarter_and_a_term_is_made(small: Graph) -> None:
    by = await directive(small)
    periods = (("2025-02-01", "2025-03-01"), ("2025-01-01", "2025-04-01"), ("2025-06-01", "2030-06-01"))
    await stated(small, by, *(figure(periodFrom=since, periodTo=until) for since, until in periods))
    late = await stated(small, by, figure(periodFrom="2024-01-01", periodTo="2025-01-01"))
    early = await stated(small, by, figure("o2", purpose="REPORTED"))
    assert [[one["message"] for one in payload["warnings"]] for payload in (late, early)] == [
        [f"The target is set on {STATED}, when the period has ended (2025-01-01)."],
        [f"It is reported on {STATED}, while the period goes on up to 2026-01-01."],
    ]


async def test_a_directive_states_once_and_from_its_first_day_on(small: Graph) -> None:
    """The eve of it, the day; the same by another directive on the same day, on the next one."""
    first, second = await directive(small), await directive(small, "2-KH/TU")
    given = {"directive": first, "figures": [figure()]}
    for on, rules in (("2025-01-14", ["INSIDE_LIVES"]), (STATED, []), ("2025-01-16", [])):
        payload = await change(small, "stateFigures", {**given, "on": on, "dryRun": True})
        assert [one["rule"] for one in payload["userErrors"]] == rules
    [known] = (await stated(small, first, figure()))["statedFigures"]
    for by, on, rules in (
        (first, "2025-02-01", ["ONCE_ONLY"]),
        (second, STATED, ["ONCE_ONLY"]),
        (second, "2025-01-16", []),
    ):
        attempt = {"directive": by, "figures": [figure()], "on": on, "dryRun": True}
        payload = await change(small, "stateFigures", attempt)
        assert [(one["rule"], one["conflicting"]) for one in payload["userErrors"]] == [
            (rule, known["id"]) for rule in rules
        ]
    for since, rules in ((STATED, ["CHANGES_SOMETHING"]), ("2025-01-16", ["INSIDE_LIVES"])):
        attempted_ = await attempted(small, "directive", {"directive": first, "since": since}, dryRun=True)
        assert [one["rule"] for one in attempted_["userErrors"]] == rules


@pytest.mark.contract
async def test_figures_are_put_right_and_taken_back(small: Graph) -> None:
    by = await directive(small)
    first, other = (await stated(small, by, figure(), figure("o1", 3, indicator="LEFT")))["statedFigures"]
    given = {"statedFigure": first["id"], "numerator": 14, "denominator": 100, "statedOn": "2025-01-20"}
    right = await corrected(
        small, "statedFigure", given, "statedFigure { id: key value statedOn } organization { key }"
    )
    assert right["statedFigure"] == {"id": first["id"], "value": 0.14, "statedOn": "2025-01-20"}
    assert right["organization"] == {"key": organization("o1")}
    for change_of, rule, field in (
        ({"statedOn": "2025-01-14"}, "INSIDE_LIVES", "statedOn"),
        ({"numerator": -1}, "NUMBERS_FIT", "numerator"),
        ({"numerator": None}, "REQUIRED", "numerator"),
        ({"indicator": "LEFT"}, "ONCE_ONLY", "periodFrom"),
        ({"periodFrom": "2025-02-01"}, "PERIOD_FITS", "periodFrom"),
    ):
        refusal = await correction_refused(small, "statedFigure", {"statedFigure": first["id"], **change_of})
        assert (refusal["rule"], refusal["field"]) == (rule, [field])
    moved = {"statedFigure": first["id"], "periodFrom": "2026-01-01", "periodTo": "2027-01-01", "denominator": None}
    mended = await corrected(small, "statedFigure", moved, "statedFigure { id: key periodFrom denominator }")
    assert (mended["statedFigure"]["periodFrom"], mended["statedFigure"]["denominator"]) == ("2026-01-01", None)
    assert mended["statedFigure"]["id"] != first["id"]
    assert (await correction_refused(small, "withdraw", {"fact": by}))["rule"] == "INSIDE_LIVES"
    await corrected(small, "withdraw", {"fact": other["id"]})
    found = await ask(small, OF_O1, {"id": organization("o1"), "on": "2025-06-01"})
    assert found["organization"]["statedFigures"] == [{"numerator": 14}]
    await explained(small)


@pytest.mark.contract
async def test_a_trial_keeps_nothing_and_a_moment_sees_what_was_recorded_by_then(small: Graph) -> None:
    recorded = datetime(2199, 1, 1, tzinfo=UTC)
    given = {"directive": await directive(small), "figures": [figure()], "on": STATED}
    tried = await change(small, "stateFigures", {**given, "dryRun": True}, SHOWN)
    assert [one["numerator"] for one in tried["statedFigures"]] == [12]
    payload = await change(small, "stateFigures", given, SHOWN, key="once", now=recorded)
    again = await change(small, "stateFigures", given, SHOWN, key="once", now=recorded)
    assert (again["statedFigures"], len(again["statedFigures"])) == (payload["statedFigures"], 1)
    for hours, expected in ((-1, []), (1, [{"numerator": 12}])):
        moment = (recorded + timedelta(hours=hours)).isoformat()
        found = await ask(small, OF_O1, {"id": organization("o1"), "on": STATED, "moment": moment})
        assert found["organization"]["statedFigures"] == expected


def test_indicators_that_are_numbers_are_those_without_a_denominator() -> None:
    assert {kind for kind, one in DEFINITIONS.items() if one.denominator is None} == NUMBERS
