"""The input of a whole reorganization: a plan of steps on one day."""

import strawberry
from strawberry import UNSET

from schema.changes.enums import SupervisionsAfter
from schema.changes.organizations import ChangeInput
from schema.shared.enums import Level, Sector

NAMED = "a global id, `code:20194` for what had that code on the eve, or `new:KEY` for what the plan makes"


@strawberry.input(description="An organization that a plan makes (tổ chức thành lập theo phương án).")
class PlannedOrganizationInput:
    key: str = strawberry.field(description="How other steps name it: `new:KEY`.")
    name: str = strawberry.field(description="The name (tên).")
    short_name: str | None = strawberry.field(default=UNSET, description="The short name; default: the usual one.")
    level: Level = strawberry.field(description="The level (cấp).")
    code: str | None = strawberry.field(default=UNSET, description="The code; default: one of its own (mã).")
    sector: Sector | None = strawberry.field(default=UNSET, description="What kind of unit it belongs to.")
    parent: str = strawberry.field(description=f"The one right above: {NAMED}.")
    places: list[strawberry.ID] | None = strawberry.field(default=UNSET, description="The places that it covers.")


@strawberry.input(description="A part of an organization that goes over (một phần tổ chức).")
class PlannedPartInput:
    organization: str = strawberry.field(description=f"The original: {NAMED}.")
    children: list[str] | None = strawberry.field(
        default=UNSET, description="What goes over, of what was right under it; default: all that is left."
    )
    ends: bool = strawberry.field(default=False, description="Whether it ends with this: the last part of it.")


@strawberry.input(
    one_of=True,
    description="What organizations merge into within a plan: exactly one of the two (tổ chức sau sáp nhập).",
)
class PlannedMergerResultInput:
    organization: str | None = strawberry.field(
        default=UNSET, description=f"One that is there and goes on: {NAMED} (tổ chức tiếp tục hoạt động)."
    )
    new: PlannedOrganizationInput | None = strawberry.field(
        default=UNSET, description="A new one that they form (tổ chức thành lập mới)."
    )


@strawberry.input(description="A merger within a plan (sáp nhập theo phương án).")
class PlannedMergerInput:
    organizations: list[str] = strawberry.field(description=f"What goes over whole: each {NAMED}.")
    parts: list[PlannedPartInput] | None = strawberry.field(default=UNSET, description="What goes over in part.")
    into: PlannedMergerResultInput = strawberry.field(description="What they become (tổ chức sau sáp nhập).")


@strawberry.input(one_of=True, description="What moves within a plan: exactly one of the two (tổ chức chuyển).")
class PlannedMoversInput:
    organizations: list[str] | None = strawberry.field(default=UNSET, description=f"These: each {NAMED}.")
    children_of: str | None = strawberry.field(default=UNSET, description="All that is right under this one.")


@strawberry.input(description="A move within a plan (chuyển trực thuộc theo phương án).")
class PlannedMoveInput:
    what: PlannedMoversInput = strawberry.field(description="What moves (tổ chức chuyển).")
    to: str = strawberry.field(description="Where it comes under.")


@strawberry.input(description="Another name or level within a plan (đổi tên, chuyển cấp theo phương án).")
class PlannedProfileInput:
    organization: str = strawberry.field(description="Which one.")
    name: str | None = strawberry.field(default=UNSET, description="The new name; none: as before.")
    level: Level | None = strawberry.field(default=UNSET, description="The new level; none: as before.")


@strawberry.input(description="The end of an organization within a plan (kết thúc hoạt động theo phương án).")
class PlannedEndInput:
    organization: str = strawberry.field(description="Which one.")
    children_to: str | None = strawberry.field(default=UNSET, description="Where what is right under it goes.")
    members_to: str | None = strawberry.field(default=UNSET, description="The cell that its members go on in.")


@strawberry.input(description="Other places within a plan (thay đổi địa bàn theo phương án).")
class PlannedCoverageInput:
    organization: str = strawberry.field(description=f"Which one: {NAMED}.")
    places: list[strawberry.ID] = strawberry.field(description="All places that it covers from then on, and no others.")


@strawberry.input(one_of=True, description="One step of a plan: exactly one of these (một bước của phương án).")
class ReorganizationStepInput:
    establish: PlannedOrganizationInput | None = strawberry.field(default=UNSET, description="Make an organization.")
    merge: PlannedMergerInput | None = strawberry.field(default=UNSET, description="Merge organizations into one.")
    move: PlannedMoveInput | None = strawberry.field(default=UNSET, description="Move organizations.")
    profile: PlannedProfileInput | None = strawberry.field(default=UNSET, description="Change a name or a level.")
    dissolve: PlannedEndInput | None = strawberry.field(default=UNSET, description="End an organization.")
    end_seats: str | None = strawberry.field(
        default=UNSET, description="All seats in the bodies of this one end, as new ones will be appointed."
    )
    cover: PlannedCoverageInput | None = strawberry.field(
        default=UNSET, description="Change which places an organization covers."
    )


@strawberry.input(description="A plan of a reorganization, on one day, by one decision (phương án sắp xếp tổ chức).")
class ApplyReorganizationInput(ChangeInput):
    under: strawberry.ID = strawberry.field(
        description="It happens to this organization and everything under it, there on the day."
    )
    steps: list[ReorganizationStepInput] = strawberry.field(description="The steps, in order; at most 5,000.")
    supervisions: SupervisionsAfter = strawberry.field(
        default=SupervisionsAfter.END, description="What becomes of the supervision links of what ends."
    )
