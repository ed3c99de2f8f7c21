# mypy: disable-error-code="empty-body, untyped-decorator"
# Fields declare their shape; how they are answered is declared in resolvers/. Strawberry's decorator is untyped.
"""The log of readings: who was shown personal data of whom, when and for what."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import strawberry
from strawberry import UNSET

from schema.access.enums import Purpose
from schema.access.grants import Viewer
from schema.shared.filters import WHERE

if TYPE_CHECKING:
    from schema.people.members import Member

MemberRef = Annotated["Member", strawberry.lazy("schema.people.members")]
FirstMembers = Annotated[int, strawberry.argument(description="At most so many of them.")]


@strawberry.type(
    description="That somebody was shown personal data; a line of a chain of its own, which holds no value of what was "
    "shown (một lượt xem dữ liệu cá nhân)."
)
class Reading:
    seq: int = strawberry.field(
        description="The line's number; those that are missing were dropped with time, or tell so."
    )
    at: datetime = strawberry.field(description="When (thời điểm).")
    viewer: Viewer | None = strawberry.field(description="To whom; null: who is not there any more (người xem).")
    purpose: Purpose = strawberry.field(description="For what purpose (mục đích).")
    note: str | None = strawberry.field(description="What they said of it themselves (ghi chú).")
    operation: str | None = strawberry.field(description="The name of the operation that asked (tên truy vấn).")
    fields: list[str] = strawberry.field(description="Which fields, filters and orders, by type and name (trường).")
    member_count: int = strawberry.field(description="Of how many people (số đảng viên).")
    hash: str = strawberry.field(description="SHA-256 of the line, over the hash of the line before.")
    previous: str = strawberry.field(description="The hash of the line before.")

    @strawberry.field(description="Whose (đảng viên).")
    def members(self, first: FirstMembers = 20) -> list[MemberRef]: ...


@strawberry.input(description="Moments between two; either may be left out (khoảng thời điểm).")
class MomentRange:
    from_: datetime | None = strawberry.field(name="from", default=UNSET, description="From this one on (từ).")
    to: datetime | None = strawberry.field(default=UNSET, description="Before this one (đến trước).")


@strawberry.input(description="Which readings (điều kiện lọc lượt xem).")
class ReadingWhere:
    viewers: list[strawberry.ID] | None = strawberry.field(
        default=UNSET, description="By one of these viewers (người xem)."
    )
    members: list[strawberry.ID] | None = strawberry.field(
        default=UNSET, description="About one of these members (đảng viên)."
    )
    purposes: list[Purpose] | None = strawberry.field(
        default=UNSET, description="For one of these purposes (mục đích)."
    )
    at: MomentRange | None = strawberry.field(default=UNSET, description="In this time (thời điểm).")


ReadingFilter = Annotated[ReadingWhere | None, strawberry.argument(description=WHERE)]
