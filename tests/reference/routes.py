"""What the reference says of paths: every link that may be walked on a day, and how far things are apart."""

from collections import deque
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from tests.reference.world import World, gid, iso

KINDS = {"HIERARCHY": "PART_OF", "MEMBERSHIP": "MEMBER_OF", "ASSIGNMENT": "HOLDS", "SUPERVISION": "SUPERVISES"}


@dataclass(frozen=True, slots=True)
class Walk:
    """One link as walked from one end to the other; ids are global."""

    start: str
    end: str
    kind: str
    forward: bool
    role: str | None
    since: str | None
    until: str | None


def walks(world: World, day: date, through: Collection[str]) -> list[Walk]:
    """All links of the day, in both directions."""
    found: list[Walk] = []
    for kind in through:
        start_type = "Organization" if kind == "HIERARCHY" else "Member"
        for start, end, p in world.links(KINDS[kind], day):
            here, there = gid(start_type, start), gid("Organization", end)
            role = p.get("role") if kind == "ASSIGNMENT" else p.get("kind")
            facts = (kind, role, iso(p["since"]), iso(p["until"]))
            found += [walk(here, there, *facts, forward=True), walk(there, here, *facts, forward=False)]
    return found


def walk(
    start: str, end: str, kind: str, role: str | None, since: str | None, until: str | None, *, forward: bool
) -> Walk:
    return Walk(start, end, kind, forward, role, since, until)


def distance(found: Collection[Walk], start: str, end: str) -> int | None:
    """The least number of steps; None where none lead there."""
    away = {start: 0}
    queue = deque([start])
    while queue:
        here = queue.popleft()
        for one in found:
            if one.start == here and one.end not in away:
                away[one.end] = away[here] + 1
                queue.append(one.end)
    return away.get(end)
