"""Faults of the graph, as far as clients meet them; each says what to do."""

TEXTS: dict[str, tuple[str, str]] = {
    "GRAPH_GONE": (
        "Cơ sở dữ liệu không trả lời; hãy kiểm tra nó có chạy không và GRAPH_URL, rồi thực hiện lại.",
        "The graph does not answer; check that it runs and GRAPH_URL, then repeat the request.",
    ),
    "NO_LEADER": (
        "Cụm cơ sở dữ liệu chưa có máy chủ chính nhận thay đổi; hãy thực hiện lại sau ít giây. Nếu vẫn thế, hãy xem "
        "GRAPH_URL có bắt đầu bằng neo4j:// không.",
        "The cluster of the graph has no leader that takes changes just now; repeat the request in some seconds. If it "
        "stays so, see whether GRAPH_URL begins with neo4j://.",
    ),
    "MEMBERS_BEHIND": (
        "Các máy chủ cơ sở dữ liệu chưa nhận kịp thay đổi mới nhất; hãy thực hiện lại sau ít giây.",
        "The members of the graph's cluster have not come to the newest change yet; repeat the request in some seconds.",
    ),
    "GRAPH_CROWDED": (
        "Cơ sở dữ liệu đang bận với các thay đổi khác; hãy thực hiện lại.",
        "The graph was too busy with other changes; repeat the request.",
    ),
    "WRITTEN_BY_ANOTHER": (
        "Người khác vừa ghi cùng nội dung; hãy đọc lại rồi thực hiện lại.",
        "Somebody else has just written the same; read it again and repeat the change.",
    ),
    "TRANSACTION_LOST": (
        "Cơ sở dữ liệu đã mất giao dịch, chưa ghi gì: hãy thực hiện lại.",
        "The graph has lost the transaction, and nothing of it was made: repeat the request.",
    ),
    "GRAPH_SLOW": (
        "Cơ sở dữ liệu đã dừng vì quá thời gian cho phép. Hãy hỏi ít hơn mỗi lần.",
        "The graph has ended what took longer than it allows. Ask for less at once.",
    ),
    "DISK_FULL": (
        "Ổ đĩa của cơ sở dữ liệu đã đầy: hãy dọn chỗ, rồi thực hiện lại.",
        "There is no room left on the graph's disk: make room, then repeat the change.",
    ),
    "GRAPH_DENIES": (
        "Cơ sở dữ liệu từ chối người dùng hoặc mật khẩu: hãy kiểm tra GRAPH_USER và GRAPH_PASSWORD.",
        "The graph refuses the user or the password: check GRAPH_USER and GRAPH_PASSWORD.",
    ),
    "NO_DATABASE": (
        "Không có cơ sở dữ liệu tên đó: hãy kiểm tra GRAPH_DATABASE.",
        "The graph has no database of that name: check GRAPH_DATABASE.",
    ),
    "STATEMENT_REFUSED": (
        "Cơ sở dữ liệu từ chối một lệnh ({code}).",
        "The graph refused a statement ({code}).",
    ),
    "BUSY": (
        "Đang có quá nhiều câu hỏi cùng lúc; hãy hỏi lại sau vài giây.",
        "Too many questions are being answered at once; repeat this one in some seconds.",
    ),
    "HALF_IMPORTED_BY_OTHERS": (
        "Đang nhập một danh sách, hoặc việc nhập đã bị ngắt giữa chừng: hãy thực hiện lại khi đã nhập xong; nếu bạn đang "
        "nhập dở một tệp, hãy nhập lại chính tệp đó.",
        "A list is being imported, or its import was cut off: repeat this once it is whole; if it was yours, import the "
        "same file again.",
    ),
    "HALF_IMPORTED": (
        "Đang nhập danh sách {file}, hoặc việc nhập đã bị ngắt giữa chừng: hãy thực hiện lại khi đã nhập xong; nếu bị "
        "ngắt, hãy nhập lại chính tệp đó.",
        "The list {file} is being imported, or its import was cut off: repeat this once it is whole; where it was cut "
        "off, import the same file again.",
    ),
    "UNCONFIRMED": (
        "Không biết thay đổi đã được ghi hay chưa. Hãy gửi lại với cùng khóa, tại `idempotencyKey` hoặc tiêu đề "
        "Idempotency-Key: khi đó chỉ ghi một lần.",
        "Whether the change was made is not known. Send it again with the same key, as `idempotencyKey` or in the header "
        "Idempotency-Key: then it is made once.",
    ),
    "UNCONFIRMED_KEYS": (
        "Không biết thay đổi đã được ghi hay chưa. Hãy gửi lại với cùng khóa ({keys}), tại `idempotencyKey` hoặc tiêu đề "
        "Idempotency-Key: khi đó chỉ ghi một lần.",
        "Whether the change was made is not known. Send it again with the same key ({keys}), as `idempotencyKey` or in the "
        "header Idempotency-Key: then it is made once.",
    ),
    "LEDGER_REPLACED": (
        "Sổ thay đổi không có dòng đã nêu: dữ liệu đã được nạp lại; hãy tải lại từ đầu rồi theo dõi tiếp.",
        "The ledger does not hold that line: the graph was filled or restored anew. Load anew, then follow from there.",
    ),
    "FILLING": (
        "Dữ liệu mẫu đang được chuẩn bị: hãy hỏi lại sau vài phút.",
        "The sample data are being made: ask again in some minutes.",
    ),
    "STARTING_OR_STOPPING": (
        "Dịch vụ đang khởi động hoặc đang dừng; lát nữa hãy thực hiện lại.",
        "The service is starting or stopping; repeat the request in a moment.",
    ),
    "OPERATORS_FAULT": ("Cơ sở dữ liệu chưa sẵn sàng.", "{detail}"),
}
