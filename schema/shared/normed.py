"""Norms: the enumerations of them."""

from graph.model.norm_words import CapBase, NormKind
from schema.shared.enums import described

__all__ = ["CapBase", "NormKind"]

described(
    NormKind,
    "What a norm is about: what must hold (loại quy định).",
    {
        "CELL_SIZE": "A cell has at least `least` official members (số đảng viên chính thức tối thiểu của chi bộ). "
        "Source: Charter (Điều lệ Đảng), art. 21.",
        "CELL_OR_COMMITTEE": "A grassroots organization of `membersFrom` official members or more is a committee, one "
        "of fewer a cell (lập chi bộ cơ sở hay đảng bộ cơ sở). Source: Charter, art. 21.",
        "BODY_SIZE": "From `membersFrom` official members of its own on, and where the organization has the body "
        "`besides` too, `least` to `most` people sit in a `body` (số lượng cấp ủy viên). Of several, the one for the "
        "most members counts. Source: Charter, art. 24 of a cell's committee, 22.5 of a board; the least of three is "
        "custom.",
        "HAS_SECRETARY": "An organization has a secretary (có bí thư). Source: Charter, art. 24.",
        "TERM": "Nobody sits in a `body` for longer than `months` without being elected anew (nhiệm kỳ). Source: "
        "294-QĐ/TW; of cells thirty months, five years on trial since 1/7/2025.",
        "MONTHLY_MEETING": "An organization of the `level` holds at least `least` regular or thematic meetings in the "
        "twelve months before the day (sinh hoạt thường kỳ). Source: Charter, art. 22 and 24.",
        "MEETING_ATTENDANCE": "Of those whom a cell expected at its regular and thematic meetings of the twelve "
        "months before the day, more than the `share` came; meetings count whose numbers are told (tỷ lệ dự sinh "
        "hoạt). Source: 12-HD/BTCTW: more than 85 %.",
        "VISITS": "A supervisor who sits in a committee of the `level` comes to `least` meetings a year (số lần dự "
        "sinh hoạt). Source: each province sets it, as 776-QĐ/TU of Kon Tum does.",
        "SUPERVISED": "Somebody who sits in a committee above follows a grassroots organization or a cell (có cấp ủy "
        "viên cấp trên theo dõi): what `supervisionCoverage` counts as supervised. Source: 1690-CV/TU.",
        "ONE_VILLAGE": "A cell covers no more than `most` villages: one that does is a joint cell (chi bộ ghép). "
        "Source: 1690-CV/TU, which wants joint cells to be fewer.",
        "PROBATION": "Nobody is on probation for longer than `months` and `days` since the admission (thời hạn dự "
        "bị). Source: Charter, art. 5: twelve months, and thirty working days to decide.",
        "TEMPORARY": "A temporary membership lasts no longer than `months` (sinh hoạt tạm thời). Source: 24-QĐ/TW: "
        "under a year.",
        "AWAY": "Nobody works away for longer than `months` (đi làm ăn xa). Source: 01-HD/TW, 10.3: exempt meanwhile "
        "for under twelve months.",
        "HAS_TASK": "A member who is counted and neither exempt nor suspended has a task (đảng viên được giao nhiệm "
        "vụ). Source: 1690-CV/TU; nothing that was read asks it of everybody.",
        "RATED": "By `days` after the end of a year, every organization that was there for six months of it is "
        "classified (được xếp loại). Source: 124-QĐ/TW, 366-QĐ/TW; the days were not read.",
        "SELF_REVIEWED": "By `days` after the end of a year, every secretary and every standing board that was there "
        "for six months at its end has reviewed itself (kiểm điểm). Source: 43-HD/BTCTW; the days were not read.",
        "EXCELLENT_CAP": "Of the organizations right under one that are classified for a year, and of the members of "
        "each comparable group within a grassroots organization, as `base` says, no more than the `share` is "
        "excellent (tỷ lệ hoàn thành xuất sắc). Source: 124-QĐ/TW, art. 12: a fifth of the good; whether 366-QĐ/TW "
        "keeps it was not read.",
        "CONFIRMED": "What is known of an organization was confirmed in the last `days` (rà soát dữ liệu). Source: "
        "1690-CV/TU, which wants an up-to-date database; the days are made up.",
        "FEEDBACK_ANSWERED": "Feedback about an organization is answered within `days` (trả lời góp ý, kiến nghị). "
        "Source: 218-QĐ/TW; the days were not read.",
        "LEAVING_RESOLVED": "A case of leaving the Party is closed within `days` (giải quyết xin ra khỏi Đảng). "
        "Source: 1690-CV/TU, which finds it slow; the days are made up.",
    },
)
described(
    CapBase,
    "What a share is taken of (cơ sở tính tỷ lệ).",
    {
        "GOOD": "Of those that are classified as good alone (số được xếp loại tốt).",
        "GOOD_OR_BETTER": "Of those that are classified as good or better (số được xếp loại tốt trở lên).",
    },
)
