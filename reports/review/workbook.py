"""The review as a workbook: the values with a chart for each, the figures behind them, and what is counted."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from reports.review.model import Indicator, ReviewReport, Stated
from reports.review.page import BETTER
from reports.review.tables import HEADS, lines, source_text, stated
from reports.workbook import BLUE, Sheets, workbook

ACROSS = 3
"""Charts beside each other."""
CHART = {"width": 400, "height": 230}
ROWS_OF_CHART = 12
AIM = {"type": "long_dash", "size": 12, "fill": {"color": "#B35900"}, "border": {"color": "#B35900"}}
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
        if self.report.wanted.by_child:
            self.write_children(self.sheet(words("review_by_child")))
        self.write_definitions(self.sheet(words("review_definitions")))

    def write_values(self, sheet: Worksheet) -> Mapping[str, Sequence[tuple[int, str]]]:
        """Rows for each indicator of what was worked out, was reported and was to be reached; the rows by indicator."""
        names = self.year_names()
        self.table(sheet, 0, (self.words("figure"), self.words("review_source"), *names))
        sheet.set_column(0, 0, 52)
        sheet.set_column(1, 1, 18)
        sheet.set_column(2, len(names) + 1, 11)
        rows: dict[str, list[tuple[int, str]]] = {}
        row = 0
        for one in self.report.indicators:
            for name, values in drawn_rows(one):
                row += 1
                rows.setdefault(one.kind, []).append((row, name))
                self.write_texts(sheet, row, (one.name, self.words(name)))
                for column, value in enumerate(values, 2):
                    self.write_number(sheet, row, column, value, format_of(one))
        return rows

    def write_charts(self, sheet: Worksheet, values: str, rows: Mapping[str, Sequence[tuple[int, str]]]) -> None:
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

    def chart(self, one: Indicator, values: str, rows: Sequence[tuple[int, str]]) -> Any:
        """Columns of what happens, a line with dots of what stands; what was stated is hollow, what was to be reached
        a dash."""
        chart: Any = self.book.add_chart({"type": "column" if one.happens else "line"})
        last = len(one.points) + 1
        aims: Any = self.book.add_chart({"type": "line"})
        for row, name in rows:
            stated = name == "reported"
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
            if name == "review_target":
                drawn = {"line": {"none": True}, "marker": AIM}
            (aims if name == "review_target" else chart).add_series({
                "name": [values, row, 1], "categories": [values, 0, 2, 0, last], "values": [values, row, 2, row, last],
                **drawn,
            })  # fmt: skip
        if any(name == "review_target" for _, name in rows):
            chart.combine(aims)
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
        sheet.set_column(2, 2, 40)
        sheet.set_column(3, len(HEADS) - 1, 14)
        row = 0
        for row, (one, unit, point) in enumerate(lines(self.report), 1):
            target, reported, directives = stated(point)
            self.write_texts(sheet, row, (one.kind, one.name, unit.name, unit.code))
            self.write_day(sheet, row, 4, point.since)
            self.write_day(sheet, row, 5, point.last_day)
            self.write_number(sheet, row, 6, point.numerator, WHOLE)
            self.write_number(sheet, row, 7, point.denominator, WHOLE)
            self.write_number(sheet, row, 8, point.value, share_format(one))
            self.write_texts(sheet, row, (source_text(point, self.words),), first=9)
            self.write_number(sheet, row, 10, target, stated_format(point.target, one))
            self.write_number(sheet, row, 11, reported, stated_format(point.reported, one))
            self.write_texts(sheet, row, (directives,), first=12)
        sheet.autofilter(0, 0, max(row, 1), len(HEADS) - 1)

    def write_number(self, sheet: Worksheet, row: int, column: int, number: float | None, form: str) -> None:
        if number is not None:
            sheet.write_number(row, column, number, self.formats[form])

    def write_children(self, sheet: Worksheet) -> None:
        """The values of each organization right under it, year by year. Can be filtered."""
        names = self.year_names()
        self.table(sheet, 0, (self.words("figure"), self.words("organization"), self.words("code"), *names))
        sheet.set_column(0, 1, 46)
        sheet.set_column(2, len(names) + 2, 11)
        children = [(one, child) for one in self.report.indicators for child in one.children]
        for row, (one, child) in enumerate(children, 1):
            self.write_texts(sheet, row, (one.name, child.unit.name, child.unit.code))
            for column, point in enumerate(child.points, 3):
                self.write_number(sheet, row, column, one.drawn(point), format_of(one))
        sheet.autofilter(0, 0, max(len(children), 1), len(names) + 2)

    def year_names(self) -> list[str]:
        """The years, with a star where they are no whole ones."""
        return [f"{one.since.year}{'' if one.is_whole else '*'}" for one in self.report.years]

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


def drawn_rows(one: Indicator) -> Iterator[tuple[str, list[float | None]]]:
    """What is drawn of it, year by year: what was worked out, reported, and was to be reached, as far as any was."""
    for name, stated_ in (("computed", False), ("reported", True)):
        yield from known(name, [one.drawn(point) if point.is_stated == stated_ else None for point in one.points])
    yield from known("review_target", [one.aim(point) for point in one.points])


def known(name: str, values: list[float | None]) -> Iterator[tuple[str, list[float | None]]]:
    if any(value is not None for value in values):
        yield name, values


def format_of(one: Indicator) -> str:
    """How a spreadsheet shows what is drawn of it."""
    return WHOLE if one.in_numbers else share_format(one)


def stated_format(figure: Stated | None, one: Indicator) -> str:
    return WHOLE if figure is None or figure.denominator is None else share_format(one)


def share_format(one: Indicator) -> str:
    """How it shows its values: of shares below one in a hundred, a digit more."""
    if one.unit == "SHARE":
        most = max((point.value for point in one.points if point.value is not None), default=0)
        return SHARE if most >= 0.01 else SMALL
    return DECIMAL if one.unit == "DAYS" else WHOLE
