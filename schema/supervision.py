# mypy: disable-error-code="empty-body, untyped-decorator"
# Fields declare their shape; how they are answered is declared in resolvers/. Strawberry's decorator is untyped.
"""Supervision as it is asked about: the standing of a link."""

from typing import TYPE_CHECKING, Annotated

import strawberry

from schema.links import Assignment
from schema.supervision_enums import StandingReason

if TYPE_CHECKING:
    from schema.organizations import Organization

OrganizationRef = Annotated["Organization", strawberry.lazy("schema.organizations")]


@strawberry.type(
    description="Whether a supervisor has standing on a day: a seat in a committee body (the inspection commission is "
    "none) of an organization above, and no belonging to the organization itself (tư cách theo dõi)."
)
class SupervisionStanding:
    holds: bool = strawberry.field(description="Whether the link has standing.")
    reason: StandingReason = strawberry.field(description="Why, in one word (lý do).")
    explanation: str = strawberry.field(description="Why, in an English sentence with names and days (giải thích).")
    seats: list[Assignment] = strawberry.field(
        description="The seats that the reason speaks of: those above, nearest first; the last that ended; or those "
        "held elsewhere (chức vụ làm căn cứ)."
    )
    through: OrganizationRef | None = strawberry.field(
        description="The nearest organization above in whose committee the supervisor sits; null: no standing."
    )
