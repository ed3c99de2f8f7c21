"""What an officer looks at in a report: its heading, who follows whom, columns, and what no spreadsheet may run."""

import csv
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from graph.engine.migrations import migrate
from reports.model import ReportRefused, Unit
from reports.posts import committee_of, place_of, post_of, symbol_of
from reports.separated import BEGINNINGS, harmless
from reports.supervision.model import SupervisionReport, SupervisionWanted
from reports.supervision.separated import write_separated
from reports.supervision.workbook import write_workbook
from reports.wording import LANGUAGES
from service.reports import SUPERVISION, ask_report, write_report
from tests.conftest import Loaded
from tests.support.asking import SCHEMA, ask

pytestmark = pytest.mark.contract

SINCE, UNTIL = date(2024, 1, 1), date(2025, 1, 1)
WANTED = SupervisionWanted(
    "49", SINCE, UNTIL, "vi", "số liệu mẫu", date(2026, 1, 31), synthetic=True, ledger="7:abc", top=10
)


NO_DATA_BARS = "ignore:.*extension is not supported:UserWarning"
"""The reader of the tests does not know data bars, which the workbook has."""
HEAD = (
    "TỈNH ỦY QUẢNG NAM * Số -BC/TU ĐẢNG CỘNG SẢN VIỆT NAM Quảng Nam, ngày 31 tháng 01 năm 2026 BÁO CÁO tình hình "
    "phân công cấp ủy viên theo dõi, phụ trách và dự sinh hoạt Từ ngày 01/01/2024 đến hết ngày 31/12/2024; tình hình "
    "phân công tính đến ngày 31/12/2024"
)


async def written(tiny: Loaded, path: Path, wanted: SupervisionWanted = WANTED) -> SupervisionReport:
    await migrate(tiny.graph)
    report = await ask_report(tiny.graph, SCHEMA, SUPERVISION, wanted)
    write_report(SUPERVISION, report, path)
    return report


@pytest.mark.parametrize(
    "beginning", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", " =", "\u00a0=", "\ufeff="]
)
def test_no_text_of_a_table_begins_a_formula(beginning: str) -> None:
    """A29 of FAULTS: plain, in full width, behind blanks."""
    text = f"{beginning}1+2"
    assert harmless(text) == f"'{text}"
    assert (harmless("Chi bộ =1"), harmless(-3), harmless("")) == ("Chi bộ =1", -3, "")


@pytest.mark.filterwarnings(NO_DATA_BARS)
async def test_no_cell_of_a_report_begins_a_formula_whatever_is_called_so(tiny: Loaded, tmp_path: Path) -> None:
    """A29 of FAULTS: names, codes, posts, and the lines that say what it was made from."""
    report = hostile(await written(tiny, tmp_path / "report.csv"))
    write_separated(report, tmp_path / "hostile.csv")
    rows = list(csv.reader((tmp_path / "hostile.csv").read_text(encoding="utf-8-sig").splitlines()))
    cells = {cell for row in rows for cell in row}
    assert {"'=1+2", "'+3", "'@post", "'-cell"} <= cells
    assert [cell for cell in cells if cell[:1] in BEGINNINGS] == []
    write_workbook(report, tmp_path / "hostile.xlsx")
    book = load_workbook(tmp_path / "hostile.xlsx")
    assert [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"] == []


def hostile(report: SupervisionReport) -> SupervisionReport:
    unit = Unit("=1+2", "+3", "=4")
    person = replace(report.links[0].person, name="=1+2", post="@post", cell="-cell")
    return replace(
        report,
        wanted=replace(report.wanted, source="=1+2", under="=1+2"),
        subject=replace(report.subject, unit=unit),
        groups=[replace(group, unit=unit) for group in report.groups],
        lists={name: [unit] for name in report.lists},
        links=[replace(link, person=person, organization=unit) for link in report.links[:3]],
        supervisors=[replace(one, person=person) for one in report.supervisors],
        loops=[[unit, unit]],
    )


async def test_the_page_begins_as_a_document_of_the_party(tiny: Loaded, tmp_path: Path) -> None:
    """B19 of FAULTS; Hướng dẫn 36-HD/VPTW: name of the Party, committee, number, place and date, kind and subject."""
    await written(tiny, tmp_path / "report.html")
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    head = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page[page.index("<header>") : page.index("</header>")]))
    assert " ".join(head.split()) == HEAD
    text = re.sub(r"<[^>]+>", " ", page[page.index("<body>") :])
    for machine_word in ("nút và quan hệ", "seed", "7:abc", "tư cách theo dõi"):
        assert machine_word not in text
    assert '<meta name="ledger" content="7:abc">' in page


@pytest.mark.parametrize(
    ("organization", "level", "committee", "symbol", "place"),
    [
        ("Đảng bộ tỉnh Quảng Nam", "PROVINCIAL", "Tỉnh ủy Quảng Nam", "BC/TU", "Quảng Nam"),
        ("Đảng bộ thành phố Đà Nẵng", "PROVINCIAL", "Thành ủy Đà Nẵng", "BC/TU", "Đà Nẵng"),
        ("Đảng bộ thành phố Hội An", "UPPER_GRASSROOTS", "Thành ủy Hội An", "BC/ThU", "Hội An"),
        ("Đảng bộ huyện Đại Lộc", "UPPER_GRASSROOTS", "Huyện ủy Đại Lộc", "BC/HU", "Đại Lộc"),
        ("Đảng bộ xã Nông Sơn", "UPPER_GRASSROOTS", "Đảng ủy xã Nông Sơn", "BC/ĐU", "Nông Sơn"),
        ("Chi bộ thôn 1", "CELL", "Chi bộ thôn 1", "BC/CB", "1"),
    ],
)
def test_committees_are_called_as_they_are(
    organization: str, level: str, committee: str, symbol: str, place: str
) -> None:
    assert (committee_of(organization), symbol_of(organization, level), place_of(organization)) == (
        committee,
        symbol,
        place,
    )


def seat(body: str, role: str, organization: str) -> Mapping[str, Any]:
    return {"body": body, "role": role, "organization": {"name": organization}}


def test_a_supervisor_is_told_by_the_highest_post() -> None:
    seats = [
        seat("CELL_COMMITTEE", "SECRETARY", "Chi bộ thôn 1"),
        seat("EXECUTIVE_COMMITTEE", "COMMITTEE_MEMBER", "Đảng bộ huyện Đại Lộc"),
        seat("STANDING_BOARD", "STANDING_MEMBER", "Đảng bộ huyện Đại Lộc"),
    ]
    assert post_of(seats, "vi") == "Ủy viên Ban Thường vụ Huyện ủy Đại Lộc"
    assert post_of(seats[:2], "en") == "Committee member, Đảng bộ huyện Đại Lộc"
    assert post_of(seats[:1], "vi") == "Bí thư Chi bộ thôn 1"
    assert post_of([], "vi") == ""


async def test_who_follows_whom_adds_up_to_what_a_client_is_answered(tiny: Loaded, tmp_path: Path) -> None:
    """B8 of FAULTS: each link once, with post, cell, code, standing, and what was required and done."""
    report = await written(tiny, tmp_path / "report.html")
    query = """query ($id: ID!) { visitsDue(of: { under: $id }, asOf: "2024-12-31") { total neverVisited } }"""
    found = await ask(tiny.graph, '{ organization(by: { code: "49" }, asOf: "2024-12-31") { id: key } }')
    due = (await ask(tiny.graph, query, {"id": found["organization"]["id"]}))["visitsDue"]
    assert (len(report.links), len(report.never_visited)) == (due["total"], due["neverVisited"])
    assert len(report.links) > 100
    assert all(link.person.cell for link in report.links)
    assert sum(bool(link.person.post) for link in report.links) > len(report.links) * 0.9
    assert {link.standing for link in report.links} == {True, False}
    for link in report.links:
        figures = link.figures
        assert figures["attended"] == (figures["required"] or 0) - figures["shortfall"] + figures["surplus"]
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert all(link.organization.told_apart in page for link in report.links if "'" not in link.organization.name)
    names = [link.person.name.split()[-1] for link in report.links]
    assert names.index("Anh") < names.index("Vân") if {"Anh", "Vân"} <= set(names) else names


@pytest.mark.filterwarnings(NO_DATA_BARS)
async def test_each_column_of_a_sheet_holds_one_kind_of_thing(tiny: Loaded, tmp_path: Path) -> None:
    """B8 of FAULTS: numbers, texts or days, and days as days."""
    await written(tiny, tmp_path / "report.xlsx")
    book = load_workbook(tmp_path / "report.xlsx")
    days = 0
    for sheet in book.worksheets[1:]:
        for column in sheet.iter_cols(min_row=2):
            kinds = {kind_of(cell.value) for cell in column if cell.value is not None}
            assert len(kinds) <= 1, (sheet.title, column[0].coordinate, kinds)
            days += kinds == {"day"}
    assert days >= 4
    assert book["Ai theo dõi"]["A1"].value == LANGUAGES["vi"]("supervisor")


def kind_of(value: object) -> str:
    if isinstance(value, datetime):
        return "day"
    return "text" if isinstance(value, str) else "number"


@pytest.mark.parametrize(("since", "until"), [("2025-01-01", "2025-07-02"), ("2025-06-30", "2026-01-01")])
async def test_a_period_that_the_organization_ended_in_is_asked_back_as_two(
    tiny: Loaded, tmp_path: Path, since: str, until: str
) -> None:
    """B9 of FAULTS: the province ended on 1 July 2025."""
    over = replace(WANTED, since=date.fromisoformat(since), until=date.fromisoformat(until))
    with pytest.raises(ReportRefused) as refused:
        await written(tiny, tmp_path / "report.csv", over)
    told = str(refused.value)
    assert f"--under 49 --from {since} --to 2025-07-01; --under 48 --from 2025-07-01 --to {until}." in told
    assert "Đảng bộ thành phố Đà Nẵng (48)" in told
    assert "\n" not in told


async def test_reports_of_the_two_parts_are_made(tiny: Loaded, tmp_path: Path) -> None:
    """The last day of the province, and the first of what it went into."""
    before = replace(WANTED, since=date(2025, 1, 1), until=date(2025, 7, 1))
    after = replace(WANTED, under="48", since=date(2025, 7, 1), until=date(2026, 1, 1))
    names = [(await written(tiny, tmp_path / "report.csv", one)).name for one in (before, after)]
    assert names == ["Đảng bộ tỉnh Quảng Nam", "Đảng bộ thành phố Đà Nẵng"]


async def test_an_organization_that_began_in_the_period_says_so_and_what_was_before(
    tiny: Loaded, tmp_path: Path
) -> None:
    """The code 20656 was the township's; since 1 July 2025 it is that of the commune which it went into."""
    path = tmp_path / "report.html"
    report = await written(tiny, path, replace(WANTED, under="20656", since=date(2025, 1, 1), until=date(2026, 1, 1)))
    assert report.subject.since == date(2025, 7, 1)
    assert "Đảng bộ thị trấn Trung Phước (20656)" in [one.told_apart for one in report.subject.from_]
    page = path.read_text(encoding="utf-8")
    assert "Đảng bộ xã Nông Sơn thành lập ngày 01/07/2025; số liệu tính từ ngày đó." in page
    assert "Đảng bộ thị trấn Trung Phước (20656)" in page


async def test_no_section_of_a_page_is_forced_onto_a_sheet_of_its_own(tiny: Loaded, tmp_path: Path) -> None:
    """B8 of FAULTS: a small unit's pages left halves empty."""
    await written(tiny, tmp_path / "report.html")
    assert "break-before: page" not in (tmp_path / "report.html").read_text(encoding="utf-8")
