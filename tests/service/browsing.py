"""A browser without a screen: it keeps cookies, says which page asks, and follows addresses one by one."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import unescape
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import httpx2 as httpx

from graph.model.rights import viewer_id
from service.access.sessions import Session, Sessions, keys_in
from service.access.settings import auth_settings
from service.settings import Settings
from tests.service.conftest import SETTINGS

ADDRESS = "https://party.example.org"
ISSUER = "https://id.example"
NAME = "__Host-session"


def signing_in(keys: Path, issuer: str = ISSUER, address: str = ADDRESS) -> Settings:
    """The settings of a service that browsers sign in at."""
    told = {"AUTH": "tokens", "AUTH_ISSUER": issuer, "AUTH_AUDIENCE": "party-hierarchy", "AUTH_CLIENT": "hierarchy"}
    told |= {"AUTH_CLIENT_SECRET": "a secret of the tests", "AUTH_ADDRESS": address, "AUTH_SESSION_KEYS": str(keys)}
    return Settings(SETTINGS.graph, hosts=frozenset({"*"}), tree=False, auth=auth_settings(told))


def sealed(keys: Path, now: float, *, began: float | None = None, subject: str = "lan", provider: str = "") -> str:
    """The cookie of somebody who signed in then, in that session of the provider, sealed now."""
    session = Session(f"s{now}", viewer_id(ISSUER, subject), "Lan", int(now if began is None else began), provider)
    return Sessions(lambda: keys_in(keys), lambda: now).sealed(session)


@dataclass
class Browser:
    """What one browser holds: cookies by host; `services` are asked without a socket, all else `elsewhere`."""

    services: Mapping[str, httpx.AsyncClient]
    elsewhere: httpx.AsyncClient | None = None
    cookies: dict[str, dict[str, str]] = field(default_factory=dict[str, dict[str, str]])

    def held(self, address: str) -> dict[str, str]:
        return self.cookies.setdefault(urlsplit(address).netloc, {})

    async def ask(self, method: str, address: str, **more: Any) -> httpx.Response:
        parts = urlsplit(address)
        client = self.services.get(f"{parts.scheme}://{parts.netloc}", self.elsewhere)
        assert client is not None, address
        head = {"cookie": "; ".join(f"{name}={text}" for name, text in self.held(address).items())}
        sent = {**{name: text for name, text in head.items() if text}, **more.pop("headers", {})}
        answer = await client.request(method, address, headers=sent, **more)
        # the client keeps none: whose they are is this browser's
        client.cookies.clear()
        for line in answer.headers.get_list("set-cookie"):
            for name, told in SimpleCookie(line).items():
                if told["max-age"] == "0" or not told.value:
                    self.held(address).pop(name, None)
                else:
                    self.held(address)[name] = told.value
        return answer

    async def go(self, address: str, to: str = "") -> httpx.Response:
        """Follows addresses from this one on until a page comes, or up to one that begins with `to`."""
        answer = await self.ask("GET", address)
        while answer.status_code in {302, 303}:
            address = urljoin(str(answer.url), answer.headers["location"])
            if to and address.startswith(to):
                break
            answer = await self.ask("GET", address)
        return answer

    async def fill(self, page: httpx.Response, to: str = "", **given: str) -> httpx.Response:
        """Sends the page's form, and follows where it leads."""
        found = re.search(r'<form[^>]*action="([^"]+)"', page.text)
        assert found, page.text
        hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page.text))
        answer = await self.ask("POST", urljoin(str(page.url), unescape(found[1])), data={**hidden, **given})
        where = urljoin(str(answer.url), answer.headers["location"])
        return answer if to and where.startswith(to) else await self.go(where, to)

    async def sign_in(
        self, at: str = ADDRESS, subject: str = "lan", to: str = "/vi/tree?on=2025-06-30"
    ) -> httpx.Response:
        """The whole way, by the provider's own pages; what is answered where it ends."""
        page = await self.go(f"{at}/login?to={to.replace('&', '%26')}")
        while page.url.path.startswith("/interaction"):
            asks_who = 'name="login"' in page.text
            page = await self.fill(page, **({"login": subject, "password": "any"} if asks_who else {}))
        return page

    async def query(self, at: str = ADDRESS, text: str = "{ __typename }", **head: str) -> httpx.Response:
        """A question as the explorer asks it."""
        sent = {"origin": at, "accept": "application/graphql-response+json", **head}
        return await self.ask("POST", f"{at}/graphql", json={"query": text}, headers=sent)
