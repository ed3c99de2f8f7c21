"""The columns of a review's table, and words of its cells."""

from reports.review.model import NOT_KNOWN, Point
from reports.wording import Words

HEADS = ("code", "figure", "since", "last_day", "numerator", "denominator", "value_of", "review_source")


def source_text(point: Point, words: Words) -> str:
    """Where a figure comes from."""
    if point.source == NOT_KNOWN:
        return words("not_known")
    return words("reported" if point.is_stated else "computed")
