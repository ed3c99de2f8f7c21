"""Where the data are invented, anybody may look as an invented viewer does: what they are not told is not shown."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
from playwright.async_api import Page, expect

from service.viewers import make_viewers
from tests.conftest import Loaded
from tests.explorer.conftest import Open

pytestmark = pytest.mark.browser
WITHHELD = "không thuộc quyền xem"


@pytest.fixture
async def page(open_page: Open, tiny: Loaded) -> AsyncIterator[Page]:
    await make_viewers(tiny.graph, datetime.now(UTC).date())
    tiny.forget()
    page = await open_page("/vi/tree")
    yield page
    await page.context.clear_cookies()


async def look_as(page: Page, begins: str) -> str:
    """Looks as the first viewer who is called so; their organization's name."""
    names = await page.get_by_label("Xem với tư cách").locator("option").all_inner_texts()
    chosen = next(one for one in names if one.startswith(f"Xem với tư cách: {begins}") and "Đảng bộ xã" in one)
    async with page.expect_navigation():
        await page.get_by_label("Xem với tư cách").select_option(label=chosen)
    return chosen.partition(" – ")[2]


async def test_a_communes_organizer_sees_the_commune_and_is_told_what_is_withheld(page: Page) -> None:
    await expect(page.get_by_role("row")).not_to_have_count(0)
    commune = await look_as(page, "Cán bộ tổ chức")
    await expect(page.get_by_text("Bạn chỉ xem được phần dữ liệu thuộc quyền của mình")).to_be_visible()
    await expect(page.get_by_role("row").filter(has_text=commune)).to_have_count(1)
    await expect(page.get_by_role("row").filter(has_text="Đảng bộ thành phố")).to_have_count(0)
    await page.goto("/vi/")
    await expect(page.get_by_role("heading", name=commune)).to_be_visible()
    await page.get_by_role("treegrid").get_by_role("link", name=commune).click()
    await expect(page.get_by_role("heading", name=commune, exact=True)).to_be_visible()
    await expect(page.get_by_text(WITHHELD).first).to_be_visible()
    await expect(page.get_by_role("button", name="Phân công")).to_have_count(0)
    for tab in ("Chức vụ", "Người theo dõi", "Đảng viên"):
        await page.get_by_role("link", name=tab, exact=True).click()
        await expect(page.get_by_role("heading", level=2).first).to_be_visible()
    await expect(page.get_by_role("columnheader", name="Ngày sinh")).to_have_count(0)
    member = page.get_by_role("table").get_by_role("link").first
    name = await member.inner_text()
    await member.click()
    await expect(page.get_by_role("heading", name=name)).to_be_visible()
    await expect(page.get_by_text(WITHHELD)).to_be_visible()
    await page.goto("/vi/map")
    await expect(page.get_by_text("Mục này không thuộc quyền xem của bạn.")).to_be_visible()
    async with page.expect_navigation():
        await page.get_by_label("Xem với tư cách").select_option("")
    await expect(page.get_by_text("Bạn chỉ xem được phần")).to_have_count(0)
