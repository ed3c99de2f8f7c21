"""Stated figures in the seeds: ten years as reported, targets of admissions year by year; all marked as made up."""

from collections import Counter
from datetime import date

import pytest

from graph.ledger.directives_kept import DirectivesKept
from graph.model.directive_tables import DIRECTIVE, STATED
from seeds.draft.rows import Rows
from tests.reference import stating
from tests.reference.world import World
from tests.seeds.test_directives import told

INVENTED = "số liệu dựng"
CODES = {"49": date(2023, 12, 20), "48": date(2025, 12, 20)}
"""The province that states the targets of 2024, the city that states those of 2026."""


def test_all_of_it_says_that_it_is_made_up_and_keeps_the_rules(tiny_rows: Rows) -> None:
    kept, symbols = DirectivesKept(), {row["id"]: row["symbol"] for row in tiny_rows.nodes["Directive"]}
    for row in tiny_rows.nodes["Directive"]:
        kept.take(DIRECTIVE, row["id"], {name: told(value) for name, value in row.items()})
    for start, end, p in tiny_rows.links["STATED"]:
        assert [INVENTED in said.lower() for said in (symbols[end], p["decision"])] == [True, True]
        kept.join(STATED, start, end, {name: told(value) for name, value in p.items() if value is not None})
    assert list(kept.broken()) == []


@pytest.mark.parametrize("code", CODES)
def test_targets_are_three_of_a_hundred_of_each_committee_and_their_sum_of_the_whole(
    tiny_rows: Rows, code: str
) -> None:
    world, day = World(tiny_rows), CODES[code]
    [top] = [one for one in world.organizations(day) if world.nodes["Organization"][one]["code"] == code]
    year = date(day.year + 1, 1, 1), date(day.year + 2, 1, 1)
    members = Counter[str]()
    for one in world.organizations(day):
        path = [*world.ancestors(one, day), one]
        if top in path and one != top:
            members[path[path.index(top) + 1]] += world.own_members(one, day)
    stated = {one: stating.newest(world, one, "ADMITTED", year, day) for one in world.organizations(day)}
    own = {one: found["TARGET"][2]["numerator"] for one, found in stated.items() if found}
    whole = own.pop(top)
    assert own == {one: round(number * 0.03) for one, number in members.items() if number}
    assert whole == sum(own.values()) > 0
    assert stating.newest(world, top, "ADMITTED", year, date.fromordinal(day.toordinal() - 1)) == {}


def test_ten_years_are_reported_of_the_province(tiny_rows: Rows) -> None:
    world, found = World(tiny_rows), Counter[str]()
    for _, _, p in world.links("STATED"):
        if p["purpose"] == "REPORTED":
            found[p["indicator"]] += 1
            assert 2013 <= p["periodFrom"].year <= 2022
    assert (len(found), set(found.values())) == (10, {10})
