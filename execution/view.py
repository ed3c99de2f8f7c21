"""What an answer shows: one day of the graph, as far as the viewer sees it, by what was known at one moment.

Ids carry the view that they were handed out in (`mark`), as a client that keeps objects by their ids would else take
two states of one object for the same.
"""

from datetime import UTC, date, datetime, timedelta
from enum import Enum
from typing import NamedTuple

from wording.languages import Language

TRIAL = "!"
"""Begins the mark of a change that is only tried."""
MOMENT = "~"
"""Stands in a mark between the day and the moment."""
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
TICK = timedelta(microseconds=1)


class Scope(Enum):
    """What a viewer sees of the graph. It belongs to the request, and is the same for every day of it."""

    EVERYTHING = "EVERYTHING"
    NOTHING = "NOTHING"

    __hash__ = object.__hash__
    """Views are parts of a key for each record of an answer: an enumeration's own hash is worked out in Python."""


class View(NamedTuple):
    """The day that an answer is for, the scope of whoever asks, and their language.

    `today` is the day on which it is asked; None where an id has named the view, which all ids under it then name too.
    `known` is the moment of `knownAt` as `written` gives it; empty: all that is known now. `trial` tells one change
    that is only tried from all others.
    """

    on: date
    scope: Scope
    today: date | None
    known: str = ""
    trial: str = ""
    language: Language = Language.EN

    @classmethod
    def whole(cls, on: date, language: Language = Language.EN) -> "View":
        """Today as whoever sees everything sees it."""
        return cls(on, Scope.EVERYTHING, on, language=language)

    @classmethod
    def none(cls, on: date) -> "View":
        """Today as whoever may see nothing sees it."""
        return cls(on, Scope.NOTHING, on)

    def at(self, day: date) -> "View":
        """The same viewer's view of another day."""
        return self._replace(on=day)

    def knowing(self, moment: datetime) -> "View":
        """The view by what was known at a moment."""
        return self._replace(known=written(moment))

    def tried(self, change: str) -> "View":
        """The view of a change that is only tried: no id of it is ever that of something that is there."""
        return self._replace(trial=change)

    @property
    def mark(self) -> str:
        """What an id handed out in this view carries; empty for today as it is known now."""
        if self.trial:
            return f"{TRIAL}{self.trial}"
        if self.known:
            return f"{self.on}{MOMENT}{ticks(self.known)}"
        return "" if self.on == self.today else str(self.on)

    def named(self, mark: str) -> "View | None":
        """The viewer's view that a mark names; None for that of a trial, which is over. ValueError where it is none."""
        if not mark:
            return self
        if mark.startswith(TRIAL):
            return None
        day, apart, number = mark.partition(MOMENT)
        known = written(EPOCH + int(number) * TICK) if apart else ""
        return self._replace(on=date.fromisoformat(day), known=known, today=None)


def written(moment: datetime) -> str:
    """A moment as the ledger writes moments, in UTC: their order is that of their texts."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def ticks(known: str) -> int:
    """The microseconds from 1970 to a written moment: a mark holds digits only."""
    return (datetime.fromisoformat(known) - EPOCH) // TICK
