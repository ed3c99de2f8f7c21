"""What is unusual about the facts as they would stand, and made all the same: told as warnings.

Norms are versioned data (`graph/model/norms`): a graph that holds none warns of none.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

from graph.facts.around import CHILDREN, OWN_PROFILES, PARENTS, read_organizations
from graph.facts.facts import Fact, Facts
from graph.facts.memory import Memory
from graph.facts.norms import read_norms
from graph.model.keys import fold
from graph.model.norms import Norms, full_years, months_after
from graph.model.tables import HAS_PROFILE, MEMBER, ORGANIZATION, PART_OF, PROFILE
from graph.model.vocabulary import Rule
from resolvers.commands.machinery.conflicts import conflict, grew
from resolvers.commands.machinery.refusals import Refusal
from resolvers.commands.machinery.rules import doubles, has_other
from resolvers.shared.identifiers import id_of

Check = Callable[[Facts, Sequence[Fact], Norms], Iterator[Refusal]]
NO_NORMS = Norms((), ())
DAY = timedelta(days=1)


async def read_for_norms(memory: Memory, facts: Facts) -> Norms:
    """The norms that the change is held against, with the levels that they are about; none where it is against none."""
    changed = [fact for fact in facts.changed() if not fact.dropped]
    placed = [fact for fact in changed if fact.table is PART_OF and grew(fact)]
    raised = other_levels(facts, changed)
    if not placed and not raised and not any(fact.table in {MEMBER, ORGANIZATION} for fact in changed):
        return NO_NORMS
    norms = await read_norms(memory)
    if norms.levels and (placed or raised):
        first = min(link.since for link in (*placed, *raised))
        await read_organizations(memory, facts, {link.start for link in raised}, [PARENTS, CHILDREN], first)
        around = [*placed, *(link for one in raised for link in hierarchy_of(facts, one.start))]
        ends = {one for link in around for one in (link.start, link.end)}
        known = {one for one in ends if (node := facts.node(ORGANIZATION, one)) is None or node.before is not None}
        await read_organizations(memory, facts, known, [OWN_PROFILES], first)
    return norms


def other_levels(facts: Facts, changed: Sequence[Fact]) -> list[Fact]:
    """The links to names with which an organization that was there has another level than before."""
    profiles = [fact.start for fact in changed if fact.table is PROFILE and has_other(fact, "level")]
    links = [link for one in profiles for link in facts.to(HAS_PROFILE, one)]
    before = {link: level_on(facts, link.start, link.since - DAY) for link in links}
    return [link for link, level in before.items() if level not in {None, level_on(facts, link.start, link.since)}]


def level_on(facts: Facts, organization: str, day: date) -> str | None:
    links = facts.from_(HAS_PROFILE, organization, day)
    profile = facts.node(PROFILE, links[0].end) if links else None
    return None if profile is None else str(profile.values["level"])


def hierarchy_of(facts: Facts, organization: str) -> list[Fact]:
    return [*facts.from_(PART_OF, organization), *facts.to(PART_OF, organization)]


def unusual(facts: Facts, norms: Norms) -> list[Refusal]:
    """What the changed facts are warned of."""
    changed = [fact for fact in facts.changed() if not fact.dropped]
    return list(dict.fromkeys(warning for check in CHECKS for warning in check(facts, changed, norms)))


def stands_where_its_level_may(facts: Facts, changed: Sequence[Fact], norms: Norms) -> Iterator[Refusal]:
    """Of what comes under another one or has another level: one warning for each two levels, with the first example."""
    found: defaultdict[tuple[str, str | None, date], list[str]] = defaultdict(list)
    for child, parent, day in placings(facts, changed):
        levels = level_on(facts, child, day), None if parent is None else level_on(facts, parent, day)
        if levels[0] is not None and (parent is None or levels[1] is not None):
            found[levels[0], levels[1], day].append(child)
    for (level, under, day), children in found.items():
        rules = norms.levels_on(day)
        own = [rule for rule in rules if rule["level"] == level]
        if rules and under not in {rule.get("under") for rule in own}:
            others = " or ".join(str(rule.get("under", "none")) for rule in own) or "none"
            source = "; ".join(dict.fromkeys(rule["regulation"] for rule in own or rules[:1]))
            placed = f"under {under}" if under else "under no other one"
            more = f" ({len(children)} of them)" if len(children) > 1 else ""
            message = f"{level} would stand {placed} from {day} on{more}; it stands under {others} by {source}."
            yield Refusal(message, Rule.LEVEL_FITS, ("parent",), id_of(ORGANIZATION, children[0]))


def placings(facts: Facts, changed: Sequence[Fact]) -> Iterator[tuple[str, str | None, date]]:
    """(child, parent or none, day) wherever two levels meet that did not before."""
    for fact in changed:
        if fact.table is PART_OF and grew(fact):
            yield fact.start, fact.end, fact.since
        if fact.table is ORGANIZATION and fact.before is None and not facts.from_(PART_OF, fact.start):
            yield fact.start, None, fact.since
    for link in other_levels(facts, changed):
        for one in hierarchy_of(facts, link.start):
            if one.holds(link.since):
                yield one.start, one.end, link.since


def is_admitted_at_an_age(_: Facts, changed: Sequence[Fact], norms: Norms) -> Iterator[Refusal]:
    for member in changed:
        rule = norms.admission_on(member.since) if member.table is MEMBER else None
        born = member.values.get("birthDate")
        if rule is not None and born is not None and (has_other(member, "birthDate") or has_other(member, "since")):
            age = full_years(born, member.since)
            if not rule["youngest"] <= age <= rule["oldest"]:
                ages = f"{rule['youngest']} to {rule['oldest']}"
                message = f"The member would be {age} years old at the admission; {ages} by {rule['regulation']}."
                yield Refusal(message, Rule.AGE_FITS, ("birthDate",), conflict(member))


def is_on_probation_long_enough(_: Facts, changed: Sequence[Fact], norms: Norms) -> Iterator[Refusal]:
    for member in changed:
        rule = norms.admission_on(member.since) if member.table is MEMBER else None
        official = member.values.get("officialOn")
        if (
            rule is not None
            and official is not None
            and (has_other(member, "officialOn") or has_other(member, "since"))
        ):
            due = months_after(member.since, rule["probationMonths"])
            if official < due:
                message = f"The probation would end on {official}, and lasts until {due} by {rule['regulation']}."
                yield Refusal(message, Rule.PROBATION_LASTS, ("officialOn",), conflict(member))


def is_somebody_else(facts: Facts, changed: Sequence[Fact], _: Norms) -> Iterator[Refusal]:
    """Two members of one name and one birthday may be one person, recorded twice."""
    for member, other in doubles(facts, MEMBER, "birthDate", changed):
        if fold(member.values["name"]) == fold(other.values["name"]):
            card = f", card {other.values['cardNumber']}" if "cardNumber" in other.values else ""
            known = f"{other.values['name']}, born on {other.values['birthDate']}{card}"
            message = f"{known}, is recorded already: make sure that this is somebody else."
            yield Refusal(message, Rule.SAME_PERSON, ("birthDate",), conflict(other))


CHECKS: tuple[Check, ...] = (
    stands_where_its_level_may,
    is_admitted_at_an_age,
    is_on_probation_long_enough,
    is_somebody_else,
)
