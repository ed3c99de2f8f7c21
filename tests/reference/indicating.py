"""Indicators from the rows, by the definitions of docs/indicators.md: days are counted one by one, in plain loops."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from tests.reference import attendance
from tests.reference.auditing import later
from tests.reference.coverage import DEFAULT as GRASSROOTS
from tests.reference.supervision import has_standing
from tests.reference.world import World, holds

DAY = timedelta(days=1)
Groups = Counter[str | None]
KEYS: dict[str, Callable[[date], object]] = {
    "MONTH": lambda day: (day.year, day.month),
    "QUARTER": lambda day: (day.year, (day.month + 2) // 3),
    "YEAR": lambda day: day.year,
}
HAPPENS = (
    *("ADMITTED", "LEFT", "REMOVED", "EXPELLED", "LEAVING_DAYS", "ENTERPRISE_FOUNDED", "INSPECTED", "MONITORED"),
    *("DISCIPLINED_MEMBERS", "DISCIPLINED_ORGANIZATIONS", "COMMENDED", "BADGES", "FEEDBACK_ANSWERED"),
    *("MEETINGS_HELD", "MEETING_ATTENDANCE", "MEETINGS_WELL_ATTENDED", "MEETINGS_GOOD", "VISITS_MADE"),
)
COMPARABLE = ("LEADERS", "STAFF", "OTHERS", None)
CELLS, ENTERPRISES = ("CELL", "GRASSROOTS_CELL"), ("PRIVATE_ENTERPRISE", "FOREIGN_ENTERPRISE")


class IndicatingOrganizations:
    """One report: `now` tells by which tree, `on` is the day that it is asked for."""

    def __init__(self, world: World, under: str, by: str, on: date, *, now: bool) -> None:
        self.world, self.under, self.by, self.on, self.now = world, under, by, on, now
        self.known: dict[date, dict[str, str | None]] = {}

    def intervals(self, since: date, until: date, interval: str) -> list[tuple[date, date]]:
        """The days of a period, bundled by the calendar; those after the day of the question are left out of what has
        begun by it."""
        found: list[list[date]] = []
        day = since
        while day < until:
            if found and KEYS[interval](found[-1][-1]) == KEYS[interval](day):
                found[-1].append(day)
            else:
                found.append([day])
            day += DAY
        kept = [[day for day in days if day <= self.on] or days for days in found]
        return [(days[0], days[-1] + DAY) for days in kept]

    def groups(self, day: date) -> dict[str, str | None]:
        """What counts on a day, in which group."""
        if day not in self.known:
            living = self.world.organizations(day)
            self.known[day] = {one: found[0] for one in living if (found := [*self.group(one, day)])}
        return self.known[day]

    def group(self, one: str, day: date) -> Iterator[str | None]:
        """The group, where it counts at all."""
        shown: str | None = one
        if self.now:
            shown = self.shown(one)
        when = self.on if self.now else day
        path = [] if shown is None else [*self.world.ancestors(shown, when), shown]
        if self.under not in path or (not self.now and not holds(self.world.nodes["Organization"][self.under], day)):
            return
        below = path[path.index(self.under) + 1 :]
        level = self.world.profile(one, day)["level"]
        sector = self.world.nodes["Organization"][one]["sector"]
        yield {
            "TOTAL": None,
            "COMPARABLE_GROUP": None,
            "CHILD": (below or [self.under])[0],
            "LEVEL": level,
            "SECTOR": sector,
        }[self.by]

    def shown(self, one: str) -> str | None:
        """Where an organization is found on the day of the question."""
        leaves = attendance.leaves(self.world, one, self.on)
        inside = [
            leaf
            for leaf in leaves
            if holds(self.world.nodes["Organization"][leaf], self.on)
            and self.under in (leaf, *self.world.ancestors(leaf, self.on))
        ]
        return inside[0] if inside else None

    def names(self, since: date, until: date) -> list[str | None]:
        """The groups in which anything counts on any day, or on the eve, in their order."""
        if self.by == "TOTAL":
            return [None]
        if self.by == "COMPARABLE_GROUP":
            return [*COMPARABLE]
        present = set[str | None]()
        day = since - DAY
        while day < until:
            present |= set(self.groups(day).values())
            day += DAY
        return [*present]

    def is_known(self, kind: str, a: date, b: date, known: date | None) -> bool:
        if known is None or a > self.on:
            return False
        return known <= (a if kind in HAPPENS else b - DAY)

    def counted(self, kind: str, a: date, b: date) -> tuple[Groups, Groups | None]:
        """The numerator and the denominator by group."""
        return getattr(self, kind.lower())(a, b)  # type: ignore[no-any-return]

    def at(self, day: date, worth: Callable[[str], int]) -> Groups:
        found = Groups()
        for one, group in self.groups(day).items():
            found[group] += worth(one)
        return found

    def facts(self, facts: Iterable[tuple[str, date]]) -> Groups:
        """Facts, each with its organization and the day that tells the group."""
        return Groups(self.groups(day)[one] for one, day in facts if one in self.groups(day))

    def is_grassroots(self, one: str, day: date) -> bool:
        return self.world.profile(one, day)["level"] in GRASSROOTS

    def grassroots(self, b: date) -> Groups:
        return self.at(b - DAY, lambda one: int(self.is_grassroots(one, b - DAY)))

    def organizations(self, a: date, b: date) -> tuple[Groups, None]:
        return self.grassroots(b), None

    def members(self, a: date, b: date) -> tuple[Groups, None]:
        return self.at(b - DAY, lambda one: self.world.own_members(one, b - DAY)), None

    def of_members(self, a: date, facts: Iterable[tuple[str, date]]) -> tuple[Groups, Groups]:
        return self.facts(facts), self.at(a, lambda one: self.world.own_members(one, a))

    def admitted(self, a: date, b: date) -> tuple[Groups, Groups]:
        days = {one: row["admittedOn"] for one, row in self.world.nodes.get("Member", {}).items()}
        new = {one: day for one, day in days.items() if day is not None and a <= day < b}
        cells = ((self.world.cell(one, day), day) for one, day in new.items())
        return self.of_members(a, [(cell, day) for cell, day in cells if cell is not None])

    def ended(self, reason: str, a: date, b: date) -> tuple[Groups, Groups]:
        rows = [(end, p) for _, end, p in self.world.links("MEMBER_OF") if p["kind"] == "OFFICIAL"]
        return self.of_members(
            a, [(end, p["until"] - DAY) for end, p in rows if p["endReason"] == reason and a <= p["until"] < b]
        )

    def left(self, a: date, b: date) -> tuple[Groups, Groups]:
        return self.ended("LEFT", a, b)

    def removed(self, a: date, b: date) -> tuple[Groups, Groups]:
        return self.ended("REMOVED", a, b)

    def expelled(self, a: date, b: date) -> tuple[Groups, Groups]:
        return self.ended("EXPELLED", a, b)

    def judged(self, table: str, kind: str, a: date, b: date) -> dict[str, Any]:
        """Of whoever was judged for a period that ends in the interval, the last and longest of those."""
        rows = [
            (p["periodTo"], -(p["periodTo"] - p["periodFrom"]).days * -1, start, end, p)
            for start, end, p in self.world.links(table)
            if p["kind"] == kind and p["body"] == "NONE" and p["decidedOn"] <= self.on and a < p["periodTo"] <= b
        ]
        return {start: (end, p) for _, _, start, end, p in sorted(rows, key=lambda row: row[:2])}

    def classified(self, levels: tuple[str, ...], a: date, b: date) -> tuple[Groups, Groups]:
        found = self.judged("ASSESSED", "CLASSIFICATION", a, b)
        lives = self.world.nodes["Organization"]
        last = {one: min(p["periodTo"], lives[one]["until"]) - DAY for one, (_, p) in found.items()}
        days = {one: day for one, day in last.items() if a <= day}
        good = [(one, day) for one, day in days.items() if found[one][1]["level"] in levels]
        return self.facts(good), self.facts(days.items())

    def organizations_excellent(self, a: date, b: date) -> tuple[Groups, Groups]:
        return self.classified(("EXCELLENT",), a, b)

    def organizations_good(self, a: date, b: date) -> tuple[Groups, Groups]:
        return self.classified(("EXCELLENT", "GOOD"), a, b)

    def members_classified(self, levels: tuple[str, ...], a: date, b: date) -> tuple[Groups, Groups]:
        found = self.judged("MEMBER_ASSESSED", "CLASSIFICATION", a, b)
        lives = self.world.nodes["Organization"]
        last = [(cell, min(p["periodTo"], lives[cell]["until"]) - DAY, p) for cell, p in found.values()]
        placed = [row for row in last if a <= row[1]]
        if self.by == "COMPARABLE_GROUP":
            inside = [(p["comparableGroup"], p) for cell, day, p in placed if cell in self.groups(day)]
            return Groups(group for group, p in inside if p["level"] in levels), Groups(group for group, _ in inside)
        good = [(cell, day) for cell, day, p in placed if p["level"] in levels]
        return self.facts(good), self.facts((cell, day) for cell, day, _ in placed)

    def members_rated(self, a: date, b: date) -> tuple[Groups, Groups]:
        """Of the members of the last day who are to be rated."""
        day = b - DAY
        rows = self.world.nodes.get("Member", {})
        links = [row for row in self.world.links("MEMBER_OF", day) if row[2]["kind"] == "OFFICIAL"]
        due = [
            (cell, one)
            for one, cell, p in links
            if p["circumstance"] not in ("EXEMPT", "SUSPENDED") and later(rows[one]["admittedOn"], 6) <= b
        ]
        rated = self.judged("MEMBER_ASSESSED", "CLASSIFICATION", a, b)
        return self.facts((cell, day) for cell, one in due if one in rated), self.facts((cell, day) for cell, _ in due)

    def members_excellent(self, a: date, b: date) -> tuple[Groups, Groups]:
        return self.members_classified(("EXCELLENT",), a, b)

    def members_good(self, a: date, b: date) -> tuple[Groups, Groups]:
        return self.members_classified(("EXCELLENT", "GOOD"), a, b)

    def shares(self, day: date, among: Callable[[str], bool], good: set[str]) -> tuple[Groups, Groups]:
        return self.at(day, lambda one: int(among(one) and one in good)), self.at(day, lambda one: int(among(one)))

    def organizations_rated(self, a: date, b: date) -> tuple[Groups, Groups]:
        day = b - DAY

        def due(one: str) -> bool:
            since = self.world.nodes["Organization"][one]["since"]
            is_old = later(since, 6) <= b
            return is_old and self.world.parent(one, day) is not None and self.level(one, day) != "GROUP"

        return self.shares(day, due, set(self.judged("ASSESSED", "CLASSIFICATION", a, b)))

    def four_good(self, levels: tuple[str, ...], a: date, b: date) -> tuple[Groups, Groups]:
        found = self.judged("ASSESSED", "FOUR_GOOD", a, b)
        met = {one for one, (_, p) in found.items() if p["level"] == "MET"}
        return self.shares(b - DAY, lambda one: self.level(one, b - DAY) in levels, met)

    def four_good_cells(self, a: date, b: date) -> tuple[Groups, Groups]:
        return self.four_good(CELLS, a, b)

    def four_good_committees(self, a: date, b: date) -> tuple[Groups, Groups]:
        return self.four_good(("GRASSROOTS_COMMITTEE",), a, b)

    def level(self, one: str, day: date) -> str:
        level: str = self.world.profile(one, day)["level"]
        return level

    def sector(self, one: str) -> str | None:
        sector: str | None = self.world.nodes["Organization"][one]["sector"]
        return sector

    def enterprise_organizations(self, a: date, b: date) -> tuple[Groups, Groups]:
        return self.at(b - DAY, lambda one: int(self.sector(one) in ENTERPRISES)), self.at(b - DAY, lambda _: 1)

    def enterprise_members(self, a: date, b: date) -> tuple[Groups, Groups]:
        def worth(one: str) -> int:
            return self.world.own_members(one, b - DAY) if self.sector(one) in ENTERPRISES else 0

        return self.at(b - DAY, worth), self.members(a, b)[0]

    def enterprise_founded(self, a: date, b: date) -> tuple[Groups, None]:
        rows = self.world.nodes["Organization"].items()
        begun = ((one, row["since"]) for one, row in rows if row["sector"] in ENTERPRISES and a <= row["since"] < b)
        return self.facts(begun), None

    def staying(self, circumstance: str, b: date) -> tuple[Groups, Groups]:
        day = b - DAY
        rows = [(end, p) for _, end, p in self.world.links("MEMBER_OF", day) if p["kind"] == "OFFICIAL"]
        so = ((end, day) for end, p in rows if p["circumstance"] == circumstance)
        return self.facts(so), self.members(day, b)[0]

    def working_away(self, a: date, b: date) -> tuple[Groups, Groups]:
        return self.staying("WORKING_AWAY", b)

    def discharged_soldiers(self, a: date, b: date) -> tuple[Groups, Groups]:
        return self.staying("DISCHARGED_SOLDIER", b)

    def supervised(self, a: date, b: date) -> tuple[Groups, Groups]:
        day = b - DAY

        def followed(one: str) -> int:
            links = [start for start, end, _ in self.world.links("SUPERVISES", day) if end == one]
            standing = any(has_standing(self.world, member, one, day) for member in links)
            return int(standing and self.is_grassroots(one, day))

        return self.at(day, followed), self.grassroots(b)
