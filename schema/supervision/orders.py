"""What lists of supervision are ordered by; numbers and days that are unknown come before all others."""

from enum import StrEnum
from typing import Annotated

import strawberry

from schema.shared.enums import described
from schema.shared.filters import DIRECTION, FIELD, ORDER_BY, Direction


class AttendanceOrderField(StrEnum):
    SHORTFALL = "SHORTFALL"
    RATE = "RATE"
    LAST_VISIT = "LAST_VISIT"
    NAME = "NAME"
    MONTH = "MONTH"


described(
    AttendanceOrderField,
    "What groups of attendance are ordered by (tiêu chí sắp xếp).",
    {
        "SHORTFALL": "By how many visits are missing (theo số lượt còn thiếu).",
        "RATE": "By the share of possible visits that were made (theo tỷ lệ dự).",
        "LAST_VISIT": "By the day of the last visit (theo lần dự gần nhất).",
        "NAME": "By the supervisor's name, or the organization's level and code (theo tên, theo tổ chức).",
        "MONTH": "By month, then as by NAME (theo tháng).",
    },
)


@strawberry.input(description="The order of a list of groups of attendance (thứ tự).")
class AttendanceOrder:
    field: AttendanceOrderField = strawberry.field(description=FIELD)
    direction: Direction | None = strawberry.field(default=Direction.ASC, description=DIRECTION)


AttendanceOrdering = Annotated[AttendanceOrder | None, strawberry.argument(description=ORDER_BY)]


class VisitDueOrderField(StrEnum):
    DUE_ON = "DUE_ON"
    MISSING = "MISSING"
    LAST_VISIT = "LAST_VISIT"
    ORGANIZATION = "ORGANIZATION"
    SUPERVISOR = "SUPERVISOR"


described(
    VisitDueOrderField,
    "What visits due are ordered by (tiêu chí sắp xếp).",
    {
        "DUE_ON": "By the day that the next visit is due on; those that ask for none come last (theo hạn dự).",
        "MISSING": "By how many visits are overdue (theo số lượt còn thiếu).",
        "LAST_VISIT": "By the day of the last visit (theo lần dự gần nhất).",
        "ORGANIZATION": "By the organization's level and code (theo tổ chức).",
        "SUPERVISOR": "By the supervisor's name (theo người theo dõi).",
    },
)


@strawberry.input(description="The order of a list of visits due (thứ tự).")
class VisitDueOrder:
    field: VisitDueOrderField = strawberry.field(description=FIELD)
    direction: Direction | None = strawberry.field(default=Direction.ASC, description=DIRECTION)


VisitDueOrdering = Annotated[VisitDueOrder | None, strawberry.argument(description=ORDER_BY)]


class WorkloadOrderField(StrEnum):
    LINKS = "LINKS"
    REQUIRED_PER_YEAR = "REQUIRED_PER_YEAR"
    NAME = "NAME"


described(
    WorkloadOrderField,
    "What loads of supervisors are ordered by (tiêu chí sắp xếp).",
    {
        "LINKS": "By how many organizations they follow (theo số tổ chức).",
        "REQUIRED_PER_YEAR": "By the visits a year that these ask for (theo số lượt phải dự mỗi năm).",
        "NAME": "By name (theo tên).",
    },
)


@strawberry.input(description="The order of a list of loads of supervisors (thứ tự).")
class WorkloadOrder:
    field: WorkloadOrderField = strawberry.field(description=FIELD)
    direction: Direction | None = strawberry.field(default=Direction.ASC, description=DIRECTION)


WorkloadOrdering = Annotated[WorkloadOrder | None, strawberry.argument(description=ORDER_BY)]


class LoopOrderField(StrEnum):
    LENGTH = "LENGTH"
    ORGANIZATION = "ORGANIZATION"


described(
    LoopOrderField,
    "What loops of supervision are ordered by (tiêu chí sắp xếp).",
    {
        "LENGTH": "By how many organizations they have (theo số tổ chức).",
        "ORGANIZATION": "By the level and code of the first organization (theo tổ chức).",
    },
)


@strawberry.input(description="The order of a list of loops of supervision (thứ tự).")
class LoopOrder:
    field: LoopOrderField = strawberry.field(description=FIELD)
    direction: Direction | None = strawberry.field(default=Direction.ASC, description=DIRECTION)


LoopOrdering = Annotated[LoopOrder | None, strawberry.argument(description=ORDER_BY)]


class ProposalOrderField(StrEnum):
    ORGANIZATION = "ORGANIZATION"
    SUPERVISOR = "SUPERVISOR"
    POINTS = "POINTS"


described(
    ProposalOrderField,
    "What proposed links are ordered by (tiêu chí sắp xếp).",
    {
        "ORGANIZATION": "By the organization's level and code (theo tổ chức).",
        "SUPERVISOR": "By the name of who is proposed (theo người được đề xuất).",
        "POINTS": "By points: the best come first (theo điểm).",
    },
)


@strawberry.input(description="The order of a list of proposed links (thứ tự).")
class ProposalOrder:
    field: ProposalOrderField = strawberry.field(description=FIELD)
    direction: Direction | None = strawberry.field(default=Direction.ASC, description=DIRECTION)


ProposalOrdering = Annotated[ProposalOrder | None, strawberry.argument(description=ORDER_BY)]


class GapOrderField(StrEnum):
    ORGANIZATION = "ORGANIZATION"
    REASON = "REASON"


described(
    GapOrderField,
    "What organizations without a proposal are ordered by (tiêu chí sắp xếp).",
    {
        "ORGANIZATION": "By level and code (theo tổ chức).",
        "REASON": "By the reason, then by level and code (theo lý do).",
    },
)


@strawberry.input(description="The order of a list of organizations without a proposal (thứ tự).")
class GapOrder:
    field: GapOrderField = strawberry.field(description=FIELD)
    direction: Direction | None = strawberry.field(default=Direction.ASC, description=DIRECTION)


GapOrdering = Annotated[GapOrder | None, strawberry.argument(description=ORDER_BY)]
