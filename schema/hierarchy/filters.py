"""What lists of organizations, places and events can be asked for, and their orders."""

from datetime import date
from enum import StrEnum
from typing import Annotated

import strawberry
from strawberry import UNSET

from schema.shared.assessed import ASSESSED, AssessedWhere
from schema.shared.enums import (
    Body,
    ChangeEventKind,
    CoverageState,
    DifferenceKind,
    Level,
    PlaceCoverage,
    PlaceKind,
    Sector,
    described,
)
from schema.shared.filters import DIRECTION, FIELD, ORDER_BY, WHERE, DayRange, Direction, NumberRange

TEXT = "With these words in the name, by prefix, in any order; tones and đ don't matter (tên)."
CODES = "With one of these codes (mã)."


@strawberry.input(description="Which organizations, as they are on the day (điều kiện lọc tổ chức đảng).")
class OrganizationWhere:
    text: str | None = strawberry.field(default=UNSET, description=TEXT)
    codes: list[str] | None = strawberry.field(default=UNSET, description=CODES)
    levels: list[Level] | None = strawberry.field(default=UNSET, description="Of one of these levels (cấp).")
    sectors: list[Sector] | None = strawberry.field(default=UNSET, description="Of one of these sectors (loại hình).")
    places: list[strawberry.ID] | None = strawberry.field(
        default=UNSET, description="That cover one of these places, or a place in one of them (địa bàn)."
    )
    founded: DayRange | None = strawberry.field(default=UNSET, description="Founded in this period (ngày thành lập).")
    ended: DayRange | None = strawberry.field(
        default=UNSET,
        description="That ended then: the first day that it no longer exists on is one of these. Most of them are "
        "shown with `includePast` only (ngày kết thúc hoạt động).",
    )
    confirmed_before: date | None = strawberry.field(
        default=UNSET,
        description="Whose data were last confirmed before this day, or never, as far as is known on the day (chưa "
        "xác nhận dữ liệu từ ngày).",
    )
    member_count: NumberRange | None = strawberry.field(
        default=UNSET, description="With so many members, those of all under it among them (số đảng viên)."
    )
    own_member_count: NumberRange | None = strawberry.field(
        default=UNSET, description="With so many members of its own (số đảng viên của chính tổ chức)."
    )
    child_count: NumberRange | None = strawberry.field(
        default=UNSET, description="With so many organizations directly under it (số tổ chức trực thuộc)."
    )
    has_secretary: bool | None = strawberry.field(
        default=UNSET, description="Whether its committee has a secretary (có bí thư, khuyết bí thư)."
    )
    has_supervisor: bool | None = strawberry.field(
        default=UNSET,
        description="Whether anybody is assigned to follow it, with standing or without (có người theo dõi).",
    )
    coverage: list[CoverageState] | None = strawberry.field(
        default=UNSET, description="In one of these states of coverage (tình trạng phân công theo dõi)."
    )
    bodies_under_size: list[Body] | None = strawberry.field(
        default=UNSET,
        description="Where fewer sit in one of these bodies than its rule asks for, or none at all (cấp ủy, ban "
        "thiếu thành viên).",
    )
    assessed: AssessedWhere | None = strawberry.field(default=UNSET, description=ASSESSED)


class OrganizationOrderField(StrEnum):
    LEVEL_CODE = "LEVEL_CODE"
    NAME = "NAME"
    FOUNDED = "FOUNDED"
    MEMBER_COUNT = "MEMBER_COUNT"


described(
    OrganizationOrderField,
    "What organizations are ordered by (tiêu chí sắp xếp).",
    {
        "LEVEL_CODE": "By level from the top, then by code (theo cấp, mã).",
        "NAME": "By name in Vietnamese alphabet order (theo tên).",
        "FOUNDED": "By the day of founding (theo ngày thành lập).",
        "MEMBER_COUNT": "By the number of members, those of all under it among them (theo số đảng viên).",
    },
)


@strawberry.input(description="The order of a list of organizations (thứ tự).")
class OrganizationOrder:
    field: OrganizationOrderField = strawberry.field(description=FIELD)
    direction: Direction | None = strawberry.field(default=Direction.ASC, description=DIRECTION)


OrganizationFilter = Annotated[OrganizationWhere | None, strawberry.argument(description=WHERE)]
OrganizationOrdering = Annotated[OrganizationOrder | None, strawberry.argument(description=ORDER_BY)]


@strawberry.input(description="Which places, as they are on the day (điều kiện lọc địa bàn).")
class PlaceWhere:
    text: str | None = strawberry.field(default=UNSET, description=TEXT)
    codes: list[str] | None = strawberry.field(default=UNSET, description=CODES)
    kinds: list[PlaceKind] | None = strawberry.field(default=UNSET, description="Of one of these kinds (loại).")
    coverage: PlaceCoverage | None = strawberry.field(
        default=UNSET, description="Villages where this is lacking or shared (tình trạng phủ tổ chức đảng)."
    )


class PlaceOrderField(StrEnum):
    KIND_CODE = "KIND_CODE"
    NAME = "NAME"


described(
    PlaceOrderField,
    "What places are ordered by (tiêu chí sắp xếp).",
    {
        "KIND_CODE": "By kind from the country down, then by code or name (theo loại, mã).",
        "NAME": "By name, tones and đ left aside (theo tên).",
    },
)


@strawberry.input(description="The order of a list of places (thứ tự).")
class PlaceOrder:
    field: PlaceOrderField = strawberry.field(description=FIELD)
    direction: Direction | None = strawberry.field(default=Direction.ASC, description=DIRECTION)


PlaceFilter = Annotated[PlaceWhere | None, strawberry.argument(description=WHERE)]
PlaceOrdering = Annotated[PlaceOrder | None, strawberry.argument(description=ORDER_BY)]


@strawberry.input(description="Which events of organizations (điều kiện lọc sự kiện tổ chức).")
class EventWhere:
    kinds: list[ChangeEventKind] | None = strawberry.field(default=UNSET, description="Of one of these kinds (loại).")
    on: DayRange | None = strawberry.field(default=UNSET, description="On one of these days (ngày hiệu lực).")


EventFilter = Annotated[EventWhere | None, strawberry.argument(description=WHERE)]


@strawberry.input(description="Which differences (điều kiện lọc thay đổi).")
class DifferenceWhere:
    kinds: list[DifferenceKind] | None = strawberry.field(default=UNSET, description="Of one of these kinds (loại).")


DifferenceFilter = Annotated[DifferenceWhere | None, strawberry.argument(description=WHERE)]


class EventOrderField(StrEnum):
    ON = "ON"


described(
    EventOrderField,
    "What events are ordered by (tiêu chí sắp xếp).",
    {"ON": "By day (theo ngày hiệu lực)."},
)


@strawberry.input(description="The order of a list of events (thứ tự).")
class EventOrder:
    field: EventOrderField = strawberry.field(description=FIELD)
    direction: Direction | None = strawberry.field(default=Direction.ASC, description=DIRECTION)


EventOrdering = Annotated[EventOrder | None, strawberry.argument(description=ORDER_BY)]


class DifferenceOrderField(StrEnum):
    KIND = "KIND"
    LEVEL_CODE = "LEVEL_CODE"
    NAME = "NAME"


described(
    DifferenceOrderField,
    "What differences are ordered by (tiêu chí sắp xếp).",
    {
        "KIND": "By kind, then by level and code of the organization (theo loại thay đổi).",
        "LEVEL_CODE": "By level and code of the organization as it is on the later day, or was (theo cấp, mã).",
        "NAME": "By that organization's name in Vietnamese alphabet order (theo tên).",
    },
)


@strawberry.input(description="The order of a list of differences (thứ tự).")
class DifferenceOrder:
    field: DifferenceOrderField = strawberry.field(description=FIELD)
    direction: Direction | None = strawberry.field(default=Direction.ASC, description=DIRECTION)


DifferenceOrdering = Annotated[DifferenceOrder | None, strawberry.argument(description=ORDER_BY)]


class TimelineDayOrderField(StrEnum):
    ON = "ON"
    CHANGES = "CHANGES"


described(
    TimelineDayOrderField,
    "What days of a timeline are ordered by (tiêu chí sắp xếp).",
    {
        "ON": "By day (theo ngày).",
        "CHANGES": "By how many facts began or ended, then by day (theo số thay đổi).",
    },
)


@strawberry.input(description="The order of a list of days of a timeline (thứ tự).")
class TimelineDayOrder:
    field: TimelineDayOrderField = strawberry.field(description=FIELD)
    direction: Direction | None = strawberry.field(default=Direction.ASC, description=DIRECTION)


TimelineDayOrdering = Annotated[TimelineDayOrder | None, strawberry.argument(description=ORDER_BY)]
