"""Civil posts: their kinds, the usual title of each, and which kind a title says.

A post that was recorded before there were kinds says its kind by its title alone: facts are not rewritten without a
line of the ledger that tells it.
"""

import unicodedata
from collections.abc import Collection, Mapping
from typing import Any, LiteralString

from graph.model.keys import fold
from graph.model.vocabulary import OfficeKind

USUAL_TITLES: Mapping[OfficeKind, str] = {
    OfficeKind.COUNCIL_CHAIR: "Chủ tịch Hội đồng nhân dân",
    OfficeKind.COMMITTEE_CHAIR: "Chủ tịch Ủy ban nhân dân",
    OfficeKind.AGENCY_HEAD: "Thủ trưởng cơ quan",
    OfficeKind.VILLAGE_HEAD: "Trưởng thôn",
    OfficeKind.FRONT_COMMITTEE_HEAD: "Trưởng ban công tác Mặt trận",
}
LACKED: LiteralString = "Lacked"
"""What marks the kinds of posts that somebody must not hold."""
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


def foldings() -> list[str]:
    """Every small letter with a mark, followed by the plain one that it is folded to; a space for what parts words."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    letters = [unicodedata.normalize("NFC", base + tone) for base in "aăâeêioôơuưy" for tone in ("", *tones)]
    marked = [letter + fold(letter) for letter in (*letters, "đ", "ð") if fold(letter) != letter]
    return [*marked, *(f"{sign} " for sign in ".,;:-–/()")]


FOLDINGS = foldings()


def parameters_of(kinds: Collection[OfficeKind], mark: str = "") -> dict[str, Any]:
    """What tells in the graph whether the title of a post says one of the kinds (graph/records/office_kinds.py). `mark`
    ends the names of those that are not the same for all kinds."""
    return {
        "foldings": FOLDINGS,
        f"said{mark}": [f"{start} " for start, kind in SAID_BY if kind in kinds],
        f"unsaid{mark}": [f"{start} " for start, _ in SAID_BY] if OfficeKind.OTHER in kinds else [],
    }
