"""How the organizations and members of a random world were judged: years that follow each other, some quarters, bodies.

Most results are of a few levels, so that two years running happen; some are decided before their period has ended.
"""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from tests.worlds.spans import Span, common

if TYPE_CHECKING:
    from tests.worlds.growing import Grower

YEARS = tuple(Span(date(year, 1, 1), date(year + 1, 1, 1)) for year in (2022, 2023, 2024))
QUARTER = Span(date(2024, 1, 1), date(2024, 4, 1))
LEVELS = {
    "CLASSIFICATION": ("EXCELLENT", "GOOD", "GOOD", "NOT_COMPLETED", "NOT_COMPLETED"),
    "FOUR_GOOD": ("MET", "MET", "NOT_MET"),
    "SELF_REVIEW": ("MET", "NOT_MET"),
}


def judge_all(grower: "Grower") -> None:
    """An organization under the one above it, a member in the cell, where both are there on some day of the period."""
    for table, links in (("ASSESSED", "PART_OF"), ("MEMBER_ASSESSED", "MEMBER_OF")):
        places: dict[str, list[tuple[str, dict[str, Any]]]] = {}
        for subject, at, p in grower.rows.links.get(links, []):
            if p.get("kind", "OFFICIAL") == "OFFICIAL":
                places.setdefault(subject, []).append((at, p))
        for subject, found in places.items():
            if grower.random.random() < 0.5:
                judge(grower, table, subject, found)


def judge(grower: "Grower", table: str, subject: str, places: list[tuple[str, dict[str, Any]]]) -> None:
    random = grower.random
    kind = random.choice(("CLASSIFICATION", *LEVELS))
    usual = random.choice(LEVELS[kind])
    for period in (*YEARS, QUARTER):
        held = [at for at, p in places if common(period, Span(p["since"], p["until"])) is not None]
        if held and random.random() < 0.7:
            person = table == "MEMBER_ASSESSED" and kind == "CLASSIFICATION"
            values = {
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
