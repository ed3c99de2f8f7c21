"""Spans of days, end exclusive, drawn from few turning days."""

from dataclasses import dataclass
from datetime import date
from random import Random

from graph.model.tables import OPEN_END

START = date(2020, 1, 1)
TURNS = (
    date(2021, 1, 1),
    date(2021, 1, 2),
    date(2022, 3, 1),
    date(2023, 4, 21),
    date(2024, 2, 29),
    date(2025, 1, 1),
    date(2025, 7, 1),
)


@dataclass(frozen=True, slots=True)
class Span:
    since: date
    until: date

    def holds(self, day: date) -> bool:
        return self.since <= day < self.until

    def dates(self) -> dict[str, date]:
        return {"since": self.since, "until": self.until}


def later_days(random: Random, day: date) -> list[date]:
    """One of the turning days after a day, where there is one."""
    later = [turn for turn in TURNS if turn > day]
    return [random.choice(later)] if later else []


def inside(random: Random, life: Span) -> Span:
    """A span within another one; most begin with it and go on as long."""
    turns = [turn for turn in TURNS if life.since < turn < life.until]
    since = random.choice(turns) if turns and random.random() < 0.4 else life.since
    ends = [turn for turn in turns if turn > since]
    return Span(since, random.choice(ends) if ends and random.random() < 0.4 else life.until)


def common(one: Span, other: Span) -> Span | None:
    """What two spans share."""
    span = Span(max(one.since, other.since), min(one.until, other.until))
    return span if span.since < span.until else None


def cut(random: Random, life: Span, share: float) -> list[Span]:
    """A span as a row of spans, cut at that share of the turning days in it."""
    days = [life.since, *(turn for turn in TURNS if life.since < turn < life.until and random.random() < share)]
    return [Span(since, until) for since, until in zip(days, [*days[1:], life.until], strict=True)]


OPEN = Span(START, OPEN_END)
