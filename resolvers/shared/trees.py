"""Many organizations at once, on a day and by what became of them: from memory, else from the graph."""

import asyncio
from collections.abc import Collection
from datetime import date

from execution.view import View
from graph.cypher.fetch import Fetching
from graph.cypher.held import Around, Placed, Step, Took, Went
from graph.reads import attendance, geography, heirs, lineage, standing, trees


async def list_tree(backend: Fetching, tops: Collection[str], view: View) -> list[Placed]:
    """The organizations at and under some on the day."""
    held = await backend.held(view)
    if held is None:
        return await trees.list_tree(backend.reads, sorted(tops), view)
    # a province has thousands: they are made beside the loop that answers others
    return await asyncio.to_thread(held.under, tops)


async def list_living(backend: Fetching, organizations: Collection[str], view: View) -> list[Placed]:
    """The organizations as far as they live on the day."""
    held = await backend.held(view)
    if held is None:
        return await trees.list_placed(backend.reads, sorted(organizations), view)
    return await asyncio.to_thread(held.living, organizations)


async def list_under(backend: Fetching, top: str, view: View) -> list[str]:
    """The ids of the organizations at and under one on the day."""
    held = await backend.held(view)
    if held is None:
        return await attendance.list_under(backend.reads, top, view)
    return await asyncio.to_thread(lambda: [one.id for one in held.under([top])])


async def find_parents(backend: Fetching, organizations: Collection[str], view: View) -> dict[str, str]:
    """The ways from organizations up to their roots on the day: from each on a way to the one right above it."""
    held = await backend.held(view)
    if held is None:
        return await standing.find_parents(backend.reads, organizations, view)
    return await asyncio.to_thread(held.parents, organizations)


async def list_steps_back(backend: Fetching, organizations: Collection[str], view: View) -> list[Step]:
    """What went into organizations, a generation of it, the latest first."""
    held = await backend.held(view)
    if held is None:
        return await lineage.list_steps_back(backend.reads, organizations)
    return await asyncio.to_thread(held.steps_back, organizations)


async def list_steps_ahead(backend: Fetching, organizations: Collection[str], view: View) -> list[Step]:
    """What organizations went into, a generation of it, the earliest first."""
    held = await backend.held(view)
    if held is None:
        return await lineage.list_steps_ahead(backend.reads, organizations)
    return await asyncio.to_thread(held.steps_ahead, organizations)


async def list_ended_into(backend: Fetching, organizations: Collection[str], view: View) -> list[Went]:
    """What ended by going into organizations by the day."""
    held = await backend.held(view)
    if held is None:
        return await heirs.list_ended_into(backend.reads, organizations, view)
    return await asyncio.to_thread(held.ended_into, organizations)


async def list_heirs(backend: Fetching, organizations: Collection[str], view: View) -> list[Went]:
    """What organizations went into when they ended by the day."""
    held = await backend.held(view)
    if held is None:
        return await heirs.list_heirs(backend.reads, organizations, view)
    return await asyncio.to_thread(held.heirs, organizations)


async def list_events(backend: Fetching, organizations: Collection[str], since: View, until: date) -> list[Took]:
    """The events after one day, up to and with another, that organizations took part in; the earliest first."""
    held = await backend.held(since)
    if held is None:
        return await trees.list_events(backend.reads, sorted(organizations), since.on, until)
    return await asyncio.to_thread(held.events, organizations, since.on, until)


async def list_covered(backend: Fetching, organizations: Collection[str], view: View) -> list[tuple[str, str]]:
    """Organizations with the places that they cover: (organization id, place id)."""
    held = await backend.held(view)
    if held is None:
        return await geography.list_covered(backend.reads, organizations, view)
    return await asyncio.to_thread(held.covered, organizations)


async def list_around(backend: Fetching, places: Collection[str], view: View) -> list[Around]:
    """The places and all that they lie in."""
    held = await backend.held(view)
    if held is None:
        return await geography.list_around(backend.reads, places, view)
    return await asyncio.to_thread(held.around, places)
