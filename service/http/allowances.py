"""How much each client may ask in a minute, in objects read (`execution/costs`): a client that asks more waits, and
takes nothing from the others.

A client is the address that it connects from. Behind a proxy all have the proxy's: bound them there, and set none here.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic

from cachetools import LRUCache

from service.http.refusal import Refused
from wording.said import say

MOST_CLIENTS = 10_000
"""Of how many it is known what they asked: whoever asked longest ago is forgotten first, and has all again."""
SECONDS = 60


@dataclass(slots=True)
class Left:
    """What a client has left, and when that was told."""

    objects: float
    at: float


@dataclass(slots=True)
class Allowances:
    """What all clients have left; with `per_minute` 0, as much as they like."""

    per_minute: int
    now: Callable[[], float] = monotonic
    clients: LRUCache[str, Left] = field(default_factory=lambda: LRUCache[str, Left](MOST_CLIENTS))

    def of(self, client: str) -> "Allowance":
        """That of one client."""
        return Allowance(self, client)

    def left(self, client: str) -> Left:
        """What the client has now: all of it at first, and so much more with every second."""
        now = self.now()
        found: Left = self.clients.setdefault(client, Left(self.per_minute, now))
        found.objects = min(self.per_minute, found.objects + (now - found.at) * self.per_minute / SECONDS)
        found.at = now
        return found


@dataclass(frozen=True, slots=True)
class Allowance:
    """What one client may still ask."""

    all: Allowances
    client: str

    def admit(self) -> None:
        """Lets an operation begin while anything is left; raises Refused with the seconds until something is."""
        if not self.all.per_minute:
            return
        left = self.all.left(self.client).objects
        if left <= 0:
            seconds = math.ceil((1 - left) * SECONDS / self.all.per_minute)
            raise Refused(429, "TOO_MANY_REQUESTS", say("BUDGET_SPENT", seconds=seconds), {"retry-after": str(seconds)})

    def charge(self, objects: int) -> None:
        """Takes off what an operation has cost: it may leave less than nothing, which the next ones wait for."""
        if self.all.per_minute:
            self.all.left(self.client).objects -= objects
