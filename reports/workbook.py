"""The report as a workbook: a sheet for each table, ready to print on A4."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from reports.model import STATES, Figures, Report
from reports.page import month_names
from reports.tables import ATTENDANCE, COVERAGE, DUE
from reports.wording import LANGUAGES, Words

PAPER_A4 = 9
BLUE, PALE = "#1F4E79", "#FFFFFF"
FILLS = {"supervised": BLUE, "withoutStanding": "#D99100", "lapsed": "#B0B0B0", "unsupervised": PALE}
SHEETS = {
    "vi": ("Tóm tắt", "Phân công", "Dự theo tháng", "Cấp ủy viên", "Danh sách"),
    "en": ("Summary", "Coverage", "By month", "Supervisors", "Lists"),
}


def write_workbook(report: Report, path: Path) -> None:
    """Texts are written as texts: a name that looks like a formula stays a name."""
    options = {"strings_to_formulas": False, "strings_to_urls": False, "default_date_format": "dd/mm/yyyy"}
    with Workbook(str(path), options) as book:
        Sheets(book, report, LANGUAGES[report.wanted.language]).write()


class Sheets:
    """Writes the sheets of one report."""

    def __init__(self, book: Workbook, report: Report, words: Words) -> None:
        self.book, self.report, self.words = book, report, words
        self.head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "bottom"})
        self.title = book.add_format({"bold": True, "font_size": 14, "font_color": BLUE})
        self.bold = book.add_format({"bold": True})
        self.percent = book.add_format({"num_format": "0.0%"})
        self.whole = book.add_format({"num_format": "#,##0"})
        self.day = book.add_format({"num_format": "dd/mm/yyyy", "align": "right"})

    def write(self) -> None:
        summary, coverage, months, supervisors, lists = SHEETS[self.words.language]
        self.write_summary(self.sheet(summary))
        self.write_coverage(self.sheet(coverage), coverage)
        self.write_months(self.sheet(months))
        self.write_supervisors(self.sheet(supervisors))
        self.write_lists(self.sheet(lists))

    def sheet(self, name: str) -> Worksheet:
        """A sheet that prints: A4 across, as wide as the page, its number and the source at the foot."""
        sheet = self.book.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(PAPER_A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer(f"&L{self.report.name.replace('&', '&&')}&C{self.source().replace('&', '&&')}&R&P / &N")
        return sheet

    def source(self) -> str:
        wanted = self.report.wanted
        return self.words("source", source=wanted.source, made=self.words.day(wanted.made_on))

    def table(self, sheet: Worksheet, row: int, heads: Sequence[str]) -> None:
        for column, text in enumerate(heads):
            sheet.write_string(row, column, text, self.head)
        sheet.repeat_rows(row)
        sheet.freeze_panes(row + 1, 1)

    def write_figure(self, sheet: Worksheet, row: int, column: int, name: str, value: Any) -> None:
        if value is None:
            sheet.write_blank(row, column, None)
        elif name == "lastVisit":
            sheet.write_datetime(row, column, datetime.fromisoformat(value), self.day)
        else:
            sheet.write_number(row, column, value, self.percent if name == "rate" else self.whole)

    def write_row(self, sheet: Worksheet, row: int, name: str, names: Sequence[str], values: Figures) -> None:
        sheet.write_string(row, 0, name)
        for column, figure in enumerate(names, 1):
            self.write_figure(sheet, row, column, figure, values[figure])

    def write_summary(self, sheet: Worksheet) -> None:
        wanted, words = self.report.wanted, self.words
        days = {"since": words.day(wanted.since), "last": words.day(wanted.last_day)}
        sheet.set_column(0, 0, 46)
        sheet.set_column(1, 1, 16)
        sheet.write_string(0, 0, words("title"), self.title)
        lines = (
            self.report.name,
            words("period", **days),
            words("as_of", **days),
            words("parameters", under=wanted.under, top=wanted.top, **days),
            self.source(),
        )
        for row, text in enumerate(lines, 1):
            sheet.write_string(row, 0, text)
        self.write_pairs(sheet, len(lines) + 2)

    def write_pairs(self, sheet: Worksheet, row: int) -> None:
        self.table(sheet, row, (self.words("figure"), self.words("value")))
        for names, values in (
            (COVERAGE, self.report.coverage),
            (ATTENDANCE, self.report.attendance),
            (DUE, self.report.due),
        ):
            for name in names:
                row += 1
                sheet.write_string(row, 0, self.words(name))
                self.write_figure(sheet, row, 1, name, values[name])

    def write_coverage(self, sheet: Worksheet, name: str) -> None:
        sheet.set_column(0, 0, 42)
        sheet.set_column(1, len(COVERAGE) + 1, 13)
        heads = (self.words("organization"), *(self.words(figure) for figure in COVERAGE), self.words("share"))
        self.table(sheet, 0, heads)
        rows = [(self.words("whole"), self.report.coverage), *((one.name, one.coverage) for one in self.report.groups)]
        last = len(COVERAGE) + 1
        for row, (group, figures) in enumerate(rows, 1):
            self.write_row(sheet, row, group, COVERAGE, figures)
            if figures["organizations"]:
                sheet.write_number(row, last, figures["supervised"] / figures["organizations"], self.percent)
        limits = {"min_type": "num", "max_type": "num", "min_value": 0, "max_value": 1, "bar_color": "#86AED2"}
        sheet.conditional_format(1, last, len(rows), last, {"type": "data_bar", "bar_solid": True, **limits})
        self.add_chart(sheet, name, len(rows))

    def add_chart(self, sheet: Worksheet, name: str, rows: int) -> None:
        """The same as bars of a hundred per cent each, below the table."""
        chart: Any = self.book.add_chart({"type": "bar", "subtype": "percent_stacked"})
        for state in STATES:
            column = COVERAGE.index(state) + 1
            chart.add_series({
                "name": [name, 0, column],
                "categories": [name, 1, 0, rows, 0],
                "values": [name, 1, column, rows, column],
                "fill": {"color": FILLS[state]},
                "border": {"color": "#333333"},
                "gap": 40,
            })  # fmt: skip
        chart.set_y_axis({"reverse": True})
        chart.set_legend({"position": "top"})
        chart.set_size({"width": 1000, "height": 120 + 22 * rows})
        sheet.insert_chart(rows + 2, 0, chart)

    def write_months(self, sheet: Worksheet) -> None:
        names = month_names(self.report, self.words)
        sheet.set_column(0, 0, 42)
        heads = (self.words("organization"), *names.values(), self.words("whole_period"))
        self.table(sheet, 0, heads)
        rows = [(self.words("whole"), self.report.attendance, self.report.months)]
        rows += [(one.name, one.attendance or {}, dict(one.months or {})) for one in self.report.groups]
        for row, (group, figures, months) in enumerate(rows, 1):
            sheet.write_string(row, 0, group)
            for column, month in enumerate(names, 1):
                self.write_figure(sheet, row, column, "rate", months.get(month, {}).get("rate"))
            self.write_figure(sheet, row, len(names) + 1, "rate", figures.get("rate"))
        self.shade(sheet, len(rows), len(names) + 1)

    def shade(self, sheet: Worksheet, rows: int, columns: int) -> None:
        scale = {"type": "2_color_scale", "min_type": "num", "max_type": "num", "min_value": 0, "max_value": 1}
        sheet.conditional_format(1, 1, max(rows, 1), columns, {**scale, "min_color": PALE, "max_color": "#4A81B4"})

    def write_supervisors(self, sheet: Worksheet) -> None:
        """The rate of each month, shaded, then the figures of the period."""
        names = month_names(self.report, self.words)
        sheet.set_column(0, 0, 30)
        self.table(sheet, 0, (self.words("supervisor"), *names.values(), *(self.words(one) for one in ATTENDANCE)))
        for row, one in enumerate(self.report.supervisors, 1):
            sheet.write_string(row, 0, one.name)
            for column, month in enumerate(names, 1):
                self.write_figure(sheet, row, column, "rate", one.months.get(month, {}).get("rate"))
            for column, figure in enumerate(ATTENDANCE, len(names) + 1):
                self.write_figure(sheet, row, column, figure, one.attendance[figure])
        sheet.set_column(len(names) + len(ATTENDANCE), len(names) + len(ATTENDANCE), 12)
        self.shade(sheet, len(self.report.supervisors), len(names))

    def write_lists(self, sheet: Worksheet) -> None:
        """All lists below each other: which list, what, and where or since when. Can be filtered."""
        for column, width in enumerate((46, 46, 46)):
            sheet.set_column(column, column, width)
        self.table(sheet, 0, (self.words("list"), self.words("organization"), self.words("parent")))
        rows = [
            (self.words(f"list_{name}"), one.name, one.within)
            for name, listed in self.report.lists.items()
            for one in listed
        ]
        rows += [
            (self.words("list_neverVisited"), f"{one.supervisor} → {one.organization}", self.words.day(one.since))
            for one in self.report.never_visited
        ]
        rows += [(self.words("list_loops"), " → ".join(loop), self.words("and_back")) for loop in self.report.loops]
        for row, texts in enumerate(rows, 1):
            for column, text in enumerate(texts):
                sheet.write_string(row, column, text)
        sheet.autofilter(0, 0, max(len(rows), 1), 2)
