"""The order of names, held against the reference's, which knows no keys."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model.derived import place_keys, profile_keys
from graph.model.keys import person_key, text_key
from tests.reference.ordering import WRITTEN, person_order, text_order

CELLS = ["Chi bộ", "Chi bộ thôn", "Chi bộ thôn 1", "Chi bộ thôn 1 và thôn 2", "Chi bộ thôn 2", "Chi bộ thôn 10"]
CELLS += [
    "Chi bộ thôn 12",
    "Chi bộ thôn 20",
    "Chi bộ thôn 100",
    "Chi bộ thôn An",
    "Chi bộ thôn An Phú",
    "Chi bộ thôn Ấp",
]
PEOPLE = ["Ánh", "Đặng Ánh", "Đặng Thị Ánh", "Vũ Thị Ánh", "Trần Thị Bích Ánh", "Bùi Ân", "Lê Văn Ấn"]

syllables = st.lists(st.sampled_from(sorted(WRITTEN)), min_size=1, max_size=4).map("".join)
numbers = st.integers(0, 10**12).map(str)
words = syllables | numbers | st.tuples(syllables, numbers).map("".join) | st.sampled_from(["-", "(", "A1", "01", "№"])
texts = st.lists(words, min_size=1, max_size=5).map(" ".join)


def shuffled(names: list[str]) -> list[str]:
    return Random(7).sample(names, len(names))


def test_what_begins_another_stands_before_it_and_numbers_stand_by_their_size() -> None:
    """FAULTS A17, C17."""
    for number, name in enumerate(CELLS):
        assert [one for one in CELLS if text_key(one) < text_key(name)] == CELLS[:number]
    profiles = [{"name": name, "level": "CELL"} for name in shuffled(CELLS)]
    profiles.sort(key=lambda one: str(profile_keys(one, "c", "o1")["nameKey"]))
    assert [one["name"] for one in profiles] == CELLS


def test_people_stand_by_given_name_then_middle_names_none_before_some_then_family_name() -> None:
    """FAULTS C18."""
    assert sorted(shuffled(PEOPLE), key=lambda name: person_key(name, "m1")) == PEOPLE


def test_a_code_that_begins_another_stands_before_it() -> None:
    """FAULTS C17's neighbour."""
    codes = ["1", "1 A", "10", "1A"]
    by_profile = sorted(
        shuffled(codes), key=lambda one: str(profile_keys({"name": "A", "level": "CELL"}, one, "o1")["sortKey"])
    )
    place = {"kind": "COMMUNE", "name": "A", "id": "p1"}
    by_place = sorted(shuffled(codes), key=lambda one: str(place_keys({**place, "code": one})["sortKey"]))
    assert by_profile == by_place == codes


@given(texts, texts)
def test_texts_stand_as_the_reference_orders_them(one: str, other: str) -> None:
    keys, orders = (text_key(one), text_key(other)), (text_order(one), text_order(other))
    assert (keys[0] < keys[1], keys[0] == keys[1]) == (orders[0] < orders[1], orders[0] == orders[1])


@given(texts, texts)
def test_people_stand_as_the_reference_orders_them(one: str, other: str) -> None:
    keys, orders = (person_key(one, ""), person_key(other, "")), (person_order(one), person_order(other))
    assert (keys[0] < keys[1], keys[0] == keys[1]) == (orders[0] < orders[1], orders[0] == orders[1])


@pytest.mark.parametrize("text", ["\u0306An", "\u0301", "x\u0306\u0302", "ü", "ơ\u0306", "9" * 300, "İ", "\ud800"])
def test_every_text_has_a_key(text: str) -> None:
    """FAULTS A8: a mark without a letter met a list without one."""
    assert text_key(text).isascii()
    assert person_key(text, "m1").isascii()
