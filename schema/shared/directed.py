"""Directives and the progress with their tasks: the enumerations of them."""

from graph.model.directive_words import DirectiveKind, ReferenceKind, StatedPurpose, TaskState
from schema.shared.enums import described

__all__ = ["DirectiveKind", "ReferenceKind", "StatedPurpose", "TaskState"]

described(
    DirectiveKind,
    "What kind of document a directive is (loại văn bản).",
    {
        "STATUTE": "The Charter, and the regulations on carrying it out (Điều lệ Đảng, quy định thi hành).",
        "RESOLUTION": "A resolution (nghị quyết).",
        "CONCLUSION": "A conclusion (kết luận).",
        "REGULATION": "A regulation (quy định).",
        "DECISION": "A decision (quyết định).",
        "DIRECTIVE": "A directive (chỉ thị).",
        "PLAN": "A plan (kế hoạch).",
        "GUIDANCE": "A guidance (hướng dẫn).",
        "LETTER": "An official letter (công văn).",
    },
)
described(
    ReferenceKind,
    "How one directive refers to another one (quan hệ giữa các văn bản).",
    {
        "IMPLEMENTS": "It is to carry it out (triển khai thực hiện).",
        "REVIEWS": "It looks back on it (sơ kết, tổng kết).",
        "REPLACES": "It takes its place, and ends it (thay thế).",
        "GUIDES": "It says how to carry it out (hướng dẫn thực hiện).",
    },
)
described(
    TaskState,
    "Where somebody stands with a task (tình trạng thực hiện nhiệm vụ).",
    {
        "NOT_STARTED": "It was given, and not begun (chưa thực hiện).",
        "UNDER_WAY": "It is being done (đang thực hiện).",
        "DONE": "It is done (đã hoàn thành).",
    },
)
described(
    StatedPurpose,
    "What a figure is stated for (mục đích của số liệu).",
    {
        "TARGET": "It is to be reached (chỉ tiêu giao).",
        "REPORTED": "It was reported (số liệu báo cáo).",
    },
)
