"""What each field of StatedFigure is, and the figures of organizations."""

from typing import Any

from execution.kinds import Computed, End, FieldMap, Record
from graph.records import stated
from graph.records.directives import DIRECTIVE
from graph.records.organizations import ORGANIZATION
from resolvers.shared.arguments import columns
from resolvers.shared.identifiers import IDENTITY
from resolvers.shared.lists import linked_list


def value_of(record: Record) -> Any:
    """The number, or its share where one is stated."""
    numerator, denominator = record.values["numerator"], record.values["denominator"]
    return numerator if denominator is None else numerator / denominator


OF_ORGANIZATION: FieldMap = {"statedFigures": linked_list(stated.OF_ORGANIZATION, stated.orders_of, 6)}
FIGURE: FieldMap = {
    **IDENTITY,
    **columns("indicator", "purpose", "periodFrom", "periodTo", "numerator", "denominator", "statedOn", "decision"),
    "value": Computed(value_of, needs=("numerator", "denominator")),
    "organization": End(ORGANIZATION, "Organization", "organizationId"),
    "directive": End(DIRECTIVE, "Directive", "directiveId"),
}
