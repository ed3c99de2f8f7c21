"""Assessments: how organizations and members were judged for a period; what lists of them can be asked for."""

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import strawberry
from strawberry import UNSET

from schema.people.sheets import Mark, Sheet
from schema.shared.assessed import AssessmentKind, AssessmentLevel, ComparableGroup
from schema.shared.enums import Body, described
from schema.shared.filters import DIRECTION, FIELD, ORDER_BY, WHERE, DayRange, Direction
from schema.shared.nodes import Node

if TYPE_CHECKING:
    from schema.hierarchy.organizations import Organization
    from schema.people.members import Member

OrganizationRef = Annotated["Organization", strawberry.lazy("schema.hierarchy.organizations")]
MemberRef = Annotated["Member", strawberry.lazy("schema.people.members")]


@strawberry.type(
    description="How an organization or a member was judged for a period. A question for a day sees what had been "
    "decided by then (kết quả đánh giá, xếp loại)."
)
class Assessment(Node):
    kind: AssessmentKind = strawberry.field(description="By what (loại đánh giá).")
    organization: OrganizationRef | None = strawberry.field(
        description="The organization that was judged; null: a member was (tổ chức được đánh giá)."
    )
    member: MemberRef | None = strawberry.field(
        description="The member who was judged; null: an organization was (đảng viên được đánh giá)."
    )
    body: Body | None = strawberry.field(
        description="The body that was judged, or as whose member; null: the organization or the member as such (tập "
        "thể lãnh đạo)."
    )
    at: OrganizationRef = strawberry.field(
        description="Where: a member in the cell, an organization under the one right above (nơi đánh giá)."
    )
    period_from: date = strawberry.field(description="The first day of the period (từ ngày).")
    period_to: date = strawberry.field(description="The day that the period ends before (đến trước ngày).")
    level: AssessmentLevel = strawberry.field(description="The level, or whether it was met (mức xếp loại).")
    points: float | None = strawberry.field(description="The points, where there are any (điểm).")
    comparable_group: ComparableGroup | None = strawberry.field(
        description="Among whom a person was classified (nhóm đối tượng)."
    )
    sheet: Sheet | None = strawberry.field(description="The sheet that it was judged by (phiếu đánh giá).")
    marks: list[Mark] = strawberry.field(description="The points criterion by criterion (điểm theo tiêu chí).")
    decided_on: date = strawberry.field(description="The day of the decision (ngày quyết định).")
    decision: str | None = strawberry.field(description="The symbol of the decision (số quyết định).")


@strawberry.input(description="Which assessments (điều kiện lọc kết quả đánh giá).")
class AssessmentWhere:
    kinds: list[AssessmentKind] | None = strawberry.field(
        default=UNSET, description="Of one of these kinds (loại đánh giá)."
    )
    levels: list[AssessmentLevel] | None = strawberry.field(
        default=UNSET, description="With one of these results (mức xếp loại)."
    )
    comparable_groups: list[ComparableGroup] | None = strawberry.field(
        default=UNSET, description="Of people in one of these groups (nhóm đối tượng)."
    )
    bodies: list[Body] | None = strawberry.field(
        default=UNSET, description="Of one of these bodies, or of members of it as such (tập thể lãnh đạo)."
    )
    of_members: bool | None = strawberry.field(
        default=UNSET, description="Of members, or with `false`, of organizations (của đảng viên)."
    )
    period_from: DayRange | None = strawberry.field(
        default=UNSET, description="Whose period begins on one of these days (kỳ đánh giá)."
    )
    decided_on: DayRange | None = strawberry.field(
        default=UNSET, description="Decided on one of these days (ngày quyết định)."
    )


class AssessmentOrderField(StrEnum):
    PERIOD = "PERIOD"
    DECIDED_ON = "DECIDED_ON"


described(
    AssessmentOrderField,
    "What assessments are ordered by (tiêu chí sắp xếp).",
    {
        "PERIOD": "By the period, then the kind, then the organization (theo kỳ đánh giá).",
        "DECIDED_ON": "By the day of the decision (theo ngày quyết định).",
    },
)


@strawberry.input(description="The order of a list of assessments (thứ tự).")
class AssessmentOrder:
    field: AssessmentOrderField = strawberry.field(description=FIELD)
    direction: Direction | None = strawberry.field(default=Direction.ASC, description=DIRECTION)


AssessmentFilter = Annotated[AssessmentWhere | None, strawberry.argument(description=WHERE)]
AssessmentOrdering = Annotated[AssessmentOrder | None, strawberry.argument(description=ORDER_BY)]
