"""What a provider says of itself (OpenID Connect Discovery 1.0): where browsers sign in and out, where its keys are.

It is fetched when it is first needed and every ten minutes; where the provider is away, what it said last is kept.
"""

import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from service.access.keys import EVERY, Unfetched, source_of
from service.access.settings import is_safe

WELL_KNOWN = "/.well-known/openid-configuration"


class ProviderAway(Exception):
    """The provider cannot be asked now."""


class NotSignedIn(Exception):
    """What came back from the provider signs nobody in."""


@dataclass(frozen=True, slots=True)
class Said:
    """The provider's addresses; `ending` is empty where it has none to sign out at. `names_itself`: in each answer to
    a browser (RFC 9207)."""

    beginning: str
    tokens: str
    keys: str
    ending: str
    names_itself: bool


class Discovery:
    """What the issuer says; `read` waits for it, so it is called in threads."""

    def __init__(
        self, issuer: str, fetch: Callable[[], bytes] | None = None, now: Callable[[], float] = time.monotonic
    ) -> None:
        self.issuer = issuer
        self.fetch = fetch or source_of(issuer.rstrip("/") + WELL_KNOWN)
        self.now = now
        self.turn = threading.Lock()
        self.last: tuple[Said, float] | None = None

    def read(self) -> Said:
        """What it says. Raises Unfetched, OSError or ValueError where it never said anything that can be used."""
        with self.turn:
            if self.last is None or self.now() - self.last[1] > EVERY:
                try:
                    self.last = (said_in(json.loads(self.fetch()), self.issuer), self.now())
                except (Unfetched, OSError, ValueError):
                    if self.last is None:
                        raise
            return self.last[0]

    def keys(self) -> bytes:
        """The set of its keys."""
        return source_of(self.read().keys)()


def said_in(told: Any, issuer: str) -> Said:
    """The addresses in a provider's document. Raises Unfetched where it is another's, or leads where others listen."""
    if not isinstance(told, dict) or told.get("issuer") != issuer:
        raise Unfetched("the provider calls itself otherwise than AUTH_ISSUER")
    needed = [told.get(name) for name in ("authorization_endpoint", "token_endpoint", "jwks_uri")]
    ending = told.get("end_session_endpoint") or ""
    for one in (*needed, *([ending] if ending else [])):
        if not isinstance(one, str) or not is_safe(one):
            raise Unfetched("the provider names no https:// address to sign in at, or for its keys")
    beginning, tokens, keys = (str(one) for one in needed)
    return Said(beginning, tokens, keys, ending, told.get("authorization_response_iss_parameter_supported") is True)
