"""What each field of Meeting and MeetingAttendance is. Called by `fields`."""

from execution.kinds import Computed, End, FieldMap, Link, Shape
from graph.meetings import ATTENDANCES
from graph.members import MEMBER
from graph.organizations import ORGANIZATION
from resolvers.arguments import columns
from resolvers.identifiers import global_id

MEETING: FieldMap = {
    "id": Computed(global_id),
    **columns("kind", "heldOn", "expected", "present", "excused"),
    "organization": End(ORGANIZATION, "Organization", "organizationId"),
    "attendances": Link(ATTENDANCES, "MeetingAttendance", Shape.LIST, usual=2),
}
ATTENDANCE: FieldMap = {
    "member": End(MEMBER, "Member", "memberId"),
    **columns("capacity"),
    "onBehalfOf": End(MEMBER, "Member", "onBehalfOfId"),
}
