"""Which links a question about a period takes in, and under which organizations they are shown. Called by `supervision`
(the fields of Query) for `attendance`.

AS_WAS goes by the tree of that time: a link counts on the days on which its organization was at or under `under`.
AS_NOW goes by the tree of the day asked for (`asOf`): a link counts in all its days where its organization, or what
that went into when it ended, is today.
"""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from graph.attendance import LIST_LINKS_OF, LIST_SCOPE_OF_DAY, LIST_SCOPE_OF_PERIOD
from graph.fetching import Fetching
from resolvers.heirs import find_ended_into, find_heirs
from resolvers.visiting import Calendar, Counting, Followed, Found, Period, find_links, follow


@dataclass(frozen=True, slots=True)
class Rolled:
    """The links with what counts of them; `heirs` are the organizations of today that ended ones are shown in.

    `keys` and `lives` are the organizations' sort keys and lives; `now` says whether today's tree is meant.
    """

    links: Sequence[Followed]
    keys: Mapping[str, str]
    lives: Mapping[str, Sequence[str]]
    now: bool
    heirs: Mapping[str, str] = field(default_factory=dict[str, str])

    def shown_in(self, organization: str) -> str:
        return self.heirs.get(organization, organization)

    def shown_on(self, organization: str | None, last: date, on: date) -> date:
        """The day that a group's organization is shown as on: today's where it lives, else the last that counts."""
        since, until = self.lives.get(organization or "", ("", ""))
        return on if self.now and since <= on.isoformat() < until else last


async def under_as_was(backend: Fetching, under: str, period: Period) -> Rolled:
    calendar = Calendar()
    organizations = await backend.reads.read(LIST_SCOPE_OF_PERIOD, ids=[under], **period.bounds)
    found = await find_links(backend, sorted(organizations), period, calendar)
    spans = await asyncio.to_thread(days_under, found, under)
    links = await follow(backend, spans, found.ways, period, calendar)
    return Rolled(links, found.keys, found.lives, now=False)


def days_under(found: Found, under: str) -> list[Counting]:
    """Each link with the days on which its organization was at or under one."""
    return [(link, found.ways.under(link.organization, under)) for link in found.links]


async def under_as_now(backend: Fetching, under: str, period: Period, on: date) -> Rolled:
    calendar = Calendar()
    organizations = await backend.reads.read(LIST_SCOPE_OF_DAY, ids=[under], on=on)
    heirs = await find_ended_into(backend, organizations, on)
    found = await find_links(backend, sorted({*organizations, *heirs}), period, calendar)
    return Rolled(await follow_all(backend, found, period, calendar), found.keys, found.lives, now=True, heirs=heirs)


async def of_supervisor(backend: Fetching, member: str, period: Period, on: date, *, now: bool) -> Rolled:
    calendar = Calendar()
    rows = await backend.reads.read(LIST_LINKS_OF, ids=[member], **period.bounds)
    organizations = sorted({row[0] for row in rows})
    heirs = await find_heirs(backend, organizations, on) if now else {}
    found = await find_links(backend, sorted({*organizations, *heirs.values()}), period, calendar)
    own = [link for link in found.links if link.member == member]
    mine = Found(own, found.keys, found.lives, found.ways)
    return Rolled(await follow_all(backend, mine, period, calendar), found.keys, found.lives, now=now, heirs=heirs)


async def follow_all(backend: Fetching, found: Found, period: Period, calendar: Calendar) -> list[Followed]:
    """All links in all their days in the period."""
    days = [(period.since.toordinal(), period.until.toordinal())]
    return await follow(backend, [(link, days) for link in found.links], found.ways, period, calendar)
