"""What a review holds, before it is a page, a workbook or a table: indicators as they were answered, year by year."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from reports.model import Report, Unit, Wanted

REPORTED, NOT_KNOWN = "REPORTED", "NOT_KNOWN"
"""Sources of a point that was not worked out."""
NUMBER = "NUMBER"
SECTIONS: Mapping[str, Sequence[str]] = {
    "review_organizations": (
        "ORGANIZATIONS", "MEMBERS", "ADMITTED", "LEFT", "REMOVED", "EXPELLED", "LEAVING_DAYS", "WORKING_AWAY",
        "DISCHARGED_SOLDIERS",
    ),
    "review_enterprises": ("ENTERPRISE_ORGANIZATIONS", "ENTERPRISE_MEMBERS", "ENTERPRISE_FOUNDED"),
    "review_rating": (
        "ORGANIZATIONS_RATED", "ORGANIZATIONS_EXCELLENT", "ORGANIZATIONS_GOOD", "MEMBERS_RATED", "MEMBERS_EXCELLENT",
        "MEMBERS_GOOD", "FOUR_GOOD_CELLS", "FOUR_GOOD_COMMITTEES", "SELF_REVIEWED",
    ),
    "review_villages": (
        "VILLAGES_WITHOUT_MEMBERS", "VILLAGES_WITHOUT_CELL", "JOINT_CELLS", "CELLS_WITH_COMMITTEE", "CELLS_THAT_SHOULD",
    ),
    "review_posts": (
        "VILLAGE_HEADS_MEMBERS", "FRONT_HEADS_MEMBERS", "SECRETARY_COUNCIL_CHAIR", "SECRETARY_COMMITTEE_CHAIR",
        "SECRETARY_AGENCY_HEAD", "SECRETARY_VILLAGE_HEAD", "SECRETARY_FRONT_HEAD",
    ),
    "review_supervision": (
        "SUPERVISED", "VISITS_MADE", "MEETINGS_HELD", "MEETING_ATTENDANCE", "MEETINGS_WELL_ATTENDED", "MEETINGS_GOOD",
        "INSPECTED", "MONITORED", "DISCIPLINED_MEMBERS", "DISCIPLINED_ORGANIZATIONS",
    ),
    "review_others": (),
}  # fmt: skip
"""The chapters by the indicators that stand in them; those of no chapter stand in the last one."""


@dataclass(frozen=True, slots=True)
class ReviewWanted(Wanted):
    """`known_since`: the day from which the data are whole; None: that of the ledger's first line. `by_child`: also for
    each organization right under the one asked for."""

    known_since: date | None = None
    by_child: bool = False


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure that a directive states: a number, or a share where it has a denominator."""

    numerator: float
    denominator: float | None
    value: float
    directive: str


@dataclass(frozen=True, slots=True)
class Point:
    """A year, as far as it lies in the period, with its figures; None: they are not known, or it has none.

    `target` is what was to be reached, `reported` what was reported of it, whether it was worked out or not.
    """

    since: date
    until: date
    numerator: float | None
    denominator: float | None
    value: float | None
    source: str
    target: Stated | None = None
    reported: Stated | None = None

    @property
    def last_day(self) -> date:
        return self.until - timedelta(days=1)

    @property
    def is_whole(self) -> bool:
        """Whether it is a calendar year."""
        return (self.since, self.until) == (date(self.since.year, 1, 1), date(self.since.year + 1, 1, 1))

    @property
    def is_stated(self) -> bool:
        """Whether somebody stated the figure, so that it was not worked out."""
        return self.source == REPORTED


@dataclass(frozen=True, slots=True)
class Child:
    """The years of one organization right under the one that the review is about, or of that one itself alone."""

    unit: Unit
    points: Sequence[Point]


@dataclass(frozen=True, slots=True)
class Indicator:
    """What is counted, in words, with its points, child by child, too, where that was asked for; `number` is that of
    its footnote."""

    number: int
    kind: str
    name: str
    numerator: str
    denominator: str | None
    unit: str
    better: str
    happens: bool
    points: Sequence[Point]
    children: Sequence[Child] = ()

    @property
    def is_known(self) -> bool:
        return any(self.drawn(point) is not None for point in self.points)

    @property
    def in_numbers(self) -> bool:
        """Whether it is drawn in numbers: it has no denominator, or some of its years are stated without one."""
        stated = (one for point in self.points for one in (point.target, point.reported) if one is not None)
        return self.unit == NUMBER or any(one.denominator is None for one in stated)

    def drawn(self, point: Point) -> float | None:
        """What is drawn of a year."""
        return point.numerator if self.in_numbers else point.value

    def aim(self, point: Point) -> float | None:
        """What was to be reached in it, on the same scale."""
        if point.target is None:
            return None
        return point.target.numerator if self.in_numbers else point.target.value


@dataclass(frozen=True, slots=True)
class Reform:
    """The day of the period on which most organizations began or ended by a merger, and what decided it."""

    on: date
    decisions: Sequence[str]


@dataclass(frozen=True, slots=True)
class ReviewReport(Report):
    """The whole review: `day` is that of its tree, `known_since` the first day that anything is worked out of."""

    wanted: ReviewWanted
    day: date
    known_since: date | None
    reform: Reform | None
    indicators: Sequence[Indicator]

    @property
    def years(self) -> Sequence[Point]:
        """The years, as any indicator has them."""
        return self.indicators[0].points if self.indicators else ()

    def chapters(self) -> Iterator[tuple[str, list[Indicator]]]:
        """The chapters that have anything in them."""
        named = {kind for kinds in SECTIONS.values() for kind in kinds}
        for chapter, kinds in SECTIONS.items():
            own = [one for one in self.indicators if one.kind in kinds or (not kinds and one.kind not in named)]
            if own:
                yield chapter, own
