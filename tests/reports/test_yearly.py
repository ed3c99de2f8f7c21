"""The report of a year: its counts are what a client is answered, and groups over the cap have their numbers."""

import csv
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from graph.engine.migrations import migrate
from reports.model import ReportRefused
from reports.wording import LANGUAGES
from reports.yearly.model import LEVELS, YearlyReport, YearlyWanted, rated
from service.cli.report import check_day
from service.reports import YEARLY, ask_report, write_report
from tests.conftest import Loaded
from tests.support.asking import SCHEMA, ask

pytestmark = pytest.mark.contract

ON = date(2025, 6, 30)
VI = LANGUAGES["vi"]
WANTED = YearlyWanted(
    "49", date(2024, 1, 1), date(2025, 1, 1), "vi", "số liệu mẫu", date(2026, 1, 31), synthetic=True, on=ON
)


async def answered(tiny: Loaded) -> dict[str, Any]:
    found = await ask(tiny.graph, f'{{ organization(by: {{ code: "49" }}, asOf: "{ON}") {{ id: key }} }}')
    counts = "".join(
        f"{level}: organizations(under: $id, where: {{ assessed: {{ levels: [{level}], years: [2024] }} }}, "
        f'asOf: "{ON}") {{ totalCount }}\n'
        for level in LEVELS
    )
    query = f"""query ($id: ID!) {{ {counts}
      cells: organizations(under: $id, where: {{ levels: [CELL, GRASSROOTS_CELL],
        assessed: {{ kind: FOUR_GOOD, levels: [MET], years: [2024] }} }}, asOf: "{ON}") {{ totalCount }}
      committees: organizations(under: $id, where: {{ levels: [GRASSROOTS_COMMITTEE],
        assessed: {{ kind: FOUR_GOOD, levels: [MET], years: [2024] }} }}, asOf: "{ON}") {{ totalCount }}
      audit(under: $id, kinds: [EXCELLENT_CAP], asOf: "{ON}") {{ counts {{ checked broken }}
        findings(first: 100) {{ nodes {{ organization {{ name code }} value allowed }} }} }} }}"""
    return dict(await ask(tiny.graph, query, {"id": found["organization"]["id"]}))


async def test_every_form_has_the_counts_and_the_groups_over_the_cap(tiny: Loaded, tmp_path: Path) -> None:
    await migrate(tiny.graph)
    report = await ask_report(tiny.graph, SCHEMA, YEARLY, WANTED)
    found = await answered(tiny)
    levels = {level: found[level]["totalCount"] for level in LEVELS}
    assert {level: report.whole.organizations[level] for level in LEVELS} == levels
    assert sum(levels.values()) > 100
    assert report.whole.cells.met == found["cells"]["totalCount"] > 0
    assert report.whole.committees.met == found["committees"]["totalCount"] > 0
    for row in (lambda one: one.organizations, lambda one: {"met": one.cells.met, "over": one.over}):
        whole = row(report.whole)
        assert {name: sum(row(one)[name] for one in report.rows) for name in whole} == dict(whole)
    [counts] = found["audit"]["counts"]
    over = [(one.unit.code, one.excellent, one.allowed) for one in report.over]
    nodes = found["audit"]["findings"]["nodes"]
    assert over == [(one["organization"]["code"], one["value"], one["allowed"]) for one in nodes]
    assert (report.checked, report.whole.over) == (counts["checked"], counts["broken"])
    # the seeds keep the cap in all but 6 % of the groups
    assert len(over) > 1

    for form in ("csv", "html", "xlsx"):
        write_report(YEARLY, report, tmp_path / f"report.{form}")
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert re.findall(r"(?:src|href)=|url\((?!#)|@import|https?://", page) == []
    assert page.count("<tr><td", page.index('data-list="over"')) == len(over)
    assert f"{VI.number(rated(report.whole.organizations))} trong {VI.number(len_of(report))} tổ chức đảng" in page
    assert report.has_members
    assert VI("yearly_no_members", year=2024) not in page
    rows = list(csv.reader((tmp_path / "report.csv").read_text(encoding="utf-8-sig").splitlines()))
    whole = {row[3]: row[4] for row in rows if row[:2] == [VI("yearly_organizations"), VI("whole")]}
    assert whole[VI("yearly_excellent")] == str(levels["EXCELLENT"])
    book = load_workbook(tmp_path / "report.xlsx")
    listed = list(book[VI("yearly_caps")].iter_rows(min_row=2, values_only=True))
    assert [(row[1], row[3], row[4], row[5]) for row in listed] == [(*one, one[1] - one[2]) for one in over]
    assert sum(len(sheet._charts) for sheet in book) == 3
    book.close()


def len_of(report: YearlyReport) -> int:
    return sum(report.whole.organizations.values())


async def test_where_no_cap_holds_it_says_so_and_where_it_ended_what_to_do(tiny: Loaded, tmp_path: Path) -> None:
    """The cap of 124-QĐ/TW ends on 30 August 2025, the province on 1 July."""
    await migrate(tiny.graph)
    later = date(2025, 12, 31)
    report = await ask_report(tiny.graph, SCHEMA, YEARLY, replace(WANTED, under="48", on=later, language="en"))
    assert (report.checked, list(report.over)) == (0, [])
    write_report(YEARLY, report, tmp_path / "report.html")
    assert "no norm on the share of excellent ones" in (tmp_path / "report.html").read_text(encoding="utf-8")
    with pytest.raises(
        ReportRefused, match=r"ended on 2025-07-01: look at it from a day before, by --on, or ask for .*48"
    ):
        await ask_report(tiny.graph, SCHEMA, YEARLY, replace(WANTED, on=date(2025, 7, 1)))


def test_it_is_looked_at_from_a_day_of_the_next_year() -> None:
    check_day(date(2025, 1, 1), 2024)
    check_day(date(2025, 12, 31), 2024)
    for day in (date(2024, 12, 31), date(2026, 1, 1)):
        with pytest.raises(ReportRefused, match="2025"):
            check_day(day, 2024)
