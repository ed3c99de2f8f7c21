# mypy: disable-error-code="empty-body, untyped-decorator"
# Fields declare their shape; how they are answered is declared in resolvers/. Strawberry's decorator is untyped.
"""Who may see and change what, where and why."""

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import strawberry
from strawberry import UNSET

from schema.access.enums import ViewerRole
from schema.shared.enums import described
from schema.shared.filters import DIRECTION, FIELD, ORDER_BY, WHERE, DayRange, Direction
from schema.shared.nodes import Node

if TYPE_CHECKING:
    from schema.hierarchy.organizations import Organization

OrganizationRef = Annotated["Organization", strawberry.lazy("schema.hierarchy.organizations")]


@strawberry.type(description="Somebody who asks the service, as a provider of identities knows them (người dùng).")
class Viewer(Node):
    name: str = strawberry.field(description="Who they are, for people (tên).")
    iss: str = strawberry.field(description="The provider: `iss` of their tokens (nơi cấp định danh).")
    sub: str = strawberry.field(description="What it calls them: `sub` of their tokens (mã của người dùng).")


@strawberry.type(
    description="What somebody may see and change at an organization and at all whose files it holds, for a time "
    "(quyền truy cập được cấp)."
)
class Grant(Node):
    viewer: Viewer = strawberry.field(description="Who (người được cấp).")
    role: ViewerRole = strawberry.field(description="What they may (quyền).")
    organization: OrganizationRef = strawberry.field(description="Where (tổ chức).")
    since: date = strawberry.field(description="The first day (từ ngày).")
    until: date | None = strawberry.field(
        description="The day that it no longer holds on, exclusive; null: open (đến trước ngày)."
    )
    decision: str | None = strawberry.field(description="The symbol of the decision that says so (số quyết định).")
    granted_by: Viewer | None = strawberry.field(
        description="Who has granted it; null: the machine, or somebody who is not seen here (người cấp)."
    )


@strawberry.input(description="Which grants (điều kiện lọc quyền truy cập).")
class GrantWhere:
    roles: list[ViewerRole] | None = strawberry.field(default=UNSET, description="Of one of these roles (quyền).")
    viewers: list[strawberry.ID] | None = strawberry.field(
        default=UNSET, description="Of one of these viewers (người được cấp)."
    )
    since: DayRange | None = strawberry.field(default=UNSET, description="That began then (từ ngày).")
    until: DayRange | None = strawberry.field(
        default=UNSET, description="That ended then; most are shown with `includePast` only (đến trước ngày)."
    )


class GrantOrderField(StrEnum):
    """What a list of grants is put into order by."""

    ORGANIZATION = "ORGANIZATION"
    ROLE = "ROLE"
    SINCE = "SINCE"
    UNTIL = "UNTIL"


described(
    GrantOrderField,
    "What grants are ordered by (thứ tự).",
    {
        "ORGANIZATION": "By the organization, as lists of these are (theo tổ chức).",
        "ROLE": "By the role (theo quyền).",
        "SINCE": "By the first day (theo ngày bắt đầu).",
        "UNTIL": "By the day that they end on, open ones last (theo ngày kết thúc).",
    },
)


@strawberry.input(description="The order of a list of grants; grants that are alike stand by their organization.")
class GrantOrder:
    field: GrantOrderField = strawberry.field(description=FIELD)
    direction: Direction | None = strawberry.field(default=Direction.ASC, description=DIRECTION)


GrantFilter = Annotated[GrantWhere | None, strawberry.argument(description=WHERE)]
GrantOrdering = Annotated[GrantOrder | None, strawberry.argument(description=ORDER_BY)]
