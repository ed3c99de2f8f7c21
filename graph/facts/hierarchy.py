"""The hierarchy as the facts at hand have it, day by day: ways up and down, circles, gaps."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from graph.facts.facts import Fact, Facts
from graph.facts.spans import overlapping, together
from graph.model.tables import ORGANIZATION, PART_OF


def way_up(facts: Facts, organization: str, on: date) -> list[str]:
    """An organization with all that is above it on a day, nearest first."""
    way = [organization]
    for at in way:
        way += [link.end for link in facts.from_(PART_OF, at, on) if link.end not in way]
    return way


def parents_at_once(facts: Facts, child: str) -> list[tuple[Fact, Fact]]:
    """Links of a child to parents that it is under at once."""
    return list(overlapping(facts.from_(PART_OF, child)))


def gaps(facts: Facts, child: str) -> list[date]:
    """The days from which on a child has lost its parent, among the links at hand."""
    return list(days_of_gaps(facts, child))


def days_of_gaps(facts: Facts, child: str) -> Iterator[date]:
    links = sorted(facts.from_(PART_OF, child), key=lambda link: (link.since, link.until))
    for one, other in pairwise(links):
        if one.until < other.since:
            yield one.until
    life = facts.node(ORGANIZATION, child)
    if not links or life is None:
        return
    if links[-1].until < life.until:
        yield links[-1].until
    if life.since < links[0].since and lost_its_first(facts, life):
        yield life.since


def lost_its_first(facts: Facts, child: Fact) -> bool:
    """Whether the child was under another one from its first day on; without that, it began as a root."""
    begun = [link.before["since"] for link in facts.by_start[PART_OF, child.start] if link.before is not None]
    return bool(min(begun, default=date.max) == (child.before or child.values)["since"])


def circle_of(facts: Facts, link: Fact) -> tuple[str, ...]:
    """The organizations on the way up from the parent, on some day of the link, that comes to the link's own start."""
    begun: tuple[str, ...] = (link.start,)
    ways = [(link.end, link.since, link.until, begun)]
    seen: set[tuple[str, date, date]] = set()
    while ways:
        at, since, until, way = ways.pop()
        if since >= until or (at, since, until) in seen:
            continue
        if at == link.start:
            return way
        seen.add((at, since, until))
        links = together(facts.from_(PART_OF, at), since, until)
        ways += [(one.end, begin, end, (*way, at)) for one, begin, end in links]
    return ()


def is_deeper(facts: Facts, link: Fact, most: int) -> bool:
    """Whether the line through a parent link that has grown has more levels than that on some day of it; a circle has
    no end, and is another fault."""
    if not link.grew or circle_of(facts, link):
        return False
    left = [(link.end, link.since, link.until, 1)]
    while left:
        at, since, until, levels = left.pop()
        if levels + levels_under(facts, link.start, since, until, most) > most:
            return True
        above = together(facts.from_(PART_OF, at), since, until)
        left += [(one.end, begin, end, levels + 1) for one, begin, end in above]
    return False


def levels_under(facts: Facts, at: str, since: date, until: date, most: int) -> int:
    """How many organizations stand in the longest line down from one, itself included, on one day; counts to `most`."""
    if most == 0:
        return 1
    links = together(facts.to(PART_OF, at), since, until)
    return 1 + max((levels_under(facts, link.start, begin, end, most - 1) for link, begin, end in links), default=0)
