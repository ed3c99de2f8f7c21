"""Patterns of the graph: record types with their columns, and hops from a parent to its children.

Their texts are templates. They speak of `node` (the record, or the child of a hop), `link` (the relationship to it),
`links` (those of a way of any length, `dates`) and `parent` (the bound node that a hop starts at); `<key>` and `<id>`
stand for what a record or a parent is found by. A text that speaks of what nothing brings in fails the import.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import LiteralString

from execution.view import Scope
from graph.cypher.dates import HIERARCHY, begun, holds
from graph.cypher.filters import Filter, Filters
from graph.cypher.scope import Seen, seen
from graph.cypher.templates import InvalidTemplate, brought_in, check

LINK_HOLDS: LiteralString = holds("<link>")
LINK_BEGUN: LiteralString = begun("<link>")
NODE_HOLDS: LiteralString = holds("<node>")


def way(drawn: Callable[..., LiteralString], along: LiteralString = HIERARCHY) -> LiteralString:
    """A way of `dates`, along links that hold on the day, as a part of a hop's path."""
    return drawn(holds("<links>"), along, "<+links>")


@dataclass(frozen=True, slots=True, eq=False)
class RecordType:
    """What is read of a node or a link that clients see as one object.

    `match` finds one by its `<key>` (the parts of its id); `holds` says whether it stands on the day.
    `columns` are read with every record, `costly` ones only where they are asked for; both map a
    name to a Cypher expression. `ends` maps a column with an end's id to the end itself, where the
    record leads to it without looking it up. `seen` is what whoever sees a part is asked of `whose` where one
    is found by its key or at an end; of a `graded` column, what they are asked of the record to be told it.
    """

    name: str
    match: LiteralString
    holds: LiteralString
    columns: Mapping[str, LiteralString]
    costly: Mapping[str, LiteralString] = field(default_factory=dict[str, LiteralString])
    ends: Mapping[str, LiteralString] = field(default_factory=dict[str, LiteralString])
    seen: Seen = Seen.WHOLE
    whose: LiteralString = "<node>"
    graded: Mapping[str, Seen] = field(default_factory=dict[str, Seen])

    def columns_in(self, scope: Scope) -> Mapping[str, LiteralString]:
        """The columns as they are told to a scope: null where a part is not told one."""
        if scope is not Scope.PART or not self.graded:
            return self.columns
        return {name: self.told(name, text) for name, text in self.columns.items()}

    def told(self, name: str, text: LiteralString) -> LiteralString:
        """A column as it is told to whoever sees a part."""
        if name not in self.graded:
            return text
        return "CASE WHEN " + seen(Scope.PART, self.graded[name], self.whose) + " THEN " + text + " END"

    def living(self, scope: Scope) -> LiteralString:
        """Whether one stands on the day. Of whoever is not told when it begins, it stands on every day: else the day
        would be found by asking for one after another."""
        if scope is not Scope.PART or "since" not in self.graded:
            return self.holds
        return self.holds + " OR NOT " + seen(Scope.PART, self.graded["since"], self.whose)

    def asked_of_part(self, scope: Scope) -> LiteralString:
        """Whether a viewer sees one of them."""
        return seen(scope, self.seen, self.whose)

    def __post_init__(self) -> None:
        """Refuses texts of what the match does not bring in."""
        if self.match:
            check(self.match, {"key", "position"})
            there = brought_in(self.match)
            for text in (self.holds, *self.texts):
                check(text, there)

    @property
    def texts(self) -> Iterable[LiteralString]:
        """What may be read of a record, whatever hop has led to it."""
        return (*self.columns.values(), *self.costly.values(), *self.ends.values())


@dataclass(frozen=True, slots=True, eq=False)
class Hop:
    """A way from a bound parent (or, where `start` is empty, from the whole graph) to records.

    `start` binds `parent` by its `<id>`. `path` is the pattern that is matched, `clauses` follow it, or bind `node`
    without one. `carries` names the variables beside `node` that the key and the columns need. `holds` is the dated
    condition, `begun` the one that takes past links in too. `key` orders and, for pages, ends in the tie-breaker;
    `seek` is an indexed property that the key equals, so that a page of millions begins at its first row. `where` are
    the filters that clients have; `filters` maps what else a list can be asked for to its condition; `groups` maps what
    its rows are counted by to an expression, null where a row has no such thing. `columns` belong to the link, not to
    the record. `ends` maps a column with the id of an end of the record to the variable that the end is: `node`, or
    `parent`. `name` and `order` are what a hop is known by to whoever walks it without the graph (`graph/tree`):
    which rows it leads to, and what its key is made of; empty where only the graph does. `seen` is what whoever sees a
    part is asked of its records, or of `whose` they are; for them, a hop from the whole graph begins with the clauses
    of `inside`, which bind what the path does at their own organizations.
    """

    record: RecordType
    key: LiteralString
    path: LiteralString = ""
    clauses: LiteralString = ""
    start: LiteralString = ""
    carries: tuple[LiteralString, ...] = ("link",)
    seek: LiteralString = ""
    holds: LiteralString = LINK_HOLDS
    begun: LiteralString = LINK_BEGUN
    filters: Mapping[str, LiteralString] = field(default_factory=dict[str, LiteralString])
    where: Filters = field(default_factory=dict[str, Filter])
    groups: Mapping[LiteralString, LiteralString] = field(default_factory=dict[LiteralString, LiteralString])
    columns: Mapping[str, LiteralString] = field(default_factory=dict[str, LiteralString])
    ends: Mapping[str, LiteralString] = field(default_factory=dict[str, LiteralString])
    name: str = ""
    order: str = ""
    seen: Seen = Seen.WHOLE
    inside: LiteralString = ""
    whose: LiteralString = "<node>"
    conditions: Mapping[str, LiteralString] = field(init=False)
    """Every condition that a list can be asked for, by the name of its parameter."""

    def __post_init__(self) -> None:
        """Refuses texts of what the path does not bring in, or what a page does not carry up to its rows."""
        asked = [one.conditions for one in self.where.values()]
        grouped = {group_parameter(name): in_group(name, value) for name, value in self.groups.items()}
        conditions = {name: text for one in (self.filters, *asked, grouped) for name, text in one.items()}
        object.__setattr__(self, "conditions", conditions)
        check(self.start, {"id"})
        there = brought_in(self.start)
        for text in (self.path, self.clauses):
            check(text, there)
            there |= brought_in(text)
        for text in (self.holds, self.begun, self.seek, *self.conditions.values(), *self.groups.values()):
            check(text, there)
        carried = {"node", *self.carries}
        if not carried <= there:
            raise InvalidTemplate(f"carried, and not there: {', '.join(sorted(carried - there))}, in {self.path}")
        for text in (self.key, *self.columns.values(), *self.record.texts):
            check(text, carried)

    @property
    def parent_seen(self) -> Seen:
        """What whoever sees a part is asked of what the hop begins at."""
        return BEGUN_AT.get(self.start, Seen.WHOLE)

    def walked(self, scope: Scope) -> "Hop":
        """The hop that is walked for a scope."""
        return from_inside(self) if self.inside and scope is Scope.PART else self

    @property
    def is_pattern(self) -> bool:
        """Whether the hop is one pattern from its parent, so that a comprehension expresses it; ways of any length are
        in none."""
        return bool(self.start and self.path) and not self.clauses and "links" not in brought_in(self.path)


@cache
def from_inside(hop: Hop) -> Hop:
    """The hop as whoever sees a part walks it: of all that it comes to, nothing is not theirs."""
    return replace(hop, path="", clauses=hop.inside, seek="", seen=Seen.ALONG)


def in_orders(hop: Hop, keys: Mapping[str, LiteralString]) -> dict[str, Hop]:
    """The hop by each of some keys, which no index knows."""
    return {name: replace(hop, key=key, order=name, seek="") for name, key in keys.items()}


def padded(number: LiteralString) -> LiteralString:
    """A number as a text that is ordered by its size."""
    return "substring(toString(10000000000 + " + number + "), 1)"


def group_parameter(name: LiteralString) -> LiteralString:
    """The parameter that says which group's rows are asked for: its name as a text, empty for those of no group."""
    return "in" + name


def group_asked_for(by: str, name: str | None) -> dict[str, str]:
    """That parameter with its value."""
    return {"in" + by: name or ""}


def in_group(name: LiteralString, value: LiteralString) -> LiteralString:
    """Whether a row is counted in the group that is asked for."""
    return "coalesce(toString(" + value + "), '') = $" + group_parameter(name)


FROM_ORGANIZATION: LiteralString = "MATCH (<+parent>:Organization {id: <id>})"
FROM_MEMBER: LiteralString = "MATCH (<+parent>:Member {id: <id>})"
FROM_PERSON: LiteralString = "MATCH (<+parent>:Person {id: <id>})"
FROM_PLACE: LiteralString = "MATCH (<+parent>:Place {id: <id>})"
FROM_MEETING: LiteralString = "MATCH (<+parent>:Meeting {id: <id>})"
FROM_DIRECTIVE: LiteralString = "MATCH (<+parent>:Directive {id: <id>})"
FROM_TASK: LiteralString = "MATCH (<+parent>:Task {id: <id>})"
FROM_CASE: LiteralString = "MATCH (<+parent>:Case {id: <id>})"
BEGUN_AT: Mapping[str, Seen] = {
    FROM_ORGANIZATION: Seen.SHOWN,
    FROM_MEMBER: Seen.TIED,
    FROM_PLACE: Seen.PLACED,
    FROM_MEETING: Seen.HELD,
    FROM_DIRECTIVE: Seen.DIRECTED,
    FROM_TASK: Seen.TASKED,
    FROM_CASE: Seen.ARISING,
}
"""What whoever sees a part is asked of what a hop begins at."""
FROM_EVENT: LiteralString = "MATCH (<+parent>:ChangeEvent {id: <id>})"
