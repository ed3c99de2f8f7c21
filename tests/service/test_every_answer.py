"""What every answer says, at a real socket: what browsers may not do with it, and the number of its request."""

import asyncio
import io
import logging
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from starlette.routing import Mount, Route

from service.app import build_app
from service.http.access_log import begin_logging
from service.http.every_answer import GUARDS, current
from service.http.pages import digest
from tests.service.conftest import SETTINGS, FakeGraph, opened_as
from tests.service.served import QUICK, Served, post, served, status

OWN = {"content-security-policy"}


@pytest.fixture(scope="module")
async def service() -> AsyncIterator[Served]:
    async with served(QUICK) as running:
        yield running


def addresses() -> list[str]:
    """An address of every route that there is, and one that there is not."""
    found = []
    for route in build_app(SETTINGS, opened_as(FakeGraph())).routes:
        if isinstance(route, Mount):
            found += [f"/explorer/{digest()}/index.html", f"/explorer/{digest()}/nothing"]
        elif isinstance(route, Route):
            found.append(route.path.replace("{place:path}", "tree/o1"))
    return [*found, "/graphql?query={__typename}", "/nowhere"]


def headers_of(answer: bytes) -> dict[str, list[str]]:
    head, _, _ = answer.partition(b"\r\n\r\n")
    found: dict[str, list[str]] = {}
    for line in head.decode().split("\r\n")[1:]:
        name, _, value = line.partition(":")
        found.setdefault(name.lower(), []).append(value.strip())
    return found


def get(path: str, *lines: str, method: str = "GET") -> bytes:
    return "\r\n".join([f"{method} {path} HTTP/1.1", "Host: localhost", "Connection: close", *lines, "", ""]).encode()


def told(answer: bytes) -> None:
    found = headers_of(answer)
    for name, value in GUARDS:
        assert len(found[name.decode()]) == 1, name
        if name.decode() not in OWN:
            assert found[name.decode()] == [value.decode()]
    assert "frame-ancestors 'none'" in found["content-security-policy"][0]
    assert len(found["x-request-id"]) == 1
    assert "server" not in found


@pytest.mark.parametrize("path", addresses())
@pytest.mark.parametrize("accept", ["text/html", "*/*"])
async def test_every_address_says_what_browsers_may_not_do(service: Served, path: str, accept: str) -> None:
    told(await service.ask(get(path, f"Accept: {accept}")))


REFUSED: dict[str, tuple[int, bytes]] = {
    "another host": (421, post(host="evil.example")),
    "no such method": (405, get("/healthz", method="DELETE")),
    "no method at all": (501, get("/healthz", method="FOO")),
    "no JSON": (400, post(b"{")),
    "another kind of body": (415, post().replace(b"application/json", b"text/plain")),
    "a body too large": (413, post(b'{"query":"' + b"a" * 20_000 + b'"}')),
    "a head too large": (431, get("/", "X: " + "a" * 40_000)),
    "no request": (400, b"GET / HTTP/9.9\r\n\r\n"),
    "half a body": (408, post()[:-3]),
    "half a head": (408, b"GET / HTTP/1.1\r\nHo"),
    "a document that is wrong": (200, post(b'{"query":"{ nothing }"}')),
}


@pytest.mark.parametrize("kind", REFUSED)
async def test_every_refusal_says_so_too(service: Served, kind: str) -> None:
    expected, sent = REFUSED[kind]
    answer = await service.ask(sent)
    assert status(answer) == expected
    told(answer)


async def test_a_page_of_another_site_is_told_nothing_unless_it_is_named(service: Served) -> None:
    """CORS is off unless set; what is allowed then, `test_origins` says."""
    answer = headers_of(await service.ask(post(lines=("Origin: https://a.example",))))
    assert [name for name in answer if name.startswith("access-control")] == []


@pytest.mark.parametrize("given", ["a1", "4bf92f35-77b3.4da6:a3ce", "x" * 64])
async def test_the_number_that_a_client_gives_comes_back(service: Served, given: str) -> None:
    answer = await service.ask(post(lines=(f"X-Request-Id: {given}",)))
    assert headers_of(answer)["x-request-id"] == [given]


@pytest.mark.parametrize("lines", [("",), ("x" * 65,), ("a b",), ("-a",), ("é",), ("a", "b")])
async def test_one_that_does_not_fit_is_replaced_by_a_new_one(service: Served, lines: tuple[str, ...]) -> None:
    """It goes into the log: nobody writes lines of their own there."""
    answer = await service.ask(post(lines=tuple(f"X-Request-Id: {one}" for one in lines)))
    [number] = headers_of(answer)["x-request-id"]
    assert number not in lines
    assert len(number) == 32


async def test_two_requests_side_by_side_have_each_their_own(service: Served) -> None:
    answers = await asyncio.gather(*(service.ask(post(lines=(f"X-Request-Id: r{n}",))) for n in range(8)))
    assert [headers_of(one)["x-request-id"] for one in answers] == [[f"r{n}"] for n in range(8)]
    assert current.get() == "-"


async def test_the_log_has_the_number_on_every_line_of_a_request(monkeypatch: pytest.MonkeyPatch) -> None:
    written = io.StringIO()
    monkeypatch.setattr("sys.stderr", written)
    begin_logging(access=True)
    graph = FakeGraph()
    try:
        async with served(QUICK, replace(SETTINGS, access_log=True), graph) as service:
            await service.ask(post(lines=("X-Request-Id: first",)))
            graph.fault = RuntimeError("broken")
            await service.ask(post(b'{"query":"{ roots { name } }"}', lines=("X-Request-Id: second",)))
            refused = await service.ask(get("/", "X: " + "a" * 40_000))
    finally:
        logging.getLogger("hierarchy").handlers.clear()
    lines = written.getvalue().splitlines()
    assert [one.split(" ", 3)[3].rsplit(" ", 2)[0] for one in lines if " first " in one] == ["first POST /graphql 200"]
    assert any(" ERROR second fault " in one for one in lines)
    assert any(" second POST /graphql 200" in one for one in lines)
    assert any(f"request {headers_of(refused)['x-request-id'][0]} was not taken" in one for one in lines)
