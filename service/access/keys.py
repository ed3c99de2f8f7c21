"""The keys that a provider signs with, fetched by a thread and kept: whoever sends tokens chooses which key they name.

They are fetched anew every ten minutes, and for a key that is not known at most once in thirty seconds; one fetch at a
time. Where the provider is away, the last good set serves for a day; a key that has left it is honoured for an hour.
"""

import asyncio
import json
import logging
import ssl
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.request import HTTPRedirectHandler, HTTPSHandler, Request, build_opener

import jwt

logger = logging.getLogger("hierarchy.access")

EVERY = 600.0
APART = 30.0
SERVES = 86_400.0
HONOURED = 3_600.0
SECONDS = 5.0
MOST_BYTES = 65_536
PIECE = 8_192
PAIRS = frozenset({"RSA", "EC", "OKP"})
"""Kinds of key pairs: a secret in a public set is no key."""


class KeysAway(Exception):
    """No set of keys is at hand that is good enough."""


class Unfetched(Exception):
    """A set of keys that could not be had, or that is none."""


class Keys:
    """The keys by their names; `fetch` gets the set as bytes, `now` counts seconds."""

    def __init__(self, fetch: Callable[[], bytes], now: Callable[[], float] = time.monotonic) -> None:
        self.fetch = fetch
        self.now = now
        self.keys: dict[str, jwt.PyJWK] = {}
        self.left: dict[str, tuple[jwt.PyJWK, float]] = {}
        self.good: float | None = None
        self.tried: float | None = None
        self.fetching: asyncio.Task[None] | None = None

    async def find(self, name: str) -> jwt.PyJWK | None:
        """The key of a name; None where the provider has none. Raises KeysAway."""
        if not self.serves():
            await self.renewed()
            if not self.serves():
                raise KeysAway
        elif self.age_of(self.good) > EVERY:
            self.begin()
        found = self.known(name)
        if found is None:
            await self.renewed()
            found = self.known(name)
        return found

    def serves(self) -> bool:
        return self.age_of(self.good) <= SERVES

    def age_of(self, moment: float | None) -> float:
        return float("inf") if moment is None else self.now() - moment

    def known(self, name: str) -> jwt.PyJWK | None:
        if name in self.keys:
            return self.keys[name]
        key, since = self.left.get(name, (None, None))
        return key if self.age_of(since) <= HONOURED else None

    async def renewed(self) -> None:
        """Waits for a fetch, if one is on its way or may begin."""
        self.begin()
        if self.fetching is not None:
            # whoever goes does not take the fetch from the others
            await asyncio.shield(self.fetching)

    def begin(self) -> None:
        if self.fetching is None and self.age_of(self.tried) >= APART:
            self.tried = self.now()
            self.fetching = asyncio.create_task(self.renew())

    async def renew(self) -> None:
        try:
            found = keys_of(await asyncio.wait_for(asyncio.to_thread(self.fetch), SECONDS + 1))
        except (Unfetched, OSError, ValueError, TimeoutError) as error:
            logger.warning("the keys of tokens could not be fetched: %s", str(error) or type(error).__name__)
        else:
            gone = {name: (key, self.now()) for name, key in self.keys.items() if name not in found}
            self.left = {name: kept for name, kept in self.left.items() if self.age_of(kept[1]) <= HONOURED} | gone
            self.keys, self.good = found, self.now()
        finally:
            self.fetching = None


def keys_of(text: bytes) -> dict[str, jwt.PyJWK]:
    """The keys of a set (RFC 7517) that may sign, by their names; others in it are left out. Raises Unfetched."""
    told: Any = json.loads(text)
    listed = told.get("keys") if isinstance(told, dict) else None
    found = dict(pair for one in listed if (pair := key_of(one))) if isinstance(listed, list) else {}
    if not found:
        raise Unfetched("it holds no key that tokens can be signed with")
    return found


def key_of(told: Any) -> tuple[str, jwt.PyJWK] | None:
    if not isinstance(told, dict) or told.get("kty") not in PAIRS or told.get("use", "sig") != "sig":
        return None
    name = told.get("kid")
    try:
        return (name, jwt.PyJWK(told)) if isinstance(name, str) and name else None
    except (jwt.PyJWTError, ValueError, TypeError):
        return None


class NoRedirect(HTTPRedirectHandler):
    """The address is the one that was set: where it leads elsewhere, nobody follows."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


def source_of(where: str, context: ssl.SSLContext | None = None) -> Callable[[], bytes]:
    """What fetches the set from an address or a file."""
    if not where.startswith(("https://", "http://")):
        return lambda: bounded(Path(where).read_bytes())
    opener = build_opener(NoRedirect, HTTPSHandler(context=context))

    def fetch() -> bytes:
        until = time.monotonic() + SECONDS
        body = bytearray()
        with opener.open(Request(where, headers={"accept": "application/json"}), timeout=SECONDS) as answer:  # noqa: S310  # https, or this machine
            while part := answer.read1(PIECE):
                body += part
                bounded(body)
                if time.monotonic() > until:
                    raise Unfetched(f"it took longer than {SECONDS:g} seconds")
        return bytes(body)

    return fetch


def bounded(body: bytes | bytearray) -> bytes:
    if len(body) > MOST_BYTES:
        raise Unfetched(f"it is larger than {MOST_BYTES:,} bytes")
    return bytes(body)
