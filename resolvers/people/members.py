"""What each field of Member, NonMember and Person is."""

from typing import Any

from execution.kinds import Arguments, Computed, Costly, FieldMap, Link, Record, Shape
from graph.cypher.patterns import Hop
from graph.records import links, members, organizations, places
from resolvers.ledger.lines import MEMBER_HISTORY
from resolvers.shared.arguments import PAST, columns
from resolvers.shared.filters import filtered
from resolvers.shared.identifiers import IDENTITY


def standing(record: Record) -> str:
    """PROBATIONARY until the day that the member became official (Charter art. 5: probation of 12 months)."""
    official_on = record.values["officialOn"]
    return "OFFICIAL" if official_on is not None and official_on <= record.view.on.isoformat() else "PROBATIONARY"


def official_on(record: Record) -> str | None:
    """The day that the member became official, as far as it is known on the record's day."""
    day: str | None = record.values["officialOn"]
    return day if day is not None and day <= record.view.on.isoformat() else None


def followed(arguments: Arguments) -> dict[str, Any]:
    """The filters of the organizations that a member follows: without their subtrees, only those themselves."""
    return {} if arguments.get("includeSubtree") else {"direct": True}


def own(hop: Hop, to: str, usual: int) -> Link[Hop]:
    """The dated links of one person."""
    return Link(hop, to, Shape.LIST, filtered(hop), usual=usual, past=PAST, orders=links.spans_in_orders(hop))


OFFICES = own(links.OFFICES_OF_PERSON, "Office", 2)

MEMBER: FieldMap = {
    **IDENTITY,
    **columns("name", "birthDate", "cardNumber", "admittedOn"),
    "standing": Computed(standing, needs=("officialOn",)),
    "officialOn": Computed(official_on, needs=("officialOn",)),
    "circumstance": Costly(members.MEMBER, "circumstance"),
    "cell": Link(members.OWN_CELL, "Organization", Shape.ONE, usual=1),
    "home": Link(places.HOME, "Place", Shape.ONE, usual=1),
    "memberships": own(links.MEMBERSHIPS_OF_MEMBER, "Membership", 3),
    "assignments": own(links.ASSIGNMENTS_OF_MEMBER, "Assignment", 3),
    "offices": OFFICES,
    "supervisions": own(links.SUPERVISIONS_OF_MEMBER, "Supervision", 4),
    "history": MEMBER_HISTORY,
    "supervisedOrganizations": Link(
        links.SUPERVISED_ORGANIZATIONS,
        "Organization",
        Shape.CONNECTION,
        filtered(links.SUPERVISED_ORGANIZATIONS, "includeSubtree", further=followed),
        orders=organizations.orders_of(links.SUPERVISED_ORGANIZATIONS),
    ),
}
NON_MEMBER: FieldMap = {**IDENTITY, **columns("name"), "offices": OFFICES}
