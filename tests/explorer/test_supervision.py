"""Supervision on the page: coverage and its lists, the matrix of attendance, paper, proposals taken line by line."""

from typing import Any

import pytest
from playwright.async_api import Page, expect

from tests.explorer.conftest import Open, count_clicks

pytestmark = [pytest.mark.browser, pytest.mark.engine]
PROVINCE, COMMUNE = "Đảng bộ thành phố Đà Nẵng", "Đảng bộ phường Hải Vân"
KEY = "query Key($name: String!) { organizations(where: { text: $name }, first: 1) { nodes { key } } }"
COVERAGE = (
    "query Coverage($id: ID!) { supervisionCoverage(under: $id) { figures { organizations supervised unsupervised } } }"
)
ON_PAPER = """() => {
  window.print = () => {
    dispatchEvent(new Event("beforeprint"));
    const rows = [...document.querySelectorAll(".plain-matrix tbody tr")];
    window.printed = rows.map((row) => [...row.cells].map((cell) => cell.textContent));
    dispatchEvent(new Event("afterprint"));
  };
}"""


async def answer(page: Page, query: str, **variables: Any) -> Any:
    """What the API answers beside the page."""
    response = await page.request.post("/graphql", data={"query": query, "variables": variables})
    return (await response.json())["data"]


async def key_of(page: Page, name: str) -> str:
    found = await answer(page, KEY, name=name)
    key: str = found["organizations"]["nodes"][0]["key"]
    return key


@pytest.mark.usefixtures("changing")
async def test_an_organization_without_a_supervisor_gets_one_in_five_clicks(open_page: Open) -> None:
    page = await open_page()
    commune = await key_of(page, COMMUNE)
    before = (await answer(page, COVERAGE, id=commune))["supervisionCoverage"]["figures"]
    await page.goto(f"/vi/o/{commune}")
    clicks = await count_clicks(page)
    await page.locator(".subject").get_by_role("link", name="Theo dõi").click()
    whole = page.locator(".bars tbody tr").first
    await whole.get_by_role("button", name="Chưa phân công").click()
    rows = page.locator(".opened .rows > li")
    await expect(rows).to_have_count(before["unsupervised"])
    await rows.first.get_by_role("button", name="Phân công").click()
    dialog = page.get_by_role("dialog")
    await expect(dialog.locator(".proposal li").first).to_contain_text("cấp trên trực tiếp")
    await dialog.get_by_role("button", name="Xem trước").click()
    await expect(dialog).to_contain_text("Phân công theo dõi: 1")
    why = dialog.locator(".preview .why")
    await expect(why).to_have_count(1)
    told = await dialog.locator(".preview").inner_text()
    assert told.count(await why.inner_text()) == 1, "whether they may is told once"
    assert (await answer(page, COVERAGE, id=commune))["supervisionCoverage"]["figures"] == before
    await dialog.get_by_role("button", name="Thực hiện").click()
    await expect(dialog).to_contain_text("Đã ghi")
    assert await clicks() == 5
    after = (await answer(page, COVERAGE, id=commune))["supervisionCoverage"]["figures"]
    assert after["supervised"] == before["supervised"] + 1
    await page.keyboard.press("Enter")
    await expect(dialog).to_have_count(0)
    await expect(rows).to_have_count(before["unsupervised"] - 1)


async def test_the_attendance_of_a_year_is_printed_whole_in_three_clicks(open_page: Open) -> None:
    page = await open_page("/vi/")
    await page.evaluate(ON_PAPER)
    clicks = await count_clicks(page)
    await page.get_by_role("link", name="Xem từng đảng bộ").click()
    await page.locator("main .tabs a").nth(1).click()
    await page.get_by_role("combobox", name="Năm").select_option("2025")
    await expect(page.locator(".matrix caption")).to_have_text("Lượt dự sinh hoạt, 1/1/2025 – 31/12/2025")
    total = int(await page.locator(".matrix").get_attribute("aria-rowcount") or 0) - 1
    assert total > 101, "the whole year has more rows than the first page"
    assert await page.locator(".matrix tbody tr").count() <= 60
    await page.get_by_role("button", name="In cả năm").click()
    await page.wait_for_function("() => window.printed")
    assert await clicks() == 3
    printed = await page.evaluate("() => window.printed")
    assert len(printed) == total
    assert printed[0][1] == "Tất cả"
    assert {len(row) for row in printed} == {2 + 12 + 5}


async def test_the_matrix_is_walked_by_keys_and_each_number_opens(open_page: Open) -> None:
    page = await open_page("/vi/supervision?tab=attendance&from=2025-01-01&by=CHILD")
    first = page.locator(".matrix td[tabindex='0']")
    await first.focus()
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("End")
    assert await page.evaluate("() => document.activeElement.cellIndex") == 17
    await page.keyboard.press("Control+Home")
    assert await page.evaluate("() => document.activeElement.closest('tr').ariaRowIndex") == "2"
    await page.keyboard.press("ArrowDown")
    assert await page.evaluate("() => document.activeElement.tagName") == "A"
    await page.keyboard.press("ArrowRight")
    cell = await page.evaluate("() => document.activeElement.innerText")
    assert "1/2025" in cell
    await page.keyboard.press("Enter")
    heading = page.locator(".opened h2")
    await expect(heading).to_be_focused()
    await expect(heading).to_contain_text("1/2025")
    await page.keyboard.press("Escape")
    await expect(page.locator(".opened")).to_have_count(0)
    assert await page.evaluate("() => document.activeElement.innerText") == cell


@pytest.mark.usefixtures("changing")
async def test_proposals_are_accepted_line_by_line_and_assigned_as_one_change(open_page: Open) -> None:
    page = await open_page()
    commune = await key_of(page, COMMUNE)
    before = (await answer(page, COVERAGE, id=commune))["supervisionCoverage"]["figures"]
    await page.goto(f"/vi/supervision/{commune}?tab=suggestion")
    lines = page.locator(".proposal-line")
    await expect(lines).to_have_count(before["organizations"] - before["supervised"])
    await lines.nth(0).get_by_role("checkbox").check()
    second = lines.nth(1).get_by_role("button", name="Phương án hai")
    name = (await second.inner_text()).partition(": ")[2].partition("(")[0].strip()
    await second.click()
    await expect(lines.nth(1)).to_contain_text("do bạn chọn")
    await page.get_by_role("button", name="Xem trước phân công").click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("Số quyết định").fill("12-QĐ/ĐU")
    await dialog.get_by_role("button", name="Xem trước").click()
    await expect(dialog).to_contain_text("2 tổ chức có người theo dõi mới")
    await expect(dialog.locator(".will-follow")).to_contain_text(name)
    await dialog.get_by_role("button", name="Thực hiện").click()
    await expect(dialog).to_contain_text("Đã ghi")
    await page.keyboard.press("Enter")
    await expect(dialog).to_have_count(0)
    await expect(lines).to_have_count(before["organizations"] - before["supervised"] - 2)
    newest = "{ changes(last: 1) { nodes { kind decision } } }"
    assert (await answer(page, newest))["changes"]["nodes"] == [{"kind": "ASSIGN_SUPERVISORS", "decision": "12-QĐ/ĐU"}]
