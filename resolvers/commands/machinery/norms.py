"""What is unusual about the facts as they would stand, and made all the same: told as warnings."""

from collections.abc import Callable, Iterator, Sequence

from graph.facts.facts import Fact, Facts
from graph.model.keys import fold
from graph.model.vocabulary import Rule
from resolvers.commands.machinery.conflicts import conflict
from resolvers.commands.machinery.refusals import Refusal
from resolvers.commands.machinery.rules import doubles

Check = Callable[[Facts, Sequence[Fact]], Iterator[Refusal]]


def unusual(facts: Facts) -> list[Refusal]:
    """What the changed facts are warned of."""
    changed = [fact for fact in facts.changed() if not fact.dropped]
    return list(dict.fromkeys(warning for check in CHECKS for warning in check(facts, changed)))


def is_somebody_else(facts: Facts, changed: Sequence[Fact]) -> Iterator[Refusal]:
    """Two members of one name and one birthday may be one person, recorded twice."""
    for member, other in doubles(facts, "Member", "birthDate", changed):
        if fold(member.values["name"]) == fold(other.values["name"]):
            card = f", card {other.values['cardNumber']}" if "cardNumber" in other.values else ""
            known = f"{other.values['name']}, born on {other.values['birthDate']}{card}"
            message = f"{known}, is recorded already: make sure that this is somebody else."
            yield Refusal(message, Rule.SAME_PERSON, ("birthDate",), conflict(other))


CHECKS: tuple[Check, ...] = (is_somebody_else,)
