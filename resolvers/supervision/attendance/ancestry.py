"""What was above organizations over a period.

Days are ordinals, ends exclusive.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

Span = tuple[int, int]
Way = tuple[int, int, tuple[str, ...]]
"""From, to, and the organizations above during that time, nearest first."""
Edge = tuple[str, str, int, int]
"""Organization, parent, from, to."""


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
