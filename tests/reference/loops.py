"""Loops of supervision from the rows: who leads to whom, and over how many steps one comes back. Plain loops."""

from datetime import date

from tests.reference.supervision import committee_seats
from tests.reference.world import World, gid, holds

Steps = dict[tuple[str, str], set[str]]


def steps(world: World, under: str, day: date) -> Steps:
    """(committee's organization, supervised organization): the global ids of the links, inside of a subtree."""
    inside = set(world.subtree(under, day))
    found: Steps = {}
    for member, organization, p in world.links("SUPERVISES", day):
        for _, committee, seat in committee_seats(world, member, day):
            if holds(seat, day) and {committee, organization} <= inside and committee != organization:
                link = gid("Supervision", f"{member}~{organization}~{p['since']}")
                found.setdefault((committee, organization), set()).add(link)
    return found


def distances(found: Steps) -> dict[tuple[str, str], int]:
    """How many steps lead from one organization to another, by relaxing until nothing changes."""
    far = dict.fromkeys(found, 1)
    while True:
        longer = {
            (one, other): far[one, middle] + far[middle, other]
            for one, middle in far
            for start, other in far
            if start == middle and far[one, middle] + far[middle, other] < far.get((one, other), 10**6)
        }
        if not longer:
            return far
        far.update(longer)


def on_loops(found: Steps) -> dict[tuple[str, str], int]:
    """Each step that lies on a loop, with the length of the shortest one through it."""
    far = distances(found)
    return {(one, other): far[other, one] + 1 for one, other in found if (other, one) in far}
