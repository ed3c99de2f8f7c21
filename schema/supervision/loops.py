# mypy: disable-error-code="empty-body, untyped-decorator"
# Fields declare their shape; how they are answered is declared in resolvers/. Strawberry's decorator is untyped.
"""Loops of supervision: committees that supervise each other, directly or over others."""

from typing import TYPE_CHECKING, Annotated

import strawberry

from schema.people.links import Supervision

if TYPE_CHECKING:
    from schema.hierarchy.organizations import Organization

OrganizationRef = Annotated["Organization", strawberry.lazy("schema.hierarchy.organizations")]


@strawberry.type(description="One step of a loop: from an organization to one that its committee member supervises.")
class SupervisionLoopStep:
    from_: OrganizationRef = strawberry.field(
        name="from", description="The organization in whose committee the supervisors sit (tổ chức có cấp ủy viên)."
    )
    to: OrganizationRef = strawberry.field(description="The organization that they supervise (tổ chức được theo dõi).")
    supervisions: list[Supervision] = strawberry.field(description="The links (phân công theo dõi).")


@strawberry.type(
    description="Organizations whose committee members supervise each other in a circle (theo dõi lẫn nhau, theo dõi "
    "vòng tròn): nobody in it looks from above."
)
class SupervisionLoop:
    length: int = strawberry.field(description="How many organizations it has; 2: mutual supervision (lẫn nhau).")
    steps: list[SupervisionLoopStep] = strawberry.field(description="The steps in order; the last leads to the first.")
