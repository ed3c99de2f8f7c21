"""What the rules ask of facts, and how a refusal names them: by a noun, and by the global id of what conflicts."""

from collections.abc import Iterable, Iterator
from datetime import date

from graph.facts.facts import Fact
from graph.model.identity import key_of
from graph.model.kinds import LinkTable, NodeTable
from graph.model.tables import NODES
from resolvers.shared.identifiers import encode_id, id_of


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
    """What a fact is called at the beginning of a sentence."""
    return f"{fact.table.words[0].upper()}{fact.table.words[1:]}"


def conflict(fact: Fact) -> str:
    """The global id that a client can look the fact up by: the link's own, or else that of its start."""
    table = fact.table
    if isinstance(table, NodeTable):
        return id_of(table, fact.start)
    if table.shown:
        return encode_id(table.shown, key_of(table, fact.start, fact.end, fact.before or fact.values))
    return id_of(NODES[table.start], fact.start)


def kinds_of(fact: Fact) -> tuple[str, ...]:
    """The properties that, beside its ends and its first day, tell a link apart; nodes have none."""
    return fact.table.besides if isinstance(fact.table, LinkTable) else ()
