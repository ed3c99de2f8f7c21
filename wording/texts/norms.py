"""Why a norm or a waiver is refused, and what shows that a norm is not kept."""

TEXTS: dict[str, tuple[str, str]] = {
    "NORM_NEEDS": ("Loại quy định này phải có `{name}`.", "A norm of this kind needs `{name}`."),
    "NORM_HAS_NO": ("Loại quy định này không có `{name}`.", "A norm of this kind has no `{name}`."),
    "NORM_NUMBERS": (
        "Số phải từ 0 đến 100.000, tỷ lệ từ 0 đến 1.",
        "Numbers are from 0 to 100,000, shares from 0 to 1.",
    ),
    "NORM_LEAST_MOST": ("`least` không được lớn hơn `most`.", "`least` is not more than `most`."),
    "NORM_OF_NOBODY": (
        "Loại quy định này áp dụng chung, không có `setBy`.",
        "A norm of this kind holds everywhere, without `setBy`.",
    ),
    "NORM_OF_SOMEBODY": ("Loại quy định này phải có `setBy`.", "A norm of this kind needs `setBy`."),
    "NORM_OF_BEFORE": (
        "Quy định này được ghi theo dạng cũ: hãy ghi lại một phiên bản mới (`setNorm`), rồi miễn áp dụng phiên bản đó.",
        "This norm is recorded in the form of before: record a new version (`setNorm`), then exempt from that one.",
    ),
    "WAIVER_NEEDS_DECISION": ("Miễn áp dụng phải có `decision`.", "A waiver needs a `decision`."),
    "NORM_OF_OTHERS": (
        "Trong ngày ấy quy định này không áp dụng cho tổ chức: hãy chọn quy định của tổ chức cấp trên gần nhất có ban hành.",
        "This norm is not one that the organization is under on the day: choose that of the nearest setter above it.",
    ),
    "EXEMPT_ALREADY": (
        "Tổ chức đã được miễn áp dụng quy định này, hoặc sẽ được miễn.",
        "The organization is exempt from this norm already, or will be.",
    ),
    "CELL_TOO_SMALL": (
        "{name} có {value} đảng viên chính thức, ít hơn {allowed} ({regulation}).",
        "{name} has {value} official members, fewer than {allowed} ({regulation}).",
    ),
    "SHOULD_BE_COMMITTEE": (
        "{name} có {value} đảng viên chính thức, từ {allowed} trở lên thì lập đảng bộ cơ sở ({regulation}).",
        "{name} has {value} official members; from {allowed} on it is a committee ({regulation}).",
    ),
    "SHOULD_BE_CELL": (
        "{name} có {value} đảng viên chính thức, dưới {allowed} thì lập chi bộ cơ sở ({regulation}).",
        "{name} has {value} official members; of fewer than {allowed} it is a cell ({regulation}).",
    ),
    "BODY_TOO_SMALL": (
        "Ở {name}, {body} có {value} người, ít hơn {allowed} ({regulation}).",
        "In {name}, {value} people sit in {body}, fewer than {allowed} ({regulation}).",
    ),
    "BODY_ABOVE_MOST": (
        "Ở {name}, {body} có {value} người, nhiều hơn {allowed} ({regulation}).",
        "In {name}, {value} people sit in {body}, more than {allowed} ({regulation}).",
    ),
    "FOLLOWED_BY_NOBODY": (
        "Chưa phân công ai theo dõi {name} ({regulation}).",
        "Nobody has been assigned to follow {name} ({regulation}).",
    ),
    "FOLLOWED_NO_LONGER": (
        "Không còn ai theo dõi {name}: phân công đã hết hiệu lực ({regulation}).",
        "Nobody follows {name} any longer: what was assigned has lapsed ({regulation}).",
    ),
    "FOLLOWED_WITHOUT_STANDING": (
        "Người theo dõi {name} không còn là cấp ủy viên cấp trên ({regulation}).",
        "Of those who follow {name}, none sits in a committee above ({regulation}).",
    ),
    "NO_SECRETARY": ("{name} không có bí thư ({regulation}).", "{name} has no secretary ({regulation})."),
    "TERM_OVER": (
        "Ở {name}, {value} người trong {body} đã quá nhiệm kỳ {allowed} tháng, sớm nhất từ ngày {since} ({regulation}).",
        "In {name}, the term of {allowed} months is over of {value} people in {body}, of the first since {since} ({regulation}).",
    ),
    "TOO_FEW_MEETINGS": (
        "{name} sinh hoạt thường kỳ và chuyên đề {value} lần trong mười hai tháng, ít hơn {allowed} ({regulation}).",
        "{name} held {value} regular and thematic meetings in twelve months, fewer than {allowed} ({regulation}).",
    ),
    "TOO_FEW_CAME": (
        "Trong mười hai tháng, {value} lượt người dự sinh hoạt của {name}, ít hơn {allowed} trong {expected} lượt phải dự ({regulation}).",
        "{value} came to the meetings of {name} in twelve months, fewer than {allowed} of the {expected} who were expected ({regulation}).",
    ),
    "PROBATION_TOO_LONG": (
        "{member} ở {name} là đảng viên dự bị từ ngày {since}, {value} tháng, quá {allowed} tháng và thời hạn xem xét ({regulation}).",
        "{member} of {name} has been on probation since {since}, {value} months, longer than {allowed} and the days to decide on it ({regulation}).",
    ),
    "TOO_MANY_VILLAGES": (
        "{name} là chi bộ ghép của {value} thôn, nhiều hơn {allowed} ({regulation}).",
        "{name} is the joint cell of {value} villages, more than {allowed} ({regulation}).",
    ),
    "TEMPORARY_TOO_LONG": (
        "{member} sinh hoạt tạm thời tại {name} từ ngày {since}, {value} tháng, quá {allowed} tháng ({regulation}).",
        "{member} has been in {name} temporarily since {since}, {value} months, longer than {allowed} ({regulation}).",
    ),
    "AWAY_TOO_LONG": (
        "{member} ở {name} đi làm ăn xa từ ngày {since}, {value} tháng, quá {allowed} tháng ({regulation}).",
        "{member} of {name} has been working away since {since}, {value} months, longer than {allowed} ({regulation}).",
    ),
    "NOT_RATED": (
        "{name} chưa được xếp loại năm {year}, đã quá {allowed} ngày sau khi hết năm ({regulation}).",
        "{name} was not classified for {year}, more than {allowed} days after its end ({regulation}).",
    ),
    "TOO_MANY_EXCELLENT": (
        "Trực thuộc {name}, {value} tổ chức được xếp loại xuất sắc năm {year}, nhiều hơn {allowed} so với {base} tổ chức xếp loại tốt ({regulation}).",
        "Right under {name}, {value} organizations are excellent for {year}, more than {allowed}, as {base} are good ({regulation}).",
    ),
    "TOO_MANY_EXCELLENT_MEMBERS": (
        "Ở {name}, {value} đảng viên được xếp loại xuất sắc năm {year}, nhiều hơn {allowed} so với {base} đảng viên xếp loại tốt ({regulation}).",
        "In {name}, {value} members are excellent for {year}, more than {allowed}, as {base} are good ({regulation}).",
    ),
    "TOO_MANY_EXCELLENT_AMONG": (
        "Ở {name}, nhóm {group}: {value} đảng viên được xếp loại xuất sắc năm {year}, nhiều hơn {allowed} so với {base} đảng viên xếp loại tốt ({regulation}).",
        "In {name}, of the group “{group}”, {value} members are excellent for {year}, more than {allowed}, as {base} are good ({regulation}).",
    ),
    "SECRETARY_NOT_REVIEWED": (
        "Bí thư của {name} chưa kiểm điểm năm {year}, đã quá {allowed} ngày sau khi hết năm ({regulation}).",
        "The secretary of {name} has made no self-review for {year}, more than {allowed} days after its end ({regulation}).",
    ),
    "BOARD_NOT_REVIEWED": (
        "Ban thường vụ của {name} chưa kiểm điểm tập thể năm {year}, đã quá {allowed} ngày sau khi hết năm ({regulation}).",
        "The standing board of {name} has made no self-review for {year}, more than {allowed} days after its end ({regulation}).",
    ),
    "NO_TASK": (
        "{member} ở {name} chưa được giao nhiệm vụ ({regulation}).",
        "{member} of {name} has no task ({regulation}).",
    ),
    "NOT_CONFIRMED": (
        "Dữ liệu về {name} chưa được rà soát từ ngày {since}, {value} ngày, quá {allowed} ngày ({regulation}).",
        "What is known of {name} has not been confirmed since {since}, {value} days, more than {allowed} ({regulation}).",
    ),
    "FEEDBACK_TOO_LATE": (
        "Góp ý ở {name} từ ngày {since} chưa được trả lời sau {value} ngày, quá {allowed} ngày ({regulation}).",
        "Feedback at {name} of {since} has been unanswered for {value} days, more than {allowed} ({regulation}).",
    ),
    "LEAVING_TOO_LATE": (
        "Việc ra khỏi Đảng ở {name} mở từ ngày {since} chưa giải quyết xong sau {value} ngày, quá {allowed} ngày ({regulation}).",
        "A case of leaving at {name} of {since} has been open for {value} days, more than {allowed} ({regulation}).",
    ),
}
