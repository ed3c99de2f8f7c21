"""What must hold, as versioned data: who applies another version ends one and adds another (`setNorm`).

From the Party's Charter and the guidance on it: a cell has three official members at least (art. 21), a grassroots
organization of thirty or more is a committee (art. 21); a cell of nine or more official members elects a committee of
at most seven (art. 24), an executive committee of nine or more a standing board (art. 22.5), so that one which has a
board has nine members at least. That a cell committee has three members at least and an inspection commission too is
custom, not read in a source. Terms are five years, of cells two and a half, since 1/7/2025 five on trial (294-QĐ/TW).
A meeting is held every month, to which more than 85 % come (12-HD/BTCTW); committees meet every quarter here, as the
seeds tell it. Probation lasts twelve months (Charter, art. 5). Temporary memberships and
working away last twelve months (24-QĐ/TW, 01-HD/TW). The cap of 124-QĐ/TW ended with it; whether it lives on in
366-QĐ/TW was not read. How many days a case, an answer, a result or a confirmation may take was read nowhere: made
up, and named so.

Visits: no national number was found; the first version follows an example that is published: Kon Tum's Quyết định
776-QĐ/TU (members of the provincial committee at least 2 a year, of a district or a commune committee at least 6).
The version of 1/7/2025 is made up, so that a norm has a history.
"""

from datetime import date
from typing import Any

from graph.model.norm_words import CapBase, NormKind
from graph.model.tables import OPEN_END
from seeds.draft.draft import Draft, Norm
from seeds.draft.scale import LETTER, REFORM
from seeds.state.hierarchy import DA_NANG, QUANG_NAM, Landmarks
from seeds.state.supervisions import FIRST_DAY

CHARTER = date(2011, 1, 19)
GUIDANCE_12 = date(2018, 7, 6)
REGULATION_124, REGULATION_366 = date(2023, 10, 4), date(2025, 8, 30)
MADE_UP = "Số liệu dựng"
EXAMPLE = "776-QĐ/TU"
BEFORE_THE_REFORM = {"PROVINCIAL": 2, "UPPER_GRASSROOTS": 6, "GRASSROOTS_COMMITTEE": 6}
AFTER_THE_REFORM = {"PROVINCIAL": 4, "UPPER_GRASSROOTS": 6, "GRASSROOTS_COMMITTEE": 8}
SIZES = (
    ("CELL_COMMITTEE", None, 0, 1, None, "Điều lệ Đảng, điều 24"),
    ("CELL_COMMITTEE", None, 9, 3, 7, "Điều lệ Đảng, điều 24"),
    ("EXECUTIVE_COMMITTEE", "STANDING_BOARD", 0, 9, None, "Điều lệ Đảng, điều 22.5"),
    ("INSPECTION_COMMISSION", None, 0, 3, None, "Thông lệ"),
)
ON_CADRES = "24-QĐ/TW"


def make_norms(draft: Draft, marks: Landmarks) -> None:
    """Both provinces' norms of visits up to the reform; Quảng Nam's end with it, Đà Nẵng's get a second version. All
    others hold everywhere."""
    for code in (QUANG_NAM, DA_NANG):
        if code in marks.provinces:
            set_visits(draft, marks.provinces[code], BEFORE_THE_REFORM, EXAMPLE, FIRST_DAY, REFORM)
    set_visits(draft, marks.provinces[DA_NANG], AFTER_THE_REFORM, "12-QĐ/TU", REFORM, OPEN_END)
    for body, besides, members, least, most, regulation in SIZES:
        numbers = {"body": body, "besides": besides, "membersFrom": members, "least": least, "most": most}
        norm = Norm(draft.new_id("z"), NormKind.BODY_SIZE, regulation, numbers, CHARTER)
        draft.norms.append(norm)
    make_norms_of_charter(draft)
    make_norms_of_days(draft)
    make_norms_of_members(draft)


def set_visits(
    draft: Draft, organization: str, visits: dict[str, int], decision: str, since: date, until: date
) -> None:
    for level, number in visits.items():
        numbers = {"level": level, "least": number}
        draft.norms.append(Norm(draft.new_id("r"), NormKind.VISITS, decision, numbers, since, until, organization))


def add(draft: Draft, kind: NormKind, regulation: str, since: date, until: date = OPEN_END, **numbers: Any) -> None:
    draft.norms.append(Norm(draft.new_id("q"), kind, regulation, numbers, since, until))


def make_norms_of_charter(draft: Draft) -> None:
    add(draft, NormKind.CELL_SIZE, "Điều lệ Đảng, điều 21", CHARTER, least=3)
    add(draft, NormKind.CELL_OR_COMMITTEE, "Điều lệ Đảng, điều 21", CHARTER, membersFrom=30)
    add(draft, NormKind.HAS_SECRETARY, "Điều lệ Đảng, điều 24", CHARTER)
    add(draft, NormKind.TERM, "Điều lệ Đảng, điều 13", CHARTER, body="EXECUTIVE_COMMITTEE", months=60)
    add(draft, NormKind.TERM, "Điều lệ Đảng, điều 24", CHARTER, REFORM, body="CELL_COMMITTEE", months=30)
    add(draft, NormKind.TERM, "294-QĐ/TW", REFORM, body="CELL_COMMITTEE", months=60)
    for level in ("CELL", "GRASSROOTS_CELL"):
        add(draft, NormKind.MONTHLY_MEETING, "Điều lệ Đảng, điều 22, 24", CHARTER, level=level, least=12)
    add(draft, NormKind.TEMPORARY, ON_CADRES, CHARTER, months=12)
    add(draft, NormKind.AWAY, "01-HD/TW", CHARTER, months=12)
    cap = {"share": 0.2, "base": str(CapBase.GOOD)}
    add(draft, NormKind.EXCELLENT_CAP, "124-QĐ/TW", REGULATION_124, REGULATION_366, **cap)


def make_norms_of_days(draft: Draft) -> None:
    add(draft, NormKind.ONE_VILLAGE, "1690-CV/TU", LETTER, most=1)
    add(draft, NormKind.RATED, MADE_UP, LETTER, days=90)
    add(draft, NormKind.CONFIRMED, MADE_UP, LETTER, days=90)
    add(draft, NormKind.FEEDBACK_ANSWERED, MADE_UP, LETTER, days=30)
    add(draft, NormKind.LEAVING_RESOLVED, MADE_UP, LETTER, days=90)


def make_norms_of_members(draft: Draft) -> None:
    add(draft, NormKind.MEETING_ATTENDANCE, "12-HD/BTCTW", GUIDANCE_12, share=0.85)
    # a decision is due in thirty working days: six weeks
    add(draft, NormKind.PROBATION, "Điều lệ Đảng, điều 5", CHARTER, months=12, days=42)
    add(draft, NormKind.SELF_REVIEWED, MADE_UP, LETTER, days=90)
    add(draft, NormKind.SUPERVISED, "1690-CV/TU", LETTER)
