"""Coverage from the rows, in plain loops: the state of every organization, and how they are grouped."""

from collections.abc import Sequence
from datetime import date

from tests.reference.supervision import has_standing, is_own
from tests.reference.world import World, holds

DEFAULT = ("GRASSROOTS_COMMITTEE", "GRASSROOTS_CELL", "CELL")
FOUR = ("SUPERVISED", "WITHOUT_STANDING", "LAPSED", "UNSUPERVISED")


def counted(world: World, under: str, levels: Sequence[str], day: date) -> list[str]:
    """The organizations at and under one of those levels, in the order of organizations."""
    everything = world.subtree(under, day)
    kept = [one for one in everything if world.profile(one, day)["level"] in levels]
    return sorted(kept, key=lambda one: world.key(one, day))


def figures(world: World, organization: str, day: date) -> set[str]:
    """Everything that an organization is counted as."""
    begun = [row for row in world.links("SUPERVISES", day, past=True) if row[1] == organization]
    current = [row for row in begun if holds(row[2], day)]
    found = {"ORGANIZATIONS"}
    if any(has_standing(world, member, organization, day) for member, _, _ in current):
        found.add("SUPERVISED")
    elif current:
        found.add("WITHOUT_STANDING")
    else:
        found.add("LAPSED" if begun else "UNSUPERVISED")
    if len([row for row in current if "IN_CHARGE" in row[2]["duties"]]) > 1:
        found.add("SEVERAL_IN_CHARGE")
    if any(is_own(world, member, organization, day) for member, _, _ in current):
        found.add("OWN_ORGANIZATION")
    return found


def group_of(world: World, organization: str, under: str, group_by: str, day: date) -> str | None:
    if group_by == "LEVEL":
        level: str = world.profile(organization, day)["level"]
        return level
    if group_by == "SECTOR":
        sector: str | None = world.nodes["Organization"][organization]["sector"]
        return sector
    if group_by == "PLACE":
        return place_of(world, organization, under, day)
    path = [*world.ancestors(organization, day), organization]
    below = path[path.index(under) + 1 :]
    return below[0] if below else under


def covered(world: World, organization: str, day: date) -> list[str]:
    """The places that an organization covers, or those of the nearest one above it that covers any."""
    for one in (organization, *reversed(world.ancestors(organization, day))):
        own = sorted(end for start, end, _ in world.links("COVERS", day) if start == one)
        if own:
            return own
    return []


def place_of(world: World, organization: str, under: str, day: date) -> str | None:
    """Walking up from the first place of an organization: the last one before a place of `under`, or that one."""
    tops, own = covered(world, under, day), covered(world, organization, day)
    if not own:
        return None
    below, place = own[0], own[0]
    while place not in tops:
        around = [end for start, end, _ in world.links("IN", day) if start == place]
        if not around:
            return None
        below, place = place, around[0]
    return below


def lists(world: World, organizations: Sequence[str], day: date) -> dict[str, list[str]]:
    """Each figure's organizations, in order."""
    found = {one: figures(world, one, day) for one in organizations}
    names = ("ORGANIZATIONS", *FOUR, "SEVERAL_IN_CHARGE", "OWN_ORGANIZATION")
    return {name: [one for one in organizations if name in found[one]] for name in names}
