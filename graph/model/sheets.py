"""What a sheet says, and what it allows: criteria with the most points of each, and from how many points on a level is
given. A sheet of no criteria gives points as a whole, one of no thresholds leaves every level open."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from graph.model.assessments import LEVELS_OF
from graph.model.meeting_words import MeetingLevel
from graph.model.vocabulary import AssessmentKind, AssessmentLevel, SheetKind

Graded = AssessmentLevel | MeetingLevel


class Criterion(NamedTuple):
    code: str
    most: float
    name: str


class Threshold(NamedTuple):
    """From how many points on a level is given."""

    level: Graded
    least: float


class Mark(NamedTuple):
    criterion: str
    points: float


JUDGES: Mapping[SheetKind, tuple[AssessmentKind, bool]] = {
    SheetKind.ORGANIZATIONS: (AssessmentKind.CLASSIFICATION, False),
    SheetKind.MEMBERS: (AssessmentKind.CLASSIFICATION, True),
    SheetKind.FOUR_GOOD: (AssessmentKind.FOUR_GOOD, False),
}
"""By what a sheet judges for a period, and whether members; one of meetings judges a day's."""

LEVELS: Mapping[SheetKind, Sequence[Graded]] = {
    **{sheet: LEVELS_OF[kind] for sheet, (kind, _) in JUDGES.items()},
    SheetKind.MEETINGS: tuple(MeetingLevel),
}
"""The levels that a sheet may give, from the best down."""


def kinds_judging(kind: str, *, members: bool) -> list[SheetKind]:
    """The kinds of sheets by which a kind of assessment judges, of members or of organizations."""
    return [sheet for sheet, judged in JUDGES.items() if judged == (kind, members)]


def criteria_of(sheet: Mapping[str, Any]) -> list[Criterion]:
    """The criteria of a sheet's row, in its order."""
    parts = (text.split("|", 2) for text in sheet.get("criteria") or ())
    return [Criterion(code, float(most), name) for code, most, name in parts]


def thresholds_of(sheet: Mapping[str, Any]) -> list[Threshold]:
    parts = (text.split("|") for text in sheet.get("levels") or ())
    graded = MeetingLevel if sheet["kind"] == SheetKind.MEETINGS else AssessmentLevel
    return [Threshold(graded(level), float(least)) for level, least in parts]


def marks_of(judged: Mapping[str, Any]) -> list[Mark]:
    """The marks of an assessment's or a meeting's row."""
    parts = (text.rsplit("=", 1) for text in judged.get("marks") or ())
    return [Mark(criterion, float(points)) for criterion, points in parts]


def criterion_text(criterion: Criterion) -> str:
    return f"{criterion.code}|{criterion.most!r}|{criterion.name}"


def threshold_text(threshold: Threshold) -> str:
    return f"{threshold.level}|{threshold.least!r}"


def mark_text(mark: Mark) -> str:
    return f"{mark.criterion}={mark.points!r}"


def most_points(criteria: Iterable[Criterion]) -> float:
    return sum(one.most for one in criteria)


def allowed_levels(sheet: Mapping[str, Any], points: float) -> list[Graded]:
    """The levels that points allow by a sheet's row, the best first: those without a threshold always, as points are
    not all."""
    least = {one.level: one.least for one in thresholds_of(sheet)}
    return [level for level in LEVELS[SheetKind(sheet["kind"])] if points >= least.get(level, points)]


def meeting_level(sheet: Mapping[str, Any] | None, points: float | None) -> Graded | None:
    """The level that a meeting's points come to; none without points, or by a sheet that says of no level how many."""
    if sheet is None or points is None or not sheet.get("levels"):
        return None
    return next(iter(allowed_levels(sheet, points)), None)
