"""The levels of organizations, among the facts at hand, and where two meet that did not before."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from graph.facts.facts import Fact, Facts
from graph.model.tables import HAS_PROFILE, ORGANIZATION, PART_OF, PROFILE

DAY = timedelta(days=1)
Placing = tuple[str, str | None, date]
"""A level, the one that it stands under (None: under no other organization), and the day from which on."""


def placings(facts: Facts, changed: Sequence[Fact]) -> dict[Placing, list[str]]:
    """The organizations that stand under another one, or under none, as their level did not before."""
    found: defaultdict[Placing, list[str]] = defaultdict(list)
    for child, parent, day in meetings_of_levels(facts, changed):
        levels = level_on(facts, child, day), None if parent is None else level_on(facts, parent, day)
        if levels[0] is not None and (parent is None or levels[1] is not None):
            found[levels[0], levels[1], day].append(child)
    return found


def meetings_of_levels(facts: Facts, changed: Sequence[Fact]) -> Iterator[tuple[str, str | None, date]]:
    """(child, parent or none, day) wherever two levels meet that did not before."""
    for fact in changed:
        if fact.table is PART_OF and fact.grew:
            yield fact.start, fact.end, fact.since
        if fact.table is ORGANIZATION and fact.before is None and not facts.from_(PART_OF, fact.start):
            yield fact.start, None, fact.since
    for link in other_levels(facts, changed):
        for one in hierarchy_of(facts, link.start):
            if one.holds(link.since):
                yield one.start, one.end, link.since


def other_levels(facts: Facts, changed: Sequence[Fact]) -> list[Fact]:
    """The links to names with which an organization that was there has another level than before."""
    profiles = [fact.start for fact in changed if fact.table is PROFILE and fact.has_other("level")]
    links = [link for one in profiles for link in facts.to(HAS_PROFILE, one)]
    before = {link: level_on(facts, link.start, link.since - DAY) for link in links}
    return [link for link, level in before.items() if level not in {None, level_on(facts, link.start, link.since)}]


def level_on(facts: Facts, organization: str, day: date) -> str | None:
    links = facts.from_(HAS_PROFILE, organization, day)
    profile = facts.node(PROFILE, links[0].end) if links else None
    return None if profile is None else str(profile.values["level"])


def hierarchy_of(facts: Facts, organization: str) -> list[Fact]:
    return [*facts.from_(PART_OF, organization), *facts.to(PART_OF, organization)]
