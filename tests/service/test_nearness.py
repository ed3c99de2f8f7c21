"""What is said of an organization that nobody has: which ones somebody who mistyped may have meant."""

from collections.abc import Sequence
from datetime import date
from random import Random

import pytest

from graph.reads.named import Named
from seeds.exchange.cells import Unread
from service.exchange.naming import Organizations
from service.exchange.nearness import MOST_LOOKED_UP, Nearness
from wording.languages import Language

DAY = date(2026, 1, 1)
ROWS = [
    ("o1", "506", "Đảng bộ huyện Đại Lộc", "2020-01-01", "9999-12-31", ""),
    ("o2", "507", "Đảng bộ huyện Quế Sơn", "2020-01-01", "9999-12-31", ""),
    ("o3", "c1", "Đảng bộ xã Quế Phú", "2020-01-01", "9999-12-31", "o2"),
    ("o4", "c2", "Đảng bộ xã Quế Phước", "2020-01-01", "2026-01-01", "o2"),
    ("o5", "c3", "Đảng bộ thị trấn Trung Phước", "2020-01-01", "9999-12-31", "o2"),
    *((f"a{n}", f"a{n}", f"Chi bộ thôn {n}", "2020-01-01", "9999-12-31", "o3") for n in range(1, 9)),
    ("b4", "b4", "Chi bộ thôn Phú Bình", "2020-01-01", "9999-12-31", "o1"),
    ("b5", "b5", "Chi bộ thôn Phú Bình", "2020-01-01", "9999-12-31", "o3"),
]


Rows = Sequence[tuple[str, str, str, str, str, str]]


def organizations(rows: Rows) -> Organizations:
    return Organizations(
        Named(one, code, name, None, since, until, [[above, since, until]] if above else [])
        for one, code, name, since, until, above in rows
    )


def told(text: str, on: date = DAY, rows: Rows = ROWS) -> str:
    with pytest.raises(Unread) as refused:
        organizations(rows).find(text, on)
    return refused.value.said.words(Language.EN)


def test_who_is_mistyped_or_called_otherwise_is_told_with_what_is_above_and_the_code() -> None:
    meant = "No organization has this name or code; the nearest: Đảng bộ xã Quế Phú / Đảng bộ huyện Quế Sơn (c1)."
    assert told("Đảng bộ xã Quế Phuu") == meant
    assert told("Xã Quế Phú") == meant
    assert told("Đảng bộ xã Quế Phú (c9)").startswith("No organization has this name or code; the nearest: Đảng bộ xã")
    assert "Đảng bộ thị trấn Trung Phước" in told("Đảng bộ xã Trung Phước")


def test_what_is_named_above_comes_first() -> None:
    said = told("Chi bộ Phú Bình / Đảng bộ huyện Đại Lộc").partition("nearest: ")[2]
    assert said.startswith("Chi bộ thôn Phú Bình / Đảng bộ huyện Đại Lộc (b4)")
    assert "Chi bộ thôn Phú Bình / Đảng bộ xã Quế Phú (b5)" in said


@pytest.mark.parametrize("text", ["Q01985", "Chi bộ ma", "Công ty điện lực", "Đảng bộ", "/", "xx yy"])
def test_who_is_like_nobody_is_told_without(text: str) -> None:
    assert told(text) == "No organization has this name or code."


def test_who_does_not_live_on_the_day_is_not_near() -> None:
    assert "Quế Phước" in told("Đảng bộ xã Quế Phướt", date(2025, 12, 31))
    assert "Quế Phước" not in told("Đảng bộ xã Quế Phướt", DAY)


@pytest.mark.parametrize(
    "text", ["Chi bộ thôn Phú Bình", "Chi bộ Phú Bình", "Chi bộ thôn 12", "Đảng bộ xã Quế Phuu", "thônn"]
)
def test_the_order_in_which_a_graph_gives_its_rows_is_not_told(text: str) -> None:
    """It follows from all that the graph holds, also from what is not seen."""
    shuffled = [Random(number).sample(ROWS, len(ROWS)) for number in range(20)]
    assert {told(text, rows=rows) for rows in shuffled} == {told(text)}


def test_a_file_whose_every_row_is_wrong_looks_up_so_many() -> None:
    names = Nearness()
    names.add("dang bo xa que phu")
    for number in range(MOST_LOOKED_UP):
        names.like(f"xa que phu {number}")
    assert len(names.told) == MOST_LOOKED_UP
    assert names.like("xa que phu 1") == ["dang bo xa que phu"]
    assert names.like("xa que phu mot") == ()
