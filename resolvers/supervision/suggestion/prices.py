"""What it would cost that somebody follows an organization: the offers that a proposal chooses from.

A point is what the weights make it: so many for each level further up, for each step to a place that holds both,
for a supervisor who sits in the organization's own committee, and for another one than now. What each further link
of one supervisor costs is left to `matching`.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from resolvers.supervision.suggestion.assignment import Ints, Offers
from resolvers.supervision.suggestion.situation import Situation


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a proposal is asked to heed: at most so many links each, valid ones kept or not, and the weights."""

    most: int
    keep: bool
    level: int
    place: int
    load: int
    change: int
    own: int


@dataclass(frozen=True, slots=True)
class Price:
    """What the points of a pair come from, but for the load.

    `through` is the nearest organization above whose committee the person sits in, `levels` up; `shared` the smallest
    place that holds both, `steps` up from the organization's; `sits` whether the person is in its own committee;
    `changes` whether it has a valid link with somebody else now.
    """

    through: str
    levels: int
    steps: int
    shared: str | None
    sits: bool
    changes: bool


class Pricing:
    """The prices of all pairs of a situation that have standing."""

    def __init__(self, situation: Situation, wishes: Wishes) -> None:
        self.situation = situation
        self.wishes = wishes
        self.index = {one: number for number, one in enumerate(situation.candidates)}
        self.templates: dict[tuple[str, tuple[str, ...]], tuple[Ints, Ints]] = {}

    @cached_property
    def open_targets(self) -> tuple[str, ...]:
        """The organizations that get a line: all of them, or, where valid links are kept, those without one."""
        situation = self.situation
        return tuple(one for one in situation.targets if not (self.wishes.keep and one in situation.valid))

    @cached_property
    def loads(self) -> list[int]:
        """How many links each candidate has before the proposal; those that are planned anew don't count."""
        anew = frozenset() if self.wishes.keep else frozenset(self.situation.targets)
        people = self.situation.people
        return [sum(one not in anew for one in people[member].followed) for member in self.situation.candidates]

    @cached_property
    def seated(self) -> Mapping[str, list[str]]:
        """Who sits in a committee of each organization, in the order of people."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for member in self.situation.candidates:
            for organization in {seat.organization for seat in self.situation.supervisors[member].seats}:
                found[organization].append(member)
        return found

    @cached_property
    def belonging(self) -> Mapping[str, list[int]]:
        """For each organization the candidates who belong to it or to a cell under it: they have no standing there."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for member, number in self.index.items():
            cell = self.situation.supervisors[member].cell
            for organization in () if cell is None else (cell, *self.situation.tree.above(cell)):
                found[organization].append(number)
        return found

    @cached_property
    def holding(self) -> Mapping[str, frozenset[str]]:
        """For each candidate all the places that hold them."""
        situation, places = self.situation, self.situation.places
        above = {one for target in situation.targets for one in situation.tree.above(target)}
        return {
            one: places.holding(places.of_person(person, situation.supervisors[one], above))
            for one, person in situation.people.items()
        }

    def above(self, target: str) -> dict[str, tuple[str, int]]:
        """Everybody who sits above an organization, each with the nearest such organization and how far up it is."""
        found: dict[str, tuple[str, int]] = {}
        for levels, organization in enumerate(self.situation.tree.above(target), 1):
            for member in self.seated.get(organization, ()):
                found.setdefault(member, (organization, levels))
        return found

    def price(self, member: str, target: str) -> Price:
        situation = self.situation
        through, levels = self.above(target)[member]
        steps, shared = situation.places.nearest_shared(situation.places.of_organization(target), self.holding[member])
        valid = situation.valid.get(target, ())
        sits = member in self.seated.get(target, ())
        return Price(through, levels, steps, shared, sits, bool(valid) and member not in valid)

    def template(self, target: str) -> tuple[Ints, Ints]:
        """Who sits above and the points of level and place: alike for all under one parent and in the same places."""
        here = self.situation.places.of_organization(target)
        key = (self.situation.tree.parents.get(target, ""), here)
        if key not in self.templates:
            self.templates[key] = self.make_template(target, here)
        return self.templates[key]

    def make_template(self, target: str, here: tuple[str, ...]) -> tuple[Ints, Ints]:
        wishes, places = self.wishes, self.situation.places
        above = self.above(target)
        points = [
            wishes.level * (levels - 1) + wishes.place * places.nearest_shared(here, self.holding[member])[0]
            for member, (_, levels) in above.items()
        ]
        return np.array([self.index[member] for member in above], np.int64), np.array(points, np.int64)

    def offers(self) -> Offers:
        """Every pair with standing, organizations and people in their order."""
        columns, costs = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
        for target in self.open_targets:
            column, cost = self.offers_of(target)
            columns.append(column)
            costs.append(cost)
        rows = np.repeat(np.arange(len(self.open_targets)), [len(column) for column in columns[1:]])
        load = np.array(self.loads, np.int64)
        room = np.maximum(0, self.wishes.most - load)
        return Offers(
            len(self.open_targets), rows, np.concatenate(columns), np.concatenate(costs), load, room, self.wishes.load
        )

    def offers_of(self, target: str) -> tuple[Ints, Ints]:
        column, cost = self.template(target)
        if target in self.belonging:
            others = ~np.isin(column, self.belonging[target])
            column, cost = column[others], cost[others]
        if target in self.seated:
            sitting = [self.index[member] for member in self.seated[target]]
            cost = cost + self.wishes.own * np.isin(column, sitting)
        if target in self.situation.valid:
            valid = [self.index[member] for member in self.situation.valid[target]]
            cost = cost + self.wishes.change * ~np.isin(column, valid)
        order = np.argsort(column)
        return column[order], cost[order]
