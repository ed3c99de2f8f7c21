"""What an answer shows: one day of the graph, as far as the viewer sees it, by what was known at one moment.

Ids carry the view that they were handed out in (`mark`), as a client that keeps objects by their ids would else take
two states of one object for the same.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
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
    """What a viewer sees of the graph: all of it, nothing, or the PART that a `Sight` says.

    It belongs to the request, is the same for every day of it, and shapes statements; which part it is never does.
    """

    EVERYTHING = "EVERYTHING"
    PART = "PART"
    NOTHING = "NOTHING"

    __hash__ = object.__hash__
    """Views are parts of a key for each record of an answer: an enumeration's own hash is worked out in Python."""


@dataclass(frozen=True, slots=True, eq=False)
class Sight:
    """Which organizations a viewer of a part sees: those `inside` whole, of those `above` a card, of others nothing; at
    those `governed`, which are inside, also who holds which right, and at those `identified` what is personal of their
    members. Who is a member of which goes by `today`.

    Above is whatever is, was or will be above one that is inside: so the way up from any that is seen ends in none
    that is not. Two of them are one only where they are the same object: a view is part of a key for each record.
    """

    inside: frozenset[str] = frozenset()
    above: frozenset[str] = frozenset()
    governed: frozenset[str] = frozenset()
    identified: frozenset[str] = frozenset()
    today: date = date.min
    mark: str = field(init=False)
    """Told apart by it: the same organizations have the same one, in every process."""
    parameters: Mapping[str, Mapping[str, bool] | date] = field(init=False)
    """The sets as statements look ids up in them: those inside, each with whether it is governed, all that are shown,
    and those identified; with the day."""

    def __post_init__(self) -> None:
        """Works out what every statement of the viewer's is given."""
        text = "|".join(one for ids in self.sets for one in (*sorted(ids), ""))
        object.__setattr__(self, "mark", hashlib.sha256(text.encode()).hexdigest()[:16])
        inside = {one: one in self.governed for one in sorted(self.inside)}
        shown = dict.fromkeys((*inside, *sorted(self.above)), True)
        identified = dict.fromkeys(sorted(self.identified), True)
        given = {"inside": inside, "shown": shown, "identified": identified, "today": self.today}
        object.__setattr__(self, "parameters", given)

    def founding(self, founded: Mapping[str, str]) -> "Sight":
        """The same with organizations that were founded right under some: they are seen as these are."""
        inside, governed, identified = (
            ids | {one for one, over in founded.items() if over in ids}
            for ids in (self.inside, self.governed, self.identified)
        )
        return Sight(inside, self.above, governed, identified, self.today)

    @property
    def sets(self) -> tuple[frozenset[str], ...]:
        """What is told of which organizations."""
        return self.inside, self.above, self.governed, self.identified

    def holds(self, other: "Sight") -> bool:
        """Whether all that the other one shows is shown here as well."""
        return (
            self.inside >= other.inside
            and self.governed >= other.governed
            and self.identified >= other.identified
            and self.inside | self.above >= other.inside | other.above
        )


UNSEEN = Sight()


class View(NamedTuple):
    """The day that an answer is for, the scope of whoever asks, and their language.

    `today` is the day on which it is asked; None where an id has named the view, which all ids under it then name too.
    `known` is the moment of `knownAt` as `written` gives it; empty: all that is known now. `trial` tells one change
    that is only tried from all others. `sight` says what part it is where the scope is one.
    """

    on: date
    scope: Scope
    today: date | None
    known: str = ""
    trial: str = ""
    language: Language = Language.EN
    sight: Sight = UNSEEN

    @classmethod
    def whole(cls, on: date, language: Language = Language.EN) -> "View":
        """Today as whoever sees everything sees it."""
        return cls(on, Scope.EVERYTHING, on, language=language)

    @classmethod
    def none(cls, on: date) -> "View":
        """Today as whoever may see nothing sees it."""
        return cls(on, Scope.NOTHING, on)

    def part(self, sight: Sight) -> "View":
        """The same day as whoever sees a part sees it."""
        return self._replace(scope=Scope.PART, sight=sight)

    def sees_whole(self, organization: str) -> bool:
        """Whether the viewer sees an organization whole, and not its card alone."""
        return self.scope is Scope.EVERYTHING or organization in self.sight.inside

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
