"""Who lives when, among the facts at hand, and which links lie outside of the lives of their ends."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from graph.facts.facts import Fact, Facts
from graph.model.kinds import LinkTable, NodeTable
from graph.model.tables import MEMBER, MEMBER_OF, NODES, OPEN_END, PERSON
from graph.model.vocabulary import EndOfMembership

Node = tuple[NodeTable, str]
"""A node by its table and id."""


class Life(NamedTuple):
    """A node with the days on which what is linked to it may hold."""

    node: Fact
    since: date
    until: date


def ends_of(link: Fact) -> tuple[Node, Node]:
    """Both ends of a link."""
    table = link.link_table
    return (NODES[table.start], link.start), (NODES[table.end], link.end)


def died(link: Fact) -> bool:
    """Whether a membership ended by death."""
    return link.table is MEMBER_OF and link.values.get("endReason") == EndOfMembership.DECEASED


def life_of(facts: Facts, table: NodeTable, identifier: str) -> Life | None:
    """The life of the node at an end of a link, if it has one.

    A civil post is its holder's as a person: it may outlast the membership of the Party, but no birth and no death.
    """
    if table is PERSON:
        member = facts.node(MEMBER, identifier)
        if member is None:
            return None
        dead = any(died(link) for link in facts.from_(MEMBER_OF, identifier))
        return Life(member, member.values.get("birthDate", date.min), member.until if dead else OPEN_END)
    node = facts.node(table, identifier)
    return None if node is None or not node.table.dated else Life(node, node.since, node.until)


def outside_lives(facts: Facts, changed: Sequence[Fact]) -> list[tuple[Fact, Life]]:
    """Links that lie outside of the life of an end, with that life: of those that are new or longer, and of those of
    which a life became another one."""
    others = {node for fact in changed for node in with_other_lives(fact)}
    # where no life became another one, only what has changed can have grown
    looked_at = [one for one in (facts.all() if others else changed) if is_dated_link(one)]
    return [
        (link, life)
        for link in looked_at
        if link.grew or not others.isdisjoint(ends_of(link))
        for end in ends_of(link)
        if (life := life_of(facts, *end)) is not None and not (life.since <= link.since and link.until <= life.until)
    ]


def is_dated_link(fact: Fact) -> bool:
    return isinstance(fact.table, LinkTable) and fact.table.dated


def with_other_lives(fact: Fact) -> Iterator[Node]:
    """Whose life is another one by a changed fact: a member's as a person too, who was born or died."""
    if isinstance(fact.table, NodeTable) and fact.has_other_life:
        yield fact.table, fact.start
    if fact.table is MEMBER or died(fact):
        yield PERSON, fact.start


def lasting_no_day(changed: Sequence[Fact]) -> list[Fact]:
    """The facts that last no day."""
    return [fact for fact in changed if fact.table.dated and fact.since >= fact.until]
