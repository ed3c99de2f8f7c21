# mypy: disable-error-code="empty-body, untyped-decorator"
# Fields declare their shape; how they are answered is declared in resolvers/. Strawberry's decorator is untyped.
"""Members of the Party and other holders of civil posts."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import strawberry

from schema.changes.filters import ChangeFilter, ChangeOrdering
from schema.changes.lines import Change
from schema.hierarchy.filters import OrganizationFilter, OrganizationOrdering
from schema.people.assessments import Assessment, AssessmentFilter, AssessmentOrdering
from schema.people.cases import Case, CaseFilter, CaseOrdering
from schema.people.directives import TaskReport, TaskReportFilter
from schema.people.filters import AssignmentFilter, MembershipFilter, OfficeFilter, SupervisionFilter
from schema.people.links import Assignment, Membership, Office, Supervision
from schema.shared.connections import Connection
from schema.shared.enums import Circumstance, Standing
from schema.shared.filters import SpanOrdering
from schema.shared.nodes import IncludePast, Node, Person

if TYPE_CHECKING:
    from schema.hierarchy.organizations import Organization
    from schema.hierarchy.places import Place

PlaceRef = Annotated["Place", strawberry.lazy("schema.hierarchy.places")]
OrganizationRef = Annotated["Organization", strawberry.lazy("schema.hierarchy.organizations")]


@strawberry.type(description="A member of the Party (đảng viên). All members in the seeded data are synthetic.")
class Member(Person, Node):
    standing: Standing | None = strawberry.field(description="The standing on that day (chính thức, dự bị).")
    circumstance: Circumstance | None = strawberry.field(description="The circumstance on that day (tình trạng).")
    birth_date: date | None = strawberry.field(description="The day of birth (ngày sinh).")
    card_number: str | None = strawberry.field(description="The number of the membership card (số thẻ đảng viên).")
    admitted_on: date | None = strawberry.field(description="The day of the admission ceremony (ngày kết nạp).")
    official_on: date | None = strawberry.field(
        description="The day of becoming official, if by then (ngày chính thức)."
    )
    home: PlaceRef | None = strawberry.field(description="Where the member lives on that day (nơi cư trú).")
    cell: OrganizationRef | None = strawberry.field(description="The cell that counts the member on that day (chi bộ).")

    @strawberry.field(description="The cells that the member belongs to (nơi sinh hoạt).")
    def memberships(
        self, where: MembershipFilter = None, order_by: SpanOrdering = None, include_past: IncludePast = False
    ) -> list[Membership]: ...

    @strawberry.field(description="The seats that the member holds (chức vụ đảng).")
    def assignments(
        self, where: AssignmentFilter = None, order_by: SpanOrdering = None, include_past: IncludePast = False
    ) -> list[Assignment]: ...

    @strawberry.field(description="The civil posts that the member holds (chức vụ chính quyền, đoàn thể).")
    def offices(
        self, where: OfficeFilter = None, order_by: SpanOrdering = None, include_past: IncludePast = False
    ) -> list[Office]: ...

    @strawberry.field(description="The organizations that the member is assigned to follow (phân công theo dõi).")
    def supervisions(
        self, where: SupervisionFilter = None, order_by: SpanOrdering = None, include_past: IncludePast = False
    ) -> list[Supervision]: ...

    @strawberry.field(
        description="How the member was judged, as far as that was decided by the day, by period (kết quả đánh giá, "
        "xếp loại)."
    )
    def assessments(self, where: AssessmentFilter = None, order_by: AssessmentOrdering = None) -> list[Assessment]: ...

    @strawberry.field(description="The cases that concern the member, opened by the day, in order (vụ việc).")
    def cases(self, where: CaseFilter = None, order_by: CaseOrdering = None) -> list[Case]: ...

    @strawberry.field(description="Where the member stands with tasks of the own (nhiệm vụ được giao).")
    def task_reports(
        self, where: TaskReportFilter = None, order_by: SpanOrdering = None, include_past: IncludePast = False
    ) -> list[TaskReport]: ...

    @strawberry.field(description="Every change about the member, in order; not cut at asOf (lịch sử thay đổi).")
    def history(
        self,
        where: ChangeFilter = None,
        order_by: ChangeOrdering = None,
    ) -> Connection[Change] | None: ...

    @strawberry.field(
        description="The organizations that the member follows on that day, each once, by level, then code (các tổ "
        "chức được phân công theo dõi)."
    )
    def supervised_organizations(
        self,
        include_subtree: Annotated[
            bool, strawberry.argument(description="With all that is under them (cả các tổ chức trực thuộc).")
        ] = False,
        where: OrganizationFilter = None,
        order_by: OrganizationOrdering = None,
    ) -> Connection[OrganizationRef] | None: ...


@strawberry.type(description="A holder of a civil post who is not a member of the Party (người ngoài Đảng).")
class NonMember(Person, Node):
    @strawberry.field(description="The civil posts that the person holds (chức vụ chính quyền, đoàn thể).")
    def offices(
        self, where: OfficeFilter = None, order_by: SpanOrdering = None, include_past: IncludePast = False
    ) -> list[Office]: ...
