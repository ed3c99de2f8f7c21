"""What the directives of a random world state of its organizations: targets, and reported figures, some twice."""

from datetime import date
from typing import TYPE_CHECKING

from graph.model.indicator_words import IndicatorKind
from graph.model.stated import NUMBERS
from tests.worlds.spans import START, TURNS, Span, common

if TYPE_CHECKING:
    from tests.worlds.growing import Grower

PERIODS = (
    *(Span(date(year, 1, 1), date(year + 1, 1, 1)) for year in (2021, 2022, 2023, 2024, 2025)),
    *(Span(date(year, 4, 1), date(year, 7, 1)) for year in (2022, 2024)),
    *(Span(date(year, 2, 1), date(year, 3, 1)) for year in (2022, 2024)),
)


def state_figures(grower: "Grower") -> None:
    """A few figures of some organizations, where they are there on a day of the period."""
    begun = [(row["id"], row["since"]) for row in grower.rows.nodes.get("Directive", [])]
    for one, life in grower.lives.items():
        if not begun or grower.random.random() < 0.4:
            continue
        for indicator in grower.random.sample(list(IndicatorKind), 6):
            for period in grower.random.sample(PERIODS, 3):
                if common(life, period) is not None:
                    state(grower, one, indicator, period, begun)


def state(grower: "Grower", one: str, indicator: str, period: Span, begun: list[tuple[str, date]]) -> None:
    """By one directive or two, on different days."""
    random, days = grower.random, set[date]()
    purpose = random.choice(("TARGET", "TARGET", "REPORTED"))
    for directive, since in random.sample(begun, min(len(begun), random.choice((1, 1, 2)))):
        free = [day for day in (START, *TURNS, since) if since <= day and day not in days]
        if purpose == "REPORTED":
            free = [day for day in free if day >= period.since]
        if not free:
            continue
        days.add(day := random.choice(free))
        share = indicator not in NUMBERS and random.random() < 0.5
        values = {
            "indicator": str(indicator),
            "purpose": purpose,
            "periodFrom": period.since,
            "periodTo": period.until,
            "numerator": random.choice((0.0, 3.5, 12.0)),
            "denominator": random.choice((4.0, 100.0)) if share else None,
            "statedOn": day,
            "decision": random.choice((None, "9-BC")),
        }
        grower.rows.add_link("STATED", one, directive, values)
