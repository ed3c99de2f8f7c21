"""Inputs of the mutations about assessments."""

from datetime import date

import strawberry
from strawberry import UNSET

from schema.changes.organizations import ChangeInput
from schema.shared.assessed import AssessmentKind, AssessmentLevel, ComparableGroup
from schema.shared.enums import Body

FROM = "The first day of the period: of a quarter, a calendar year, or a term of whole months (từ ngày)."
TO = "The day that the period ends before (đến trước ngày)."
BODY = "The body that was judged, or as whose member; none: the organization or the member as such (tập thể lãnh đạo)."
AT = (
    "Where: default: the cell that counted a member on the last day of the period, the organization that was then "
    "right above another one (nơi đánh giá)."
)
LEVEL = "One of four levels of a classification, else whether it was met (mức xếp loại)."
MARKS = "Points criterion by criterion; they need a sheet (điểm theo tiêu chí)."
SHEET = "The sheet that it is judged by: one that holds on the last day of the period (phiếu đánh giá)."
GROUP = "Among whom a person is classified (nhóm đối tượng)."


@strawberry.input(description="The points for one criterion (điểm theo tiêu chí).")
class MarkInput:
    criterion: str = strawberry.field(description="The code of the criterion (mã tiêu chí).")
    points: float = strawberry.field(description="The points (điểm).")


@strawberry.input(description="How one organization or member was judged (một kết quả đánh giá).")
class AssessmentLineInput:
    subject: strawberry.ID = strawberry.field(description="The organization or the member (đối tượng).")
    body: Body | None = strawberry.field(default=UNSET, description=BODY)
    at: strawberry.ID | None = strawberry.field(default=UNSET, description=AT)
    level: AssessmentLevel = strawberry.field(description=LEVEL)
    points: float | None = strawberry.field(
        default=UNSET, description="The points, 0 to 100; default: the sum of the marks."
    )
    marks: list[MarkInput] | None = strawberry.field(default=UNSET, description=MARKS)
    comparable_group: ComparableGroup | None = strawberry.field(default=UNSET, description=GROUP)


@strawberry.input(
    description="How organizations and members were judged for a period, by one decision; `on` is its day (kết quả "
    "đánh giá, xếp loại)."
)
class RecordAssessmentsInput(ChangeInput):
    kind: AssessmentKind = strawberry.field(description="By what they were judged (loại đánh giá).")
    period_from: date = strawberry.field(description=FROM)
    period_to: date = strawberry.field(description=TO)
    sheet: strawberry.ID | None = strawberry.field(default=UNSET, description=SHEET)
    assessments: list[AssessmentLineInput] = strawberry.field(description="The results, at most 5,000.")


@strawberry.input(description="What was wrong in an assessment (đính chính kết quả đánh giá).")
class AssessmentCorrectionInput:
    assessment: strawberry.ID = strawberry.field(description="The assessment as it is recorded (dữ liệu đã ghi).")
    kind: AssessmentKind | None = strawberry.field(default=UNSET, description="The right kind (loại đánh giá).")
    period_from: date | None = strawberry.field(default=UNSET, description=FROM)
    period_to: date | None = strawberry.field(default=UNSET, description=TO)
    body: Body | None = strawberry.field(default=UNSET, description=BODY)
    at: strawberry.ID | None = strawberry.field(default=UNSET, description="The right place (nơi đánh giá).")
    level: AssessmentLevel | None = strawberry.field(default=UNSET, description=LEVEL)
    points: float | None = strawberry.field(default=UNSET, description="The points; null: none (điểm).")
    comparable_group: ComparableGroup | None = strawberry.field(default=UNSET, description=GROUP)
    sheet: strawberry.ID | None = strawberry.field(default=UNSET, description=SHEET + " Null: none.")
    marks: list[MarkInput] | None = strawberry.field(default=UNSET, description=MARKS + " Null: none.")
    decided_on: date | None = strawberry.field(default=UNSET, description="The day of the decision (ngày quyết định).")
    decision: str | None = strawberry.field(
        default=UNSET, description="The symbol of the decision, as is right; null: none (số quyết định)."
    )
