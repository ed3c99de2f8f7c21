"""Supervision in a random world: rules of visits, committee members assigned downwards, handovers, meetings and visits.

Beside links that make sense there are those of the worlds' people at random, which mostly have no standing.
"""

from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING, Any

from graph.model.tables import OPEN_END
from tests.worlds.spans import START, TURNS, Span, common, inside

if TYPE_CHECKING:
    from tests.worlds.growing import Grower

COMMITTEE = "EXECUTIVE_COMMITTEE"
DUTIES = (["FOLLOW"], ["FOLLOW", "ATTEND"], ["IN_CHARGE"], ["IN_CHARGE", "ATTEND"])
RULED = ("PROVINCIAL", "UPPER_GRASSROOTS", "GRASSROOTS_COMMITTEE")


class Assigner:
    """Draws the supervision of one world."""

    def __init__(self, grower: "Grower") -> None:
        self.random = Random(grower.random.getrandbits(64))
        self.grower = grower
        self.rows = grower.rows
        self.parents: dict[str, list[tuple[str, Span]]] = {}
        for one, above, p in grower.rows.links.get("PART_OF", []):
            self.parents.setdefault(one, []).append((above, Span(p["since"], p["until"])))

    def assign_all(self) -> None:
        self.set_rules()
        for row in self.rows.nodes.get("Member", []):
            for _ in range(self.random.randint(0, 2)):
                self.seat_and_assign(row["id"], Span(row["since"], row["until"]))
        for link in list(self.rows.links.get("SUPERVISES", [])):
            if self.random.random() < 0.4:
                self.hand_over(link[1], link[2])
        for member, organization, p in self.rows.links.get("SUPERVISES", []):
            for _ in range(self.random.choice((0, 1, 3))):
                self.meet(member, organization, Span(p["since"], p["until"]))

    def set_rules(self) -> None:
        """Two versions for the first root, sometimes one for an organization under it."""
        tops = [one for one, tier in self.grower.tiers.items() if tier == 0][:1]
        lower = [one for one, tier in self.grower.tiers.items() if tier == 1][:1]
        turn = self.random.choice(TURNS)
        for level in RULED:
            for since, until in ((START, turn), (turn, OPEN_END)):
                self.set_rule(tops[0], level, Span(since, until))
            if lower and self.random.random() < 0.4:
                self.set_rule(lower[0], level, inside(self.random, self.grower.lives[lower[0]]))

    def set_rule(self, organization: str, level: str, span: Span) -> None:
        """A norm, or a rule as graphs hold them that were filled before there were norms."""
        identifier, visits = self.grower.new_id("r"), self.random.choice((1, 2, 6, 12, 30))
        if self.grower.number % 2:
            row = {"id": identifier, "level": level, "visitsPerYear": visits, "decision": "776-QĐ/TU", **span.dates()}
            self.rows.add_node("VisitRule", row)
            self.rows.add_link("SET_BY", identifier, organization, {})
        else:
            self.rows.add_node("Norm", visits_norm(identifier, level, visits, span))
            self.rows.add_link("NORM_SET_BY", identifier, organization, {})

    def seat_and_assign(self, member: str, life: Span) -> None:
        """A seat in a committee, and a link to something that is under it for some of the time."""
        lower = self.random.choice(list(self.parents) or [""])
        if not lower:
            return
        above = self.random.choice(self.parents[lower])[0]
        if self.random.random() < 0.4 and above in self.parents:
            above = self.random.choice(self.parents[above])[0]
        shared = common(life, self.grower.lives[above])
        if shared is not None:
            self.add_seat(member, above, inside(self.random, inside(self.random, shared)))
        both = common(life, self.grower.lives[lower])
        if both is not None:
            self.assign(member, lower, inside(self.random, both))

    def add_seat(self, member: str, organization: str, span: Span) -> None:
        same = (
            common(span, Span(p["since"], p["until"]))
            for holder, end, p in self.rows.links.get("HOLDS", [])
            if (holder, end, p["body"]) == (member, organization, COMMITTEE)
        )
        if not any(same):
            properties = {"body": COMMITTEE, "role": "COMMITTEE_MEMBER", "decision": None, **span.dates()}
            self.rows.add_link("HOLDS", member, organization, properties)

    def assign(self, member: str, organization: str, span: Span) -> None:
        """Links of one pair begin on different days: that is their identity."""
        begun = {
            p["since"]
            for start, end, p in self.rows.links.get("SUPERVISES", [])
            if (start, end) == (member, organization)
        }
        if span.since not in begun:
            visits = self.random.choice((None, None, 2, 6, 24))
            properties = {"duties": list(self.random.choice(DUTIES)), "decision": "9-QĐ", "visitsPerYear": visits}
            self.rows.add_link("SUPERVISES", member, organization, {**properties, **span.dates()})

    def hand_over(self, organization: str, link: dict[str, Any]) -> None:
        """Somebody else follows on the day that a link ends: where it was to end, or some months after it began."""
        life = self.grower.lives[organization]
        soon = link["since"] + timedelta(days=self.random.randint(20, 300))
        day = soon if soon < link["until"] and self.random.random() < 0.7 else link["until"]
        people = [row for row in self.rows.nodes["Member"] if row["since"] <= day < row["until"]]
        if people and life.holds(day):
            link["until"] = day
            other = self.random.choice(people)
            self.assign(other["id"], organization, Span(day, min(other["until"], life.until)))

    def meet(self, member: str, organization: str, span: Span) -> None:
        """A meeting in the time of a link or right beside it, with its supervisor, a stand-in or somebody else."""
        span = Span(span.since, min(span.until, date(2026, 6, 1)))
        reach = max(1, (span.until - span.since).days)
        edge = (span.since, span.since - timedelta(days=1), span.until, span.until - timedelta(days=1))
        day = self.random.choice(
            (*edge, *(span.since + timedelta(days=self.random.randrange(reach)) for _ in range(8)))
        )
        life = self.grower.lives[organization]
        if not life.holds(day):
            return
        meeting = self.grower.new_id("g")
        row = {"id": meeting, "kind": "REGULAR", "heldOn": day, "sortKey": f"{day}|{meeting}"}
        self.rows.add_node("Meeting", {**row, "expected": 9, "present": 8, "excused": 1})
        self.rows.add_link("OF", meeting, organization, {})
        present = [one["id"] for one in self.rows.nodes["Member"] if one["since"] <= day < one["until"]]
        others = [one for one in present if one != member]
        if member in present and self.random.random() < 0.6:
            self.attend(member, meeting, self.random.choice(("SUPERVISOR", "SUPERVISOR", "SUPERVISOR", "GUEST")), None)
        if others and self.random.random() < 0.3:
            self.attend(self.random.choice(others), meeting, "STAND_IN", member)

    def attend(self, member: str, meeting: str, capacity: str, behalf: str | None) -> None:
        self.rows.add_link("ATTENDED", member, meeting, {"capacity": capacity, "onBehalfOf": behalf})


def visits_norm(identifier: str, level: str, visits: int, span: Span) -> dict[str, Any]:
    """What a norm of visits says in the place of a rule of before."""
    unsaid = dict.fromkeys(("body", "besides", "membersFrom", "most", "share", "base", "months", "days"))
    said = {"kind": "VISITS", "regulation": "776-QĐ/TU", "level": level, "least": visits}
    return {"id": identifier, **unsaid, **said, **span.dates()}


def assign_supervisors(grower: "Grower") -> None:
    Assigner(grower).assign_all()
