"""Marked copies of workbooks: whatever wrote them, what nobody marks is as it was; a long one needs no more room."""

import re
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook

from seeds.exchange.files import opened
from seeds.exchange.kinds import ORGANIZATIONS
from seeds.exchange.lists_out import Listing, write_xlsx
from seeds.exchange.marked import write_marked
from seeds.exchange.sheet_styles import RED
from seeds.exchange.tables import Problem
from tests.seeds.test_files_read import HEADS, ROW, read, saved
from wording.languages import Language
from wording.said import say

SHEET = "xl/worksheets/sheet1.xml"


def problem(row: int, column: str = "name") -> Problem:
    return Problem(row, column, "", say("CELL_NEEDED"), say("DO_FILL_IN"))


def listed(path: Path, rows: int) -> Path:
    named = {"code": "00606", "name": "Chi bộ", "level": "CELL"}
    write_xlsx(Listing(ORGANIZATIONS, Language.VI, (named for _ in range(rows)), [say("MARKED_COPY", file="1")]), path)
    return path


def rewritten(source: Path, target: Path, **texts: tuple[str, str]) -> Path:
    """The workbook with other bytes in some of its parts: `sheet`, `types`, by (pattern, text)."""
    parts = {"sheet": SHEET, "types": "[Content_Types].xml", "book": "xl/_rels/workbook.xml.rels"}
    changed = {parts[name]: how for name, how in texts.items()}
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name in changed:
                text = re.sub(changed[name][0].encode(), changed[name][1].encode(), text)
            new.writestr(name, text)
        if "xl/vbaProject.bin" not in old.namelist():
            new.writestr("xl/vbaProject.bin", b"macros")
    return target


def test_the_first_bad_row_the_last_and_one_between_are_marked_and_all_else_stays(tmp_path: Path) -> None:
    """# EXCHANGE E17: under titles, also where a cell or its row's height is not there."""
    source = listed(tmp_path / "list.xlsx", 2_000)
    before = load_workbook(source)
    found = [problem(3), problem(3, "parent"), problem(1_000), problem(2_002)]
    write_marked(source, read(source), found, Language.VI, tmp_path / "a.xlsx")
    after = load_workbook(tmp_path / "a.xlsx")
    old, new = before.worksheets[0], after.worksheets[0]
    errors = {row: cell.value for row, cell in enumerate(new["I"], 1) if cell.value is not None}
    assert errors[2] == "Lỗi"
    assert [*errors] == [2, 3, 1_000, 2_002]
    assert str(errors[3]).splitlines()[1].startswith("Tổ chức cấp trên: Ô bắt buộc đang trống.")
    red = {cell.coordinate for row in new.iter_rows() for cell in row if cell.fill.fgColor.rgb == RED}
    assert red == {"I2", "B3", "F3", "B1000", "B2002"}
    assert all(new[one.coordinate].value == one.value for row in old.iter_rows(max_col=8) for one in row)
    assert all(new[place].number_format == old[place].number_format for place in ("A3", "B3", "G3", "B4"))
    assert new["F3"].number_format == "@"
    assert (new.column_dimensions["B"].width, new.column_dimensions["I"].width) == (
        old.column_dimensions["B"].width,
        60,
    )
    assert (new.freeze_panes, new.row_dimensions[3].height, new.row_dimensions[4].height) == (
        old.freeze_panes,
        30,
        None,
    )
    rules = [[one.sqref for one in sheet.data_validations.dataValidation] for sheet in (old, new)]
    assert rules[0] == rules[1]
    assert [sheet.title for sheet in before.worksheets] == [sheet.title for sheet in after.worksheets]


def test_a_long_workbook_is_marked_in_no_more_room_than_a_short_one(tmp_path: Path) -> None:
    held = []
    for rows in (500, 4_000):
        source = listed(tmp_path / f"{rows}.xlsx", rows)
        found = read(source)
        tracemalloc.start()
        try:
            write_marked(source, found, [problem(rows)], Language.VI, tmp_path / "marked.xlsx")
            held.append(tracemalloc.get_traced_memory()[1])
        finally:
            tracemalloc.stop()
        assert read(tmp_path / "marked.xlsx").problems == found.problems
    assert held[1] < 2 * held[0]


@pytest.mark.parametrize("prefix", ["", "x:"])
def test_other_programs_workbooks_are_marked_alike(tmp_path: Path, prefix: str) -> None:
    """With prefixes, without numbers of rows and cells, with macros, whose copy has none."""
    source = saved(tmp_path / "list.xlsx", [HEADS, ROW, ROW])
    relation = '<Relationship Type="a/vbaProject" Target="vbaProject.bin" Id="x1"/></Relationships>'
    source = rewritten(
        source,
        tmp_path / "other.xlsm",
        sheet=(r' r="[A-Z]*\d+"', ""),
        types=("vnd.openxmlformats-officedocument.spreadsheetml.sheet.main", "vnd.ms-excel.sheet.macroEnabled.main"),
        book=("</Relationships>", relation),
    )
    if prefix:
        source = rewritten(source, tmp_path / "named.xlsm", sheet=(r"<(/?)(\w)", rf"<\1{prefix}\2"))
        source = rewritten(source, tmp_path / "whole.xlsm", sheet=(r"(<x:worksheet )xmlns=", r"\1xmlns:x="))
    write_marked(source, read(source), [problem(3, "level")], Language.EN, tmp_path / "marked.xlsx")
    sheet = load_workbook(tmp_path / "marked.xlsx").worksheets[0]
    assert [cell.value for cell in sheet["E"]] == ["Errors", None, "Level: A value is needed here. Fill it in."]
    assert [cell.fill.fgColor.rgb == RED for cell in sheet["C"]] == [False, False, True]
    assert [cell.value for cell in sheet[2]][:4] == [*ROW]
    with zipfile.ZipFile(tmp_path / "marked.xlsx") as package:
        assert not [name for name in package.namelist() if "vba" in name]
        assert b"vba" not in package.read("xl/_rels/workbook.xml.rels")
        assert b"macroEnabled" not in package.read("[Content_Types].xml")


def test_separated_text_becomes_a_workbook_with_its_rows_where_they_were(tmp_path: Path) -> None:
    source = tmp_path / "list.csv"
    source.write_text("Danh sách\n\n" + ";".join(HEADS) + "\n00606;=A1;;1/7/2025\n", encoding="utf-8")
    found = read(source)
    write_marked(source, found, found.problems, Language.VI, tmp_path / "marked.xlsx")
    sheet = load_workbook(tmp_path / "marked.xlsx").worksheets[0]
    assert [cell.value for cell in sheet[3]] == [*HEADS, "Lỗi"]
    assert [cell.value for cell in sheet[4]][:4] == ["00606", "=A1", None, "1/7/2025"]
    assert (sheet["B4"].data_type, sheet["A4"].number_format, sheet["C4"].fill.fgColor.rgb) == ("s", "@", RED)
    with opened(tmp_path / "marked.xlsx") as tables:
        assert len(tables) == 1
    again = read(tmp_path / "marked.xlsx")
    assert [(one.row, one.column) for one in again.problems] == [(one.row, one.column) for one in found.problems]
