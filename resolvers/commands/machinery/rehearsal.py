"""Many changes carried out one after another, each on what those before it would leave; nothing of them stays until all
are known to be right.

A change that is refused leaves no trace for those after it, so that every reason of all of them is found at once.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Collection, Sequence
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial

from execution.errors import BadUserInput
from graph.cypher.fetch import Rights
from graph.engine.relays import Elsewhere
from graph.engine.sessions import Graph, Reads, Transaction
from graph.facts.memory import Memory
from graph.facts.rows import Part
from graph.ledger.lines import Head, Line, append, lock
from graph.model.rights import Permitted
from graph.model.vocabulary import Rule
from resolvers.commands.machinery.batch import Batch, Outcome, Wanted
from resolvers.commands.machinery.prefetch import foresee
from resolvers.commands.machinery.prepared import Kept, Prepared, Written
from resolvers.commands.machinery.refusals import Refusal, Refused

Groups = Sequence[Sequence[Wanted]]


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """What would become of the changes, in their order, None of one whose key was used, which is made already; and what
    would make those that are not refused."""

    outcomes: Sequence[Outcome | None]
    prepared: Prepared


@asynccontextmanager
async def rehearsed(
    graph: Graph, groups: Groups, now: Callable[[], datetime], tried: Callable[[int], None], importing: str = ""
) -> AsyncIterator[Rehearsed]:
    """Carries out all changes under the ledger's lock, which is given back then, each group to be one transaction;
    `tried` is told how many more are. Nobody else of this process changes the graph before the context is left."""
    keys = [one.key for group in groups for one in group]
    loop = asyncio.get_running_loop()

    async def work(transaction: Transaction) -> Sequence[Outcome | None]:
        head, made = await lock(transaction, keys or ["rehearse"], importing)
        rehearsal = Rehearsal(transaction, loop, head, now, tried, prepared)
        return await asyncio.to_thread(lambda: asyncio.run(rehearsal.carry_out(groups, made.keys())))

    with closing(Prepared()) as prepared:
        async with graph.turns.alone:
            async with graph.tried(work) as (_, outcomes):
                found = Rehearsed(outcomes, prepared)
            yield found


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """The side of a thread, which leaves the loop to others: what it reads, the loop reads for it. `behind` is what the
    transaction was not told yet: it is, before anything is read that was not foreseen."""

    transaction: Transaction
    loop: asyncio.AbstractEventLoop
    head: Head
    now: Callable[[], datetime]
    tried: Callable[[int], None]
    prepared: Prepared
    behind: list[Kept] = field(default_factory=list[Kept])

    async def carry_out(self, groups: Groups, made: Collection[str]) -> Sequence[Outcome | None]:
        batch = Batch(Memory(Elsewhere(self.transaction, self.loop, self.catch_up)), self.head, self.now, self.keep)
        for group in groups:
            await foresee(batch.reads, [one for one in group if one.key not in made])
        outcomes: list[Outcome | None] = []
        for group in groups:
            outcomes += [None if one.key in made else await outcome_of(batch, self.asking(one)) for one in group]
            await batch.flush()
            self.prepared.end()
            self.loop.call_soon_threadsafe(self.tried, len(group))
        return outcomes

    def asking(self, one: Wanted) -> Wanted:
        """The change, of which what whoever asks may is read by the loop: others wait there for the same."""
        return one if one.rights is None else replace(one, rights=partial(self.permitted, one.rights))

    async def permitted(self, rights: Rights, _: Reads) -> Permitted:
        reading = asyncio.run_coroutine_threadsafe(self.permitted_there(rights), self.loop)
        return await asyncio.wrap_future(reading)

    async def permitted_there(self, rights: Rights) -> Permitted:
        await self.catch_up()
        return await rights(self.transaction)

    async def keep(self, lines: Sequence[Line], parts: Sequence[Part]) -> None:
        self.behind.append(self.prepared.add(Written(lines, parts)))

    async def catch_up(self) -> None:
        """Where a change asks what only the graph can answer, that is told what those before have left."""
        while self.behind:
            one = self.prepared.read(self.behind.pop(0))
            await append(self.transaction, one.lines, one.parts)


async def outcome_of(batch: Batch, one: Wanted) -> Outcome:
    try:
        # its line is kept with what it is about
        return replace(await batch.make(one), line=None)
    except Refused as refused:
        return Outcome({}, None, one.on, refused.refusals)
    except BadUserInput as error:
        field = (str((error.extensions or {}).get("argument", "")),)
        return Outcome({}, None, one.on, (Refusal(error.said, Rule.EXISTS, field),))
