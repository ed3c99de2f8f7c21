"""What explains standing, proposals and gaps."""

TEXTS: dict[str, tuple[str, str]] = {
    "SEAT_ABOVE": (
        "Ngày {day}, {name} tham gia {seats}, là cấp trên của {target}.",
        "On {day} {name} sits in {seats}, above {target}.",
    ),
    "OWN_ORGANIZATION": (
        "Ngày {day}, {name} sinh hoạt tại {target} hoặc chi bộ trực thuộc, nên không thể theo dõi tổ chức này.",
        "On {day} {name} belongs to {target} or to a cell under it, and cannot supervise it.",
    ),
    "SEAT_ENDED": (
        "Ngày {day}, {name} không giữ chức vụ nào ở cấp trên của {target}: chức vụ trong {seats}, trước đây là cấp trên, đã "
        "kết thúc ngày {until}.",
        "On {day} {name} has no seat above {target}: the seat in {seats}, which was above it, ended on {until}.",
    ),
    "SEAT_NOT_ABOVE": (
        "Ngày {day}, {name} chỉ tham gia {seats}, không phải là cấp trên của {target}.",
        "On {day} {name} sits only in {seats}, which is not above {target}.",
    ),
    "NO_SEAT": (
        "Ngày {day}, {name} không giữ chức vụ trong cấp ủy nào, nên không phải là cấp ủy viên cấp trên của {target}.",
        "On {day} {name} holds no seat in any committee, and so none above {target}.",
    ),
    "SEAT_IN": (
        "{bodies} {organization} ({role}, từ ngày {since})",
        "{bodies} of {organization} ({role}, since {since})",
    ),
    "THE_BODY": ("{body}", "the {body}"),
    "NOBODY_ABOVE": (
        "Ngày {day} không ai giữ chức vụ trong cấp ủy cấp trên của {target}.",
        "Nobody holds a seat in a committee above {target} on {day}.",
    ),
    "ONLY_OWN_MEMBERS": (
        "Cả {above} người là cấp ủy viên cấp trên của {target} đều sinh hoạt tại đó hoặc tại chi bộ trực thuộc.",
        "All {above} who sit in a committee above {target} belong to it or to a cell under it.",
    ),
    "ALL_HAVE_ENOUGH": (
        "Trong {above} cấp ủy viên cấp trên của {target}, ai có thể theo dõi đều đã có {most} phân công.",
        "Of {above} who sit in a committee above {target}, everybody who could follow it has {most} links.",
    ),
    "REASON_SEAT": (
        "{name} tham gia {seat}, cao hơn {target} {levels} cấp.",
        "{name} sits in {seat}, {levels} levels above {target}.",
    ),
    "REASON_SEAT_ONE_LEVEL": (
        "{name} tham gia {seat}, là cấp trên trực tiếp của {target}.",
        "{name} sits in {seat}, 1 level above {target}.",
    ),
    "REASON_NO_PLACE": (
        "Không có địa bàn nào được biết là chung của {name} và {target}.",
        "No place is known that {name} and {target} share.",
    ),
    "REASON_LIVES": (
        "{name} cư trú tại {place}, cùng địa bàn với {target}.",
        "{name} lives in {place}, where {target} is too.",
    ),
    "REASON_BELONGS": (
        "{name} sinh hoạt tại chi bộ ở {place}, cùng địa bàn với {target}.",
        "{name} belongs to a cell in {place}, where {target} is too.",
    ),
    "REASON_SITS": (
        "{name} tham gia cấp ủy ở {place}, cùng địa bàn với {target}.",
        "{name} sits in a committee in {place}, where {target} is too.",
    ),
    "REASON_LOAD": (
        "Tính cả tổ chức này, {name} theo dõi {links} tổ chức.",
        "{name} would follow {links} organizations with this one.",
    ),
    "REASON_LOAD_ONE": (
        "{name} chỉ theo dõi tổ chức này.",
        "{name} would follow 1 organization with this one.",
    ),
    "REASON_LOAD_SEEN": (
        "Trong các tổ chức mà bạn được xem, tính cả tổ chức này, {name} theo dõi {links} tổ chức.",
        "Of the organizations that you see, {name} would follow {links} with this one.",
    ),
    "REASON_LOAD_SEEN_ONE": (
        "Trong các tổ chức mà bạn được xem, {name} chỉ theo dõi tổ chức này.",
        "Of the organizations that you see, {name} would follow this one alone.",
    ),
    "REASON_CHANGE": (
        "Hiện đang có người khác là cấp ủy viên cấp trên theo dõi {target}.",
        "Somebody else follows {target} with standing now.",
    ),
    "REASON_OWN_COMMITTEE": (
        "{name} tham gia chính cấp ủy của {target}.",
        "{name} sits in the committee of {target} itself.",
    ),
}
