# mypy: disable-error-code="empty-body, untyped-decorator"
# Fields declare their shape; how they are answered is declared in resolvers/. Strawberry's decorator is untyped.
"""Proposals of supervisors: what is asked for, and the plan with its lines, reasons and gaps."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import strawberry

from schema.shared.connections import Connection
from schema.shared.enums import Duty, Level
from schema.shared.explanations import Explanation
from schema.supervision.orders import GapOrdering, ProposalOrdering
from schema.supervision.suggestion_enums import GapReason, ProposalReasonKind

if TYPE_CHECKING:
    from schema.hierarchy.organizations import Organization
    from schema.people.members import Member

OrganizationRef = Annotated["Organization", strawberry.lazy("schema.hierarchy.organizations")]
MemberRef = Annotated["Member", strawberry.lazy("schema.people.members")]
POINTS = "Points: fewer are better; the weights say what each costs (điểm)."


@strawberry.input(
    description="What a proposal counts as dear, in whole points from 0 to 1,000 (trọng số). The plan with the fewest "
    "points in all is proposed."
)
class SuggestionWeights:
    level: int = strawberry.field(
        default=10, description="For each level further up than the nearest (cấp ủy cấp trên xa hơn)."
    )
    place: int = strawberry.field(
        default=4, description="For each step up from its place until a place holds both (khác địa bàn)."
    )
    load: int = strawberry.field(
        default=6, description="For each organization that the supervisor follows already (khối lượng)."
    )
    change: int = strawberry.field(
        default=15,
        description="For another supervisor than one with standing now, where links are not kept (thay đổi).",
    )
    own_committee: int = strawberry.field(
        default=30,
        description="For a supervisor who sits in the organization's own committee (cấp ủy của chính tổ chức).",
    )


@strawberry.input(description="What supervisors are to be proposed for, and how (yêu cầu đề xuất phân công).")
class SuggestSupervisorsInput:
    under: strawberry.ID = strawberry.field(
        description="This organization and everything under it (tổ chức và các tổ chức trực thuộc)."
    )
    levels: list[Level] = strawberry.field(
        default_factory=lambda: [Level.GRASSROOTS_COMMITTEE, Level.GRASSROOTS_CELL, Level.CELL],
        description="Only those of these levels; default: grassroots organizations and cells, as in coverage (cấp).",
    )
    max_per_supervisor: int = strawberry.field(
        default=5, description="The most organizations that one member may follow, 1 to 100 (số lượng tối đa)."
    )
    keep_current: bool = strawberry.field(
        default=True,
        description="Whether links with standing stay; else all are planned anew (giữ phân công còn hợp lệ).",
    )
    duties: list[Duty] = strawberry.field(
        default_factory=lambda: [Duty.FOLLOW, Duty.ATTEND], description="What the lines assign (nhiệm vụ)."
    )
    weights: SuggestionWeights = strawberry.field(
        default_factory=SuggestionWeights, description="What counts as dear (trọng số)."
    )


@strawberry.type(description="One thing that speaks for or against a proposed supervisor (lý do).")
class ProposalReason:
    kind: ProposalReasonKind = strawberry.field(description="What it is about.")
    points: int = strawberry.field(description="What it adds to the points of the line; 0: nothing speaks against it.")
    explanation: Explanation = strawberry.field(description="The same with names (giải thích).")


@strawberry.type(
    description="The best plan in which an organization does not get the proposed one (phương án thứ hai)."
)
class SecondChoice:
    supervisor: MemberRef | None = strawberry.field(
        description="Who follows it in that plan; null: nobody does, but somebody does follow another one instead."
    )
    extra_points: int = strawberry.field(description="How many points more that whole plan has; 0: as good.")


@strawberry.type(
    description="A supervisor proposed for an organization. supervisorId, organizationId, duties and until are what a "
    "line of assigning takes, for the day of since (đề xuất phân công)."
)
class ProposedSupervision:
    supervisor: MemberRef = strawberry.field(description="Who is proposed (cấp ủy viên được đề xuất).")
    organization: OrganizationRef = strawberry.field(description="For which organization (tổ chức).")
    supervisor_id: strawberry.ID = strawberry.field(description="The global id of the supervisor.")
    organization_id: strawberry.ID = strawberry.field(description="The global id of the organization.")
    duties: list[Duty] = strawberry.field(description="What is to be assigned (nhiệm vụ).")
    since: date = strawberry.field(description="The day that the plan is for (từ ngày).")
    until: date | None = strawberry.field(
        description="The day that the link has to end before: the first known end of the organization's life, of the "
        "supervisor's membership of the Party, and of the seats that give the standing; null: none is known (đến "
        "trước ngày)."
    )
    kept: bool = strawberry.field(description="Whether this very supervisor follows it with standing now (giữ nguyên).")
    points: int = strawberry.field(description=POINTS)
    reasons: list[ProposalReason] = strawberry.field(description="What the points come from; they add up to them.")
    second_choice: SecondChoice | None = strawberry.field(
        description="The best other plan; null: without this line, more organizations would have nobody."
    )


@strawberry.type(description="An organization that nobody can be proposed for (tổ chức chưa có người theo dõi).")
class UnfilledOrganization:
    organization: OrganizationRef = strawberry.field(description="The organization (tổ chức).")
    reason: GapReason = strawberry.field(description="Why (lý do).")
    explanation: Explanation = strawberry.field(description="The same with names (giải thích).")


@strawberry.type(description="How many members follow so many organizations (phân bố khối lượng).")
class SupervisorLoad:
    links: int = strawberry.field(description="So many organizations each (số tổ chức).")
    before: int = strawberry.field(description="How many of the possible supervisors before the plan.")
    after: int = strawberry.field(description="How many after it.")


@strawberry.type(
    description="A proposal: as many organizations as possible get a supervisor with standing, at the fewest points. "
    "The same data give the same plan; nothing is written (phương án phân công)."
)
class SupervisionPlan:
    under: OrganizationRef = strawberry.field(description="The organization asked for.")
    on: date = strawberry.field(description="The day that it is for.")
    organizations: int = strawberry.field(
        description="How many organizations of the levels there are, itself among them."
    )
    kept: int = strawberry.field(description="How many of them keep links with standing, and so need no line.")
    candidates: int = strawberry.field(description="How many members sit in a committee above one of them.")
    points: int = strawberry.field(description=POINTS)
    loads: list[SupervisorLoad] = strawberry.field(description="How even the loads are, before and after.")

    @strawberry.field(description="The proposed links, in the order of organizations (các đề xuất).")
    def lines(self, order_by: ProposalOrdering = None) -> Connection[ProposedSupervision]: ...

    @strawberry.field(description="The organizations without a proposal, in their order (chưa có đề xuất).")
    def gaps(self, order_by: GapOrdering = None) -> Connection[UnfilledOrganization]: ...
