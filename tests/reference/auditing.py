"""Which norms are kept, worked out from the rows by the definitions of docs/norms.md, in plain loops.

A finding is (kind, organization, member or body, what is so, what is allowed, since when, whether it is waived).
"""

from calendar import monthrange
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from seeds.draft.rows import LinkRow
from tests.reference import coverage
from tests.reference.world import World, holds

Row = dict[str, Any]
Looked = tuple[Row, str, tuple[Any, ...] | None]
"""A norm, at which organization, and where it is not kept: whose, what is so, what is allowed, since when."""
CELLS = ("CELL", "GRASSROOTS_CELL")


def later(day: date, months: int) -> date:
    """The same day of the month so many months later, or the last one of a shorter month."""
    number = day.year * 12 + day.month - 1 + months
    year, month = number // 12, number % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def full_months(since: date, until: date) -> int:
    months = 0
    while later(since, months + 1) <= until:
        months += 1
    return months


class Auditing:
    """One world on a day, at and under an organization."""

    def __init__(self, world: World, under: str, day: date) -> None:
        self.world, self.day = world, day
        self.organizations = world.subtree(under, day)
        self.setters = {norm: end for norm, end, _ in world.links("NORM_SET_BY")}
        self.norms = [row for row in world.nodes.get("Norm", {}).values() if holds(row, day)]
        # as they were recorded before there were norms
        sizes = [row for row in world.nodes.get("SizeRule", {}).values() if holds(row, day)]
        self.norms += [{"kind": "BODY_SIZE", "most": None, **row} for row in sizes]

    def level(self, one: str) -> str:
        level: str = self.world.profile(one, self.day)["level"]
        return level

    def asked(self, kind: str, one: str) -> list[Row]:
        """The norms of the nearest setter at or above, else those that nobody has set."""
        own = [norm for norm in self.norms if norm["kind"] == kind]
        for setter in (one, *reversed(self.world.ancestors(one, self.day))):
            if found := [norm for norm in own if self.setters.get(norm["id"]) == setter]:
                return found
        return [norm for norm in own if norm["id"] not in self.setters]

    def is_waived(self, norm: Row, one: str) -> bool:
        above = self.world.ancestors(one, self.day)
        return any(
            end == norm["id"] and (start == one or (p["subtree"] and start in above))
            for start, end, p in self.world.links("EXEMPT_FROM", self.day)
        )

    def seats(self, one: str) -> list[tuple[str, Row]]:
        return [(start, p) for start, end, p in self.world.links("HOLDS", self.day) if end == one]

    def official(self, one: str) -> int:
        return self.world.own_members(one, self.day, "OFFICIAL")

    def looked(self, kind: str) -> Iterator[Looked]:
        """Everything that the kind is about, kept or not."""
        judge = getattr(self, kind.lower())
        for one in self.organizations:
            yield from judge(one, self.asked(kind, one))

    def cell_size(self, one: str, norms: list[Row]) -> Iterator[Looked]:
        for norm in norms if self.level(one) in CELLS else ():
            few = self.official(one) < norm["least"]
            yield norm, one, (None, self.official(one), norm["least"], None) if few else None

    def cell_or_committee(self, one: str, norms: list[Row]) -> Iterator[Looked]:
        members = self.world.member_count(one, self.day, "OFFICIAL")
        for norm in norms:
            large = members >= norm["membersFrom"]
            if self.level(one) in {"GRASSROOTS_CELL", "GRASSROOTS_COMMITTEE"}:
                wrong = large == (self.level(one) == "GRASSROOTS_CELL")
                yield norm, one, (None, members, norm["membersFrom"], None) if wrong else None

    def body_size(self, one: str, norms: list[Row]) -> Iterator[Looked]:
        there = {p["body"] for _, p in self.seats(one)}
        for body in there | ({"CELL_COMMITTEE"} if self.level(one) in CELLS else set()):
            of_body = [norm for norm in norms if norm["body"] == body and norm["membersFrom"] <= self.official(one)]
            applying = [norm for norm in of_body if norm["besides"] is None or norm["besides"] in there]
            if not applying:
                continue
            norm = max(applying, key=lambda row: (row["membersFrom"], row["least"], row["id"]))
            sitting = len({member for member, p in self.seats(one) if p["body"] == body})
            most = sitting if norm["most"] is None else norm["most"]
            allowed = norm["least"] if sitting < norm["least"] else most
            yield norm, one, None if norm["least"] <= sitting <= most else (body, sitting, allowed, None)

    def has_secretary(self, one: str, norms: list[Row]) -> Iterator[Looked]:
        led = [p for _, p in self.seats(one) if p["role"] == "SECRETARY" and p["body"] != "STANDING_BOARD"]
        led = [p for p in led if p["body"] in {"EXECUTIVE_COMMITTEE", "CELL_COMMITTEE"}]
        for norm in norms if self.level(one) not in {"GROUP", "CENTRAL"} else ():
            yield norm, one, None if led else (None, 0, 1, None)

    def term(self, one: str, norms: list[Row]) -> Iterator[Looked]:
        for norm in norms:
            begun = [p["since"] for _, p in self.seats(one) if p["body"] == norm["body"]]
            over = [later(since, norm["months"]) for since in begun if self.day >= later(since, norm["months"])]
            if begun:
                yield norm, one, (norm["body"], len(over), 0, min(over)) if over else None

    def monthly_meeting(self, one: str, norms: list[Row]) -> Iterator[Looked]:
        first = later(self.day, -12)
        days = [self.world.nodes["Meeting"][meeting] for meeting, end, _ in self.world.links("OF") if end == one]
        held = [row for row in days if row["kind"] in {"REGULAR", "THEMATIC"} and first < row["heldOn"] <= self.day]
        months = full_months(max(first, self.world.nodes["Organization"][one]["since"]), self.day)
        for norm in norms:
            if norm["level"] == self.level(one):
                least = int(Decimal(norm["least"] * months) / 12)
                yield norm, one, (None, len(held), least, None) if len(held) < least else None

    def meeting_attendance(self, one: str, norms: list[Row]) -> Iterator[Looked]:
        first = later(self.day, -12)
        own = [self.world.nodes["Meeting"][meeting] for meeting, end, _ in self.world.links("OF") if end == one]
        told = [
            row
            for row in own
            if row["kind"] in {"REGULAR", "THEMATIC"} and first < row["heldOn"] <= self.day
            if row["present"] is not None and row["expected"] is not None
        ]
        came, expected = sum(row["present"] for row in told), sum(row["expected"] for row in told)
        for norm in norms if self.level(one) in CELLS and expected else ():
            share = Decimal(str(norm["share"]))
            least = next(number for number in range(expected + 2) if number > share * expected)
            yield norm, one, None if came > share * expected else (None, came, least, None)

    def probation(self, one: str, norms: list[Row]) -> Iterator[Looked]:
        for member, end, p in self.world.links("MEMBER_OF", self.day):
            admitted = self.world.nodes["Member"][member]["admittedOn"]
            if (end, p["kind"], p["standing"]) != (one, "OFFICIAL", "PROBATIONARY") or admitted is None:
                continue
            for norm in norms:
                last = later(admitted, norm["months"]) + timedelta(days=norm["days"] or 0)
                found = (member, full_months(admitted, self.day), norm["months"], admitted)
                yield norm, one, found if self.day > last else None

    def supervised(self, one: str, norms: list[Row]) -> Iterator[Looked]:
        for norm in norms if self.level(one) in coverage.DEFAULT else ():
            is_followed = "SUPERVISED" in coverage.figures(self.world, one, self.day)
            yield norm, one, None if is_followed else (None, 0, 1, None)

    def one_village(self, one: str, norms: list[Row]) -> Iterator[Looked]:
        places = [end for start, end, _ in self.world.links("COVERS", self.day) if start == one]
        villages = [place for place in places if self.world.nodes["Place"][place]["kind"] == "VILLAGE"]
        for norm in norms if villages and self.level(one) in CELLS else ():
            joint = len(villages) > norm["most"]
            yield norm, one, (None, len(villages), norm["most"], None) if joint else None

    def lasting(self, one: str, norms: list[Row], *, away: bool) -> Iterator[Looked]:
        for member, end, p in self.world.links("MEMBER_OF", self.day):
            is_away = p["kind"] == "OFFICIAL" and p["circumstance"] == "WORKING_AWAY"
            if end != one or not (is_away if away else p["kind"] == "TEMPORARY"):
                continue
            for norm in norms:
                long = self.day > later(p["since"], norm["months"])
                found = (member, full_months(p["since"], self.day), norm["months"], p["since"])
                yield norm, one, found if long else None

    def temporary(self, one: str, norms: list[Row]) -> Iterator[Looked]:
        yield from self.lasting(one, norms, away=False)

    def away(self, one: str, norms: list[Row]) -> Iterator[Looked]:
        yield from self.lasting(one, norms, away=True)

    def classified(self, year: int) -> list[tuple[str, str, str]]:
        return [
            (subject, at, p["level"])
            for subject, at, p in self.world.links("ASSESSED")
            if (p["kind"], p["body"]) == ("CLASSIFICATION", "NONE") and p["decidedOn"] <= self.day
            if (p["periodFrom"], p["periodTo"]) == (date(year, 1, 1), date(year + 1, 1, 1))
        ]

    def last_year(self, norm: Row) -> int:
        """The last year whose end is so many days ago."""
        year = self.day.year
        while date(year + 1, 1, 1) + timedelta(days=norm["days"]) > self.day:
            year -= 1
        return year

    def rated(self, one: str, norms: list[Row]) -> Iterator[Looked]:
        for norm in norms:
            year = self.last_year(norm)
            end, begun = date(year + 1, 1, 1), self.world.nodes["Organization"][one]["since"]
            if self.world.parent(one, self.day) is None or self.level(one) == "GROUP" or later(begun, 6) > end:
                continue
            due = end + timedelta(days=norm["days"])
            missing = (None, (self.day - end).days, norm["days"], due)
            yield norm, one, None if any(subject == one for subject, _, _ in self.classified(year)) else missing

    def excellent_cap(self, one: str, norms: list[Row]) -> Iterator[Looked]:
        levels = Counter(
            level
            for subject, at, level in self.classified(self.day.year - 1)
            if at == one and subject in self.organizations
        )
        for norm in norms:
            for whose, found in [(None, levels), *self.groups(one).items()]:
                base = found["GOOD"] + (found["EXCELLENT"] if norm["base"] == "GOOD_OR_BETTER" else 0)
                allowed = int(Decimal(str(norm["share"])) * base)
                excellent = found["EXCELLENT"]
                if found["EXCELLENT"] + found["GOOD"]:
                    yield norm, one, (whose, excellent, allowed, None) if excellent > allowed else None

    def groups(self, one: str) -> dict[str, Counter[str]]:
        """The levels of members, by their comparable group ("" where none is told), in the cells of a grassroots
        organization, or in those right under something else that are in none."""
        found: dict[str, Counter[str]] = {}
        for _, cell, p in self.of_year("MEMBER_ASSESSED", "CLASSIFICATION", self.day.year - 1):
            if cell in self.organizations and p["body"] == "NONE" and self.held_in(cell) == one:
                found.setdefault(p["comparableGroup"] or "", Counter())[p["level"]] += 1
        return found

    def held_in(self, cell: str) -> str:
        path = [cell, *reversed(self.world.ancestors(cell, self.day))]
        inside = [one for one in path if self.level(one) in {"GRASSROOTS_COMMITTEE", "GRASSROOTS_CELL"}]
        return [*inside, *path[1:2], cell][0]

    def of_year(self, table: str, kind: str, year: int) -> list[LinkRow]:
        """How anybody was judged for a year, as far as that was decided by the day."""
        return [
            (start, end, p)
            for start, end, p in self.world.links(table)
            if p["kind"] == kind and p["decidedOn"] <= self.day
            if (p["periodFrom"], p["periodTo"]) == (date(year, 1, 1), date(year + 1, 1, 1))
        ]

    def self_reviewed(self, one: str, norms: list[Row]) -> Iterator[Looked]:
        for norm in norms:
            year = self.last_year(norm)
            end = date(year + 1, 1, 1)
            old = [(who, p) for who, p in self.seats(one) if later(p["since"], 6) <= end]
            bodies = {"EXECUTIVE_COMMITTEE", "CELL_COMMITTEE"}
            led = {who for who, p in old if p["role"] == "SECRETARY" and p["body"] in bodies}
            people, own = (self.of_year(table, "SELF_REVIEW", year) for table in ("MEMBER_ASSESSED", "ASSESSED"))
            done = {start for start, _, p in people if p["body"] == "NONE"}
            done |= {p["body"] for start, _, p in own if start == one}
            for who in led | {p["body"] for _, p in old if p["body"] == "STANDING_BOARD"}:
                missing = (who, (self.day - end).days, norm["days"], end + timedelta(days=norm["days"]))
                yield norm, one, None if who in done else missing

    def has_task(self, one: str, norms: list[Row]) -> Iterator[Looked]:
        busy = {member for member, _, _ in self.world.links("MEMBER_WORKS_ON", self.day)}
        for member, end, p in self.world.links("MEMBER_OF", self.day):
            if (end, p["kind"]) == (one, "OFFICIAL") and p["circumstance"] not in {"EXEMPT", "SUSPENDED"}:
                for norm in norms:
                    yield norm, one, None if member in busy else (member, 0, 1, None)

    def confirmed(self, one: str, norms: list[Row]) -> Iterator[Looked]:
        row = self.world.nodes["Organization"][one]
        since = row["confirmedOn"] or row["since"]
        for norm in norms if since <= self.day else ():
            days = (self.day - since).days
            yield norm, one, (None, days, norm["days"], since) if days > norm["days"] else None

    def open(self, one: str, norms: list[Row], kind: str) -> Iterator[Looked]:
        at = [case for case, end, _ in self.world.links("ARISES_AT") if end == one]
        for row in [self.world.nodes["Case"][case] for case in at]:
            if row["kind"] != kind or row["openedOn"] > self.day or (row["closedOn"] or date.max) <= self.day:
                continue
            days = (self.day - row["openedOn"]).days
            for norm in norms:
                yield norm, one, (None, days, norm["days"], row["openedOn"]) if days > norm["days"] else None

    def feedback_answered(self, one: str, norms: list[Row]) -> Iterator[Looked]:
        yield from self.open(one, norms, "FEEDBACK")

    def leaving_resolved(self, one: str, norms: list[Row]) -> Iterator[Looked]:
        yield from self.open(one, norms, "LEAVING")
