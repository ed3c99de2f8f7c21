"""Enumerations of supervision: each value with its meaning in English and its official Vietnamese term."""

from enum import StrEnum

from graph.model.vocabulary import CoverageState
from schema.shared.enums import described


class StandingReason(StrEnum):
    SEAT_ABOVE = "SEAT_ABOVE"
    NO_SEAT = "NO_SEAT"
    SEAT_ENDED = "SEAT_ENDED"
    SEAT_NOT_ABOVE = "SEAT_NOT_ABOVE"
    OWN_ORGANIZATION = "OWN_ORGANIZATION"


class CoverageGroupBy(StrEnum):
    CHILD = "CHILD"
    LEVEL = "LEVEL"
    SECTOR = "SECTOR"
    PLACE = "PLACE"


class CoverageFigure(StrEnum):
    ORGANIZATIONS = "ORGANIZATIONS"
    SUPERVISED = "SUPERVISED"
    WITHOUT_STANDING = "WITHOUT_STANDING"
    LAPSED = "LAPSED"
    UNSUPERVISED = "UNSUPERVISED"
    SEVERAL_IN_CHARGE = "SEVERAL_IN_CHARGE"
    OWN_ORGANIZATION = "OWN_ORGANIZATION"


class AttendanceGroupBy(StrEnum):
    SUPERVISOR = "SUPERVISOR"
    ORGANIZATION = "ORGANIZATION"
    CHILD = "CHILD"
    MONTH = "MONTH"
    SUPERVISOR_MONTH = "SUPERVISOR_MONTH"


class RollUp(StrEnum):
    AS_WAS = "AS_WAS"
    AS_NOW = "AS_NOW"


described(
    StandingReason,
    "Why a supervision link has standing on a day, or has none (lý do còn hoặc không còn là cấp ủy viên cấp trên).",
    {
        "SEAT_ABOVE": "A seat in a committee of an organization above: what gives standing (là cấp ủy viên cấp trên).",
        "NO_SEAT": "No seat in any committee on that day, and none above before (không tham gia cấp ủy).",
        "SEAT_ENDED": "The seat above has ended, and no other one is above (đã thôi tham gia cấp ủy cấp trên).",
        "SEAT_NOT_ABOVE": "Seats only in committees that are not above (không phải cấp ủy cấp trên).",
        "OWN_ORGANIZATION": "The supervisor's own cell is the organization or under it (đảng viên của chính tổ chức).",
    },
)
described(
    CoverageGroupBy,
    "How figures of coverage are grouped (cách nhóm số liệu).",
    {
        "CHILD": "By the organizations directly under the one asked for, each with all below it (theo tổ chức trực "
        "thuộc).",
        "LEVEL": "By level (theo cấp).",
        "SECTOR": "By sector (theo loại hình).",
        "PLACE": "By the places directly in that of the one asked for, each with what covers it or lies in it; what "
        "lies in none stands by itself (theo địa bàn).",
    },
)
described(
    CoverageState,
    "Whether an organization is followed; each is in one of these states (tình trạng phân công theo dõi).",
    {
        "SUPERVISED": "By a link that holds and has standing (có cấp ủy viên cấp trên theo dõi).",
        "WITHOUT_STANDING": "By links that hold, none of them with standing (người theo dõi không còn là cấp "
        "ủy viên cấp trên).",
        "LAPSED": "By links that have all ended (đã hết hiệu lực).",
        "UNSUPERVISED": "By none yet (chưa phân công).",
    },
)
described(
    CoverageFigure,
    "A figure of coverage, to be opened to its organizations (chỉ tiêu phân công theo dõi).",
    {
        "ORGANIZATIONS": "All that are counted (tổng số tổ chức).",
        "SUPERVISED": "With a link that holds and has standing (có cấp ủy viên cấp trên theo dõi).",
        "WITHOUT_STANDING": "With links that hold, none with standing (người theo dõi không còn là cấp ủy viên cấp "
        "trên).",
        "LAPSED": "With links that have all ended (phân công đã hết hiệu lực).",
        "UNSUPERVISED": "Without any link so far (chưa phân công).",
        "SEVERAL_IN_CHARGE": "With more than one link of being in charge that holds (nhiều người cùng phụ trách).",
        "OWN_ORGANIZATION": "With a link that holds of a member of its own (người theo dõi là đảng viên của chính tổ "
        "chức).",
    },
)
described(
    AttendanceGroupBy,
    "How figures of attendance are grouped (cách nhóm số liệu dự sinh hoạt).",
    {
        "SUPERVISOR": "By supervisor (theo cấp ủy viên).",
        "ORGANIZATION": "By organization (theo tổ chức đảng).",
        "CHILD": "By the organizations directly under the one asked for, each with all below it; with AS_WAS, a link "
        "counts for each on the days that it was under it (theo tổ chức trực thuộc).",
        "MONTH": "By calendar month, of five years at most (theo tháng).",
        "SUPERVISOR_MONTH": "By supervisor and calendar month, of five years at most (theo cấp ủy viên và tháng).",
    },
)
described(
    RollUp,
    "By which tree figures about a past period are rolled up (cách tổng hợp theo cơ cấu tổ chức).",
    {
        "AS_WAS": "By the tree of that time: a link counts on the days on which its organization was at or under the "
        "one asked for (theo cơ cấu tại thời điểm đó).",
        "AS_NOW": "By the tree of `asOf`, along the lineage: a link counts where its organization, or what that went "
        "into when it ended, is on that day; of what went into nothing, what stood right above it (theo cơ cấu hiện "
        "nay).",
    },
)
