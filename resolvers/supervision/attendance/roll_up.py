"""Which links a question about a period takes in, and under which organizations they are shown.

AS_WAS goes by the tree of that time: a link counts on the days on which its organization was at or under `under`.
AS_NOW goes by the tree of the day asked for (`asOf`): a link counts in all its days where its organization, or what
that went into when it ended, is today.
"""

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from execution.view import View
from graph.cypher.dates import Period
from graph.cypher.fetch import Fetching
from graph.reads.attendance import Link, find_lives, list_links_of, these, under_in_period
from resolvers.shared.trees import list_under
from resolvers.supervision.attendance.ancestry import child_of
from resolvers.supervision.attendance.followed import Counting, Followed, Known, find_links, in_whole, know_of
from resolvers.supervision.attendance.present_day import find_ended_into, find_heirs
from resolvers.supervision.standing import read_tree

Below = tuple[int, int, str]
"""From, to, and the child of the organization asked for that another one is at or under during that time."""


def nowhere(_: str) -> Sequence[Below]:
    return ()


@dataclass(frozen=True, slots=True)
class Rolled:
    """The links with what counts of them; `heirs` are the organizations of today that ended ones are shown in.

    `keys` are the organizations' sort keys. Where today's tree is meant, `lives` are the lives of all of them.
    `children` tells of an organization when it counts at or under which child of the one asked for; nothing where no
    organization is asked for.
    """

    links: Sequence[Followed]
    keys: Mapping[str, str]
    lives: Mapping[str, tuple[str, str]] = field(default_factory=dict[str, tuple[str, str]])
    heirs: Mapping[str, str] = field(default_factory=dict[str, str])
    children: Callable[[str], Sequence[Below]] = nowhere

    def shown_in(self, organization: str) -> str:
        return self.heirs.get(organization, organization)

    def shown_on(self, organization: str | None, last: date, on: date) -> date:
        """The day that a group's organization is shown as on: today's where it lives, else the last that counts."""
        since, until = self.lives.get(organization or "", ("", ""))
        return on if since <= on.isoformat() < until else last


async def under_as_was(backend: Fetching, under: str, period: Period, view: View) -> Rolled:
    links, known = await find_links(backend, under_in_period(under, view), period, view)
    followed = await asyncio.to_thread(lambda: known.all_followed(days_under(links, known, under)))
    return Rolled(followed, known.places.keys, children=lambda one: known.places.ways.below_top(one, under))


def days_under(links: Iterable[Link], known: Known, under: str) -> Iterable[Counting]:
    """Each link with the days on which its organization was at or under one."""
    return ((link, known.places.ways.under(link.organization, under)) for link in links)


async def under_as_now(backend: Fetching, under: str, period: Period, view: View, *, by_child: bool = False) -> Rolled:
    """The tree of the day is read only where links are shown by the children of the organization asked for."""
    organizations = await list_under(backend, under, view)
    heirs = await find_ended_into(backend, organizations, view)
    links, known = await find_links(backend, these({*organizations, *heirs}, view), period, view)
    followed = await asyncio.to_thread(known.all_followed, in_whole(links, period))
    lives = await find_lives(backend.reads, known.places.keys, view)
    if not by_child:
        return Rolled(followed, known.places.keys, lives, heirs)
    tree = await read_tree(backend, {heirs.get(link.organization, link.organization) for link in links}, view)

    def children(organization: str) -> Sequence[Below]:
        shown = heirs.get(organization, organization)
        return ((*period.ordinals, child_of(shown, tree.above(shown), under)),)

    return Rolled(followed, known.places.keys, lives, heirs, children)


async def of_supervisor(backend: Fetching, member: str, period: Period, view: View, *, now: bool) -> Rolled:
    links = await list_links_of(backend.reads, member, period, view)
    organizations = sorted({link.organization for link in links})
    heirs = await find_heirs(backend, organizations, view) if now else {}
    known = await know_of(backend, links, {*organizations, *heirs.values()}, period, view)
    followed = await asyncio.to_thread(known.all_followed, in_whole(links, period))
    lives = await find_lives(backend.reads, known.places.keys, view) if now else {}
    return Rolled(followed, known.places.keys, lives, heirs)
