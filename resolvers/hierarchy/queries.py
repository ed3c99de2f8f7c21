"""The fields of Query: where every question begins.

`on` is `asOf`, or today; everything under a root field answers for that day.
"""

from collections.abc import Mapping
from typing import Any

from execution.arguments import PAGE
from execution.cursors import check_size
from execution.errors import BadUserInput
from execution.kinds import Arguments, FieldMap, Listing, Record, Root, Unread
from execution.view import View
from graph.cypher.fetch import Fetching
from graph.cypher.patterns import Hop, RecordType
from graph.reads.paths import NEIGHBOURS
from graph.records import changes, events, organizations, places
from resolvers.hierarchy.comparison import compare
from resolvers.hierarchy.life import life
from resolvers.hierarchy.search import search
from resolvers.hierarchy.shortest_path import find_path
from resolvers.hierarchy.timeline import DAYS, clock, timeline
from resolvers.shared.arguments import check_period
from resolvers.shared.computed import kept, kept_list
from resolvers.shared.counts import Counting
from resolvers.shared.identifiers import GlobalId, decode_id, view_of
from resolvers.shared.lists import list_root
from resolvers.shared.roots import by_id_or_code, find_living, find_under, unread
from wording.said import say


def named_by_id(arguments: Arguments, today: View) -> View:
    """The view that `id` names."""
    return view_of(decode_id(arguments["id"], "id"), today, "id") or today


def named_by_ids(arguments: Arguments, today: View) -> View:
    """Today's view by what was known at the moment that all of `ids` name: they are answered from one state of the
    ledger, each for the day that it names itself."""
    check_size(len(arguments["ids"]), "ids")
    views = [view for _, view in named_in(arguments, today) if view is not None]
    if len({view.known for view in views}) > 1:
        raise BadUserInput(say("SEVERAL_MOMENTS"), "ids")
    return today._replace(known=views[0].known) if views else today


def named_in(arguments: Arguments, today: View) -> list[tuple[GlobalId, View | None]]:
    """Each of `ids` with the view that it names."""
    wanted = [decode_id(text, "ids", place=f"ids[{at}]") for at, text in enumerate(arguments["ids"])]
    return [(one, view_of(one, today, f"ids[{at}]")) for at, one in enumerate(wanted)]


async def node(backend: Fetching, view: View, arguments: Arguments) -> Unread[RecordType] | None:
    """The record of the id in its view; null in that of a change that was only tried."""
    wanted = decode_id(arguments["id"], "id")
    return None if view_of(wanted, view, "id") is None else unread(wanted, view)


async def nodes(backend: Fetching, view: View, arguments: Arguments) -> list[Unread[RecordType] | None]:
    """The records of the ids in their order and views, one statement for each type and view among them."""
    return [None if at is None else unread(one, at) for one, at in named_in(arguments, view)]


def named_by_representations(arguments: Arguments, today: View) -> View:
    """As `nodes`, of ids that a gateway hands on with the type that it takes them for."""
    return named_by_ids(ids_of(arguments), today)


def ids_of(arguments: Arguments) -> dict[str, list[str]]:
    return {"ids": [one["id"] for one in arguments["representations"]]}


async def entities(backend: Fetching, view: View, arguments: Arguments) -> list[Unread[RecordType] | None]:
    """The records of the ids, null where one is of another type than it is taken for."""
    found = await nodes(backend, view, ids_of(arguments))
    return [
        one if one is not None and one.to == given["__typename"] else None
        for one, given in zip(found, arguments["representations"], strict=True)
    ]


async def member(backend: Fetching, view: View, arguments: Arguments) -> Unread[RecordType]:
    return unread(decode_id(arguments["id"], "id", {"Member"}), view)


async def roots(backend: Fetching, view: View, arguments: Arguments) -> Listing[Hop]:
    return Listing(organizations.ROOTS, "Organization", view, {})


def level_bounds(hop: Hop, parameters: Mapping[str, Any]) -> dict[str, Any]:
    """Where levels are asked for in their own order, the part of it that they lie in."""
    in_order = hop is organizations.EVERYWHERE_BY_LEVEL and "levels" in parameters
    return organizations.level_bounds(parameters["levels"]) if in_order else {}


async def search_names(backend: Fetching, view: View, arguments: Arguments) -> object:
    return await search(backend, await find_under(backend, view, arguments), view, arguments)


async def path(backend: Fetching, view: View, arguments: Arguments) -> Record | None:
    """The shortest path; null where an end does not stand on the day or nothing joins the two."""
    start = decode_id(arguments["from"], "from", NEIGHBOURS.keys())
    end = decode_id(arguments["to"], "to", NEIGHBOURS.keys())
    ends = [await find_living(backend, one, view) for one in (start, end)]
    return None if None in ends else await find_path(backend, start, end, view, arguments)


async def compare_days(backend: Fetching, view: View, arguments: Arguments) -> Record:
    check_period(arguments)
    earlier, later = view.at(arguments["from"]), view.at(arguments["to"])
    under = await find_under(backend, earlier, arguments)
    assert under is not None
    return await compare(backend, under, earlier, later)


UNDER = organizations.orders_of(organizations.AT_OR_UNDER)
EVER_UNDER = organizations.orders_of(organizations.EVER_UNDER)
COUNTING = Counting("Organization", "organizations", UNDER, ever=EVER_UNDER)
COUNTS = COUNTING.fields
QUERY: FieldMap = {
    "organizationCounts": COUNTING.root,
    "organization": by_id_or_code("Organization", organizations.BY_CODE),
    "place": by_id_or_code("Place", places.BY_CODE),
    "node": Root(node, takes=("id",), named=named_by_id),
    "nodes": Root(nodes, takes=("ids",), named=named_by_ids),
    "_entities": Root(entities, takes=("representations",), named=named_by_representations),
    "member": Root(member, takes=("id",), day="asOf"),
    "roots": Root(roots, day="asOf"),
    "organizations": list_root(
        "organizations",
        {"Organization": UNDER},
        organizations.EVERYWHERE,
        ever={"Organization": EVER_UNDER},
        further=level_bounds,
    ),
    "places": list_root(
        "places",
        {
            "Place": places.orders_of(places.AT_OR_IN_PLACE),
            "Organization": places.orders_of(places.COVERED_UNDER_ORGANIZATION),
        },
        places.orders_of(places.EVERY_PLACE),
    ),
    "search": Root(search_names, takes=("text", "kinds", "under", "anyDay", "perKind", *PAGE), day="asOf", price=1_000),
    "path": Root(path, takes=("from", "to", "through"), day="asOf", price=1_000),
    "compare": Root(kept("compare", compare_days), takes=("under", "from", "to"), price=20_000),
    "clock": Root(kept("clock", clock)),
    "timeline": kept_list(DAYS, timeline, ("under", "of", "from", "to"), price=10_000),
    "life": Root(life, takes=("id",)),
    "events": list_root("events", {"Organization": {"ON": events.EVENTS_UNDER}}),
    "changes": list_root(
        "changes",
        {"Organization": {"SEQ": changes.CHANGES_UNDER}},
        {"SEQ": changes.CHANGES},
    ),
}
