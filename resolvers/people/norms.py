"""What each field of Norm and Waiver is."""

from collections.abc import Mapping

from execution.kinds import End, FieldMap
from graph.records import norms
from graph.records.links import spans_in_orders
from graph.records.norms import EVERY_NORM, WAIVERS, rules_in_orders
from graph.records.organizations import ORGANIZATION
from resolvers.shared.arguments import columns
from resolvers.shared.identifiers import IDENTITY
from resolvers.shared.lists import linked_list, whole_list

NORMS = rules_in_orders(EVERY_NORM)


FIELDS: Mapping[str, FieldMap] = {
    "Norm": {
        **IDENTITY,
        **columns("kind", "regulation", *norms.NUMBERS, "since", "until"),
        "setBy": End(ORGANIZATION, "Organization", "setById"),
        "waivers": linked_list(WAIVERS, spans_in_orders, 2, past=True),
    },
    "Waiver": {
        **IDENTITY,
        **columns("subtree", "reason", "decision", "since", "until"),
        "norm": End(norms.NORM, "Norm", "normId"),
        "organization": End(ORGANIZATION, "Organization", "organizationId"),
    },
}
QUERY: FieldMap = {"norms": whole_list(NORMS)}
