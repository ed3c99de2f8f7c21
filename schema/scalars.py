"""Custom scalars. Dates travel as ISO texts from the graph to the client: they are checked on the way in only."""

import re
from datetime import date, datetime

import strawberry

ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)
"""Who is on record was born, and what is planned ends, between them; answers look a year beyond."""


def parse_day(value: object) -> date:
    """A day as YYYY-MM-DD; anything else is refused (ValueError: graphql-core adds where it stands)."""
    if not isinstance(value, str) or not ISO_DAY.fullmatch(value):
        raise ValueError(f"A date is written YYYY-MM-DD, as in 2025-07-01; not {value!r}.")
    try:
        day = date.fromisoformat(value)
    except ValueError:
        raise ValueError(f"{value} is not a day of the calendar.") from None
    if not FIRST_DAY <= day <= LAST_DAY:
        raise ValueError(f"A date lies between {FIRST_DAY} and {LAST_DAY}; {value} does not.")
    return day


def parse_moment(value: object) -> datetime:
    """A moment with its offset from UTC; anything else is refused."""
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise ValueError(f"A moment is written as in 2025-07-01T08:00:00Z; not {value!r}.")
    return moment


def as_text(value: object) -> str:
    return str(value)


DATE = strawberry.scalar(
    name="Date",
    description="A day of the calendar, YYYY-MM-DD (ISO 8601), from 1900-01-01 to 2199-12-31. A fact holds on day d "
    "when since ≤ d < until.",
    specified_by_url="https://scalars.graphql.org/andimarek/local-date.html",
    serialize=as_text,
    parse_value=parse_day,
)


MOMENT = strawberry.scalar(
    name="DateTime",
    description="A moment, ISO 8601 in UTC with microseconds.",
    specified_by_url="https://scalars.graphql.org/andimarek/date-time.html",
    serialize=as_text,
    parse_value=parse_moment,
)
