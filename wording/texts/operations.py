"""Why an operation is not answered: what GraphQL itself says of a document or a value, and what is too large.

The English of what GraphQL itself says is graphql-core's own, by which it is recognized.
"""

TEXTS: dict[str, tuple[str, str]] = {
    "FORBIDDEN": (
        "Quyền được cấp cho bạn không cho phép xem hoặc thay đổi dữ liệu này.",
        "What was granted to you does not allow you to see or change these data.",
    ),
    "NOT_FOR_PARTS": (
        "{place} chưa được trả lời cho người chỉ được cấp quyền trên một phần của hệ thống tổ chức.",
        "{place} is not answered yet to whoever was granted a part of the hierarchy.",
    ),
    "NEEDS_PURPOSE": (
        "{place} hỏi dữ liệu cá nhân: cần nêu mục đích (X-Purpose, hoặc extensions.purpose).",
        "{place} asks for personal data: a purpose is to be stated (X-Purpose, or extensions.purpose).",
    ),
    "TOO_MANY_PEOPLE": (
        "Câu hỏi này cho xem dữ liệu cá nhân của hơn {most} người; hãy hỏi từng phần.",
        "This question shows personal data of more than {most} people; ask for fewer at once.",
    ),
    "ONLY_IN_STREAMS": (
        "Theo dõi thay đổi chỉ qua WebSocket (graphql-transport-ws) hoặc luồng sự kiện (accept: text/event-stream).",
        "A subscription is told over a WebSocket (graphql-transport-ws) or an event stream (accept: text/event-stream).",
    ),
    "GRAPHQL": ("Câu hỏi GraphQL viết không đúng.", "{detail}"),
    "UNKNOWN_FIELD": (
        "Kiểu '{type}' không có trường '{field}'.",
        "Cannot query field '{field}' on type '{type}'.",
    ),
    "UNKNOWN_FIELD_SUGGESTED": (
        "Kiểu '{type}' không có trường '{field}'. Có phải ý bạn là: {suggested}?",
        "Cannot query field '{field}' on type '{type}'. Did you mean {suggested}?",
    ),
    "UNKNOWN_ARGUMENT": (
        "Trường '{field}' không có tham số '{argument}'.",
        "Unknown argument '{argument}' on field '{field}'.",
    ),
    "UNKNOWN_ARGUMENT_SUGGESTED": (
        "Trường '{field}' không có tham số '{argument}'. Có phải ý bạn là: {suggested}?",
        "Unknown argument '{argument}' on field '{field}'. Did you mean {suggested}?",
    ),
    "ARGUMENT_REQUIRED": (
        "Phải nêu tham số '{argument}' kiểu '{type}'.",
        "Argument '{argument}' of type '{type}' is required, but it was not provided.",
    ),
    "UNKNOWN_TYPE": ("Không có kiểu '{type}'.", "Unknown type '{type}'."),
    "UNKNOWN_TYPE_SUGGESTED": (
        "Không có kiểu '{type}'. Có phải ý bạn là: {suggested}?",
        "Unknown type '{type}'. Did you mean {suggested}?",
    ),
    "UNKNOWN_FRAGMENT": ("Không có mảnh '{name}'.", "Unknown fragment '{name}'."),
    "UNKNOWN_DIRECTIVE": ("Không có chỉ thị '{name}'.", "Unknown directive '{name}'."),
    "UNUSED_FRAGMENT": ("Mảnh '{name}' không được dùng.", "Fragment '{name}' is never used."),
    "FRAGMENT_CYCLE": ("Mảnh '{name}' gọi lại chính nó.", "Cannot spread fragment '{name}' within itself."),
    "FRAGMENT_CYCLE_VIA": (
        "Mảnh '{name}' gọi lại chính nó qua {via}.",
        "Cannot spread fragment '{name}' within itself via {via}.",
    ),
    "NEEDS_FIELDS": (
        "Trường '{field}' kiểu '{type}' phải nêu các trường con. Có phải ý bạn là '{suggested}'?",
        "Field '{field}' of type '{type}' must have a selection of subfields. Did you mean '{suggested}'?",
    ),
    "HAS_NO_FIELDS": (
        "Trường '{field}' không được nêu trường con, vì kiểu '{type}' không có.",
        "Field '{field}' must not have a selection since type '{type}' has no subfields.",
    ),
    "UNDEFINED_VARIABLE": ("Biến '{name}' chưa được khai báo.", "Variable '{name}' is not defined."),
    "UNDEFINED_VARIABLE_IN": (
        "Biến '{name}' chưa được khai báo trong câu hỏi '{operation}'.",
        "Variable '{name}' is not defined by operation '{operation}'.",
    ),
    "UNUSED_VARIABLE": ("Biến '{name}' không được dùng.", "Variable '{name}' is never used."),
    "UNUSED_VARIABLE_IN": (
        "Biến '{name}' không được dùng trong câu hỏi '{operation}'.",
        "Variable '{name}' is never used in operation '{operation}'.",
    ),
    "VARIABLE_OF_ANOTHER_TYPE": (
        "Biến '{name}' kiểu '{type}' dùng ở chỗ cần kiểu '{wanted}'.",
        "Variable '{name}' of type '{type}' used in position expecting type '{wanted}'.",
    ),
    "VARIABLE_MAY_BE_NULL": (
        "Biến '{name}' kiểu '{type}' phải là kiểu không null để dùng cho '{wanted}'.",
        "Variable '{name}' is of type '{type}' but must be non-nullable to be used for OneOf Input Object '{wanted}'.",
    ),
    "VARIABLE_MISSING": (
        "Biến '{name}' kiểu '{type}' bắt buộc phải có giá trị.",
        "Variable '{name}' has invalid value: Expected a value of non-null type '{type}' to be provided.",
    ),
    "VARIABLE_NULL": (
        "Biến '{name}' kiểu '{type}' không được là null.",
        "Variable '{name}' has invalid value: Expected value of non-null type '{type}' not to be None.",
    ),
    "VALUE_NULL": (
        "Giá trị kiểu '{type}' không được là null.",
        "Expected value of non-null type '{type}' not to be None.",
    ),
    "ONE_OF": (
        "'{type}' phải nêu đúng một mục, và mục đó không được là null.",
        "Within OneOf Input Object type '{type}', exactly one field must be specified, and the value for that field must "
        "be non-null.",
    ),
    "ONE_OF_VARIABLE": (
        "Biến '{name}': '{type}' phải nêu đúng một mục, và mục đó không được là null.",
        "Variable '{name}' has invalid value: Within OneOf Input Object type '{type}', exactly one field must be specified, "
        "and the value for that field must be non-null.",
    ),
    "UNKNOWN_INPUT": (
        "Kiểu '{type}' không có mục '{field}', ở giá trị {found}.",
        "Expected value of type '{type}' not to include unknown field '{field}', found: {found}.",
    ),
    "INPUT_MISSING": (
        "Kiểu '{type}' phải có mục '{field}', ở giá trị {found}.",
        "Expected value of type '{type}' to include required field '{field}', found: {found}.",
    ),
    "NO_OBJECT": (
        "Kiểu '{type}' phải là một đối tượng, không phải {found}.",
        "Expected value of type '{type}' to be an object, found: {found}.",
    ),
    "NO_SUCH_VALUE": (
        "'{type}' không có giá trị {found}.",
        "Value {found} does not exist in '{type}' enum.",
    ),
    "NO_SUCH_VALUE_SUGGESTED": (
        "'{type}' không có giá trị {found}. Có phải ý bạn là: {suggested}?",
        "Value {found} does not exist in '{type}' enum. Did you mean the enum value {suggested}?",
    ),
    "NO_NAME_OF_VALUE": (
        "Giá trị của '{type}' viết không có dấu nháy, không phải {found}.",
        "Enum '{type}' cannot represent non-enum value: {found}.",
    ),
    "ARGUMENT_INVALID": ("Tham số '{name}': {what}", "Argument '{name}' has invalid value: {what}"),
    "ONE_OF_VARIABLE_MISSING": (
        "Biến '{name}' dùng cho mục '{field}' của '{type}' phải có giá trị.",
        "Expected variable '{name}' provided to field '{field}' for OneOf Input Object type '{type}' to provide a runtime "
        "value.",
    ),
    "ONE_OF_VARIABLE_NULL": (
        "Biến '{name}' dùng cho mục '{field}' của '{type}' không được là null.",
        "Expected variable '{name}' provided to field '{field}' for OneOf Input Object type '{type}' not to be None.",
    ),
    "FIELDS_CONFLICT": (
        "Các trường '{name}' khác nhau mà cùng tên: hãy đặt tên riêng cho từng trường.",
        "Fields '{name}' conflict because {detail}. Use different aliases on the fields to fetch both if this was "
        "intentional.",
    ),
    "ONE_ARGUMENT": ("Tham số '{name}' có hai lần.", "There can be only one argument named '{name}'."),
    "ONE_VARIABLE": ("Biến '{name}' có hai lần.", "There can be only one variable named '{name}'."),
    "ONE_FRAGMENT": ("Mảnh '{name}' có hai lần.", "There can be only one fragment named '{name}'."),
    "ONE_OPERATION": ("Câu hỏi '{name}' có hai lần.", "There can be only one operation named '{name}'."),
    "ONE_INPUT": ("Mục '{name}' có hai lần.", "There can be only one input field named '{name}'."),
    "NEVER_OF_TYPE": (
        "Không dùng được mảnh ở đây: đối tượng kiểu '{type}' không bao giờ thuộc kiểu '{other}'.",
        "Fragment cannot be spread here as objects of type '{type}' can never be of type '{other}'.",
    ),
    "NAMED_NEVER_OF_TYPE": (
        "Không dùng được mảnh '{name}' ở đây: đối tượng kiểu '{type}' không bao giờ thuộc kiểu '{other}'.",
        "Fragment '{name}' cannot be spread here as objects of type '{type}' can never be of type '{other}'.",
    ),
    "NOT_COMPOSITE": (
        "Mảnh không dùng được cho kiểu '{type}', vì kiểu này không có trường.",
        "Fragment cannot condition on non composite type '{type}'.",
    ),
    "DIRECTIVE_ELSEWHERE": (
        "Chỉ thị '{name}' không dùng được ở '{place}'.",
        "Directive '{name}' may not be used on {place}.",
    ),
    "NO_INTEGER": ("Phải là số nguyên, không phải {found}.", "Int cannot represent non-integer value: {found}"),
    "INTEGER_TOO_LARGE": (
        "Số nguyên quá lớn: {found}.",
        "Int cannot represent non 32-bit signed integer value: {found}",
    ),
    "NO_TEXT": ("Phải là văn bản, không phải {found}.", "String cannot represent a non string value: {found}"),
    "NO_FLAG": (
        "Phải là true hoặc false, không phải {found}.",
        "Boolean cannot represent a non boolean value: {found}",
    ),
    "NO_IDENTIFIER": (
        "Mã định danh phải là văn bản, không phải {found}.",
        "ID cannot represent a non-string and non-integer value: {found}",
    ),
    "IN_VARIABLE": ("Biến '{name}': {what}", "Variable '{name}' has invalid value: {what}"),
    "IN_VARIABLE_AT": ("Biến '{name}', tại {place}: {what}", "Variable '{name}' has invalid value at {place}: {what}"),
    "SCALAR_REFUSES": (
        "Giá trị {found} không dùng được cho kiểu '{type}'. {why}",
        "Expected value of type '{type}', but encountered error '{why}'; found: {found}.",
    ),
    "SYNTAX_EXPECTED": (
        "Lỗi cú pháp: cần {wanted}, nhưng gặp {found}.",
        "Syntax Error: Expected {wanted}, found {found}.",
    ),
    "SYNTAX_UNEXPECTED": ("Lỗi cú pháp: gặp {found} không đúng chỗ.", "Syntax Error: Unexpected {found}."),
    "SYNTAX": ("Lỗi cú pháp trong câu hỏi.", "Syntax Error: {detail}"),
    "MORE_ERRORS": (
        "Còn hơn {most} lỗi: hãy sửa những lỗi này trước.",
        "There are more than {most} errors: mend these first.",
    ),
    "WHICH_OPERATION": (
        "Hãy nêu tên câu hỏi cần chạy trong `operationName`: văn bản có nhiều câu hỏi, hoặc không có câu hỏi ấy.",
        "Name the operation to run in `operationName`: the document holds several, or not that one.",
    ),
    "ONLY_QUERIES": ("Bằng GET chỉ hỏi được (query); hãy dùng POST.", "Only queries can be asked by GET; use POST."),
    "TOO_COMPLEX": ("Câu hỏi có {what}. Hãy hỏi ít hơn mỗi lần.", "The operation has {what}. Ask for less at once."),
    "MORE_TOKENS": ("hơn {most} từ và dấu", "more than {most} words and signs"),
    "MORE_LEVELS": ("hơn {most} tầng trường", "more than {most} levels of fields"),
    "MORE_FIELDS": ("hơn {most} trường", "more than {most} fields"),
    "MORE_SCHEMAS": (
        "`__schema` quá một lần, hoặc `__type` quá {most} lần",
        "`__schema` more than once, or `__type` more than {most} times",
    ),
    "TOO_MANY_STEPS": (
        "Kiểm tra câu hỏi này cần hơn {most} bước. Hãy nêu mỗi trường một lần ở mỗi chỗ, dùng ít mảnh hơn, hoặc hỏi nhiều lần.",
        "Checking the operation takes more than {most} steps. Select a field once at each place, spread fewer fragments, "
        "or ask in several requests.",
    ),
    "TOO_MANY_STEPS_AT": (
        "Kiểm tra câu hỏi này cần hơn {most} bước; đến `{place}` thì quá. Hãy nêu mỗi trường một lần ở mỗi chỗ, dùng ít mảnh "
        "hơn, hoặc hỏi nhiều lần.",
        "Checking the operation takes more than {most} steps; they were reached at `{place}`. Select a field once at each "
        "place, spread fewer fragments, or ask in several requests.",
    ),
    "TOO_MANY_OBJECTS": (
        "Câu hỏi đòi hơn {most} đối tượng. Hãy hỏi trang nhỏ hơn, ít tầng hoặc ít trường hơn.",
        "The question asks for more than {most} objects. Ask for smaller pages, fewer levels or fewer fields.",
    ),
    "TOO_MANY_BYTES": (
        "Câu hỏi đòi hơn {most} byte. Hãy hỏi trang nhỏ hơn, ít tầng hoặc ít trường hơn.",
        "The question asks for more than {most} bytes. Ask for smaller pages, fewer levels or fewer fields.",
    ),
    "COSTS_TOO_MUCH": (
        "Câu hỏi này có thể tốn đến {cost}, mà mỗi câu hỏi được tốn nhiều nhất {most}; tốn nhất là `{place}` ({share}). Hãy hỏi "
        "trang nhỏ hơn ở đó và ở các tầng trên nó, hoặc hỏi nhiều lần.",
        "The operation may cost up to {cost}, where one may cost {most}; `{place}` takes most of it ({share}). Ask for smaller "
        "pages there and above it, or in several requests.",
    ),
    "BUDGET_SPENT": (
        "Máy này đã hỏi nhiều hơn mức mỗi máy được hỏi trong một phút. Hãy hỏi lại sau {seconds} giây.",
        "You have asked more than one client may in a minute. Ask again in {seconds} seconds.",
    ),
    "FAULT": (
        "Dịch vụ có lỗi. Lỗi được ghi lại với số {number}.",
        "Something went wrong here. It is logged as {number}.",
    ),
}
