"""The sessions of browsers, sealed in their cookies: any process that has the keys opens them, also after a restart.

What a cookie says is read by nobody else and changed by nobody (Fernet: AES and HMAC, with the time of sealing). That a
session was ended before its time stands in the graph, which all processes ask (`graph/engine/sign_outs`).
"""

import json
import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from functools import cache, cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from graph.engine.sign_outs import Marked
from service.access.kept import kept
from service.access.settings import Unusable

LASTS = 8 * 3_600
"""In seconds, from the sign-in on."""
IDLE = 1_800
"""In seconds, from the last time that it was sealed."""
RENEWED = 300
"""In seconds: a seal that is older is made anew when its browser asks something."""
SIGNING_IN = 600
"""In seconds, for the way to the provider and back."""


@dataclass(frozen=True, slots=True)
class Session:
    """Who signed in: by an id of its own, as which viewer, called how, when (seconds since 1970), and in which session
    of the provider, where it names that."""

    id: str
    viewer: str
    name: str
    began: int
    provider: str = ""

    @property
    def marked(self) -> Marked:
        """By what it can be ended."""
        provider = (provider_mark(self.provider),) if self.provider else ()
        return Marked((self.id, viewer_mark(self.viewer), *provider), self.began)


def viewer_mark(viewer: str) -> str:
    """What ends all sessions of a viewer."""
    return f"viewer {viewer}"


def provider_mark(session: str) -> str:
    """What ends the sessions that were begun in one of the provider's; its id may be as long as it likes."""
    return f"provider {sha256(session.encode()).hexdigest()}"


@dataclass(frozen=True, slots=True)
class Way:
    """A sign-in that was begun: what must come back, and where its browser goes then."""

    state: str
    nonce: str
    verifier: str
    to: str


def new_way(to: str) -> Way:
    """A sign-in that begins now."""
    return Way(secrets.token_urlsafe(), secrets.token_urlsafe(), secrets.token_urlsafe(48), to)


@dataclass(frozen=True, slots=True)
class Opened:
    """A session whose seal was opened, when it was sealed, and when it ends if it is not sealed anew."""

    session: Session
    sealed: int

    @property
    def ends(self) -> int:
        return min(self.session.began + LASTS, self.sealed + IDLE)


class Sessions:
    """Seals and opens; the first key seals, all open, so that a key can be followed by a new one."""

    def __init__(self, keys: Callable[[], MultiFernet], now: Callable[[], float] = time.time) -> None:
        self.keys_when_needed = keys
        self.now = now

    @cached_property
    def keys(self) -> MultiFernet:
        return self.keys_when_needed()

    def begin(self, viewer: str, name: str, provider: str = "") -> Session:
        """A session that begins now, in this one of the provider."""
        return Session(secrets.token_urlsafe(), viewer, name, int(self.now()), provider)

    def sealed(self, what: Session | Way) -> str:
        """A session, or a way to the provider, as its cookie holds it."""
        text = json.dumps({"kind": type(what).__name__, **asdict(what)})
        return self.keys.encrypt_at_time(text.encode(), int(self.now())).decode()

    def opened(self, text: str) -> Opened | None:
        """The session in a cookie; None where it is none of ours, or is over."""
        told = self.unsealed(text, Session, IDLE)
        found = Opened(Session(**told), self.keys.extract_timestamp(text)) if told else None
        return found if found is not None and found.ends > self.now() else None

    def way(self, text: str) -> Way | None:
        """The way in a cookie; None where it is none of ours, or was begun too long ago."""
        told = self.unsealed(text, Way, SIGNING_IN)
        return Way(**told) if told else None

    def unsealed(self, text: str, kind: type, lasting: int) -> Mapping[str, Any] | None:
        try:
            told: dict[str, Any] = json.loads(self.keys.decrypt_at_time(text, lasting, int(self.now())))
        except InvalidToken:
            return None
        return told if told.pop("kind") == kind.__name__ else None


@cache
def keys_for_now() -> MultiFernet:
    """Keys of this process alone, and of those that it begins after it was asked for them."""
    return MultiFernet([Fernet(Fernet.generate_key())])


def keys_in(path: Path) -> MultiFernet:
    """The keys of a file, one a line, the first seals; the file is made where there is none. Raises Unusable."""
    lines = kept("AUTH_SESSION_KEYS", path, Fernet.generate_key).split()
    try:
        return MultiFernet([Fernet(line) for line in lines])
    except ValueError:
        raise Unusable(
            f"AUTH_SESSION_KEYS: {path} must hold keys of 32 bytes in URL-safe base64, one a line; remove it, so that "
            "one is made."
        ) from None
