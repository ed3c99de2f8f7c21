# mypy: disable-error-code="empty-body, untyped-decorator"
# Fields declare their shape; how they are answered is declared in resolvers/. Strawberry's decorator is untyped.
"""Norms: what must hold of organizations and members, and who is exempt."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import strawberry
from strawberry import UNSET

from schema.shared.enums import Body, Level
from schema.shared.filters import WHERE, DayRange, SpanOrdering
from schema.shared.nodes import IncludePast, Node
from schema.shared.normed import CapBase, NormKind

if TYPE_CHECKING:
    from schema.hierarchy.organizations import Organization

OrganizationRef = Annotated["Organization", strawberry.lazy("schema.hierarchy.organizations")]
WaiverRef = Annotated["Waiver", strawberry.lazy("schema.people.norms")]


@strawberry.input(description="Which waivers (điều kiện lọc trường hợp miễn áp dụng).")
class WaiverWhere:
    since: DayRange | None = strawberry.field(default=UNSET, description="That began then (từ ngày).")
    until: DayRange | None = strawberry.field(
        default=UNSET, description="That ended then; most are shown with `includePast` only (đến trước ngày)."
    )


WaiverFilter = Annotated[WaiverWhere | None, strawberry.argument(description=WHERE)]


@strawberry.type(
    description="What must hold, as versioned data: the next version of the same kind and issuer, about the same level "
    "or body, ends the one before (quy định, định mức). Which numbers a kind has is said there; the others are null."
)
class Norm(Node):
    kind: NormKind = strawberry.field(description="What it is about (loại quy định).")
    regulation: str = strawberry.field(description="The symbol of the document that it follows (căn cứ).")
    set_by: OrganizationRef | None = strawberry.field(
        description="Who has set it for what is at and under it; null: it holds everywhere (cơ quan ban hành)."
    )
    level: Level | None = strawberry.field(description="Of which level (cấp).")
    body: Body | None = strawberry.field(description="Of which body (cấp ủy, ban).")
    besides: Body | None = strawberry.field(description="Where the organization has that body, too (khi có cơ quan).")
    members_from: int | None = strawberry.field(
        description="From so many official members on (từ số đảng viên chính thức)."
    )
    least: int | None = strawberry.field(description="At least so many (ít nhất).")
    most: int | None = strawberry.field(description="At most so many (nhiều nhất).")
    share: float | None = strawberry.field(description="At most that share, from 0 to 1 (tỷ lệ tối đa).")
    base: CapBase | None = strawberry.field(description="What the share is taken of (cơ sở tính tỷ lệ).")
    months: int | None = strawberry.field(description="Within so many months (số tháng).")
    days: int | None = strawberry.field(description="Within so many days (số ngày).")
    since: date = strawberry.field(description="The first day (từ ngày).")
    until: date | None = strawberry.field(
        description="The day that it no longer holds on, exclusive; null: open (đến trước ngày)."
    )

    @strawberry.field(description="Who is exempt from this version (các trường hợp miễn áp dụng).")
    def waivers(
        self, where: WaiverFilter = None, order_by: SpanOrdering = None, include_past: IncludePast = False
    ) -> list[WaiverRef] | None: ...


@strawberry.type(
    description="That an organization need not keep one version of a norm: the next version ends it (miễn áp dụng)."
)
class Waiver(Node):
    norm: Norm = strawberry.field(description="The version (quy định).")
    organization: OrganizationRef = strawberry.field(description="Who is exempt (tổ chức được miễn).")
    subtree: bool = strawberry.field(description="Whether all under it are, too (cả cấp dưới).")
    reason: str = strawberry.field(description="Why (lý do).")
    decision: str = strawberry.field(description="The symbol of the decision (số quyết định).")
    since: date = strawberry.field(description="The first day (từ ngày).")
    until: date | None = strawberry.field(
        description="The day that it no longer holds on, exclusive; null: open (đến trước ngày)."
    )


@strawberry.input(description="Which norms (điều kiện lọc quy định).")
class NormWhere:
    kinds: list[NormKind] | None = strawberry.field(default=UNSET, description="Of one of these kinds (loại quy định).")


NormFilter = Annotated[NormWhere | None, strawberry.argument(description=WHERE)]
