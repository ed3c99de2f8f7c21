"""Who shares a transaction: the first in the line, and those behind it as far as one takes them."""

import asyncio
from collections.abc import Sequence

import pytest

from graph.engine.turns import MOST_TOGETHER, Turns


async def groups_of(sizes: Sequence[int]) -> list[list[int]]:
    """The places of changes of these sizes, by the transaction that makes them; all of them wait for the first turn."""
    turns, made = Turns(), list[list[int]]()

    async def together(wanted: Sequence[int]) -> Sequence[int]:
        made.append(list(wanted))
        return wanted

    async with turns.alone:
        waiting = [asyncio.ensure_future(turns.take(place, size, together)) for place, size in enumerate(sizes)]
        while len(turns.line) < len(sizes):  # noqa: ASYNC110  # what is waited for tells nobody
            await asyncio.sleep(0)
    assert await asyncio.gather(*waiting) == list(range(len(sizes)))
    return made


@pytest.mark.parametrize(("sizes", "groups"), [
    ([MOST_TOGETHER - 10, 10], [[0, 1]]),
    ([MOST_TOGETHER - 10, 11], [[0], [1]]),
    ([MOST_TOGETHER - 10, 10, 1], [[0, 1], [2]]),
    ([MOST_TOGETHER + 1, 1], [[0], [1]]),
    ([1, MOST_TOGETHER + 1, 1], [[0], [1], [2]]),
    ([MOST_TOGETHER], [[0]]),
    ([MOST_TOGETHER, 0, 1], [[0, 1], [2]]),
])  # fmt: skip
async def test_a_transaction_is_filled_to_the_last_row(sizes: Sequence[int], groups: list[list[int]]) -> None:
    """FAULTS E5: what fits exactly goes along, what is one row more waits; the first takes its turn however large."""
    assert await groups_of(sizes) == groups
