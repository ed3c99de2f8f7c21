"""Stated figures in the seeds: ten years as reported, targets of admissions year by year; all marked as made up."""

from collections import Counter
from datetime import date

import pytest

from graph.ledger.directives_kept import DirectivesKept
from graph.model.directive_tables import DIRECTIVE, STATED
from seeds.draft.rows import Rows
from seeds.history.figures import PUBLISHED_OF_BLOCS, PUBLISHED_OF_DISTRICTS
from tests.reference import stating
from tests.reference.world import World
from tests.seeds.test_directives import told

INVENTED = "số liệu dựng"
CODES = {"49": date(2024, 12, 20), "48": date(2025, 12, 20)}
"""The province that states the targets of 2025, the city that states those of 2026."""
PUBLISHED = "Báo Quảng Nam, 12/2023"


def test_all_of_it_says_that_it_is_made_up_and_keeps_the_rules(tiny_rows: Rows) -> None:
    kept, symbols = DirectivesKept(), {row["id"]: row["symbol"] for row in tiny_rows.nodes["Directive"]}
    for row in tiny_rows.nodes["Directive"]:
        kept.take(DIRECTIVE, row["id"], {name: told(value) for name, value in row.items()})
    for start, end, p in tiny_rows.links["STATED"]:
        assert INVENTED in symbols[end].lower()
        assert INVENTED in p["decision"].lower() or (p["decision"], p["periodFrom"].year) == (PUBLISHED, 2024)
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


def test_the_targets_of_2024_are_those_that_were_published(tiny_rows: Rows) -> None:
    """Of all 1,905, of each committee its own, which need not add up."""
    codes = {row["id"]: row["code"] for row in tiny_rows.nodes["Organization"]}
    found = {
        codes[one]: p["numerator"]
        for one, _, p in tiny_rows.links["STATED"]
        if (p["purpose"], p["periodFrom"]) == ("TARGET", date(2024, 1, 1))
    }
    own = {"509": 87, "519": 30, "49CA": 12, "49QS": 29, "49BP": 15, "49CQ": 155}
    assert found == {"49": 1_905, **own}
    whole = sum((*PUBLISHED_OF_DISTRICTS.values(), *PUBLISHED_OF_BLOCS.values()))
    assert (len(PUBLISHED_OF_DISTRICTS) + len(PUBLISHED_OF_BLOCS), whole) == (22, 1_950)
