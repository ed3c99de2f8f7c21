"""What values of the enumerations of indicators are called where they stand alone."""

from wording.texts.indicators import NAMES, Words

LABELS: dict[str, Words] = {
    **{f"IndicatorKind.{kind}": words for kind, words in NAMES.items()},
    "Interval.MONTH": ("Tháng", "Month"),
    "Interval.QUARTER": ("Quý", "Quarter"),
    "Interval.YEAR": ("Năm", "Year"),
    "IndicatorGroupBy.TOTAL": ("Toàn bộ", "All together"),
    "IndicatorGroupBy.CHILD": ("Theo tổ chức trực thuộc", "By child"),
    "IndicatorGroupBy.LEVEL": ("Theo cấp", "By level"),
    "IndicatorGroupBy.SECTOR": ("Theo loại hình", "By sector"),
    "IndicatorGroupBy.COMPARABLE_GROUP": ("Theo nhóm đối tượng", "By comparable group"),
    "IndicatorSource.COMPUTED": ("Tính từ dữ liệu", "Worked out"),
    "IndicatorSource.REPORTED": ("Số liệu báo cáo", "Reported"),
    "IndicatorSource.NOT_KNOWN": ("Không có dữ liệu", "Not known"),
    "IndicatorUnit.NUMBER": ("Số lượng", "Number"),
    "IndicatorUnit.SHARE": ("Tỷ lệ", "Share"),
    "IndicatorUnit.DAYS": ("Số ngày bình quân", "Days for each"),
    "Better.MORE": ("Càng nhiều càng tốt", "The more the better"),
    "Better.FEWER": ("Càng ít càng tốt", "The fewer the better"),
    "Better.NEITHER": ("Không đánh giá", "Neither is better"),
}
"""What the values of the enumerations are called where they stand alone."""
