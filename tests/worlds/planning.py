"""What the organizations of a random world plan: meetings that are put off, called off, held or not."""

from datetime import date
from typing import TYPE_CHECKING

from tests.worlds.spans import TURNS, Span, cut, inside

if TYPE_CHECKING:
    from tests.worlds.growing import Grower

KINDS = ("REGULAR", "THEMATIC", "EXTRAORDINARY")


def plan_meetings(grower: "Grower") -> None:
    """Up to four meetings of each organization, some on days on which it met; those that it has no day for are none."""
    met: dict[str, list[tuple[str, date]]] = {}
    meetings = {row["id"]: (row["kind"], row["heldOn"]) for row in grower.rows.nodes.get("Meeting", [])}
    for meeting, one, _ in grower.rows.links.get("OF", []):
        met.setdefault(one, []).append(meetings[meeting])
    number = 0
    for one, life in grower.lives.items():
        free = [(kind, day) for day in (*TURNS, date(2031, 3, 3)) if life.holds(day) for kind in KINDS]
        free = [*dict.fromkeys((*met.get(one, ()), *grower.random.sample(free, min(len(free), 6))))]
        for _ in range(grower.random.randint(0, 4)):
            number += plan(grower, f"l{grower.mark}x{number}", one, life, free)


def plan(grower: "Grower", meeting: str, one: str, life: Span, free: list[tuple[str, date]]) -> bool:
    """One meeting, planned for one day after another; whether there were days for it. None is taken twice."""
    spans: list[tuple[Span, tuple[str, date]]] = []
    for span in cut(grower.random, inside(grower.random, life), 0.3):
        fitting = [found for found in free if found[1] >= span.since]
        if not fitting or (spans and spans[-1][0].until != span.since):
            break
        chosen = grower.random.choice(fitting)
        free.remove(chosen)
        spans.append((span, chosen))
    if not spans:
        return False
    grower.rows.add_node("PlannedMeeting", {"id": meeting, "plannedOn": spans[0][0].since})
    for span, (kind, day) in spans:
        note = grower.random.choice((None, "8 giờ, nhà văn hóa thôn"))
        grower.rows.add_link("PLANS", one, meeting, {"kind": kind, "plannedFor": day, "note": note, **span.dates()})
    return True
