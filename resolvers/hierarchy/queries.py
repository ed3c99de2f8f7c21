"""The fields of Query: where every question begins.

`on` is `asOf`, or today; everything under a root field answers for that day.
"""

from execution.arguments import PAGE
from execution.errors import BadUserInput
from execution.kinds import Arguments, FieldMap, Listing, Pages, Record, Root, Unread
from execution.view import View
from graph.cypher.fetch import Fetching
from graph.cypher.patterns import Hop, RecordType
from graph.model.keys import fold, spelled_out
from graph.reads.paths import NEIGHBOURS
from graph.records import changes, members, organizations, places
from resolvers.hierarchy.comparison import compare
from resolvers.hierarchy.life import life
from resolvers.hierarchy.places import coverage
from resolvers.hierarchy.search import search
from resolvers.hierarchy.shortest_path import find_path
from resolvers.hierarchy.timeline import clock, timeline
from resolvers.shared.arguments import check_period, given
from resolvers.shared.computed import kept
from resolvers.shared.identifiers import GlobalId, decode_id, view_of
from resolvers.shared.office_kinds import of_kinds
from resolvers.shared.roots import by_id_or_code, find_living, find_under, pages_of, text_of, under_of, unread

MOST_NODES = 500
PLACES_BOUND = 1000
PEOPLE_BOUND = 100


def named_by_id(arguments: Arguments, today: View) -> View:
    """The view that `id` names."""
    return view_of(decode_id(arguments["id"], "id"), today, "id") or today


def named_by_ids(arguments: Arguments, today: View) -> View:
    """A view of the moment that all of `ids` name, as they are answered from one state of the ledger."""
    if len(arguments["ids"]) > MOST_NODES:
        raise BadUserInput(f"`ids` holds more than {MOST_NODES} ids.", "ids")
    views = [view for _, view in named_in(arguments, today) if view is not None]
    if len({view.known for view in views}) > 1:
        raise BadUserInput("`ids` come from answers by what was known at several moments. Ask for each apart.", "ids")
    return views[0] if views else today


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


async def list_organizations(backend: Fetching, view: View, arguments: Arguments) -> Pages[Hop]:
    under = under_of(arguments, {"Organization"})
    by_name = arguments.get("orderBy") == "NAME"
    everywhere = organizations.EVERYWHERE_BY_NAME if by_name else organizations.EVERYWHERE_BY_LEVEL
    within = organizations.AT_OR_UNDER_BY_NAME if by_name else organizations.AT_OR_UNDER
    parameters = given("levels", "sectors")(arguments) | text_of(arguments, spelled_out)
    if under is None and not by_name and "levels" in parameters:
        parameters |= organizations.level_bounds(parameters["levels"])
    hop = everywhere if under is None else within
    return pages_of("Query.organizations", hop, view, arguments, under=under, parameters=parameters, bound=PLACES_BOUND)


async def list_members(backend: Fetching, view: View, arguments: Arguments) -> Pages[Hop]:
    under = under_of(arguments, {"Organization"})
    parameters = given("standings", "circumstances", "roles")(arguments) | text_of(arguments, fold)
    parameters |= of_kinds(arguments, "officeKinds")
    hop = members.EVERYBODY if under is None else members.UNDER_ORGANIZATION
    return pages_of("Query.members", hop, view, arguments, under=under, parameters=parameters, bound=PEOPLE_BOUND)


async def list_places(backend: Fetching, view: View, arguments: Arguments) -> Pages[Hop]:
    """A place and all in it, or the places that an organization and all under it cover."""
    under = under_of(arguments, {"Place", "Organization"})
    hop = places.EVERY_PLACE
    if under is not None:
        hop = places.AT_OR_IN_PLACE if under.type == "Place" else places.COVERED_UNDER_ORGANIZATION
    return pages_of(
        "Query.places", hop, view, arguments, under=under, parameters=coverage(arguments), bound=PLACES_BOUND
    )


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


async def list_changes(backend: Fetching, view: View, arguments: Arguments) -> Pages[Hop]:
    """Lines of the ledger in their order; under an organization, those about what is under it on the day."""
    under = under_of(arguments, {"Organization"})
    hop = changes.CHANGES if under is None else changes.CHANGES_UNDER
    parameters = given("kinds")(arguments)
    return pages_of("Query.changes", hop, view, arguments, under=under, parameters=parameters, bound=PEOPLE_BOUND)


QUERY: FieldMap = {
    "organization": by_id_or_code("Organization", organizations.BY_CODE),
    "place": by_id_or_code("Place", places.BY_CODE),
    "node": Root(node, takes=("id",), named=named_by_id),
    "nodes": Root(nodes, takes=("ids",), named=named_by_ids),
    "_entities": Root(entities, takes=("representations",), named=named_by_representations),
    "member": Root(member, takes=("id",), day="asOf"),
    "roots": Root(roots, day="asOf"),
    "organizations": Root(
        list_organizations, takes=("under", "levels", "sectors", "text", "orderBy", *PAGE), day="asOf"
    ),
    "members": Root(
        list_members,
        takes=("under", "text", "standings", "circumstances", "roles", "officeKinds", *PAGE),
        day="asOf",
    ),
    "places": Root(list_places, takes=("under", "kinds", "coverage", *PAGE), day="asOf"),
    "search": Root(search_names, takes=("text", "kinds", "under", "anyDay", "perKind", *PAGE), day="asOf"),
    "path": Root(path, takes=("from", "to", "through"), day="asOf"),
    "compare": Root(kept("compare", compare_days), takes=("under", "from", "to")),
    "clock": Root(clock),
    "timeline": Root(kept("timeline", timeline, PLACES_BOUND), takes=("under", "of", "from", "to", *PAGE)),
    "life": Root(life, takes=("id",)),
    "changes": Root(list_changes, takes=("under", "kinds", *PAGE), day="asOf"),
}
