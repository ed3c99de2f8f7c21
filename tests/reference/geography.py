"""What the reference says of places: what lies in them, who lives there, who covers them."""

from datetime import date
from typing import Any

from tests.reference.people import offices
from tests.reference.world import World, gid, holds, iso


def place(world: World, one: str, day: date) -> dict[str, Any]:
    row = world.nodes["Place"][one]
    inside = {one} | everything_in(world, one, day)
    parents = [end for start, end, _ in world.links("IN", day) if start == one]
    covering = sorted(
        (start for start, end, _ in world.links("COVERS", day) if end == one), key=lambda other: world.key(other, day)
    )
    return {
        "id": gid("Place", one),
        **{name: row[name] for name in ("code", "kind", "name", "lat", "lon")},
        "nameGenerated": row["nameGenerated"] == 1,
        "since": iso(row["since"]),
        "until": iso(row["until"]),
        "residentCount": sum(end in inside for _, end, _ in world.links("LIVES_IN", day)),
        "parent": {"id": gid("Place", parents[0])} if parents else None,
        "organizations": [
            {"id": gid("Organization", other), "name": world.profile(other, day)["name"]} for other in covering
        ],
        "children": {"nodes": [{"id": gid("Place", child)} for child in in_order(world, lying_in(world, one, day))]},
        "offices": offices(world, day, of=one, end=1),
    }


def lying_in(world: World, one: str, day: date) -> set[str]:
    """The places right in one."""
    return {start for start, end, _ in world.links("IN", day) if end == one}


def everything_in(world: World, one: str, day: date) -> set[str]:
    """The places in one at any depth."""
    found: set[str] = set()
    frontier = {one}
    while frontier:
        frontier = {child for above in frontier for child in lying_in(world, above, day)} - found
        found |= frontier
    return found


def covered_under(world: World, organization: str, day: date) -> set[str]:
    """The places that an organization and all under it cover."""
    subtree = set(world.subtree(organization, day))
    return {end for start, end, _ in world.links("COVERS", day) if start in subtree}


def everywhere(world: World, day: date) -> set[str]:
    return {one for one, row in world.nodes.get("Place", {}).items() if holds(row, day)}


def fits(world: World, one: str, day: date, kinds: list[str] | None, coverage: str | None) -> bool:
    kind = world.nodes["Place"][one]["kind"]
    if kinds is not None and kind not in kinds:
        return False
    return coverage is None or (kind == "VILLAGE" and uncovered(world, one, day, coverage))


def uncovered(world: World, village: str, day: date, coverage: str) -> bool:
    """Whether a village has no members, no cell, or shares its cell with another village."""
    covers = [(start, end) for start, end, _ in world.links("COVERS", day)]
    cells = {start for start, end in covers if end == village}
    if coverage == "NO_MEMBERS":
        return all(end != village for _, end, _ in world.links("LIVES_IN", day))
    if coverage == "NO_CELL":
        return not cells
    others = {end for start, end in covers if start in cells and end != village}
    return any(world.nodes["Place"][end]["kind"] == "VILLAGE" for end in others)


def in_order(world: World, places: set[str]) -> list[str]:
    return sorted(places, key=world.place_key)
