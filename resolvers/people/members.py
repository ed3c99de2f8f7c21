"""What each field of Member, NonMember and Person is."""

from typing import Any

from execution.kinds import Arguments, Computed, Costly, FieldMap, Link, Record, Shape
from graph.records import links, members, organizations, places
from resolvers.ledger.lines import MEMBER_HISTORY
from resolvers.shared.arguments import columns
from resolvers.shared.filters import filtered
from resolvers.shared.identifiers import IDENTITY
from resolvers.shared.lists import linked_list


def standing(record: Record) -> str | None:
    """PROBATIONARY until the day that the member became official (Charter art. 5: probation of 12 months); null of whom
    the viewer is not told that."""
    if not record.values["isOwn"]:
        return None
    official_on = record.values["officialOn"]
    return "OFFICIAL" if official_on is not None and official_on <= record.view.on.isoformat() else "PROBATIONARY"


def official_on(record: Record) -> str | None:
    """The day that the member became official, as far as it is known on the record's day."""
    day: str | None = record.values["officialOn"]
    return day if day is not None and day <= record.view.on.isoformat() else None


def followed(arguments: Arguments) -> dict[str, Any]:
    """The filters of the organizations that a member follows: without their subtrees, only those themselves."""
    return {} if arguments.get("includeSubtree") else {"direct": True}


OFFICES = linked_list(links.OFFICES_OF_PERSON, links.spans_in_orders, 2, past=True)

MEMBER: FieldMap = {
    **IDENTITY,
    **columns("name", "birthDate", "cardNumber", "admittedOn"),
    "standing": Computed(standing, needs=("officialOn", "isOwn")),
    "officialOn": Computed(official_on, needs=("officialOn",)),
    "circumstance": Costly(members.MEMBER, "circumstance"),
    "cell": Link(members.OWN_CELL, "Organization", Shape.ONE, usual=1),
    "home": Link(places.HOME, "Place", Shape.ONE, usual=1),
    "memberships": linked_list(links.MEMBERSHIPS_OF_MEMBER, links.spans_in_orders, 3, past=True),
    "assignments": linked_list(links.ASSIGNMENTS_OF_MEMBER, links.spans_in_orders, 3, past=True),
    "offices": OFFICES,
    "supervisions": linked_list(links.SUPERVISIONS_OF_MEMBER, links.spans_in_orders, 4, past=True),
    "history": MEMBER_HISTORY,
    "supervisedOrganizations": linked_list(
        links.SUPERVISED_ORGANIZATIONS,
        organizations.orders_of,
        pages=True,
        parameters=filtered(links.SUPERVISED_ORGANIZATIONS, "includeSubtree", further=followed),
    ),
}
NON_MEMBER: FieldMap = {**IDENTITY, **columns("name"), "offices": OFFICES}
