"""Which hosts the service answers for: pages of other sites that lead their name here get nothing."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from starlette.testclient import TestClient, WebSocketDenialResponse

from service.app import build_app
from service.http.pages import digest
from tests.service.conftest import SETTINGS, FakeGraph, client_over, opened_as
from tests.service.served import ANSWERED, Served, post, served, status

OURS = ["localhost", "LOCALHOST:8000", "127.0.0.1:8000", "[::1]:8000", "[::1]", "10.1.2.3", "localhost.", "localhost:"]
OTHERS = ["evil.example", "evil.example:8000", "localhost.evil.example", "127.0.0.1.evil.example", "xlocalhost"]
NO_HOSTS = ["a b", "a/b", "", "a@localhost", "[::1", "localhost:x", "a,b"]


@pytest.fixture(scope="module")
async def service() -> AsyncIterator[Served]:
    async with served() as running:
        yield running


QUESTION = {"query": "{ __typename }"}


@pytest.mark.parametrize("host", OURS)
async def test_addresses_in_numbers_and_localhost_are_ours(fake: FakeGraph, host: str) -> None:
    async with client_over(fake) as client:
        found = await client.post("/graphql", json=QUESTION, headers={"host": host, "origin": f"http://{host}"})
    assert (found.status_code, found.json()) == (200, {"data": {"__typename": "Query"}})


@pytest.mark.parametrize("host", OTHERS)
@pytest.mark.parametrize(
    "path", ["/graphql", "/graphql?query={__typename}", "/metrics", f"/explorer/{digest()}/graphiql.js"]
)
async def test_another_name_is_refused_with_what_to_do(fake: FakeGraph, host: str, path: str) -> None:
    """FAULTS D14: a browser tells a name that was led here (DNS rebinding) in Host alone."""
    async with client_over(fake) as client:
        found = await client.get(path, headers={"host": host, "origin": f"http://{host}"})
    assert found.status_code == 421
    [error] = found.json()["errors"]
    assert error["extensions"]["code"] == "MISDIRECTED_REQUEST"
    assert "HOSTS" in error["message"]


@pytest.mark.parametrize("hosts", [frozenset({"party.example"}), frozenset({"*"})])
async def test_a_name_that_the_setting_gives_is_ours(fake: FakeGraph, hosts: frozenset[str]) -> None:
    async with client_over(fake, replace(SETTINGS, hosts=hosts)) as client:
        found = await client.post("/graphql", json=QUESTION, headers={"host": "Party.Example:443"})
    assert found.status_code == 200


@pytest.mark.parametrize("host", NO_HOSTS)
async def test_what_is_no_host_is_400(fake: FakeGraph, host: str) -> None:
    """FAULTS D14."""
    async with client_over(fake) as client:
        found = await client.get("/healthz", headers={"host": host})
    assert found.status_code == 400


@pytest.mark.parametrize("lines", ["", "Host: localhost\r\nHost: localhost\r\n", "Host: a\r\nHost: localhost\r\n"])
async def test_no_host_and_two_are_400(service: Served, lines: str) -> None:
    """FAULTS D14: RFC 9112, 3.2."""
    answer = await service.ask(f"GET /healthz HTTP/1.1\r\n{lines}Connection: close\r\n\r\n".encode())
    assert status(answer) == 400


async def test_http_1_0_needs_no_host(service: Served) -> None:
    assert status(await service.ask(b"GET /healthz HTTP/1.0\r\n\r\n")) == 200


@pytest.mark.parametrize(("host", "taken"), [("localhost", True), ("[::1]:9", True), ("evil.example", False)])
def test_a_socket_is_opened_for_our_hosts_alone(host: str, taken: bool) -> None:
    """FAULTS D14."""
    headers = {"host": host, "origin": f"http://{host}"}
    with TestClient(build_app(SETTINGS, opened_as(FakeGraph())), "http://localhost") as client:
        opened = client.websocket_connect(
            "ws://localhost/graphql", subprotocols=["graphql-transport-ws"], headers=headers
        )
        if taken:
            with opened as socket:
                assert socket.accepted_subprotocol == "graphql-transport-ws"
        else:
            with pytest.raises(WebSocketDenialResponse) as refused, opened:
                pass
            assert refused.value.status_code == 421


@pytest.mark.parametrize(
    "path", ["/graphql", "/graphql?query={__typename}", "/healthz", "/readyz", "/metrics", "/", "/nowhere",
             f"/explorer/{digest()}/graphiql.js", "/examples.json"]
)  # fmt: skip
async def test_no_answer_is_guessed_at(fake: FakeGraph, path: str) -> None:
    """FAULTS D14."""
    async with client_over(fake) as client:
        for accept in ("text/html", "*/*"):
            found = await client.get(path, headers={"accept": accept})
            assert found.headers["x-content-type-options"] == "nosniff"


async def test_the_server_answers_at_its_socket_as_the_application_does(service: Served) -> None:
    assert ANSWERED in await service.ask(post(host="127.0.0.1"))
    assert status(await service.ask(post(host="evil.example"))) == 421
