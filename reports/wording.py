"""The words of reports in Vietnamese and English, and how each writes numbers and days.

Every text stands in both languages under one key; a test holds that none is missing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

VI: Mapping[str, str] = {
    "title": "Phân công cấp ủy viên theo dõi, phụ trách và dự sinh hoạt",
    "period": "Kỳ báo cáo: từ {since} đến hết {last}",
    "as_of": "Tình hình phân công tính đến ngày {last}",
    "summary": "Tóm tắt",
    "covered_sentence": "{supervised} trong {organizations} tổ chức ({share}) có cấp ủy viên cấp trên theo dõi và còn đủ "
    "tư cách; {rest} tổ chức chưa có.",
    "visits_sentence": "Cấp ủy viên đã dự {attended} trong {held} kỳ sinh hoạt được tổ chức ({rate}). Theo quy định phải "
    "dự {required} lần; còn thiếu {shortfall} lần.",
    "no_meetings_sentence": "Trong kỳ không có kỳ sinh hoạt nào được ghi nhận ở các tổ chức có phân công.",
    "due_sentence": "Tại ngày {last}: {total} phân công đang có hiệu lực, {overdue} quá hạn dự, {never} chưa dự lần nào.",
    "figure": "Chỉ tiêu",
    "value": "Số lượng",
    "organizations": "Tổng số tổ chức",
    "supervised": "Có người theo dõi",
    "withoutStanding": "Người theo dõi không còn tư cách",
    "lapsed": "Phân công đã hết hiệu lực",
    "unsupervised": "Chưa phân công",
    "short_organizations": "Tổng số",
    "short_supervised": "Có người theo dõi",
    "short_withoutStanding": "Không còn tư cách",
    "short_lapsed": "Hết hiệu lực",
    "short_unsupervised": "Chưa phân công",
    "severalInCharge": "Nhiều người cùng phụ trách",
    "ownOrganization": "Do đảng viên của chính tổ chức theo dõi",
    "held": "Kỳ sinh hoạt đã tổ chức",
    "attended": "Đã dự",
    "byStandIn": "Người khác dự thay",
    "required": "Phải dự",
    "shortfall": "Còn thiếu",
    "rate": "Tỷ lệ dự",
    "longestGapDays": "Khoảng cách dài nhất (ngày)",
    "lastVisit": "Lần dự gần nhất",
    "total": "Phân công đang có hiệu lực",
    "overdue": "Quá hạn dự",
    "neverVisited": "Chưa dự lần nào",
    "coverage": "Phân công theo từng tổ chức trực thuộc",
    "coverage_note": "Xếp theo tỷ lệ có người theo dõi, thấp nhất trước. Độ dài của mỗi phần là tỷ lệ trong tổng số tổ "
    "chức của dòng.",
    "share": "Tỷ lệ",
    "organization": "Tổ chức",
    "whole": "Tất cả",
    "months": "Tỷ lệ dự sinh hoạt theo tháng",
    "months_note": "Số kỳ đã dự trên số kỳ được tổ chức, tính bằng phần trăm: ô càng đậm, dự càng nhiều. Dấu – : không có "
    "kỳ sinh hoạt nào.",
    "whole_period": "Cả kỳ",
    "supervisors": "Cấp ủy viên còn thiếu nhiều lần dự nhất",
    "supervisors_note": "{shown} trong {count} người, thiếu nhiều nhất trước. Mỗi ô: số kỳ đã dự / số kỳ được tổ chức "
    "trong tháng, ở mọi tổ chức mà người đó theo dõi.",
    "supervisor": "Cấp ủy viên",
    "lists": "Danh sách",
    "list_unsupervised": "Tổ chức chưa phân công người theo dõi",
    "list_lapsed": "Tổ chức có phân công đã hết hiệu lực",
    "list_withoutStanding": "Tổ chức có người theo dõi không còn tư cách",
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
    "basis_standing": "Người theo dõi có tư cách khi, tại ngày tính, giữ chức vụ trong cấp ủy của một tổ chức cấp trên và "
    "không sinh hoạt tại tổ chức được theo dõi hoặc tổ chức trực thuộc của nó.",
    "basis_states": "Mỗi tổ chức thuộc đúng một trong bốn loại: có người theo dõi; người theo dõi không còn tư cách; phân "
    "công đã hết hiệu lực; chưa phân công.",
    "basis_visits": "Chỉ tính kỳ sinh hoạt trong thời gian phân công có hiệu lực; dự thay và dự với tư cách khác không "
    "tính là đã dự. Số lần phải dự: theo quyết định phân công, nếu không thì theo quy định của tỉnh, chia theo ngày.",
    "parameters": "Tham số: tổ chức {under}; từ {since} đến hết {last}; {top} cấp ủy viên.",
    "source": "Nguồn số liệu: {source}. Lập ngày {made}.",
    "loaded": "{source} ({rows} nút và quan hệ)",
    "ledger": "nhật ký thay đổi đến dòng {line} ({hash})",
    "synthetic": "Đảng viên trong số liệu mẫu đều không có thật.",
    "page": "Trang",
}
EN: Mapping[str, str] = {
    "title": "Assignment of committee members to follow, take charge of and attend meetings",
    "period": "Period: {since} to {last}",
    "as_of": "Assignments as on {last}",
    "summary": "Summary",
    "covered_sentence": "{supervised} of {organizations} organizations ({share}) are followed by a committee member from "
    "above who has standing; {rest} are not.",
    "visits_sentence": "The supervisors attended {attended} of {held} meetings held ({rate}). The rules ask for "
    "{required} visits; {shortfall} are missing.",
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
    "held": "Meetings held",
    "attended": "Attended",
    "byStandIn": "By a stand-in",
    "required": "Required",
    "shortfall": "Missing",
    "rate": "Attendance",
    "longestGapDays": "Longest gap (days)",
    "lastVisit": "Last visit",
    "total": "Assignments in force",
    "overdue": "With a visit overdue",
    "neverVisited": "Never visited",
    "coverage": "Coverage of each organization below",
    "coverage_note": "Least covered first. The length of each part is its share of the row's organizations.",
    "share": "Share",
    "organization": "Organization",
    "whole": "All",
    "months": "Attendance by month",
    "months_note": "Meetings attended among those held, in per cent: the darker, the more. A dash (–): none was held.",
    "whole_period": "Period",
    "supervisors": "Supervisors with the most visits missing",
    "supervisors_note": "{shown} of {count}, most missing first. Each cell: meetings attended / held in the month, in all "
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
    "basis_visits": "Only meetings during an assignment count; a stand-in or a visit in another capacity is none. Required "
    "visits: by the decision, else by the province's rule, prorated by days.",
    "parameters": "Parameters: organization {under}; {since} to {last}; {top} supervisors.",
    "source": "Made from: {source}. Made on {made}.",
    "loaded": "{source} ({rows} nodes and links)",
    "ledger": "the ledger up to line {line} ({hash})",
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
