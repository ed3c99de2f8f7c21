"""The words of reports: headings, tables, and sentences about figures."""

TEXTS: dict[str, tuple[str, str]] = {
    "party": ("Đảng Cộng sản Việt Nam", "Communist Party of Viet Nam"),
    "letter_number": ("Số            -{symbol}", "No.            -{symbol}"),
    "place_and_date": ("{place}, ngày {day} tháng {month} năm {year}", "{place}, {day}/{month}/{year}"),
    "kind": ("Báo cáo", "Report"),
    "title": (
        "tình hình phân công cấp ủy viên theo dõi, phụ trách và dự sinh hoạt",
        "Assignment of committee members to follow, take charge of and attend meetings",
    ),
    "period": ("Từ ngày {since} đến hết ngày {last}", "Period: {since} to {last}"),
    "as_of": ("tình hình phân công tính đến ngày {last}", "assignments as on {last}"),
    "began": (
        "{name} thành lập ngày {since}; số liệu tính từ ngày đó. Trước đó: {before}.",
        "{name} was established on {since}, and the figures begin with that day. Before: {before}.",
    ),
    "began_new": (
        "{name} thành lập ngày {since}; số liệu tính từ ngày đó.",
        "{name} was established on {since}, and the figures begin with that day.",
    ),
    "recipients": ("Nơi nhận", "To"),
    "on_behalf_of_board": ("T/M Ban Thường vụ", "For the Standing Board"),
    "on_behalf": ("T/M {committee}", "For {committee}"),
    "summary": ("Tóm tắt", "Summary"),
    "covered_sentence": (
        "{supervised} trong {organizations} tổ chức ({share}) có cấp ủy viên cấp trên theo dõi; {rest} tổ chức chưa "
        "có.",
        "{supervised} of {organizations} organizations ({share}) are followed by a committee member from above who "
        "has standing; {rest} are not.",
    ),
    "visits_sentence": (
        "Các tổ chức được theo dõi đã tổ chức {meetingsHeld} kỳ sinh hoạt; tính theo từng phân công, cấp ủy viên có "
        "thể dự {visitsPossible} lượt và đã dự {attended} lượt ({rate}). Theo quy định phải dự {required} lượt: có "
        "phân công thiếu, cộng lại {shortfall} lượt; có phân công vượt, cộng lại {surplus} lượt.",
        "The organizations that are followed held {meetingsHeld} meetings; counted for each assignment, "
        "{visitsPossible} visits were possible and {attended} were made ({rate}). The rules ask for {required}: "
        "some assignments lack {shortfall} in all, others went {surplus} beyond.",
    ),
    "no_meetings_sentence": (
        "Trong kỳ không có kỳ sinh hoạt nào được ghi nhận ở các tổ chức có phân công.",
        "No meeting is recorded in the period in organizations that somebody follows.",
    ),
    "due_sentence": (
        "Tại ngày {last}: {total} phân công đang có hiệu lực, {overdue} quá hạn dự, {never} chưa dự lần nào.",
        "On {last}: {total} assignments in force, {overdue} with a visit overdue, {never} never visited.",
    ),
    "figure": ("Chỉ tiêu", "Figure"),
    "value": ("Số lượng", "Number"),
    "organizations": ("Tổng số tổ chức", "Organizations"),
    "supervised": ("Có cấp ủy viên cấp trên theo dõi", "Supervised"),
    "withoutStanding": ("Người theo dõi không còn là cấp ủy viên cấp trên", "Without standing"),
    "lapsed": ("Phân công đã hết hiệu lực", "Lapsed"),
    "unsupervised": ("Chưa phân công", "Never assigned"),
    "short_organizations": ("Tổng số", "All"),
    "short_supervised": ("Có người theo dõi", "Supervised"),
    "short_withoutStanding": ("Không còn là cấp ủy viên cấp trên", "Without standing"),
    "short_lapsed": ("Hết hiệu lực", "Lapsed"),
    "short_unsupervised": ("Chưa phân công", "Never assigned"),
    "severalInCharge": ("Nhiều người cùng phụ trách", "Several in charge"),
    "ownOrganization": ("Do đảng viên của chính tổ chức theo dõi", "Followed by an own member"),
    "meetingsHeld": ("Kỳ sinh hoạt đã tổ chức", "Meetings held"),
    "visitsPossible": ("Lượt có thể dự", "Visits possible"),
    "attended": ("Lượt đã dự", "Visits made"),
    "byStandIn": ("Lượt người khác dự thay", "By a stand-in"),
    "required": ("Lượt phải dự", "Required"),
    "shortfall": ("Lượt còn thiếu", "Missing"),
    "surplus": ("Lượt vượt yêu cầu", "Beyond"),
    "rate": ("Tỷ lệ dự", "Attendance"),
    "longestGapDays": ("Khoảng cách dài nhất (ngày)", "Longest gap (days)"),
    "lastVisit": ("Lần dự gần nhất", "Last visit"),
    "total": ("Phân công đang có hiệu lực", "Assignments in force"),
    "overdue": ("Quá hạn dự", "With a visit overdue"),
    "neverVisited": ("Chưa dự lần nào", "Never visited"),
    "links": ("Ai theo dõi tổ chức nào", "Who follows which organization"),
    "links_note": (
        "Phân công đang có hiệu lực ngày {last}, xếp theo tên cấp ủy viên; số lượt tính trong kỳ báo cáo.",
        "Assignments in force on {last}, by the supervisors' names; visits are those of the period.",
    ),
    "links_shown": (
        "Chỉ in phân công của {shown} cấp ủy viên ở bảng trên ({links} trong {count} phân công); bảng đầy đủ có "
        "trong tệp .xlsx.",
        "Only the assignments of the {shown} supervisors above are printed ({links} of {count}); the .xlsx file has "
        "all of them.",
    ),
    "standing": ("Còn là cấp ủy viên cấp trên", "Standing"),
    "yes": ("Còn", "Yes"),
    "no": ("Không còn", "No"),
    "post": ("Chức vụ", "Post"),
    "cell": ("Chi bộ", "Cell"),
    "code": ("Mã", "Code"),
    "day": ("Ngày", "Day"),
    "step": ("Bước", "Step"),
    "coverage": ("Phân công theo từng tổ chức trực thuộc", "Coverage of each organization below"),
    "coverage_note": (
        "Xếp theo tỷ lệ có người theo dõi, thấp nhất trước. Độ dài của mỗi phần là tỷ lệ trong tổng số tổ chức của "
        "dòng.",
        "Least covered first. The length of each part is its share of the row's organizations.",
    ),
    "share": ("Tỷ lệ", "Share"),
    "organization": ("Tổ chức", "Organization"),
    "whole": ("Tất cả", "All"),
    "months": ("Tỷ lệ dự sinh hoạt theo tháng", "Attendance by month"),
    "months_note": (
        "Số lượt đã dự trên số lượt có thể dự, tính bằng phần trăm: ô càng đậm, dự càng nhiều. Dấu – : không có kỳ "
        "sinh hoạt nào.",
        "Visits made among those possible, in per cent: the darker, the more. A dash (–): none was held.",
    ),
    "whole_period": ("Cả kỳ", "Period"),
    "supervisors": ("Cấp ủy viên còn thiếu nhiều lần dự nhất", "Supervisors with the most visits missing"),
    "supervisors_note": (
        "{shown} trong {count} người, thiếu nhiều nhất trước. Mỗi ô: số lượt đã dự / số lượt có thể dự trong tháng, "
        "ở mọi tổ chức mà người đó theo dõi.",
        "{shown} of {count}, most missing first. Each cell: visits made / possible in the month, in all "
        "organizations that the person follows.",
    ),
    "supervisor": ("Cấp ủy viên", "Supervisor"),
    "lists": ("Danh sách", "Lists"),
    "list_unsupervised": (
        "Tổ chức chưa phân công người theo dõi",
        "Organizations that nobody was ever assigned to",
    ),
    "list_lapsed": ("Tổ chức có phân công đã hết hiệu lực", "Organizations whose assignments have lapsed"),
    "list_withoutStanding": (
        "Tổ chức có người theo dõi không còn là cấp ủy viên cấp trên",
        "Organizations whose supervisors have no standing",
    ),
    "list_severalInCharge": ("Tổ chức có nhiều người cùng phụ trách", "Organizations with several in charge"),
    "list_ownOrganization": (
        "Tổ chức do đảng viên của chính tổ chức theo dõi",
        "Organizations followed by a member of their own",
    ),
    "list_neverVisited": ("Phân công chưa dự lần nào", "Assignments never visited"),
    "list_loops": ("Theo dõi lẫn nhau, theo dõi vòng tròn", "Mutual supervision and longer loops"),
    "nothing": ("Không có.", "None."),
    "parent": ("Trực thuộc", "Under"),
    "since": ("Từ ngày", "Since"),
    "and_back": ("rồi trở lại", "and back"),
    "number": ("TT", "No."),
    "list": ("Danh sách", "List"),
    "month": ("Tháng", "Month"),
    "table": ("Bảng", "Table"),
    "row": ("Dòng", "Row"),
    "basis": ("Cách tính và nguồn số liệu", "How it is counted, and from what"),
    "basis_standing": (
        "Người theo dõi còn là cấp ủy viên cấp trên khi, tại ngày tính, giữ chức vụ trong cấp ủy của một tổ chức "
        "cấp trên và không sinh hoạt tại tổ chức được theo dõi hoặc tổ chức trực thuộc của tổ chức đó.",
        "A supervisor has standing who, on the day, holds a seat in a committee of an organization above and does "
        "not belong to the organization that they follow or to one under it.",
    ),
    "basis_states": (
        "Mỗi tổ chức thuộc đúng một trong bốn loại: có cấp ủy viên cấp trên theo dõi; người theo dõi không còn là "
        "cấp ủy viên cấp trên; phân công đã hết hiệu lực; chưa phân công.",
        "Every organization is in exactly one of four states: supervised; followed without standing; lapsed; never "
        "assigned.",
    ),
    "basis_visits": (
        "Một kỳ sinh hoạt có nhiều cấp ủy viên được phân công thì tính một kỳ và nhiều lượt có thể dự. Chỉ tính kỳ "
        "sinh hoạt trong thời gian phân công có hiệu lực; dự thay, dự với tư cách khác không tính là đã dự. Số lượt "
        "phải dự: theo quyết định phân công, nếu không thì theo quy định của tỉnh, chia theo ngày. Số thiếu và số "
        "vượt cộng theo từng phân công: đã dự = phải dự − còn thiếu + vượt.",
        "A meeting that several are assigned to is one meeting and several possible visits. Only meetings during an "
        "assignment count; a stand-in or a visit in another capacity is none. Required visits: by the decision, "
        "else by the province's rule, prorated by days. Missing and beyond are added up assignment by assignment: "
        "made = required − missing + beyond.",
    ),
    "parameters": (
        "Tổ chức có mã {under}; từ ngày {since} đến hết ngày {last}; {top} cấp ủy viên còn thiếu nhiều nhất.",
        "The organization with the code {under}; {since} to {last}; the {top} supervisors with most missing.",
    ),
    "source": ("Nguồn: {source}. Lập ngày {made}.", "Made from: {source}. Made on {made}."),
    "data": ("cơ sở dữ liệu tổ chức đảng và đảng viên", "the database of organizations and members"),
    "sample": ("số liệu mẫu, không có thật", "sample data, invented"),
    "ledger": (
        "{data}, cập nhật đến {time} ngày {day}, thay đổi thứ {line}",
        "{data}, with all changes up to {time} on {day}, number {line}",
    ),
    "synthetic": (
        "Đảng viên trong số liệu mẫu đều không có thật.",
        "No member in the sample data is a real person.",
    ),
    "page": ("Trang", "Page"),
}
