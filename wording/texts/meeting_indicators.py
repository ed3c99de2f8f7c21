"""What indicators of meetings, visits and confirmations are called and what each counts, as `indicators`."""

Words = tuple[str, str]
OF_MEETINGS: dict[str, tuple[Words, Words, Words | None]] = {
    "MEETINGS_HELD": (
        ("Sinh hoạt chi bộ", "Meetings held"),
        (
            "kỳ sinh hoạt thường kỳ và chuyên đề của chi bộ trong khoảng thời gian",
            "regular and thematic meetings that cells held in the interval",
        ),
        (
            "chi bộ vào ngày cuối của từng tháng trong khoảng thời gian, cộng lại",
            "cells on the last day of each month in the interval, added up",
        ),
    ),
    "MEETING_ATTENDANCE": (
        ("Tỷ lệ dự sinh hoạt chi bộ", "Attendance of meetings"),
        ("lượt đảng viên có mặt", "those who came, meeting by meeting"),
        (
            "lượt đảng viên phải dự các kỳ sinh hoạt thường kỳ và chuyên đề của chi bộ có ghi số liệu",
            "those expected at regular and thematic meetings of cells whose numbers are told",
        ),
    ),
    "MEETINGS_WELL_ATTENDED": (
        ("Kỳ sinh hoạt có mặt đông đủ", "Meetings that were well attended"),
        (
            "kỳ sinh hoạt trong số đó có trên 85% có mặt và không ai vắng không lý do (12-HD/BTCTW)",
            "those of them to which more than 85 % came and nobody was away without leave (12-HD/BTCTW)",
        ),
        (
            "kỳ sinh hoạt thường kỳ và chuyên đề của chi bộ có ghi số liệu",
            "regular and thematic meetings of cells whose numbers are told",
        ),
    ),
    "MEETINGS_GOOD": (
        ("Kỳ sinh hoạt xếp loại tốt", "Good meetings"),
        (
            "kỳ sinh hoạt trong số đó đạt mức tốt theo phiếu chấm điểm",
            "those of them that are good by the sheet that they are judged by",
        ),
        (
            "kỳ sinh hoạt thường kỳ và chuyên đề của chi bộ có chấm điểm",
            "regular and thematic meetings of cells that were given points",
        ),
    ),
    "VISITS_MADE": (
        ("Cấp ủy viên dự sinh hoạt với cơ sở", "Visits made by those who follow"),
        (
            "lượt cấp ủy viên theo dõi đã dự trong số đó",
            "those of them that the one who follows came to",
        ),
        (
            "kỳ sinh hoạt trong thời gian có cấp ủy viên theo dõi, tính cho từng người",
            "meetings held while somebody follows the organization, for each who does",
        ),
    ),
    "CONFIRMED": (
        ("Dữ liệu được xác nhận đúng hạn", "Data confirmed in time"),
        (
            "tổ chức trong số đó được xác nhận, hoặc được thành lập, trong số ngày đó",
            "those of them that were confirmed, or founded, within so many days",
        ),
        (
            "tổ chức đảng các cấp vào ngày cuối, khi có quy định về số ngày phải xác nhận lại",
            "organizations of all levels on the last day, where a norm says within how many days they are to be confirmed",
        ),
    ),
}
