"""Browsers sign in at a real OpenID provider (oidc-provider, certified, from npm), and out again, for all processes.

`make clients` installs it; without it these tests are left out, but not where CI runs.
"""

import json
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx2 as httpx
import pytest

from graph.engine.sessions import Graph
from graph.model.rights import viewer_id
from service.access import keys as fetching
from service.access.discovery import Discovery, said_in
from service.access.keys import Unfetched
from tests.resolvers.commands.small import organization
from tests.resolvers.commands.test_access import grant, revoke, world
from tests.service.browsing import ADDRESS, NAME, Browser, signing_in
from tests.service.conftest import FakeGraph, client_over
from tests.service.providing import LEFT_OUT, Providing, providing
from tests.service.test_access import TODAY, WHOLE, codes

__all__ = ["world"]
pytestmark = pytest.mark.skipif(LEFT_OUT, reason="needs make clients")
OTHER = "https://beside.example.org"
"""Another process that serves the same graph. A balancer would lead to both by one name."""


@pytest.fixture(scope="module")
async def provider() -> AsyncIterator[Providing]:
    async with providing(ADDRESS) as running:
        yield running


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    return tmp_path / "sessions.keys"


@asynccontextmanager
async def served(graph: Graph, provider: Providing, keys: Path, *addresses: str) -> AsyncIterator[Browser]:
    """A browser, and a service of its own at each address, all over one graph and with one file of keys."""
    async with AsyncExitStack() as stack:
        settings = signing_in(keys, provider.issuer)
        services = {one: await stack.enter_async_context(client_over(graph, settings)) for one in addresses}
        yield Browser(services, await stack.enter_async_context(httpx.AsyncClient(trust_env=False, verify=False)))


async def test_a_browser_signs_in_with_a_proof_of_its_own_and_is_known_then(
    fake: FakeGraph, provider: Providing, keys: Path
) -> None:
    fake.roles, fake.source = WHOLE, "import"
    async with served(fake, provider, keys, ADDRESS) as browser:
        assert (await browser.query()).status_code == 401
        begun = await browser.ask("GET", f"{ADDRESS}/login?to=/vi/tree")
        asked = parse_qs(urlsplit(begun.headers["location"]).query)
        assert begun.headers["location"].startswith(f"{provider.issuer}/auth?")
        assert (asked["code_challenge_method"], asked["redirect_uri"]) == (["S256"], [f"{ADDRESS}/callback"])
        assert all(len(asked[name][0]) >= 43 for name in ("state", "nonce", "code_challenge"))
        [cookie] = begun.headers.get_list("set-cookie")
        assert cookie.startswith("__Host-signing-in=")
        assert all(part in cookie for part in ("HttpOnly", "Secure", "SameSite=lax", "Path=/", "Max-Age=600"))
        page = await browser.sign_in()
        assert (str(page.url), page.status_code) == (f"{ADDRESS}/vi/tree?on=2025-06-30", 200)
        assert set(browser.held(ADDRESS)) == {NAME}
        answer = await browser.query()
        assert (answer.status_code, answer.json()) == (200, {"data": {"__typename": "Query"}})
        told = await browser.ask("GET", f"{ADDRESS}/session", headers={"sec-fetch-site": "same-origin"})
        lan = viewer_id(provider.issuer, "lan")
        assert told.json() == {
            "id": lan,
            "name": "Nguyễn Thị Lan",
            "login": True,
            "sees": "EVERYTHING",
            "holders": True,
            "viewers": [],
            "sampleEnds": None,
        }
        fake.roles = []
        assert codes((await browser.query()).json()) == ["FORBIDDEN"]


async def test_the_providers_new_key_is_found_and_those_who_are_signed_in_stay_so(
    fake: FakeGraph, provider: Providing, keys: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake.roles = WHOLE
    monkeypatch.setattr(fetching, "APART", 0.0)
    async with served(fake, provider, keys, ADDRESS) as browser:
        assert (await browser.sign_in()).status_code == 200
        await provider.rotate()
        assert (await browser.query()).status_code == 200
        other = Browser(browser.services, browser.elsewhere)
        assert (await other.sign_in(subject="minh")).status_code == 200
        assert (await other.query()).status_code == 200


Wrong = Callable[[str], str]
WRONG: dict[str, Wrong] = {
    "another state": lambda query: query.replace("state=", "state=x"),
    "no state": lambda query: query.replace("state=", "other="),
    "another code": lambda query: query.replace("code=", "code=x"),
    "no code": lambda query: query.replace("code=", "other="),
    "another provider": lambda query: query.replace("iss=", "iss=https%3A%2F%2Fevil.example"),
    "no provider": lambda query: query.replace("iss=", "other="),
    "a refusal": lambda query: "error=access_denied&" + query.replace("code=", "other="),
}


async def test_what_comes_back_otherwise_than_it_was_asked_for_signs_nobody_in(
    fake: FakeGraph, provider: Providing, keys: Path
) -> None:
    async with served(fake, provider, keys, ADDRESS) as browser:
        await browser.sign_in()
        for wrong in WRONG.values():
            last = await browser.go(f"{ADDRESS}/login", f"{ADDRESS}/callback")
            query = urlsplit(last.headers["location"]).query
            browser.held(ADDRESS).pop(NAME, None)
            answer = await browser.ask("GET", f"{ADDRESS}/callback?{wrong(query)}", headers={"accept-language": "vi"})
            assert (answer.status_code, NAME in browser.held(ADDRESS)) == (400, False)
            assert "Hệ thống định danh không xác nhận lần đăng nhập này." in answer.text
            again = await browser.ask("GET", f"{ADDRESS}/callback?{query}", headers={"accept-language": "en"})
            assert (again.status_code, NAME in browser.held(ADDRESS)) == (400, False), "a way is gone once"
            assert "This sign-in has taken too long, or was begun in another browser." in again.text


async def test_a_code_that_another_browser_was_given_signs_nobody_in(
    fake: FakeGraph, provider: Providing, keys: Path
) -> None:
    """Its proof (PKCE) and its nonce are in the cookie of the browser that began."""
    async with served(fake, provider, keys, ADDRESS) as browser:
        await browser.sign_in()
        last = await browser.go(f"{ADDRESS}/login", f"{ADDRESS}/callback")
        given = parse_qs(urlsplit(last.headers["location"]).query)
        other = Browser(browser.services, browser.elsewhere)
        begun = await other.ask("GET", f"{ADDRESS}/login")
        own = parse_qs(urlsplit(begun.headers["location"]).query)
        query = f"code={given['code'][0]}&state={own['state'][0]}&iss={provider.issuer}"
        answer = await other.ask("GET", f"{ADDRESS}/callback?{query}")
        assert (answer.status_code, other.held(ADDRESS)) == (400, {})


@pytest.mark.contract
async def test_a_sign_out_and_a_revoked_grant_hold_for_all_processes_at_once_and_after_a_restart(
    world: Graph, provider: Providing, keys: Path
) -> None:
    named = {"iss": provider.issuer, "sub": "lan", "organization": organization("o1")}
    for role in WHOLE:
        await grant(world, role, on=TODAY, role=role, **named)
    async with served(world, provider, keys, ADDRESS, OTHER) as browser:
        await browser.sign_in()
        browser.cookies[urlsplit(OTHER).netloc] = copied = dict(browser.held(ADDRESS))

        async def answered() -> list[int]:
            asked = [await browser.query(one, "{ clock { firstDay } }", origin=ADDRESS) for one in (ADDRESS, OTHER)]
            return [one.status_code for one in asked]

        assert await answered() == [200, 200]
        await revoke(world, on=TODAY + timedelta(days=1), role="AUDITOR", **named)
        assert await answered() == [403, 403]
        await grant(world, "again", on=TODAY + timedelta(days=1), role="AUDITOR", **named)
        assert await answered() == [200, 200]
        own = {"origin": ADDRESS}
        assert (
            await browser.ask("POST", f"{ADDRESS}/logout", headers={"origin": "https://evil.example"})
        ).status_code == 403
        out = await browser.ask("POST", f"{ADDRESS}/logout", headers=own)
        assert browser.held(ADDRESS) == {}
        browser.cookies[urlsplit(ADDRESS).netloc] = dict(copied)
        assert await answered() == [401, 401]
        told = await browser.ask("GET", f"{OTHER}/session", headers=own)
        assert told.json()["name"] is None
        ended = await browser.fill(await browser.go(out.json()["to"]), ADDRESS, logout="yes")
        assert ended.headers["location"].startswith(ADDRESS)
        last = await browser.go(f"{ADDRESS}/login", f"{ADDRESS}/callback")
        assert last.url.path.startswith("/interaction"), "the provider asks who it is again"
    async with served(world, provider, keys, ADDRESS, OTHER) as browser:
        browser.cookies = {urlsplit(one).netloc: dict(copied) for one in (ADDRESS, OTHER)}
        assert [(await browser.query(one, origin=ADDRESS)).status_code for one in (ADDRESS, OTHER)] == [401, 401]
        await browser.sign_in()
        after = dict(browser.held(ADDRESS))
    async with served(world, provider, keys, ADDRESS) as browser:
        browser.cookies = {urlsplit(ADDRESS).netloc: after}
        assert (await browser.query()).status_code == 200


async def test_where_the_provider_is_away_it_is_said_in_either_language(fake: FakeGraph, keys: Path) -> None:
    settings = signing_in(keys, "http://127.0.0.1:9")
    async with client_over(fake, settings) as client:
        answer = await client.get(f"{ADDRESS}/login?to=/vi/x", headers={"accept-language": "vi"})
        assert (answer.status_code, "hệ thống định danh không trả lời" in answer.text) == (503, True)
        assert '<a href="/login?to=/vi/x">' in answer.text
        assert "does not answer" in (await client.get(f"{ADDRESS}/login", headers={"accept-language": "en"})).text


SAYS = {
    "issuer": "https://id.example",
    **{name: f"https://id.example/{name}" for name in ("authorization_endpoint", "token_endpoint", "jwks_uri")},
}


@pytest.mark.parametrize(
    "wrong", [{"issuer": "https://evil.example"}, {"jwks_uri": "http://id.example/keys"}, {"token_endpoint": 1}]
)
def test_what_a_provider_says_of_itself_is_taken_of_itself_alone_and_where_nobody_listens(
    wrong: dict[str, Any],
) -> None:
    assert said_in(SAYS, SAYS["issuer"]).ending == ""
    with pytest.raises(Unfetched):
        said_in({**SAYS, **wrong}, SAYS["issuer"])


def test_what_a_provider_said_is_kept_while_it_is_away() -> None:
    answers, seconds = [json.dumps(SAYS).encode(), b"no JSON"], [0.0]
    found = Discovery(SAYS["issuer"], lambda: answers.pop(0), lambda: seconds[0])
    first = found.read()
    assert (found.read(), len(answers)) == (first, 1)
    seconds[0] = fetching.EVERY + 1
    assert (found.read(), len(answers)) == (first, 0)
    with pytest.raises(ValueError, match="Expecting value"):
        Discovery(SAYS["issuer"], lambda: b"no JSON").read()
