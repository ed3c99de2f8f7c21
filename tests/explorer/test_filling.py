"""The page is there before the data: it says how far they are, and turns into the explorer by itself."""

import os
import socket

import pytest
from playwright.async_api import Browser, expect

from graph.engine.settings import GraphSettings
from seeds.draft.rows import Rows
from service.filling import served_meanwhile
from service.settings import Settings
from tests.conftest import Loaded
from tests.explorer.complaints import hear
from tests.explorer.conftest import NARROW, without_finding
from tests.service.served import served

pytestmark = [pytest.mark.browser, pytest.mark.engine]


async def test_the_page_says_how_far_the_data_are_and_becomes_the_explorer(
    browser: Browser, loaded: Loaded, tiny_rows: Rows
) -> None:
    await loaded.hold(tiny_rows)
    settings, complaints = Settings(graph=GraphSettings()), list[str]()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        site = f"http://127.0.0.1:{listener.getsockname()[1]}"
        async with await browser.new_context(base_url=site) as context:
            page = await context.new_page()
            hear(page, site, complaints)
            with served_meanwhile(settings, [listener]) as filling:
                await page.goto("/vi/tree")
                await expect(page.get_by_role("heading", level=1)).to_have_text("Đang chuẩn bị dữ liệu")
                first, behind = page.locator("main p:has(progress)").all(), page.get_by_label("Các thay đổi")
                assert [await one.locator(".second").inner_text() for one in await first] == ["chưa bắt đầu"] * 2
                filling.tell("rows", 3_000, 12_000)
                filling.tell("changes", 1, 40)
                await expect(page.locator("main")).to_contain_text("3.000 trong 12.000")
                assert await behind.evaluate("(it) => it.position") == 1 / 40
                await page.set_viewport_size({"width": NARROW[0], "height": NARROW[1]})
                await without_finding(page)
                if shots := os.environ.get("SHOTS"):
                    await page.screenshot(path=f"{shots}/filling.png")
                answered = await context.request.post("/graphql", data={"query": "{ roots { name } }"})
                assert (answered.status, (await context.request.get("/readyz")).status) == (503, 503)
            async with served(settings=settings, graph=loaded.graph, listener=listener):
                await expect(page.get_by_role("treegrid")).to_be_visible()
                assert complaints == []
                await page.close()
