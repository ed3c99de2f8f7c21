"""Civil posts: their kinds, the usual title of each, and which kind a title says.

A post that was recorded before there were kinds says its kind by its title alone: facts are not rewritten without a
line of the ledger that tells it.
"""

from collections.abc import Mapping

from graph.model.keys import fold
from graph.model.vocabulary import OfficeKind

USUAL_TITLES: Mapping[OfficeKind, str] = {
    OfficeKind.COUNCIL_CHAIR: "Chủ tịch Hội đồng nhân dân",
    OfficeKind.COMMITTEE_CHAIR: "Chủ tịch Ủy ban nhân dân",
    OfficeKind.AGENCY_HEAD: "Thủ trưởng cơ quan",
    OfficeKind.VILLAGE_HEAD: "Trưởng thôn",
    OfficeKind.FRONT_COMMITTEE_HEAD: "Trưởng ban công tác Mặt trận",
}
SAID_BY: tuple[tuple[str, OfficeKind], ...] = (
    ("chu tich hoi dong nhan dan", OfficeKind.COUNCIL_CHAIR),
    ("chu tich hdnd", OfficeKind.COUNCIL_CHAIR),
    ("chu tich uy ban nhan dan", OfficeKind.COMMITTEE_CHAIR),
    ("chu tich ubnd", OfficeKind.COMMITTEE_CHAIR),
    ("thu truong", OfficeKind.AGENCY_HEAD),
    ("giam doc", OfficeKind.AGENCY_HEAD),
    ("hieu truong", OfficeKind.AGENCY_HEAD),
    ("truong thon", OfficeKind.VILLAGE_HEAD),
    ("truong khoi pho", OfficeKind.VILLAGE_HEAD),
    ("khoi truong", OfficeKind.VILLAGE_HEAD),
    ("to truong to dan pho", OfficeKind.VILLAGE_HEAD),
    ("to truong dan pho", OfficeKind.VILLAGE_HEAD),
    ("truong ban cong tac mat tran", OfficeKind.FRONT_COMMITTEE_HEAD),
)
"""How titles of a kind begin, folded; a residential group's head is a village's by another name."""


def kind_of(title: str) -> OfficeKind:
    """The kind that a title says."""
    folded = f"{fold(title)} "
    return next((kind for start, kind in SAID_BY if folded.startswith(f"{start} ")), OfficeKind.OTHER)
