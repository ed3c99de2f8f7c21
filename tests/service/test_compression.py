"""Answers are packed as the client takes them, and are the same when they are unpacked."""

import gzip
import sys
from typing import Any

import pytest
from starlette.types import Message

from service.http.compression import Compression
from tests.service.conftest import FakeGraph, client_over

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

UNPACKED: dict[str | None, Any] = {"gzip": gzip.decompress, "zstd": zstd.decompress, None: bytes}
LARGE = bytes(range(32, 127)) * 10_000
JSON = [(b"content-type", b"application/json; charset=utf-8")]


async def packed(
    accept: str, pieces: list[bytes], headers: list[tuple[bytes, bytes]], status: int = 200
) -> tuple[dict[str, str], bytes]:
    """The headers and the body as they go out, of an answer that an application gives in pieces."""
    sent: list[Message] = []

    async def app(_scope: Any, _receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": status, "headers": headers})
        for number, piece in enumerate(pieces, 1):
            await send({"type": "http.response.body", "body": piece, "more_body": number < len(pieces)})

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {"type": "http", "headers": [(b"accept-encoding", accept.encode())]}
    await Compression(app)(scope, None, send)  # type: ignore[arg-type]  # the application reads nothing
    assert [one["type"] for one in sent] == ["http.response.start", *["http.response.body"] * (len(sent) - 1)]
    assert [one.get("more_body", False) for one in sent[1:]] == [*[True] * (len(sent) - 2), False]
    told = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return told, b"".join(one["body"] for one in sent[1:])


@pytest.mark.parametrize(
    ("accept", "coding"),
    [
        ("gzip", "gzip"),
        ("GZIP", "gzip"),
        ("gzip, deflate, br, zstd", "zstd"),
        ("zstd;q=0.5, gzip", "gzip"),
        ("gzip;q=0", None),
        ("zstd;q=0, gzip;q=0.1", "gzip"),
        ("br", None),
        ("*", None),
        ("identity", None),
        ("", None),
    ],
)
@pytest.mark.parametrize("pieces", [1, 7])
async def test_an_answer_is_packed_by_what_the_client_likes_best(accept: str, coding: str | None, pieces: int) -> None:
    step = -(-len(LARGE) // pieces)
    parts = [LARGE[at : at + step] for at in range(0, len(LARGE), step)]
    told, body = await packed(accept, parts, [*JSON, (b"content-length", str(len(LARGE)).encode())])
    assert told.get("content-encoding") == coding
    assert UNPACKED[coding](body) == LARGE
    assert told["vary"] == "accept-encoding"
    assert told.get("content-length") in {str(len(body)), *([None] if pieces > 1 and coding else [])}


@pytest.mark.parametrize(
    ("headers", "status", "body"),
    [
        ([*JSON, (b"content-length", b"3")], 200, b"{}\n"),
        ([(b"content-type", b"font/woff2")], 200, LARGE),
        ([(b"content-type", b"text/event-stream; charset=utf-8")], 200, LARGE),
        ([*JSON, (b"content-encoding", b"br")], 200, LARGE),
        (JSON, 206, LARGE),
        ([], 304, b""),
    ],
    ids=["small", "packed by its kind", "a stream", "packed before", "a part", "none"],
)
async def test_what_would_not_get_smaller_goes_as_it_is(
    headers: list[tuple[bytes, bytes]], status: int, body: bytes
) -> None:
    told, found = await packed("gzip, zstd", [body], headers, status)
    assert found == body
    assert told.get("content-encoding") in {None, "br"}


async def test_where_a_body_is_left_out_its_packed_size_is_not_told() -> None:
    """A file by HEAD: what it would be packed is not known."""
    told, _ = await packed("gzip", [b""], [*JSON, (b"content-length", b"100000")])
    assert (told["content-encoding"], "content-length" in told) == ("gzip", False)


async def test_a_tag_of_packed_bytes_is_weak() -> None:
    told, _ = await packed("gzip", [LARGE], [*JSON, (b"etag", b'"a"')])
    assert told["etag"] == 'W/"a"'
    told, _ = await packed("gzip", [LARGE], [*JSON, (b"etag", b'W/"a"')])
    assert told["etag"] == 'W/"a"'


@pytest.mark.parametrize("coding", ["gzip", "zstd"])
async def test_the_schema_in_one_answer_is_packed(fake: FakeGraph, coding: str) -> None:
    asked = {"query": "{ __schema { types { name description fields { name description } } } }"}
    async with client_over(fake) as client:
        plain = await client.post("/graphql", json=asked, headers={"accept-encoding": "identity"})
        answer = await client.post("/graphql", json=asked, headers={"accept-encoding": coding})
        head = await client.head("/graphql", params=asked, headers={"accept-encoding": coding})
    assert answer.headers["content-encoding"] == head.headers["content-encoding"] == coding
    assert {one.strip() for one in answer.headers["vary"].split(",")} == {
        "accept",
        "accept-language",
        "accept-encoding",
    }
    assert int(answer.headers["content-length"]) < len(plain.content) / 3
    assert answer.json() == plain.json()
