"""What is unusual about the facts as they would stand, and made all the same: told as warnings.

Norms are versioned data (`graph/model/norms`): a graph that holds none warns of none.
"""

from collections.abc import Callable, Iterator, Sequence

from graph.facts.doubles import doubles
from graph.facts.facts import Fact, Facts
from graph.facts.levels import placings
from graph.model.keys import fold
from graph.model.norms import Norms, full_years, months_after
from graph.model.tables import MEMBER, ORGANIZATION
from graph.model.vocabulary import Rule
from resolvers.commands.machinery.conflicts import conflict
from resolvers.commands.machinery.refusals import Refusal
from resolvers.shared.identifiers import id_of

Check = Callable[[Facts, Sequence[Fact], Norms], Iterator[Refusal]]


def unusual(facts: Facts, norms: Norms) -> list[Refusal]:
    """What the changed facts are warned of."""
    changed = [fact for fact in facts.changed() if not fact.dropped]
    return list(dict.fromkeys(warning for check in CHECKS for warning in check(facts, changed, norms)))


def stands_where_its_level_may(facts: Facts, changed: Sequence[Fact], norms: Norms) -> Iterator[Refusal]:
    """Of what comes under another one or has another level: one warning for each two levels, with the first example."""
    for (level, under, day), children in placings(facts, changed).items():
        rules = norms.levels_on(day)
        own = [rule for rule in rules if rule["level"] == level]
        if rules and under not in {rule.get("under") for rule in own}:
            others = " or ".join(str(rule.get("under", "none")) for rule in own) or "none"
            source = "; ".join(dict.fromkeys(rule["regulation"] for rule in own or rules[:1]))
            placed = f"under {under}" if under else "under no other one"
            more = f" ({len(children)} of them)" if len(children) > 1 else ""
            message = f"{level} would stand {placed} from {day} on{more}; it stands under {others} by {source}."
            yield Refusal(message, Rule.LEVEL_FITS, ("parent",), id_of(ORGANIZATION, children[0]))


def members_of(changed: Sequence[Fact]) -> Iterator[Fact]:
    return (fact for fact in changed if fact.table is MEMBER)


def is_admitted_at_an_age(_: Facts, changed: Sequence[Fact], norms: Norms) -> Iterator[Refusal]:
    for member in members_of(changed):
        rule = norms.admission_on(member.since)
        born = member.values.get("birthDate")
        if rule is not None and born is not None and (member.has_other("birthDate") or member.has_other("since")):
            age = full_years(born, member.since)
            if not rule["youngest"] <= age <= rule["oldest"]:
                ages = f"{rule['youngest']} to {rule['oldest']}"
                message = f"The member would be {age} years old at the admission; {ages} by {rule['regulation']}."
                yield Refusal(message, Rule.AGE_FITS, ("birthDate",), conflict(member))


def is_on_probation_long_enough(_: Facts, changed: Sequence[Fact], norms: Norms) -> Iterator[Refusal]:
    for member in members_of(changed):
        rule = norms.admission_on(member.since)
        official = member.values.get("officialOn")
        if rule is not None and official is not None and (member.has_other("officialOn") or member.has_other("since")):
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
