# mypy: disable-error-code="empty-body, untyped-decorator"
# Fields declare their shape; how they are answered is declared in resolvers/. Strawberry's decorator is untyped.
"""Organizations, their profiles, and the levels of their supervision chain."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import strawberry

from schema.changes.enums import ChangeKind
from schema.changes.filters import ChangeFilter, ChangeOrdering
from schema.changes.lines import Change
from schema.hierarchy.events import ChangeEvent, Lineage
from schema.hierarchy.filters import (
    EventFilter,
    EventOrdering,
    OrganizationFilter,
    OrganizationOrdering,
    PlaceFilter,
    PlaceOrdering,
)
from schema.people.assessments import Assessment, AssessmentFilter, AssessmentOrdering
from schema.people.cases import Case, CaseFilter, CaseOrdering
from schema.people.directives import TaskReport, TaskReportFilter
from schema.people.filters import (
    AssignmentFilter,
    LinkOrdering,
    MeetingFilter,
    MeetingOrdering,
    MembershipFilter,
    OfficeFilter,
    SupervisionFilter,
)
from schema.people.links import SINCE, UNTIL, Assignment, Membership, Office, Supervision
from schema.people.meetings import Meeting
from schema.people.planned import PlannedMeeting, PlannedMeetingFilter, PlannedMeetingOrdering
from schema.people.stated import StatedFigure, StatedFigureFilter, StatedFigureOrdering
from schema.shared.connections import Connection, DescendantConnection
from schema.shared.enums import CountScope, Level, Sector, Standing
from schema.shared.filters import SpanOrdering
from schema.shared.nodes import IncludePast, Node
from schema.supervision.coverage import OrganizationCoverage

if TYPE_CHECKING:
    from schema.hierarchy.places import Place
    from schema.people.members import Member

MemberRef = Annotated["Member", strawberry.lazy("schema.people.members")]
PlaceRef = Annotated["Place", strawberry.lazy("schema.hierarchy.places")]
OrganizationRef = Annotated["Organization", strawberry.lazy("schema.hierarchy.organizations")]

Levels = Annotated[list[Level] | None, strawberry.argument(description="Only organizations of these levels.")]
Transitive = Annotated[bool, strawberry.argument(description="Also along earlier or later events.")]


@strawberry.type(description="A name and a level of an organization for a time (tên gọi và cấp theo thời gian).")
class Profile:
    name: str = strawberry.field(description="The name (tên).")
    short_name: str | None = strawberry.field(description="The short name (tên viết tắt).")
    level: Level = strawberry.field(description="The level (cấp).")
    since: date = strawberry.field(description=SINCE)
    until: date | None = strawberry.field(description=UNTIL)


@strawberry.type(description="Who supervises one organization on the path to the root (cấp theo dõi).")
class SupervisionLevel:
    organization: OrganizationRef = strawberry.field(description="The organization on the path.")

    @strawberry.field(description="Its supervision links (phân công theo dõi).")
    def supervisions(
        self, where: SupervisionFilter = None, order_by: LinkOrdering = None, include_past: IncludePast = False
    ) -> list[Supervision]: ...


@strawberry.type(description="A Party organization, from Central to cell and Party group (tổ chức đảng).")
class Organization(Node):
    code: str = strawberry.field(
        description="The code of the place whose committee it is (GSO, a text; reused over time), else its own (mã)."
    )
    name: str = strawberry.field(description="The name on that day (tên).")
    short_name: str | None = strawberry.field(description="The short name on that day (tên viết tắt).")
    level: Level = strawberry.field(description="The level on that day (cấp).")
    sector: Sector | None = strawberry.field(description="What kind of unit it belongs to (loại hình).")
    since: date = strawberry.field(description="The day of its founding (ngày thành lập).")
    until: date | None = strawberry.field(
        description="The day that it no longer exists on, exclusive; null: it goes on."
    )
    confirmed_on: date | None = strawberry.field(
        description="The day that its data were last confirmed as up to date; null: only after the day asked about "
        "(ngày xác nhận dữ liệu)."
    )
    version: int | None = strawberry.field(description="Grows with every change to it.")
    depth: int = strawberry.field(description="Steps below the root on that day: 0 for a root (độ sâu).")
    child_count: int | None = strawberry.field(
        description="How many organizations are directly under it (số tổ chức trực thuộc)."
    )
    parent: OrganizationRef | None = strawberry.field(description="The organization right above (cấp trên trực tiếp).")
    ancestors: list[OrganizationRef] = strawberry.field(
        description="All above it, root first, without itself (các cấp trên)."
    )
    secretary: MemberRef | None = strawberry.field(description="The secretary of its committee (bí thư).")
    supervision_chain: list[SupervisionLevel] = strawberry.field(
        description="For itself and each organization above it, root first: who supervises it (chuỗi theo dõi)."
    )

    @strawberry.field(description="Every dated name and level (các tên gọi và cấp).")
    def profiles(self, order_by: SpanOrdering = None) -> list[Profile]: ...

    @strawberry.field(description="The organizations directly under it, by level, then code (tổ chức trực thuộc).")
    def children(
        self,
        where: OrganizationFilter = None,
        order_by: OrganizationOrdering = None,
    ) -> Connection[OrganizationRef] | None: ...

    @strawberry.field(
        description="All organizations under it, without itself, in a flat list by level, then code (các cấp dưới)."
    )
    def descendants(
        self,
        where: OrganizationFilter = None,
        order_by: OrganizationOrdering = None,
        max_depth: Annotated[int | None, strawberry.argument(description="At most so many steps below.")] = None,
    ) -> DescendantConnection | None: ...

    @strawberry.field(description="How many organizations are under it at any depth (số tổ chức cấp dưới).")
    def descendant_count(self, levels: Levels = None) -> int | None: ...

    cell_count: int = strawberry.field(
        description="How many Party cells there are at and under it, cells of their own and of a committee (số chi bộ)."
    )
    permitted_changes: list[ChangeKind] = strawberry.field(
        description="Which kinds of change whoever asks may make of it (quyền thay đổi): all where nobody has to say "
        "who they are; what a change would touch elsewhere may stand in the way all the same."
    )
    permitted_changes_under: list[ChangeKind] = strawberry.field(
        description="Which kinds of change whoever asks may make of its members and of what comes under it (quyền thay "
        "đổi cấp dưới): by a right that was granted at the very organization also what needs one from above, as "
        "RECORD_ASSESSMENTS."
    )
    last_meeting: Meeting | None = strawberry.field(
        description="The last meeting that it held up to that day (cuộc họp gần nhất)."
    )

    @strawberry.field(
        description="Whether it is followed from above, and how many of those under it are (tình hình theo dõi); of "
        "hundreds of organizations at once, in a few statements."
    )
    def coverage(
        self,
        levels: Annotated[
            list[Level] | None,
            strawberry.argument(
                description="Only those of these levels under it; default: grassroots committees and cells, cells."
            ),
        ] = None,
    ) -> OrganizationCoverage: ...

    @strawberry.field(description="How many members it has, by the cell that counts them (số đảng viên).")
    def member_count(
        self,
        standing: Annotated[Standing | None, strawberry.argument(description="Only members of this standing.")] = None,
        scope: Annotated[
            CountScope, strawberry.argument(description="With or without those under it.")
        ] = CountScope.SUBTREE,
    ) -> int | None: ...

    @strawberry.field(description="Who belongs to it as a cell, by given name (đảng viên sinh hoạt tại đây).")
    def memberships(
        self,
        where: MembershipFilter = None,
        order_by: LinkOrdering = None,
        include_past: IncludePast = False,
    ) -> Connection[Membership] | None: ...

    @strawberry.field(description="The seats in its bodies, highest first (chức vụ trong cấp ủy và ủy ban kiểm tra).")
    def assignments(
        self, where: AssignmentFilter = None, order_by: LinkOrdering = None, include_past: IncludePast = False
    ) -> list[Assignment]: ...

    @strawberry.field(description="The civil posts that are held at it (chức vụ chính quyền, đoàn thể).")
    def offices(
        self, where: OfficeFilter = None, order_by: LinkOrdering = None, include_past: IncludePast = False
    ) -> list[Office]: ...

    @strawberry.field(description="Who is assigned to follow it (cấp ủy viên theo dõi).")
    def supervisions(
        self, where: SupervisionFilter = None, order_by: LinkOrdering = None, include_past: IncludePast = False
    ) -> list[Supervision]: ...

    @strawberry.field(description="The places that it covers (địa bàn).")
    def places(self, where: PlaceFilter = None, order_by: PlaceOrdering = None) -> list[PlaceRef]: ...

    @strawberry.field(description="Every event that it took part in (các sự kiện tổ chức).")
    def events(self, where: EventFilter = None, order_by: EventOrdering = None) -> list[ChangeEvent]: ...

    @strawberry.field(description="Its meetings up to that day, by date (các kỳ sinh hoạt).")
    def meetings(
        self,
        where: MeetingFilter = None,
        order_by: MeetingOrdering = None,
    ) -> Connection[Meeting] | None: ...

    @strawberry.field(description="The meetings that it plans as of that day, by date (lịch sinh hoạt).")
    def planned_meetings(
        self,
        where: PlannedMeetingFilter = None,
        order_by: PlannedMeetingOrdering = None,
    ) -> Connection[PlannedMeeting] | None: ...

    @strawberry.field(
        description="How it was judged, as far as that was decided by the day, by period (kết quả đánh giá, xếp loại)."
    )
    def assessments(self, where: AssessmentFilter = None, order_by: AssessmentOrdering = None) -> list[Assessment]: ...

    @strawberry.field(
        description="The cases that concern it itself, opened by the day, in order; those of its members and of what "
        "is under it are in `cases` (vụ việc)."
    )
    def cases(self, where: CaseFilter = None, order_by: CaseOrdering = None) -> list[Case]: ...

    @strawberry.field(description="Where it stands with tasks, by directive and task (kết quả thực hiện nhiệm vụ).")
    def task_reports(
        self, where: TaskReportFilter = None, order_by: SpanOrdering = None, include_past: IncludePast = False
    ) -> list[TaskReport]: ...

    @strawberry.field(
        description="What directives had stated of it by the day, by period: targets, and reported figures (số liệu "
        "được giao, báo cáo)."
    )
    def stated_figures(
        self, where: StatedFigureFilter = None, order_by: StatedFigureOrdering = None
    ) -> list[StatedFigure]: ...

    @strawberry.field(
        description="What went into it, as it was on the day before (tổ chức tiền thân). Not cut at asOf."
    )
    def predecessors(self, transitive: Transitive = False) -> list[Lineage]: ...

    @strawberry.field(description="What it went into, as it was on that day (tổ chức kế thừa). Not cut at asOf.")
    def successors(self, transitive: Transitive = False) -> list[Lineage]: ...

    @strawberry.field(description="Every change about it, in order; not cut at asOf (lịch sử thay đổi).")
    def history(
        self,
        where: ChangeFilter = None,
        order_by: ChangeOrdering = None,
    ) -> Connection[Change] | None: ...
