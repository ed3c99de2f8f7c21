"""Supervision links in a period, as they are found: with the organizations' series of meetings and the ways up.

Called by `visiting` and by the modules of attendance, visits due and workload. The organizations with their links,
meetings and visits are one statement, what is above all of them another.
"""

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, LiteralString

from graph import attendance as texts
from graph.fetching import Fetching
from resolvers.ways import Ways

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
class Period:
    since: date
    until: date

    @property
    def bounds(self) -> dict[str, date]:
        return {"from": self.since, "to": self.until}

    @property
    def days(self) -> dict[str, date | int]:
        """The bounds as days and as ordinals, for statements that read series, too."""
        return {**self.bounds, "first": self.since.toordinal(), "last": self.until.toordinal()}


class Calendar:
    """ISO days as ordinals, each worked out once: many links begin and end on the same ones."""

    def __init__(self) -> None:
        self.known: dict[str, int] = {}

    def day(self, text: str) -> int:
        found = self.known.get(text)
        if found is None:
            found = self.known[text] = date.fromisoformat(text).toordinal()
        return found


Came = Mapping[str, Sequence[int]]
"""The days of an organization's visits: by `+|<member>` in person, by `-|<member>` by a stand-in."""


@dataclass(frozen=True, slots=True)
class Series:
    """What an organization's series say of a period: the days of its meetings and the visits to them."""

    held: Sequence[int]
    came: Came


def series_of(met: Sequence[int], visits: Sequence[str]) -> Series:
    came: defaultdict[str, list[int]] = defaultdict(list)
    for visit in visits:
        day, how = visit.split("|", 1)
        came[how].append(int(day))
    return Series(met, came)


@dataclass(frozen=True, slots=True)
class Found:
    """The links to organizations in a period, with the organizations' sort keys, their series and the ways up."""

    links: Sequence[Link]
    keys: Mapping[str, str]
    series: Mapping[str, Series]
    ways: Ways


async def find_links(
    backend: Fetching, text: LiteralString, period: Period, calendar: Calendar, **parameters: Any
) -> Found:
    """Two statements: the organizations of a text with their parents and links, then what is above all of them."""
    rows = await backend.reads.read(text, **parameters, **period.days)
    further = sorted({edge[0] for row in rows for edge in row[2]}.difference(row[0] for row in rows))
    edges = await backend.reads.read(texts.LIST_PARENTS_IN, ids=further, **period.bounds) if further else []
    return await asyncio.to_thread(found_in, rows, edges, period, calendar)


def found_in(rows: Rows, edges_above: Iterable[Sequence[str]], period: Period, calendar: Calendar) -> Found:
    """`edges_above` are the hierarchy's links above the organizations of the rows."""
    edges = [*((row[0], *edge) for row in rows for edge in row[2]), *edges_above]
    links = [
        Link(member, row[0], since, until, visits, key) for row in rows for member, key, since, until, visits in row[3]
    ]
    series = {row[0]: series_of(row[4], row[5]) for row in rows if row[3]}
    return Found(links, {row[0]: row[1] for row in rows}, series, ways_of(edges, period, calendar))


def ways_of(edges: Iterable[Sequence[str]], period: Period, calendar: Calendar) -> Ways:
    dated = ((one, above, calendar.day(since), calendar.day(until)) for one, above, since, until in edges)
    return Ways(dated, period.since.toordinal(), period.until.toordinal())
