"""Rows of the ledger's lines, read a piece of a text at a time: the same as those of the whole text."""

from collections.abc import Sequence
from random import Random
from typing import Any, LiteralString
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from graph.model.canonical import canonical
from graph.reads import line_rows
from graph.reads.line_rows import count_rows, list_rows

NAMES = ('a"b}],["X', "Nguyễn Văn Ế", "😀😀", "}],[", '\\"', '],["Abc', "x" * 50)
"""What looks like the beginning of a row, or is longer than it looks."""


class Texts:
    """Cuts pieces out of one text as the graph does: in units of UTF-16."""

    def __init__(self, text: str) -> None:
        self.units = text.encode("utf-16-le")
        self.pieces = 0

    async def read(self, text: LiteralString, /, **parameters: Any) -> list[list[Any]]:
        self.pieces += 1
        below = parameters["below"]
        end = len(self.units) // 2 - 1 if below is None else below
        start, length = parameters["above"], parameters["length"]
        if parameters["backwards"]:
            start = max(start, end - length)
        stop = end if parameters["backwards"] else min(end, start + length)
        piece = self.units[2 * start : 2 * max(stop, start)].decode("utf-16-le", "replace")
        return [[one, start, stop, end, piece] for one in parameters["ids"]]


def drawn(random: Random) -> Sequence[Any]:
    name = random.choice(NAMES)
    if random.random() < 0.5:
        return ["Organization", {"id": "o1", "name": name, "duties": ["FOLLOW", "ATTEND"]}]
    return ["PART_OF", "o1", "o2", {"since": "2020-01-01", "name": name}]


@given(random=st.builds(Random, st.integers(0, 2**32 - 1)))
async def test_a_page_of_rows_is_that_of_the_whole_text(random: Random) -> None:
    rows = [drawn(random) for _ in range(random.randint(0, 12))]
    text = (b"[" + b",".join(canonical(row) for row in rows) + b"]").decode()
    with patch.object(line_rows, "PIECE", random.choice((3, 20, 100, 5000))):
        await compare(Texts(text), rows, random)
    assert count_rows(text) == len(rows)


async def compare(reads: Texts, rows: Sequence[Any], random: Random) -> None:
    every = (await list_rows(reads, "opened", ["c"], above=None, below=None, limit=99, backwards=False))["c"]
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
        )
        between = every[0 if first is None else first + 1 : last]
        assert found["c"] == (between[-limit:] if backwards else between[:limit])


async def test_a_page_of_a_long_text_is_read_in_one_small_piece() -> None:
    text = (b"[" + b",".join([canonical(["Organization", {"id": f"o{n}"}]) for n in range(9000)]) + b"]").decode()
    reads = Texts(text)
    found = await list_rows(reads, "opened", ["c"], above=None, below=None, limit=21, backwards=True)
    assert [one.row[1]["id"] for one in found["c"]] == [f"o{n}" for n in range(8979, 9000)]
    assert reads.pieces == 1
