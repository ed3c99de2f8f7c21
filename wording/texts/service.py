"""Why a request is not answered at all."""

TEXTS: dict[str, tuple[str, str]] = {
    "TOKEN_MISSING": (
        "Hãy đăng nhập trước: yêu cầu phải kèm mã truy cập (Authorization: Bearer …).",
        "Sign in first: the request must hold a token (Authorization: Bearer …).",
    ),
    "TOKEN_REFUSED": (
        "Mã truy cập không dùng được hoặc đã hết hạn: hãy đăng nhập lại.",
        "The token cannot be used, or its time is over: sign in again.",
    ),
    "SESSION_OVER": (
        "Phiên đăng nhập đã kết thúc: hãy đăng nhập lại.",
        "The session is over: sign in again.",
    ),
    "OTHER_SITE": (
        "Yêu cầu đến từ một trang khác: phiên đăng nhập chỉ dùng được trên trang của dịch vụ này.",
        "The request comes from another page: a session serves the pages of this service alone.",
    ),
    "PROVIDER_AWAY": (
        "Tạm thời chưa đăng nhập được: hệ thống định danh không trả lời.",
        "Nobody can sign in at the moment: the identity provider does not answer.",
    ),
    "SIGN_IN_OVER": (
        "Lần đăng nhập này đã quá lâu hoặc bắt đầu ở trình duyệt khác.",
        "This sign-in has taken too long, or was begun in another browser.",
    ),
    "NOT_SIGNED_IN": (
        "Hệ thống định danh không xác nhận lần đăng nhập này.",
        "The identity provider did not confirm this sign-in.",
    ),
    "LOGOUT_REFUSED": (
        "Không nhận thông báo đăng xuất này: không phải của hệ thống định danh, hoặc đã đến trước đó.",
        "This sign-out is not taken: it is not the identity provider's, or came before.",
    ),
    "NO_SUCH_VIEWER": ("Không có người xem mẫu này.", "There is no such invented viewer."),
    "SIGN_IN_AGAIN": ("đăng nhập lại", "sign in again"),
    "KEYS_AWAY": (
        "Tạm thời chưa kiểm tra được mã truy cập: hãy thử lại sau.",
        "Tokens cannot be checked at the moment: try again later.",
    ),
    "SEND_JSON": ("Hãy gửi yêu cầu dạng {media}.", "Send the operation as {media}."),
    "CODING_NOT_READ": (
        "Hãy gửi nội dung nguyên dạng, hoặc chỉ nén bằng gzip.",
        "Send the body as it is, or with gzip as its only content-encoding.",
    ),
    "BODY_CUT": ("Nội dung gửi chưa trọn vẹn.", "The body ended before it was whole."),
    "BODY_TOO_LARGE": ("Nội dung gửi lớn hơn {most} byte.", "The body is larger than {most} bytes."),
    "NO_GZIP": (
        "Nội dung không phải gzip như content-encoding ghi.",
        "The body is not gzip, as its content-encoding says.",
    ),
    "NOT_ONE_GZIP": ("Nội dung không phải một gzip trọn vẹn.", "The body is not one whole gzip."),
    "NO_JSON": ("`{where}` không phải JSON.", "The {where} is not JSON."),
    "SEVERAL_OPERATIONS": (
        "Không trả lời nhiều câu hỏi trong một yêu cầu: hãy gửi một đối tượng.",
        "Several operations in one request are not answered: send one object.",
    ),
    "NO_PURPOSE": (
        "Mục đích phải là một trong: {known}; sau đó, nếu cần, dấu chấm phẩy và lời giải thích.",
        "The purpose must be one of: {known}; then, if you like, a semicolon and why.",
    ),
    "PURPOSE_UNFIT": ("Lời giải thích mục đích: {why}", "Why it is asked for: {why}"),
    "NO_QUERY": (
        'Yêu cầu phải có câu hỏi dạng văn bản tại "query".',
        'The request must hold the operation as a string in "query".',
    ),
    "MUST_BE_OBJECT": ('"{name}" phải là một đối tượng.', '"{name}" must be an object.'),
    "MUST_BE_STRING": ('"{name}" phải là văn bản.', '"{name}" must be a string.'),
    "WRONG_HASH": (
        '"persistedQuery.sha256Hash" không phải SHA-256 của "query", dạng thập lục phân.',
        '"persistedQuery.sha256Hash" is not the SHA-256 of "query", in hexadecimal.',
    ),
    "PERSISTED_QUERY_FORM": (
        '"persistedQuery" phải là đối tượng có "version": {version} và "sha256Hash".',
        '"persistedQuery" must be an object with "version": {version} and "sha256Hash".',
    ),
    # clients of persisted queries know these two by the very words
    "PERSISTED_QUERY_NOT_FOUND": ("PersistedQueryNotFound", "PersistedQueryNotFound"),
    "PERSISTED_QUERY_NOT_SUPPORTED": ("PersistedQueryNotSupported", "PersistedQueryNotSupported"),
    "DOCUMENT_NOT_TRUSTED": (
        "Dịch vụ này chỉ trả lời các câu hỏi có trong danh sách của người vận hành (TRUSTED_DOCUMENTS): mọi câu hỏi "
        "khác, kể cả câu hỏi tự viết và câu hỏi về lược đồ, đều bị từ chối.",
        "This service answers only the documents on its operator's list (TRUSTED_DOCUMENTS): any other one is refused, "
        "also what is written by hand and what asks for the schema.",
    ),
    "NO_SEQ": (
        "{header} phải là số của một dòng trong sổ ghi, như `change.seq`.",
        "{header} must be the number of a line of the ledger, as in `change.seq`.",
    ),
    "SEQ_NOT_REACHED": (
        "Dòng {seq} chưa có trong sổ ghi. Hãy thử lại sau.",
        "Line {seq} is not in the ledger yet. Try again later.",
    ),
    "TIMEOUT": (
        "Trả lời quá {seconds} giây. Hãy hỏi ít hơn mỗi lần.",
        "The answer took longer than {seconds} seconds. Ask for less at once.",
    ),
    "TOO_MANY_WAITING": (
        "Quá nhiều câu hỏi đang chờ trên kết nối này. Hãy gửi lại sau.",
        "Too many operations wait on this connection. Send it again later.",
    ),
    "NO_SUCH_ADDRESS": ("Không có địa chỉ này.", "There is nothing at this address."),
    "NO_SUCH_METHOD": ("Địa chỉ này không dùng {method}.", "{method} is not taken at this address."),
    "STOPPING": ("Dịch vụ đang dừng. Lát nữa hãy thực hiện lại.", "The service is stopping. Repeat the request soon."),
    "ONE_HOST": ('Yêu cầu phải có đúng một dòng "Host".', 'A request must have exactly one line "Host".'),
    "HOST_FORM": (
        '"Host" phải là tên hoặc địa chỉ, có hoặc không có cổng.',
        '"Host" must be a name or an address, with a port or without.',
    ),
    "OTHER_HOST": (
        "Dịch vụ này không phải là {host}. Nếu đúng là tên của nó, người quản trị ghi tên ấy vào thiết lập HOSTS.",
        "This service is not {host}. If it is meant to be, its administrator names it in the setting HOSTS.",
    ),
}
