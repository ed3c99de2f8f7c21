"""What one client may ask in a minute: one that asks more waits, and the others are answered."""

from collections.abc import AsyncIterator

import httpx2 as httpx
import pytest

from service.app import build_app
from service.http.allowances import Allowances
from service.http.refusal import Refused
from tests.service.conftest import SETTINGS, FakeGraph, opened_as


class Clock:
    """A clock that is moved by hand, in seconds."""

    def __init__(self) -> None:
        self.at = 100.0

    def __call__(self) -> float:
        return self.at


def test_what_is_taken_off_comes_back_with_the_seconds() -> None:
    clock = Clock()
    allowances = Allowances(600, clock)
    one, other = allowances.of("10.0.0.1"), allowances.of("10.0.0.2")
    one.admit()
    one.charge(650)
    with pytest.raises(Refused) as refused:
        one.admit()
    assert (refused.value.status, refused.value.code) == (429, "TOO_MANY_REQUESTS")
    assert refused.value.headers == {"retry-after": "6"}
    other.admit()
    clock.at += 5
    with pytest.raises(Refused):
        one.admit()
    clock.at += 1
    one.admit()


def test_nobody_saves_more_than_a_minute() -> None:
    clock = Clock()
    allowances = Allowances(600, clock)
    allowances.of("10.0.0.1").charge(0)
    clock.at += 3_600
    assert allowances.left("10.0.0.1").objects == 600


def test_with_none_set_nobody_waits() -> None:
    allowance = Allowances(0).of("10.0.0.1")
    allowance.charge(10**12)
    allowance.admit()


@pytest.fixture
async def clients() -> AsyncIterator[list[httpx.AsyncClient]]:
    """Two clients of one service, at two addresses."""
    app = build_app(SETTINGS, opened_as(FakeGraph()))
    async with app.router.lifespan_context(app):
        made = [
            httpx.AsyncClient(transport=httpx.ASGITransport(app=app, client=(host, 4000)), base_url="http://localhost")
            for host in ("10.0.0.1", "10.0.0.2")
        ]
        try:
            yield made
        finally:
            for one in made:
                await one.aclose()


async def test_a_client_that_has_asked_too_much_is_told_when_to_come_again(clients: list[httpx.AsyncClient]) -> None:
    heavy = " ".join(f'a{n}: suggestSupervisors(input: {{ under: "x" }}) {{ on }}' for n in range(9))
    body = {"query": f"{{ {heavy} }}"}
    statuses = [(await clients[0].post("/graphql", json=body)).status_code for _ in range(14)]
    assert statuses == [200] * 14
    refused = await clients[0].post("/graphql", json={"query": "{ __typename }"}, headers={"accept-language": "vi"})
    assert refused.status_code == 429
    [error] = refused.json()["errors"]
    assert error["extensions"]["code"] == "TOO_MANY_REQUESTS"
    assert refused.headers["retry-after"] in error["message"]
    assert (await clients[1].post("/graphql", json={"query": "{ __typename }"})).status_code == 200


async def test_the_cost_is_told_where_it_is_asked_for(clients: list[httpx.AsyncClient]) -> None:
    query = "{ organizations(first: 7) { nodes { name } } }"
    told = (await clients[0].post("/graphql", json={"query": query, "extensions": {"cost": True}})).json()
    assert told["extensions"] == {"cost": {"total": 7, "dearest": {"field": "organizations", "cost": 7}}}
    assert "extensions" not in (await clients[0].post("/graphql", json={"query": query})).json()
