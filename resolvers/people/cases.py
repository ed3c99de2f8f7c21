"""What each field of Case is, and the cases of organizations and members."""

from datetime import date

from execution.kinds import Computed, End, FieldMap, Link, Record, Shape
from graph.cypher.patterns import Hop
from graph.records import cases
from graph.records.organizations import ORGANIZATION
from resolvers.shared.arguments import columns
from resolvers.shared.identifiers import IDENTITY
from resolvers.shared.lists import linked_list


def days(record: Record) -> int:
    """How many days it has been open on the day, or was."""
    closed = record.values["closedOn"]
    until = record.view.on if closed is None else date.fromisoformat(closed)
    return (until - date.fromisoformat(record.values["openedOn"])).days


def of(hop: Hop) -> FieldMap:
    """The cases that concern whoever the hop starts from."""
    return {"cases": linked_list(hop, cases.orders_of, 2)}


OF_ORGANIZATION = of(cases.OF_ORGANIZATION)
OF_MEMBER = of(cases.OF_MEMBER)
CASE: FieldMap = {
    **IDENTITY,
    **columns("kind", "form", "years", "source", "openedOn", "dueOn", "closedOn", "outcome", "decision"),
    **columns("closingDecision", "summary"),
    "days": Computed(days, needs=("openedOn", "closedOn")),
    "organizations": Link(cases.ORGANIZATIONS, "Organization", Shape.LIST, usual=1),
    "members": Link(cases.MEMBERS, "Member", Shape.LIST, usual=1),
    "handledBy": End(ORGANIZATION, "Organization", "handledById"),
    "at": End(ORGANIZATION, "Organization", "atId"),
}
