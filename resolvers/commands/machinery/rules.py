"""The rules that every change keeps, checked on the facts as they would stand.

A command reads what its rules need; what merely ended earlier than before cannot leave anybody's life. Each refusal
names the property of the fact that breaks the rule (`Work.placed` makes the input's field of it) and the conflicting
fact. Sources: the Charter's art. 10 (one superior), 6 and 24 as DOMAIN lists them.
"""

from collections.abc import Callable, Iterator, Sequence

from graph.facts.concerned import left_at_once
from graph.facts.doubles import doubles
from graph.facts.facts import Fact, Facts
from graph.facts.judged import is_assessment, judged_before
from graph.facts.spans import overlapping, recorded_twice, two_at_once
from graph.facts.stated import stated_before
from graph.model.case_tables import CASE
from graph.model.directive_tables import STATED
from graph.model.tables import (
    ASSESSMENTS,
    HOLDS,
    LINK_TABLES,
    MEMBER,
    MEMBER_OF,
    ORGANIZATION,
    PART_OF,
)
from graph.model.vocabulary import MembershipKind, Role, Rule
from resolvers.commands.machinery.conflicts import conflict, known_conflict, said, span
from resolvers.commands.machinery.hierarchy_rules import has_no_cycle, has_one_parent, is_not_too_deep
from resolvers.commands.machinery.life_rules import (
    begins_before_it_ends,
    cases_lie_behind_beginnings,
    days_of_a_member_follow,
    figures_follow_directives,
    lies_inside_lives,
    meetings_lie_inside_lives,
    progress_follows_directives,
)
from resolvers.commands.machinery.refusals import Refusal
from wording.said import Said, say

Check = Callable[[Facts, Sequence[Fact]], Iterator[Refusal]]


def broken_rules(facts: Facts) -> list[Refusal]:
    """Every rule that the changed facts break; none, if the change may be written."""
    changed = [fact for fact in facts.changed() if not fact.dropped]
    found = [refusal for check in CHECKS for refusal in check(facts, changed)]
    return list(dict.fromkeys(found))


WITH_RULES_OF_THEIR_OWN = (PART_OF, HOLDS)
ONE_AT_A_TIME = tuple(table for table in LINK_TABLES if table.alone and table not in WITH_RULES_OF_THEIR_OWN)


ONCE_BY_ANOTHER_RULE = frozenset({*ASSESSMENTS, STATED})
"""Links of which another rule says when they are the same."""


def is_there_once(facts: Facts, changed: Sequence[Fact]) -> Iterator[Refusal]:
    """Two links of one kind between the same ends cannot begin on the same day: they would have one id."""
    for fact, other in recorded_twice(facts, [one for one in changed if one.table not in ONCE_BY_ANOTHER_RULE]):
        dated = say("RECORDED_FROM", what=said(fact), since=fact.since) if fact.table.dated else None
        yield Refusal(dated or say("RECORDED", what=said(fact)), Rule.ONCE_ONLY, ("since",), conflict(other))


def is_there_once_at_a_time(facts: Facts, changed: Sequence[Fact]) -> Iterator[Refusal]:
    """Of what tells links apart but their first day, there is one at a time: one name, one home, one link to a cell."""
    for one, other in two_at_once(facts, changed, ONE_AT_A_TIME):
        if not both_official(one, other):
            known = other if one.changed else one
            recorded = say("RECORDED_IN", what=said(known), span=span(known.since, known.until))
            yield Refusal(recorded, known.link_table.rule, ("since",), conflict(known))


def both_official(one: Fact, other: Fact) -> bool:
    """Two memberships that count break a rule of their own."""
    return one.table is MEMBER_OF and one.values["kind"] == other.values["kind"] == MembershipKind.OFFICIAL


def has_one_official_cell(facts: Facts, changed: Sequence[Fact]) -> Iterator[Refusal]:
    for member in sorted({fact.start for fact in changed if fact.table is MEMBER_OF}):
        counted = [fact for fact in facts.from_(MEMBER_OF, member) if fact.values["kind"] == MembershipKind.OFFICIAL]
        for one, other in overlapping(counted):
            twice = say("TWO_OFFICIAL_CELLS", day=max(one.since, other.since))
            yield Refusal(twice, Rule.ONE_OFFICIAL_CELL, ("since",), conflict(other if one.changed else one))


def has_one_secretary(facts: Facts, changed: Sequence[Fact]) -> Iterator[Refusal]:
    """One secretary of a body at a time; a link that merely ended needs no look at the others."""
    begun = {(one.end, one.values["body"]) for one in changed if one.table is HOLDS and leads(one) and one.grew}
    for organization, body in sorted(begun):
        seats = [seat for seat in facts.to(HOLDS, organization) if seat.values["body"] == body and leads(seat)]
        for one, other in overlapping(seats):
            twice = say("TWO_SECRETARIES", day=max(one.since, other.since))
            yield Refusal(twice, Rule.ONE_SECRETARY, ("role",), conflict(other if one.changed else one))


def has_one_seat_in_a_body(facts: Facts, changed: Sequence[Fact]) -> Iterator[Refusal]:
    for one, other in two_at_once(facts, changed, (HOLDS,)):
        twice = say("TWO_SEATS", day=max(one.since, other.since))
        yield Refusal(twice, Rule.ONE_SEAT_IN_A_BODY, ("role",), conflict(other if one.changed else one))


def leads(seat: Fact) -> bool:
    return bool(seat.values["role"] == Role.SECRETARY)


def is_judged_once(facts: Facts, changed: Sequence[Fact]) -> Iterator[Refusal]:
    """Whoever is judged is judged once by the same for the same period, wherever that is done."""
    for fact in changed:
        if is_assessment(fact) and (other := judged_before(facts, fact)) is not None:
            yield judged_already(other, "periodFrom")


def is_stated_once(facts: Facts, changed: Sequence[Fact]) -> Iterator[Refusal]:
    """Of an organization, an indicator and a period, a directive states one figure, and one is stated on a day."""
    for fact in changed:
        if fact.table is STATED and (other := stated_before(facts, fact)) is not None:
            yield stated_already(other, "periodFrom")


def judged_already(other: Fact, field: str) -> Refusal:
    """Why nobody is judged so once more; the field is that of the input."""
    return Refusal(say("JUDGED_ALREADY", level=level_said(other)), Rule.ONCE_ONLY, (field,), known_conflict(other))


def stated_already(other: Fact, field: str) -> Refusal:
    """Why a figure is not stated once more; the field is that of the input."""
    said_then = say("STATED_ALREADY", day=other.values["statedOn"])
    return Refusal(said_then, Rule.ONCE_ONLY, (field,), known_conflict(other))


def level_said(assessment: Fact) -> Said:
    return say(f"ASSESSED.{assessment.values['level']}")


def leaves_once(facts: Facts, changed: Sequence[Fact]) -> Iterator[Refusal]:
    """Of somebody's leaving, one case is open at a time."""
    for fact in changed:
        if fact.table is CASE and (other := left_at_once(facts, fact)) is not None:
            yield leaves_already(other, "openedOn")


def leaves_already(other: Fact, field: str) -> Refusal:
    """The refusal of one case of somebody's leaving beside another."""
    return Refusal(say("LEAVES_ALREADY", day=other.values["openedOn"]), Rule.ONCE_ONLY, (field,), conflict(other))


def has_a_card_of_its_own(facts: Facts, changed: Sequence[Fact]) -> Iterator[Refusal]:
    """A card number belongs to one person, whether still a member or not."""
    for member, other in doubles(facts, MEMBER, "cardNumber", changed):
        card, name = member.values["cardNumber"], other.values["name"]
        yield Refusal(
            say("CARD_OF_ANOTHER", card=card, name=name), Rule.ONE_MEMBER_BY_CARD, ("cardNumber",), conflict(other)
        )


def has_a_code_of_its_own(facts: Facts, changed: Sequence[Fact]) -> Iterator[Refusal]:
    """A code stands for one organization at a time; it may be used again after the end of the one that had it."""
    for one, other in doubles(facts, ORGANIZATION, "code", changed):
        if max(one.since, other.since) < min(one.until, other.until):
            taken = say("CODE_TAKEN", code=one.values["code"], since=other.since)
            yield Refusal(taken, Rule.ONE_ORGANIZATION_BY_CODE, ("code",), conflict(other))


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
    is_judged_once,
    is_stated_once,
    leaves_once,
    cases_lie_behind_beginnings,
    progress_follows_directives,
    figures_follow_directives,
    has_a_card_of_its_own,
    has_a_code_of_its_own,
)
