"""Messages of webhooks: what they hold, how they are signed, where they may go, and what is made of answers."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from standardwebhooks import Webhook as Signing
from standardwebhooks.webhooks import WebhookVerificationError

from graph.ledger.lines import BEGINNING
from graph.ledger.tail import Told
from resolvers.shared.identifiers import decode_id
from service.feed.messages import message_of, signed
from service.feed.reaching import NotSent, check_status, post, receivers_of
from service.settings import BadSetting, service_settings

KEY = "whsec_" + "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
SUBJECTS = ["Member:m1", "Organization:o6"]
LINE = Told(7, "ab" * 32, BEGINNING, "2026-05-02T08:00:00+00:00", "APPOINT", "2026-05-01", SUBJECTS, "tester", None)
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


async def test_a_receiver_that_does_not_answer_in_time_has_not_taken_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """# EXCHANGE G6: the time is over at once here."""
    monkeypatch.setattr("service.feed.reaching.SECONDS", 0.0)
    with pytest.raises(NotSent) as told:
        await post(OWN, "http://127.0.0.1:9/in", {}, b"{}")
    assert (told.value.said.code, told.value.off) == ("HOOK_TIMEOUT", False)
