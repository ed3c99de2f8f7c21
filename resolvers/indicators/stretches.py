"""The intervals of a period: calendar months, quarters or years, the first and the last as far as they lie in it."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from graph.model.indicator_words import Interval
from graph.model.norms import months_after

MONTHS = {Interval.MONTH: 1, Interval.QUARTER: 3, Interval.YEAR: 12}


class Stretch(NamedTuple):
    """From a day up to another one, ordinals; `ahead` where it begins after the day of the question. `whole` is the day
    that it would end before if that day did not cut it off."""

    since: int
    until: int
    ahead: bool
    whole: int

    @property
    def last(self) -> int:
        """Its last day."""
        return self.until - 1


def stretches(since: date, until: date, interval: Interval, on: date) -> Sequence[Stretch]:
    """The intervals between two days; what lies after the day of the question is cut off, or ahead."""
    return [stretch_of(max(one, since), min(behind, until), on) for one, behind in whole(since, until, interval)]


def whole(since: date, until: date, interval: Interval) -> Iterator[tuple[date, date]]:
    """The whole intervals that days between two fall in."""
    months = MONTHS[interval]
    first = date(since.year, (since.month - 1) // months * months + 1, 1)
    while first < until:
        behind = months_after(first, months)
        yield first, behind
        first = behind


def stretch_of(since: date, until: date, on: date) -> Stretch:
    ahead, whole = on < since, until.toordinal()
    return Stretch(since.toordinal(), whole if ahead else min(whole, on.toordinal() + 1), ahead, whole)
