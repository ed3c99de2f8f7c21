"""Inputs of the mutations about supervision links and meetings."""

from datetime import date

import strawberry
from strawberry import UNSET

from schema.changes.assessments import MARKS, MarkInput
from schema.changes.members import UNTIL
from schema.changes.organizations import ChangeInput
from schema.shared.enums import AttendanceCapacity, Duty, MeetingKind

SCORED_BY = "The sheet of meetings that it is judged by: one that holds on the day (phiếu chấm điểm)."
ACCEPT = (
    "Why a link is assigned to somebody who sits in no committee above; without a reason it is refused. "
    "The ledger keeps it."
)


@strawberry.input(description="One link of a supervisor to an organization (phân công theo dõi).")
class SupervisionLineInput:
    supervisor: strawberry.ID = strawberry.field(description="The committee member (cấp ủy viên).")
    organization: strawberry.ID = strawberry.field(description="The organization (tổ chức được theo dõi).")
    duties: list[Duty] = strawberry.field(description="What is assigned, at least one (nhiệm vụ).")
    visits_per_year: int | None = strawberry.field(
        default=UNSET, description="Visits a year that the decision asks for; none: the province's rule."
    )
    until: date | None = strawberry.field(default=UNSET, description=UNTIL)


@strawberry.input(description="The assignment of a supervisor (phân công cấp ủy viên theo dõi).")
class AssignSupervisorInput(ChangeInput, SupervisionLineInput):
    accept_without_standing: str | None = strawberry.field(default=UNSET, description=ACCEPT)


@strawberry.input(description="The assignment of several supervisors, all or none (phân công theo dõi hàng loạt).")
class AssignSupervisorsInput(ChangeInput):
    lines: list[SupervisionLineInput] = strawberry.field(description="The links, at most 1,000.")
    accept_without_standing: str | None = strawberry.field(default=UNSET, description=ACCEPT)


@strawberry.input(description="The end of a supervision link (thôi phân công theo dõi).")
class EndSupervisionInput(ChangeInput):
    supervision: strawberry.ID = strawberry.field(description="The link (phân công).")


@strawberry.input(description="Who came to a meeting from above (cấp trên dự sinh hoạt).")
class AttendanceInput:
    member: strawberry.ID = strawberry.field(description="Who came (người dự).")
    capacity: AttendanceCapacity = strawberry.field(description="In what capacity (tư cách tham dự).")
    on_behalf_of: strawberry.ID | None = strawberry.field(
        default=UNSET, description="For a stand-in: the supervisor (dự thay)."
    )


@strawberry.input(description="What is recorded of a meeting (kỳ sinh hoạt).")
class MeetingRecordInput:
    organization: strawberry.ID = strawberry.field(description="Whose meeting it was (tổ chức sinh hoạt).")
    kind: MeetingKind = strawberry.field(default=MeetingKind.REGULAR, description="The kind (loại sinh hoạt).")
    expected: int = strawberry.field(description="How many should have come (số phải dự).")
    present: int = strawberry.field(description="How many came (số có mặt).")
    excused: int = strawberry.field(default=0, description="How many had leave (số vắng có lý do).")
    points: float | None = strawberry.field(
        default=UNSET, description="Its points, 0 to 100; default: the sum of the marks (điểm)."
    )
    marks: list[MarkInput] | None = strawberry.field(default=UNSET, description=MARKS)
    sheet: strawberry.ID | None = strawberry.field(default=UNSET, description=SCORED_BY)
    attendances: list[AttendanceInput] | None = strawberry.field(default=UNSET, description="Who came from above.")


@strawberry.input(description="A meeting; `on` is the day that it was held on (kỳ sinh hoạt).")
class RecordMeetingInput(ChangeInput, MeetingRecordInput):
    pass


@strawberry.input(description="A meeting of a return (một kỳ sinh hoạt trong báo cáo).")
class MeetingLineInput(MeetingRecordInput):
    held_on: date | None = strawberry.field(
        default=UNSET, description="The day that it was held on; default: `on` (ngày sinh hoạt)."
    )


@strawberry.input(
    description="The meetings that a committee reports, usually those of a month; `on` is the day of the return "
    "(báo cáo sinh hoạt hằng tháng)."
)
class RecordMeetingsInput(ChangeInput):
    meetings: list[MeetingLineInput] = strawberry.field(description="The meetings, at most 2,000.")


@strawberry.input(description="What was wrong in a meeting's record; the rest stays (sửa ghi nhận).")
class CorrectMeetingInput(ChangeInput):
    meeting: strawberry.ID = strawberry.field(description="The meeting (kỳ sinh hoạt).")
    kind: MeetingKind | None = strawberry.field(default=UNSET, description="The kind (loại sinh hoạt).")
    expected: int | None = strawberry.field(default=UNSET, description="How many should have come (số phải dự).")
    present: int | None = strawberry.field(default=UNSET, description="How many came (số có mặt).")
    excused: int | None = strawberry.field(default=UNSET, description="How many had leave (số vắng có lý do).")
    points: float | None = strawberry.field(default=UNSET, description="The points; null: none (điểm).")
    marks: list[MarkInput] | None = strawberry.field(default=UNSET, description=MARKS + " Null: none.")
    sheet: strawberry.ID | None = strawberry.field(default=UNSET, description=SCORED_BY + " Null: none.")
    attendances: list[AttendanceInput] | None = strawberry.field(
        default=UNSET, description="All who came from above, in place of those recorded."
    )
