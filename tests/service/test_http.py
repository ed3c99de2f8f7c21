"""The face of the service: GraphQL over HTTP and WebSocket, health, readiness, the query page."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx2 as httpx
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from graph.engine.errors import GraphIncomplete
from graph.engine.migrations import migrate
from graph.engine.open import open_graph
from graph.engine.sessions import Graph
from graph.engine.settings import GraphSettings
from seeds.draft.rows import Rows
from seeds.exchange.load import load
from service.app import build_app
from service.http.pages import digest
from service.settings import Settings
from tests.conftest import INVENTED

pytestmark = pytest.mark.engine


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return Settings(graph=GraphSettings(url=f"embedded:{tmp_path_factory.mktemp('served')}"))


@pytest.fixture(scope="module")
async def app(settings: Settings, tiny_rows: Rows) -> AsyncIterator[Starlette]:
    async with open_graph(settings.graph) as graph:
        await migrate(graph)
        await load(graph, tiny_rows, lambda *_: None, INVENTED)
    app = build_app(settings)
    async with app.router.lifespan_context(app):
        yield app


@pytest.fixture
async def client(app: Starlette) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
        yield client


async def test_a_question_is_answered_by_post_and_by_get(client: httpx.AsyncClient) -> None:
    query = "{ roots { name } }"
    posted = await client.post("/graphql", json={"query": query})
    got = await client.get("/graphql", params={"query": query})
    assert posted.json() == got.json() == {"data": {"roots": [{"name": "Đảng Cộng sản Việt Nam"}]}}


async def test_variables_and_the_name_of_the_operation_are_taken(client: httpx.AsyncClient) -> None:
    body = {
        "query": "query A($c: String!) { organization(by: { code: $c }) { code } } query B { roots { id } }",
        "variables": {"c": "00"},
        "operationName": "A",
    }
    assert (await client.post("/graphql", json=body)).json() == {"data": {"organization": {"code": "00"}}}


async def test_an_error_has_its_code(client: httpx.AsyncClient) -> None:
    found = (await client.post("/graphql", json={"query": "{ nothing }"})).json()
    assert found["errors"][0]["extensions"]["code"] == "GRAPHQL_VALIDATION_FAILED"


@pytest.mark.parametrize(
    ("body", "vietnamese", "english"),
    [
        ({"query": "{ nothing }"}, "Kiểu 'Query' không có trường 'nothing'.", "Cannot query field 'nothing'"),
        ({"query": 1}, 'Yêu cầu phải có câu hỏi dạng văn bản tại "query".', "The request must hold the operation"),
        ({"query": '{ member(id: "x") { id } }'}, "`id` không phải mã định danh", "`id` is not an id of this service"),
    ],
)
async def test_an_error_is_told_in_the_language_that_is_asked_for(
    client: httpx.AsyncClient, body: dict[str, object], vietnamese: str, english: str
) -> None:
    for header, own, told in (
        ("vi-VN,vi;q=0.9,en;q=0.8", None, vietnamese),
        ("en", None, english),
        ("fr", None, english),
        ("en", "vi", vietnamese),
        ("vi", "en", english),
        ("vi", "fr", vietnamese),
    ):
        asked = {**body, "extensions": {"language": own}} if own and isinstance(body["query"], str) else body
        found = await client.post("/graphql", json=asked, headers={"accept-language": header})
        if own is None or asked is not body:
            assert found.json()["errors"][0]["message"].startswith(told), (header, own)
        assert "accept-language" in found.headers["vary"]
    wrong = await client.post("/graphql", json={**body, "query": "{ roots { id } }", "extensions": {"language": 1}})
    assert wrong.json()["errors"][0]["extensions"]["reason"] == "MUST_BE_STRING"


async def test_an_address_that_is_not_there_says_so_in_the_askers_language(client: httpx.AsyncClient) -> None:
    found = await client.get("/nowhere", headers={"accept-language": "vi"})
    [error] = found.json()["errors"]
    assert (error["message"], error["extensions"]["code"]) == ("Không có địa chỉ này.", "NOT_FOUND")


@pytest.mark.parametrize("body", [b"{", b"[]", b'"x"', b"{}"])
async def test_a_body_that_is_no_request_is_refused(client: httpx.AsyncClient, body: bytes) -> None:
    found = await client.post("/graphql", content=body, headers={"content-type": "application/json"})
    assert found.status_code == 400


async def test_a_body_that_is_too_large_is_refused_unread(client: httpx.AsyncClient, settings: Settings) -> None:
    found = await client.post(
        "/graphql", content=b" " * (settings.body_bytes + 1), headers={"content-type": "application/json"}
    )
    assert found.status_code == 413
    assert "larger" in found.json()["errors"][0]["message"]


async def test_the_query_page_comes_whole_from_this_service(client: httpx.AsyncClient) -> None:
    page = await client.get("/graphql", headers={"accept": "text/html"})
    assert page.status_code == 200
    assert "http://" not in page.text
    assert "https://" not in page.text
    for path in ("vendor/graphiql.min.js", "vendor/graphiql.min.css", "graphiql.js", "graphiql.css"):
        assert f"/explorer/{digest()}/{path}" in page.text
        assert (await client.get(f"/explorer/{digest()}/{path}")).status_code == 200


async def test_the_page_offers_the_questions_of_the_docs(client: httpx.AsyncClient) -> None:
    examples = (await client.get("/examples.json")).json()
    assert len(examples) == len(list((Path(__file__).parents[2] / "docs" / "questions").glob("*.graphql")))
    assert all(example["question"].endswith("?") and "{" in example["query"] for example in examples)


async def test_the_root_is_the_explorer(client: httpx.AsyncClient) -> None:
    found = await client.get("/")
    assert (found.status_code, found.headers["content-type"]) == (200, "text/html; charset=utf-8")


async def test_it_is_alive_and_ready(client: httpx.AsyncClient) -> None:
    assert (await client.get("/healthz")).json() == {"alive": True}
    assert (await client.get("/readyz")).json()["ready"] is True


async def test_introspection_describes_every_type_field_argument_and_value(client: httpx.AsyncClient) -> None:
    query = """{ __schema { types { name description
      fields { name description args { name description } } enumValues { name description } } } }"""
    types = (await client.post("/graphql", json={"query": query})).json()["data"]["__schema"]["types"]
    missing = [
        (kind["name"], one["name"])
        for kind in types
        if not kind["name"].startswith("__")
        for one in [
            kind,
            *(kind["fields"] or []),
            *(kind["enumValues"] or []),
            *(argument for field in kind["fields"] or [] for argument in field["args"]),
        ]
        if not one["description"]
    ]
    assert missing == []


def test_a_question_is_answered_over_a_websocket(settings: Settings, tiny_rows: Rows, tmp_path: Path) -> None:
    @asynccontextmanager
    async def filled(_: GraphSettings) -> AsyncIterator[Graph]:
        async with open_graph(GraphSettings(url=f"embedded:{tmp_path}")) as graph:
            await migrate(graph)
            await load(graph, tiny_rows, lambda *_: None, INVENTED)
            yield graph

    with (
        TestClient(build_app(settings, filled), "http://localhost") as client,
        client.websocket_connect("ws://localhost/graphql", subprotocols=["graphql-transport-ws"]) as socket,
    ):
        socket.send_json({"type": "connection_init"})
        assert socket.receive_json()["type"] == "connection_ack"
        socket.send_json({"id": "1", "type": "subscribe", "payload": {"query": "{ roots { code } }"}})
        assert socket.receive_json()["payload"]["data"] == {"roots": [{"code": "00"}]}
        assert socket.receive_json() == {"id": "1", "type": "complete"}


async def test_a_graph_that_is_not_whole_is_never_served(tmp_path: Path) -> None:
    settings = Settings(graph=GraphSettings(url=f"embedded:{tmp_path}"))
    async with open_graph(settings.graph) as graph:
        await migrate(graph)
    app = build_app(settings)
    with pytest.raises(GraphIncomplete, match="hierarchy seed"):
        async with app.router.lifespan_context(app):
            pass
