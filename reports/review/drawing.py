"""The small multiples of a review: where each point of an indicator is drawn, in pixels.

What stands on the last day of a year is a dot at its end, what happens in a year a bar as wide as the year. Worked out
is filled, stated is hollow: both stay apart in grey.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil, floor, log10

from reports.review.model import NUMBER, Indicator, Point, ReviewReport
from reports.review.wording import step_text, value_text
from reports.wording import Words

WIDTH, HEIGHT = 312, 134
LEFT, RIGHT, TOP, BOTTOM = 46, 304, 18, 112
"""The field that is drawn in; names of years stand below it, those of values to its left."""
APART = 40
"""How far apart the numbers beside points stand at least."""
FLAT = 0.6
"""Dots whose least is more than this part of their most do not begin at 0: nothing would be seen of what changes."""
SPAN = 0.1
"""The least part of the most that is drawn then: a difference of nothing is not to look like a fall."""
LINES = 3


@dataclass(frozen=True, slots=True)
class Mark:
    """A figure: a dot at (x, y), or a bar `width` wide from y down to the foot; `text` its number, where it is told."""

    x: float
    y: float
    width: float
    stated: bool
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A value that the field is divided at, or the name of a year."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class Panel:
    """One indicator as it is drawn. `paths` join dots of years that follow each other; `aims` are rules over the years
    for which anything was to be reached, as wide as `aim_width`; `children` have their names and lines, where the
    indicator is a share: numbers of parts lie far below that of the whole."""

    indicator: Indicator
    marks: Sequence[Mark]
    children: Sequence[tuple[str, str]]
    aims: Sequence[tuple[float, float]]
    aim_width: float
    paths: Sequence[str]
    values: Sequence[Line]
    years: Sequence[Line]
    reform: float | None


def panel(indicator: Indicator, report: ReviewReport, words: Words) -> Panel:
    """The indicator as it is drawn."""
    points = indicator.points
    unit = NUMBER if indicator.in_numbers else indicator.unit
    values, aims = [indicator.drawn(point) for point in points], [indicator.aim(point) for point in points]
    children = [(one.unit.told_apart, [indicator.drawn(point) for point in one.points]) for one in indicator.children]
    if unit == NUMBER:
        children = []
    of_children = [value for _, own in children for value in own]
    known = [one for one in (*values, *aims, *of_children) if one is not None]
    low, step, high = scale_of(known, from_zero=indicator.happens)
    wide = (RIGHT - LEFT) / max(len(points), 1)
    places = [place(number, wide, happens=indicator.happens) for number in range(len(points))]
    told = told_of(values, places)
    marks = [
        Mark(
            x=round(x, 1),
            y=round(height_of(value, low, high), 1),
            width=round(wide * 0.64, 1) if indicator.happens else 0,
            stated=points[number].is_stated,
            text=value_text(value, unit, words) if number in told else "",
        )
        for number, (value, x) in enumerate(zip(values, places, strict=True))
        if value is not None
    ]
    count = round((high - low) / step)
    lines = [low + step * number for number in range(count + 1)]
    return Panel(
        indicator=indicator,
        marks=marks,
        children=[
            (name, path) for name, own in children for path in paths_of(own, [False] * len(own), places, low, high)
        ],
        aims=[
            (round(x, 1), round(height_of(aim, low, high), 1))
            for aim, x in zip(aims, places, strict=True)
            if aim is not None
        ],
        aim_width=round(wide * 0.9, 1),
        paths=[] if indicator.happens else paths_of(values, [point.is_stated for point in points], places, low, high),
        values=[Line(round(height_of(one, low, high), 1), step_text(one, step, unit, words)) for one in lines],
        years=years_of(points, wide),
        reform=None if report.reform is None else day_at(report.reform.on, points, wide),
    )


def place(number: int, wide: float, *, happens: bool) -> float:
    """Where a year is drawn: a bar in its middle, a dot at its end."""
    return LEFT + wide * (number + (0.5 if happens else 1)) - (0 if happens else 3)


def height_of(value: float, low: float, high: float) -> float:
    return BOTTOM - (BOTTOM - TOP) * (value - low) / (high - low)


def scale_of(values: Sequence[float], *, from_zero: bool) -> tuple[float, float, float]:
    """From which value to which it is drawn, and by which steps, which are round numbers."""
    most, least = max(values, default=1.0) or 1.0, min(values, default=0.0)
    span = max((most - least) * 1.5, most * SPAN)
    begin = 0.0 if from_zero or least < most * FLAT or least == most else most - span
    rough = (most - begin) / LINES
    power = 10.0 ** floor(log10(rough))
    step = next(one * power for one in (1, 2, 5, 10) if one * power >= rough)
    low = max(floor(begin / step), 0) * step
    return low, step, max(ceil(most / step - 1e-9) * step, low + step)


def told_of(values: Sequence[float | None], places: Sequence[float]) -> set[int]:
    """The years whose numbers stand beside them: the last one, and before it as many as there is room for."""
    told: set[int] = set()
    free = float("inf")
    for number in reversed(range(len(values))):
        if values[number] is not None and places[number] <= free:
            told.add(number)
            free = places[number] - APART
    return told


def paths_of(
    values: Sequence[float | None], stated: Sequence[bool], places: Sequence[float], low: float, high: float
) -> list[str]:
    """The lines through dots: of years that follow each other, and are all worked out or all stated."""
    paths: list[list[str]] = []
    before = None
    for value, is_stated, x in zip(values, stated, places, strict=True):
        kind = None if value is None else is_stated
        if kind is None or kind != before:
            paths.append([])
        if value is not None:
            paths[-1].append(f"{x:.1f},{height_of(value, low, high):.1f}")
        before = kind
    return [" ".join(one) for one in paths if len(one) > 1]


def years_of(points: Sequence[Point], wide: float) -> list[Line]:
    """As many names of years as there is room for, the last one among them; a star where it is no whole one."""
    each = ceil(26 / wide)
    last = len(points) - 1
    return [
        Line(round(LEFT + wide * (number + 0.5), 1), f"{point.since.year}{'' if point.is_whole else '*'}")
        for number, point in enumerate(points)
        if (last - number) % each == 0
    ]


def day_at(day: date, points: Sequence[Point], wide: float) -> float | None:
    """Where a day lies among the years."""
    for number, point in enumerate(points):
        if point.since <= day < point.until:
            part = (day - date(day.year, 1, 1)).days / 365
            return round(LEFT + wide * (number + part), 1)
    return None
