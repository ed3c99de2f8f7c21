"""A browser, the service on the tiny data behind a socket, and pages that may not complain about anything."""

import gc
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from copy import copy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.async_playwright import Axe
from axe_playwright_python.base import AXE_SCRIPT
from playwright.async_api import Browser, BrowserContext, Page, Route, async_playwright, expect

from graph.engine.settings import GraphSettings
from seeds.draft.rows import Rows
from service.settings import Settings
from tests.conftest import Loaded
from tests.explorer.complaints import Failing, hear
from tests.explorer.test_questions import texts
from tests.service.served import served
from tests.support.arranging import CHANGED

CHROMIUM = "/usr/bin/chromium-headless-shell"
HERE = Path(__file__).parent
WIDE, NARROW, WIDEST = (1440, 900), (360, 740), (2560, 1300)
BEHIND_A_DOZEN = [[f"{row}:nth-child(n+13)"] for row in ("tbody tr", "[role=row]", "li")]
FRAME = [["header"], ["#side"], ["footer"]]
Open = Callable[..., Awaitable[Page]]
# in CI two other suites have the machine as well: what comes late is not wrong
expect.set_options(timeout=30_000)


@pytest.fixture(scope="session")
async def browser() -> AsyncIterator[Browser]:
    """Chromium without a window: it draws the same for half the processor. As root it has no sandbox of its own."""
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


@pytest.fixture(scope="session")
async def visitor(browser: Browser, site: str, settings_of_graph: GraphSettings) -> AsyncIterator[BrowserContext]:
    """Somebody who has the explorer's files: a hundred of them were asked for by every test that began without.

    A server plans each statement of a search for a second, forty in all: here, and not while a test waits for its hits.
    """
    async with await browser.new_context(base_url=site) as context:
        if settings_of_graph.directory is None:
            for name in ("Search", "SearchAnyDay"):
                asked = {"query": texts()[name], "variables": {"text": "que son", "perKind": 6}}
                # on a busy machine that takes longer than a question may: what has been planned by then stays
                for _ in range(8):
                    if (await context.request.post("/graphql", data=asked, timeout=120_000)).ok:
                        break
        # what is there by now stays: the collections behind each test need not look through a whole graph's rows
        gc.collect()
        gc.freeze()
        yield context
    leave_nothing()


@pytest.fixture
def failing() -> Failing:
    return Failing({})


@dataclass(slots=True)
class Kept:
    """A page that stays open for many tests: another one starts a process that compiles every file of the explorer."""

    page: Page
    complaints: list[str]

    def complained(self) -> list[str]:
        """What it complained of since this was asked last."""
        told = self.complaints.copy()
        self.complaints.clear()
        return told


def leave_nothing() -> None:
    """Has the collector take the sockets of statements that were given up: here, not in a test that minds.

    Those in a browser do not (see below); to look through the whole heap behind each of them was an eighth of all.
    """
    gc.collect()


@asynccontextmanager
async def keeping(context: BrowserContext, site: str) -> AsyncIterator[Kept]:
    page = await context.new_page()
    kept = Kept(page, [])
    hear(page, site, kept.complaints)
    yield kept
    await page.close()


@pytest.fixture(scope="session")
async def loading(visitor: BrowserContext, site: str) -> AsyncIterator[Kept]:
    """The page in which each test loads the explorer anew."""
    async with keeping(visitor, site) as kept:
        yield kept


@pytest.fixture
async def open_page(
    visitor: BrowserContext, loading: Kept, site: str, loaded: Loaded, rows: Rows, failing: Failing
) -> AsyncIterator[Open]:
    """Opens addresses of the explorer over the tiny data."""
    await loaded.hold(rows)
    async with windows(visitor, site, loading, failing) as opened:
        yield opened


@pytest.fixture(scope="session")
def changing(tiny_rows: Rows) -> Rows:
    """The tiny data, for tests that change the graph, each elsewhere: what one has changed is there for the next of
    them, as loading the graph took longer than most, and for no other test."""
    return copy(tiny_rows)


@pytest.fixture(scope="session")
def viewed(tiny_rows: Rows) -> Rows:
    """The same for tests that make viewers."""
    return copy(tiny_rows)


@pytest.fixture
def rows(request: pytest.FixtureRequest, tiny_rows: Rows) -> Rows:
    """What the graph of a test was filled with."""
    own = next((name for name in CHANGED if name in request.fixturenames), None)
    return request.getfixturevalue(own) if own else tiny_rows


@asynccontextmanager
async def windows(
    context: BrowserContext, site: str, kept: Kept | None = None, failing: Failing | None = None
) -> AsyncIterator[Open]:
    """Pages of the explorer of `site`, which remembers nothing of those before; the first is the one that is kept.

    In the end none of them may have written a line to its console, broken the policy, or asked another host, but for
    what is named as `failing`.
    """
    complaints: list[str] = []
    pages: list[Page] = []

    async def opened(
        address: str = "",
        *,
        size: tuple[int, int] = WIDE,
        scheme: Any = "light",
        reduced_motion: Any = "no-preference",
        new: bool = False,
    ) -> Page:
        """Without an address nothing is loaded yet: for tests that ask for an id first. `new`: for what outlives a
        loading, as a clock that is held or a listener."""
        if kept and not new and kept.page not in pages:
            page = kept.page
        else:
            page = await context.new_page()
            hear(page, site, complaints)
        pages.append(page)
        await seen_as(page, size, scheme, reduced_motion)
        if address:
            await page.goto(address)
        return page

    try:
        yield opened
    finally:
        if pages:
            await forget(pages[0], site)
        for page in pages:
            await (leave(page) if kept and page is kept.page else page.close())
    told = complaints + (kept.complained() if kept else [])
    assert (failing or Failing({})).others(told) == []


async def leave(page: Page) -> None:
    """Takes everything out of a page that is kept; what is no address of the service would cost it its process."""
    await page.unroute_all(behavior="ignoreErrors")
    await page.goto("/healthz")


async def seen_as(page: Page, size: tuple[int, int], scheme: Any, reduced_motion: Any = "no-preference") -> None:
    await page.set_viewport_size({"width": size[0], "height": size[1]})
    await page.emulate_media(media="null", color_scheme=scheme, reduced_motion=reduced_motion)


async def forget(page: Page, site: str) -> None:
    session = await page.context.new_cdp_session(page)
    await session.send("Storage.clearDataForOrigin", {"origin": site, "storageTypes": "local_storage"})
    await session.detach()


class Walker(Kept):
    """A page that stays as it is for all tests that only look at views: loading it took longer than looking."""

    async def goes(self, address: str, *, size: tuple[int, int] = WIDE, scheme: Any = "light") -> Page:
        await seen_as(self.page, size, scheme)
        await go(self.page, address)
        return self.page


@pytest.fixture(scope="session")
async def walking(visitor: BrowserContext, site: str) -> AsyncIterator[Walker]:
    async with keeping(visitor, site) as kept:
        yield Walker(kept.page, kept.complaints)


@pytest.fixture
async def walker(walking: Walker, site: str, loaded: Loaded, rows: Rows, failing: Failing) -> AsyncIterator[Walker]:
    """Goes through the explorer over the tiny data, and may have nothing to complain of."""
    anew = loaded.rows is not rows or walking.page.url == "about:blank"
    await loaded.hold(rows)
    if anew:  # what the page has kept is of the data before
        await walking.page.goto("/vi/nowhere")
    yield walking
    await forget(walking.page, site)
    assert failing.others(walking.complained()) == []


async def go(page: Page, address: str) -> None:
    """Goes to an address as a link does: the page stays, its view is another one."""
    await page.evaluate(
        """async (to) => {
          history.pushState(null, "", to);
          dispatchEvent(new PopStateEvent("popstate"));
          for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
        }""",
        address,
    )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Pages give up what they asked for at every turn: that the collector closes those connections is no fault."""
    told = "ignore:Exception ignored in. <socket:pytest.PytestUnraisableExceptionWarning"
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.filterwarnings(told))


async def at_rest(page: Page, within: float | None = None) -> None:
    """The view stands, and nothing is waited for, within so many milliseconds, or those of all expectations."""
    await expect(page.locator("main h1")).to_be_visible(timeout=within)
    await expect(page.locator("main [aria-busy=true], main .waiting")).to_have_count(0, timeout=within)


CUT = """() => [...document.querySelectorAll("header *, nav *, main *")].filter((one) => {
  const isText = one.childElementCount === 0 && one.textContent.trim();
  const seen = isText && one.clientWidth && !one.closest(".unseen");
  const { overflowX } = getComputedStyle(one);
  const text = document.createRange();
  text.selectNodeContents(one);
  const dots = getComputedStyle(one).textOverflow === "ellipsis"
    && text.getBoundingClientRect().width > one.getBoundingClientRect().width + 0.05;
  const isCut = dots || one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 4;
  return seen && overflowX === "hidden" && isCut;
}).map((one) => one.textContent.trim())"""
"""Texts of which not everything is seen."""


async def count_clicks(page: Page) -> Callable[[], Awaitable[int]]:
    """How often somebody clicked since, in a page that stays: choosing in a field and typing are none."""
    await page.evaluate(
        "() => { window.clicks = 0; addEventListener('click', (it) => it.detail && window.clicks++, true) }"
    )
    return lambda: page.evaluate("() => window.clicks")


async def without_finding(page: Page, *, frame: bool = True) -> None:
    """No rule of axe is broken on the page, no text is cut, and it does not scroll sideways.

    Of long lists the first dozen is looked at: what comes behind is drawn alike, and took most of the time; of what
    stands around the view, nothing where `frame` says so. A page that stays open has the rules from the look before.
    """
    left_out = BEHIND_A_DOZEN if frame else [*BEHIND_A_DOZEN, *FRAME]
    known = await page.evaluate("() => 'axe' in window")
    found = await Axe("0" if known else AXE_SCRIPT).run(page, context={"exclude": left_out})
    assert found.response["violations"] == [], found.generate_report()
    assert await page.evaluate(CUT) == []
    wider = await page.evaluate("() => document.documentElement.scrollWidth - innerWidth")
    assert wider <= 0, "the page scrolls sideways"


def asked_in(route: Route) -> str:
    """The text of the question that a page sends."""
    body: dict[str, str] = route.request.post_data_json or {}
    return body.get("query", "")
