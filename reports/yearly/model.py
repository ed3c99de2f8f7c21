"""What the report of a year holds, before it is a page, a workbook or a table: counts as they were answered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from reports.model import Report, Unit, Wanted

LEVELS = ("EXCELLENT", "GOOD", "COMPLETED", "NOT_COMPLETED")
UNRATED = "UNRATED"
STATES = (*LEVELS, UNRATED)
"""Every organization, and every member, is in exactly one of these."""


@dataclass(frozen=True, slots=True)
class YearlyWanted(Wanted):
    """The year is the period; `on` is the day that it is looked at from: whose organizations, what had been decided by
    then, which caps."""

    on: date = date.max

    @property
    def year(self) -> int:
        return self.since.year


class Met(NamedTuple):
    """How many of how many were found four-good."""

    total: int
    met: int

    @property
    def share(self) -> float | None:
        return self.met / self.total if self.total else None


@dataclass(frozen=True, slots=True)
class Row:
    """A unit, which is the organization itself with all under it, or one right under it: how many organizations and
    members are in each state, and its four-good cells and committees; `over`: how many groups are over the cap."""

    unit: Unit
    organizations: Mapping[str, int]
    members: Mapping[str, int]
    cells: Met
    committees: Met
    over: int


@dataclass(frozen=True, slots=True)
class Over:
    """Organizations right under one of which more are excellent than its cap allows, with the sentence that says so;
    `decision` of the waiver that lets it pass, None: none does."""

    unit: Unit
    excellent: float
    allowed: float
    regulation: str
    explanation: str
    decision: str | None

    @property
    def beyond(self) -> float:
        return self.excellent - self.allowed


@dataclass(frozen=True, slots=True)
class YearlyReport(Report):
    """The whole report: `whole` is all of it, `rows` the organization itself and those right under it, `checked` how
    many groups were held against a cap."""

    wanted: YearlyWanted
    whole: Row
    rows: Sequence[Row]
    checked: int
    over: Sequence[Over]

    @property
    def has_members(self) -> bool:
        """Whether any member was classified."""
        return any(self.whole.members[level] for level in LEVELS)


def rated(counts: Mapping[str, int]) -> int:
    """How many have a level."""
    return sum(counts[level] for level in LEVELS)


def share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
