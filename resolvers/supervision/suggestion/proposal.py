"""A proposal of supervisors: who has no valid link gets one with standing, at the least cost. It writes nothing.

`situation` reads, `pricing` says what each pair costs, `matching` solves; the order of organizations and of people
breaks ties, so the same data always give the same proposal.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from execution.errors import BadUserInput
from execution.view import View
from graph.cypher.fetch import Fetching
from resolvers.supervision.suggestion.assignment import NOBODY, Ints, Offers, assign
from resolvers.supervision.suggestion.prices import Price, Pricing, Wishes
from resolvers.supervision.suggestion.second_choices import Alternative, Alternatives
from resolvers.supervision.suggestion.situation import Situation, read_situation
from wording.said import say

MOST_ORGANIZATIONS = 20_000
"""More than a large province has; solving grows faster than their number."""


@dataclass(frozen=True, slots=True)
class Line:
    """One proposed link and its points; `row` is its place in the plan, `before` the supervisor's links so far."""

    row: int
    organization: str
    supervisor: str
    price: Price
    before: int
    points: int
    kept: bool


@dataclass(frozen=True, slots=True)
class Gap:
    """An organization that nobody can be proposed for: the reason, and how many sit above it."""

    organization: str
    reason: str
    above: int


@dataclass
class Proposal:
    """A solved plan. Lines and gaps are in the order of organizations."""

    situation: Situation
    wishes: Wishes
    pricing: Pricing
    offers: Offers
    chosen: Ints
    lines: list[Line] = field(default_factory=list[Line])
    gaps: list[Gap] = field(default_factory=list[Gap])

    @cached_property
    def alternatives(self) -> Alternatives:
        return Alternatives(self.offers, self.chosen)

    def second_choices(self, rows: Sequence[int]) -> list[tuple[str | None, int] | None]:
        """For each line the best whole plan without it: who follows the organization then, and the extra points."""
        return [None if one is None else (self.person(one), one.extra) for one in self.alternatives.of(rows)]

    def person(self, alternative: Alternative) -> str | None:
        return None if alternative.column == NOBODY else self.situation.candidates[alternative.column]

    @cached_property
    def loads(self) -> list[tuple[int, int]]:
        """The links of each candidate before and after."""
        given = np.bincount(self.chosen[self.chosen != NOBODY], minlength=self.offers.columns)
        return list(zip(map(int, self.offers.load), map(int, self.offers.load + given), strict=True))


async def propose(backend: Fetching, under: str, levels: Sequence[str], view: View, wishes: Wishes) -> Proposal:
    """The best plan for the organizations of the levels under one; solved beside the loop that answers others."""
    situation = await read_situation(backend, under, levels, view)
    if len(situation.targets) > MOST_ORGANIZATIONS:
        raise BadUserInput(say("TOO_MANY_ORGANIZATIONS", most=MOST_ORGANIZATIONS), "under")
    return await asyncio.to_thread(solve, situation, wishes)


def solve(situation: Situation, wishes: Wishes) -> Proposal:
    pricing = Pricing(situation, wishes)
    offers = pricing.offers()
    proposal = Proposal(situation, wishes, pricing, offers, assign(offers))
    loads = list(pricing.loads)
    for row, (target, column) in enumerate(zip(pricing.open_targets, map(int, proposal.chosen), strict=True)):
        if column == NOBODY:
            proposal.gaps.append(gap(pricing, target))
        else:
            proposal.lines.append(line(pricing, row, target, column, loads[column]))
            loads[column] += 1
    return proposal


def line(pricing: Pricing, row: int, target: str, column: int, before: int) -> Line:
    wishes, supervisor = pricing.wishes, pricing.situation.candidates[column]
    price = pricing.price(supervisor, target)
    kept = supervisor in pricing.situation.valid.get(target, ())
    points = sum(points for _, points in reasons(price, before, wishes))
    return Line(row, target, supervisor, price, before, points, kept)


def reasons(price: Price, before: int, wishes: Wishes) -> list[tuple[str, int]]:
    """What a line's points come from; reasons that never cost anything here are left out, but for seat and load."""
    found = [("SEAT", wishes.level * (price.levels - 1)), ("LOAD", wishes.load * before)]
    found.insert(1, ("PLACE", wishes.place * price.steps))
    if price.changes:
        found.append(("CHANGE", wishes.change))
    if price.sits:
        found.append(("OWN_COMMITTEE", wishes.own))
    return found


def gap(pricing: Pricing, target: str) -> Gap:
    above = pricing.above(target)
    if not above:
        return Gap(target, "NOBODY_ABOVE", 0)
    column, _ = pricing.offers_of(target)
    return Gap(target, "ALL_FULL" if len(column) else "ONLY_OWN_MEMBERS", len(above))
