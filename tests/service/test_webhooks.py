"""Webhooks: every line once taken, in order, signed anew at each try, to allowed addresses alone, by one process."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from standardwebhooks import Webhook as Signing
from standardwebhooks.webhooks import WebhookVerificationError

from execution.asked import Asked
from execution.view import View
from graph.cypher.fetch import Fetching
from graph.engine.sessions import Graph
from graph.ledger.backup import KNOWN_LABELS, LIST_LABELS
from graph.ledger.lines import BEGINNING
from graph.ledger.tail import BEFORE_ALL, Tail, Told
from graph.ledger.verify import verify_ledger
from graph.ledger.webhooks import Webhook, add_webhook, list_webhooks, remove_webhook, take_webhook
from resolvers.shared.identifiers import decode_id
from service.feed.deliveries import LEASE, Deliveries
from service.feed.messages import message_of, signed
from service.feed.reaching import NotSent, check_status, post, receivers_of
from service.settings import BadSetting, service_settings
from tests.resolvers.commands.small import organization
from tests.resolvers.commands.test_access import world
from tests.support.changing import change
from wording.said import say

__all__ = ["world"]
KEY = "whsec_" + "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
NOW = datetime(2026, 5, 2, 8, tzinfo=UTC)
LINE = Told(
    7, "ab" * 32, BEGINNING, "2026-05-02T08:00:00+00:00", "APPOINT", "2026-05-01", ["Member:m1", "Organization:o6"]
)
OWN = receivers_of("127.0.0.0/8")


def test_a_message_holds_ids_and_no_name_and_is_the_same_at_each_try() -> None:
    """# EXCHANGE G5."""
    message = message_of("w1", LINE)
    told = json.loads(message.body)
    assert message == message_of("w1", LINE)
    assert message.id not in {message_of("w2", LINE).id, message_of("w1", LINE._replace(hash="cd" * 32)).id}
    assert told["data"]["cursor"] == f"7:{LINE.hash}"
    assert told["data"]["change"] | {"id": ""} == {"id": "", "seq": 7, "kind": "APPOINT", "on": "2026-05-01"}
    assert [decode_id(one, "id").key for one in told["data"]["subjects"]] == ["m1", "o6"]
    assert set(told) == {"type", "timestamp", "data"}
    assert set(told["data"]) == {"cursor", "change", "subjects"}


def test_each_try_is_signed_with_its_moment_and_nothing_else_is_taken_for_it() -> None:
    message, now = message_of("w1", LINE), datetime.now(UTC)
    first, later = signed(message, KEY, now), signed(message, KEY, now + timedelta(minutes=2))
    assert first["webhook-id"] == later["webhook-id"]
    assert first["webhook-signature"] != later["webhook-signature"]
    assert int(later["webhook-timestamp"]) - int(first["webhook-timestamp"]) == 120
    assert Signing(KEY).verify(message.body, dict(first))["data"]["change"]["seq"] == 7
    for body, headers in (
        (message.body + b" ", first),
        (message.body, {**first, "webhook-id": "msg_other"}),
        (message.body, {**first, "webhook-timestamp": later["webhook-timestamp"]}),
    ):
        with pytest.raises(WebhookVerificationError):
            Signing(KEY).verify(body, dict(headers))


@pytest.mark.parametrize(
    ("allowed", "url", "code"),
    [
        ("hooks.example.org", "https://hooks.example.org/in?a=1", None),
        ("hooks.example.org", "https://HOOKS.example.org:8443/in", None),
        ("hooks.example.org", "https://example.org/in", "HOOK_NAME"),
        ("hooks.example.org", "https://hooks.example.org.evil.example/in", "HOOK_NAME"),
        ("hooks.example.org", "https://hooks.example.org@evil.example/in", "HOOK_URL"),
        ("hooks.example.org", "http://hooks.example.org/in", "HOOK_PLAIN"),
        ("hooks.example.org", "https://127.0.0.1/in", "HOOK_NAME"),
        ("hooks.example.org", "ftp://hooks.example.org/in", "HOOK_URL"),
        ("hooks.example.org", "https:///in", "HOOK_URL"),
        ("hooks.example.org", "https://hooks.example.org:99999/", "HOOK_URL"),
        ("hooks.example.org", "https://hooks.example.org/\r\nx: y", "HOOK_URL"),
        ("hooks.example.org", "https://hooks.example.org/" + "a" * 2000, "HOOK_URL"),
        ("10.2.0.0/16,intern", "http://intern/in", None),
        ("10.2.0.0/16", "http://10.2.9.9/in", None),
        ("10.2.0.0/16", "http://10.3.0.1/in", "HOOK_NAME"),
        ("", "https://hooks.example.org/in", "HOOK_NAME"),
    ],
)
def test_only_addresses_that_the_setting_names_are_taken(allowed: str, url: str, code: str | None) -> None:
    if code is None:
        receivers_of(allowed).check(url)
        return
    with pytest.raises(NotSent) as refused:
        receivers_of(allowed).check(url)
    assert refused.value.said.code == code


@pytest.mark.parametrize(
    ("address", "encrypted", "plain"),
    [
        ("8.8.8.8", True, False),
        ("2606:4700::1111", True, False),
        ("10.2.0.7", True, True),
        ("::ffff:10.2.0.7", True, True),
        *((one, False, False) for one in ("127.0.0.1", "::1", "10.3.0.1", "192.168.1.1", "169.254.169.254", "fe80::1")),
        *((one, False, False) for one in ("0.0.0.0", "224.0.0.1", "::ffff:127.0.0.1", "fd00::1", "100.64.0.1")),  # noqa: S104
        *((one, False, False) for one in ("64:ff9b::7f00:1", "2002:7f00:1::1", "2001:0:1::1", "240.0.0.1")),
    ],
)
def test_a_name_may_lead_to_the_open_internet_or_to_networks_of_ones_own(
    address: str, encrypted: bool, plain: bool
) -> None:
    receivers = receivers_of("hooks.example.org, 10.2.0.0/16")
    assert [receivers.takes(address, encrypted=one) for one in (True, False)] == [encrypted, plain]


@pytest.mark.parametrize("wrong", ["https://a.example", "a b", "10.2.0.1/8", "127.0.0.1", "*", "a..b", "-a.example"])
def test_a_setting_that_cannot_be_meant_is_refused(wrong: str) -> None:
    with pytest.raises(BadSetting, match="WEBHOOKS"):
        service_settings({"GRAPH_URL": "embedded:x", "WEBHOOKS": f"good.example,{wrong}"})


@pytest.mark.parametrize(
    ("status", "code", "off"),
    [
        (200, None, False),
        (204, None, False),
        (301, "HOOK_REDIRECTS", False),
        (410, "HOOK_GONE", True),
        (500, "HOOK_STATUS", False),
    ],
)
def test_what_a_receiver_answers_is_taken_or_told(status: int, code: str | None, off: bool) -> None:
    if code is None:
        check_status(status)
        return
    with pytest.raises(NotSent) as told:
        check_status(status)
    assert (told.value.said.code, told.value.off) == (code, off)


@dataclass
class Receiver:
    """A server that notes what it is sent and answers as it is told, at a port of this machine."""

    answer: bytes = b"HTTP/1.1 204 No Content\r\n\r\n"
    taken: list[bytes] = field(default_factory=list)
    port: int = 0

    @asynccontextmanager
    async def running(self) -> AsyncIterator["Receiver"]:
        server = await asyncio.start_server(self.serve, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        async with server:
            yield self

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        length = int(head.lower().split(b"content-length: ")[1].split(b"\r\n")[0])
        self.taken.append(head + await reader.readexactly(length))
        writer.write(self.answer)
        with_rest = b"content-length: 1000000000" in self.answer
        while with_rest and not writer.is_closing():
            writer.write(b"x" * 65_536)
            try:
                await writer.drain()
            except ConnectionError:
                break
        writer.close()


async def test_a_message_goes_to_the_address_that_was_checked_and_its_answer_is_not_read() -> None:
    """# EXCHANGE G6: a body without an end, and a redirect that nobody follows."""
    async with Receiver(b"HTTP/1.1 200 OK\r\ncontent-length: 1000000000\r\n\r\n").running() as receiver:
        url = f"http://127.0.0.1:{receiver.port}/in?a=1"
        await post(OWN, url, {"webhook-id": "msg_1"}, b"{}")
        [sent] = receiver.taken
        assert sent.startswith(b"POST /in?a=1 HTTP/1.1\r\n")
        assert sent.endswith(b"\r\n\r\n{}")
        assert f"host: 127.0.0.1:{receiver.port}\r\n".encode() in sent.lower()
        receiver.answer = f"HTTP/1.1 307 Elsewhere\r\nlocation: {url}\r\ncontent-length: 0\r\n\r\n".encode()
        with pytest.raises(NotSent, match="307"):
            await post(OWN, url, {}, b"{}")
        assert len(receiver.taken) == 2


async def test_a_name_that_leads_elsewhere_by_then_is_not_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    """# EXCHANGE G6: it was allowed when it was added, and leads to this machine when a message is sent (rebinding)."""

    async def leads_here(_: Any, host: str, port: int, **__: Any) -> list[Any]:
        assert host == "hooks.example.org"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, port)) for one in ("8.8.8.8", "127.0.0.1")]

    monkeypatch.setattr(asyncio.BaseEventLoop, "getaddrinfo", leads_here)
    monkeypatch.setattr(type(asyncio.get_running_loop()), "getaddrinfo", leads_here, raising=False)
    with pytest.raises(NotSent) as refused:
        await post(receivers_of("hooks.example.org"), "https://hooks.example.org/in", {}, b"{}")
    assert refused.value.said.code == "HOOK_ADDRESS"
    assert "127.0.0.1" in str(refused.value)


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
