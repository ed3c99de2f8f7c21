"""What a report on supervision holds, before it is a page, a workbook or a table.

Figures stay as GraphQL answered them: a dictionary by the schema's names. Nothing is worked out anew here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from reports.model import Figures, Report, Unit, Wanted

STATES = ("supervised", "withoutStanding", "lapsed", "unsupervised")
"""Every organization is in exactly one of these."""
LISTED = {
    "unsupervised": "UNSUPERVISED",
    "lapsed": "LAPSED",
    "withoutStanding": "WITHOUT_STANDING",
    "severalInCharge": "SEVERAL_IN_CHARGE",
    "ownOrganization": "OWN_ORGANIZATION",
}


@dataclass(frozen=True, slots=True)
class SupervisionWanted(Wanted):
    """`top` supervisors are shown with their months."""

    top: int = 40

    def months(self) -> list[date]:
        """The first days of the months that the period has a part of."""
        found = [self.since.replace(day=1)]
        while (following := (found[-1] + timedelta(days=31)).replace(day=1)) < self.until:
            found.append(following)
        return found


@dataclass(frozen=True, slots=True)
class Person:
    """A supervisor, told apart from namesakes: the highest post on the day, and the cell."""

    id: str
    name: str
    post: str
    cell: str


@dataclass(frozen=True, slots=True)
class Link:
    """Who follows which organization on the last day: `standing` whether they may, `figures` of the report's period,
    `visited` whether ever."""

    person: Person
    organization: Unit
    since: date
    standing: bool
    visited: bool
    figures: Figures


@dataclass(frozen=True, slots=True)
class Group:
    """One organization right under the one that the report is about: its coverage, and its attendance by month."""

    unit: Unit
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

    person: Person
    attendance: Figures
    months: Mapping[date, Figures]


@dataclass(frozen=True, slots=True)
class SupervisionReport(Report):
    """The whole report. `loops` are organizations in order; `due` counts links by their visits; `links` are all that
    hold on the last day, supervisor by supervisor."""

    wanted: SupervisionWanted
    coverage: Figures
    groups: Sequence[Group]
    lists: Mapping[str, Sequence[Unit]]
    attendance: Figures
    months: Mapping[date, Figures]
    supervisors: Sequence[Supervisor]
    supervisor_count: int
    due: Figures
    links: Sequence[Link]
    loops: Sequence[Sequence[Unit]]

    @property
    def never_visited(self) -> Sequence[Link]:
        return [link for link in self.links if not link.visited]


def share(part: int, whole: int) -> float:
    """A part of a whole; of nothing, nothing is missing."""
    return part / whole if whole else 1.0
