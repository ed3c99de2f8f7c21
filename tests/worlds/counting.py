"""Random worlds for indicators: those of `growing`, by seeds of their own, with more of what is counted."""

from random import Random

from graph.model.assessments import LEVELS_OF
from graph.model.tables import OPEN_END
from graph.model.vocabulary import AssessmentKind
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
    for _ in range(9):
        open_cases(grower)
    return grower.rows


def rate(grower: Grower) -> None:
    """Whoever was judged was so as such; every kind and level as often as any other one."""
    kinds = {"ASSESSED": ("CLASSIFICATION", "FOUR_GOOD"), "MEMBER_ASSESSED": ("CLASSIFICATION", "SELF_REVIEW")}
    for table, chosen in kinds.items():
        for _, _, p in grower.rows.links.get(table, []):
            kind = AssessmentKind(grower.random.choice(chosen))
            level = grower.random.choice(LEVELS_OF[kind])
            p.update({"kind": str(kind), "level": str(level), "body": "NONE", "comparableGroup": None})


def end_memberships(grower: Grower) -> None:
    """Why memberships ended that did, and in which circumstances members are."""
    for _, _, p in grower.rows.links.get("MEMBER_OF", []):
        p["circumstance"] = grower.random.choice((None, "WORKING_AWAY", "DISCHARGED_SOLDIER", "EXEMPT"))
        if p["kind"] == "OFFICIAL" and p["until"] != OPEN_END and p["endReason"] == "TRANSFERRED":
            p["endReason"] = grower.random.choice(REASONS)
