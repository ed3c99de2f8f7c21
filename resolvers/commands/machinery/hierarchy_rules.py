"""The rules of the hierarchy: one parent at a time (Charter art. 10), no circle, no tree deeper than may be."""

from collections.abc import Iterator, Sequence

from graph.facts.facts import Fact, Facts
from graph.facts.hierarchy import circle_of, gaps, is_deeper, parents_at_once
from graph.model.tables import MOST_LEVELS, ORGANIZATION, PART_OF
from graph.model.vocabulary import Rule
from resolvers.commands.machinery.refusals import Refusal
from resolvers.shared.identifiers import id_of
from wording.said import say


def has_one_parent(facts: Facts, changed: Sequence[Fact]) -> Iterator[Refusal]:
    for child in sorted({fact.start for fact in changed if fact.table is PART_OF}):
        for one, other in parents_at_once(facts, child):
            twice = say("TWO_PARENTS", day=max(one.since, other.since))
            yield Refusal(twice, Rule.ONE_PARENT, ("since",), id_of(ORGANIZATION, other.end))
        for day in gaps(facts, child):
            yield Refusal(say("NO_PARENT_FROM", day=day), Rule.ONE_PARENT, ("until",), id_of(ORGANIZATION, child))


def has_no_cycle(facts: Facts, changed: Sequence[Fact]) -> Iterator[Refusal]:
    """On no day may an organization be above itself; of a circle that several changed links close, one is named."""
    told: set[str] = set()
    for fact in changed:
        if fact.table is PART_OF and fact.start not in told and (circle := circle_of(facts, fact)):
            told.update(circle)
            yield Refusal(say("UNDER_ITSELF"), Rule.NO_CYCLE, ("parent",), id_of(ORGANIZATION, fact.end))


def is_not_too_deep(facts: Facts, changed: Sequence[Fact]) -> Iterator[Refusal]:
    """On no day may more organizations stand one under another than `MOST_LEVELS`."""
    for fact in changed:
        if fact.table is PART_OF and is_deeper(facts, fact, MOST_LEVELS):
            yield Refusal(
                say("TOO_DEEP", most=MOST_LEVELS), Rule.NOT_TOO_DEEP, ("parent",), id_of(ORGANIZATION, fact.end)
            )
