# mypy: disable-error-code="untyped-decorator"
# Fields declare their shape; how they are answered is declared in resolvers/. Strawberry's decorator is untyped.
"""Stated figures: targets, and reported numbers; what lists of them can be asked for."""

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import strawberry
from strawberry import UNSET

from schema.indicators.enums import IndicatorKind
from schema.shared.directed import StatedPurpose
from schema.shared.enums import described
from schema.shared.filters import DIRECTION, FIELD, ORDER_BY, WHERE, DayRange, Direction
from schema.shared.nodes import Node

if TYPE_CHECKING:
    from schema.hierarchy.organizations import Organization
    from schema.people.directives import Directive

OrganizationRef = Annotated["Organization", strawberry.lazy("schema.hierarchy.organizations")]
DirectiveRef = Annotated["Directive", strawberry.lazy("schema.people.directives")]


@strawberry.type(
    description="A number that a directive states of an organization, with all that is under it, for a period: to be "
    "reached, or as it was. A question for a day sees what had been stated by then (số liệu được giao, báo cáo)."
)
class StatedFigure(Node):
    organization: OrganizationRef = strawberry.field(description="Of which organization (tổ chức).")
    directive: DirectiveRef = strawberry.field(description="The directive that states it (văn bản).")
    indicator: IndicatorKind = strawberry.field(description="What it counts (chỉ tiêu).")
    purpose: StatedPurpose = strawberry.field(description="Whether it is to be reached or was reported (mục đích).")
    period_from: date = strawberry.field(description="The first day of the period (từ ngày).")
    period_to: date = strawberry.field(description="The day that the period ends before (đến trước ngày).")
    numerator: float = strawberry.field(description="The number, or what a share counts (tử số).")
    denominator: float | None = strawberry.field(
        description="What the share is of; null: a number is stated, and no share (mẫu số)."
    )
    value: float = strawberry.field(description="The number, or the share where one is stated (giá trị).")
    stated_on: date = strawberry.field(description="The day that it is stated on (ngày nêu).")
    decision: str | None = strawberry.field(description="The symbol of the report or decision (số văn bản).")


@strawberry.input(description="Which stated figures (điều kiện lọc số liệu).")
class StatedFigureWhere:
    indicators: list[IndicatorKind] | None = strawberry.field(
        default=UNSET, description="Of one of these indicators (chỉ tiêu)."
    )
    purposes: list[StatedPurpose] | None = strawberry.field(
        default=UNSET, description="Targets, or reported ones (mục đích)."
    )
    directives: list[strawberry.ID] | None = strawberry.field(
        default=UNSET, description="Stated by one of these directives (văn bản)."
    )
    period_from: DayRange | None = strawberry.field(
        default=UNSET, description="Whose period begins on one of these days (kỳ số liệu)."
    )
    stated_on: DayRange | None = strawberry.field(default=UNSET, description="Stated on one of these days (ngày nêu).")


class StatedFigureOrderField(StrEnum):
    PERIOD = "PERIOD"
    STATED_ON = "STATED_ON"


described(
    StatedFigureOrderField,
    "What stated figures are ordered by (tiêu chí sắp xếp).",
    {
        "PERIOD": "By the period, then the indicator (theo kỳ số liệu).",
        "STATED_ON": "By the day that they are stated on (theo ngày nêu).",
    },
)


@strawberry.input(description="The order of a list of stated figures (thứ tự).")
class StatedFigureOrder:
    field: StatedFigureOrderField = strawberry.field(description=FIELD)
    direction: Direction | None = strawberry.field(default=Direction.ASC, description=DIRECTION)


StatedFigureFilter = Annotated[StatedFigureWhere | None, strawberry.argument(description=WHERE)]
StatedFigureOrdering = Annotated[StatedFigureOrder | None, strawberry.argument(description=ORDER_BY)]
