"""What each field of Meeting and MeetingAttendance is, and of an organization its last meeting."""

from collections.abc import Sequence

from execution.kinds import Arguments, Batch, End, FieldMap, Link, Record, Shape, Unread
from graph.cypher.fetch import Fetching
from graph.cypher.patterns import RecordType
from graph.reads.last_meetings import find_last_meetings
from graph.records.meetings import ATTENDANCES
from graph.records.meetings import MEETING as RECORD
from graph.records.members import MEMBER
from graph.records.organizations import ORGANIZATION
from resolvers.shared.arguments import columns
from resolvers.shared.identifiers import IDENTITY


async def list_last(backend: Fetching, records: Sequence[Record], _: Arguments) -> list[Unread[RecordType] | None]:
    """The last meeting of each organization by its day."""
    view = records[0].view
    found = await find_last_meetings(backend.reads, [record.values["id"] for record in records], view)
    keys = (found.get(record.values["id"]) for record in records)
    return [None if key is None else Unread(RECORD, "Meeting", key, view) for key in keys]


async def list_stood_in_for(
    backend: Fetching, records: Sequence[Record], _: Arguments
) -> list[Unread[RecordType] | None]:
    """On whose behalf each came: read together by their ids, as no link leads to them."""
    keys = [record.values["onBehalfOfId"] for record in records]
    return [None if key is None else Unread(MEMBER, "Member", key, records[0].view, living=False) for key in keys]


OF_ORGANIZATION: FieldMap = {"lastMeeting": Batch(list_last)}
MEETING: FieldMap = {
    **IDENTITY,
    **columns("kind", "heldOn", "expected", "present", "excused", "points", "level"),
    "organization": End(ORGANIZATION, "Organization", "organizationId"),
    "attendances": Link(ATTENDANCES, "MeetingAttendance", Shape.LIST, usual=2),
}
ATTENDANCE: FieldMap = {
    "member": End(MEMBER, "Member", "memberId"),
    **columns("capacity"),
    "onBehalfOf": Batch(list_stood_in_for, needs=("onBehalfOfId",)),
}
