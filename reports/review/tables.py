"""The lines of a review's table, its columns, and words of its cells."""

from collections.abc import Iterator

from reports.model import Unit
from reports.review.model import NOT_KNOWN, Indicator, Point, ReviewReport, Stated
from reports.wording import Words

HEADS = (
    "review_code", "figure", "organization", "code", "since", "last_day", "numerator", "denominator", "value_of",
    "review_source", "review_target", "review_reported", "review_directive",
)  # fmt: skip


def lines(report: ReviewReport) -> Iterator[tuple[Indicator, Unit, Point]]:
    """Every point of every indicator: of the organization, then of those right under it."""
    for one in report.indicators:
        yield from ((one, report.subject.unit, point) for point in one.points)
        yield from ((one, child.unit, point) for child in one.children for point in child.points)


def source_text(point: Point, words: Words) -> str:
    """Where a figure comes from."""
    if point.source == NOT_KNOWN:
        return words("not_known")
    return words("reported" if point.is_stated else "computed")


def stated(point: Point) -> tuple[float | None, float | None, str]:
    """What was to be reached, what was reported, and by which directives."""
    figures = [one for one in (point.target, point.reported) if one is not None]
    directives = "; ".join(dict.fromkeys(one.directive for one in figures))
    return value_of(point.target), value_of(point.reported), directives


def value_of(figure: Stated | None) -> float | None:
    return None if figure is None else figure.value
