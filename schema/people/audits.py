# mypy: disable-error-code="empty-body, untyped-decorator"
# Fields declare their shape; how they are answered is declared in resolvers/. Strawberry's decorator is untyped.
"""The audit: which norms organizations and members keep on a day."""

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import strawberry
from strawberry import UNSET

from schema.people.norms import Norm, Waiver
from schema.shared.assessed import ComparableGroup
from schema.shared.connections import Connection
from schema.shared.enums import described
from schema.shared.explanations import Explanation
from schema.shared.filters import DIRECTION, FIELD, ORDER_BY, WHERE, DayRange, Direction
from schema.shared.normed import NormKind

if TYPE_CHECKING:
    from schema.hierarchy.organizations import Organization
    from schema.people.members import Member

OrganizationRef = Annotated["Organization", strawberry.lazy("schema.hierarchy.organizations")]
MemberRef = Annotated["Member", strawberry.lazy("schema.people.members")]
Kinds = Annotated[
    list[NormKind] | None,
    strawberry.argument(description="Of these kinds; null: of all but VISITS (các loại quy định)."),
]


@strawberry.type(
    description="How one kind is kept. What is looked at is an organization, a body of one, a membership, an open "
    "case, those right under an organization, or comparable members of one, as the kind says (số liệu theo loại quy "
    "định)."
)
class AuditCount:
    kind: NormKind = strawberry.field(description="The kind (loại quy định).")
    checked: int = strawberry.field(description="How many were looked at: kept, broken and waived (số được kiểm tra).")
    kept: int = strawberry.field(description="How many keep the norm (số thực hiện đúng).")
    broken: int = strawberry.field(description="How many do not and are not exempt (số chưa thực hiện đúng).")
    waived: int = strawberry.field(description="How many do not and are exempt (số được miễn áp dụng).")
    score: float | None = strawberry.field(
        description="Kept or waived among those looked at; null: there are none (tỷ lệ đạt)."
    )


@strawberry.type(description="That a norm is not kept, with what shows it (trường hợp chưa đúng quy định).")
class AuditFinding:
    norm: Norm = strawberry.field(description="The version that is not kept (quy định).")
    organization: OrganizationRef = strawberry.field(description="By whom, or at which (tổ chức).")
    member: MemberRef | None = strawberry.field(description="Whose membership it is; null: nobody's (đảng viên).")
    group: ComparableGroup | None = strawberry.field(
        description="Of a cap, among which comparable members too many are excellent; null: it is about organizations, "
        "or no group is told of them (nhóm đối tượng)."
    )
    value: float = strawberry.field(description="What is so: a number of people, meetings, months, days (thực tế).")
    allowed: float | None = strawberry.field(description="What is allowed: at least or at most (mức quy định).")
    since: date | None = strawberry.field(
        description="Since when, or when what lasts too long began; null: it is not told (từ ngày)."
    )
    explanation: Explanation = strawberry.field(description="Why, in the asker's language (giải thích).")
    waiver: Waiver | None = strawberry.field(description="The waiver that lets it pass; null: none (miễn áp dụng).")


@strawberry.input(description="Which breaches (điều kiện lọc trường hợp chưa đúng).")
class FindingWhere:
    kinds: list[NormKind] | None = strawberry.field(
        default=UNSET, description="Of norms of one of these kinds (loại quy định)."
    )
    waived: bool | None = strawberry.field(
        default=False, description="Whether a waiver lets it pass; left out or null: none does (được miễn áp dụng)."
    )
    since: DayRange | None = strawberry.field(
        default=UNSET, description="It has been so since one of these days, or what lasts too long began (từ ngày)."
    )


FindingFilter = Annotated[
    FindingWhere | None,
    strawberry.argument(description=f"{WHERE} Without it: those that no waiver lets pass."),
]


class FindingOrderField(StrEnum):
    KIND = "KIND"
    ORGANIZATION = "ORGANIZATION"
    SINCE = "SINCE"


described(
    FindingOrderField,
    "What breaches are ordered by (tiêu chí sắp xếp).",
    {
        "KIND": "By kind, then by the organization's level and code (theo loại quy định).",
        "ORGANIZATION": "By the organization's level and code (theo tổ chức).",
        "SINCE": "By the day since when it is so; those of no day come first (theo ngày bắt đầu).",
    },
)


@strawberry.input(description="The order of a list of breaches (thứ tự).")
class FindingOrder:
    field: FindingOrderField = strawberry.field(description=FIELD)
    direction: Direction | None = strawberry.field(default=Direction.ASC, description=DIRECTION)


FindingOrdering = Annotated[FindingOrder | None, strawberry.argument(description=ORDER_BY)]


@strawberry.type(
    description="Which norms are kept at and under an organization on a day (kiểm tra việc thực hiện quy định). "
    "Nothing is refused for it; visits are told by `attendance` and `visitsDue`."
)
class Audit:
    under: OrganizationRef = strawberry.field(description="The organization asked for; it is looked at, too.")
    on: date = strawberry.field(description="The day (ngày).")
    counts: list[AuditCount] = strawberry.field(description="By kind, in the order of kinds (số liệu).")

    @strawberry.field(
        description="What is not kept, by kind, then by level and code of the organization (các trường hợp chưa đúng)."
    )
    def findings(self, where: FindingFilter = None, order_by: FindingOrdering = None) -> Connection[AuditFinding]: ...
