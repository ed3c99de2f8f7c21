"""What part of the graph a viewer sees: the file goes with the organization.

Of an organization that lives today, the one right above it today holds its file; of one that has ended, each that it
went into, or else what was right above it on its last day; of one that begins later, its first parent. Whoever is
granted an organization sees it and all whose holders lead to it, on every day the same.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from execution.view import Sight
from graph.model.rights import Remit
from graph.reads.holders import Held


def holders(one: Held, today: date) -> set[str]:
    """The organizations that hold the file of one today; none of the highest."""
    day = today.isoformat()
    if one.until <= day:
        return set(one.heirs) or {above.parent for above in one.parents if above.since < one.until <= above.until}
    if one.since <= day:
        return {above.parent for above in one.parents if above.since <= day < above.until}
    first = min((above.since for above in one.parents), default="")
    return {above.parent for above in one.parents if above.since == first}


@dataclass(frozen=True, slots=True)
class Holding:
    """Who holds what `today`, and who is, was or will be right above whom."""

    today: date
    held: Mapping[str, Collection[str]]
    above: Mapping[str, Collection[str]]

    @classmethod
    def of(cls, organizations: Sequence[Held], today: date) -> "Holding":
        """The same of all organizations."""
        held: defaultdict[str, set[str]] = defaultdict(set)
        for one in organizations:
            for holder in holders(one, today):
                held[holder].add(one.id)
        return cls(today, held, {one.id: {above.parent for above in one.parents} for one in organizations})

    def sight(self, granted: Iterable[str], governed: Iterable[str] = (), identified: Iterable[str] = ()) -> Sight:
        """What whoever is granted some organizations sees; at the `governed` ones, who holds which right, too, and at
        the `identified` ones what is personal."""
        inside = reached(granted, self.held)
        above = reached(inside, self.above) - inside
        governs, identifies = (frozenset(reached(tops, self.held)) for tops in (governed, identified))
        return Sight(frozenset(inside), frozenset(above), governs, identifies, self.today)

    def remit(self, granted: frozenset[str]) -> Remit:
        """Where a right is held that was granted at some organizations."""
        under = reached({below for one in granted for below in self.held.get(one, ())}, self.held)
        return Remit(granted, frozenset(under | granted), frozenset(under))


def reached(begin: Iterable[str], along: Mapping[str, Collection[str]]) -> set[str]:
    """Where one comes from some, and these themselves."""
    found, walk = set(begin), list(begin)
    for one in walk:  # the list grows while it is walked
        fresh = set(along.get(one, ())) - found
        found |= fresh
        walk += fresh
    return found
