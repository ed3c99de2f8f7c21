"""What values of the enumerations of meetings are called where they stand alone."""

OF_MEETINGS: dict[str, tuple[str, str]] = {
    "MeetingKind.REGULAR": ("Thường kỳ", "Regular"),
    "MeetingKind.THEMATIC": ("Chuyên đề", "Thematic"),
    "MeetingKind.EXTRAORDINARY": ("Bất thường", "Extraordinary"),
    "MeetingLevel.GOOD": ("Tốt", "Good"),
    "MeetingLevel.FAIR": ("Khá", "Fair"),
    "MeetingLevel.AVERAGE": ("Trung bình", "Average"),
    "MeetingLevel.POOR": ("Yếu", "Poor"),
}
