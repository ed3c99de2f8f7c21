"""Inputs of the mutations about organizations."""

from datetime import date

import strawberry
from strawberry import UNSET

from resolvers.commands.machinery.batch import KEY_LIFE
from schema.changes.enums import SupervisionsAfter
from schema.shared.enums import Level, Sector

ON = "The first day that it holds on; default: today (ngày hiệu lực)."


@strawberry.input(description="What every request for a change can be given.")
class RequestInput:
    dry_run: bool = strawberry.field(
        default=False, description="Check everything and answer as if done, but keep nothing (chạy thử)."
    )
    idempotency_key: str | None = strawberry.field(
        default=UNSET,
        description="What makes a request the same one: sent again with it, the change is made once, and answered with "
        f"its first result for {KEY_LIFE.days} days; later it is refused. The header Idempotency-Key does the same for "
        "a whole request. A blank one is none (khóa chống gửi trùng).",
    )
    client_mutation_id: str | None = strawberry.field(
        default=UNSET, description="The client's own mark: it comes back with the answer, and means nothing else."
    )


@strawberry.input(description="What every change on a day can be given.")
class ChangeInput(RequestInput):
    on: date | None = strawberry.field(default=UNSET, description=ON)
    decision: str | None = strawberry.field(default=UNSET, description="The symbol of the decision (số quyết định).")


@strawberry.input(description="A change of an organization that is there.")
class OrganizationInput(ChangeInput):
    organization: strawberry.ID = strawberry.field(description="The organization (tổ chức đảng).")
    expected_version: int | None = strawberry.field(
        default=UNSET, description="Refuse the change if the organization is at another version by now."
    )


@strawberry.input(description="A new organization (tổ chức thành lập mới).")
class EstablishOrganizationInput(ChangeInput):
    parent: strawberry.ID | None = strawberry.field(default=UNSET, description="The one right above; none: a root.")
    name: str = strawberry.field(description="The name (tên).")
    short_name: str | None = strawberry.field(default=UNSET, description="The short name; default: the usual one.")
    level: Level = strawberry.field(description="The level (cấp).")
    code: str | None = strawberry.field(default=UNSET, description="The code; default: one of its own (mã).")
    sector: Sector | None = strawberry.field(default=UNSET, description="What kind of unit it belongs to.")
    places: list[strawberry.ID] | None = strawberry.field(default=UNSET, description="The places that it covers.")


@strawberry.input(description="Another name (đổi tên).")
class RenameOrganizationInput(OrganizationInput):
    name: str = strawberry.field(description="The new name (tên mới).")
    short_name: str | None = strawberry.field(default=UNSET, description="The short name; default: the usual one.")


@strawberry.input(description="Another level (nâng cấp, chuyển cấp).")
class ChangeLevelInput(OrganizationInput):
    level: Level = strawberry.field(description="The new level (cấp mới).")


@strawberry.input(description="Another parent (chuyển trực thuộc).")
class MoveOrganizationInput(OrganizationInput):
    to: strawberry.ID = strawberry.field(description="The organization that it comes under (cấp trên mới).")


@strawberry.input(description="The end of an organization (giải thể, kết thúc hoạt động).")
class DissolveOrganizationInput(OrganizationInput):
    children_to: strawberry.ID | None = strawberry.field(
        default=UNSET, description="What is right under it goes under this one; without it, nothing may be left."
    )
    members_to: strawberry.ID | None = strawberry.field(
        default=UNSET, description="Its members go on in this cell; without it, nobody may be left."
    )


@strawberry.input(description="The places that an organization covers (địa bàn phụ trách).")
class CoverPlacesInput(OrganizationInput):
    places: list[strawberry.ID] = strawberry.field(
        description="All places that it covers from then on; those that are left out it covers no longer."
    )


@strawberry.input(description="The data of an organization are up to date (xác nhận dữ liệu).")
class ConfirmOrganizationInput(OrganizationInput):
    pass


@strawberry.input(description="An organization that comes of a merger or a split.")
class NewOrganizationInput:
    name: str = strawberry.field(description="The name (tên).")
    short_name: str | None = strawberry.field(default=UNSET, description="The short name; default: the usual one.")
    level: Level = strawberry.field(description="The level (cấp).")
    code: str | None = strawberry.field(default=UNSET, description="The code; default: one of its own (mã).")
    sector: Sector | None = strawberry.field(default=UNSET, description="What kind of unit it belongs to.")
    parent: strawberry.ID | None = strawberry.field(
        default=UNSET, description="The one right above; default: that of the first original."
    )


@strawberry.input(
    one_of=True, description="What organizations merge into: exactly one of the two (tổ chức sau sáp nhập)."
)
class MergerResultInput:
    organization: strawberry.ID | None = strawberry.field(
        default=UNSET, description="One that is there and goes on (tổ chức tiếp tục hoạt động)."
    )
    new: NewOrganizationInput | None = strawberry.field(
        default=UNSET, description="A new one that they form (tổ chức thành lập mới)."
    )


@strawberry.input(description="A merger: organizations go into one (hợp nhất, sáp nhập).")
class MergeOrganizationsInput(ChangeInput):
    organizations: list[strawberry.ID] = strawberry.field(description="What is merged (các tổ chức sáp nhập).")
    into: MergerResultInput = strawberry.field(description="What they become (tổ chức sau sáp nhập).")
    supervisions: SupervisionsAfter = strawberry.field(
        default=SupervisionsAfter.END, description="What becomes of the supervision links of what ends."
    )
    expected_version: int | None = strawberry.field(
        default=UNSET, description="Refuse the change if the organization that goes on is at another version by now."
    )


@strawberry.input(description="A part that becomes an organization of its own (tổ chức được tách ra).")
class SplitPartInput(NewOrganizationInput):
    children: list[strawberry.ID] | None = strawberry.field(
        default=UNSET, description="What comes under it, of what was right under the original."
    )
    members: list[strawberry.ID] | None = strawberry.field(
        default=UNSET, description="Who belongs to it, of the original's own members."
    )
    places: list[strawberry.ID] | None = strawberry.field(
        default=UNSET, description="The places that it covers, of those that the original covered."
    )


@strawberry.input(description="A split: one organization becomes several (chia tách).")
class SplitOrganizationInput(OrganizationInput):
    parts: list[SplitPartInput] = strawberry.field(description="The new organizations (các tổ chức hình thành).")
    original_continues: bool = strawberry.field(
        default=False, description="Whether the original goes on with the rest; else nothing of it may be left."
    )
