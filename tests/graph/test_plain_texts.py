"""The glance that spares a look at each letter lets nothing through that the look would refuse."""

import sys
import unicodedata

from graph.model.texts import INVISIBLE, REFUSED, is_plain, seen


def test_no_sign_is_plain_that_is_refused_or_stands_on_another() -> None:
    plain = [char for char in map(chr, range(sys.maxunicode + 1)) if is_plain(char)]
    assert not [char for char in plain if unicodedata.category(char) in REFUSED or INVISIBLE.match(char)]
    assert not [char for char in plain if unicodedata.category(char)[0] == "M"]


def test_texts_as_people_write_them_are_plain_and_others_are_looked_at() -> None:
    assert is_plain("Đảng bộ xã Tiên Cảnh, Chi bộ 3 (A/B) - 'x'")
    assert not is_plain("thôn\u200b 3")
    assert not is_plain("a\u0301")
    assert (seen("thôn\u200b 3"), seen("thôn 3")) == ("thôn 3", "thôn 3")
