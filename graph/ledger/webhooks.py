"""Webhooks as the graph keeps them: where lines of the ledger are sent to, up to which line, and who sends them now.

They are no facts: they have no lines in the ledger, and a backup leaves them out. Whoever sends holds a lease; whatever
is written of a webhook takes its node's lock first, so that of several processes one sends at a time.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any, LiteralString

from graph.engine.sessions import Graph, Reads, Transaction
from graph.engine.state import READ_END
from graph.ledger.lines import BEGINNING
from graph.ledger.tail import Position

CREATE: LiteralString = """
CREATE (hook:Webhook {
  id: $id, url: $url, kinds: $kinds, under: $under, secret: $secret, madeAt: $at, seq: $seq, hash: $hash,
  off: false, failures: 0, dueAt: 0, error: '', holder: '', heldUntil: 0
})
RETURN hook.id
""".strip()

LOCK: LiteralString = """
MATCH (hook:Webhook {id: $id})
SET hook.turn = $holder
RETURN hook.id
""".strip()

TAKE: LiteralString = """
MATCH (hook:Webhook {id: $id})
WHERE hook.holder = $holder OR hook.heldUntil <= $now
SET hook.holder = $holder, hook.heldUntil = $until
RETURN [hook.url, hook.kinds, hook.under, hook.secret, hook.seq, hook.hash, hook.off, hook.failures, hook.dueAt]
""".strip()

ADVANCE: LiteralString = """
MATCH (hook:Webhook {id: $id})
WHERE hook.holder = $holder
SET hook.seq = $seq, hook.hash = $hash, hook.failures = 0, hook.dueAt = 0, hook.error = '', hook.heldUntil = $until
RETURN hook.id
""".strip()

FAIL: LiteralString = """
MATCH (hook:Webhook {id: $id})
WHERE hook.holder = $holder
SET hook.failures = hook.failures + 1, hook.dueAt = $due, hook.error = $error, hook.off = $off
RETURN hook.id
""".strip()

REMOVE: LiteralString = """
MATCH (hook:Webhook {id: $id})
WITH hook, hook.id AS id
DELETE hook
RETURN id
""".strip()

LIST_IDS: LiteralString = """
MATCH (hook:Webhook)
RETURN collect(hook.id)
""".strip()

LIST_ALL: LiteralString = """
MATCH (hook:Webhook)
WITH hook
ORDER BY hook.madeAt, hook.id
RETURN collect([
  hook.id, hook.url, hook.kinds, hook.under, hook.seq, hook.off, hook.failures, hook.dueAt, hook.error, hook.heldUntil
])
""".strip()


@dataclass(frozen=True, slots=True)
class Webhook:
    """Where to, which lines (no kinds: of all; `under`: an organization's id, or empty), the key that signs, and the
    last line that is done with. `due` is the moment (ms since 1970) before which nothing is tried."""

    url: str
    kinds: Sequence[str]
    under: str
    secret: str
    position: Position
    off: bool = False
    failures: int = 0
    due: int = 0


@dataclass(frozen=True, slots=True)
class Listed:
    """A webhook as it is shown: without what is secret. `held_until` is when whoever sends it has to say so again."""

    id: str
    url: str
    kinds: Sequence[str]
    under: str
    seq: int
    off: bool
    failures: int
    due: int
    error: str
    held_until: int


async def add_webhook(graph: Graph, identifier: str, hook: Webhook, at: str) -> None:
    """Keeps a webhook of what comes into the ledger from now on."""

    async def work(transaction: Transaction) -> None:
        end = await transaction.run(READ_END)
        seq, digest = end or (0, BEGINNING)
        named = {"id": identifier, "url": hook.url, "kinds": list(hook.kinds), "under": hook.under, "at": at}
        await transaction.run(CREATE, **named, secret=hook.secret, seq=seq, hash=digest)

    await graph.write(work)


async def remove_webhook(graph: Graph, identifier: str) -> bool:
    """Forgets a webhook; whether there was one."""

    async def work(transaction: Transaction) -> Any:
        return await transaction.run(REMOVE, id=identifier)

    return await graph.write(work) is not None


async def take_webhook(graph: Graph, identifier: str, holder: str, now: int, until: int) -> Webhook | None:
    """The webhook, which is the holder's until a moment (ms); None where it is another one's, or not there."""
    found = await graph.write(locked(TAKE, identifier, holder, now=now, until=until))
    if found is None:
        return None
    url, kinds, under, secret, seq, digest, off, failures, due = found
    return Webhook(url, kinds, under, secret, Position(seq, digest), off, failures, due)


async def advance_webhook(graph: Graph, identifier: str, holder: str, position: Position, until: int) -> bool:
    """A line is done with; whether the webhook was still the holder's."""
    given = {"seq": position.seq, "hash": position.hash, "until": until}
    return await graph.write(locked(ADVANCE, identifier, holder, **given)) is not None


async def fail_webhook(graph: Graph, identifier: str, holder: str, error: str, due: int, *, off: bool) -> None:
    """A line could not be sent: it is tried again from a moment on (ms), or nothing is any more where it is `off`."""
    await graph.write(locked(FAIL, identifier, holder, error=error, due=due, off=off))


def locked(text: LiteralString, identifier: str, holder: str, **more: Any) -> Callable[[Transaction], Awaitable[Any]]:
    """The statement behind the node's lock: what it asks is what whoever was before has left."""

    async def work(transaction: Transaction) -> Any:
        await transaction.run(LOCK, id=identifier, holder=holder)
        return await transaction.run(text, id=identifier, holder=holder, **more)

    return work


async def list_webhook_ids(reads: Reads) -> list[str]:
    found: list[str] = await reads.read(LIST_IDS)
    return found


async def list_webhooks(reads: Reads) -> list[Listed]:
    """All webhooks in the order in which they were made."""
    return [Listed(*row) for row in await reads.read(LIST_ALL)]
