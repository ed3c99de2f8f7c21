"""Cases about organizations and members: the enumerations of them."""

from graph.model.case_words import CaseForm, CaseKind, CaseOutcome, CaseSource
from schema.shared.enums import described

__all__ = ["CaseForm", "CaseKind", "CaseOutcome", "CaseSource"]

described(
    CaseKind,
    "What a case is about (loại vụ việc).",
    {
        "INSPECTION": "An inspection (kiểm tra; Quy định 296-QĐ/TW, before it 22-QĐ/TW).",
        "MONITORING": "Monitoring by a committee or its inspection commission, which is no supervisor's following "
        "(giám sát; Quy định 296-QĐ/TW).",
        "DISCIPLINE": "A discipline (thi hành kỷ luật; Điều lệ Đảng, art. 35).",
        "COMMENDATION": "A commendation (khen thưởng).",
        "FEEDBACK": "An opinion or a petition about an organization or a member (góp ý, phản ánh, kiến nghị; Quy định "
        "218-QĐ/TW).",
        "LEAVING": "Somebody's leaving of the Party, by request or removal (xin ra khỏi Đảng, xóa tên; 24-QĐ/TW, "
        "art. 8).",
    },
)
described(
    CaseForm,
    "The form of a case, by its kind (hình thức); of discipline by the Charter, art. 35.2, the reasons for a removal "
    "by 24-QĐ/TW, art. 8.",
    {
        "ROUTINE": "Inspection as planned (kiểm tra thường xuyên, theo chương trình).",
        "ON_SIGNS": "Inspection on signs of a violation (kiểm tra khi có dấu hiệu vi phạm).",
        "DISCIPLINE_WORK": "Inspection of how discipline is imposed (kiểm tra việc thi hành kỷ luật).",
        "FINANCE": "Inspection of the Party's finances (kiểm tra tài chính đảng).",
        "REGULAR": "Regular monitoring (giám sát thường xuyên).",
        "THEMATIC": "Monitoring of one theme (giám sát chuyên đề).",
        "REPRIMAND": "Discipline of an organization or a member: a reprimand (khiển trách).",
        "WARNING": "Discipline of an organization or a member: a warning (cảnh cáo).",
        "REMOVAL_FROM_POST": "Discipline of an official member: removal from a post (cách chức).",
        "EXPULSION": "Discipline of an official member: expulsion (khai trừ).",
        "DISSOLUTION": "Discipline of an organization: its dissolution (giải tán).",
        "BADGE": "The badge for years in the Party (Huy hiệu Đảng; Hướng dẫn 01-HD/TW, 18).",
        "CERTIFICATE": "A certificate of commendation (giấy khen).",
        "MERIT": "A certificate of merit (bằng khen).",
        "PENNANT": "A pennant, for organizations (cờ).",
        "OPINION": "Feedback: an opinion (góp ý).",
        "PETITION": "Feedback: a petition (phản ánh, kiến nghị).",
        "REQUEST": "Leaving by an own request (xin ra khỏi Đảng).",
        "ABSENCE": "Removal for three months without meetings or dues in a year (bỏ sinh hoạt hoặc không đóng đảng "
        "phí).",
        "CARD_RETURNED": "Removal for returning or destroying the card (trả thẻ, hủy thẻ đảng viên).",
        "NO_EFFORT": "Removal for no effort, twelve months after being taught (giảm sút ý chí phấn đấu).",
        "UNFIT": "Removal for being unfit two years running (hai năm liền vi phạm tư cách).",
        "POLITICAL_STANDARD": "Removal for the political standard (không bảo đảm tiêu chuẩn chính trị).",
    },
)
described(
    CaseSource,
    "Who inspects, or whose feedback it is (nguồn).",
    {
        "COMMITTEE": "A Party committee (cấp ủy).",
        "COMMISSION": "Its inspection commission (ủy ban kiểm tra).",
        "FRONT": "The Fatherland Front (Mặt trận Tổ quốc).",
        "ASSOCIATION": "A socio-political association (tổ chức chính trị - xã hội).",
        "PEOPLE": "The people (nhân dân).",
        "CELL": "A cell, about its supervisor (chi bộ).",
    },
)
described(
    CaseOutcome,
    "How a case ended, by its kind (kết quả giải quyết).",
    {
        "NOTHING_FOUND": "Nothing was found (không có vi phạm).",
        "SHORTCOMINGS": "Shortcomings were found, short of a discipline (có khuyết điểm).",
        "VIOLATION": "A violation was found (có vi phạm).",
        "IMPOSED": "The discipline was imposed (đã thi hành kỷ luật).",
        "GRANTED": "The commendation was granted (đã khen thưởng).",
        "ANSWERED": "The feedback was answered (đã trả lời).",
        "LEFT": "The member left the Party (cho ra khỏi Đảng).",
        "REMOVED": "The member was removed from the list (xóa tên).",
        "STAYED": "The member stays (tiếp tục sinh hoạt).",
        "WITHDRAWN": "It was withdrawn, or is without an object (rút, đình chỉ).",
    },
)
