"""Workbooks and long files as they come: what is hidden, empty, computed, false or too much of them."""

import re
import tracemalloc
import zipfile
from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from xlsxwriter import Workbook as Writing

from seeds.exchange.files import opened
from seeds.exchange.kinds import ListKind
from seeds.exchange.lists import read_list
from seeds.exchange.sheet_files import looked_through, shortened
from tests.seeds.test_files_read import HEADS, ROW, read, refusal, saved
from wording.languages import Language
from wording.said import say

LAUGHS = "<!ENTITY e0 'ha'>" + "".join(f"<!ENTITY e{at + 1} '{f'&e{at};' * 40}'>" for at in range(9))


def rewritten(source: Path, old: bytes, new: bytes) -> Path:
    """The same package with other bytes in its parts."""
    path = source.with_name(f"re-{source.name}")
    with zipfile.ZipFile(source) as before, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            after.writestr(name, before.read(name).replace(old, new))
    return path


@pytest.mark.parametrize("true", [b"1", b"true"])
def test_days_of_a_workbook_of_1904_are_those_that_it_shows(tmp_path: Path, true: bytes) -> None:
    """# EXCHANGE E3."""
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    for row in (HEADS, (*ROW[:3], date(2025, 7, 1))):
        book.worksheets[0].append(row)
    book.save(tmp_path / "list.xlsx")
    path = rewritten(tmp_path / "list.xlsx", b'date1904="1"', b'date1904="%b"' % true)
    assert read(path).rows[0].values["since"] == date(2025, 7, 1)


@pytest.mark.parametrize("dimension", ["A1:XFD1048576", "A1:B2"])
def test_what_a_sheet_says_of_its_size_is_not_believed(tmp_path: Path, dimension: str) -> None:
    """# EXCHANGE E8."""
    source = saved(tmp_path / "list.xlsx", [HEADS, *[ROW] * 15])
    assert len(read(rewritten(source, b'ref="A1:D16"', f'ref="{dimension}"'.encode())).rows) == 15


def test_what_is_formatted_and_empty_is_not_parsed_and_rows_keep_their_numbers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """# EXCHANGE E9: what comes behind the last value is no part of the sheet, however long; what reads it in pieces
    finds the end wherever it lies."""
    empty = b"".join(b'<row r="%d" s="1"><c r="A%d" s="1"/></row>' % (at, at) for at in range(9, 20_000))
    source = saved(tmp_path / "list.xlsx", [HEADS, (), ROW, (), (), ("607", *ROW[1:]), ()])
    path = rewritten(source, b"</sheetData>", empty + b"</sheetData>")
    for at_once in (1 << 20, 7, 64, 1_000):
        monkeypatch.setattr("seeds.exchange.sheet_files.READ_AT_ONCE", at_once)
        if at_once < 100:
            path = source
        assert [(row.number, row.values["code"]) for row in read(path).rows] == [(3, "606"), (6, "607")]
        with zipfile.ZipFile(path) as package:
            known = looked_through(package, "xl/worksheets/sheet1.xml")
            with shortened(partial(package.open, "xl/worksheets/sheet1.xml"), known.end) as sheet:
                kept = b"".join(iter(partial(sheet.read, at_once), b""))
        assert kept.endswith(b"</row></sheetData></worksheet>")
        assert kept.count(b'<row r="6"') == 1
        assert b'<row r="9"' not in kept


def test_hidden_rows_are_read_and_counted_and_the_sheet_is_chosen_by_its_name(tmp_path: Path) -> None:
    """# EXCHANGE E10."""
    book = Workbook()
    for name, sheet in (("Một", book.worksheets[0]), ("Hai", book.create_sheet("Hai"))):
        sheet.title = name
        for row in (HEADS, *((f"{name}{number}", *ROW[1:]) for number in range(4)), ()):
            sheet.append(row)
    for number in (3, 5, 30):
        book["Hai"].row_dimensions[number].hidden = True
    book.save(tmp_path / "list.xlsx")
    first, second = read(tmp_path / "list.xlsx"), read(tmp_path / "list.xlsx", sheet="hai")
    assert [(one.sheet, len(one.rows), one.hidden) for one in (first, second)] == [("Một", 4, 0), ("Hai", 4, 2)]


def test_a_formula_counts_by_its_stored_result(tmp_path: Path) -> None:
    """# EXCHANGE E6: a program has written it without one; Excel has stored one; it stored an error."""
    path = saved(tmp_path / "list.xlsx", [HEADS, ("606", '="Chi bộ"&" 1"', *ROW[2:])])
    [problem] = read(path).problems
    assert (problem.row, problem.column, problem.said.code) == (2, "name", "CELL_NOT_COMPUTED")
    with Writing(str(tmp_path / "stored.xlsx")) as book:
        sheet = book.add_worksheet()
        for number, (code, result) in enumerate((HEADS[:2], ("606", "Chi bộ 1"), ("607", "#REF!"))):
            for place, text in enumerate((code, result, *(HEADS if number == 0 else ROW)[2:])):
                sheet.write_string(number, place, text)
            if number:
                sheet.write_formula(number, 1, "=A1", None, result)
    found = read(tmp_path / "stored.xlsx")
    assert found.rows[0].values["name"] == "Chi bộ 1"
    assert [(one.row, one.column, one.said.code) for one in found.problems] == [(3, "name", "CELL_ERROR")]


def test_what_a_package_says_falsely_or_names_elsewhere_is_not_followed(tmp_path: Path) -> None:
    """# EXCHANGE E11: an entry that says of itself that it is small, an entity of a file, one that grows."""
    source = saved(tmp_path / "list.xlsx", [HEADS, *[ROW] * 200])
    with zipfile.ZipFile(source) as package:
        size = package.getinfo("xl/worksheets/sheet1.xml").file_size
    content, small = source.read_bytes(), (100).to_bytes(4, "little")
    assert content.count(size.to_bytes(4, "little")) >= 1
    lying = tmp_path / "lying.xlsx"
    lying.write_bytes(content.replace(size.to_bytes(4, "little"), small))
    assert refusal(lying) == "FILE_BROKEN"
    (tmp_path / "secret").write_text("secret")
    cell = b"606</t>"
    for entity, name in (
        ("", b"606"),
        (f'<!ENTITY e SYSTEM "{(tmp_path / "secret").as_uri()}">', b"&e;"),
        (LAUGHS, b"&e9;"),
    ):
        head = b"<!DOCTYPE worksheet [" + entity.encode() + b"]><worksheet "
        with zipfile.ZipFile(source) as old, zipfile.ZipFile(tmp_path / "entity.xlsx", "w") as new:
            for part in old.namelist():
                text = old.read(part)
                if b"<sst " in text or b"<worksheet " in text:
                    text = text.replace(b"<worksheet ", head).replace(cell, name + b"</t>")
                    text = text.replace(b"<sst ", head.replace(b"worksheet", b"sst"))
                new.writestr(part, text)
        if entity:
            assert refusal(tmp_path / "entity.xlsx") == "FILE_BROKEN"
        else:
            assert len(read(tmp_path / "entity.xlsx").rows) == 200


def test_of_many_rows_the_first_bad_one_the_last_and_one_between_are_told_together(tmp_path: Path) -> None:
    """# EXCHANGE E17."""
    rows = [(str(number), *ROW[1:]) for number in range(70_000)]
    for number in (0, 35_000, 69_999):
        rows[number] = (str(number), *ROW[1:3], "31/06/2025")
    path = tmp_path / "list.csv"
    path.write_text("\n".join(";".join(row) for row in (HEADS, *rows)), encoding="utf-8")
    found = read(path)
    assert [(one.row, one.column) for one in found.problems] == [(2, "since"), (35_002, "since"), (70_001, "since")]


def listed(path: Path, rows: int, *, workbook: bool) -> Path:
    """A list of so many rows, of which the first, the last and one between are bad."""
    bad = {0, rows // 2, rows - 1}
    content = [HEADS, *((str(one), *ROW[1:3], "31/06/2025" if one in bad else ROW[3]) for one in range(rows))]
    if workbook:
        with Writing(path, {"constant_memory": True}) as book:
            sheet = book.add_worksheet()
            for number, row in enumerate(content):
                sheet.write_row(number, 0, row)
    else:
        path.write_text("\n".join(";".join(row) for row in content), encoding="utf-8")
    return path


@pytest.mark.parametrize("workbook", [False, True])
def test_of_more_rows_than_may_be_recorded_all_are_read_and_none_is_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, workbook: bool
) -> None:
    """A longer list takes no more memory than a shorter one, but for the hundred bytes that openpyxl's parser keeps of
    a row; problems are told wherever they are, and the parts that may be recorded."""
    monkeypatch.setattr("seeds.exchange.lists.MOST_ROWS", 500)
    for room in ("files", "sheet_files"):
        monkeypatch.setattr(f"seeds.exchange.{room}.READ_AT_ONCE", 5_000)
    most = []
    for rows in (1_000, 6_000):
        path = listed(tmp_path / f"{rows}.list", rows, workbook=workbook)
        tracemalloc.start()
        try:
            found = read(path)
            most.append(tracemalloc.get_traced_memory()[1])
        finally:
            tracemalloc.stop()
        assert (found.rows, found.total, found.last) == ([], rows, rows + 1)
        assert [one.row for one in found.problems] == [2, rows // 2 + 2, rows + 1]
    assert found.too_long is not None
    todo = found.too_long.todo.words(Language.EN)
    assert re.findall(r"\d+-\d+", todo) == [f"{at}-{at + 499}" for at in range(2, 6_001, 500)]
    assert most[1] - most[0] < (5_000 * 110 if workbook else 100_000)


def test_only_rows_of_these_numbers_are_read_and_no_further_problems_kept_than_may_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = listed(tmp_path / "list.csv", 9, workbook=False)
    with opened(path) as tables:
        found = read_list(tables, only=range(6, 11))
    assert ([row.number for row in found.rows], [one.row for one in found.problems]) == ([6, 7, 8, 9, 10], [6, 10])
    monkeypatch.setattr("seeds.exchange.lists.MOST_PROBLEMS", 2)
    found = read(path)
    assert ([one.row for one in found.problems], found.further, found.too_long) == ([2, 6], 1, None)


def test_a_row_without_an_end_and_texts_without_an_end_are_not_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """# EXCHANGE E11: nothing is parsed of what would have to be held whole; a part that is called a sheet and is none
    counts with what is held."""
    source = saved(tmp_path / "list.xlsx", [HEADS, *[ROW] * 200])
    monkeypatch.setattr("seeds.exchange.sheet_files.READ_AT_ONCE", 1_000)
    monkeypatch.setattr("seeds.exchange.sheet_files.LONGEST_TAG", 100)
    monkeypatch.setattr("seeds.exchange.sheet_files.LONGEST_ROW", 20_000)
    assert len(read(source).rows) == 200
    cells = b'<c t="inlineStr"><is><t>x</t></is></c>' * 1_000
    assert refusal(rewritten(source, b"</row></sheetData>", cells + b"</row></sheetData>")) == "PARTS_TOO_LARGE"
    monkeypatch.setattr("seeds.exchange.files.MOST_HELD", 20_000)
    path = tmp_path / "strings.xlsx"
    for part, code in ((b"<sst ", "PARTS_TOO_LARGE"), (b"<!-- <worksheet > --><sst ", "PARTS_TOO_LARGE")):
        with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
            for name in old.namelist():
                new.writestr(name, old.read(name))
            new.writestr("xl/worksheets/strings.xml", part + bytes(20_000))
        assert refusal(path) == code


def test_no_sheet_has_a_name_that_a_workbook_cannot_have() -> None:
    """# EXCHANGE F4: sheets bear the name of what they hold, never that of an organization."""
    codes = [f"LIST.{kind}" for kind in ListKind] + ["SHEET_GUIDE", "SHEET_CHOICES"]
    for language in Language:
        names = [say(code).words(language) for code in codes]
        assert len({name.casefold() for name in names}) == len(names)
        assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)


SUM = ("", "Tổng cộng:", 12, "")


@pytest.mark.parametrize(
    ("below", "rows", "beside", "wrong"),
    [
        ([SUM], [2], [3], []),
        ([("Tổng số: 12",)], [2], [3], []),
        ([("TOTAL", "", "12")], [2], [3], []),
        # a part of the list, its sum, and the next part
        ([SUM, ROW, SUM], [2, 4], [3, 5], []),
        ([SUM, ("", "(Bằng chữ: mười hai)"), ("", "", "Tam Kỳ, ngày 01 tháng 7 năm 2025")], [2], [3, 4, 5], []),
        (
            [("Người lập biểu", "", "", "T/M BAN THƯỜNG VỤ"), (), ("Nguyễn Thị A", "", "", "Trần Văn B")],
            [2],
            [3, 5],
            [],
        ),
        # the heading of the next part is no row of the list: it is told, as a whole row comes behind it
        ([SUM, ("II", "Đảng bộ xã B"), ROW], [2, 4, 5], [3], ["level", "since"]),
        # what lacks one cell alone is a row that somebody has forgotten to fill in
        ([SUM, ("608", "Chi bộ 3", "Chi bộ trực thuộc", "")], [2, 4], [3], ["since"]),
        # names that begin so, whole rows, and rows that are wrong without such a word above them
        ([("608", "Cộng Hòa", "", "01/07/2025")], [2, 3], [], ["level"]),
        ([("608", "Tổng cộng", "Chi bộ trực thuộc", "01/07/2025")], [2, 3], [], []),
        ([("", "Nguyễn Thị A")], [2, 3], [], ["level", "since"]),
        ([SUM, *[("", str(number)) for number in range(61)]], [2, *range(4, 65)], [3], ["level", "since"] * 61),
    ],
)
def test_sums_and_what_is_signed_below_a_list_are_no_rows_of_it(
    tmp_path: Path, below: Sequence[Sequence[Any]], rows: list[int], beside: list[int], wrong: list[str]
) -> None:
    found = read(saved(tmp_path / "list.xlsx", [HEADS, ROW, *below]))
    assert [row.number for row in found.rows] == rows
    assert found.beside == beside
    assert [problem.column for problem in found.problems] == wrong
