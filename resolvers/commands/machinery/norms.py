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
from wording.said import Said, say

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
            sources = [one for rule in own or rules[:1] for one in rule["regulation"].split("; ")]
            placed = say("PLACED_UNDER", level=level_said(under)) if under else say("PLACED_UNDER_NONE")
            more = say("SO_MANY", count=len(children)) if len(children) > 1 else ""
            stands = say(
                "LEVEL_UNUSUAL",
                level=level_said(level),
                placed=placed,
                day=day,
                more=more,
                source="; ".join(dict.fromkeys(sources)),
                allowed=allowed([rule.get("under") for rule in own]),
            )
            yield Refusal(stands, Rule.LEVEL_FITS, ("parent",), id_of(ORGANIZATION, children[0]))


def level_said(level: str) -> Said:
    return say(f"LEVEL.{level}")


def allowed(under: Sequence[str | None]) -> Said:
    """Under what an organization of the level may stand, by the rules of the day."""
    levels = [level_said(one) for one in under if one]
    if not levels:
        return say("PLACED_UNDER_NONE" if under else "PLACED_NOWHERE")
    return say("PLACED_UNDER_ONE_OF", levels=levels)


def members_of(changed: Sequence[Fact]) -> Iterator[Fact]:
    return (fact for fact in changed if fact.table is MEMBER)


def is_admitted_at_an_age(_: Facts, changed: Sequence[Fact], norms: Norms) -> Iterator[Refusal]:
    for member in members_of(changed):
        rule = norms.admission_on(member.since)
        born = member.values.get("birthDate")
        if rule is not None and born is not None and (member.has_other("birthDate") or member.has_other("since")):
            age = full_years(born, member.since)
            if not rule["youngest"] <= age <= rule["oldest"]:
                ages = {"youngest": rule["youngest"], "oldest": rule["oldest"]}
                yield Refusal(
                    say("AGE_UNUSUAL", age=age, **ages, source=rule["regulation"]),
                    Rule.AGE_FITS,
                    ("birthDate",),
                    conflict(member),
                )


def is_on_probation_long_enough(_: Facts, changed: Sequence[Fact], norms: Norms) -> Iterator[Refusal]:
    for member in members_of(changed):
        rule = norms.admission_on(member.since)
        official = member.values.get("officialOn")
        if rule is not None and official is not None and (member.has_other("officialOn") or member.has_other("since")):
            due = months_after(member.since, rule["probationMonths"])
            if official < due:
                short = say("PROBATION_SHORT", official=official, due=due, source=rule["regulation"])
                yield Refusal(short, Rule.PROBATION_LASTS, ("officialOn",), conflict(member))


def is_somebody_else(facts: Facts, changed: Sequence[Fact], _: Norms) -> Iterator[Refusal]:
    """Two members of one name and one birthday may be one person, recorded twice."""
    for member, other in doubles(facts, MEMBER, "birthDate", changed):
        if fold(member.values["name"]) == fold(other.values["name"]):
            name, born = other.values["name"], other.values["birthDate"]
            known = say("SAME_PERSON", name=name, born=born)
            if card := other.values.get("cardNumber"):
                known = say("SAME_PERSON_WITH_CARD", name=name, born=born, card=card)
            yield Refusal(known, Rule.SAME_PERSON, ("birthDate",), conflict(other))


CHECKS: tuple[Check, ...] = (
    stands_where_its_level_may,
    is_admitted_at_an_age,
    is_on_probation_long_enough,
    is_somebody_else,
)
