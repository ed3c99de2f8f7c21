"""`/login`, `/callback`, `/logout`: browsers sign in at the provider and out here; `/backchannel-logout`: the provider
signs them out; `/session`: who they are.

The way to the provider and back is in a cookie of its own, as the session's is not sent when another site leads here.
"""

import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Literal, NamedTuple, Protocol
from urllib.parse import parse_qs, quote

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from execution.view import Scope, View
from graph.engine.errors import GraphError
from graph.engine.sessions import Graph
from graph.engine.sign_outs import is_signed_out, sign_out
from service.access.discovery import NotSignedIn, ProviderAway
from service.access.identifying import SESSION, SIGNING_IN, Identifying
from service.access.sessions import LASTS, RENEWED, Opened, Session, Way, new_way
from service.access.sessions import SIGNING_IN as SECONDS
from service.access.tokens import Viewer
from service.http.negotiation import language_of
from service.http.pages import Endpoint
from service.http.refusal import Refused
from service.http.requests import body_of
from wording.languages import Language
from wording.said import say

logger = logging.getLogger("hierarchy.access")

LONGEST_WAY = 2_000
"""In letters: a cookie holds four kilobytes."""
LONGEST_FORM = 16_384
"""In bytes: a token with its name."""
NOT_KEPT = {"cache-control": "no-store"}
SameSite = Literal["lax", "strict"]


class Provides(Protocol):
    """A provider that browsers sign in at (service/access/provider)."""

    async def beginning(self, way: Way) -> str: ...

    async def signed_in(self, way: Way, query: str) -> tuple[str, str, str]: ...

    async def ended(self, token: str) -> tuple[str, str, int]: ...

    async def ending(self) -> str: ...


class Shown(NamedTuple):
    """An invented viewer: their id, what they are called, the roles that they hold."""

    id: str
    name: str
    roles: tuple[str, ...]


ShownViewers = Callable[[], Awaitable[Sequence[Shown]]]


@dataclass(frozen=True, slots=True)
class SigningIn:
    """The addresses of signing in and out; without a `provider`, of sessions alone. `sample_ends` is the last day of
    data that are made up, None of others."""

    identifying: Identifying
    graph: Callable[[], Graph]
    view: Callable[[Viewer | None], Awaitable[View]]
    sample_ends: Callable[[], date | None]
    provider: Provides | None = None
    shown: ShownViewers | None = None

    def routes(self) -> list[Route]:
        """The addresses."""
        told = Route("/backchannel-logout", self.provider_logout, methods=["POST"])
        ways = [Route("/login", self.login), Route("/callback", self.callback), told] if self.provider else []
        chosen = [Route("/session", self.choose, methods=["POST"])] if self.shown else []
        return [*ways, *chosen, Route("/logout", self.logout, methods=["POST"]), Route("/session", self.session)]

    async def login(self, request: Request) -> Response:
        """Leads a browser to the provider."""
        assert self.provider is not None  # noqa: S101  # no address without one
        way = new_way(place_in(request.query_params.get("to", "")))
        try:
            response: Response = RedirectResponse(await self.provider.beginning(way), 303, NOT_KEPT)
        except ProviderAway:
            return failed(request, 503, "PROVIDER_AWAY", way.to)
        self.set(response, SIGNING_IN, self.identifying.sessions.sealed(way), SECONDS, "lax")
        return response

    async def callback(self, request: Request) -> Response:
        """Begins a session for whoever comes back from the provider."""
        assert self.provider is not None  # noqa: S101  # no address without one
        sessions = self.identifying.sessions
        way = sessions.way(self.identifying.cookies.given(request.headers, SIGNING_IN))
        if way is None:
            return failed(request, 400, "SIGN_IN_OVER", "/")
        try:
            who = await self.provider.signed_in(way, request.url.query)
        except NotSignedIn as error:
            logger.info("nobody was signed in: %s", error)
            response = failed(request, 400, "NOT_SIGNED_IN", way.to)
        except ProviderAway:
            response = failed(request, 503, "PROVIDER_AWAY", way.to)
        else:
            response = RedirectResponse(way.to, 303, NOT_KEPT)
            self.keep(response, sessions.begin(*who))
        # a way is gone once, whatever came of it
        self.set(response, SIGNING_IN, "", 0, "lax")
        return response

    async def logout(self, request: Request) -> Response:
        """Ends the session, for all processes at once, and tells where the provider's own is ended."""
        cookies, sessions = self.identifying.cookies, self.identifying.sessions
        if not cookies.is_own(request.headers):
            return refused(request, Refused(403, "FORBIDDEN", say("OTHER_SITE")))
        opened = self.identifying.opened(request.headers)
        try:
            if opened is not None:
                until = opened.session.began + LASTS
                await sign_out(self.graph(), opened.session.id, until, int(sessions.now()))
        except GraphError as error:
            return refused(request, Refused(503, error.code, error.said))
        to = (await self.provider.ending() if self.provider else "") or "/"
        response = JSONResponse({"to": to}, headers=NOT_KEPT)
        self.set(response, SESSION, "", 0, "strict")
        return response

    async def provider_logout(self, request: Request) -> Response:
        """Ends the sessions that the provider has ended, for all processes at once (Back-Channel Logout 1.0)."""
        assert self.provider is not None  # noqa: S101  # no address without one
        now = int(self.identifying.sessions.now())
        try:
            given = parse_qs((await body_of(request, LONGEST_FORM)).decode(errors="replace"))
            mark, once, until = await self.provider.ended(given.get("logout_token", [""])[0])
            if not await sign_out(self.graph(), mark, max(now + LASTS, until), now, once):
                raise NotSignedIn("a token that came before")
        except NotSignedIn as error:
            logger.info("nobody was signed out: %s", error)
            return refused(request, Refused(400, "LOGOUT_REFUSED", say("LOGOUT_REFUSED")))
        except ProviderAway:
            return refused(request, Refused(503, "PROVIDER_AWAY", say("PROVIDER_AWAY"), {"retry-after": "30"}))
        except GraphError as error:
            return refused(request, Refused(503, error.code, error.said))
        except Refused as why:
            return refused(request, why)
        return Response(headers=NOT_KEPT)

    async def session(self, request: Request) -> Response:
        """Who signed in with this browser and what they see, so that a page asks and offers nothing else; whether
        anybody can sign in; and where the data are made up, on which day they end."""
        opened = self.identifying.opened(request.headers)
        try:
            if opened is not None and await is_signed_out(self.graph(), opened.session.marked):
                opened = None
            shown = [one._asdict() for one in await self.shown()] if self.shown else []
            view = await self.view(None if opened is None else self.identifying.viewer_of(opened))
        except GraphError as error:
            return refused(request, Refused(503, error.code, error.said))
        except Refused as over:
            return refused(request, over)
        here = None if opened is None else opened.session
        told = {"id": here and here.viewer, "name": here and here.name, "login": self.provider is not None}
        sees = {"sees": view.scope.value, "holders": view.scope is Scope.EVERYTHING or bool(view.sight.governed)}
        ends = self.sample_ends()
        made_up = {"sampleEnds": ends and ends.isoformat()}
        return JSONResponse({**told, **sees, "viewers": shown, **made_up}, headers=NOT_KEPT)

    async def choose(self, request: Request) -> Response:
        """Lets a browser look as an invented viewer does."""
        assert self.shown is not None  # noqa: S101  # no address without them
        if not self.identifying.cookies.is_own(request.headers):
            return refused(request, Refused(403, "FORBIDDEN", say("OTHER_SITE")))
        try:
            found = {one.id: one for one in await self.shown()}.get(request.query_params.get("as", ""))
        except GraphError as error:
            return refused(request, Refused(503, error.code, error.said))
        if found is None:
            return refused(request, Refused(404, "NO_SUCH_VIEWER", say("NO_SUCH_VIEWER")))
        response = JSONResponse({"name": found.name}, headers=NOT_KEPT)
        self.keep(response, self.identifying.sessions.begin(found.id, found.name))
        return response

    def asks_for_all(self, request: Request) -> bool:
        """Whether it is asked by somebody who looks at everything, where nobody has to say who they are."""
        return self.identifying.tokens is None and not self.identifying.cookies.given(request.headers, SESSION)

    def renewing(self, ask: Endpoint) -> Endpoint:
        """The endpoint, which seals a session anew whose seal is some minutes old: who asks is not idle."""

        async def asked(request: Request) -> Response:
            response = await ask(request)
            opened = self.identifying.opened(request.headers)
            if opened is not None and self.is_due(opened):
                self.keep(response, opened.session)
            return response

        return asked

    def is_due(self, opened: Opened) -> bool:
        return self.identifying.sessions.now() - opened.sealed >= RENEWED

    def keep(self, response: Response, session: Session) -> None:
        sessions = self.identifying.sessions
        left = session.began + LASTS - int(sessions.now())
        self.set(response, SESSION, sessions.sealed(session), left, "strict")

    def set(self, response: Response, name: str, text: str, seconds: int, same_site: SameSite) -> None:
        cookies = self.identifying.cookies
        response.set_cookie(
            cookies.named(name), text, seconds, path="/", secure=cookies.safe, httponly=True, samesite=same_site
        )


def place_in(to: str) -> str:
    """Where a browser goes when it is signed in: a place of this service, else its first page."""
    own = to.startswith("/") and not to.startswith(("//", "/\\")) and to.isprintable() and len(to) <= LONGEST_WAY
    return quote(to, safe="/?&=%:,.~-_!$'()*+;@#") if own else "/"


def failed(request: Request, status: int, code: str, to: str) -> Response:
    """A page that says why nobody is signed in, and leads there again."""
    language = language_of(request.headers.get("accept-language", "")) or Language.VI
    why, again = (escape(say(one).words(language)) for one in (code, "SIGN_IN_AGAIN"))
    where = escape(f"/login?to={quote(to, safe='/')}")
    page = f'<!doctype html><html lang="{language}"><meta charset="utf-8"><title>{why}</title>'
    return HTMLResponse(f'{page}<p>{why}</p><p><a href="{where}">{again}</a></p>', status, NOT_KEPT)


def refused(request: Request, why: Refused) -> Response:
    language = language_of(request.headers.get("accept-language", "")) or Language.EN
    return JSONResponse(why.as_response(language), why.status, {**NOT_KEPT, **why.headers})
