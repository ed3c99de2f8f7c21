"""The words that cases store, as `vocabulary` has those of everything else."""

from enum import StrEnum


class CaseKind(StrEnum):
    """What was opened about somebody or an organization."""

    INSPECTION = "INSPECTION"
    MONITORING = "MONITORING"
    DISCIPLINE = "DISCIPLINE"
    COMMENDATION = "COMMENDATION"
    FEEDBACK = "FEEDBACK"
    LEAVING = "LEAVING"


class CaseForm(StrEnum):
    """In which form; each belongs to one kind (graph/model/cases.py)."""

    ROUTINE = "ROUTINE"
    ON_SIGNS = "ON_SIGNS"
    DISCIPLINE_WORK = "DISCIPLINE_WORK"
    FINANCE = "FINANCE"
    REGULAR = "REGULAR"
    THEMATIC = "THEMATIC"
    REPRIMAND = "REPRIMAND"
    WARNING = "WARNING"
    REMOVAL_FROM_POST = "REMOVAL_FROM_POST"
    EXPULSION = "EXPULSION"
    DISSOLUTION = "DISSOLUTION"
    BADGE = "BADGE"
    CERTIFICATE = "CERTIFICATE"
    MERIT = "MERIT"
    PENNANT = "PENNANT"
    OPINION = "OPINION"
    PETITION = "PETITION"
    REQUEST = "REQUEST"
    ABSENCE = "ABSENCE"
    CARD_RETURNED = "CARD_RETURNED"
    NO_EFFORT = "NO_EFFORT"
    UNFIT = "UNFIT"
    POLITICAL_STANDARD = "POLITICAL_STANDARD"


class CaseSource(StrEnum):
    """Where a case comes from; of feedback, whose it is."""

    COMMITTEE = "COMMITTEE"
    COMMISSION = "COMMISSION"
    FRONT = "FRONT"
    ASSOCIATION = "ASSOCIATION"
    PEOPLE = "PEOPLE"
    CELL = "CELL"


class CaseOutcome(StrEnum):
    """How it ended."""

    NOTHING_FOUND = "NOTHING_FOUND"
    SHORTCOMINGS = "SHORTCOMINGS"
    VIOLATION = "VIOLATION"
    IMPOSED = "IMPOSED"
    GRANTED = "GRANTED"
    ANSWERED = "ANSWERED"
    LEFT = "LEFT"
    REMOVED = "REMOVED"
    STAYED = "STAYED"
    WITHDRAWN = "WITHDRAWN"
