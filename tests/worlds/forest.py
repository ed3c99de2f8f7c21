"""Many small worlds in one graph: it is loaded once, and each example asks one of them or all together.

The ids and the codes of a world are its own, so an answer about one of them that mentions another one is wrong too.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from seeds.draft.rows import Rows
from tests.reference.world import World
from tests.worlds.growing import Grower


@dataclass(frozen=True, slots=True)
class Forest:
    """`rows` are those of all worlds, in one table each."""

    rows: Rows
    worlds: tuple[World, ...]


def plant(size: int, seed: int = 1) -> Forest:
    """So many worlds, always the same for the same size and seed."""
    grown = [Grower(Random(f"{seed}/{number}"), str(number)).grow() for number in range(size)]
    return Forest(together(grown), tuple(World(rows) for rows in grown))


def together(parts: list[Rows]) -> Rows:
    """The rows of all parts."""
    rows = Rows()
    for part in parts:
        for label, nodes in part.nodes.items():
            rows.nodes.setdefault(label, []).extend(nodes)
        for table, links in part.links.items():
            rows.links.setdefault(table, []).extend(links)
    return rows


def turning_days(world: World) -> list[date]:
    """Every day on which something begins, ends or happens."""
    happened = {row["on"] for row in world.nodes.get("ChangeEvent", {}).values()}
    held = {row["heldOn"] for row in world.nodes.get("Meeting", {}).values()}
    official = {row["officialOn"] for row in world.nodes.get("Member", {}).values()} - {None}
    judged = {p["decidedOn"] for table in ("ASSESSED", "MEMBER_ASSESSED") for _, _, p in world.links(table)}
    cases = world.nodes.get("Case", {}).values()
    opened = {row[name] for row in cases for name in ("openedOn", "dueOn", "closedOn")} - {None}
    return sorted({*world.days(), *happened, *held, *official, *judged, *opened})


def day_near(world: World, random: Random) -> date:
    """A turning day, the day before or the day after; or any other one."""
    return random.choice(turning_days(world)) + timedelta(days=random.choice((-1, 0, 0, 1, 17)))
