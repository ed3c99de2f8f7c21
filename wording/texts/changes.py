"""Why a change is refused, and what it is warned of, whatever it is about: inputs, requests, facts, corrections."""

TEXTS: dict[str, tuple[str, str]] = {
    # who may see and change what
    "NOT_PERMITTED": (
        "Quyền được cấp cho bạn không cho phép thay đổi này.",
        "What was granted to you does not allow this change.",
    ),
    "OUTSIDE_OF_SIGHT": (
        "Quy tắc {rule}: điều liên quan nằm ngoài phạm vi bạn được xem.",
        "The rule {rule}: what it is about is outside of what you see.",
    ),
    "OWN_RIGHTS": (
        "Không ai tự cấp hoặc tự thu hồi quyền của chính mình.",
        "Nobody grants rights to themselves, or takes away their own.",
    ),
    "ADMINISTRATOR_FROM_ABOVE": (
        "Quyền ADMINISTRATOR tại tổ chức mà chính bạn quản lý do cấp trên cấp và thu hồi.",
        "ADMINISTRATOR at the very organization that you administer is granted and taken away from above it.",
    ),
    "NOT_BEFORE_TODAY": (
        "Quyền được cấp và thu hồi từ hôm nay ({day}) hoặc từ ngày sau đó.",
        "Rights are granted and taken away from today ({day}) on, or from a later day.",
    ),
    "GRANTED_ALREADY": (
        "Người này đã có quyền {role} tại tổ chức trong ngày {day}.",
        "They hold the role {role} at the organization on {day} already.",
    ),
    "NOT_GRANTED": (
        "Trong ngày {day} người này không có quyền {role} tại tổ chức.",
        "On {day} they do not hold the role {role} at the organization.",
    ),
    "NO_CALENDAR": (
        "Trong ngày {day} lịch của người này không mở ở địa chỉ nào.",
        "On {day} their calendar is open at no address.",
    ),
    # what the input names
    "UNKNOWN": (
        "`{field}` không chỉ đúng đối tượng nào có trong dữ liệu.",
        "`{field}` names nothing that is known here.",
    ),
    "UNKNOWN_HOLDER": (
        "`holder` không chỉ đúng người nào có trong dữ liệu.",
        "`holder` names nobody who is known here.",
    ),
    "HAS_ENDED": (
        "`{field}` đã kết thúc ngày {day}, trong khi thay đổi có hiệu lực từ ngày {on}.",
        "`{field}` ended on {day}, and the change takes effect on {on}.",
    ),
    "BEGINS_LATER": (
        "`{field}` đến ngày {day} mới bắt đầu, trong khi thay đổi có hiệu lực từ ngày {on}.",
        "`{field}` begins only on {day}, and the change takes effect on {on}.",
    ),
    "MEMBER_NO_LONGER": (
        "{name} không còn là đảng viên từ ngày {day}, trong khi thay đổi có hiệu lực từ ngày {on}.",
        "{name} is no longer a member since {day}, and the change takes effect on {on}.",
    ),
    "MEMBER_NOT_YET": (
        "{name} được kết nạp ngày {day}, trong khi thay đổi có hiệu lực từ ngày {on}.",
        "{name} is a member only since {day}, and the change takes effect on {on}.",
    ),
    "DOES_NOT_HOLD": (
        "`{field}` không có hiệu lực trong ngày {on}: chỉ có hiệu lực {span}.",
        "`{field}` does not hold on {on}: it goes {span}.",
    ),
    "NAMES_NONE": ("`{field}` chưa nêu đối tượng nào.", "`{field}` names none."),
    "CANNOT_BE_NULL": (
        "`{field}` không được để null: nội dung nào đúng rồi thì không cần nêu.",
        "`{field}` cannot be null: leave it out where it is right.",
    ),
    "TEXT_UNFIT": ("`{field}` {why}.", "`{field}` {why}."),
    "COUNT_OUT_OF_BOUNDS": (
        "`{field}` phải có từ 1 đến {most} mục.",
        "`{field}` must hold between 1 and {most} entries.",
    ),
    "VERSION_OUTDATED": (
        "Dữ liệu của tổ chức đang ở phiên bản {found}, không phải {expected}: hãy đọc lại rồi thực hiện lại.",
        "The organization is at version {found}, not {expected}: read it again, then repeat the change.",
    ),
    # requests that come again
    "KEY_USED": (
        "Khóa này đã dùng cho một yêu cầu khác: mỗi thay đổi phải có khóa riêng.",
        "This key was used for another request: give every change a key of its own.",
    ),
    "KEY_EXPIRED": (
        "Khóa này đã dùng ngày {day} và chỉ có giá trị {days} ngày; thay đổi ấy đã được ghi. Thay đổi khác phải có khóa "
        "riêng.",
        "This key was used on {day}, and keys live {days} days: that change was made. Give another one a key of its own.",
    ),
    "CLOCK_AHEAD": (
        "Đồng hồ của máy chủ chỉ {told}, nhanh hơn {ahead} so với thời gian thực sự đã trôi qua: thay đổi được ghi vào lúc "
        "{counted}. Hãy chỉnh lại đồng hồ; nếu đồng hồ đúng thì khởi động lại dịch vụ.",
        "The machine's clock says {told}, {ahead} more than has passed since it was last looked at: the change is "
        "recorded at {counted}. Set the clock right; if it is right, start the service again.",
    ),
    # facts and their lives
    "RECORDED_FROM": ("{what} đã được ghi từ ngày {since}.", "{what} is recorded already from {since} on."),
    "RECORDED": ("{what} đã được ghi.", "{what} is recorded already."),
    "RECORDED_IN": ("{what} đã được ghi {span}.", "{what} is recorded already {span}."),
    "LASTS_NO_DAY": (
        "{what} bắt đầu ngày {since} mà kết thúc ngày {until}: phải có hiệu lực ít nhất một ngày.",
        "{what} began on {since} and would end on {until}: a fact lasts at least a day.",
    ),
    "LASTS_NO_DAY_ANY_MORE": (
        "{what} bắt đầu ngày {since} mà kết thúc ngày {until}: phải có hiệu lực ít nhất một ngày. Nội dung chưa hề có thì "
        "rút lại (`correctFact` với `withdraw`).",
        "{what} began on {since} and would end on {until}: a fact lasts at least a day. What never was is taken back "
        "(`correctFact` with `withdraw`).",
    ),
    "GOES_ON_AFTER_END": (
        "{what} còn hiệu lực sau khi {node} đã kết thúc ngày {until}.",
        "{what} would go on after {node} has ended on {until}.",
    ),
    "BEGINS_BEFORE_LIFE": (
        "{what} bắt đầu ngày {since}, trước khi có {node} (ngày {begins}).",
        "{what} would begin on {since}, before {node} does on {begins}.",
    ),
    "MEETING_AFTER_END": (
        "{what} {came} ngày {held}{more}, mà đến ngày {day} đã kết thúc: phải sửa một trong hai.",
        "{what} {came} a meeting on {held}{more}, and ends on {day}: correct one of them.",
    ),
    "MEETING_BEFORE_LIFE": (
        "{what} {came} ngày {held}{more}, mà đến ngày {day} mới bắt đầu: phải sửa một trong hai.",
        "{what} {came} a meeting on {held}{more}, and begins only on {day}: correct one of them.",
    ),
    "CAME_TO_MEETING": ("có dự, hoặc cử người dự thay, kỳ sinh hoạt", "came, or sent somebody, to"),
    "HELD_MEETING": ("có tổ chức kỳ sinh hoạt", "held"),
    "SUCH_MEETINGS": (" ({count} kỳ như vậy)", " ({count} such meetings)"),
    "BORN_AFTER_ADMISSION": (
        "Ngày sinh {born} không trước ngày kết nạp {since}.",
        "The member would be born on {born}, not before the admission on {since}.",
    ),
    "OFFICIAL_BEFORE_ADMISSION": (
        "Ngày công nhận chính thức {official} trước ngày kết nạp {since}.",
        "The member would be official on {official}, before the admission on {since}.",
    ),
    "OFFICIAL_AFTER_END": (
        "Ngày công nhận chính thức {official} sau ngày thôi là đảng viên {until}.",
        "The member would be official on {official}, after the end on {until}.",
    ),
    "TAKEN_BACK": (
        "Nội dung đã ghi cho ngày {day} bị rút lại, vì sau ngày kết thúc {on}.",
        "What was recorded for {day} is taken back, as it would come after the end on {on}.",
    ),
    # one value after another
    "VALUE_BEGINS": (
        "`{field}` bắt đầu đúng ngày {day}: ghi sai thì đính chính (`correctFact`), còn thay đổi thì từ một ngày sau đó.",
        "`{field}` begins on {day}: what is wrong is corrected (`correctFact`), and a change holds from a later day on.",
    ),
    "VALUE_IS_THAT": ("`{field}` ngày {day} đã như vậy.", "`{field}` is that already on {day}."),
    "VALUE_WAS_THAT": (
        "`{field}` đến ngày {day} vẫn như vậy: hãy rút lại thay đổi ngày ấy (`correctFact` với `withdraw`).",
        "`{field}` is that already until {day}: take that change back (`correctFact` with `withdraw`).",
    ),
    "VALUE_BECOMES_THAT": (
        "`{field}` đến ngày {day} sẽ như vậy: hãy đính chính ngày của thay đổi ấy.",
        "`{field}` becomes that on {day}: correct the day of that change.",
    ),
    # corrections
    "NOTHING_TO_CORRECT": ("Dữ liệu đã ghi đúng như vậy.", "That is what is recorded already."),
    "FIRST_NAME_BEGINS_WITH_LIFE": (
        "Tên đầu tiên bắt đầu cùng với tổ chức: hãy đính chính `since` của tổ chức.",
        "The first name begins with the organization: correct the `since` of that.",
    ),
    "RESTS_ON_IT": (
        "{what} dựa vào dữ liệu này: hãy rút lại nội dung đó trước.",
        "{what} rests on it: take that back first.",
    ),
    "STOOD_IN_FOR": (
        "Có người dự thay đảng viên trong một kỳ sinh hoạt: hãy sửa ghi nhận kỳ ấy trước.",
        "Somebody came to a meeting on the member's behalf: correct the record of that first.",
    ),
    "FILLED_WITH_EVENT": (
        "Không có thay đổi nào ghi việc đó, mà có từ khi nạp dữ liệu ban đầu: hãy đính chính từng nội dung.",
        "No change recorded that, the graph was filled with it: correct what it says fact by fact.",
    ),
    "ERASED_SINCE": (
        "Dữ liệu cá nhân trong thay đổi đó đã bị xóa: không khôi phục được.",
        "Personal data of that change were erased: it cannot be taken back.",
    ),
    "ERASED_ALREADY": (
        "Dữ liệu cá nhân của đảng viên này đã bị xóa.",
        "The personal data of this member were erased.",
    ),
    "ERASING_NEEDS": (
        "Việc xóa dữ liệu cá nhân cần có {field}.",
        "Erasing personal data needs {field}.",
    ),
    "NOT_SEALED": (
        "Dữ liệu này do phiên bản trước ghi thẳng vào sổ thay đổi nên không xóa được: hãy nạp lại dữ liệu.",
        "An earlier version recorded this, and the ledger's lines hold it, so it cannot be erased: fill the graph anew.",
    ),
    "FILLED_WITH": (
        "Nội dung đó có từ khi nạp dữ liệu ban đầu: hãy đính chính từng nội dung.",
        "The graph was filled with that: correct what it says fact by fact.",
    ),
    "OF_A_REORGANIZATION": (
        "Việc đó nằm trong một phương án sắp xếp: hãy rút lại cả phương án.",
        "That happened with a whole reorganization: take back the change, with all of it.",
    ),
    "TAKEN_BACK_WHOLE": (
        "{what} đã bị rút lại toàn bộ: hãy ghi lại từ đầu.",
        "{what} was taken back whole: record it anew.",
    ),
    "ANOTHER_BY_NOW": ("{what} đến nay đã khác.", "{what} is another one by now."),
    "CHANGED_LATER": (
        "{what} đã thay đổi bởi một thay đổi sau đó ({change}): hãy rút lại thay đổi ấy trước.",
        "{what} was changed by a later change ({change}): take that back first.",
    ),
    "CHANGED_LATER_ON": (
        "{what} đã thay đổi bởi một thay đổi sau đó ({change}, ngày {day}): hãy rút lại thay đổi ấy trước.",
        "{what} was changed by a later change ({change} on {day}): take that back first.",
    ),
}
