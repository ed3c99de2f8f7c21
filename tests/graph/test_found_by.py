"""What names are found by: folded, abbreviations written out, from each of their words on."""

import pytest

from graph.model.derived import called, found_by
from graph.model.keys import fold, spelled_out


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đại Lộc", "dai loc"),
        ("Ðại Lộc", "dai loc"),
        ("\u0189\u1ea1i L\u1ed9c", "dai loc"),
        ("\u0256ại lộc", "dai loc"),
        ("Ｑｕế　Ｓơｎ １", "que son 1"),
        ("QUE\u0302\u0301 SO\u031bN", "que son"),
        ("H'Hen Niê", "h hen nie"),
    ],
)
def test_letters_that_look_alike_fold_alike(text: str, folded: str) -> None:
    """FAULTS A14."""
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("TP Tam Kỳ", "thanh pho tam ky"),
        ("TP. Tam Kỳ", "thanh pho tam ky"),
        ("TX Điện Bàn", "thi xa dien ban"),
        ("TT. Đông Phú", "thi tran dong phu"),
        ("P.Hòa Khánh", "phuong hoa khanh"),
        ("P . Hòa Khánh", "phuong hoa khanh"),
        ("p hòa khánh", "p hoa khanh"),
        ("H. Quế Sơn, T. Quảng Nam", "huyen que son tinh quang nam"),
        ("ĐB xã Quế Lâm", "dang bo xa que lam"),
        ("CB TĐP 3", "chi bo to dan pho 3"),
        ("Đảng bộ thành phố Tam Kỳ", "dang bo thanh pho tam ky"),
        ("Trường THPT.", "truong thpt"),
    ],
)
def test_the_usual_abbreviations_are_written_out(text: str, folded: str) -> None:
    """FAULTS A16, A18: a single letter is one only before a dot."""
    assert spelled_out(text) == folded


def test_a_short_name_counts_where_it_says_something_else() -> None:
    assert called("Đảng bộ xã Quế Lâm", "ĐB xã Quế Lâm") == ["dang bo xa que lam"]
    assert called("Đảng bộ xã Quế Lâm", "ĐU Quế Lâm") == ["dang bo xa que lam", "du que lam"]
    assert called("Đảng bộ xã Quế Lâm", None) == ["dang bo xa que lam"]


def test_a_name_is_found_from_each_of_its_words_on() -> None:
    assert found_by(["nguyen van an"], "m1") == {
        "nameFold": "nguyen van an",
        "tail1": "nguyen van an  m1",
        "tail2": "van an  m1",
        "tail3": "an  m1",
    }


def test_the_tails_of_a_long_name_lie_in_a_list_from_the_sixth_on() -> None:
    """FAULTS A15: whatever the number of words, each of them finds it."""
    found = found_by(["a b c d e g h", "b c x"], "o1")
    assert found["nameFold"] == "a b c d e g h | b c x"
    assert found["tail5"] == "e g h  o1"
    assert found["tail6"] == "g h  o1"
    assert found["tails"] == ["g h  o1", "h  o1", "b c x  o1", "c x  o1", "x  o1"]
