"""The keys that a provider signs with: how often they are fetched, from where, and what serves when it is away."""

import asyncio
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from service.access.keys import APART, EVERY, SERVES, Keys, KeysAway, Unfetched, keys_of, source_of
from service.access.tokens import Tokens
from service.http.refusal import Refused
from tests.service.test_tokens import EC, SETTINGS, Provider, token, told


async def test_keys_are_fetched_anew_every_ten_minutes_while_the_old_ones_serve() -> None:
    provider = Provider()
    keys = provider.keys()
    await keys.find("rsa")
    provider.seconds += EVERY
    await keys.find("rsa")
    assert (provider.asked, keys.fetching) == (1, None)
    provider.seconds += 1
    await keys.find("rsa")
    assert keys.fetching is not None
    await keys.fetching
    assert provider.asked == 2


async def test_while_the_provider_is_away_the_last_good_set_serves_for_a_day() -> None:
    provider = Provider()
    keys = provider.keys()
    await keys.find("rsa")
    provider.text, provider.seconds = b"", provider.seconds + SERVES
    assert await keys.find("rsa") is not None
    if keys.fetching is not None:
        await keys.fetching
    provider.seconds += APART
    with pytest.raises(KeysAway):
        await keys.find("rsa")


async def test_where_no_keys_were_ever_had_it_is_said_to_come_again() -> None:
    with pytest.raises(Refused) as refused:
        await Tokens(SETTINGS, Provider(b"").keys()).viewer_of([f"Bearer {token()}"])
    assert (refused.value.status, refused.value.code) == (503, "SIGN_IN_UNAVAILABLE")


async def test_whoever_goes_does_not_take_the_fetch_from_the_others() -> None:
    waiting, provider = threading.Event(), Provider()

    def slow() -> bytes:
        waiting.wait(5)
        return provider()

    keys = Keys(slow, lambda: provider.seconds)
    first, second = asyncio.create_task(keys.find("rsa")), asyncio.create_task(keys.find("rsa"))
    await asyncio.sleep(0.01)
    first.cancel()
    waiting.set()
    assert await second is not None
    assert provider.asked == 1


NO_SETS = [
    b"",
    b"[]",
    b"{}",
    b'{"keys": {}}',
    b'{"keys": []}',
    b'{"keys": [1, null, {"kty": "oct", "k": "AAAA", "kid": "a"}]}',
]


@pytest.mark.parametrize("text", [*NO_SETS, told("rsa", use="enc"), told("rsa", kid=""), told("rsa", n=1)])
def test_what_holds_no_key_that_may_sign_is_no_set(text: bytes) -> None:
    with pytest.raises((Unfetched, ValueError)):
        keys_of(text)


def test_a_file_is_read_up_to_its_bound(tmp_path: Path) -> None:
    file = tmp_path / "keys.json"
    file.write_bytes(told("rsa"))
    assert source_of(str(file))() == told("rsa")
    file.write_bytes(b" " * 65_537)
    with pytest.raises(Unfetched, match="65,536"):
        source_of(str(file))()


@contextmanager
def https(answer: Callable[[BaseHTTPRequestHandler], None], path: Path) -> Iterator[tuple[str, ssl.SSLContext]]:
    """A server with a certificate of its own; its address, and who trusts it."""
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    made = x509.CertificateBuilder(
        name, name, EC.public_key(), x509.random_serial_number(), now - timedelta(1), now + timedelta(1)
    )
    certificate = made.add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False).sign(
        EC, hashes.SHA256()
    )
    file = path / "own.pem"
    key = EC.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    file.write_bytes(key + certificate.public_bytes(Encoding.PEM))

    class Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answer(self)

        def log_message(self, *_: Any) -> None:
            pass

    server = HTTPServer(("localhost", 0), Answering)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"https://localhost:{server.server_port}/keys", ssl.create_default_context(cafile=str(file))
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_keys_come_over_https_from_the_address_that_was_set_and_no_other(tmp_path: Path) -> None:
    answers: list[tuple[int, bytes]] = [(200, told("rsa")), (302, b""), (500, b""), (200, b" " * 70_000)]

    def answer(request: BaseHTTPRequestHandler) -> None:
        status, body = answers.pop(0)
        request.send_response(status)
        request.send_header("content-length", str(len(body)))
        request.send_header("location", "https://localhost/elsewhere")
        request.end_headers()
        request.wfile.write(body)

    with https(answer, tmp_path) as (address, trusting):
        fetch = source_of(address, trusting)
        assert fetch() == told("rsa")
        for _ in range(2):
            with pytest.raises(OSError, match=r"HTTP Error (302|500)"):
                fetch()
        with pytest.raises(Unfetched):
            fetch()
        with pytest.raises(OSError, match="certificate"):
            source_of(address)()
