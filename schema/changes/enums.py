"""Enumerations of the mutations and of the ledger, with their official Vietnamese terms."""

from graph.model.vocabulary import (
    ChangeKind,
    EndOfMembership,
    ReorganizationEffectKind,
    Rule,
    SupervisionsAfter,
    UserErrorCode,
)
from schema.shared.enums import described

__all__ = ["ChangeKind", "EndOfMembership", "ReorganizationEffectKind", "Rule", "SupervisionsAfter", "UserErrorCode"]

described(
    ChangeKind,
    "What a line of the ledger did (loại thay đổi).",
    {
        "LOAD": "Rows were loaded into an empty graph (nạp dữ liệu ban đầu).",
        "ESTABLISH_ORGANIZATION": "An organization was established (thành lập tổ chức).",
        "RENAME_ORGANIZATION": "An organization got another name (đổi tên).",
        "CHANGE_LEVEL": "An organization got another level (nâng cấp, chuyển cấp).",
        "MOVE_ORGANIZATION": "An organization came under another one (chuyển trực thuộc).",
        "MERGE_ORGANIZATIONS": "Organizations were merged (hợp nhất, sáp nhập).",
        "SPLIT_ORGANIZATION": "An organization was split (chia tách).",
        "DISSOLVE_ORGANIZATION": "An organization was ended (giải thể).",
        "COVER_PLACES": "An organization covers other places (thay đổi địa bàn).",
        "CONFIRM_ORGANIZATION": "An organization's data were confirmed (xác nhận dữ liệu).",
        "ADMIT_MEMBER": "A member was admitted (kết nạp đảng viên).",
        "REGISTER_MEMBER": "Somebody who was a member already came onto the list (tiếp nhận đảng viên).",
        "CONFIRM_OFFICIAL": "A member became official (công nhận đảng viên chính thức).",
        "TRANSFER_MEMBER": "A member went to another cell (chuyển sinh hoạt đảng).",
        "SET_CIRCUMSTANCE": "A member's circumstance changed (thay đổi tình trạng).",
        "END_MEMBERSHIP": "A membership of the Party ended (ra khỏi Đảng, từ trần).",
        "APPOINT": "A member got a seat in a body (chỉ định, bầu bổ sung).",
        "END_APPOINTMENT": "A seat was given up (thôi chức vụ).",
        "APPOINT_COMMITTEE": "A body got its seats for a whole term (bầu, chỉ định cấp ủy nhiệm kỳ).",
        "TAKE_OFFICE": "Somebody took a civil post (giữ chức vụ chính quyền).",
        "LEAVE_OFFICE": "Somebody left a civil post (thôi chức vụ chính quyền).",
        "ASSIGN_SUPERVISOR": "A supervisor was assigned (phân công cấp ủy viên theo dõi).",
        "END_SUPERVISION": "A supervision link ended (thôi phân công theo dõi).",
        "ASSIGN_SUPERVISORS": "Supervisors were assigned together (phân công theo dõi hàng loạt).",
        "RECORD_MEETING": "A meeting was recorded (ghi nhận kỳ sinh hoạt).",
        "RECORD_MEETINGS": "The meetings of a return were recorded (ghi nhận báo cáo sinh hoạt).",
        "APPLY_REORGANIZATION": "A whole plan was applied (thực hiện phương án sắp xếp tổ chức).",
        "SET_SHEET": "A sheet was set (ban hành phiếu đánh giá).",
        "RECORD_ASSESSMENTS": "The results of a review were recorded (ghi nhận kết quả đánh giá, xếp loại).",
        "CORRECT_MEETING": "The record of a meeting was mended (sửa ghi nhận sinh hoạt).",
        "CORRECT_FACT": "A recorded fact was wrong and was put right, or taken back (đính chính dữ liệu).",
    },
)
described(
    UserErrorCode,
    "What kind of reason it is, as far as a program has to tell (loại lý do).",
    {
        "RULE_BROKEN": "The change would break a rule, or is unusual by it (trái quy tắc dữ liệu).",
        "NOT_FOUND": "What the input names is not there (không tìm thấy).",
        "OUTDATED": "The input was made from an older state: read again (dữ liệu đã thay đổi).",
        "KEY_ALREADY_USED": "The key belongs to another request, or its time is over (khóa đã dùng).",
    },
)
described(
    Rule,
    "What every change must keep (quy tắc dữ liệu).",
    {
        "EXISTS": "What the input names is there (đối tượng tồn tại).",
        "CHANGES_SOMETHING": "Something differs afterwards (có nội dung thay đổi).",
        "SINCE_BEFORE_UNTIL": "A fact lasts at least a day (ngày bắt đầu trước ngày kết thúc).",
        "INSIDE_LIVES": "A fact lies inside the lives of both its ends (trong thời gian tồn tại của hai đầu).",
        "ONE_PARENT": "An organization is under exactly one other at a time (một cấp trên trực tiếp).",
        "NO_CYCLE": "No organization is above itself, on any day (không vòng lặp trực thuộc).",
        "NOT_TOO_DEEP": "At most 64 organizations stand one under another (không quá 64 cấp trực thuộc).",
        "ONE_OFFICIAL_CELL": "A member belongs to one cell officially at a time (một nơi sinh hoạt chính thức).",
        "ONE_SECRETARY": "A body has one secretary at a time (một bí thư).",
        "ONE_SEAT_IN_A_BODY": "A member holds one seat in a body at a time (một chức vụ trong một cấp ủy, một ban).",
        "SUPERVISOR_HAS_STANDING": "A supervisor sits in a committee above (cấp ủy viên cấp trên).",
        "ONE_LINK_OF_A_SUPERVISOR": "One supervisor has one link to an organization (không phân công trùng).",
        "NUMBERS_FIT": "A meeting's numbers fit each other and the cell (số liệu hợp lệ).",
        "PERIOD_FITS": "A period is one that is assessed, shares a day with the life of whoever is, and has begun when "
        "it is decided on (kỳ đánh giá hợp lệ).",
        "SHEET_FITS": "What is judged by a sheet is what the sheet says (phù hợp với phiếu đánh giá).",
        "ONE_VERSION": "One version of a thing begins on a day (mỗi ngày một phiên bản).",
        "FORM_FITS": "What is said of an assessment is of its kind (nội dung phù hợp với loại).",
        "TEXT_FITS": "A text is not blank, not too long, and holds nothing invisible (văn bản hợp lệ).",
        "OFFICIAL_MEMBERS_STAND": "Official members stand for posts, Charter art. 3 (đảng viên chính thức ứng cử).",
        "ONE_MEMBER_BY_CARD": "A card number belongs to one person (một số thẻ đảng viên cho một người).",
        "ONE_ORGANIZATION_BY_CODE": "One living organization has a code at a time (không trùng mã tổ chức).",
        "SAME_PERSON": "Nobody else has the same name and birthday (không trùng họ tên và ngày sinh).",
        "LEVEL_FITS": "A level stands under the levels that the norm names (cấp trực thuộc đúng quy định).",
        "ONE_LEVEL": "What is merged has one level (hợp nhất, sáp nhập các tổ chức cùng cấp).",
        "AGE_FITS": "A member is admitted at an age that the norm names (tuổi kết nạp theo quy định).",
        "PROBATION_LASTS": "A probation lasts as long as the norm says (đủ thời gian dự bị).",
        "SEATS_END": "Who leaves a cell leaves its bodies, and is missed there (thôi chức vụ khi chuyển đi).",
        "STEPS_UNDER": "The steps of a plan change what is under its organization (trong phạm vi phương án).",
        "REQUIRED": "What every fact of its kind has is stated (thông tin bắt buộc).",
        "STANDING_FITS": "A membership says the standing that the member had (dự bị, chính thức thống nhất).",
        "ONCE_ONLY": "One fact is recorded once (không ghi trùng).",
        "HAS_HAPPENED": "A meeting is recorded once it has been held (không ghi việc chưa diễn ra).",
        "TAKES_BACK": "What ends takes back what was to begin later (kết thúc thì hủy việc chưa bắt đầu).",
        "ENDED_HAS_NO_OPEN_FACTS": "What has ended has no open facts (tổ chức đã kết thúc không còn dữ liệu mở).",
        "EXPECTED_VERSION": "The input was made from the newest state (phiên bản mới nhất).",
        "ONE_REQUEST_PER_KEY": "One key stands for one request (mỗi khóa một yêu cầu).",
        "TIME_GOES_ON": "A warning: the service's clock has jumped ahead (đồng hồ máy chủ chạy sai).",
    },
)
described(
    ReorganizationEffectKind,
    "What a reorganization does, in numbers (kết quả sắp xếp).",
    {
        "ESTABLISHED": "Organizations that begin (tổ chức thành lập mới).",
        "ENDED": "Organizations that end (tổ chức kết thúc).",
        "MOVED": "Organizations that come under another one (tổ chức chuyển trực thuộc).",
        "RENAMED_OR_RAISED": "Organizations with another name or level (đổi tên, chuyển cấp).",
        "PLACES_COVERED": "Places that an organization begins to cover (địa bàn tiếp nhận).",
        "SEATS_ENDED": "Seats in bodies that end (chức vụ đảng kết thúc).",
        "CIVIL_POSTS_ENDED": "Civil posts that end (chức vụ chính quyền kết thúc).",
        "MEMBERS_TRANSFERRED": "Memberships that go on in another cell (đảng viên chuyển sinh hoạt).",
        "SUPERVISIONS_ENDED": "Supervision links that end (phân công kết thúc).",
        "SUPERVISIONS_CARRIED_OVER": "Supervision links that go on with a successor (phân công chuyển tiếp).",
    },
)
described(
    EndOfMembership,
    "Why somebody is no longer a member of the Party (lý do ra khỏi Đảng).",
    {
        "LEFT": "Left the Party (xin ra khỏi Đảng).",
        "REMOVED": "Removed from the list (xóa tên).",
        "EXPELLED": "Expelled (khai trừ).",
        "DECEASED": "Deceased (từ trần).",
    },
)
described(
    SupervisionsAfter,
    "What becomes of supervision links when what they are about ends (xử lý phân công theo dõi).",
    {
        "END": "They end with it (kết thúc).",
        "CARRY_OVER": "They go on with what it went into (chuyển tiếp).",
    },
)
