"""Sends the ledger's lines to webhooks: at least once, in order, each webhook by itself.

Several processes may share a graph: whoever holds the lease of a webhook sends. A message that was taken, and whose
process was killed before it wrote so, is sent again with the same id.
"""

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from secrets import token_hex

from execution.asked import Asked
from graph.cypher.fetch import Fetching
from graph.engine.errors import GraphError
from graph.engine.sessions import Graph
from graph.ledger.tail import LedgerReplaced, Position, Tail, Told, read_lines, tail_of
from graph.ledger.webhooks import Webhook, advance_webhook, fail_webhook, list_webhook_ids, take_webhook
from graph.model.canonical import canonical
from resolvers.ledger.feed import wanted_of
from service.feed.messages import message_of, signed
from service.feed.reaching import SECONDS, NotSent, Receivers, post

logger = logging.getLogger("hierarchy.webhooks")

LEASE = 2 * SECONDS
LOOK_FOR_OTHERS = 5.0
"""In seconds: how soon a webhook that was added or removed is noticed."""
LINES_AT_ONCE = 200
FIRST_PAUSE, LONGEST_PAUSE = 5.0, 3_600.0

Post = Callable[[str, Mapping[str, str], bytes], Awaitable[None]]
"""Sends a message to an address. Raises NotSent."""


@dataclass(slots=True)
class Deliveries:
    """What one process sends; `asked` gives what the service asks with today, `now` is the time.

    `sends`: whether anybody may be sent anything at all.
    """

    graph: Graph
    post: Post
    asked: Callable[[], Asked]
    sends: bool = True
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    holder: str = field(default_factory=lambda: token_hex(8))
    sending: dict[str, asyncio.Task[None]] = field(default_factory=dict[str, "asyncio.Task[None]"])

    async def run(self) -> None:
        """Sends until it is cancelled; nothing where nobody may be sent anything."""
        if not self.sends:
            return
        tail = tail_of(self.graph)
        tail.join()
        try:
            while True:
                with suppress(GraphError):
                    await self.look(tail)
                await asyncio.sleep(LOOK_FOR_OTHERS)
        finally:
            tail.leave()
            await self.leave(self.sending)

    async def look(self, tail: Tail) -> None:
        """Begins with webhooks that are new, leaves those that are gone."""
        await tail.look()
        found = set(await list_webhook_ids(self.graph))
        await self.leave(self.sending.keys() - found)
        for one in found:
            task = self.sending.get(one)
            if task is not None and task.done() and (fault := task.exception()):
                logger.error("sending to webhook %s failed and begins anew", one, exc_info=fault)
            if task is None or task.done():
                self.sending[one] = asyncio.create_task(self.keep_sending(one, tail))

    async def leave(self, identifiers: Iterable[str]) -> None:
        tasks = [self.sending.pop(one) for one in tuple(identifiers)]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def keep_sending(self, identifier: str, tail: Tail) -> None:
        while True:
            news = tail.news
            try:
                rest = await self.step(identifier, tail.known_end())
            except GraphError as error:
                logger.warning("webhook %s waits for the graph: %s", identifier, error)
                rest = Rest(LOOK_FOR_OTHERS)
            if rest.for_news:
                with suppress(TimeoutError):
                    await asyncio.wait_for(news.wait(), rest.seconds)
            else:
                await asyncio.sleep(rest.seconds)

    async def step(self, identifier: str, end: Position) -> "Rest":
        """Sends what a webhook lacks of the lines up to the end, at most so many; how long to rest then."""
        now = self.milliseconds()
        hook = await take_webhook(self.graph, identifier, self.holder, now, now + int(LEASE * 1000))
        if hook is None or hook.off:
            return Rest(LEASE / 2)
        if hook.due > now:
            return Rest(min((hook.due - now) / 1000, LEASE / 3))
        try:
            lines = await self.lines_behind(hook.position, end)
            if not lines:
                return Rest(LEASE / 3, for_news=True)
            return await self.send_all(identifier, hook, lines)
        except LedgerReplaced as replaced:
            await self.failed(identifier, hook, NotSent(replaced.said, off=True))
        except NotSent as failed:
            await self.failed(identifier, hook, failed)
        return Rest(0)

    async def lines_behind(self, position: Position, end: Position) -> list[Told]:
        if end.seq <= position.seq:
            if end.seq < position.seq or end != position:
                raise LedgerReplaced
            return []
        lines = await read_lines(self.graph, position.seq, min(end.seq, position.seq + LINES_AT_ONCE))
        if not lines or lines[0].previous != position.hash:
            raise LedgerReplaced
        return lines

    async def send_all(self, identifier: str, hook: Webhook, lines: list[Told]) -> "Rest":
        """Sends those lines that the webhook wants, in order. Raises NotSent at the first that is not taken."""
        asked = self.asked()
        backend = asked.backend
        assert isinstance(backend, Fetching)  # noqa: S101
        kinds = frozenset(hook.kinds) or None
        wanted = {line.seq for line in await wanted_of(backend, asked.view, lines, hook.under or None, kinds)}
        for line in lines:
            if line.seq in wanted:
                message = message_of(identifier, line)
                await self.post(hook.url, signed(message, hook.secret, self.now()), message.body)
            if (line.seq in wanted or line is lines[-1]) and not await self.advanced(identifier, line.position):
                return Rest(LEASE / 2)
        return Rest(0)

    async def advanced(self, identifier: str, position: Position) -> bool:
        until = self.milliseconds() + int(LEASE * 1000)
        return await advance_webhook(self.graph, identifier, self.holder, position, until)

    async def failed(self, identifier: str, hook: Webhook, why: NotSent) -> None:
        pause = min(FIRST_PAUSE * 2 ** min(hook.failures, 20), LONGEST_PAUSE) * (0.75 + random.random() / 2)
        logger.warning("webhook %s: %s", identifier, why)
        error, due = canonical(why.said.stored()).decode(), self.milliseconds() + int(pause * 1000)
        await fail_webhook(self.graph, identifier, self.holder, error, due, off=why.off)

    def milliseconds(self) -> int:
        return int(self.now().timestamp() * 1000)


@dataclass(frozen=True, slots=True)
class Rest:
    """How long nothing is done, or until there is news."""

    seconds: float
    for_news: bool = False


def deliveries_of(graph: Graph, receivers: Receivers, asked: Callable[[], Asked]) -> Deliveries:
    """What sends to these receivers."""
    return Deliveries(graph, partial(post, receivers), asked, sends=bool(receivers))
