"""Why a change of directives and of the progress with their tasks is refused, or what it is warned of."""

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
}
