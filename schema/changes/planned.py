"""Inputs of the mutations about planned meetings."""

from datetime import date

import strawberry
from strawberry import UNSET

from schema.changes.organizations import ChangeInput
from schema.shared.enums import MeetingKind

PLANNED_FOR = "The day that it is planned for, no earlier than `on` (ngày dự kiến)."
NOTE = "At what hour and where, in free words (giờ, địa điểm)."


@strawberry.input(description="A meeting that is planned (một kỳ sinh hoạt dự kiến).")
class PlannedMeetingInput:
    organization: strawberry.ID = strawberry.field(description="Whose meeting it is (tổ chức).")
    kind: MeetingKind = strawberry.field(default=MeetingKind.REGULAR, description="The kind (loại sinh hoạt).")
    planned_for: date = strawberry.field(description=PLANNED_FOR)
    note: str | None = strawberry.field(default=UNSET, description=NOTE)


@strawberry.input(description="Meetings that are planned from the day on (lên lịch sinh hoạt).")
class PlanMeetingsInput(ChangeInput):
    meetings: list[PlannedMeetingInput] = strawberry.field(description="The meetings, at most 2,000.")


@strawberry.input(
    description="What is planned otherwise from the day on, the rest stays: the meeting is the same one "
    "(dời, sửa lịch sinh hoạt)."
)
class ReplanMeetingInput(ChangeInput):
    planned_meeting: strawberry.ID = strawberry.field(description="The planned meeting (kỳ sinh hoạt dự kiến).")
    planned_for: date | None = strawberry.field(default=UNSET, description=PLANNED_FOR)
    kind: MeetingKind | None = strawberry.field(default=UNSET, description="The kind (loại sinh hoạt).")
    note: str | None = strawberry.field(default=UNSET, description=NOTE + " Null: none.")


@strawberry.input(description="A meeting that is no longer planned from the day on (hủy lịch sinh hoạt).")
class CallOffMeetingInput(ChangeInput):
    planned_meeting: strawberry.ID = strawberry.field(description="The planned meeting (kỳ sinh hoạt dự kiến).")
