"""The rules that every change keeps, checked on the facts as they would stand.

A command reads what its rules need; what merely ended earlier than before cannot leave anybody's life. Each refusal
names the property of the fact that breaks the rule (`Work.placed` makes the input's field of it) and the conflicting
fact. Sources: the Charter's art. 10 (one superior), 6 and 24 as DOMAIN lists them.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from graph.facts.facts import Fact, Facts
from graph.model.kinds import LinkTable, NodeTable
from graph.model.tables import HOLDS, MEMBER, MEMBER_OF, ORGANIZATION, PART_OF
from graph.model.vocabulary import MembershipKind, Rule
from resolvers.commands.machinery.conflicts import conflict, grew, overlapping, said
from resolvers.commands.machinery.hierarchy_rules import has_no_cycle, has_one_parent, is_not_too_deep
from resolvers.commands.machinery.life_rules import (
    begins_before_it_ends,
    days_of_a_member_follow,
    lies_inside_lives,
    meetings_lie_inside_lives,
)
from resolvers.commands.machinery.refusals import Refusal

Check = Callable[[Facts, Sequence[Fact]], Iterator[Refusal]]


def broken_rules(facts: Facts) -> list[Refusal]:
    """Every rule that the changed facts break; none, if the change may be written."""
    changed = [fact for fact in facts.changed() if not fact.dropped]
    found = [refusal for check in CHECKS for refusal in check(facts, changed)]
    return list(dict.fromkeys(found))


def is_there_once(facts: Facts, changed: Sequence[Fact]) -> Iterator[Refusal]:
    """Two links of one kind between the same ends cannot begin on the same day: they would have one id."""
    for fact in changed:
        if isinstance(fact.table, LinkTable) and (fact.before is None or fact.renamed):
            same = fact.identified(fact.values)
            for other in facts.from_(fact.table, fact.start):
                if other is not fact and other.before is not None and other.identified(other.values) == same:
                    message = f"{said(fact)} is recorded already from {fact.since} on." if fact.dated else said(fact)
                    yield Refusal(message, Rule.ONCE_ONLY, ("since",), conflict(other))


def is_there_once_at_a_time(facts: Facts, changed: Sequence[Fact]) -> Iterator[Refusal]:
    """Of what tells links apart but their first day, there is one at a time: one name, one home, one link to a cell."""
    begun = {group for fact in changed if grew(fact) for group in groups_of(fact)}
    for group in sorted(begun, key=lambda one: (one[0].name, one[1])):
        table, (start, *_) = group
        links = [one for one in facts.from_(table, start) if group in groups_of(one)]
        for one, other in overlapping(links):
            if not both_official(one, other):
                known = other if one.changed else one
                message = f"{said(known)} is recorded already from {known.since} to {known.until}, exclusive."
                yield Refusal(message, table.rule, ("since",), conflict(known))


Group = tuple[LinkTable, tuple[str, ...]]
"""What a link is alone in at a time: the values that tell such links apart, its start the first of them."""
WITH_RULES_OF_THEIR_OWN = (PART_OF, HOLDS)


def groups_of(fact: Fact) -> Sequence[Group]:
    """What a link is alone in at a time; one by residence in its member's life as well."""
    table = fact.table
    if not isinstance(table, LinkTable) or not table.alone or table in WITH_RULES_OF_THEIR_OWN:
        return []
    values = {"start": fact.start, "end": fact.end, **fact.values}
    own = [(table, tuple([str(values[name]) for name in table.alone]))]
    is_residence = table is MEMBER_OF and values["kind"] == MembershipKind.RESIDENCE
    return [*own, (table, (fact.start,))] if is_residence else own


def both_official(one: Fact, other: Fact) -> bool:
    """Two memberships that count break a rule of their own."""
    return one.table is MEMBER_OF and one.values["kind"] == other.values["kind"] == MembershipKind.OFFICIAL


def has_one_official_cell(facts: Facts, changed: Sequence[Fact]) -> Iterator[Refusal]:
    for member in sorted({fact.start for fact in changed if fact.table is MEMBER_OF}):
        counted = [fact for fact in facts.from_(MEMBER_OF, member) if fact.values["kind"] == "OFFICIAL"]
        for one, other in overlapping(counted):
            message = f"The member would belong to two cells officially from {max(one.since, other.since)} on."
            yield Refusal(message, Rule.ONE_OFFICIAL_CELL, ("since",), conflict(other if one.changed else one))


def has_one_secretary(facts: Facts, changed: Sequence[Fact]) -> Iterator[Refusal]:
    """One secretary of a body at a time; a link that merely ended needs no look at the others."""
    begun = {(one.end, one.values["body"]) for one in changed if one.table is HOLDS and leads(one) and grew(one)}
    for organization, body in sorted(begun):
        seats = [seat for seat in facts.to(HOLDS, organization) if seat.values["body"] == body and leads(seat)]
        for one, other in overlapping(seats):
            message = f"The body would have two secretaries from {max(one.since, other.since)} on."
            yield Refusal(message, Rule.ONE_SECRETARY, ("role",), conflict(other if one.changed else one))


def has_one_seat_in_a_body(facts: Facts, changed: Sequence[Fact]) -> Iterator[Refusal]:
    begun = {(fact.start, fact.end, fact.values["body"]) for fact in changed if fact.table is HOLDS and grew(fact)}
    for member, organization, body in sorted(begun):
        seats = [
            seat for seat in facts.from_(HOLDS, member) if seat.end == organization and seat.values["body"] == body
        ]
        for one, other in overlapping(seats):
            message = f"The member would hold two seats in the body from {max(one.since, other.since)} on."
            yield Refusal(message, Rule.ONE_SEAT_IN_A_BODY, ("role",), conflict(other if one.changed else one))


def leads(seat: Fact) -> bool:
    return bool(seat.values["role"] == "SECRETARY")


def has_a_card_of_its_own(facts: Facts, changed: Sequence[Fact]) -> Iterator[Refusal]:
    """A card number belongs to one person, whether still a member or not."""
    for member, other in doubles(facts, MEMBER, "cardNumber", changed):
        card, name = member.values["cardNumber"], other.values["name"]
        message = f"The card {card} is that of {name}: a number belongs to one person."
        yield Refusal(message, Rule.ONE_MEMBER_BY_CARD, ("cardNumber",), conflict(other))


def has_a_code_of_its_own(facts: Facts, changed: Sequence[Fact]) -> Iterator[Refusal]:
    """A code stands for one organization at a time; it may be used again after the end of the one that had it."""
    for one, other in doubles(facts, ORGANIZATION, "code", changed):
        if max(one.since, other.since) < min(one.until, other.until):
            message = f"Another organization has the code {one.values['code']} since {other.since}."
            yield Refusal(message, Rule.ONE_ORGANIZATION_BY_CODE, ("code",), conflict(other))


def doubles(facts: Facts, table: NodeTable, name: str, changed: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Nodes that are new, live longer or have another value, each with every other one at hand of the same value."""
    told = [one for one in changed if one.table is table and (grew(one) or has_other(one, name))]
    if told:
        known: defaultdict[object, list[Fact]] = defaultdict(list)
        for one in facts.all():
            if one.table is table and name in one.values:
                known[one.values[name]].append(one)
        for one in told:
            yield from ((one, other) for other in known[one.values.get(name)] if other is not one)


def has_other(node: Fact, name: str) -> bool:
    """Whether a node has another value than it had."""
    return node.before is None or node.before.get(name) != node.values.get(name)


CHECKS: tuple[Check, ...] = (
    begins_before_it_ends,
    is_there_once,
    is_there_once_at_a_time,
    days_of_a_member_follow,
    lies_inside_lives,
    meetings_lie_inside_lives,
    has_one_parent,
    has_no_cycle,
    is_not_too_deep,
    has_one_official_cell,
    has_one_secretary,
    has_one_seat_in_a_body,
    has_a_card_of_its_own,
    has_a_code_of_its_own,
)
