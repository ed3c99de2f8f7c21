"""What counts of supervision links in a period: the days, the meetings held in them, the visits made and required.

What asks for visits is read at once for all links: the ranks of supervisors and the rules, a statement each, beside
those about the organizations. What is worked out of thousands of rows is worked out in a thread beside the loop, so
that others are answered meanwhile.
"""

import asyncio
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import sub
from typing import NamedTuple

from execution.view import View
from graph.cypher.dates import Period
from graph.cypher.fetch import Fetching
from graph.model.norm_words import NormKind
from graph.reads.attendance import Link, Selection, list_links, these
from graph.reads.norms import Norm, list_norms
from graph.reads.ranks import Committee, list_committees
from resolvers.supervision.attendance.ancestry import Span, clipped
from resolvers.supervision.attendance.period import Calendar, Places, read_places
from resolvers.supervision.attendance.required_visits import Stretch, before, required
from resolvers.supervision.attendance.visit_rules import NO_SEATS, Rules, Seated, Seats, inside
from resolvers.supervision.standing import BODIES


class Part(NamedTuple):
    """What counts of a link in some days: meetings and visits by their days, stand-ins and required visits.

    A tuple, as is `Followed`: of a province, five thousand of each are made.
    """

    link: Link
    windows: Sequence[Span]
    held: Sequence[int]
    visits: Sequence[int]
    stand_ins: int
    required: int | None


class Followed(NamedTuple):
    """A link in a period, days as ordinals: when it counts, the days of meetings then, of visits and of stand-ins.

    `stretches` are its days by the visits that are asked for, from the first one that counts.
    """

    link: Link
    windows: Sequence[Span]
    stretches: tuple[Stretch, ...]
    held: Sequence[int]
    visits: Sequence[int]
    stand_ins: Sequence[int]

    @property
    def begins(self) -> int:
        return self.windows[0][0]

    @property
    def ends(self) -> int:
        """The day after the last one that counts."""
        return self.windows[-1][1]

    def required(self) -> int | None:
        return required(self.stretches)

    def part(self, since: int, until: int) -> Part:
        """What falls between two days. Parts of a period ask for as many visits together as the whole of it."""
        asked = required(before(self.stretches, until))
        earlier = required(before(self.stretches, since)) or 0
        return Part(
            self.link,
            clipped(self.windows, since, until),
            between(self.held, since, until),
            between(self.visits, since, until),
            len(between(self.stand_ins, since, until)),
            None if asked is None else asked - earlier,
        )

    def whole(self) -> Part:
        return Part(self.link, self.windows, self.held, self.visits, len(self.stand_ins), self.required())


Counting = tuple[Link, Sequence[Span]]
"""A link with days that count."""


def between(days: Sequence[int], since: int, until: int) -> Sequence[int]:
    """Those of the sorted days between two."""
    if not days or (since <= days[0] and days[-1] < until):
        return days
    return days[bisect_left(days, since) : bisect_left(days, until)]


def longest_gap(windows: Iterable[Span], visits: Sequence[int]) -> int:
    """The most days from one visit to the next, from the first day to the first visit, or from the last to the end."""
    longest = 0
    for since, until in windows:
        days = (*between(visits, since, until), until)
        longest = max(longest, *map(sub, days, (since, *days)))
    return longest


async def find_links(
    backend: Fetching, selection: Selection, period: Period, view: View, *, asking: Period | None = None
) -> tuple[list[Link], "Known"]:
    """The links to some organizations with what counts of them; `asking` are the days that visits are asked for in."""
    calendar = Calendar()
    places, (links, demands) = await asyncio.gather(
        read_places(backend, selection, period, view, calendar),
        read_demanding(backend, selection, period, asking or period, view, calendar),
    )
    return links, Known(places, demands, calendar)


async def read_demanding(
    backend: Fetching, selection: Selection, period: Period, asking: Period, view: View, calendar: Calendar
) -> tuple[list[Link], "Demands"]:
    links = await list_links(backend.reads, selection, period)
    return links, await read_demands(backend, links, asking, view, calendar)


async def read_demands(
    backend: Fetching, links: Sequence[Link], period: Period, view: View, calendar: Calendar
) -> "Demands":
    """What asks for visits: two statements, side by side."""
    unsaid = await asyncio.to_thread(members_of, links)
    committees, rules = await asyncio.gather(
        list_committees(backend.reads, unsaid, period, BODIES, view),
        list_norms(backend.reads, [NormKind.VISITS], period, view),
    )
    return await asyncio.to_thread(demands_from, committees, rules, calendar)


def members_of(links: Iterable[Link]) -> set[str]:
    """Whose rank is asked for: of a link whose decision says how many visits, nobody's."""
    return {link.member for link in links if link.visits is None}


def demands_from(committees: Iterable[Committee], rules: Iterable[Norm], calendar: Calendar) -> "Demands":
    shared = cache(Seats)  # many sat for the same days in committees of the same levels
    return Demands(
        {member: shared(tuple(spans)) for member, spans in seats_of(committees, calendar).items()},
        rules_of(rules, calendar),
    )


async def know_of(
    backend: Fetching, links: Sequence[Link], organizations: Iterable[str], period: Period, view: View
) -> "Known":
    """What counts of links that are known already, and of these organizations."""
    calendar = Calendar()
    places, demands = await asyncio.gather(
        read_places(backend, these(set(organizations), view), period, view, calendar),
        read_demands(backend, links, period, view, calendar),
    )
    return Known(places, demands, calendar)


async def follow_these(backend: Fetching, links: Sequence[Link], period: Period, view: View) -> list[Followed]:
    """Links that are known already, each in all its days in the period."""
    known = await know_of(backend, links, {link.organization for link in links}, period, view)
    return await asyncio.to_thread(known.all_followed, in_whole(links, period))


def in_whole(links: Iterable[Link], period: Period) -> Iterable[Counting]:
    """Links in all days of a period."""
    days = [period.ordinals]
    return ((link, days) for link in links)


def rules_of(rules: Iterable[Norm], calendar: Calendar) -> Rules:
    return Rules(
        (one.set_by, one.level, one.least, calendar.day(one.since), calendar.day(one.until))
        for one in rules
        if one.set_by is not None and one.level is not None and one.least is not None
    )


def seats_of(committees: Iterable[Committee], calendar: Calendar) -> Mapping[str, Sequence[Seated]]:
    """When members sat in a committee of which level: a seat goes on where its organization changes level."""
    found: defaultdict[str, set[Seated]] = defaultdict(set)
    for committee in committees:
        for member, since, until in committee.seats:
            for level, begun, ended in committee.levels:
                start, end = max(since, begun), min(until, ended)
                if start < end:
                    found[member].add((calendar.day(start), calendar.day(end), level))
    return {member: sorted(spans) for member, spans in found.items()}


@dataclass(frozen=True, slots=True)
class Demands:
    """What asks for visits where no decision does."""

    seats: Mapping[str, Seats]
    rules: Rules


@dataclass(frozen=True, slots=True)
class Known:
    """What was read of all links together."""

    places: Places
    demands: Demands
    calendar: Calendar

    def all_followed(self, spans: Iterable[Counting]) -> list[Followed]:
        """Each link with the days that may count: in those of them on which it holds, everything that counts."""
        day = self.calendar.day
        clips = ((link, clipped(days, day(link.since), day(link.until))) for link, days in spans)
        return [self.followed(link, days) for link, days in clips if days]

    def followed(self, link: Link, windows: Sequence[Span]) -> Followed:
        return Followed(
            link,
            windows,
            self.stretches(link, windows),
            within(self.places.series[link.organization].held, windows),
            self.visits(link, windows),
            self.stand_ins(link, windows),
        )

    def visits(self, link: Link, windows: Sequence[Span]) -> Sequence[int]:
        """The days in the windows on which the supervisor came to a meeting as such, each meeting once."""
        return within(self.places.series[link.organization].days(f"+{link.member}"), windows)

    def stand_ins(self, link: Link, windows: Sequence[Span]) -> Sequence[int]:
        """The days on which somebody came on the supervisor's behalf, and the supervisor did not."""
        return within(self.places.series[link.organization].days(f"-{link.member}"), windows)

    def stretches(self, link: Link, windows: Sequence[Span]) -> tuple[Stretch, ...]:
        """The decision's number, else what the rules ask of the supervisor's rank on each day."""
        if link.visits is not None:
            return tuple([(since, until, link.visits) for since, until in windows])
        ways, seats = self.places.ways.of(link.organization), self.demands.seats.get(link.member, NO_SEATS)
        return inside(self.demands.rules.stretches(ways, seats), windows)


def within(days: Sequence[int], windows: Sequence[Span]) -> Sequence[int]:
    if not days:
        return ()
    if len(windows) == 1:
        return between(days, *windows[0])
    return [day for since, until in windows for day in between(days, since, until)]
