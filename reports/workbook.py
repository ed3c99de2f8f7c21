"""A report as a workbook: sheets that are ready to print on A4."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from reports.heading import heading_of
from reports.model import Report
from reports.wording import LANGUAGES

PAPER_A4 = 9
BLUE, PALE = "#1F4E79", "#FFFFFF"


def workbook(report: Report, path: Path) -> Workbook:
    """A new book. Texts are written as texts: a name that looks like a formula stays a name."""
    options = {"strings_to_formulas": False, "strings_to_urls": False, "default_date_format": "dd/mm/yyyy"}
    book = Workbook(str(path), options)
    book.set_custom_property("ledger", report.wanted.ledger)
    return book


class Sheets:
    """Writes the sheets of one report."""

    def __init__(self, book: Workbook, report: Report) -> None:
        self.book, self.about, self.words = book, report, LANGUAGES[report.wanted.language]
        self.head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "bottom"})
        self.title = book.add_format({"bold": True, "font_size": 14, "font_color": BLUE})
        self.bold = book.add_format({"bold": True})
        self.percent = book.add_format({"num_format": "0.0%"})
        self.whole = book.add_format({"num_format": "#,##0"})
        self.day = book.add_format({"num_format": "dd/mm/yyyy", "align": "right"})

    def sheet(self, name: str) -> Worksheet:
        """A sheet that prints: A4 across, as wide as the page, its number and the source at the foot."""
        sheet = self.book.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(PAPER_A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer(f"&L{self.about.name.replace('&', '&&')}&C{self.source().replace('&', '&&')}&R&P / &N")
        return sheet

    def source(self) -> str:
        wanted = self.about.wanted
        return self.words("source", source=wanted.source, made=self.words.day(wanted.made_on))

    def table(self, sheet: Worksheet, row: int, heads: Sequence[str]) -> None:
        for column, text in enumerate(heads):
            sheet.write_string(row, column, text, self.head)
        sheet.repeat_rows(row)
        sheet.freeze_panes(row + 1, 1)

    def write_heading(self, sheet: Worksheet, title: str, lines: Iterable[str]) -> int:
        """What stands above a report: its title, the Party's name, the committee, place and date, and these lines."""
        heading = heading_of(self.about)
        sheet.write_string(0, 0, f"{self.words('kind')} {title}", self.title)
        row = 0
        for row, text in enumerate((self.words("party"), heading.committee, heading.place_and_date, *lines), 1):
            sheet.write_string(row, 0, text)
        return row

    def write_texts(self, sheet: Worksheet, row: int, texts: Iterable[str], *, first: int = 0) -> None:
        for column, text in enumerate(texts, first):
            sheet.write_string(row, column, text)

    def write_day(self, sheet: Worksheet, row: int, column: int, day: date) -> None:
        sheet.write_datetime(row, column, datetime.combine(day, time()), self.day)
