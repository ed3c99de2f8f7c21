"""What a report on supervision holds, before it is a page, a workbook or a table.

Figures stay as GraphQL answered them: a dictionary by the schema's names. Nothing is worked out anew here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

Figures = Mapping[str, Any]
STATES = ("supervised", "withoutStanding", "lapsed", "unsupervised")
"""Every organization is in exactly one of these."""
LISTED = {
    "unsupervised": "UNSUPERVISED",
    "lapsed": "LAPSED",
    "withoutStanding": "WITHOUT_STANDING",
    "severalInCharge": "SEVERAL_IN_CHARGE",
    "ownOrganization": "OWN_ORGANIZATION",
}


class ReportRefused(Exception):
    """The report cannot be made; the message says in one line what to do."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a report is asked for: `under` is a code or a global id, `until` the day that the period ends before.

    `top` supervisors are shown with their months; `source` says which data it is made from, `made_on` when, and
    `synthetic` whether the members in them are invented.
    """

    under: str
    since: date
    until: date
    top: int
    language: str
    source: str
    made_on: date
    synthetic: bool

    @property
    def last_day(self) -> date:
        """The day that coverage, visits due and loops are asked for."""
        return self.until - timedelta(days=1)

    def months(self) -> list[date]:
        """The first days of the months that the period has a part of."""
        found = [self.since.replace(day=1)]
        while (following := (found[-1] + timedelta(days=31)).replace(day=1)) < self.until:
            found.append(following)
        return found


@dataclass(frozen=True, slots=True)
class Listed:
    """An organization of a list, and what it is in below the one that the report is about, nearest first."""

    name: str
    within: str


@dataclass(frozen=True, slots=True)
class Group:
    """One organization right under the one that the report is about: its coverage, and its attendance by month."""

    name: str
    coverage: Figures
    attendance: Figures | None = None
    months: Mapping[date, Figures] | None = None

    @property
    def share(self) -> float:
        """The share of its organizations that somebody with standing follows."""
        return share(self.coverage["supervised"], self.coverage["organizations"])


@dataclass(frozen=True, slots=True)
class Supervisor:
    """A supervisor with the attendance of all their links, in all and by month."""

    name: str
    attendance: Figures
    months: Mapping[date, Figures]


@dataclass(frozen=True, slots=True)
class Waiting:
    """A link that was never visited; the organization with what it is in."""

    supervisor: str
    organization: str
    since: date


@dataclass(frozen=True, slots=True)
class Report:
    """The whole report. `loops` are the names of organizations in order; `due` counts links by their visits."""

    wanted: Wanted
    name: str
    coverage: Figures
    groups: Sequence[Group]
    lists: Mapping[str, Sequence[Listed]]
    attendance: Figures
    months: Mapping[date, Figures]
    supervisors: Sequence[Supervisor]
    supervisor_count: int
    due: Figures
    never_visited: Sequence[Waiting]
    loops: Sequence[Sequence[str]]


def share(part: int, whole: int) -> float:
    """A part of a whole; of nothing, nothing is missing."""
    return part / whole if whole else 1.0
