"""Inputs of the mutations about directives and the progress with their tasks."""

from datetime import date

import strawberry
from strawberry import UNSET

from schema.changes.organizations import ChangeInput
from schema.shared.directed import DirectiveKind, ReferenceKind, TaskState

ISSUER = "Who issues it; none: none of these organizations (cơ quan ban hành)."
NOTE = "In words (ghi chú)."
SINCE = "The first day, as is right (từ ngày)."
UNTIL = "The day that it no longer holds on, as is right; null: open (đến trước ngày)."


@strawberry.input(description="Another directive that is referred to (văn bản liên quan).")
class ReferenceInput:
    kind: ReferenceKind = strawberry.field(description="How (loại quan hệ).")
    directive: strawberry.ID = strawberry.field(description="The directive, which has begun by then (văn bản).")


@strawberry.input(description="What is to be done (nhiệm vụ).")
class TaskInput:
    number: str = strawberry.field(description="The number, once in the directive (số thứ tự).")
    name: str = strawberry.field(description="What is to be done (nội dung).")
    part_of: str | None = strawberry.field(
        default=UNSET, description="The number of the task before it that it is a part of (thuộc nhóm nhiệm vụ)."
    )


@strawberry.input(
    description="A directive that is in force from `on` on; those that it replaces end (ban hành văn bản chỉ đạo)."
)
class IssueDirectiveInput(ChangeInput):
    symbol: str = strawberry.field(description="The symbol (số, ký hiệu).")
    kind: DirectiveKind = strawberry.field(description="What kind of document it is (loại văn bản).")
    title: str = strawberry.field(description="What it is about (trích yếu).")
    issuer: strawberry.ID | None = strawberry.field(default=UNSET, description=ISSUER)
    issued_on: date | None = strawberry.field(
        default=UNSET, description="The day of its issue; default: the first day that it is in force (ngày ban hành)."
    )
    references: list[ReferenceInput] | None = strawberry.field(
        default=UNSET, description="What it refers to (văn bản liên quan)."
    )
    tasks: list[TaskInput] | None = strawberry.field(
        default=UNSET, description="Its tasks, in order, at most 500 (nhiệm vụ)."
    )


@strawberry.input(description="Where somebody stands with a task (kết quả thực hiện nhiệm vụ).")
class TaskReportInput:
    task: strawberry.ID = strawberry.field(description="The task (nhiệm vụ).")
    of: strawberry.ID = strawberry.field(description="The organization or the member whose task it is (đơn vị).")
    state: TaskState | None = strawberry.field(
        description="Where it stands; null: it is no longer their task (tình trạng thực hiện)."
    )
    note: str | None = strawberry.field(default=UNSET, description=NOTE)


@strawberry.input(description="Where organizations and members stand with tasks on the day (báo cáo thực hiện).")
class ReportProgressInput(ChangeInput):
    progress: list[TaskReportInput] = strawberry.field(description="The lines, at most 5,000.")


@strawberry.input(description="What was wrong in a directive (đính chính văn bản).")
class DirectiveCorrectionInput:
    directive: strawberry.ID = strawberry.field(description="The directive as it is recorded (dữ liệu đã ghi).")
    symbol: str | None = strawberry.field(default=UNSET, description="The right symbol (số, ký hiệu).")
    kind: DirectiveKind | None = strawberry.field(default=UNSET, description="The right kind (loại văn bản).")
    title: str | None = strawberry.field(default=UNSET, description="The right title (trích yếu).")
    issuer: strawberry.ID | None = strawberry.field(default=UNSET, description=ISSUER)
    issued_on: date | None = strawberry.field(default=UNSET, description="The day, as is right (ngày ban hành).")
    since: date | None = strawberry.field(default=UNSET, description=SINCE)
    until: date | None = strawberry.field(default=UNSET, description=UNTIL)


@strawberry.input(description="What was wrong in a task (đính chính nhiệm vụ).")
class TaskCorrectionInput:
    task: strawberry.ID = strawberry.field(description="The task as it is recorded (dữ liệu đã ghi).")
    number: str | None = strawberry.field(default=UNSET, description="The right number (số thứ tự).")
    name: str | None = strawberry.field(default=UNSET, description="The right name (nội dung).")


@strawberry.input(description="What was wrong in a report on a task (đính chính kết quả thực hiện nhiệm vụ).")
class TaskReportCorrectionInput:
    task_report: strawberry.ID = strawberry.field(description="The report as it is recorded (dữ liệu đã ghi).")
    state: TaskState | None = strawberry.field(default=UNSET, description="The right state (tình trạng thực hiện).")
    note: str | None = strawberry.field(default=UNSET, description=NOTE + " Null: none.")
    decision: str | None = strawberry.field(
        default=UNSET, description="The symbol of the report, as is right; null: none (số văn bản)."
    )
    since: date | None = strawberry.field(default=UNSET, description=SINCE)
    until: date | None = strawberry.field(default=UNSET, description=UNTIL)
