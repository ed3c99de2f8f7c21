# mypy: disable-error-code="empty-body, untyped-decorator"
# Fields declare their shape; how they are answered is declared in resolvers/. Strawberry's decorator is untyped.
"""Counts by group of reports on tasks."""

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import strawberry

from schema.people.directives import TaskReportOrdering
from schema.shared.connections import Connection
from schema.shared.counts import CHILD, COUNT, GROUPED, GROUPS, LIST, ON, TOTAL, UNDER
from schema.shared.directed import TaskState
from schema.shared.enums import described

if TYPE_CHECKING:
    from schema.hierarchy.organizations import Organization
    from schema.people.directives import Task, TaskReport

OrganizationRef = Annotated["Organization", strawberry.lazy("schema.hierarchy.organizations")]
TaskRef = Annotated["Task", strawberry.lazy("schema.people.directives")]
TaskReportRef = Annotated["TaskReport", strawberry.lazy("schema.people.directives")]


class TaskReportGrouping(StrEnum):
    STATE = "STATE"
    TASK = "TASK"
    CHILD = "CHILD"


described(
    TaskReportGrouping,
    "What reports on tasks are counted by (tiêu chí nhóm kết quả thực hiện).",
    {
        "STATE": "By state (theo tình trạng thực hiện).",
        "TASK": "By task (theo nhiệm vụ).",
        "CHILD": "By the organizations directly under the one asked for (theo tổ chức trực thuộc).",
    },
)


@strawberry.type(description="The reports on tasks of one group (số kết quả thực hiện theo nhóm).")
class TaskReportCount:
    count: int = strawberry.field(description=COUNT)
    state: TaskState | None = strawberry.field(description="By STATE: the state (tình trạng thực hiện).")
    task: TaskRef | None = strawberry.field(description="By TASK: the task (nhiệm vụ).")
    child: OrganizationRef | None = strawberry.field(description=CHILD)

    @strawberry.field(description=LIST)
    def task_reports(self, order_by: TaskReportOrdering = None) -> Connection[TaskReportRef] | None: ...


@strawberry.type(description="Reports on tasks in numbers, by group (số liệu thực hiện nhiệm vụ).")
class TaskReportCounts:
    under: OrganizationRef = strawberry.field(description=UNDER)
    on: date = strawberry.field(description=ON)
    by: TaskReportGrouping = strawberry.field(description=GROUPED)
    total: int = strawberry.field(description=TOTAL)
    groups: list[TaskReportCount] = strawberry.field(description=GROUPS)
