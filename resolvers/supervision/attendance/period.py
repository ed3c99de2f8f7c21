"""The organizations of a question about a period, with their series of meetings and the ways up from them."""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from execution.view import View
from graph.cypher.dates import Period
from graph.cypher.fetch import Fetching
from graph.model.meeting_years import MeetingYears
from graph.reads.attendance import Edge, Followable, Selection, list_organizations, list_parents
from resolvers.supervision.attendance.ancestry import Ways


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


async def read_places(
    backend: Fetching, selection: Selection, period: Period, view: View, calendar: Calendar
) -> Places:
    """Two statements: the organizations with their parents, then what is above all of them."""
    found = await list_organizations(backend.reads, selection, period)
    further = {edge.parent for one in found for edge in one.parents}.difference(one.id for one in found)
    edges = await list_parents(backend.reads, further, period, view) if further else []
    return await asyncio.to_thread(places_in, found, edges, period, calendar)


def places_in(found: Sequence[Followable], edges_above: Iterable[Edge], period: Period, calendar: Calendar) -> Places:
    """`edges_above` are the hierarchy's links above the organizations found, in which some of them may lie again: a
    committee and a cell that is under it, but not right under it."""
    keys = {one.id: one.key for one in found}
    edges = [edge for one in found for edge in one.parents]
    edges += [edge for edge in edges_above if edge.organization not in keys]
    return Places(keys, {one.id: MeetingYears(one.years) for one in found}, ways_of(edges, period, calendar))


def ways_of(edges: Iterable[Edge], period: Period, calendar: Calendar) -> Ways:
    dated = ((one, above, calendar.day(since), calendar.day(until)) for one, above, since, until in edges)
    return Ways(dated, *period.ordinals)
