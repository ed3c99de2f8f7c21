"""Days as the graph tells them, in texts, and as rows have them."""

from datetime import date


def day_of(text: str) -> date:
    return date.fromisoformat(text)


def holds_on(since: date, until: date | None, on: date) -> bool:
    """Whether what begins and ends so holds on a day."""
    return since <= on and (until is None or on < until)


def day_or_none(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
