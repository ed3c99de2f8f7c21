"""What every list is filtered and ordered by in the same form: periods, numbers, directions."""

from datetime import date
from enum import StrEnum

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
