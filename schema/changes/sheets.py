"""Inputs of the mutation about sheets."""

from datetime import date

import strawberry
from strawberry import UNSET

from schema.changes.organizations import ChangeInput
from schema.shared.assessed import AssessmentLevel, MeetingLevel, SheetKind


@strawberry.input(description="What is looked at (tiêu chí).")
class CriterionInput:
    code: str = strawberry.field(description="What marks name it by, without | and = (mã tiêu chí).")
    name: str = strawberry.field(description="What is looked at (nội dung).")
    most: float = strawberry.field(description="The most points, more than 0 (điểm tối đa).")


@strawberry.input(description="From how many points on a level is given (khung điểm).")
class ThresholdInput:
    level: AssessmentLevel | None = strawberry.field(
        default=UNSET, description="The level; of a sheet of meetings, `meetingLevel` (mức xếp loại)."
    )
    meeting_level: MeetingLevel | None = strawberry.field(
        default=UNSET, description="Of a sheet of meetings: the level (chất lượng sinh hoạt)."
    )
    least: float = strawberry.field(description="From so many points on (điểm từ).")


@strawberry.input(
    description="A sheet from `on` on: it ends the version before of the same kind and issuer (ban hành "
    "phiếu đánh giá)."
)
class SetSheetInput(ChangeInput):
    kind: SheetKind = strawberry.field(description="Whom it judges (loại phiếu).")
    name: str = strawberry.field(description="The name (tên phiếu).")
    regulation: str = strawberry.field(description="The symbol of the regulation that it follows (căn cứ).")
    set_by: strawberry.ID | None = strawberry.field(
        default=UNSET, description="Who sets it; none: it holds everywhere (cơ quan ban hành)."
    )
    criteria: list[CriterionInput] = strawberry.field(description="The criteria, at most 100; none: points as a whole.")
    levels: list[ThresholdInput] = strawberry.field(description="The levels; those left out need no points.")
    until: date | None = strawberry.field(
        default=UNSET, description="The day that it no longer holds on, exclusive (đến trước ngày)."
    )
