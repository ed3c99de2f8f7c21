"""Default deny: who says nothing, who may not see all, and who may; over HTTP and WebSocket, by both executors."""

import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx2 as httpx
import pytest
from starlette.testclient import TestClient, WebSocketTestSession
from starlette.websockets import WebSocketDisconnect

from graph.engine.errors import GraphError
from graph.engine.sessions import Graph
from graph.engine.state import READ_END
from graph.engine.unseen import NoReads, Unseen
from graph.model.rights import ViewerRole
from graph.reads.grants import FIND_GRANTS
from graph.reads.holders import LIST_HELD
from graph.reads.roots import LIST_ROOTS
from resolvers.parts import TOLD
from service.access.development import token_for
from service.access.settings import ISSUED_HERE, AuthSettings, Mode, Unusable, auth_settings, check_address, check_data
from service.app import build_app
from service.settings import Settings
from tests.resolvers.commands.small import organization
from tests.resolvers.commands.test_access import grant, revoke, world
from tests.service.conftest import SETTINGS, FakeGraph, client_over, opened_as
from tests.support.asking import SCHEMA
from tests.support.every_root import every_root

__all__ = ["world"]
ROOTS = dict(every_root(SCHEMA.graphql))
WHOLE = ["ORGANIZER", "SUPERVISION_OFFICER", "AUDITOR"]
VI = {"accept-language": "vi"}
FOR_FILES = {"x-purpose": "MEMBER_FILE; check"}


@pytest.fixture
def key(tmp_path: Path) -> Path:
    return tmp_path / "key.pem"


def guarded(key: Path, **more: Any) -> Settings:
    return replace(SETTINGS, auth=auth_settings({"AUTH": "development", "AUTH_KEYS": str(key)}), **more)


def bearer(key: Path, who: str = "Lan", lasting: float = 3_600) -> dict[str, str]:
    return {"authorization": f"Bearer {token_for(key, who, datetime.now(UTC), timedelta(seconds=lasting))}"}


async def asked(client: httpx.AsyncClient, query: str, **headers: str) -> tuple[int, Any]:
    sent = {"accept": "application/graphql-response+json", **headers}
    answer = await client.post("/graphql", json={"query": query}, headers=sent)
    return answer.status_code, answer.json()


def codes(body: Any) -> list[str]:
    return [one["extensions"]["code"] for one in body.get("errors", ())]


async def test_no_field_is_answered_to_whoever_says_nothing_and_of_a_part_what_is_proved_alone(
    fake: FakeGraph, key: Path
) -> None:
    """Every field of Query and Mutation: a new one is here by itself. It is refused before either executor is asked."""
    assert len(ROOTS) > 60
    partly = [*WHOLE[:2], "INSPECTOR"]
    who = {FIND_GRANTS, LIST_ROOTS, LIST_HELD, READ_END}
    async with client_over(fake, guarded(key)) as client:
        lan = bearer(key)
        for name, query in ROOTS.items():
            fake.texts.clear()
            assert await asked(client, query) == (401, {"errors": [SIGN_IN]}), name
            assert fake.texts == [], name
            for roles in ([], ["FIGURES"], partly):
                fake.roles, fake.texts[:] = roles, []
                status, body = await asked(client, query, **lan)
                kind, _, field = name.partition(".")
                if roles is partly and field in TOLD.get(kind, ()):
                    told = name != "Query.grants"  # to whoever administers or audits alone
                    assert status == (200 if told else 403), (name, body)
                    assert ("FORBIDDEN" not in codes(body)) is told, name
                    continue
                assert (status, codes(body), "data" in body) == (403, ["FORBIDDEN"], False), name
                assert set(fake.texts) <= who, name


SIGN_IN = {
    "message": "Sign in first: the request must hold a token (Authorization: Bearer …).",
    "extensions": {"code": "UNAUTHENTICATED", "reason": "TOKEN_MISSING"},
}


async def test_who_may_see_all_is_answered(fake: FakeGraph, key: Path) -> None:
    """Else the test before would hold of a service that answers nobody."""
    fake.roles = WHOLE
    async with client_over(fake, guarded(key)) as client:
        lan = bearer(key)
        for name, query in ROOTS.items():
            status, body = await asked(client, query, **lan)
            assert not {"FORBIDDEN", "UNAUTHENTICATED"} & set(codes(body)), (name, body)
            assert status in {200, 400}, name


@pytest.mark.parametrize("query", ["{ __typename }", "{ __schema { queryType { name } } }", "{ nothing }", "{"])
async def test_of_the_schema_nothing_is_told_either(fake: FakeGraph, key: Path, query: str) -> None:
    async with client_over(fake, guarded(key)) as client:
        assert (await asked(client, query))[0] == 401
        assert codes((await asked(client, query, **bearer(key)))[1]) == ["FORBIDDEN"]


async def test_it_is_said_in_plain_words_of_either_language(fake: FakeGraph, key: Path) -> None:
    async with client_over(fake, guarded(key)) as client:
        forbidden = (await asked(client, "{ roots { id } }", **bearer(key), **VI))[1]
        missing = (await asked(client, "{ roots { id } }", **VI))[1]
    assert forbidden["errors"][0]["message"] == "Quyền được cấp cho bạn không cho phép xem hoặc thay đổi dữ liệu này."
    assert missing["errors"][0]["message"].startswith("Hãy đăng nhập trước")


async def test_the_answer_asks_for_a_token_and_an_answer_to_somebody_is_kept_by_nobody(
    fake: FakeGraph, key: Path
) -> None:
    fake.roles, fake.end = WHOLE, [1, "hash"]
    async with client_over(fake, guarded(key)) as client:
        missing = await client.get("/graphql", params={"query": "{ __typename }"})
        wrong = await client.get("/graphql", params={"query": "{ __typename }"}, headers={"authorization": "Bearer a"})
        right = await client.get("/graphql", params={"query": "{ __typename }"}, headers=bearer(key))
    assert (missing.status_code, missing.headers["www-authenticate"]) == (401, "Bearer")
    assert (wrong.status_code, wrong.headers["www-authenticate"]) == (401, 'Bearer error="invalid_token"')
    assert (right.status_code, right.headers["cache-control"], "etag" in right.headers) == (200, "no-store", False)


async def test_how_far_the_ledger_has_come_is_told_to_nobody_who_may_see_nothing(fake: FakeGraph, key: Path) -> None:
    fake.end = [7, "hash"]
    async with client_over(fake, guarded(key)) as client:
        for line in ("7", "8", "x"):
            status, body = await asked(client, "{ roots { name } }", **bearer(key), **{"x-min-seq": line})
            assert (status, codes(body)) == (403, ["FORBIDDEN"])


async def test_a_token_in_the_address_is_no_token(fake: FakeGraph, key: Path) -> None:
    given = bearer(key)["authorization"].removeprefix("Bearer ")
    async with client_over(fake, guarded(key)) as client:
        for name in ("access_token", "token", "authorization"):
            found = await client.get("/graphql", params={"query": "{ __typename }", name: given})
            assert found.status_code == 401


async def test_figures_and_health_tell_less_where_somebody_has_to_say_who_they_are(fake: FakeGraph, key: Path) -> None:
    async with client_over(fake, guarded(key)) as client:
        assert (await client.get("/metrics")).status_code == 404
        assert (await client.get("/readyz")).json() == {"ready": True}
        assert (await client.get("/healthz")).json() == {"alive": True}
        fake.fault = GraphError("the graph at bolt://inside is gone")
        assert (await client.get("/readyz")).json() == {"ready": False}
    async with client_over(FakeGraph(), guarded(key, metrics_token="figures")) as client:
        given = [None, "Bearer other", "Bearer figures"]
        found = [await client.get("/metrics", headers={"authorization": one} if one else {}) for one in given]
    assert [one.status_code for one in found] == [401, 401, 200]


@contextmanager
def socket(key: Path, graph: FakeGraph, **greeting: Any) -> Iterator[WebSocketTestSession]:
    with (
        TestClient(build_app(guarded(key), opened_as(graph)), "http://localhost") as client,
        client.websocket_connect("ws://localhost/graphql", subprotocols=["graphql-transport-ws"]) as opened,
    ):
        if greeting:
            opened.send_json({"type": "connection_init", **greeting})
        yield opened


SUBSCRIBE = {"type": "subscribe", "id": "1", "payload": {"query": "{ __typename }"}}


def closed(opened: WebSocketTestSession) -> int:
    with pytest.raises(WebSocketDisconnect) as raised:
        opened.receive_json()
    return raised.value.code


NO_TOKENS: list[Any] = [None, {}, {"authorization": None}, {"authorization": "Bearer a"}, {"authorization": 1}]


@pytest.mark.parametrize("payload", [*NO_TOKENS, {"authorization": {"token": "a"}}])
def test_a_socket_without_a_token_is_closed_and_nothing_answered(fake: FakeGraph, key: Path, payload: Any) -> None:
    fake.roles = WHOLE
    with socket(key, fake, payload=payload) as opened:
        assert closed(opened) == 4401


def test_before_its_greeting_a_socket_answers_nothing(fake: FakeGraph, key: Path) -> None:
    fake.roles = WHOLE
    with socket(key, fake) as opened:
        opened.send_json(SUBSCRIBE)
        assert closed(opened) == 4401


@pytest.mark.parametrize(("roles", "kind"), [(WHOLE, "next"), ([], "error")])
def test_a_socket_answers_by_what_its_viewer_may_at_each_operation(
    fake: FakeGraph, key: Path, roles: list[str], kind: str
) -> None:
    fake.roles = roles
    with socket(key, fake, payload=bearer(key)) as opened:
        assert opened.receive_json() == {"type": "connection_ack"}
        opened.send_json(SUBSCRIBE)
        first = opened.receive_json()
        assert first["type"] == kind
        if kind == "next":
            assert opened.receive_json()["type"] == "complete"
        else:
            assert codes({"errors": first["payload"]}) == ["FORBIDDEN"]
        fake.roles = []
        opened.send_json({**SUBSCRIBE, "id": "2"})
        assert opened.receive_json()["type"] == "error"


def test_a_socket_is_closed_when_its_token_ends(fake: FakeGraph, key: Path) -> None:
    began = time.monotonic()
    with socket(key, fake, payload=bearer(key, lasting=1.5)) as opened:
        assert opened.receive_json() == {"type": "connection_ack"}
        assert closed(opened) == 4401
    assert time.monotonic() - began > 0.4


async def test_whoever_may_see_nothing_is_given_no_graph() -> None:
    with pytest.raises(Unseen):
        await NoReads().read("RETURN 1")


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "10.1.2.3", "party.example"])  # noqa: S104  # to be refused
@pytest.mark.parametrize("mode", [Mode.OPEN, Mode.DEVELOPMENT])
def test_open_to_all_means_on_this_machine_alone(mode: Mode, host: str) -> None:
    with pytest.raises(Unusable, match="AUTH"):
        check_address(AuthSettings(mode), host)
    for other in ("127.0.0.1", "::1", "localhost"):
        check_address(AuthSettings(mode), other)
    for guarding in (Mode.TOKENS, Mode.DEMO):
        check_address(AuthSettings(guarding), host)


@pytest.mark.parametrize("mode", [Mode.OPEN, Mode.DEMO, Mode.DEVELOPMENT])
async def test_open_to_all_means_invented_people_alone(mode: Mode) -> None:
    class Real(FakeGraph):
        async def read(self, text: Any, /, **parameters: Any) -> Any:
            found = await super().read(text, **parameters)
            return ["READY", "imported", 1] if found == ["READY", "tiny, seed 1", 1] else found

    check_data(AuthSettings(Mode.TOKENS), invented=False)
    with pytest.raises(Unusable, match="AUTH=tokens"):
        async with client_over(Real(), replace(SETTINGS, auth=AuthSettings(mode, keys="x"))):
            pass


QUESTIONS = (
    "{ roots { id key name childCount memberCount } }",
    "{ members(first: 3) { totalCount nodes { name birthDate cell { name } } } }",
    "{ changes(first: 5) { nodes { seq kind actor input { name text } } } }",
    "{ nothing }",
)


@asynccontextmanager
async def both(graph: Graph, key: Path, **more: Any) -> AsyncIterator[tuple[httpx.AsyncClient, httpx.AsyncClient]]:
    """A client where nobody has to say who they are, and one where everybody has."""
    settings = replace(SETTINGS, body_bytes=100_000, **more)
    async with (
        client_over(graph, settings) as opened,
        client_over(graph, replace(settings, auth=guarded(key).auth)) as closed_to,
    ):
        yield opened, closed_to


async def grant_whole(graph: Graph, who: str = "Lan") -> None:
    for role in WHOLE:
        await grant_part(graph, role, who, "o1")


async def grant_part(graph: Graph, role: str, who: str = "Minh", at: str = "o2") -> None:
    named = {"iss": ISSUED_HERE, "sub": who, "role": role, "organization": organization(at)}
    await grant(graph, f"{who} {role} {at}", on=TODAY, **named)


TODAY = datetime.now(UTC).date() - timedelta(days=1)


@pytest.mark.contract
@pytest.mark.parametrize("by_reference", [False, True], ids=["planner", "reference"])
async def test_a_whole_viewer_is_answered_as_without_access(world: Graph, key: Path, by_reference: bool) -> None:
    await grant_whole(world)
    async with both(world, key, by_reference=by_reference, tree=not by_reference) as (opened, closed_to):
        for query in QUESTIONS:
            expected = await asked(opened, query)
            assert await asked(closed_to, query, **bearer(key), **FOR_FILES) == expected, query
            assert expected[0] == (400 if "nothing" in query else 200), (query, expected)
            assert (await asked(closed_to, query, **bearer(key, "Minh")))[0] == 403


@pytest.mark.contract
@pytest.mark.parametrize("gone", WHOLE)
async def test_who_holds_less_than_all_at_the_top_or_all_at_a_part_is_refused_what_is_for_who_sees_all(
    world: Graph, key: Path, gone: str
) -> None:
    await grant_whole(world)
    for role in ViewerRole:
        await grant_part(world, role)
    async with client_over(world, guarded(key)) as client:
        query = "{ clock { firstDay } }"
        assert (await asked(client, query, **bearer(key)))[0] == 200
        assert (await asked(client, query, **bearer(key, "Minh")))[0] == 403
        taken = {"iss": ISSUED_HERE, "sub": "Lan", "role": gone, "organization": organization("o1")}
        await revoke(world, on=TODAY + timedelta(days=1), **taken)
        assert (await asked(client, query, **bearer(key)))[0] == (200 if gone == "SUPERVISION_OFFICER" else 403)
