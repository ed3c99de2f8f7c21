"""Cases: counts that open to their lists, the list by kind and state, and what the forms open and close."""

import pytest
from playwright.async_api import Page, expect

from tests.explorer.conftest import Open, without_finding
from tests.explorer.test_forms import answer, step
from tests.reference.world import gid

pytestmark = [pytest.mark.browser, pytest.mark.engine]
ROOT, CELL = gid("Organization", "o00001"), gid("Organization", "o00214")
MEMBER = gid("Member", "m00716")
LIST = """query List($id: ID!, $where: CaseWhere!) {
  cases(under: $id, where: $where, first: 1000) { totalCount nodes { members { name } organizations { name } } } }"""
OWN = """query Own($id: ID!) { organization(by: { id: $id }) {
  cases(where: { kinds: [INSPECTION] }) {
    form source openedOn dueOn closedOn outcome decision closingDecision summary handledBy { name } } } }"""


async def test_a_count_of_a_kind_opens_to_exactly_those(open_page: Open) -> None:
    page = await open_page("/vi/cases")
    told = (await answer(page, LIST, id=ROOT, where={"kinds": ["DISCIPLINE"], "open": False}))["cases"]
    row = page.locator(".counts tbody tr", has_text="Kỷ luật")
    await row.get_by_role("button", name=f"{told['totalCount']} – Đã kết thúc").click()
    await expect(page).to_have_url("/vi/cases?state=closed&of=DISCIPLINE")
    await expect(page.locator(".opened .rows > li")).to_have_count(told["totalCount"])
    names = await page.locator(".opened .rows a").all_inner_texts()
    assert sorted(names) == sorted(
        one["name"] for case in told["nodes"] for one in (*case["members"], *case["organizations"])
    )


async def test_what_is_overdue_is_seen_on_the_day_after_and_found_below(open_page: Open) -> None:
    """Feedback about Chi bộ 1 (o00214) was due on 4 January 2026 and is open."""
    page = await open_page("/vi/cases?tab=list&only=overdue&on=2026-01-04")
    await expect(page.locator("main .empty")).to_be_visible()
    await page.goto("/vi/cases?tab=list&only=overdue&on=2026-01-05")
    row = page.locator("main tbody tr")
    await expect(row).to_contain_text(["đang giải quyết, quá hạn 1 ngày"])
    await page.goto("/vi/cases?tab=below&on=2026-01-05")
    overdue = page.locator(".counts tbody tr:not(:first-child)").get_by_role("button", name="1 – Đang quá hạn")
    await overdue.click()
    await expect(page.locator(".opened .rows > li")).to_contain_text(["Góp ý"])


@pytest.mark.usefixtures("changing")
async def test_an_inspection_is_opened_closed_and_put_right_by_forms(open_page: Open) -> None:
    page = await open_page(f"/vi/o/{CELL}?tab=cases")
    await page.locator("main").get_by_role("button", name="Mở vụ việc").click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("Loại vụ việc").select_option("INSPECTION")
    forms = await dialog.get_by_label("Hình thức").locator("option").all_inner_texts()
    assert forms[1] == "Kiểm tra khi có dấu hiệu vi phạm"
    await dialog.get_by_label("Hình thức").select_option("ON_SIGNS")
    await dialog.get_by_label("Nguồn").select_option("COMMISSION")
    await dialog.get_by_label("Ngày mở").fill("2/11/2026")
    await dialog.get_by_label("Số quyết định").fill("12-QĐ/UBKT")
    due = dialog.get_by_label("Hạn giải quyết")
    await due.fill("1/11/2026")
    await step(dialog, "Xem trước")
    await expect(due).to_have_attribute("aria-invalid", "true")
    await without_finding(page)
    await due.fill("20/11/2026")
    await dialog.get_by_label("Tóm tắt").fill("Kiểm tra thử.")
    await step(dialog, "Xem trước")
    await expect(dialog.locator(".preview")).to_contain_text("Kiểm tra khi có dấu hiệu vi phạm: Chi bộ 1.")
    assert (await answer(page, OWN, id=CELL))["organization"]["cases"] == []
    await step(dialog, "Thực hiện")
    await expect(dialog).to_contain_text("Đã ghi")
    await page.keyboard.press("Enter")
    row = page.locator("main tbody tr", has_text="Kiểm tra khi có dấu hiệu vi phạm")
    await row.get_by_role("button", name="Chi tiết").click()
    await expect(page.locator(".table-detail")).to_contain_text("Kiểm tra thử.")
    await page.get_by_role("button", name="Kết thúc vụ việc: Kiểm tra khi có dấu hiệu vi phạm").click()
    await dialog.get_by_label("Kết quả giải quyết").select_option("SHORTCOMINGS")
    await dialog.get_by_label("Ngày kết thúc").fill("23/11/2026")
    await step(dialog, "Xem trước")
    await expect(dialog.locator(".preview")).to_contain_text("kết thúc ngày 23/11/2026, sau 21 ngày")
    await step(dialog, "Thực hiện")
    await expect(dialog).to_contain_text("Đã ghi")
    await page.keyboard.press("Enter")
    await expect(row).to_contain_text("Có khuyết điểm, ngày 23/11/2026, quá hạn 3 ngày")
    [kept] = (await answer(page, OWN, id=CELL))["organization"]["cases"]
    assert kept == {
        "form": "ON_SIGNS",
        "source": "COMMISSION",
        "openedOn": "2026-11-02",
        "dueOn": "2026-11-20",
        "closedOn": "2026-11-23",
        "outcome": "SHORTCOMINGS",
        "decision": "12-QĐ/UBKT",
        "closingDecision": None,
        "summary": "Kiểm tra thử.",
        "handledBy": {"name": "Đảng bộ cơ sở số 1"},
    }
    await correct(page)
    await expect(row).to_contain_text("đang giải quyết, quá hạn")
    opened_again = {"decision": "13-QĐ/UBKT", "closedOn": None, "outcome": None}
    assert (await answer(page, OWN, id=CELL))["organization"]["cases"] == [kept | opened_again]


async def correct(page: Page) -> None:
    """Opens the case again, with another decision."""
    dialog = page.get_by_role("dialog")
    await page.get_by_role("button", name="Đính chính vụ việc: Kiểm tra khi có dấu hiệu vi phạm").click()
    await dialog.get_by_label("Quyết định mở").fill("13-QĐ/UBKT")
    await dialog.get_by_label("Kết quả giải quyết").select_option("")
    await expect(dialog.get_by_label("Ngày kết thúc")).to_have_count(0)
    await step(dialog, "Xem trước")
    await expect(dialog.get_by_label("Lý do đính chính")).to_have_attribute("aria-invalid", "true")
    await dialog.get_by_label("Lý do đính chính").fill("Ghi nhầm.")
    await step(dialog, "Xem trước")
    changed = ["Quyết định mở", "Kết quả giải quyết", "Ngày kết thúc"]
    await expect(dialog.locator(".is-changed th")).to_have_text(changed)
    await step(dialog, "Thực hiện")
    await expect(dialog).to_contain_text("Đã ghi")
    await page.keyboard.press("Enter")
