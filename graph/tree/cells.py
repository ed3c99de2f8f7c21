"""What is read beside organizations: their profiles, change events and places; columns of links."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.cypher.patterns import RecordType
from graph.records.events import CHANGE_EVENT
from graph.records.places import PLACE
from graph.tree.asking import Asking
from graph.tree.columns import LEVEL, NAME, SHORT_NAME
from graph.tree.ordinals import end_text, text_of
from graph.tree.places import PLAIN
from graph.tree.slices import linked
from graph.tree.values import has_words

Cells = list[Any]
ReadCell = Callable[[Asking, Sequence[int], Sequence[int]], Sequence[Any]]
"""A cell of each row; beside the rows stand those that each was come to from."""
ReadOne = Callable[[Asking, int], Any]


@dataclass(frozen=True, slots=True)
class Kind:
    """Records of a kind beside organizations: which each has, what they are ordered by, what is read of them and asked.

    `keys` are by the orders of the hop. `row_of` finds one by its id, `holds` says whether it stands on the day.
    """

    of: Callable[[Asking, int], Iterable[int]]
    keys: Mapping[str, ReadOne]
    columns: Mapping[str, ReadOne]
    filters: Mapping[str, Callable[[Asking, int, Any], bool]] = field(default_factory=dict[str, Any])
    row_of: Callable[[Asking], Mapping[str, int]] = lambda _: {}
    holds: Callable[[Asking, int], bool] = lambda _, __: True


def of_profile(column: int) -> ReadOne:
    return lambda asking, place: asking.columns.profiles.columns[column][place]


def profile_since(asking: Asking, place: int) -> str:
    return text_of(asking.columns.profiles.columns[0][place])


def profile_until(asking: Asking, place: int) -> str:
    return f"{text_of(asking.columns.profiles.columns[1][place])}|{profile_since(asking, place)}"


PROFILES = Kind(
    of=lambda asking, row: asking.columns.profiles.places(row),
    keys={"SINCE": profile_since, "UNTIL": profile_until},
    columns={
        "name": of_profile(NAME),
        "shortName": of_profile(SHORT_NAME),
        "level": of_profile(LEVEL),
        "since": profile_since,
        "until": lambda asking, place: end_text(asking.columns.profiles.columns[1][place]),
    },
)
EVENTS = Kind(
    of=lambda asking, row: asking.columns.events.of.get(row, ()),
    keys={"ON": lambda asking, one: f"{text_of(asking.columns.events.on[one])}|{asking.columns.events.ids[one]}"},
    columns={
        "id": lambda asking, one: asking.columns.events.ids[one],
        "kind": lambda asking, one: asking.columns.events.kinds[one],
        "on": lambda asking, one: text_of(asking.columns.events.on[one]),
        "decision": lambda asking, one: asking.columns.events.decisions[one],
    },
    filters={
        "kinds": lambda asking, one, kinds: asking.columns.events.kinds[one] in kinds,
        "onFrom": lambda asking, one, day: asking.columns.events.on[one] >= day.toordinal(),
        "onTo": lambda asking, one, day: asking.columns.events.on[one] < day.toordinal(),
    },
    row_of=lambda asking: asking.columns.events.row_of,
)


def of_place(name: str) -> ReadOne:
    column = PLAIN.index(name)
    return lambda asking, place: asking.columns.places.plain[place][column]


def within(name: str) -> Callable[[Asking, int, Any], bool]:
    read = of_place(name)
    return lambda asking, place, wanted: read(asking, place) in wanted


PLACES = Kind(
    of=lambda asking, row: linked(asking.columns.covers, row, asking.day),
    keys={
        "KIND_CODE": lambda asking, place: asking.columns.places.keys[place],
        "NAME": lambda asking, place: f"{asking.columns.places.folded[place]}|{asking.columns.places.keys[place]}",
    },
    columns={
        "id": lambda asking, place: asking.columns.places.ids[place],
        **{name: of_place(name) for name in PLAIN},
        "since": lambda asking, place: text_of(asking.columns.places.since[place]),
        "until": lambda asking, place: end_text(asking.columns.places.until[place]),
    },
    filters={
        "text": lambda asking, place, words: has_words(asking.columns.places.folded, place, words),
        "codes": within("code"),
        "kinds": within("kind"),
    },
    row_of=lambda asking: asking.columns.places.row_of,
    holds=lambda asking, place: asking.columns.places.holds(place, asking.day),
)
BESIDE: Mapping[str, Kind] = {"PROFILES": PROFILES, "EVENTS": EVENTS, "PLACES": PLACES}
"""By the hops that lead to them."""
BENEATH: Mapping[str, Kind] = {"EVENTS_UNDER": EVENTS}
"""By the hops that lead to those of an organization and of all that is under it."""
BY_KEY: Mapping[RecordType, Kind] = {CHANGE_EVENT: EVENTS, PLACE: PLACES}
"""What has an id of its own."""


@dataclass(frozen=True, slots=True)
class Beside:
    """The records of a kind that each organization has: some columns, and the key of an order behind them."""

    kind: Kind
    key: ReadOne
    columns: Sequence[str]
    filters: Sequence[str]
    slot: str

    def of_each(self, asking: Asking, rows: Sequence[int], _: Sequence[int]) -> list[Any]:
        return [
            [self.read(asking, one) for one in self.kind.of(asking, row) if self.asked(asking, one)] for row in rows
        ]

    def asked(self, asking: Asking, one: int) -> bool:
        return all(self.kind.filters[name](asking, one, asking.given[name + self.slot]) for name in self.filters)

    def read(self, asking: Asking, one: int) -> Cells:
        return [*(self.kind.columns[name](asking, one) for name in self.columns), self.key(asking, one)]


def depths(asking: Asking, rows: Sequence[int], tops: Sequence[int]) -> list[int]:
    depth = asking.tree.depth
    return [depth[row] - depth[top] for row, top in zip(rows, tops, strict=True)]


def parents(asking: Asking, rows: Sequence[int], _: Sequence[int]) -> list[str]:
    ids, parent = asking.columns.ids, asking.tree.parent
    return [ids[parent[row]] for row in rows]


LINK_COLUMNS: Mapping[str, ReadCell] = {"depth": depths, "parentId": parents}
