"""The input of a correction: one recorded fact, and what is right of it.

A value that is left out stays as it is recorded. An explicit null takes it away, or leaves an end open.
"""

from datetime import date

import strawberry
from strawberry import UNSET

from schema.changes.assessments import AssessmentCorrectionInput
from schema.changes.cases import CaseCorrectionInput
from schema.changes.directives import DirectiveCorrectionInput, TaskCorrectionInput, TaskReportCorrectionInput
from schema.changes.organizations import RequestInput
from schema.changes.stated import StatedFigureCorrectionInput
from schema.changes.supervision import ACCEPT
from schema.shared.enums import (
    Body,
    Circumstance,
    Duty,
    EndReason,
    Level,
    MembershipKind,
    OfficeKind,
    Role,
    Sector,
    Standing,
)

SINCE = "The first day, as is right (từ ngày)."
UNTIL = "The day that it no longer holds on, as is right; null: it has not ended (đến trước ngày)."
DECISION = "The symbol of the decision, as is right; null: none (số quyết định)."
VERSION = "Refuse the correction if the organization is at another version by now."


@strawberry.input(description="What was wrong in a membership of a cell (đính chính sinh hoạt đảng).")
class MembershipCorrectionInput:
    membership: strawberry.ID = strawberry.field(description="The membership as it is recorded (dữ liệu đã ghi).")
    since: date | None = strawberry.field(default=UNSET, description=SINCE)
    until: date | None = strawberry.field(
        default=UNSET, description=UNTIL + " Without an end there is no `endReason` either."
    )
    cell: strawberry.ID | None = strawberry.field(default=UNSET, description="The right cell (chi bộ).")
    kind: MembershipKind | None = strawberry.field(default=UNSET, description="How the member belonged to the cell.")
    standing: Standing | None = strawberry.field(default=UNSET, description="The standing during that time.")
    circumstance: Circumstance | None = strawberry.field(
        default=UNSET, description="The circumstance during that time; null: none."
    )
    end_reason: EndReason | None = strawberry.field(default=UNSET, description="Why it ended; null: not known.")


@strawberry.input(description="What was wrong in a seat (đính chính chức vụ đảng).")
class AssignmentCorrectionInput:
    assignment: strawberry.ID = strawberry.field(description="The seat as it is recorded (dữ liệu đã ghi).")
    since: date | None = strawberry.field(default=UNSET, description=SINCE)
    until: date | None = strawberry.field(default=UNSET, description=UNTIL)
    organization: strawberry.ID | None = strawberry.field(
        default=UNSET, description="The organization whose body it is (tổ chức đảng)."
    )
    body: Body | None = strawberry.field(default=UNSET, description="The right body (cấp ủy, ban).")
    role: Role | None = strawberry.field(default=UNSET, description="The right role (chức vụ).")
    decision: str | None = strawberry.field(default=UNSET, description=DECISION)


@strawberry.input(description="What was wrong in a supervision link (đính chính phân công theo dõi).")
class SupervisionCorrectionInput:
    supervision: strawberry.ID = strawberry.field(description="The link as it is recorded (dữ liệu đã ghi).")
    since: date | None = strawberry.field(default=UNSET, description=SINCE)
    until: date | None = strawberry.field(default=UNSET, description=UNTIL)
    duties: list[Duty] | None = strawberry.field(default=UNSET, description="All that was assigned (nhiệm vụ).")
    visits_per_year: int | None = strawberry.field(
        default=UNSET, description="Visits a year that the decision asks for; null: the province's rule."
    )
    decision: str | None = strawberry.field(default=UNSET, description=DECISION)
    accept_without_standing: str | None = strawberry.field(default=UNSET, description=ACCEPT)


@strawberry.input(description="What was wrong in a civil post (đính chính chức vụ chính quyền, đoàn thể).")
class OfficeCorrectionInput:
    office: strawberry.ID = strawberry.field(description="The post as it is recorded (dữ liệu đã ghi).")
    since: date | None = strawberry.field(default=UNSET, description=SINCE)
    until: date | None = strawberry.field(default=UNSET, description=UNTIL)
    kind: OfficeKind | None = strawberry.field(
        default=UNSET, description="The right kind. Left out, it follows the title, if it did so before (loại chức vụ)."
    )
    title: str | None = strawberry.field(default=UNSET, description="The right title (chức danh).")


@strawberry.input(
    description="What was wrong in an organization's place in the hierarchy. The place before ends where this one "
    "begins, the next one begins where it ends: the day is put right for both (đính chính cấp trên trực tiếp)."
)
class ParentCorrectionInput:
    organization: strawberry.ID = strawberry.field(description="The organization (tổ chức đảng).")
    on: date = strawberry.field(description="A day on which what is wrong is recorded.")
    parent: strawberry.ID | None = strawberry.field(default=UNSET, description="The right one above (cấp trên).")
    since: date | None = strawberry.field(default=UNSET, description=SINCE)
    until: date | None = strawberry.field(default=UNSET, description=UNTIL)
    expected_version: int | None = strawberry.field(default=UNSET, description=VERSION)


@strawberry.input(
    description="What was wrong in an organization's name or level; the name before ends where this one begins "
    "(đính chính tên, cấp)."
)
class ProfileCorrectionInput:
    organization: strawberry.ID = strawberry.field(description="The organization (tổ chức đảng).")
    on: date = strawberry.field(description="A day on which what is wrong is recorded.")
    name: str | None = strawberry.field(default=UNSET, description="The right name (tên).")
    short_name: str | None = strawberry.field(
        default=UNSET, description="The right short name; null: none. Left out, a usual one follows the name."
    )
    level: Level | None = strawberry.field(default=UNSET, description="The right level (cấp).")
    since: date | None = strawberry.field(default=UNSET, description=SINCE)
    expected_version: int | None = strawberry.field(default=UNSET, description=VERSION)


@strawberry.input(
    description="What was wrong in an organization itself. Its names, its place in the hierarchy and the places that "
    "it covers begin and end with it (đính chính tổ chức đảng)."
)
class OrganizationCorrectionInput:
    organization: strawberry.ID = strawberry.field(description="The organization (tổ chức đảng).")
    code: str | None = strawberry.field(default=UNSET, description="The right code (mã).")
    sector: Sector | None = strawberry.field(default=UNSET, description="The right kind of unit; null: none.")
    since: date | None = strawberry.field(default=UNSET, description=SINCE)
    until: date | None = strawberry.field(default=UNSET, description=UNTIL)
    expected_version: int | None = strawberry.field(default=UNSET, description=VERSION)


@strawberry.input(
    description="What was wrong in a member's record. Memberships of the cell and the home begin and end with the "
    "membership of the Party, the probation ends with `officialOn` (đính chính hồ sơ đảng viên)."
)
class MemberCorrectionInput:
    member: strawberry.ID = strawberry.field(description="The member (đảng viên).")
    name: str | None = strawberry.field(default=UNSET, description="Full name, family name first (họ và tên).")
    birth_date: date | None = strawberry.field(default=UNSET, description="The day of birth; null: not known.")
    card_number: str | None = strawberry.field(default=UNSET, description="The card's number; null: none.")
    admitted_on: date | None = strawberry.field(default=UNSET, description="The day of admission (ngày kết nạp).")
    official_on: date | None = strawberry.field(
        default=UNSET, description="The day of becoming official; null: still on probation (ngày chính thức)."
    )
    until: date | None = strawberry.field(
        default=UNSET, description="The day on which the membership of the Party ended; null: it has not ended."
    )


@strawberry.input(
    description="What never was: it is taken back, and only the ledger keeps it. Refused where something later rests "
    "on it, which the refusal names (hủy ghi nhận)."
)
class WithdrawalInput:
    fact: strawberry.ID = strawberry.field(
        description="A membership, a seat, a supervision link, a civil post, an assessment or a report on a task; a "
        "member (with cells and home), a meeting (with its visits), a planned meeting, a sheet, a norm, a waiver, a "
        "case, a task, a directive or an organization (with its names) with nothing else recorded about it; an event "
        "of organizations, or a change: then with all that the change did."
    )


@strawberry.input(one_of=True, description="The one fact that is put right: exactly one of these (dữ liệu đính chính).")
class FactCorrectionInput:
    membership: MembershipCorrectionInput | None = strawberry.field(
        default=UNSET, description="A membership of a cell."
    )
    assignment: AssignmentCorrectionInput | None = strawberry.field(default=UNSET, description="A seat in a body.")
    supervision: SupervisionCorrectionInput | None = strawberry.field(default=UNSET, description="A supervision link.")
    office: OfficeCorrectionInput | None = strawberry.field(default=UNSET, description="A civil post.")
    assessment: AssessmentCorrectionInput | None = strawberry.field(default=UNSET, description="An assessment.")
    case: CaseCorrectionInput | None = strawberry.field(default=UNSET, description="A case.")
    directive: DirectiveCorrectionInput | None = strawberry.field(default=UNSET, description="A directive.")
    task: TaskCorrectionInput | None = strawberry.field(default=UNSET, description="A task of a directive.")
    task_report: TaskReportCorrectionInput | None = strawberry.field(default=UNSET, description="A report on a task.")
    stated_figure: StatedFigureCorrectionInput | None = strawberry.field(default=UNSET, description="A stated figure.")
    parent: ParentCorrectionInput | None = strawberry.field(default=UNSET, description="A place in the hierarchy.")
    profile: ProfileCorrectionInput | None = strawberry.field(default=UNSET, description="A name and level.")
    organization: OrganizationCorrectionInput | None = strawberry.field(
        default=UNSET, description="An organization itself."
    )
    member: MemberCorrectionInput | None = strawberry.field(default=UNSET, description="A member's record.")
    withdraw: WithdrawalInput | None = strawberry.field(default=UNSET, description="A fact that never held.")


@strawberry.input(description="The correction of one recorded fact (đính chính dữ liệu).")
class CorrectFactInput(RequestInput):
    reason: str = strawberry.field(description="What was wrong, in words; the ledger keeps it (lý do đính chính).")
    decision: str | None = strawberry.field(
        default=UNSET, description="The symbol of the decision to correct (số quyết định)."
    )
    correction: FactCorrectionInput = strawberry.field(description="The fact, and what is right of it.")
