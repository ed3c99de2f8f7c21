"""A log of transactions that graphs are told, as members of a cluster are."""

import asyncio
from collections.abc import Sequence
from functools import partial
from typing import Any

from graph.engine.sessions import Graph, Transaction

Statement = tuple[str, dict[str, Any]]


class Store:
    """A real graph behind members, and how much of the log it holds."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.holds = 0
        self.grown = asyncio.Condition()

    async def take(self, log: Sequence[Sequence[Statement]]) -> None:
        """Carries out what of the log it does not hold yet."""
        async with self.grown:
            for statements in log[self.holds :]:
                await self.graph.write(partial(carried_out, statements=statements))
                self.holds += 1
            self.grown.notify_all()

    async def reach(self, place: int) -> None:
        async with self.grown:
            await self.grown.wait_for(lambda: self.holds >= place)


async def carried_out(transaction: Transaction, statements: Sequence[Statement]) -> None:
    for text, values in statements:
        await transaction.run(text, **values)
