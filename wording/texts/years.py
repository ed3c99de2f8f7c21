"""The words of the reports on a year and over years."""

TEXTS: dict[str, tuple[str, str]] = {
    "yearly_title": (
        "đánh giá, xếp loại tổ chức đảng, đảng viên và công nhận bốn tốt năm {year}",
        "Classification of organizations and members, and four-good ones, in {year}",
    ),
    "yearly_seen": (
        "Năm {year}; theo tổ chức và các quyết định đến ngày {day}",
        "The year {year}, by the organizations and the decisions of {day}",
    ),
    "yearly_rated_sentence": (
        "Năm {year}, {rated} trong {organizations} tổ chức đảng ({share}) được xếp loại: {excellent} hoàn thành xuất "
        "sắc, {good} hoàn thành tốt nhiệm vụ.",
        "For {year}, {rated} of {organizations} organizations ({share}) were classified: {excellent} as excellent, "
        "{good} as good.",
    ),
    "yearly_four_good_sentence": (
        "{cells} trong {all_cells} chi bộ ({cells_share}) được công nhận bốn tốt, {committees} trong {all_committees} "
        "đảng bộ cơ sở ({committees_share}).",
        "{cells} of {all_cells} cells ({cells_share}) and {committees} of {all_committees} grassroots committees "
        "({committees_share}) were found four-good.",
    ),
    "yearly_cap_sentence": (
        "{over} trong {checked} nhóm tổ chức hoặc đảng viên vượt tỷ lệ hoàn thành xuất sắc được phép.",
        "In {over} of {checked} groups of organizations or of members, more are excellent than allowed.",
    ),
    "yearly_no_cap_sentence": (
        "Ngày {day} không có quy định về tỷ lệ hoàn thành xuất sắc áp dụng cho nhóm nào.",
        "On {day} no norm on the share of excellent ones applies to any group.",
    ),
    "yearly_organizations": ("Xếp loại tổ chức đảng theo đơn vị", "Organizations by unit"),
    "yearly_organizations_note": (
        "Mỗi dòng gồm đơn vị và toàn bộ tổ chức trực thuộc, trừ dòng của riêng cấp báo cáo. Tỷ lệ xuất sắc tính trên số được xếp loại.",
        "Each row has the unit with everything under it, but for the one by itself. The share of excellent ones is of those classified.",
    ),
    "yearly_itself": ("{name} (riêng)", "{name} (by itself)"),
    "yearly_members": ("Xếp loại đảng viên theo đơn vị", "Members by unit"),
    "yearly_members_note": (
        "Tính theo đảng viên đang sinh hoạt; tỷ lệ xuất sắc tính trên số được xếp loại.",
        "Of those who are members on the day; the share of excellent ones is of those classified.",
    ),
    "yearly_no_members": (
        "Không có kết quả xếp loại đảng viên năm {year} trong dữ liệu.",
        "The data hold no classification of members for {year}.",
    ),
    "yearly_four_good": ("Chi bộ bốn tốt, đảng bộ cơ sở bốn tốt", "Four-good cells and committees"),
    "yearly_caps": ("Tỷ lệ hoàn thành xuất sắc", "Caps on excellent ones"),
    "yearly_caps_note": (
        "Các nhóm vượt tỷ lệ: một nhóm là các tổ chức cùng trực thuộc trực tiếp một tổ chức, hoặc các đảng viên cùng đối tượng trong một tổ chức cơ sở đảng.",
        "The groups over their cap; a group is what lies right under one organization, or the comparable members within a grassroots organization.",
    ),
    "yearly_over": ("Nhóm vượt tỷ lệ", "Groups over the cap"),
    "yearly_excellent": ("Hoàn thành xuất sắc", "Excellent"),
    "yearly_good": ("Hoàn thành tốt", "Good"),
    "yearly_completed": ("Hoàn thành", "Completed"),
    "yearly_not_completed": ("Không hoàn thành", "Not completed"),
    "yearly_unrated": ("Chưa xếp loại", "Not classified"),
    "yearly_rated": ("Tỷ lệ được xếp loại", "Share classified"),
    "yearly_excellent_share": ("Tỷ lệ xuất sắc", "Share excellent"),
    "yearly_cells": ("Chi bộ", "Cells"),
    "yearly_cells_met": ("Chi bộ bốn tốt", "Four-good cells"),
    "yearly_met": ("Bốn tốt", "Four-good"),
    "yearly_all": ("Tổng số", "All"),
    "yearly_committees": ("Đảng bộ cơ sở", "Grassroots committees"),
    "yearly_committees_met": ("Đảng bộ cơ sở bốn tốt", "Four-good committees"),
    "yearly_allowed": ("Được phép", "Allowed"),
    "yearly_beyond": ("Vượt", "Beyond"),
    "yearly_regulation": ("Quy định", "Regulation"),
    "yearly_waiver": ("Được miễn theo", "Exempt by"),
    "yearly_waived": ("Được miễn áp dụng: {decision}.", "Exempt: {decision}."),
    "yearly_why": ("Giải thích", "Why"),
    "yearly_sheet_organizations": ("Xếp loại tổ chức", "Organizations"),
    "yearly_sheet_four_good": ("Bốn tốt", "Four-good"),
    "yearly_sheet_members": ("Xếp loại đảng viên", "Members"),
    "yearly_basis": (
        "Kết quả là của đúng năm đó, tính cho tổ chức và đảng viên còn trong đơn vị vào ngày xem; không tính kết quả "
        "của riêng ban chấp hành, ban thường vụ. Nhóm được miễn áp dụng có ghi quyết định và không tính là vượt.",
        "Results are those of that very year, of organizations and members that are in the unit on the day; those of "
        "a body alone do not count. Groups that are exempt have their decision and do not count as over.",
    ),
    "total_of": ("Tổng số", "All"),
    "review_title": (
        "số liệu qua các năm về tổ chức cơ sở đảng và đội ngũ đảng viên",
        "Grassroots organizations and members over the years",
    ),
    "review_read": ("Cách đọc", "How to read it"),
    "review_tree": (
        "Số liệu các năm tính theo tổ chức của ngày {day}: trước khi sắp xếp, gồm cả các tổ chức đã nhập vào.",
        "Every year is counted for the organizations of {day}: before a reform, with all that went into them.",
    ),
    "review_known": (
        "Dữ liệu đầy đủ từ ngày {day}; trước đó không tính được và để trống.",
        "The data are whole from {day} on; before that nothing is worked out, and the place is empty.",
    ),
    "review_unknown": (
        "Không rõ dữ liệu đầy đủ từ ngày nào, nên không tính được số liệu nào.",
        "From which day on the data are whole is not known, so nothing is worked out.",
    ),
    "review_dot": ("tính đến ngày cuối năm", "as on the last day of the year"),
    "review_bar": ("phát sinh trong năm", "what happened in the year"),
    "review_stated": (
        "hình rỗng: số do cấp ủy báo cáo, không tính từ dữ liệu",
        "hollow: reported, not worked out of the data",
    ),
    "review_child": ("từng tổ chức trực thuộc (tỷ lệ)", "each organization below (shares)"),
    "review_by_child": ("Theo đơn vị", "By unit"),
    "review_code": ("Mã chỉ tiêu", "Indicator"),
    "review_aim": ("chỉ tiêu giao", "what was to be reached"),
    "review_aim_of": ("chỉ tiêu {figure}", "target {figure}"),
    "review_reported_as": ("báo cáo {figure}", "reported {figure}"),
    "review_in_numbers": ("số lượng", "in numbers"),
    "review_target": ("Chỉ tiêu giao", "Target"),
    "review_reported": ("Số báo cáo", "Reported figure"),
    "review_directive": ("Văn bản giao", "Directive"),
    "review_reform": ("sắp xếp tổ chức ngày {day}", "the reform of {day}"),
    "review_organizations": ("Tổ chức và đảng viên", "Organizations and members"),
    "review_enterprises": ("Tổ chức đảng trong doanh nghiệp", "Organizations in enterprises"),
    "review_rating": ("Đánh giá, xếp loại, bốn tốt", "Classification, four-good, self-review"),
    "review_villages": ("Thôn, chi bộ ghép và chi ủy", "Villages, joint cells, cells' committees"),
    "review_posts": ("Cán bộ thôn và kiêm nhiệm", "Cadres of villages and concurrent posts"),
    "review_supervision": (
        "Theo dõi, sinh hoạt, kiểm tra và kỷ luật",
        "Supervision, meetings, inspection and discipline",
    ),
    "review_others": ("Khen thưởng, góp ý, nhiệm vụ", "Commendation, feedback, tasks"),
    "review_nothing": ("Không có số liệu trong kỳ:", "Nothing is known in the period of:"),
    "review_figures": ("Bảng số liệu", "The figures"),
    "review_figures_note": (
        "Dưới mỗi tỷ lệ là tử số / mẫu số. Dấu – : không có số liệu. Chữ nghiêng: số do cấp ủy báo cáo.",
        "Below each share stand numerator / denominator. A dash (–): nothing is known. Italics: reported figures.",
    ),
    "review_partial": ("* Không trọn năm.", "* Not a whole year."),
    "review_definitions": ("Định nghĩa", "What is counted"),
    "review_definitions_note": (
        "Ngày đầu, ngày cuối là của từng năm. Đảng viên tính theo chi bộ quản lý, kể cả đảng viên dự bị.",
        "First and last days are those of each year. Members are counted by the cell that counts them, on probation "
        "or not.",
    ),
    "review_among": ("trên", "among"),
    "review_more": ("Càng nhiều càng tốt.", "More is better."),
    "review_fewer": ("Càng ít càng tốt.", "Fewer is better."),
    "review_neither": ("Chỉ để theo dõi.", "A number to know."),
    "review_charts": ("Biểu đồ", "Charts"),
    "review_values": ("Giá trị", "Values"),
    "review_chart_note": (
        "Cột: phát sinh trong năm. Đường: tính đến ngày cuối năm. Hình rỗng: số do cấp ủy báo cáo.",
        "Columns: what happened in the year. Lines: as on its last day. Hollow: reported figures.",
    ),
    "review_source": ("Nguồn", "Source"),
    "review_better": ("Chiều hướng", "Direction"),
    "computed": ("Tính từ dữ liệu", "Worked out"),
    "reported": ("Báo cáo", "Reported"),
    "not_known": ("Không có dữ liệu", "Not known"),
    "last_day": ("Đến hết ngày", "Last day"),
    "numerator": ("Tử số", "Numerator"),
    "denominator": ("Mẫu số", "Denominator"),
    "value_of": ("Giá trị", "Value"),
    "yearly_parameters": (
        "Tổ chức có mã {under}; năm {year}; xem theo ngày {day}.",
        "The organization with the code {under}; the year {year}; by {day}.",
    ),
    "review_parameters": (
        "Tổ chức có mã {under}; từ ngày {since} đến hết ngày {last}.",
        "The organization with the code {under}; {since} to {last}.",
    ),
}
