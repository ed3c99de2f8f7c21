"""The words of reports in Vietnamese and English, and how each writes numbers and days.

Every text stands in both languages under one key; a test holds that none is missing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

VI: Mapping[str, str] = {
    "party": "Đảng Cộng sản Việt Nam",
    "letter_number": "Số            -{symbol}",
    "place_and_date": "{place}, ngày {day} tháng {month} năm {year}",
    "kind": "Báo cáo",
    "title": "tình hình phân công cấp ủy viên theo dõi, phụ trách và dự sinh hoạt",
    "period": "Từ ngày {since} đến hết ngày {last}",
    "as_of": "tình hình phân công tính đến ngày {last}",
    "began": "{name} thành lập ngày {since}; số liệu tính từ ngày đó. Trước đó: {before}.",
    "began_new": "{name} thành lập ngày {since}; số liệu tính từ ngày đó.",
    "recipients": "Nơi nhận",
    "on_behalf_of_board": "T/M Ban Thường vụ",
    "on_behalf": "T/M {committee}",
    "summary": "Tóm tắt",
    "covered_sentence": "{supervised} trong {organizations} tổ chức ({share}) có cấp ủy viên cấp trên theo dõi; {rest} "
    "tổ chức chưa có.",
    "visits_sentence": "Các tổ chức được theo dõi đã tổ chức {meetingsHeld} kỳ sinh hoạt; tính theo từng phân công, cấp ủy "
    "viên có thể dự {visitsPossible} lượt và đã dự {attended} lượt ({rate}). Theo quy định phải dự {required} lượt: có "
    "phân công thiếu, cộng lại {shortfall} lượt; có phân công vượt, cộng lại {surplus} lượt.",
    "no_meetings_sentence": "Trong kỳ không có kỳ sinh hoạt nào được ghi nhận ở các tổ chức có phân công.",
    "due_sentence": "Tại ngày {last}: {total} phân công đang có hiệu lực, {overdue} quá hạn dự, {never} chưa dự lần nào.",
    "figure": "Chỉ tiêu",
    "value": "Số lượng",
    "organizations": "Tổng số tổ chức",
    "supervised": "Có cấp ủy viên cấp trên theo dõi",
    "withoutStanding": "Người theo dõi không còn là cấp ủy viên cấp trên",
    "lapsed": "Phân công đã hết hiệu lực",
    "unsupervised": "Chưa phân công",
    "short_organizations": "Tổng số",
    "short_supervised": "Có người theo dõi",
    "short_withoutStanding": "Không còn là cấp ủy viên cấp trên",
    "short_lapsed": "Hết hiệu lực",
    "short_unsupervised": "Chưa phân công",
    "severalInCharge": "Nhiều người cùng phụ trách",
    "ownOrganization": "Do đảng viên của chính tổ chức theo dõi",
    "meetingsHeld": "Kỳ sinh hoạt đã tổ chức",
    "visitsPossible": "Lượt có thể dự",
    "attended": "Lượt đã dự",
    "byStandIn": "Lượt người khác dự thay",
    "required": "Lượt phải dự",
    "shortfall": "Lượt còn thiếu",
    "surplus": "Lượt vượt yêu cầu",
    "rate": "Tỷ lệ dự",
    "longestGapDays": "Khoảng cách dài nhất (ngày)",
    "lastVisit": "Lần dự gần nhất",
    "total": "Phân công đang có hiệu lực",
    "overdue": "Quá hạn dự",
    "neverVisited": "Chưa dự lần nào",
    "links": "Ai theo dõi tổ chức nào",
    "links_note": "Phân công đang có hiệu lực ngày {last}, xếp theo tên cấp ủy viên; số lượt tính trong kỳ báo cáo.",
    "links_shown": "Chỉ in phân công của {shown} cấp ủy viên ở bảng trên ({links} trong {count} phân công); bảng đầy đủ có "
    "trong tệp .xlsx.",
    "standing": "Còn là cấp ủy viên cấp trên",
    "yes": "Còn",
    "no": "Không còn",
    "post": "Chức vụ",
    "cell": "Chi bộ",
    "code": "Mã",
    "day": "Ngày",
    "step": "Bước",
    "coverage": "Phân công theo từng tổ chức trực thuộc",
    "coverage_note": "Xếp theo tỷ lệ có người theo dõi, thấp nhất trước. Độ dài của mỗi phần là tỷ lệ trong tổng số tổ "
    "chức của dòng.",
    "share": "Tỷ lệ",
    "organization": "Tổ chức",
    "whole": "Tất cả",
    "months": "Tỷ lệ dự sinh hoạt theo tháng",
    "months_note": "Số lượt đã dự trên số lượt có thể dự, tính bằng phần trăm: ô càng đậm, dự càng nhiều. Dấu – : không có "
    "kỳ sinh hoạt nào.",
    "whole_period": "Cả kỳ",
    "supervisors": "Cấp ủy viên còn thiếu nhiều lần dự nhất",
    "supervisors_note": "{shown} trong {count} người, thiếu nhiều nhất trước. Mỗi ô: số lượt đã dự / số lượt có thể dự "
    "trong tháng, ở mọi tổ chức mà người đó theo dõi.",
    "supervisor": "Cấp ủy viên",
    "lists": "Danh sách",
    "list_unsupervised": "Tổ chức chưa phân công người theo dõi",
    "list_lapsed": "Tổ chức có phân công đã hết hiệu lực",
    "list_withoutStanding": "Tổ chức có người theo dõi không còn là cấp ủy viên cấp trên",
    "list_severalInCharge": "Tổ chức có nhiều người cùng phụ trách",
    "list_ownOrganization": "Tổ chức do đảng viên của chính tổ chức theo dõi",
    "list_neverVisited": "Phân công chưa dự lần nào",
    "list_loops": "Theo dõi lẫn nhau, theo dõi vòng tròn",
    "nothing": "Không có.",
    "parent": "Trực thuộc",
    "since": "Từ ngày",
    "and_back": "rồi trở lại",
    "number": "TT",
    "list": "Danh sách",
    "month": "Tháng",
    "table": "Bảng",
    "row": "Dòng",
    "basis": "Cách tính và nguồn số liệu",
    "basis_standing": "Người theo dõi còn là cấp ủy viên cấp trên khi, tại ngày tính, giữ chức vụ trong cấp ủy của một tổ "
    "chức cấp trên và không sinh hoạt tại tổ chức được theo dõi hoặc tổ chức trực thuộc của tổ chức đó.",
    "basis_states": "Mỗi tổ chức thuộc đúng một trong bốn loại: có cấp ủy viên cấp trên theo dõi; người theo dõi không còn "
    "là cấp ủy viên cấp trên; phân công đã hết hiệu lực; chưa phân công.",
    "basis_visits": "Một kỳ sinh hoạt có nhiều cấp ủy viên được phân công thì tính một kỳ và nhiều lượt có thể dự. Chỉ tính "
    "kỳ sinh hoạt trong thời gian phân công có hiệu lực; dự thay, dự với tư cách khác không tính là đã dự. Số lượt phải dự: "
    "theo quyết định phân công, nếu không thì theo quy định của tỉnh, chia theo ngày. Số thiếu và số vượt cộng theo từng "
    "phân công: đã dự = phải dự − còn thiếu + vượt.",
    "parameters": "Tổ chức có mã {under}; từ ngày {since} đến hết ngày {last}; {top} cấp ủy viên còn thiếu nhiều nhất.",
    "source": "Nguồn: {source}. Lập ngày {made}.",
    "data": "cơ sở dữ liệu tổ chức đảng và đảng viên",
    "sample": "số liệu mẫu, không có thật",
    "ledger": "{data}, cập nhật đến {time} ngày {day}, thay đổi thứ {line}",
    "synthetic": "Đảng viên trong số liệu mẫu đều không có thật.",
    "page": "Trang",
}
EN: Mapping[str, str] = {
    "party": "Communist Party of Viet Nam",
    "letter_number": "No.            -{symbol}",
    "place_and_date": "{place}, {day}/{month}/{year}",
    "kind": "Report",
    "title": "Assignment of committee members to follow, take charge of and attend meetings",
    "period": "Period: {since} to {last}",
    "as_of": "assignments as on {last}",
    "began": "{name} was established on {since}, and the figures begin with that day. Before: {before}.",
    "began_new": "{name} was established on {since}, and the figures begin with that day.",
    "recipients": "To",
    "on_behalf_of_board": "For the Standing Board",
    "on_behalf": "For {committee}",
    "summary": "Summary",
    "covered_sentence": "{supervised} of {organizations} organizations ({share}) are followed by a committee member from "
    "above who has standing; {rest} are not.",
    "visits_sentence": "The organizations that are followed held {meetingsHeld} meetings; counted for each assignment, "
    "{visitsPossible} visits were possible and {attended} were made ({rate}). The rules ask for {required}: some "
    "assignments lack {shortfall} in all, others went {surplus} beyond.",
    "no_meetings_sentence": "No meeting is recorded in the period in organizations that somebody follows.",
    "due_sentence": "On {last}: {total} assignments in force, {overdue} with a visit overdue, {never} never visited.",
    "figure": "Figure",
    "value": "Number",
    "organizations": "Organizations",
    "supervised": "Supervised",
    "withoutStanding": "Without standing",
    "lapsed": "Lapsed",
    "unsupervised": "Never assigned",
    "short_organizations": "All",
    "short_supervised": "Supervised",
    "short_withoutStanding": "Without standing",
    "short_lapsed": "Lapsed",
    "short_unsupervised": "Never assigned",
    "severalInCharge": "Several in charge",
    "ownOrganization": "Followed by an own member",
    "meetingsHeld": "Meetings held",
    "visitsPossible": "Visits possible",
    "attended": "Visits made",
    "byStandIn": "By a stand-in",
    "required": "Required",
    "shortfall": "Missing",
    "surplus": "Beyond",
    "rate": "Attendance",
    "longestGapDays": "Longest gap (days)",
    "lastVisit": "Last visit",
    "total": "Assignments in force",
    "overdue": "With a visit overdue",
    "neverVisited": "Never visited",
    "links": "Who follows which organization",
    "links_note": "Assignments in force on {last}, by the supervisors' names; visits are those of the period.",
    "links_shown": "Only the assignments of the {shown} supervisors above are printed ({links} of {count}); the .xlsx file has "
    "all of them.",
    "standing": "Standing",
    "yes": "Yes",
    "no": "No",
    "post": "Post",
    "cell": "Cell",
    "code": "Code",
    "day": "Day",
    "step": "Step",
    "coverage": "Coverage of each organization below",
    "coverage_note": "Least covered first. The length of each part is its share of the row's organizations.",
    "share": "Share",
    "organization": "Organization",
    "whole": "All",
    "months": "Attendance by month",
    "months_note": "Visits made among those possible, in per cent: the darker, the more. A dash (–): none was held.",
    "whole_period": "Period",
    "supervisors": "Supervisors with the most visits missing",
    "supervisors_note": "{shown} of {count}, most missing first. Each cell: visits made / possible in the month, in all "
    "organizations that the person follows.",
    "supervisor": "Supervisor",
    "lists": "Lists",
    "list_unsupervised": "Organizations that nobody was ever assigned to",
    "list_lapsed": "Organizations whose assignments have lapsed",
    "list_withoutStanding": "Organizations whose supervisors have no standing",
    "list_severalInCharge": "Organizations with several in charge",
    "list_ownOrganization": "Organizations followed by a member of their own",
    "list_neverVisited": "Assignments never visited",
    "list_loops": "Mutual supervision and longer loops",
    "nothing": "None.",
    "parent": "Under",
    "since": "Since",
    "and_back": "and back",
    "number": "No.",
    "list": "List",
    "month": "Month",
    "table": "Table",
    "row": "Row",
    "basis": "How it is counted, and from what",
    "basis_standing": "A supervisor has standing who, on the day, holds a seat in a committee of an organization above and "
    "does not belong to the organization that they follow or to one under it.",
    "basis_states": "Every organization is in exactly one of four states: supervised; followed without standing; lapsed; "
    "never assigned.",
    "basis_visits": "A meeting that several are assigned to is one meeting and several possible visits. Only meetings during "
    "an assignment count; a stand-in or a visit in another capacity is none. Required visits: by the decision, else by the "
    "province's rule, prorated by days. Missing and beyond are added up assignment by assignment: made = required − missing "
    "+ beyond.",
    "parameters": "The organization with the code {under}; {since} to {last}; the {top} supervisors with most missing.",
    "source": "Made from: {source}. Made on {made}.",
    "data": "the database of organizations and members",
    "sample": "sample data, invented",
    "ledger": "{data}, with all changes up to {time} on {day}, number {line}",
    "synthetic": "No member in the sample data is a real person.",
    "page": "Page",
}
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
NARROW_SPACE = "\u202f"


@dataclass(frozen=True, slots=True)
class Words:
    """One language: its texts by key, and its numbers and days."""

    language: str
    texts: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> str:
        return self.texts[key].format(**values) if values else self.texts[key]

    def number(self, value: float | None) -> str:
        """A whole number with its thousands apart; a dash for none."""
        if value is None:
            return "–"
        return f"{value:,.0f}".replace(",", "." if self.language == "vi" else ",")

    def percent(self, value: float | None, decimals: int = 1) -> str:
        if value is None:
            return "–"
        text = f"{value * 100:.{decimals}f}"
        return (text.replace(".", ",") if self.language == "vi" else text) + NARROW_SPACE + "%"

    def day(self, value: date | str | None) -> str:
        if value is None:
            return "–"
        day = date.fromisoformat(value) if isinstance(value, str) else value
        if self.language == "vi":
            return f"{day.day:02}/{day.month:02}/{day.year}"
        return f"{day.day} {MONTHS[day.month - 1]} {day.year}"

    def place_and_date(self, place: str, value: date) -> str:
        """The line under the Party's name; a day and the first months have two digits, lest anything be added."""
        month = f"{value.month:02}" if value.month < 3 or self.language == "en" else str(value.month)
        return self("place_and_date", place=place, day=f"{value.day:02}", month=month, year=value.year)

    def month(self, value: date, *, several_years: bool) -> str:
        """The head of a month's column."""
        year = f"/{value.year % 100:02}" if several_years else ""
        return (f"T{value.month}" if self.language == "vi" else MONTHS[value.month - 1]) + year

    def figure(self, name: str, value: Any) -> str:
        """A figure as it is read: rates in per cent, days as days."""
        if name == "rate":
            return self.percent(value)
        return self.day(value) if name == "lastVisit" else self.number(value)


LANGUAGES: Mapping[str, Words] = {"vi": Words("vi", VI), "en": Words("en", EN)}
