"""The report as one comma-separated table: a line for each figure.

The five columns are the table, the row, the month, the figure and its value, in the report's language; the first lines
say what it was made from. With a byte order mark, so that spreadsheets read Vietnamese letters.
"""

import csv
from pathlib import Path

from reports.model import Report
from reports.tables import cells
from reports.wording import LANGUAGES

TEXTS = {"parent", "since", "list"}


def write_separated(report: Report, path: Path) -> None:
    words, wanted = LANGUAGES[report.wanted.language], report.wanted
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        rows = csv.writer(file)
        rows.writerow([words(name) for name in ("table", "row", "month", "figure", "value")])
        about = {"since": words.day(wanted.since), "last": words.day(wanted.last_day)}
        basis = (
            words("parameters", under=wanted.under, top=wanted.top, **about),
            words("source", source=wanted.source, made=words.day(wanted.made_on)),
        )
        for text in basis:
            rows.writerow([words("basis"), report.name, "", "", text])
        for cell in cells(report):
            rows.writerow([words(cell.table), harmless(cell.row), cell.month, words(cell.figure), harmless(cell.value)])


def harmless(value: object) -> object:
    """A text that a spreadsheet would take for a formula is told apart by an apostrophe."""
    return f"'{value}" if isinstance(value, str) and value[:1] in {"=", "+", "-", "@", "\t", "\r"} else value
