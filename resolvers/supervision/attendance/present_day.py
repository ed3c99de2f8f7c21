"""Where organizations that have ended are found today: along the lineage, what they went into.

Only the events by which an organization ended count; one that gave a part away and went on is found where it is
itself. Of several that it went into, the first that leads on to somewhere, in the order of event and organization.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from graphlib import TopologicalSorter
from typing import LiteralString

from graph.cypher.fetch import Fetching
from graph.reads.attendance import LIST_ENDED_INTO, LIST_HEIRS

Candidates = Mapping[str, list[tuple[str, str, str, bool]]]
"""For each ended organization: (event id, sort key of the result, result id, whether the result lives)."""


async def read_generations(
    backend: Fetching, statement: LiteralString, organizations: Iterable[str], on: date, *, back: bool
) -> Candidates:
    """What went into these (`back`), or what these went into: a statement for each generation."""
    candidates: defaultdict[str, list[tuple[str, str, str, bool]]] = defaultdict(list)
    seen, frontier = set(organizations), set(organizations)
    while frontier:
        rows = await backend.reads.read(statement, ids=sorted(frontier), on=on)
        for origin, *result in rows:
            candidates[origin].append(tuple(result))
        frontier = {row[0 if back else 3] for row in rows} - seen
        seen |= frontier
    return candidates


async def find_ended_into(backend: Fetching, organizations: Iterable[str], on: date) -> dict[str, str]:
    """Every organization that ended and is found in one of these today, with the one that it is found in."""
    living = set(organizations)
    candidates = await read_generations(backend, LIST_ENDED_INTO, living, on, back=True)
    return resolved(candidates, lambda result, _: result in living)


async def find_heirs(backend: Fetching, organizations: Iterable[str], on: date) -> dict[str, str]:
    """For those of the organizations that have ended and live on in another one: that one."""
    candidates = await read_generations(backend, LIST_HEIRS, organizations, on, back=False)
    return resolved(candidates, lambda _, lives: lives)


def resolved(candidates: Candidates, found_at: Callable[[str, bool], bool]) -> dict[str, str]:
    """Each ended organization's way followed to its end, from the last ones back."""
    known: dict[str, str] = {}
    ways = {one: [result for _, _, result, _ in found] for one, found in candidates.items()}
    for organization in TopologicalSorter(ways).static_order():
        for _, _, result, lives in sorted(candidates.get(organization, ())):
            end = result if found_at(result, lives) else known.get(result)
            if end is not None:
                known[organization] = end
                break
    return known
