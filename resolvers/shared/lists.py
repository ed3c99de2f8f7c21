"""Lists, filtered and in order: linked with a record, under an organization or a place, or of the whole graph."""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from execution.arguments import PAGE
from execution.kinds import ORDER, Arguments, Link, Listing, Pages, Parameters, Root, Shape, order_of
from execution.view import View
from graph.cypher.fetch import Fetching
from graph.cypher.patterns import Hop
from resolvers.shared.arguments import PAST
from resolvers.shared.filters import WHERE, filtered, inside_list, where_of
from resolvers.shared.roots import pages_of, under_of

UNDER = "under"
Orders: TypeAlias = Mapping[str, Hop]
"""The hops of one list by the orders that it can be asked for, the usual one first."""


def linked_list(
    hop: Hop,
    in_orders: Callable[[Hop], Orders],
    usual: int = 0,
    *,
    pages: bool = False,
    past: bool = False,
    parameters: Parameters | None = None,
) -> Link[Hop]:
    """A field that lists what a hop leads to, in the orders that are made of it: whole, or in `pages`.

    About `usual` are there; `past` says whether it can be asked for what has ended, too. `parameters` are the hop's
    own filters, where it takes nothing else.
    """
    shape = Shape.CONNECTION if pages else Shape.LIST
    asked = filtered(hop) if parameters is None else parameters
    return Link(hop, hop.record.name, shape, asked, usual, PAST if past else "", in_orders(hop))


def no_further(hop: Hop, parameters: Mapping[str, Any]) -> dict[str, Any]:
    return {}


def list_root(
    field: str,
    under: Mapping[str, Orders],
    everywhere: Orders | None = None,
    *,
    past: bool = False,
    ever: Mapping[str, Orders] | None = None,
    further: Callable[[Hop, Mapping[str, Any]], dict[str, Any]] = no_further,
) -> Root:
    """A root field that lists what is under a record of one of some types, or everywhere where it may name none.

    `past` says whether it can be asked for what has ended, too, which is found by other
    hops where there are some in `ever`; `further` gives further parameters of the hop that was chosen.
    """

    async def answer(backend: Fetching, view: View, arguments: Arguments) -> Pages[Hop]:
        wanted = under_of(arguments, set(under))
        ended = bool(arguments.get(PAST))
        orders = everywhere if wanted is None else (ever if ever and ended else under)[wanted.type]
        assert orders is not None  # noqa: S101  # the schema asks for `under` where nothing is listed without
        order = order_of(arguments)
        hop = orders[order.by] if order.by else next(iter(orders.values()))
        parameters = where_of(hop.where, arguments)
        return pages_of(
            f"Query.{field}",
            hop,
            view,
            arguments,
            under=wanted,
            parameters={**parameters, **further(hop, parameters)},
            past=ended,
        )

    some = next(iter(under.values()))
    takes = (UNDER, WHERE, ORDER, *PAGE, *((PAST,) if past or ever else ()))
    return Root(answer, takes=takes, day="asOf", inside=inside_list(next(iter(some.values())), some))


def whole_list(orders: Orders) -> Root:
    """A root field that lists a few records of the whole graph without pages."""
    usual = next(iter(orders.values()))

    async def answer(backend: Fetching, view: View, arguments: Arguments) -> Listing[Hop]:
        order = order_of(arguments)
        hop = orders.get(order.by, usual)
        parameters = where_of(hop.where, arguments)
        return Listing(hop, hop.record.name, view, parameters, descending=order.descending)

    return Root(answer, takes=(WHERE, ORDER), day="asOf", inside=inside_list(usual, orders))
