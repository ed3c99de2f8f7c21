"""One list as different programs write it: read alike, as EXCHANGE E19 asks."""

import re
import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from xlsxwriter import Workbook as Writing

from tests.seeds.test_files_read import HEADS, read, saved

DAY = date(2025, 7, 1)
ROWS = [("00606", "Chi bộ thôn 1", "Chi bộ trực thuộc", DAY), ("00607", "Chi bộ xóm 2 & 3", "CELL", DAY)]
READ = [
    {"code": "00606", "name": "Chi bộ thôn 1", "level": "CELL", "since": DAY},
    {"code": "00607", "name": "Chi bộ xóm 2 & 3", "level": "CELL", "since": DAY},
]
Edit = tuple[str, str]


def edited(source: Path, path: Path, sheet: Sequence[Edit] = (), strings: Sequence[Edit] = ()) -> Path:
    """The same workbook as another program has it: patterns in its sheet or its texts, and what stands for them."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            text = old.read(name).decode()
            edits = sheet if name.endswith("sheet1.xml") else strings if name.endswith("sharedStrings.xml") else ()
            for pattern, other in edits:
                text, found = re.subn(pattern, other, text)
                assert found, (name, pattern)
            new.writestr(name, text)
    return path


def by_openpyxl(path: Path) -> Path:
    return saved(path / "openpyxl.xlsx", [HEADS, *ROWS])


def by_xlsxwriter(path: Path, *, inline: bool = False) -> Path:
    """As Excel writes it: texts that cells have in common; or each in its cell."""
    path /= f"xlsxwriter-{inline}.xlsx"
    with Writing(path, {"constant_memory": inline}) as book:
        sheet, day = book.add_worksheet(), book.add_format({"num_format": "dd/mm/yyyy"})
        for number, row in enumerate((HEADS, *ROWS)):
            for column, value in enumerate(row):
                if isinstance(value, date):
                    sheet.write_datetime(number, column, value, day)
                else:
                    sheet.write_string(number, column, value)
    return path


def rich(path: Path) -> Path:
    """Texts in several fonts, with a reading of their letters beside, ends of lines that were pasted, and blanks."""
    runs = (
        '<si><r><rPr><b/></rPr><t xml:space="preserve">Chi bộ </t></r><r><t>thôn_x000D_\n1 </t></r>'
        '<rPh sb="0" eb="1"><t>ch</t></rPh></si>'
    )
    spaced = ("<t>Chi bộ trực thuộc</t>", '<t xml:space="preserve">\u00a0Chi bộ trực thuộc </t>')
    return edited(by_xlsxwriter(path), path / "rich.xlsx", strings=[("<si><t>Chi bộ thôn 1</t></si>", runs), spaced])


def rich_in_cells(path: Path) -> Path:
    runs = "<is><r><t>Chi bộ</t></r><r><rPr><i/></rPr><t> thôn 1</t></r></is>"
    return edited(by_xlsxwriter(path, inline=True), path / "in.xlsx", [("<is><t>Chi bộ thôn 1</t></is>", runs)])


def without_places(path: Path) -> Path:
    """Rows and cells that do not say where they stand, and no word of how large the sheet is."""
    edits = [(r' r="[A-Z]*\d+"', ""), (r"<dimension [^>]*/>", ""), (r' spans="[^"]*"', "")]
    return edited(by_xlsxwriter(path), path / "places.xlsx", edits)


def with_prefixes(path: Path) -> Path:
    return edited(
        by_xlsxwriter(path),
        path / "named.xlsx",
        [(r"<(/?)(\w)", r"<\1x:\2"), (r"(<x:worksheet )xmlns=", r"\1xmlns:x=")],
    )


def computed(path: Path) -> Path:
    """A code that a formula has put together, with its result."""
    cell = '<c r="A2" t="str"><f>TEXT(606,"00000")</f><v>00606</v></c>'
    return edited(by_xlsxwriter(path), path / "computed.xlsx", [(r'<c r="A2"[^>]*><v>\d+</v></c>', cell)])


def days_of_its_own(path: Path) -> Path:
    """Days that say themselves that they are (ISO 8601), as the strict form has them."""
    book = Workbook()
    book.iso_dates = True
    for row in (HEADS, *ROWS):
        book.worksheets[0].append(row)
    book.save(path / "iso.xlsx")
    return path / "iso.xlsx"


PROGRAMS: tuple[Callable[[Path], Path], ...] = (
    by_openpyxl,
    by_xlsxwriter,
    lambda path: by_xlsxwriter(path, inline=True),
    rich,
    rich_in_cells,
    without_places,
    with_prefixes,
    computed,
    days_of_its_own,
)


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_list_is_read_alike_whichever_program_wrote_it(tmp_path: Path, program: Callable[[Path], Path]) -> None:
    """# EXCHANGE E19."""
    found = read(program(tmp_path))
    assert (found.problems, [row.values for row in found.rows]) == ([], READ)
