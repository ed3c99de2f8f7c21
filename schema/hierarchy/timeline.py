# mypy: disable-error-code="empty-body, untyped-decorator"
# Fields declare their shape; how they are answered is declared in resolvers/. Strawberry's decorator is untyped.
"""Time: the days on which something changed, the life of one thing, and between which days there is anything to ask."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

import strawberry

from schema.hierarchy.events import ChangeEvent, Lineage
from schema.hierarchy.filters import TimelineDayOrdering
from schema.hierarchy.organizations import Transitive
from schema.people.links import SINCE, UNTIL
from schema.shared.connections import Connection
from schema.shared.enums import EndReason, described
from schema.shared.nodes import KnownAt, Node


class TimelineKind(StrEnum):
    ORGANIZATIONS = "ORGANIZATIONS"
    HIERARCHY = "HIERARCHY"
    NAMES = "NAMES"
    PLACES = "PLACES"
    MEMBERSHIPS = "MEMBERSHIPS"
    ASSIGNMENTS = "ASSIGNMENTS"
    SUPERVISIONS = "SUPERVISIONS"
    OFFICES = "OFFICES"


described(
    TimelineKind,
    "What began or ended on a day (loại thay đổi theo thời gian).",
    {
        "ORGANIZATIONS": "Organizations (tổ chức đảng).",
        "HIERARCHY": "Places in the hierarchy: under which one an organization is (quan hệ trực thuộc).",
        "NAMES": "Names and levels (tên gọi, cấp).",
        "PLACES": "Coverage of places (địa bàn phụ trách).",
        "MEMBERSHIPS": "Memberships, each time with its standing and circumstance (sinh hoạt đảng).",
        "ASSIGNMENTS": "Seats in bodies (chức vụ trong cấp ủy).",
        "SUPERVISIONS": "Supervision links (phân công theo dõi).",
        "OFFICES": "Civil posts at organizations (chức vụ chính quyền, đoàn thể).",
    },
)


@strawberry.type(description="How many facts of a kind began and ended on a day.")
class TimelineCount:
    kind: TimelineKind = strawberry.field(description="The kind (loại).")
    began: int = strawberry.field(description="How many hold from that day on (bắt đầu).")
    ended: int = strawberry.field(description="How many no longer hold on that day (kết thúc).")


@strawberry.type(description="A day on which something changed (ngày có thay đổi).")
class TimelineDay:
    on: date = strawberry.field(description="The first day that it is so (ngày hiệu lực).")
    counts: list[TimelineCount] = strawberry.field(description="What changed, by kind, as far as any did.")
    events: list[ChangeEvent] = strawberry.field(description="The events of organizations on that day (sự kiện).")


@strawberry.type(description="The newest line of the ledger (dòng cuối của nhật ký).")
class LedgerHead:
    seq: int = strawberry.field(description="Its number (số thứ tự).")
    at: datetime = strawberry.field(description="When it was made (thời điểm ghi).")


@strawberry.type(description="Today, and the time that the graph tells of (mốc thời gian).")
class Clock:
    today: date = strawberry.field(description="Today in Vietnam: what `asOf` means where it is left out (hôm nay).")
    first_day: date | None = strawberry.field(
        description="The first day on which there is an organization; null: there is none (ngày đầu)."
    )
    last_day: date | None = strawberry.field(
        description="The last day on which an organization, its name, its level or its place in the hierarchy changes; "
        "it may lie ahead (ngày thay đổi cuối)."
    )
    head: LedgerHead | None = strawberry.field(
        description="The newest change; while it is the same, answers stay as they are (thay đổi mới nhất)."
    )


@strawberry.type(description="From when until when something is there, on whatever day it is asked (vòng đời).")
class Life:
    key: strawberry.ID = strawberry.field(description="The id without a view: the same on every day (mã định danh).")
    from_: date = strawberry.field(name="from", description=SINCE)
    until: date | None = strawberry.field(description=UNTIL)
    end_reason: EndReason | None = strawberry.field(description="Why a membership ended (lý do kết thúc).")
    shown: Node = strawberry.field(
        description="It as it is today; if it has ended, as on its last day; if it has not begun, as on its first."
    )
    began_by: ChangeEvent | None = strawberry.field(
        description="The event by which an organization began, where one is recorded (sự kiện hình thành)."
    )
    ended_by: ChangeEvent | None = strawberry.field(
        description="The event by which an organization ended, where one is recorded (sự kiện kết thúc)."
    )

    @strawberry.field(description="What went into an organization, as it was on the day before (tổ chức tiền thân).")
    def came_from(self, transitive: Transitive = False) -> list[Lineage]: ...

    @strawberry.field(description="What an organization went into, as it was on that day (tổ chức kế thừa).")
    def went_into(self, transitive: Transitive = False) -> list[Lineage]: ...


@strawberry.type
class TimeQuery:
    """The questions about time, which no day bounds."""

    @strawberry.field(description="Today, and between which days there is anything to ask (mốc thời gian).")
    def clock(self, known_at: KnownAt = None) -> Clock | None: ...

    @strawberry.field(
        description="The days on which something began or ended under an organization, with counts by kind and the "
        "events. What is under it on the day or was so on the day before counts (dòng thời gian)."
    )
    def timeline(
        self,
        under: Annotated[
            strawberry.ID, strawberry.argument(description="This organization and everything under it at the time.")
        ],
        of: Annotated[
            list[TimelineKind] | None,
            strawberry.argument(description="Which kinds; default: ORGANIZATIONS, HIERARCHY and NAMES (loại)."),
        ] = None,
        from_: Annotated[
            date | None, strawberry.argument(name="from", description="The first day; default: from the beginning.")
        ] = None,
        to: Annotated[
            date | None, strawberry.argument(description="The day that the period ends before; default: to the end.")
        ] = None,
        order_by: TimelineDayOrdering = None,
        known_at: KnownAt = None,
    ) -> Connection[TimelineDay] | None: ...

    @strawberry.field(
        description="From when until when an organization, a member, a place or a link is there, what it came from and "
        "what it went into: also of what has ended or not begun; null where it never was (vòng đời)."
    )
    def life(
        self,
        id: Annotated[strawberry.ID, strawberry.argument(description="Its global id, of any view.")],
        known_at: KnownAt = None,
    ) -> Life | None: ...
