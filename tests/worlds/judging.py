"""How the organizations and members of a random world were judged: years that follow each other, some quarters, bodies.

Most results are of a few levels, so that two years running happen; some are decided before their period has ended.
"""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from graph.model.tables import OPEN_END
from tests.worlds.spans import START, Span, common

if TYPE_CHECKING:
    from tests.worlds.growing import Grower

YEARS = tuple(Span(date(year, 1, 1), date(year + 1, 1, 1)) for year in (2022, 2023, 2024))
QUARTER = Span(date(2024, 1, 1), date(2024, 4, 1))
LEVELS = {
    "CLASSIFICATION": ("EXCELLENT", "GOOD", "GOOD", "NOT_COMPLETED", "NOT_COMPLETED"),
    "FOUR_GOOD": ("MET", "MET", "NOT_MET"),
    "SELF_REVIEW": ("MET", "NOT_MET"),
}


def set_sheets(grower: "Grower") -> dict[str, str]:
    """Two versions for organizations, the first set by nobody, and others beside; the later one, by the table."""
    turn = date(2024, 1, 1)
    criteria = ["a|30.0|Nhiệm vụ chính trị", "b1|70.0|Đoàn kết | kỷ luật"]
    first = {"kind": "ORGANIZATIONS", "regulation": "124-QĐ/TW", "criteria": criteria[:1], "since": START}
    second = {"kind": "ORGANIZATIONS", "regulation": "366-QĐ/TW", "criteria": criteria, "since": turn}
    ids = [grower.new_id("t") for _ in (first, second)]
    levels = ["EXCELLENT|90.0", "GOOD|70.5"]
    grower.rows.add_node("Sheet", {**first, "id": ids[0], "name": "Phiếu 1", "levels": [], "until": turn})
    grower.rows.add_node("Sheet", {**second, "id": ids[1], "name": "Phiếu 2", "levels": levels, "until": OPEN_END})
    issuer = next(iter(grower.lives))
    for kind in ("FOUR_GOOD", "MEMBERS"):
        ids.append(grower.new_id("t"))
        own: dict[str, Any] = {"kind": kind, "name": "Phiếu riêng", "regulation": "10-HD", "criteria": [], "levels": []}
        grower.rows.add_node("Sheet", {**own, "id": ids[-1], "since": turn, "until": OPEN_END})
    for sheet in ids[1:]:
        grower.rows.add_link("SHEET_SET_BY", sheet, issuer, {})
    return {"ASSESSED": ids[1]}


def judge_all(grower: "Grower") -> None:
    """An organization under the one above it, a member in the cell, where both are there on some day of the period."""
    sheets = set_sheets(grower)
    for table, links in (("ASSESSED", "PART_OF"), ("MEMBER_ASSESSED", "MEMBER_OF")):
        places: dict[str, list[tuple[str, dict[str, Any]]]] = {}
        for subject, at, p in grower.rows.links.get(links, []):
            if p.get("kind", "OFFICIAL") == "OFFICIAL":
                places.setdefault(subject, []).append((at, p))
        for subject, found in places.items():
            if grower.random.random() < 0.5:
                judge(grower, table, subject, found, sheets.get(table))


def judge(
    grower: "Grower", table: str, subject: str, places: list[tuple[str, dict[str, Any]]], sheet: str | None
) -> None:
    random = grower.random
    kind = random.choice(("CLASSIFICATION", *LEVELS))
    usual = random.choice(LEVELS[kind])
    for period in (*YEARS, QUARTER):
        held = [at for at, p in places if common(period, Span(p["since"], p["until"])) is not None]
        if held and random.random() < 0.7:
            person = table == "MEMBER_ASSESSED" and kind == "CLASSIFICATION"
            marked = sheet is not None and kind == "CLASSIFICATION" and random.random() < 0.5
            values = {
                "sheet": sheet if marked else None,
                "marks": random.choice((None, ["a=20.5", "b1=51.0"])) if marked else None,
                "kind": kind,
                "periodFrom": period.since,
                "periodTo": period.until,
                "body": random.choice(("NONE", "NONE", "NONE", "STANDING_BOARD")),
                "level": usual if random.random() < 0.6 else random.choice(LEVELS[kind]),
                "points": random.choice((None, 71.5, 90.0)),
                "comparableGroup": random.choice((None, "LEADERS", "OTHERS")) if person else None,
                "decidedOn": period.until + timedelta(days=random.choice((-17, 0, 14, 200))),
                "decision": random.choice((None, "3-QĐ")),
            }
            grower.rows.add_link(table, subject, held[-1], values)
