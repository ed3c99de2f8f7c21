# mypy: disable-error-code="empty-body, untyped-decorator"
# Fields declare their shape; how they are answered is declared in resolvers/. Strawberry's decorator is untyped.
"""The dated links as types of their own: membership, assignment, office, supervision."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import strawberry

from schema.shared.enums import Body, Circumstance, Duty, EndReason, MembershipKind, OfficeKind, Role, Standing
from schema.shared.nodes import Node, Person

if TYPE_CHECKING:
    from schema.hierarchy.organizations import Organization
    from schema.hierarchy.places import Place
    from schema.people.members import Member
    from schema.supervision.attendance import AttendanceFigures
    from schema.supervision.coverage import SupervisionStanding

OrganizationRef = Annotated["Organization", strawberry.lazy("schema.hierarchy.organizations")]
MemberRef = Annotated["Member", strawberry.lazy("schema.people.members")]
PlaceRef = Annotated["Place", strawberry.lazy("schema.hierarchy.places")]
AttendanceFiguresRef = Annotated["AttendanceFigures", strawberry.lazy("schema.supervision.attendance")]
StandingRef = Annotated["SupervisionStanding", strawberry.lazy("schema.supervision.coverage")]

SINCE = "The first day (từ ngày)."
UNTIL = "The day that it no longer holds on, exclusive; null: open (đến trước ngày)."
DECISION = "The symbol of the decision (số quyết định)."


@strawberry.type(description="A member's belonging to a cell for a time (sinh hoạt đảng).")
class Membership(Node):
    member: MemberRef = strawberry.field(description="The member (đảng viên).")
    organization: OrganizationRef = strawberry.field(description="The cell (chi bộ).")
    kind: MembershipKind = strawberry.field(description="How the member belongs to the cell.")
    standing: Standing = strawberry.field(description="The standing during that time.")
    circumstance: Circumstance | None = strawberry.field(description="The circumstance during that time.")
    since: date = strawberry.field(description=SINCE)
    until: date | None = strawberry.field(description=UNTIL)
    end_reason: EndReason | None = strawberry.field(description="Why it ended (lý do kết thúc).")


@strawberry.type(description="A seat in a body of an organization for a time (chức vụ cấp ủy).")
class Assignment(Node):
    member: MemberRef = strawberry.field(description="Who holds it (người giữ chức vụ).")
    organization: OrganizationRef = strawberry.field(description="Whose body it is (tổ chức đảng).")
    body: Body = strawberry.field(description="The body (cấp ủy, ban).")
    role: Role = strawberry.field(description="The role in it (chức vụ).")
    since: date = strawberry.field(description=SINCE)
    until: date | None = strawberry.field(description=UNTIL)
    decision: str | None = strawberry.field(description=DECISION)


@strawberry.type(
    description="A civil post for a time, of a member or of somebody else (chức vụ chính quyền, đoàn thể)."
)
class Office(Node):
    holder: Person = strawberry.field(description="Who holds it (người giữ chức vụ).")
    kind: OfficeKind = strawberry.field(
        description="The kind; of a post recorded without one, what its title says (loại chức vụ)."
    )
    title: str = strawberry.field(description="The title, free (chức danh).")
    place: PlaceRef | None = strawberry.field(description="The place that it is held in (địa bàn).")
    organization: OrganizationRef | None = strawberry.field(description="The organization that it is held at, if any.")
    since: date = strawberry.field(description=SINCE)
    until: date | None = strawberry.field(description=UNTIL)


@strawberry.type(
    description="An upper-level committee member's assignment to follow, be in charge of or attend the meetings of an "
    "organization (phân công cấp ủy viên theo dõi, phụ trách, dự sinh hoạt)."
)
class Supervision(Node):
    supervisor: MemberRef = strawberry.field(description="The assigned committee member (cấp ủy viên được phân công).")
    organization: OrganizationRef = strawberry.field(description="The organization (tổ chức được theo dõi).")
    duties: list[Duty] = strawberry.field(description="What was assigned (nhiệm vụ).")
    since: date = strawberry.field(description=SINCE)
    until: date | None = strawberry.field(description=UNTIL)
    decision: str | None = strawberry.field(description=DECISION)
    visits_per_year: int | None = strawberry.field(
        description="Visits a year that the decision asks for; null: the province's rule (số lần dự mỗi năm)."
    )
    standing: StandingRef = strawberry.field(
        description="Whether the supervisor may follow the organization on that day, and why (còn là cấp ủy viên "
        "cấp trên)."
    )

    @strawberry.field(description="The meetings held and attended in a period, as far as the link held (dự sinh hoạt).")
    def attendance(
        self,
        from_: Annotated[date, strawberry.argument(name="from", description="The first day.")],
        to: Annotated[date, strawberry.argument(description="The day that the period ends before.")],
    ) -> AttendanceFiguresRef: ...
