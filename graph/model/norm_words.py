"""Norms: what must hold of organizations and members, by kind; and which numbers each kind has."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum, auto
from types import MappingProxyType


class NormKind(StrEnum):
    """What a norm is about."""

    CELL_SIZE = "CELL_SIZE"
    CELL_OR_COMMITTEE = "CELL_OR_COMMITTEE"
    BODY_SIZE = "BODY_SIZE"
    HAS_SECRETARY = "HAS_SECRETARY"
    TERM = "TERM"
    MONTHLY_MEETING = "MONTHLY_MEETING"
    MEETING_ATTENDANCE = "MEETING_ATTENDANCE"
    VISITS = "VISITS"
    SUPERVISED = "SUPERVISED"
    ONE_VILLAGE = "ONE_VILLAGE"
    PROBATION = "PROBATION"
    TEMPORARY = "TEMPORARY"
    AWAY = "AWAY"
    HAS_TASK = "HAS_TASK"
    RATED = "RATED"
    SELF_REVIEWED = "SELF_REVIEWED"
    EXCELLENT_CAP = "EXCELLENT_CAP"
    CONFIRMED = "CONFIRMED"
    FEEDBACK_ANSWERED = "FEEDBACK_ANSWERED"
    LEAVING_RESOLVED = "LEAVING_RESOLVED"


class CapBase(StrEnum):
    """Of whom a share is taken: of those that are good, or of those that are good or better."""

    GOOD = "GOOD"
    GOOD_OR_BETTER = "GOOD_OR_BETTER"


class SetBy(StrEnum):
    """Who sets norms of a kind: nobody, as they hold everywhere; an organization for what is under it; either."""

    NOBODY = auto()
    ORGANIZATION = auto()
    EITHER = auto()


@dataclass(frozen=True, slots=True)
class NormForm:
    """What a norm of a kind says: the numbers that it `needs`, those that it may have beside them (`takes`), and by
    which of them norms of one kind that hold at once are told `apart`."""

    needs: tuple[str, ...] = ()
    takes: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    set_by: SetBy = SetBy.EITHER


FORMS: Mapping[NormKind, NormForm] = MappingProxyType(
    {
        NormKind.CELL_SIZE: NormForm(("least",)),
        NormKind.CELL_OR_COMMITTEE: NormForm(("membersFrom",)),
        NormKind.BODY_SIZE: NormForm(
            ("body", "membersFrom", "least"), ("besides", "most"), ("body", "besides", "membersFrom"), SetBy.NOBODY
        ),
        NormKind.HAS_SECRETARY: NormForm(),
        NormKind.TERM: NormForm(("body", "months"), apart=("body",)),
        NormKind.MONTHLY_MEETING: NormForm(("level", "least"), apart=("level",)),
        NormKind.MEETING_ATTENDANCE: NormForm(("share",)),
        NormKind.VISITS: NormForm(("level", "least"), apart=("level",), set_by=SetBy.ORGANIZATION),
        NormKind.SUPERVISED: NormForm(),
        NormKind.ONE_VILLAGE: NormForm(("most",)),
        NormKind.PROBATION: NormForm(("months",), ("days",)),
        NormKind.TEMPORARY: NormForm(("months",)),
        NormKind.AWAY: NormForm(("months",)),
        NormKind.HAS_TASK: NormForm(),
        NormKind.RATED: NormForm(("days",)),
        NormKind.SELF_REVIEWED: NormForm(("days",)),
        NormKind.EXCELLENT_CAP: NormForm(("share", "base")),
        NormKind.CONFIRMED: NormForm(("days",)),
        NormKind.FEEDBACK_ANSWERED: NormForm(("days",)),
        NormKind.LEAVING_RESOLVED: NormForm(("days",)),
    }
)
"""The one registry of kinds: what a norm of each says."""
PARAMETERS = ("level", "body", "besides", "membersFrom", "least", "most", "share", "base", "months", "days")
