"""The review as one table: a line for each indicator and year."""

from collections.abc import Iterator
from pathlib import Path

from reports.review.model import ReviewReport
from reports.review.tables import HEADS, lines, source_text, stated
from reports.separated import write_rows
from reports.wording import LANGUAGES


def write_separated(report: ReviewReport, path: Path) -> None:
    write_rows(path, rows(report))


def rows(report: ReviewReport) -> Iterator[tuple[object, ...]]:
    """The heads, what it was made from, and the figures; what is not known is empty."""
    words, wanted = LANGUAGES[report.wanted.language], report.wanted
    yield tuple(words(name) for name in HEADS)
    days = {"since": words.day(wanted.since), "last": words.day(wanted.last_day)}
    for text in (
        words("review_parameters", under=wanted.under, **days),
        words("review_tree", day=words.day(report.day)),
        words("source", source=wanted.source, made=words.day(wanted.made_on)),
    ):
        yield (words("basis"), text)
    for one, unit, point in lines(report):
        yield (
            one.kind, one.name, unit.name, unit.code, point.since.isoformat(), point.last_day.isoformat(),
            point.numerator, point.denominator, point.value, source_text(point, words), *stated(point),
        )  # fmt: skip
