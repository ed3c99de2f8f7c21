"""The report of a year as a workbook: classification and four-good ones by unit with charts, and the groups over the
cap."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from reports.workbook import BLUE, Sheets, workbook
from reports.yearly.model import STATES, Row, YearlyReport, rated, share
from reports.yearly.page import NAMES, name_of, sentences

FILLS = {"EXCELLENT": BLUE, "GOOD": "#9DBBD8", "COMPLETED": "#D99100", "NOT_COMPLETED": "#1A1A1A", "UNRATED": "#FFFFFF"}
SHEETS = {"organizations": "yearly_sheet_organizations", "members": "yearly_sheet_members"}


def write_workbook(report: YearlyReport, path: Path) -> None:
    with workbook(report, path) as book:
        YearlySheets(book, report).write()


class YearlySheets(Sheets):
    """Writes the sheets of one report."""

    def __init__(self, book: Workbook, report: YearlyReport) -> None:
        super().__init__(book, report)
        self.report = report

    def write(self) -> None:
        words = self.words
        self.write_summary(self.sheet(words("summary")))
        tables = ["organizations", *(["members"] if self.report.has_members else [])]
        for of in tables:
            name = words(SHEETS[of])
            self.write_classification(self.sheet(name), name, of)
        self.write_four_good(self.sheet(words("yearly_sheet_four_good")), words("yearly_sheet_four_good"))
        self.write_over(self.sheet(words("yearly_caps")))

    def write_summary(self, sheet: Worksheet) -> None:
        report, wanted, words = self.report, self.report.wanted, self.words
        sheet.set_column(0, 0, 120)
        lines = (
            words("yearly_seen", year=wanted.year, day=words.day(wanted.on)),
            *sentences(report, words),
            words("yearly_parameters", under=wanted.under, year=wanted.year, day=words.day(wanted.on)),
            self.source(),
        )
        self.write_heading(sheet, words("yearly_title", year=wanted.year), lines)

    def units(self) -> list[tuple[str, str, Row]]:
        """All of it, and unit by unit: name, code, figures."""
        whole = self.report.whole
        rows = [(name_of(one, self.report, self.words), one.unit.code, one) for one in self.report.rows]
        return [(self.words("whole"), whole.unit.code, whole), *rows]

    def write_units(self, sheet: Worksheet, heads: Sequence[str]) -> None:
        self.table(sheet, 0, (self.words("organization"), self.words("code"), *heads))
        sheet.set_column(0, 0, 46)
        sheet.set_column(1, len(heads) + 1, 14)

    def write_classification(self, sheet: Worksheet, name: str, of: str) -> None:
        """How many are on each level, with a bar of a hundred per cent for each unit."""
        words = self.words
        heads = [words(NAMES[state]) for state in STATES]
        self.write_units(sheet, (words("total_of"), *heads, words("yearly_rated"), words("yearly_excellent_share")))
        units = self.units()
        for row, (unit, code, figures) in enumerate(units, 1):
            counts = figures.organizations if of == "organizations" else figures.members
            self.write_texts(sheet, row, (unit, code))
            sheet.write_number(row, 2, sum(counts.values()), self.whole)
            for column, state in enumerate(STATES, 3):
                sheet.write_number(row, column, counts[state], self.whole)
            parts = (share(rated(counts), sum(counts.values())), share(counts["EXCELLENT"], rated(counts)))
            for column, part in enumerate(parts, 3 + len(STATES)):
                if part is not None:
                    sheet.write_number(row, column, part, self.percent)
        columns = [(column, FILLS[state]) for column, state in enumerate(STATES, 3)]
        self.add_bars(sheet, name, len(units), columns, "percent_stacked")

    def write_four_good(self, sheet: Worksheet, name: str) -> None:
        names = ("yearly_cells", "yearly_cells_met", "share", "yearly_committees", "yearly_committees_met", "share")
        self.write_units(sheet, [self.words(one) for one in names])
        units = self.units()
        for row, (unit, code, figures) in enumerate(units, 1):
            self.write_texts(sheet, row, (unit, code))
            for first, counts in ((2, figures.cells), (5, figures.committees)):
                sheet.write_number(row, first, counts.total, self.whole)
                sheet.write_number(row, first + 1, counts.met, self.whole)
                if counts.share is not None:
                    sheet.write_number(row, first + 2, counts.share, self.percent)
        self.add_bars(sheet, name, len(units), [(4, BLUE)], "clustered")

    def add_bars(self, sheet: Worksheet, name: str, rows: int, columns: Sequence[tuple[int, str]], kind: str) -> None:
        """A bar for each unit, below the table."""
        chart: Any = self.book.add_chart({"type": "bar", "subtype": kind} if kind != "clustered" else {"type": "bar"})
        for column, fill in columns:
            chart.add_series({
                "name": [name, 0, column], "categories": [name, 1, 0, rows, 0],
                "values": [name, 1, column, rows, column], "fill": {"color": fill}, "border": {"color": "#333333"},
                "gap": 40,
            })  # fmt: skip
        chart.set_y_axis({"reverse": True})
        chart.set_legend({"position": "top"} if len(columns) > 1 else {"none": True})
        chart.set_size({"width": 1000, "height": 120 + 22 * rows})
        sheet.insert_chart(rows + 2, 0, chart)

    def write_over(self, sheet: Worksheet) -> None:
        """The groups over the cap with their numbers, also those that a waiver lets pass. Can be filtered."""
        names = (
            "organization", "code", "parent", "yearly_excellent", "yearly_allowed", "yearly_beyond",
            "yearly_regulation", "yearly_waiver", "yearly_why",
        )  # fmt: skip
        self.table(sheet, 0, [self.words(name) for name in names])
        sheet.set_column(0, 0, 46)
        sheet.set_column(2, 2, 40)
        sheet.set_column(3, 7, 14)
        sheet.set_column(8, 8, 100)
        for row, one in enumerate(self.report.over, 1):
            self.write_texts(sheet, row, (one.unit.name, one.unit.code, one.unit.within))
            for column, number in enumerate((one.excellent, one.allowed, one.beyond), 3):
                sheet.write_number(row, column, number, self.whole)
            self.write_texts(sheet, row, (one.regulation, one.decision or "", one.explanation), first=6)
        sheet.autofilter(0, 0, max(len(self.report.over), 1), len(names) - 1)
