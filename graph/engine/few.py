"""The reads of one answer in a line of their own, and which graph they are of."""

import asyncio
from typing import Any, LiteralString

from graph.engine.sessions import Graph, Reads

STATEMENTS_AT_ONCE = 4


class Few:
    """The reads of one answer: so many statements at once and no more, so that one question takes no place of all.

    `asked`: whether anything was read so.
    """

    def __init__(self, reads: Reads, turns: asyncio.Semaphore | None = None) -> None:
        self.reads = reads
        self.turns = turns or asyncio.Semaphore(STATEMENTS_AT_ONCE)
        self.asked = False

    def beside(self) -> "Few":
        """Reads in the same line, which these do not count as their own."""
        return Few(self.reads, self.turns)

    async def read(self, text: LiteralString, /, **parameters: Any) -> Any:
        """As the reads themselves, in line."""
        self.asked = True
        async with self.turns:
            return await self.reads.read(text, **parameters)


def graph_of(reads: Reads) -> Graph | None:
    """The graph whose state of now is read; None for a transaction's, a past one's, or any other reads."""
    if isinstance(reads, Few):
        # whoever takes the graph reads from it
        reads.asked = True
        return graph_of(reads.reads)
    return reads if isinstance(reads, Graph) else None
