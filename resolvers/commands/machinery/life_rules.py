"""The rules of lives: nothing of an organization, a person or a place begins before its life or lies after its end."""

from collections.abc import Iterator, Sequence
from datetime import date

from graph.facts.facts import Fact, Facts
from graph.model.kinds import LinkTable, NodeTable
from graph.model.tables import MEETING, MEMBER, MEMBER_OF, NODES, OPEN_END, PERSON
from graph.model.vocabulary import EndOfMembership, Rule
from resolvers.commands.machinery.conflicts import conflict, grew, has_other_life, said
from resolvers.commands.machinery.refusals import Refusal
from resolvers.shared.identifiers import id_of

Node = tuple[NodeTable, str]
"""A node by its table and id."""


def begins_before_it_ends(_: Facts, changed: Sequence[Fact]) -> Iterator[Refusal]:
    for fact in changed:
        if fact.dated and fact.since >= fact.until:
            message = f"{said(fact)} began on {fact.since} and would end on {fact.until}: a fact lasts at least a day."
            yield Refusal(message, Rule.SINCE_BEFORE_UNTIL, ("since",), conflict(fact))


def days_of_a_member_follow(_: Facts, changed: Sequence[Fact]) -> Iterator[Refusal]:
    """Nobody is born after the admission, or becomes official before it or after the end."""
    for member in changed:
        if member.table is not MEMBER:
            continue
        born, official = member.values.get("birthDate"), member.values.get("officialOn")
        if born is not None and born >= member.since:
            message = f"The member would be born on {born}, not before the admission on {member.since}."
            yield Refusal(message, Rule.SINCE_BEFORE_UNTIL, ("birthDate",), conflict(member))
        if official is not None and official < member.since:
            message = f"The member would be official on {official}, before the admission on {member.since}."
            yield Refusal(message, Rule.SINCE_BEFORE_UNTIL, ("officialOn",), conflict(member))
        if official is not None and official >= member.until:
            message = f"The member would be official on {official}, after the end on {member.until}."
            yield Refusal(message, Rule.SINCE_BEFORE_UNTIL, ("officialOn",), conflict(member))


def lies_inside_lives(facts: Facts, changed: Sequence[Fact]) -> Iterator[Refusal]:
    """A link lies inside the lives of both its ends: looked at where it is new or longer, or a life became another."""
    lives = {life for fact in changed for life in lives_in(fact)}
    for fact in facts.all():
        if fact.dated and isinstance(fact.table, LinkTable) and (grew(fact) or not lives.isdisjoint(ends_of(fact))):
            yield from outside(facts, fact)


def lives_in(fact: Fact) -> Iterator[Node]:
    """Whose life is another one by a changed fact: a member's as a person too, who was born or died."""
    if isinstance(fact.table, NodeTable) and has_other_life(fact):
        yield fact.table, fact.start
    if fact.table is MEMBER or died(fact):
        yield PERSON, fact.start


def died(link: Fact) -> bool:
    return link.table is MEMBER_OF and link.values.get("endReason") == EndOfMembership.DECEASED


def outside(facts: Facts, fact: Fact) -> Iterator[Refusal]:
    for table, identifier in ends_of(fact):
        life = life_of(facts, table, identifier)
        if life is None:
            continue
        node, since, until = life
        named = conflict(fact if has_other_life(node) else node)
        if until < OPEN_END and fact.until > until:
            rule = Rule.ENDED_HAS_NO_OPEN_FACTS if fact.until == OPEN_END else Rule.INSIDE_LIVES
            message = f"{said(fact)} would go on after {node.table.words} has ended on {until}."
            yield Refusal(message, Rule.INSIDE_LIVES if fact.since >= until else rule, ("until",), named)
        elif fact.since < since:
            message = f"{said(fact)} would begin on {fact.since}, before {node.table.words} does on {since}."
            yield Refusal(message, Rule.INSIDE_LIVES, ("since",), named)


def life_of(facts: Facts, table: NodeTable, identifier: str) -> tuple[Fact, date, date] | None:
    """The node at an end of a link with the days that the link may hold on, if it has a life.

    A civil post is its holder's as a person: it may outlast the membership of the Party, but no birth and no death.
    """
    if table is PERSON:
        member = facts.node(MEMBER, identifier)
        if member is None:
            return None
        dead = any(died(link) for link in facts.from_(MEMBER_OF, identifier))
        return member, member.values.get("birthDate", date.min), member.until if dead else OPEN_END
    node = facts.node(table, identifier)
    return None if node is None or not node.dated else (node, node.since, node.until)


def ends_of(link: Fact) -> Iterator[Node]:
    """Both ends of a link."""
    table = link.link_table
    yield NODES[table.start], link.start
    yield NODES[table.end], link.end


def meetings_lie_inside_lives(facts: Facts, changed: Sequence[Fact]) -> Iterator[Refusal]:
    """A meeting that an organization held in its recorded life, or that a member came to, lies in the other one too."""
    for node in changed:
        days = [day for day in facts.held.get((node.table, node.start), ()) if not node.holds(day[0])]
        if days:
            held, meeting = min(days)
            name = "until" if held >= node.until else "since"
            came = "came to" if node.table is MEMBER else "held"
            turn = f"ends on {node.until}" if name == "until" else f"begins only on {node.since}"
            more = f" ({len(days)} such meetings)" if len(days) > 1 else ""
            message = f"{said(node)} {came} a meeting on {held}{more}, and {turn}: correct one of them."
            yield Refusal(message, Rule.INSIDE_LIVES, (name,), id_of(MEETING, meeting))
