"""How the service knows who asks, from the environment: `AUTH` and its kin. docs/security.md lists them."""

import ipaddress
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).parents[2]
DEVELOPMENT_KEY = ROOT / "data" / "development.pem"
SESSION_KEYS = ROOT / "data" / "sessions.keys"
ISSUED_HERE, FOR_HERE = "development", "party-hierarchy"
INVENTED = "demo"
"""The issuer of the viewers that are made with invented data: no provider signs for it."""
ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
"""Of key pairs alone: with a shared secret, whoever checks a token could make one."""
USUAL = "RS256,PS256,ES256,EdDSA"


class Unusable(Exception):
    """A setting that cannot be used; the message names it and says what would do."""


class Mode(StrEnum):
    """OPEN: anybody who reaches the service may do all, on loopback. DEMO: the same at any address, which is said.
    DEVELOPMENT: tokens that this machine signs, on loopback. These three only with invented data. TOKENS: a provider's.
    """

    OPEN = ""
    DEMO = "demo"
    DEVELOPMENT = "development"
    TOKENS = "tokens"


@dataclass(frozen=True, slots=True)
class SignInSettings:
    """How browsers sign in: as which client of the provider, with which secret (none: a public client), at which
    address of this service."""

    client: str
    secret: str = field(repr=False)
    address: str

    @property
    def callback(self) -> str:
        """Where the provider sends browsers back to; it must know this address."""
        return f"{self.address}/callback"


@dataclass(frozen=True, slots=True)
class AuthSettings:
    """Whose tokens are taken: of which issuer, for which audience, signed how, by which keys (an address or a file;
    empty: those that the issuer names). `session_keys` is the file of what seals the sessions of browsers."""

    mode: Mode = Mode.OPEN
    issuer: str = ""
    audience: str = ""
    keys: str = ""
    algorithms: tuple[str, ...] = ()
    sign_in: SignInSettings | None = None
    session_keys: str = str(SESSION_KEYS)

    @property
    def guarded(self) -> bool:
        """Whether nobody is answered without a token."""
        return self.mode in {Mode.DEVELOPMENT, Mode.TOKENS}

    @property
    def shows_viewers(self) -> bool:
        """Whether anybody may look as an invented viewer does: where whoever asks may do all in any case."""
        return self.mode in {Mode.OPEN, Mode.DEMO}


def auth_settings(environment: Mapping[str, str]) -> AuthSettings:
    """The settings that the environment gives. Raises Unusable."""
    try:
        mode = Mode(environment.get("AUTH") or "")
    except ValueError:
        raise Unusable("AUTH must be tokens, development or demo, or be left out.") from None
    if mode is Mode.DEVELOPMENT:
        keys = environment.get("AUTH_KEYS") or str(DEVELOPMENT_KEY)
        return AuthSettings(mode, ISSUED_HERE, FOR_HERE, keys, ("EdDSA",))
    if mode is not Mode.TOKENS:
        return AuthSettings(mode)
    given = {name: needed(environment, name) for name in ("AUTH_ISSUER", "AUTH_AUDIENCE")}
    issuer, audience = given["AUTH_ISSUER"], given["AUTH_AUDIENCE"]
    keys = environment.get("AUTH_KEYS") or ""
    if re.match(r"[a-z][a-z0-9+.-]+:", keys, re.IGNORECASE) and not is_safe(keys):
        raise Unusable("AUTH_KEYS must be an https:// address or the name of a file.")
    sign_in = sign_in_of(environment)
    if (sign_in or not keys) and not is_safe(issuer):
        raise Unusable("AUTH_ISSUER must be an https:// address where AUTH_KEYS is left out, or browsers sign in.")
    algorithms = algorithms_of(environment.get("AUTH_ALGORITHMS") or USUAL)
    session_keys = environment.get("AUTH_SESSION_KEYS") or str(SESSION_KEYS)
    return AuthSettings(mode, issuer, audience, keys, algorithms, sign_in, session_keys)


def sign_in_of(environment: Mapping[str, str]) -> SignInSettings | None:
    """How browsers sign in, where a client is named."""
    client, secret = environment.get("AUTH_CLIENT") or "", environment.get("AUTH_CLIENT_SECRET") or ""
    if not client:
        if secret or environment.get("AUTH_ADDRESS"):
            raise Unusable("AUTH_CLIENT must be set where browsers sign in: the name of this service at the provider.")
        return None
    address = (environment.get("AUTH_ADDRESS") or "").rstrip("/").lower()
    if not is_safe(address) or address.count("/") != 2:
        raise Unusable("AUTH_ADDRESS must be where browsers find this service, like https://party.example.org.")
    return SignInSettings(client, secret, address)


def is_safe(address: str) -> bool:
    """Whether nobody listens on the way to an address: it is of https, or of this machine."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    name = parts.hostname or ""
    return bool(name) and (parts.scheme == "https" or (parts.scheme == "http" and is_loopback(name)))


def needed(environment: Mapping[str, str], name: str) -> str:
    value = environment.get(name) or ""
    if not value:
        raise Unusable(f"{name} must be set where AUTH is tokens.")
    return value


def algorithms_of(text: str) -> tuple[str, ...]:
    names = tuple(one.strip() for one in text.split(",") if one.strip())
    for one in names:
        if one not in ALGORITHMS:
            raise Unusable(f"AUTH_ALGORITHMS must be of {', '.join(ALGORITHMS)}, not {one!r}.")
    return names


def check_address(settings: AuthSettings, host: str) -> None:
    """Refuses an address that others reach where whoever reaches it may too much. Raises Unusable."""
    if settings.mode in {Mode.OPEN, Mode.DEVELOPMENT} and not is_loopback(host):
        raise Unusable(
            f"HOST {host} can be reached from elsewhere, and without AUTH=tokens anybody who reaches the service sees "
            "and changes everything: listen on 127.0.0.1, or set AUTH (docs/security.md)."
        )


def check_data(settings: AuthSettings, *, invented: bool) -> None:
    """Refuses data of people who may be real where nobody has to say who they are. Raises Unusable."""
    if settings.mode is not Mode.TOKENS and not invented:
        raise Unusable(
            "The graph is not marked as invented, so it is only served to those who may see it: set AUTH=tokens "
            "(docs/security.md)."
        )


def is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
