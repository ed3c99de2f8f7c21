"""What a page complains of: its console, faults, requests that fail, other hosts; and what a test lets fail."""

import re
from dataclasses import dataclass

from playwright.async_api import ConsoleMessage, Page, Request

NOT_LOADED = "Failed to load resource"


@dataclass(frozen=True, slots=True)
class Failing:
    """What a test itself lets fail: addresses of the service, each with the states that the browser tells of them."""

    named: dict[str, tuple[str, ...]]

    def __call__(self, address: str, *states: int | str) -> None:
        """`ERR_FAILED` is the state of what the test cuts off."""
        self.named[address] = (*self.named.get(address, ()), *map(str, states))

    def others(self, complaints: list[str]) -> list[str]:
        """The complaints without these."""
        pairs = [(address, state) for address, states in self.named.items() for state in states]
        return [one for one in complaints if not any(self.is_of(one, *pair) for pair in pairs)]

    @staticmethod
    def is_of(complaint: str, address: str, state: str) -> bool:
        asked, told, said = complaint.partition(f": {NOT_LOADED}")
        return bool(told) and asked.partition("?")[0] == address and bool(re.search(rf"\b{state}\b", said))


def hear(page: Page, site: str, complaints: list[str]) -> None:
    """Notes what a page complains of, and which other hosts it asks."""

    def said(message: ConsoleMessage) -> None:
        # a request that fails is told by the browser, with its address
        failed = message.location["url"].removeprefix(site) if NOT_LOADED in message.text else message.type
        complaints.append(f"{failed}: {message.text}")

    def asked(request: Request) -> None:
        if not request.url.startswith((site, "data:", "blob:")):
            complaints.append(f"asked elsewhere: {request.url}")

    page.on("console", said)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", asked)
