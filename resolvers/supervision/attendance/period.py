"""Supervision links in a period, as they are found: with the organizations' series of meetings and the ways up.

The links are one statement, the organizations with their meetings and visits another, and what is above all of them
a third.
"""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, LiteralString, NamedTuple

from graph.cypher.fetch import Fetching
from graph.model.meeting_years import MeetingYears
from graph.reads import attendance as texts
from resolvers.supervision.attendance.ancestry import Ways

OPEN = "9999-12-31"
Rows = Sequence[Sequence[Any]]


class Link(NamedTuple):
    """A supervision link; days are ISO texts, an open end is 9999-12-31. `key` orders its supervisor among people.

    A tuple, as a province has five thousand: it is the row of its statement (graph/reads/attendance.py, LINKS).
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
    def years(self) -> dict[str, str]:
        """The calendar years that the period touches, the end exclusive, as texts."""
        last = self.until - timedelta(days=1)
        return {"firstYear": f"{self.since.year:04d}", "endYear": f"{last.year + 1:04d}"}


class Calendar:
    """ISO days as ordinals, each worked out once: many links begin and end on the same ones."""

    def __init__(self) -> None:
        self.known: dict[str, int] = {}

    def day(self, text: str) -> int:
        found = self.known.get(text)
        if found is None:
            found = self.known[text] = date.fromisoformat(text).toordinal()
        return found


@dataclass(frozen=True, slots=True)
class Places:
    """Organizations in a period: their sort keys, their series, and the ways up from them."""

    keys: Mapping[str, str]
    series: Mapping[str, MeetingYears]
    ways: Ways


async def read_links(backend: Fetching, text: LiteralString, period: Period, **parameters: Any) -> list[Link]:
    rows = await backend.reads.read(text, **parameters, **period.bounds)
    return await asyncio.to_thread(lambda: [Link(*row) for row in rows])


async def read_places(
    backend: Fetching, text: LiteralString, period: Period, calendar: Calendar, **parameters: Any
) -> Places:
    """Two statements: the organizations of a text with their parents, then what is above all of them."""
    rows = await backend.reads.read(text, **parameters, **period.bounds, **period.years)
    further = sorted({edge[0] for row in rows for edge in row[2]}.difference(row[0] for row in rows))
    edges = await backend.reads.read(texts.LIST_PARENTS_IN, ids=further, **period.bounds) if further else []
    return await asyncio.to_thread(places_in, rows, edges, period, calendar)


def places_in(rows: Rows, edges_above: Iterable[Sequence[str]], period: Period, calendar: Calendar) -> Places:
    """`edges_above` are the hierarchy's links above the organizations of the rows, in which some of them may lie again:
    a committee and a cell that is under it, but not right under it."""
    keys = {row[0]: row[1] for row in rows}
    edges = [(row[0], *edge) for row in rows for edge in row[2]]
    edges += [(one, *edge) for one, *edge in edges_above if one not in keys]
    return Places(keys, {row[0]: MeetingYears(row[3]) for row in rows}, ways_of(edges, period, calendar))


def ways_of(edges: Iterable[Sequence[str]], period: Period, calendar: Calendar) -> Ways:
    dated = ((one, above, calendar.day(since), calendar.day(until)) for one, above, since, until in edges)
    return Ways(dated, *period.ordinals)
