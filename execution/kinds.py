"""The kinds of field: how a field of the schema is answered, declared once.

The resolvers declare one for every field; both executors answer by that alone. What a hop is, only the backend knows.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from typing import Any, Generic, NamedTuple, TypeAlias, TypeVar

from execution.sharing import Following
from execution.view import View

HopT = TypeVar("HopT")
RecordTypeT = TypeVar("RecordTypeT")
Arguments = Mapping[str, Any]
Values = Mapping[str, Any]
Opaque: TypeAlias = Any
"""What only the backend knows: a hop, a record type, the backend itself. It is handed through as it was declared."""


class Record(NamedTuple):
    """One object of an answer: its GraphQL type, its view, its columns. A tuple, which is made three times as fast."""

    type: str
    view: View
    values: Values


class Shape(Enum):
    """What a link field gives: an object or null, a bounded list, or a connection of pages."""

    ONE = "ONE"
    LIST = "LIST"
    CONNECTION = "CONNECTION"


@dataclass(frozen=True, slots=True)
class Column:
    """A value read with the record."""

    name: str


@dataclass(frozen=True, slots=True)
class Costly(Generic[RecordTypeT]):
    """A value of the record that is read only where it is selected, for all records at once."""

    record: RecordTypeT
    name: str


@dataclass(frozen=True, slots=True)
class Computed:
    """A pure function of the record: of the columns named in `needs`, and its view."""

    compute: Callable[[Record], object]
    needs: tuple[str, ...] = ("id",)


@dataclass(frozen=True, slots=True)
class Same:
    """The record itself, as an object of another type: what a level of a chain says about its organization."""

    to: str


def nothing(_: Arguments) -> dict[str, Any]:
    return {}


Inside = Mapping[str, frozenset[str]]
"""What is read inside of arguments: of `where`, or of `where.seats`, which fields; of `orderBy.field`, which values."""


@dataclass(frozen=True, slots=True)
class Parameters:
    """Arguments of a link turned into the filters of its hop: `takes` names those read, `inside` what of some."""

    takes: tuple[str, ...] = ()
    turn: Callable[[Arguments], dict[str, Any]] = nothing
    inside: Inside = field(default_factory=dict[str, frozenset[str]])

    def __call__(self, arguments: Arguments) -> dict[str, Any]:
        """The filters that the arguments come to."""
        return self.turn({name: arguments[name] for name in self.takes if name in arguments})


class Order(NamedTuple):
    """The order of a list: by which of its fields (empty: the one that it is declared with), and which way."""

    by: str = ""
    descending: bool = False


ORDER = "orderBy"


def order_of(arguments: Arguments) -> Order:
    """The order that is asked for."""
    asked = arguments.get(ORDER)
    return Order() if asked is None else Order(str(asked["field"]), str(asked.get("direction")) == "DESC")


@dataclass(frozen=True, slots=True)
class Link(Generic[HopT]):
    """Other records, along a hop from this one.

    `to` is their GraphQL type; `parameters` turns the arguments into the hop's filters. `usual` is about how many a
    parent has: those of a hop that has few are read whole and put into order above, which is faster than a sort for
    each parent; 0: any number. `past` is the argument that asks for past links, too. `orders` are the hops by the
    orders that can be asked for.
    """

    hop: HopT
    to: str
    shape: Shape
    parameters: Parameters = field(default_factory=Parameters)
    usual: int = 0
    past: str = ""
    orders: Mapping[str, HopT] = field(default_factory=dict[str, HopT])

    def ordered(self, arguments: Arguments) -> HopT:
        """The hop for the order that is asked for."""
        return self.orders.get(order_of(arguments).by, self.hop)


@dataclass(frozen=True, slots=True)
class End(Generic[RecordTypeT]):
    """The record at an end of this one: its id (or parts of an id) stands in the column `key`.

    `on` names the column with the day that the end is shown for, where that isn't the record's own;
    `to` is their GraphQL type, or tells it from the columns of the end that `tells` names.
    """

    record: RecordTypeT
    to: str | Callable[[Values], str]
    key: str
    on: str = ""
    tells: tuple[str, ...] = ()

    def type_of(self, values: Values) -> str:
        """The GraphQL type of the record with these values."""
        return self.to if isinstance(self.to, str) else self.to(values)


@dataclass(frozen=True, slots=True)
class Batch:
    """All parents in, one answer each out, in their order: what no pattern of the graph expresses.

    The loader may read the columns in `needs` of its parents and the arguments in `takes`, of some what is `inside`.
    """

    load: Callable[[Opaque, Sequence[Record], Arguments], Awaitable[Sequence[object]]]
    needs: tuple[str, ...] = ("id",)
    takes: tuple[str, ...] = ()
    inside: Inside = field(default_factory=dict[str, frozenset[str]])


def as_it_is(backend: Opaque, _: View) -> AbstractAsyncContextManager[Any]:
    return nullcontext(backend)


@dataclass(frozen=True, slots=True)
class Root:
    """A field of Query: `answer(backend, view, arguments)` gives null, a record, a list or a `Window` of records,
    or, not read yet, an `Unread` record, a `Listing` or the `Pages` of a connection.

    What is not read yet is read together with all that is selected under it. `context(backend, view)` gives the
    backend that the field and all under it are answered by; it is left when they are. `takes` names the arguments that
    `answer` reads, `inside` what of some, `day` the one that says which day it answers for (default: today), `moment`
    the one that says by what was known when. Where neither does, `named(arguments, today)` may tell the view from the
    others. `price` is what working it out is worth beside the objects of its answer, in objects.
    """

    answer: Callable[[Opaque, View, Arguments], Awaitable[object]]
    takes: tuple[str, ...] = ()
    context: Callable[[Opaque, View], AbstractAsyncContextManager[Any]] = as_it_is
    day: str = ""
    moment: str = ""
    named: Callable[[Arguments, View], View] | None = None
    inside: Inside = field(default_factory=dict[str, frozenset[str]])
    price: int = 0

    @property
    def beside(self) -> tuple[str, ...]:
        """The arguments that are read before the field is answered."""
        return tuple(name for name in (self.day, self.moment) if name)

    def view_of(self, arguments: Arguments, today: View) -> View:
        """The view that the field answers for: of the day and the moment that are asked for, else today's."""
        if self.named is not None:
            return self.named(arguments, today)
        day: date | None = arguments.get(self.day)
        moment: datetime | None = arguments.get(self.moment)
        view = today if day is None else today.at(day)
        return view if moment is None else view.knowing(moment)


@dataclass(frozen=True, slots=True)
class Command:
    """A field of Mutation: `perform(backend, view, arguments)` makes the change and gives the context of its answer.

    The view is that of today. Entering the context makes the change and yields (backend, payload): the executor answers
    the selection of the payload with that backend, and only then leaves the context. A change that is only tried is
    taken back on leaving.
    """

    perform: Callable[[Opaque, View, Arguments], AbstractAsyncContextManager[tuple[Any, Record]]]


@dataclass(frozen=True, slots=True)
class Source:
    """A field of Subscription: `follow` gives pieces while somebody listens, `told` the records of one, for its view.
    `begins` of the arguments say from where on; `behind` is the place after a piece, the column `cursor` a record's."""

    follow: Callable[[Opaque, View, Arguments], AbstractAsyncContextManager[Following]]
    told: Callable[[Opaque, View, Arguments, Opaque], Awaitable[Sequence[Record]]]
    behind: Callable[[Opaque], str]
    cursor: str
    takes: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unread(Generic[RecordTypeT]):
    """A record that is not read yet, by its key; null where there is none (or, `living`, not on the day)."""

    record: RecordTypeT
    to: str | Callable[[Values], str]
    key: Any
    view: View
    living: bool = True
    tells: tuple[str, ...] = ()

    def type_of(self, values: Values) -> str:
        """The GraphQL type of the record with these values."""
        return self.to if isinstance(self.to, str) else self.to(values)


@dataclass(frozen=True, slots=True)
class Listing(Generic[HopT]):
    """A list (or the ONE first of it) of the whole graph, not read yet; `descending`: the highest key first."""

    hop: HopT
    to: str
    view: View
    parameters: Arguments
    shape: Shape = Shape.LIST
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Within(Generic[RecordTypeT]):
    """The record that a connection starts at: it must stand on the day, else the answer is `missing`."""

    record: RecordTypeT
    missing: Exception


@dataclass(frozen=True, slots=True)
class Slice:
    """The part of a list that is asked for: of the rows between two cursors the first `size`, or the last. A list that
    is `descending` begins with the highest key."""

    size: int
    backwards: bool = False
    after: str | None = None
    before: str | None = None
    descending: bool = False

    @property
    def reverse(self) -> bool:
        """Whether it is read from the highest key down."""
        return self.backwards != self.descending

    @property
    def bounded(self) -> bool:
        """Whether a cursor is given."""
        return self.after is not None or self.before is not None


@dataclass(frozen=True, slots=True)
class Pages(Generic[HopT]):
    """A connection that is not read yet, along a hop from a parent; `mark` makes its fingerprint where one is asked."""

    hop: HopT
    to: str
    view: View
    parent: str | None
    parameters: Arguments
    part: Slice
    mark: Callable[[], str]
    past: bool = False
    within: Within[Opaque] | None = None

    @property
    def fingerprint(self) -> str:
        """What a cursor is bound to: the field, its view, and the arguments that filter and order it."""
        return self.mark()


@dataclass(frozen=True, slots=True)
class Window:
    """A connection that was computed: the keys and records of its rows, in order: all of them, or those of the page and
    the next one, towards which it is walked.

    `total` counts its rows where more exist than are at hand; without it, `rows` are all of them.
    """

    rows: Sequence[tuple[str, Record]]
    part: Slice
    fingerprint: str
    total: Callable[[], Awaitable[int]] | None = None


FieldKind = Column | Costly[Opaque] | Computed | Same | Link[Opaque] | End[Opaque] | Batch | Root | Command | Source
FieldMap = Mapping[str, FieldKind]
