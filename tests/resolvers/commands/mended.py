"""The plain-Python reference of corrections: what may be put right, and what holds on each day afterwards."""

from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from tests.resolvers.commands.model import OPEN, Life, Model, Seat, Segment, Stay, at
from tests.resolvers.commands.small import START


@dataclass
class MendedModel(Model):
    """A model whose facts can be put right; `None` for an end leaves it open.

    `others` are the days up to which o2 and o6 have facts that the model doesn't tell: a seat and a link of
    supervision, both from the first day on. `told` are the days of events, which a corrected life must leave inside.
    """

    others: dict[str, date] = field(default_factory=lambda: {"o2": OPEN, "o6": OPEN})
    told: dict[str, list[tuple[str, date]]] = field(default_factory=dict[str, list[tuple[str, date]]])

    def rename(self, key: str, name: str, day: date) -> bool:
        return super().rename(key, name, day) and self.tell(key, "RENAME", day)

    def move(self, key: str, to: str, day: date) -> bool:
        return super().move(key, to, day) and self.tell(key, "MOVE", day)

    def tell(self, key: str, kind: str, day: date) -> bool:
        self.told.setdefault(key, []).append((kind, day))
        return True

    def dissolve(self, key: str, to: str, day: date) -> bool:
        done = super().dissolve(key, to, day)
        if done and key in self.others:
            self.others[key] = min(self.others[key], day)
        return done

    def correct_stay(self, member: str, number: int, name: str, value: date | str | None) -> bool:
        stays = self.stays[member]
        known = stays[number]
        given: dict[str, Any] = {name: OPEN if value is None else value}
        right = replace(known, **given)
        # what has no end has no reason for it
        right.why = None if right.until == OPEN else right.why
        if right == known or not self.may_stay(right, [one for one in stays if one is not known]):
            return False
        stays[number] = right
        return True

    def withdraw_stay(self, member: str, number: int) -> bool:
        """With the only one the member would go, unless there are seats (m4 has one that the model doesn't tell)."""
        alone = len(self.stays[member]) == 1
        if alone and (member == "m4" or any(seat.member == member for seat in self.seats)):
            return False
        del self.stays[member][number]
        return True

    def may_stay(self, right: Stay, others: list[Stay]) -> bool:
        """Inside of both lives, and in one cell at a time."""
        if not START <= right.since < right.until or not self.lives[right.cell].covers(right.since, right.until):
            return False
        return not any(one.since < right.until and right.since < one.until for one in others)

    def correct_seat(self, number: int, name: str, value: date | None) -> bool:
        known = self.seats[number]
        given: dict[str, Any] = {name: value or OPEN}
        right = replace(known, **given)
        if right == known or not START <= right.since < right.until:
            return False
        others = [one for one in self.seats if one is not known and one.organization == right.organization]
        if not self.lives[right.organization].covers(right.since, right.until) or shares_a_day(right, others):
            return False
        self.seats[number] = right
        return True

    def correct_parent(self, key: str, to: str, day: date) -> bool:
        here = at(self.parents[key], day)
        if not self.lives[key].holds(day) or here is None or here.value == to:
            return False
        wrong, here.value = here.value, to
        if self.lives[to].covers(here.since, here.until) and self.is_a_tree(key, [here]):
            return True
        here.value = wrong
        return False

    def is_a_tree(self, key: str, spans: list[Segment]) -> bool:
        """Whether nothing above the organization is below it, on any day of the spans."""
        return not any(
            one.value is not None and self.is_above(key, one.value, day)
            for one in spans
            for day in self.days(one.since, one.until)
        )

    def correct_day(self, table: dict[str, list[Segment]], key: str, day: date, right: date) -> bool:
        """The first day of the span at hand, and so the last one of the span before: of a parent, or of a name."""
        here = at(table[key], day)
        if not self.lives[key].holds(day) or here is None or here.since == right:
            return False
        before = next((one for one in table[key] if one.until == here.since), None)
        if before is None or not before.since < right < here.until:
            return False
        wrong = here.since
        here.since = before.until = right
        if table is self.names or (self.are_covered([before, here]) and self.is_a_tree(key, [before, here])):
            kind = "RENAME" if table is self.names else "MOVE"
            events = self.told.get(key, [])
            self.told[key] = [(what, right if (what, on) == (kind, wrong) else on) for what, on in events]
            return True
        here.since = before.until = wrong
        return False

    def are_covered(self, spans: list[Segment]) -> bool:
        return all(one.value is None or self.lives[one.value].covers(one.since, one.until) for one in spans)

    def correct_name(self, key: str, name: str, day: date) -> bool:
        here = at(self.names[key], day)
        if not self.lives[key].holds(day) or here is None or here.value == name:
            return False
        here.value = name
        return True

    def correct_life(self, key: str, name: str, value: date | None) -> bool:
        """Name, parent and places go along; children, members and secretaries must fit into the life as they are."""
        life = self.lives[key]
        right = replace(life, **{name: value or OPEN})
        if right == life or not right.since < right.until:
            return False
        trial = deepcopy((self.parents[key], self.names[key], self.places[key]))
        for one in (*self.parents[key], *self.names[key], *self.places[key]):
            one.since = right.since if one.since == life.since else one.since
            one.until = right.until if one.until == life.until else one.until
        self.lives[key] = right
        if self.fits_into_life(key) and self.leaves_others(key) and self.leaves_events(key, life, right):
            return True
        self.lives[key] = life
        self.parents[key], self.names[key], self.places[key] = trial
        return False

    def leaves_others(self, key: str) -> bool:
        return key not in self.others or self.lives[key].covers(START, self.others[key])

    def leaves_events(self, key: str, wrong: Life, right: Life) -> bool:
        """What happened to the organization on a day after its first one and before its last."""
        told = [day for _, day in self.told.get(key, []) if wrong.since < day < wrong.until]
        return all(right.since < day < right.until for day in told)

    def fits_into_life(self, key: str) -> bool:
        own = [*self.parents[key], *self.names[key], *self.places[key]]
        below = [one for segments in self.parents.values() for one in segments if one.value == key]
        people: list[Stay | Seat] = [one for stays in self.stays.values() for one in stays if one.cell == key]
        people += [one for one in self.seats if one.organization == key]
        inside = all(self.lives[key].covers(one.since, one.until) for one in (*own, *below, *people))
        return inside and all(one.since < one.until for one in own) and self.are_covered(self.parents[key])


def shares_a_day(seat: Seat, others: list[Seat]) -> bool:
    return any(one.since < seat.until and seat.since < one.until for one in others)
