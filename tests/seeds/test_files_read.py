"""Files as people send them: what a cell says, which file is read, and why another one is not."""

import tracemalloc
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from xlsxwriter import Workbook as Writing

from seeds.exchange.cells import Cell, Unread, read_cell
from seeds.exchange.files import opened
from seeds.exchange.kinds import KINDS, MEMBERS, ORGANIZATIONS, Column, Form, ListKind
from seeds.exchange.lists import Read, read_list
from seeds.exchange.lists_out import Listing, harmless, write_csv, write_xlsx
from seeds.exchange.marked import LINE, RED, write_marked
from seeds.exchange.sheet_files import looked_through, shortened
from seeds.exchange.tables import FileRefused, Problem
from wording.languages import Language
from wording.said import say

CODE, DAY, NAME = Column("code", Form.CODE), Column("until", Form.DAY), Column("name")
MONTH = Column("since", Form.DAY, month=True)
LAUGHS = "<!ENTITY e0 'ha'>" + "".join(f"<!ENTITY e{at + 1} '{f'&e{at};' * 40}'>" for at in range(9))
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
    assert read_cell(cell, column) == said


@pytest.mark.parametrize(
    ("cell", "column", "code"),
    [
        (Cell(4901234567890123), CODE, "DIGITS_LOST"),
        (Cell(60.6), CODE, "NO_CODE"),
        (Cell("13/25/2025"), DAY, "NOT_IN_CALENDAR"),
        (Cell("30/02/2024"), DAY, "NOT_IN_CALENDAR"),
        (Cell("07/2025"), DAY, "MONTH_NOT_DAY"),
        (Cell(1980), DAY, "NUMBER_NOT_DAY"),
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
    with pytest.raises(Unread) as unread:
        read_cell(cell, column)
    assert unread.value.said.code == code


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
    """The number format's zeros, days of both calendars, a heading under merged titles, empty rows, a hidden sheet."""
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
    path = tmp_path / "list.xlsx"
    path.write_bytes(content)
    assert refusal(path) == code


def test_a_package_that_would_unpack_to_too_much_is_refused_before_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("seeds.exchange.files.MOST_UNPACKED", 1_000_000)
    path = tmp_path / "list.xlsx"
    large = bytes(1_000_000 // 4 + 1)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        for number in range(4):
            package.writestr(f"xl/worksheets/sheet{number}.xml", large)
    assert refusal(path) == "FILE_TOO_LARGE"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    assert refusal(path) == "FILE_ODS"
    monkeypatch.setattr("seeds.exchange.files.MOST_ENTRIES", 50)
    with zipfile.ZipFile(path, "w") as package:
        for number in range(51):
            package.writestr(str(number), b"")
    assert refusal(path) == "FILE_TOO_LARGE"


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


def test_a_heading_that_is_doubled_or_missing_is_told_at_once(tmp_path: Path) -> None:
    assert refusal(saved(tmp_path / "one.xlsx", [(*HEADS, "Mã"), ROW])) == "HEADING_TWICE"
    assert refusal(saved(tmp_path / "two.xlsx", [HEADS[:3], ROW])) == "HEADING_MISSING"


@pytest.mark.parametrize("kind", ListKind)
@pytest.mark.parametrize("language", Language)
def test_a_template_is_read_back_and_its_example_passed_over(
    tmp_path: Path, kind: ListKind, language: Language
) -> None:
    path = tmp_path / "template.xlsx"
    write_xlsx(Listing(KINDS[kind], language, (), template=True), path)
    found = read(path)
    assert (found.kind.name, found.rows, found.problems, found.examples) == (kind, [], [], 1)
    assert set(found.positions) == set(KINDS[kind].by_name)
    book = load_workbook(path)
    assert len(book.worksheets) == 3
    assert book.worksheets[0].freeze_panes == "A2"
    for rule in book.worksheets[0].data_validations.dataValidation:
        assert "!$" in rule.formula1


def test_a_template_keeps_codes_as_texts_and_days_as_days(tmp_path: Path) -> None:
    write_xlsx(Listing(ORGANIZATIONS, Language.VI, (), template=True), tmp_path / "template.xlsx")
    sheet = load_workbook(tmp_path / "template.xlsx").worksheets[0]
    assert sheet.column_dimensions["A"].number_format == "@"
    assert sheet.column_dimensions["G"].number_format == "dd/mm/yyyy"


@pytest.mark.parametrize("name", ["=1+1", "+84", "-x", "@a", "'=1", "''=1", "|a", "%a", "'tên", "tên"])
def test_no_text_is_computed_and_all_come_back_as_they_were(tmp_path: Path, name: str) -> None:
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


def test_of_many_rows_the_first_bad_one_the_last_and_one_between_are_told_together(tmp_path: Path) -> None:
    """# EXCHANGE E17."""
    rows = [(str(number), *ROW[1:]) for number in range(3_000)]
    for number in (0, 1_500, 2_999):
        rows[number] = (str(number), *ROW[1:3], "31/06/2025")
    path = tmp_path / "list.csv"
    path.write_text("\n".join(";".join(row) for row in (HEADS, *rows)), encoding="utf-8")
    found = read(path)
    assert [(one.row, one.column) for one in found.problems] == [(2, "since"), (1_502, "since"), (3_001, "since")]


def test_a_file_of_far_too_many_rows_is_refused_when_as_many_as_may_be_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No more of it is held than these and a piece of the file."""
    monkeypatch.setattr("seeds.exchange.lists.MOST_ROWS", 500)
    path = tmp_path / "list.csv"
    with path.open("w", encoding="utf-8") as file:
        file.write(";".join(HEADS) + "\n")
        file.writelines([";".join(ROW) + "\n"] * 200_000)
    tracemalloc.start()
    try:
        assert refusal(path) == "TOO_MANY_ROWS"
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert path.stat().st_size > 10_000_000
    assert most < 8_000_000


def test_no_sheet_has_a_name_that_a_workbook_cannot_have() -> None:
    """# EXCHANGE F4: sheets are called by what they are, never by an organization."""
    codes = [f"LIST.{kind}" for kind in ListKind] + ["SHEET_GUIDE", "SHEET_CHOICES"]
    for language in Language:
        names = [say(code).words(language) for code in codes]
        assert len({name.casefold() for name in names}) == len(names)
        assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)
