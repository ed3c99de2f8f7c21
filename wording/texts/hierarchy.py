"""Why a change of the hierarchy is refused, and what it is warned of: organizations, their places, whole plans."""

TEXTS: dict[str, tuple[str, str]] = {
    # the hierarchy
    "TWO_PARENTS": (
        "Tổ chức trực thuộc cùng lúc hai tổ chức khác từ ngày {day}.",
        "The organization would be under two others at once from {day} on.",
    ),
    "NO_PARENT_FROM": (
        "Từ ngày {day} tổ chức không còn trực thuộc tổ chức nào.",
        "The organization would be under no other one from {day} on.",
    ),
    "UNDER_ITSELF": (
        "Tổ chức sẽ trực thuộc chính mình: tổ chức cấp trên mới lại là cấp dưới của nó.",
        "The organization would come under itself: the new parent is below it.",
    ),
    "TOO_DEEP": (
        "Có hơn {most} cấp trực thuộc nối tiếp nhau: nhiều nhất là {most}.",
        "More than {most} organizations would stand one under another: that many are the most.",
    ),
    "NO_PARENT_ON": (
        "Ngày {day} tổ chức không trực thuộc tổ chức nào.",
        "The organization is under no other one on {day}.",
    ),
    "ROOT_CANNOT_MOVE": (
        "Ngày {day} tổ chức không trực thuộc tổ chức nào, là tổ chức cao nhất nên không thể chuyển.",
        "The organization is under no other one on {day}: it is a root, and cannot be moved.",
    ),
    "UNDER_IT_ALREADY": ("Tổ chức đã trực thuộc tổ chức ấy.", "The organization is under it already."),
    "PARENT_BEGINS": (
        "Tổ chức bắt đầu đúng ngày {day}: cấp trên ghi sai thì đính chính (`correctFact`), còn chuyển thì từ một ngày sau đó.",
        "The organization begins on {day}: a wrong parent is corrected (`correctFact`); it is moved on a later day.",
    ),
    "MOVES_LATER": (
        "Tổ chức chuyển sang trực thuộc tổ chức khác ngày {day}: hãy đính chính tổ chức cấp trên ấy, hoặc `since` của nó.",
        "The organization comes under another one on {day}: correct that parent, or its `since`.",
    ),
    "LEVEL_UNUSUAL": (
        "{level} {placed} từ ngày {day}{more}; theo {source} thì {allowed}.",
        "{level} would stand {placed} from {day} on{more}; by {source} it stands {allowed}.",
    ),
    "PLACED_UNDER": ("trực thuộc {level}", "under {level}"),
    "PLACED_UNDER_NONE": ("không trực thuộc tổ chức nào", "under no other one"),
    "PLACED_UNDER_ONE_OF": ("trực thuộc một trong các cấp: {levels}", "under one of: {levels}"),
    "PLACED_NOWHERE": ("không có quy định", "nowhere"),
    "LEVELS_DIFFER": (
        "Các tổ chức hợp nhất, sáp nhập không cùng cấp: {levels}.",
        "What is merged is not of one level: {levels}.",
    ),
    "OF_LEVEL": ("{name} là {level}", "{name} is {level}"),
    "SO_MANY": (" ({count} tổ chức)", " ({count} of them)"),
    # organizations
    "NO_NAME_ON": ("Ngày {day} tổ chức không có tên.", "The organization has no name on {day}."),
    "SAME_ALREADY": ("`{field}` ngày {day} đã như vậy.", "`{field}` is what it is already on {day}."),
    "NAMES_WHAT_ENDS": ("`{field}` chỉ chính tổ chức kết thúc.", "`{field}` names the organization that ends."),
    "CONFIRMED_LATER": (
        "Dữ liệu đã được xác nhận vào ngày sau đó ({day}).",
        "The data were confirmed later, on {day}.",
    ),
    "CODE_TAKEN": (
        "Đã có tổ chức khác mang mã {code} từ ngày {since}.",
        "Another organization has the code {code} since {since}.",
    ),
    "ENDS_ALREADY": (
        "Tổ chức kết thúc ngày {day} rồi: hãy rút lại hoặc đính chính việc đó trước.",
        "The organization ends on {day} already: take that back first, or correct it.",
    ),
    "ENDS_ALREADY_BY": (
        "Tổ chức kết thúc ngày {day} rồi ({event}): hãy rút lại hoặc đính chính việc đó trước.",
        "The organization ends on {day} already ({event}): take that back first, or correct it.",
    ),
    "TAKES_PART_LATER": (
        "Tổ chức liên quan đến việc ngày {day} ({event}): hãy rút lại việc đó trước.",
        "The organization takes part in what happens on {day} ({event}): take that back first.",
    ),
    "EVENT_OUTSIDE_LIFE": (
        "Việc ngày {day} ({event}) nằm ngoài thời gian tồn tại đã đính chính.",
        "The event of {day} ({event}) would lie outside of the corrected life.",
    ),
    "EVENT_OF_SEVERAL": (
        "Việc ngày {day} ({event}) ghi như vậy và có tổ chức khác liên quan: ngày ấy không chỉ của một tổ chức.",
        "The event of {day} ({event}) says so, and others took part in it: its day is not that of one organization.",
    ),
    "ONLY_WHAT_GOES_ON": (
        "`organizations` chỉ nêu chính tổ chức tiếp tục hoạt động.",
        "`organizations` names only the one that goes on.",
    ),
    "NEEDS_PARENT": (
        "`{field}` phải có `parent`: tổ chức gốc không trực thuộc tổ chức nào.",
        "`{field}` needs a `parent`: the original is under no other one.",
    ),
    "NOT_THE_ORIGINALS": (
        "`{field}` nêu đối tượng không phải, hoặc không còn, của tổ chức gốc.",
        "`{field}` names something that is not the original's, or no longer.",
    ),
    "COVERED_ALREADY": (
        "`places` đúng là những địa bàn mà tổ chức đã phụ trách ngày {day}.",
        "`places` are what the organization covers already on {day}.",
    ),
    "COVERED_BY_DECISION": (
        "`places` đúng là những địa bàn mà tổ chức sẽ phụ trách ngày {day} theo quyết định đã ghi: hãy rút lại quyết định "
        "ấy trước.",
        "`places` are what the organization covers on {day}, by a decision that is recorded: take that back first.",
    ),
    # plans
    "ELSEWHERE": (
        "{count} tổ chức nêu trong các bước không thuộc phạm vi của `under` ngày {day}.",
        "Of the organizations that the steps name, {count} are not under the one that `under` names on {day}.",
    ),
    "MADE_TWICE": ("Hai bước cùng thành lập new:{key}.", "Two steps make new:{key}."),
    "NOT_MADE_YET": ("Chưa có bước nào trước đó thành lập {name}.", "No step before this one makes {name}."),
    "CODE_OF_NONE": (
        "Trước ngày {day} không có tổ chức nào mang {name}.",
        "No organization has the {name} on the eve of {day}.",
    ),
    "CODE_OF_SEVERAL": (
        "Trước ngày {day} có nhiều tổ chức mang {name}.",
        "Several organizations have the {name} on the eve of {day}.",
    ),
}
