"""Facts beside one another in time, and those of which one holds at a time."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date

from graph.facts.facts import Fact, Facts
from graph.model.kinds import LinkTable
from graph.model.tables import MEMBER_OF
from graph.model.vocabulary import MembershipKind

Group = tuple[LinkTable, tuple[str, ...]]
"""What a link is alone in at a time: the values that tell such links apart, its start the first of them."""


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


def two_at_once(facts: Facts, changed: Sequence[Fact], tables: Collection[LinkTable]) -> list[tuple[Fact, Fact]]:
    """Two links of a table that hold at once where one does, of the changed ones that have begun or last longer."""
    begun = {group for fact in changed if fact.table in tables and fact.grew for group in groups_of(fact)}
    found: list[tuple[Fact, Fact]] = []
    for group in sorted(begun, key=lambda one: (one[0].name, one[1])):
        table, (start, *_) = group
        found += overlapping(one for one in facts.from_(table, start) if group in groups_of(one))
    return found


def groups_of(fact: Fact) -> Sequence[Group]:
    """What a link is alone in at a time; one by residence in its member's life as well."""
    table = fact.table
    if not isinstance(table, LinkTable) or not table.alone:
        return ()
    values = {"start": fact.start, "end": fact.end, **fact.values}
    own = (table, tuple([str(values[name]) for name in table.alone]))
    is_residence = table is MEMBER_OF and values["kind"] == MembershipKind.RESIDENCE
    return (own, (table, (fact.start,))) if is_residence else (own,)


def recorded_twice(facts: Facts, changed: Sequence[Fact]) -> list[tuple[Fact, Fact]]:
    """Links that are new, or others than they were, each with another one of the same identity."""
    new = [one for one in changed if isinstance(one.table, LinkTable) and (one.before is None or one.renamed)]
    return [
        (fact, other)
        for fact in new
        for other in facts.from_(fact.link_table, fact.start)
        if other is not fact and other.before is not None and is_same(fact, other)
    ]


def is_same(one: Fact, other: Fact) -> bool:
    return one.identified(one.values) == other.identified(other.values)
