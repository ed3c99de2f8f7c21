"""The norms of a random world with their waivers: two versions of most kinds, set by the first root, and some further
down. What is drawn behind them is the same with them as without."""

from random import Random
from typing import TYPE_CHECKING, Any

from graph.model.tables import OPEN_END
from tests.worlds.spans import START, TURNS, Span, common, inside

if TYPE_CHECKING:
    from tests.worlds.growing import Grower

UNSAID = dict.fromkeys(
    ("level", "body", "besides", "membersFrom", "least", "most", "share", "base", "months", "days"), None
)
NUMBERS: tuple[tuple[str, dict[str, tuple[Any, ...]]], ...] = (
    ("CELL_SIZE", {"least": (1, 2, 3)}),
    ("CELL_OR_COMMITTEE", {"membersFrom": (1, 2, 3)}),
    ("HAS_SECRETARY", {}),
    ("TERM", {"body": ("EXECUTIVE_COMMITTEE",), "months": (6, 12, 30)}),
    ("TERM", {"body": ("CELL_COMMITTEE",), "months": (12, 14)}),
    ("MONTHLY_MEETING", {"level": ("CELL",), "least": (1, 12)}),
    ("MONTHLY_MEETING", {"level": ("UPPER_GRASSROOTS",), "least": (1, 6)}),
    ("ONE_VILLAGE", {"most": (0, 1)}),
    ("TEMPORARY", {"months": (1, 12)}),
    ("AWAY", {"months": (1, 12)}),
    ("RATED", {"days": (0, 90, 400)}),
    ("EXCELLENT_CAP", {"share": (0.2, 0.5), "base": ("GOOD", "GOOD_OR_BETTER")}),
    ("CONFIRMED", {"days": (30, 300)}),
    ("FEEDBACK_ANSWERED", {"days": (20, 90)}),
    ("LEAVING_RESOLVED", {"days": (20, 90)}),
    ("MEETING_ATTENDANCE", {"share": (0.85, 0.9, 0.95)}),
    ("PROBATION", {"months": (6, 12), "days": (None, 42)}),
    ("SELF_REVIEWED", {"days": (0, 90)}),
    ("HAS_TASK", {}),
    ("SUPERVISED", {}),
)


def set_norms(grower: "Grower") -> None:
    drawn = grower.random.getstate()
    set_versions(grower, grower.random)
    grower.random.setstate(drawn)


def set_versions(grower: "Grower", random: Random) -> None:
    roots = [one for one, tier in grower.tiers.items() if tier == 0]
    lower = [one for one, tier in grower.tiers.items() if tier in {1, 2}]
    made = 0
    for kind, numbers in NUMBERS:
        turn = random.choice(TURNS)
        versions = [(roots[0], Span(START, turn)), (roots[0], Span(turn, OPEN_END))]
        if lower and random.random() < 0.3:
            issuer = random.choice(lower)
            versions.append((issuer, inside(random, grower.lives[issuer])))
        for issuer, span in versions:
            identifier, made = f"q{grower.mark}n{made}", made + 1
            said = {name: random.choice(values) for name, values in numbers.items()}
            row = {"id": identifier, "kind": kind, "regulation": "Điều 21", **UNSAID, **said, **span.dates()}
            grower.rows.add_node("Norm", row)
            grower.rows.add_link("NORM_SET_BY", identifier, issuer, {})
            for one in random.sample(list(grower.lives), min(2, len(grower.lives))):
                exempt(grower, random, one, identifier, common(grower.lives[one], span))


def exempt(grower: "Grower", random: Random, organization: str, norm: str, shared: Span | None) -> None:
    if shared is not None and random.random() < 0.3:
        said = {"subtree": random.randint(0, 1), "reason": "Vùng cao", "decision": "9-QĐ/TU"}
        grower.rows.add_link("EXEMPT_FROM", organization, norm, {**said, **inside(random, shared).dates()})
