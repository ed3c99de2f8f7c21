"""Days and moments that come from outside, and the ends of the calendar.

A day or a moment that was read here can be shifted by a year and turned into any zone without leaving the calendar.
"""

import re
from datetime import UTC, date, datetime, timedelta, timezone

from wording.said import say

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)
"""Who is on record was born, and what is planned ends, between them; answers look a year beyond."""
VIETNAM = timezone(timedelta(hours=7))
ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
ISO_MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,9})?([Zz]|[+-][0-9]{2}:[0-9]{2})"
)
"""As in RFC 3339, section 5.6."""
LONGEST_SHOWN = 40
MILLISECONDS = len("2025-07-01T08:00:00.000")


def read_day(value: object) -> date:
    """A day written YYYY-MM-DD, between the first and the last; ValueError says what is wrong with another."""
    if not isinstance(value, str) or not ISO_DAY.fullmatch(value):
        raise ValueError(say("DAY_FORM", shown=shown(value)))
    try:
        day = date.fromisoformat(value)
    except ValueError:
        raise ValueError(say("NO_SUCH_DAY", shown=value)) from None
    if not FIRST_DAY <= day <= LAST_DAY:
        raise ValueError(say("DAY_OUT_OF_BOUNDS", first=FIRST_DAY, last=LAST_DAY, shown=value))
    return day


def read_moment(value: object) -> datetime:
    """A moment with its offset from UTC, as one in UTC; ValueError says what is wrong with another.

    The bounds are those of days, in UTC. A leap second is no moment here: the calendar in use has none.
    """
    if not isinstance(value, str) or not ISO_MOMENT.fullmatch(value):
        raise ValueError(say("MOMENT_FORM", shown=shown(value)))
    try:
        moment = datetime.fromisoformat(value.upper()).astimezone(UTC)
    except (ValueError, OverflowError):
        raise ValueError(say("NO_SUCH_MOMENT", shown=value)) from None
    if not FIRST_DAY <= moment.date() <= LAST_DAY:
        raise ValueError(say("MOMENT_OUT_OF_BOUNDS", first=FIRST_DAY, last=LAST_DAY, shown=value))
    return moment


def told_moment(text: str) -> str:
    """A moment of the ledger (ISO, UTC, microseconds) as clients are told it: in milliseconds, cut off."""
    return f"{text[:MILLISECONDS]}Z"


def known_by(moment: datetime) -> datetime:
    """The end of the millisecond that a moment names, or the moment itself where it is told more exactly.

    What was told in milliseconds was cut off: whoever asks for it means what was recorded then.
    """
    return moment if moment.microsecond % 1000 else moment + timedelta(microseconds=999)


def shown(value: object) -> str:
    """A value in a message: it may be of any length and kind."""
    text = repr(value)
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"
