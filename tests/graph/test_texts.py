"""What becomes of texts from outside: one form of all that look alike, and nothing that cannot be seen."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model.texts import CODE, KEY, NAME, NOTE, SEARCHED, TextKind, Unfit, stored

NAMED = "Chi bộ thôn Hòa Đông"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (NAMED, NAMED),
        (unicodedata.normalize("NFD", NAMED), NAMED),
        ("  Chi\u00a0bộ \t thôn\r\nHòa\u3000Đông ", NAMED),
        ("Chi bộ thôn Hòa Ðông", NAMED),
        ("chi bộ ð", "chi bộ đ"),
        ("Ơ\u0306 Đăng", "Ơ\u0306 Đăng"),
        ("Trường TH&THCS số 1 – Quế Lộc (ghép)", "Trường TH&THCS số 1 – Quế Lộc (ghép)"),
        ("=1+2", "=1+2"),
        ("😀 An", "😀 An"),
    ],
)
def test_texts_that_look_alike_are_stored_alike(text: str, found: str) -> None:
    """FAULTS A13, A14 for what is stored."""
    assert stored(text, NAME) == found


@pytest.mark.parametrize("text", ["", "   ", "\u00a0\t\n", "\u3000"])
def test_a_blank_text_is_none(text: str) -> None:
    """FAULTS A11, A12."""
    with pytest.raises(Unfit, match="is blank"):
        stored(text, NAME)


@pytest.mark.parametrize("text", ["…", "---", "= + -", "😀"])
def test_a_text_without_letters_or_digits_is_none(text: str) -> None:
    with pytest.raises(Unfit, match="no letter and no digit"):
        stored(text, NAME)


UNSEEN = {
    "a control character": "\x00\x07\x0b\x1b\x1f\x7f\x85\x9f",
    "an invisible character": "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2066\u202a\u202e\ufeff\U000e0041"
    "\u034f\u115f\u3164\uffa0\u2800\ufe0f",
    "half of a character": "\ud800\udfff",
    "a character of private use": "\ue000\uf8ff\U000f0000",
    "a character that means nothing": "\u0378\ufdd0\uffff\U0010ffff",
}


@pytest.mark.parametrize(("said", "char"), [(said, char) for said, chars in UNSEEN.items() for char in chars])
@pytest.mark.parametrize("around", ["{}", "An{}", "{}An", "An {}Phú"])
def test_what_nobody_sees_is_refused_by_its_name(said: str, char: str, around: str) -> None:
    """FAULTS A28."""
    with pytest.raises(Unfit, match=f"holds {said} .U.{ord(char):04X}, character"):
        stored(around.format(char), NAME)


@pytest.mark.parametrize("text", ["Chi bộ \u0306An", "\u0301", "- \u0301", "(\u0306An)", "a" + "\u0323\u0331" * 3])
def test_a_mark_that_stands_on_no_letter_is_refused(text: str) -> None:
    """FAULTS A8."""
    with pytest.raises(Unfit, match="a mark that stands on no letter"):
        stored(text, NAME)


@pytest.mark.parametrize("kind", [NAME, CODE, NOTE, SEARCHED, KEY])
def test_the_bound_is_in_letters_as_they_are_stored_and_in_bytes(kind: TextKind) -> None:
    """FAULTS D13."""
    longest = "ế" * kind.letters
    assert stored(longest, kind) == longest
    assert kind.exact or stored(unicodedata.normalize("NFD", longest), kind) == longest
    for text in ("ế" * (kind.letters + 1), "x" * (kind.letters + 1), "x" * 260_000, "😀" * kind.letters):
        with pytest.raises(Unfit, match="is too long") as raised:
            stored(text, kind)
        assert len(str(raised.value)) < 150


def test_a_key_stays_as_it_came() -> None:
    assert stored(" a  e\u0302 ", KEY) == " a  e\u0302 "
    with pytest.raises(Unfit, match="control"):
        stored("a\x00", KEY)


@given(st.text(max_size=80))
def test_what_is_stored_is_stored_again_as_it_is(text: str) -> None:
    try:
        found = stored(text, NAME)
    except Unfit:
        return
    assert stored(found, NAME) == found == unicodedata.normalize("NFC", found)
    assert found == " ".join(found.split())
    assert not any(unicodedata.category(char)[0] == "C" for char in found)
