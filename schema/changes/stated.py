"""Inputs of the mutations about stated figures."""

from datetime import date

import strawberry
from strawberry import UNSET

from schema.changes.organizations import ChangeInput
from schema.indicators.enums import IndicatorKind
from schema.shared.directed import StatedPurpose

FROM = "The first day of the period: of a month, a quarter, a calendar year, or a term of whole months (từ ngày)."
TO = "The day that the period ends before (đến trước ngày)."
NUMERATOR = "The number, or what a share counts; not below 0 (tử số)."
DENOMINATOR = "What a share is of; none: a number is stated (mẫu số)."


@strawberry.input(description="A figure of an organization with all that is under it (một số liệu).")
class StatedFigureInput:
    organization: strawberry.ID = strawberry.field(description="Of which organization (tổ chức).")
    indicator: IndicatorKind = strawberry.field(description="What it counts (chỉ tiêu).")
    purpose: StatedPurpose = strawberry.field(description="Whether it is to be reached or was reported (mục đích).")
    period_from: date = strawberry.field(description=FROM)
    period_to: date = strawberry.field(description=TO)
    numerator: float = strawberry.field(description=NUMERATOR)
    denominator: float | None = strawberry.field(default=UNSET, description=DENOMINATOR)


@strawberry.input(
    description="What a directive states of organizations on the day: targets, and reported figures (giao chỉ tiêu, "
    "báo cáo số liệu)."
)
class StateFiguresInput(ChangeInput):
    directive: strawberry.ID = strawberry.field(description="The directive that states them (văn bản).")
    figures: list[StatedFigureInput] = strawberry.field(description="The figures, at most 5,000.")


@strawberry.input(description="What was wrong in a stated figure (đính chính số liệu).")
class StatedFigureCorrectionInput:
    stated_figure: strawberry.ID = strawberry.field(description="The figure as it is recorded (dữ liệu đã ghi).")
    indicator: IndicatorKind | None = strawberry.field(default=UNSET, description="The right indicator (chỉ tiêu).")
    purpose: StatedPurpose | None = strawberry.field(default=UNSET, description="The right purpose (mục đích).")
    period_from: date | None = strawberry.field(default=UNSET, description=FROM)
    period_to: date | None = strawberry.field(default=UNSET, description=TO)
    numerator: float | None = strawberry.field(default=UNSET, description=NUMERATOR)
    denominator: float | None = strawberry.field(default=UNSET, description=DENOMINATOR + " Null: none.")
    stated_on: date | None = strawberry.field(default=UNSET, description="The day that it is stated on (ngày nêu).")
    decision: str | None = strawberry.field(
        default=UNSET, description="The symbol of the report, as is right; null: none (số văn bản)."
    )
