"""The cases of a random world: of every kind, most closed in time, some late, some open, about one or several."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from tests.worlds.spans import Span

if TYPE_CHECKING:
    from random import Random

    from tests.worlds.growing import Grower

# kind, form, source, outcomes, whether organizations and members are concerned
KINDS = (
    ("INSPECTION", "ROUTINE", "COMMISSION", ("NOTHING_FOUND", "VIOLATION"), True, True),
    ("INSPECTION", "ON_SIGNS", None, ("SHORTCOMINGS",), True, True),
    ("MONITORING", "THEMATIC", "COMMITTEE", ("NOTHING_FOUND",), True, False),
    ("DISCIPLINE", "REPRIMAND", None, ("IMPOSED",), True, True),
    ("COMMENDATION", "BADGE", None, ("GRANTED",), False, True),
    ("FEEDBACK", "OPINION", "PEOPLE", ("ANSWERED", "WITHDRAWN"), True, False),
    ("FEEDBACK", "PETITION", "FRONT", ("ANSWERED",), True, True),
    ("LEAVING", "REQUEST", None, ("STAYED", "WITHDRAWN"), False, True),
)
LASTING = (0, 1, 20, 90, 91, 300)


def open_cases(grower: "Grower") -> None:
    """About so many as there are organizations; a member's leaving is one case."""
    leaving: set[str] = set()
    for _ in range(grower.random.randint(0, len(grower.lives))):
        kind, form, source, outcomes, organizations, members = grower.random.choice(KINDS)
        at, life = grower.random.choice(list(grower.lives.items()))
        days = days_of(grower, life, outcomes)
        own = cell_members(grower, at, days["openedOn"]) if members else []
        there = [one for one, span in grower.lives.items() if span.since <= days["openedOn"]]
        concerned = some(grower.random, own, 1 if kind == "LEAVING" else 2)
        if kind == "LEAVING" and (not concerned or leaving & set(concerned)):
            continue
        leaving |= set(concerned) if kind == "LEAVING" else set()
        if not concerned and not organizations:
            continue
        values = {"kind": kind, "form": form, "source": source, "years": 30 if form == "BADGE" else None}
        case = grower.new_id("c")
        grower.rows.add_node("Case", {"id": case, **values, **days})
        if organizations:
            for one in sorted({at, *some(grower.random, there, 1)}):
                grower.rows.add_link("CONCERNS", case, one, {})
        for one in concerned:
            grower.rows.add_link("CONCERNS_MEMBER", case, one, {})
        grower.rows.add_link("HANDLED_BY", case, grower.random.choice(there), {})
        grower.rows.add_link("ARISES_AT", case, at, {})


def cell_members(grower: "Grower", cell: str, day: date) -> list[str]:
    """Who belongs to a cell on a day, or did."""
    links = grower.rows.links.get("MEMBER_OF", [])
    return sorted({start for start, end, p in links if end == cell and p["kind"] == "OFFICIAL" and p["since"] <= day})


def some(random: "Random", choices: list[str], most: int) -> list[str]:
    return random.sample(choices, min(len(choices), random.randint(0 if most > 1 else 1, most)))


def days_of(grower: "Grower", life: Span, outcomes: tuple[str, ...]) -> dict[str, Any]:
    random = grower.random
    last = min(life.until, date(2026, 1, 1))
    opened = life.since + timedelta(days=random.randrange(max(1, (last - life.since).days)))
    closed = opened + timedelta(days=random.choice(LASTING)) if random.random() < 0.7 else None
    return {
        "openedOn": opened,
        "dueOn": opened + timedelta(days=random.choice((0, 30, 90))) if random.random() < 0.6 else None,
        "closedOn": closed,
        "outcome": random.choice(outcomes) if closed else None,
        "decision": random.choice((None, "5-QĐ")),
        "closingDecision": random.choice((None, "6-QĐ")) if closed else None,
        "summary": random.choice((None, "Số liệu dựng")),
    }
