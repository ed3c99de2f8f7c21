"""Why a change about people is refused, and what it is warned of: members, seats, posts, supervision, meetings."""

TEXTS: dict[str, tuple[str, str]] = {
    # members
    "TWO_OFFICIAL_CELLS": (
        "Đảng viên sinh hoạt chính thức cùng lúc tại hai chi bộ từ ngày {day}.",
        "The member would belong to two cells officially from {day} on.",
    ),
    "CARD_OF_ANOTHER": (
        "Số thẻ {card} là của {name}: mỗi số thẻ chỉ của một người.",
        "The card {card} is that of {name}: a number belongs to one person.",
    ),
    "ADMITTED_LATER": (
        "Ngày vào Đảng là {admitted}, sau ngày {day} bắt đầu sinh hoạt tại chi bộ.",
        "The admission is on {admitted}, after {day}, when the member comes to the cell.",
    ),
    "AGE_UNUSUAL": (
        "Khi kết nạp, tuổi của đảng viên là {age}; theo {source} thì từ {youngest} đến {oldest}.",
        "The member would be {age} years old at the admission; {youngest} to {oldest} by {source}.",
    ),
    "PROBATION_SHORT": (
        "Thời gian dự bị kết thúc ngày {official}; theo {source} thì đến ngày {due}.",
        "The probation would end on {official}, and lasts until {due} by {source}.",
    ),
    "SAME_PERSON": (
        "Đã có {name}, sinh ngày {born}: hãy chắc chắn đây là người khác.",
        "{name}, born on {born}, is recorded already: make sure that this is somebody else.",
    ),
    "SAME_PERSON_WITH_CARD": (
        "Đã có {name}, sinh ngày {born}, số thẻ {card}: hãy chắc chắn đây là người khác.",
        "{name}, born on {born}, card {card}, is recorded already: make sure that this is somebody else.",
    ),
    "OFFICIAL_ALREADY": (
        "Ngày {day} đảng viên đã là đảng viên chính thức.",
        "The member is official already on {day}.",
    ),
    "BECOMES_OFFICIAL": (
        "Đảng viên được công nhận chính thức ngày {day}: ngày ấy ghi sai thì đính chính `officialOn` (`correctFact`).",
        "The member becomes official on {day} already: if that is wrong, correct `officialOn` (`correctFact`).",
    ),
    "NO_CELL": ("Ngày {day} đảng viên không sinh hoạt tại chi bộ nào.", "The member has no cell on {day}."),
    "CIRCUMSTANCE_ALREADY": (
        "Ngày {day} tình trạng của đảng viên đã như vậy.",
        "The member's circumstance is that already on {day}.",
    ),
    "IN_CELL_ALREADY": (
        "Ngày {day} đảng viên đã sinh hoạt tại chi bộ ấy.",
        "The member belongs to that cell already on {day}.",
    ),
    "TRANSFER_FOR_GOOD": (
        "Chuyển sinh hoạt chính thức có hiệu lực đến lần chuyển sau: hãy bỏ `until`, hoặc chọn `kind` khác.",
        "A transfer for good lasts until the next one: leave `until` out, or give another `kind`.",
    ),
    "TEMPORARY_NEEDS_END": (
        "Sinh hoạt tạm thời phải có `until`, là ngày sau ngày cuối cùng.",
        "A temporary link needs `until`, its last day's morrow.",
    ),
    "REASON_NEEDS_END": (
        "Đã có lý do kết thúc thì phải có ngày kết thúc: hãy nêu cả `until`.",
        "A reason for the end needs an end: give `until` too.",
    ),
    "ANOTHER_LINK_THEN": (
        "Trong thời gian ấy đảng viên đã có một quan hệ sinh hoạt như vậy.",
        "The member has another such link in that time.",
    ),
    "STANDING_DIFFERS": (
        "Quan hệ sinh hoạt từ ngày {since} ghi là {standing}: phải đính chính cả nội dung đó.",
        "The membership from {since} on says {standing}: correct that too.",
    ),
    # seats and posts
    "TWO_SECRETARIES": (
        "Từ ngày {day} có hai bí thư trong cùng một cấp ủy.",
        "The body would have two secretaries from {day} on.",
    ),
    "TWO_SEATS": (
        "Từ ngày {day} đảng viên giữ hai chức vụ trong cùng một cấp ủy, ban.",
        "The member would hold two seats in the body from {day} on.",
    ),
    "SEAT_ALREADY": (
        "Đảng viên đã giữ chức vụ ấy từ ngày {day}.",
        "The member has that seat from {day} on already.",
    ),
    "SEATS_ALREADY": ("Từ ngày {day} đã có đúng các chức vụ ấy.", "Those are the seats from {day} on already."),
    "ON_PROBATION": (
        "Ngày {day} {name} còn là đảng viên dự bị, chưa được ứng cử vào chức vụ.",
        "{name} is on probation on {day}, and would not stand for a post.",
    ),
    "SEAT_ENDS": (
        "Chức vụ của đảng viên ({role}, {body}) kết thúc ngày {day}, vì không còn sinh hoạt tại chi bộ.",
        "The seat of the member ({role} in the {body}) ends on {day}, as the member is in the cell no longer.",
    ),
    "SEAT_DOES_NOT_BEGIN": (
        "Chức vụ của đảng viên ({role}, {body}) từ ngày {day} không có hiệu lực, vì không còn sinh hoạt tại chi bộ.",
        "The seat of the member ({role} in the {body}) does not begin on {day}, as the member is in the cell no longer.",
    ),
    "SECRETARYS_SEAT_ENDS": (
        "Chức vụ của đảng viên ({role}, {body}) kết thúc ngày {day}, vì không còn sinh hoạt tại chi bộ; cần có bí thư khác.",
        "The seat of the member ({role} in the {body}) ends on {day}, as the member is in the cell no longer; the body "
        "needs another secretary.",
    ),
    "SECRETARYS_SEAT_DOES_NOT_BEGIN": (
        "Chức vụ của đảng viên ({role}, {body}) từ ngày {day} không có hiệu lực, vì không còn sinh hoạt tại chi bộ; cần có "
        "bí thư khác.",
        "The seat of the member ({role} in the {body}) does not begin on {day}, as the member is in the cell no longer; "
        "the body needs another secretary.",
    ),
    "KIND_OR_TITLE": ("Phải nêu `kind` hoặc `title`, hoặc cả hai.", "Give `kind`, or `title`, or both."),
    "TITLE_NEEDED": (
        "Phải nêu `title`: {kind} không có chức danh thường dùng.",
        "`title` is needed: {kind} has no usual one.",
    ),
    # supervision
    "WITHOUT_STANDING": ("Ngày {day} {name} {why}.", "{name} {why} on {day}."),
    "WITHOUT_STANDING_REFUSED": (
        "Ngày {day} {name} {why}. Nếu vẫn phân công thì nêu lý do tại `acceptWithoutStanding`.",
        "{name} {why} on {day}. To record the link in spite of that, give the reason in `acceptWithoutStanding`.",
    ),
    "WHY.NO_SEAT": ("không giữ chức vụ trong cấp ủy nào", "holds no seat in any committee"),
    "WHY.SEAT_ENDED": (
        "không còn là cấp ủy viên cấp trên vì đã thôi chức vụ",
        "held a seat in a committee above, which has ended",
    ),
    "WHY.SEAT_NOT_ABOVE": (
        "không phải là cấp ủy viên của tổ chức cấp trên",
        "sits in no committee above the organization",
    ),
    "WHY.OWN_ORGANIZATION": ("sinh hoạt tại chính tổ chức ấy", "belongs to the organization"),
    "VISITS_OUT_OF_BOUNDS": ("`visitsPerYear` phải từ 0 đến 366.", "`visitsPerYear` must lie between 0 and 366."),
    "FOLLOWED_ALREADY": (
        "Cấp ủy viên đã được phân công theo dõi tổ chức này.",
        "The supervisor follows the organization already.",
    ),
    "LINKS_UNITED": (
        "Cấp ủy viên theo dõi cả hai tổ chức: từ ngày {day} chỉ còn một phân công, với nhiệm vụ của cả hai và số lần dự "
        "nhiều hơn.",
        "The supervisor follows both organizations: from {day} on one link has the duties of both, and the more visits a "
        "year.",
    ),
    # assessments
    "NO_PERIOD_TO_JUDGE": (
        "Kỳ đánh giá phải là một quý, một năm hoặc một nhiệm kỳ tính theo tháng, không phải {span}.",
        "A period is a quarter, a calendar year or a term of whole months, and not {span}.",
    ),
    "DECIDED_BEFORE_PERIOD": (
        "Quyết định ngày {day}, trước khi kỳ đánh giá bắt đầu ngày {since}.",
        "It is decided on {day}, before the period begins on {since}.",
    ),
    "DECIDED_IN_PERIOD": (
        "Quyết định ngày {day}, khi kỳ đánh giá chưa kết thúc (trước ngày {until}).",
        "It is decided on {day}, while the period goes on up to {until}.",
    ),
    "NOT_THERE_IN_PERIOD": (
        "Đối tượng không có ngày nào trong kỳ đánh giá: chỉ có {span}.",
        "Whoever is judged is not there on any day of the period: only {span}.",
    ),
    "NO_PLACE_TO_JUDGE": (
        "Trong kỳ không có chi bộ hoặc cấp trên trực tiếp: hãy nêu `at`.",
        "There was no cell and nothing right above in the period: say `at`.",
    ),
    "JUDGES_ITSELF": ("Một tổ chức không tự đánh giá mình.", "No organization is judged by itself."),
    "JUDGED_ALREADY": (
        "Đã có kết quả cho kỳ này: {level}. Nếu sai, hãy đính chính.",
        "It is judged for that period already: {level}. If that is wrong, correct it.",
    ),
    "LEVEL_OF_ANOTHER_KIND": (
        "Loại đánh giá này chỉ có các mức: {possible}.",
        "That kind has these levels only: {possible}.",
    ),
    "GROUP_OF_PEOPLE": (
        "Chỉ xếp loại đảng viên mới có nhóm đối tượng.",
        "Only the classification of a member has a group of people.",
    ),
    "POINTS_OUT_OF_BOUNDS": ("Điểm từ 0 đến {most}.", "Points are 0 to {most}."),
    "ANOTHER_VERSION": (
        "Ngày {day} đã có một phiên bản bắt đầu: hãy hủy phiên bản đó trước.",
        "Another version begins on {day}: take that one back first.",
    ),
    "TOO_MANY_PARTS": ("`{field}` có tối đa {most}.", "`{field}` are at most {most}."),
    "TWICE_IN_SHEET": ("{name} có hai lần.", "{name} is there twice."),
    "SIGN_IN_CODE": ("Mã tiêu chí không có | và =.", "The code of a criterion has no | and no =."),
    "SHEET_NUMBERS": (
        "Điểm tối đa của mỗi tiêu chí phải trên 0, khung điểm từ 0 đến tổng các điểm đó.",
        "The most points of each criterion are more than 0, and levels begin between 0 and the sum of these.",
    ),
    "MARKS_NEED_SHEET": ("Có điểm theo tiêu chí thì phải nêu `sheet`.", "Marks need a `sheet`."),
    "SHEET_OF_OTHER_DAYS": (
        "Phiếu không có hiệu lực ngày {day}, ngày cuối của kỳ: {span}.",
        "The sheet does not hold on {day}, the last day of the period: {span}.",
    ),
    "SHEET_ON_OTHER_DAYS": (
        "Phiếu không có hiệu lực ngày sinh hoạt {day}: {span}.",
        "The sheet does not hold on {day}, the day of the meeting: {span}.",
    ),
    "SHEET_OF_OTHERS": (
        "Phiếu này dùng cho đối tượng hoặc loại đánh giá khác.",
        "The sheet judges others, or by something else.",
    ),
    "MARK_OUT_OF_SHEET": (
        "Phiếu không có tiêu chí {name}, hoặc tiêu chí ấy có hai lần.",
        "The sheet has no criterion {name}, or it is there twice.",
    ),
    "MARK_OUT_OF_BOUNDS": (
        "Tiêu chí “{name}” từ 0 đến {most} điểm.",
        "“{name}” is given 0 to {most} points.",
    ),
    "POINTS_ARE_NO_SUM": (
        "`points` phải bằng tổng điểm theo tiêu chí.",
        "`points` must be the sum of the marks.",
    ),
    "LEVEL_ABOVE_POINTS": (
        "Với số điểm này, mức cao nhất theo phiếu là {best}.",
        "By the sheet, these points allow {best} at best.",
    ),
    "SHEET_IS_USED": (
        "Đã có kết quả đánh giá hoặc kỳ sinh hoạt chấm theo phiếu này.",
        "Somebody, or a meeting, was judged by this sheet.",
    ),
    "SO_MANY_RESULTS": (" ({count} kết quả)", " ({count} of them)"),
    "RATED_TOO_NEW": (
        "Không xếp loại khi chưa đủ 6 tháng (Quy định 124-QĐ/TW){more}.",
        "Who has been there for less than six months is not rated (Quy định 124-QĐ/TW){more}.",
    ),
    "RATED_THOUGH_EXEMPT": (
        "Không xếp loại đảng viên được miễn hoặc bị đình chỉ sinh hoạt (Quy định 124-QĐ/TW){more}.",
        "A member who is exempt or suspended is not rated (Quy định 124-QĐ/TW){more}.",
    ),
    # meetings
    "MEETING_TWICE": (
        "Kỳ sinh hoạt ngày {day} ({kind}) có hai lần trong báo cáo này.",
        "The meeting of {day} ({kind}) stands in this return twice.",
    ),
    "MEETING_ALREADY": (
        "Đã ghi một kỳ sinh hoạt của tổ chức ngày {day}: có phải cùng một kỳ không?",
        "A meeting of the organization on {day} is recorded already: is it the same one?",
    ),
    "MEETING_AHEAD": (
        "Kỳ sinh hoạt ngày {day} chưa diễn ra: hãy ghi ngày không sau hôm nay, {today}.",
        "The meeting of {day} is yet to come: give a day not after today, {today}.",
    ),
    "PLANNED_TOO_EARLY": (
        "Lịch sinh hoạt ngày {day} phải được lên trước hoặc trong ngày đó, không phải ngày {on}.",
        "A meeting of {day} is planned by that day, and not on {on}.",
    ),
    "PLANNED_ALREADY": (
        "Đã có lịch sinh hoạt ({kind}) của tổ chức ngày {day}.",
        "A meeting of the organization ({kind}) is planned for {day} already.",
    ),
    "PLANNED_AS": (
        "lịch sinh hoạt ({kind}) ngày {day} của tổ chức",
        "the meeting of the organization ({kind}) planned for {day}",
    ),
    "PLAN_ENDS": (
        "Lịch sinh hoạt ngày {day} không còn, vì tổ chức kết thúc ngày {on}.",
        "The meeting planned for {day} will not be held, as the organization ends on {on}.",
    ),
    "PLANNED_SO": ("Lịch sinh hoạt đã như vậy.", "The meeting is planned like that already."),
    "NUMBERS_DO_NOT_FIT": (
        "`present` và `excused` cộng lại không được quá `expected`, và không số nào dưới 0.",
        "`present` and `excused` together must be no more than `expected`, and none less than 0.",
    ),
    "MORE_THAN_MEMBERS": (
        "{most} nhiều hơn số đảng viên của tổ chức ngày {day} ({had}).",
        "{most} is more than the {had} members that belong to the organization on {day}.",
    ),
    "CAME_TWICE": ("`attendances` nêu một người hai lần.", "`attendances` names somebody twice."),
    "ON_BEHALF_OF_STAND_IN": (
        "`onBehalfOf` chỉ dùng, và bắt buộc dùng, khi dự thay (STAND_IN).",
        "`onBehalfOf` goes with STAND_IN, and only with that.",
    ),
    "NOT_ASSIGNED": (
        "Ngày ấy người này không được phân công theo dõi tổ chức.",
        "Nobody of that name is assigned to the organization on that day.",
    ),
    "RECORD_SAYS_THAT": ("Đã ghi đúng như vậy.", "The record says that already."),
}
