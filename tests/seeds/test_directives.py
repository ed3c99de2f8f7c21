"""The letter in the seeds: what it refers to, its nine groups of tasks, and progress that says that it is made up."""

from collections import Counter
from datetime import date

import pytest

from graph.ledger.directives_kept import DirectivesKept
from graph.model.directive_tables import DIRECTIVE, OF_DIRECTIVES, PROGRESS, TASK
from seeds.draft.rows import Rows
from seeds.draft.scale import LETTER
from tests.reference import working
from tests.reference.world import World

SYMBOL = "1690-CV/TU"


def test_the_letter_has_nine_groups_and_refers_to_what_it_reviews_and_carries_out(tiny_rows: Rows) -> None:
    world = World(tiny_rows)
    symbols = {one: row["symbol"] for one, row in world.nodes["Directive"].items()}
    [letter] = [one for one, symbol in symbols.items() if symbol == SYMBOL]
    assert world.nodes["Directive"][letter]["since"] == LETTER
    tasks = [world.nodes["Task"][one]["number"] for one in working.tasks(world, letter)]
    assert tasks == [str(number) for number in range(1, 10)]
    referred = {(p["kind"], symbols[end]) for start, end, p in world.links("REFERS_TO") if start == letter}
    assert referred == {("REVIEWS", "13-NQ/TU"), ("REVIEWS", "275-KL/TU"), ("IMPLEMENTS", "21-NQ/TW")}


@pytest.mark.parametrize(
    ("symbol", "last", "next_one"),
    [
        ("124-QĐ/TW", date(2025, 8, 29), "366-QĐ/TW"),
        ("24-QĐ/TW", date(2025, 6, 30), "294-QĐ/TW"),
        ("22-QĐ/TW", date(2025, 5, 29), "296-QĐ/TW"),
    ],
)
def test_what_was_replaced_is_in_force_up_to_the_eve_of_the_next_one(
    tiny_rows: Rows, symbol: str, last: date, next_one: str
) -> None:
    world = World(tiny_rows)
    for day, expected in ((last, symbol), (date.fromordinal(last.toordinal() + 1), next_one)):
        held = [world.nodes["Directive"][one]["symbol"] for one in working.directives(world, day, past=False)]
        assert [one for one in held if one in {symbol, next_one}] == [expected]


def test_seeded_directives_keep_the_rules_and_progress_is_marked_as_invented(tiny_rows: Rows) -> None:
    kept = DirectivesKept()
    for table in (DIRECTIVE, TASK):
        for row in tiny_rows.nodes[table.name]:
            kept.take(table, row["id"], {name: told(value) for name, value in row.items()})
    for link in (*OF_DIRECTIVES, *PROGRESS):
        for start, end, p in tiny_rows.links.get(link.name, []):
            kept.join(link, start, end, {name: told(value) for name, value in p.items()})
    assert list(kept.broken()) == []
    assert {p["note"] for link in PROGRESS for _, _, p in tiny_rows.links[link.name]} == {"Số liệu dựng"}


def told(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


@pytest.mark.province
def test_seven_tenths_of_the_groups_are_done_at_the_end_of_2025(province_rows: Rows) -> None:
    world = World(province_rows)
    for day, committees in ((date(2023, 6, 25), 22), (date(2025, 6, 30), 21), (date(2025, 12, 31), 98)):
        held = [(start, p["state"]) for start, _, p in world.links("WORKS_ON", day)]
        assert (len({one for one, _ in held}), len(held)) == (committees, committees * 9)
    done = Counter(state for _, state in held)["DONE"]
    assert 0.6 < done / len(held) < 0.8
