"""Why a change of directives, of the progress with their tasks or of stated figures is refused, or what it is warned of."""

TEXTS: dict[str, tuple[str, str]] = {
    "TASK_TWICE": ("Văn bản có hai nhiệm vụ số {number}.", "Two tasks of the directive have the number {number}."),
    "TASK_OF_NONE_BEFORE": (
        "Trước nhiệm vụ này, văn bản không có nhiệm vụ số {number}.",
        "The directive has no task {number} before this one.",
    ),
    "IN_FORCE_BEFORE_ISSUED": (
        "Có hiệu lực từ ngày {since}, trước ngày ban hành {issued}.",
        "It is in force from {since} on, before it is issued on {issued}.",
    ),
    "REFERS_TWICE": (
        "`references` nêu hai lần cùng một quan hệ với một văn bản.",
        "`references` names a directive twice in the same way.",
    ),
    "DIRECTIVE_ALREADY": (
        "Đã có văn bản {symbol} ban hành ngày {day}: có phải cùng một văn bản không?",
        "A directive {symbol} issued on {day} is recorded already: is it the same one?",
    ),
    "REPORTED_ON_DAY": (
        "Đã có báo cáo về nhiệm vụ này ngày {day}. Nếu sai, hãy đính chính.",
        "There is a report on that task of {day} already. If it is wrong, correct it.",
    ),
    "NOT_THEIR_TASK": (
        "Ngày {day} không có nhiệm vụ này: không có gì để kết thúc.",
        "On {day} it is not their task: there is nothing to end.",
    ),
    "PROGRESS_BEFORE_DIRECTIVE": (
        "Báo cáo thực hiện từ ngày {since}, trước khi văn bản {symbol} có hiệu lực (từ ngày {begins}).",
        "A report on a task begins on {since}, before {symbol} is in force on {begins}.",
    ),
    "NO_PERIOD_OF_FIGURES": (
        "Kỳ số liệu phải là một tháng, một quý, một năm hoặc một nhiệm kỳ tính theo tháng, không phải {span}.",
        "A period of figures is a month, a quarter, a calendar year or a term of whole months, and not {span}.",
    ),
    "FIGURE_OUTSIDE_LIFE": (
        "Tổ chức không có ngày nào trong kỳ số liệu: chỉ có {span}.",
        "The organization is not there on any day of the period: only {span}.",
    ),
    "REPORTED_BEFORE_PERIOD": (
        "Báo cáo ngày {day}, trước khi kỳ số liệu bắt đầu ngày {since}.",
        "It is reported on {day}, before the period begins on {since}.",
    ),
    "REPORTED_IN_PERIOD": (
        "Báo cáo ngày {day}, khi kỳ số liệu chưa kết thúc (trước ngày {until}).",
        "It is reported on {day}, while the period goes on up to {until}.",
    ),
    "TARGET_AFTER_PERIOD": (
        "Chỉ tiêu giao ngày {day}, khi kỳ số liệu đã kết thúc (trước ngày {until}).",
        "The target is set on {day}, when the period has ended ({until}).",
    ),
    "FIGURE_OUT_OF_BOUNDS": (
        "Số liệu không được âm, cũng không được lớn hơn một nghìn tỷ.",
        "A figure is no less than 0 and no more than a million million.",
    ),
    "DENOMINATOR_OUT_OF_BOUNDS": (
        "Mẫu số phải lớn hơn 0 và không quá một nghìn tỷ.",
        "What a share is of is more than 0 and no more than a million million.",
    ),
    "INDICATOR_IS_A_NUMBER": (
        "Chỉ tiêu này là một con số, không có mẫu số.",
        "That indicator is a number, and no share of anything.",
    ),
    "STATED_ALREADY": (
        "Đã có số liệu này, ghi ngày {day}. Nếu sai, hãy đính chính; nếu giao lại, hãy dùng văn bản khác, ngày khác.",
        "It is stated already, on {day}. If that is wrong, correct it; if it is another one now, another directive of "
        "another day states it.",
    ),
    "STATED_BEFORE_DIRECTIVE": (
        "Số liệu ghi ngày {day}, trước khi văn bản {symbol} có hiệu lực (từ ngày {begins}).",
        "A figure is stated on {day}, before {symbol} is in force on {begins}.",
    ),
}
