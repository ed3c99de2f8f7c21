"""The report on supervision as one table: a line for each figure.

The columns are the table, the row, its code, the month, the figure and its value.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from reports.separated import write_rows
from reports.supervision.model import SupervisionReport
from reports.supervision.tables import cells
from reports.wording import LANGUAGES


def write_separated(report: SupervisionReport, path: Path) -> None:
    write_rows(path, rows(report))


def rows(report: SupervisionReport) -> Iterator[Iterable[object]]:
    """The heads, what it was made from, and the figures."""
    words, wanted = LANGUAGES[report.wanted.language], report.wanted
    yield (words(name) for name in ("table", "row", "code", "month", "figure", "value"))
    about = {"since": words.day(wanted.since), "last": words.day(wanted.last_day)}
    yield from (
        (words("basis"), report.name, report.subject.unit.code, "", "", text)
        for text in (
            words("parameters", under=wanted.under, top=wanted.top, **about),
            words("source", source=wanted.source, made=words.day(wanted.made_on)),
        )
    )
    for cell in cells(report, words):
        yield words(cell.table), cell.row, cell.code, cell.month, words(cell.figure), cell.value
