# mypy: disable-error-code="empty-body, untyped-decorator"
# Fields declare their shape; how they are answered is declared in resolvers/. Strawberry's decorator is untyped.
"""Supervision as it is asked about: the standing of a link, coverage."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import strawberry

from graph.model.vocabulary import CoverageState
from schema.hierarchy.filters import OrganizationOrdering
from schema.people.links import Assignment
from schema.shared.connections import Connection
from schema.shared.enums import Level, Sector
from schema.shared.explanations import Explanation
from schema.supervision.enums import CoverageFigure, StandingReason

if TYPE_CHECKING:
    from schema.hierarchy.organizations import Organization
    from schema.hierarchy.places import Place

OrganizationRef = Annotated["Organization", strawberry.lazy("schema.hierarchy.organizations")]
PlaceRef = Annotated["Place", strawberry.lazy("schema.hierarchy.places")]


@strawberry.type(
    description="Whether a supervisor has standing on a day: a seat in a committee body (the inspection commission is "
    "none) of an organization above, and no belonging to the organization itself (còn là cấp ủy viên cấp trên)."
)
class SupervisionStanding:
    holds: bool = strawberry.field(description="Whether the link has standing.")
    reason: StandingReason = strawberry.field(description="Why, in one word (lý do).")
    explanation: Explanation = strawberry.field(description="Why, with names and days (giải thích).")
    seats: list[Assignment] = strawberry.field(
        description="The seats that the reason speaks of: those above, nearest first; the last that ended; or those "
        "held elsewhere (chức vụ làm căn cứ)."
    )
    through: OrganizationRef | None = strawberry.field(
        description="The nearest organization above in whose committee the supervisor sits; null: no standing."
    )


@strawberry.type(
    description="Coverage in numbers. Every organization is in exactly one of supervised, withoutStanding, lapsed and "
    "unsupervised; the last two figures are counted beside them (số liệu phân công theo dõi)."
)
class CoverageFigures:
    organizations: int = strawberry.field(description="Organizations counted (tổng số tổ chức).")
    supervised: int = strawberry.field(
        description="With a link that holds and has standing (có cấp ủy viên cấp trên theo dõi)."
    )
    without_standing: int = strawberry.field(
        description="With links that hold, none of them with standing (người theo dõi không còn là cấp "
        "ủy viên cấp trên)."
    )
    lapsed: int = strawberry.field(description="With links that have all ended by that day (đã hết hiệu lực).")
    unsupervised: int = strawberry.field(description="Without any link up to that day (chưa phân công).")
    several_in_charge: int = strawberry.field(
        description="With more than one link of being in charge that holds (nhiều người cùng phụ trách)."
    )
    own_organization: int = strawberry.field(
        description="With a link that holds of a member of its own (do đảng viên của chính tổ chức theo dõi)."
    )

    @strawberry.field(description="Exactly the organizations that a figure counts, by level, then code (danh sách).")
    def list(
        self,
        figure: Annotated[CoverageFigure, strawberry.argument(description="The figure.")],
        order_by: OrganizationOrdering = None,
    ) -> Connection[OrganizationRef]: ...


@strawberry.type(
    description="Whether an organization is followed from above, and how many of those under it are (tình hình theo "
    "dõi của một tổ chức)."
)
class OrganizationCoverage:
    state: CoverageState = strawberry.field(description="Of itself, whatever its level (tình trạng).")
    below: CoverageFigures = strawberry.field(description="Of those under it, without itself (số liệu cấp dưới).")


@strawberry.type(description="The coverage of one group (số liệu theo nhóm).")
class CoverageGroup:
    child: OrganizationRef | None = strawberry.field(
        description="By CHILD: the organization directly under the one asked for, or that one itself."
    )
    level: Level | None = strawberry.field(description="By LEVEL: the level.")
    sector: Sector | None = strawberry.field(description="By SECTOR: the sector; null for committees of places.")
    place: PlaceRef | None = strawberry.field(
        description="By PLACE: the place directly in that of the organization asked for, or that one itself; null for "
        "what lies in neither (địa bàn)."
    )
    figures: CoverageFigures = strawberry.field(description="The figures of the group.")


@strawberry.type(
    description="Which organizations have a supervisor on a day (tình hình phân công cấp ủy viên theo dõi). The groups "
    "add up to the total."
)
class SupervisionCoverage:
    under: OrganizationRef = strawberry.field(description="The organization asked for; it is counted itself, too.")
    on: date = strawberry.field(description="The day (ngày).")
    figures: CoverageFigures = strawberry.field(description="The figures in all.")
    groups: list[CoverageGroup] = strawberry.field(description="The figures by group, in the order of organizations.")
