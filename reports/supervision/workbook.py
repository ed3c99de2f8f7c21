"""The report on supervision as a workbook: a sheet for each table."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from reports.heading import beginning
from reports.model import Figures
from reports.supervision.model import STATES, SupervisionReport
from reports.supervision.page import month_names
from reports.supervision.tables import ATTENDANCE, COVERAGE, DUE, VISITS
from reports.workbook import BLUE, PALE, Sheets, workbook

FILLS = {"supervised": BLUE, "withoutStanding": "#D99100", "lapsed": "#B0B0B0", "unsupervised": PALE}
SHEETS = {
    "vi": ("Tóm tắt", "Phân công", "Dự theo tháng", "Cấp ủy viên", "Ai theo dõi", "Danh sách", "Theo dõi vòng tròn"),
    "en": ("Summary", "Coverage", "By month", "Supervisors", "Who follows", "Lists", "Loops"),
}


def write_workbook(report: SupervisionReport, path: Path) -> None:
    with workbook(report, path) as book:
        SupervisionSheets(book, report).write()


class SupervisionSheets(Sheets):
    """Writes the sheets of one report."""

    def __init__(self, book: Workbook, report: SupervisionReport) -> None:
        super().__init__(book, report)
        self.report = report

    def write(self) -> None:
        summary, coverage, months, supervisors, links, lists, loops = SHEETS[self.words.language]
        self.write_summary(self.sheet(summary))
        self.write_coverage(self.sheet(coverage), coverage)
        self.write_months(self.sheet(months))
        self.write_supervisors(self.sheet(supervisors))
        self.write_links(self.sheet(links))
        self.write_lists(self.sheet(lists))
        self.write_loops(self.sheet(loops))

    def write_figure(self, sheet: Worksheet, row: int, column: int, name: str, value: Any) -> None:
        if value is None:
            sheet.write_blank(row, column, None)
        elif name == "lastVisit":
            self.write_day(sheet, row, column, date.fromisoformat(value))
        else:
            sheet.write_number(row, column, value, self.percent if name == "rate" else self.whole)

    def write_summary(self, sheet: Worksheet) -> None:
        wanted, words = self.report.wanted, self.words
        days = {"since": words.day(wanted.since), "last": words.day(wanted.last_day)}
        sheet.set_column(0, 0, 46)
        sheet.set_column(1, 3, 14)
        lines = (
            words("period", **days),
            words("as_of", **days),
            *filter(None, [beginning(self.report)]),
            words("parameters", under=wanted.under, top=wanted.top, **days),
            self.source(),
        )
        self.write_pairs(sheet, self.write_heading(sheet, words("title"), lines) + 2)

    def write_pairs(self, sheet: Worksheet, row: int) -> None:
        """Numbers, rates and days have a column each."""
        self.table(sheet, row, [self.words(name) for name in ("figure", "value", "share", "day")])
        for names, values in (
            (COVERAGE, self.report.coverage),
            (ATTENDANCE, self.report.attendance),
            (DUE, self.report.due),
        ):
            for name in names:
                row += 1
                sheet.write_string(row, 0, self.words(name))
                self.write_figure(sheet, row, {"rate": 2, "lastVisit": 3}.get(name, 1), name, values[name])

    def write_coverage(self, sheet: Worksheet, name: str) -> None:
        sheet.set_column(0, 0, 42)
        sheet.set_column(1, len(COVERAGE) + 2, 13)
        figures_heads = (self.words(figure) for figure in COVERAGE)
        self.table(sheet, 0, (self.words("organization"), self.words("code"), *figures_heads, self.words("share")))
        own = self.report.subject.unit.code
        rows = [(self.words("whole"), own, self.report.coverage)]
        rows += [(one.unit.name, one.unit.code, one.coverage) for one in self.report.groups]
        last = len(COVERAGE) + 2
        for row, (group, code, figures) in enumerate(rows, 1):
            self.write_texts(sheet, row, (group, code))
            for column, figure in enumerate(COVERAGE, 2):
                self.write_figure(sheet, row, column, figure, figures[figure])
            if figures["organizations"]:
                sheet.write_number(row, last, figures["supervised"] / figures["organizations"], self.percent)
        limits = {"min_type": "num", "max_type": "num", "min_value": 0, "max_value": 1, "bar_color": "#86AED2"}
        sheet.conditional_format(1, last, len(rows), last, {"type": "data_bar", "bar_solid": True, **limits})
        self.add_chart(sheet, name, len(rows))

    def add_chart(self, sheet: Worksheet, name: str, rows: int) -> None:
        """The same as bars of a hundred per cent each, below the table."""
        chart: Any = self.book.add_chart({"type": "bar", "subtype": "percent_stacked"})
        for state in STATES:
            column = COVERAGE.index(state) + 2
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
        heads = (self.words("organization"), self.words("code"), *names.values(), self.words("whole_period"))
        self.table(sheet, 0, heads)
        own = self.report.subject.unit.code
        rows = [(self.words("whole"), own, self.report.attendance, self.report.months)]
        rows += [
            (one.unit.name, one.unit.code, one.attendance or {}, dict(one.months or {})) for one in self.report.groups
        ]
        for row, (group, code, figures, months) in enumerate(rows, 1):
            self.write_texts(sheet, row, (group, code))
            self.write_rates(sheet, row, 2, months)
            self.write_figure(sheet, row, len(names) + 2, "rate", figures.get("rate"))
        self.shade(sheet, len(rows), 2, len(names) + 2)

    def write_rates(self, sheet: Worksheet, row: int, first: int, months: Mapping[date, Figures]) -> None:
        for column, month in enumerate(self.report.wanted.months(), first):
            self.write_figure(sheet, row, column, "rate", months.get(month, {}).get("rate"))

    def shade(self, sheet: Worksheet, rows: int, first: int, last: int) -> None:
        scale = {"type": "2_color_scale", "min_type": "num", "max_type": "num", "min_value": 0, "max_value": 1}
        sheet.conditional_format(1, first, max(rows, 1), last, {**scale, "min_color": PALE, "max_color": "#4A81B4"})

    def write_supervisors(self, sheet: Worksheet) -> None:
        """The rate of each month, shaded, then the figures of the period."""
        names = month_names(self.report, self.words)
        sheet.set_column(0, 2, 30)
        who = [self.words(name) for name in ("supervisor", "post", "cell")]
        self.table(sheet, 0, (*who, *names.values(), *(self.words(one) for one in ATTENDANCE)))
        first = len(who) + len(names)
        for row, one in enumerate(self.report.supervisors, 1):
            self.write_texts(sheet, row, (one.person.name, one.person.post, one.person.cell))
            self.write_rates(sheet, row, len(who), one.months)
            for column, figure in enumerate(ATTENDANCE, first):
                self.write_figure(sheet, row, column, figure, one.attendance[figure])
        sheet.set_column(first, first + len(ATTENDANCE) - 1, 12)
        self.shade(sheet, len(self.report.supervisors), len(who), first - 1)

    def write_links(self, sheet: Worksheet) -> None:
        """Who follows which organization, a line for each link that holds on the last day."""
        names = ("supervisor", "post", "cell", "organization", "code", "parent", "since", "standing", *VISITS)
        sheet.set_column(0, 3, 30)
        sheet.set_column(5, 5, 40)
        sheet.set_column(6, len(names) - 1, 12)
        self.table(sheet, 0, [self.words(name) for name in names])
        for row, link in enumerate(self.report.links, 1):
            person, organization = link.person, link.organization
            texts = (person.name, person.post, person.cell, organization.name, organization.code, organization.within)
            self.write_texts(sheet, row, texts)
            self.write_day(sheet, row, 6, link.since)
            sheet.write_string(row, 7, self.words("yes" if link.standing else "no"))
            for column, figure in enumerate(VISITS, 8):
                self.write_figure(sheet, row, column, figure, link.figures[figure])
        sheet.autofilter(0, 0, max(len(self.report.links), 1), len(names) - 1)

    def write_lists(self, sheet: Worksheet) -> None:
        """All lists below each other, each column with one kind of thing. Can be filtered."""
        names = ("list", "organization", "code", "parent", "supervisor", "post", "cell", "since")
        sheet.set_column(0, len(names) - 2, 32)
        sheet.set_column(len(names) - 1, len(names) - 1, 12)
        self.table(sheet, 0, [self.words(name) for name in names])
        listed = [(name, one) for name, organizations in self.report.lists.items() for one in organizations]
        for row, (name, one) in enumerate(listed, 1):
            self.write_texts(sheet, row, (self.words(f"list_{name}"), one.name, one.code, one.within))
        for row, link in enumerate(self.report.never_visited, len(listed) + 1):
            one, person = link.organization, link.person
            own = (self.words("list_neverVisited"), one.name, one.code, one.within)
            self.write_texts(sheet, row, (*own, person.name, person.post, person.cell))
            self.write_day(sheet, row, len(names) - 1, link.since)
        sheet.autofilter(0, 0, max(len(listed) + len(self.report.never_visited), 1), len(names) - 1)

    def write_loops(self, sheet: Worksheet) -> None:
        """The loops, numbered, a line for each organization in its order."""
        sheet.set_column(2, 4, 40)
        self.table(sheet, 0, [self.words(name) for name in ("number", "step", "organization", "code", "parent")])
        steps = [(loop, step, one) for loop, own in enumerate(self.report.loops, 1) for step, one in enumerate(own, 1)]
        for row, (loop, step, one) in enumerate(steps, 1):
            sheet.write_number(row, 0, loop, self.whole)
            sheet.write_number(row, 1, step, self.whole)
            self.write_texts(sheet, row, (one.name, one.code, one.within), first=2)
