"""Making a change: one transaction that takes the ledger's lock, reads, checks, writes and appends its line.

Every command of the schema is made by `command`; the executors enter what it gives and answer the payload inside.
A change that is only tried is answered in its still open transaction, which is then rolled back. A request that comes
again with its key gets its first result.
"""

import hashlib
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

from execution.errors import BadUserInput
from execution.kinds import Arguments, Command, Record
from graph.canonical import canonical
from graph.errors import GraphUnavailable
from graph.fetching import Fetching, Writes
from graph.ledger import Made, Request, append, lock
from graph.model import OPEN_END
from graph.sessions import Transaction
from graph.vocabulary import ChangeKind, Rule
from resolvers.commands.completing import complete, raise_versions
from resolvers.commands.refusals import Refusal, Refused, refuse
from resolvers.commands.rules import broken_rules
from resolvers.commands.work import Work
from resolvers.identifiers import parsed_key

Change = Callable[[Work], Awaitable[None]]
NOT_CONTENT = frozenset({"clientMutationId", "dryRun"})
LONGEST_KEY = 200


@dataclass(frozen=True, slots=True)
class Spec:
    """A command: its kind in the ledger, its payload's GraphQL type with the keys that it holds, and what it does."""

    kind: ChangeKind
    payload: str
    keys: tuple[str, ...]
    change: Change


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a change came to: the keys of its objects and of its line, or why it was refused.

    `on` is the day that its answer is for.
    """

    keys: Mapping[str, Any]
    change: str | None
    on: date
    refusals: tuple[Refusal, ...] = ()
    warnings: tuple[Refusal, ...] = ()


def command(spec: Spec) -> Command:
    """The field of Mutation that makes a change."""

    def perform(
        backend: Fetching, today: date, arguments: Arguments
    ) -> AbstractAsyncContextManager[tuple[Fetching, Record]]:
        return performed(spec, backend, today, arguments["input"])

    return Command(perform)


@asynccontextmanager
async def performed(
    spec: Spec, backend: Fetching, today: date, given: Mapping[str, Any]
) -> AsyncIterator[tuple[Fetching, Record]]:
    """Makes the change, or tries it, and yields the reads and the payload that its answer is made from."""
    if backend.writes is None:
        raise BadUserInput("Changes are not taken here.", "input")
    day = given.get("on") or today
    if not date.min < day < OPEN_END:
        raise BadUserInput("`on` must be a day before 9999-12-31.", "on")
    backend.changes_asked += 1
    making = Making(spec, backend.writes, given, day, request_key(backend, given))
    if given.get("dryRun"):
        async with tried(making, backend) as (reads, outcome):
            yield Fetching(reads, backend.writes), making.payload(outcome)
    else:
        outcome = await done(making)
        yield Fetching(backend.reads, backend.writes), making.payload(outcome)


def request_key(backend: Fetching, given: Mapping[str, Any]) -> str:
    """What makes a request the same one: the header's key and the change's place in the request, or the client's id."""
    assert backend.writes is not None  # noqa: S101  # checked by the caller
    own = given.get("clientMutationId")
    key = own if backend.writes.key is None else f"{backend.writes.key}#{own or backend.changes_asked}"
    if key is not None and len(key) > LONGEST_KEY:
        raise BadUserInput(f"The request's key is longer than {LONGEST_KEY} characters.", "clientMutationId")
    return f"{backend.writes.actor}|{uuid4().hex if key is None else key}"


@dataclass(slots=True)
class Making:
    """One change on its way."""

    spec: Spec
    writes: Writes
    given: Mapping[str, Any]
    on: date
    key: str

    async def work(self, transaction: Transaction) -> Outcome:
        """Everything in the transaction; raises `Refused` where a rule would be broken."""
        head = await lock(transaction, self.key)
        if head.made is not None:
            return self.repeated(head.made)
        work = Work(transaction, self.given, self.on)
        await carry_out(self.spec, work)
        change = await append(transaction, head, self.request(work.on), work.facts, result_of(work))
        return Outcome(work.result, change, work.on, warnings=tuple(work.warnings))

    def request(self, on: date) -> Request:
        return request_of(self.spec, self.given, on, self.writes.actor, self.key, self.writes.now())

    def repeated(self, made: Made) -> Outcome:
        """The first result of this request, if it is the same one."""
        if made.request_hash != hash_of(self.spec, content_of(self.given)):
            message = "This key was used for another request: give every change a key of its own."
            raise refuse(message, Rule.ONE_REQUEST_PER_KEY, "clientMutationId")
        return Outcome(json.loads(made.result), made.id, date.fromisoformat(made.on))

    def refusal(self, refused: Refused) -> Outcome:
        return Outcome({}, None, self.on, refusals=refused.refusals)

    def payload(self, outcome: Outcome) -> Record:
        """The payload's record: null for every object of a change that was refused."""
        values = {
            **dict.fromkeys(self.spec.keys),
            **{name: link_key(name, key) for name, key in outcome.keys.items()},
            "id": outcome.change or self.key,
            "changeId": outcome.change,
            "refusals": outcome.refusals,
            "warnings": outcome.warnings,
            "dryRun": bool(self.given.get("dryRun")),
            "clientMutationId": self.given.get("clientMutationId"),
        }
        return Record(self.spec.payload, outcome.on, values)


async def carry_out(spec: Spec, work: Work) -> None:
    """The change in memory, with all that follows from it; raises `Refused` where a rule would be broken."""
    await spec.change(work)
    await complete(work.reads, work.facts)
    await raise_versions(work.reads, work.facts)
    if broken := broken_rules(work.facts):
        raise Refused([work.placed(one) for one in broken])


def request_of(spec: Spec, given: Mapping[str, Any], on: date, actor: str, key: str, at: datetime) -> Request:
    """What the ledger keeps of a request."""
    content = content_of(given)
    return Request(
        actor=actor,
        key=key,
        hash=hash_of(spec, content),
        at=at.astimezone(UTC).isoformat(timespec="microseconds"),
        kind=str(spec.kind),
        input=content,
        on=on.isoformat(),
        decision=given.get("decision"),
    )


def content_of(given: Mapping[str, Any]) -> dict[str, Any]:
    """What is asked for, without how."""
    return {name: value for name, value in given.items() if name not in NOT_CONTENT and value is not None}


def hash_of(spec: Spec, content: Mapping[str, Any]) -> str:
    return hashlib.sha256(canonical([str(spec.kind), content])).hexdigest()


def result_of(work: Work) -> str:
    """The keys of the objects in the answer, as the ledger keeps them."""
    return canonical(work.result).decode()


LINK_IDS = {
    "membershipId": "Membership",
    "assignmentId": "Assignment",
    "officeId": "Office",
    "supervisionId": "Supervision",
}


def link_key(name: str, key: Any) -> Any:
    """The id of a link as its parts, as links are found by; everything else as it is."""
    return parsed_key(LINK_IDS[name], key) if name in LINK_IDS else key


async def done(making: Making) -> Outcome:
    """The change, made; a connection that broke at commit is met with the same request once more, which the key
    makes harmless."""
    graph = making.writes.graph
    async with graph.changing:
        try:
            return await graph.write(making.work)
        except Refused as refused:
            return making.refusal(refused)
        except GraphUnavailable:
            if not await graph.answers():
                raise
            return await again(making)


async def again(making: Making) -> Outcome:
    try:
        return await making.writes.graph.write(making.work)
    except Refused as refused:
        return making.refusal(refused)


@asynccontextmanager
async def tried(making: Making, backend: Fetching) -> AsyncIterator[tuple[Any, Outcome]]:
    """The change in a transaction that is rolled back on leaving; a refused one is answered by plain reads."""

    async def work(transaction: Transaction) -> Outcome:
        try:
            return await making.work(transaction)
        except Refused as refused:
            return making.refusal(refused)

    graph = making.writes.graph
    making.key = f"{making.writes.actor}|{uuid4().hex}"
    async with graph.changing, graph.tried(work) as (transaction, outcome):
        yield (backend.reads if outcome.change is None else transaction), outcome
