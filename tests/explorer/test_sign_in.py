"""Somebody signs in at a real provider, is shown the page, and signs out, in a browser."""

import socket
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, Route, expect

from resolvers.commands.access import GRANT_ACCESS
from seeds.draft.rows import Rows
from tests.conftest import Loaded
from tests.explorer.conftest import asked_in
from tests.reference.world import gid
from tests.resolvers.commands.test_access import outcome_of
from tests.service.browsing import signing_in
from tests.service.providing import LEFT_OUT, providing
from tests.service.served import served
from tests.service.test_access import TODAY, WHOLE

pytestmark = [pytest.mark.browser, pytest.mark.skipif(LEFT_OUT, reason="needs make clients")]


@pytest.fixture
async def page(browser: Browser, loaded: Loaded, changing: Rows, tmp_path: Path) -> AsyncIterator[Page]:
    """A page of a service that browsers sign in at, in which Lan may see all, and Minh nothing."""
    await loaded.hold(changing)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    address = f"http://localhost:{port}"
    async with providing(address) as provider:
        roots = await loaded.graph.read(
            "MATCH (top:Organization) WHERE NOT EXISTS { (top)-[:PART_OF]->() } RETURN collect(top.id)"
        )
        for at in roots:
            for role in WHOLE:
                named = {"iss": provider.issuer, "sub": "lan", "name": "Lan", "role": role}
                await outcome_of(
                    loaded.graph, GRANT_ACCESS, f"{at} {role}", on=TODAY, organization=gid("Organization", at), **named
                )
        settings = signing_in(tmp_path / "sessions.keys", provider.issuer, address)
        async with (
            served(settings=settings, graph=loaded.graph, port=port),
            await browser.new_context(base_url=address) as context,
        ):
            yield await context.new_page()


async def sign_in(page: Page, who: str) -> None:
    await page.get_by_role("link", name="Đăng nhập").first.click()
    await page.get_by_placeholder("Enter any login").fill(who)
    await page.get_by_placeholder("and password").fill("any")
    await page.get_by_role("button").click()
    await page.get_by_role("button", name="Continue").click()


async def ended(route: Route) -> None:
    if "query Organization(" in asked_in(route):
        said = {"errors": [{"message": "No session.", "extensions": {"code": "UNAUTHENTICATED"}}]}
        await route.fulfill(status=401, json=said)
    else:
        await route.continue_()


async def test_somebody_signs_in_and_out(page: Page) -> None:
    await page.goto("/vi/tree")
    await expect(page.get_by_text("Hãy đăng nhập để xem trang này.")).to_be_visible()
    await sign_in(page, "lan")
    await expect(page.get_by_text("Nguyễn Thị Lan")).to_be_visible()
    assert page.url.endswith("/vi/tree")
    await expect(page.get_by_role("treegrid")).to_be_visible()
    # a session that ends while the page is open
    await page.route("**/graphql", ended)
    await page.locator("[role=row].focused").press("Enter")
    await expect(page.locator("main").get_by_role("link", name="Đăng nhập")).to_be_visible()
    await page.get_by_role("button", name="Đăng xuất").click()
    await page.get_by_role("button", name="Yes, sign me out").click()
    await expect(page.get_by_text("Hãy đăng nhập để xem trang này.")).to_be_visible()
