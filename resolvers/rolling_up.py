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

from graph.attendance import (
    LIST_LINKS_OF,
    LIST_LINKS_TO,
    LIST_LINKS_UNDER_IN_PERIOD,
    LIST_LIVES,
    LIST_SCOPE_OF_DAY,
)
from graph.fetching import Fetching
from resolvers.heirs import find_ended_into, find_heirs
from resolvers.links_in_period import Calendar, Found, Period, find_links
from resolvers.visiting import Counting, Followed, follow, in_whole


@dataclass(frozen=True, slots=True)
class Rolled:
    """The links with what counts of them; `heirs` are the organizations of today that ended ones are shown in.

    `keys` are the organizations' sort keys. Where today's tree is meant, `lives` are the lives of all of them.
    """

    links: Sequence[Followed]
    keys: Mapping[str, str]
    lives: Mapping[str, Sequence[str]] = field(default_factory=dict[str, Sequence[str]])
    heirs: Mapping[str, str] = field(default_factory=dict[str, str])

    def shown_in(self, organization: str) -> str:
        return self.heirs.get(organization, organization)

    def shown_on(self, organization: str | None, last: date, on: date) -> date:
        """The day that a group's organization is shown as on: today's where it lives, else the last that counts."""
        since, until = self.lives.get(organization or "", ("", ""))
        return on if since <= on.isoformat() < until else last


async def under_as_was(backend: Fetching, under: str, period: Period) -> Rolled:
    calendar = Calendar()
    found = await find_links(backend, LIST_LINKS_UNDER_IN_PERIOD, period, calendar, ids=[under])
    spans = await asyncio.to_thread(days_under, found, under)
    return Rolled(await follow(backend, spans, found, period, calendar), found.keys)


def days_under(found: Found, under: str) -> list[Counting]:
    """Each link with the days on which its organization was at or under one."""
    return [(link, found.ways.under(link.organization, under)) for link in found.links]


async def under_as_now(backend: Fetching, under: str, period: Period, on: date) -> Rolled:
    calendar = Calendar()
    organizations = await backend.reads.read(LIST_SCOPE_OF_DAY, ids=[under], on=on)
    heirs = await find_ended_into(backend, organizations, on)
    found = await find_links(backend, LIST_LINKS_TO, period, calendar, ids=sorted({*organizations, *heirs}))
    links = await follow(backend, in_whole(found.links, period), found, period, calendar)
    return Rolled(links, found.keys, await read_lives(backend, found), heirs)


async def of_supervisor(backend: Fetching, member: str, period: Period, on: date, *, now: bool) -> Rolled:
    calendar = Calendar()
    rows = await backend.reads.read(LIST_LINKS_OF, ids=[member], **period.bounds)
    organizations = sorted({row[0] for row in rows})
    heirs = await find_heirs(backend, organizations, on) if now else {}
    shown = sorted({*organizations, *heirs.values()})
    found = await find_links(backend, LIST_LINKS_TO, period, calendar, ids=shown)
    own = (link for link in found.links if link.member == member)
    links = await follow(backend, in_whole(own, period), found, period, calendar)
    return Rolled(links, found.keys, await read_lives(backend, found) if now else {}, heirs)


async def read_lives(backend: Fetching, found: Found) -> Mapping[str, Sequence[str]]:
    rows = await backend.reads.read(LIST_LIVES, ids=sorted(found.keys))
    return {organization: life for organization, *life in rows}
