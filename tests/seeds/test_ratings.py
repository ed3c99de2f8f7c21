"""How the seeds rate organizations: by the sheet of the time, and in the shares that provinces have published."""

from collections import Counter, defaultdict
from datetime import date, timedelta

import pytest

from seeds.draft.rows import Rows
from tests.reference.world import World, holds

GOOD_OR_BETTER = {"EXCELLENT", "GOOD"}
CELLS = {"CELL", "GRASSROOTS_CELL"}


def test_a_year_is_rated_by_the_sheet_that_holds_on_its_last_day(tiny_rows: Rows) -> None:
    """124-QĐ/TW holds from 4/10/2023 on, 366-QĐ/TW from 30/8/2025."""
    sheets = {row["id"]: row for row in tiny_rows.nodes["Sheet"]}
    used = {
        (p["periodFrom"].year, sheets[p["sheet"]]["regulation"]): sheets[p["sheet"]]
        for _, _, p in tiny_rows.links["ASSESSED"]
        if p["kind"] == "CLASSIFICATION"
    }
    assert used.keys() == {(2023, "124-QĐ/TW"), (2024, "124-QĐ/TW"), (2025, "366-QĐ/TW")}
    assert all(holds(sheet, date(year, 12, 31)) for (year, _), sheet in used.items())


def test_whoever_is_rated_was_there_for_six_months_and_is_judged_under_the_one_right_above(tiny_rows: Rows) -> None:
    world = World(tiny_rows)
    for one, at, p in tiny_rows.links["ASSESSED"]:
        last = p["periodTo"] - timedelta(days=1)
        row = world.nodes["Organization"][one]
        assert holds(row, last)
        assert (row["since"].year, row["since"].month) <= (last.year, 7)
        assert world.parent(one, last) == at
        assert p["decidedOn"] > last


@pytest.mark.province
def test_shares_are_those_that_were_published_and_the_worst_come_again(province_rows: Rows) -> None:
    judged = [(one, p) for one, _, p in province_rows.links["ASSESSED"] if p["kind"] == "CLASSIFICATION"]
    of_year = {
        year: {one for one, p in judged if (p["periodFrom"].year, p["level"]) == (year, "NOT_COMPLETED")}
        for year in (2024, 2025)
    }
    levels = Counter((p["periodFrom"].year, p["level"]) for _, p in judged)
    rated = Counter(p["periodFrom"].year for _, p in judged)
    shares = {(year, level): round(100 * number / rated[year], 1) for (year, level), number in levels.items()}
    assert (shares[2024, "COMPLETED"], shares[2025, "COMPLETED"], shares[2025, "EXCELLENT"]) == (8.8, 8.8, 18.0)
    assert 0 < shares[2024, "NOT_COMPLETED"] < 0.4
    assert len(of_year[2024] & of_year[2025]) > 2
    groups: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for _, at, p in province_rows.links["ASSESSED"]:
        if (p["kind"], p["periodFrom"].year) == ("CLASSIFICATION", 2024):
            groups[at][p["level"]] += 1
    over = [at for at, group in groups.items() if 5 * group["EXCELLENT"] > group["GOOD"]]
    assert round(100 * len(over) / len(groups)) == 6


def test_four_good_are_cells_and_committees_that_were_rated_good_or_better(tiny_rows: Rows) -> None:
    world = World(tiny_rows)
    rows = [(one, p) for one, _, p in tiny_rows.links["ASSESSED"]]
    levels = {(one, p["periodFrom"]): p["level"] for one, p in rows if p["kind"] == "CLASSIFICATION"}
    four_good = [(one, p) for one, p in rows if p["kind"] == "FOUR_GOOD"]
    found: defaultdict[int, set[str]] = defaultdict(set)
    for one, p in four_good:
        assert levels[one, p["periodFrom"]] in GOOD_OR_BETTER
        found[p["periodFrom"].year].add(world.profile(one, p["periodTo"] - timedelta(days=1))["level"])
    assert found.keys() == {2023, 2024, 2025}
    assert all("GRASSROOTS_COMMITTEE" in own and own <= {*CELLS, "GRASSROOTS_COMMITTEE"} for own in found.values())


@pytest.mark.province
def test_so_many_cells_and_committees_among_the_good_are_four_good_as_the_page_of_the_data_says(
    province_rows: Rows,
) -> None:
    world = World(province_rows)
    good, met = Counter[tuple[int, bool]](), Counter[tuple[int, bool]]()
    for one, _, p in province_rows.links["ASSESSED"]:
        level = world.profile(one, p["periodTo"] - timedelta(days=1))["level"]
        if level not in {*CELLS, "GRASSROOTS_COMMITTEE"}:
            continue
        what = p["periodFrom"].year, level in CELLS
        good[what] += p["level"] in GOOD_OR_BETTER
        met[what] += p["kind"] == "FOUR_GOOD"
    shares = {what: round(100 * count / good[what]) for what, count in met.items()}
    assert [shares[year, True] for year in (2023, 2024, 2025)] == [12, 31, 38]
    assert [shares[year, False] for year in (2023, 2024, 2025)] == [10, 25, 30]
    assert 50 < sum(count for (_, of_cells), count in met.items() if not of_cells) < 500
