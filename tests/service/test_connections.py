"""Hostile, unlucky and odd clients at the socket, in bytes: deadlines, bounds, and what is legal all the same."""

import asyncio
import logging
import shutil
import socket
import subprocess
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from service.http.connections import ConnectionBounds
from service.serving import bounds_of
from tests.service.conftest import SETTINGS
from tests.service.served import ANSWERED, BODY, QUICK, Served, post, served, status

JAVA = Path(__file__).with_name("AskAsItComes.java")
HEAD = b"POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"
H2C = ("Connection: Upgrade, HTTP2-Settings", "Upgrade: h2c", "HTTP2-Settings: AAEAAEAAAAIAAAAA")


@pytest.fixture(scope="module")
async def patient() -> AsyncIterator[Served]:
    """For clients that do nothing wrong: on a busy machine they may take a second for a head."""
    async with served() as running:
        yield running


@pytest.fixture(scope="module")
async def service() -> AsyncIterator[Served]:
    """Waits for nobody."""
    async with served(QUICK) as running:
        yield running


@pytest.mark.parametrize("parts", [1, 2, 3])
async def test_a_wish_for_http_2_is_declined_and_the_question_answered(patient: Served, parts: int) -> None:
    """FAULTS D9: Java's HttpClient and curl --http2 ask so; a server may go on in HTTP/1.1 (RFC 9110, 7.8)."""
    text = post(lines=H2C, close=False) + post()
    cuts = [text[len(text) * at // parts : len(text) * (at + 1) // parts] for at in range(parts)]
    answer = await patient.ask(*cuts, pause=0.05)
    assert answer.count(b"HTTP/1.1 200 OK") == answer.count(ANSWERED) == 2


async def test_a_wish_for_http_2_with_a_body_in_chunks_is_answered(patient: Served) -> None:
    """FAULTS D9."""
    head = CHUNKED.replace(b"\r\n\r\n", "\r\n".join(["", *H2C, "", ""]).encode())
    answer = await patient.ask(head, b"%x\r\n%b\r\n0\r\n\r\n" % (len(BODY), BODY), b"garbage\r\n\r\n")
    assert answer.startswith(b"HTTP/1.1 200 OK")
    assert ANSWERED in answer


async def test_a_connection_that_asks_nothing_more_is_kept_for_as_long_as_the_setting_says() -> None:
    loop = asyncio.get_running_loop()
    async with served(settings=replace(SETTINGS, keep_alive_seconds=1)) as service:
        began = loop.time()
        assert ANSWERED in await service.ask(post(close=False))
    assert loop.time() - began >= 1


@pytest.mark.skipif(shutil.which("curl") is None, reason="needs curl")
async def test_curl_is_answered_where_it_wishes_for_http_2(patient: Served) -> None:
    """FAULTS D9."""
    command = ["curl", "-s", "--http2", "-H", "content-type: application/json", "-d", BODY.decode()]
    address = f"http://127.0.0.1:{patient.port}/graphql"
    asked = await asyncio.to_thread(subprocess.run, [*command, address], capture_output=True, check=False)
    assert asked.stdout == ANSWERED, asked.stderr


@pytest.mark.skipif(shutil.which("java") is None, reason="needs a JDK")
async def test_the_http_client_of_java_is_answered_as_it_comes(patient: Served) -> None:
    """FAULTS D9."""
    command = ["java", "-Xshare:auto", str(JAVA), f"http://127.0.0.1:{patient.port}/graphql"]
    asked = await asyncio.to_thread(subprocess.run, command, capture_output=True, text=True, timeout=120, check=False)
    assert asked.stdout.split() == ["200", ANSWERED.decode()] * 2, asked.stderr


@pytest.mark.parametrize("sent", [b"", b"POST /graphql HT", HEAD])
async def test_half_a_head_is_not_waited_for(service: Served, sent: bytes) -> None:
    """FAULTS D8: here the deadline is 0.3 seconds."""
    assert status(await service.ask(sent)) == (408 if sent else 0)


async def test_half_a_head_after_an_answered_question_is_not_waited_for_either(service: Served) -> None:
    """FAULTS D8: what is sent drop by drop puts no deadline off."""
    answer = await service.ask(
        post(close=False), *b"POST /graphql HTTP/1.1\r\nX".partition(b"P"), *[b"x"] * 20, pause=0.05
    )
    assert ANSWERED in answer
    assert answer.count(b"HTTP/1.1 408") == 1


async def test_half_a_body_is_not_waited_for(service: Served) -> None:
    """FAULTS D8: here the deadline is 0.5 seconds."""
    assert status(await service.ask(post()[:-5])) == 408
    assert status(await service.ask(CHUNKED, *[b"1\r\n{\r\n"] * 20, pause=0.05)) == 408


ENDLESS = {
    "a line": b"X-A: " + b"a" * 2_000_000,
    "lines": b"X-A: a\r\n" * 101,
    "long lines": (b"X-A: " + b"a" * 4_000 + b"\r\n") * 9,
    "an address": b"GET /" + b"a" * 2_000_000,
}


@pytest.mark.parametrize("kind", ENDLESS)
async def test_a_head_has_so_many_bytes_and_lines_and_no_more(service: Served, kind: str) -> None:
    """FAULTS D8."""
    sent = ENDLESS[kind] if kind == "an address" else HEAD + ENDLESS[kind] + b"\r\n\r\n"
    assert status(await service.ask(sent)) in {431, 0}


async def test_a_head_of_97_more_lines_is_taken(service: Served) -> None:
    lines = tuple(f"X-{number}: a" for number in range(95))
    assert ANSWERED in await service.ask(post(lines=lines))
    assert status(await service.ask(post(lines=(*lines, "X: 1", "X: 2", "X: 3")))) == 431


@pytest.mark.parametrize("trailer", [b"X: " + b"a" * 2_000_000, b"X: a\r\n" * 200, b"0" * 2_000_000])
async def test_a_trailer_is_bounded_too(service: Served, trailer: bytes) -> None:
    """FAULTS D8."""
    size = b"" if trailer.startswith(b"0") else b"0\r\n"
    answer = await service.ask(CHUNKED + b"2\r\n{}\r\n" + size, trailer)
    assert status(answer) in {431, 0}


async def test_a_trailer_is_read_over(service: Served) -> None:
    chunks = b"%x\r\n%b\r\n0\r\nHost: evil.example\r\nX: a\r\n\r\n" % (len(BODY), BODY)
    assert ANSWERED in await service.ask(CHUNKED.replace(b"Host", b"Connection: close\r\nHost") + chunks)


async def test_where_all_connections_are_taken_the_one_that_waited_longest_makes_room() -> None:
    """FAULTS D8."""
    async with served(ConnectionBounds(most=20, reserve=2)) as service:
        silent = [await service.connect() for _ in range(60)]
        health = await service.ask(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        assert (status(health), status(await service.ask(post()))) == (200, 200)
        assert len(service.server.server_state.connections) <= 20
        for _, writer in silent:
            writer.close()


def test_connections_leave_open_files_for_the_graph() -> None:
    """FAULTS D8: with 1,024 open files, 1,100 connections take no file from it."""
    assert bounds_of(2_000, 1_024).most == 800
    assert bounds_of(2_000, 65_536).most == 2_000


@pytest.mark.parametrize(
    "sent",
    [CHUNKED + b"2\r\n{}\r\nzz\r\n", HEAD + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\n", b"\x16\x03\x01\x02\x00"],
    ids=["chunk", "two lengths", "tls"],
)
async def test_what_cannot_be_read_is_answered_and_told_in_one_line(
    service: Served, sent: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    """FAULTS D12."""
    assert status(await service.ask(sent)) == (501 if sent[:1] == b"\x16" else 400)
    await asyncio.sleep(0.1)
    assert [(one.levelno, one.exc_info) for one in caplog.records if one.name == "hierarchy.http"] == [
        (logging.WARNING, None)
    ]


async def test_a_client_that_goes_after_half_a_body_is_told_in_one_line(
    service: Served, caplog: pytest.LogCaptureFixture
) -> None:
    """FAULTS D12."""
    _, writer = await service.connect()
    writer.write(post()[:-5])
    await asyncio.sleep(0.1)
    writer.close()
    await asyncio.sleep(0.2)
    assert [one.getMessage() for one in caplog.records if one.name == "hierarchy.http"] == [
        "a client went before its request was whole"
    ]
    assert caplog.records[0].exc_info is None


async def test_a_stop_waits_for_no_half_request(caplog: pytest.LogCaptureFixture) -> None:
    """FAULTS D12."""
    loop = asyncio.get_running_loop()
    async with served(ConnectionBounds()) as service:
        asking = asyncio.create_task(service.ask(post()[:-5]))
        await asyncio.sleep(0.1)
        began = loop.time()
    assert loop.time() - began < 5
    assert status(await asking) == 503
    assert [one.exc_info for one in caplog.records if one.exc_info] == []


@pytest.mark.parametrize("method", ["FOO", "get", "CONNECT"])
async def test_a_method_that_nobody_knows_is_501(service: Served, method: str) -> None:
    """FAULTS D14."""
    target = "localhost:80" if method == "CONNECT" else "/graphql"
    answer = await service.ask(f"{method} {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
    assert status(answer) == 501
    assert b"x-content-type-options: nosniff" in answer


async def test_a_client_that_reads_nothing_is_not_written_to_for_ever() -> None:
    """FAULTS D8."""
    async with served(QUICK) as service:
        narrow = socket.socket()
        narrow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
        narrow.connect(("127.0.0.1", service.port))
        _, writer = await asyncio.open_connection(sock=narrow, limit=1)
        for _ in range(1_000):
            writer.write(b"GET /examples.json HTTP/1.1\r\nHost: localhost\r\n\r\n")
        for _ in range(100):
            await asyncio.sleep(0.1)
            if not service.server.server_state.connections:
                break
        assert not service.server.server_state.connections
        writer.close()
