"""Cases among the facts at hand: whom they concern, and which of them go on at once."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from graph.facts.around import CASES_AT, ENDS_OF_CASE, MEMBER_CASES
from graph.facts.facts import Fact, Facts
from graph.facts.recall import Recall
from graph.model.case_tables import CASE, CONCERNED, CONCERNS_MEMBER, OF_CASES
from graph.model.case_words import CaseKind
from graph.model.cases import is_open_expulsion
from graph.model.kinds import LinkTable, NodeTable, Side
from graph.model.tables import MEMBER, NODES, OPEN_END, ORGANIZATION

CASES_OF: Mapping[NodeTable, Sequence[Side]] = {ORGANIZATION: CASES_AT, MEMBER: (MEMBER_CASES,)}
"""Where cases are found around whom they are about, or who handles them."""


async def read_concerned(reads: Recall, facts: Facts, changed: Collection[Fact]) -> None:
    """The cases that changed, or that a life may no longer take in which begins later now, with all their ends; and all
    cases of the members among these."""
    for table, sides in CASES_OF.items():
        later = {one.start for one in changed if one.table is table and begins_later(one)}
        await reads.around(facts, table, later, sides, date.min)
    found = looked_at(facts, changed)
    cases = {one.start for one in found}
    await reads.around(facts, CASE, {one.start for one in found if one.before is not None}, ENDS_OF_CASE, date.min)
    for table in CASES_OF:
        ends = {link.end for case in cases for own in OF_CASES for link in facts.from_(own, case) if end_in(own, table)}
        await reads.around(facts, table, ends, [MEMBER_CASES] if table is MEMBER else [], date.min)


def end_in(link: LinkTable, table: NodeTable) -> bool:
    return link.end == table.label


def begins_later(node: Fact) -> bool:
    """Whether a life that was recorded begins on a later day now."""
    return node.has_other_life and node.before is not None and node.before["since"] < node.since


def looked_at(facts: Facts, changed: Collection[Fact]) -> list[Fact]:
    """The cases at hand that changed, themselves or in whom they are about, or that may lie before a life now."""
    own = {one.start for one in changed if one.table is CASE or one.table in OF_CASES}
    later = [one for one in changed if one.table in CASES_OF and begins_later(one)]
    own |= {link.start for one in later for table in OF_CASES for link in facts.to(table, one.start)}
    found = (facts.node(CASE, case) for case in sorted(own))
    return [one for one in found if one is not None and not one.dropped]


def before_lives(facts: Facts, changed: Collection[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Cases that were opened before one of their ends began, with that end."""
    for case in looked_at(facts, changed):
        ends = ((NODES[own.end], link.end) for own in OF_CASES for link in facts.from_(own, case.start))
        nodes = (facts.node(*end) for end in ends)
        late = (one for one in nodes if one is not None and case.values["openedOn"] < one.since)
        if (first := next(late, None)) is not None:
            yield case, first


def concerned_by(facts: Facts, case: str) -> list[Fact]:
    """The links from a case to whom it concerns."""
    return [link for table in CONCERNED for link in facts.from_(table, case)]


def cases_of(facts: Facts, member: str) -> Iterator[Fact]:
    """The cases that concern a member, of those at hand."""
    found = (facts.node(CASE, link.start) for link in facts.to(CONCERNS_MEMBER, member))
    yield from (one for one in found if one is not None and not one.dropped)


def left_at_once(facts: Facts, case: Fact) -> Fact | None:
    """Another case of the same member's leaving that is open on a day on which this one is."""
    if case.values["kind"] != CaseKind.LEAVING:
        return None
    members = [link.end for link in facts.from_(CONCERNS_MEMBER, case.start)]
    others = (one for member in members for one in cases_of(facts, member) if one is not case)
    leaving = (one for one in others if one.values["kind"] == CaseKind.LEAVING)
    return next((one for one in leaving if are_open_at_once(case, one)), None)


def are_open_at_once(one: Fact, other: Fact) -> bool:
    begun: date = max(one.values["openedOn"], other.values["openedOn"])
    return begun < min(closing_of(one), closing_of(other))


def closing_of(case: Fact) -> date:
    """The day from which on it is closed."""
    day: date = case.values.get("closedOn", OPEN_END)
    return day


def expulsion_of(facts: Facts, member: str) -> Fact | None:
    """The case by which a member is to be expelled, or was."""
    return next((one for one in cases_of(facts, member) if is_open_expulsion(one.values)), None)
