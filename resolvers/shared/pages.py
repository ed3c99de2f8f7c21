"""Pages out of long lists that were worked out whole: in any of their orders, only what is shown is made into records.

A list is put into each order once, when it is first asked for, and kept with what it was worked out with; so one
computation serves all pages of all orders.
"""

import asyncio
from bisect import bisect_left, bisect_right
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any, Generic, TypeAlias, TypeVar

from execution.arguments import PAGE
from execution.cursors import between, fingerprint_of, slice_of
from execution.errors import BadUserInput
from execution.kinds import ORDER, Arguments, Batch, Inside, Record, Slice, Window, order_of
from execution.view import View
from graph.cypher.fetch import Fetching
from resolvers.shared.filters import WHERE

Row = TypeVar("Row")
Keyed: TypeAlias = tuple[str, Row]
Keys: TypeAlias = Callable[[Fetching, View, Sequence[Row]], Awaitable[Sequence[str]]]
"""What puts rows into an order: of each a text that no other row of the list has."""
Shown: TypeAlias = Callable[[Fetching, View, Sequence[Row]], Awaitable[Sequence[Record | None]]]
"""The records of the rows of pages; None where one is there no more."""
Wanted: TypeAlias = Callable[[Row], bool]
Asked: TypeAlias = Callable[[Arguments], Wanted[Row] | None]
"""What is asked of rows by the arguments of a list; None: nothing."""
USUAL = ""
"""The order where none is asked for."""
MOST = 10**9


def all_of_them(_: Arguments) -> None:
    """What a list without filters is asked."""


def descending(number: int) -> str:
    """The beginning of a key that puts larger numbers first, up to a thousand millions."""
    return f"{MOST - number:010d}"


def ascending(number: int | None) -> str:
    """The beginning of a key that puts smaller numbers first, and what is unknown before all."""
    return "-" if number is None else f"{number:010d}"


def unknown_first(text: str | None) -> str:
    """The beginning of a key by a text, a day as ISO writes it, say: what is unknown comes before all."""
    return text or "-"


def by(key: Callable[[Row], str]) -> Keys[Row]:
    """An order by what is known of the rows."""

    async def keys(_: Fetching, __: View, rows: Sequence[Row]) -> Sequence[str]:
        # thousands of rows are looked at beside the loop that answers others
        return await asyncio.to_thread(lambda: [key(row) for row in rows])

    return keys


def by_values(*names: str) -> Keys[Record]:
    """An order of records by texts in their values, those behind the first where they are alike before."""
    return by(lambda record: "|".join([record.values[name] for name in names]))


def by_number(name: str, then: str = "key") -> Keys[Record]:
    """An order of records by a number in their values, then by a text in them."""
    return by(lambda record: f"{ascending(record.values[name])}|{record.values[then]}")


async def as_they_are(_: Fetching, __: View, rows: Sequence[Record]) -> Sequence[Record]:
    """Rows that are records already."""
    return rows


@dataclass(slots=True, eq=False)
class Whole(Generic[Row]):
    """The rows of one list in the order in which they were worked out, and in each order that was asked for."""

    rows: Sequence[Row]
    ordered: dict[str, Sequence[Keyed[Row]]] = field(default_factory=dict[str, Any])


@dataclass(frozen=True, slots=True)
class Listed(Generic[Row]):
    """How the lists of one field are put into order and shown; `field` is where they stand, for their cursors.

    `orders` has the usual one under no name, the others by the values of the field's enumeration; `where` names the
    filters that `wanted` reads.
    """

    field: str
    orders: Mapping[str, Keys[Row]]
    shown: Shown[Row]
    where: tuple[str, ...] = ()
    wanted: Asked[Row] = all_of_them

    @property
    def takes(self) -> tuple[str, ...]:
        """The arguments that say which rows and which page; a list of one order is asked for none."""
        asked = ((WHERE, self.where), (ORDER, self.others))
        return (*(name for name, given in asked if given), *PAGE)

    @property
    def inside(self) -> Inside:
        """What is read of `where` and `orderBy`."""
        asked = ((WHERE, frozenset(self.where)), (f"{ORDER}.field", self.others))
        return {name: given for name, given in asked if given}

    @property
    def others(self) -> frozenset[str]:
        """The orders that can be asked for."""
        return frozenset(self.orders) - {USUAL}

    async def in_order(self, backend: Fetching, view: View, whole: Whole[Row], name: str) -> Sequence[Keyed[Row]]:
        """All rows with their keys, the lowest first."""
        found = whole.ordered.get(name)
        if found is None:
            keys = await self.orders[name](backend, view, whole.rows)
            pairs = zip(keys, whole.rows, strict=True)
            found = whole.ordered[name] = await asyncio.to_thread(lambda: sorted(pairs, key=itemgetter(0)))
        return found

    async def windows(
        self,
        backend: Fetching,
        view: View,
        wholes: Sequence[tuple[str | None, Whole[Row]]],
        arguments: Arguments,
    ) -> list[Window]:
        """The page of each list, by the id of what it belongs to; the records of all are read together."""
        part, order, wanted = slice_of(arguments), order_of(arguments), self.wanted(arguments)
        cuts: list[tuple[str, Sequence[Keyed[Row]], int]] = []
        for whose, whole in wholes:
            fingerprint = fingerprint_of(self.field, whose, arguments, view)
            rows = await self.in_order(backend, view, whole, order.by)
            if wanted is not None:
                rows = [one for one in rows if wanted(one[1])]
            cuts.append((fingerprint, cut(rows, part, fingerprint), len(rows)))
        asked = [row for _, page, _ in cuts for _, row in page]
        made = iter(await self.shown(backend, view, asked) if asked else ())
        return [
            Window(
                [(key, record) for (key, _), record in zip(page, made, strict=False) if record is not None],
                part,
                fingerprint,
                counting(total),
            )
            for fingerprint, page, total in cuts
        ]


def listed_in(
    listed: Listed[Row],
    of: Callable[[Record, Arguments], Whole[Row]],
    *needs: str,
    takes: tuple[str, ...] = (),
) -> Batch:
    """A field that lists rows of its records: `of` finds the list in what a record `needs`, by what it `takes`."""

    async def load(backend: Fetching, records: Sequence[Record], arguments: Arguments) -> list[Window]:
        wholes = [(record.values["id"], of(record, arguments)) for record in records]
        return await listed.windows(backend, records[0].view, wholes, arguments)

    return Batch(load, ("id", *needs), (*takes, *listed.takes), listed.inside)


def cut(rows: Sequence[Keyed[Row]], part: Slice, fingerprint: str) -> Sequence[Keyed[Row]]:
    """The rows of a page in the order that is asked for, and one more if there is one.

    Where a cursor is of another list there are none: whoever shows the page refuses it.
    """
    try:
        above, below = between(part, fingerprint)
    except BadUserInput:
        return ()
    start = 0 if above is None else bisect_right(rows, above, key=itemgetter(0))
    end = max(start, len(rows) if below is None else bisect_left(rows, below, key=itemgetter(0)))
    most = part.size + 1
    found = rows[max(start, end - most) : end] if part.reverse else rows[start : min(end, start + most)]
    return found[::-1] if part.descending else found


def counting(total: int) -> Callable[[], Awaitable[int]]:
    """The number of rows, which is known already."""

    async def count() -> int:
        return total

    return count
