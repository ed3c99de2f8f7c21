"""The review as a workbook: the values with a chart for each, the figures behind them, and what is counted."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from reports.review.model import Indicator, ReviewReport
from reports.review.page import BETTER
from reports.review.tables import HEADS, source_text
from reports.workbook import BLUE, Sheets, workbook

ACROSS = 3
"""Charts beside each other."""
CHART = {"width": 400, "height": 230}
ROWS_OF_CHART = 12
WHOLE, DECIMAL, SHARE, SMALL = "#,##0", "#,##0.0", "0.0%", "0.00%"


def write_workbook(report: ReviewReport, path: Path) -> None:
    with workbook(report, path) as book:
        ReviewSheets(book, report).write()


class ReviewSheets(Sheets):
    """Writes the sheets of one review."""

    def __init__(self, book: Workbook, report: ReviewReport) -> None:
        super().__init__(book, report)
        self.report = report
        self.formats = {text: book.add_format({"num_format": text}) for text in (WHOLE, DECIMAL, SHARE, SMALL)}

    def write(self) -> None:
        words = self.words
        charts = self.sheet(words("review_charts"))
        values = self.sheet(words("review_values"))
        self.write_charts(charts, words("review_values"), self.write_values(values))
        self.write_figures(self.sheet(words("review_figures")))
        self.write_definitions(self.sheet(words("review_definitions")))

    def write_values(self, sheet: Worksheet) -> Mapping[str, Sequence[int]]:
        """A row for each indicator of what was worked out, and one more of what was stated; the rows by indicator."""
        names = [f"{one.since.year}{'' if one.is_whole else '*'}" for one in self.report.years]
        self.table(sheet, 0, (self.words("figure"), self.words("review_source"), *names))
        sheet.set_column(0, 0, 52)
        sheet.set_column(1, 1, 18)
        sheet.set_column(2, len(names) + 1, 11)
        rows: dict[str, list[int]] = {}
        row = 0
        for one in self.report.indicators:
            for stated in sorted({point.is_stated for point in one.points if point.value is not None}):
                row += 1
                rows.setdefault(one.kind, []).append(row)
                self.write_texts(sheet, row, (one.name, self.words("reported" if stated else "computed")))
                for column, point in enumerate(one.points, 2):
                    if point.value is not None and point.is_stated == stated:
                        sheet.write_number(row, column, point.value, self.formats[format_of(one)])
        return rows

    def write_charts(self, sheet: Worksheet, values: str, rows: Mapping[str, Sequence[int]]) -> None:
        """A chart for each indicator that anything is known of, drawn from the sheet of the values."""
        report, words = self.report, self.words
        days = {"since": words.day(report.wanted.since), "last": words.day(report.wanted.last_day)}
        lines = [
            words("period", **days),
            words("review_tree", day=words.day(report.day)),
            words("review_known", day=words.day(report.known_since)) if report.known_since else words("review_unknown"),
            words("review_chart_note"),
            *self.reform(),
            words("review_parameters", under=report.wanted.under, **days),
            self.source(),
        ]
        first = self.write_heading(sheet, words("review_title"), lines) + 2
        sheet.set_column(0, 3 * ACROSS * 2, 9)
        for number, one in enumerate(one for one in report.indicators if one.kind in rows):
            row, column = divmod(number, ACROSS)
            chart = self.chart(one, values, rows[one.kind])
            sheet.insert_chart(first + row * ROWS_OF_CHART, 0, chart, {"x_offset": column * (CHART["width"] + 8)})

    def reform(self) -> list[str]:
        found = self.report.reform
        return [] if found is None else [f"{self.words('review_reform', day=self.words.day(found.on))}."]

    def chart(self, one: Indicator, values: str, rows: Sequence[int]) -> Any:
        """Columns of what happens, a line with dots of what stands; what was stated is hollow."""
        chart: Any = self.book.add_chart({"type": "column" if one.happens else "line"})
        last = len(one.points) + 1
        for row in rows:
            stated = row != rows[0] or all(point.is_stated for point in one.points if point.value is not None)
            fill = {"color": "#FFFFFF" if stated else BLUE}
            line = {"color": BLUE, "width": 1.5}
            drawn = (
                {"fill": fill, "border": line, "overlap": 100, "gap": 60}
                if one.happens
                else {
                    "line": {**line, "dash_type": "dash"} if stated else line,
                    "marker": {"type": "circle", "size": 6, "fill": fill, "border": {"color": BLUE}},
                }
            )
            chart.add_series({
                "name": [values, row, 1], "categories": [values, 0, 2, 0, last], "values": [values, row, 2, row, last],
                **drawn,
            })  # fmt: skip
        chart.set_title({"name": one.name, "name_font": {"size": 10}, "overlay": False})
        chart.set_y_axis(
            {"num_format": format_of(one), "major_gridlines": {"visible": True, "line": {"color": "#DCDCDC"}}}
        )
        chart.set_legend({"none": True} if len(rows) == 1 else {"position": "bottom"})
        chart.show_blanks_as("gap")
        chart.set_size(CHART)
        return chart

    def write_figures(self, sheet: Worksheet) -> None:
        """A line for each indicator and year, with numerator and denominator. Can be filtered."""
        self.table(sheet, 0, [self.words(name) for name in HEADS])
        sheet.set_column(0, 0, 30)
        sheet.set_column(1, 1, 52)
        sheet.set_column(2, len(HEADS) - 1, 14)
        row = 0
        for one in self.report.indicators:
            for point in one.points:
                row += 1
                self.write_texts(sheet, row, (one.kind, one.name))
                self.write_day(sheet, row, 2, point.since)
                self.write_day(sheet, row, 3, point.last_day)
                numbers = (point.numerator, WHOLE), (point.denominator, WHOLE), (point.value, format_of(one))
                for column, (number, form) in enumerate(numbers, 4):
                    if number is not None:
                        sheet.write_number(row, column, number, self.formats[form])
                self.write_texts(sheet, row, (source_text(point, self.words),), first=7)
        sheet.autofilter(0, 0, max(row, 1), len(HEADS) - 1)

    def write_definitions(self, sheet: Worksheet) -> None:
        names = ("code", "figure", "numerator", "denominator", "review_better")
        self.table(sheet, 0, [self.words(name) for name in names])
        sheet.set_column(0, 0, 30)
        sheet.set_column(1, 3, 60)
        sheet.set_column(4, 4, 24)
        for row, one in enumerate(self.report.indicators, 1):
            self.write_texts(
                sheet, row, (one.kind, one.name, one.numerator, one.denominator or "", self.words(BETTER[one.better]))
            )


def format_of(one: Indicator) -> str:
    """How a spreadsheet shows its values: of shares below one in a hundred, a digit more."""
    if one.unit == "SHARE":
        most = max((point.value for point in one.points if point.value is not None), default=0)
        return SHARE if most >= 0.01 else SMALL
    return DECIMAL if one.unit == "DAYS" else WHOLE
