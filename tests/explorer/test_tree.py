"""The tree: by keyboard alone, thousands of rows, days told apart, Back."""

import json
import re
from typing import Any

import pytest
from playwright.async_api import Page, Route, expect

from tests.explorer.conftest import CUT, NARROW, WIDEST, Open, asked_in, seen_as

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


def node(key: str, children: list[dict[str, Any]], name: str = "Chi bộ") -> dict[str, Any]:
    """An organization, as the tree is answered with it."""
    return {
        "key": key,
        "code": key,
        "name": f"{name} {key}",
        "level": "CELL",
        "sector": None,
        "children": {"nodes": children, "pageInfo": {"hasNextPage": False}},
    }


def wide(count: int) -> dict[str, Any]:
    """An organization with a thousand branches, `count` organizations in all."""
    branches = [node(f"b{n}", [node(f"b{n}c{m}", []) for m in range((count - 1_001) // 1_000)]) for n in range(1_000)]
    return node("root", branches)


async def answered_with(page: Page, tree: dict[str, Any]) -> None:
    """Has the tree be another one than the service's."""
    size = {**tree, "children": None, "childCount": len(tree["children"]["nodes"]), "descendantCount": 20_000}
    answers = {"query TreeSize": size, "query Tree(": tree}

    async def answer(route: Route) -> None:
        asked = asked_in(route)
        told = next((told for text, told in answers.items() if text in asked), None)
        if told is None:
            await route.continue_()
        else:
            await route.fulfill(content_type="application/json", body=json.dumps({"data": {"organization": told}}))

    await page.route("**/graphql", answer)


LONG = "Chi bộ Trung tâm Giáo dục nghề nghiệp – Giáo dục thường xuyên khu vực miền núi"
UNCUT = f"() => ({CUT})().length === 0"
SIZES = [NARROW, (1366, 768), WIDEST]


async def test_a_long_name_is_read_whole_at_any_depth(open_page: Open) -> None:
    page = await open_page()
    tree = node("a", [node("b", [node("c", [node("d", [node("e", [], LONG)])])])])
    await answered_with(page, tree)
    await page.goto("/vi/tree?cols=code&q=trung+tam")
    row = page.locator("main [role=row]", has_text=LONG)
    for size in SIZES:
        await seen_as(page, size, "light")
        await expect(row).to_be_visible()
        await page.wait_for_function(UNCUT)
    await page.goto("/vi/search?q=")
    for size in SIZES[1:]:
        await seen_as(page, size, "light")
        await page.get_by_role("searchbox", name="Lọc theo tên hoặc mã").fill("trung tam")
        await expect(page.locator("nav [role=row]", has_text=LONG)).to_be_visible()
        await page.wait_for_function(UNCUT)


async def test_of_fifty_thousand_rows_only_the_seen_ones_are_in_the_page(open_page: Open) -> None:
    page = await open_page()
    await answered_with(page, wide(50_001))
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
