"""What a viewer sees, from the definition: whose file an organization's holder, and so on up, leads to their own."""

from collections.abc import Collection
from datetime import date

from tests.reference.world import World


def holders(world: World, one: str, today: date) -> set[str]:
    """Who holds the file of an organization: see docs/security.md."""
    life = world.nodes["Organization"][one]
    above = [(end, p) for start, end, p in world.links("PART_OF") if start == one]
    if life["until"] <= today:
        ending = [event for event, end, _ in world.links("ORIGINAL") if end == one]
        ending = [event for event in ending if world.nodes["ChangeEvent"][event]["on"] == life["until"]]
        heirs = {end for event, end, _ in world.links("RESULTING") if event in ending and end != one}
        return heirs or {end for end, p in above if p["until"] == life["until"]}
    if life["since"] > today:
        first = min((p["since"] for _, p in above), default=None)
        return {end for end, p in above if p["since"] == first}
    return {end for end, p in above if p["since"] <= today < p["until"]}


def inside(world: World, granted: Collection[str], today: date) -> set[str]:
    """The organizations that are seen whole: each asks its own holders, up to one that is granted."""
    of = {one: holders(world, one, today) for one in world.nodes.get("Organization", {})}

    def leads(one: str, asked: set[str]) -> bool:
        if one in granted:
            return True
        return any(leads(above, asked | {one}) for above in of.get(one, ()) if above not in asked)

    return {one for one in of if leads(one, set())}


def above(world: World, seen: Collection[str]) -> set[str]:
    """What is, was or will be above any of those, and is none of them."""
    found: set[str] = set()
    for _ in world.nodes.get("Organization", {}):
        found |= {end for start, end, _ in world.links("PART_OF") if start in seen or start in found}
    return found - set(seen)


def home(world: World, member: str, today: date) -> str | None:
    """The cell that counts a member today; before that the first one, afterwards the last one."""
    rows = [row for row in world.links("MEMBER_OF") if row[0] == member and row[2]["kind"] == "OFFICIAL"]
    rows.sort(key=lambda row: row[2]["since"])
    begun = [end for _, end, stay in rows if stay["since"] <= today]
    return begun[-1] if begun else rows[0][1] if rows else None


def own_members(world: World, seen: Collection[str], today: date) -> set[str]:
    """Whose home is one of these."""
    return {one for one in world.nodes.get("Member", ()) if home(world, one, today) in seen}
