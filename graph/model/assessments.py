"""What an assessment may say: the levels of each kind, and the periods that one is made for.

Sources: four levels by Quy định 124-QĐ/TW (2023), art. 12, and 366-QĐ/TW (2025), art. 11; a quarter, a year or a term
by the latter. Who is exempt, suspended or for less than six months there is not rated (124-QĐ/TW).
"""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache

from graph.model.norms import months_after
from graph.model.vocabulary import AssessmentKind, AssessmentLevel

RATED = (AssessmentLevel.EXCELLENT, AssessmentLevel.GOOD, AssessmentLevel.COMPLETED, AssessmentLevel.NOT_COMPLETED)
ANSWERED = (AssessmentLevel.MET, AssessmentLevel.NOT_MET)
LEVELS_OF: Mapping[AssessmentKind, tuple[AssessmentLevel, ...]] = {
    AssessmentKind.CLASSIFICATION: RATED,
    AssessmentKind.FOUR_GOOD: ANSWERED,
    AssessmentKind.SELF_REVIEW: ANSWERED,
}
QUARTER, YEAR, SHORTEST_TERM = 3, 12, 24
"""In months; cells are elected for thirty of them, committees for sixty."""
MONTHS_BEFORE_RATED = 6
LONGEST_BEFORE_RATED = 184
"""In days: no six months are longer."""


def is_period(since: date, until: date) -> bool:
    """Whether an assessment is made for these days: a quarter, a calendar year, or a term of whole months."""
    if since.day != until.day or since >= until:
        return False
    months = (until.year - since.year) * YEAR + until.month - since.month
    if months in {QUARTER, YEAR}:
        return since.day == 1 and (since.month - 1) % months == 0
    return months >= SHORTEST_TERM


def is_too_new(since: date, period_until: date) -> bool:
    """Whether somebody had been there for less than six months at the end of a period."""
    return months_after(since, MONTHS_BEFORE_RATED) > period_until


@lru_cache(maxsize=1_000)
def too_new_from(period_until: date) -> date:
    """The first day since which one is so at the end of a period."""
    day = date.fromordinal(max(1, period_until.toordinal() - LONGEST_BEFORE_RATED))
    while not is_too_new(day, period_until):
        day += timedelta(days=1)
    return day


def levels_of(kind: str | None) -> tuple[AssessmentLevel, ...]:
    """The levels of a kind as a text; none of what is no kind."""
    return LEVELS_OF[AssessmentKind(kind)] if kind in set(AssessmentKind) else ()
