"""Supervision links in a period, as they are found: with the organizations' series of meetings and the ways up.

Called by `visiting` and by the modules of attendance, visits due and workload. The links are one statement, the
organizations with their meetings and visits another, and what is above all of them a third.
"""

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, LiteralString, NamedTuple

from graph import attendance as texts
from graph.fetching import Fetching
from resolvers.ways import Ways

OPEN = "9999-12-31"
Rows = Sequence[Sequence[Any]]


class Link(NamedTuple):
    """A supervision link; days are ISO texts, an open end is 9999-12-31. `key` orders its supervisor among people.

    A tuple, as a province has five thousand: it is the row of its statement (graph/attendance.py, LINKS).
    """

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
    def ordinals(self) -> tuple[int, int]:
        return self.since.toordinal(), self.until.toordinal()

    @property
    def of_series(self) -> dict[str, int | str]:
        """The bounds for statements that read series: as ordinals and as texts of these."""
        first, last = self.ordinals
        return {"first": first, "last": last, "firstVisit": str(first), "lastVisit": str(last)}


class Calendar:
    """ISO days as ordinals, each worked out once: many links begin and end on the same ones."""

    def __init__(self) -> None:
        self.known: dict[str, int] = {}

    def day(self, text: str) -> int:
        found = self.known.get(text)
        if found is None:
            found = self.known[text] = date.fromisoformat(text).toordinal()
        return found


class Series:
    """What an organization's series say of a period: the days of its meetings and the visits to them."""

    __slots__ = ("came", "held", "visits")

    def __init__(self, held: Sequence[int], visits: Sequence[str]) -> None:
        self.held, self.visits = held, visits
        self.came: Mapping[str, Sequence[int]] | None = None

    def days(self, how: str) -> Sequence[int]:
        """The days of visits: by `+|<member>` in person, by `-|<member>` by a stand-in."""
        if self.came is None:
            self.came = by_visitor(self.visits)
        return self.came.get(how, ())


def by_visitor(visits: Iterable[str]) -> Mapping[str, Sequence[int]]:
    came: defaultdict[str, list[int]] = defaultdict(list)
    for visit in visits:
        day, how = visit.split("|", 1)
        came[how].append(int(day))
    return came


@dataclass(frozen=True, slots=True)
class Places:
    """Organizations in a period: their sort keys, their series, and the ways up from them."""

    keys: Mapping[str, str]
    series: Mapping[str, Series]
    ways: Ways


async def read_links(backend: Fetching, text: LiteralString, period: Period, **parameters: Any) -> list[Link]:
    rows = await backend.reads.read(text, **parameters, **period.bounds)
    return await asyncio.to_thread(lambda: [Link(*row) for row in rows])


async def read_places(
    backend: Fetching, text: LiteralString, period: Period, calendar: Calendar, **parameters: Any
) -> Places:
    """Two statements: the organizations of a text with their parents, then what is above all of them."""
    rows = await backend.reads.read(text, **parameters, **period.bounds, **period.of_series)
    further = sorted({edge[0] for row in rows for edge in row[2]}.difference(row[0] for row in rows))
    edges = await backend.reads.read(texts.LIST_PARENTS_IN, ids=further, **period.bounds) if further else []
    return await asyncio.to_thread(places_in, rows, edges, period, calendar)


def places_in(rows: Rows, edges_above: Iterable[Sequence[str]], period: Period, calendar: Calendar) -> Places:
    """`edges_above` are the hierarchy's links above the organizations of the rows, in which some of them may lie again:
    a committee and a cell that is under it, but not right under it."""
    keys = {row[0]: row[1] for row in rows}
    edges = [(row[0], *edge) for row in rows for edge in row[2]]
    edges += [(one, *edge) for one, *edge in edges_above if one not in keys]
    return Places(keys, {row[0]: Series(row[3], row[4]) for row in rows}, ways_of(edges, period, calendar))


def ways_of(edges: Iterable[Sequence[str]], period: Period, calendar: Calendar) -> Ways:
    dated = ((one, above, calendar.day(since), calendar.day(until)) for one, above, since, until in edges)
    return Ways(dated, *period.ordinals)
