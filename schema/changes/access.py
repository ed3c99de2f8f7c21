"""Inputs of the mutations about who may see and change what."""

from datetime import date

import strawberry
from strawberry import UNSET

from schema.access.enums import ViewerRole
from schema.changes.organizations import ChangeInput


@strawberry.input(
    description="A role at an organization and at all whose files it holds, from `on` on, which is today or later. "
    "It takes ADMINISTRATOR there or above; nobody grants to themselves, and ADMINISTRATOR only further down than "
    "their own (cấp quyền truy cập)."
)
class GrantAccessInput(ChangeInput):
    iss: str = strawberry.field(description="The provider: `iss` of their tokens (nơi cấp định danh).")
    sub: str = strawberry.field(description="What it calls them: `sub` of their tokens (mã của người dùng).")
    name: str = strawberry.field(
        description="Who they are, for people. Whom others have granted rights before keeps the name, except where "
        "rights to grant are held everywhere (tên)."
    )
    role: ViewerRole = strawberry.field(description="What they may (quyền).")
    organization: strawberry.ID = strawberry.field(description="Where (tổ chức).")
    until: date | None = strawberry.field(
        default=UNSET, description="The day that it no longer holds on, exclusive (đến trước ngày)."
    )


@strawberry.input(
    description="Takes a right away: it does not hold on `on` any more, which is today or later. It takes the right to "
    "grant it; nobody takes away their own (thu hồi quyền truy cập)."
)
class RevokeAccessInput(ChangeInput):
    grant: strawberry.ID = strawberry.field(description="The grant, which holds on the day or later (quyền được cấp).")
