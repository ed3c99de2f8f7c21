"""What others change meanwhile: heard of at once, said where nothing moves, shown when it is asked for."""

from typing import Any

import pytest
from playwright.async_api import Page, expect

from tests.explorer.conftest import Open, without_finding
from tests.reference.world import gid

pytestmark = [pytest.mark.browser, pytest.mark.engine, pytest.mark.usefixtures("changing")]
CELL, OTHER = gid("Organization", "o00122"), gid("Organization", "o00123")
CONFIRM = """mutation ($input: ConfirmOrganizationInput!) { confirmOrganization(input: $input) {
  userErrors { message } organization { name } } }"""


async def confirmed(page: Page, organization: str, on: str) -> None:
    """Somebody else confirms an organization."""
    given: Any = {"input": {"organization": organization, "on": on}}
    made: Any = await page.request.post("/graphql", data={"query": CONFIRM, "variables": given})
    assert (await made.json())["data"]["confirmOrganization"]["userErrors"] == []


async def test_what_others_change_is_said_at_once_and_nothing_moves(open_page: Open) -> None:
    page = await open_page()
    async with page.expect_response(lambda response: "event-stream" in response.headers.get("content-type", "")):
        await page.goto(f"/vi/o/{CELL}")
    heading = page.locator("main h1")
    await expect(heading).to_have_text("Chi bộ thôn 1")
    before = await heading.bounding_box()
    await confirmed(page, CELL, "2026-11-03")
    told = page.locator(".newer")
    await expect(told).to_contain_text("Có 1 thay đổi mới")
    await expect(told).to_contain_text("(mới nhất: Xác nhận dữ liệu, Chi bộ thôn 1)")
    await confirmed(page, OTHER, "2026-11-03")
    await expect(told).to_contain_text("Có 2 thay đổi mới")
    assert await heading.bounding_box() == before
    await expect(page.locator(".facts")).not_to_contain_text("3/11/2026")
    await without_finding(page)
    await told.get_by_role("button", name="Cập nhật trang").click()
    await expect(page.locator(".facts")).to_contain_text("3/11/2026")
    await expect(told).to_have_count(0)
    await confirmed(page, CELL, "2026-11-04")
    await told.get_by_role("link", name="Xem các thay đổi").click()
    await expect(page.locator("tbody tr").first).to_contain_text("mới")
    await expect(page.locator("tbody .new-line")).to_have_count(1)


async def test_ones_own_change_is_no_news(open_page: Open) -> None:
    page = await open_page(f"/vi/o/{OTHER}")
    await page.locator("main").get_by_role("button", name="Xác nhận dữ liệu").click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_role("button", name="Xem trước").click()
    await dialog.get_by_role("button", name="Thực hiện").click()
    await expect(dialog).to_contain_text("Đã ghi")
    await page.keyboard.press("Enter")
    await expect(page.locator(".newer")).to_have_count(0)
    await confirmed(page, CELL, "2026-11-05")
    await expect(page.locator(".newer")).to_contain_text("Có 1 thay đổi mới")
