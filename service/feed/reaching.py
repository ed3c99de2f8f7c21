"""Where webhooks may be sent to, and the one connection that is made for a message.

The address that a name leads to is looked at when the connection is made, and it is that address which is connected
to: a name that leads elsewhere by then leads nowhere. httpcore follows no redirect, takes no proxy from the
environment, and lets the connecting be replaced, which clients above it do not.
"""

import asyncio
import ipaddress
import re
import socket
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import httpcore2
from httpcore2 import AnyIOBackend, AsyncNetworkBackend, AsyncNetworkStream

from wording.said import Said, say

Network = ipaddress.IPv4Network | ipaddress.IPv6Network
SECONDS = 15.0
"""How long a receiver may take to answer."""
LONGEST_URL = 2_000
NAME = re.compile(r"(?!-)[a-z0-9-]{1,63}(\.(?!-)[a-z0-9-]{1,63})*")
TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")
"""Addresses of IPv4 as IPv6 (RFC 6052): which one is meant, a translator says."""


class NotSent(Exception):
    """A message was not taken; `off`: nor will any other be."""

    def __init__(self, said: Said, *, off: bool = False) -> None:
        super().__init__(str(said))
        self.said, self.off = said, off


@dataclass(frozen=True, slots=True)
class Receivers:
    """The names that messages may be sent to, and the networks of one's own that these may lie in; else a name must
    lead to addresses of the open internet."""

    names: frozenset[str] = frozenset()
    networks: tuple[Network, ...] = field(default=())

    def __bool__(self) -> bool:
        return bool(self.names or self.networks)

    def check(self, url: str) -> None:
        """Raises NotSent where nothing may be sent to the address, whatever it leads to."""
        try:
            parts = urlsplit(url)
            host, _ = parts.hostname or "", parts.port
        except ValueError:
            raise NotSent(say("HOOK_URL")) from None
        known = parts.scheme in {"http", "https"} and host and url.isascii() and url.isprintable() and " " not in url
        if not known or parts.username is not None or parts.fragment or len(url) > LONGEST_URL:
            raise NotSent(say("HOOK_URL"))
        if parts.scheme == "http" and not self.networks:
            raise NotSent(say("HOOK_PLAIN"))
        if host not in self.names and not self.own(host):
            raise NotSent(say("HOOK_NAME", name=host))

    def own(self, address: str) -> bool:
        """Whether an address in numbers lies in one of the networks."""
        try:
            number = plain(ipaddress.ip_address(address))
        except ValueError:
            return False
        return any(number.version == one.version and number in one for one in self.networks)

    def takes(self, address: str, *, encrypted: bool) -> bool:
        """Whether an address in numbers may be connected to; without encryption only in one's own networks."""
        if self.own(address):
            return True
        number = plain(ipaddress.ip_address(address))
        return encrypted and number.is_global and not number.is_multicast and not is_tunnel(number)


def plain(number: ipaddress.IPv4Address | ipaddress.IPv6Address) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    """The IPv4 address that is written as an IPv6 one."""
    return (number.ipv4_mapped or number) if isinstance(number, ipaddress.IPv6Address) else number


def is_tunnel(number: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    """Whether an IPv6 address leads to an IPv4 one that it holds."""
    if isinstance(number, ipaddress.IPv4Address):
        return False
    return number.sixtofour is not None or number.teredo is not None or number in TRANSLATED


def receivers_of(text: str) -> Receivers:
    """The names and networks of a setting, separated by commas. Raises ValueError with the one that is neither."""
    names, networks = set[str](), list[Network]()
    for one in (part.strip().lower() for part in text.split(",") if part.strip()):
        if "/" in one:
            networks.append(network_of(one))
        elif NAME.fullmatch(one) and not one.replace(".", "").isdecimal():
            names.add(one)
        else:
            raise ValueError(one)
    return Receivers(frozenset(names), tuple(networks))


def network_of(text: str) -> Network:
    try:
        return ipaddress.ip_network(text)
    except ValueError:
        raise ValueError(text) from None


class Checked(AsyncNetworkBackend):
    """Connects to addresses that are allowed, as they are found when the connection is made."""

    def __init__(self, receivers: Receivers, *, encrypted: bool) -> None:
        self.receivers, self.encrypted = receivers, encrypted
        self.inner = AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109  # as the library asks for it
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> AsyncNetworkStream:
        """A connection to the first address that takes one; to none where one of them is not allowed."""
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
        addresses = list(dict.fromkeys(str(one[4][0]) for one in found))
        for address in addresses:
            if not self.receivers.takes(address, encrypted=self.encrypted):
                raise NotSent(say("HOOK_ADDRESS", name=host, address=address))
        for address in addresses[:-1]:
            try:
                return await self.inner.connect_tcp(address, port, timeout, local_address, socket_options)
            except httpcore2.ConnectError:
                continue
        return await self.inner.connect_tcp(addresses[-1], port, timeout, local_address, socket_options)

    async def sleep(self, seconds: float) -> None:
        """Waits."""
        await self.inner.sleep(seconds)


async def post(receivers: Receivers, url: str, headers: Mapping[str, str], body: bytes) -> None:
    """Sends a message by a connection of its own. Raises NotSent where it was not taken; what is answered beside the
    status is not read."""
    receivers.check(url)
    backend = Checked(receivers, encrypted=url.startswith("https:"))
    own = (("host", urlsplit(url).netloc), ("connection", "close"), ("content-length", str(len(body))))
    try:
        async with (
            asyncio.timeout(SECONDS),
            httpcore2.AsyncConnectionPool(network_backend=backend) as pool,
            pool.stream("POST", url, headers=[*headers.items(), *own], content=body) as answer,
        ):
            status = answer.status
    except (TimeoutError, httpcore2.TimeoutException):
        raise NotSent(say("HOOK_TIMEOUT", seconds=int(SECONDS))) from None
    except socket.gaierror:
        raise NotSent(say("HOOK_UNKNOWN_NAME")) from None
    except (httpcore2.NetworkError, httpcore2.ProtocolError, OSError) as error:
        raise NotSent(say("HOOK_CONNECTION", why=str(error)[:200] or type(error).__name__)) from None
    check_status(status)


def check_status(status: int) -> None:
    if status == 410:
        raise NotSent(say("HOOK_GONE"), off=True)
    if 300 <= status < 400:
        raise NotSent(say("HOOK_REDIRECTS", status=str(status)))
    if not 200 <= status < 300:
        raise NotSent(say("HOOK_STATUS", status=str(status)))
