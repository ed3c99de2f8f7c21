"""Enumerations of who may see and change what."""

from graph.model.rights import Purpose, ViewerRole
from schema.shared.enums import described

__all__ = ["Purpose", "ViewerRole"]

described(
    ViewerRole,
    "What somebody may see and change at an organization and at all whose files it holds (quyền truy cập).",
    {
        "READER": "Sees what stands on no card (xem).",
        "ORGANIZER": "Sees that and personal data, changes organizations, people, posts, meetings (tổ chức cán bộ).",
        "SUPERVISION_OFFICER": "Changes supervision links (phân công theo dõi).",
        "INSPECTOR": "Inspects (kiểm tra).",
        "ADMINISTRATOR": "Grants rights and takes them away, and corrects (quản trị quyền).",
        "AUDITOR": "Sees the ledger's values, who holds which right, and the log of readings (kiểm soát).",
        "FIGURES": "Figures alone (số liệu).",
    },
)
described(
    Purpose,
    "What personal data are asked for for (mục đích).",
    {
        "PERSONNEL": "Appointing people, and preparing it (công tác cán bộ).",
        "MEMBER_FILE": "Keeping members' files (quản lý hồ sơ đảng viên).",
        "INSPECTION": "Inspection and supervision (kiểm tra, giám sát).",
        "STATISTICS": "Statistics (thống kê).",
        "SUBJECT_REQUEST": "The member has asked for it (theo yêu cầu của đảng viên).",
    },
)
