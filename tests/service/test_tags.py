"""Answers by GET have a tag, made of the ledger's end, the day and what is asked: the same is not sent again."""

from dataclasses import replace
from datetime import UTC, datetime
from unittest.mock import Mock

import httpx2 as httpx
import pytest

from graph.engine.errors import GraphUnavailable
from tests.service.conftest import SETTINGS, FakeGraph, client_over

QUESTION = {"query": "{ __typename }"}
END = [7, "abc"]


@pytest.fixture
def kept(fake: FakeGraph) -> FakeGraph:
    """A graph that keeps a ledger."""
    fake.end = END
    return fake


async def get(client: httpx.AsyncClient, tag: str = "", **more: str) -> httpx.Response:
    return await client.get("/graphql", params={**QUESTION, **more}, headers={"if-none-match": tag})


async def test_what_a_client_has_is_not_sent_again(kept: FakeGraph) -> None:
    async with client_over(kept) as client:
        first = await get(client)
        again = await get(client, first.headers["etag"])
        among = await get(client, f'"other", {first.headers["etag"]}')
    assert (first.status_code, first.json()) == (200, {"data": {"__typename": "Query"}})
    assert first.headers["etag"].startswith('W/"')
    for unchanged in (again, among):
        assert (unchanged.status_code, unchanged.content) == (304, b"")
        assert unchanged.headers["etag"] == first.headers["etag"]
    assert first.headers["cache-control"] == again.headers["cache-control"] == "private, max-age=0, must-revalidate"


async def test_another_question_of_the_same_client_is_answered(kept: FakeGraph) -> None:
    async with client_over(kept) as client:
        tag = (await get(client)).headers["etag"]
        others = [
            await get(client, tag, query="{ __typename  }"),
            await get(client, tag, variables='{"a": 1}'),
            await get(client, tag, query="query A { __typename }", operationName="A"),
            await client.get(
                "/graphql",
                params=QUESTION,
                headers={"if-none-match": tag, "accept": "application/graphql-response+json"},
            ),
        ]
    assert [one.status_code for one in others] == [200] * 4
    assert len({tag, *(one.headers["etag"] for one in others)}) == 5


async def test_a_change_in_the_ledger_makes_another_tag(kept: FakeGraph) -> None:
    async with client_over(kept) as client:
        tag = (await get(client)).headers["etag"]
        kept.end = [8, "abd"]
        assert (await get(client, tag)).status_code == 200


async def test_midnight_makes_another_tag(kept: FakeGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    """An answer without asOf is one for today in Vietnam, where a day begins seven hours before that of Greenwich."""
    clock = Mock()
    monkeypatch.setattr("service.settings.datetime", clock)

    def set_to(hour: int, minute: int) -> None:
        clock.now = lambda zone: datetime(2025, 6, 30, hour, minute, tzinfo=UTC).astimezone(zone)

    async with client_over(kept) as client:
        set_to(0, 0)
        tag = (await get(client)).headers["etag"]
        set_to(16, 59)
        assert (await get(client, tag)).status_code == 304
        set_to(17, 0)
        assert (await get(client, tag)).status_code == 200


async def test_another_process_makes_another_tag(kept: FakeGraph) -> None:
    """It may be of a newer version, which answers otherwise."""
    async with client_over(kept) as client:
        tag = (await get(client)).headers["etag"]
    async with client_over(kept, replace(SETTINGS)) as client:
        assert (await get(client, tag)).status_code == 200


@pytest.mark.parametrize("query", ["{ nothing }", "{", "mutation { __typename }"])
async def test_an_answer_with_errors_has_none(kept: FakeGraph, query: str) -> None:
    async with client_over(kept) as client:
        found = await get(client, query=query)
    assert "etag" not in found.headers
    assert found.headers["cache-control"] == "no-store"


async def test_without_a_ledger_or_a_graph_there_is_none(fake: FakeGraph) -> None:
    async with client_over(fake) as client:
        assert "etag" not in (await get(client)).headers
        fake.fault = GraphUnavailable("Gone.")
        found = await get(client, "*")
    assert (found.status_code, "etag" in found.headers) == (200, False)


async def test_what_is_not_of_the_ledger_has_none(kept: FakeGraph) -> None:
    async with client_over(kept) as client:
        found = await get(client, query="{ readings { nodes { seq } } }")
    assert (found.status_code, "etag" in found.headers) == (200, False)


async def test_a_star_is_no_tag_and_what_is_posted_has_none(kept: FakeGraph) -> None:
    async with client_over(kept) as client:
        assert (await get(client, "*")).status_code == 200
        posted = await client.post("/graphql", json=QUESTION)
    assert ("etag" in posted.headers, posted.headers["cache-control"]) == (False, "no-store")
