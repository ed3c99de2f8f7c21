"""The rules that every change keeps, checked on the facts as they would stand.

A command reads what its rules need; what merely ended earlier than before cannot leave anybody's life. Each refusal
names the property of the fact that breaks the rule (`Work.placed` makes the input's field of it) and the conflicting
fact. Sources: the Charter's art. 10 (one superior), 6 and 24 as DOMAIN lists them.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from graph.facts.facts import Fact, Facts
from graph.model.tables import LINKS, MOST_LEVELS, OPEN_END
from graph.model.vocabulary import Rule
from resolvers.commands.machinery.refusals import Refusal
from resolvers.shared.identifiers import encode_id

Check = Callable[[Facts, Sequence[Fact]], Iterator[Refusal]]


def broken_rules(facts: Facts) -> list[Refusal]:
    """Every rule that the changed facts break; none, if the change may be written."""
    changed = [fact for fact in facts.changed() if not fact.dropped]
    found = [refusal for check in CHECKS for refusal in check(facts, changed)]
    return list(dict.fromkeys(found))


def begins_before_it_ends(_: Facts, changed: Sequence[Fact]) -> Iterator[Refusal]:
    for fact in changed:
        if fact.dated and fact.since >= fact.until:
            message = f"{said(fact)} began on {fact.since} and would end on {fact.until}: a fact lasts at least a day."
            yield Refusal(message, Rule.SINCE_BEFORE_UNTIL, ("since",), conflict(fact))


def is_there_once(facts: Facts, changed: Sequence[Fact]) -> Iterator[Refusal]:
    """Two links of one kind between the same ends cannot begin on the same day: they would have one id."""
    for fact in changed:
        if fact.table in LINKS and (fact.before is None or fact.renamed):
            same = fact.identified(fact.values)
            for other in facts.from_(fact.table, fact.start):
                if other is not fact and other.before is not None and other.identified(other.values) == same:
                    message = f"{said(fact)} is recorded already from {fact.since} on." if fact.dated else said(fact)
                    yield Refusal(message, Rule.ONCE_ONLY, ("since",), conflict(other))


def lies_inside_lives(facts: Facts, changed: Sequence[Fact]) -> Iterator[Refusal]:
    """A link lies inside the lives of both its ends: looked at where it is new or longer, or a life became shorter."""
    lives = {(fact.table, fact.start) for fact in changed if fact.table not in LINKS and has_other_life(fact)}
    for fact in facts.all():
        if fact.dated and fact.table in LINKS and (grew(fact) or not lives.isdisjoint(ends_of(fact))):
            yield from outside(facts, fact)


def grew(fact: Fact) -> bool:
    """Whether the fact says what none said before: it is new, longer to either side, or of another kind."""
    before = fact.before
    if before is None or not fact.dated:
        return before is None
    if fact.since < before["since"] or fact.until > before["until"]:
        return True
    return any(fact.values.get(name) != before.get(name) for name in kinds_of(fact))


def outside(facts: Facts, fact: Fact) -> Iterator[Refusal]:
    for label, identifier in ends_of(fact):
        node = facts.node(label, identifier)
        if node is None or not node.dated:
            continue
        if node.until < OPEN_END and fact.until > node.until:
            rule = Rule.ENDED_HAS_NO_OPEN_FACTS if fact.until == OPEN_END else Rule.INSIDE_LIVES
            message = f"{said(fact)} would go on after {said(node)} has ended on {node.until}."
            yield Refusal(message, rule, ("until",), conflict(fact if has_other_life(node) else node))
        elif fact.since < node.since:
            message = f"{said(fact)} would begin on {fact.since}, before {said(node)} does on {node.since}."
            yield Refusal(message, Rule.INSIDE_LIVES, ("since",), conflict(fact if has_other_life(node) else node))


def has_other_life(node: Fact) -> bool:
    """Whether a life that was recorded is another one now."""
    before = node.before
    return before is not None and node.dated and (node.since, node.until) != (before["since"], before["until"])


def has_one_parent(facts: Facts, changed: Sequence[Fact]) -> Iterator[Refusal]:
    for child in sorted({fact.start for fact in changed if fact.table == "PART_OF"}):
        for one, other in overlapping(facts.from_("PART_OF", child)):
            message = f"The organization would be under two others at once from {max(one.since, other.since)} on."
            yield Refusal(message, Rule.ONE_PARENT, ("since",), encode_id("Organization", other.end))
        for day in gaps(facts, child):
            message = f"The organization would be under no other one from {day} on."
            yield Refusal(message, Rule.ONE_PARENT, ("until",), encode_id("Organization", child))


def gaps(facts: Facts, child: str) -> Iterator[date]:
    """The days from which on a child has lost its parent, among the links at hand."""
    links = sorted(facts.from_("PART_OF", child), key=lambda link: (link.since, link.until))
    for one, other in pairwise(links):
        if one.until < other.since:
            yield one.until
    life = facts.node("Organization", child)
    if not links or life is None:
        return
    if links[-1].until < life.until:
        yield links[-1].until
    if life.since < links[0].since and lost_its_first(facts, life):
        yield life.since


def lost_its_first(facts: Facts, child: Fact) -> bool:
    """Whether the child was under another one from its first day on; without that, it began as a root."""
    begun = [link.before["since"] for link in facts.by_start["PART_OF", child.start] if link.before is not None]
    return bool(min(begun, default=date.max) == (child.before or child.values)["since"])


def has_no_cycle(facts: Facts, changed: Sequence[Fact]) -> Iterator[Refusal]:
    """On no day may an organization be above itself; of a circle that several changed links close, one is named."""
    told: set[str] = set()
    for fact in changed:
        if fact.table == "PART_OF" and fact.start not in told and (circle := circle_of(facts, fact)):
            told.update(circle)
            message = "The organization would come under itself: the new parent is below it."
            yield Refusal(message, Rule.NO_CYCLE, ("parent",), encode_id("Organization", fact.end))


def circle_of(facts: Facts, fact: Fact) -> tuple[str, ...]:
    """The organizations on the way up from the parent, on some day of the link, that comes to the link's own start."""
    begun: tuple[str, ...] = (fact.start,)
    ways = [(fact.end, fact.since, fact.until, begun)]
    seen: set[tuple[str, date, date]] = set()
    while ways:
        at, since, until, way = ways.pop()
        if since >= until or (at, since, until) in seen:
            continue
        if at == fact.start:
            return way
        seen.add((at, since, until))
        links = together(facts.from_("PART_OF", at), since, until)
        ways += [(link.end, begin, end, (*way, at)) for link, begin, end in links]
    return ()


def is_not_too_deep(facts: Facts, changed: Sequence[Fact]) -> Iterator[Refusal]:
    """On no day may more organizations stand one under another than `MOST_LEVELS`; a circle has no end."""
    for fact in changed:
        if fact.table == "PART_OF" and grew(fact) and not circle_of(facts, fact) and is_too_deep(facts, fact):
            message = f"More than {MOST_LEVELS} organizations would stand one under another: that many are the most."
            yield Refusal(message, Rule.NOT_TOO_DEEP, ("parent",), encode_id("Organization", fact.end))


def is_too_deep(facts: Facts, fact: Fact) -> bool:
    """Whether the line through a parent link has too many levels on some day of it."""
    left = [(fact.end, fact.since, fact.until, 1)]
    while left:
        at, since, until, levels = left.pop()
        if levels + levels_under(facts, fact.start, since, until, MOST_LEVELS) > MOST_LEVELS:
            return True
        left += [
            (link.end, begin, end, levels + 1)
            for link, begin, end in together(facts.from_("PART_OF", at), since, until)
        ]
    return False


def levels_under(facts: Facts, at: str, since: date, until: date, most: int) -> int:
    """How many organizations stand in the longest line down from one, itself included, on one day; counts to `most`."""
    if most == 0:
        return 1
    links = together(facts.to("PART_OF", at), since, until)
    return 1 + max((levels_under(facts, link.start, begin, end, most - 1) for link, begin, end in links), default=0)


def together(links: Iterable[Fact], since: date, until: date) -> Iterator[tuple[Fact, date, date]]:
    """The links that share days with a span, and the days that they share."""
    for link in links:
        begin, end = max(since, link.since), min(until, link.until)
        if begin < end:
            yield link, begin, end


def has_one_official_cell(facts: Facts, changed: Sequence[Fact]) -> Iterator[Refusal]:
    for member in sorted({fact.start for fact in changed if fact.table == "MEMBER_OF"}):
        counted = [fact for fact in facts.from_("MEMBER_OF", member) if fact.values["kind"] == "OFFICIAL"]
        for one, other in overlapping(counted):
            message = f"The member would belong to two cells officially from {max(one.since, other.since)} on."
            yield Refusal(message, Rule.ONE_OFFICIAL_CELL, ("since",), conflict(other if one.changed else one))


def has_one_secretary(facts: Facts, changed: Sequence[Fact]) -> Iterator[Refusal]:
    """One secretary of a body at a time; a link that merely ended needs no look at the others."""
    begun = {(one.end, one.values["body"]) for one in changed if one.table == "HOLDS" and leads(one) and grew(one)}
    for organization, body in sorted(begun):
        seats = [seat for seat in facts.to("HOLDS", organization) if seat.values["body"] == body and leads(seat)]
        for one, other in overlapping(seats):
            message = f"The body would have two secretaries from {max(one.since, other.since)} on."
            yield Refusal(message, Rule.ONE_SECRETARY, ("role",), conflict(other if one.changed else one))


def has_one_seat_in_a_body(facts: Facts, changed: Sequence[Fact]) -> Iterator[Refusal]:
    begun = {(fact.start, fact.end, fact.values["body"]) for fact in changed if fact.table == "HOLDS" and grew(fact)}
    for member, organization, body in sorted(begun):
        seats = [
            seat for seat in facts.from_("HOLDS", member) if seat.end == organization and seat.values["body"] == body
        ]
        for one, other in overlapping(seats):
            message = f"The member would hold two seats in the body from {max(one.since, other.since)} on."
            yield Refusal(message, Rule.ONE_SEAT_IN_A_BODY, ("role",), conflict(other if one.changed else one))


def leads(seat: Fact) -> bool:
    return bool(seat.values["role"] == "SECRETARY")


def overlapping(facts: Iterable[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Neighbours in time that share a day; what lasts no day at all shares none."""
    lasting = sorted((fact for fact in facts if fact.since < fact.until), key=lambda fact: (fact.since, fact.until))
    latest: Fact | None = None
    for fact in lasting:
        if latest is not None and fact.since < latest.until:
            yield latest, fact
        if latest is None or fact.until > latest.until:
            latest = fact


def ends_of(fact: Fact) -> Iterator[tuple[str, str]]:
    """(label, id) of both ends; a civil post may outlast its holder's membership of the Party."""
    table = LINKS[fact.table]
    yield table.start, fact.start
    yield table.end, fact.end


NAMES = {
    "PART_OF": "The place of the organization in the hierarchy",
    "HAS_PROFILE": "The name and level of the organization",
    "COVERS": "The coverage of a place",
    "MEMBER_OF": "A membership",
    "HOLDS": "A seat",
    "SUPERVISES": "A supervision link",
    "LIVES_IN": "A home",
    "HOLDS_OFFICE_IN": "A civil post",
    "HOLDS_OFFICE_AT": "A civil post",
    "Organization": "the organization",
    "Member": "the member",
    "Place": "the place",
}
TYPES = {
    "MEMBER_OF": "Membership",
    "HOLDS": "Assignment",
    "SUPERVISES": "Supervision",
    "HOLDS_OFFICE_IN": "Office",
    "HOLDS_OFFICE_AT": "Office",
}


def said(fact: Fact) -> str:
    return NAMES.get(fact.table, "The fact")


def conflict(fact: Fact) -> str:
    """The global id that a client can look the fact up by: the link's own, or else that of its start."""
    if fact.table in TYPES:
        return encode_id(TYPES[fact.table], link_id(fact, fact.before or fact.values))
    label = LINKS[fact.table].start if fact.table in LINKS else fact.table
    return encode_id(label, fact.start)


def kinds_of(link: Fact) -> tuple[str, ...]:
    """The properties that, beside its ends and its first day, tell a link apart."""
    return tuple(name for name in LINKS[link.table].identity if name != "since")


def link_id(link: Fact, values: Mapping[str, Any]) -> str:
    """The id that a link has with these values, as graph/records/links.py reads it."""
    return "~".join((link.start, link.end, values["since"].isoformat(), *(values[name] for name in kinds_of(link))))


CHECKS: tuple[Check, ...] = (
    begins_before_it_ends,
    is_there_once,
    lies_inside_lives,
    has_one_parent,
    has_no_cycle,
    is_not_too_deep,
    has_one_official_cell,
    has_one_secretary,
    has_one_seat_in_a_body,
)
