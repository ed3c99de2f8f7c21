"""How organizations and members are judged: the enumerations of it, and the filter of their lists."""

import strawberry
from strawberry import UNSET

from graph.model.meeting_words import MeetingLevel
from graph.model.vocabulary import AssessmentKind, AssessmentLevel, ComparableGroup, SheetKind
from schema.shared.enums import described

__all__ = [
    "ASSESSED",
    "AssessedWhere",
    "AssessmentKind",
    "AssessmentLevel",
    "ComparableGroup",
    "MeetingLevel",
    "SheetKind",
]

described(
    AssessmentKind,
    "By what somebody or an organization is judged for a period (loại đánh giá).",
    {
        "CLASSIFICATION": "Classification of its quality (đánh giá, xếp loại chất lượng; Quy định 124-QĐ/TW, then "
        "366-QĐ/TW).",
        "FOUR_GOOD": "Recognition as a four-good cell or grassroots committee (chi bộ bốn tốt, đảng bộ cơ sở bốn tốt).",
        "SELF_REVIEW": "Self-criticism and criticism at the end of the year (kiểm điểm tự phê bình và phê bình; Hướng "
        "dẫn 43-HD/BTCTW).",
    },
)
described(
    AssessmentLevel,
    "How it was judged: by one of four levels where it is classified, else met or not met (kết quả đánh giá).",
    {
        "EXCELLENT": "Its tasks completed excellently (hoàn thành xuất sắc nhiệm vụ).",
        "GOOD": "Its tasks completed well (hoàn thành tốt nhiệm vụ).",
        "COMPLETED": "Its tasks completed (hoàn thành nhiệm vụ).",
        "NOT_COMPLETED": "Its tasks not completed (không hoàn thành nhiệm vụ).",
        "MET": "Met: recognized, or done (đạt).",
        "NOT_MET": "Not met (không đạt).",
    },
)
described(
    SheetKind,
    "Whom a sheet judges, and by what (loại phiếu đánh giá).",
    {
        "ORGANIZATIONS": "Organizations, by classification (phiếu xếp loại tổ chức đảng).",
        "MEMBERS": "Members, by classification (phiếu xếp loại đảng viên).",
        "FOUR_GOOD": "Cells and grassroots committees, as four-good ones (phiếu chấm điểm bốn tốt).",
        "MEETINGS": "Meetings, by their quality (phiếu chấm điểm chất lượng sinh hoạt).",
    },
)
described(
    MeetingLevel,
    "How good a meeting was, which its points and its sheet tell (chất lượng kỳ sinh hoạt; 12-HD/BTCTW asks for it and "
    "names no levels: these are those of provinces).",
    {
        "GOOD": "Good (tốt).",
        "FAIR": "Fair (khá).",
        "AVERAGE": "Average (trung bình).",
        "POOR": "Poor (yếu).",
    },
)
described(
    ComparableGroup,
    "Among whom a person is classified (nhóm đối tượng có vị trí, nhiệm vụ tương đồng; 366-QĐ/TW, art. 11).",
    {
        "LEADERS": "Leaders and managers (cán bộ lãnh đạo, quản lý).",
        "STAFF": "Others in the political system (công chức, viên chức, người lao động).",
        "OTHERS": "Members outside of it (đảng viên khác).",
    },
)

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
