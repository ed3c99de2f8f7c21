"""What each field of Place is."""

from typing import Any

from execution.kinds import Arguments, Costly, FieldMap, Link, Parameters, Shape
from graph.records import links, places
from resolvers.shared.arguments import PAST, columns, given
from resolvers.shared.identifiers import IDENTITY
from resolvers.shared.office_kinds import OFFICE_KINDS


def coverage(arguments: Arguments) -> dict[str, Any]:
    """The filters of a list of places: kinds, and the coverage as a condition of its own."""
    wanted = arguments.get("coverage")
    return given("kinds")(arguments) | ({str(wanted): True} if wanted is not None else {})


COVERAGE = Parameters(("kinds", "coverage"), coverage)
PLACE: FieldMap = {
    **IDENTITY,
    **columns("code", "kind", "name", "nameGenerated", "lat", "lon", "since", "until"),
    "residentCount": Costly(places.PLACE, "residentCount"),
    "parent": Link(places.PARENT, "Place", Shape.ONE, usual=1),
    "children": Link(places.CHILDREN, "Place", Shape.CONNECTION, COVERAGE, usual=16),
    "organizations": Link(places.ORGANIZATIONS, "Organization", Shape.LIST, usual=2),
    "offices": Link(links.OFFICES_IN_PLACE, "Office", Shape.LIST, OFFICE_KINDS, usual=8, past=PAST),
}
