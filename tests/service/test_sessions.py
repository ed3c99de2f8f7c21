"""The sessions of browsers: what their cookies hold, how long, and from which pages they are taken."""

import time
from pathlib import Path
from typing import Any

import pytest
from cryptography.fernet import Fernet
from starlette.testclient import TestClient, WebSocketTestSession
from starlette.websockets import WebSocketDisconnect

from service.access.identifying import Cookies
from service.access.sessions import IDLE, LASTS, RENEWED, Session, Sessions, keys_in, new_way
from service.access.settings import Unusable, auth_settings
from service.app import build_app
from service.http.signing_in import place_in
from tests.service.browsing import ADDRESS, ISSUER, NAME, Browser, sealed, signing_in
from tests.service.conftest import FakeGraph, client_over, opened_as
from tests.service.test_access import SUBSCRIBE, WHOLE, closed, codes

LAN = Session("s", "v1", "Lan", 1_000_000)


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    return tmp_path / "sessions.keys"


def at(keys: Path, now: float) -> Sessions:
    return Sessions(lambda: keys_in(keys), lambda: now)


def test_a_session_is_opened_until_it_is_idle_or_has_lasted_and_not_on_that_second(keys: Path) -> None:
    began = LAN.began
    text = at(keys, began).sealed(LAN)
    assert [at(keys, began + n).opened(text) is not None for n in (0, IDLE - 1, IDLE)] == [True, True, False]
    late = at(keys, began + LASTS - 10).sealed(LAN)
    found = [at(keys, began + LASTS + n).opened(late) is not None for n in (-10, -1, 0)]
    assert found == [True, True, False]
    opened = at(keys, began).opened(text)
    assert opened is not None
    assert (opened.session, opened.ends) == (LAN, began + IDLE)


def test_what_was_changed_or_sealed_by_others_or_for_something_else_is_no_session(keys: Path, tmp_path: Path) -> None:
    here = at(keys, LAN.began)
    text = here.sealed(LAN)
    others = at(tmp_path / "other.keys", LAN.began).sealed(LAN)
    way = new_way("/")
    for wrong in ("", "x", text[:-4] + "AAA=", text.swapcase(), others, here.sealed(way)):
        assert here.opened(wrong) is None
    assert here.way(here.sealed(way)) == way
    assert here.way(text) is None


def test_a_new_key_in_front_seals_and_the_old_one_opens_as_long_as_it_is_there(keys: Path) -> None:
    old = at(keys, LAN.began).sealed(LAN)
    first = keys.read_bytes()
    keys.write_bytes(Fernet.generate_key() + b"\n" + first)
    both = at(keys, LAN.began)
    new = both.sealed(LAN)
    assert both.opened(old) == both.opened(new)
    keys.write_bytes(keys.read_bytes().split()[0])
    alone = at(keys, LAN.began)
    assert (alone.opened(old), alone.opened(new) is not None) == (None, True)


def test_the_file_of_keys_is_its_owners_alone_and_what_cannot_be_used_is_said(keys: Path) -> None:
    keys_in(keys)
    assert keys.stat().st_mode & 0o777 == 0o600
    assert [one.name for one in keys.parent.iterdir()] == [keys.name]
    for text in ("no key", ""):
        keys.write_text(text)
        with pytest.raises(Unusable, match="must hold keys of 32 bytes"):
            keys_in(keys)
    keys.chmod(0o640)
    with pytest.raises(Unusable, match="AUTH_SESSION_KEYS: others may read"):
        keys_in(keys)
    with pytest.raises(Unusable, match="AUTH_SESSION_KEYS: the directory"):
        keys_in(keys.parent / "nowhere" / "keys")


GIVEN = {"AUTH": "tokens", "AUTH_ISSUER": ISSUER, "AUTH_AUDIENCE": "a", "AUTH_CLIENT": "c", "AUTH_ADDRESS": ADDRESS}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(
            ("AUTH_ADDRESS", one)
            for one in ("", "http://party.example.org", "party.example.org", f"{ADDRESS}/hierarchy")
        ),
        ("AUTH_ISSUER", "http://id.example"),
        ("AUTH_CLIENT", ""),
    ],
)
def test_a_setting_of_the_sign_in_that_cannot_be_used_is_refused_by_name(name: str, value: str) -> None:
    with pytest.raises(Unusable, match=name):
        auth_settings({**GIVEN, name: value})


def test_of_the_settings_no_secret_is_shown() -> None:
    found = auth_settings({**GIVEN, "AUTH_CLIENT_SECRET": "hidden"})
    assert found.sign_in is not None
    assert found.sign_in.callback == f"{ADDRESS}/callback"
    assert "hidden" not in repr(found)
    on_this_machine = auth_settings({**GIVEN, "AUTH_ADDRESS": "http://localhost:8000"}).sign_in
    assert on_this_machine is not None
    assert [Cookies(one).named("x") for one in (ADDRESS, on_this_machine.address)] == ["__Host-x", "x"]


@pytest.mark.parametrize(
    "to", ["", "x", "//evil.example", "/\\evil.example", "https://evil.example", "/\r\nx", "/" * 2_001]
)
def test_a_browser_is_led_to_places_of_this_service_alone(to: str) -> None:
    assert place_in(to) == "/"
    assert place_in("/vi/o/abc?on=2025-06-30&tab=posts") == "/vi/o/abc?on=2025-06-30&tab=posts"


SITES: dict[str, tuple[dict[str, str], bool]] = {
    "our own page": ({"origin": ADDRESS}, True),
    "our own page by GET": ({"sec-fetch-site": "same-origin"}, True),
    "another page": ({"origin": "https://evil.example"}, False),
    "another page that names ours beside": ({"origin": "https://evil.example", "sec-fetch-site": "same-origin"}, False),
    "another name of the same site": ({"sec-fetch-site": "same-site"}, False),
    "another site by GET": ({"sec-fetch-site": "cross-site"}, False),
    "an address that is typed in": ({"sec-fetch-site": "none"}, False),
    "nobody says": ({}, False),
    "a sandbox": ({"origin": "null"}, False),
}


@pytest.mark.parametrize("site", SITES)
async def test_a_cookie_is_taken_from_our_own_pages_alone(fake: FakeGraph, keys: Path, site: str) -> None:
    fake.roles, (head, own) = WHOLE, SITES[site]
    async with client_over(fake, signing_in(keys)) as client:
        sent = {"cookie": f"{NAME}={sealed(keys, time.time())}", "accept": "application/graphql-response+json"}
        asked: Any = (
            {"params": {"query": "{ __typename }"}} if "origin" not in head else {"json": {"query": "{ __typename }"}}
        )
        method = "GET" if "params" in asked else "POST"
        answer = await client.request(method, f"{ADDRESS}/graphql", headers={**sent, **head}, **asked)
        assert (answer.status_code, codes(answer.json())) == ((200, []) if own else (403, ["FORBIDDEN"]))
        told = await client.get(f"{ADDRESS}/session", headers={**sent, **head})
        assert (told.json()["name"], told.json()["login"]) == ("Lan" if own else None, True)
        out = await client.post(f"{ADDRESS}/logout", headers={"cookie": "", **head})
        assert out.status_code == (200 if own else 403)


async def test_a_session_that_is_over_is_told_so_and_one_that_is_used_is_sealed_anew(
    fake: FakeGraph, keys: Path
) -> None:
    fake.roles, now = WHOLE, time.time()
    async with client_over(fake, signing_in(keys)) as client:
        browser = Browser({ADDRESS: client})
        for since, renewed in ((RENEWED - 30, False), (RENEWED + 1, True)):
            given = browser.held(ADDRESS)[NAME] = sealed(keys, now - since)
            assert (await browser.query()).status_code == 200
            assert (browser.held(ADDRESS)[NAME] != given) is renewed
        told = at(keys, now).opened(browser.held(ADDRESS)[NAME])
        assert told is not None
        assert told.session.began == int(now - RENEWED - 1)
        browser.held(ADDRESS)[NAME] = sealed(keys, now - IDLE - 1)
        answer = await browser.query()
        assert (answer.status_code, codes(answer.json())) == (401, ["UNAUTHENTICATED"])
        assert answer.json()["errors"][0]["extensions"]["reason"] == "SESSION_OVER"
        vietnamese = (await browser.query(**{"accept-language": "vi"})).json()["errors"][0]["message"]
        assert vietnamese == "Phiên đăng nhập đã kết thúc: hãy đăng nhập lại."


def socket(client: TestClient, cookie: str, **head: str) -> WebSocketTestSession:
    sent = {"cookie": f"{NAME}={cookie}", "host": "party.example.org", **head}
    return client.websocket_connect("wss://party.example.org/graphql", ["graphql-transport-ws"], headers=sent)


def test_a_socket_of_our_own_page_lasts_as_long_as_its_session(fake: FakeGraph, keys: Path) -> None:
    fake.roles = WHOLE
    with (
        TestClient(build_app(signing_in(keys), opened_as(fake)), ADDRESS) as client,
        socket(client, sealed(keys, time.time() - IDLE + 3), origin=ADDRESS) as opened,
    ):
        opened.send_json({"type": "connection_init"})
        assert opened.receive_json() == {"type": "connection_ack"}
        opened.send_json(SUBSCRIBE)
        assert [opened.receive_json()["type"] for _ in range(2)] == ["next", "complete"]
        assert closed(opened) == 4401


def test_a_socket_of_another_page_is_closed(fake: FakeGraph, keys: Path) -> None:
    fake.roles, cookie = WHOLE, sealed(keys, time.time())
    with TestClient(build_app(signing_in(keys), opened_as(fake)), ADDRESS) as client:
        with socket(client, cookie) as opened:
            opened.send_json({"type": "connection_init"})
            assert closed(opened) == 4403
        refused = socket(client, cookie, origin="https://evil.example")
        with pytest.raises(WebSocketDisconnect):
            refused.__enter__()
