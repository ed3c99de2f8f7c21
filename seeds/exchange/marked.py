"""The same workbook once more with what is wrong in it: a column of errors, and the cells coloured."""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from textwrap import wrap

from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from seeds.exchange.files import opened
from seeds.exchange.kinds import ERRORS
from seeds.exchange.lists import Read
from seeds.exchange.tables import Problem
from wording.languages import Language
from wording.said import say

RED = "FFFFC7CE"
WIDTH, LINE = 60, 15
"""In letters, and in points."""
OURS = "hierarchy"
"""Who wrote a comment."""


def write_marked(source: Path, read: Read, problems: Sequence[Problem], language: Language, target: Path) -> None:
    """Widths, formats, hidden rows and the other sheets stay as they are; separated text becomes a workbook."""
    if read.sheet:
        # its content says what it is, not its name
        with source.open("rb") as file:
            book = load_workbook(file)
    else:
        book = workbook_of(source)
    sheet = book[read.sheet] if read.sheet else book.worksheets[0]
    place = read.positions.get(ERRORS)
    column = place + 1 if place is not None else last_column(sheet, read.heading) + 1
    clean(sheet, read, column)
    heading = sheet.cell(read.heading, column, say(f"COLUMN.{ERRORS}").words(language))
    heading.fill = filled()
    sheet.column_dimensions[heading.column_letter].width = WIDTH
    told: defaultdict[int, list[str]] = defaultdict(list)
    for one in problems:
        number = max(one.row, read.heading)
        words = f"{one.said.words(language)} {one.todo.words(language)}"
        named = say(f"COLUMN.{one.column}").words(language) + ": " if one.column else ""
        told[number].append(f"{named}{words}")
        if one.column in read.positions:
            cell = sheet.cell(number, read.positions[one.column] + 1)
            cell.fill = filled()
            cell.comment = Comment(words, OURS)
    for number, texts in told.items():
        cell = sheet.cell(number, column, "\n".join(texts))
        cell.data_type = "s"
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        # LibreOffice leaves a row that has no height as low as one line
        size = sheet.row_dimensions[number]
        size.height = max(size.height or 0, LINE * sum(len(wrap(text, WIDTH)) for text in texts))
    book.save(target)


def filled() -> PatternFill:
    return PatternFill("solid", start_color=RED, end_color=RED)


def last_column(sheet: Worksheet, heading: int) -> int:
    """The last one that the heading has."""
    return max((cell.column for cell in sheet[heading] if cell.value is not None), default=0)


def clean(sheet: Worksheet, read: Read, column: int) -> None:
    """Takes away what an earlier copy was marked with."""
    if ERRORS not in read.positions:
        return
    for row in sheet.iter_rows(min_row=read.heading + 1):
        for cell in row:
            if cell.column == column and cell.value is not None:
                cell.value = None
                sheet.row_dimensions[cell.row].height = None
            if cell.fill.fgColor.rgb == RED:
                cell.fill = PatternFill()
            if cell.comment is not None and cell.comment.author == OURS:
                cell.comment = None


def workbook_of(source: Path) -> Workbook:
    """Separated text as a workbook whose cells are texts, each row where it was."""
    book = Workbook()
    sheet = book.worksheets[0]
    with opened(source) as [table]:
        for number, cells in table.rows():
            for place, cell in enumerate(cells, 1):
                if cell.value is not None:
                    made = sheet.cell(number, place)
                    made.value, made.data_type, made.number_format = cell.value, "s", "@"
    return book
