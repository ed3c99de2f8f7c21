"""What each field of the dated links is: Membership, Assignment, Office, Supervision."""

from collections.abc import Mapping
from typing import Any

from execution.kinds import Batch, Computed, End, FieldMap
from graph.records.members import MEMBER, PERSON
from graph.records.organizations import ORGANIZATION
from graph.records.places import PLACE
from resolvers.shared.arguments import columns
from resolvers.shared.identifiers import global_id
from resolvers.supervision.attendance.report import find_attendance
from resolvers.supervision.explanations import find_standings

BETWEEN_MEMBER_AND_ORGANIZATION: FieldMap = {
    "id": Computed(global_id),
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
SUPERVISION: FieldMap = {
    "id": Computed(global_id),
    **columns("since", "until", "duties", "decision", "visitsPerYear"),
    "supervisor": End(MEMBER, "Member", "memberId"),
    "organization": End(ORGANIZATION, "Organization", "organizationId"),
    "standing": Batch(find_standings, needs=("id", "memberId", "organizationId")),
    "attendance": Batch(find_attendance, needs=("id", "memberId", "organizationId", "since", "until", "visitsPerYear")),
}


def person_type(values: Mapping[str, Any]) -> str:
    return "Member" if values["isMember"] else "NonMember"


OFFICE: FieldMap = {
    "id": Computed(global_id),
    **columns("since", "until", "title"),
    "holder": End(PERSON, person_type, "personId", tells=("isMember",)),
    "place": End(PLACE, "Place", "placeId"),
    "organization": End(ORGANIZATION, "Organization", "organizationId"),
}
