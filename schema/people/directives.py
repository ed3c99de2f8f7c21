# mypy: disable-error-code="empty-body, untyped-decorator"
# Fields declare their shape; how they are answered is declared in resolvers/. Strawberry's decorator is untyped.
"""Directives with their tasks, who stands where with these, and what lists of them can be asked for."""

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import strawberry
from strawberry import UNSET

from schema.shared.connections import Connection
from schema.shared.directed import DirectiveKind, ReferenceKind, TaskState
from schema.shared.enums import described
from schema.shared.filters import DIRECTION, FIELD, ORDER_BY, WHERE, DayRange, Direction
from schema.shared.nodes import IncludePast, Node

if TYPE_CHECKING:
    from schema.hierarchy.organizations import Organization
    from schema.people.members import Member

OrganizationRef = Annotated["Organization", strawberry.lazy("schema.hierarchy.organizations")]
MemberRef = Annotated["Member", strawberry.lazy("schema.people.members")]
DirectiveRef = Annotated["Directive", strawberry.lazy("schema.people.directives")]
TaskRef = Annotated["Task", strawberry.lazy("schema.people.directives")]
TaskReportRef = Annotated["TaskReport", strawberry.lazy("schema.people.directives")]

STATES = "In one of these states (tình trạng thực hiện)."
SINCE = "Reported on one of these days (ngày báo cáo)."
UNTIL = "That ended then, by the next report as a rule; most are shown with `includePast` only (đến trước ngày)."


@strawberry.input(description="Which reports on one task (điều kiện lọc kết quả thực hiện một nhiệm vụ).")
class ReportOnTaskWhere:
    states: list[TaskState] | None = strawberry.field(default=UNSET, description=STATES)
    of_members: bool | None = strawberry.field(
        default=UNSET, description="Of members, or with `false`, of organizations (của đảng viên)."
    )
    since: DayRange | None = strawberry.field(default=UNSET, description=SINCE)
    until: DayRange | None = strawberry.field(default=UNSET, description=UNTIL)


ReportOnTaskFilter = Annotated[ReportOnTaskWhere | None, strawberry.argument(description=WHERE)]


class TaskReportOrderField(StrEnum):
    ORGANIZATION = "ORGANIZATION"
    SINCE = "SINCE"


described(
    TaskReportOrderField,
    "What reports are ordered by (tiêu chí sắp xếp).",
    {
        "ORGANIZATION": "By level and code of the organization, then by directive and task; of one "
        "task, members by name behind all (theo tổ chức).",
        "SINCE": "By the day of the report (theo ngày báo cáo).",
    },
)


@strawberry.input(description="The order of a list of reports (thứ tự).")
class TaskReportOrder:
    field: TaskReportOrderField = strawberry.field(description=FIELD)
    direction: Direction | None = strawberry.field(default=Direction.ASC, description=DIRECTION)


TaskReportOrdering = Annotated[TaskReportOrder | None, strawberry.argument(description=ORDER_BY)]


@strawberry.type(description="How a directive refers to another one (quan hệ giữa các văn bản).")
class DirectiveReference:
    kind: ReferenceKind = strawberry.field(description="How (loại quan hệ).")
    directive: DirectiveRef = strawberry.field(description="The other directive, whether it still holds or not.")


@strawberry.type(
    description="A document that says what is to be done: a resolution of the Central Committee, a letter of a "
    "province, a cell's own resolution. It holds from `since` on, until another one replaces it (văn bản chỉ đạo)."
)
class Directive(Node):
    symbol: str = strawberry.field(description="The symbol (số, ký hiệu).")
    kind: DirectiveKind = strawberry.field(description="What kind of document it is (loại văn bản).")
    title: str = strawberry.field(description="What it is about (trích yếu).")
    issuer: OrganizationRef | None = strawberry.field(
        description="Who has issued it; null: none of the organizations that had begun by the day (cơ quan ban hành)."
    )
    issued_on: date = strawberry.field(description="The day of its issue (ngày ban hành).")
    since: date = strawberry.field(description="The first day that it is in force on (ngày có hiệu lực).")
    until: date | None = strawberry.field(
        description="The day that it is no longer in force on, exclusive; null: open (ngày hết hiệu lực)."
    )
    references: list[DirectiveReference] = strawberry.field(
        description="The directives that it refers to, by the day of their issue (văn bản liên quan)."
    )
    referred_by: list[DirectiveReference] = strawberry.field(
        description="The directives that refer to it and were in force by the day (văn bản dẫn chiếu đến)."
    )
    tasks: list[TaskRef] = strawberry.field(
        description="All its tasks, in its order; a group of tasks is one that others are a part of (nhiệm vụ)."
    )


@strawberry.type(description="What a directive asks for: a task, or a group of tasks (nhiệm vụ, nhóm nhiệm vụ).")
class Task(Node):
    number: str = strawberry.field(description="The number in the directive (số thứ tự).")
    name: str = strawberry.field(description="What is to be done (nội dung nhiệm vụ).")
    directive: Directive = strawberry.field(description="The directive (văn bản).")
    part_of: TaskRef | None = strawberry.field(description="The group that it is a part of (thuộc nhóm nhiệm vụ).")
    tasks: list[TaskRef] = strawberry.field(description="The tasks that are a part of it (các nhiệm vụ trong nhóm).")

    @strawberry.field(
        description="Where organizations and members stand with it, by name (kết quả thực hiện nhiệm vụ)."
    )
    def reports(
        self, where: ReportOnTaskFilter = None, order_by: TaskReportOrdering = None, include_past: IncludePast = False
    ) -> Connection[TaskReportRef] | None: ...


@strawberry.type(
    description="Where an organization or a member stands with a task from the day of a report on, up to the next one "
    "(kết quả thực hiện nhiệm vụ)."
)
class TaskReport(Node):
    organization: OrganizationRef | None = strawberry.field(
        description="The organization whose task it is; null: a member's (tổ chức đảng)."
    )
    member: MemberRef | None = strawberry.field(
        description="The member whose task it is; null: an organization's (đảng viên)."
    )
    task: Task = strawberry.field(description="The task (nhiệm vụ).")
    state: TaskState = strawberry.field(description="Where it stands (tình trạng thực hiện).")
    note: str | None = strawberry.field(description="In words (ghi chú).")
    decision: str | None = strawberry.field(description="The symbol of the report or decision (số văn bản).")
    since: date = strawberry.field(description="The day of the report (từ ngày).")
    until: date | None = strawberry.field(
        description="The day that it no longer holds on: that of the next report; null: open (đến trước ngày)."
    )


@strawberry.input(description="Which directives (điều kiện lọc văn bản).")
class DirectiveWhere:
    kinds: list[DirectiveKind] | None = strawberry.field(
        default=UNSET, description="Of one of these kinds (loại văn bản)."
    )
    symbols: list[str] | None = strawberry.field(
        default=UNSET, description="With one of these symbols, as they are recorded (số, ký hiệu)."
    )
    issued_on: DayRange | None = strawberry.field(default=UNSET, description="Issued then (ngày ban hành).")
    refers_to: list[strawberry.ID] | None = strawberry.field(
        default=UNSET, description="That refer to one of these directives (dẫn chiếu đến)."
    )


@strawberry.input(description="Which reports of organizations (điều kiện lọc kết quả thực hiện).")
class TaskReportWhere:
    states: list[TaskState] | None = strawberry.field(default=UNSET, description=STATES)
    tasks: list[strawberry.ID] | None = strawberry.field(default=UNSET, description="On one of these tasks (nhiệm vụ).")
    directives: list[strawberry.ID] | None = strawberry.field(
        default=UNSET, description="On tasks of one of these directives (văn bản)."
    )
    since: DayRange | None = strawberry.field(default=UNSET, description=SINCE)
    until: DayRange | None = strawberry.field(default=UNSET, description=UNTIL)


class DirectiveOrderField(StrEnum):
    ISSUED_ON = "ISSUED_ON"
    SYMBOL = "SYMBOL"


described(
    DirectiveOrderField,
    "What directives are ordered by (tiêu chí sắp xếp).",
    {"ISSUED_ON": "By the day of their issue (theo ngày ban hành).", "SYMBOL": "By symbol (theo ký hiệu)."},
)


@strawberry.input(description="The order of a list of directives (thứ tự).")
class DirectiveOrder:
    field: DirectiveOrderField = strawberry.field(description=FIELD)
    direction: Direction | None = strawberry.field(default=Direction.ASC, description=DIRECTION)


DirectiveFilter = Annotated[DirectiveWhere | None, strawberry.argument(description=WHERE)]
DirectiveOrdering = Annotated[DirectiveOrder | None, strawberry.argument(description=ORDER_BY)]
TaskReportFilter = Annotated[TaskReportWhere | None, strawberry.argument(description=WHERE)]
