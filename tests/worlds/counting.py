"""Random worlds for indicators: those of `growing`, by seeds of their own, with more of what is counted."""

from random import Random

from graph.model.assessments import RATED
from graph.model.tables import OPEN_END
from seeds.draft.rows import Rows
from tests.reference.world import World
from tests.worlds.casing import open_cases
from tests.worlds.forest import Forest, together
from tests.worlds.growing import Grower

REASONS = ("LEFT", "REMOVED", "EXPELLED", "DECEASED", "TRANSFERRED")


def plant_counted(size: int) -> Forest:
    """So many worlds, always the same for the same size."""
    grown = [counted(Random(f"counted/{number}"), f"i{number}") for number in range(size)]
    return Forest(together(grown), tuple(World(one) for one in grown))


def counted(random: Random, mark: str) -> Rows:
    grower = Grower(random, mark)
    grower.grow()
    end_memberships(grower)
    rate(grower)
    for _ in range(3):
        open_cases(grower)
    return grower.rows


def rate(grower: Grower) -> None:
    """Every level of classifications as often as any other one."""
    for table in ("ASSESSED", "MEMBER_ASSESSED"):
        for _, _, p in grower.rows.links.get(table, []):
            if p["kind"] == "CLASSIFICATION":
                p["level"] = str(grower.random.choice(RATED))


def end_memberships(grower: Grower) -> None:
    """Why memberships ended that did."""
    for _, _, p in grower.rows.links.get("MEMBER_OF", []):
        if p["kind"] == "OFFICIAL" and p["until"] != OPEN_END and p["endReason"] == "TRANSFERRED":
            p["endReason"] = grower.random.choice(REASONS)
