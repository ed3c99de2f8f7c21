"""Norms: counts that open to what is not kept, and an exemption that is granted and ended there."""

import pytest
from playwright.async_api import expect

from tests.explorer.conftest import Open, without_finding
from tests.explorer.test_forms import answer, step
from tests.reference.world import gid

pytestmark = [pytest.mark.browser, pytest.mark.engine]
ROOT = gid("Organization", "o00001")
JOINT = """query Joint($id: ID!) { audit(under: $id, kinds: [ONE_VILLAGE]) {
  counts { broken waived }
  findings(first: 100) { nodes { organization { name } } }
  exempt: findings(where: { waived: true }, first: 9) {
    nodes { organization { name } waiver { decision reason subtree } } } } }"""


@pytest.mark.usefixtures("changing")
async def test_a_joint_cell_is_exempted_from_the_list_and_not_any_more(open_page: Open) -> None:
    page = await open_page("/vi/audit")
    told = (await answer(page, JOINT, id=ROOT))["audit"]
    [counts] = told["counts"]
    row = page.locator(".counts tbody tr", has_text="Chi bộ ghép")
    await row.get_by_role("button", name=f"{counts['broken']} – Chưa đúng").click()
    await expect(page).to_have_url("/vi/audit?of=ONE_VILLAGE&state=broken")
    heading = page.get_by_role("heading", name="Chi bộ ghép: chưa đúng quy định")
    await expect(heading).to_be_focused()
    listed = page.locator("main .table-box tbody tr")
    await expect(listed).to_have_count(counts["broken"])
    first = told["findings"]["nodes"][0]
    await expect(listed.first).to_contain_text(f"{first['organization']['name']} là chi bộ ghép của 2 thôn")
    await listed.first.get_by_role("button").click()
    dialog = page.get_by_role("dialog")
    await expect(dialog).to_contain_text(first["organization"]["name"])
    await step(dialog, "Xem trước")
    await expect(dialog.get_by_label("Lý do")).to_have_attribute("aria-invalid", "true")
    await dialog.get_by_label("Lý do").fill("Hai thôn ít hộ.")
    await dialog.get_by_label("Số quyết định").fill("7-QĐ/ĐU")
    await dialog.get_by_label("Có hiệu lực từ ngày").fill("1/11/2026")
    await without_finding(page)
    await step(dialog, "Xem trước")
    await expect(dialog.locator(".preview")).to_contain_text(f"{first['organization']['name']} được miễn áp dụng")
    await step(dialog, "Thực hiện")
    await expect(dialog).to_contain_text("Đã ghi")
    await page.keyboard.press("Enter")
    await expect(listed).to_have_count(counts["broken"] - 1)
    exempt = (await answer(page, JOINT, id=ROOT))["audit"]["exempt"]["nodes"]
    waiver = {"decision": "7-QĐ/ĐU", "reason": "Hai thôn ít hộ.", "subtree": False}
    assert exempt == [{"organization": first["organization"], "waiver": waiver}]
    await row.get_by_role("button", name="1 – Được miễn").click()
    await expect(listed).to_have_count(1)
    await listed.get_by_role("button", name="Chấm dứt miễn áp dụng 7-QĐ/ĐU").click()
    await step(dialog, "Xem trước")
    await step(dialog, "Thực hiện")
    await expect(dialog).to_contain_text("Đã ghi")
    await page.keyboard.press("Enter")
    await expect(row.get_by_role("button", name=f"{counts['broken']} – Chưa đúng")).to_be_visible()
    await expect(page.locator("main .empty")).to_be_visible()
