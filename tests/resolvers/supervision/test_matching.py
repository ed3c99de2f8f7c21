"""The assignment and its second choices against every possible assignment, on small random instances."""

from itertools import product
from random import Random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from resolvers.supervision.suggestion.assignment import NOBODY, Offers, assign
from resolvers.supervision.suggestion.second_choices import Alternative, Alternatives

Plan = tuple[int, ...]
randoms = st.builds(Random, st.integers(0, 2**32 - 1))
thorough = settings(max_examples=10 * settings().max_examples)


def drawn(random: Random) -> Offers:
    """A few rows and columns; little room, so that rows go without, and few costs, so that many plans are equal."""
    rows, columns = random.randint(0, 5), random.randint(1, 4)
    pairs = [(row, column) for row in range(rows) for column in range(columns) if random.random() < 0.6]
    arrays = np.array(pairs, np.int64).reshape(-1, 2)
    costs = [random.choice((0, 1, 5, 20)) for _ in pairs]
    load = np.array([random.choice((0, 0, 1, 4)) for _ in range(columns)], np.int64)
    room = np.array([random.choice((0, 1, 1, 2, 3)) for _ in range(columns)], np.int64)
    step = random.choice((0, 1, 3, 10))
    return Offers(rows, arrays[:, 0], arrays[:, 1], np.array(costs, np.int64), load, room, step)


def price(offers: Offers, plan: Plan) -> tuple[int, int] | None:
    """How many rows a plan leaves out and what the others cost; None where it is not possible."""
    costs = {
        (int(row), int(column)): int(cost)
        for row, column, cost in zip(offers.row, offers.column, offers.cost, strict=True)
    }
    total = 0
    for row, column in enumerate(plan):
        if column != NOBODY and (row, column) not in costs:
            return None
        total += costs.get((row, column), 0)
    for column in range(offers.columns):
        taken = plan.count(column)
        if taken > offers.room[column]:
            return None
        total += sum(offers.step * (int(offers.load[column]) + k) for k in range(taken))
    return plan.count(NOBODY), total


def every_plan(offers: Offers) -> dict[Plan, tuple[int, int]]:
    priced = {plan: price(offers, plan) for plan in product(range(NOBODY, offers.columns), repeat=offers.rows)}
    return {plan: cost for plan, cost in priced.items() if cost is not None}


@thorough
@given(random=randoms)
def test_no_plan_fills_more_or_costs_less(random: Random) -> None:
    offers = drawn(random)
    found = price(offers, tuple(map(int, assign(offers))))
    assert found == min(every_plan(offers).values())


@thorough
@given(random=randoms)
def test_a_second_choice_costs_what_the_best_plan_without_the_first_costs_more(random: Random) -> None:
    offers = drawn(random)
    chosen = tuple(map(int, assign(offers)))
    plans = every_plan(offers)
    rows = [row for row, column in enumerate(chosen) if column != NOBODY]
    for row, found in zip(rows, Alternatives(offers, np.array(chosen, np.int64)).of(rows), strict=True):
        others = {plan: cost for plan, cost in plans.items() if plan[row] != chosen[row]}
        best = min(others.values())
        if best[0] > plans[chosen][0]:
            assert found is None
            continue
        assert found is not None
        assert found.extra == best[1] - plans[chosen][1]
        assert any(plan[row] == found.column for plan, cost in others.items() if cost == best)


def large(random: Random, rows: int, columns: int) -> Offers:
    pairs = [(row, column) for row in range(rows) for column in random.sample(range(columns), 12)]
    arrays = np.array(pairs, np.int64)
    costs = np.array([random.choice((0, 4, 10, 20, 24)) for _ in pairs], np.int64)
    load = np.array([random.choice((0, 0, 1, 3)) for _ in range(columns)], np.int64)
    return Offers(rows, arrays[:, 0], arrays[:, 1], costs, load, np.maximum(0, 3 - load), 6)


@given(random=randoms)
def test_second_choices_of_larger_plans_are_those_of_solving_anew(random: Random) -> None:
    offers = large(random, 60, 30)
    chosen = assign(offers)
    rows = random.sample([row for row in range(offers.rows) if chosen[row] != NOBODY], 10)
    before = price(offers, tuple(map(int, chosen)))
    assert before is not None
    for row, found in zip(rows, Alternatives(offers, chosen).of(rows), strict=True):
        kept = ~((offers.row == row) & (offers.column == chosen[row]))
        without = Offers(60, offers.row[kept], offers.column[kept], offers.cost[kept], offers.load, offers.room, 6)
        after = price(offers, tuple(map(int, assign(without))))
        assert after is not None
        expected = None if after[0] > before[0] else after[1] - before[1]
        assert (None if found is None else found.extra) == expected


def test_loads_even_out() -> None:
    """Six rows that anybody could take, one of three already busy with two."""
    pairs = np.array(list(product(range(6), range(3))), np.int64)
    offers = Offers(6, pairs[:, 0], pairs[:, 1], np.zeros(18, np.int64), np.array([0, 2, 0]), np.array([5, 3, 5]), 1)
    assert sorted(map(int, np.bincount(assign(offers), minlength=3) + offers.load)) == [2, 3, 3]


def test_what_cannot_be_filled_is_nobody_s() -> None:
    offers = Offers(2, np.array([1]), np.array([0]), np.array([7]), np.array([0]), np.array([1]), 1)
    assert list(assign(offers)) == [NOBODY, 0]
    assert Alternatives(offers, assign(offers)).of([1]) == [None]


def test_the_one_who_goes_without_may_change() -> None:
    """Two rows for one slot: the alternative of the first leaves it out, and the other one is filled."""
    offers = Offers(2, np.array([0, 1]), np.array([0, 0]), np.array([1, 4]), np.array([0]), np.array([1]), 1)
    assert list(assign(offers)) == [0, NOBODY]
    assert Alternatives(offers, assign(offers)).of([0]) == [Alternative(NOBODY, 3)]
