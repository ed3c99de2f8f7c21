"""Proposals of supervisors from the rows: what every pair costs, and the best plan by trying all. Plain loops."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import cache

from tests.reference.supervision import committee_seats, has_standing
from tests.reference.world import World, holds

LEVELS = ("GRASSROOTS_COMMITTEE", "GRASSROOTS_CELL", "CELL")
Best = tuple[int, int]  # how many go without, and the points of the others


@dataclass(frozen=True, slots=True)
class Asked:
    """What a proposal is asked to heed, in the words of its input."""

    most: int
    keep: bool
    level: int = 10
    place: int = 4
    load: int = 6
    change: int = 15
    own: int = 30


class Reference:
    """The proposal for what is under an organization on a day; for whoever sees a part, of what is `seen`."""

    def __init__(self, world: World, under: str, day: date, asked: Asked, seen: Collection[str] | None = None) -> None:
        self.world, self.under, self.day, self.asked = world, under, day, asked
        below = world.subtree(under, day)
        own = below if seen is None else [one for one in below if one in seen]
        self.targets = [one for one in own if world.profile(one, day)["level"] in LEVELS]
        self.valid = {target: self.valid_of(target) for target in self.targets}
        self.open = [target for target in self.targets if not (asked.keep and self.valid[target])]
        self.members = world.members(day)

    def valid_of(self, target: str) -> set[str]:
        links = self.world.links("SUPERVISES", self.day)
        return {member for member, end, _ in links if end == target and has_standing(self.world, member, end, self.day)}

    def seats(self, member: str) -> set[str]:
        return {row[1] for row in committee_seats(self.world, member, self.day) if holds(row[2], self.day)}

    def load(self, member: str) -> int:
        """The links that the member has beside those that are planned anew."""
        links = [end for start, end, _ in self.world.links("SUPERVISES", self.day) if start == member]
        return len([end for end in links if self.asked.keep or end not in self.targets])

    def points(self, member: str, target: str) -> int:
        """What a pair costs but for the load."""
        asked, above = self.asked, self.world.ancestors(target, self.day)[::-1]
        levels = next(number for number, one in enumerate(above) if one in self.seats(member))
        changes = bool(self.valid[target]) and member not in self.valid[target]
        return (
            asked.level * levels
            + asked.place * self.steps(member, target)
            + asked.change * changes
            + asked.own * (target in self.seats(member))
        )

    def steps(self, member: str, target: str) -> int:
        here = self.places_of(target)
        homes = [end for start, end, _ in self.world.links("LIVES_IN", self.day) if start == member]
        cell = self.world.cell(member, self.day)
        there = homes or ([] if cell is None else self.places_of(cell))
        if not homes and cell is None:
            above = {one for each in self.targets for one in self.world.ancestors(each, self.day)}
            there = [place for seat in self.seats(member) & above for place in self.places_of(seat)]
        around = {one for place in there for one in self.chain(place)}
        found = [number for place in here for number, one in enumerate(self.chain(place)) if one in around]
        return min(found, default=max((len(self.chain(place)) for place in here), default=0))

    def places_of(self, organization: str) -> list[str]:
        for one in (organization, *self.world.ancestors(organization, self.day)[::-1]):
            covered = [end for start, end, _ in self.world.links("COVERS", self.day) if start == one]
            if covered:
                return covered
        return []

    def chain(self, place: str) -> list[str]:
        found = [place]
        while True:
            around = [end for start, end, _ in self.world.links("IN", self.day) if start == found[-1]]
            if not around:
                return found
            found.append(around[0])

    def choices(self, target: str) -> list[str]:
        return [one for one in self.members if has_standing(self.world, one, target, self.day)]

    def best(self, without: tuple[str, str] | None = None) -> Best:
        """The best plan of all, or of those in which a pair (organization, member) is not together."""
        choices = {
            target: [(one, self.points(one, target)) for one in self.choices(target) if (target, one) != without]
            for target in self.open
        }
        loads = {member: self.load(member) for member in self.members}

        @cache
        def rest(index: int, given: tuple[tuple[str, int], ...]) -> Best:
            if index == len(self.open):
                return 0, 0
            gaps, points = rest(index + 1, given)
            found = [(gaps + 1, points)]
            for member, own in choices[self.open[index]]:
                taken = dict(given)
                load = loads[member] + taken.get(member, 0)
                if load < self.asked.most:
                    taken[member] = taken.get(member, 0) + 1
                    gaps, points = rest(index + 1, tuple(sorted(taken.items())))
                    found.append((gaps, points + own + self.asked.load * load))
            return min(found)

        return rest(0, ())

    def until(self, member: str, target: str) -> date | None:
        """The day before which a link must end: its ends' lives, the day from which no seat above is left, and the
        first day of a link of the two that is recorded already."""
        above = self.world.ancestors(target, self.day)
        rows = [row for row in committee_seats(self.world, member, self.day) if row[1] in above]
        seats = max(p["until"] for _, _, p in rows if holds(p, self.day))
        lives = [self.world.nodes["Member"][member]["until"], self.world.nodes["Organization"][target]["until"]]
        known = [
            p["since"]
            for start, end, p in self.world.rows.links.get("SUPERVISES", ())
            if (start, end) == (member, target)
        ]
        first = min(seats, *lives, *(since for since in known if since > self.day))
        return None if first == date(9999, 12, 31) else first

    def gap(self, target: str) -> str:
        """Why an organization that goes without does."""
        above = set(self.world.ancestors(target, self.day))
        if not any(self.seats(member) & above for member in self.members):
            return "NOBODY_ABOVE"
        return "ALL_FULL" if self.choices(target) else "ONLY_OWN_MEMBERS"
