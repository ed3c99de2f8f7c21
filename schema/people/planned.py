"""Meetings that are planned, and what lists of them can be asked for."""

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import strawberry
from strawberry import UNSET

from schema.shared.enums import MeetingKind, described
from schema.shared.filters import DIRECTION, FIELD, ORDER_BY, WHERE, DayRange, Direction
from schema.shared.nodes import Node

if TYPE_CHECKING:
    from schema.hierarchy.organizations import Organization

OrganizationRef = Annotated["Organization", strawberry.lazy("schema.hierarchy.organizations")]


@strawberry.type(
    description="A meeting that an organization plans, as it is planned on that day; one that was called off by then "
    "is none (lịch sinh hoạt)."
)
class PlannedMeeting(Node):
    organization: OrganizationRef = strawberry.field(description="Whose meeting it is (tổ chức).")
    kind: MeetingKind = strawberry.field(description="The kind (loại sinh hoạt).")
    planned_for: date = strawberry.field(description="The day that it is planned for (ngày dự kiến).")
    note: str | None = strawberry.field(description="At what hour and where, in free words (giờ, địa điểm).")
    planned_on: date = strawberry.field(description="The day that it was first planned on (ngày lên lịch).")
    held: bool = strawberry.field(
        description="Whether the organization held a meeting of that kind on that day, as far as that has come "
        "(đã sinh hoạt)."
    )
    overdue: bool = strawberry.field(
        description="Whether the day has passed without such a meeting (quá ngày, chưa ghi nhận)."
    )


@strawberry.input(description="Which planned meetings (điều kiện lọc lịch sinh hoạt).")
class PlannedMeetingWhere:
    kinds: list[MeetingKind] | None = strawberry.field(
        default=UNSET, description="Of one of these kinds (loại sinh hoạt)."
    )
    planned_for: DayRange | None = strawberry.field(
        default=UNSET, description="Planned for one of these days (ngày dự kiến)."
    )
    held: bool | None = strawberry.field(default=UNSET, description="Whether they were held (đã sinh hoạt).")


class PlannedMeetingOrderField(StrEnum):
    PLANNED_FOR = "PLANNED_FOR"


described(
    PlannedMeetingOrderField,
    "What planned meetings are ordered by (tiêu chí sắp xếp).",
    {"PLANNED_FOR": "By the day that they are planned for (theo ngày dự kiến)."},
)


@strawberry.input(description="The order of a list of planned meetings (thứ tự).")
class PlannedMeetingOrder:
    field: PlannedMeetingOrderField = strawberry.field(description=FIELD)
    direction: Direction | None = strawberry.field(default=Direction.ASC, description=DIRECTION)


PlannedMeetingFilter = Annotated[PlannedMeetingWhere | None, strawberry.argument(description=WHERE)]
PlannedMeetingOrdering = Annotated[PlannedMeetingOrder | None, strawberry.argument(description=ORDER_BY)]
