"""The letter's questions have answers on the seeds' last day (B17 of FAULTS), not only on the day of the letter."""

import re
from collections import Counter, defaultdict
from datetime import date, timedelta
from typing import Any

import pytest

from seeds.draft.rows import Rows
from seeds.sizes import LAST, History, tell

LETTER = date(2023, 4, 21)
REFORM = date(2025, 7, 1)
Facts = list[tuple[str, str, dict[str, Any]]]


@pytest.fixture
def province(province_rows: Rows) -> Rows:
    return province_rows


@pytest.fixture(scope="module")
def history() -> History:
    return tell("tiny")


def on(facts: Facts, day: date) -> Facts:
    return [fact for fact in facts if fact[2]["since"] <= day < fact[2]["until"]]


def places(rows: Rows, kind: str, day: date) -> dict[str, str]:
    return {
        row["id"]: row["name"]
        for row in rows.nodes["Place"]
        if row["kind"] == kind and row["since"] <= day < row["until"]
    }


@pytest.mark.parametrize("day", [REFORM, REFORM + timedelta(days=1), LAST])
def test_each_of_the_94_communes_and_the_city_has_both_chairmen_after_the_reform(province: Rows, day: date) -> None:
    wanted = {**places(province, "COMMUNE", day), **places(province, "PROVINCE", day)}
    assert len(wanted) == 95
    held = Counter((end, p["title"]) for _, end, p in on(province.links["HOLDS_OFFICE_IN"], day) if end in wanted)
    titles = ("Chủ tịch Hội đồng nhân dân", "Chủ tịch Ủy ban nhân dân")
    assert held == {(place, title): 1 for place in wanted for title in titles}


def test_some_chairmen_are_secretaries_too(province: Rows) -> None:
    seats = on(province.links["HOLDS"], LAST)
    secretaries = {start for start, _, p in seats if p["role"] == "SECRETARY" and p["body"] == "EXECUTIVE_COMMITTEE"}
    communes = places(province, "COMMUNE", LAST)
    offices = on(province.links["HOLDS_OFFICE_IN"], LAST)
    chairs = [start for start, end, p in offices if end in communes and p["title"].startswith("Chủ tịch")]
    assert 40 < sum(one in secretaries for one in chairs) < 120


def test_villages_without_members_become_fewer_every_year(province: Rows) -> None:
    empty = []
    for day in (LETTER, date(2024, 4, 21), date(2025, 4, 21), date(2026, 4, 21), LAST):
        homes = {end for _, end, _ in on(province.links["LIVES_IN"], day)}
        empty.append(len(places(province, "VILLAGE", day).keys() - homes))
    assert empty[0] > 30
    assert empty == sorted(empty, reverse=True)
    assert len(set(empty)) == 5
    assert 0 < empty[-1] < empty[0] / 2


def test_heads_are_called_as_where_they_live_is(province: Rows) -> None:
    """Villages have trưởng thôn, quarters khối trưởng, residential groups tổ trưởng, on every day."""
    titles = {"Thôn": "Trưởng thôn", "Khối phố": "Khối trưởng", "Tổ dân phố": "Tổ trưởng tổ dân phố"}
    villages = {row["id"]: row["name"] for row in province.nodes["Place"] if row["kind"] == "VILLAGE"}
    found: defaultdict[str, set[str]] = defaultdict(set)
    for _, end, p in province.links["HOLDS_OFFICE_IN"]:
        if end in villages and p["title"] != "Trưởng ban công tác Mặt trận":
            found[next(kind for kind in titles if villages[end].startswith(kind))].add(p["title"])
    assert found == {kind: {title} for kind, title in titles.items()}


def test_decisions_are_named_by_who_issued_them(province: Rows) -> None:
    names = {row["id"]: row["name"] for row in province.nodes["Organization"]}
    issuers: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for _, end, p in province.links["HOLDS"]:
        if p["since"] < REFORM:
            issuers[names[end].split(" ")[2] if names[end].startswith("Đảng bộ") else "chi bộ"][p["decision"]] += 1
    symbols = {p["decision"] for table in ("HOLDS", "SUPERVISES") for _, _, p in province.links[table]}
    assert all(re.fullmatch(r"\d+-(QĐ/(TU|HU|QU|ThU|ĐU)|QĐNS/TW)", one) for one in symbols), symbols
    assert {one.split("-")[1] for one in symbols} == {"QĐ/TU", "QĐ/HU", "QĐ/QU", "QĐ/ThU", "QĐ/ĐU", "QĐNS/TW"}
    assert {one.split("-")[1] for one in issuers["tỉnh"]} == {"QĐNS/TW"}
    assert {one.split("-")[1] for one in issuers["huyện"]} == {"QĐ/TU"}


def test_meetings_go_on_up_to_the_last_day(province: Rows) -> None:
    months = Counter((row["heldOn"].year, row["heldOn"].month) for row in province.nodes["Meeting"])
    assert max(months) == (LAST.year, LAST.month)
    assert min(months) == (2024, 1)
    assert len(months) == (LAST.year - 2024) * 12 + LAST.month
    assert min(months.values()) > 3_000


def test_nothing_is_known_that_has_not_happened_by_the_last_day(province: Rows, history: History) -> None:
    """But for ends that are set from the start: who is on temporary terms elsewhere is so until a day."""
    for table, facts in province.links.items():
        assert all(p["since"] <= LAST for _, _, p in facts if "since" in p), table
    assert max(one.on for one in history.told) <= LAST
    assert max(one.recorded for one in history.told) <= LAST


def test_some_things_were_recorded_later_than_they_were_so(history: History) -> None:
    late = Counter(one.mutation for one in history.told if one.recorded > one.on)
    corrected = [one for one in history.told if one.mutation == "correctFact"]
    assert late["moveOrganization"] >= 1
    assert corrected or len(history.told) < 2_000
    recorded = [one.recorded for one in history.told]
    assert recorded == sorted(recorded)
