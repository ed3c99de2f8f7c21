"""Lines of the ledger as a released version wrote them: whoever noted one down must find it again."""

import json
from pathlib import Path
from typing import Any

import pytest

from graph.ledger.chain import Chain
from graph.ledger.lines import HASHED
from graph.ledger.verdict import Verdict

RELEASED = sorted((Path(__file__).parents[1] / "released").glob("ledger-*.json"))


def followed(lines: list[dict[str, Any]]) -> Chain:
    chain = Chain(Verdict())
    for line in lines:
        chain.follow(line["seq"], [line.get(name) for name in (*HASHED, "hash")], line["subjects"])
    return chain


@pytest.mark.parametrize("file", RELEASED, ids=lambda file: file.stem)
def test_a_ledger_that_was_written_then_is_whole_today(file: Path) -> None:
    """FAULTS E4: with another beginning or form of a line, only what is written today would verify."""
    chain = followed(json.loads(file.read_text(encoding="utf-8"))["lines"])
    assert chain.verdict.problems == []
    assert chain.verdict.lines == 2


def test_the_hashes_of_the_first_release_are_those_that_people_have_noted_down() -> None:
    lines = json.loads(RELEASED[0].read_text(encoding="utf-8"))["lines"]
    assert lines[0]["previous"] == "0" * 64
    assert followed(lines).verdict.hash == "12f3de572e427d1dd3b357ea74cd4c8fc8b5832887e0bfb63c2a1ddbb8337e48"


def test_a_line_that_says_anything_else_is_told() -> None:
    lines = json.loads(RELEASED[0].read_text(encoding="utf-8"))["lines"]
    lines[1]["decision"] = "13-QĐ/TU"
    assert followed(lines).verdict.problems == ["Line 2 was changed: its hash is not that of what it says."]
