"""Sheets: by which criteria and levels organizations and members are judged."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import strawberry
from strawberry import UNSET

from schema.shared.assessed import AssessmentLevel, MeetingLevel, SheetKind
from schema.shared.filters import WHERE
from schema.shared.nodes import Node

if TYPE_CHECKING:
    from schema.hierarchy.organizations import Organization

OrganizationRef = Annotated["Organization", strawberry.lazy("schema.hierarchy.organizations")]


@strawberry.type(description="What is looked at, and the most points for it (tiêu chí).")
class Criterion:
    code: str = strawberry.field(description="What marks name it by (mã tiêu chí).")
    name: str = strawberry.field(description="What is looked at (nội dung).")
    most: float = strawberry.field(description="The most points (điểm tối đa).")


@strawberry.type(description="From how many points on a level is given (khung điểm).")
class Threshold:
    level: AssessmentLevel | None = strawberry.field(
        description="The level; null: of a meeting, `meetingLevel` is (mức xếp loại)."
    )
    meeting_level: MeetingLevel | None = strawberry.field(
        description="The level of a meeting; null: the sheet judges others (chất lượng sinh hoạt)."
    )
    least: float = strawberry.field(description="From so many points on (điểm từ).")


@strawberry.type(description="The points for one criterion (điểm theo tiêu chí).")
class Mark:
    criterion: str = strawberry.field(description="The code of the criterion (mã tiêu chí).")
    points: float = strawberry.field(description="The points (điểm).")


@strawberry.type(
    description="By which criteria and levels organizations, members or meetings are judged: one version, which the "
    "next one of its kind and issuer ends (phiếu đánh giá)."
)
class Sheet(Node):
    kind: SheetKind = strawberry.field(description="Whom it judges (loại phiếu).")
    name: str = strawberry.field(description="The name (tên phiếu).")
    regulation: str = strawberry.field(description="The symbol of the regulation that it follows (căn cứ).")
    set_by: OrganizationRef | None = strawberry.field(
        description="Who has set it; null: it holds everywhere (cơ quan ban hành)."
    )
    criteria: list[Criterion] = strawberry.field(description="The criteria, in the sheet's order (các tiêu chí).")
    levels: list[Threshold] = strawberry.field(description="From how many points on which level (khung xếp loại).")
    since: date = strawberry.field(description="The first day (từ ngày).")
    until: date | None = strawberry.field(
        description="The day that it no longer holds on, exclusive; null: open (đến trước ngày)."
    )


@strawberry.input(description="Which sheets (điều kiện lọc phiếu đánh giá).")
class SheetWhere:
    kinds: list[SheetKind] | None = strawberry.field(default=UNSET, description="Of one of these kinds (loại phiếu).")


SheetFilter = Annotated[SheetWhere | None, strawberry.argument(description=WHERE)]
