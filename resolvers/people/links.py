"""What each field of the dated links is: Membership, Assignment, Office."""

from collections.abc import Mapping
from typing import Any

from execution.kinds import Computed, End, FieldMap, Record
from graph.model.offices import kind_of
from graph.records.members import MEMBER, PERSON
from graph.records.organizations import ORGANIZATION
from graph.records.places import PLACE
from resolvers.shared.arguments import columns
from resolvers.shared.identifiers import IDENTITY

BETWEEN_MEMBER_AND_ORGANIZATION: FieldMap = {
    **IDENTITY,
    **columns("since", "until"),
    "member": End(MEMBER, "Member", "memberId"),
    "organization": End(ORGANIZATION, "Organization", "organizationId"),
}
MEMBERSHIP: FieldMap = {
    **BETWEEN_MEMBER_AND_ORGANIZATION,
    **columns("kind", "standing", "circumstance", "endReason"),
}
ASSIGNMENT: FieldMap = {
    **BETWEEN_MEMBER_AND_ORGANIZATION,
    **columns("body", "role", "decision"),
}


def person_type(values: Mapping[str, Any]) -> str:
    return "Member" if values["isMember"] else "NonMember"


def office_kind(office: Record) -> str:
    """The kind that is recorded, or else the one that the title says."""
    return str(office.values["kind"] or kind_of(office.values["title"]))


OFFICE: FieldMap = {
    **IDENTITY,
    **columns("since", "until", "title"),
    "kind": Computed(office_kind, needs=("kind", "title")),
    "holder": End(PERSON, person_type, "personId", tells=("isMember",)),
    "place": End(PLACE, "Place", "placeId"),
    "organization": End(ORGANIZATION, "Organization", "organizationId"),
}
FIELDS: Mapping[str, FieldMap] = {"Membership": MEMBERSHIP, "Assignment": ASSIGNMENT, "Office": OFFICE}
"""The fields of each type."""
