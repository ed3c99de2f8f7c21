"""Files as people send them: what a cell says, which file is read, and why another one is not."""

import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from seeds.exchange.cells import Cell, Unread, read_cell
from seeds.exchange.files import opened
from seeds.exchange.kinds import MEMBERS, ORGANIZATIONS, Column, Form
from seeds.exchange.lists import Read, read_list
from seeds.exchange.lists_out import Listing, harmless, write_csv, write_xlsx
from seeds.exchange.marked import write_marked
from seeds.exchange.sheet_marks import LINE
from seeds.exchange.sheet_styles import RED
from seeds.exchange.tables import FileRefused, Problem
from wording.languages import Language
from wording.said import say

CODE, DAY, NAME = Column("code", Form.CODE), Column("until", Form.DAY), Column("name")
MONTH = Column("since", Form.DAY, month=True)
HEADS = ("Mã tổ chức", "Tên tổ chức đảng", "Cấp", "Từ ngày")
ROW = ("606", "Chi bộ thôn 1", "Chi bộ trực thuộc", "01/07/2025")


def read(path: Path, kind: str = "", sheet: str = "") -> Read:
    with opened(path) as tables:
        return read_list(tables, kind, sheet)


def saved(path: Path, rows: Sequence[Sequence[Any]]) -> Path:
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(path)
    return path


def refusal(path: Path) -> str:
    with pytest.raises(FileRefused) as refused:
        read(path)
    return refused.value.said.code


@pytest.mark.parametrize(
    ("cell", "column", "said"),
    [
        (Cell(20560), CODE, "20560"),
        (Cell(606, "00000"), CODE, "00606"),
        (Cell(20560.0), CODE, "20560"),
        (Cell("00606"), CODE, "00606"),
        (Cell(490123456789), CODE, "490123456789"),
        (Cell("01/07/2025"), DAY, date(2025, 7, 1)),
        (Cell("1-7-2025"), DAY, date(2025, 7, 1)),
        (Cell("1.7.2025"), DAY, date(2025, 7, 1)),
        (Cell("2025-07-01"), DAY, date(2025, 7, 1)),
        (Cell(datetime.fromisoformat("2025-07-01T23:59")), DAY, date(2025, 7, 1)),
        (Cell("03/04/2025"), DAY, date(2025, 4, 3)),
        (Cell("07/2025"), MONTH, date(2025, 7, 1)),
        (Cell("ngày 1 tháng 7 năm 2025"), DAY, date(2025, 7, 1)),
        (Cell("Tháng 7/2025"), MONTH, date(2025, 7, 1)),
        (Cell("tháng 7 năm 2025"), MONTH, date(2025, 7, 1)),
        (Cell("Na\u0306m 2024"), Column("periodFrom", Form.DAY, month=True, year=True), date(2024, 1, 1)),
        (Cell("\u00a0Chi bô\u0323\u200b  thôn\u00ad 1 "), NAME, "Chi bộ thôn 1"),
        (Cell("\u00d0ảng"), NAME, "Đảng"),
        (Cell(" \u200b"), NAME, None),
        (Cell("BÍ THƯ"), Column("role", Form.CHOICE, choices="Role"), "SECRETARY"),
        (Cell("bi thu"), Column("role", Form.CHOICE, choices="Role"), "SECRETARY"),
        (Cell("Theo dõi; Dự sinh hoạt"), Column("duties", Form.CHOICES, choices="Duty"), ["ATTEND", "FOLLOW"]),
        (Cell(12.0), Column("expected", Form.NUMBER), 12),
    ],
)
def test_a_cell_says_what_it_shows(cell: Cell, column: Column, said: object) -> None:
    """# EXCHANGE E1, E2, E4, E5, E15."""
    assert read_cell(cell, column) == said


@pytest.mark.parametrize(
    ("cell", "column", "code"),
    [
        (Cell(4901234567890123), CODE, "DIGITS_LOST"),
        (Cell(60.6), CODE, "NO_CODE"),
        (Cell("13/25/2025"), DAY, "NOT_IN_CALENDAR"),
        (Cell("30/02/2024"), DAY, "NOT_IN_CALENDAR"),
        (Cell("07/2025"), DAY, "MONTH_NOT_DAY"),
        (Cell("tháng 7 năm 2025"), DAY, "MONTH_NOT_DAY"),
        (Cell("năm 2025"), MONTH, "YEAR_NOT_DAY"),
        (Cell("ngày 31 tháng 6 năm 2025"), DAY, "NOT_IN_CALENDAR"),
        (Cell(1980), DAY, "YEAR_NOT_DAY"),
        (Cell("1980"), DAY, "YEAR_NOT_DAY"),
        (Cell(45839), DAY, "NUMBER_NOT_DAY"),
        (Cell("hôm qua"), DAY, "NOT_A_DAY"),
        (Cell("01/07/1025"), DAY, "DAY_FAR_OFF"),
        (Cell("#REF!", fault="error"), NAME, "CELL_ERROR"),
        (Cell(fault="formula"), NAME, "CELL_NOT_COMPUTED"),
        (Cell("NguyÔn V¨n An"), NAME, "OLD_LETTERS"),
        (Cell("Nguyeãn Vaên An"), NAME, "OLD_LETTERS"),
        (Cell("mười hai"), Column("expected", Form.NUMBER), "NOT_A_NUMBER"),
        (Cell("Trưởng ban"), Column("role", Form.CHOICE, choices="Role"), "NO_SUCH_CHOICE"),
    ],
)
def test_a_cell_that_cannot_be_read_says_why(cell: Cell, column: Column, code: str) -> None:
    """# EXCHANGE E1, E2, E4, E6."""
    with pytest.raises(Unread) as unread:
        read_cell(cell, column)
    assert unread.value.said.code == code


def test_the_choices_are_told_in_the_language_of_whoever_reads() -> None:
    with pytest.raises(Unread) as unread:
        read_cell(Cell("Cel"), Column("level", Form.CHOICE, choices="Level"))
    assert unread.value.todo.words(Language.EN).endswith("Sectional committee, Cell and Party group.")
    assert unread.value.todo.words(Language.VI).endswith("Đảng bộ bộ phận, Chi bộ trực thuộc và Tổ đảng.")


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff{heads}\n{row}\n",
        "sep=;\n{heads}\n{row}\n",
        "Danh sách tổ chức\n\n{heads}\n{row}\n",
        "MA TO CHUC;ten to chuc dang;Cấp ;Từ\u00a0ngày\n{row}\n",
        '{heads}\n606;"Chi bộ\nthôn 1";Chi bộ trực thuộc;01/07/2025\n',
    ],
)
@pytest.mark.parametrize(("separator", "encoding"), [(";", "utf-8"), (",", "utf-8"), ("\t", "utf-8"), (";", "utf-16")])
def test_separated_text_is_read_however_it_was_saved(tmp_path: Path, text: str, separator: str, encoding: str) -> None:
    """# EXCHANGE E13, E14."""
    written = text.format(heads=";".join(HEADS), row=";".join(ROW)).replace(";", separator)
    path = tmp_path / "list.xlsx"
    path.write_text(written, encoding=encoding, newline="")
    found = read(path)
    assert found.kind is ORGANIZATIONS
    assert [row.values["code"] for row in found.rows] == ["606"]
    assert found.rows[0].values["name"] == "Chi bộ thôn 1"


def test_windows_1258_is_converted_and_older_encodings_are_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    # its tones are letters of their own, behind the vowel
    text = "\n".join((";".join(HEADS), ";".join(ROW)))
    decomposed = text.replace("ổ", "ô\u0309").replace("ứ", "ư\u0301").replace("ả", "a\u0309").replace("ấ", "â\u0301")
    decomposed = (
        decomposed.replace("ừ", "ư\u0300").replace("à", "a\u0300").replace("ộ", "ô\u0323").replace("ự", "ư\u0323")
    )
    path.write_bytes(decomposed.replace("ã", "a\u0303").encode("cp1258"))
    assert read(path).rows[0].values["name"] == "Chi bộ thôn 1"
    path.write_bytes("M· tæ chøc;Tªn tæ chøc ®¶ng\n".encode("latin-1"))
    assert refusal(path) == "FILE_ENCODING"


def test_a_workbook_is_read_as_it_is(tmp_path: Path) -> None:
    """# EXCHANGE E1, E3, E10, E14.

    The number format's zeros, days of both calendars, a heading under merged titles, empty rows, a hidden sheet."""
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    sheet = book.worksheets[0]
    sheet.append(["DANH SÁCH"])
    sheet.merge_cells("A1:D1")
    sheet.append([])
    sheet.append(["Mã\ntổ chức", "Tên tổ chức đảng", "Cấp", "Từ ngày", "Ghi chú"])
    sheet.append([606, "Chi bộ thôn 1", "Chi bộ trực thuộc", date(2025, 7, 1)])
    sheet.append([])
    sheet.append(["607", "Chi bộ thôn 2", "Chi bộ trực thuộc", "01/07/2025"])
    sheet["A4"].number_format = "00000"
    book.create_sheet("Cũ").sheet_state = "hidden"
    book.save(tmp_path / "list.xlsx")
    found = read(tmp_path / "list.xlsx")
    assert [(row.number, row.values["code"], row.values["since"]) for row in found.rows] == [
        (4, "00606", date(2025, 7, 1)),
        (6, "607", date(2025, 7, 1)),
    ]
    assert found.unknown == ("Ghi chú",)
    with pytest.raises(FileRefused, match="Sheet"):
        read(tmp_path / "list.xlsx", sheet="Cũ")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "FILE_EMPTY"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 workbook", "FILE_OLD"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "FILE_LOCKED"),
        (b"<html><table><tr><td>1</td></tr></table>", "FILE_HTML"),
        (b"PK\x03\x04 cut", "FILE_BROKEN"),
        ("chỉ là một câu\n".encode(), "NO_HEADING"),
    ],
)
def test_a_file_that_is_none_of_ours_is_refused_by_what_it_is(tmp_path: Path, content: bytes, code: str) -> None:
    """# EXCHANGE E12."""
    path = tmp_path / "list.xlsx"
    path.write_bytes(content)
    assert refusal(path) == code


def test_a_package_that_would_unpack_to_too_much_is_refused_before_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """# EXCHANGE E11, E12."""
    monkeypatch.setattr("seeds.exchange.files.MOST_UNPACKED", 1_000_000)
    path = tmp_path / "list.xlsx"
    large = bytes(1_000_000 // 4 + 1)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        for number in range(4):
            package.writestr(f"xl/worksheets/sheet{number}.xml", large)
    assert refusal(path) == "FILE_TOO_LARGE"
    monkeypatch.setattr("seeds.exchange.files.MOST_HELD", 200_000)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        package.writestr("xl/sharedStrings.xml", large)
    assert refusal(path) == "PARTS_TOO_LARGE"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    assert refusal(path) == "FILE_ODS"
    monkeypatch.setattr("seeds.exchange.files.MOST_ENTRIES", 50)
    with zipfile.ZipFile(path, "w") as package:
        for number in range(51):
            package.writestr(str(number), b"")
    assert refusal(path) == "FILE_TOO_LARGE"


def test_a_heading_that_is_doubled_or_missing_is_told_at_once(tmp_path: Path) -> None:
    """# EXCHANGE E14."""
    assert refusal(saved(tmp_path / "one.xlsx", [(*HEADS, "Mã"), ROW])) == "HEADING_TWICE"
    assert refusal(saved(tmp_path / "two.xlsx", [HEADS[:3], ROW])) == "HEADING_MISSING"


@pytest.mark.parametrize("name", ["=1+1", "+84", "-x", "@a", "'=1", "''=1", "|a", "%a", "'tên", "tên"])
def test_no_text_is_computed_and_all_come_back_as_they_were(tmp_path: Path, name: str) -> None:
    """# EXCHANGE F1."""
    values = {"name": name, "code": "00606", "level": "CELL", "since": date(2025, 7, 1)}
    for write in (write_csv, write_xlsx):
        write(Listing(ORGANIZATIONS, Language.VI, [values], [say("MARKED_COPY", file="1")]), tmp_path / "out.xlsx")
        [row] = read(tmp_path / "out.xlsx").rows
        assert row.values == values
    assert harmless(name)[0] not in "=+-@|%"
    assert load_workbook(tmp_path / "out.xlsx").worksheets[0]["B3"].data_type == "s"


def test_a_marked_copy_says_what_is_wrong_and_can_be_sent_again(tmp_path: Path) -> None:
    source = saved(tmp_path / "list.xlsx", [HEADS, ROW, ("607", "Chi bộ 2", "Cấp nào?", "32/07/2025")])
    book = load_workbook(source)
    book.worksheets[0].column_dimensions["B"].width = 41
    book.worksheets[0].column_dimensions["C"].hidden = True
    book.worksheets[0].row_dimensions[2].hidden = True
    book.worksheets[0]["A2"].number_format = "00000"
    book.create_sheet("Ghi chép")["A1"] = "giữ lại"
    book.save(source)
    found = read(source)
    assert [problem.column for problem in found.problems] == ["level", "since"]
    marked = tmp_path / "marked.xlsx"
    write_marked(source, found, found.problems, Language.VI, marked)
    book = load_workbook(marked)
    sheet = book.worksheets[0]
    assert sheet["E1"].value == "Lỗi"
    assert sheet["E2"].value is None
    assert str(sheet["E3"].value).startswith("Cấp: Không có trong danh mục.")
    assert (sheet.row_dimensions[2].height, sheet.row_dimensions[3].height) == (None, 6 * LINE)
    assert (sheet["C3"].fill.fgColor.rgb, sheet["B3"].fill.fgColor.rgb == RED) == (RED, False)
    assert (sheet.column_dimensions["B"].width, book["Ghi chép"]["A1"].value) == (41, "giữ lại")
    assert (sheet.column_dimensions["C"].hidden, sheet.row_dimensions[2].hidden, sheet["A2"].number_format) == (
        True,
        True,
        "00000",
    )
    sheet["C3"], sheet["D3"] = "Chi bộ trực thuộc", "31/07/2025"
    book.save(marked)
    again = read(marked)
    assert (len(again.rows), again.problems, again.unknown) == (2, [], ())
    write_marked(
        marked, again, [Problem(2, "code", "606", say("ROW_TWICE", row="3"), say("DO_LEAVE_ONE"))], Language.VI, marked
    )
    sheet = load_workbook(marked).worksheets[0]
    assert sheet.row_dimensions[3].height is None
    assert (sheet["E1"].value, sheet["E3"].value, sheet["F1"].value) == ("Lỗi", None, None)
    assert (sheet["C3"].fill.fgColor.rgb == RED, sheet["A2"].fill.fgColor.rgb) == (False, RED)


def test_every_kind_is_told_from_the_others_by_its_headings(tmp_path: Path) -> None:
    members = ["Họ tên", "ngay sinh", "Số thẻ", "Chi bộ", "Ngày vào đảng"]
    path = saved(tmp_path / "list.xlsx", [members, ["An", "1/1/1980", "49", "Chi bộ 1", "1/1/2020"]])
    assert read(path).kind is MEMBERS
