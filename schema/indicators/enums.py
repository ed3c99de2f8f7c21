"""Enumerations of indicators; what each indicator counts is said by the table of its definitions."""

from graph.model.indicator_words import (
    Better,
    IndicatorGroupBy,
    IndicatorKind,
    IndicatorSource,
    IndicatorUnit,
    Interval,
)
from schema.shared.enums import described
from wording.texts.indicators import INDICATORS, Words

__all__ = ["Better", "IndicatorGroupBy", "IndicatorKind", "IndicatorSource", "IndicatorUnit", "Interval"]


def told(name: Words, numerator: Words, denominator: Words | None) -> str:
    """An indicator in English, with its Vietnamese name."""
    counted = numerator[1] if denominator is None else f"{numerator[1]}, among: {denominator[1]}"
    return f"{name[1]}: {counted} ({name[0]})."


described(
    IndicatorKind,
    "What is counted over time (chỉ tiêu). First and last days are those of an interval.",
    {kind: told(*words) for kind, words in INDICATORS.items()},
)
described(
    Interval,
    "By which stretches of the calendar a period is told; the first and the last one as far as they lie in it (kỳ).",
    {"MONTH": "Months (tháng).", "QUARTER": "Quarters (quý).", "YEAR": "Years (năm)."},
)
described(
    IndicatorGroupBy,
    "How organizations are grouped; what is counted once makes the total (cách chia nhóm).",
    {
        "TOTAL": "All together (toàn bộ).",
        "CHILD": "By the organization directly under the one asked for, that one itself first (theo tổ chức trực "
        "thuộc).",
        "LEVEL": "By their level on the day that counts (theo cấp).",
        "SECTOR": "By sector; first those of none, which are committees of places (theo loại hình).",
        "COMPARABLE_GROUP": "By the group among whom a member was classified, last those of whom none is told; only "
        "shares of classified members are told so (theo nhóm đối tượng).",
    },
)
described(
    IndicatorSource,
    "Where a number comes from (nguồn số liệu).",
    {
        "COMPUTED": "It was worked out of the facts (tính từ dữ liệu).",
        "REPORTED": "It cannot be worked out, and was reported (số liệu báo cáo).",
        "NOT_KNOWN": "Nothing is told: the graph does not know all facts of that time, or it lies ahead (không có dữ "
        "liệu).",
    },
)
described(
    IndicatorUnit,
    "What a value is (đơn vị).",
    {
        "NUMBER": "The numerator: it has no denominator (số lượng).",
        "SHARE": "The numerator's share of the denominator (tỷ lệ).",
        "DAYS": "Days for each of the denominator (số ngày bình quân).",
    },
)
described(
    Better,
    "Whether more of it is better (chiều hướng tốt).",
    {
        "MORE": "More is better (càng nhiều càng tốt).",
        "FEWER": "Fewer is better (càng ít càng tốt).",
        "NEITHER": "Neither: it is a number to know (chỉ để theo dõi).",
    },
)
