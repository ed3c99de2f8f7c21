"""How many of those who wait one transaction takes."""

import asyncio
from collections.abc import Sequence
from typing import Any

import pytest

from graph.engine.turns import MOST_TOGETHER, Turns


async def made_together(sizes: Sequence[int]) -> list[list[int]]:
    """The sizes that went into each transaction, where all waited before the first one began."""
    turns, taken = Turns(), list[list[int]]()

    async def together(wanted: Sequence[Any]) -> Sequence[Any]:
        taken.append(list(wanted))
        return wanted

    await turns.alone.acquire()
    tasks = [asyncio.ensure_future(turns.take(size, size, together)) for size in sizes]
    while len(turns.line) < len(tasks):  # noqa: ASYNC110  # what is waited for tells nobody
        await asyncio.sleep(0)
    turns.alone.release()
    await asyncio.gather(*tasks)
    return taken


@pytest.mark.parametrize(
    ("sizes", "transactions"),
    [
        ([MOST_TOGETHER - 1, 1], [[MOST_TOGETHER - 1, 1]]),
        ([MOST_TOGETHER - 1, 2], [[MOST_TOGETHER - 1], [2]]),
        ([MOST_TOGETHER, 0, 1], [[MOST_TOGETHER, 0], [1]]),
        ([MOST_TOGETHER + 1, 1], [[MOST_TOGETHER + 1], [1]]),
    ],
)
async def test_a_transaction_is_filled_to_the_last_row_and_no_further(
    sizes: Sequence[int], transactions: list[list[int]]
) -> None:
    """FAULTS E5; the first takes its turn however large it is."""
    assert await made_together(sizes) == transactions
