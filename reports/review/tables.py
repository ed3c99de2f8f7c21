"""The columns of a review's table, and words of its cells."""

from reports.review.model import NOT_KNOWN, Point
from reports.wording import Words

HEADS = (
    "code", "figure", "since", "last_day", "numerator", "denominator", "value_of", "review_source", "review_target",
    "review_reported", "review_directive",
)  # fmt: skip


def source_text(point: Point, words: Words) -> str:
    """Where a figure comes from."""
    if point.source == NOT_KNOWN:
        return words("not_known")
    return words("reported" if point.is_stated else "computed")


def stated(point: Point) -> tuple[float | None, float | None, str]:
    """What was to be reached, what was reported, and by which directives."""
    target, reported = (
        (None, []) if one is None else (one.value, [one.directive]) for one in (point.target, point.reported)
    )
    return target[0], reported[0], "; ".join(dict.fromkeys([*target[1], *reported[1]]))
