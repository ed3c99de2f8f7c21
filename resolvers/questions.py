"""The fields of Query: where every question begins. Called by `fields`.

`on` is `asOf`, or today; everything under a root field answers for that day.
"""

from collections.abc import Awaitable, Callable, Sequence
from datetime import date
from typing import Any

from execution.cursors import page_size, scope_of
from execution.errors import BadUserInput
from execution.kinds import Arguments, FieldMap, Pages, Record, Root
from graph import members, organizations, places
from graph.fetching import Fetching
from graph.hops import Hop, RecordType
from graph.records import RECORDS
from resolvers.arguments import check_period, given, words_of
from resolvers.comparing import compare
from resolvers.identifiers import GlobalId, decode_id
from resolvers.paths import STATEMENTS, find_path
from resolvers.places import coverage
from resolvers.searching import search

MOST_NODES = 100
PLACES_BOUND = 1000
PEOPLE_BOUND = 100


async def find_living(backend: Fetching, wanted: GlobalId, on: date) -> Record | None:
    """The record of an id as far as it stands on the day."""
    [values] = await backend.find(RECORDS[wanted.type], [wanted.key], on, living=True)
    return None if values is None else Record(wanted.type, on, values)


async def node(backend: Fetching, on: date, arguments: Arguments) -> Record | None:
    return await find_living(backend, decode_id(arguments["id"], "id"), on)


async def nodes(backend: Fetching, on: date, arguments: Arguments) -> list[Record | None]:
    """The records of the ids in their order, one statement for each type among them."""
    if len(arguments["ids"]) > MOST_NODES:
        raise BadUserInput(f"`ids` holds more than {MOST_NODES} ids.", "ids")
    wanted = [decode_id(identifier, "ids") for identifier in arguments["ids"]]
    found: dict[int, Record | None] = {}
    for kind in sorted({one.type for one in wanted}):
        places_of_kind = [index for index, one in enumerate(wanted) if one.type == kind]
        keys = [wanted[index].key for index in places_of_kind]
        for index, values in zip(places_of_kind, await backend.find(RECORDS[kind], keys, on, living=True), strict=True):
            found[index] = None if values is None else Record(kind, on, values)
    return [found[index] for index in range(len(wanted))]


def by_id_or_code(type_name: str, record: RecordType, by_code: Hop) -> Root:
    """A root field that takes exactly one of `id` and `code`."""

    async def answer(backend: Fetching, on: date, arguments: Arguments) -> Record | None:
        identifier, code = arguments.get("id"), arguments.get("code")
        if (identifier is None) == (code is None):
            raise BadUserInput("Give either `id` or `code`, and only one of them.", "id")
        if identifier is not None:
            return await find_living(backend, decode_id(identifier, "id", {type_name}), on)
        [page] = await backend.pages(by_code, [None], on, {"code": code}, limit=1)
        return Record(type_name, on, page[0][1]) if page else None

    return Root(answer)


async def member(backend: Fetching, on: date, arguments: Arguments) -> Record | None:
    return await find_living(backend, decode_id(arguments["id"], "id", {"Member"}), on)


async def roots(backend: Fetching, on: date, arguments: Arguments) -> list[Record]:
    [page] = await backend.pages(organizations.ROOTS, [None], on, {})
    return [Record("Organization", on, values) for _, values in page]


async def under_of(backend: Fetching, on: date, arguments: Arguments, types: set[str]) -> Record | None:
    """The record that `under` names; one that does not stand on the day is refused by name."""
    text = arguments.get("under")
    if text is None:
        return None
    record = await find_living(backend, decode_id(text, "under", types), on)
    if record is None:
        raise BadUserInput(f"`under` is not there on {on}. Choose another `asOf`, or another organization.", "under")
    return record


def pages_of(
    field: str,
    hop: Hop,
    to: str,
    on: date,
    parent: Record | None,
    parameters: dict[str, Any],
    bound: int,
    arguments: Arguments,
) -> Pages[Hop]:
    key = None if parent is None else parent.values["id"]
    return Pages(
        hop=hop,
        to=to,
        on=on,
        parent=key,
        parameters=parameters,
        first=page_size(arguments.get("first"), bound),
        after=arguments.get("after"),
        scope=scope_of(field, key, {**arguments, "asOf": on}),
    )


def text_of(arguments: Arguments) -> dict[str, Any]:
    return words_of(arguments["text"]) if arguments.get("text") is not None else {}


async def list_organizations(backend: Fetching, on: date, arguments: Arguments) -> Pages[Hop]:
    under = await under_of(backend, on, arguments, {"Organization"})
    by_name = arguments.get("orderBy") == "NAME"
    everywhere = organizations.EVERYWHERE_BY_NAME if by_name else organizations.EVERYWHERE_BY_LEVEL
    within = organizations.DESCENDANTS_BY_NAME if by_name else organizations.DESCENDANTS
    parameters = given("levels", "sectors")(arguments) | text_of(arguments)
    hop = everywhere if under is None else within
    return pages_of("Query.organizations", hop, "Organization", on, under, parameters, PLACES_BOUND, arguments)


async def list_members(backend: Fetching, on: date, arguments: Arguments) -> Pages[Hop]:
    under = await under_of(backend, on, arguments, {"Organization"})
    parameters = given("standings", "circumstances", "roles")(arguments) | text_of(arguments)
    hop = members.EVERYBODY if under is None else members.UNDER_ORGANIZATION
    return pages_of("Query.members", hop, "Member", on, under, parameters, PEOPLE_BOUND, arguments)


async def list_places(backend: Fetching, on: date, arguments: Arguments) -> Pages[Hop]:
    """Places under a place, or those that the organizations under an organization cover."""
    under = await under_of(backend, on, arguments, {"Place", "Organization"})
    hop = places.EVERY_PLACE
    if under is not None:
        hop = places.UNDER_PLACE if under.type == "Place" else places.COVERED_UNDER_ORGANIZATION
    return pages_of("Query.places", hop, "Place", on, under, coverage(arguments), PLACES_BOUND, arguments)


async def search_names(backend: Fetching, on: date, arguments: Arguments) -> object:
    under = await under_of(backend, on, arguments, {"Organization"})
    return await search(backend, None if under is None else under.values["id"], on, arguments)


async def path(backend: Fetching, on: date, arguments: Arguments) -> Record | None:
    """The shortest path; null where an end does not stand on the day or nothing joins the two."""
    start = decode_id(arguments["from"], "from", STATEMENTS.keys())
    end = decode_id(arguments["to"], "to", STATEMENTS.keys())
    ends = [await find_living(backend, one, on) for one in (start, end)]
    return None if None in ends else await find_path(backend, start, end, on, arguments)


async def compare_days(backend: Fetching, on: date, arguments: Arguments) -> Record:
    check_period(arguments)
    under = await under_of(backend, arguments["from"], arguments, {"Organization"})
    assert under is not None
    return await compare(backend, under.values["id"], arguments["from"], arguments["to"])


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
)
QUERY: FieldMap = {
    "organization": by_id_or_code("Organization", organizations.ORGANIZATION, organizations.BY_CODE),
    "place": by_id_or_code("Place", places.PLACE, places.BY_CODE),
    **{name: Root(answer) for name, answer in ANSWERS},
}
