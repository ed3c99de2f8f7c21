"""What a stated figure may say: for which periods, and of which indicators it is a number alone."""

from datetime import date

from graph.model.assessments import is_period
from graph.model.indicator_words import IndicatorKind
from graph.model.norms import months_after

NUMBERS = frozenset(
    {
        IndicatorKind.ORGANIZATIONS,
        IndicatorKind.MEMBERS,
        IndicatorKind.ENTERPRISE_FOUNDED,
        IndicatorKind.COMMENDED,
        IndicatorKind.BADGES,
        IndicatorKind.FEEDBACK_OPEN,
    }
)
"""The indicators that are no share of anything: a test holds them against the definitions."""


def is_stated_for(since: date, until: date) -> bool:
    """Whether figures are stated for these days: a month, a quarter, a calendar year, or a term of whole months."""
    return is_period(since, until) or (since.day == 1 and months_after(since, 1) == until)
