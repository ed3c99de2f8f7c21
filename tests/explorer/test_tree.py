"""The tree: by keyboard alone, thousands of rows, days told apart, Back."""

import json
import re
from typing import Any

import pytest
from playwright.async_api import Page, Route, expect

from tests.explorer.conftest import Open, asked_in

pytestmark = [pytest.mark.browser, pytest.mark.engine]
FOCUSED = "[role=row].focused"


async def tree_of(page: Page) -> None:
    await expect(page.get_by_role("treegrid").locator("[role=row]").nth(2)).to_be_visible()


async def test_the_keyboard_alone_goes_through_the_tree(open_page: Open) -> None:
    page = await open_page("/vi/tree")
    await tree_of(page)
    await page.locator(FOCUSED).focus()
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("ArrowDown")
    row = page.locator(FOCUSED)
    await expect(row).to_be_focused()
    await expect(row).to_have_attribute("aria-expanded", "false")
    await page.keyboard.press("ArrowRight")
    await expect(row).to_have_attribute("aria-expanded", "true")
    await page.keyboard.press("ArrowRight")
    await expect(page.locator(f"{FOCUSED} [data-cell='0']")).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(row).to_be_focused()
    await page.keyboard.press("ArrowLeft")
    await expect(row).to_have_attribute("aria-expanded", "false")
    await page.keyboard.press("ArrowLeft")
    await expect(page.locator(FOCUSED)).to_have_attribute("aria-level", "2")
    await page.keyboard.press("End")
    count = int(await page.get_by_role("treegrid").get_attribute("aria-rowcount") or 0)
    await expect(page.locator(FOCUSED)).to_have_attribute("aria-rowindex", str(count))
    await page.keyboard.press("/")
    await expect(page.get_by_role("searchbox", name="Lọc theo tên hoặc mã")).to_be_focused()
    await page.locator(FOCUSED).focus()
    await page.keyboard.press("Enter")
    await page.wait_for_url("**/vi/o/**")


async def test_back_brings_opened_rows_and_the_place_back(open_page: Open) -> None:
    page = await open_page("/vi/tree")
    await tree_of(page)
    await page.locator(FOCUSED).focus()
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("ArrowRight")
    await page.keyboard.press("ArrowDown")
    key = await page.locator(FOCUSED).get_attribute("data-key")
    await page.keyboard.press("Enter")
    await page.wait_for_url("**/vi/o/**")
    await page.go_back()
    await expect(page.locator(f"[data-key='{key}'].focused")).to_be_focused()
    await expect(page).to_have_title("Đảng Cộng sản Việt Nam · Cây tổ chức · Tổ chức đảng")


async def test_letters_go_to_the_next_name_that_holds_them(open_page: Open) -> None:
    page = await open_page("/vi/tree")
    await tree_of(page)
    await page.locator(FOCUSED).focus()
    await page.keyboard.type("xa", delay=20)
    await expect(page.locator(FOCUSED)).to_contain_text(re.compile("xã", re.IGNORECASE))
    await expect(page).to_have_url(re.compile("/vi/tree"))


async def test_a_filter_stands_in_the_address_and_counts(open_page: Open) -> None:
    page = await open_page("/vi/tree")
    await tree_of(page)
    await page.get_by_role("searchbox", name="Lọc theo tên hoặc mã").fill("chi bo thon")
    await expect(page.locator(".tree-tools .count")).to_contain_text("phù hợp")
    await expect(page).to_have_url(re.compile(r"q=chi\+bo\+thon"))
    await page.reload()
    await expect(page.locator(".tree-tools .count")).to_contain_text("phù hợp")


async def test_columns_are_filled_for_the_rows_that_are_seen(open_page: Open) -> None:
    page = await open_page("/vi/tree?cols=members,secretary,followers,coverage,meeting,confirmed,cells,code,level")
    await tree_of(page)
    await expect(page.locator("[role=row] [aria-busy=true]")).to_have_count(0)
    await expect(page.locator(f"{FOCUSED} .members")).to_have_text(re.compile(r"^[\d.]+$"))


async def test_crossing_the_reform_carries_the_focus_to_the_heir_and_marks_what_is_new(open_page: Open) -> None:
    page = await open_page("/vi/tree?on=2025-06-30")
    await tree_of(page)
    await page.get_by_role("button", name="Mở đến cấp cơ sở").click()
    await page.locator(FOCUSED).focus()
    await page.keyboard.type("tran dong phu")
    await expect(page.locator(FOCUSED)).to_contain_text("Đảng bộ thị trấn Đông Phú")
    await page.keyboard.press("ArrowRight")
    await page.get_by_role("button", name="Lần thay đổi sau").click()
    await expect(page).to_have_url(re.compile("on=2025-07-01"))
    await expect(page.locator(".told")).to_contain_text("mới")
    await expect(page.locator("[role=row].added").first).to_be_visible()
    await expect(page.locator(FOCUSED)).to_contain_text("Đảng bộ xã Quế Sơn")
    await expect(page.locator(FOCUSED)).to_have_attribute("aria-expanded", "true")
    # backwards to what came into it, and the same change replayed
    await page.get_by_role("button", name="Lần thay đổi trước").click()
    await expect(page.locator(FOCUSED)).to_contain_text("Đảng bộ thị trấn Đông Phú")
    await page.get_by_role("button", name="Phát lại các thay đổi").click()
    await expect(page.locator(FOCUSED)).to_contain_text("Đảng bộ xã Quế Sơn")
    await page.get_by_role("button", name="Dừng").click()
    await expect(page.get_by_role("button", name="Phát lại các thay đổi")).to_be_visible()


def wide(count: int) -> dict[str, Any]:
    """An organization with a thousand branches, `count` organizations in all."""

    def node(key: str, children: list[dict[str, Any]]) -> dict[str, Any]:
        return {
            "key": key,
            "code": key,
            "name": f"Chi bộ {key}",
            "level": "CELL",
            "sector": None,
            "children": {"nodes": children, "pageInfo": {"hasNextPage": False}},
        }

    branches = [node(f"b{n}", [node(f"b{n}c{m}", []) for m in range((count - 1_001) // 1_000)]) for n in range(1_000)]
    return node("root", branches)


async def test_of_fifty_thousand_rows_only_the_seen_ones_are_in_the_page(open_page: Open) -> None:
    page = await open_page()
    tree = wide(50_001)

    async def answer(route: Route) -> None:
        asked = asked_in(route)
        if "query TreeSize" in asked:
            await route.fulfill(
                json={
                    "data": {"organization": {**tree, "children": None, "childCount": 1_000, "descendantCount": 20_000}}
                }
            )
        elif "query Tree(" in asked:
            await route.fulfill(content_type="application/json", body=json.dumps({"data": {"organization": tree}}))
        else:
            await route.continue_()

    await page.route("**/graphql", answer)
    await page.goto("/vi/tree?cols=code&q=chi")
    grid = page.get_by_role("treegrid")
    await expect(grid).to_have_attribute("aria-rowcount", "50002")
    made = await page.evaluate(
        """async () => {
          const grid = document.querySelector("[role=treegrid]");
          let made = 0, most = 0;
          const seen = new MutationObserver((list) => list.forEach((one) => (made += one.addedNodes.length)));
          seen.observe(grid, { childList: true, subtree: true });
          for (let step = 0; step < 40; step++) {
            grid.scrollTop += 320;
            await new Promise((done) => requestAnimationFrame(done));
            most = Math.max(most, grid.querySelectorAll("[role=row]").length);
          }
          return { made, most };
        }"""
    )
    assert made["most"] <= 70
    assert made["made"] <= 40 * 10 * 4
