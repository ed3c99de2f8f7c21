"""The languages that are spoken, and how each writes numbers and days."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum


class Language(StrEnum):
    """A language by its subtag (RFC 5646)."""

    VI = "vi"
    EN = "en"


MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
AND: Mapping[Language, str] = {Language.VI: " và ", Language.EN: " and "}


def number_in(language: Language, value: float, decimals: int = 0) -> str:
    """A number with its thousands apart."""
    text = f"{value:,.{decimals}f}"
    return text if language is Language.EN else text.translate(str.maketrans(",.", ".,"))


def day_in(language: Language, day: date) -> str:
    """A day as it is written in a sentence."""
    if language is Language.VI:
        return f"{day.day}/{day.month}/{day.year}"
    return day.isoformat()


def listed_in(language: Language, texts: list[str]) -> str:
    """Several things, the last two joined by `and`."""
    return AND[language].join(part for part in (", ".join(texts[:-1]), *texts[-1:]) if part)
