"""Assessments among the facts at hand: which of them judge the same twice."""

from collections.abc import Collection
from datetime import date

from graph.facts.around import JUDGED, MEMBER_JUDGED, read_members, read_organizations
from graph.facts.facts import Fact, Facts
from graph.facts.recall import Recall
from graph.model.tables import ASSESSED, ASSESSMENTS, MEMBER_ASSESSED


async def read_judged(reads: Recall, facts: Facts, changed: Collection[Fact]) -> None:
    """All assessments of those of whom one changed."""
    organizations = {fact.start for fact in changed if fact.table is ASSESSED}
    members = {fact.start for fact in changed if fact.table is MEMBER_ASSESSED}
    await read_organizations(reads, facts, organizations, [JUDGED], date.min)
    await read_members(reads, facts, members, [MEMBER_JUDGED], date.min)


def judged_before(facts: Facts, fact: Fact) -> Fact | None:
    """Another assessment of the same one, by the same and for the same period, wherever that was done."""
    own = told_apart(fact)
    others = (one for one in facts.from_(fact.link_table, fact.start) if one is not fact)
    return next((one for one in others if told_apart(one) == own), None)


def told_apart(fact: Fact) -> tuple[object, ...]:
    return tuple(fact.values[name] for name in fact.link_table.besides)


def is_assessment(fact: Fact) -> bool:
    return fact.table in ASSESSMENTS
