"""Bearer tokens: who sends one, as the provider says it. A token says nothing about rights (graph/model/rights).

`jku`, `x5u` and `jwk` in a token are never followed; a key is taken from the provider's set by its name alone.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from time import time
from typing import Any

import jwt
from cachetools import LRUCache

from graph.engine.sign_outs import Marked
from graph.model.rights import viewer_id
from service.access.keys import Keys, KeysAway
from service.access.settings import AuthSettings
from service.http.refusal import Refused
from wording.said import say

logger = logging.getLogger("hierarchy.access")

LEEWAY = 30.0
"""In seconds: clocks differ."""
LONGEST_SUBJECT = 255
"""As OpenID Connect bounds it (Core, 2)."""
LONGEST = 86_400.0
"""In seconds, for a connection or a stream whose client says who it is."""
MOST_SEEN = 4_096
REQUIRED = ("exp", "iat", "iss", "aud", "sub")
CODE = "UNAUTHENTICATED"


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who asks, by the id that the graph knows them by, and when their token ends (seconds since 1970).

    `session` is that of a browser, which ends when they sign out; None for whoever sends a token.
    """

    id: str
    ends: float
    session: Marked | None = None

    def listening(self) -> "Viewer":
        """The viewer as what stays open from now on is told to them: a day at most, however long their token lasts."""
        return replace(self, ends=min(self.ends, time() + LONGEST))


@dataclass(frozen=True, slots=True)
class Seen:
    """Whose token was found to be right, and by which of the provider's keys."""

    viewer: Viewer
    kid: str
    key: jwt.PyJWK


def unauthenticated(code: str) -> Refused:
    """No viewer, no answer; a token that cannot be used is told apart from none (RFC 6750, 3)."""
    asked = "Bearer" if code == "TOKEN_MISSING" else 'Bearer error="invalid_token"'
    return Refused(401, CODE, say(code), {"www-authenticate": asked})


class Tokens:
    """Reads tokens by the settings and the provider's keys."""

    def __init__(self, settings: AuthSettings, keys: Keys) -> None:
        self.settings = settings
        self.keys = keys
        self.reader = jwt.PyJWT({"enforce_minimum_key_length": True})
        self.seen: LRUCache[bytes, Seen] = LRUCache(MOST_SEEN)

    async def viewer_of(self, lines: Sequence[str]) -> Viewer:
        """Who sends these `Authorization` lines. Raises Refused."""
        if not lines:
            raise unauthenticated("TOKEN_MISSING")
        scheme, _, token = lines[0].strip().partition(" ")
        if len(lines) > 1 or scheme.lower() != "bearer" or not token.strip():
            raise unauthenticated("TOKEN_REFUSED")
        try:
            return await self.read(token.strip())
        except jwt.PyJWTError as error:
            logger.info("a token was refused: %s", type(error).__name__)
            raise unauthenticated("TOKEN_REFUSED") from None
        except KeysAway:
            raise Refused(503, "SIGN_IN_UNAVAILABLE", say("KEYS_AWAY"), {"retry-after": "30"}) from None

    async def read(self, token: str) -> Viewer:
        """Whose token it is. A signature is checked once, for as long as its key is the provider's and the token lasts:
        checking it takes as long as a small question."""
        name = sha256(token.encode()).digest()
        seen = self.seen.get(name)
        if seen is not None and time() < seen.viewer.ends + LEEWAY and await self.keys.find(seen.kid) is seen.key:
            return seen.viewer
        key = await self.key_of(token)
        claims = self.claims_by(key, token, self.settings.audience, strict=True)
        if "events" in claims:  # it tells of somebody, who need not have sent it
            raise jwt.InvalidTokenError
        viewer = Viewer(viewer_id(self.settings.issuer, claims["sub"]), float(claims["exp"]))
        self.seen[name] = Seen(viewer, jwt.get_unverified_header(token)["kid"], key)
        return viewer

    async def claims_of(
        self, token: str, audience: str, *, strict: bool, required: Sequence[str] = REQUIRED
    ) -> dict[str, Any]:
        """What a token of the provider for an audience says; `strict`: for it alone. Raises PyJWTError or KeysAway."""
        return self.claims_by(await self.key_of(token), token, audience, strict=strict, required=required)

    async def key_of(self, token: str) -> jwt.PyJWK:
        """The provider's key that a token says it is signed with. Raises PyJWTError or KeysAway."""
        head = jwt.get_unverified_header(token)
        # before a key is looked for: who cannot be right makes nobody fetch anything
        if head.get("alg") not in self.settings.algorithms or not isinstance(head.get("kid"), str):
            raise jwt.InvalidAlgorithmError
        key = await self.keys.find(head["kid"])
        if key is None:
            raise jwt.InvalidKeyError
        return key

    def claims_by(
        self, key: jwt.PyJWK, token: str, audience: str, *, strict: bool, required: Sequence[str] = REQUIRED
    ) -> dict[str, Any]:
        claims: dict[str, Any] = self.reader.decode(
            token,
            key,
            algorithms=list(self.settings.algorithms),
            options={"strict_aud": strict, "require": list(required)},
            audience=audience,
            issuer=self.settings.issuer,
            leeway=LEEWAY,
        )
        if "sub" in claims and not 0 < len(claims["sub"]) <= LONGEST_SUBJECT:
            raise jwt.InvalidTokenError
        return claims
