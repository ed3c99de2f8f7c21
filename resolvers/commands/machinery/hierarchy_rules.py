"""The rules of the hierarchy: one parent at a time (Charter art. 10), no circle, no tree deeper than may be."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from graph.facts.facts import Fact, Facts
from graph.model.tables import MOST_LEVELS, ORGANIZATION, PART_OF
from graph.model.vocabulary import Rule
from resolvers.commands.machinery.conflicts import grew, overlapping, together
from resolvers.commands.machinery.refusals import Refusal
from resolvers.shared.identifiers import id_of


def has_one_parent(facts: Facts, changed: Sequence[Fact]) -> Iterator[Refusal]:
    for child in sorted({fact.start for fact in changed if fact.table is PART_OF}):
        for one, other in overlapping(facts.from_(PART_OF, child)):
            message = f"The organization would be under two others at once from {max(one.since, other.since)} on."
            yield Refusal(message, Rule.ONE_PARENT, ("since",), id_of(ORGANIZATION, other.end))
        for day in gaps(facts, child):
            message = f"The organization would be under no other one from {day} on."
            yield Refusal(message, Rule.ONE_PARENT, ("until",), id_of(ORGANIZATION, child))


def gaps(facts: Facts, child: str) -> Iterator[date]:
    """The days from which on a child has lost its parent, among the links at hand."""
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


def has_no_cycle(facts: Facts, changed: Sequence[Fact]) -> Iterator[Refusal]:
    """On no day may an organization be above itself; of a circle that several changed links close, one is named."""
    told: set[str] = set()
    for fact in changed:
        if fact.table is PART_OF and fact.start not in told and (circle := circle_of(facts, fact)):
            told.update(circle)
            message = "The organization would come under itself: the new parent is below it."
            yield Refusal(message, Rule.NO_CYCLE, ("parent",), id_of(ORGANIZATION, fact.end))


def circle_of(facts: Facts, fact: Fact) -> tuple[str, ...]:
    """The organizations on the way up from the parent, on some day of the link, that comes to the link's own start."""
    begun: tuple[str, ...] = (fact.start,)
    ways = [(fact.end, fact.since, fact.until, begun)]
    seen: set[tuple[str, date, date]] = set()
    while ways:
        at, since, until, way = ways.pop()
        if since >= until or (at, since, until) in seen:
            continue
        if at == fact.start:
            return way
        seen.add((at, since, until))
        links = together(facts.from_(PART_OF, at), since, until)
        ways += [(link.end, begin, end, (*way, at)) for link, begin, end in links]
    return ()


def is_not_too_deep(facts: Facts, changed: Sequence[Fact]) -> Iterator[Refusal]:
    """On no day may more organizations stand one under another than `MOST_LEVELS`; a circle has no end."""
    for fact in changed:
        if fact.table is PART_OF and grew(fact) and not circle_of(facts, fact) and is_too_deep(facts, fact):
            message = f"More than {MOST_LEVELS} organizations would stand one under another: that many are the most."
            yield Refusal(message, Rule.NOT_TOO_DEEP, ("parent",), id_of(ORGANIZATION, fact.end))


def is_too_deep(facts: Facts, fact: Fact) -> bool:
    """Whether the line through a parent link has too many levels on some day of it."""
    left = [(fact.end, fact.since, fact.until, 1)]
    while left:
        at, since, until, levels = left.pop()
        if levels + levels_under(facts, fact.start, since, until, MOST_LEVELS) > MOST_LEVELS:
            return True
        left += [
            (link.end, begin, end, levels + 1) for link, begin, end in together(facts.from_(PART_OF, at), since, until)
        ]
    return False


def levels_under(facts: Facts, at: str, since: date, until: date, most: int) -> int:
    """How many organizations stand in the longest line down from one, itself included, on one day; counts to `most`."""
    if most == 0:
        return 1
    links = together(facts.to(PART_OF, at), since, until)
    return 1 + max((levels_under(facts, link.start, begin, end, most - 1) for link, begin, end in links), default=0)
