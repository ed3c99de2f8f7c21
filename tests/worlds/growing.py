"""One small random world: a tree of up to five tiers over some years, its places, its people, its events.

Facts keep the graph's rules: an organization is under one parent at a time and never without one, links lie inside
the lives of both ends, a member has one cell that counts at a time. Days are drawn from few, so that a lot falls on
the same day.
"""

from datetime import date
from random import Random
from typing import Any

from graph.model.derived import profile_keys
from graph.model.keys import organization_key
from graph.model.rights import ViewerRole
from graph.model.tables import OPEN_END
from graph.model.vocabulary import Level
from seeds.draft.rows import Rows
from tests.worlds.casing import open_cases
from tests.worlds.happenings import make_events, make_meetings
from tests.worlds.judging import judge_all
from tests.worlds.norming import set_norms
from tests.worlds.peopling import make_people
from tests.worlds.planning import plan_meetings
from tests.worlds.scoring import score_meetings
from tests.worlds.settling import make_places
from tests.worlds.spans import START, Span, cut, inside, later_days
from tests.worlds.stating import state_figures
from tests.worlds.supervising import assign_supervisors
from tests.worlds.tasking import give_tasks

TIERS = (
    (Level.PROVINCIAL,),
    (Level.UPPER_GRASSROOTS,),
    (Level.GRASSROOTS_COMMITTEE, Level.UPPER_GRASSROOTS),
    (Level.SECTIONAL, Level.GRASSROOTS_CELL, Level.CELL),
    (Level.CELL, Level.GROUP),
)
NAMES = ("Hòa Bình", "Hoà Đông", "Quế Sơn", "Đại Lộc", "An Phú", "Ân Phú", "Thôn 1", "Phú An", "Hòa Phú Đông")
KINDS = ("Đảng bộ", "Chi bộ")
SECTORS = (None, "SCHOOL", "VILLAGE", "PRIVATE_ENTERPRISE")


class Grower:
    """Draws one world; `mark` keeps its ids and codes apart from those of others."""

    def __init__(self, random: Random, mark: str) -> None:
        self.random = random
        self.mark = mark
        self.rows = Rows()
        self.lives: dict[str, Span] = {}
        self.tiers: dict[str, int] = {}
        self.codes: dict[str, date] = {}
        self.number = 0

    def grow(self) -> Rows:
        self.grow_tree()
        make_places(self)
        make_people(self)
        make_events(self)
        make_meetings(self)
        assign_supervisors(self)
        judge_all(self)
        # what is drawn behind them is the same with cases, tasks, figures and plans as without
        drawn = self.random.getstate()
        open_cases(self)
        give_tasks(self)
        state_figures(self)
        plan_meetings(self)
        self.random.setstate(drawn)
        score_meetings(self.rows, self.mark)
        count_members(self.rows)
        self.grant_access()
        self.open_calendars()
        set_norms(self)
        return self.rows

    def grant_access(self) -> None:
        """Three viewers, each with a grant at the first organization, and grants of four others all over it."""
        first = self.rows.nodes["Organization"][0]
        for number, role in enumerate(list(ViewerRole)[:3]):
            one = f"v{self.mark}{number}"
            self.rows.add_node("Viewer", {"id": one, "issuer": "test", "subject": one, "name": f"Viewer {number}"})
            self.rows.add_link(
                "GRANTED", one, first["id"], {"role": str(role), "since": first["since"], "until": first["until"]}
            )
        # what is drawn behind them is the same with grants as without
        drawn = self.random.getstate()
        others = [f"v{self.mark}{number}" for number in range(3, 7)]
        for one in others:
            self.rows.add_node("Viewer", {"id": one, "issuer": "test", "subject": one, "name": f"Viewer {one}"})
        for one, life in self.lives.items():
            for who in self.random.sample(others, self.random.choice((0, 0, 1, 2))):
                given = {"role": str(self.random.choice(list(ViewerRole))), **inside(self.random, life).dates()}
                by = self.random.choice((None, "tester", *others))
                self.rows.add_link("GRANTED", who, one, {**given, "decision": None, "grantedBy": by})
        self.random.setstate(drawn)

    def open_calendars(self) -> None:
        """Three addresses of calendars, of members as they come."""
        for number, member in enumerate(self.rows.nodes.get("Member", [])[:3]):
            one = f"k{self.mark}{number}"
            self.rows.add_node("Calendar", {"id": one, "language": "vi"})
            self.rows.add_link("SHOWS", one, member["id"], {"since": member["since"], "until": member["until"]})

    def new_id(self, letter: str) -> str:
        self.number += 1
        return f"{letter}{self.mark}x{self.number}"

    def new_code(self, life: Span) -> str:
        """A code of its own, or one that an organization had whose life is over."""
        free = [code for code, until in self.codes.items() if until <= life.since]
        code = self.random.choice(free) if free and self.random.random() < 0.5 else f"{self.mark}c{len(self.codes)}"
        self.codes[code] = life.until
        return code

    def grow_tree(self) -> None:
        self.add_organization(0, Span(START, OPEN_END))
        if self.random.random() < 0.2:
            self.add_organization(0, inside(self.random, Span(START, OPEN_END)))
        for _ in range(self.random.randint(0, 13)):
            tier = min(self.random.randint(1, max(self.tiers.values()) + 1), len(TIERS) - 1)
            self.add_under(tier, inside(self.random, Span(START, OPEN_END)))

    def add_under(self, tier: int, life: Span) -> None:
        """An organization under one parent after another; it ends where nobody is left to be under."""
        parts: list[tuple[str, Span]] = []
        since = life.since
        while since < life.until and (above := self.parent_at(tier, since)) is not None:
            until = min(life.until, self.lives[above].until)
            if self.random.random() < 0.4:
                until = min([until, *later_days(self.random, since)])
            parts.append((above, Span(since, until)))
            since = until
        if parts:
            one = self.add_organization(tier, Span(life.since, since))
            for above, span in parts:
                self.rows.add_link("PART_OF", one, above, span.dates())

    def parent_at(self, tier: int, day: date) -> str | None:
        """One of the tier right above, sometimes of a higher one."""
        reach = 2 if self.random.random() < 0.2 else 1
        above = [one for one, rank in self.tiers.items() if tier - reach <= rank < tier and self.lives[one].holds(day)]
        return self.random.choice(above) if above else None

    def add_organization(self, tier: int, life: Span) -> str:
        one = self.new_id("o")
        self.lives[one], self.tiers[one] = life, tier
        code = self.new_code(life)
        spans = cut(self.random, life, 0.35)
        profiles = [self.profile(one, tier, code) for _ in spans]
        for span, profile in zip(spans, profiles, strict=True):
            identifier = self.new_id("f")
            self.rows.add_node("Profile", {**profile, **profile_keys(profile, code, one), "id": identifier})
            self.rows.add_link("HAS_PROFILE", one, identifier, span.dates())
        confirmed = self.random.choice((life.since, None, *later_days(self.random, life.since)))
        own = {"id": one, "code": code, "sector": self.random.choice(SECTORS), "confirmedOn": confirmed, "version": 1}
        self.rows.add_node("Organization", {**own, **life.dates(), "profileSince": spans[-1].since, **profiles[-1]})
        return one

    def profile(self, one: str, tier: int, code: str) -> dict[str, Any]:
        level = self.random.choice(TIERS[tier])
        name = f"{self.random.choice(KINDS)} {self.random.choice(NAMES)}"
        key = organization_key(list(Level).index(level), code, one)
        return {"name": name, "shortName": self.random.choice((None, name[-4:])), "level": str(level), "sortKey": key}


def count_members(rows: Rows) -> None:
    """The series of each organization's own members, worked out day by day."""
    for row in rows.nodes["Organization"]:
        own = [p for _, end, p in rows.links.get("MEMBER_OF", []) if end == row["id"] and p["kind"] == "OFFICIAL"]
        days = sorted({p[name] for p in own for name in ("since", "until")} - {OPEN_END})
        if days:
            row["countedFrom"] = [day.isoformat() for day in days]
            for name, standing in (("countedOfficial", "OFFICIAL"), ("countedProbationary", "PROBATIONARY")):
                kept = [p for p in own if p["standing"] == standing]
                row[name] = [sum(p["since"] <= day < p["until"] for p in kept) for day in days]
