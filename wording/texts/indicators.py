"""What indicators are called, and what each of them counts: (Vietnamese, English)."""

Words = tuple[str, str]
MEMBERS_BEFORE: Words = ("đảng viên vào ngày đầu của khoảng thời gian", "members on the first day of the interval")
GRASSROOTS: Words = (
    "đảng bộ cơ sở, chi bộ cơ sở và chi bộ trực thuộc vào ngày cuối",
    "grassroots committees, grassroots cells and cells on the last day",
)
ORGANIZATIONS: Words = ("tổ chức đảng các cấp vào ngày cuối", "organizations of all levels on the last day")
RATED: Words = (
    "tổ chức đảng được xếp loại cho kỳ kết thúc trong khoảng thời gian",
    "organizations classified for a period that ends in the interval",
)
INDICATORS: dict[str, tuple[Words, Words, Words | None]] = {
    "ORGANIZATIONS": (("Tổ chức cơ sở đảng và chi bộ", "Grassroots organizations and cells"), GRASSROOTS, None),
    "MEMBERS": (("Đảng viên", "Members"), ("đảng viên vào ngày cuối", "members on the last day"), None),
    "ADMITTED": (
        ("Kết nạp đảng viên", "Admissions"),
        (
            "người được kết nạp trong khoảng thời gian, tại chi bộ của ngày đó",
            "people admitted in the interval, in the cell of that day",
        ),
        MEMBERS_BEFORE,
    ),
    "LEFT": (
        ("Xin ra khỏi Đảng", "Leaving at their own request"),
        ("đảng viên ra khỏi Đảng trong khoảng thời gian", "members who left in the interval"),
        MEMBERS_BEFORE,
    ),
    "REMOVED": (
        ("Xóa tên", "Removals from the list"),
        ("đảng viên bị xóa tên trong khoảng thời gian", "members removed from the list in the interval"),
        MEMBERS_BEFORE,
    ),
    "EXPELLED": (
        ("Khai trừ", "Expulsions"),
        ("đảng viên bị khai trừ trong khoảng thời gian", "members expelled in the interval"),
        MEMBERS_BEFORE,
    ),
    "ORGANIZATIONS_EXCELLENT": (
        ("Tổ chức đảng hoàn thành xuất sắc nhiệm vụ", "Organizations rated excellent"),
        ("tổ chức đảng hoàn thành xuất sắc trong số đó", "those of them rated excellent"),
        RATED,
    ),
    "ORGANIZATIONS_GOOD": (
        ("Tổ chức đảng hoàn thành tốt nhiệm vụ trở lên", "Organizations rated good or better"),
        ("tổ chức đảng hoàn thành tốt trở lên trong số đó", "those of them rated good or excellent"),
        RATED,
    ),
    "SUPERVISED": (
        ("Có cấp ủy viên cấp trên theo dõi", "Followed by a committee member from above"),
        (
            "tổ chức trong số đó có người theo dõi đủ tư cách vào ngày cuối",
            "those of them that somebody with standing follows on the last day",
        ),
        GRASSROOTS,
    ),
    "INSPECTED": (
        ("Được kiểm tra", "Inspected"),
        (
            "tổ chức đảng có vụ kiểm tra mở trong khoảng thời gian, mỗi tổ chức một lần",
            "organizations that an inspection opened in the interval concerns, each once",
        ),
        ORGANIZATIONS,
    ),
    "MONITORED": (
        ("Được giám sát", "Monitored"),
        (
            "tổ chức đảng có cuộc giám sát mở trong khoảng thời gian, mỗi tổ chức một lần",
            "organizations that a monitoring opened in the interval concerns, each once",
        ),
        ORGANIZATIONS,
    ),
}
"""By the indicator: its name, its numerator, and its denominator where it has one."""
NAMES: dict[str, Words] = {kind: name for kind, (name, _, _) in INDICATORS.items()}
TEXTS: dict[str, Words] = {
    **{f"INDICATOR.{kind}": name for kind, name in NAMES.items()},
    **{f"NUMERATOR.{kind}": numerator for kind, (_, numerator, _) in INDICATORS.items()},
    **{f"DENOMINATOR.{kind}": words for kind, (_, _, words) in INDICATORS.items() if words is not None},
}
LABELS: dict[str, Words] = {
    **{f"IndicatorKind.{kind}": words for kind, words in NAMES.items()},
    "Interval.MONTH": ("Tháng", "Month"),
    "Interval.QUARTER": ("Quý", "Quarter"),
    "Interval.YEAR": ("Năm", "Year"),
    "IndicatorGroupBy.TOTAL": ("Toàn bộ", "All together"),
    "IndicatorGroupBy.CHILD": ("Theo tổ chức trực thuộc", "By child"),
    "IndicatorGroupBy.LEVEL": ("Theo cấp", "By level"),
    "IndicatorGroupBy.SECTOR": ("Theo loại hình", "By sector"),
    "IndicatorSource.COMPUTED": ("Tính từ dữ liệu", "Worked out"),
    "IndicatorSource.NOT_KNOWN": ("Không có dữ liệu", "Not known"),
    "Better.MORE": ("Càng nhiều càng tốt", "The more the better"),
    "Better.FEWER": ("Càng ít càng tốt", "The fewer the better"),
    "Better.NEITHER": ("Không đánh giá", "Neither is better"),
}
"""What the values of the enumerations are called where they stand alone."""
