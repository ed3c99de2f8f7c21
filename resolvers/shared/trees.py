"""Many organizations at once, on a day and by what became of them: from memory, else from the graph."""

import asyncio
from collections.abc import Awaitable, Callable, Collection
from datetime import date
from typing import TypeVar

from execution.view import View
from graph.cypher.fetch import Fetching
from graph.cypher.held import Around, HeldDay, Placed, Step, Took, Went
from graph.reads import attendance, geography, heirs, lineage, standing, trees

Told = TypeVar("Told")


async def told(
    backend: Fetching, view: View, held: Callable[[HeldDay], Told], asked: Callable[[], Awaitable[Told]]
) -> Told:
    """What is told of the view's day from memory, or, where nothing is held for it, what the graph says when asked."""
    day = await backend.held(view)
    # a province has thousands: they are told beside the loop that answers others
    return await (asked() if day is None else asyncio.to_thread(held, day))


async def list_tree(backend: Fetching, tops: Collection[str], view: View) -> list[Placed]:
    """The organizations at and under some on the day."""
    return await told(
        backend, view, lambda day: day.under(tops), lambda: trees.list_tree(backend.reads, sorted(tops), view)
    )


async def list_living(backend: Fetching, organizations: Collection[str], view: View) -> list[Placed]:
    """The organizations as far as they live on the day."""
    return await told(
        backend,
        view,
        lambda day: day.living(organizations),
        lambda: trees.list_placed(backend.reads, sorted(organizations), view),
    )


async def list_under(backend: Fetching, top: str, view: View) -> list[str]:
    """The ids of the organizations at and under one on the day."""
    return await told(
        backend,
        view,
        lambda day: [one.id for one in day.under([top])],
        lambda: attendance.list_under(backend.reads, top, view),
    )


async def find_parents(backend: Fetching, organizations: Collection[str], view: View) -> dict[str, str]:
    """The ways from organizations up to their roots on the day: from each on a way to the one right above it."""
    return await told(
        backend,
        view,
        lambda day: day.parents(organizations),
        lambda: standing.find_parents(backend.reads, organizations, view),
    )


async def list_steps_back(backend: Fetching, organizations: Collection[str], view: View) -> list[Step]:
    """What went into organizations, a generation of it, the latest first."""
    return await told(
        backend,
        view,
        lambda day: day.steps_back(organizations),
        lambda: lineage.list_steps_back(backend.reads, organizations),
    )


async def list_steps_ahead(backend: Fetching, organizations: Collection[str], view: View) -> list[Step]:
    """What organizations went into, a generation of it, the earliest first."""
    return await told(
        backend,
        view,
        lambda day: day.steps_ahead(organizations),
        lambda: lineage.list_steps_ahead(backend.reads, organizations),
    )


async def list_ended_into(backend: Fetching, organizations: Collection[str], view: View) -> list[Went]:
    """What ended by going into organizations by the day."""
    return await told(
        backend,
        view,
        lambda day: day.ended_into(organizations),
        lambda: heirs.list_ended_into(backend.reads, organizations, view),
    )


async def list_heirs(backend: Fetching, organizations: Collection[str], view: View) -> list[Went]:
    """What organizations went into when they ended by the day."""
    return await told(
        backend,
        view,
        lambda day: day.heirs(organizations),
        lambda: heirs.list_heirs(backend.reads, organizations, view),
    )


async def list_dissolved(backend: Fetching, organizations: Collection[str], view: View) -> list[Went]:
    """What ended right under organizations by the day and went into nothing."""
    return await told(
        backend,
        view,
        lambda day: day.dissolved(organizations),
        lambda: heirs.list_dissolved(backend.reads, organizations, view),
    )


async def list_above_dissolved(backend: Fetching, organizations: Collection[str], view: View) -> list[Went]:
    """What stood right above organizations that ended by the day and went into nothing."""
    return await told(
        backend,
        view,
        lambda day: day.above_dissolved(organizations),
        lambda: heirs.list_above_dissolved(backend.reads, organizations, view),
    )


async def list_events(backend: Fetching, organizations: Collection[str], since: View, until: date) -> list[Took]:
    """The events after one day, up to and with another, that organizations took part in; the earliest first."""
    return await told(
        backend,
        since,
        lambda day: day.events(organizations, since.on, until),
        lambda: trees.list_events(backend.reads, sorted(organizations), since.on, until),
    )


async def list_covered(backend: Fetching, organizations: Collection[str], view: View) -> list[tuple[str, str]]:
    """Organizations with the places that they cover: (organization id, place id)."""
    return await told(
        backend,
        view,
        lambda day: day.covered(organizations),
        lambda: geography.list_covered(backend.reads, organizations, view),
    )


async def list_around(backend: Fetching, places: Collection[str], view: View) -> list[Around]:
    """The places and all that they lie in."""
    return await told(
        backend, view, lambda day: day.around(places), lambda: geography.list_around(backend.reads, places, view)
    )
