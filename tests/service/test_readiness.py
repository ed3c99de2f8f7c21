"""Readiness while the graph comes and goes, and the page's files: what a fake graph is enough for."""

import hashlib
import re
from pathlib import Path

import pytest
from graphql import parse, validate

from graph.engine.errors import GraphIncomplete, GraphUnavailable
from service.http.routes import EXPLORER, list_examples
from tests.asking import SCHEMA
from tests.service.conftest import FakeGraph, client_over

QUERY_PAGE = {"accept": "text/html,application/xhtml+xml"}


async def test_the_service_is_alive_even_when_its_graph_is_gone(fake: FakeGraph) -> None:
    async with client_over(fake) as client:
        fake.fault = GraphUnavailable("The graph does not answer.")
        assert (await client.get("/healthz")).json() == {"alive": True}


async def test_it_is_ready_while_the_graph_answers_and_again_when_it_is_back(fake: FakeGraph) -> None:
    async with client_over(fake) as client:
        ready = await client.get("/readyz")
        fake.fault = GraphUnavailable("The graph does not answer.")
        gone = await client.get("/readyz")
        fake.fault = None
        back = await client.get("/readyz")
    assert (ready.status_code, ready.json()) == (200, {"ready": True, "data": "fake", "rows": 1})
    assert (gone.status_code, gone.json()) == (503, {"ready": False, "reason": "The graph does not answer."})
    assert back.status_code == 200


async def test_it_is_not_ready_while_the_graph_is_filled_anew(fake: FakeGraph) -> None:
    async with client_over(fake) as client:
        fake.status = "FILLING"
        assert (await client.get("/readyz")).status_code == 503


@pytest.mark.parametrize("status", ["EMPTY", "FILLING"])
async def test_a_graph_that_is_not_whole_is_never_served(fake: FakeGraph, status: str) -> None:
    fake.status = status
    with pytest.raises(GraphIncomplete, match="hierarchy seed"):
        async with client_over(fake):
            pass


async def test_the_root_leads_to_the_query_page(fake: FakeGraph) -> None:
    async with client_over(fake) as client:
        response = await client.get("/", headers=QUERY_PAGE, follow_redirects=True)
    assert response.url.path == "/graphql"
    assert response.text == (EXPLORER / "graphiql.html").read_text(encoding="utf-8")
    assert "default-src 'self'" in response.headers["content-security-policy"]


async def test_every_file_of_the_query_page_is_served_from_here(fake: FakeGraph) -> None:
    page = (EXPLORER / "graphiql.html").read_text(encoding="utf-8")
    named = re.findall(r'(?:src|href)="([^"]+)"', page)
    async with client_over(fake) as client:
        found = [(await client.get(name)).status_code for name in named if not name.startswith("data:")]
    assert found == [200] * 6
    assert "//" not in "".join(named)


def test_the_vendored_files_are_those_that_the_readme_names() -> None:
    readme = (EXPLORER / "vendor" / "README.md").read_text(encoding="utf-8")
    sums = dict(re.findall(r"\| (\S+) \| \S+ \| ([0-9a-f]{64}) \|", readme))
    assert sums == {path.name: digest(path) for path in (EXPLORER / "vendor").glob("*.min.*")}


async def test_a_file_outside_of_the_page_is_not_served(fake: FakeGraph) -> None:
    async with client_over(fake) as client:
        response = await client.get("/explorer/%2e%2e/pyproject.toml")
    assert (response.status_code, response.json()["errors"][0]["extensions"]["code"]) == (404, "NOT_FOUND")


async def test_the_examples_are_the_questions_of_the_documentation(fake: FakeGraph) -> None:
    async with client_over(fake) as client:
        served = (await client.get("/examples.json")).json()
    assert served == list_examples()
    assert all(one["question"] and "#" not in one["question"] for one in served)


@pytest.mark.parametrize("example", list_examples(), ids=lambda example: example["question"])
def test_every_example_fits_the_schema(example: dict[str, str]) -> None:
    assert validate(SCHEMA.graphql, parse(example["query"])) == []


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
