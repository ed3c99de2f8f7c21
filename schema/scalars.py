"""Custom scalars. Dates travel as ISO texts from the graph to the client: they are checked on the way in only."""

import re
from datetime import date

import strawberry

ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def parse_day(value: object) -> date:
    """A day as YYYY-MM-DD; anything else is refused (ValueError: graphql-core adds where it stands)."""
    if not isinstance(value, str) or not ISO_DAY.fullmatch(value):
        raise ValueError(f"A date is written YYYY-MM-DD, as in 2025-07-01; not {value!r}.")
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise ValueError(f"{value} is not a day of the calendar.") from None


def as_text(value: object) -> str:
    return str(value)


DATE = strawberry.scalar(
    name="Date",
    description="A day of the calendar, YYYY-MM-DD (ISO 8601). A fact holds on day d when since ≤ d < until.",
    specified_by_url="https://scalars.graphql.org/andimarek/local-date.html",
    serialize=as_text,
    parse_value=parse_day,
)
