"""What every list is filtered and ordered by in the same form: periods, numbers, directions."""

from datetime import date
from enum import StrEnum
from typing import Annotated

import strawberry
from strawberry import UNSET

from schema.shared.enums import described

WHERE = "Only those of which all that is given holds; what is left out or null asks for nothing (điều kiện lọc)."
ORDER_BY = "The order; each list has a usual one (thứ tự)."


class Direction(StrEnum):
    ASC = "ASC"
    DESC = "DESC"


described(
    Direction,
    "Which way a list is ordered (chiều sắp xếp).",
    {"ASC": "From the first or the least on (tăng dần).", "DESC": "From the last or the most on (giảm dần)."},
)


@strawberry.input(description="Days of a period; either end may be left out (khoảng thời gian).")
class DayRange:
    from_: date | None = strawberry.field(name="from", default=UNSET, description="The first day (từ ngày).")
    to: date | None = strawberry.field(
        default=UNSET, description="The day that the period ends before (đến trước ngày)."
    )


@strawberry.input(description="Numbers between two; either may be left out (khoảng giá trị).")
class NumberRange:
    least: int | None = strawberry.field(default=UNSET, description="At least so many (từ).")
    most: int | None = strawberry.field(default=UNSET, description="At most so many (đến).")


DIRECTION = "Which way; null: ASC (chiều)."
FIELD = "What by (tiêu chí)."


class SpanOrderField(StrEnum):
    SINCE = "SINCE"
    UNTIL = "UNTIL"


described(
    SpanOrderField,
    "What what lasts for a time are ordered by (tiêu chí sắp xếp).",
    {
        "SINCE": "By the first day (theo ngày bắt đầu).",
        "UNTIL": "By the day that they end on; open ones come last (theo ngày kết thúc).",
    },
)


@strawberry.input(description="The order of a list of what lasts for a time (thứ tự).")
class SpanOrder:
    field: SpanOrderField = strawberry.field(description=FIELD)
    direction: Direction | None = strawberry.field(default=Direction.ASC, description=DIRECTION)


SpanOrdering = Annotated[SpanOrder | None, strawberry.argument(description=ORDER_BY)]


class RuleOrderField(StrEnum):
    KIND = "KIND"
    SINCE = "SINCE"


described(
    RuleOrderField,
    "What norms and sheets are ordered by (tiêu chí sắp xếp).",
    {
        "KIND": "By kind (theo loại).",
        "SINCE": "By the first day (theo ngày bắt đầu).",
    },
)


@strawberry.input(description="The order of a list of norms and sheets (thứ tự).")
class RuleOrder:
    field: RuleOrderField = strawberry.field(description=FIELD)
    direction: Direction | None = strawberry.field(default=Direction.ASC, description=DIRECTION)


RuleOrdering = Annotated[RuleOrder | None, strawberry.argument(description=ORDER_BY)]
