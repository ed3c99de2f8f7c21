"""Webhooks over a graph: every line once taken, in order, each webhook by itself, sent by one process at a time."""

import asyncio
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from execution.asked import Asked
from execution.view import View
from graph.cypher.fetch import Fetching
from graph.engine.sessions import Graph
from graph.ledger.backup import KNOWN_LABELS, LIST_LABELS
from graph.ledger.tail import BEFORE_ALL, Tail
from graph.ledger.verify import verify_ledger
from graph.ledger.webhooks import Webhook, add_webhook, list_webhooks, remove_webhook, take_webhook
from service.feed.deliveries import LEASE, Deliveries
from service.feed.reaching import NotSent
from tests.resolvers.commands.small import organization
from tests.resolvers.commands.test_access import world
from tests.support.changing import change
from wording.said import say

__all__ = ["world"]
KEY = "whsec_" + "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
NOW = datetime(2026, 5, 2, 8, tzinfo=UTC)


@dataclass
class Sending:
    """A process that sends, whose receiver is a function; `at` is its clock."""

    graph: Graph
    holder: str
    at: datetime = NOW
    sent: list[tuple[str, Mapping[str, str], Any]] = field(default_factory=list)
    fault: Callable[[], NotSent | None] = lambda: None

    async def post(self, url: str, headers: Mapping[str, str], body: bytes) -> None:
        self.sent.append((url, headers, json.loads(body)))
        if (fault := self.fault()) is not None:
            raise fault

    async def step(self, identifier: str) -> float:
        asked = Asked(Fetching(self.graph), View.whole(NOW.date()), 100_000)
        tail = Tail(self.graph)
        await tail.look()
        deliveries = Deliveries(self.graph, self.post, lambda: asked, now=lambda: self.at, holder=self.holder)
        return (await deliveries.step(identifier, tail.known_end())).seconds

    def told(self) -> list[str]:
        return [body["data"]["change"]["kind"] for _, _, body in self.sent]


async def rename(graph: Graph, key: str, name: str) -> None:
    done = await change(
        graph, "renameOrganization", {"organization": organization(key), "name": name, "on": "2026-05-01"}
    )
    assert done["userErrors"] == []


@pytest.mark.contract
@pytest.mark.engine
async def test_lines_are_sent_in_order_by_one_process_and_again_where_nobody_took_them(world: Graph) -> None:
    """# EXCHANGE G5, G6, G7."""
    await rename(world, "o6", "Chi bộ trước đó")
    first, second = Sending(world, "first"), Sending(world, "second")
    hooks = {
        "w1": Webhook("https://a.example/", [], "", KEY, BEFORE_ALL),
        "w2": Webhook("https://b.example/", [], "o2", KEY, BEFORE_ALL),
    }
    hooks["w3"] = Webhook("https://c.example/", ["MOVE_ORGANIZATION"], "", KEY, BEFORE_ALL)
    for number, (identifier, hook) in enumerate(hooks.items()):
        await add_webhook(world, identifier, hook, f"2026-05-0{number + 1}")
    assert await first.step("w1") > 0
    assert first.sent == [], "what came before is not sent"
    await rename(world, "o6", "Chi bộ thôn Một")
    await rename(world, "o7", "Chi bộ thôn Hai")
    taken = await asyncio.gather(*(take_webhook(world, "w2", one, 0, 1_000) for one in ("x", "y")))
    assert [one is None for one in taken].count(True) == 1, "of two at once, one holds it"
    await first.step("w1")
    await second.step("w1")
    assert [body["data"]["subjects"] for _, _, body in first.sent] == [[organization("o6")], [organization("o7")]]
    assert second.sent == []
    # w2 is of what is under o2, and its receiver is away; w3 wants another kind, and goes on beside it
    first.sent.clear()
    first.fault = lambda: NotSent(say("HOOK_STATUS", status="500"))
    pauses = []
    for _ in range(3):
        assert await first.step("w2") == 0
        [_, failing, _] = await list_webhooks(world)
        pauses.append(failing.due / 1000 - first.at.timestamp())
        assert await first.step("w2") > 0, "nothing is tried before its time"
        first.at += timedelta(minutes=10)
    assert (failing.failures, len(first.sent)) == (3, 3)
    assert 3 < pauses[0] < pauses[2] < 60
    await first.step("w3")
    first.fault = lambda: None
    first.at += timedelta(minutes=10)
    await first.step("w2")
    assert len({str(body) for _, _, body in first.sent}) == 1
    assert len({headers["webhook-id"] for _, headers, _ in first.sent}) == 1
    assert len({headers["webhook-signature"] for _, headers, _ in first.sent}) == 4
    listed = await list_webhooks(world)
    assert [(one.id, one.failures, one.error) for one in listed] == [("w1", 0, ""), ("w2", 0, ""), ("w3", 0, "")]
    assert len({one.seq for one in listed}) == 1, "w3 is done with lines that it does not want"
    verdict = await verify_ledger(world, lambda *_: None)
    assert (verdict.problems, verdict.broken) == ([], [])
    assert set(await world.read(LIST_LABELS)) <= KNOWN_LABELS
    assert [await remove_webhook(world, one) for one in ("w1", "w2", "w3", "w3")] == [True, True, True, False]
    assert await take_webhook(world, "w1", "first", 0, 1) is None


@pytest.mark.engine
async def test_another_process_goes_on_where_one_is_gone_and_a_receiver_that_is_gone_ends_it(world: Graph) -> None:
    """# EXCHANGE G6."""
    first, second = Sending(world, "first"), Sending(world, "second")
    await add_webhook(world, "w1", Webhook("https://a.example/", [], "", KEY, BEFORE_ALL), "2026-05-01")
    await first.step("w1")
    await rename(world, "o6", "Chi bộ thôn Ba")
    second.at = first.at + timedelta(seconds=LEASE + 1)
    await second.step("w1")
    assert second.told() == ["RENAME_ORGANIZATION"]
    second.fault = lambda: NotSent(say("HOOK_GONE"), off=True)
    await rename(world, "o6", "Chi bộ thôn Bốn")
    await second.step("w1")
    assert [one.off for one in await list_webhooks(world)] == [True]
    assert await second.step("w1") > 0
    assert len(second.sent) == 2
    await remove_webhook(world, "w1")


@pytest.mark.engine
async def test_a_service_sends_what_is_changed_while_it_runs(world: Graph) -> None:
    """# EXCHANGE G7: one receiver that does not answer holds up no other."""
    taken: asyncio.Queue[tuple[str, str]] = asyncio.Queue()

    async def post_to(url: str, headers: Mapping[str, str], body: bytes) -> None:
        if "slow" in url:
            await asyncio.Event().wait()
        await taken.put((url, json.loads(body)["data"]["change"]["kind"]))

    asked = Asked(Fetching(world), View.whole(NOW.date()), 100_000)
    for identifier, url in (("w1", "https://slow.example/"), ("w2", "https://quick.example/")):
        await add_webhook(world, identifier, Webhook(url, [], "", KEY, BEFORE_ALL), identifier)
    sending = asyncio.create_task(Deliveries(world, post_to, lambda: asked).run())
    for name in ("Chi bộ Một", "Chi bộ Hai"):
        await rename(world, "o6", name)
        assert await taken.get() == ("https://quick.example/", "RENAME_ORGANIZATION")
    sending.cancel()
    await asyncio.gather(sending, return_exceptions=True)
    assert [one.failures for one in await list_webhooks(world)] == [0, 0]
    for identifier in ("w1", "w2"):
        await remove_webhook(world, identifier)


@pytest.mark.engine
async def test_a_ledger_that_is_another_one_switches_a_webhook_off_with_a_word(world: Graph) -> None:
    await add_webhook(world, "w1", Webhook("https://a.example/", [], "", KEY, BEFORE_ALL), "2026-05-01")
    await world.write(lambda transaction: transaction.run("MATCH (hook:Webhook) SET hook.seq = 900 RETURN hook.seq"))
    sending = Sending(world, "first")
    await sending.step("w1")
    [listed] = await list_webhooks(world)
    assert (listed.off, "LEDGER_REPLACED" in listed.error, sending.sent) == (True, True, [])
    await remove_webhook(world, "w1")
