"""What each field of Meeting and MeetingAttendance is."""

from execution.kinds import End, FieldMap, Link, Shape
from graph.records.meetings import ATTENDANCES
from graph.records.members import MEMBER
from graph.records.organizations import ORGANIZATION
from resolvers.shared.arguments import columns
from resolvers.shared.identifiers import IDENTITY

MEETING: FieldMap = {
    **IDENTITY,
    **columns("kind", "heldOn", "expected", "present", "excused"),
    "organization": End(ORGANIZATION, "Organization", "organizationId"),
    "attendances": Link(ATTENDANCES, "MeetingAttendance", Shape.LIST, usual=2),
}
ATTENDANCE: FieldMap = {
    "member": End(MEMBER, "Member", "memberId"),
    **columns("capacity"),
    "onBehalfOf": End(MEMBER, "Member", "onBehalfOfId"),
}
