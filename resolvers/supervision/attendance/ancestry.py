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
            self.parents[organization].append((begun, ended, parent))
        self.known: dict[tuple[str, Span], tuple[Way, ...]] = {}
        self.known_below: dict[tuple[str, Span], tuple[Way, ...]] = {}

    def of(self, organization: str) -> tuple[Way, ...]:
        """The organization's ways in their order; they fill the whole period."""
        return self.during(organization, (self.since, self.until))

    def during(self, organization: str, span: Span) -> tuple[Way, ...]:
        """The ways in a part of the period; in another part, what is above may be below."""
        found = self.known.get((organization, span))
        if found is None:
            found = self.known[organization, span] = self.walked(organization, span)
        return found

    def walked(self, organization: str, span: Span) -> tuple[Way, ...]:
        parents = [
            (max(begun, span[0]), min(ended, span[1]), parent)
            for begun, ended, parent in self.parents.get(organization, ())
            if begun < span[1] and span[0] < ended
        ]
        if len(parents) == 1 and parents[0][:2] == span:
            return self.below(parents[0][2], span)
        return filled(
            [way for begun, ended, parent in sorted(parents) for way in self.below(parent, (begun, ended))], span
        )

    def below(self, parent: str, span: Span) -> tuple[Way, ...]:
        """The ways of whatever is under an organization all that time: one list for all of them."""
        found = self.known_below.get((parent, span))
        if found is None:
            ways = tuple([(since, until, (parent, *path)) for since, until, path in self.during(parent, span)])
            found = self.known_below[parent, span] = ways
        return found

    def under(self, organization: str, top: str) -> list[Span]:
        """When the organization was at or under another one."""
        if organization == top:
            return [(self.since, self.until)]
        ways = self.of(organization)
        if len(ways) == 1:
            return [ways[0][:2]] if top in ways[0][2] else []
        return merged([(since, until) for since, until, path in ways if top in path])

    def below_top(self, organization: str, top: str) -> list[tuple[int, int, str]]:
        """When the organization was at or under another one, and at or under which one directly under that; the top
        stands for itself."""
        found: list[tuple[int, int, str]] = []
        for since, until, path in self.of(organization):
            if organization != top and top not in path:
                continue
            child = child_of(organization, path, top)
            goes_on = bool(found) and found[-1][1:] == (since, child)
            found.append((found.pop()[0] if goes_on else since, until, child))
        return found


def child_of(organization: str, path: Sequence[str], top: str) -> str:
    """Which one directly under the top an organization is or is under, by what is above it; the top for itself."""
    if organization == top:
        return top
    place = path.index(top)
    return path[place - 1] if place else organization


def filled(ways: Iterable[Way], span: Span) -> tuple[Way, ...]:
    """Ways in their order with the times between, when nothing was above."""
    found: list[Way] = []
    day = span[0]
    for since, until, path in ways:
        if day < since:
            found.append((day, since, ()))
        found.append((since, until, path))
        day = until
    if day < span[1]:
        found.append((day, span[1], ()))
    return tuple(found)


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
