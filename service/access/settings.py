"""How the service knows who asks, from the environment: `AUTH` and its kin. docs/security.md lists them."""

import ipaddress
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

ROOT = Path(__file__).parents[2]
DEVELOPMENT_KEY = ROOT / "data" / "development.pem"
ISSUED_HERE, FOR_HERE = "development", "party-hierarchy"
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
class AuthSettings:
    """Whose tokens are taken: of which issuer, for which audience, signed how, by which keys (an address or a file)."""

    mode: Mode = Mode.OPEN
    issuer: str = ""
    audience: str = ""
    keys: str = ""
    algorithms: tuple[str, ...] = ()

    @property
    def guarded(self) -> bool:
        """Whether nobody is answered without a token."""
        return self.mode in {Mode.DEVELOPMENT, Mode.TOKENS}


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
    given = {name: needed(environment, name) for name in ("AUTH_ISSUER", "AUTH_AUDIENCE", "AUTH_KEYS")}
    keys = given["AUTH_KEYS"]
    if re.match(r"[a-z][a-z0-9+.-]+:", keys, re.IGNORECASE) and not keys.startswith("https://"):
        raise Unusable("AUTH_KEYS must be an https:// address or the name of a file.")
    algorithms = algorithms_of(environment.get("AUTH_ALGORITHMS") or USUAL)
    return AuthSettings(mode, given["AUTH_ISSUER"], given["AUTH_AUDIENCE"], keys, algorithms)


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
