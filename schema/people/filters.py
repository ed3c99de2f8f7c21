"""What lists of members, their links and meetings can be asked for, and their orders."""

from enum import StrEnum
from typing import Annotated

import strawberry
from strawberry import UNSET

from schema.shared.assessed import ASSESSED, AssessedWhere
from schema.shared.enums import (
    Body,
    Circumstance,
    Duty,
    EndReason,
    MeetingKind,
    MembershipKind,
    OfficeKind,
    Role,
    Sector,
    Standing,
    described,
)
from schema.shared.filters import DIRECTION, FIELD, ORDER_BY, WHERE, DayRange, Direction, NumberRange

SINCE = "The first day is one of these (ngày bắt đầu)."
UNTIL = (
    "It ended then: the day that it no longer holds on is one of these. Most of those are shown with `includePast` "
    "only "
    "(ngày kết thúc)."
)


@strawberry.input(
    description="Which seats somebody holds; all that is given holds of one seat (điều kiện về chức vụ đảng)."
)
class SeatWhere:
    bodies: list[Body] | None = strawberry.field(default=UNSET, description="In one of these bodies (cấp ủy, ban).")
    roles: list[Role] | None = strawberry.field(default=UNSET, description="In one of these roles (chức vụ).")


@strawberry.input(
    description="Which memberships of a cell somebody had that ended by the day; all that is given holds of one of "
    "them (điều kiện về lần kết thúc sinh hoạt)."
)
class EndedMembershipWhere:
    reasons: list[EndReason] | None = strawberry.field(
        default=UNSET, description="For one of these reasons (lý do kết thúc)."
    )
    on: DayRange | None = strawberry.field(
        default=UNSET, description="The day that it no longer held on is one of these (ngày kết thúc)."
    )


@strawberry.input(description="Which members, as they are on the day (điều kiện lọc đảng viên).")
class MemberWhere:
    text: str | None = strawberry.field(
        default=UNSET,
        description="With these words in the name, by prefix, in any order; tones and đ don't matter (họ tên).",
    )
    card_numbers: list[str] | None = strawberry.field(
        default=UNSET, description="With one of these card numbers, as they are recorded (số thẻ đảng viên)."
    )
    standings: list[Standing] | None = strawberry.field(
        default=UNSET, description="Of one of these standings (chính thức, dự bị)."
    )
    circumstances: list[Circumstance] | None = strawberry.field(
        default=UNSET, description="In one of these circumstances (tình trạng)."
    )
    circumstance_since: DayRange | None = strawberry.field(
        default=UNSET,
        description="Whose membership is in a circumstance, and began then; a transfer begins another one (có tình "
        "trạng từ ngày).",
    )
    birth_date: DayRange | None = strawberry.field(default=UNSET, description="Born then (ngày sinh).")
    admitted_on: DayRange | None = strawberry.field(default=UNSET, description="Admitted then (ngày kết nạp).")
    official_on: DayRange | None = strawberry.field(
        default=UNSET, description="Who became official then, if by the day (ngày chính thức)."
    )
    age: NumberRange | None = strawberry.field(default=UNSET, description="So many full years old on the day (tuổi).")
    years_in_party: NumberRange | None = strawberry.field(
        default=UNSET, description="Admitted so many full years before the day (tuổi đảng)."
    )
    cells: list[strawberry.ID] | None = strawberry.field(
        default=UNSET, description="Whose cell that counts is one of these organizations (chi bộ)."
    )
    sectors: list[Sector] | None = strawberry.field(
        default=UNSET, description="Whose cell that counts is of one of these sectors (loại hình chi bộ)."
    )
    homes: list[strawberry.ID] | None = strawberry.field(
        default=UNSET, description="Who live in one of these places, or in a place in one of them (nơi cư trú)."
    )
    seats: SeatWhere | None = strawberry.field(
        default=UNSET, description="Who hold such a seat in any organization (chức vụ đảng)."
    )
    has_seat: bool | None = strawberry.field(
        default=UNSET, description="Whether they hold a seat in any body (có chức vụ đảng)."
    )
    office_kinds: list[OfficeKind] | None = strawberry.field(
        default=UNSET,
        description="Who hold a civil post of one of these kinds, wherever it is held (chức vụ chính quyền, đoàn thể).",
    )
    lacks_office_kinds: list[OfficeKind] | None = strawberry.field(
        default=UNSET,
        description="Who hold no civil post of any of these kinds, wherever (không giữ chức vụ thuộc các loại này).",
    )
    has_office: bool | None = strawberry.field(
        default=UNSET, description="Whether they hold a civil post (có chức vụ chính quyền, đoàn thể)."
    )
    follows_organizations: bool | None = strawberry.field(
        default=UNSET, description="Whether they are assigned to follow any organization (được phân công theo dõi)."
    )
    has_task: bool | None = strawberry.field(
        default=UNSET,
        description="Whether they were given a task, in whatever state it is (được giao nhiệm vụ).",
    )
    assessed: AssessedWhere | None = strawberry.field(default=UNSET, description=ASSESSED)
    ended: EndedMembershipWhere | None = strawberry.field(
        default=UNSET,
        description="Who had such a membership that ended; those who left the Party are in `memberships` with "
        "`includePast` (đã kết thúc sinh hoạt).",
    )


class MemberOrderField(StrEnum):
    NAME = "NAME"
    BIRTH_DATE = "BIRTH_DATE"
    ADMITTED_ON = "ADMITTED_ON"


described(
    MemberOrderField,
    "What members are ordered by (tiêu chí sắp xếp).",
    {
        "NAME": "By given name, middle names, family name in Vietnamese order (theo tên).",
        "BIRTH_DATE": "By birthday, unknown ones first (theo ngày sinh).",
        "ADMITTED_ON": "By the day of admission, unknown ones first (theo ngày kết nạp).",
    },
)


@strawberry.input(description="The order of a list of members (thứ tự).")
class MemberOrder:
    field: MemberOrderField = strawberry.field(description=FIELD)
    direction: Direction | None = strawberry.field(default=Direction.ASC, description=DIRECTION)


MemberFilter = Annotated[MemberWhere | None, strawberry.argument(description=WHERE)]
MemberOrdering = Annotated[MemberOrder | None, strawberry.argument(description=ORDER_BY)]


@strawberry.input(description="Which memberships of cells (điều kiện lọc quan hệ sinh hoạt đảng).")
class MembershipWhere:
    kinds: list[MembershipKind] | None = strawberry.field(
        default=UNSET, description="Of one of these kinds (loại sinh hoạt)."
    )
    standings: list[Standing] | None = strawberry.field(
        default=UNSET, description="Of one of these standings (chính thức, dự bị)."
    )
    circumstances: list[Circumstance] | None = strawberry.field(
        default=UNSET, description="In one of these circumstances (tình trạng)."
    )
    end_reasons: list[EndReason] | None = strawberry.field(
        default=UNSET, description="Ended for one of these reasons, or known to end so (lý do kết thúc)."
    )
    since: DayRange | None = strawberry.field(default=UNSET, description=SINCE)
    until: DayRange | None = strawberry.field(default=UNSET, description=UNTIL)


class LinkOrderField(StrEnum):
    NAME = "NAME"
    SINCE = "SINCE"


described(
    LinkOrderField,
    "What links of people are ordered by (tiêu chí sắp xếp).",
    {
        "NAME": "By the person's given name in Vietnamese order (theo tên).",
        "SINCE": "By the first day (theo ngày bắt đầu).",
    },
)


@strawberry.input(
    description="The order of a list of links of people: memberships, seats, civil posts, supervision (thứ tự)."
)
class LinkOrder:
    field: LinkOrderField = strawberry.field(description=FIELD)
    direction: Direction | None = strawberry.field(default=Direction.ASC, description=DIRECTION)


MembershipFilter = Annotated[MembershipWhere | None, strawberry.argument(description=WHERE)]
LinkOrdering = Annotated[LinkOrder | None, strawberry.argument(description=ORDER_BY)]


@strawberry.input(description="Which seats in bodies (điều kiện lọc chức vụ đảng).")
class AssignmentWhere:
    bodies: list[Body] | None = strawberry.field(default=UNSET, description="In one of these bodies (cấp ủy, ban).")
    roles: list[Role] | None = strawberry.field(default=UNSET, description="In one of these roles (chức vụ).")
    since: DayRange | None = strawberry.field(default=UNSET, description=SINCE)
    until: DayRange | None = strawberry.field(default=UNSET, description=UNTIL)


AssignmentFilter = Annotated[AssignmentWhere | None, strawberry.argument(description=WHERE)]


@strawberry.input(description="Which civil posts (điều kiện lọc chức vụ chính quyền, đoàn thể).")
class OfficeWhere:
    kinds: list[OfficeKind] | None = strawberry.field(
        default=UNSET, description="Of one of these kinds (loại chức vụ)."
    )
    since: DayRange | None = strawberry.field(default=UNSET, description=SINCE)
    until: DayRange | None = strawberry.field(default=UNSET, description=UNTIL)


OfficeFilter = Annotated[OfficeWhere | None, strawberry.argument(description=WHERE)]


@strawberry.input(description="Which supervision links (điều kiện lọc phân công theo dõi).")
class SupervisionWhere:
    duties: list[Duty] | None = strawberry.field(default=UNSET, description="With one of these duties (nhiệm vụ).")
    since: DayRange | None = strawberry.field(default=UNSET, description=SINCE)
    until: DayRange | None = strawberry.field(default=UNSET, description=UNTIL)


SupervisionFilter = Annotated[SupervisionWhere | None, strawberry.argument(description=WHERE)]


@strawberry.input(description="Which meetings (điều kiện lọc kỳ sinh hoạt).")
class MeetingWhere:
    kinds: list[MeetingKind] | None = strawberry.field(
        default=UNSET, description="Of one of these kinds (loại sinh hoạt)."
    )
    held_on: DayRange | None = strawberry.field(
        default=UNSET, description="Held on one of these days (ngày sinh hoạt)."
    )
    present: NumberRange | None = strawberry.field(
        default=UNSET, description="That so many members came to (số có mặt)."
    )
    visited: bool | None = strawberry.field(
        default=UNSET, description="Whether an assigned supervisor came as such (cấp ủy viên được phân công có dự)."
    )


class MeetingOrderField(StrEnum):
    HELD_ON = "HELD_ON"


described(
    MeetingOrderField,
    "What meetings are ordered by (tiêu chí sắp xếp).",
    {
        "HELD_ON": "By day (theo ngày sinh hoạt).",
    },
)


@strawberry.input(description="The order of a list of meetings (thứ tự).")
class MeetingOrder:
    field: MeetingOrderField = strawberry.field(description=FIELD)
    direction: Direction | None = strawberry.field(default=Direction.ASC, description=DIRECTION)


MeetingFilter = Annotated[MeetingWhere | None, strawberry.argument(description=WHERE)]
MeetingOrdering = Annotated[MeetingOrder | None, strawberry.argument(description=ORDER_BY)]
