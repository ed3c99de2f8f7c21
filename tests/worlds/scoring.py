"""Points of the meetings of a random world, by a generator of their own: what is drawn beside them stays the same."""

from datetime import date
from random import Random

from graph.model.sheets import meeting_level
from graph.model.tables import OPEN_END
from seeds.draft.rows import Rows
from tests.worlds.spans import START

TURN = date(2024, 1, 1)


def score_meetings(rows: Rows, mark: str) -> None:
    """Some by one of two sheets, criterion by criterion or as a whole, some by none, some not at all."""
    random = Random(f"points/{mark}")
    ids = f"t{mark}m1", f"t{mark}m2"
    named = {"kind": "MEETINGS", "name": "Phiếu sinh hoạt", "regulation": "12-HD/BTCTW"}
    criteria = ["c|60.0|Tính lãnh đạo", "d|40.0|Tính chiến đấu"]
    sheets = (
        {**named, "criteria": [], "levels": ["GOOD|95.0", "FAIR|50.0", "AVERAGE|40.0", "POOR|20.0"]},
        {**named, "criteria": criteria, "levels": ["GOOD|90.0", "AVERAGE|50.0"]},
    )
    spans = {"since": START, "until": TURN}, {"since": TURN, "until": OPEN_END}
    for one, sheet, span in zip(ids, sheets, spans, strict=True):
        rows.add_node("Sheet", {**sheet, "id": one, **span})
    for row in rows.nodes.get("Meeting", []):
        which = int(row["heldOn"] >= TURN)
        whole, first = random.choice((10, 60, 95, 97)), random.choice((30, 55, 60))
        match random.choice(("none", "whole", "sheet", "sheet", "sheet", "marks")):
            case "whole":
                row["points"] = whole
            case "sheet":
                row.update({"points": whole, "sheet": ids[which]})
            case "marks" if which:
                row.update({"points": first + 35, "sheet": ids[1], "marks": [f"c={first}.0", "d=35.0"]})
        row["level"] = meeting_level(sheets[which] if row.get("sheet") else None, row.get("points"))
