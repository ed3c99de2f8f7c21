"""What indicators are called, and what each of them counts: (Vietnamese, English)."""

from wording.texts.meeting_indicators import OF_MEETINGS

Words = tuple[str, str]
MEMBERS_BEFORE: Words = ("đảng viên vào ngày đầu của khoảng thời gian", "members on the first day of the interval")
GRASSROOTS: Words = (
    "đảng bộ cơ sở, chi bộ cơ sở và chi bộ trực thuộc vào ngày cuối",
    "grassroots committees, grassroots cells and cells on the last day",
)
ORGANIZATIONS: Words = ("tổ chức đảng các cấp vào ngày cuối", "organizations of all levels on the last day")
RATED: Words = (
    "tổ chức đảng được xếp loại cho kỳ kết thúc trong khoảng thời gian",
    "organizations classified for a period that ends in the interval",
)
MEMBERS: Words = ("đảng viên vào ngày cuối", "members on the last day")
MEMBERS_RATED: Words = (
    "đảng viên được xếp loại cho kỳ kết thúc trong khoảng thời gian",
    "members classified for a period that ends in the interval",
)
VILLAGES: Words = (
    "thôn, khối phố thuộc địa bàn phụ trách vào ngày cuối",
    "villages in the places that organizations cover, on the last day",
)
CELLS: Words = ("chi bộ vào ngày cuối", "cells on the last day")


def concurrent(vietnamese: str, english: str) -> tuple[Words, Words, Words]:
    """A secretary who holds a civil post, too."""
    return (
        (f"Bí thư đồng thời là {vietnamese}", f"Secretary is also {english}"),
        ("tổ chức trong số đó mà bí thư là người đó", "those of them whose secretary is that one"),
        (
            f"tổ chức đảng có bí thư mà tại đó hoặc tại địa bàn phụ trách có {vietnamese} vào ngày cuối",
            f"organizations with a secretary where, at them or in a place that they cover, somebody is {english} on the "
            "last day",
        ),
    )


INDICATORS: dict[str, tuple[Words, Words, Words | None]] = {
    "ORGANIZATIONS": (("Tổ chức cơ sở đảng và chi bộ", "Grassroots organizations and cells"), GRASSROOTS, None),
    "MEMBERS": (("Đảng viên", "Members"), MEMBERS, None),
    "ADMITTED": (
        ("Kết nạp đảng viên", "Admissions"),
        (
            "người được kết nạp trong khoảng thời gian, tại chi bộ của ngày đó",
            "people admitted in the interval, in the cell of that day",
        ),
        MEMBERS_BEFORE,
    ),
    "LEFT": (
        ("Xin ra khỏi Đảng", "Leaving at their own request"),
        ("đảng viên ra khỏi Đảng trong khoảng thời gian", "members who left in the interval"),
        MEMBERS_BEFORE,
    ),
    "REMOVED": (
        ("Xóa tên", "Removals from the list"),
        ("đảng viên bị xóa tên trong khoảng thời gian", "members removed from the list in the interval"),
        MEMBERS_BEFORE,
    ),
    "EXPELLED": (
        ("Khai trừ", "Expulsions"),
        ("đảng viên bị khai trừ trong khoảng thời gian", "members expelled in the interval"),
        MEMBERS_BEFORE,
    ),
    "LEAVING_DAYS": (
        ("Số ngày giải quyết việc ra khỏi Đảng", "Days to resolve a leaving"),
        (
            "số ngày từ khi mở đến khi kết thúc của các trường hợp đó, cộng lại",
            "days from opened to closed of these cases, added up",
        ),
        (
            "trường hợp xin ra khỏi Đảng, xóa tên kết thúc trong khoảng thời gian",
            "cases of leaving closed in the interval",
        ),
    ),
    "WORKING_AWAY": (
        ("Đảng viên đi làm ăn xa", "Members working away"),
        ("đảng viên đi làm ăn xa vào ngày cuối", "members who work away on the last day"),
        MEMBERS,
    ),
    "DISCHARGED_SOLDIERS": (
        ("Đảng viên là bộ đội xuất ngũ", "Members who are discharged soldiers"),
        ("đảng viên là bộ đội xuất ngũ vào ngày cuối", "members who are discharged soldiers on the last day"),
        MEMBERS,
    ),
    "ENTERPRISE_ORGANIZATIONS": (
        ("Tổ chức đảng trong doanh nghiệp tư nhân, có vốn nước ngoài", "Organizations in enterprises"),
        (
            "tổ chức đảng trong doanh nghiệp tư nhân và có vốn nước ngoài vào ngày cuối",
            "organizations in private and foreign-invested enterprises on the last day",
        ),
        ORGANIZATIONS,
    ),
    "ENTERPRISE_MEMBERS": (
        ("Đảng viên trong doanh nghiệp tư nhân, có vốn nước ngoài", "Members in enterprises"),
        ("đảng viên của các tổ chức đó vào ngày cuối", "members of such organizations on the last day"),
        MEMBERS,
    ),
    "ENTERPRISE_FOUNDED": (
        ("Thành lập tổ chức đảng trong doanh nghiệp", "Organizations founded in enterprises"),
        ("tổ chức đảng như vậy bắt đầu trong khoảng thời gian", "such organizations that began in the interval"),
        None,
    ),
    "ORGANIZATIONS_RATED": (
        ("Tổ chức đảng được xếp loại", "Organizations classified"),
        (
            "tổ chức trong số đó được xếp loại cho kỳ kết thúc trong khoảng thời gian",
            "those of them classified for a period that ends in the interval",
        ),
        (
            "tổ chức đảng trực thuộc tổ chức khác vào ngày cuối, từ sáu tháng trở lên, trừ tổ đảng",
            "organizations right under another one on the last day that have been there for six months, but for groups",
        ),
    ),
    "ORGANIZATIONS_EXCELLENT": (
        ("Tổ chức đảng hoàn thành xuất sắc nhiệm vụ", "Organizations rated excellent"),
        ("tổ chức đảng hoàn thành xuất sắc trong số đó", "those of them rated excellent"),
        RATED,
    ),
    "ORGANIZATIONS_GOOD": (
        ("Tổ chức đảng hoàn thành tốt nhiệm vụ trở lên", "Organizations rated good or better"),
        ("tổ chức đảng hoàn thành tốt trở lên trong số đó", "those of them rated good or excellent"),
        RATED,
    ),
    "MEMBERS_RATED": (
        ("Đảng viên được xếp loại", "Members classified"),
        (
            "đảng viên trong số đó được xếp loại cho kỳ kết thúc trong khoảng thời gian",
            "those of them classified for a period that ends in the interval",
        ),
        (
            "đảng viên vào ngày cuối, không được miễn, không bị đình chỉ sinh hoạt và đã được kết nạp từ sáu tháng trở lên",
            "members on the last day who are neither exempt nor suspended and were admitted six months before or earlier",
        ),
    ),
    "MEMBERS_EXCELLENT": (
        ("Đảng viên hoàn thành xuất sắc nhiệm vụ", "Members rated excellent"),
        ("đảng viên hoàn thành xuất sắc trong số đó", "those of them rated excellent"),
        MEMBERS_RATED,
    ),
    "MEMBERS_GOOD": (
        ("Đảng viên hoàn thành tốt nhiệm vụ trở lên", "Members rated good or better"),
        ("đảng viên hoàn thành tốt trở lên trong số đó", "those of them rated good or excellent"),
        MEMBERS_RATED,
    ),
    "FOUR_GOOD_CELLS": (
        ("Chi bộ bốn tốt", "Four-good cells"),
        (
            "chi bộ trong số đó đạt bốn tốt cho kỳ kết thúc trong khoảng thời gian",
            "those of them that met it for a period that ends in the interval",
        ),
        CELLS,
    ),
    "FOUR_GOOD_COMMITTEES": (
        ("Đảng bộ cơ sở bốn tốt", "Four-good grassroots committees"),
        (
            "đảng bộ cơ sở trong số đó đạt bốn tốt cho kỳ kết thúc trong khoảng thời gian",
            "those of them that met it for a period that ends in the interval",
        ),
        ("đảng bộ cơ sở vào ngày cuối", "grassroots committees on the last day"),
    ),
    "SELF_REVIEWED": (
        ("Bí thư đã kiểm điểm", "Secretaries who reviewed themselves"),
        (
            "bí thư trong số đó đạt kiểm điểm cho kỳ kết thúc trong khoảng thời gian",
            "those of them who met it for a period that ends in the interval",
        ),
        ("bí thư vào ngày cuối", "secretaries on the last day"),
    ),
    "VILLAGES_WITHOUT_MEMBERS": (
        ("Thôn trắng đảng viên", "Villages without members"),
        ("thôn trong số đó không có đảng viên cư trú", "those of them in which no member lives"),
        VILLAGES,
    ),
    "VILLAGES_WITHOUT_CELL": (
        ("Thôn trắng chi bộ", "Villages without a cell"),
        ("thôn trong số đó không có tổ chức đảng phụ trách riêng", "those of them that no organization covers itself"),
        VILLAGES,
    ),
    "JOINT_CELLS": (
        ("Chi bộ ghép", "Joint cells"),
        ("chi bộ trong số đó phụ trách từ hai thôn trở lên", "those of them that cover two or more"),
        ("chi bộ phụ trách thôn vào ngày cuối", "cells that cover a village on the last day"),
    ),
    "CELLS_WITH_COMMITTEE": (
        ("Chi bộ có chi ủy", "Cells with a committee"),
        (
            "chi bộ trong số đó có chi ủy đủ số người tối thiểu theo quy định của ngày đó",
            "those of them in whose committee as many sit as the norm of that day asks for at least",
        ),
        CELLS,
    ),
    "CELLS_THAT_SHOULD": (
        ("Chi bộ phải có chi ủy và đã có", "Cells that should have a committee and do"),
        ("chi bộ trong số đó có chi ủy đủ số người tối thiểu", "those of them in whose committee enough sit"),
        (
            "chi bộ có số đảng viên chính thức phải bầu chi ủy vào ngày cuối",
            "cells with so many official members on the last day that they are to have a committee",
        ),
    ),
    "VILLAGE_HEADS_MEMBERS": (
        ("Trưởng thôn là đảng viên", "Village heads who are members"),
        ("người trong số đó là đảng viên", "those of them who are members of the Party"),
        ("trưởng thôn, khối phố vào ngày cuối", "heads of these villages on the last day"),
    ),
    "FRONT_HEADS_MEMBERS": (
        ("Trưởng ban công tác Mặt trận là đảng viên", "Heads of Front committees who are members"),
        ("người trong số đó là đảng viên", "those of them who are members of the Party"),
        (
            "trưởng ban công tác Mặt trận ở thôn, khối phố vào ngày cuối",
            "heads of the Front committees of these villages on the last day",
        ),
    ),
    "SECRETARY_COUNCIL_CHAIR": concurrent("chủ tịch Hội đồng nhân dân", "chairman of the People's Council"),
    "SECRETARY_COMMITTEE_CHAIR": concurrent("chủ tịch Ủy ban nhân dân", "chairman of the People's Committee"),
    "SECRETARY_AGENCY_HEAD": concurrent("thủ trưởng cơ quan", "head of an agency"),
    "SECRETARY_VILLAGE_HEAD": concurrent("trưởng thôn", "village head"),
    "SECRETARY_FRONT_HEAD": concurrent("trưởng ban công tác Mặt trận", "head of the Front committee"),
    "SUPERVISED": (
        ("Có cấp ủy viên cấp trên theo dõi", "Followed by a committee member from above"),
        (
            "tổ chức trong số đó có người theo dõi đủ tư cách vào ngày cuối",
            "those of them that somebody with standing follows on the last day",
        ),
        GRASSROOTS,
    ),
    "INSPECTED": (
        ("Được kiểm tra", "Inspected"),
        (
            "tổ chức đảng có vụ kiểm tra mở trong khoảng thời gian, mỗi tổ chức một lần",
            "organizations that an inspection opened in the interval concerns, each once",
        ),
        ORGANIZATIONS,
    ),
    "MONITORED": (
        ("Được giám sát", "Monitored"),
        (
            "tổ chức đảng có cuộc giám sát mở trong khoảng thời gian, mỗi tổ chức một lần",
            "organizations that a monitoring opened in the interval concerns, each once",
        ),
        ORGANIZATIONS,
    ),
    "DISCIPLINED_MEMBERS": (
        ("Đảng viên bị kỷ luật", "Members disciplined"),
        (
            "đảng viên bị kỷ luật trong khoảng thời gian, mỗi người một lần",
            "members whom a discipline imposed in the interval concerns, each once",
        ),
        MEMBERS_BEFORE,
    ),
    "DISCIPLINED_ORGANIZATIONS": (
        ("Tổ chức đảng bị kỷ luật", "Organizations disciplined"),
        (
            "tổ chức đảng bị kỷ luật trong khoảng thời gian, mỗi tổ chức một lần",
            "organizations that a discipline imposed in the interval concerns, each once",
        ),
        ("tổ chức đảng các cấp vào ngày đầu", "organizations of all levels on the first day"),
    ),
    "COMMENDED": (
        ("Khen thưởng", "Commendations"),
        ("trường hợp được khen thưởng trong khoảng thời gian", "commendations granted in the interval"),
        None,
    ),
    "BADGES": (
        ("Tặng Huy hiệu Đảng", "Party badges"),
        ("Huy hiệu Đảng được tặng trong khoảng thời gian", "badges granted in the interval"),
        None,
    ),
    "FEEDBACK_OPEN": (
        ("Góp ý chưa trả lời", "Feedback that is open"),
        ("góp ý, phản ánh chưa được trả lời vào ngày cuối", "feedback that is open on the last day"),
        None,
    ),
    "FEEDBACK_ANSWERED": (
        ("Góp ý được trả lời đúng hạn", "Feedback answered in time"),
        ("góp ý trong số đó đã kết thúc đúng hạn", "those of them that were closed by that day"),
        ("góp ý đến hạn trả lời trong khoảng thời gian", "feedback whose last day in time lies in the interval"),
    ),
    "TASKS_DONE": (
        ("Nhiệm vụ đã hoàn thành", "Tasks done"),
        (
            "cặp nhiệm vụ và tổ chức đã hoàn thành vào ngày cuối",
            "pairs of a task and an organization that has done it by the last day",
        ),
        (
            "cặp nhiệm vụ và tổ chức có báo cáo kết quả vào ngày cuối",
            "pairs of a task and an organization of which anything is reported on the last day",
        ),
    ),
    "MEMBERS_WITH_TASK": (
        ("Đảng viên được giao nhiệm vụ", "Members with a task"),
        ("đảng viên có nhiệm vụ vào ngày cuối", "members who have a task on the last day"),
        MEMBERS,
    ),
    **OF_MEETINGS,
}
"""By the indicator: its name, its numerator, and its denominator where it has one."""
NAMES: dict[str, Words] = {kind: name for kind, (name, _, _) in INDICATORS.items()}
TEXTS: dict[str, Words] = {
    **{f"INDICATOR.{kind}": name for kind, name in NAMES.items()},
    **{f"NUMERATOR.{kind}": numerator for kind, (_, numerator, _) in INDICATORS.items()},
    **{f"DENOMINATOR.{kind}": words for kind, (_, _, words) in INDICATORS.items() if words is not None},
}
