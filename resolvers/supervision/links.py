"""What each field of a supervision link is."""

from execution.kinds import Batch, End, FieldMap
from graph.records.members import MEMBER
from graph.records.organizations import ORGANIZATION
from resolvers.shared.arguments import columns
from resolvers.shared.identifiers import IDENTITY
from resolvers.supervision.attendance.report import find_attendance
from resolvers.supervision.explanations import find_standings

SUPERVISION: FieldMap = {
    **IDENTITY,
    **columns("since", "until", "duties", "decision", "visitsPerYear"),
    "supervisor": End(MEMBER, "Member", "memberId"),
    "organization": End(ORGANIZATION, "Organization", "organizationId"),
    "standing": Batch(find_standings, needs=("id", "memberId", "organizationId")),
    "attendance": Batch(
        find_attendance,
        needs=("id", "memberId", "organizationId", "since", "until", "visitsPerYear"),
        takes=("from", "to"),
    ),
}
