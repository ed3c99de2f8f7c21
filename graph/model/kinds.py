"""What the model says of a label or a link type: its properties and their types, what clients and messages call it."""

from dataclasses import dataclass, field
from typing import LiteralString, TypeAlias

from graph.model.vocabulary import Rule

LIFE = frozenset({"since", "until"})
SPAN: tuple[LiteralString, ...] = ("since", "until")


@dataclass(frozen=True, slots=True, eq=False)
class NodeTable:
    """A label: its key property is always `id`, unique within the label. Each table is itself only.

    `label` is the one that `id` is unique under; `also` are further labels of the same nodes.
    `dates`, `numbers` and `lists` name the properties that are not plain text; `derived` those that follow from other
    facts (keys for order and search, the newest profile, headcounts): the ledger explains the others. `personal` are
    those whose values never stand in a line, but seals of them (`graph/model/seals`), which `salt` opens. `shown` is
    the GraphQL type that clients see it as (empty: as none); what messages call one stands in the table of words.
    """

    label: LiteralString
    properties: tuple[LiteralString, ...]
    also: tuple[LiteralString, ...] = ()
    dates: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    lists: frozenset[str] = frozenset()
    derived: frozenset[str] = frozenset()
    personal: frozenset[str] = frozenset()
    indexed: tuple[str, ...] = ()
    shown: str = ""
    facts: tuple[LiteralString, ...] = field(init=False)
    """The properties that are facts."""
    dated: bool = field(init=False)
    """Whether its nodes begin and end."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "facts", tuple([name for name in self.properties if name not in self.derived]))
        object.__setattr__(self, "dated", LIFE.issubset(self.properties))

    @property
    def name(self) -> LiteralString:
        """The table's name: its label."""
        return self.label

    @property
    def labels(self) -> tuple[LiteralString, ...]:
        """All labels that its nodes carry."""
        return (self.label, *self.also)


@dataclass(frozen=True, slots=True, eq=False)
class LinkTable:
    """A link type between two labels; rows are (id of start, id of end, properties). Each table is itself only.

    `name` tells tables of one type apart; `besides` names the properties that, with both ends and the first day, tell a
    row apart. `alone` names what tells apart rows of which one holds at a time (`start` and `end` are the ends; empty:
    any number does), and `rule` says so. `shown` is as of a node. `days` are properties that are days and no life.
    """

    name: LiteralString
    start: LiteralString
    end: LiteralString
    properties: tuple[LiteralString, ...] = ()
    type: LiteralString = ""
    numbers: frozenset[str] = frozenset()
    lists: frozenset[str] = frozenset()
    besides: tuple[LiteralString, ...] = ()
    alone: tuple[LiteralString, ...] = ()
    rule: Rule = Rule.ONCE_ONLY
    shown: str = ""
    days: frozenset[str] = frozenset()
    dated: bool = field(init=False)
    """Whether its rows begin and end."""
    dates: frozenset[str] = field(init=False)
    identity: tuple[LiteralString, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "type", self.type or self.name)
        object.__setattr__(self, "dated", LIFE.issubset(self.properties))
        object.__setattr__(self, "dates", (LIFE if self.dated else frozenset()) | self.days)
        object.__setattr__(self, "identity", ("since", *self.besides) if self.dated else self.besides)

    @property
    def facts(self) -> tuple[LiteralString, ...]:
        """All properties of a link are facts."""
        return self.properties

    @property
    def personal(self) -> frozenset[str]:
        """Nothing that a link says is sealed."""
        return frozenset()


Table: TypeAlias = NodeTable | LinkTable


@dataclass(frozen=True, slots=True)
class Side:
    """The links of a table as seen from one of their ends, with the node at the other end where it goes with them.

    `ever` takes in those that have ended as well: something that is derived follows from all of them.
    """

    table: LinkTable
    away: bool
    owned: NodeTable | None = None
    ever: bool = False
