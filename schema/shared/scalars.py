"""Custom scalars. Dates travel as ISO texts from the graph to the client: they are checked on the way in only."""

import strawberry

from graph.model.calendar import FIRST_DAY, LAST_DAY, read_day, read_moment


def as_text(value: object) -> str:
    return str(value)


DATE = strawberry.scalar(
    name="Date",
    description=f"A day of the calendar, YYYY-MM-DD (ISO 8601), from {FIRST_DAY} to {LAST_DAY}. A fact holds on day d "
    "when since ≤ d < until.",
    specified_by_url="https://scalars.graphql.org/andimarek/local-date.html",
    serialize=as_text,
    parse_value=read_day,
)


MOMENT = strawberry.scalar(
    name="DateTime",
    description="A moment in UTC with milliseconds (RFC 3339); one that is given may have another offset and up to "
    "nine digits. One without more than milliseconds means all of its millisecond, as what is told is cut off. It "
    f"lies between {FIRST_DAY} and {LAST_DAY}.",
    specified_by_url="https://scalars.graphql.org/andimarek/date-time.html",
    serialize=as_text,
    parse_value=read_moment,
)
