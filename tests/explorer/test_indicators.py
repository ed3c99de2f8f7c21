"""Indicators: chosen, drawn over time, compared unit by unit, each with what it is a share of; concurrent posts."""

import csv
from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.explorer.conftest import Open, Walker
from tests.explorer.test_forms import answer
from tests.reference.world import gid

pytestmark = [pytest.mark.browser, pytest.mark.engine]
ROOT = gid("Organization", "o00001")
KNOWN = "from=2024&to=2026&full=2023-04-21"
NUMBERS = """query Numbers($id: ID!, $by: IndicatorGroupBy!) {
  indicators(under: $id, from: "2024-01-01", to: "2027-01-01", kinds: [ORGANIZATIONS_GOOD], rollUp: AS_NOW,
    groupBy: $by, knownSince: "2023-04-21") { series { level points { from numerator denominator value } } } }"""
SECRETARIES = "sectors: [VILLAGE], seats: { bodies: [CELL_COMMITTEE], roles: [SECRETARY] }"
HEADS = f"""query Heads($id: ID!) {{
  all: memberCounts(under: $id, by: CHILD, where: {{ {SECRETARIES} }}) {{ total }}
  heads: members(under: $id, where: {{ {SECRETARIES}, officeKinds: [VILLAGE_HEAD] }}, first: 100) {{
    nodes {{ name }} }} }}"""


async def test_an_indicator_is_chosen_by_keys_and_tells_its_numbers(open_page: Open) -> None:
    page = await open_page(f"/vi/indicators?kinds=MEMBERS&{KNOWN}")
    told = (await answer(page, NUMBERS, id=ROOT, by="TOTAL"))["indicators"]["series"][0]["points"]
    await expect(page.locator(".trend-card")).to_have_count(1)
    await page.locator(".kinds-choice summary").press("Enter")
    await page.get_by_label("Tổ chức đảng hoàn thành tốt nhiệm vụ trở lên").press("Space")
    await expect(page).to_have_url(f"/vi/indicators?kinds=MEMBERS%2CORGANIZATIONS_GOOD&{KNOWN}")
    card = page.locator(".trend-card", has=page.locator("figcaption", has_text="hoàn thành tốt nhiệm vụ trở lên"))
    last = [point for point in told if point["value"] is not None][-1]
    await expect(card).to_contain_text(f"{last['numerator']:.0f} / {last['denominator']:.0f}")
    await expect(card).to_contain_text("Trên: tổ chức đảng được xếp loại")
    await expect(card.locator("circle")).to_have_count(sum(point["value"] is not None for point in told))
    await expect(page.locator("main tbody tr").nth(1)).to_contain_text(f"{last['numerator']:.0f} / ")
    await expect(card.locator(".reform")).to_be_attached()
    await expect(page.locator("main")).to_contain_text("Vạch đứng: ngày 1/7/2025")


async def test_units_are_compared_and_taken_away_with_their_numbers(open_page: Open) -> None:
    page = await open_page(f"/vi/indicators?{KNOWN}")
    await page.get_by_role("link", name="So sánh đơn vị").click()
    await page.get_by_role("combobox", name="Chỉ tiêu").select_option("ORGANIZATIONS_GOOD")
    await page.get_by_role("combobox", name="So sánh").select_option("LEVEL")
    series = (await answer(page, NUMBERS, id=ROOT, by="LEVEL"))["indicators"]["series"]
    rows = page.locator("main .table-box tbody tr")
    await expect(rows).to_have_count(len(series))
    async with page.expect_download() as saving:
        await page.get_by_role("button", name=f"Tải về {len(series)} dòng (CSV)").click()
    text = Path(await (await saving.value).path()).read_text(encoding="utf-8-sig")
    lines = list(csv.reader(text.splitlines(), delimiter=";"))[1:]
    found = [(line[2], line[4], line[5]) for line in lines]
    assert found == [
        (point["from"], *("" if one is None else f"{one:.0f}" for one in (point["numerator"], point["denominator"])))
        for one in series
        for point in one["points"]
    ]
    by = page.get_by_role("combobox", name="So sánh")
    await expect(by.locator("option", has_text="Theo nhóm đối tượng")).to_have_count(0)
    await page.get_by_role("combobox", name="Chỉ tiêu").select_option("MEMBERS_GOOD")
    await by.select_option("COMPARABLE_GROUP")
    await expect(rows.locator("th")).to_have_text(
        ["Cán bộ lãnh đạo, quản lý", "Công chức, viên chức, người lao động", "Đảng viên khác", "Không ghi nhóm"]
    )


async def test_secretaries_who_hold_a_civil_post_are_counted_and_named(walker: Walker) -> None:
    page = await walker.goes("/vi/posts?kind=VILLAGE_HEAD&state=holding")
    told = await answer(page, HEADS, id=ROOT)
    names = [one["name"] for one in told["heads"]["nodes"]]
    await expect(page.locator(".opened .rows a")).to_have_text(names)
    figures = page.locator(".counts tbody tr").first.locator("td:nth-of-type(-n+3)")
    await expect(figures).to_have_text(
        [str(n) for n in (len(names), told["all"]["total"] - len(names), told["all"]["total"])]
    )
