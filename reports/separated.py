"""The report as one comma-separated table: a line for each figure.

The columns are the table, the row, its code, the month, the figure and its value, in the report's language; the first
lines say what it was made from. With a byte order mark, so that spreadsheets read Vietnamese letters.
"""

import csv
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from reports.model import Report
from reports.tables import cells
from reports.wording import LANGUAGES

BEGINNINGS = frozenset("=+-@\t\r\n|%")
"""What a spreadsheet takes for the beginning of a formula, or may."""


def write_separated(report: Report, path: Path) -> None:
    words, wanted = LANGUAGES[report.wanted.language], report.wanted
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        rows = csv.writer(file)

        def write(cells: Iterable[object]) -> None:
            rows.writerow([harmless(cell) for cell in cells])

        write(words(name) for name in ("table", "row", "code", "month", "figure", "value"))
        about = {"since": words.day(wanted.since), "last": words.day(wanted.last_day)}
        basis = (
            words("parameters", under=wanted.under, top=wanted.top, **about),
            words("source", source=wanted.source, made=words.day(wanted.made_on)),
        )
        for text in basis:
            write((words("basis"), report.name, report.subject.unit.code, "", "", text))
        for cell in cells(report, words):
            write((words(cell.table), cell.row, cell.code, cell.month, words(cell.figure), cell.value))


def harmless(value: object) -> object:
    """A text that a spreadsheet would take for a formula is told apart by an apostrophe, in whatever width or behind
    whatever blanks it begins."""
    if not isinstance(value, str):
        return value
    seen = unicodedata.normalize("NFKC", value).lstrip(" \u00a0\u200b\ufeff") or " "
    return f"'{value}" if seen[0] in BEGINNINGS or value[:1] in BEGINNINGS else value
