"""The provider signs somebody out: their sessions end for all processes at once, by tokens that are right alone."""

import socket
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import replace
from pathlib import Path
from time import time
from typing import Any
from urllib.parse import quote

import httpx2 as httpx
import pytest

from graph.engine.sessions import Graph
from graph.engine.sign_outs import Marked, is_signed_out, sign_out
from service.access.provider import LOGOUT
from service.settings import Settings
from tests.resolvers.commands.small import organization
from tests.resolvers.commands.test_access import grant, world
from tests.service.browsing import ADDRESS, NAME, Browser, sealed, signing_in
from tests.service.conftest import client_over
from tests.service.providing import LEFT_OUT, providing
from tests.service.served import served
from tests.service.test_access import TODAY, WHOLE
from tests.service.test_signing_in import OTHER
from tests.service.test_tokens import ISSUER, token, told

__all__ = ["world"]
pytestmark = pytest.mark.contract
ENDED = {LOGOUT: dict[str, str]()}


@pytest.fixture
async def emptied(world: Graph) -> AsyncIterator[Graph]:
    yield world
    await world.write(lambda t: t.run("MATCH (over:SignedOut) DELETE over RETURN count(over)"))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Of a service whose provider signs with the tests' keys."""
    (tmp_path / "provider.json").write_bytes(told("rsa", "ec", "ed", "weak"))
    found = signing_in(tmp_path / "sessions.keys", ISSUER)
    return replace(found, auth=replace(found.auth, keys=str(tmp_path / "provider.json")))


def ending(name: str = "rsa", **other: Any) -> str:
    """A token of the provider that tells of Lan's end."""
    given = {"aud": "hierarchy", "jti": "t1", "events": ENDED, "head": {"typ": "logout+jwt"}, **other}
    return token(name, **given)


async def sent(browser: Browser, text: str, at: str = ADDRESS) -> int:
    return (await browser.ask("POST", f"{at}/backchannel-logout", data={"logout_token": text})).status_code


@pytest.mark.parametrize("by", ["sub", "sid"])
async def test_sessions_end_that_began_before_for_all_processes_and_no_others(
    emptied: Graph, settings: Settings, by: str
) -> None:
    keys, now = Path(settings.auth.session_keys), time()
    for role in WHOLE:
        await grant(emptied, role, on=TODAY, role=role, organization=organization("o1"), iss=ISSUER)
    async with AsyncExitStack() as stack:
        services = {one: await stack.enter_async_context(client_over(emptied, settings)) for one in (ADDRESS, OTHER)}

        async def answered(subject: str, provider: str, began: float = now - 60) -> list[int]:
            text = sealed(keys, now, began=began, subject=subject, provider=provider)
            browser = Browser(services, cookies={one.removeprefix("https://"): {NAME: text} for one in services})
            return [(await browser.query(one, origin=ADDRESS)).status_code for one in services]

        browser = Browser(services)
        assert await answered("lan", "p1") == [200, 200]
        assert await sent(browser, ending(**({"sid": "p1"} if by == "sid" else {}))) == 200
        # of another session of the same person, and of somebody else; who is not granted anything is told so, not 401
        other = 200 if by == "sid" else 401
        assert (await answered("lan", "p1"), await answered("lan", "p2")) == ([401, 401], [other, other])
        assert (await answered("lan", ""), await answered("minh", "p3")) == ([other, other], [403, 403])
        assert await answered("lan", "p4", time() + 2) == [200, 200], "one that began later"


def wrong_ones() -> dict[str, dict[str, Any]]:
    """What a token says otherwise, by what is wrong with it; of now, as tests may wait for long before they begin."""
    return {
        "another provider's": {"iss": "https://evil.example"},
        "for another client": {"aud": "other"},
        "for nobody": {"aud": None},
        "over": {"exp": int(time()) - 60},
        "without an end": {"exp": None},
        "not yet issued": {"iat": int(time()) + 600},
        "of no time": {"iat": None},
        "a weak key's": {"name": "weak"},
        "another key's": {"head": {"kid": "ed"}},
        "an ID token": {"nonce": "n", "events": None},
        "with a nonce": {"nonce": "n"},
        "of no event": {"events": {}},
        "of another event": {"events": {"https://id.example/other": {}}},
        "of an event that is no object": {"events": {LOGOUT: "yes"}},
        "of events that are a list": {"events": [LOGOUT]},
        "of nobody": {"sub": None},
        "of a session that is no text": {"sid": 1},
        "without a number": {"jti": None},
        "with an empty number": {"jti": ""},
        "an access token": {"head": {"typ": "at+jwt"}},
        "with an extension that nobody knows": {"head": {"crit": ["x"], "x": 1}},
    }


@pytest.mark.filterwarnings("ignore:The RSA key is 1024")
async def test_no_session_ends_by_a_token_that_is_wrong(emptied: Graph, settings: Settings) -> None:
    text = sealed(Path(settings.auth.session_keys), time())
    async with client_over(emptied, settings) as client:
        browser = Browser({ADDRESS: client})
        for name, wrong in wrong_ones().items():
            assert await sent(browser, ending(**wrong)) == 400, name
        for said in ("", "x", ending()[:-4] + "AAAA", f"{ending().split('.')[0]}..", ending("ed") + "x"):
            assert await sent(browser, said) == 400, said
        large = await browser.ask("POST", f"{ADDRESS}/backchannel-logout", data={"logout_token": "a" * 20_000})
        none = await browser.ask("POST", f"{ADDRESS}/backchannel-logout", headers={"accept-language": "vi"})
        assert (large.status_code, none.status_code) == (413, 400)
        assert "Không nhận thông báo đăng xuất này" in none.text
        browser.held(ADDRESS)[NAME] = text
        assert (await browser.query()).status_code == 403, "who is known, and was granted nothing"
        # what tells of somebody is no token of theirs, whatever this service is called
        named = replace(settings, auth=replace(settings.auth, audience="hierarchy"))
        async with client_over(emptied, named) as other:
            bearer = {"authorization": f"Bearer {ending('ed')}"}
            assert (await other.post("/graphql", json={"query": "{ __typename }"}, headers=bearer)).status_code == 401
        assert [await sent(browser, ending("ed", jti="t2")) for _ in range(2)] == [200, 400], "each once"
        assert (await browser.query()).status_code == 401
        answer = await client.get(f"{ADDRESS}/backchannel-logout")
        assert answer.status_code == 405


async def test_an_end_is_forgotten_with_the_last_session_that_it_ended(emptied: Graph) -> None:
    marked = Marked(("s1", "viewer v1"), began=100)
    assert await sign_out(emptied, "viewer v1", 500, 100, "token t1")
    assert not await sign_out(emptied, "viewer v1", 900, 200, "token t1")
    found = [await is_signed_out(emptied, replace(marked, began=began)) for began in (99, 100, 101)]
    assert found == [True, True, False]
    await sign_out(emptied, "s2", 900, 500)
    assert await is_signed_out(emptied, marked)
    await sign_out(emptied, "s3", 900, 501)
    assert not await is_signed_out(emptied, marked)


@pytest.mark.skipif(LEFT_OUT, reason="needs make clients")
@pytest.mark.parametrize("by", ["sub", "sid"])
async def test_a_real_provider_ends_a_session_of_ours_with_its_own(emptied: Graph, tmp_path: Path, by: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        address = f"http://localhost:{free.getsockname()[1]}"
    async with providing(address, ends=by) as provider, httpx.AsyncClient(trust_env=False) as client:
        for role in WHOLE:
            await grant(emptied, role, on=TODAY, role=role, organization=organization("o1"), iss=provider.issuer)
        settings = signing_in(tmp_path / "sessions.keys", provider.issuer, address)
        async with served(settings=settings, graph=emptied, port=int(address.rpartition(":")[2])):
            browsers = [Browser({}, client), Browser({}, client)]
            for one in browsers:
                assert (await one.sign_in(address)).status_code == 200
            assert [(await one.query(address)).status_code for one in browsers] == [200, 200]
            back = quote(f"{address}/", safe="")
            page = await browsers[0].go(
                f"{provider.issuer}/session/end?client_id=hierarchy&post_logout_redirect_uri={back}"
            )
            await browsers[0].fill(page, address, logout="yes")
            # one's own session at the provider, or all of whoever it was
            wanted = [401, 200 if by == "sid" else 401]
            assert [(await one.query(address)).status_code for one in browsers] == wanted
