"""What was above organizations over a period, and which rule of visits held for them.

Days are ordinals, ends exclusive.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from graph.model.vocabulary import Level
from resolvers.supervision.attendance.required_visits import Stretch

RANKS = {level.value: rank for rank, level in enumerate(Level)}
Span = tuple[int, int]
Way = tuple[int, int, tuple[str, ...]]
"""From, to, and the organizations above during that time, nearest first."""
Edge = tuple[str, str, int, int]
"""Organization, parent, from, to."""
Rule = tuple[str, str, int, int, int]
"""Issuer, level of the committee that the supervisor sits in, visits a year, from, to."""
Seated = tuple[int, int, str]
"""From, to, and the level of the committee that somebody sits in during that time."""


class Ways:
    """The ways up from organizations in a period, from the hierarchy's links in it."""

    def __init__(self, edges: Iterable[Edge], since: int, until: int) -> None:
        self.since, self.until = since, until
        self.parents: defaultdict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for organization, parent, begun, ended in edges:
            self.parents[organization].append((max(begun, since), min(ended, until), parent))
        self.known: dict[str, tuple[Way, ...]] = {}
        self.known_below: dict[str, tuple[Way, ...]] = {}

    def of(self, organization: str) -> tuple[Way, ...]:
        """The organization's ways in their order; they fill the whole period."""
        found = self.known.get(organization)
        if found is None:
            found = self.known[organization] = self.walked(organization)
        return found

    def walked(self, organization: str) -> tuple[Way, ...]:
        parents = self.parents.get(organization, ())
        if len(parents) == 1 and parents[0][:2] == (self.since, self.until):
            return self.below(parents[0][2])
        return self.filled(
            sorted(
                (max(since, begun), min(until, ended), path)
                for since, until, parent in parents
                for begun, ended, path in self.below(parent)
                if max(since, begun) < min(until, ended)
            )
        )

    def below(self, parent: str) -> tuple[Way, ...]:
        """The ways of whatever is under an organization all the time: one list for all of them."""
        found = self.known_below.get(parent)
        if found is None:
            ways = tuple([(since, until, (parent, *path)) for since, until, path in self.of(parent)])
            found = self.known_below[parent] = ways
        return found

    def filled(self, ways: Sequence[Way]) -> tuple[Way, ...]:
        """The same with the times between, when nothing was above."""
        found: list[Way] = []
        day = self.since
        for since, until, path in ways:
            if day < since:
                found.append((day, since, ()))
            found.append((since, until, path))
            day = until
        if day < self.until:
            found.append((day, self.until, ()))
        return tuple(found)

    def under(self, organization: str, top: str) -> list[Span]:
        """When the organization was at or under another one."""
        if organization == top:
            return [(self.since, self.until)]
        ways = self.of(organization)
        if len(ways) == 1:
            return [ways[0][:2]] if top in ways[0][2] else []
        return merged([(since, until) for since, until, path in ways if top in path])


def merged(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those that meet or overlap as one."""
    found: list[Span] = []
    for since, until in sorted(spans):
        if found and since <= found[-1][1]:
            found[-1] = (found[-1][0], max(until, found[-1][1]))
        else:
            found.append((since, until))
    return found


def clipped(spans: Iterable[Span], since: int, until: int) -> list[Span]:
    """What of the spans lies between two days."""
    return [(max(a, since), min(b, until)) for a, b in spans if a < until and since < b]


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
