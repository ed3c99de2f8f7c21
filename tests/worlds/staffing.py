"""Random worlds with more committee members than organizations need, for proposals: there is a choice to make.

Facts keep the rules of `growing`; few people sit in many committees, so that the same ones could follow several
organizations, and loads matter.
"""

from datetime import date
from random import Random

from graph.model.tables import OPEN_END
from seeds.draft.rows import Rows
from tests.reference.world import World
from tests.worlds.forest import Forest, together
from tests.worlds.growing import Grower, count_members
from tests.worlds.peopling import add_cells, add_homes, add_member
from tests.worlds.spans import START, common, inside
from tests.worlds.supervising import Assigner

TURN = date(2024, 2, 29)
SIZES = (
    ("EXECUTIVE_COMMITTEE", None, 0, 1, START, TURN),
    ("EXECUTIVE_COMMITTEE", None, 0, 2, TURN, OPEN_END),
    ("EXECUTIVE_COMMITTEE", "CELL_COMMITTEE", 0, 3, START, OPEN_END),
    ("CELL_COMMITTEE", None, 0, 1, START, OPEN_END),
    ("CELL_COMMITTEE", None, 1, 2, TURN, OPEN_END),
    ("STANDING_BOARD", None, 0, 1, START, TURN),
)


def plant_staffed(size: int) -> Forest:
    """So many worlds, always the same for the same size; norms of sizes hold for all of them."""
    grown = [staffed(Random(f"staffed/{number}"), f"s{number}") for number in range(size)]
    norms = size_norms()
    rows = together([*grown, norms])
    for one in grown:
        for label, held in norms.nodes.items():
            one.nodes[label] = [*one.nodes.get(label, ()), *held]
    return Forest(rows, tuple(World(one) for one in grown))


def size_norms() -> Rows:
    """Every other one as a rule of before."""
    rows = Rows()
    for number, (body, besides, members, least, since, until) in enumerate(SIZES):
        life = {"regulation": f"Quy định {number}", "since": since, "until": until}
        needs = {"body": body, "besides": besides, "membersFrom": members, "least": least}
        if number % 2:
            rows.add_node("SizeRule", {"id": f"sz{number}", **needs, **life})
        else:
            unsaid = dict.fromkeys(("level", "most", "share", "base", "months", "days"))
            rows.add_node("Norm", {"id": f"sz{number}", "kind": "BODY_SIZE", **unsaid, **needs, **life})
    return rows


def staffed(random: Random, mark: str) -> Rows:
    grower = Grower(random, mark)
    grower.grow()
    assigner = Assigner(grower)
    above = sorted({end for _, end, _ in grower.rows.links.get("PART_OF", [])})
    for _ in range(random.choice((0, 3, 5, 6))):
        member, life = add_member(grower)
        add_cells(grower, member, life)
        add_homes(grower, member, life)
        for organization in random.sample(above, min(len(above), random.randint(1, 4))):
            shared = common(life, grower.lives[organization])
            if shared is not None:
                assigner.add_seat(member, organization, inside(random, shared) if random.random() < 0.3 else shared)
        for organization in random.sample(list(grower.lives), min(len(grower.lives), random.randint(0, 2))):
            shared = common(life, grower.lives[organization])
            if shared is not None:
                assigner.assign(member, organization, inside(random, shared))
    count_members(grower.rows)
    return grower.rows
