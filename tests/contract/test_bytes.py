"""How many bytes an answer may have: counted before its objects are made."""

from functools import partial

import pytest

from execution import asked
from tests.conftest import Loaded
from tests.support.asking import answer_of, without_words

pytestmark = pytest.mark.contract

LONG = "k" * 200
MANY = " ".join(f"{LONG[:190]}{n}: name" for n in range(90))
WIDE = "{ " + " ".join(f"a{n}: organizations(first: 1000) {{ nodes {{ ...F }} }}" for n in range(20)) + " } "
FRAGMENT = f"fragment F on Organization {{ {MANY} }}"


async def test_an_answer_of_too_many_bytes_ends_before_it_is_made(tiny: Loaded) -> None:
    """FAULTS D1: 20 lists of long names; the message says what to do."""
    found = await answer_of(tiny.graph, WIDE + FRAGMENT)
    assert found.data is None
    assert [without_words(error) for error in found.errors] == [{"code": "QUERY_TOO_LARGE", "bound": asked.MOST_BYTES}]
    assert "fewer fields" in found.errors[0].message


@pytest.mark.parametrize(
    ("query", "size"),
    [
        # for each: its key and 16 bytes
        ("{ roots { name } }", 4 + 16),
        ("{ roots { name code } }", 8 + 32),
        ("{ roots { a: name } }", 1 + 16),
        # one column under two names: its text is written twice, and 22 letters long
        ("{ roots { a: name b: name } }", 2 + 32 + 44),
        ("{ roots { id children(first: 2) { nodes { code } } } }", 2 + 8 + 32 + 20),
    ],
)
async def test_the_bytes_of_an_answer_are_those_of_its_keys_and_of_texts_that_are_repeated(
    tiny: Loaded, query: str, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """FAULTS D1."""
    written: list[int] = []
    monkeypatch.setattr(asked.Budget, "write", lambda _, size: written.append(size))
    assert not (await answer_of(tiny.graph, query)).errors
    assert sum(written) == size


@pytest.mark.parametrize("spare", [0, -1])
async def test_the_bound_itself_is_allowed(tiny: Loaded, spare: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """FAULTS D1."""
    monkeypatch.setattr(asked, "Budget", partial(asked.Budget, most_bytes=40 + spare))
    found = await answer_of(tiny.graph, "{ roots { name code } }")
    if spare == 0:
        assert not found.errors
    else:
        [error] = found.errors
        assert found.data is None
        assert without_words(error) == {"code": "QUERY_TOO_LARGE", "bound": 39}
        assert "39 bytes" in error.message
