"""What the work lists of supervision are filtered by."""

from typing import Annotated

import strawberry
from strawberry import UNSET

from schema.shared.filters import WHERE, DayRange, NumberRange


@strawberry.input(description="Which links of a work list (điều kiện lọc danh sách đến hạn dự).")
class VisitDueWhere:
    overdue: bool | None = strawberry.field(default=UNSET, description="Whether a visit is overdue (quá hạn).")
    visited: bool | None = strawberry.field(
        default=UNSET, description="Whether any visit was ever made under the link (đã từng dự)."
    )
    due_on: DayRange | None = strawberry.field(
        default=UNSET, description="The day that the next visit is due on is one of these (hạn dự tiếp theo)."
    )


VisitDueFilter = Annotated[VisitDueWhere | None, strawberry.argument(description=WHERE)]


@strawberry.input(description="Whose workload (điều kiện lọc khối lượng theo dõi).")
class WorkloadWhere:
    links: NumberRange | None = strawberry.field(
        default=UNSET,
        description="How many organizations somebody follows; at most 0: committee members who follow none (số phân "
        "công).",
    )


WorkloadFilter = Annotated[WorkloadWhere | None, strawberry.argument(description=WHERE)]
