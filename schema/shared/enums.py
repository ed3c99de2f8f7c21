"""Enumerations of the schema: each value with its meaning in English and its official Vietnamese term."""

from collections.abc import Mapping
from enum import Enum, StrEnum
from typing import Any

import strawberry

from graph.model.vocabulary import (
    AttendanceCapacity,
    Body,
    ChangeEventKind,
    Circumstance,
    CoverageState,
    Duty,
    EndReason,
    Extent,
    Level,
    MeetingKind,
    MembershipKind,
    OfficeKind,
    PlaceKind,
    Role,
    Sector,
    Standing,
)

__all__ = [
    "AttendanceCapacity",
    "Body",
    "ChangeEventKind",
    "Circumstance",
    "CountScope",
    "CoverageState",
    "DifferenceKind",
    "Duty",
    "EndReason",
    "Extent",
    "Level",
    "LinkKind",
    "MeetingKind",
    "MembershipKind",
    "OfficeKind",
    "PlaceCoverage",
    "PlaceKind",
    "Role",
    "SearchKind",
    "Sector",
    "Standing",
]


def described(enum: type[Enum], description: str, labels: Mapping[str, str]) -> None:
    """Makes the enumeration a GraphQL enum; every value must have its label."""
    strawberry.enum(enum, description=description)
    definition: Any = vars(enum)["__strawberry_definition__"]
    for value in definition.values:
        value.description = labels[value.name]


class CountScope(StrEnum):
    SUBTREE = "SUBTREE"
    OWN = "OWN"


class PlaceCoverage(StrEnum):
    NO_MEMBERS = "NO_MEMBERS"
    JOINT_CELL = "JOINT_CELL"
    NO_CELL = "NO_CELL"


class SearchKind(StrEnum):
    ORGANIZATION = "ORGANIZATION"
    MEMBER = "MEMBER"
    PLACE = "PLACE"


class LinkKind(StrEnum):
    HIERARCHY = "HIERARCHY"
    MEMBERSHIP = "MEMBERSHIP"
    ASSIGNMENT = "ASSIGNMENT"
    SUPERVISION = "SUPERVISION"


class DifferenceKind(StrEnum):
    APPEARED = "APPEARED"
    ENDED = "ENDED"
    MERGED_INTO = "MERGED_INTO"
    SPLIT_FROM = "SPLIT_FROM"
    MOVED = "MOVED"
    RENAMED = "RENAMED"
    LEVEL_CHANGED = "LEVEL_CHANGED"


described(
    Level,
    "The level of a Party organization (cấp). It is dated: a commune was GRASSROOTS_COMMITTEE until 30/6/2025.",
    {
        "CENTRAL": "Central (Trung ương).",
        "PROVINCIAL": "Provincial or municipal Party organization (đảng bộ tỉnh, thành phố).",
        "UPPER_GRASSROOTS": "Immediate superior of grassroots organizations (cấp trên trực tiếp của TCCSĐ): "
        "districts until 30/6/2025, then communes.",
        "GRASSROOTS_COMMITTEE": "Grassroots Party organization with a committee (đảng bộ cơ sở).",
        "GRASSROOTS_CELL": "Grassroots cell (chi bộ cơ sở).",
        "SECTIONAL": "Sectional Party organization (đảng bộ bộ phận).",
        "CELL": "Subordinate cell (chi bộ trực thuộc).",
        "GROUP": "Party group (tổ đảng).",
    },
)
described(
    Sector,
    "What kind of unit an organization belongs to (loại hình).",
    {
        "VILLAGE": "A village or residential group (thôn, khối phố).",
        "AGENCY": "An agency of the Party, the state or the Front (cơ quan).",
        "SCHOOL": "A school (trường học).",
        "HEALTH": "A hospital or health station (y tế).",
        "POLICE": "The police (công an).",
        "MILITARY": "The army (quân sự).",
        "BORDER_GUARD": "The border guard (biên phòng).",
        "STATE_ENTERPRISE": "A state-owned enterprise (doanh nghiệp nhà nước).",
        "PRIVATE_ENTERPRISE": "A private enterprise (doanh nghiệp tư nhân).",
        "FOREIGN_ENTERPRISE": "A foreign-invested enterprise (doanh nghiệp có vốn đầu tư nước ngoài).",
    },
)
described(
    PlaceKind,
    "The kind of a place (loại đơn vị hành chính).",
    {
        "COUNTRY": "The country (quốc gia).",
        "PROVINCE": "A province or centrally run city (tỉnh, thành phố trực thuộc Trung ương).",
        "DISTRICT": "A district or provincial town, until 30/6/2025 (huyện, quận, thị xã, thành phố thuộc tỉnh).",
        "COMMUNE": "A commune, ward, township or special zone (xã, phường, thị trấn, đặc khu).",
        "VILLAGE": "A village or residential group (thôn, khối phố, tổ dân phố).",
    },
)
described(
    Body,
    "A body of an organization (cấp ủy, ban thường vụ, thường trực, ủy ban kiểm tra, ban chỉ đạo).",
    {
        "EXECUTIVE_COMMITTEE": "Executive committee (ban chấp hành, cấp ủy).",
        "STANDING_BOARD": "Standing board (ban thường vụ).",
        "STANDING_LEADERSHIP": "Standing leadership (thường trực cấp ủy).",
        "INSPECTION_COMMISSION": "Inspection commission (ủy ban kiểm tra).",
        "CELL_COMMITTEE": "Cell committee (chi ủy).",
        "STEERING_BOARD": "A steering board that a committee sets up for one task, as that for organizations in "
        "enterprises (ban chỉ đạo).",
    },
)
described(
    Role,
    "A role in a body (chức vụ trong đảng).",
    {
        "SECRETARY": "Secretary (bí thư).",
        "DEPUTY_SECRETARY": "Deputy secretary (phó bí thư).",
        "STANDING_MEMBER": "Member of the standing board (ủy viên ban thường vụ).",
        "COMMITTEE_MEMBER": "Member of the committee (cấp ủy viên, chi ủy viên).",
        "HEAD": "Head of a commission (chủ nhiệm), or of a steering board (trưởng ban).",
        "DEPUTY_HEAD": "Deputy head of a commission (phó chủ nhiệm).",
        "MEMBER": "Member of a commission (ủy viên).",
    },
)
described(
    Duty,
    "What an upper-level committee member is assigned to do for an organization (nhiệm vụ được phân công).",
    {
        "FOLLOW": "Follow it (theo dõi).",
        "IN_CHARGE": "Be in charge of it (phụ trách).",
        "ATTEND": "Attend its meetings (dự sinh hoạt).",
    },
)
described(
    Standing,
    "A member's standing (đảng viên dự bị, đảng viên chính thức).",
    {
        "PROBATIONARY": "Probationary member (đảng viên dự bị): does not vote, elect or stand (Charter art. 3).",
        "OFFICIAL": "Official member (đảng viên chính thức).",
    },
)
described(
    Circumstance,
    "A circumstance that a member's Party life depends on (tình trạng).",
    {
        "WORKING_AWAY": "Working away from home (đi làm ăn xa).",
        "DISCHARGED_SOLDIER": "Discharged soldier (bộ đội xuất ngũ).",
        "EXEMPT": "Exempt from work and meetings (miễn công tác và sinh hoạt đảng).",
        "SUSPENDED": "Suspended from Party life (đình chỉ sinh hoạt đảng).",
    },
)
described(
    MembershipKind,
    "How a member belongs to a cell (loại sinh hoạt đảng).",
    {
        "OFFICIAL": "The cell that counts the member (sinh hoạt chính thức).",
        "TEMPORARY": "A host cell for a time; it does not count the member (sinh hoạt tạm thời).",
        "RESIDENCE": "The cell where a working member lives (Quy định 213: giữ mối liên hệ nơi cư trú).",
    },
)
described(
    EndReason,
    "Why a membership of a cell ended (lý do kết thúc).",
    {
        "TRANSFERRED": "Transferred to another cell (chuyển sinh hoạt đảng).",
        "LEFT": "Left the Party (xin ra khỏi Đảng).",
        "REMOVED": "Removed from the list (xóa tên).",
        "EXPELLED": "Expelled (khai trừ).",
        "DECEASED": "Deceased (từ trần).",
        "BECAME_OFFICIAL": "The probation ended and the official membership began (chuyển đảng chính thức).",
        "CIRCUMSTANCE_CHANGED": "The circumstance changed; it goes on as another link (thay đổi tình trạng).",
    },
)
described(
    MeetingKind,
    "The kind of a meeting (loại sinh hoạt).",
    {
        "REGULAR": "The regular monthly meeting (sinh hoạt thường kỳ).",
        "THEMATIC": "A meeting on one theme (sinh hoạt chuyên đề).",
        "EXTRAORDINARY": "An extraordinary meeting (sinh hoạt bất thường).",
    },
)
described(
    AttendanceCapacity,
    "In what capacity somebody from above came to a meeting (tư cách tham dự).",
    {
        "SUPERVISOR": "As the assigned supervisor (cấp ủy viên được phân công).",
        "STAND_IN": "On behalf of the supervisor (dự thay).",
        "GUEST": "In another capacity (khách mời): not a supervisor's visit.",
    },
)
described(
    ChangeEventKind,
    "What happened to organizations on a day (sự kiện tổ chức).",
    {
        "ESTABLISH": "Established (thành lập).",
        "MERGE": "Merged: the originals go into the results (hợp nhất, sáp nhập).",
        "SPLIT": "Split: one original, several results (chia tách).",
        "MOVE": "Moved under another organization (chuyển trực thuộc).",
        "RENAME": "Renamed (đổi tên).",
        "CHANGE_LEVEL": "Raised or lowered to another level (nâng cấp, chuyển cấp).",
        "DISSOLVE": "Dissolved (giải thể, kết thúc hoạt động).",
    },
)
described(
    Extent,
    "How much of a predecessor went into a successor (phạm vi).",
    {"WHOLE": "All of it (toàn bộ).", "PART": "A part of it (một phần)."},
)
described(
    CountScope,
    "Which members a count takes in (phạm vi đếm).",
    {
        "SUBTREE": "Those of the organization and of all under it (cả các tổ chức trực thuộc).",
        "OWN": "Those whose own cell it is (chỉ riêng tổ chức đó).",
    },
)
described(
    PlaceCoverage,
    "What is lacking or shared in a village (tình trạng phủ tổ chức đảng).",
    {
        "NO_MEMBERS": "Villages where no member lives (thôn trắng đảng viên).",
        "JOINT_CELL": "Villages that share their cell with another village (chi bộ ghép).",
        "NO_CELL": "Villages that no cell covers (thôn chưa có chi bộ).",
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
    SearchKind,
    "What to search (đối tượng tìm kiếm).",
    {
        "ORGANIZATION": "Organizations (tổ chức đảng).",
        "MEMBER": "Members (đảng viên).",
        "PLACE": "Places (địa bàn).",
    },
)
described(
    LinkKind,
    "What kind of link a step of a path goes along (loại quan hệ).",
    {
        "HIERARCHY": "An organization is part of another one (trực thuộc).",
        "MEMBERSHIP": "A member belongs to a cell (sinh hoạt đảng).",
        "ASSIGNMENT": "A member holds a seat in a body (chức vụ).",
        "SUPERVISION": "A committee member supervises an organization (phân công theo dõi).",
    },
)
described(
    DifferenceKind,
    "How an organization differs between two days (loại thay đổi).",
    {
        "APPEARED": "It was not there before (thành lập mới).",
        "ENDED": "It is no longer there (kết thúc hoạt động).",
        "MERGED_INTO": "It ended by going into another one (sáp nhập vào).",
        "SPLIT_FROM": "It was split off from another one (tách ra từ).",
        "MOVED": "It is under another organization (chuyển trực thuộc).",
        "RENAMED": "It has another name (đổi tên).",
        "LEVEL_CHANGED": "It has another level (chuyển cấp).",
    },
)

described(
    OfficeKind,
    "Kinds of civil posts (loại chức vụ chính quyền, đoàn thể).",
    {
        "COUNCIL_CHAIR": "Chair of the People's Council (chủ tịch hội đồng nhân dân).",
        "COMMITTEE_CHAIR": "Chair of the People's Committee (chủ tịch ủy ban nhân dân).",
        "AGENCY_HEAD": "Head of an agency or unit (thủ trưởng cơ quan, đơn vị).",
        "VILLAGE_HEAD": "Head of a village or a residential group (trưởng thôn, tổ trưởng tổ dân phố).",
        "FRONT_COMMITTEE_HEAD": "Head of a Front work committee (trưởng ban công tác Mặt trận).",
        "OTHER": "Another one, as its title says (chức vụ khác).",
    },
)
