"""Random worlds for indicators: those of `growing`, by seeds of their own, with more of what is counted."""

from random import Random

from graph.model.assessments import LEVELS_OF
from graph.model.offices import USUAL_TITLES
from graph.model.tables import OPEN_END
from graph.model.vocabulary import AssessmentKind, ComparableGroup, OfficeKind
from seeds.draft.rows import Rows
from tests.reference.world import World
from tests.worlds.casing import open_cases
from tests.worlds.forest import Forest, together
from tests.worlds.growing import Grower
from tests.worlds.settling import add_village
from tests.worlds.spans import Span, common, inside
from tests.worlds.staffing import size_norms

NUMBERS: tuple[dict[str, int | None], ...] = (
    {"expected": 20, "present": 18, "excused": 2},
    {"expected": 20, "present": 17, "excused": 3},
    {"expected": 9, "present": 8, "excused": 0},
    {"expected": 3, "present": 3, "excused": None},
    {"expected": None, "present": None, "excused": None},
)
REASONS = ("LEFT", "REMOVED", "EXPELLED", "DECEASED", "TRANSFERRED")


def plant_counted(size: int) -> Forest:
    """So many worlds, always the same for the same size."""
    grown = [counted(Random(f"counted/{number}"), f"i{number}") for number in range(size)]
    norms = size_norms()
    rows = together([*grown, norms])
    for one in grown:
        for label, held in norms.nodes.items():
            one.nodes[label] = [*one.nodes.get(label, ()), *held]
    return Forest(rows, tuple(World(one) for one in grown))


def counted(random: Random, mark: str) -> Rows:
    grower = Grower(random, mark)
    grower.grow()
    end_memberships(grower)
    rate(grower)
    settle(grower)
    seat(grower)
    take_office(grower)
    for _ in range(9):
        open_cases(grower)
    meet(grower)
    return grower.rows


def meet(grower: Grower) -> None:
    """Meetings of other numbers, some of which are not told; some members belong to a group, some are exempt."""
    for row in grower.rows.nodes.get("Meeting", []):
        row.update(grower.random.choice(NUMBERS))
    for _, _, p in grower.rows.links.get("MEMBER_ASSESSED", []):
        if p["kind"] == "CLASSIFICATION":
            p["comparableGroup"] = grower.random.choice((*ComparableGroup, None))
    for _, _, p in grower.rows.links.get("MEMBER_OF", []):
        if p["kind"] == "OFFICIAL" and grower.random.random() < 0.1:
            p["circumstance"] = grower.random.choice(("EXEMPT", "SUSPENDED"))


def rate(grower: Grower) -> None:
    """Whoever was judged was so as such; every kind and level as often as any other one."""
    kinds = {"ASSESSED": ("CLASSIFICATION", "FOUR_GOOD"), "MEMBER_ASSESSED": ("CLASSIFICATION", "SELF_REVIEW")}
    for table, chosen in kinds.items():
        for _, _, p in grower.rows.links.get(table, []):
            kind = AssessmentKind(grower.random.choice(chosen))
            level = grower.random.choice(LEVELS_OF[kind])
            p.update({"kind": str(kind), "level": str(level), "body": "NONE", "comparableGroup": None})


def settle(grower: Grower) -> None:
    """Organizations that cover a second village."""
    known = {(one, place) for one, place, _ in grower.rows.links.get("COVERS", [])}
    communes = [row["id"] for row in grower.rows.nodes["Place"] if row["kind"] == "COMMUNE"]
    for _ in range(3 if communes else 0):
        add_village(grower, communes)
    villages = [row for row in grower.rows.nodes["Place"] if row["kind"] == "VILLAGE"]
    for one, life in grower.lives.items():
        for row in villages:
            shared = common(life, Span(row["since"], row["until"]))
            if shared is not None and (one, row["id"]) not in known and grower.random.random() < 0.8:
                grower.rows.add_link("COVERS", one, row["id"], inside(grower.random, shared).dates())


def members_of(grower: Grower) -> list[tuple[str, Span]]:
    return [(row["id"], Span(row["since"], row["until"])) for row in grower.rows.nodes.get("Member", [])]


def seat(grower: Grower) -> None:
    """Seats in the committees of cells."""
    for one, life in grower.lives.items():
        for member, own in members_of(grower):
            shared = common(life, own)
            if shared is not None and grower.random.random() < 0.5:
                given = {"body": "CELL_COMMITTEE", "role": "MEMBER", "decision": None}
                grower.rows.add_link("HOLDS", member, one, {**given, **inside(grower.random, shared).dates()})


def take_office(grower: Grower) -> None:
    """Civil posts of every kind, of secretaries and others, in villages and at organizations."""
    leading = [(who, at) for who, at, p in grower.rows.links.get("HOLDS", []) if p["role"] == "SECRETARY"]
    lives = dict(members_of(grower))
    places = {row["id"]: Span(row["since"], row["until"]) for row in grower.rows.nodes["Place"]}
    for who, at in leading:
        covered = [place for one, place, _ in grower.rows.links.get("COVERS", []) if one == at]
        for where in (at, *covered):
            for _ in range(3):
                add_office(grower, who, where, lives, places)
    for place in places:
        for who in lives:
            if grower.random.random() < 0.2:
                add_office(grower, who, place, lives, places)


def add_office(grower: Grower, who: str, where: str, lives: dict[str, Span], places: dict[str, Span]) -> None:
    shared = common(lives[who], places[where] if where in places else grower.lives[where])
    kind = grower.random.choice(list(OfficeKind))
    table = "HOLDS_OFFICE_IN" if where in places else "HOLDS_OFFICE_AT"
    if shared is not None:
        grower.number += 1
        titled = {"kind": str(kind), "title": f"{USUAL_TITLES.get(kind, 'Khác')} {grower.number}"}
        grower.rows.add_link(table, who, where, {**titled, **inside(grower.random, shared).dates()})


def end_memberships(grower: Grower) -> None:
    """Why memberships ended that did, and in which circumstances members are."""
    for _, _, p in grower.rows.links.get("MEMBER_OF", []):
        p["circumstance"] = grower.random.choice((None, "WORKING_AWAY", "DISCHARGED_SOLDIER", "EXEMPT"))
        if p["kind"] == "OFFICIAL" and p["until"] != OPEN_END and p["endReason"] == "TRANSFERRED":
            p["endReason"] = grower.random.choice(REASONS)
