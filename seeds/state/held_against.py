"""Which level may stand under which, and who is admitted, as versioned data: who applies another version ends one and
adds another.

Levels: one immediate superior (Charter art. 10). Until 30/6/2025 a cell stood under a grassroots committee or a
sectional organization; since 1/7/2025, when the district tier ended, it stands under a commune's organization, too.
Admission: at 18 to 60 full years (Charter art. 1 and the regulations on its application), with a probation of twelve
months (art. 5).
"""

from datetime import date

from graph.model.tables import OPEN_END
from seeds.draft.draft import AdmissionRule, Draft, LevelRule
from seeds.draft.scale import REFORM

CHARTER = date(2011, 1, 19)
LEVELS: tuple[tuple[str, str | None], ...] = (
    ("CENTRAL", None),
    ("PROVINCIAL", None),
    ("PROVINCIAL", "CENTRAL"),
    ("UPPER_GRASSROOTS", "PROVINCIAL"),
    ("GRASSROOTS_COMMITTEE", "PROVINCIAL"),
    ("GRASSROOTS_COMMITTEE", "UPPER_GRASSROOTS"),
    ("GRASSROOTS_CELL", "PROVINCIAL"),
    ("GRASSROOTS_CELL", "UPPER_GRASSROOTS"),
    ("SECTIONAL", "GRASSROOTS_COMMITTEE"),
    ("CELL", "GRASSROOTS_COMMITTEE"),
    ("CELL", "SECTIONAL"),
    ("GROUP", "GRASSROOTS_CELL"),
    ("GROUP", "CELL"),
)
SINCE_THE_REFORM = (("CELL", "UPPER_GRASSROOTS"),)
TWO_TIERS = "Điều lệ Đảng, điều 10; chính quyền địa phương hai cấp từ 1/7/2025"


def make_rules(draft: Draft) -> None:
    for level, under in LEVELS:
        draft.level_rules.append(LevelRule(draft.new_id("l"), level, under, "Điều lệ Đảng, điều 10", CHARTER, OPEN_END))
    for level, under in SINCE_THE_REFORM:
        draft.level_rules.append(LevelRule(draft.new_id("l"), level, under, TWO_TIERS, REFORM, OPEN_END))
    source = "Điều lệ Đảng, điều 1 và 5"
    draft.admission_rules.append(AdmissionRule(draft.new_id("a"), 18, 60, 12, source, CHARTER, OPEN_END))
