"""Folding and order of Vietnamese names."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from graph.model.keys import fold, person_key, text_key, word_key


def test_tones_marks_and_case_fold_away() -> None:
    assert fold("Đảng bộ xã Quế Trung") == "dang bo xa que trung"
    assert fold("  HÒA - Đông ") == "hoa dong"


def test_old_and_new_tone_placement_and_both_normal_forms_fold_alike() -> None:
    assert fold("hòa") == fold("hoà") == fold(unicodedata.normalize("NFD", "hòa"))
    assert fold("Thủy") == fold("Thuỷ")


def test_words_stand_in_the_order_of_the_alphabet_then_of_the_tones() -> None:
    ordered = ["a", "à", "ả", "ã", "á", "ạ", "ă", "â", "b", "d", "đ", "e", "ê", "o", "ô", "ơ", "u", "ư", "y"]
    shuffled = [*ordered[10:], *ordered[:10]]
    assert sorted(shuffled, key=word_key) == ordered


def test_a_shorter_word_stands_before_a_longer_one() -> None:
    assert sorted(["Anh", "An", "Ánh", "Ẩn", "Ấn", "Ân"], key=word_key) == ["An", "Anh", "Ánh", "Ân", "Ẩn", "Ấn"]


def test_people_stand_by_given_name_then_middle_then_family() -> None:
    names = ["Trần Văn An", "Lê Thị An", "Lê Văn An", "Đỗ Ánh", "Bùi Ân"]
    shuffled = [*names[3:], *names[:3]]
    assert sorted(shuffled, key=lambda name: person_key(name, "m1")) == [
        "Lê Thị An",
        "Lê Văn An",
        "Trần Văn An",
        "Đỗ Ánh",
        "Bùi Ân",
    ]


def test_two_of_one_name_stand_by_id() -> None:
    assert person_key("Lê An", "m1") < person_key("Lê An", "m2")


@given(st.text(max_size=40))
def test_folding_is_plain_and_stable(text: str) -> None:
    folded = fold(text)
    assert folded.isascii()
    assert fold(folded) == folded
    assert text_key(folded).isascii()
