"""What a sheet says, and what it allows: criteria with the most points of each, and from how many points on a level is
given. A sheet of no criteria gives points as a whole, one of no thresholds leaves every level open."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from graph.model.assessments import LEVELS_OF
from graph.model.vocabulary import AssessmentKind, AssessmentLevel, SheetKind


class Criterion(NamedTuple):
    code: str
    most: float
    name: str


class Threshold(NamedTuple):
    """From how many points on a level is given."""

    level: AssessmentLevel
    least: float


class Mark(NamedTuple):
    criterion: str
    points: float


JUDGES: Mapping[SheetKind, tuple[AssessmentKind, bool]] = {
    SheetKind.ORGANIZATIONS: (AssessmentKind.CLASSIFICATION, False),
    SheetKind.MEMBERS: (AssessmentKind.CLASSIFICATION, True),
    SheetKind.FOUR_GOOD: (AssessmentKind.FOUR_GOOD, False),
}
"""By what a sheet judges, and whether members."""


def criteria_of(sheet: Mapping[str, Any]) -> list[Criterion]:
    """The criteria of a sheet's row, in its order."""
    parts = (text.split("|", 2) for text in sheet.get("criteria") or ())
    return [Criterion(code, float(most), name) for code, most, name in parts]


def thresholds_of(sheet: Mapping[str, Any]) -> list[Threshold]:
    parts = (text.split("|") for text in sheet.get("levels") or ())
    return [Threshold(AssessmentLevel(level), float(least)) for level, least in parts]


def marks_of(assessment: Mapping[str, Any]) -> list[Mark]:
    parts = (text.rsplit("=", 1) for text in assessment.get("marks") or ())
    return [Mark(criterion, float(points)) for criterion, points in parts]


def criterion_text(criterion: Criterion) -> str:
    return f"{criterion.code}|{criterion.most!r}|{criterion.name}"


def threshold_text(threshold: Threshold) -> str:
    return f"{threshold.level}|{threshold.least!r}"


def mark_text(mark: Mark) -> str:
    return f"{mark.criterion}={mark.points!r}"


def most_points(criteria: Iterable[Criterion]) -> float:
    return sum(one.most for one in criteria)


def allowed_levels(kind: AssessmentKind, thresholds: Sequence[Threshold], points: float) -> list[AssessmentLevel]:
    """The levels that points allow, the best first: those without a threshold always, as points are not all."""
    least = {one.level: one.least for one in thresholds}
    return [level for level in LEVELS_OF[kind] if points >= least.get(level, points)]
