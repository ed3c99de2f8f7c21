"""What each field of Norm and Waiver is."""

from collections.abc import Mapping

from execution.kinds import Arguments, End, FieldMap, Link, Listing, Root, Shape
from execution.view import View
from graph.cypher.fetch import Fetching
from graph.cypher.patterns import Hop
from graph.records import norms
from graph.records.norms import EVERY_NORM, WAIVERS
from graph.records.organizations import ORGANIZATION
from resolvers.shared.arguments import PAST, columns
from resolvers.shared.filters import WHERE, filtered, inside_where, where_of
from resolvers.shared.identifiers import IDENTITY


async def list_norms(backend: Fetching, view: View, arguments: Arguments) -> Listing[Hop]:
    return Listing(EVERY_NORM, "Norm", view, where_of(EVERY_NORM.where, arguments))


FIELDS: Mapping[str, FieldMap] = {
    "Norm": {
        **IDENTITY,
        **columns("kind", "regulation", *norms.NUMBERS, "since", "until"),
        "setBy": End(ORGANIZATION, "Organization", "setById"),
        "waivers": Link(WAIVERS, "Waiver", Shape.LIST, filtered(WAIVERS), usual=2, past=PAST),
    },
    "Waiver": {
        **IDENTITY,
        **columns("subtree", "reason", "decision", "since", "until"),
        "norm": End(norms.NORM, "Norm", "normId"),
        "organization": End(ORGANIZATION, "Organization", "organizationId"),
    },
}
QUERY: FieldMap = {"norms": Root(list_norms, takes=(WHERE,), day="asOf", inside=inside_where(EVERY_NORM.where))}
