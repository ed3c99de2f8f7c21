# mypy: disable-error-code="empty-body, untyped-decorator"
# Fields declare their shape; how they are answered is declared in resolvers/. Strawberry's decorator is untyped.
"""The root fields that count by group. `query` takes them in."""

from typing import Annotated

import strawberry

from schema.hierarchy.filters import OrganizationFilter
from schema.people.assessments import AssessmentFilter
from schema.people.cases import CaseFilter
from schema.people.directives import TaskReportFilter
from schema.people.filters import MemberFilter, MembershipFilter
from schema.shared.counts import (
    AssessmentCounts,
    AssessmentGrouping,
    CaseCounts,
    CaseGrouping,
    MemberCounts,
    MemberGrouping,
    MembershipCounts,
    MembershipGrouping,
    OrganizationCounts,
    OrganizationGrouping,
)
from schema.shared.nodes import AsOf, IncludePast, KnownAt, UnderThis
from schema.shared.task_counts import TaskReportCounts, TaskReportGrouping

BY = "What they are counted by (tiêu chí nhóm)."


@strawberry.type(description="Questions about numbers.")
class CountingQuery:
    @strawberry.field(description="Members at and under an organization, counted by group (số liệu đảng viên).")
    def member_counts(
        self,
        under: UnderThis,
        by: Annotated[MemberGrouping, strawberry.argument(description=BY)],
        where: MemberFilter = None,
        as_of: AsOf = None,
        known_at: KnownAt = None,
    ) -> MemberCounts | None: ...

    @strawberry.field(
        description="Memberships of cells at and under an organization, counted by group; those that ended in a period "
        "with `includePast` and `where: { until: … }` (số liệu quan hệ sinh hoạt đảng)."
    )
    def membership_counts(
        self,
        under: UnderThis,
        by: Annotated[MembershipGrouping, strawberry.argument(description=BY)],
        where: MembershipFilter = None,
        include_past: IncludePast = False,
        as_of: AsOf = None,
        known_at: KnownAt = None,
    ) -> MembershipCounts | None: ...

    @strawberry.field(
        description="Organizations at and under one, itself among them, counted by group (số liệu tổ chức đảng)."
    )
    def organization_counts(
        self,
        under: UnderThis,
        by: Annotated[OrganizationGrouping, strawberry.argument(description=BY)],
        where: OrganizationFilter = None,
        include_past: IncludePast = False,
        as_of: AsOf = None,
        known_at: KnownAt = None,
    ) -> OrganizationCounts | None: ...

    @strawberry.field(
        description="Assessments of an organization, of those under it and of their members, counted by group (số liệu "
        "đánh giá, xếp loại)."
    )
    def assessment_counts(
        self,
        under: UnderThis,
        by: Annotated[AssessmentGrouping, strawberry.argument(description=BY)],
        where: AssessmentFilter = None,
        as_of: AsOf = None,
        known_at: KnownAt = None,
    ) -> AssessmentCounts | None: ...

    @strawberry.field(
        description="Cases that arose at an organization and at those under it, counted by group (số liệu vụ việc)."
    )
    def case_counts(
        self,
        under: UnderThis,
        by: Annotated[CaseGrouping, strawberry.argument(description=BY)],
        where: CaseFilter = None,
        as_of: AsOf = None,
        known_at: KnownAt = None,
    ) -> CaseCounts | None: ...

    @strawberry.field(
        description="Where an organization and those under it stand with tasks, counted by group (số liệu thực hiện "
        "nhiệm vụ)."
    )
    def task_report_counts(
        self,
        under: UnderThis,
        by: Annotated[TaskReportGrouping, strawberry.argument(description=BY)],
        where: TaskReportFilter = None,
        as_of: AsOf = None,
        known_at: KnownAt = None,
    ) -> TaskReportCounts | None: ...
