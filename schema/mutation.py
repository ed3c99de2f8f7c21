# mypy: disable-error-code="empty-body, untyped-decorator"
# Fields declare their shape; how they are answered is declared in resolvers/. Strawberry's decorator is untyped.
"""Mutation: every change, each with one input; an expected refusal is data in the payload."""

from typing import Annotated

import strawberry

from schema.changes.access import GrantAccessInput, RevokeAccessInput
from schema.changes.assessments import RecordAssessmentsInput
from schema.changes.cases import CloseCaseInput, RecordCasesInput
from schema.changes.corrections import CorrectFactInput
from schema.changes.directives import IssueDirectiveInput, ReportProgressInput
from schema.changes.members import (
    AdmitMemberInput,
    AppointCommitteeInput,
    AppointInput,
    ConfirmOfficialInput,
    EndAppointmentInput,
    EndMembershipInput,
    EraseMemberInput,
    LeaveOfficeInput,
    RegisterMemberInput,
    SetCircumstanceInput,
    TakeOfficeInput,
    TransferMemberInput,
)
from schema.changes.norms import EndWaiverInput, GrantWaiverInput, SetNormInput
from schema.changes.organizations import (
    ChangeLevelInput,
    ConfirmOrganizationInput,
    CoverPlacesInput,
    DissolveOrganizationInput,
    EstablishOrganizationInput,
    MergeOrganizationsInput,
    MoveOrganizationInput,
    RenameOrganizationInput,
    SplitOrganizationInput,
)
from schema.changes.payloads import (
    AssessmentsPayload,
    AssignmentPayload,
    CasePayload,
    CasesPayload,
    CommitteePayload,
    CorrectionPayload,
    DirectivePayload,
    GrantPayload,
    MeetingPayload,
    MeetingsPayload,
    MemberPayload,
    NormPayload,
    OfficePayload,
    OrganizationPayload,
    OrganizationsPayload,
    PlannedMeetingPayload,
    PlannedMeetingsPayload,
    ReorganizationPayload,
    SheetPayload,
    StatedFiguresPayload,
    SupervisionPayload,
    SupervisionsPayload,
    TaskReportsPayload,
    WaiverPayload,
)
from schema.changes.planned import CallOffMeetingInput, PlanMeetingsInput, ReplanMeetingInput
from schema.changes.reorganization import ApplyReorganizationInput
from schema.changes.sheets import SetSheetInput
from schema.changes.stated import StateFiguresInput
from schema.changes.supervision import (
    AssignSupervisorInput,
    AssignSupervisorsInput,
    CorrectMeetingInput,
    EndSupervisionInput,
    RecordMeetingInput,
    RecordMeetingsInput,
)

GIVEN = strawberry.argument(description="What is to be changed.")


@strawberry.type(
    description="All changes. Nothing is overwritten: a change closes facts and opens others, in one transaction with "
    "one line in the ledger. Changes of one request are made one after another, each on its own."
)
class Mutation:
    @strawberry.field(description="Establishes an organization (thành lập tổ chức đảng).")
    def establish_organization(self, input: Annotated[EstablishOrganizationInput, GIVEN]) -> OrganizationPayload: ...

    @strawberry.field(description="Gives an organization another name (đổi tên).")
    def rename_organization(self, input: Annotated[RenameOrganizationInput, GIVEN]) -> OrganizationPayload: ...

    @strawberry.field(description="Raises or lowers an organization to another level (nâng cấp, chuyển cấp).")
    def change_level(self, input: Annotated[ChangeLevelInput, GIVEN]) -> OrganizationPayload: ...

    @strawberry.field(description="Moves an organization, with all under it, under another one (chuyển trực thuộc).")
    def move_organization(self, input: Annotated[MoveOrganizationInput, GIVEN]) -> OrganizationPayload: ...

    @strawberry.field(description="Merges organizations into one (hợp nhất, sáp nhập).")
    def merge_organizations(self, input: Annotated[MergeOrganizationsInput, GIVEN]) -> OrganizationPayload: ...

    @strawberry.field(description="Splits an organization into several (chia tách).")
    def split_organization(self, input: Annotated[SplitOrganizationInput, GIVEN]) -> OrganizationsPayload: ...

    @strawberry.field(description="Ends an organization (giải thể, kết thúc hoạt động).")
    def dissolve_organization(self, input: Annotated[DissolveOrganizationInput, GIVEN]) -> OrganizationPayload: ...

    @strawberry.field(description="Gives an organization the places that it covers (thay đổi địa bàn).")
    def cover_places(self, input: Annotated[CoverPlacesInput, GIVEN]) -> OrganizationPayload: ...

    @strawberry.field(description="Marks an organization's data as looked through and up to date (xác nhận dữ liệu).")
    def confirm_organization(self, input: Annotated[ConfirmOrganizationInput, GIVEN]) -> OrganizationPayload: ...

    @strawberry.field(description="Admits a member on probation (kết nạp đảng viên).")
    def admit_member(self, input: Annotated[AdmitMemberInput, GIVEN]) -> MemberPayload: ...

    @strawberry.field(
        description="Puts somebody on the list who was admitted before, elsewhere or before the list was kept "
        "(tiếp nhận đảng viên đã được kết nạp)."
    )
    def register_member(self, input: Annotated[RegisterMemberInput, GIVEN]) -> MemberPayload: ...

    @strawberry.field(description="Ends a probation: the member is official (công nhận đảng viên chính thức).")
    def confirm_official(self, input: Annotated[ConfirmOfficialInput, GIVEN]) -> MemberPayload: ...

    @strawberry.field(description="Transfers a member, for good, for a time or by residence (chuyển sinh hoạt đảng).")
    def transfer_member(self, input: Annotated[TransferMemberInput, GIVEN]) -> MemberPayload: ...

    @strawberry.field(description="Sets or takes away a member's circumstance (thay đổi tình trạng).")
    def set_circumstance(self, input: Annotated[SetCircumstanceInput, GIVEN]) -> MemberPayload: ...

    @strawberry.field(description="Ends a membership of the Party with all that hangs on it (ra khỏi Đảng, từ trần).")
    def end_membership(self, input: Annotated[EndMembershipInput, GIVEN]) -> MemberPayload: ...

    @strawberry.field(description="Gives a member a seat in a body (chỉ định, bầu bổ sung).")
    def appoint(self, input: Annotated[AppointInput, GIVEN]) -> AssignmentPayload: ...

    @strawberry.field(description="Ends a seat (thôi chức vụ).")
    def end_appointment(self, input: Annotated[EndAppointmentInput, GIVEN]) -> AssignmentPayload: ...

    @strawberry.field(description="Gives a body all its seats for a term at once (bầu, chỉ định cấp ủy nhiệm kỳ).")
    def appoint_committee(self, input: Annotated[AppointCommitteeInput, GIVEN]) -> CommitteePayload: ...

    @strawberry.field(description="Gives somebody a civil post (giữ chức vụ chính quyền, đoàn thể).")
    def take_office(self, input: Annotated[TakeOfficeInput, GIVEN]) -> OfficePayload: ...

    @strawberry.field(description="Ends a civil post (thôi chức vụ chính quyền, đoàn thể).")
    def leave_office(self, input: Annotated[LeaveOfficeInput, GIVEN]) -> OfficePayload: ...

    @strawberry.field(description="Assigns a committee member to an organization (phân công cấp ủy viên theo dõi).")
    def assign_supervisor(self, input: Annotated[AssignSupervisorInput, GIVEN]) -> SupervisionPayload: ...

    @strawberry.field(description="Ends a supervision link (thôi phân công theo dõi).")
    def end_supervision(self, input: Annotated[EndSupervisionInput, GIVEN]) -> SupervisionPayload: ...

    @strawberry.field(description="Assigns supervisors, all or none (phân công theo dõi hàng loạt).")
    def assign_supervisors(self, input: Annotated[AssignSupervisorsInput, GIVEN]) -> SupervisionsPayload: ...

    @strawberry.field(description="Records a meeting and who came from above (ghi nhận kỳ sinh hoạt).")
    def record_meeting(self, input: Annotated[RecordMeetingInput, GIVEN]) -> MeetingPayload: ...

    @strawberry.field(
        description="Records the meetings of a return, all or none: those of a month under a committee, as it collects "
        "them (báo cáo sinh hoạt hằng tháng)."
    )
    def record_meetings(self, input: Annotated[RecordMeetingsInput, GIVEN]) -> MeetingsPayload: ...

    @strawberry.field(
        description="Plans meetings, all or none: those of one organization for a year, say (lên lịch sinh hoạt)."
    )
    def plan_meetings(self, input: Annotated[PlanMeetingsInput, GIVEN]) -> PlannedMeetingsPayload: ...

    @strawberry.field(
        description="Plans the same meeting otherwise: puts it off, or says another hour (dời, sửa lịch sinh hoạt)."
    )
    def replan_meeting(self, input: Annotated[ReplanMeetingInput, GIVEN]) -> PlannedMeetingPayload: ...

    @strawberry.field(description="Calls off a meeting that was planned (hủy lịch sinh hoạt).")
    def call_off_meeting(self, input: Annotated[CallOffMeetingInput, GIVEN]) -> PlannedMeetingPayload: ...

    @strawberry.field(
        description="Records how organizations and members were judged for a period, all or none; `on` is the day of "
        "the decision (ghi nhận kết quả đánh giá, xếp loại)."
    )
    def record_assessments(self, input: Annotated[RecordAssessmentsInput, GIVEN]) -> AssessmentsPayload: ...

    @strawberry.field(
        description="Sets a sheet by which organizations or members are judged from a day on (ban hành phiếu đánh giá)."
    )
    def set_sheet(self, input: Annotated[SetSheetInput, GIVEN]) -> SheetPayload: ...

    @strawberry.mutation(
        description="Sets a norm: what must hold from a day on, a version that ends the one before (ban hành quy định)."
    )
    def set_norm(self, input: Annotated[SetNormInput, GIVEN]) -> NormPayload: ...

    @strawberry.mutation(
        description="Exempts an organization, or it and all under it, from a version of a norm (miễn áp dụng quy định)."
    )
    def grant_waiver(self, input: Annotated[GrantWaiverInput, GIVEN]) -> WaiverPayload: ...

    @strawberry.mutation(description="Ends a waiver of a norm (chấm dứt miễn áp dụng).")
    def end_waiver(self, input: Annotated[EndWaiverInput, GIVEN]) -> WaiverPayload: ...

    @strawberry.field(
        description="Opens cases about organizations and members, all or none: an inspection, a discipline, a "
        "commendation, feedback, somebody's leaving; an outcome closes one the same day (mở, ghi nhận vụ việc)."
    )
    def record_cases(self, input: Annotated[RecordCasesInput, GIVEN]) -> CasesPayload: ...

    @strawberry.field(description="Closes a case (kết thúc vụ việc).")
    def close_case(self, input: Annotated[CloseCaseInput, GIVEN]) -> CasePayload: ...

    @strawberry.field(
        description="Issues a directive with its tasks; those that it replaces end (ban hành văn bản chỉ đạo)."
    )
    def issue_directive(self, input: Annotated[IssueDirectiveInput, GIVEN]) -> DirectivePayload: ...

    @strawberry.field(
        description="Reports where organizations and members stand with tasks from the day on, all or none: the first "
        "report on a task gives it to them (giao nhiệm vụ, báo cáo thực hiện nhiệm vụ)."
    )
    def report_progress(self, input: Annotated[ReportProgressInput, GIVEN]) -> TaskReportsPayload: ...

    @strawberry.field(
        description="States figures of organizations by a directive, all or none: targets, and reported ones (giao chỉ "
        "tiêu, báo cáo số liệu)."
    )
    def state_figures(self, input: Annotated[StateFiguresInput, GIVEN]) -> StatedFiguresPayload: ...

    @strawberry.field(description="Mends the record of a meeting; the ledger keeps the old one (sửa ghi nhận).")
    def correct_meeting(self, input: Annotated[CorrectMeetingInput, GIVEN]) -> MeetingPayload: ...

    @strawberry.field(
        description="Mends a mistake: a recorded fact was wrong, and is put right for all the days that it holds on, "
        "or taken back. What was believed before stays readable in the ledger (đính chính dữ liệu)."
    )
    def correct_fact(self, input: Annotated[CorrectFactInput, GIVEN]) -> CorrectionPayload: ...

    @strawberry.field(
        description="Erases a member's personal data for good: name, birth date, card number, what cases about them "
        "say, and what of it stood earlier. The ledger's lines stay, and verify as before (xóa dữ liệu cá nhân)."
    )
    def erase_member(self, input: Annotated[EraseMemberInput, GIVEN]) -> MemberPayload: ...

    @strawberry.field(description="Applies a whole plan, all or none of it (thực hiện phương án sắp xếp tổ chức).")
    def apply_reorganization(self, input: Annotated[ApplyReorganizationInput, GIVEN]) -> ReorganizationPayload: ...

    @strawberry.field(description="Lets somebody see and change what a role says (cấp quyền truy cập).")
    def grant_access(self, input: Annotated[GrantAccessInput, GIVEN]) -> GrantPayload: ...

    @strawberry.field(description="Takes a right away; it is used no more from then on (thu hồi quyền truy cập).")
    def revoke_access(self, input: Annotated[RevokeAccessInput, GIVEN]) -> GrantPayload: ...
