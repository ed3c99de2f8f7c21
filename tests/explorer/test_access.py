"""Administration: who may see and change what, granted and taken away by whoever administers; the log of readings."""

import pytest
from playwright.async_api import Page, expect

from tests.explorer.conftest import without_finding
from tests.explorer.test_viewers import look_as, page, viewers

__all__ = ["page", "viewers"]
pytestmark = [pytest.mark.browser, pytest.mark.engine]


async def test_who_administers_a_commune_grants_there_and_takes_it_away(page: Page) -> None:
    commune = await look_as(page, "Người cấp quyền")
    await page.goto("/vi/")
    await page.get_by_role("treegrid").get_by_role("link", name=commune).click()
    await page.get_by_role("navigation", name="Các trang").get_by_role("link", name="Quyền", exact=True).click()
    rows = page.get_by_role("table").get_by_role("row")
    await expect(rows.filter(has_text="Người cấp quyền").filter(has_text=commune)).not_to_have_count(0)
    # what tells invented viewers apart was made up with them
    await expect(page.get_by_role("table")).not_to_contain_text("ADMINISTRATOR")
    await page.get_by_role("button", name="Cấp quyền", exact=True).click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_role("button", name="Xem trước").click()
    await expect(dialog.get_by_role("alert")).to_be_visible()
    for name, value in (
        ("Họ và tên", "Trần Thị Hà"),
        ("Mã người dùng", "ha"),
        ("Nơi xác thực", "https://id.example.org"),
    ):
        await dialog.get_by_label(name, exact=True).fill(value)
    await dialog.get_by_label("Quyết định").fill("5-QĐ/ĐU")
    await dialog.get_by_role("button", name="Xem trước").click()
    await expect(dialog.get_by_text(f"Trần Thị Hà sẽ là Người xem tại {commune}.")).to_be_visible()
    await without_finding(page)
    await dialog.get_by_role("button", name="Thực hiện").click()
    await expect(dialog.get_by_role("heading", name="Đã ghi")).to_be_visible()
    await dialog.get_by_role("button", name="Đóng", exact=True).last.click()
    own = rows.filter(has_text="Trần Thị Hà")
    await expect(own).to_contain_text("5-QĐ/ĐU")
    await expect(own.get_by_role("rowheader")).to_have_text("Trần Thị Hà ha")
    await own.get_by_role("button", name="Thu hồi").click()
    await dialog.get_by_role("button", name="Xem trước").click()
    await expect(dialog.get_by_text("Trần Thị Hà sẽ không còn là")).to_be_visible()
    await dialog.get_by_role("button", name="Thực hiện").click()
    await expect(dialog.get_by_role("heading", name="Đã ghi")).to_be_visible()
    await dialog.get_by_role("button", name="Đóng", exact=True).last.click()
    await expect(rows.filter(has_text="Trần Thị Hà")).to_have_count(0)
