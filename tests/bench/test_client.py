"""The client against a small server of its own: it counts, times and notices what went wrong."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bench.client import Job, carried_out


@asynccontextmanager
async def answering(*answers: bytes) -> AsyncIterator[int]:
    """A server that gives the answers in turn; its port."""
    turn = 0

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal turn
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                await reader.readexactly(int(head.lower().partition(b"content-length: ")[2].split(b"\r\n")[0]))
                writer.write(answers[turn % len(answers)])
                turn += 1
        except asyncio.IncompleteReadError:
            writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with server:
        yield server.sockets[0].getsockname()[1]


def job(port: int, lengths: list[int], clients: int = 1, least: int = 6) -> Job:
    return Job(port, "/", ["{}"] * len(lengths), lengths, clients, 0.0, least)


WHOLE = b"HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nhello"
CHUNKED = b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\nhel\r\n2\r\nlo\r\n0\r\n\r\n"
BROKEN = b"HTTP/1.1 500 Oh\r\ncontent-length: 5\r\n\r\nhello"


async def test_the_least_number_is_asked_even_without_time() -> None:
    async with answering(WHOLE, CHUNKED) as port:
        report = await carried_out(job(port, [5], clients=2))
    assert len(report.latencies) == 6
    assert report.failures == 0
    assert 0 < max(report.latencies) / 1000 <= report.elapsed + 0.001


async def test_another_length_or_status_is_a_failure() -> None:
    async with answering(WHOLE) as port:
        assert (await carried_out(job(port, [5, 4]))).failures == 3
    async with answering(WHOLE, BROKEN) as port:
        assert (await carried_out(job(port, [0]))).failures == 3
