"""Many changes tried one after another, each on what those before it would leave; nothing of them stays.

A change that is refused leaves no trace for those after it, so that every reason of all of them is found at once.
"""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from execution.errors import BadUserInput
from graph.engine.relays import Elsewhere
from graph.engine.sessions import Graph, Transaction
from graph.facts.memory import Memory
from graph.facts.rows import Part
from graph.ledger.lines import Head, Line, append, lock
from graph.model.vocabulary import Rule
from resolvers.commands.machinery.batch import Batch, Outcome, Wanted
from resolvers.commands.machinery.prefetch import foresee
from resolvers.commands.machinery.refusals import Refusal, Refused


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """What would become of the changes, in their order; None of one whose key was used, which is made already."""

    outcomes: Sequence[Outcome | None]


async def rehearse(
    graph: Graph, groups: Sequence[Sequence[Wanted]], now: Callable[[], datetime], tried: Callable[[int], None]
) -> Rehearsed:
    """Tries all changes under the ledger's lock, which is given back at the end; `tried` is told how many more are."""
    keys = [one.key for group in groups for one in group]
    loop = asyncio.get_running_loop()

    async def work(transaction: Transaction) -> Rehearsed:
        head, made = await lock(transaction, keys or ["rehearse"])
        rehearsal = Rehearsal(transaction, loop, head, now, tried)
        return await asyncio.to_thread(lambda: asyncio.run(rehearsal.carry_out(groups, made.keys())))

    async with graph.turns.alone, graph.tried(work) as (_, rehearsed):
        return rehearsed


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """The side of a thread, which leaves the loop to others: what it reads, the loop reads for it."""

    transaction: Transaction
    loop: asyncio.AbstractEventLoop
    head: Head
    now: Callable[[], datetime]
    tried: Callable[[int], None]

    async def carry_out(self, groups: Sequence[Sequence[Wanted]], made: Any) -> Rehearsed:
        batch = Batch(Memory(Elsewhere(self.transaction, self.loop, at_once)), self.head, self.now, self.write)
        outcomes: list[Outcome | None] = []
        for group in groups:
            await foresee(batch.reads, [one for one in group if one.key not in made])
            outcomes += [None if one.key in made else await outcome_of(batch, one) for one in group]
            self.loop.call_soon_threadsafe(self.tried, len(group))
        return Rehearsed(outcomes)

    async def write(self, lines: Sequence[Line], parts: Sequence[Part]) -> None:
        """Where a change asks what only the graph can answer, it is told what those before have left."""
        await self.there(append(self.transaction, lines, parts))

    async def there(self, work: Coroutine[Any, Any, None]) -> None:
        await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(work, self.loop))


async def at_once() -> None:
    """Nothing has to be waited for."""


async def outcome_of(batch: Batch, one: Wanted) -> Outcome:
    try:
        return await batch.make(one)
    except Refused as refused:
        return Outcome({}, None, one.on, refused.refusals)
    except BadUserInput as error:
        field = (str((error.extensions or {}).get("argument", "")),)
        return Outcome({}, None, one.on, (Refusal(error.said, Rule.EXISTS, field),))
