"""Signing in at the provider (OpenID Connect Core 1.0, authorization code with PKCE): there, and back with a token."""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, NamedTuple
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx2
import jwt
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.httpx_client import AsyncOAuth2Client

from graph.model.rights import viewer_id
from graph.model.texts import NAME, Unfit, stored
from service.access.discovery import Discovery, NotSignedIn, ProviderAway, Said
from service.access.keys import SECONDS, KeysAway, Unfetched
from service.access.sessions import Way, provider_mark, viewer_mark
from service.access.settings import SignInSettings
from service.access.tokens import LEEWAY, REQUIRED, Tokens

logger = logging.getLogger("hierarchy.access")


ENDING = ("exp", "iat", "iss", "aud", "jti", "events")
"""What a token says that tells of an end; of whom, by one of two names."""
LOGOUT = "http://schemas.openid.net/event/backchannel-logout"


class SignedIn(NamedTuple):
    """A viewer, what the provider calls them ("": by no name that can be shown), and its session ("": not told)."""

    viewer: str
    name: str
    session: str


class Ended(NamedTuple):
    """The mark of the sessions that the provider has ended, that of the token that says so, and until when, in seconds
    since 1970, it could come again."""

    mark: str
    once: str
    until: int


@dataclass(frozen=True, slots=True)
class Provider:
    """The provider as this service's browsers meet it."""

    settings: SignInSettings
    discovery: Discovery
    tokens: Tokens

    async def said(self) -> Said:
        """What it says of itself. Raises ProviderAway."""
        try:
            return await asyncio.to_thread(self.discovery.read)
        except (Unfetched, OSError, ValueError) as error:
            logger.warning("the provider could not be asked: %s", str(error) or type(error).__name__)
            raise ProviderAway from None

    def client(self) -> Any:
        """Asks the provider; the library has no types."""
        return AsyncOAuth2Client(
            self.settings.client,
            self.settings.secret or None,
            scope="openid profile",
            redirect_uri=self.settings.callback,
            code_challenge_method="S256",
            timeout=SECONDS,
        )

    async def beginning(self, way: Way) -> str:
        """Where a browser signs in. Raises ProviderAway."""
        said = await self.said()
        async with self.client() as client:
            address, _ = client.create_authorization_url(
                said.beginning, way.state, code_verifier=way.verifier, nonce=way.nonce
            )
        return str(address)

    async def signed_in(self, way: Way, query: str) -> SignedIn:
        """Who comes back with this query. Raises NotSignedIn or ProviderAway."""
        said = await self.said()
        given = {name: values[0] for name, values in parse_qs(query).items()}
        if given.get("iss", "" if said.names_itself else self.discovery.issuer) != self.discovery.issuer:
            raise NotSignedIn("another provider answers")
        if "code" not in given:
            raise NotSignedIn(given.get("error", "no code"))
        claims = await self.claims_of(await self.token_for(said, way, query), way)
        return SignedIn(viewer_id(self.discovery.issuer, claims["sub"]), called(claims), str(claims.get("sid", "")))

    async def token_for(self, said: Said, way: Way, query: str) -> str:
        """The ID token for a code."""
        try:
            async with self.client() as client:
                told: dict[str, Any] = await client.fetch_token(
                    said.tokens,
                    authorization_response=f"{self.settings.callback}?{query}",
                    state=way.state,
                    code_verifier=way.verifier,
                )
        except httpx2.HTTPError as error:
            logger.warning("the provider gave no token: %s", type(error).__name__)
            raise ProviderAway from None
        except (AuthlibBaseError, ValueError) as error:
            raise NotSignedIn(type(error).__name__) from None
        token = told.get("id_token")
        if not isinstance(token, str):
            raise NotSignedIn("no ID token")
        return token

    async def claims_of(self, token: str, way: Way) -> dict[str, Any]:
        """What the ID token says, if it is for us and for this way (Core, 3.1.3.7)."""
        claims = await self.read(token, REQUIRED)
        alone = claims["aud"] in (self.settings.client, [self.settings.client])
        if claims.get("azp", self.settings.client if alone else "") != self.settings.client:
            raise NotSignedIn("a token of another client")
        if claims.get("nonce") != way.nonce:
            raise NotSignedIn("a token of another way")
        return claims

    async def read(self, token: str, required: Sequence[str]) -> dict[str, Any]:
        """What a token for this client says."""
        try:
            return await self.tokens.claims_of(token, self.settings.client, strict=False, required=required)
        except jwt.PyJWTError as error:
            raise NotSignedIn(type(error).__name__) from None
        except KeysAway:
            raise ProviderAway from None

    async def ended(self, token: str) -> Ended:
        """What the provider has ended (Back-Channel Logout 1.0, 2.6). Raises NotSignedIn or ProviderAway."""
        claims = await self.read(token, ENDING)
        kind = str(jwt.get_unverified_header(token).get("typ", "JWT")).lower().removeprefix("application/")
        events, jti, session, subject = (claims.get(name) for name in ("events", "jti", "sid", "sub"))
        if kind not in {"jwt", "logout+jwt"} or "nonce" in claims:
            raise NotSignedIn("a token of another kind")
        if not isinstance(events, dict) or not isinstance(events.get(LOGOUT), dict):
            raise NotSignedIn("a token that tells of something else")
        if not isinstance(jti, str) or not jti or not isinstance(session, str | None) or not (session or subject):
            raise NotSignedIn("a token that tells of nobody")
        mark = provider_mark(session) if session else viewer_mark(viewer_id(self.discovery.issuer, str(subject)))
        return Ended(mark, f"token {sha256(jti.encode()).hexdigest()}", int(claims["exp"] + LEEWAY) + 1)

    async def ending(self) -> str:
        """Where a browser signs out at the provider as well; empty where the provider cannot, or cannot be asked."""
        try:
            where = (await self.said()).ending
        except ProviderAway:
            return ""
        asked = {"client_id": self.settings.client, "post_logout_redirect_uri": f"{self.settings.address}/"}
        return f"{where}{'&' if urlsplit(where).query else '?'}{urlencode(asked)}" if where else ""


def called(claims: dict[str, Any]) -> str:
    """What the provider calls somebody, for themselves to see."""
    for name in ("name", "preferred_username"):
        try:
            return stored(str(claims.get(name, "")), NAME)
        except Unfit:
            continue
    return ""
