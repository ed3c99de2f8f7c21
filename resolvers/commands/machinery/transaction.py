"""Making a change: one transaction that takes the ledger's lock, reads, checks, writes and appends its line.

Every command of the schema is made by `command`; the executors enter what it gives and answer the payload inside.
Changes that wait for one another share a transaction. A change that is only tried is answered in its still open
transaction, which is then rolled back. A request that comes again with its key gets its first result.
"""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import replace
from functools import partial
from typing import Any
from uuid import uuid4

from execution.errors import BadUserInput
from execution.kinds import Arguments, Command, Record
from execution.view import Scope, View
from graph.cypher.fetch import Fetching, Writes
from graph.cypher.scope import seen_reads
from graph.engine.errors import (
    ChangeUnconfirmed,
    GraphAccessDenied,
    GraphFull,
    GraphHalfImported,
    GraphMisconfigured,
    GraphUnavailable,
)
from graph.engine.sessions import Transaction
from graph.ledger.lines import seq_of
from graph.model.canonical import canonical
from graph.model.identity import LINKS_IN_PAYLOADS
from graph.model.texts import KEY
from graph.model.vocabulary import Rule
from resolvers.commands.machinery.batch import Batch, Outcome, Wanted, begin
from resolvers.commands.machinery.change import not_permitted
from resolvers.commands.machinery.prefetch import foresee
from resolvers.commands.machinery.refusals import Refusal, Refused
from resolvers.commands.machinery.spec import Spec
from resolvers.shared.identifiers import parsed_key
from resolvers.shared.texts import argument_text, stored_input
from wording.said import say

FOR_ALL = (GraphUnavailable, GraphAccessDenied, GraphMisconfigured, GraphFull, GraphHalfImported)
"""Faults of the graph that would meet each of several changes alike."""
FIRST = 1
"""The place of a change that is named by a key of its own: that of a request's first."""


def command(spec: Spec) -> Command:
    """The field of Mutation that makes a change."""

    def perform(
        backend: Fetching, view: View, arguments: Arguments
    ) -> AbstractAsyncContextManager[tuple[Fetching, Record]]:
        return performed(spec, backend, view, arguments["input"])

    return Command(perform)


@asynccontextmanager
async def performed(
    spec: Spec, backend: Fetching, view: View, given: Mapping[str, Any]
) -> AsyncIterator[tuple[Fetching, Record]]:
    """Makes the change, or tries it, and yields the reads and the payload that its answer is made from."""
    writes = backend.writes
    if writes is None and view.scope is Scope.EVERYTHING:
        raise BadUserInput(say("NO_CHANGES_HERE"), "input")
    given, faults = stored_input(given)
    day = given.get("on") or view.on
    if writes is None:  # whoever sees a part, and may change nothing of it
        wanted = Wanted(spec, given, day, "", uuid4().hex)
        yield backend, payload(view, wanted, Outcome({}, None, day, not_permitted().refusals))
        return
    place = writes.changes.next()
    if faults:
        refusals = tuple(Refusal(said, Rule.TEXT_FITS, path) for path, said in faults)
        wanted = Wanted(spec, given, day, writes.actor, uuid4().hex)
        yield backend, payload(view, wanted, Outcome({}, None, day, refusals))
        return
    key, place = key_of(writes, place, given)
    name = canonical([writes.actor, key, place]).decode()
    wanted = Wanted(spec, given, day, writes.actor, name, today=view.today, rights=writes.rights)
    unnamed = GraphHalfImported.unnamed(hidden=view.scope is Scope.PART)
    if given.get("dryRun"):
        with unnamed:
            async with tried(wanted, writes, backend) as (reads, outcome):
                yield Fetching(seen_reads(reads, view.scope), writes), payload(view.tried(uuid4().hex), wanted, outcome)
        return
    try:
        with unnamed, writes.changes.sending(key):
            outcome = await writes.graph.turns.take(wanted, wanted.size, partial(make, writes))
    except ChangeUnconfirmed:
        raise ChangeUnconfirmed(writes.changes.sent) from None
    seq = None if outcome.change is None else seq_of(outcome.change)
    yield backend.after(seq), payload(view, wanted, outcome)


def key_of(writes: Writes, place: int, given: Mapping[str, Any]) -> tuple[str, int]:
    """What makes a change the same one: its own key or one that is made for it, or the request's with its place there.

    A key is one thing, wherever it is given: the first change of a request is the same by the header and by its input.
    """
    own = (given.get("idempotencyKey") or "").strip()
    if not writes.key:
        return own or uuid4().hex, FIRST
    if own and own != writes.key:
        raise BadUserInput(say("TWO_KEYS"), "idempotencyKey")
    return argument_text(writes.key, "Idempotency-Key", KEY), place


def payload(view: View, wanted: Wanted, outcome: Outcome) -> Record:
    """The payload's record: null for every object of a change that was refused."""
    values = {
        **dict.fromkeys(wanted.spec.payload.keys),
        **{name: link_key(name, key) for name, key in outcome.keys.items()},
        "id": outcome.change or wanted.key,
        "changeId": outcome.change,
        "line": outcome.line,
        "refusals": outcome.refusals,
        "warnings": outcome.warnings,
        "dryRun": bool(wanted.given.get("dryRun")),
        "clientMutationId": wanted.given.get("clientMutationId"),
    }
    # what whoever sees a part has founded is seen in the answer already
    seen = view.part(view.sight.founding(outcome.founded)) if view.scope is Scope.PART and outcome.founded else view
    return Record(wanted.spec.payload.type, seen.at(outcome.on), values)


def link_key(name: str, key: Any) -> Any:
    """The id of a link as its parts, as links are found by; everything else as it is."""
    return parsed_key(LINKS_IN_PAYLOADS[name], key) if name in LINKS_IN_PAYLOADS else key


async def make(writes: Writes, wanted: Sequence[Wanted]) -> Sequence[Outcome | Exception]:
    """Makes changes in one transaction; for each its outcome, or what is raised for it alone.

    A connection that broke at commit is met with the same once more, which the keys make harmless. A fault that is not
    the graph's as a whole could be that of one of several: then each is made by itself.
    """

    async def work(transaction: Transaction) -> Sequence[Outcome | Exception]:
        return await made(transaction, writes, wanted)

    try:
        return await writes.graph.write(work)
    except ChangeUnconfirmed:
        if not await writes.graph.answers():
            raise
        return await writes.graph.write(work)
    except FOR_ALL:
        raise
    except Exception:
        if len(wanted) == 1:
            raise
        return [await make_alone(writes, one) for one in wanted]


async def make_alone(writes: Writes, one: Wanted) -> Outcome | Exception:
    try:
        [outcome] = await make(writes, [one])
    except Exception as error:  # noqa: BLE001  # handed to whoever asked for the change
        return error
    return outcome


async def made(transaction: Transaction, writes: Writes, wanted: Sequence[Wanted]) -> Sequence[Outcome | Exception]:
    batch = await begin(transaction, [one.key for one in wanted], writes.now, writes.clock_fault)
    if len(wanted) > 1:
        await foresee(batch.reads, wanted)
    outcomes = [await outcome_of(batch, one) for one in wanted]
    await batch.flush()
    return outcomes


async def outcome_of(batch: Batch, one: Wanted) -> Outcome | Exception:
    """What becomes of one of the changes: a refusal or a bad input of one is nothing to the others."""
    try:
        return await batch.make(one)
    except Refused as refused:
        return Outcome({}, None, one.on, refusals=refused.refusals)
    except BadUserInput as error:
        return error


@asynccontextmanager
async def tried(wanted: Wanted, writes: Writes, backend: Fetching) -> AsyncIterator[tuple[Any, Outcome]]:
    """The change in a transaction that is rolled back on leaving; a refused one is answered by plain reads."""
    trial = replace(wanted, key=f"{writes.actor}|{uuid4().hex}")

    async def work(transaction: Transaction) -> Outcome:
        [outcome] = await made(transaction, writes, [trial])
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    graph = writes.graph
    async with graph.turns.alone, graph.tried(work) as (transaction, outcome):
        yield (backend.reads if outcome.change is None else transaction), outcome
