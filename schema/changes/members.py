"""Inputs of the mutations about members, seats and civil posts."""

from datetime import date

import strawberry
from strawberry import UNSET

from schema.changes.enums import EndOfMembership
from schema.changes.organizations import ChangeInput
from schema.shared.enums import Body, Circumstance, MembershipKind, OfficeKind, Role

HOME = "The place in which the member lives from the day on; left out: nothing is said of it (nơi cư trú)."
UNTIL = "The day that it no longer holds on, where that is known already (đến trước ngày)."


@strawberry.input(description="A change of a member who is there.")
class MemberInput(ChangeInput):
    member: strawberry.ID = strawberry.field(description="The member (đảng viên).")


@strawberry.input(description="The admission of a member (kết nạp đảng viên).")
class AdmitMemberInput(ChangeInput):
    cell: strawberry.ID = strawberry.field(description="The cell that admits (chi bộ kết nạp).")
    name: str = strawberry.field(description="Full name, family name first (họ và tên).")
    birth_date: date | None = strawberry.field(default=UNSET, description="The day of birth (ngày sinh).")
    card_number: str | None = strawberry.field(default=UNSET, description="The card's number (số thẻ đảng viên).")
    home: strawberry.ID | None = strawberry.field(default=UNSET, description=HOME)


@strawberry.input(description="A member who was admitted already (tiếp nhận đảng viên); `on`: in the cell since.")
class RegisterMemberInput(AdmitMemberInput):
    admitted_on: date = strawberry.field(description="The day of the admission, `on` or earlier (ngày vào Đảng).")
    official_on: date | None = strawberry.field(
        default=UNSET, description="The day that the probation ended, if it has (ngày chính thức)."
    )
    circumstance: Circumstance | None = strawberry.field(default=UNSET, description="The circumstance (tình trạng).")


@strawberry.input(description="The end of the probation (công nhận đảng viên chính thức).")
class ConfirmOfficialInput(MemberInput):
    pass


@strawberry.input(description="A transfer to another cell (chuyển sinh hoạt đảng).")
class TransferMemberInput(MemberInput):
    to: strawberry.ID = strawberry.field(description="The cell (chi bộ nơi đến).")
    kind: MembershipKind = strawberry.field(
        default=MembershipKind.OFFICIAL, description="Which link it is: the one that counts, or one beside it."
    )
    until: date | None = strawberry.field(default=UNSET, description=UNTIL)
    home: strawberry.ID | None = strawberry.field(default=UNSET, description=HOME)


@strawberry.input(description="Another circumstance (thay đổi tình trạng).")
class SetCircumstanceInput(MemberInput):
    circumstance: Circumstance | None = strawberry.field(default=UNSET, description="The new one; null: none any more.")


@strawberry.input(description="The end of a membership of the Party (ra khỏi Đảng, từ trần).")
class EndMembershipInput(MemberInput):
    reason: EndOfMembership = strawberry.field(description="Why it ends (lý do).")


@strawberry.input(
    description="Erases what is personal of a member; it cannot be taken back. It takes a `decision` and the right to "
    "grant. What earlier versions recorded is refused, as their lines hold it (xóa dữ liệu cá nhân của đảng viên)."
)
class EraseMemberInput(MemberInput):
    reason: str = strawberry.field(
        description="Why, without anything personal: it stays in the ledger (lý do, không ghi dữ liệu cá nhân)."
    )


@strawberry.input(description="A seat in a body (chỉ định, bầu bổ sung).")
class AppointInput(MemberInput):
    organization: strawberry.ID = strawberry.field(description="The organization (tổ chức đảng).")
    body: Body = strawberry.field(description="The body (cấp ủy, ban).")
    role: Role = strawberry.field(description="The role in it (chức vụ).")
    until: date | None = strawberry.field(default=UNSET, description=UNTIL)


@strawberry.input(description="The end of a seat (thôi chức vụ).")
class EndAppointmentInput(ChangeInput):
    assignment: strawberry.ID = strawberry.field(description="The seat (chức vụ đang giữ).")


@strawberry.input(description="One seat of a body (một chức vụ trong cấp ủy).")
class SeatInput:
    member: strawberry.ID = strawberry.field(description="Who holds it (người giữ chức vụ).")
    role: Role = strawberry.field(description="The role (chức vụ).")


@strawberry.input(description="A body's seats for a term (bầu, chỉ định cấp ủy nhiệm kỳ).")
class AppointCommitteeInput(ChangeInput):
    organization: strawberry.ID = strawberry.field(description="The organization (tổ chức đảng).")
    body: Body = strawberry.field(description="The body (cấp ủy, ban).")
    seats: list[SeatInput] = strawberry.field(description="All seats of the term (danh sách cấp ủy viên).")
    until: date | None = strawberry.field(default=UNSET, description=UNTIL)


@strawberry.input(one_of=True, description="Who takes a civil post: exactly one of the two (người giữ chức vụ).")
class OfficeHolderInput:
    person: strawberry.ID | None = strawberry.field(
        default=UNSET,
        description="A member or another person who is known (đảng viên, hoặc người đã có trong dữ liệu).",
    )
    new_person: str | None = strawberry.field(
        default=UNSET, description="The full name of somebody who is no member and not known yet (họ và tên)."
    )


@strawberry.input(one_of=True, description="Where a civil post is held: exactly one of the two (nơi giữ chức vụ).")
class OfficePlaceInput:
    place: strawberry.ID | None = strawberry.field(default=UNSET, description="A place (địa bàn).")
    organization: strawberry.ID | None = strawberry.field(default=UNSET, description="An organization (tổ chức đảng).")


@strawberry.input(description="A civil post (giữ chức vụ chính quyền, đoàn thể).")
class TakeOfficeInput(ChangeInput):
    holder: OfficeHolderInput = strawberry.field(description="Who takes it (người giữ chức vụ).")
    at: OfficePlaceInput = strawberry.field(description="Where (nơi giữ chức vụ).")
    kind: OfficeKind | None = strawberry.field(
        default=UNSET, description="The kind; left out, the one that the title says (loại chức vụ)."
    )
    title: str | None = strawberry.field(
        default=UNSET, description="The title; left out, the usual one of the kind: OTHER has none (chức danh)."
    )
    until: date | None = strawberry.field(default=UNSET, description=UNTIL)


@strawberry.input(description="The end of a civil post (thôi chức vụ chính quyền, đoàn thể).")
class LeaveOfficeInput(ChangeInput):
    office: strawberry.ID = strawberry.field(description="The post (chức vụ đang giữ).")
