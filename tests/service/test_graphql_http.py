"""GraphQL over HTTP: https://graphql.github.io/graphql-over-http/draft/ says which status and media type."""

import asyncio
import gzip
import json
import logging
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any, LiteralString

import httpx2 as httpx
import pytest
from graphql import GraphQLError

from execution.operations import Answer
from graph.engine.errors import GraphUnavailable
from service.http.graphql import InPieces, status_of
from tests.service.conftest import SETTINGS, FakeGraph, client_over

JSON = "application/json"
RESPONSE_JSON = "application/graphql-response+json"
QUESTION = {"query": "{ roots { __typename } }"}


def codes(response: httpx.Response) -> list[str]:
    return [error["extensions"]["code"] for error in response.json()["errors"]]


async def test_a_question_by_post_is_answered_as_json(client: httpx.AsyncClient) -> None:
    response = await client.post("/graphql", json=QUESTION)
    assert (response.status_code, response.headers["content-type"]) == (200, "application/json; charset=utf-8")
    assert response.json() == {"data": {"roots": [{"__typename": "Organization"}]}}
    assert response.headers["cache-control"] == "no-store"


async def test_a_question_by_get_is_answered(client: httpx.AsyncClient) -> None:
    asked = {
        "query": "query A($code: String) { organization(by: { code: $code }) { code } } query B { roots { id } }",
        "variables": '{"code": "no such code"}',
        "operationName": "A",
    }
    response = await client.get("/graphql", params=asked)
    assert (response.status_code, response.json()) == (200, {"data": {"organization": None}})


async def test_the_media_type_of_the_specification_is_used_where_it_is_accepted(client: httpx.AsyncClient) -> None:
    accepted = {"accept": f"{RESPONSE_JSON}, application/json;q=0.9"}
    response = await client.post("/graphql", json=QUESTION, headers=accepted)
    assert (response.status_code, response.headers["content-type"]) == (200, f"{RESPONSE_JSON}; charset=utf-8")


@pytest.mark.parametrize(
    ("operation", "code"),
    [
        ({"query": "{"}, "GRAPHQL_PARSE_FAILED"),
        ({"query": "{ nothing }"}, "GRAPHQL_VALIDATION_FAILED"),
        ({"query": "query A { roots { id } } query B { roots { id } }"}, "OPERATION_RESOLUTION_FAILURE"),
        ({"query": "query($id: ID!) { member(id: $id) { id } }"}, "BAD_USER_INPUT"),
    ],
)
async def test_an_operation_that_cannot_run_has_no_data_and_status_400_where_the_client_knows_it(
    client: httpx.AsyncClient, operation: dict[str, str], code: str
) -> None:
    strict = await client.post("/graphql", json=operation, headers={"accept": RESPONSE_JSON})
    plain = await client.post("/graphql", json=operation)
    assert (strict.status_code, plain.status_code) == (400, 200)
    assert strict.json() == plain.json()
    assert (codes(strict), "data" in strict.json()) == ([code], False)


@pytest.mark.parametrize(
    "body",
    [b"{bad", b"", b"\xff", b"5", b"null", b"{}", b'{"query": 5}', b'{"query": " "}',
     b'{"query": "{ a }", "variables": []}', b'{"query": "{ a }", "operationName": 1}',
     b'{"query": "{ a }", "extensions": []}', b'{"query": "{ a }", "extensions": 0}',
     b'[{"query": "{ roots { id } }"}]'],
)  # fmt: skip
async def test_a_body_without_one_operation_is_refused_with_400(client: httpx.AsyncClient, body: bytes) -> None:
    response = await client.post("/graphql", content=body, headers={"content-type": "application/json"})
    assert (response.status_code, codes(response)) == (400, ["BAD_REQUEST"])


async def test_variables_in_the_address_that_are_not_json_are_refused(client: httpx.AsyncClient) -> None:
    response = await client.get("/graphql", params={"query": "{ roots { id } }", "variables": "{bad"})
    assert (response.status_code, codes(response)) == (400, ["BAD_REQUEST"])


@pytest.mark.parametrize("name", ["variables", "operationName", "extensions"])
async def test_an_empty_parameter_of_an_address_is_none(client: httpx.AsyncClient, name: str) -> None:
    """FAULTS A33."""
    response = await client.get("/graphql", params={"query": "{ __typename }", name: ""})
    assert (response.status_code, response.json()) == (200, {"data": {"__typename": "Query"}})


@pytest.mark.parametrize(
    ("accepted", "media"),
    [
        ("", JSON),
        ("*/*", JSON),
        ("application/*", JSON),
        ("text/plain", JSON),
        (RESPONSE_JSON, RESPONSE_JSON),
        (RESPONSE_JSON.upper(), RESPONSE_JSON),
        (f"{RESPONSE_JSON}; charset=utf-8", RESPONSE_JSON),
        (f"{JSON}, {RESPONSE_JSON}", RESPONSE_JSON),
        (f"{RESPONSE_JSON};q=0", JSON),
        (f"{RESPONSE_JSON};q=0, */*", JSON),
        (f"{RESPONSE_JSON};q=0.4, {JSON};q=0.5", JSON),
        (f"{JSON};q=0, {RESPONSE_JSON};q=0.001", RESPONSE_JSON),
        (f"{RESPONSE_JSON}, application/graphql+json, {JSON}, text/event-stream, multipart/mixed", RESPONSE_JSON),
    ],
)
async def test_the_answer_has_the_type_that_the_client_likes_best(
    client: httpx.AsyncClient, accepted: str, media: str
) -> None:
    """FAULTS A33."""
    response = await client.post("/graphql", json=QUESTION, headers={"accept": accepted})
    assert response.headers["content-type"] == f"{media}; charset=utf-8"


async def test_a_byte_order_mark_before_the_body_is_read_over(client: httpx.AsyncClient) -> None:
    """FAULTS A33."""
    body = b"\xef\xbb\xbf" + json.dumps(QUESTION).encode()
    response = await client.post("/graphql", content=body, headers={"content-type": JSON})
    assert response.json() == {"data": {"roots": [{"__typename": "Organization"}]}}


# without the time: workers name a case by its bytes, and must name it alike
ZIPPED = gzip.compress(json.dumps(QUESTION).encode(), mtime=0)


@pytest.mark.parametrize(
    ("coding", "body", "status"),
    [
        ("gzip", ZIPPED, 200),
        ("GZIP ", ZIPPED, 200),
        ("x-gzip", ZIPPED, 200),
        ("identity", json.dumps(QUESTION).encode(), 200),
        ("gzip", ZIPPED[:-1], 400),
        ("gzip", ZIPPED + b"x", 400),
        ("gzip", ZIPPED + ZIPPED, 400),
        ("gzip", json.dumps(QUESTION).encode(), 400),
        ("gzip", b"", 400),
        ("gzip", gzip.compress(b" " * 1_000_000, mtime=0), 413),
        ("br", ZIPPED, 415),
        ("gzip, gzip", gzip.compress(ZIPPED, mtime=0), 415),
    ],
)
async def test_a_body_may_come_as_gzip_and_is_unpacked_no_further_than_its_bound(
    client: httpx.AsyncClient, coding: str, body: bytes, status: int
) -> None:
    """FAULTS D14."""
    response = await client.post("/graphql", content=body, headers={"content-type": JSON, "content-encoding": coding})
    assert response.status_code == status
    assert response.headers.get("accept-encoding") == ("gzip, identity" if status == 415 else None)


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])
async def test_only_json_is_taken_so_that_no_form_of_another_site_can_ask(client: httpx.AsyncClient, kind: str) -> None:
    response = await client.post("/graphql", content=b'{"query": "{ roots { id } }"}', headers={"content-type": kind})
    assert (response.status_code, codes(response)) == (415, ["UNSUPPORTED_MEDIA_TYPE"])


async def test_a_change_by_get_is_refused(client: httpx.AsyncClient) -> None:
    response = await client.get("/graphql", params={"query": "mutation { anything }"})
    assert (response.status_code, codes(response)) == (405, ["METHOD_NOT_ALLOWED"])
    assert response.headers["allow"] == "POST"


@pytest.mark.parametrize(
    "asked", [{"query": "{ roots { __typename } }"}, {"query": "{ nothing }"}, {"query": "mutation { anything }"}, {}]
)
@pytest.mark.parametrize("accepted", ["*/*", RESPONSE_JSON])
async def test_head_gives_the_status_and_headers_of_get(
    client: httpx.AsyncClient, asked: dict[str, str], accepted: str
) -> None:
    sent = {"accept": accepted, "x-request-id": "same"}
    got = await client.get("/graphql", params=asked, headers=sent)
    head = await client.head("/graphql", params=asked, headers=sent)
    assert (head.status_code, head.headers) == (got.status_code, got.headers)


async def test_another_method_is_refused_in_json(client: httpx.AsyncClient) -> None:
    response = await client.put("/graphql", json=QUESTION)
    assert (response.status_code, codes(response)) == (405, ["METHOD_NOT_ALLOWED"])


async def test_a_body_that_is_too_large_is_given_up_before_it_is_read(client: httpx.AsyncClient) -> None:
    async def endless() -> AsyncIterator[bytes]:
        for _ in range(1000):
            yield b" " * 1000

    sent = await client.post("/graphql", json={"query": " " * SETTINGS.body_bytes})
    streamed = await client.post("/graphql", content=endless(), headers={"content-type": "application/json"})
    assert (sent.status_code, codes(sent)) == (413, ["BODY_TOO_LARGE"])
    assert (streamed.status_code, codes(streamed)) == (413, ["BODY_TOO_LARGE"])


async def test_a_body_in_parts_of_unknown_length_is_taken(client: httpx.AsyncClient) -> None:
    async def parts() -> AsyncIterator[bytes]:
        yield b'{"query": '
        yield b'"{ roots { __typename } }"}'

    response = await client.post("/graphql", content=parts(), headers={"content-type": "application/json"})
    assert response.json() == {"data": {"roots": [{"__typename": "Organization"}]}}


async def test_a_graph_that_does_not_answer_is_told_with_its_code_and_status(fake: FakeGraph) -> None:
    async with client_over(fake) as client:
        fake.fault = GraphUnavailable("The graph does not answer.")
        strict = await client.post("/graphql", json=QUESTION, headers={"accept": RESPONSE_JSON})
        plain = await client.post("/graphql", json=QUESTION)
    assert (strict.status_code, plain.status_code) == (200, 200)
    assert (codes(strict), strict.json()["data"]) == (["GRAPH_UNAVAILABLE"], {"roots": None})


@pytest.mark.parametrize(
    ("code", "status"),
    [("GRAPH_UNAVAILABLE", 503), ("BUSY", 503), ("BAD_USER_INPUT", 200), ("METHOD_NOT_ALLOWED", 405)],
)
def test_an_answer_without_data_says_why_by_its_status(code: str, status: int) -> None:
    """A change that was not made: what it answers may not be null."""
    answered = Answer(None, [GraphQLError("…", extensions={"code": code})], began=True)
    assert status_of(answered, RESPONSE_JSON) == status


async def test_a_fault_shows_no_internals_and_is_logged_under_its_number(
    fake: FakeGraph, caplog: pytest.LogCaptureFixture
) -> None:
    async with client_over(fake) as client:
        fake.fault = RuntimeError("secret of line 5")
        response = await client.post("/graphql", json=QUESTION)
    assert codes(response) == ["INTERNAL_SERVER_ERROR"]
    assert "secret" not in response.text
    number = response.json()["errors"][0]["message"].rsplit(" ", 1)[1].rstrip(".")
    assert number in caplog.text
    assert "secret of line 5" in caplog.text


async def test_an_answer_that_takes_too_long_is_given_up() -> None:
    class Slow(FakeGraph):
        async def read(self, text: LiteralString, /, **parameters: Any) -> Any:
            if "Organization" in text:
                await asyncio.sleep(60)
            return await super().read(text, **parameters)

    async with client_over(Slow(), replace(SETTINGS, answer_seconds=0.05)) as client:
        response = await client.post("/graphql", json=QUESTION)
    assert (response.status_code, codes(response)) == (503, ["TIMEOUT"])


async def test_the_log_of_requests_holds_nothing_of_what_was_asked(
    fake: FakeGraph, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="hierarchy.access")
    async with client_over(fake, replace(SETTINGS, access_log=True)) as client:
        await client.get("/graphql", params={"query": "{ __typename }", "variables": '{"name": "An"}'})
    assert [
        record.getMessage().rsplit(" ", 2)[0] for record in caplog.records if record.name == "hierarchy.access"
    ] == ["GET /graphql 200"]


@pytest.mark.parametrize(("size", "pieces"), [(0, [0]), (1, [1]), (262_144, [262_144]), (262_145, [262_144, 1])])
async def test_an_answer_has_as_many_pieces_as_it_needs(size: int, pieces: list[int]) -> None:
    """FAULTS D1: a client that reads slowly is seen to go on."""
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    await InPieces(b"x" * size)({}, None, send)  # type: ignore[arg-type]  # it reads nothing
    assert [len(one["body"]) for one in sent[1:]] == pieces
    assert [one["more_body"] for one in sent[1:]] == [*[True] * (len(pieces) - 1), False]
