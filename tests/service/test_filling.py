"""What is served while the demo's graph is filled: the page and how far that is, and nothing of the graph."""

import socket
from dataclasses import replace

import httpx2 as httpx
import pytest

from graph.engine.settings import GraphSettings
from service.cli import serve
from service.filling import served_meanwhile
from service.settings import Settings
from tests.service.test_process import free_port

SETTINGS = Settings(graph=GraphSettings())


async def test_the_page_is_there_and_says_how_far_the_filling_is() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        at = f"http://{serve.address_of(replace(SETTINGS, port=listener.getsockname()[1]))}"
        with served_meanwhile(SETTINGS, [listener]) as filling:
            async with httpx.AsyncClient() as client:
                filling.tell("rows", 1, 2)
                page, session = await client.get(f"{at}/vi/"), (await client.get(f"{at}/session")).json()
                elsewhere = await client.get(f"{at}/session", headers={"host": "evil.example"})
                asked = await client.post(f"{at}/graphql", json={"query": "{ roots { name } }"})
                ready = await client.get(f"{at}/readyz")
        assert ("text/html" in page.headers["content-type"], session["filling"]) == (True, {"rows": [1, 2]})
        assert (elsewhere.status_code, ready.status_code, asked.status_code) == (421, 503, 503)
        assert (asked.headers["retry-after"], asked.json()["errors"][0]["extensions"]["code"]) == (
            "5",
            "GRAPH_UNAVAILABLE",
        )
        assert listener.fileno() >= 0, "whoever serves next has the same socket"


def test_the_demo_prints_its_address_before_it_fills_the_graph_and_serves_on_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    port, order = free_port(), list[str]()

    def filled(*_: object) -> None:
        order.append("".join(capsys.readouterr()))
        order.append(str(httpx.get(f"http://127.0.0.1:{port}/session").json()["filling"]))

    monkeypatch.setattr(serve, "run", filled)
    monkeypatch.setattr(serve, "serve_app", lambda *_, **__: order.append("serves"))
    monkeypatch.setenv("GRAPH_URL", "embedded:nowhere")
    serve.demo("127.0.0.1", port)
    assert f"http://127.0.0.1:{port}/" in order[0]
    assert order[1:] == ["{}", "serves"]
