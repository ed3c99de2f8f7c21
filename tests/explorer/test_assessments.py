"""Assessments: results with their sheets, counts that open to their lists, what forms record and put right."""

from typing import Any

import pytest
from playwright.async_api import Locator, Page, expect

from tests.explorer.conftest import Open, without_finding
from tests.explorer.test_forms import answer, step
from tests.reference.world import gid

pytestmark = [pytest.mark.browser, pytest.mark.engine]
COMMUNE, CELL, DISTRICT = (gid("Organization", key) for key in ("o00241", "o00123", "o00012"))
COUNTS = """query Counts($id: ID!, $assessed: AssessedWhere!) {
  organizations(under: $id, where: { levels: [CELL, GRASSROOTS_CELL], assessed: $assessed }, first: 1000) {
    totalCount nodes { name } } }"""
RESULTS = """query Results($id: ID!) { organization(by: { id: $id }) {
  assessments { kind level points periodFrom periodTo decidedOn decision marks { criterion points } } } }"""
SHEET = """mutation Sheet($input: SetSheetInput!) { setSheet(input: $input) { userErrors { message } } }"""


async def test_a_count_of_four_good_cells_opens_to_exactly_those(open_page: Open) -> None:
    page = await open_page(f"/vi/assessments/{COMMUNE}?tab=fourGood")
    told = await answer(page, COUNTS, id=COMMUNE, assessed={"kind": "FOUR_GOOD", "levels": ["MET"], "years": [2025]})
    count = told["organizations"]["totalCount"]
    whole = page.locator(".counts tbody tr").first
    await whole.get_by_role("button", name=f"{count} – 2025").click()
    await expect(page.locator(".opened .rows > li")).to_have_count(count)
    await expect(page.locator(".opened .rows a")).to_have_text([one["name"] for one in told["organizations"]["nodes"]])
    await expect(page).to_have_url(f"/vi/assessments/{COMMUNE}?tab=fourGood&state=2025")
    await page.keyboard.press("Escape")
    await expect(page.locator(".opened")).to_have_count(0)


async def test_a_count_of_four_good_committees_opens_to_exactly_those(open_page: Open) -> None:
    page = await open_page(f"/vi/assessments/{DISTRICT}?tab=fourGood&on=2025-06-30")
    query = COUNTS.replace("[CELL, GRASSROOTS_CELL]", "[GRASSROOTS_COMMITTEE]").replace(
        ", first:", ", asOf: $on, first:"
    )
    query = query.replace("$id: ID!", "$id: ID!, $on: Date!")
    met = {"kind": "FOUR_GOOD", "levels": ["MET"], "years": [2024]}
    told = (await answer(page, query, id=DISTRICT, on="2025-06-30", assessed=met))["organizations"]
    assert told["totalCount"] > 0
    await page.get_by_role("combobox", name="Tổ chức", exact=True).select_option(label="Đảng bộ cơ sở")
    whole = page.locator(".counts tbody tr").first
    await whole.get_by_role("button", name=f"{told['totalCount']} – 2024").click()
    await expect(page.locator(".opened .rows a")).to_have_text([one["name"] for one in told["nodes"]])
    await expect(page).to_have_url(
        f"/vi/assessments/{DISTRICT}?on=2025-06-30&tab=fourGood&levels=committees&state=2024"
    )


async def test_who_was_judged_so_two_years_running_is_listed_with_the_decisions(open_page: Open) -> None:
    page = await open_page("/vi/assessments?tab=running&level=EXCELLENT&whom=all")
    root = gid("Organization", "o00001")
    both = {"kind": "CLASSIFICATION", "levels": ["EXCELLENT"], "years": [2024, 2025]}
    query = COUNTS.replace("levels: [CELL, GRASSROOTS_CELL], ", "")
    told = (await answer(page, query, id=root, assessed=both))["organizations"]
    assert told["totalCount"] > 0
    await expect(page.locator("main tbody tr")).to_have_count(told["totalCount"])
    await expect(page.locator("main tbody tr").first.locator("td").last).to_contain_text("15/1/2026")
    await page.get_by_role("combobox", name="Số năm liền").select_option("3")
    await expect(page.locator("main .empty")).to_contain_text("Không có ai như vậy.")
    await expect(page.locator("main h2")).to_contain_text("2023, 2024, 2025")


async def dialog_of(page: Page, which: str) -> Locator:
    await page.locator("main summary", has_text="Ghi kết quả đánh giá").click()
    await page.locator("main").get_by_role("button", name=which, exact=True).click()
    dialog = page.get_by_role("dialog")
    await expect(dialog.locator("form")).to_be_visible()
    return dialog


@pytest.mark.usefixtures("changing")
async def test_a_result_is_recorded_by_its_sheet_and_put_right(open_page: Open) -> None:
    page = await open_page()
    given: dict[str, Any] = {
        "kind": "ORGANIZATIONS",
        "name": "Phiếu thử",
        "regulation": "1-QĐ",
        "setBy": COMMUNE,
        "on": "2026-01-01",
        "criteria": [{"code": "a", "name": "Lãnh đạo", "most": 60}, {"code": "b", "name": "Xây dựng Đảng", "most": 40}],
        "levels": [{"level": "EXCELLENT", "least": 90}],
    }
    assert (await answer(page, SHEET, input=given))["setSheet"]["userErrors"] == []
    await page.goto(f"/vi/o/{CELL}?tab=assessments")
    dialog = await dialog_of(page, "Của tổ chức này")
    await dialog.get_by_label("Kỳ", exact=True).select_option("Q1")
    await dialog.get_by_label("Năm", exact=True).fill("2026")
    await dialog.get_by_label("Phiếu đánh giá").select_option(label="Phiếu thử (theo 1-QĐ)")
    await dialog.get_by_label("Kết quả").select_option("EXCELLENT")
    await dialog.get_by_label("Lãnh đạo").fill("50,5")
    await dialog.get_by_label("Xây dựng Đảng").fill("30")
    await dialog.get_by_label("Ngày quyết định").fill("15/4/2026")
    await step(dialog, "Xem trước")
    level = dialog.get_by_label("Kết quả")
    await expect(level).to_have_attribute("aria-invalid", "true")
    await without_finding(page)
    await level.select_option("GOOD")
    await step(dialog, "Xem trước")
    await expect(dialog).to_contain_text("Xếp loại chất lượng, Quý I năm 2026: 1 kết quả.")
    await expect(dialog.locator(".will-judge")).to_contain_text("Hoàn thành tốt nhiệm vụ, 80,5 điểm")
    await step(dialog, "Thực hiện")
    await expect(dialog).to_contain_text("Đã ghi")
    await page.keyboard.press("Enter")
    row = page.locator("tbody tr", has_text="Quý I năm 2026")
    await row.get_by_role("button", name="Chi tiết").click()
    await expect(page.locator(".criteria tbody tr")).to_have_text(["Lãnh đạo6050,5", "Xây dựng Đảng4030"])
    await page.get_by_role("button", name="Đính chính: Quý I năm 2026").click()
    await dialog.get_by_label("Kết quả", exact=True).select_option("COMPLETED")
    await step(dialog, "Xem trước")
    await expect(dialog.get_by_role("alert")).to_contain_text("Lý do đính chính: Chưa điền.")
    await dialog.get_by_label("Lý do đính chính").fill("Ghi nhầm mức.")
    await step(dialog, "Xem trước")
    await expect(dialog.locator(".is-changed")).to_contain_text("Hoàn thành nhiệm vụ")
    await step(dialog, "Thực hiện")
    await expect(dialog).to_contain_text("Đã ghi")
    await page.keyboard.press("Enter")
    await expect(row).to_contain_text("Hoàn thành nhiệm vụ")
    await expect(page.get_by_role("heading", name="Các lần đính chính")).to_be_visible()
    [kept] = [
        one for one in (await answer(page, RESULTS, id=CELL))["organization"]["assessments"] if one["points"] == 80.5
    ]
    assert (kept["level"], kept["periodTo"], kept["decidedOn"]) == ("COMPLETED", "2026-04-01", "2026-04-15")
    assert kept["marks"] == [{"criterion": "a", "points": 50.5}, {"criterion": "b", "points": 30.0}]


@pytest.mark.usefixtures("changing")
async def test_all_below_are_judged_by_one_decision_and_a_refusal_stands_at_its_line(open_page: Open) -> None:
    page = await open_page(f"/vi/o/{COMMUNE}")
    dialog = await dialog_of(page, "Của các tổ chức trực thuộc")
    await step(dialog, "Xem trước")
    await expect(dialog.get_by_role("alert")).to_contain_text("Hãy ghi kết quả của ít nhất một đối tượng.")
    lines = dialog.locator("fieldset select:not([id$=span])")
    for place, level in ((1, "GOOD"), (3, "EXCELLENT")):
        await lines.nth(place).select_option(level)
    await step(dialog, "Xem trước")
    await expect(dialog.locator("[aria-invalid=true]")).to_have_count(2)
    await expect(dialog.locator(".refused").first).to_contain_text("Đã có kết quả cho kỳ này")
    await dialog.get_by_label("Kỳ", exact=True).select_option("Q2")
    await dialog.get_by_label("Năm", exact=True).fill("2026")
    await step(dialog, "Xem trước")
    await expect(dialog.locator(".will-judge li")).to_have_count(2)
    await step(dialog, "Thực hiện")
    await expect(dialog).to_contain_text("Đã ghi")
    newest = await answer(page, "{ changes(last: 1) { nodes { kind } } }")
    assert newest["changes"]["nodes"] == [{"kind": "RECORD_ASSESSMENTS"}]
