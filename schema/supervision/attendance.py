# mypy: disable-error-code="empty-body, untyped-decorator"
# Fields declare their shape; how they are answered is declared in resolvers/. Strawberry's decorator is untyped.
"""Attendance: whether supervisors come to the meetings of those they follow."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import strawberry

from schema.shared.connections import Connection
from schema.supervision.enums import AttendanceGroupBy, RollUp
from schema.supervision.orders import AttendanceOrdering

if TYPE_CHECKING:
    from schema.hierarchy.organizations import Organization
    from schema.people.members import Member

OrganizationRef = Annotated["Organization", strawberry.lazy("schema.hierarchy.organizations")]
MemberRef = Annotated["Member", strawberry.lazy("schema.people.members")]


@strawberry.type(
    description="Attendance in numbers, of one link or of several added up, on the days on which they count (số liệu "
    "dự sinh hoạt)."
)
class AttendanceFigures:
    meetings_held: int = strawberry.field(
        description="Meetings that organizations held while anybody followed them, each once (số kỳ sinh hoạt đã tổ "
        "chức)."
    )
    visits_possible: int = strawberry.field(
        description="Meetings held while a link was in force, counted for each link: a meeting of an organization that "
        "three follow makes three (số lượt có thể dự)."
    )
    attended: int = strawberry.field(
        description="The visits: those of the possible ones at which the supervisor was there as such (số lượt đã dự). "
        "Another capacity is no visit."
    )
    by_stand_in: int = strawberry.field(
        description="Possible visits at which only somebody on the supervisor's behalf was there (số lượt dự thay); no "
        "visits."
    )
    required: int | None = strawberry.field(
        description="Visits required: the decision's number a year, else that of the province's rule for the "
        "supervisor's rank on each day, prorated by days, whole visits only; null: nothing says how many (số lượt phải "
        "dự)."
    )
    shortfall: int = strawberry.field(
        description="Required visits that were not made, added up link by link (số lượt còn thiếu). Attended = "
        "required (null as 0) − shortfall + surplus."
    )
    surplus: int = strawberry.field(
        description="Visits beyond the required ones, added up link by link; all of them where nothing says how many "
        "(số lượt vượt yêu cầu)."
    )
    rate: float | None = strawberry.field(
        description="Attended among the possible visits; null: none was possible (tỷ lệ dự)."
    )
    longest_gap_days: int | None = strawberry.field(
        description="The longest time in days that an organization went without a visit while it was followed (khoảng "
        "cách dài nhất giữa hai lần dự)."
    )
    last_visit: date | None = strawberry.field(description="The day of the last visit (lần dự gần nhất).")


@strawberry.type(description="The attendance of one calendar month (số liệu dự sinh hoạt theo tháng).")
class AttendanceMonth:
    month: date = strawberry.field(description="The first day of the month (tháng).")
    figures: AttendanceFigures = strawberry.field(description="The figures of the month.")


@strawberry.type(description="The attendance of one group (số liệu dự sinh hoạt theo nhóm).")
class AttendanceGroup:
    supervisor: MemberRef | None = strawberry.field(description="By supervisor: who (cấp ủy viên).")
    organization: OrganizationRef | None = strawberry.field(
        description="By ORGANIZATION: which, as it was on the last day that counts, or with AS_NOW as it is (tổ chức)."
    )
    child: OrganizationRef | None = strawberry.field(
        description="By CHILD: the organization directly under the one asked for, or that one itself, as it was on the "
        "last day that counts, or with AS_NOW as it is (tổ chức trực thuộc)."
    )
    month: date | None = strawberry.field(description="By month: its first day (tháng).")
    months: list[AttendanceMonth] = strawberry.field(
        description="The group month by month, without those in which nothing counts: a row of a table. At most five "
        "years (theo từng tháng)."
    )
    figures: AttendanceFigures = strawberry.field(description="The figures of the group.")


@strawberry.type(
    description="Attendance of supervisors in a period (tình hình cấp ủy viên dự sinh hoạt). Possible visits, "
    "attended and required add up from the groups to the total; shortfall and surplus do by supervisor and "
    "organization, meetings held by organization and month."
)
class AttendanceReport:
    from_: date = strawberry.field(name="from", description="The first day (từ ngày).")
    to: date = strawberry.field(description="The day that the period ends before (đến trước ngày).")
    group_by: AttendanceGroupBy = strawberry.field(description="How it is grouped.")
    roll_up: RollUp = strawberry.field(description="By which tree.")
    figures: AttendanceFigures = strawberry.field(description="The figures in all.")
    months: list[AttendanceMonth] = strawberry.field(
        description="All month by month, without those in which nothing counts; at most five years (theo từng tháng)."
    )

    @strawberry.field(description="The groups, those with the most visits missing first (các nhóm).")
    def groups(self, order_by: AttendanceOrdering = None) -> Connection[AttendanceGroup]: ...
