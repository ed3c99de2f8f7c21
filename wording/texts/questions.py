"""Why an argument of a question cannot be used."""

TEXTS: dict[str, tuple[str, str]] = {
    "BLANK": ("để trống: hãy viết nội dung, hoặc bỏ hẳn", "is blank: write something, or leave it out"),
    "NO_LETTER": ("không có chữ cái hay chữ số nào", "holds no letter and no digit"),
    "TOO_LONG": (
        "quá dài: {letters} ký tự, {octets} byte; nhiều nhất là {most_letters} ký tự và {most_octets} byte",
        "is too long: {letters} letters, {octets} bytes; at most {most_letters} letters and {most_octets} bytes are kept",
    ),
    "BAD_CHARACTER": (
        "có {what} ({code}, ký tự thứ {place})",
        "holds {what} ({code}, character {place})",
    ),
    "CHARACTER.CONTROL": ("ký tự điều khiển", "a control character"),
    "CHARACTER.INVISIBLE": ("ký tự không nhìn thấy", "an invisible character"),
    "CHARACTER.HALF": ("nửa ký tự", "half of a character"),
    "CHARACTER.PRIVATE": ("ký tự dùng riêng", "a character of private use"),
    "CHARACTER.MEANINGLESS": ("ký tự không có nghĩa", "a character that means nothing"),
    "CHARACTER.LONELY_MARK": ("dấu không đi với chữ nào", "a mark that stands on no letter"),
    "NOTHING_TO_SEARCH": (
        "`{argument}` không có chữ cái hay chữ số để tìm.",
        "`{argument}` has no letter or digit to search for.",
    ),
    "DAY_FORM": (
        "Ngày phải viết dạng YYYY-MM-DD, ví dụ 2025-07-01; không phải {shown}.",
        "A date is written YYYY-MM-DD, as in 2025-07-01; not {shown}.",
    ),
    "NOT_A_REPRESENTATION": (
        "Đối tượng được gọi phải có `__typename` và `id`, đều là chữ.",
        "A representation is an object with `__typename` and `id`, both of them texts.",
    ),
    "NO_SUCH_DAY": ("{shown} không có trong lịch.", "{shown} is not a day of the calendar."),
    "DAY_OUT_OF_BOUNDS": (
        "Ngày phải từ {first} đến {last}; {shown} nằm ngoài khoảng đó.",
        "A date lies between {first} and {last}; {shown} does not.",
    ),
    "MOMENT_FORM": (
        "Thời điểm phải viết như 2025-07-01T08:00:00Z; không phải {shown}.",
        "A moment is written as in 2025-07-01T08:00:00Z; not {shown}.",
    ),
    "NO_SUCH_MOMENT": ("{shown} không phải thời điểm có trong lịch.", "{shown} is not a moment of the calendar."),
    "MOMENT_OUT_OF_BOUNDS": (
        "Thời điểm phải từ {first} đến {last} (UTC); {shown} nằm ngoài khoảng đó.",
        "A moment lies between {first} and {last} (UTC); {shown} does not.",
    ),
    "ID_TOO_LONG": (
        "`{argument}` dài hơn mọi mã định danh của dịch vụ này.",
        "`{argument}` is longer than any id of this service.",
    ),
    "NO_ID": (
        "`{argument}` không phải mã định danh của dịch vụ này. Hãy lấy từ `id` của một đối tượng.",
        "`{argument}` is not an id of this service. Take it from an object's `id`.",
    ),
    "ID_OF_ANOTHER_TYPE": (
        "`{argument}` phải là mã định danh của: {wanted}. Đây là của: {found}.",
        "`{argument}` must be the id of: {wanted}. It is that of: {found}.",
    ),
    "EMPTY_LIST": (
        "`{argument}` là danh sách rỗng: hãy nêu ít nhất một mục, hoặc bỏ đi để lấy tất cả (hoặc giá trị mặc định).",
        "`{argument}` is an empty list: name at least one, or leave it out for all (or for its default).",
    ),
    "NOT_A_POSITION": (
        "`{argument}` không phải vị trí trong sổ thay đổi: hãy dùng `cursor` của thay đổi nhận được sau cùng.",
        "`{argument}` is no position in the ledger: take the `cursor` of the change that was told last.",
    ),
    "NOT_A_CURSOR": (
        "`{argument}` không phải con trỏ của dịch vụ này. Hãy lấy từ `pageInfo.{taken}`.",
        "`{argument}` is not a cursor of this service. Take it from `pageInfo.{taken}`.",
    ),
    "CURSOR_OF_ANOTHER_LIST": (
        "`{argument}` lấy từ danh sách khác: con trỏ gắn với trường, đối tượng cha, điều kiện lọc và `asOf` đã tạo ra nó. Hãy "
        "hỏi lại, không có `{argument}`.",
        "`{argument}` comes from another list: it belongs to the field, parent, filters and `asOf` that made it. "
        "Ask again without `{argument}`.",
    ),
    "FIRST_OR_LAST": (
        "Chỉ nêu một trong hai: `first` hoặc `last`.",
        "Give either `first` or `last`, and only one of them.",
    ),
    "SEVERAL_MOMENTS": (
        "`ids` lấy từ các câu trả lời theo nhiều thời điểm `knownAt` khác nhau. Hãy hỏi riêng từng thời điểm.",
        "`ids` come from answers by what was known at several moments. Ask for each apart.",
    ),
    "CHILD_OF_UNDER": (
        "`groupBy: CHILD` là theo tổ chức trực thuộc của `of.under`: hãy nêu `of.under`.",
        "`groupBy: CHILD` is by what lies directly under `of.under`: give that.",
    ),
    "PAGE_OUT_OF_BOUNDS": (
        "`{argument}` được hỏi từ {least} đến {most} mục một lần; đang hỏi {found}.",
        "`{argument}` may ask for {least} to {most} at once; it asks for {found}.",
    ),
    "SIZE_OUT_OF_BOUNDS": (
        "`{argument}` phải từ {least} đến {most}; đang là {found}.",
        "`{argument}` must lie between {least} and {most}; it is {found}.",
    ),
    "TOO_SMALL": (
        "`{argument}` phải từ {least} trở lên; đang là {found}.",
        "`{argument}` must be {least} or more; it is {found}.",
    ),
    "FROM_NOT_BEFORE_TO": (
        "`from` ({since}) phải trước `to` ({until}).",
        "`from` ({since}) must be an earlier day than `to` ({until}).",
    ),
    "NOT_THERE": (
        "Ngày {day} không có `{argument}`. Hãy chọn ngày khác, hoặc đối tượng khác.",
        "`{argument}` is not there on {day}. Choose another day, or something else.",
    ),
    "NOT_THERE_BETWEEN": (
        "`{argument}` không có trong khoảng từ {since} đến {until}. Hãy chọn khoảng khác, tổ chức khác, hoặc `rollUp: AS_NOW`.",
        "`{argument}` is not there between {since} and {until}. Choose another period, another organization, or "
        "`rollUp: AS_NOW`.",
    ),
    "NO_SUCH_SUPERVISOR": (
        "`supervisor` không chỉ đúng đảng viên nào. Hãy lấy từ `id` của đảng viên.",
        "`supervisor` is not a member that is known here. Take it from a member's `id`.",
    ),
    "TOO_MANY_MONTHS": (
        "`to` sau `from` hơn năm năm: nếu tính theo tháng, hãy hỏi từng nhiệm kỳ, hoặc nhóm theo SUPERVISOR hay ORGANIZATION.",
        "`to` lies more than five years after `from`: by month, ask for one term after the other, or group by SUPERVISOR "
        "or ORGANIZATION.",
    ),
    "NO_SUCH_ORGANIZATION": (
        "`{argument}` không phải mã định danh của tổ chức nào.",
        "`{argument}` is the id of no organization.",
    ),
    "LEAST_ABOVE_MOST": (
        "`least` của `{argument}` ({least}) không được lớn hơn `most` ({most}).",
        "`least` of `{argument}` ({least}) must not be more than `most` ({most}).",
    ),
    "ANY_DAY_EVERYWHERE": (
        "`anyDay` tìm ở mọi nơi: hãy bỏ `under`.",
        "`anyDay` searches everywhere: leave `under` out.",
    ),
    "MONTHS_OF_A_TERM": (
        "`to` sau `from` hơn năm năm: nếu tính theo tháng, hãy hỏi từng nhiệm kỳ.",
        "`to` lies more than five years after `from`: by month, ask for one term after the other.",
    ),
    "TOO_FAR_APART": (
        "Không tìm thấy đường liên hệ trong {most} đối tượng xung quanh: hãy nêu loại quan hệ tại `through`, hoặc chọn hai đầu "
        "gần nhau hơn.",
        "No path was found among the {most} nodes around the two: name the kinds of links in `through`, or two that are "
        "nearer to each other.",
    ),
    "TOO_MANY_ORGANIZATIONS": (
        "Trong phạm vi của `under` có hơn {most} tổ chức thuộc các cấp này. Hãy chọn ít cấp hơn, hoặc từng phần một.",
        "There are more than {most} organizations of these levels under `under`. Ask for fewer levels, or for one part "
        "after the other.",
    ),
    "NO_SUCH_YEAR": (
        "`{argument}` là các năm từ {first} đến {last}, không phải {found}.",
        "`{argument}` are years from {first} to {last}, not {found}.",
    ),
    "NO_LEVEL_OF_KIND": (
        "{kind} không có mức {found}, chỉ có {possible}.",
        "{kind} has no level {found}, only {possible}.",
    ),
    "KNOWN_AT_NOT_HERE": (
        "`knownAt` không được trả lời ở đây; hãy bỏ đi.",
        "`knownAt` is not answered here; leave it out.",
    ),
    "KNOWN_BEFORE_FILLING": (
        "`knownAt` trước {filled}, lúc nạp dữ liệu ban đầu: không biết khi ấy đã ghi nhận những gì.",
        "`knownAt` lies before {filled}, when the graph was filled: nothing is known of what was known then.",
    ),
    "KNOWN_TOO_LONG_AGO": (
        "`knownAt` quá xa: từ đó đến nay đã ghi quá nhiều thay đổi. Hãy hỏi thời điểm sau {earliest}.",
        "`knownAt` lies too far back: too much was recorded since to be taken back for a question. Ask for a moment after "
        "{earliest}.",
    ),
    "NO_CHANGES_HERE": ("Ở đây không nhận thay đổi.", "Changes are not taken here."),
    "TWO_KEYS": (
        "Tiêu đề Idempotency-Key và `idempotencyKey` là hai khóa khác nhau: chỉ nêu một.",
        "The header Idempotency-Key and `idempotencyKey` are different keys: give one of them.",
    ),
    "TOO_MANY_INTERVALS": (
        "Khoảng thời gian có {found} kỳ, nhiều nhất là {most}: hãy chọn kỳ dài hơn (`interval`), hoặc hỏi từng phần.",
        "The period has {found} intervals, at most {most} are told: take longer ones (`interval`), or ask part by part.",
    ),
    "NOT_BY_COMPARABLE_GROUP": (
        "Theo nhóm đối tượng chỉ có các chỉ tiêu: {kinds}. Với chỉ tiêu khác, hãy chia nhóm theo cách khác.",
        "By comparable groups only these are told: {kinds}. Ask for others by other groups.",
    ),
    "VISITS_NOT_AUDITED": (
        "Số lần dự sinh hoạt không nằm trong kết quả rà soát này: hãy hỏi `visitsDue` hoặc `attendance`.",
        "Visits are not looked at by the audit: ask `visitsDue` or `attendance`.",
    ),
    "TOO_MANY_POINTS": (
        "{intervals} kỳ, {groups} nhóm và {kinds} chỉ tiêu là quá nhiều số liệu, nhiều nhất là {most}: hãy hỏi ít chỉ "
        "tiêu hơn (`kinds`), kỳ dài hơn, hoặc không chia nhóm.",
        "{intervals} intervals, {groups} groups and {kinds} indicators make too many points, at most {most} are told: ask "
        "for fewer `kinds`, longer intervals, or no groups.",
    ),
}
