"""The plain-Python reference of changes: what each command may do, and what holds on each day afterwards.

It shares no code with the commands. Whatever holds for a time is a list of segments, each from its day to the next
one's; an accepted change alters them, a refused one leaves everything as it was.
"""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Self

from tests.resolvers.commands.small import COVERED, MEMBERS, ORGANIZATIONS, START

OPEN = date(9999, 12, 31)


@dataclass
class Segment:
    """A value from one day up to another one, which it no longer holds on."""

    since: date
    until: date
    value: str | None


@dataclass
class Life:
    since: date
    until: date

    def holds(self, day: date) -> bool:
        return self.since <= day < self.until

    def covers(self, since: date, until: date) -> bool:
        return self.since <= since and until <= self.until


@dataclass
class Stay:
    """A member's belonging to a cell, with one circumstance for all of it; `why` is what became another on its end."""

    since: date
    until: date
    cell: str
    circumstance: str | None
    why: str | None = None

    def holds(self, day: date) -> bool:
        return self.since <= day < self.until


@dataclass
class Seat:
    member: str
    organization: str
    since: date
    until: date


def at(segments: list[Segment], day: date) -> Segment | None:
    return next((one for one in segments if one.since <= day < one.until), None)


def value_at(segments: list[Segment], day: date) -> str | None:
    found = at(segments, day)
    return None if found is None else found.value


@dataclass
class Model:
    """Organizations and members by key, what covers which places, and the secretaries of cells' committees."""

    lives: dict[str, Life] = field(default_factory=dict[str, Life])
    parents: dict[str, list[Segment]] = field(default_factory=dict[str, list[Segment]])
    names: dict[str, list[Segment]] = field(default_factory=dict[str, list[Segment]])
    places: dict[str, list[Segment]] = field(default_factory=dict[str, list[Segment]])
    stays: dict[str, list[Stay]] = field(default_factory=dict[str, list[Stay]])
    seats: list[Seat] = field(default_factory=list[Seat])

    @classmethod
    def of_small_world(cls) -> Self:
        made = cls()
        for key, parent, _, name in ORGANIZATIONS:
            made.begin(key, parent, name, START)
        for key, place in COVERED:
            made.places[key].append(Segment(START, OPEN, place))
        for key, cell in MEMBERS:
            made.stays[key] = [Stay(START, OPEN, cell, None)]
        made.seats.append(Seat("m1", "o6", START, OPEN))
        return made

    def begin(self, key: str, parent: str | None, name: str, day: date) -> None:
        self.lives[key] = Life(day, OPEN)
        self.parents[key] = [] if parent is None else [Segment(day, OPEN, parent)]
        self.names[key] = [Segment(day, OPEN, name)]
        self.places[key] = []

    def may_establish(self, parent: str, day: date) -> bool:
        return self.lives[parent].holds(day) and self.lives[parent].until == OPEN

    def rename(self, key: str, name: str, day: date) -> bool:
        return self.lives[key].holds(day) and change(self.names[key], day, name)

    def move(self, key: str, to: str, day: date) -> bool:
        here = at(self.parents[key], day)
        if not self.lives[key].holds(day) or not self.lives[to].holds(day) or here is None:
            return False
        if here.value == to or self.lives[key].since == day or not self.lives[to].covers(day, here.until):
            return False
        if any(self.is_above(key, to, one) for one in self.days(day, here.until)):
            return False
        cut(self.parents[key], day, to)
        return True

    def is_above(self, key: str, other: str, day: date) -> bool:
        """Whether an organization is another one, or above it on a day."""
        at_hand: str | None = other
        seen: set[str] = set()
        # what is tried may be a cycle of others, which they are asked about themselves
        while at_hand is not None and at_hand not in seen:
            if at_hand == key:
                return True
            seen.add(at_hand)
            at_hand = value_at(self.parents[at_hand], day)
        return False

    def days(self, since: date, until: date) -> list[date]:
        """The days in a span on which the hierarchy may differ from the day before."""
        begun = {segment.since for segments in self.parents.values() for segment in segments}
        return sorted({since} | {day for day in begun if since <= day < until})

    def cover(self, key: str, wanted: set[str], day: date) -> bool:
        """These places and no others, up to the next day on which others are covered: from then on, what were then."""
        life, spans = self.lives[key], self.places[key]
        turns = [one.since for one in spans] + [one.until for one in spans if one.until not in {life.until, OPEN}]
        turn = min((one for one in turns if one > day), default=OPEN)
        known = [set(self.covered(key, on)) for on in (day, turn) if on < OPEN]
        if not life.holds(day) or wanted in known:
            return False
        held = [one for one in spans if one.since <= day < one.until]
        for one in [one for one in held if one.value not in wanted]:
            if turn < one.until:
                spans.append(Segment(turn, one.until, one.value))
            if one.since == day:
                spans.remove(one)
            one.until = day
        for place in wanted - {one.value for one in held}:
            later = [one.since for one in spans if one.value == place and one.since > day]
            spans.append(Segment(day, min([life.until, turn, *later]), place))
        return True

    def covered(self, key: str, day: date) -> list[str]:
        return sorted(one.value for one in self.places[key] if one.value and one.since <= day < one.until)

    def dissolve(self, key: str, to: str, day: date) -> bool:
        """With what is under it going to another one; members must have gone before. It ends once."""
        life = self.lives[key]
        if not life.holds(day) or not self.lives[to].holds(day) or life.since == day or life.until < OPEN:
            return False
        if any(one.cell == key and one.until > day for stays in self.stays.values() for one in stays):
            return False
        below = [(child, one) for child, segments in self.parents.items() for one in segments if one.value == key]
        left = [(child, one) for child, one in below if one.until > day]
        if any(one.since > day or child == to for child, one in left):
            return False
        if to == key or not all(self.lives[to].covers(day, one.until) for _, one in left):
            return False
        trial = {child: [Segment(s.since, s.until, s.value) for s in parts] for child, parts in self.parents.items()}
        moved = [(child, one.until) for child, one in left]
        for child, _ in moved:
            cut(self.parents[child], day, to)
        days = self.days(day, OPEN)
        if any(self.is_above(child, to, one) for child, until in moved for one in days if one < until):
            self.parents = trial
            return False
        for segments in (self.parents[key], self.names[key], self.places[key]):
            end(segments, day)
        life.until = day
        for seat in [seat for seat in self.seats if seat.organization == key]:
            self.end_seat(seat, day)
        return True

    def end_seat(self, seat: Seat, day: date) -> None:
        if seat.since >= day:
            self.seats.remove(seat)
        else:
            seat.until = min(seat.until, day)

    def stay(self, member: str, day: date) -> Stay | None:
        return next((one for one in self.stays[member] if one.holds(day)), None)

    def transfer(self, member: str, to: str, day: date) -> bool:
        """From the day on in another cell, until the next transfer."""
        run = self.run(member, "cell", day)
        if not run or not self.lives[to].holds(day) or not self.may_turn(member, run, "cell", to, day):
            return False
        if not all(self.lives[to].covers(max(one.since, day), one.until) for one in run):
            return False
        seats = [one for one in self.seats if (one.member, one.organization) == (member, run[0].cell)]
        if any(seat.since == day < seat.until for seat in seats):
            return False
        self.turn(member, run, "cell", to, day)
        for seat in seats:
            if seat.since < day < seat.until:
                seat.until = day
        return True

    def set_circumstance(self, member: str, circumstance: str | None, day: date) -> bool:
        """From the day on, until the next other one."""
        run = self.run(member, "circumstance", day)
        if not run or not self.may_turn(member, run, "circumstance", circumstance, day):
            return False
        self.turn(member, run, "circumstance", circumstance, day)
        return True

    def run(self, member: str, name: str, day: date) -> list[Stay]:
        """The stay of the day, and those right after it with the same cell, or the same circumstance."""
        here = self.stay(member, day)
        run = [] if here is None else [here]
        while run and (after := self.next_to(member, run[-1].until)) is not None:
            if run[-1].why == name or getattr(after, name) != getattr(run[0], name):
                break
            run.append(after)
        return run

    def next_to(self, member: str, day: date, *, before: bool = False) -> Stay | None:
        """The stay that begins on a day, or that ended on it."""
        return next((one for one in self.stays[member] if (one.until if before else one.since) == day), None)

    def may_turn(self, member: str, run: list[Stay], name: str, value: str | None, day: date) -> bool:
        """Another value than on the day, than what follows, and for a second change on a day than what went before."""
        known = [run[0], self.next_to(member, run[-1].until)]
        if run[0].since == day:
            known.append(self.next_to(member, day, before=True))
        if run[0].since == day and known[-1] is None:
            return False
        return all(one is None or getattr(one, name) != value for one in known)

    def turn(self, member: str, run: list[Stay], name: str, value: str | None, day: date) -> None:
        here = run[0]
        if here.since == day:
            before = self.next_to(member, day, before=True)
            assert before is not None
            before.why = "cell" if "cell" in {before.why, name} else name
        else:
            run[0] = replace(here, since=day)
            self.stays[member].append(run[0])
            here.until, here.why = day, name
        for one in run:
            setattr(one, name, value)

    def make_secretary(self, member: str, organization: str, day: date) -> bool:
        life = self.lives[organization]
        if not life.holds(day) or life.until < OPEN:
            return False
        own = [seat for seat in self.seats if (seat.member, seat.organization) == (member, organization)]
        if any(seat.since >= day for seat in own):
            return False
        others = [seat for seat in self.seats if seat.organization == organization and seat.member != member]
        if any(seat.until > day for seat in others):
            return False
        for seat in own:
            seat.until = min(seat.until, day)
        self.seats.append(Seat(member, organization, day, OPEN))
        return True

    def secretary(self, organization: str, day: date) -> str | None:
        return next((s.member for s in self.seats if s.organization == organization and s.since <= day < s.until), None)

    def turning_days(self) -> list[date]:
        """Every day on which something begins or ends, and the days around it."""
        spans: list[Segment | Stay | Seat | Life] = [*self.lives.values(), *self.seats]
        spans += [
            one for table in (self.parents, self.names, self.places) for segments in table.values() for one in segments
        ]
        spans += [one for stays in self.stays.values() for one in stays]
        turns = {day for one in spans for day in (one.since, one.until)} - {OPEN}
        return sorted({day + timedelta(days=shift) for day in turns for shift in (-1, 0, 1)})


def change(segments: list[Segment], day: date, value: str) -> bool:
    """From a day on, another value stands, until the next other one; a second change on the day replaces the first."""
    here = at(segments, day)
    if here is None:
        return False
    place = segments.index(here)
    run = 1 + next((n for n, one in enumerate(segments[place + 1 :]) if one.value != here.value), len(segments))
    beside = [*segments[place + run : place + run + 1], *(segments[place - 1 : place] if here.since == day else [])]
    if (here.since == day and place == 0) or value in {here.value, *(one.value for one in beside)}:
        return False
    carried = segments[place + 1 : place + run]
    cut(segments, day, value)
    for one in carried:
        one.value = value
    return True


def cut(segments: list[Segment], day: date, value: str) -> None:
    """From a day on, another value stands where one holds."""
    here = next(one for one in segments if one.since <= day < one.until)
    if here.since == day:
        here.value = value
        return
    segments.insert(segments.index(here) + 1, Segment(day, here.until, value))
    here.until = day


def end(segments: list[Segment], day: date) -> None:
    segments[:] = [one for one in segments if one.since < day]
    for one in segments:
        one.until = min(one.until, day)
