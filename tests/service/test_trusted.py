"""`TRUSTED_DOCUMENTS`: the documents of a file, those of the explorer, and no others, whichever way they come."""

import json
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import httpx2 as httpx
import pytest
from graphql import get_introspection_query
from starlette.testclient import TestClient

from service.app import build_app, documents_for
from service.settings import BadSetting, service_settings
from service.trusted import EXPLORER, read_documents
from tests.service.conftest import SETTINGS, FakeGraph, client_over, opened_as

TEXT = "query Mine { __typename }"
HASH = "a81c0f"
"""As whoever made it calls the text; Relay's are MD5."""
TRUSTED = replace(SETTINGS, trusted_documents={HASH: TEXT})
ANSWER = {"data": {"__typename": "Query"}}
OTHER = "query Mine { again: __typename }"


def named(name: str) -> dict[str, Any]:
    return {"extensions": {"persistedQuery": {"version": 1, "sha256Hash": name}}}


def code(response: httpx.Response) -> str:
    found: str = response.json()["errors"][0]["extensions"]["code"]
    return found


IN_ANY_FORM: list[dict[str, Any]] = [
    {"query": TEXT},
    {"query": f"{TEXT}\n"},
    {"query": TEXT, **named("0" * 64)},
    named(HASH),
    named(HASH.upper()),
    {"documentId": HASH},
    {"documentId": f"sha256:{HASH}"},
]
OTHERS: list[dict[str, Any]] = [
    {"query": OTHER},
    {"query": get_introspection_query()},
    {"query": "{ __schema { types { name } } }"},
    {"query": OTHER, **named(sha256(OTHER.encode()).hexdigest())},
    named("0" * 64),
    {"documentId": "b"},
    {},
]


async def test_a_document_of_the_list_is_answered_by_its_text_and_by_its_hash(fake: FakeGraph) -> None:
    async with client_over(fake, TRUSTED) as client:
        for asked in IN_ANY_FORM:
            posted = await client.post("/graphql", json=asked)
            params = {name: one if isinstance(one, str) else json.dumps(one) for name, one in asked.items()}
            got = await client.get("/graphql", params=params)
            streamed = await client.post("/graphql", json=asked, headers={"accept": "text/event-stream"})
            assert posted.json() == got.json() == ANSWER, asked
            assert json.dumps(ANSWER, separators=(",", ":")) in streamed.text, asked


async def test_any_other_is_refused_in_plain_words(fake: FakeGraph) -> None:
    async with client_over(fake, TRUSTED) as client:
        page = await client.get("/graphql", headers={"accept": "text/html"})
        for asked in OTHERS:
            posted = await client.post("/graphql", json=asked)
            again = await client.post("/graphql", json=asked, headers={"accept-language": "vi"})
            streamed = await client.post("/graphql", json=asked, headers={"accept": "text/event-stream"})
            for found in (posted, again, streamed, page):
                assert (found.status_code, code(found)) == (403, "DOCUMENT_NOT_TRUSTED"), asked
            assert "TRUSTED_DOCUMENTS" in posted.json()["errors"][0]["message"]
            assert again.json()["errors"][0]["message"].startswith("Dịch vụ này")


async def test_what_the_explorer_asks_is_trusted_too(fake: FakeGraph) -> None:
    """Its page is there as ever, and the query page is not."""
    texts = read_documents(EXPLORER).values()
    assert len(texts) > 100
    trusted = documents_for(TRUSTED)
    assert [trusted.completed({"query": text}) for text in texts] == [{"query": text} for text in texts]
    async with client_over(fake, TRUSTED) as client:
        assert (await client.get("/")).status_code == 200


def test_a_socket_answers_the_same() -> None:
    told = list[Any]()
    app = build_app(TRUSTED, opened_as(FakeGraph()))
    with (
        TestClient(app, "http://localhost") as client,
        client.websocket_connect("ws://localhost/graphql", subprotocols=["graphql-transport-ws"]) as socket,
    ):
        socket.send_json({"type": "connection_init"})
        socket.receive_json()
        for number, asked in enumerate(({"query": TEXT}, named(HASH), {"query": OTHER}, named("0" * 64))):
            socket.send_json({"type": "subscribe", "id": str(number), "payload": asked})
            found = socket.receive_json()
            told.append(found["payload"][0]["extensions"]["code"] if found["type"] == "error" else found["payload"])
            if found["type"] == "next":
                assert socket.receive_json()["type"] == "complete"
    assert told == [ANSWER, ANSWER, "DOCUMENT_NOT_TRUSTED", "DOCUMENT_NOT_TRUSTED"]


@pytest.mark.parametrize(
    "written",
    [
        {HASH: TEXT},
        {
            "format": "apollo-persisted-query-manifest",
            "version": 1,
            "operations": [{"id": HASH, "name": "Mine", "type": "query", "body": TEXT}],
        },
    ],
    ids=["a map, of graphql-codegen and Relay", "a list, of Apollo"],
)
def test_a_file_is_read_as_its_generator_writes_it(tmp_path: Path, written: Any) -> None:
    file = tmp_path / "documents.json"
    file.write_text(json.dumps(written), encoding="utf-8")
    assert service_settings({"TRUSTED_DOCUMENTS": str(file)}).trusted_documents == {HASH: TEXT}
    assert service_settings({"TRUSTED_DOCUMENTS": ""}).trusted_documents is None


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{", "it is no JSON"),
        ("\udcff", "it is no JSON"),
        ("{}", "it holds no documents"),
        ('{"operations": []}', "it holds no documents"),
        ("[]", "it must map hashes to texts"),
        ('{"a": 5}', "it must map hashes to texts"),
        ('{"operations": [{"id": "a"}]}', "it must map hashes to texts"),
        ('{"operations": ["a"]}', "it must map hashes to texts"),
        ('{"a": "query {"}', "the document 'a' cannot be read: Syntax Error"),
    ],
)
def test_a_file_that_holds_none_refuses_the_start(tmp_path: Path, text: str, why: str) -> None:
    file = tmp_path / "documents.json"
    file.write_bytes(text.encode(errors="surrogateescape"))
    with pytest.raises(BadSetting, match=f"TRUSTED_DOCUMENTS .*documents.json: {why}"):
        service_settings({"TRUSTED_DOCUMENTS": str(file)})


def test_a_file_that_is_not_there_refuses_the_start(tmp_path: Path) -> None:
    with pytest.raises(BadSetting, match=r"cannot be read: No such file or directory\."):
        service_settings({"TRUSTED_DOCUMENTS": str(tmp_path / "none.json")})
