"""Enumerations of supervision: each value with its meaning in English and its official Vietnamese term."""

from enum import StrEnum

from schema.enums import described


class StandingReason(StrEnum):
    SEAT_ABOVE = "SEAT_ABOVE"
    NO_SEAT = "NO_SEAT"
    SEAT_ENDED = "SEAT_ENDED"
    SEAT_NOT_ABOVE = "SEAT_NOT_ABOVE"
    OWN_ORGANIZATION = "OWN_ORGANIZATION"


described(
    StandingReason,
    "Why a supervision link has standing on a day, or has none (lý do có hoặc không có tư cách theo dõi).",
    {
        "SEAT_ABOVE": "A seat in a committee of an organization above: what gives standing (là cấp ủy viên cấp trên).",
        "NO_SEAT": "No seat in any committee on that day, and none above before (không tham gia cấp ủy).",
        "SEAT_ENDED": "The seat above has ended, and no other one is above (đã thôi tham gia cấp ủy cấp trên).",
        "SEAT_NOT_ABOVE": "Seats only in committees that are not above (không phải cấp ủy cấp trên).",
        "OWN_ORGANIZATION": "The supervisor's own cell is the organization or under it (đảng viên của chính tổ chức).",
    },
)
