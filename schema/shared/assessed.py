"""How organizations and members were judged, as a filter of their lists."""

import strawberry
from strawberry import UNSET

from schema.shared.enums import AssessmentKind, AssessmentLevel

ASSESSED = "Judged so as a whole, as far as it was decided by the day (kết quả đánh giá)."


@strawberry.input(
    description="How somebody or an organization was judged as such, not as a body: in each of the years, so that two "
    "are those of two years running (điều kiện về kết quả đánh giá)."
)
class AssessedWhere:
    kind: AssessmentKind | None = strawberry.field(
        default=AssessmentKind.CLASSIFICATION, description="By what; null: by classification (loại đánh giá)."
    )
    levels: list[AssessmentLevel] | None = strawberry.field(
        default=UNSET, description="With one of these results; left out: with any (mức xếp loại)."
    )
    years: list[int] | None = strawberry.field(
        default=UNSET,
        description="For each of these calendar years; left out: for any period (năm đánh giá).",
    )
