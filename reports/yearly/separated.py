"""The report of a year as one table: a line for each figure."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from reports.separated import write_rows
from reports.wording import LANGUAGES
from reports.yearly.model import YearlyReport
from reports.yearly.tables import cells


def write_separated(report: YearlyReport, path: Path) -> None:
    write_rows(path, rows(report))


def rows(report: YearlyReport) -> Iterator[Iterable[object]]:
    """The heads, what it was made from, and the figures."""
    words, wanted = LANGUAGES[report.wanted.language], report.wanted
    yield (words(name) for name in ("table", "row", "code", "figure", "value"))
    for text in (
        words("yearly_parameters", under=wanted.under, year=wanted.year, day=words.day(wanted.on)),
        words("source", source=wanted.source, made=words.day(wanted.made_on)),
    ):
        yield (words("basis"), report.name, report.subject.unit.code, "", text)
    yield from cells(report, words)
