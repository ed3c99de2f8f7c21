"""Rows of the ledger's lines, read a piece of a text at a time: the same as those of the whole text."""

from collections.abc import Sequence
from random import Random
from typing import Any, LiteralString
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from graph.model.canonical import canonical
from graph.reads import line_rows
from graph.reads.line_rows import Whole, count_rows, list_rows, whole_of

NAMES = ('a"b}],["X', "Nguyễn Văn Ế", "😀😀", "}],[", '\\"', '],["Abc', "x" * 50)
"""What looks like the beginning of a row, or is longer than it looks."""


class Texts:
    """Cuts pieces out of one text as the graph does: in units of UTF-16."""

    def __init__(self, text: str) -> None:
        self.units = text.encode("utf-16-le")
        self.pieces = self.wholes = 0

    async def read(self, text: LiteralString, /, **parameters: Any) -> list[list[Any]]:
        self.pieces += 1
        below = parameters["below"]
        end = len(self.units) // 2 - 1 if below is None else below
        start, length = parameters["above"], parameters["length"]
        if parameters["backwards"]:
            start = max(start, end - length)
        stop = end if parameters["backwards"] else min(end, start + length)
        piece = self.units[2 * start : 2 * max(stop, start)].decode("utf-16-le", "replace")
        return [[one, start, stop, end, len(self.units) // 2, piece] for one in parameters["ids"]]

    async def whole(self, _: str) -> Whole:
        self.wholes += 1
        return whole_of(self.units.decode("utf-16-le"))


def drawn(random: Random) -> Sequence[Any]:
    name = random.choice(NAMES)
    if random.random() < 0.5:
        return ["Organization", {"id": "o1", "name": name, "duties": ["FOLLOW", "ATTEND"]}]
    return ["PART_OF", "o1", "o2", {"since": "2020-01-01", "name": name}]


@given(random=st.builds(Random, st.integers(0, 2**32 - 1)))
async def test_a_page_of_rows_is_that_of_the_whole_text(random: Random) -> None:
    rows = [drawn(random) for _ in range(random.randint(0, 12))]
    text = (b"[" + b",".join(canonical(row) for row in rows) + b"]").decode()
    with (
        patch.object(line_rows, "PIECE", random.choice((3, 20, 100, 5000))),
        patch.object(line_rows, "LONG", random.choice((0, 200, 100_000))),
    ):
        await compare(Texts(text), rows, random)
    assert count_rows(text) == len(rows)


async def compare(reads: Texts, rows: Sequence[Any], random: Random) -> None:
    first_of_all: dict[str, Any] = {"above": None, "below": None, "limit": 99, "backwards": False}
    every = (await list_rows(reads, "opened", ["c"], **first_of_all, whole=reads.whole))["c"]
    assert [one.row for one in every] == rows
    for _ in range(5):
        first, last = (random.choice([None, *range(len(rows))]) for _ in range(2))
        limit, backwards = random.randint(1, 5), random.random() < 0.5
        found = await list_rows(
            reads,
            "closed",
            ["c"],
            above=None if first is None else every[first].at,
            below=None if last is None else every[last].at,
            limit=limit,
            backwards=backwards,
            whole=reads.whole,
        )
        between = every[0 if first is None else first + 1 : last]
        assert found["c"] == (between[-limit:] if backwards else between[:limit])


async def test_the_first_page_of_a_long_text_is_one_small_piece_and_those_behind_it_are_cut_from_the_whole() -> None:
    text = (b"[" + b",".join([canonical(["Organization", {"id": f"o{n}"}]) for n in range(9000)]) + b"]").decode()
    reads = Texts(text)
    last: dict[str, Any] = {"above": None, "limit": 21, "backwards": True, "whole": reads.whole}
    found = (await list_rows(reads, "opened", ["c"], **last, below=None))["c"]
    assert [one.row[1]["id"] for one in found] == [f"o{n}" for n in range(8979, 9000)]
    assert (reads.pieces, reads.wholes) == (1, 0)
    before = (await list_rows(reads, "opened", ["c"], **last, below=found[0].at))["c"]
    assert [one.row[1]["id"] for one in before] == [f"o{n}" for n in range(8958, 8979)]
    assert (reads.pieces, reads.wholes) == (2, 1)
