"""How reports are told in a language: the words of the table, numbers and days."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from wording.languages import Language
from wording.table import TABLE

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
NARROW_SPACE = "\u202f"
VIETNAMESE = str.maketrans(",.", ".,")


@dataclass(frozen=True, slots=True)
class Words:
    """One language: its texts by key, and its numbers and days."""

    language: Language

    def __call__(self, key: str, **values: object) -> str:
        text = TABLE[key][self.language]
        return text.format(**values) if values else text

    def number(self, value: float | None) -> str:
        """A whole number with its thousands apart; a dash for none."""
        return self.decimal(value, 0)

    def decimal(self, value: float | None, decimals: int) -> str:
        """A number with its thousands apart and so many decimals; a dash for none."""
        if value is None:
            return "–"
        text = f"{value:,.{decimals}f}"
        return text.translate(VIETNAMESE) if self.language == "vi" else text

    def percent(self, value: float | None, decimals: int = 1) -> str:
        if value is None:
            return "–"
        text = f"{value * 100:.{decimals}f}"
        return (text.replace(".", ",") if self.language == "vi" else text) + NARROW_SPACE + "%"

    def day(self, value: date | str | None) -> str:
        if value is None:
            return "–"
        day = date.fromisoformat(value) if isinstance(value, str) else value
        if self.language == "vi":
            return f"{day.day:02}/{day.month:02}/{day.year}"
        return f"{day.day} {MONTHS[day.month - 1]} {day.year}"

    def place_and_date(self, place: str, value: date) -> str:
        """The line under the Party's name; a day and the first months have two digits, lest anything be added."""
        month = f"{value.month:02}" if value.month < 3 or self.language == "en" else str(value.month)
        return self("place_and_date", place=place, day=f"{value.day:02}", month=month, year=value.year)

    def month(self, value: date, *, several_years: bool) -> str:
        """The head of a month's column."""
        year = f"/{value.year % 100:02}" if several_years else ""
        return (f"T{value.month}" if self.language == "vi" else MONTHS[value.month - 1]) + year

    def figure(self, name: str, value: Any) -> str:
        """A figure as it is read: rates in per cent, days as days."""
        if name == "rate":
            return self.percent(value)
        return self.day(value) if name == "lastVisit" else self.number(value)


LANGUAGES: Mapping[str, Words] = {language.value: Words(language) for language in Language}
