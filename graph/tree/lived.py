"""Organizations with all their days, from the columns; days are ordinals, ends exclusive."""

from collections.abc import Collection, Iterator, Mapping

from graph.cypher.held import Following, Lived, levels_of
from graph.tree.columns import BY_LEVEL, LEVEL, Columns
from graph.tree.slices import Slices


def under_between(columns: Columns, top: int, since: int, until: int) -> set[int]:
    """The rows of what may have been at and under one between two days, by links in them."""
    children, begins, ends = columns.below.columns
    found, waiting = {top}, [top]
    while waiting:
        for place in columns.below.places(waiting.pop()):
            child = children[place]
            if child not in found and begins[place] < until and since < ends[place]:
                found.add(child)
                waiting.append(child)
    return found


def lived(columns: Columns, row: int) -> Lived:
    """An organization with its parents, levels and headcounts of all days."""
    profiles = columns.profiles.entries(row)
    return Lived(
        columns.ids[row],
        profiles[-1][BY_LEVEL] if profiles else "",
        columns.sectors[row],
        columns.since[row],
        columns.until[row],
        [(columns.ids[above], since, until) for above, since, until in columns.above.entries(row)],
        levels_of((profile[LEVEL], profile[0], profile[1]) for profile in profiles),
        [(day, official, probationary) for day, official, probationary in columns.counts.entries(row)],
    )


def followings(columns: Columns, row: int) -> Iterator[Following]:
    """The supervision links of an organization."""
    for member, since, until, *_ in columns.supervising.links.entries(row):
        yield Following(columns.supervising.ids[member], columns.ids[row], since, until)


def followed_from(
    columns: Columns, links: Slices, member: str, rows: Mapping[str, int], bodies: Collection[str] | None = None
) -> Iterator[Following]:
    """What the links of a supervisor lead to: of seats, those in some bodies."""
    for organization, since, until, *rest in links.entries(rows[member]):
        if bodies is None or rest[0] in bodies:
            yield Following(member, columns.ids[organization], since, until)
