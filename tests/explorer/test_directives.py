"""Directives: tasks in numbers and as a matrix, the tab of a record, the form that reports where somebody stands."""

import pytest
from playwright.async_api import expect

from tests.explorer.conftest import Open, without_finding
from tests.explorer.test_forms import answer, step
from tests.reference.world import gid

pytestmark = [pytest.mark.browser, pytest.mark.engine]
ROOT, LETTER = gid("Organization", "o00001"), gid("Directive", "d00009")
UNDER_WAY = """query UnderWay($under: ID!, $of: ID!) {
  taskReports(under: $under, where: { directives: [$of], states: [UNDER_WAY] }, first: 1) {
    totalCount nodes { since task { number } organization { key name } } } }"""
OWN = """query Own($id: ID!, $of: ID!, $on: Date!) { organization(by: { id: $id }, asOf: $on) {
  taskReports(where: { directives: [$of] }) { state note decision task { number } } } }"""

ISSUED = """query Issued($on: Date!) { directives(asOf: $on, first: 1000) { nodes {
  symbol issuedOn tasks { number name partOf { number } } } } }"""


@pytest.mark.usefixtures("changing")
async def test_a_task_is_reported_from_the_matrix_and_stands_in_the_record(open_page: Open) -> None:
    page = await open_page("/vi/")
    await page.get_by_role("link", name="Xem văn bản, tiến độ").click()
    await page.get_by_role("link", name="1690-CV/TU", exact=True).click()
    found = (await answer(page, UNDER_WAY, under=ROOT, of=LETTER))["taskReports"]
    await expect(page.get_by_role("button", name=f"{found['totalCount']} – Đang thực hiện").first).to_be_visible()
    [report] = found["nodes"]
    number, of = report["task"]["number"], report["organization"]
    await page.get_by_role("link", name="Từng tổ chức").click()
    row = page.locator(".matrix tbody tr", has_text=of["name"])
    cell = row.get_by_role("gridcell").nth(int(number) - 1)
    await expect(cell).to_contain_text("đang")
    await cell.click()
    await page.get_by_role("button", name=f"Báo cáo nhiệm vụ {number}, {of['name']}").click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("Đã hoàn thành").check()
    await dialog.get_by_label("Ngày báo cáo").fill("1/4/2023")
    await step(dialog, "Xem trước")
    await expect(dialog.get_by_role("alert")).to_contain_text("Nhiệm vụ")
    await dialog.get_by_label("Ngày báo cáo").fill("2/11/2026")
    await dialog.get_by_label("Ghi chú").fill("Làm thử.")
    await step(dialog, "Xem trước")
    await expect(dialog.locator(".is-changed")).to_contain_text("Đang thực hiện")
    await step(dialog, "Thực hiện")
    await expect(dialog).to_contain_text("Đã ghi")
    await page.keyboard.press("Enter")
    await expect(cell).to_contain_text("xong")
    for day, stands in (("2026-11-01", ("UNDER_WAY", "Số liệu dựng")), ("2026-11-02", ("DONE", "Làm thử."))):
        reports = (await answer(page, OWN, id=of["key"], of=LETTER, on=day))["organization"]["taskReports"]
        [own] = [one for one in reports if one["task"]["number"] == number]
        assert (own["state"], own["note"], own["decision"]) == (*stands, None)
    await page.goto(f"/vi/o/{of['key']}?tab=tasks")
    mine = page.locator("main tbody tr", has_text=f"{number}. ").first
    await expect(mine).to_contain_text("Đã hoàn thành")
    await expect(mine).to_contain_text("từ 2/11/2026")


@pytest.mark.usefixtures("changing")
async def test_a_directive_is_recorded_with_its_tasks_and_ends_what_it_replaces(open_page: Open) -> None:
    page = await open_page("/vi/directives?on=2026-11-02")
    await page.get_by_role("button", name="Ghi văn bản mới ban hành").click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("Số, ký hiệu").fill("5-NQ/TU")
    await dialog.get_by_label("Loại văn bản").select_option("RESOLUTION")
    await dialog.get_by_label("Trích yếu").fill("Thử")
    await dialog.get_by_label("Có hiệu lực từ").fill("1/11/2026")
    await dialog.get_by_label("Nhiệm vụ").fill("1. Rà soát\n1.1 Chi bộ ghép")
    await dialog.get_by_label("Thay thế").press_sequentially("211")
    await dialog.get_by_role("option", name="211-KH/TU").click()
    await step(dialog, "Xem trước")
    await expect(dialog.get_by_label("Ngày ban hành")).to_have_attribute("aria-invalid", "true")
    await dialog.get_by_label("Có hiệu lực từ").fill("3/11/2026")
    await step(dialog, "Xem trước")
    await expect(dialog.locator(".preview")).to_contain_text("Thay thế: 211-KH/TU")
    await step(dialog, "Thực hiện")
    await expect(dialog).to_contain_text("Đã ghi")
    before, after = [
        (await answer(page, ISSUED, on=day))["directives"]["nodes"] for day in ("2026-11-02", "2026-11-03")
    ]
    assert {one["symbol"] for one in before} - {one["symbol"] for one in after} == {"211-KH/TU"}
    [made] = [one for one in after if one["symbol"] == "5-NQ/TU"]
    assert made["issuedOn"] == "2026-11-02"
    whole, part = made["tasks"]
    assert whole == {"number": "1", "name": "Rà soát", "partOf": None}
    assert part == {"number": "1.1", "name": "Chi bộ ghép", "partOf": {"number": "1"}}


STATED = """query Stated($id: ID!) { organization(by: { id: $id }, asOf: "2026-11-02") {
  statedFigures(where: { indicators: [ADMITTED] }) { numerator denominator periodFrom directive { symbol } } } }"""


@pytest.mark.usefixtures("changing")
async def test_a_figure_is_stated_by_a_directive_and_put_right(open_page: Open) -> None:
    page = await open_page("/vi/indicators?tab=stated&on=2026-11-02")
    dialog = page.get_by_role("dialog")
    await page.get_by_role("button", name="Ghi chỉ tiêu giao, số báo cáo").click()
    await dialog.get_by_label("Theo văn bản").press_sequentially("211")
    await dialog.get_by_role("option", name="211-KH/TU").click()
    await dialog.get_by_label("Chỉ tiêu", exact=True).select_option("ADMITTED")
    await dialog.get_by_label("Số", exact=True).fill("30")
    total = dialog.get_by_label("Trên tổng số")
    await total.fill("0")
    await step(dialog, "Xem trước")
    await expect(total).to_have_attribute("aria-invalid", "true")
    await total.fill("1000")
    await step(dialog, "Xem trước")
    await expect(dialog.locator(".preview")).to_contain_text(
        "Chỉ tiêu giao, Kết nạp đảng viên, Năm 2026: 30 / 1.000 (3%), theo 211-KH/TU"
    )
    await step(dialog, "Thực hiện")
    await expect(dialog).to_contain_text("Đã ghi")
    await page.keyboard.press("Enter")
    row = page.locator("main tbody tr", has_text="211-KH/TU")
    await expect(row).to_contain_text("30 / 1.000 (3%)")
    await row.get_by_role("button", name="Đính chính").click()
    await dialog.get_by_label("Số", exact=True).fill("40")
    await dialog.get_by_label("Lý do").fill("Ghi nhầm")
    await step(dialog, "Xem trước")
    await expect(dialog.locator(".before-after .is-changed")).to_contain_text("40 / 1.000 (4%)")
    await step(dialog, "Thực hiện")
    await expect(dialog).to_contain_text("Đã ghi")
    await page.keyboard.press("Enter")
    await expect(row).to_contain_text("40 / 1.000 (4%)")
    await without_finding(page)
    told = await answer(page, STATED, id=gid("Organization", "o00001"))
    assert {"numerator": 40, "denominator": 1000, "periodFrom": "2026-01-01", "directive": {"symbol": "211-KH/TU"}} in (
        told["organization"]["statedFigures"]
    )
