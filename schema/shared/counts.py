# mypy: disable-error-code="empty-body, untyped-decorator"
# Fields declare their shape; how they are answered is declared in resolvers/. Strawberry's decorator is untyped.
"""Counts by group: of members, of memberships, of organizations, of assessments, of cases."""

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import strawberry

from schema.hierarchy.filters import OrganizationOrdering
from schema.people.assessments import AssessmentOrdering
from schema.people.cases import CaseOrdering
from schema.people.filters import LinkOrdering, MemberOrdering
from schema.shared.assessed import AssessmentKind, AssessmentLevel, ComparableGroup
from schema.shared.concerned import CaseForm, CaseKind, CaseOutcome
from schema.shared.connections import Connection
from schema.shared.enums import (
    Circumstance,
    CoverageState,
    EndReason,
    Level,
    MembershipKind,
    Sector,
    Standing,
    described,
)

if TYPE_CHECKING:
    from schema.hierarchy.organizations import Organization
    from schema.people.assessments import Assessment
    from schema.people.cases import Case
    from schema.people.links import Membership
    from schema.people.members import Member

OrganizationRef = Annotated["Organization", strawberry.lazy("schema.hierarchy.organizations")]
MemberRef = Annotated["Member", strawberry.lazy("schema.people.members")]
AssessmentRef = Annotated["Assessment", strawberry.lazy("schema.people.assessments")]
CaseRef = Annotated["Case", strawberry.lazy("schema.people.cases")]
MembershipRef = Annotated["Membership", strawberry.lazy("schema.people.links")]

COUNT = "How many (số lượng)."
LIST = "Exactly those that are counted (danh sách)."
UNDER = "The organization asked for (tổ chức)."
ON = "The day (ngày)."
TOTAL = "How many in all: the groups add up to it (tổng số)."
GROUPED = "What they are grouped by (tiêu chí nhóm)."
GROUPS = "The groups: words and levels in their own order, years and ages by size, those of none last (các nhóm)."
CHILD = (
    "By CHILD: the organization directly under the one asked for, or that one itself; none of them is left out "
    "(tổ chức trực thuộc)."
)
LEVEL = "By LEVEL: the level on that day (cấp)."


class MemberGrouping(StrEnum):
    LEVEL = "LEVEL"
    SECTOR = "SECTOR"
    CHILD = "CHILD"
    AGE_GROUP = "AGE_GROUP"
    ADMISSION_YEAR = "ADMISSION_YEAR"
    STANDING = "STANDING"
    CIRCUMSTANCE = "CIRCUMSTANCE"


class MembershipGrouping(StrEnum):
    LEVEL = "LEVEL"
    CHILD = "CHILD"
    KIND = "KIND"
    STANDING = "STANDING"
    CIRCUMSTANCE = "CIRCUMSTANCE"
    END_REASON = "END_REASON"
    YEAR = "YEAR"
    END_YEAR = "END_YEAR"


class OrganizationGrouping(StrEnum):
    LEVEL = "LEVEL"
    SECTOR = "SECTOR"
    CHILD = "CHILD"
    FOUNDING_YEAR = "FOUNDING_YEAR"
    COVERAGE = "COVERAGE"


class AssessmentGrouping(StrEnum):
    LEVEL = "LEVEL"
    KIND = "KIND"
    COMPARABLE_GROUP = "COMPARABLE_GROUP"
    CHILD = "CHILD"
    YEAR = "YEAR"


class CaseGrouping(StrEnum):
    KIND = "KIND"
    FORM = "FORM"
    OUTCOME = "OUTCOME"
    CHILD = "CHILD"
    YEAR = "YEAR"


described(
    MemberGrouping,
    "What members are counted by (tiêu chí nhóm đảng viên).",
    {
        "LEVEL": "By the level of the cell that counts them (theo cấp của tổ chức).",
        "SECTOR": "By the sector of that cell (theo loại hình).",
        "CHILD": "By the organizations directly under the one asked for (theo tổ chức trực thuộc).",
        "AGE_GROUP": "By age in full years: up to 30, 31 to 40, 41 to 50, 51 to 60, over 60 (theo nhóm tuổi).",
        "ADMISSION_YEAR": "By the year of admission (theo năm kết nạp).",
        "STANDING": "By standing (chính thức, dự bị).",
        "CIRCUMSTANCE": "By circumstance (theo tình trạng).",
    },
)
described(
    MembershipGrouping,
    "What memberships of cells are counted by (tiêu chí nhóm quan hệ sinh hoạt đảng).",
    {
        "LEVEL": "By the level of the cell (theo cấp của tổ chức).",
        "CHILD": "By the organizations directly under the one asked for (theo tổ chức trực thuộc).",
        "KIND": "By kind (theo loại sinh hoạt).",
        "STANDING": "By standing (chính thức, dự bị).",
        "CIRCUMSTANCE": "By circumstance (theo tình trạng).",
        "END_REASON": "By the reason of the end (theo lý do kết thúc).",
        "YEAR": "By the year of the first day (theo năm bắt đầu).",
        "END_YEAR": "By the year of the end (theo năm kết thúc).",
    },
)
described(
    OrganizationGrouping,
    "What organizations are counted by (tiêu chí nhóm tổ chức đảng).",
    {
        "LEVEL": "By level (theo cấp).",
        "SECTOR": "By sector (theo loại hình).",
        "CHILD": "By the organizations directly under the one asked for (theo tổ chức trực thuộc).",
        "FOUNDING_YEAR": "By the year of founding (theo năm thành lập).",
        "COVERAGE": "By the state of coverage (theo tình trạng phân công theo dõi).",
    },
)


described(
    AssessmentGrouping,
    "What assessments are counted by (tiêu chí nhóm kết quả đánh giá).",
    {
        "LEVEL": "By level, or whether it was met (theo mức xếp loại).",
        "KIND": "By kind (theo loại đánh giá).",
        "COMPARABLE_GROUP": "By the group of people (theo nhóm đối tượng).",
        "CHILD": "By the organizations directly under the one asked for (theo tổ chức trực thuộc).",
        "YEAR": "By the year in which the period begins (theo năm đánh giá).",
    },
)


described(
    CaseGrouping,
    "What cases are counted by (tiêu chí nhóm vụ việc).",
    {
        "KIND": "By kind (theo loại vụ việc).",
        "FORM": "By form (theo hình thức).",
        "OUTCOME": "By outcome, open ones last (theo kết quả giải quyết).",
        "CHILD": "By the organizations directly under the one asked for (theo tổ chức trực thuộc).",
        "YEAR": "By the year in which they were opened (theo năm mở).",
    },
)


@strawberry.type(description="The members of one group: one of what is asked for by (số đảng viên theo nhóm).")
class MemberCount:
    count: int = strawberry.field(description=COUNT)
    level: Level | None = strawberry.field(description="By LEVEL: the level of the cell (cấp).")
    sector: Sector | None = strawberry.field(description="By SECTOR: that of the cell; null: of a place (loại hình).")
    child: OrganizationRef | None = strawberry.field(description=CHILD)
    age_least: int | None = strawberry.field(description="By AGE_GROUP: the least age; null: unknown (tuổi từ).")
    age_most: int | None = strawberry.field(description="By AGE_GROUP: the greatest age; null: no end (tuổi đến).")
    year: int | None = strawberry.field(description="By ADMISSION_YEAR: the year; null: unknown (năm kết nạp).")
    standing: Standing | None = strawberry.field(description="By STANDING: the standing (chính thức, dự bị).")
    circumstance: Circumstance | None = strawberry.field(
        description="By CIRCUMSTANCE: the circumstance; null: none (tình trạng)."
    )

    @strawberry.field(description=LIST)
    def members(self, order_by: MemberOrdering = None) -> Connection[MemberRef] | None: ...


@strawberry.type(description="Members in numbers, by group (số liệu đảng viên).")
class MemberCounts:
    under: OrganizationRef = strawberry.field(description=UNDER)
    on: date = strawberry.field(description=ON)
    by: MemberGrouping = strawberry.field(description=GROUPED)
    total: int = strawberry.field(description=TOTAL)
    groups: list[MemberCount] = strawberry.field(description=GROUPS)


@strawberry.type(description="The memberships of one group (số quan hệ sinh hoạt đảng theo nhóm).")
class MembershipCount:
    count: int = strawberry.field(description=COUNT)
    level: Level | None = strawberry.field(description=LEVEL)
    child: OrganizationRef | None = strawberry.field(description=CHILD)
    kind: MembershipKind | None = strawberry.field(description="By KIND: the kind (loại sinh hoạt).")
    standing: Standing | None = strawberry.field(description="By STANDING: the standing (chính thức, dự bị).")
    circumstance: Circumstance | None = strawberry.field(
        description="By CIRCUMSTANCE: the circumstance; null: none (tình trạng)."
    )
    end_reason: EndReason | None = strawberry.field(
        description="By END_REASON: the reason; null: not ended, or none recorded (lý do kết thúc)."
    )
    year: int | None = strawberry.field(description="By YEAR or END_YEAR: the year; null: not ended (năm).")

    @strawberry.field(description=LIST)
    def memberships(self, order_by: LinkOrdering = None) -> Connection[MembershipRef] | None: ...


@strawberry.type(description="Memberships of cells in numbers, by group (số liệu quan hệ sinh hoạt đảng).")
class MembershipCounts:
    under: OrganizationRef = strawberry.field(description=UNDER)
    on: date = strawberry.field(description=ON)
    by: MembershipGrouping = strawberry.field(description=GROUPED)
    total: int = strawberry.field(description=TOTAL)
    groups: list[MembershipCount] = strawberry.field(description=GROUPS)


@strawberry.type(description="The organizations of one group (số tổ chức theo nhóm).")
class OrganizationCount:
    count: int = strawberry.field(description=COUNT)
    level: Level | None = strawberry.field(description=LEVEL)
    sector: Sector | None = strawberry.field(description="By SECTOR: the sector; null: of a place (loại hình).")
    child: OrganizationRef | None = strawberry.field(description=CHILD)
    year: int | None = strawberry.field(description="By FOUNDING_YEAR: the year (năm thành lập).")
    coverage: CoverageState | None = strawberry.field(
        description="By COVERAGE: the state (tình trạng phân công theo dõi)."
    )

    @strawberry.field(description=LIST)
    def organizations(self, order_by: OrganizationOrdering = None) -> Connection[OrganizationRef] | None: ...


@strawberry.type(description="Organizations in numbers, by group (số liệu tổ chức đảng).")
class OrganizationCounts:
    under: OrganizationRef = strawberry.field(description=UNDER)
    on: date = strawberry.field(description=ON)
    by: OrganizationGrouping = strawberry.field(description=GROUPED)
    total: int = strawberry.field(description=TOTAL)
    groups: list[OrganizationCount] = strawberry.field(description=GROUPS)


@strawberry.type(description="The assessments of one group (số kết quả đánh giá theo nhóm).")
class AssessmentCount:
    count: int = strawberry.field(description=COUNT)
    level: AssessmentLevel | None = strawberry.field(description="By LEVEL: the level (mức xếp loại).")
    kind: AssessmentKind | None = strawberry.field(description="By KIND: the kind (loại đánh giá).")
    comparable_group: ComparableGroup | None = strawberry.field(
        description="By COMPARABLE_GROUP: the group; null: an organization, or none recorded (nhóm đối tượng)."
    )
    child: OrganizationRef | None = strawberry.field(description=CHILD)
    year: int | None = strawberry.field(description="By YEAR: the year in which the period begins (năm đánh giá).")

    @strawberry.field(description=LIST)
    def assessments(self, order_by: AssessmentOrdering = None) -> Connection[AssessmentRef] | None: ...


@strawberry.type(description="Assessments in numbers, by group (số liệu đánh giá, xếp loại).")
class AssessmentCounts:
    under: OrganizationRef = strawberry.field(description=UNDER)
    on: date = strawberry.field(description=ON)
    by: AssessmentGrouping = strawberry.field(description=GROUPED)
    total: int = strawberry.field(description=TOTAL)
    groups: list[AssessmentCount] = strawberry.field(description=GROUPS)


@strawberry.type(description="The cases of one group (số vụ việc theo nhóm).")
class CaseCount:
    count: int = strawberry.field(description=COUNT)
    kind: CaseKind | None = strawberry.field(description="By KIND: the kind (loại vụ việc).")
    form: CaseForm | None = strawberry.field(description="By FORM: the form (hình thức).")
    outcome: CaseOutcome | None = strawberry.field(
        description="By OUTCOME: the outcome; null: open on that day (kết quả giải quyết)."
    )
    child: OrganizationRef | None = strawberry.field(description=CHILD)
    year: int | None = strawberry.field(description="By YEAR: the year of the opening (năm mở).")

    @strawberry.field(description=LIST)
    def cases(self, order_by: CaseOrdering = None) -> Connection[CaseRef] | None: ...


@strawberry.type(description="Cases in numbers, by group (số liệu vụ việc).")
class CaseCounts:
    under: OrganizationRef = strawberry.field(description=UNDER)
    on: date = strawberry.field(description=ON)
    by: CaseGrouping = strawberry.field(description=GROUPED)
    total: int = strawberry.field(description=TOTAL)
    groups: list[CaseCount] = strawberry.field(description=GROUPS)
