"""What the rules ask of facts, and how a refusal names them: by a noun, and by the global id of what conflicts."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from graph.facts.facts import Fact
from graph.model.tables import LINKS
from resolvers.shared.identifiers import encode_id

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


def grew(fact: Fact) -> bool:
    """Whether the fact says what none said before: it is new, longer to either side, or of another kind."""
    before = fact.before
    if before is None or not fact.dated:
        return before is None
    if fact.since < before["since"] or fact.until > before["until"]:
        return True
    return any(fact.values.get(name) != before.get(name) for name in kinds_of(fact))


def has_other_life(node: Fact) -> bool:
    """Whether a life that was recorded is another one now."""
    before = node.before
    return before is not None and node.dated and (node.since, node.until) != (before["since"], before["until"])


def overlapping(facts: Iterable[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Neighbours in time that share a day; what lasts no day at all shares none."""
    lasting = sorted((fact for fact in facts if fact.since < fact.until), key=lambda fact: (fact.since, fact.until))
    latest: Fact | None = None
    for fact in lasting:
        if latest is not None and fact.since < latest.until:
            yield latest, fact
        if latest is None or fact.until > latest.until:
            latest = fact


def together(links: Iterable[Fact], since: date, until: date) -> Iterator[tuple[Fact, date, date]]:
    """The links that share days with a span, and the days that they share."""
    for link in links:
        begin, end = max(since, link.since), min(until, link.until)
        if begin < end:
            yield link, begin, end


def said(fact: Fact) -> str:
    return NAMES.get(fact.table, "The fact")


def conflict(fact: Fact) -> str:
    """The global id that a client can look the fact up by: the link's own, or else that of its start."""
    if fact.table in TYPES:
        return encode_id(TYPES[fact.table], link_id(fact, fact.before or fact.values))
    label = LINKS[fact.table].start if fact.table in LINKS else fact.table
    return encode_id(label, fact.start)


def kinds_of(link: Fact) -> tuple[str, ...]:
    """The properties that, beside its ends and its first day, tell a link apart; nodes have none."""
    table = LINKS.get(link.table)
    return tuple(name for name in table.identity if name != "since") if table else ()


def link_id(link: Fact, values: Mapping[str, Any]) -> str:
    """The id that a link has with these values, as graph/records/links.py reads it."""
    return "~".join((link.start, link.end, values["since"].isoformat(), *(values[name] for name in kinds_of(link))))
