# mypy: disable-error-code="empty-body, untyped-decorator"
# Fields declare their shape; how they are answered is declared in resolvers/. Strawberry's decorator is untyped.
"""What breaks if a person leaves every post, or if an organization ends."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import strawberry
from strawberry import UNSET

from schema.hierarchy.filters import OrganizationOrdering
from schema.people.filters import LinkOrdering
from schema.people.links import Supervision
from schema.shared.connections import Connection
from schema.shared.enums import Body

if TYPE_CHECKING:
    from schema.hierarchy.organizations import Organization
    from schema.people.members import Member

OrganizationRef = Annotated["Organization", strawberry.lazy("schema.hierarchy.organizations")]
MemberRef = Annotated["Member", strawberry.lazy("schema.people.members")]


@strawberry.input(one_of=True, description="Who leaves or what ends: exactly one of the two (tình huống giả định).")
class ImpactOf:
    member: strawberry.ID | None = strawberry.field(
        default=UNSET, description="A member who leaves every post (đảng viên thôi giữ mọi chức vụ)."
    )
    organization: strawberry.ID | None = strawberry.field(
        default=UNSET, description="An organization that ends (tổ chức kết thúc hoạt động)."
    )


@strawberry.type(
    description="A body that would have fewer seats than its rule asks for (cấp ủy, ban thiếu thành viên)."
)
class BodyUnderSize:
    organization: OrganizationRef = strawberry.field(description="Whose body it is (tổ chức).")
    body: Body = strawberry.field(description="The body (cấp ủy, ban).")
    before: int = strawberry.field(description="How many sit in it now.")
    after: int = strawberry.field(description="How many would.")
    least: int = strawberry.field(description="How many the rule asks for at least on that day (số lượng tối thiểu).")
    regulation: str = strawberry.field(description="The rule's source (văn bản quy định).")


@strawberry.type(
    description="What would break. A person who leaves every post keeps the cell and the links; of an organization "
    "that ends the bodies and the links end, and what is right under it is taken to go under what is right above it "
    "(tác động)."
)
class Impact:
    on: date = strawberry.field(description="The first day without.")
    member: MemberRef | None = strawberry.field(description="Who leaves.")
    organization: OrganizationRef | None = strawberry.field(description="What ends.")
    members_to_place: int = strawberry.field(
        description="How many members need another cell: those of the cell that ends (cần chuyển sinh hoạt)."
    )

    @strawberry.field(
        description="Links that have standing now and would have none (người theo dõi không còn là cấp "
        "ủy viên cấp trên)."
    )
    def links_losing_standing(self, order_by: LinkOrdering = None) -> Connection[Supervision]: ...

    @strawberry.field(description="Links to the organization that ends: they end with it (phân công kết thúc).")
    def links_ending(self, order_by: LinkOrdering = None) -> Connection[Supervision]: ...

    @strawberry.field(
        description="Organizations that would have no link with standing left (không còn người theo dõi)."
    )
    def without_supervisor(self, order_by: OrganizationOrdering = None) -> Connection[OrganizationRef]: ...

    @strawberry.field(description="Organizations that would have no secretary (không còn bí thư).")
    def without_secretary(self, order_by: OrganizationOrdering = None) -> Connection[OrganizationRef]: ...

    @strawberry.field(description="Organizations right under the one that ends (cần tổ chức cấp trên mới).")
    def without_parent(self, order_by: OrganizationOrdering = None) -> Connection[OrganizationRef]: ...

    @strawberry.field(description="Bodies that would fall under their least size (cấp ủy, ban thiếu thành viên).")
    def bodies_under_size(self) -> Connection[BodyUnderSize]: ...
