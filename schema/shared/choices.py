"""Inputs of questions of which exactly one member is given."""

import strawberry
from strawberry import UNSET

CODE = "The code on the day of the answer: codes are reused over time (mã)."


@strawberry.input(one_of=True, description="Which organization: by its id or by its code (tổ chức đảng).")
class OrganizationBy:
    id: strawberry.ID | None = strawberry.field(default=UNSET, description="The global id.")
    code: str | None = strawberry.field(default=UNSET, description=CODE)


@strawberry.input(one_of=True, description="Which place: by its id or by its code (địa bàn).")
class PlaceBy:
    id: strawberry.ID | None = strawberry.field(default=UNSET, description="The global id.")
    code: str | None = strawberry.field(default=UNSET, description=CODE)


@strawberry.input(
    one_of=True,
    description="Whose supervision links: of a part of the hierarchy, or of one member (phân công theo dõi).",
)
class SupervisionsOf:
    under: strawberry.ID | None = strawberry.field(
        default=UNSET, description="The links to this organization and everything under it (tổ chức được theo dõi)."
    )
    supervisor: strawberry.ID | None = strawberry.field(
        default=UNSET, description="The links of this member, wherever they lead (cấp ủy viên)."
    )
