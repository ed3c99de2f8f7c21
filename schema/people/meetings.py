"""Meetings of organizations and who came to them from above."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import strawberry

from schema.people.sheets import Mark, Sheet
from schema.shared.assessed import MeetingLevel
from schema.shared.enums import AttendanceCapacity, MeetingKind
from schema.shared.nodes import Node

if TYPE_CHECKING:
    from schema.hierarchy.organizations import Organization
    from schema.people.members import Member

OrganizationRef = Annotated["Organization", strawberry.lazy("schema.hierarchy.organizations")]
MemberRef = Annotated["Member", strawberry.lazy("schema.people.members")]


@strawberry.type(description="Somebody from above at a meeting (cấp trên dự sinh hoạt).")
class MeetingAttendance:
    member: MemberRef = strawberry.field(description="Who came (người dự).")
    capacity: AttendanceCapacity = strawberry.field(description="In what capacity (tư cách).")
    on_behalf_of: MemberRef | None = strawberry.field(
        description="The supervisor that a stand-in came for (dự thay cho)."
    )


@strawberry.type(description="A meeting of an organization (kỳ sinh hoạt).")
class Meeting(Node):
    organization: OrganizationRef = strawberry.field(description="Whose meeting it was (tổ chức).")
    kind: MeetingKind = strawberry.field(description="The kind (loại sinh hoạt).")
    held_on: date = strawberry.field(description="The day that it was held on (ngày sinh hoạt).")
    expected: int = strawberry.field(description="Members who had to attend (số phải dự).")
    present: int = strawberry.field(description="Members who attended (số có mặt).")
    excused: int = strawberry.field(description="Members absent with leave (số vắng có lý do).")
    points: float | None = strawberry.field(description="Its points, 0 to 100; null: none were given (điểm).")
    level: MeetingLevel | None = strawberry.field(
        description="How good it was: the best level that its points allow by its sheet; null: no points, no sheet, or "
        "one without levels (chất lượng sinh hoạt)."
    )
    sheet: Sheet | None = strawberry.field(description="The sheet that it was judged by (phiếu chấm điểm).")
    marks: list[Mark] = strawberry.field(description="The points criterion by criterion (điểm theo tiêu chí).")
    attendances: list[MeetingAttendance] = strawberry.field(description="Who came from above (cấp trên dự).")
