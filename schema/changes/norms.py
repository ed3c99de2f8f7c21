"""Inputs of the mutations about norms and who is exempt from them."""

from datetime import date

import strawberry
from strawberry import UNSET

from schema.changes.organizations import ChangeInput
from schema.shared.enums import Body, Level
from schema.shared.normed import CapBase, NormKind

UNTIL = "The day that it no longer holds on, exclusive (đến trước ngày)."


@strawberry.input(
    description="A norm from `on` on: it ends the version before of the same kind and issuer, about the same level or "
    "body, with its waivers (ban hành quy định). Which numbers a kind needs is said there."
)
class SetNormInput(ChangeInput):
    kind: NormKind = strawberry.field(description="What it is about (loại quy định).")
    regulation: str = strawberry.field(description="The symbol of the document that it follows (căn cứ).")
    set_by: strawberry.ID | None = strawberry.field(
        default=UNSET,
        description="Who sets it for what is at and under it; none: it holds everywhere (cơ quan ban hành).",
    )
    level: Level | None = strawberry.field(default=UNSET, description="Of which level (cấp).")
    body: Body | None = strawberry.field(default=UNSET, description="Of which body (cấp ủy, ban).")
    besides: Body | None = strawberry.field(
        default=UNSET, description="Where the organization has that body, too (khi có cơ quan)."
    )
    members_from: int | None = strawberry.field(
        default=UNSET, description="From so many official members on (từ số đảng viên chính thức)."
    )
    least: int | None = strawberry.field(default=UNSET, description="At least so many (ít nhất).")
    most: int | None = strawberry.field(default=UNSET, description="At most so many (nhiều nhất).")
    share: float | None = strawberry.field(default=UNSET, description="At most that share, from 0 to 1 (tỷ lệ tối đa).")
    base: CapBase | None = strawberry.field(default=UNSET, description="What the share is taken of (cơ sở tính tỷ lệ).")
    months: int | None = strawberry.field(default=UNSET, description="Within so many months (số tháng).")
    days: int | None = strawberry.field(default=UNSET, description="Within so many days (số ngày).")
    until: date | None = strawberry.field(default=UNSET, description=UNTIL)


@strawberry.input(
    description="Exempts an organization from a version of a norm from `on` on; `decision` has to be given (miễn áp "
    "dụng)."
)
class GrantWaiverInput(ChangeInput):
    organization: strawberry.ID = strawberry.field(description="Who is exempt (tổ chức được miễn).")
    norm: strawberry.ID = strawberry.field(description="The version, which holds on the day (quy định).")
    subtree: bool = strawberry.field(default=False, description="Whether all under it are, too (cả cấp dưới).")
    reason: str = strawberry.field(description="Why (lý do).")
    until: date | None = strawberry.field(default=UNSET, description=UNTIL)


@strawberry.input(description="Ends a waiver: it does not hold on `on` any more (chấm dứt miễn áp dụng).")
class EndWaiverInput(ChangeInput):
    waiver: strawberry.ID = strawberry.field(description="The waiver, which holds on the day (trường hợp miễn).")
