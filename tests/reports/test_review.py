"""The review: its figures are the service's own in every form, and what was stated is told apart."""

import csv
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from graph.engine.migrations import migrate
from graph.model.indicator_words import IndicatorKind
from reports.model import Subject, Unit
from reports.review.drawing import BOTTOM, LEFT, RIGHT, TOP, panel, scale_of
from reports.review.model import SECTIONS, Indicator, Point, Reform, ReviewReport, ReviewWanted, Stated
from reports.review.separated import rows
from reports.wording import LANGUAGES
from service.reports import REVIEW, ask_report, check, write_report
from tests.conftest import Loaded
from tests.support.asking import SCHEMA, ask

SINCE, UNTIL, MADE = date(2016, 1, 1), date(2026, 1, 1), date(2026, 6, 30)
VI, EN = LANGUAGES["vi"], LANGUAGES["en"]
WANTED = ReviewWanted(
    "48", SINCE, UNTIL, "vi", "số liệu mẫu", MADE, synthetic=True, ledger="7:abc", known_since=date(2023, 4, 21)
)


async def answered(tiny: Loaded) -> dict[str, Any]:
    """The series by kind, as a client is answered."""
    found = await ask(tiny.graph, f'{{ organization(by: {{ code: "48" }}, asOf: "{MADE}") {{ id: key }} }}')
    query = f"""query ($under: ID!) {{ indicators(under: $under, from: "{SINCE}", to: "{UNTIL}", rollUp: AS_NOW,
      knownSince: "2023-04-21", asOf: "{MADE}") {{ series {{ kind
        points {{ from numerator denominator value }} }} }} }}"""
    series = (await ask(tiny.graph, query, {"under": found["organization"]["id"]}))["indicators"]["series"]
    return {one["kind"]: one["points"] for one in series}


@pytest.mark.contract
async def test_every_form_has_the_figures_that_a_client_is_answered(tiny: Loaded, tmp_path: Path) -> None:
    await migrate(tiny.graph)
    report = await ask_report(tiny.graph, SCHEMA, REVIEW, WANTED)
    for form in ("csv", "html", "xlsx"):
        write_report(REVIEW, report, tmp_path / f"report.{form}")
    expected = await answered(tiny)
    known = [point for points in expected.values() for point in points if point["value"] is not None]
    assert len(known) > 60
    assert report.reform == Reform(date(2025, 7, 1), ["202/2025/QH15, 1659/NQ-UBTVQH15"])

    rows = list(csv.reader((tmp_path / "report.csv").read_text(encoding="utf-8-sig").splitlines()))
    told = {(row[0], row[4]): row[6:9] for row in rows if row[0] in expected}
    assert told == {
        (kind, point["from"]): [text_of(point[name]) for name in ("numerator", "denominator", "value")]
        for kind, points in expected.items()
        for point in points
    }

    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert re.findall(r"(?:src|href)=|url\((?!#)|@import|https?://", page) == []
    assert all(VI.number(point["denominator"]) in page for point in known if point["denominator"] is not None)
    assert all(f"<b>{one.name}</b>: {one.numerator}" in page for one in report.indicators if "'" not in one.numerator)
    drawn = sum(one.is_known for one in report.indicators)
    assert page.count('<svg class="panel"') == page.count('<line class="reform" x1="2') == drawn > 20

    book = load_workbook(tmp_path / "report.xlsx")
    assert len(book.worksheets[0]._charts) == drawn
    cells = [row[8].value for row in book[VI("review_figures")].iter_rows(min_row=2) if row[8].value is not None]
    assert cells == pytest.approx([point["value"] for point in known])
    book.close()


def text_of(value: float | None) -> str:
    return "" if value is None else str(value)


def report_of(*points: Point, happens: bool = False) -> ReviewReport:
    """A review of one indicator, with the reform in the middle of 2025."""
    one = Indicator(1, "JOINT_CELLS", "Joint cells", "those", "cells", "SHARE", "FEWER", happens, points)
    subject = Subject(Unit("Đảng bộ", "48"), "PROVINCIAL", None, date(1997, 1, 1))
    return ReviewReport(WANTED, subject, MADE, date(2023, 4, 21), Reform(date(2025, 7, 1), []), [one])


def year(number: int, value: float | None, source: str = "COMPUTED") -> Point:
    return Point(date(number, 1, 1), date(number + 1, 1, 1), value, 1.0, value, source)


def test_what_was_reported_is_hollow_and_is_not_joined_to_what_was_worked_out() -> None:
    points = [year(2022, 0.3, "REPORTED"), year(2023, 0.2, "REPORTED"), year(2024, 0.2), year(2025, 0.1)]
    report = report_of(*points, year(2026, None, "NOT_KNOWN"))
    drawn = panel(report.indicators[0], report, VI)
    assert [mark.stated for mark in drawn.marks] == [True, True, False, False]
    assert [len(path.split()) for path in drawn.paths] == [2, 2]
    assert all(LEFT < mark.x <= RIGHT and TOP <= mark.y <= BOTTOM for mark in drawn.marks)
    # the day of the reform lies between the ends of 2024 and 2025
    assert drawn.reform is not None
    assert drawn.marks[2].x < drawn.reform < drawn.marks[3].x


def test_what_happens_is_a_bar_from_nothing_and_what_stands_a_dot() -> None:
    points = [year(2024, 90.0), year(2025, 100.0)]
    bars = panel(report_of(*points, happens=True).indicators[0], report_of(*points), VI)
    assert (bars.paths, [mark.width > 0 for mark in bars.marks], bars.values[0].at) == ([], [True, True], BOTTOM)
    assert scale_of([90.0, 100.0], from_zero=True) == (0.0, 50.0, 100.0)
    assert scale_of([90.0, 100.0], from_zero=False) == (85.0, 5.0, 100.0)
    # what hardly changes does not look like a fall
    assert scale_of([99.9, 100.0], from_zero=False) == (90.0, 5.0, 100.0)
    assert scale_of([], from_zero=False) == scale_of([0.0, 0.0], from_zero=False)


def test_a_number_that_was_stated_without_what_it_is_a_share_of_is_drawn_in_numbers() -> None:
    target = Stated(30.0, None, 30.0, "1-KH")
    told = replace(target, numerator=20.0, value=20.0)
    points = [replace(year(2024, None, "REPORTED"), numerator=20.0, denominator=None, reported=told)]
    points.append(replace(year(2025, 0.5), numerator=25.0, denominator=50.0, target=target))
    report = report_of(*points, happens=True)
    [one] = report.indicators
    drawn = panel(one, report, VI)
    assert (one.in_numbers, [mark.text for mark in drawn.marks], [mark.stated for mark in drawn.marks]) == (
        True,
        ["20", "25"],
        [True, False],
    )
    [(x, y)] = drawn.aims
    assert (x, y < drawn.marks[1].y < drawn.marks[0].y) == (drawn.marks[1].x, True)
    assert list(rows(report))[4][6:] == (20.0, None, None, "Báo cáo", None, 20.0, "1-KH")
    assert list(rows(report))[5][6:] == (25.0, 50.0, 0.5, "Tính từ dữ liệu", 30.0, None, "1-KH")


def test_a_share_that_was_to_be_reached_is_a_rule_at_its_height() -> None:
    report = report_of(replace(year(2025, 0.5), target=Stated(9.0, 10.0, 0.9, "1-KH")))
    drawn = panel(report.indicators[0], report, VI)
    assert not report.indicators[0].in_numbers
    assert drawn.aims[0][1] < drawn.marks[0].y


@pytest.mark.contract
async def test_each_organization_below_has_its_line_where_it_is_asked_for(tiny: Loaded, tmp_path: Path) -> None:
    await migrate(tiny.graph)
    wanted = replace(WANTED, since=date(2024, 1, 1), by_child=True)
    report = await ask_report(tiny.graph, SCHEMA, REVIEW, wanted)
    members, good = (next(one for one in report.indicators if one.kind == kind) for kind in ("MEMBERS", "SUPERVISED"))
    for number, point in enumerate(members.points):
        assert sum(child.points[number].numerator or 0 for child in members.children) == point.numerator
    assert len(members.children) > 3
    # lines of numbers would lie far below that of the whole
    assert panel(members, report, VI).children == []
    assert len(panel(good, report, VI).children) > 3
    for form in ("html", "xlsx"):
        write_report(REVIEW, report, tmp_path / f"report.{form}")
    child = members.children[-1].unit
    assert f"<title>{child.told_apart}</title>" in (tmp_path / "report.html").read_text(encoding="utf-8")
    book = load_workbook(tmp_path / "report.xlsx")
    rows = [row[:5] for row in book[VI("review_by_child")].iter_rows(values_only=True)]
    assert (members.name, child.name, child.code, *(point.value for point in members.children[-1].points)) in rows
    book.close()


def test_a_gap_is_left_where_nothing_is_known() -> None:
    report = report_of(year(2022, 0.1), year(2023, None, "NOT_KNOWN"), year(2024, 0.1), year(2025, 0.1))
    drawn = panel(report.indicators[0], report, EN)
    assert (len(drawn.marks), [len(path.split()) for path in drawn.paths]) == (3, [2])


def test_an_indicator_of_no_chapter_stands_in_the_last_one() -> None:
    report = report_of(year(2025, 0.1))
    [one] = report.indicators
    new = replace(one, kind="INVENTED")
    assert list(replace(report, indicators=[one, new]).chapters()) == [
        ("review_villages", [one]),
        ("review_others", [new]),
    ]
    assert list(SECTIONS)[-1] == "review_others"
    assert {kind for kinds in SECTIONS.values() for kind in kinds} <= set(IndicatorKind)


def test_more_than_forty_years_are_refused_before_the_graph_is_opened(tmp_path: Path) -> None:
    check(REVIEW, date(1986, 1, 1), UNTIL, tmp_path / "report.csv")
    with pytest.raises(Exception, match="forty years"):
        check(REVIEW, date(1985, 1, 1), UNTIL, tmp_path / "report.csv")


SUMS = """query ($under: ID!, $up: RollUp!) { indicators(under: $under, from: "2023-04-21", to: "2025-01-01",
  rollUp: $up, knownSince: "2023-04-21", asOf: "2026-06-30") { series { kind points { numerator denominator } } } }"""


async def sums(tiny: Loaded, code: str, day: str, up: str) -> dict[str, list[tuple[float, float]]]:
    """Numerators and denominators by kind, year by year."""
    found = await ask(tiny.graph, f'{{ organization(by: {{ code: "{code}" }}, asOf: "{day}") {{ id: key }} }}')
    series = (await ask(tiny.graph, SUMS, {"under": found["organization"]["id"], "up": up}))["indicators"]["series"]
    return {
        one["kind"]: [(point["numerator"] or 0, point["denominator"] or 0) for point in one["points"]] for one in series
    }


@pytest.mark.contract
async def test_todays_tree_keeps_the_totals_of_both_provinces_over_the_reform(tiny: Loaded) -> None:
    """Of the agency cells that ended with the districts and went into nothing, too."""
    await migrate(tiny.graph)
    now = await sums(tiny, "48", "2026-06-30", "AS_NOW")
    one, other = [await sums(tiny, code, "2024-12-31", "AS_WAS") for code in ("48", "49")]
    added = {
        kind: [(a + c, b + d) for (a, b), (c, d) in zip(one[kind], other[kind], strict=True)] for kind in IndicatorKind
    }
    assert {kind: (now[kind], added[kind]) for kind in IndicatorKind if now[kind] != added[kind]} == {}
    assert sum(above for kind in IndicatorKind for above, _ in now[kind]) > 1_000
