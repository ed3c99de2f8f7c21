"""Lines of the ledger as a released version wrote them: whoever noted one down must find it again."""

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from graph.ledger.chain import Chain
from graph.ledger.lines import STORED
from graph.ledger.verdict import Verdict
from tests.published.stored import GRAPHS

Line = dict[str, Any]


def lines_in(path: Path) -> list[Line]:
    """The lines of a stored graph in their order, each with the subjects that it is linked to."""
    stored = json.loads(path.read_text(encoding="utf-8"))
    linked: defaultdict[str, list[str]] = defaultdict(list)
    for _, change, kind, label, subject, _ in stored["links"]:
        if kind == "ABOUT":
            linked[change].append(f"{label}:{subject}")
    lines: defaultdict[str, Line] = defaultdict(dict)
    for label, _, values in stored["nodes"]:
        if label in {"Change", "ChangeText"}:
            lines[values["id"]] |= values
    return [{**line, "linked": linked[key]} for key, line in sorted(lines.items())]


def followed(lines: list[Line]) -> Chain:
    chain = Chain(Verdict())
    for line in lines:
        chain.follow(line["seq"], [line.get(name) for name in STORED], line["linked"])
    return chain


@pytest.mark.parametrize("path", sorted(GRAPHS.glob("*.json")), ids=lambda path: path.stem)
def test_a_ledger_that_was_written_then_is_whole_today(path: Path) -> None:
    """FAULTS E4: with another beginning or form of a line, only what is written today would verify."""
    chain = followed(lines_in(path))
    assert chain.verdict.problems == []
    assert f"{chain.verdict.lines}:{chain.verdict.hash}" == json.loads(path.read_text(encoding="utf-8"))["end"]


def test_the_hashes_of_the_first_release_are_those_that_people_have_noted_down() -> None:
    lines = lines_in(GRAPHS / "0.1.0.json")
    assert lines[0]["previous"] == "0" * 64
    assert followed(lines).verdict.hash == "17fd64d134e7b57fe87952243a7e10ff3d47be3dc8eb7c981f5981873f9f5160"


def test_a_line_that_says_anything_else_is_told() -> None:
    lines = lines_in(GRAPHS / "0.1.0.json")
    lines[1]["decision"] = "13-QĐ/TU"
    assert "Line 2 was changed: its hash is not that of what it says." in followed(lines).verdict.problems
