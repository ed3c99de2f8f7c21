"""The fields of Query: where every question begins.

`on` is `asOf`, or today; everything under a root field answers for that day.
"""

from execution.errors import BadUserInput
from execution.kinds import Arguments, FieldMap, Listing, Pages, Record, Root, Unread
from execution.view import View
from graph.cypher.fetch import Fetching
from graph.cypher.patterns import Hop, RecordType
from graph.reads.paths import NEIGHBOURS
from graph.records import changes, members, organizations, places
from resolvers.hierarchy.comparison import compare
from resolvers.hierarchy.places import coverage
from resolvers.hierarchy.search import search
from resolvers.hierarchy.shortest_path import find_path
from resolvers.shared.arguments import check_period, given
from resolvers.shared.identifiers import decode_id
from resolvers.shared.office_kinds import of_kinds
from resolvers.shared.roots import by_id_or_code, find_living, find_under, pages_of, text_of, under_of, unread

MOST_NODES = 100
PLACES_BOUND = 1000
PEOPLE_BOUND = 100


async def node(backend: Fetching, view: View, arguments: Arguments) -> Unread[RecordType]:
    return unread(decode_id(arguments["id"], "id"), view)


async def nodes(backend: Fetching, view: View, arguments: Arguments) -> list[Unread[RecordType]]:
    """The records of the ids in their order, one statement for each type among them."""
    if len(arguments["ids"]) > MOST_NODES:
        raise BadUserInput(f"`ids` holds more than {MOST_NODES} ids.", "ids")
    return [unread(decode_id(text, "ids", place=f"ids[{at}]"), view) for at, text in enumerate(arguments["ids"])]


async def member(backend: Fetching, view: View, arguments: Arguments) -> Unread[RecordType]:
    return unread(decode_id(arguments["id"], "id", {"Member"}), view)


async def roots(backend: Fetching, view: View, arguments: Arguments) -> Listing[Hop]:
    return Listing(organizations.ROOTS, "Organization", view, {})


async def list_organizations(backend: Fetching, view: View, arguments: Arguments) -> Pages[Hop]:
    under = under_of(arguments, {"Organization"})
    by_name = arguments.get("orderBy") == "NAME"
    everywhere = organizations.EVERYWHERE_BY_NAME if by_name else organizations.EVERYWHERE_BY_LEVEL
    within = organizations.AT_OR_UNDER_BY_NAME if by_name else organizations.AT_OR_UNDER
    parameters = given("levels", "sectors")(arguments) | text_of(arguments)
    if under is None and not by_name and "levels" in parameters:
        parameters |= organizations.level_bounds(parameters["levels"])
    hop = everywhere if under is None else within
    return pages_of("Query.organizations", hop, view, arguments, under=under, parameters=parameters, bound=PLACES_BOUND)


async def list_members(backend: Fetching, view: View, arguments: Arguments) -> Pages[Hop]:
    under = under_of(arguments, {"Organization"})
    parameters = given("standings", "circumstances", "roles")(arguments) | text_of(arguments)
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


PAGE = ("first", "after")
QUERY: FieldMap = {
    "organization": by_id_or_code("Organization", organizations.BY_CODE),
    "place": by_id_or_code("Place", places.BY_CODE),
    "node": Root(node, takes=("id",), day="asOf"),
    "nodes": Root(nodes, takes=("ids",), day="asOf"),
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
    "search": Root(search_names, takes=("text", "kinds", "under", *PAGE), day="asOf"),
    "path": Root(path, takes=("from", "to", "through"), day="asOf"),
    "compare": Root(compare_days, takes=("under", "from", "to")),
    "changes": Root(list_changes, takes=("under", "kinds", *PAGE), day="asOf"),
}
