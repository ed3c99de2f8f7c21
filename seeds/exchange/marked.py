"""The same workbook once more with what is wrong in it: a column of errors, and the cells coloured.

Of a workbook every part is copied as it is, but for the sheet and the styles; separated text becomes a workbook. Both
are written row by row, so that a long list needs no more room than a short one.
"""

import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from shutil import copyfileobj
from tempfile import NamedTemporaryFile
from textwrap import wrap

from openpyxl.reader.excel import ExcelReader
from xlsxwriter import Workbook

from seeds.exchange.cells import Cell
from seeds.exchange.files import opened
from seeds.exchange.kinds import ERRORS
from seeds.exchange.lists import Read
from seeds.exchange.sheet_marks import LINE, WIDTH, Mark, Marked, Marks
from seeds.exchange.sheet_styles import RED, Styles, StylesRead, StylesWritten
from seeds.exchange.tables import Problem
from wording.languages import Language
from wording.said import say

STYLES = "xl/styles.xml"
TYPES = "[Content_Types].xml"
WITH_MACROS = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
WITHOUT = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
MACROS = re.compile(rb"<(?:\w+:)?(?:Override|Default|Relationship)\b[^>]*vbaProject[^>]*/>")
UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
MOST_LETTERS = 32_000
"""More no cell holds."""


def write_marked(source: Path, read: Read, problems: Sequence[Problem], language: Language, target: Path) -> None:
    """Widths, formats, hidden rows and the other sheets stay as they are. The target may be the source."""
    marks = marks_of(read, problems, language)
    with NamedTemporaryFile(dir=target.parent, delete=False) as file:
        part = Path(file.name)
    try:
        if read.sheet:
            mark_workbook(source, read.sheet, marks, part)
        else:
            mark_text(source, marks, part)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def marks_of(read: Read, problems: Sequence[Problem], language: Language) -> Marks:
    texts: defaultdict[int, list[str]] = defaultdict(list)
    cells: defaultdict[int, set[int]] = defaultdict(set)
    for one in problems:
        number = max(one.row, read.heading)
        named = say(f"COLUMN.{one.column}").words(language) + ": " if one.column else ""
        texts[number].append(f"{named}{one.said.words(language)} {one.todo.words(language)}")
        if one.column in read.positions:
            cells[number].add(read.positions[one.column] + 1)
    rows = {number: Mark(joined(own), height_of(own), frozenset(cells[number])) for number, own in texts.items()}
    place = read.positions.get(ERRORS, read.width)
    title = say(f"COLUMN.{ERRORS}").words(language)
    return Marks(read.heading, title, place + 1, rows, again=ERRORS in read.positions)


def joined(texts: Sequence[str]) -> str:
    return UNSEEN.sub("", "\n".join(texts))[:MOST_LETTERS]


def height_of(texts: Sequence[str]) -> int:
    """LibreOffice leaves a row that has no height as low as one line."""
    return LINE * sum(len(wrap(text, WIDTH)) for text in texts)


def mark_workbook(source: Path, sheet: str, marks: Marks, target: Path) -> None:
    with zipfile.ZipFile(source) as package, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        styles = styles_of(package)
        marked = sheet_file(source, sheet)
        # the sheet says which styles are made
        names = sorted(package.namelist(), key=lambda name: name != marked)
        for name in names:
            if "vbaProject" in name:
                continue
            with package.open(name) as old, copy.open(name, "w", force_zip64=True) as new:
                if name == marked:
                    Marked(new, marks, styles).run(old)
                elif name == STYLES:
                    StylesWritten(new, styles).run(old)
                elif name == TYPES or name.endswith(".rels"):
                    # a copy is no workbook with macros
                    new.write(MACROS.sub(b"", old.read().replace(WITH_MACROS, WITHOUT)))
                else:
                    copyfileobj(old, new)


def styles_of(package: zipfile.ZipFile) -> Styles:
    reading = StylesRead()
    if STYLES in package.namelist():
        with package.open(STYLES) as file:
            reading.run(file)
    return reading.styles


def sheet_file(source: Path, sheet: str) -> str:
    """The name in its package of the file that holds a sheet."""
    # its content says what it is, not its name
    with source.open("rb") as file:
        reader = ExcelReader(file, read_only=True)
        reader.read_manifest()
        reader.read_workbook()
        found: dict[str, str] = {one.name: relation.target for one, relation in reader.parser.find_sheets()}
    return found[sheet]


def mark_text(source: Path, marks: Marks, target: Path) -> None:
    """Separated text as a workbook whose cells are texts, each row where it was."""
    options = {"strings_to_formulas": False, "strings_to_urls": False, "constant_memory": True}
    with Workbook(str(target), options) as book, opened(source) as [table]:
        sheet = book.add_worksheet()
        plain = book.add_format({"num_format": "@"})
        red = book.add_format({"num_format": "@", "bg_color": f"#{RED[2:]}"})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        sheet.set_column(marks.column - 1, marks.column - 1, WIDTH)
        for number, texts in marked_rows(table.rows(), marks):
            mark = marks.rows.get(number)
            if mark is not None:
                sheet.set_row(number - 1, mark.height)
            for column, text in sorted(texts.items()):
                ours = red if number == marks.heading else wrapped
                theirs = red if mark is not None and column in mark.cells else plain
                sheet.write(number - 1, column - 1, text, ours if column == marks.column else theirs)


def marked_rows(rows: Iterator[tuple[int, Sequence[Cell]]], marks: Marks) -> Iterator[tuple[int, Mapping[int, str]]]:
    """The texts of each row by the numbers of their columns, with what is wrong."""
    for number, cells in rows:
        texts = {place: str(cell.value) for place, cell in enumerate(cells, 1) if cell.value is not None}
        mark = marks.rows.get(number)
        if marks.again and number > marks.heading:
            texts.pop(marks.column, None)
        if mark is not None:
            texts = dict.fromkeys(mark.cells, "") | texts | {marks.column: mark.text}
        elif number == marks.heading:
            texts[marks.column] = marks.title
        yield number, texts
