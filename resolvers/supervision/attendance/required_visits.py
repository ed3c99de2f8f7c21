"""How many visits are required, prorated by days, and when one is overdue: one definition, used by every answer.

Pure functions: days are ordinals (`date.toordinal`), ends exclusive. So many visits a year weigh each day of a year
alike, so a whole year asks for exactly that many, leap year or not, and a visit is required from the day on which
the days before it have added up to a whole one.
"""

from calendar import isleap
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

VISIT = 365 * 366
"""The weight of one visit: a whole number of days' weights in every year."""

Stretch = tuple[int, int, int | None]
"""Days from (inclusive) to (exclusive), and visits a year; None where neither a decision nor a rule says how many."""


def years(since: int, until: int) -> Iterable[tuple[int, int, int]]:
    """The parts of a span by calendar year: from, to, the weight of a day with one visit a year."""
    while since < until:
        year = date.fromordinal(since).year
        end = min(until, date(year + 1, 1, 1).toordinal())
        yield since, end, 365 if isleap(year) else 366
        since = end


def weight(stretches: Iterable[Stretch]) -> int:
    """What the days add up to, in VISITths of a visit."""
    return sum([visits * weight_of(since, until) for since, until, visits in stretches if visits])


@lru_cache(maxsize=4096)
def weight_of(since: int, until: int) -> int:
    """What the days of a span weigh with one visit a year; most links of a question share a few spans."""
    return sum(day * (end - start) for start, end, day in years(since, until))


@lru_cache(maxsize=4096)
def required(stretches: tuple[Stretch, ...]) -> int | None:
    """The whole visits that the days ask for; None where nothing says how many in all of them.

    Of five thousand links of a province, most share their stretches with others.
    """
    return None if unsaid(stretches) else weight(stretches) // VISIT


def unsaid(stretches: Iterable[Stretch]) -> bool:
    return {visits for _, _, visits in stretches} <= {None}


def before(stretches: Iterable[Stretch], day: int) -> tuple[Stretch, ...]:
    """The days of the stretches before a day."""
    return tuple([(since, min(until, day), visits) for since, until, visits in stretches if since < day])


def required_before(stretches: Sequence[Stretch], day: int) -> int | None:
    """The whole visits that the days before a day ask for; None where nothing says how many in all these stretches."""
    return None if unsaid(stretches) else weight(before(stretches, day)) // VISIT


def missing(asked: int | None, done: int) -> int:
    """Visits that are overdue: required by the days that have passed, and not made. Visits too many don't count."""
    return 0 if asked is None else max(0, asked - done)


def beyond(asked: int | None, done: int) -> int:
    """Visits that were made though nothing asked for them any more, or at all."""
    return max(0, done - (asked or 0))


def due_day(stretches: Iterable[Stretch], number: int) -> int | None:
    """The day by the end of which so many visits are due; None where the days don't add up to as many.

    A link is overdue from the next day on: then `required` of the days before counts this visit.
    """
    lacking = number * VISIT
    for start, end, visits in stretches:
        if not visits:
            continue
        for since, until, day in years(start, end):
            daily = visits * day
            days = -(-lacking // daily)
            if days <= until - since:
                return since + days - 1
            lacking -= daily * (until - since)
    return None


def next_due(stretches: Sequence[Stretch], done: int, on: int) -> int | None:
    """The day by the end of which the next visit is due: `stretches` are the year's days up to and with `on`.

    After `on` it goes on as on that day; with the whole year's visits made, the next one is the next year's first.
    None where nothing asks for another one.
    """
    overdue = due_day(stretches, done + 1)
    visits = stretches[-1][2] if stretches else None
    if overdue is not None or not visits:
        return overdue
    year = date.fromordinal(on).year
    turn, end = date(year + 1, 1, 1).toordinal(), date(year + 2, 1, 1).toordinal()
    this_year = due_day([*stretches, (on + 1, turn, visits)], done + 1)
    return due_day([(turn, end, visits)], 1) if this_year is None else this_year
