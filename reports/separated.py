"""A report as one comma-separated table, in the report's language: its heads, lines that say what it was made from, its
rows. With a byte order mark, so that spreadsheets read Vietnamese letters.
"""

import csv
import unicodedata
from collections.abc import Iterable
from pathlib import Path

BEGINNINGS = frozenset("=+-@\t\r\n|%")
"""What a spreadsheet takes for the beginning of a formula, or may."""


def write_rows(path: Path, rows: Iterable[Iterable[object]]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([harmless(cell) for cell in row] for row in rows)


def harmless(value: object) -> object:
    """A text that a spreadsheet would take for a formula is told apart by an apostrophe, in whatever width or behind
    whatever blanks it begins."""
    if not isinstance(value, str):
        return value
    seen = unicodedata.normalize("NFKC", value).lstrip(" \u00a0\u200b\ufeff") or " "
    return f"'{value}" if seen[0] in BEGINNINGS or value[:1] in BEGINNINGS else value
