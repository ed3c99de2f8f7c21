"""What files hold: the kinds of lists that people send and get, each with its columns.

A heading is `COLUMN.<name>` in wording, what stands under it `COLUMN_IS.<name>`; a column of one name is the same in
every list. Other headings that people give it stand here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum


class Form(StrEnum):
    """What the cells of a column hold."""

    TEXT = "TEXT"
    CODE = "CODE"
    DAY = "DAY"
    NUMBER = "NUMBER"
    POINTS = "POINTS"
    MARKS = "MARKS"
    CHOICE = "CHOICE"
    CHOICES = "CHOICES"


class ListKind(StrEnum):
    """The lists, in the order in which they are imported: each names only what those before it may have made."""

    ORGANIZATIONS = "organizations"
    MEMBERS = "members"
    ASSIGNMENTS = "assignments"
    OFFICES = "offices"
    SUPERVISION = "supervision"
    MEETINGS = "meetings"
    PLANS = "plans"
    ASSESSMENTS = "assessments"
    CASES = "cases"


@dataclass(frozen=True, slots=True)
class Column:
    """A column. `choices` names an enumeration of the schema, `month` and `year` say that these will do for their first
    day; `example` is what the template's example says."""

    name: str
    form: Form = Form.TEXT
    required: bool = False
    choices: str = ""
    month: bool = False
    year: bool = False
    example: tuple[str, str] = ("", "")
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of list: its name in commands, its columns in the order of the template."""

    name: ListKind
    columns: tuple[Column, ...]

    @property
    def by_name(self) -> Mapping[str, Column]:
        return {column.name: column for column in self.columns}

    @property
    def required(self) -> frozenset[str]:
        return frozenset(column.name for column in self.columns if column.required)


def same(text: str) -> tuple[str, str]:
    """An example that is the same in both languages."""
    return text, text


SINCE = Column("since", Form.DAY, required=True, month=True, example=same("01/07/2025"), others=("Ngày bắt đầu",))
UNTIL = Column("until", Form.DAY, example=same(""))
DECISION = Column("decision", example=same("12-QĐ/ĐU"), others=("Quyết định",))
CARD = Column("cardNumber", Form.CODE, example=same("49012345"), others=("Số thẻ", "Số thẻ ĐV", "Thẻ đảng"))
NAME = Column("memberName", required=True, example=same("Nguyễn Thị Ví Dụ"), others=("Họ tên", "Tên đảng viên"))
BORN = Column("birthDate", Form.DAY, example=same("19/05/1980"), others=("Sinh ngày", "Ngày tháng năm sinh", "NS"))
WHERE = Column(
    "organization", required=True, example=("Đảng bộ xã Ví Dụ", "Đảng bộ xã Ví Dụ"), others=("Tổ chức", "Đơn vị")
)

ORGANIZATIONS = Kind(
    ListKind.ORGANIZATIONS,
    (
        Column("code", Form.CODE, example=same("00606"), others=("Mã", "Mã số", "Mã đơn vị")),
        Column("name", required=True, example=same("Chi bộ thôn Ví Dụ"), others=("Tên", "Tên đơn vị", "Tên tổ chức")),
        Column("shortName", example=same("CB thôn Ví Dụ"), others=("Viết tắt",)),
        Column("level", Form.CHOICE, required=True, choices="Level", example=("Chi bộ trực thuộc", "Cell")),
        Column("sector", Form.CHOICE, choices="Sector", example=("Thôn, khối phố", "Village")),
        Column("parent", example=same("Đảng bộ xã Ví Dụ"), others=("Trực thuộc", "Cấp trên", "Đơn vị cấp trên")),
        SINCE,
        DECISION,
    ),
)
MEMBERS = Kind(
    ListKind.MEMBERS,
    (
        Column(
            "cell", required=True, example=same("Chi bộ thôn Ví Dụ / Đảng bộ xã Ví Dụ"), others=("Chi bộ sinh hoạt",)
        ),
        NAME,
        BORN,
        CARD,
        Column("admittedOn", Form.DAY, required=True, example=same("03/02/2010"), others=("Ngày kết nạp", "Vào Đảng")),
        Column("officialOn", Form.DAY, example=same("03/02/2011"), others=("Chính thức", "Ngày công nhận chính thức")),
        Column("cellSince", Form.DAY, example=same("01/07/2025"), others=("Ngày về chi bộ",)),
        Column("circumstance", Form.CHOICE, choices="Circumstance", example=("", "")),
        Column(
            "membership", Form.CHOICE, choices="MembershipKind", example=("Sinh hoạt chính thức", "Official membership")
        ),
        UNTIL,
    ),
)
ASSIGNMENTS = Kind(
    ListKind.ASSIGNMENTS,
    (
        WHERE,
        Column("body", Form.CHOICE, required=True, choices="Body", example=("Ban chấp hành", "Executive committee")),
        Column(
            "role", Form.CHOICE, required=True, choices="Role", example=("Bí thư", "Secretary"), others=("Chức danh",)
        ),
        NAME,
        BORN,
        CARD,
        SINCE,
        UNTIL,
        DECISION,
    ),
)
OFFICES = Kind(
    ListKind.OFFICES,
    (
        Column("at", required=True, example=same("Đảng bộ xã Ví Dụ"), others=("Nơi công tác",)),
        Column(
            "office", Form.CHOICE, choices="OfficeKind", example=("Trưởng thôn, tổ trưởng tổ dân phố", "Village head")
        ),
        Column("title", example=same("Trưởng thôn")),
        Column("holderName", required=True, example=same("Trần Văn Ví Dụ"), others=("Họ và tên", "Họ tên")),
        BORN,
        CARD,
        SINCE,
        UNTIL,
        DECISION,
    ),
)
SUPERVISION = Kind(
    ListKind.SUPERVISION,
    (
        WHERE,
        NAME,
        BORN,
        CARD,
        Column(
            "duties",
            Form.CHOICES,
            required=True,
            choices="Duty",
            example=("Theo dõi; Dự sinh hoạt", "Follows; Attends meetings"),
        ),
        Column("visitsPerYear", Form.NUMBER, example=same("4"), others=("Số lần dự",)),
        SINCE,
        UNTIL,
        DECISION,
        Column("acceptWithoutStanding", example=("", "")),
    ),
)
POINTS = Column("points", Form.POINTS, example=same("87,5"))
MARKS = Column("marks", Form.MARKS, example=same(""))
SHEET = Column("sheet", example=same(""))
MEETINGS = Kind(
    ListKind.MEETINGS,
    (
        WHERE,
        Column("heldOn", Form.DAY, required=True, example=same("05/08/2025"), others=("Ngày họp", "Ngày")),
        Column("meeting", Form.CHOICE, choices="MeetingKind", example=("Thường kỳ", "Regular"), others=("Loại họp",)),
        Column("expected", Form.NUMBER, required=True, example=same("12"), others=("Số phải dự", "Tổng số")),
        Column("present", Form.NUMBER, required=True, example=same("11"), others=("Có mặt", "Số có mặt")),
        Column("excused", Form.NUMBER, example=same("1"), others=("Vắng có lý do",)),
        Column("visitorName", example=same("Lê Văn Ví Dụ"), others=("Cấp ủy viên dự", "Người dự")),
        BORN,
        CARD,
        Column(
            "capacity",
            Form.CHOICE,
            choices="AttendanceCapacity",
            example=("Cấp ủy viên được phân công", "Assigned supervisor"),
        ),
        Column("onBehalfOf", Form.CODE, example=same("")),
        POINTS,
        MARKS,
        SHEET,
    ),
)
PLANS = Kind(
    ListKind.PLANS,
    (
        WHERE,
        Column(
            "plannedFor",
            Form.DAY,
            required=True,
            example=same("05/09/2025"),
            others=("Ngày dự kiến họp", "Ngày dự kiến sinh hoạt", "Dự kiến ngày"),
        ),
        Column("meeting", Form.CHOICE, choices="MeetingKind", example=("Thường kỳ", "Regular"), others=("Loại họp",)),
        Column(
            "note",
            example=("19 giờ, nhà văn hóa thôn Ví Dụ", "19:00, nhà văn hóa thôn Ví Dụ"),
            others=("Thời gian, địa điểm", "Địa điểm", "Ghi chú"),
        ),
        Column("plannedOn", Form.DAY, example=same("28/06/2025")),
    ),
)
SUBJECT = (
    Column(
        "subjectOrganization",
        example=("Chi bộ thôn Ví Dụ", "Chi bộ thôn Ví Dụ"),
        others=("Tổ chức", "Đơn vị", "Chi bộ"),
    ),
    replace(NAME, required=False),
    BORN,
    CARD,
)
"""Whom an assessment or a case is about."""
ASSESSMENTS = Kind(
    ListKind.ASSESSMENTS,
    (
        *SUBJECT,
        Column(
            "assessment",
            Form.CHOICE,
            required=True,
            choices="AssessmentKind",
            example=("Xếp loại chất lượng", "Classification"),
        ),
        Column("periodFrom", Form.DAY, required=True, month=True, year=True, example=same("2024"), others=("Năm",)),
        Column("periodTo", Form.DAY, example=same("")),
        Column("body", Form.CHOICE, choices="Body", example=same("")),
        Column(
            "result",
            Form.CHOICE,
            required=True,
            choices="AssessmentLevel",
            example=("Hoàn thành tốt nhiệm vụ", "Good"),
            others=("Mức xếp loại", "Xếp loại"),
        ),
        POINTS,
        MARKS,
        Column(
            "comparableGroup",
            Form.CHOICE,
            choices="ComparableGroup",
            example=("Đảng viên khác", "Members outside of it"),
        ),
        SHEET,
        Column("judgedAt", example=same("")),
        Column("decidedOn", Form.DAY, required=True, example=same("15/01/2025"), others=("Ngày ký",)),
        DECISION,
    ),
)
CASES = Kind(
    ListKind.CASES,
    (
        Column("caseNumber", Form.CODE, example=same(""), others=("Vụ việc",)),
        Column("caseKind", Form.CHOICE, required=True, choices="CaseKind", example=("Khen thưởng", "Commendation")),
        Column("caseForm", Form.CHOICE, required=True, choices="CaseForm", example=("Huy hiệu Đảng", "Party badge")),
        *SUBJECT,
        Column("years", Form.NUMBER, example=same("30"), others=("Tuổi Đảng",)),
        Column("caseSource", Form.CHOICE, choices="CaseSource", example=same("")),
        Column("handledBy", required=True, example=same("Đảng bộ xã Ví Dụ"), others=("Cấp giải quyết",)),
        Column("arisesAt", example=same("")),
        Column("openedOn", Form.DAY, required=True, example=same("03/02/2025"), others=("Ngày", "Ngày bắt đầu")),
        Column("dueOn", Form.DAY, example=same("")),
        DECISION,
        Column("closedOn", Form.DAY, example=same("03/02/2025")),
        Column("outcome", Form.CHOICE, choices="CaseOutcome", example=("Đã khen thưởng", "Granted")),
        Column("closingDecision", example=same("")),
        Column("summary", example=same("")),
    ),
)
KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (ORGANIZATIONS, MEMBERS, ASSIGNMENTS, OFFICES, SUPERVISION, MEETINGS, PLANS, ASSESSMENTS, CASES)
}
ERRORS = "errors"
"""The column that a marked copy has in front of the others; nothing in it is read."""
