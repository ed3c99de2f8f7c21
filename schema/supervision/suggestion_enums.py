"""Enumerations of proposals and of impact: each value with its meaning in English and its Vietnamese term."""

from enum import StrEnum

from schema.shared.enums import described


class ProposalReasonKind(StrEnum):
    SEAT = "SEAT"
    PLACE = "PLACE"
    LOAD = "LOAD"
    CHANGE = "CHANGE"
    OWN_COMMITTEE = "OWN_COMMITTEE"


class GapReason(StrEnum):
    NOBODY_ABOVE = "NOBODY_ABOVE"
    ONLY_OWN_MEMBERS = "ONLY_OWN_MEMBERS"
    ALL_FULL = "ALL_FULL"


described(
    ProposalReasonKind,
    "What speaks for or against a proposed supervisor (lý do đề xuất).",
    {
        "SEAT": "The seat that gives standing, and how many levels up it is (chức vụ cấp ủy cấp trên).",
        "PLACE": "How near the supervisor lives, or their cell is, or where they sit (địa bàn).",
        "LOAD": "How many organizations the supervisor follows already (khối lượng đang phụ trách).",
        "CHANGE": "Somebody else follows it with standing now (thay đổi phân công).",
        "OWN_COMMITTEE": "The supervisor sits in the organization's own committee (là cấp ủy viên của chính tổ chức).",
    },
)
described(
    GapReason,
    "Why nobody can be proposed for an organization (lý do chưa có người theo dõi).",
    {
        "NOBODY_ABOVE": "Nobody holds a seat in a committee above it (không có cấp ủy viên cấp trên).",
        "ONLY_OWN_MEMBERS": "Those who sit above it all belong to it (chỉ có đảng viên của chính tổ chức).",
        "ALL_FULL": "Everybody who could follow it has the most links already (đã đủ số tổ chức được phân công).",
    },
)
