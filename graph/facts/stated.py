"""Stated figures among the facts at hand: which of them say the same twice, or lie before their directive."""

from collections.abc import Collection, Iterator
from datetime import date

from graph.facts.around import FIGURES, STATES, read_nodes, read_organizations
from graph.facts.concerned import begins_later
from graph.facts.facts import Fact, Facts
from graph.facts.recall import Recall
from graph.model.directive_tables import DIRECTIVE, STATED


async def read_stated(reads: Recall, facts: Facts, changed: Collection[Fact]) -> None:
    """All figures of those of whom one changed, with its directive; of a directive that begins later now, all that it
    states."""
    stated = [one for one in changed if one.table is STATED]
    await read_organizations(reads, facts, {one.start for one in stated}, [FIGURES], date.min)
    await read_nodes(reads, facts, DIRECTIVE, {one.end for one in stated})
    later = {one.start for one in changed if one.table is DIRECTIVE and begins_later(one)}
    await reads.around(facts, DIRECTIVE, later, [STATES], date.min)


def stated_before(facts: Facts, fact: Fact) -> Fact | None:
    """Another figure of the same organization, for the same, by the same directive or on the same day."""
    own = told_apart(fact)
    others = (one for one in facts.from_(STATED, fact.start) if one is not fact and told_apart(one) == own)
    return next(
        (one for one in others if one.end == fact.end or one.values["statedOn"] == fact.values["statedOn"]), None
    )


def told_apart(fact: Fact) -> tuple[object, ...]:
    return tuple(fact.values[name] for name in STATED.besides)


def stated_too_early(facts: Facts, changed: Collection[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Figures that are stated before their directive is in force, with that directive."""
    looked_at = [one for one in changed if one.table is STATED]
    for later in (one for one in changed if one.table is DIRECTIVE and begins_later(one)):
        looked_at += facts.to(STATED, later.start)
    for figure in looked_at:
        directive = facts.node(DIRECTIVE, figure.end)
        if directive is not None and figure.values["statedOn"] < directive.since:
            yield figure, directive
