"""Why a change of cases is refused, or what it is warned of."""

TEXTS: dict[str, tuple[str, str]] = {
    "CONCERNS_NOBODY": ("Vụ việc phải nêu ít nhất một đối tượng.", "A case concerns somebody: name one at least."),
    "CONCERNS_TWICE": ("`concerns` nêu một đối tượng hai lần.", "`concerns` names somebody twice."),
    "NO_PLACE_OF_CASE": (
        "Đảng viên không có chi bộ cho đến ngày ấy: hãy nêu `at`.",
        "The member had no cell up to the day: say `at`.",
    ),
    "FORM_OF_ANOTHER_KIND": (
        "Loại vụ việc này chỉ có các hình thức: {possible}.",
        "That kind has these forms only: {possible}.",
    ),
    "FORM_OF_MEMBERS": ("{form} chỉ dành cho đảng viên.", "{form} is about members only."),
    "FORM_OF_ORGANIZATIONS": ("{form} chỉ dành cho tổ chức.", "{form} is about organizations only."),
    "FORM_ON_PROBATION": (
        "Đảng viên dự bị chỉ bị khiển trách hoặc cảnh cáo (Điều lệ Đảng, điều 35), không {form}.",
        "Who is on probation is reprimanded or warned and no more (Charter, art. 35), and not by {form}.",
    ),
    "YEARS_OF_BADGE": (
        "Huy hiệu Đảng phải nêu `years`, là một trong: {possible}; hình thức khác thì không.",
        "A badge has `years`, one of {possible}; no other form has any.",
    ),
    "SOURCE_OF_ANOTHER_KIND": (
        "Với loại vụ việc này, `source` là một trong: {possible}.",
        "With that kind, `source` is one of {possible}.",
    ),
    "NO_SOURCE": ("Loại vụ việc này không nêu `source`.", "That kind has no `source`."),
    "DUE_BEFORE_OPENED": (
        "Hạn {day} trước ngày mở {opened}.",
        "It is due on {day}, before it was opened on {opened}.",
    ),
    "ONE_LEAVES": (
        "Mỗi vụ việc ra khỏi Đảng chỉ về một đảng viên.",
        "A case of leaving is about one member.",
    ),
    "LEAVES_ALREADY": (
        "Đã có vụ việc ra khỏi Đảng của đảng viên này, mở ngày {day}.",
        "A case of the member's leaving is open already, since {day}.",
    ),
    "OUTCOME_WITH_END": (
        "`outcome` và `closedOn` phải cùng có hoặc cùng không.",
        "`outcome` and `closedOn` go together.",
    ),
    "OUTCOME_OF_ANOTHER_KIND": (
        "Loại vụ việc này chỉ có các kết quả: {possible}.",
        "That kind has these outcomes only: {possible}.",
    ),
    "CLOSED_BEFORE_OPENED": (
        "Kết thúc trước ngày mở {opened}.",
        "It ends before it was opened on {opened}.",
    ),
    "CLOSED_ALREADY": (
        "Vụ việc đã kết thúc ngày {day}. Nếu sai, hãy đính chính.",
        "It was closed on {day}. If that is wrong, correct it.",
    ),
    "TO_BE_EXPELLED": (
        "Có vụ việc khai trừ: không cho ra khỏi Đảng hoặc xóa tên (Điều lệ Đảng, điều 35).",
        "There is a case of expulsion: the member is neither let go nor removed (Charter, art. 35).",
    ),
    "BADGE_TOO_EARLY": (
        "Vào Đảng ngày {since}, chưa đủ {years} năm.",
        "Admitted on {since}, which is less than {years} years ago.",
    ),
    "STILL_A_MEMBER": (
        "Ngày {day} {name} vẫn là đảng viên: hãy ghi cả việc kết thúc tư cách đảng viên.",
        "{name} is a member still on {day}: record the end of the membership, too.",
    ),
    "CASE_ALREADY": (
        "Đã ghi một vụ việc ({form}) mở ngày {day}: có phải cùng một vụ việc không?",
        "A case ({form}) opened on {day} is recorded already: is it the same one?",
    ),
    "CASE_BEFORE_LIFE": (
        "Vụ việc mở ngày {opened}, khi {node} chưa có (từ ngày {begins}).",
        "A case was opened on {opened}, before the beginning of {node} on {begins}.",
    ),
}
