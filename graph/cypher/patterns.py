"""Patterns of the graph: record types with their columns, and hops from a parent to its children.

Texts speak of fixed names: `parent` (the bound node that a hop starts at), `node`
(the child), `link` (the relationship between them) or `links` (those of a way, `dates`), `$on` (the day that the
answer is for).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import LiteralString

from graph.cypher.dates import begun, holds

LINK_HOLDS: LiteralString = holds("link")
LINK_BEGUN: LiteralString = begun("link")
NODE_HOLDS: LiteralString = holds("node")


@dataclass(frozen=True, slots=True, eq=False)
class RecordType:
    """What is read of a node or a link that clients see as one object.

    `match` finds one by its `key` (the parts of its id); `holds` says whether it stands on the day.
    `columns` are read with every record, `costly` ones only where they are asked for; both map a
    name to a Cypher expression. `ends` maps a column with an end's id to the end itself, where the
    record leads to it without looking it up.
    """

    name: str
    match: LiteralString
    holds: LiteralString
    columns: Mapping[str, LiteralString]
    costly: Mapping[str, LiteralString] = field(default_factory=dict[str, LiteralString])
    ends: Mapping[str, LiteralString] = field(default_factory=dict[str, LiteralString])


@dataclass(frozen=True, slots=True, eq=False)
class Hop:
    """A way from a bound parent (or, where `start` is empty, from the whole graph) to records.

    `start` binds `parent` from `$ids`' element `id`. `carries` names the
    variables beside `node` that the key and the columns need. `holds` is the dated condition, `begun` the one
    that takes past links in too. `key` orders and, for pages, ends in the tie-breaker; `seek` compares
    an indexed property with `$after`, so that a page of millions begins at its first row; `filters` maps
    an argument to its condition; `columns` belong to the link, not to the record. `ends` maps a column with the
    id of an end of the record to the variable that the end is: `node`, or `parent`.
    """

    record: RecordType
    match: LiteralString
    key: LiteralString
    start: LiteralString = ""
    carries: tuple[LiteralString, ...] = ("link",)
    seek: LiteralString = ""
    holds: LiteralString = LINK_HOLDS
    begun: LiteralString = LINK_BEGUN
    filters: Mapping[str, LiteralString] = field(default_factory=dict[str, LiteralString])
    columns: Mapping[str, LiteralString] = field(default_factory=dict[str, LiteralString])
    ends: Mapping[str, LiteralString] = field(default_factory=dict[str, LiteralString])

    @property
    def is_pattern(self) -> bool:
        """Whether the hop is one pattern from its parent, so that a comprehension expresses it; ways of any length are
        in none."""
        return self.start != "" and "\n" not in self.match and "){" not in self.match


FROM_ORGANIZATION: LiteralString = "MATCH (parent:Organization {id: id})"
FROM_MEMBER: LiteralString = "MATCH (parent:Member {id: id})"
FROM_PERSON: LiteralString = "MATCH (parent:Person {id: id})"
FROM_PLACE: LiteralString = "MATCH (parent:Place {id: id})"
FROM_MEETING: LiteralString = "MATCH (parent:Meeting {id: id})"
FROM_EVENT: LiteralString = "MATCH (parent:ChangeEvent {id: id})"
