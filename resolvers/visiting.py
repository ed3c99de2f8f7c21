"""Supervision links in a period: the days that count, the meetings held in them, the visits made and required.

Called by the modules of attendance and of visits due, and by `links`. What belongs to all links is read at once: the
ways up, the meetings, the visits, the supervisors' ranks and the rules, a statement each. What is worked out of
thousands of rows is worked out in a thread beside the loop, so that others are answered meanwhile.
"""

import asyncio
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from graph import attendance as texts
from graph.fetching import Fetching
from resolvers.quotas import Stretch, before, required
from resolvers.standing import BODIES
from resolvers.ways import Rules, Seated, Span, Ways, clipped, ruled

OPEN = "9999-12-31"
Rows = Sequence[Sequence[Any]]


@dataclass(frozen=True, slots=True)
class Link:
    """A supervision link; days are ISO texts, an open end is 9999-12-31. `key` orders its supervisor among people."""

    member: str
    organization: str
    since: str
    until: str
    visits: int | None
    key: str = ""

    @property
    def id(self) -> str:
        return f"{self.member}~{self.organization}~{self.since}"


@dataclass(frozen=True, slots=True)
class Followed:
    """A link in a period, days as ordinals: when it counts, the days of meetings then, of visits and of stand-ins.

    `stretches` are its days by the visits that are asked for, from the first one that counts.
    """

    link: Link
    windows: Sequence[Span]
    stretches: Sequence[Stretch]
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

    def part(self, since: int, until: int) -> "Part":
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

    def whole(self) -> "Part":
        return Part(self.link, self.windows, self.held, self.visits, len(self.stand_ins), self.required())


@dataclass(frozen=True, slots=True)
class Part:
    """What counts of a link in some days: meetings and visits by their days, stand-ins and required visits."""

    link: Link
    windows: Sequence[Span]
    held: Sequence[int]
    visits: Sequence[int]
    stand_ins: int
    required: int | None


Counting = tuple[Link, Sequence[Span]]
"""A link with days that count."""


def between(days: Sequence[int], since: int, until: int) -> Sequence[int]:
    """Those of the sorted days between two."""
    return days[bisect_left(days, since) : bisect_left(days, until)]


@dataclass(frozen=True, slots=True)
class Period:
    since: date
    until: date

    @property
    def bounds(self) -> dict[str, date]:
        return {"from": self.since, "to": self.until}


class Calendar:
    """ISO days as ordinals, each worked out once: a year's meetings fall on few days."""

    def __init__(self) -> None:
        self.known: dict[str, int] = {}

    def day(self, text: str) -> int:
        found = self.known.get(text)
        if found is None:
            found = self.known[text] = date.fromisoformat(text).toordinal()
        return found


@dataclass(frozen=True, slots=True)
class Found:
    """The links to organizations in a period, with the organizations' sort keys, their lives and the ways up."""

    links: Sequence[Link]
    keys: Mapping[str, str]
    lives: Mapping[str, Sequence[str]]
    ways: Ways


async def find_links(backend: Fetching, organizations: Sequence[str], period: Period, calendar: Calendar) -> Found:
    """Two statements: the organizations with their parents and links, then what is above the others among them."""
    rows = await backend.reads.read(texts.LIST_LINKS_TO, ids=list(organizations), **period.bounds)
    further = sorted({edge[0] for row in rows for edge in row[3]}.difference(row[0] for row in rows))
    edges = await backend.reads.read(texts.LIST_PARENTS_IN, ids=further, **period.bounds) if further else []
    return await asyncio.to_thread(found_in, rows, edges, period, calendar)


def found_in(rows: Rows, edges_above: Iterable[Sequence[str]], period: Period, calendar: Calendar) -> Found:
    """`edges_above` are the hierarchy's links above the organizations of the rows."""
    edges = [*((row[0], *edge) for row in rows for edge in row[3]), *edges_above]
    links = [
        Link(member, organization, since, until, visits, key)
        for organization, _, _, _, found in rows
        for member, key, since, until, visits in found
    ]
    ways = ways_of(edges, period, calendar)
    return Found(links, {row[0]: row[1] for row in rows}, {row[0]: row[2] for row in rows}, ways)


def ways_of(edges: Iterable[Sequence[str]], period: Period, calendar: Calendar) -> Ways:
    dated = ((one, above, calendar.day(since), calendar.day(until)) for one, above, since, until in edges)
    return Ways(dated, period.since.toordinal(), period.until.toordinal())


async def follow(
    backend: Fetching, spans: Sequence[Counting], ways: Ways, period: Period, calendar: Calendar
) -> list[Followed]:
    """Each link with the days that may count: in those of them on which it holds, everything that counts."""
    counting = await asyncio.to_thread(holding, spans, calendar)
    links = [link for link, _ in counting]
    organizations = sorted({link.organization for link in links})
    meetings, known = await asyncio.gather(
        backend.reads.read(texts.LIST_MEETINGS, ids=organizations, **period.bounds),
        read_known(backend, links, ways, period, calendar),
    )
    return await asyncio.to_thread(known.all_followed, counting, meetings)


def holding(spans: Iterable[Counting], calendar: Calendar) -> list[Counting]:
    """The links that hold on some of their days, with those days."""
    clips = ((link, clipped(days, calendar.day(link.since), calendar.day(link.until))) for link, days in spans)
    return [(link, days) for link, days in clips if days]


async def read_known(
    backend: Fetching,
    links: Sequence[Link],
    ways: Ways,
    period: Period,
    calendar: Calendar,
    visits_since: date | None = None,
) -> "Known":
    """The visits to the organizations of links, and what asks for them: three statements, side by side."""
    organizations = sorted({link.organization for link in links})
    unsaid = sorted({link.member for link in links if link.visits is None})
    bounds = Period(visits_since or period.since, period.until).bounds
    visits, ranks, rules = await asyncio.gather(
        backend.reads.read(texts.LIST_VISITS, ids=organizations, **bounds),
        backend.reads.read(texts.LIST_RANKS, ids=unsaid, bodies=BODIES, **period.bounds),
        backend.reads.read(texts.LIST_RULES, **period.bounds),
    )
    return await asyncio.to_thread(known_from, visits, ranks, rules, ways, calendar)


def known_from(visits: Rows, ranks: Rows, rules: Rows, ways: Ways, calendar: Calendar) -> "Known":
    return Known(
        came=came_of(visits),
        seats={row[0]: list(seats_of(row[1], calendar)) for row in ranks},
        rules=Rules((*rule[:3], calendar.day(rule[3]), calendar.day(rule[4])) for rule in rules),
        ways=ways,
        calendar=calendar,
    )


async def follow_these(backend: Fetching, links: Sequence[Link], period: Period) -> list[Followed]:
    """Links that are known already, each in all its days in the period."""
    calendar = Calendar()
    unsaid = sorted({link.organization for link in links if link.visits is None})
    edges = await backend.reads.read(texts.LIST_PARENTS_IN, ids=unsaid, **period.bounds)
    days = [(period.since.toordinal(), period.until.toordinal())]
    return await follow(backend, [(link, days) for link in links], ways_of(edges, period, calendar), period, calendar)


Came = Mapping[tuple[str, str], list[str]]
"""By organization and how a supervisor was there, the meetings: `+|<member>` in person, `-|<member>` by a stand-in."""


def came_of(rows: Iterable[Sequence[Any]]) -> Came:
    came: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for organization, visits in rows:
        for visit in visits:
            day, meeting, how = visit.split("|", 2)
            came[organization, how].append(f"{day}|{meeting}")
    return came


def seats_of(rows: Iterable[Sequence[Any]], calendar: Calendar) -> Iterable[Seated]:
    """When somebody sat in a committee of which level: a seat goes on where its organization changes level."""
    for since, until, levels in rows:
        for level, begun, ended in levels:
            start, end = max(since, begun), min(until, ended)
            if start < end:
                yield calendar.day(start), calendar.day(end), level


@dataclass(frozen=True, slots=True)
class Known:
    """What was read of all links together."""

    came: Came
    seats: Mapping[str, Sequence[Seated]]
    rules: Rules
    ways: Ways
    calendar: Calendar

    def all_followed(self, counting: Iterable[Counting], meetings: Rows) -> list[Followed]:
        """Everything that counts of each link; the meetings are rows of [organization id, sort keys]."""
        held = {row[0]: sorted([self.calendar.day(key[:10]) for key in row[1]]) for row in meetings}
        return [self.followed(link, days, held[link.organization]) for link, days in counting]

    def followed(self, link: Link, windows: Sequence[Span], held: Sequence[int]) -> Followed:
        return Followed(
            link,
            windows,
            self.stretches(link, windows),
            within(held, windows),
            self.visits(link, windows),
            self.stand_ins(link, windows),
        )

    def visits(self, link: Link, windows: Sequence[Span]) -> Sequence[int]:
        """The days in the windows on which the supervisor came to a meeting as such, each meeting once."""
        came = self.came.get((link.organization, f"+|{link.member}"))
        return within(self.days(set(came)), windows) if came else ()

    def stand_ins(self, link: Link, windows: Sequence[Span]) -> Sequence[int]:
        """The days on which somebody came on the supervisor's behalf, and the supervisor did not."""
        others = self.came.get((link.organization, f"-|{link.member}"))
        if not others:
            return ()
        own = self.came.get((link.organization, f"+|{link.member}"), ())
        return within(self.days(set(others).difference(own)), windows)

    def days(self, meetings: Iterable[str]) -> list[int]:
        return sorted([self.calendar.day(meeting[:10]) for meeting in meetings])

    def stretches(self, link: Link, windows: Sequence[Span]) -> list[Stretch]:
        """The decision's number, else what the rules ask of the supervisor's rank on each day."""
        if link.visits is not None:
            return [(since, until, link.visits) for since, until in windows]
        ways = self.ways.of(link.organization)
        return ruled(windows, ways, self.seats.get(link.member, ()), self.rules)


def within(days: Sequence[int], windows: Sequence[Span]) -> Sequence[int]:
    if len(windows) == 1:
        return between(days, *windows[0])
    return [day for since, until in windows for day in between(days, since, until)]
