"""Many changes in one transaction, each with a line of its own: all of them are made, or none.

Called by whoever plays a history into a graph (`service.playing`) and by the tests. Each change is carried out as if it
were alone: it reads what it needs, closes and opens facts, and is held against the same rules, on the state that the
change before it has left. Only where that state stands differs: in a memory, which is filled with what the changes name
in a few statements, and written with all their lines in one. So thousands of changes cost the round trips of one.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from graph.ledger import Head, after, append_all, line_of, lock
from graph.remembering import Behind, Memory
from graph.sessions import Graph, Transaction
from resolvers.commands.foreseeing import foresee
from resolvers.commands.performing import Spec, carry_out, request_of, result_of
from resolvers.commands.refusals import Refused
from resolvers.commands.work import Work

ID_DIGITS = 20


@dataclass(frozen=True, slots=True)
class Wanted:
    """A change that is to be made: its field of Mutation, its input as the field's argument, and the day.

    `key` tells the request apart from all others, as `Idempotency-Key` does; `made` are ids for the nodes that it
    makes, taken by their first letter. What it makes beyond them gets ids that follow from the key.
    """

    name: str
    spec: Spec
    given: Mapping[str, Any]
    on: date
    key: str
    made: tuple[str, ...] = ()


class BatchRefused(Refused):
    """One of the changes would break a rule, so that none of them was made; `number` is its place among them."""

    def __init__(self, number: int, wanted: Wanted, refused: Refused) -> None:
        super().__init__(refused.refusals)
        self.number = number
        self.wanted = wanted

    def __str__(self) -> str:
        return f"change {self.number}, {self.wanted.name} on {self.wanted.on}: {super().__str__()}"


@dataclass(frozen=True, slots=True)
class Together:
    """What was made: the number of the ledger's last line, and by how many the rows of the graph have grown."""

    last: int
    rows: int


async def make_together(graph: Graph, wanted: Sequence[Wanted], actor: str, now: Callable[[], datetime]) -> Together:
    """Makes all the changes, in their order. Raises `BatchRefused`.

    A key that was used before raises a `GraphConflict`: what is played is not tried again by halves.
    """

    async def work(transaction: Transaction) -> Together:
        head = await lock(transaction, wanted[0].key)
        return await Batch(Memory(transaction), actor, now).make(head, wanted)

    async with graph.changing:
        return await graph.write(work)


@dataclass(slots=True)
class Batch:
    """The changes of one transaction while they are made."""

    memory: Memory
    actor: str
    now: Callable[[], datetime]
    lines: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    rows: int = 0

    async def make(self, head: Head, wanted: Sequence[Wanted]) -> Together:
        await foresee(self.memory, [(one.spec.kind, one.on, one.given) for one in wanted])
        for number, one in enumerate(wanted):
            try:
                work = await self.carried_out(one)
            except Refused as refused:
                raise BatchRefused(number, one, refused) from None
            request = request_of(one.spec, one.given, work.on, self.actor, one.key, self.now())
            self.lines.append(line_of(head, request, work.facts, result_of(work)))
            self.memory.keep(work.facts)
            self.rows += work.facts.grown()
            head = after(self.lines[-1])
        await append_all(self.memory.transaction, self.lines, self.memory.facts)
        return Together(head.seq, self.rows)

    async def carried_out(self, one: Wanted) -> Work:
        """The change on what those before it have left; begun anew where it asks what only the graph can answer."""
        try:
            return await self.tried(one)
        except Behind:
            await self.memory.write()
            return await self.tried(one)

    async def tried(self, one: Wanted) -> Work:
        work = Work(self.memory, one.given, one.on, new_id=Ids(one.key, list(one.made)).take)
        await carry_out(one.spec, work)
        return work


@dataclass(slots=True)
class Ids:
    """The ids of what one change makes: those that were given first, then such as follow from the request's key."""

    key: str
    given: list[str]
    taken: int = 0

    def take(self, letter: str) -> str:
        found = next((one for one in self.given if one.startswith(letter)), None)
        if found is not None:
            self.given.remove(found)
            return found
        self.taken += 1
        return f"{letter}{sha256(f'{self.key}|{self.taken}'.encode()).hexdigest()[:ID_DIGITS]}"
