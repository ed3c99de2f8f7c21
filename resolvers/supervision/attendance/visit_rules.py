"""Which rule of visits held for an organization's supervisors over a period.

Days are ordinals, ends exclusive.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from graph.model.vocabulary import Level
from resolvers.supervision.attendance.ancestry import Span, Way
from resolvers.supervision.attendance.required_visits import Stretch

RANKS = {level.value: rank for rank, level in enumerate(Level)}
Rule = tuple[str, str, int, int, int]
"""Issuer, level of the committee that the supervisor sits in, visits a year, from, to."""
Seated = tuple[int, int, str]
"""From, to, and the level of the committee that somebody sits in during that time."""


class Seats:
    """When somebody sat in committees of which levels; what holds on a day is worked out once."""

    def __init__(self, spans: tuple[Seated, ...]) -> None:
        self.spans = spans
        self.turns = frozenset(day for since, until, _ in spans for day in (since, until))
        self.known: dict[int, frozenset[str]] = {}

    def levels(self, day: int) -> frozenset[str]:
        found = self.known.get(day)
        if found is None:
            found = self.known[day] = frozenset(level for since, until, level in self.spans if since <= day < until)
        return found


NO_SEATS = Seats(())


class Rules:
    """The rules of visits by their issuers: the nearest one above the organization that names a rank decides.

    Of several committees that a supervisor sits in, the highest that the rule names.
    """

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.of_issuer: defaultdict[str, list[tuple[str, int, int, int]]] = defaultdict(list)
        for issuer, level, visits, since, until in rules:
            self.of_issuer[issuer].append((level, visits, since, until))
        self.known_turns: dict[tuple[str, ...], set[int]] = {}
        self.known_visits: dict[tuple[tuple[str, ...], frozenset[str], int], int | None] = {}
        self.known_stretches: dict[tuple[tuple[Way, ...], Seats], tuple[Stretch, ...]] = {}

    def stretches(self, ways: tuple[Way, ...], seats: Seats) -> tuple[Stretch, ...]:
        """All days of an organization's ways by the visits a year that are asked of somebody with these seats.

        Worked out once: most supervisors of what is under one committee sit in the same ones.
        """
        key = ways, seats
        found = self.known_stretches.get(key)
        if found is None:
            found = self.known_stretches[key] = tuple([one for way in ways for one in self.along(way, seats)])
        return found

    def along(self, way: Way, seats: Seats) -> Iterator[Stretch]:
        since, until, path = way
        turns = seats.turns | self.turns(path)
        for start, end in pairwise((since, *sorted(day for day in turns if since < day < until), until)):
            yield start, end, self.visits(path, seats.levels(start), start)

    def turns(self, path: tuple[str, ...]) -> set[int]:
        """The days on which a rule of one of the organizations begins or ends."""
        found = self.known_turns.get(path)
        if found is None:
            found = {day for issuer in path for _, _, *days in self.of_issuer.get(issuer, ()) for day in days}
            self.known_turns[path] = found
        return found

    def visits(self, path: tuple[str, ...], levels: frozenset[str], day: int) -> int | None:
        """Visits a year for somebody in committees of these levels, under these organizations, on a day."""
        key = path, levels, day
        if key not in self.known_visits:
            self.known_visits[key] = self.ruled(*key)
        return self.known_visits[key]

    def ruled(self, path: tuple[str, ...], levels: frozenset[str], day: int) -> int | None:
        for issuer in path:
            held = [
                (RANKS[level], visits)
                for level, visits, since, until in self.of_issuer.get(issuer, ())
                if since <= day < until and level in levels
            ]
            if held:
                return min(held)[1]
        return None


def inside(stretches: tuple[Stretch, ...], windows: Iterable[Span]) -> tuple[Stretch, ...]:
    """What of the stretches lies in the windows."""
    return tuple(
        [
            (max(a, since), min(b, until), visits)
            for since, until in windows
            for a, b, visits in stretches
            if a < until and since < b
        ]
    )
