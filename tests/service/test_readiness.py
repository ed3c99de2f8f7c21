"""Readiness while the graph comes and goes, and the page's files: what a fake graph is enough for."""

import hashlib
import re
import tomllib
from pathlib import Path
from unicodedata import normalize
from urllib.parse import urljoin

import pytest
from graphql import parse, validate

from graph.engine.errors import GraphIncomplete, GraphUnavailable
from service.http.pages import EXPLORER, digest, list_examples
from tests.service.conftest import FakeGraph, client_over
from tests.support.asking import SCHEMA

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
    assert (ready.status_code, ready.json()) == (200, {"ready": True, "data": "tiny, seed 1", "rows": 1})
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


@pytest.mark.parametrize("address", ["/", "/vi", "/vi/", "/en/tree/T3Jn", "/vi/path/a/b?on=2025-06-30"])
async def test_every_address_of_the_explorer_is_its_page(fake: FakeGraph, address: str) -> None:
    async with client_over(fake) as client:
        response = await client.get(address)
        again = await client.get(address, headers={"if-none-match": response.headers["etag"]})
    assert (response.status_code, response.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert f'src="/explorer/{digest()}/src/app.js"' in response.text
    policy = response.headers["content-security-policy"]
    assert all(part in policy for part in ("default-src 'none'", "trusted-types 'none'", "script-src 'self'"))
    assert again.status_code == 304


async def test_every_file_that_the_explorer_names_is_served_from_here(fake: FakeGraph) -> None:
    """Those of its page, and all that its modules and styles import, one after the other."""
    waiting, seen = [f"/explorer/{digest()}/src/app.js"], set()
    async with client_over(fake) as client:
        waiting += re.findall(r'(?:src|href)="(/explorer/[^"]+)"', (await client.get("/")).text)
        while waiting:
            address = waiting.pop()
            if address in seen:
                continue
            seen.add(address)
            found = await client.get(address)
            assert (found.status_code, found.headers["cache-control"]) == (200, "public, max-age=31536000, immutable")
            if address.endswith((".js", ".css")):
                named = re.findall(r'(?:from ?|import\(|import ?|url\()"(\.[^"]+)"', found.text)
                waiting += [urljoin(address, one) for one in named]
    assert len(seen) > 40


async def test_the_page_names_beforehand_what_its_scripts_import(fake: FakeGraph) -> None:
    """A browser that finds them one by one waits a turn for each that imports another."""
    async with client_over(fake) as client:
        named = re.findall(r'rel="modulepreload" href="([^"]+)"', (await client.get("/")).text)
        assert f"/explorer/{digest()}/src/app.js" in named
        for address in named:
            text = (await client.get(address)).text
            at_once = re.findall(r'^(?:import|export)\b[^;"]*"(\.[^"]+)"', text, re.MULTILINE)
            assert {urljoin(address, one) for one in at_once} <= set(named), address
    assert len(named) == len(set(named)) > 40


async def test_the_query_page_keeps_its_own_policy(fake: FakeGraph) -> None:
    async with client_over(fake) as client:
        response = await client.get("/graphql", headers=QUERY_PAGE)
    assert '<main id="graphiql">' in response.text
    assert "default-src 'self'" in response.headers["content-security-policy"]


async def test_every_file_of_the_query_page_is_served_from_here(fake: FakeGraph) -> None:
    async with client_over(fake) as client:
        page = (await client.get("/graphql", headers=QUERY_PAGE)).text
        named = re.findall(r'(?:src|href)="([^"]+)"', page)
        files = [await client.get(name) for name in named if name.startswith("/explorer/")]
        fonts = [
            await client.get(f"/explorer/{digest()}/{name}")
            for name in re.findall(r'url\("([^"]+)"\)', (EXPLORER / "fonts.css").read_text(encoding="utf-8"))
        ]
    assert [one.status_code for one in (*files, *fonts)] == [200] * (7 + 4)
    assert {one.headers["cache-control"] for one in (*files, *fonts)} == {"public, max-age=31536000, immutable"}
    assert not any("//" in one for one in named)


async def test_a_file_is_kept_by_its_digest_and_the_page_is_asked_for_anew(fake: FakeGraph) -> None:
    async with client_over(fake) as client:
        page = await client.get("/graphql", headers=QUERY_PAGE)
        again = await client.get("/graphql", headers={**QUERY_PAGE, "if-none-match": page.headers["etag"]})
        unnamed = await client.get("/explorer/graphiql.js")
        missing = await client.get(f"/explorer/{digest()}/no.js")
    assert page.headers["cache-control"] == "no-cache"
    assert (again.status_code, again.content) == (304, b"")
    assert (unnamed.status_code, missing.status_code) == (404, 404)
    assert "immutable" not in missing.headers.get("cache-control", "")


async def test_an_address_with_a_question_opens_the_page_in_a_browser_and_is_answered_to_a_program(
    fake: FakeGraph,
) -> None:
    asked = {"query": "{ __typename }"}
    async with client_over(fake) as client:
        browser = await client.get("/graphql", params=asked, headers=QUERY_PAGE)
        program = await client.get("/graphql", params=asked, headers={"accept": "*/*"})
        either = await client.get("/graphql", params=asked, headers={"accept": "application/json, text/html;q=0.9"})
    assert '<main id="graphiql">' in browser.text
    assert "accept" in browser.headers["vary"]
    assert program.json() == either.json() == {"data": {"__typename": "Query"}}


async def test_the_schema_is_served_as_it_is_committed(fake: FakeGraph) -> None:
    async with client_over(fake) as client:
        found = await client.get("/schema.graphql")
        again = await client.get("/schema.graphql", headers={"if-none-match": found.headers["etag"]})
    assert found.text == (EXPLORER.parent / "schema.graphql").read_text(encoding="utf-8")
    assert (found.headers["content-type"], again.status_code) == ("text/plain; charset=utf-8", 304)


VIETNAMESE = {
    cased
    for letter in "aăâeêioôơuưy"
    for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    for cased in (normalize("NFC", letter + tone), normalize("NFC", letter + tone).upper())
} | set("đĐ₫")


@pytest.mark.parametrize("family", ["Inter", "JetBrains Mono"])
def test_the_fonts_of_the_page_have_all_vietnamese_letters(family: str) -> None:
    """What GraphiQL brings draws "Quế" as "Quê´"."""
    css = (EXPLORER / "fonts.css").read_text(encoding="utf-8")
    ranges = re.findall(rf'font-family: "{family}";.*?unicode-range: (.*?);', css, re.DOTALL)
    bounds = [part.removeprefix("U+").partition("-") for one in ranges for part in one.split(", ")]
    spans = [(int(first, 16), int(last or first, 16)) for first, _, last in bounds]
    assert {one for one in VIETNAMESE if not any(first <= ord(one) <= last for first, last in spans)} == set()
    assert f'"{family}"' in (EXPLORER / "graphiql.css").read_text(encoding="utf-8").replace("Inter,", '"Inter",')


def test_the_vendored_files_are_those_of_their_list() -> None:
    listed = tomllib.loads((EXPLORER / "vendor" / "VENDOR.toml").read_text(encoding="utf-8"))["file"]
    vendor = EXPLORER / "vendor"
    files = {one.relative_to(vendor).as_posix(): sum_of(one) for one in vendor.rglob("*") if one.is_file()}
    assert {one["path"]: one["sha256"] for one in listed} == {k: v for k, v in files.items() if k != "VENDOR.toml"}
    assert all(re.fullmatch(r"(@[\w-]+/)?[\w-]+@\d+\.\d+\.\d+", one["package"]) for one in listed)


async def test_a_file_outside_of_the_page_is_not_served(fake: FakeGraph) -> None:
    async with client_over(fake) as client:
        response = await client.get(f"/explorer/{digest()}/%2e%2e/%2e%2e/pyproject.toml")
    assert (response.status_code, response.json()["errors"][0]["extensions"]["code"]) == (404, "NOT_FOUND")


async def test_the_examples_are_the_questions_of_the_documentation(fake: FakeGraph) -> None:
    async with client_over(fake) as client:
        served = (await client.get("/examples.json")).json()
    assert served == list_examples()
    assert all(one["question"] and "#" not in one["question"] for one in served)


@pytest.mark.parametrize("example", list_examples(), ids=lambda example: example["question"])
def test_every_example_fits_the_schema(example: dict[str, str]) -> None:
    assert validate(SCHEMA.graphql, parse(example["query"])) == []


def sum_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
