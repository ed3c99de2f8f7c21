"""A browser, the service on the tiny data behind a socket, and pages that may not complain about anything."""

import gc
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, ConsoleMessage, Page, Request, Route, async_playwright, expect

from graph.engine.settings import GraphSettings
from seeds.draft.rows import Rows
from service.settings import Settings
from tests.conftest import Loaded
from tests.service.served import served

CHROMIUM = "/usr/bin/chromium"
HERE = Path(__file__).parent
WIDE, NARROW = (1440, 900), (360, 740)
BEHIND_A_DOZEN = [[f"{row}:nth-child(n+13)"] for row in ("tbody tr", "[role=row]", "li")]
Open = Callable[..., Awaitable[Page]]
# in CI two other suites have the machine as well: what comes late is not wrong
expect.set_options(timeout=30_000)


@pytest.fixture(scope="session")
async def browser() -> AsyncIterator[Browser]:
    """Debian's chromium; as root it cannot have a sandbox of its own."""
    async with async_playwright() as playwright:
        chromium = await playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        await chromium.close()


@pytest.fixture(scope="session")
async def site(loaded: Loaded, tiny_rows: Rows) -> AsyncIterator[str]:
    """Where the service is."""
    await loaded.hold(tiny_rows)
    async with served(settings=Settings(graph=GraphSettings()), graph=loaded.graph) as running:
        yield f"http://127.0.0.1:{running.port}"


@pytest.fixture
async def open_page(browser: Browser, site: str, loaded: Loaded, tiny_rows: Rows) -> AsyncIterator[Open]:
    """Opens addresses of the explorer over the tiny data, each in a window of its own."""
    await loaded.hold(tiny_rows)
    async with windows(browser, site) as opened:
        yield opened


@asynccontextmanager
async def windows(browser: Browser, site: str) -> AsyncIterator[Open]:
    """Windows of the explorer of `site`.

    In the end none of them may have written a line to its console, broken the policy, or asked another host.
    """
    complaints: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        # a request that the test itself lets fail is told by the browser, not by the page
        if "Failed to load resource" not in message.text:
            complaints.append(f"{message.type}: {message.text}")

    def look(request: Request) -> None:
        if not request.url.startswith((site, "data:", "blob:")):
            complaints.append(f"asked elsewhere: {request.url}")

    async with AsyncExitStack() as opened_ones:

        async def opened(address: str, *, size: tuple[int, int] = WIDE, scheme: Any = "light", **options: Any) -> Page:
            context = await browser.new_context(
                base_url=site, viewport={"width": size[0], "height": size[1]}, color_scheme=scheme, **options
            )
            opened_ones.push_async_callback(context.close)
            page = await context.new_page()
            page.on("console", hear)
            page.on("pageerror", lambda error: complaints.append(str(error)))
            page.on("request", look)
            await page.goto(address)
            return page

        yield opened
    # a statement that is given up leaves its socket to the collector: here, not in another test
    gc.collect()
    assert complaints == []


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Pages give up what they asked for at every turn: that the collector closes those connections is no fault."""
    told = "ignore:Exception ignored in. <socket:pytest.PytestUnraisableExceptionWarning"
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.filterwarnings(told))


async def without_finding(page: Page) -> None:
    """No rule of axe is broken on the page, and it does not scroll sideways.

    Of long lists the first dozen is looked at: what comes behind is drawn alike, and took most of the time.
    """
    found = await Axe().run(page, context={"exclude": BEHIND_A_DOZEN})
    assert found.response["violations"] == [], found.generate_report()
    wider = await page.evaluate("() => document.documentElement.scrollWidth - innerWidth")
    assert wider <= 0, "the page scrolls sideways"


def asked_in(route: Route) -> str:
    """The text of the question that a page sends."""
    body: dict[str, str] = route.request.post_data_json or {}
    return body.get("query", "")
