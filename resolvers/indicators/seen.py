"""What a report counts from, read once for its whole period, and how facts are counted by interval and group."""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import chain
from typing import Any, NamedTuple

from graph.cypher.held import Lived
from graph.model.assessments import too_new_from
from graph.model.meeting_years import MeetingYears
from graph.model.vocabulary import AssessmentKind, Body, Circumstance, Level
from graph.reads.indicator_cases import Arisen, Concerned
from graph.reads.indicator_meetings import Met
from graph.reads.indicator_members import Belonged
from graph.reads.indicators import Judged, JudgedMembers, Lasted
from graph.reads.norms import Norm
from resolvers.indicators.allowances import Allowances
from resolvers.indicators.areas import Area
from resolvers.indicators.followers import Followers
from resolvers.indicators.geography import Geography
from resolvers.indicators.stretches import Stretch
from resolvers.shared.body_sizes import norm_for

Table = Counter[tuple[int, int]]
"""A number by (group, interval)."""
CELLS = frozenset({Level.CELL, Level.GRASSROOTS_CELL})
UNRATED = frozenset({Circumstance.EXEMPT, Circumstance.SUSPENDED})
GRASSROOTS = frozenset({Level.GRASSROOTS_COMMITTEE, Level.GRASSROOTS_CELL, Level.CELL})
"""Grassroots organizations and cells, of which the indicators of organizations speak."""


class Stood(NamedTuple):
    """An organization on a day, in which group and at which level."""

    one: Lived
    group: int
    level: str
    day: int


@dataclass
class Seen:
    """The organizations and the facts of a report's period; of facts, those that its kinds ask for, as they come."""

    stretches: Sequence[Stretch]
    area: Area
    lived: Mapping[str, Lived]
    belonged: Sequence[Belonged] = ()
    rated_members: Mapping[tuple[str, int], int] = field(default_factory=dict[tuple[str, int], int])
    judged: Sequence[Judged] = ()
    members_judged: Sequence[JudgedMembers] = ()
    concerned: Sequence[Concerned] = ()
    arisen: Sequence[Arisen] = ()
    worked: Sequence[Lasted] = ()
    tasked: Sequence[Lasted] = ()
    secretaries: Sequence[Lasted] = ()
    reviewed: Sequence[Judged] = ()
    seated: Sequence[Lasted] = ()
    sizes: Sequence[Norm] = ()
    geography: Geography | None = None
    followers: Followers | None = None
    met: Sequence[Met] = ()
    followed: Sequence[Lasted] = ()
    years: Mapping[str, MeetingYears] = field(default_factory=dict[str, MeetingYears])
    confirmed: Mapping[str, int] = field(default_factory=dict[str, int])
    allowances: Allowances | None = None
    tables: dict[Callable[["Seen"], Table], Table] = field(default_factory=dict[Callable[["Seen"], Table], Table])

    def take(self, facts: Mapping[str, Any]) -> None:
        """Takes in facts that have been read, by their names here."""
        for name, found in facts.items():
            setattr(self, name, found)

    def table(self, count: Callable[["Seen"], Table]) -> Table:
        """What is counted, once for all indicators that count the same."""
        if count not in self.tables:
            self.tables[count] = count(self)
        return self.tables[count]

    @cached_property
    def opening(self) -> Sequence[Sequence[Stood]]:
        """What stood on the first day of each interval."""
        return [self.standing(stretch.since) for stretch in self.stretches]

    @cached_property
    def closing(self) -> Sequence[Sequence[Stood]]:
        """What stood on the last day of each interval."""
        return [self.standing(stretch.last) for stretch in self.stretches]

    def standing(self, day: int) -> Sequence[Stood]:
        found = ((one, self.area.group(one.id, day)) for one in self.lived.values())
        return [Stood(one, group, level_on(one, day), day) for one, group in found if group is not None]

    def stretch_at(self, day: int) -> int | None:
        """The number of the interval in which a day lies."""
        number = bisect_right(self.begins, day) - 1
        return number if number >= 0 and day < self.stretches[number].until else None

    @cached_property
    def begins(self) -> Sequence[int]:
        return [stretch.since for stretch in self.stretches]

    def on_days(self, days: Sequence[Sequence[Stood]], worth: Callable[[Stood], int]) -> Table:
        """What organizations that stood on a day of each interval add up to."""
        table = Table()
        for number, standing in enumerate(days):
            sums = [0] * len(self.area.names)
            for stood in standing:
                sums[stood.group] += worth(stood)
            table.update({(group, number): found for group, found in enumerate(sums)})
        return table

    def happened(self, facts: Iterable[tuple[str, int, int]]) -> Table:
        """How many facts happened in each interval: (organization, the day on which it tells the group, the day of the
        fact)."""
        return self.summed((*fact, 1) for fact in facts)

    def summed(self, facts: Iterable[tuple[str, int, int, int]]) -> Table:
        """The same of facts that are each worth a number."""
        table = Table()
        for organization, placed, day, worth in facts:
            number = self.stretch_at(day)
            group = None if number is None else self.area.group(organization, placed)
            if number is not None and group is not None:
                table[group, number] += worth
        return table

    def stood(self, spans: Iterable[tuple[str, int, int]]) -> Table:
        """How many spans hold on the last day of each interval: (organization, from, to)."""
        table = Table()
        for organization, since, until in spans:
            for number in range(bisect_left(self.lasts, since), bisect_left(self.lasts, until)):
                group = self.area.group(organization, self.lasts[number])
                if group is not None:
                    table[group, number] += 1
        return table

    @cached_property
    def villages(self) -> Sequence[Sequence[tuple[str, int]]]:
        """The villages of the last day of each interval, each with the group in which it counts."""
        places = self.geography
        return [] if places is None else [[*places.villages_on(self.area, self.lived, last)] for last in self.lasts]

    @cached_property
    def leading(self) -> Mapping[int, Mapping[str, set[str]]]:
        """Who is secretary of each organization on the last days."""
        return held_on(self.secretaries, self.lasts)

    @cached_property
    def sitting(self) -> Mapping[int, Mapping[str, set[str]]]:
        """Who sits in each cell's committee on the last days."""
        return held_on(self.seated, self.lasts)

    @cached_property
    def met_in(self) -> Sequence[tuple[tuple[int, int], Met]]:
        """The meetings that cells held, as they were added up, each by group and interval."""
        # of a year or a month that began before the period, what was held in the period was added up
        numbered = ((self.stretch_at(max(row.day, self.begins[0])), row) for row in self.met)
        return [((row.group, number), row) for number, row in numbered if number is not None]

    @cached_property
    def newest(self) -> Sequence[bool]:
        """Whether nothing that stands on the last day of an interval was confirmed after it: what was before that is
        not kept."""
        return [
            all(self.confirmed.get(stood.one.id, 0) <= stood.day for stood in standing) for standing in self.closing
        ]

    @cached_property
    def lasts(self) -> Sequence[int]:
        return [stretch.last for stretch in self.stretches]

    def latest(self, found: Iterable[Judged]) -> Sequence[Judged]:
        """Of each subject in an interval, what was judged for the period that ends last, the longest of those."""
        kept: dict[tuple[str, int | None], Judged] = {}
        for one in sorted(found, key=lambda one: (one.until, -one.since)):
            kept[one.subject, self.stretch_at(one.until - 1)] = one
        return [*kept.values()]

    @cached_property
    def latest_of(self) -> Mapping[str, Sequence[Judged]]:
        """The same of organizations, by what they were judged by."""
        return {kind: self.latest(one for one in self.judged if one.kind == kind) for kind in AssessmentKind}

    @cached_property
    def unrated(self) -> Mapping[int, set[tuple[str, str]]]:
        """Who is not to be rated on the last days, with the cell: exempt, suspended, or admitted less than six months
        before."""
        return {last: self.unrated_on(last) for last in self.lasts}

    def unrated_on(self, day: int) -> set[tuple[str, str]]:
        young = too_new_from(date.fromordinal(day + 1)).toordinal()
        return {
            (one.organization, one.member)
            for one in self.belonged
            if one.since <= day < one.until
            if one.circumstance in UNRATED or (one.admitted is not None and young <= one.admitted)
        }

    @cached_property
    def norms_on(self) -> Mapping[int, Sequence[Norm]]:
        """The norms of sizes that hold on each last day for a cell's committee, whatever bodies stand beside it."""
        own = [norm for norm in self.sizes if norm.body == Body.CELL_COMMITTEE and norm.besides is None]
        days = {last: date.fromordinal(last).isoformat() for last in self.lasts}
        return {last: [norm for norm in own if norm.since <= on < norm.until] for last, on in days.items()}

    @cached_property
    def least_seats(self) -> Mapping[int, Mapping[str, int]]:
        """By the last days, how many are to sit in the committee of each organization that is to have one as a cell."""
        found: Mapping[int, dict[str, int]] = {day: {} for day in self.lasts}
        for one, _, _, day in chain.from_iterable(self.closing):
            norm = norm_for(official_on(one, day), (), Body.CELL_COMMITTEE, self.norms_on[day])
            if norm is not None:
                found[day][one.id] = norm.least or 0
        return found


def held_on(links: Iterable[Lasted], days: Sequence[int]) -> Mapping[int, Mapping[str, set[str]]]:
    """Whose links to each organization hold on each of some days, which are in their order."""
    found: Mapping[int, defaultdict[str, set[str]]] = {day: defaultdict(set) for day in days}
    for organization, _, whose, since, until in links:
        for number in range(bisect_left(days, since), bisect_left(days, until)):
            found[days[number]][organization].add(whose)
    return found


def level_on(one: Lived, day: int) -> str:
    """An organization's level on a day; the newest one for good."""
    for level, since, _ in reversed(one.levels):
        if since <= day:
            return level
    return ""


def counted_on(one: Lived, day: int) -> tuple[int, int]:
    """How many official and probationary members an organization counts itself on a day."""
    place = bisect_left(one.counted, (day + 1,))
    return (0, 0) if place == 0 else one.counted[place - 1][1:]


def members_on(one: Lived, day: int) -> int:
    return sum(counted_on(one, day))


def official_on(one: Lived, day: int) -> int:
    return counted_on(one, day)[0]
