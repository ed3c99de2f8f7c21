"""Which links a question about a period takes in, and under which organizations they are shown.

AS_WAS goes by the tree of that time: a link counts on the days on which its organization was at or under `under`.
AS_NOW goes by the tree of the day asked for (`asOf`): a link counts in all its days where its organization, or what
that went into when it ended, is today.
"""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from graph.cypher.fetch import Fetching
from graph.reads.attendance import LIST_LINKS_OF, LIST_LIVES, LIST_SCOPE_OF_DAY, THESE, UNDER_IN_PERIOD
from resolvers.supervision.attendance.followed import Counting, Followed, Known, find_links, in_whole, know_of
from resolvers.supervision.attendance.period import Link, Period, read_links
from resolvers.supervision.attendance.present_day import find_ended_into, find_heirs


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
    links, known = await find_links(backend, UNDER_IN_PERIOD, period, ids=[under])
    followed = await asyncio.to_thread(lambda: known.all_followed(days_under(links, known, under)))
    return Rolled(followed, known.places.keys)


def days_under(links: Iterable[Link], known: Known, under: str) -> Iterable[Counting]:
    """Each link with the days on which its organization was at or under one."""
    return ((link, known.places.ways.under(link.organization, under)) for link in links)


async def under_as_now(backend: Fetching, under: str, period: Period, on: date) -> Rolled:
    organizations = await backend.reads.read(LIST_SCOPE_OF_DAY, ids=[under], on=on)
    heirs = await find_ended_into(backend, organizations, on)
    links, known = await find_links(backend, THESE, period, ids=sorted({*organizations, *heirs}))
    followed = await asyncio.to_thread(known.all_followed, in_whole(links, period))
    return Rolled(followed, known.places.keys, await read_lives(backend, known), heirs)


async def of_supervisor(backend: Fetching, member: str, period: Period, on: date, *, now: bool) -> Rolled:
    links = await read_links(backend, LIST_LINKS_OF, period, ids=[member])
    organizations = sorted({link.organization for link in links})
    heirs = await find_heirs(backend, organizations, on) if now else {}
    known = await know_of(backend, links, {*organizations, *heirs.values()}, period)
    followed = await asyncio.to_thread(known.all_followed, in_whole(links, period))
    return Rolled(followed, known.places.keys, await read_lives(backend, known) if now else {}, heirs)


async def read_lives(backend: Fetching, known: Known) -> Mapping[str, Sequence[str]]:
    rows = await backend.reads.read(LIST_LIVES, ids=sorted(known.places.keys))
    return {organization: life for organization, *life in rows}
