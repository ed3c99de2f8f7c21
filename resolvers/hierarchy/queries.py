"""The fields of Query: where every question begins.

`on` is `asOf`, or today; everything under a root field answers for that day.
"""

from collections.abc import Awaitable, Callable, Sequence
from datetime import date
from typing import Any

from execution.cursors import page_size, scope_of
from execution.errors import BadUserInput
from execution.kinds import Arguments, FieldMap, Listing, Pages, Record, Root, Shape, Unread, Within
from graph.cypher.fetch import Fetching
from graph.cypher.patterns import Hop, RecordType
from graph.ledger import lines
from graph.records import members, organizations, places
from graph.records.registry import RECORDS
from resolvers.hierarchy.comparison import compare
from resolvers.hierarchy.places import coverage
from resolvers.hierarchy.search import search
from resolvers.hierarchy.shortest_path import STATEMENTS, find_path
from resolvers.shared.arguments import check_period, given, words_of
from resolvers.shared.identifiers import GlobalId, decode_id

MOST_NODES = 100
PLACES_BOUND = 1000
PEOPLE_BOUND = 100


def unread(wanted: GlobalId, on: date) -> Unread[RecordType]:
    """The record of an id, as far as it stands on the day; read with all that is selected of it."""
    return Unread(RECORDS[wanted.type], wanted.type, wanted.key, on)


async def find_living(backend: Fetching, wanted: GlobalId, on: date) -> Record | None:
    """The record of an id as far as it stands on the day, for those who look at it themselves."""
    [values] = await backend.find(RECORDS[wanted.type], [wanted.key], on, living=True)
    return None if values is None else Record(wanted.type, on, values)


async def node(backend: Fetching, on: date, arguments: Arguments) -> Unread[RecordType]:
    return unread(decode_id(arguments["id"], "id"), on)


async def nodes(backend: Fetching, on: date, arguments: Arguments) -> list[Unread[RecordType]]:
    """The records of the ids in their order, one statement for each type among them."""
    if len(arguments["ids"]) > MOST_NODES:
        raise BadUserInput(f"`ids` holds more than {MOST_NODES} ids.", "ids")
    return [unread(decode_id(text, "ids", place=f"ids[{at}]"), on) for at, text in enumerate(arguments["ids"])]


def by_id_or_code(type_name: str, by_code: Hop) -> Root:
    """A root field that takes exactly one of `id` and `code`."""

    async def answer(backend: Fetching, on: date, arguments: Arguments) -> Unread[RecordType] | Listing[Hop]:
        identifier, code = arguments.get("id"), arguments.get("code")
        if (identifier is None) == (code is None):
            raise BadUserInput("Give either `id` or `code`, and only one of them.", "id")
        if identifier is not None:
            return unread(decode_id(identifier, "id", {type_name}), on)
        return Listing(by_code, type_name, on, {"code": code}, Shape.ONE)

    return Root(answer)


async def member(backend: Fetching, on: date, arguments: Arguments) -> Unread[RecordType]:
    return unread(decode_id(arguments["id"], "id", {"Member"}), on)


async def roots(backend: Fetching, on: date, arguments: Arguments) -> Listing[Hop]:
    return Listing(organizations.ROOTS, "Organization", on, {})


def under_of(arguments: Arguments, types: set[str]) -> GlobalId | None:
    """What `under` names."""
    text = arguments.get("under")
    return None if text is None else decode_id(text, "under", types)


def not_there(on: date) -> BadUserInput:
    return BadUserInput(f"`under` is not there on {on}. Choose another `asOf`, or another organization.", "under")


async def find_under(backend: Fetching, on: date, arguments: Arguments) -> str | None:
    """The id of the organization that `under` names; one that does not stand on the day is refused by name."""
    wanted = under_of(arguments, {"Organization"})
    if wanted is None:
        return None
    if await find_living(backend, wanted, on) is None:
        raise not_there(on)
    return str(wanted.key)


def pages_of(
    field: str,
    hop: Hop,
    to: str,
    on: date,
    under: GlobalId | None,
    parameters: dict[str, Any],
    bound: int,
    arguments: Arguments,
) -> Pages[Hop]:
    key = None if under is None else under.key
    return Pages(
        hop=hop,
        to=to,
        on=on,
        parent=key,
        parameters=parameters,
        first=page_size(arguments.get("first"), bound),
        after=arguments.get("after"),
        scope=scope_of(field, key, {**arguments, "asOf": on}),
        within=None if under is None else Within(RECORDS[under.type], not_there(on)),
    )


def text_of(arguments: Arguments) -> dict[str, Any]:
    return words_of(arguments["text"]) if arguments.get("text") is not None else {}


async def list_organizations(backend: Fetching, on: date, arguments: Arguments) -> Pages[Hop]:
    under = under_of(arguments, {"Organization"})
    by_name = arguments.get("orderBy") == "NAME"
    everywhere = organizations.EVERYWHERE_BY_NAME if by_name else organizations.EVERYWHERE_BY_LEVEL
    within = organizations.DESCENDANTS_BY_NAME if by_name else organizations.DESCENDANTS
    parameters = given("levels", "sectors")(arguments) | text_of(arguments)
    if under is None and not by_name and "levels" in parameters:
        parameters |= organizations.level_bounds(parameters["levels"])
    hop = everywhere if under is None else within
    return pages_of("Query.organizations", hop, "Organization", on, under, parameters, PLACES_BOUND, arguments)


async def list_members(backend: Fetching, on: date, arguments: Arguments) -> Pages[Hop]:
    under = under_of(arguments, {"Organization"})
    parameters = given("standings", "circumstances", "roles")(arguments) | text_of(arguments)
    hop = members.EVERYBODY if under is None else members.UNDER_ORGANIZATION
    return pages_of("Query.members", hop, "Member", on, under, parameters, PEOPLE_BOUND, arguments)


async def list_places(backend: Fetching, on: date, arguments: Arguments) -> Pages[Hop]:
    """Places under a place, or those that the organizations under an organization cover."""
    under = under_of(arguments, {"Place", "Organization"})
    hop = places.EVERY_PLACE
    if under is not None:
        hop = places.UNDER_PLACE if under.type == "Place" else places.COVERED_UNDER_ORGANIZATION
    return pages_of("Query.places", hop, "Place", on, under, coverage(arguments), PLACES_BOUND, arguments)


async def search_names(backend: Fetching, on: date, arguments: Arguments) -> object:
    return await search(backend, await find_under(backend, on, arguments), on, arguments)


async def path(backend: Fetching, on: date, arguments: Arguments) -> Record | None:
    """The shortest path; null where an end does not stand on the day or nothing joins the two."""
    start = decode_id(arguments["from"], "from", STATEMENTS.keys())
    end = decode_id(arguments["to"], "to", STATEMENTS.keys())
    ends = [await find_living(backend, one, on) for one in (start, end)]
    return None if None in ends else await find_path(backend, start, end, on, arguments)


async def compare_days(backend: Fetching, on: date, arguments: Arguments) -> Record:
    check_period(arguments)
    under = await find_under(backend, arguments["from"], arguments)
    assert under is not None
    return await compare(backend, under, arguments["from"], arguments["to"])


async def list_changes(backend: Fetching, on: date, arguments: Arguments) -> Pages[Hop]:
    """Lines of the ledger in their order; under an organization, those about what is under it on the day."""
    under = under_of(arguments, {"Organization"})
    hop = lines.CHANGES if under is None else lines.CHANGES_UNDER
    return pages_of("Query.changes", hop, "Change", on, under, given("kinds")(arguments), PEOPLE_BOUND, arguments)


Answer = Callable[[Fetching, date, Arguments], Awaitable[object]]
ANSWERS: Sequence[tuple[str, Answer]] = (
    ("node", node),
    ("nodes", nodes),
    ("member", member),
    ("roots", roots),
    ("organizations", list_organizations),
    ("members", list_members),
    ("places", list_places),
    ("search", search_names),
    ("path", path),
    ("compare", compare_days),
    ("changes", list_changes),
)
QUERY: FieldMap = {
    "organization": by_id_or_code("Organization", organizations.BY_CODE),
    "place": by_id_or_code("Place", places.BY_CODE),
    **{name: Root(answer) for name, answer in ANSWERS},
}
