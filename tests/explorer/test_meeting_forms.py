"""Meetings on the page: recorded, and planned, put off and called off where they are yet to come."""

import pytest
from playwright.async_api import Locator, Page, expect

from tests.explorer.conftest import NARROW, Open, without_finding
from tests.explorer.test_forms import cells_of, choose, opened, record, step

pytestmark = [pytest.mark.browser, pytest.mark.engine, pytest.mark.usefixtures("changing")]


async def make(page: Page, dialog: Locator) -> None:
    """What was shown is made, and the dialog closed."""
    await step(dialog, "Thực hiện")
    await expect(dialog).to_contain_text("Đã ghi")
    await dialog.locator("button.primary").click()
    await expect(page.get_by_role("dialog")).to_have_count(0)


async def judge(page: Page, dialog: Locator) -> None:
    """By the sheet for meetings, criterion by criterion; more than one allows is refused there."""
    points = dialog.get_by_label("Điểm", exact=True)
    await expect(points).to_be_visible()
    await dialog.get_by_label("Phiếu đánh giá").select_option(index=1)
    await expect(points).to_have_count(0)
    for criterion, marks in (("Tính lãnh đạo", "41"), ("Tính giáo dục", "28,5"), ("Tính chiến đấu", "25")):
        await dialog.get_by_label(criterion).fill(marks)
    await without_finding(page)
    await step(dialog, "Xem trước")
    await expect(dialog.locator(".refused")).to_have_text("Tiêu chí “Tính lãnh đạo” từ 0 đến 40 điểm.")
    await dialog.get_by_label("Tính lãnh đạo").fill("38")
    await step(dialog, "Xem trước")
    await expect(dialog).to_contain_text("91,5 điểm, Tốt")


async def test_a_meeting_is_recorded_after_its_numbers_are_put_right(open_page: Open) -> None:
    page, _, [cell, _] = await record(open_page, size=NARROW)
    dialog = await opened(page, "Ghi kỳ sinh hoạt")
    expected, present = (dialog.get_by_label(label, exact=True) for label in ("Số phải dự", "Số có mặt"))
    await expect(expected).to_have_value(str(cell["memberCount"]))
    await dialog.get_by_label("Ngày họp").fill("31/6/2026")
    await present.fill("99")
    await step(dialog, "Xem trước")
    refused = dialog.get_by_role("alert")
    await expect(refused).to_be_focused()
    await expect(refused).to_contain_text("Ngày họp: Hãy viết ngày như 30/6/2025")
    await dialog.get_by_label("Ngày họp").fill("20-11-26")
    await step(dialog, "Xem trước")
    await expect(present).to_have_attribute("aria-invalid", "true")
    await expect(dialog.locator(".refused")).to_have_text(
        "“Số có mặt” và “Vắng có lý do” cộng lại không được quá “Số phải dự”, và không số nào dưới 0."
    )
    await without_finding(page)
    await present.fill("3")
    came = dialog.get_by_label(cell["supervisions"][0]["supervisor"]["name"])
    await came.select_option("SUPERVISOR")
    await step(dialog, "Xem trước")
    await expect(dialog).to_contain_text(f"Có mặt 3 trong {cell['memberCount']}")
    await expect(dialog).to_contain_text("Cấp ủy viên được phân công")
    await expect(dialog.locator(".effects dd")).to_have_text("Dự sinh hoạt: 1 · Kỳ sinh hoạt: 1")
    await step(dialog, "Sửa lại")
    followed_by = cell["supervisions"][0]["supervisor"]
    await came.select_option("STAND_IN")
    await step(dialog, "Xem trước")
    await expect(dialog.get_by_role("alert")).to_contain_text("Chưa chọn người dự thay.")
    await choose(dialog, f"Ai dự thay {followed_by['name']}?", "nguyen van")
    await step(dialog, "Xem trước")
    await expect(dialog).to_contain_text(f"(thay {followed_by['name']})")
    await step(dialog, "Thực hiện")
    await expect(dialog).to_contain_text("Đã ghi")
    _, [after, _] = await cells_of(page)
    assert (after["lastMeeting"]["heldOn"], after["lastMeeting"]["present"]) == ("2026-11-20", 3)
    [came_then] = after["lastMeeting"]["attendances"]
    assert (came_then["capacity"], came_then["onBehalfOf"]) == ("STAND_IN", {"key": followed_by["key"]})


async def test_a_meeting_that_is_yet_to_come_is_refused_at_its_day_and_planned_instead(open_page: Open) -> None:
    """Planned, put off and called off in the tab of meetings, where it stands until it is held."""
    page, _, [_, cell] = await record(open_page)
    await page.goto(f"/vi/o/{cell['key']}?tab=meetings")
    dialog = await opened(page, "Ghi kỳ sinh hoạt")
    held = dialog.get_by_label("Ngày họp")
    await held.fill("1/1/2099")
    await dialog.get_by_label("Số có mặt", exact=True).fill("1")
    await step(dialog, "Xem trước")
    await expect(held).to_have_attribute("aria-invalid", "true")
    await expect(dialog.locator(".refused")).to_contain_text("Kỳ sinh hoạt ngày 1/1/2099 chưa diễn ra")
    await page.reload()
    dialog = await opened(page, "Lên lịch sinh hoạt")
    await dialog.get_by_label("Ngày dự kiến").fill("1/1/2020")
    await dialog.get_by_label("Giờ, địa điểm").fill("8 giờ, nhà văn hóa thôn")
    await step(dialog, "Xem trước")
    await expect(dialog.get_by_label("Ngày dự kiến")).to_have_attribute("aria-invalid", "true")
    await dialog.get_by_label("Ngày dự kiến").fill("1/1/2099")
    await without_finding(page)
    await step(dialog, "Xem trước")
    await expect(dialog).to_contain_text(f"Lên lịch sinh hoạt thường kỳ của {cell['name']}, ngày 1/1/2099.")
    await expect(dialog).to_contain_text("Giờ, địa điểm: 8 giờ, nhà văn hóa thôn")
    await make(page, dialog)
    row = page.locator("main tr", has_text="8 giờ, nhà văn hóa thôn")
    await expect(row).to_contain_text("Sắp tới")
    await row.get_by_role("button", name="Dời, sửa").click()
    await dialog.get_by_label("Ngày dự kiến").fill("8/1/2099")
    await step(dialog, "Xem trước")
    await expect(dialog).to_contain_text("ngày 1/1/2099 → ngày 8/1/2099")
    await make(page, dialog)
    await expect(row).to_contain_text("8/1/2099")
    await without_finding(page)
    await row.get_by_role("button", name="Hủy").click()
    await step(dialog, "Xem trước")
    await make(page, dialog)
    await expect(row).to_have_count(0)


async def test_a_planned_meeting_is_recorded_with_its_points(open_page: Open) -> None:
    """As it was planned, on its day, judged by the sheet for meetings; it stands then among those held."""
    page, _, [_, cell] = await record(open_page)
    await page.goto(f"/vi/o/{cell['key']}?tab=meetings")
    dialog = await opened(page, "Lên lịch sinh hoạt")
    today = await dialog.get_by_label("Từ ngày").input_value()
    await dialog.get_by_label("Ngày dự kiến").fill(today)
    await dialog.get_by_label("Loại sinh hoạt").select_option("THEMATIC")
    await dialog.get_by_label("Giờ, địa điểm").fill("15 giờ, hội trường")
    await step(dialog, "Xem trước")
    await make(page, dialog)
    row = page.locator("main tr", has_text="15 giờ, hội trường")
    await row.get_by_role("button", name="Ghi nhận").click()
    await expect(dialog.get_by_label("Ngày họp")).to_have_value(today)
    await expect(dialog.get_by_label("Loại sinh hoạt")).to_have_value("THEMATIC")
    await dialog.get_by_label("Số có mặt", exact=True).fill("1")
    await judge(page, dialog)
    await make(page, dialog)
    await expect(row).to_have_count(0)
    held_then = page.locator("main section").last.locator("tr", has_text="Chuyên đề").first
    await expect(held_then).to_contain_text(today)
    await expect(held_then.locator("td:nth-child(7)")).to_have_text("91,5")
    await expect(held_then.locator("td:nth-child(8)")).to_have_text("Tốt")
