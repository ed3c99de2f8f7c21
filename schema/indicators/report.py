# mypy: disable-error-code="untyped-decorator"
# Fields declare their shape; how they are answered is declared in resolvers/. Strawberry's decorator is untyped.
"""Reports of indicators, and the table of their definitions."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import strawberry

from schema.indicators.enums import Better, IndicatorGroupBy, IndicatorKind, IndicatorSource, IndicatorUnit, Interval
from schema.shared.assessed import ComparableGroup
from schema.shared.enums import Level, Sector
from schema.supervision.enums import RollUp

if TYPE_CHECKING:
    from schema.hierarchy.organizations import Organization
    from schema.people.stated import StatedFigure

OrganizationRef = Annotated["Organization", strawberry.lazy("schema.hierarchy.organizations")]

StatedFigureRef = Annotated["StatedFigure", strawberry.lazy("schema.people.stated")]


@strawberry.type(description="What is counted in an interval (số liệu của một kỳ).")
class IndicatorPoint:
    from_: date = strawberry.field(name="from", description="The first day (từ ngày).")
    to: date = strawberry.field(
        description="The day that the interval ends before; the one that the question is for is the last one that "
        "counts (đến trước ngày)."
    )
    numerator: float | None = strawberry.field(description="What was counted; null: it is not known (tử số).")
    denominator: float | None = strawberry.field(
        description="Among what; null: it is not known, or the indicator has none (mẫu số)."
    )
    value: float | None = strawberry.field(
        description="The numerator, or where there is a denominator its share of that; null: it is not known, or the "
        "denominator is 0 or not reported (giá trị)."
    )
    source: IndicatorSource = strawberry.field(description="Where it comes from (nguồn).")
    target: StatedFigureRef | None = strawberry.field(
        description="What was to be reached, of the total or of a child: the newest figure for the whole interval; a "
        "number is compared with `numerator`, a share with `value` (chỉ tiêu giao)."
    )
    reported: StatedFigureRef | None = strawberry.field(
        description="What was reported of it, likewise, whether it was counted or not (số liệu báo cáo)."
    )


@strawberry.type(description="One indicator of one group over time (chuỗi số liệu).")
class IndicatorSeries:
    kind: IndicatorKind = strawberry.field(description="Which indicator (chỉ tiêu).")
    child: OrganizationRef | None = strawberry.field(
        description="By CHILD: the organization directly under the one asked for, or that one itself, as on the day of "
        "the question, or where it does not live then as on its last or first day (tổ chức trực thuộc)."
    )
    level: Level | None = strawberry.field(description="By LEVEL: the level (cấp).")
    sector: Sector | None = strawberry.field(description="By SECTOR: the sector; null for committees of places.")
    group: ComparableGroup | None = strawberry.field(
        description="By COMPARABLE_GROUP: the group; null for those of whom none is told (nhóm đối tượng)."
    )
    points: list[IndicatorPoint] = strawberry.field(description="The intervals in their order (các kỳ).")


@strawberry.type(
    description="Indicators of what is at and under an organization, interval by interval (báo cáo chỉ tiêu). Numbers "
    "add up from the groups to the total."
)
class IndicatorReport:
    under: OrganizationRef = strawberry.field(
        description="The organization asked for; as on the day of the question, or on its last or first day."
    )
    from_: date = strawberry.field(name="from", description="The first day (từ ngày).")
    to: date = strawberry.field(description="The day that the period ends before (đến trước ngày).")
    interval: Interval = strawberry.field(description="By which stretches of time (kỳ).")
    group_by: IndicatorGroupBy = strawberry.field(description="How it is grouped.")
    roll_up: RollUp = strawberry.field(description="By which tree.")
    known_since: date | None = strawberry.field(
        description="The day from which the graph knows all facts: what happened before is not told (dữ liệu đầy đủ từ "
        "ngày); null: no day is known."
    )
    series: list[IndicatorSeries] = strawberry.field(
        description="By indicator, in their own order, then by group (các chuỗi số liệu)."
    )


@strawberry.type(description="What an indicator counts (định nghĩa chỉ tiêu), in the asker's language.")
class IndicatorDefinition:
    kind: IndicatorKind = strawberry.field(description="Which indicator (chỉ tiêu).")
    name: str = strawberry.field(description="What it is called (tên).")
    numerator: str = strawberry.field(description="What is counted (tử số).")
    denominator: str | None = strawberry.field(description="Among what; null: it is a number (mẫu số).")
    unit: IndicatorUnit = strawberry.field(description="What its value is (đơn vị).")
    better: Better = strawberry.field(description="Whether more of it is better (chiều hướng tốt).")
    happens: bool = strawberry.field(
        description="Whether it counts what happens in an interval, and not what stands on its last day (phát sinh "
        "trong kỳ)."
    )
