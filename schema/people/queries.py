# mypy: disable-error-code="empty-body, untyped-decorator"
# Fields declare their shape; how they are answered is declared in resolvers/. Strawberry's decorator is untyped.
"""The root fields that list people, their links and meetings. `query` takes them in."""

import strawberry

from schema.people.assessments import Assessment, AssessmentFilter, AssessmentOrdering
from schema.people.audits import Audit, Kinds
from schema.people.cases import Case, CaseFilter, CaseOrdering
from schema.people.directives import (
    Directive,
    DirectiveFilter,
    DirectiveOrdering,
    TaskReport,
    TaskReportFilter,
    TaskReportOrdering,
)
from schema.people.filters import (
    AssignmentFilter,
    LinkOrdering,
    MeetingFilter,
    MeetingOrdering,
    MemberFilter,
    MemberOrdering,
    MembershipFilter,
    OfficeFilter,
    SupervisionFilter,
)
from schema.people.links import Assignment, Membership, Office, Supervision
from schema.people.meetings import Meeting
from schema.people.members import Member
from schema.people.norms import Norm, NormFilter
from schema.people.sheets import Sheet, SheetFilter
from schema.people.stated import StatedFigure, StatedFigureFilter, StatedFigureOrdering
from schema.shared.connections import Connection
from schema.shared.filters import RuleOrdering
from schema.shared.nodes import AsOf, IncludePast, KnownAt, Under, UnderThis


@strawberry.type(description="Questions about people.")
class PeopleQuery:
    @strawberry.field(description="Members, filtered and in order (danh sách đảng viên).")
    def members(
        self,
        under: Under = None,
        where: MemberFilter = None,
        order_by: MemberOrdering = None,
        as_of: AsOf = None,
        known_at: KnownAt = None,
    ) -> Connection[Member] | None: ...

    @strawberry.field(
        description="Who belongs to cells at and under an organization, and with `includePast` belonged to them "
        "(quan hệ sinh hoạt đảng)."
    )
    def memberships(
        self,
        under: UnderThis,
        where: MembershipFilter = None,
        order_by: LinkOrdering = None,
        include_past: IncludePast = False,
        as_of: AsOf = None,
        known_at: KnownAt = None,
    ) -> Connection[Membership] | None: ...

    @strawberry.field(
        description="Seats in bodies at and under an organization (chức vụ trong cấp ủy và ủy ban kiểm tra)."
    )
    def assignments(
        self,
        under: UnderThis,
        where: AssignmentFilter = None,
        order_by: LinkOrdering = None,
        include_past: IncludePast = False,
        as_of: AsOf = None,
        known_at: KnownAt = None,
    ) -> Connection[Assignment] | None: ...

    @strawberry.field(
        description="Civil posts at an organization, at those under it, and in the places that they cover "
        "(chức vụ chính quyền, đoàn thể)."
    )
    def offices(
        self,
        under: UnderThis,
        where: OfficeFilter = None,
        order_by: LinkOrdering = None,
        include_past: IncludePast = False,
        as_of: AsOf = None,
        known_at: KnownAt = None,
    ) -> Connection[Office] | None: ...

    @strawberry.field(
        description="Who is assigned to follow an organization or those under it (phân công cấp ủy viên theo dõi)."
    )
    def supervisions(
        self,
        under: UnderThis,
        where: SupervisionFilter = None,
        order_by: LinkOrdering = None,
        include_past: IncludePast = False,
        as_of: AsOf = None,
        known_at: KnownAt = None,
    ) -> Connection[Supervision] | None: ...

    @strawberry.field(
        description="Meetings of an organization and of those under it, held up to that day (kỳ sinh hoạt)."
    )
    def meetings(
        self,
        under: UnderThis,
        where: MeetingFilter = None,
        order_by: MeetingOrdering = None,
        as_of: AsOf = None,
        known_at: KnownAt = None,
    ) -> Connection[Meeting] | None: ...

    @strawberry.field(
        description="How an organization, those under it and their members were judged, as far as that was decided by "
        "the day: an organization's are its own, a member's those of the cell that judged (kết quả đánh giá, xếp loại)."
    )
    def assessments(
        self,
        under: UnderThis,
        where: AssessmentFilter = None,
        order_by: AssessmentOrdering = None,
        as_of: AsOf = None,
        known_at: KnownAt = None,
    ) -> Connection[Assessment] | None: ...

    @strawberry.field(
        description="Cases that arose at an organization and at those under it, opened by the day: each at one "
        "organization (vụ việc)."
    )
    def cases(
        self,
        under: UnderThis,
        where: CaseFilter = None,
        order_by: CaseOrdering = None,
        as_of: AsOf = None,
        known_at: KnownAt = None,
    ) -> Connection[Case] | None: ...

    @strawberry.field(
        description="Directives in force, with `includePast` ended ones too: all, or those that an organization and "
        "those under it have issued (danh sách văn bản chỉ đạo)."
    )
    def directives(
        self,
        under: Under = None,
        where: DirectiveFilter = None,
        order_by: DirectiveOrdering = None,
        include_past: IncludePast = False,
        as_of: AsOf = None,
        known_at: KnownAt = None,
    ) -> Connection[Directive] | None: ...

    @strawberry.field(
        description="Where an organization and those under it stand with tasks; members' own are those of `Member` "
        "(kết quả thực hiện nhiệm vụ)."
    )
    def task_reports(
        self,
        under: UnderThis,
        where: TaskReportFilter = None,
        order_by: TaskReportOrdering = None,
        include_past: IncludePast = False,
        as_of: AsOf = None,
        known_at: KnownAt = None,
    ) -> Connection[TaskReport] | None: ...

    @strawberry.field(
        description="What directives had stated by the day of an organization and of those under it, by period: "
        "targets, and reported figures (số liệu được giao, báo cáo)."
    )
    def stated_figures(
        self,
        under: UnderThis,
        where: StatedFigureFilter = None,
        order_by: StatedFigureOrdering = None,
        as_of: AsOf = None,
        known_at: KnownAt = None,
    ) -> Connection[StatedFigure] | None: ...

    @strawberry.field(description="The sheets that hold on the day, by kind (các phiếu đánh giá).")
    def sheets(
        self, where: SheetFilter = None, order_by: RuleOrdering = None, as_of: AsOf = None, known_at: KnownAt = None
    ) -> list[Sheet] | None: ...

    @strawberry.field(
        description="Which norms are kept at and under an organization on a day, each breach with what shows it (kiểm "
        "tra việc thực hiện quy định)."
    )
    def audit(
        self,
        under: UnderThis,
        kinds: Kinds = None,
        as_of: AsOf = None,
        known_at: KnownAt = None,
    ) -> Audit | None: ...

    @strawberry.field(description="The norms that hold on the day, by kind, level and body (các quy định, định mức).")
    def norms(
        self, where: NormFilter = None, order_by: RuleOrdering = None, as_of: AsOf = None, known_at: KnownAt = None
    ) -> list[Norm] | None: ...
