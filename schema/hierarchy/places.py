# mypy: disable-error-code="empty-body, untyped-decorator"
# Fields declare their shape; how they are answered is declared in resolvers/. Strawberry's decorator is untyped.
"""Places: administrative units and villages."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import strawberry

from schema.hierarchy.filters import OrganizationFilter, OrganizationOrdering, PlaceFilter, PlaceOrdering
from schema.people.filters import LinkOrdering, MemberFilter, MemberOrdering, OfficeFilter
from schema.people.links import Office
from schema.shared.connections import Connection
from schema.shared.enums import PlaceCoverage, PlaceKind
from schema.shared.nodes import IncludePast, Node

if TYPE_CHECKING:
    from schema.hierarchy.organizations import Organization
    from schema.people.members import Member

OrganizationRef = Annotated["Organization", strawberry.lazy("schema.hierarchy.organizations")]
MemberRef = Annotated["Member", strawberry.lazy("schema.people.members")]
PlaceRef = Annotated["Place", strawberry.lazy("schema.hierarchy.places")]


@strawberry.type(description="A state of coverage that a village is in (tình trạng phủ tổ chức đảng).")
class PlaceState:
    state: PlaceCoverage = strawberry.field(description="The state (tình trạng).")
    since: date = strawberry.field(
        description="The first day of it without a break since; as far as is recorded (từ ngày)."
    )


@strawberry.type(description="An administrative unit or a village (địa bàn).")
class Place(Node):
    code: str | None = strawberry.field(
        description="The code of the General Statistics Office, a text; reused over time (mã)."
    )
    kind: PlaceKind = strawberry.field(description="The kind (loại).")
    name: str = strawberry.field(description="The name (tên).")
    name_generated: bool = strawberry.field(
        description="Whether the name is made up by the seeds, as those of villages are."
    )
    lat: float | None = strawberry.field(description="Latitude of its centre, degrees (vĩ độ).")
    lon: float | None = strawberry.field(description="Longitude of its centre, degrees (kinh độ).")
    since: date = strawberry.field(description="The first day (từ ngày).")
    until: date | None = strawberry.field(
        description="The day that it no longer exists on, exclusive; null: it goes on."
    )
    resident_count: int | None = strawberry.field(
        description="How many members live there or in any place inside (số đảng viên cư trú)."
    )
    states: list[PlaceState] = strawberry.field(
        description="Of a village: what is lacking or shared in it, and since when; empty where nothing is, and of "
        "other places (tình trạng phủ tổ chức đảng)."
    )
    parent: PlaceRef | None = strawberry.field(description="The place that it lies in (thuộc).")

    @strawberry.field(description="The organizations that cover it (tổ chức đảng).")
    def organizations(
        self, where: OrganizationFilter = None, order_by: OrganizationOrdering = None
    ) -> list[OrganizationRef]: ...

    @strawberry.field(description="The places that lie in it (các địa bàn trực thuộc).")
    def children(
        self,
        where: PlaceFilter = None,
        order_by: PlaceOrdering = None,
    ) -> Connection[PlaceRef] | None: ...

    @strawberry.field(description="The members who live there or in any place inside (đảng viên cư trú).")
    def residents(
        self,
        where: MemberFilter = None,
        order_by: MemberOrdering = None,
    ) -> Connection[MemberRef] | None: ...

    @strawberry.field(description="The civil posts that are held there (chức vụ chính quyền, đoàn thể).")
    def offices(
        self, where: OfficeFilter = None, order_by: LinkOrdering = None, include_past: IncludePast = False
    ) -> list[Office]: ...
