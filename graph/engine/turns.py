"""Whose turn it is to change the graph: the changes of one process line up here, outside of the graph, where waiting
costs less than meeting in it and being tried anew.

`sessions.Graph` has one. Changes that wait while another transaction is on its way share the next one: what a
transaction costs by itself is then paid once for all of them.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

Together = Callable[[Sequence[Any]], Awaitable[Sequence[Any]]]
"""Makes several changes; for each, in their order, its outcome or the exception that is raised for it alone."""

MOST_TOGETHER = 300
"""The size of what shares a transaction: a change of a few fields is five or so, a whole plan is more than this."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A change in the line; `size` is what it takes of a transaction."""

    wanted: Any
    size: int
    outcome: asyncio.Future[Any]


LetGo = Callable[[], Awaitable[None]]
"""Gives up what a reader keeps locked, at once or as soon as its statement is answered."""


class Turns:
    """`alone` is held by whoever has the graph for themselves; `lockers` are the readers that keep rows locked: each
    is asked to let go before a change is made, as a graph's locks would make the change wait for the whole question.
    """

    def __init__(self) -> None:
        self.alone = asyncio.Lock()
        self.lockers: set[LetGo] = set()
        self.line: deque[Waiting] = deque()
        self.going: asyncio.Task[None] | None = None

    async def take(self, wanted: Any, size: int, together: Together) -> Any:
        """The outcome of a change, made with those that wait beside it. All that wait must be made the same way.

        Whoever stops waiting before the turn comes takes the change out of the line; later it is made all the same.
        """
        waiting = Waiting(wanted, size, asyncio.get_running_loop().create_future())
        self.line.append(waiting)
        if self.going is None:
            self.going = asyncio.create_task(self.go(together))
        return await waiting.outcome

    async def go(self, together: Together) -> None:
        """Makes whatever waits, until nothing does. A task of its own: no request that ends takes others along."""
        try:
            while self.line:
                async with self.alone:
                    for let_go in tuple(self.lockers):
                        await let_go()
                    await settle(self.next_ones(), together)
        finally:
            self.going = None
            while self.line:
                self.line.popleft().outcome.cancel()

    def next_ones(self) -> list[Waiting]:
        """The first in the line, and those behind it as far as one transaction takes them."""
        taken: list[Waiting] = []
        left = MOST_TOGETHER
        while self.line and (not taken or self.line[0].size <= left):
            first = self.line.popleft()
            if not first.outcome.done():
                taken.append(first)
                left -= first.size
        return taken


async def settle(taken: Sequence[Waiting], together: Together) -> None:
    if not taken:
        return
    try:
        outcomes = await together([one.wanted for one in taken])
    except asyncio.CancelledError:
        for one in taken:
            one.outcome.cancel()
        raise
    except Exception as error:  # noqa: BLE001  # whatever it is, it is raised where the changes are waited for
        outcomes = [error] * len(taken)
    for one, outcome in zip(taken, outcomes, strict=True):
        if one.outcome.done():
            continue
        if isinstance(outcome, Exception):
            one.outcome.set_exception(outcome)
        else:
            one.outcome.set_result(outcome)
