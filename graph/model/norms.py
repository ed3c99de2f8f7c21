"""The norms that changes are held against, as rows of their tables: versioned data, of which none is a constant."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date
from typing import Any


@dataclass(frozen=True, slots=True)
class Norms:
    """Rows of the tables of norms."""

    levels: Sequence[dict[str, Any]]
    admissions: Sequence[dict[str, Any]]

    def levels_on(self, day: date) -> list[dict[str, Any]]:
        return [one for one in self.levels if one["since"] <= day < one["until"]]

    def admission_on(self, day: date) -> dict[str, Any] | None:
        return next((one for one in self.admissions if one["since"] <= day < one["until"]), None)


def full_years(born: date, day: date) -> int:
    """How old somebody is on a day."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def months_after(day: date, months: int) -> date:
    """The same day of the month some months later, or the last one of a shorter month; none beyond the calendar."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        return date.max if year > MAXYEAR else date.min
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
