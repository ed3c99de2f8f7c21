"""Where organizations that have ended are found today: along the lineage, what they went into.

Only the events by which an organization ended count; one that gave a part away and went on is found where it is
itself. Of several that it went into, the first that leads on to somewhere, in the order of event and organization.
What went into nothing is found where that is that stood right above it, so that nothing is lost of what was under it.
"""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping, Sequence
from graphlib import TopologicalSorter
from operator import attrgetter

from execution.view import View
from graph.cypher.fetch import Fetching
from graph.cypher.held import Went
from resolvers.shared.trees import list_above_dissolved, list_dissolved, list_ended_into, list_heirs

Candidates = Mapping[str, Sequence[Went]]
"""For each ended organization, what it went into."""
Generation = Callable[[Fetching, Collection[str], View], Awaitable[Sequence[Went]]]
UP_TO_NOW: tuple[Generation, Generation] = list_ended_into, list_dissolved
FROM_NOW_ON: tuple[Generation, Generation] = list_heirs, list_above_dissolved


async def read_generations(
    backend: Fetching,
    generation: tuple[Generation, Generation],
    organizations: Iterable[str],
    view: View,
    further: Callable[[Went], str],
) -> Candidates:
    """What some organizations went into or stood under, or what went into them or stood under them: two statements for
    each generation.

    `further` gives of each the one whose own generation is read next.
    """
    candidates: defaultdict[str, list[Went]] = defaultdict(list)
    seen, frontier = set(organizations), set(organizations)
    while frontier:
        parts = await asyncio.gather(*(one(backend, frontier, view) for one in generation))
        found = [went for part in parts for went in part]
        for went in found:
            candidates[went.origin].append(went)
        frontier = {further(went) for went in found} - seen
        seen |= frontier
    return candidates


async def find_ended_into(backend: Fetching, organizations: Iterable[str], view: View) -> dict[str, str]:
    """Every organization that ended and is found in one of these today, with the one that it is found in."""
    living = set(organizations)
    candidates = await read_generations(backend, UP_TO_NOW, living, view, attrgetter("origin"))
    return resolved(candidates, lambda went: went.result in living)


async def find_heirs(backend: Fetching, organizations: Iterable[str], view: View) -> dict[str, str]:
    """For those of the organizations that have ended and live on in another one: that one."""
    candidates = await read_generations(backend, FROM_NOW_ON, organizations, view, attrgetter("result"))
    return resolved(candidates, lambda went: went.lives)


def resolved(candidates: Candidates, is_found: Callable[[Went], bool]) -> dict[str, str]:
    """Each ended organization's way followed to its end, from the last ones back."""
    known: dict[str, str] = {}
    ways = {one: [went.result for went in found] for one, found in candidates.items()}
    for organization in TopologicalSorter(ways).static_order():
        for went in sorted(candidates.get(organization, ())):
            end = went.result if is_found(went) else known.get(went.result)
            if end is not None:
                known[organization] = end
                break
    return known
