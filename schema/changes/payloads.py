"""What mutations answer: the objects, the line of the ledger, and why a change was refused."""

import strawberry

from schema.access.grants import Grant
from schema.changes.enums import ReorganizationEffectKind, Rule, UserErrorCode
from schema.changes.lines import Change
from schema.hierarchy.organizations import Organization
from schema.people.assessments import Assessment
from schema.people.cases import Case
from schema.people.directives import Directive, Task, TaskReport
from schema.people.links import Assignment, Membership, Office, Supervision
from schema.people.meetings import Meeting
from schema.people.members import Member
from schema.people.norms import Norm, Waiver
from schema.people.planned import PlannedMeeting
from schema.people.sheets import Sheet
from schema.people.stated import StatedFigure
from schema.shared.explanations import LANGUAGES, NamedValue


@strawberry.type(description="Why a change was refused, or what it is warned of (lý do từ chối, cảnh báo).")
class UserError:
    message: str = strawberry.field(
        description=f"What stands against it, and what would do, {LANGUAGES} (câu giải thích)."
    )
    reason: str = strawberry.field(description="The code of the sentence, the same in every language (mã).")
    values: list[NamedValue] = strawberry.field(description="What the sentence names (giá trị).")
    code: UserErrorCode = strawberry.field(description="What kind of reason it is (loại lý do).")
    field: list[str] | None = strawberry.field(description="The path in the input that it is about.")
    rule: Rule = strawberry.field(description="The rule.")
    conflicting: strawberry.ID | None = strawberry.field(description="What stands in the way.")


@strawberry.interface(description="What every mutation answers (kết quả thay đổi).")
class Payload:
    change: Change | None = strawberry.field(description="The line of the ledger; null where nothing was changed.")
    user_errors: list[UserError] = strawberry.field(description="Why it was refused; empty where it was made.")
    warnings: list[UserError] = strawberry.field(description="What is unusual about it, though it was made.")
    dry_run: bool = strawberry.field(description="Whether it was only tried: answered as if done, nothing is kept.")
    client_mutation_id: str | None = strawberry.field(description="What the input held of it.")


@strawberry.type(description="A change of one organization (thay đổi một tổ chức).")
class OrganizationPayload(Payload):
    organization: Organization | None = strawberry.field(
        description="The organization as on the day of the change, or the one that came of it."
    )


@strawberry.type(description="A change that several organizations came of (thay đổi nhiều tổ chức).")
class OrganizationsPayload(Payload):
    organizations: list[Organization] = strawberry.field(description="The organizations as on the day of the change.")


@strawberry.type(description="A change of a member (thay đổi về đảng viên).")
class MemberPayload(Payload):
    member: Member | None = strawberry.field(description="The member as on the day of the change.")
    membership: Membership | None = strawberry.field(description="The link that was opened, where one was.")


@strawberry.type(description="A change of a seat (thay đổi chức vụ đảng).")
class AssignmentPayload(Payload):
    assignment: Assignment | None = strawberry.field(description="The seat that was opened or ended.")


@strawberry.type(description="A body with its new seats (bầu, chỉ định cấp ủy nhiệm kỳ).")
class CommitteePayload(Payload):
    organization: Organization | None = strawberry.field(description="The organization as on the day of the change.")
    assignments: list[Assignment] = strawberry.field(description="The seats that were opened, in the input's order.")


@strawberry.type(description="A change of a civil post (thay đổi chức vụ chính quyền).")
class OfficePayload(Payload):
    office: Office | None = strawberry.field(description="The post that was taken or left.")


@strawberry.type(description="A change of a supervision link (thay đổi phân công theo dõi).")
class SupervisionPayload(Payload):
    supervision: Supervision | None = strawberry.field(description="The link that was opened or ended.")


@strawberry.type(description="Several supervision links assigned together (phân công theo dõi hàng loạt).")
class SupervisionsPayload(Payload):
    supervisions: list[Supervision] = strawberry.field(description="The links that were opened, in the input's order.")


@strawberry.type(description="A meeting that was recorded or mended (ghi nhận sinh hoạt).")
class MeetingPayload(Payload):
    meeting: Meeting | None = strawberry.field(description="The meeting.")


@strawberry.type(description="The meetings of a return (báo cáo sinh hoạt định kỳ).")
class MeetingsPayload(Payload):
    meetings: list[Meeting] = strawberry.field(description="The meetings that were recorded, in the input's order.")


@strawberry.type(description="Meetings that were planned (lên lịch sinh hoạt).")
class PlannedMeetingsPayload(Payload):
    planned_meetings: list[PlannedMeeting] = strawberry.field(
        description="The meetings as they are planned, in the input's order."
    )


@strawberry.type(description="A meeting that is planned otherwise, or no longer (dời, hủy lịch sinh hoạt).")
class PlannedMeetingPayload(Payload):
    planned_meeting: PlannedMeeting | None = strawberry.field(
        description="The meeting as it is planned now; null where it was called off."
    )
    organization: Organization | None = strawberry.field(description="Whose meeting it is.")


@strawberry.type(description="The results of a review (kết quả đánh giá, xếp loại).")
class AssessmentsPayload(Payload):
    assessments: list[Assessment] = strawberry.field(
        description="The assessments that were recorded, in the input's order."
    )


@strawberry.type(description="A norm that was set (ban hành quy định).")
class NormPayload(Payload):
    norm: Norm | None = strawberry.field(description="The norm.")


@strawberry.type(description="A waiver that was granted or ended (miễn áp dụng quy định).")
class WaiverPayload(Payload):
    waiver: Waiver | None = strawberry.field(description="The waiver; null where it never was.")


@strawberry.type(description="A sheet that was set (ban hành phiếu đánh giá).")
class SheetPayload(Payload):
    sheet: Sheet | None = strawberry.field(description="The sheet.")


@strawberry.type(description="Cases that were opened (mở vụ việc).")
class CasesPayload(Payload):
    cases: list[Case] = strawberry.field(description="The cases that were recorded, in the input's order.")


@strawberry.type(description="A case that was closed (kết thúc vụ việc).")
class CasePayload(Payload):
    case: Case | None = strawberry.field(description="The case.")


@strawberry.type(description="A directive that was issued (ban hành văn bản chỉ đạo).")
class DirectivePayload(Payload):
    directive: Directive | None = strawberry.field(description="The directive.")


@strawberry.type(description="Where organizations and members stand with tasks (báo cáo thực hiện nhiệm vụ).")
class TaskReportsPayload(Payload):
    task_reports: list[TaskReport] = strawberry.field(
        description="The reports that were recorded, in the input's order; those that ended where no state was given."
    )


@strawberry.type(description="Figures that a directive states (giao chỉ tiêu, báo cáo số liệu).")
class StatedFiguresPayload(Payload):
    stated_figures: list[StatedFigure] = strawberry.field(
        description="The figures that were recorded, in the input's order."
    )


@strawberry.type(description="A right that was granted or taken away (thay đổi quyền truy cập).")
class GrantPayload(Payload):
    grant: Grant | None = strawberry.field(description="The grant; null where it never was.")


@strawberry.type(description="A fact that was put right or taken back, with what it is about (đính chính dữ liệu).")
class CorrectionPayload(Payload):
    organization: Organization | None = strawberry.field(
        description="The organization that the fact is about, as on a day on which the fact holds, or would have held."
    )
    member: Member | None = strawberry.field(
        description="The member that the fact is about, as on a day on which the fact holds, or would have held."
    )
    membership: Membership | None = strawberry.field(description="The corrected membership, by the id that it has now.")
    assignment: Assignment | None = strawberry.field(description="The corrected seat, by the id that it has now.")
    supervision: Supervision | None = strawberry.field(description="The corrected link, by the id that it has now.")
    office: Office | None = strawberry.field(description="The corrected civil post, by the id that it has now.")
    assessment: Assessment | None = strawberry.field(description="The corrected assessment, by the id that it has now.")
    case: Case | None = strawberry.field(description="The corrected case.")
    directive: Directive | None = strawberry.field(description="The corrected directive.")
    task: Task | None = strawberry.field(description="The corrected task.")
    task_report: TaskReport | None = strawberry.field(description="The corrected report, by the id that it has now.")
    stated_figure: StatedFigure | None = strawberry.field(
        description="The corrected figure, by the id that it has now."
    )
    waiver: Waiver | None = strawberry.field(description="The waiver, where one was taken back: null.")


@strawberry.type(description="How many facts of a kind a reorganization changed (kết quả sắp xếp).")
class ReorganizationEffect:
    kind: ReorganizationEffectKind = strawberry.field(description="What happened to them.")
    count: int = strawberry.field(description="How many (số lượng).")


@strawberry.type(description="A whole plan, applied or tried (phương án sắp xếp tổ chức).")
class ReorganizationPayload(Payload):
    organization: Organization | None = strawberry.field(
        description="The organization that the plan is under, as on its day: the tree after it, if only tried too."
    )
    made: list[Organization] = strawberry.field(description="The organizations that the plan established.")
    effects: list[ReorganizationEffect] = strawberry.field(description="What it did, in numbers.")
