"""Days as the graph tells them, in texts, and as rows have them."""

from datetime import date


def day_of(text: str) -> date:
    return date.fromisoformat(text)


def day_or_none(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
