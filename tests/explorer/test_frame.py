"""The frame around every view: addresses, the day, search, states, both languages, both schemes, narrow and wide."""

import asyncio
import json
import re

import pytest
from playwright.async_api import Route, expect

from tests.explorer.complaints import Failing
from tests.explorer.conftest import Open, Walker, asked_in, go
from tests.reference.world import gid

pytestmark = [pytest.mark.browser, pytest.mark.engine]
TODAY = "hôm nay"


async def test_the_root_goes_to_the_language_that_was_used_last(open_page: Open) -> None:
    page = await open_page("/")
    await expect(page).to_have_url("/vi/")
    await page.get_by_role("button", name="English").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Overview")
    await page.goto("/")
    await expect(page).to_have_url("/en/")


async def test_one_day_rules_the_page_and_stands_in_the_address(open_page: Open) -> None:
    page = await open_page("/vi/")
    await expect(page.locator("#day-read")).to_have_text(TODAY)
    field = page.get_by_role("textbox", name="Ngày xem")
    await field.fill("30-6-25")
    await expect(page.locator("#day-read")).to_have_text("Hiểu là 30/6/2025")
    await field.press("Enter")
    await expect(page).to_have_url("/vi/?on=2025-06-30")
    await expect(page.locator(".band.past")).to_contain_text("Đang xem ngày 30/6/2025")
    await page.keyboard.press("Escape")
    await field.fill("31/6/2025")
    await expect(field).to_have_attribute("aria-invalid", "true")
    await expect(page.locator("#day-read")).to_have_text("Không có ngày 31/6/2025.")
    await field.fill("hôm qua")
    await expect(page.locator("#day-read")).to_contain_text("Hãy viết ngày như 30/6/2025")
    await field.press("Escape")
    await page.get_by_role("button", name="Về hôm nay").click()
    await expect(page).to_have_url("/vi/")
    await page.go_back()
    await expect(page.locator(".band.past")).to_be_visible()


async def test_the_foot_says_on_which_day_the_sample_data_end_as_the_service_says(open_page: Open) -> None:
    page = await open_page("/vi/")
    foot = page.locator("footer span")
    await expect(foot).to_have_text(
        "Mọi đảng viên trong dữ liệu mẫu đều là hư cấu; dữ liệu mẫu dừng ở ngày 31/10/2026."
    )
    told = await (await page.request.get("/session")).json()

    async def of_their_own(route: Route) -> None:
        await route.fulfill(json={**told, "sampleEnds": None})

    await page.route("**/session", of_their_own)
    await page.reload()
    await expect(page.locator("#day-read")).to_have_text(TODAY)
    await expect(foot).to_have_count(0)


async def test_brackets_go_from_change_to_change(open_page: Open) -> None:
    page = await open_page("/vi/?on=2025-06-30")
    await expect(page.locator(".track path")).to_have_attribute("d", re.compile("M"))
    await page.locator("main").press("]")
    await expect(page).to_have_url("/vi/?on=2025-07-01")
    await page.locator("main").press("[")
    url = page.url
    assert url.partition("on=")[2] < "2025-07-01"


async def test_what_is_known_is_bounded_by_a_moment(open_page: Open) -> None:
    page = await open_page("/vi/tree")
    await page.get_by_role("button", name="Biết đến lúc").click()
    await page.get_by_label("Chỉ những gì đã được ghi nhận đến lúc").fill("1/1/2020 8:00")
    await page.get_by_role("button", name="Xem", exact=True).click()
    await expect(page.locator(".band.past")).to_contain_text("Chỉ những gì đã được ghi nhận đến")
    assert "known=2020-01-01T08%3A00%3A59%2B07%3A00" in page.url


async def test_search_finds_by_half_a_name_and_opens_by_one_key(open_page: Open) -> None:
    page = await open_page("/vi/")
    await page.keyboard.press("Control+k")
    await page.keyboard.insert_text("chi bo")
    await expect(page.locator(".hit.active .name")).to_contain_text("Chi bộ")
    # who does not wait for the hits gets the first of them, too
    await page.keyboard.insert_text(" cong an")
    await page.keyboard.press("Enter")
    await page.wait_for_url("**/vi/o/**")
    await expect(page.get_by_role("heading", level=1)).to_contain_text("Chi bộ Công an")


async def test_search_says_what_is_not_there_on_the_day_but_was_once(open_page: Open) -> None:
    page = await open_page("/vi/")
    await page.keyboard.press("/")
    await page.keyboard.insert_text("huyen que son")
    await expect(page.locator(".hits .note").first).to_contain_text("Không thấy “huyen que son” vào ngày")
    await expect(page.locator(".hit").first).to_contain_text("1/1/1997 – 30/6/2025")


async def test_the_table_of_keys_opens_and_gives_the_focus_back(open_page: Open) -> None:
    page = await open_page("/vi/")
    await page.locator("main").focus()
    await page.keyboard.press("?")
    await expect(page.get_by_role("dialog")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("dialog")).to_have_count(0)


async def test_an_address_that_is_none_says_so(open_page: Open) -> None:
    page = await open_page("/vi/nowhere")
    await expect(page.get_by_role("heading", level=1)).to_have_text("Không có trang này")


async def test_a_service_that_is_away_is_told_and_found_again(open_page: Open, failing: Failing) -> None:
    failing("/graphql", "ERR_FAILED")
    failing("/healthz", "ERR_FAILED")
    page = await open_page("/vi/tree")
    await expect(page.get_by_role("treegrid")).to_be_visible()
    away = True

    async def refuse(route: Route) -> None:
        await (route.abort() if away else route.continue_())

    await page.route("**/graphql", refuse)
    await page.route("**/healthz", refuse)
    await page.goto("/vi/search?q=chi")
    await expect(page.get_by_text("Mất kết nối với máy chủ")).to_be_visible()
    away = False
    await expect(page.locator(".found li").first).to_be_visible(timeout=15_000)


async def test_a_fault_is_told_in_a_sentence_with_a_way_on(open_page: Open, failing: Failing) -> None:
    page = await open_page()
    fault = {"errors": [{"message": "Cơ sở dữ liệu không trả lời.", "extensions": {"code": "GRAPH_UNAVAILABLE"}}]}
    # what the service says, what somebody between it and the page says, and a fault without a word
    faults = [
        (503, json.dumps(fault), "Cơ sở dữ liệu không trả lời."),
        (504, "<html>", "Máy chủ đang bận"),
        (500, "", "báo cho quản trị viên"),
        (429, "", "Vừa hỏi quá nhiều"),
    ]
    failing("/graphql", *(status for status, _, _ in faults))

    async def answer(route: Route) -> None:
        if faults and "query SearchAll" in asked_in(route):
            status, body, _ = faults[0]
            await route.fulfill(status=status, content_type="application/json", body=body)
        else:
            await route.continue_()

    await page.route("**/graphql", answer)
    await page.goto("/vi/search?q=chi")
    while faults:
        await expect(page.get_by_role("alert")).to_contain_text(faults[0][2])
        faults.pop(0)
        await page.get_by_role("button", name="Thử lại").click()
    await expect(page.locator(".found li").first).to_be_visible()


async def test_a_slow_answer_is_told_and_can_be_given_up(open_page: Open) -> None:
    page = await open_page(new=True)

    given_up = asyncio.Event()

    async def wait(route: Route) -> None:
        if "query SearchAll" in asked_in(route):
            await given_up.wait()
        await route.continue_()

    await page.route("**/graphql", wait)
    await page.clock.install()
    await page.goto("/vi/search?q=chi")
    await expect(page.get_by_text("Đang tải …")).to_be_visible()
    await page.clock.fast_forward(3_000)
    give_up = page.get_by_role("button", name="Thôi")
    # what stands around the view may still be loading as well
    await expect(page.get_by_role("status").filter(has=give_up)).to_contain_text("Đang tải, đã 3 giây")
    await give_up.click()
    await expect(page.get_by_text("Đã thôi tải.")).to_be_visible()
    given_up.set()
    await page.unroute_all(behavior="ignoreErrors")


@pytest.mark.parametrize("view", ["o", "tree", "supervision", "graph"])
async def test_what_is_no_longer_there_says_until_when_it_was(walker: Walker, view: str) -> None:
    page = await walker.goes(f"/vi/{view}/{gid('Organization', 'o00012')}")
    await expect(page.locator("main")).to_contain_text("30/6/2025")
    await expect(page.locator("main h1").first).to_contain_text("Đảng bộ huyện Quế Sơn")


async def test_a_comparison_begins_on_the_first_day_of_what_was_founded_later(open_page: Open) -> None:
    page = await open_page("/vi/tree?on=2025-07-01")
    row = page.locator("[role=row]", has_text="Đảng bộ xã Quế Sơn").first
    key = await row.get_attribute("data-key")
    await page.goto(f"/vi/compare/{key}?from=2025-06-30&to=2025-07-01")
    await expect(page.locator("#compare-from")).to_have_value("1/7/2025")
    await expect(page.locator("main .failed")).to_have_count(0)
    await expect(page.locator("main .compare-counts")).to_be_visible()


@pytest.mark.parametrize("address", ["/vi/?on=2025-02-31", "/vi/tree?known=garbage", "/vi/?known=2026-10-01"])
async def test_a_day_of_an_address_that_is_none_is_left_out_and_told(open_page: Open, address: str) -> None:
    page = await open_page(address)
    await expect(page.get_by_role("alert")).to_contain_text("trang bỏ qua phần đó")
    await expect(page.locator("main h1")).to_be_attached()
    await expect(page.locator("main .failed")).to_have_count(0)


async def test_an_address_that_cannot_be_read_is_told_as_an_unknown_one(open_page: Open) -> None:
    page = await open_page("/vi/tree/%E0%A4%A")
    await expect(page.locator("main")).to_contain_text("mã định danh")


async def test_a_day_ahead_says_what_it_rests_on(open_page: Open) -> None:
    page = await open_page("/vi/?on=2099-01-01")
    await expect(page.locator(".band", has_text="chưa đến")).to_be_visible()


async def test_what_is_of_another_kind_leads_to_its_own_record(open_page: Open) -> None:
    page = await open_page("/vi/tree?cols=secretary")
    secretary = page.locator("main .secretary a").first
    member = (await secretary.get_attribute("href") or "").rpartition("/")[2]
    for view in ("o", "tree", "compare", "changes"):
        await go(page, f"/vi/{view}/{member}")
        await page.wait_for_url(f"**/vi/m/{member}")
    organization = await page.locator("#side [role=row][data-key]").first.get_attribute("data-key")
    await go(page, f"/vi/m/{organization}")
    await page.wait_for_url(f"**/vi/o/{organization}")


async def test_a_search_opens_on_the_kind_in_which_something_is_found(open_page: Open) -> None:
    page = await open_page("/vi/search?q=nguyen van")
    await expect(page.locator(".found li").first).to_be_visible()
    await expect(page.locator(".tabs [aria-current]")).to_have_text("Đảng viên")


async def test_back_closes_a_form_with_the_page_that_it_was_about(open_page: Open) -> None:
    page = await open_page("/vi/tree")
    await page.locator("[role=row].focused").press("Enter")
    await page.wait_for_url("**/vi/o/**")
    await page.get_by_role("button", name="Phân công theo dõi").click()
    await expect(page.get_by_role("dialog")).to_be_visible()
    await page.go_back()
    await page.wait_for_url("**/vi/tree")
    await expect(page.get_by_role("dialog")).to_have_count(0)


async def test_more_hits_come_by_fifties_up_to_the_total(open_page: Open) -> None:
    page = await open_page("/vi/search?q=nguyen&kind=MEMBER")
    await expect(page.locator(".found li")).to_have_count(50)
    await page.get_by_role("button", name="Thêm 50").click()
    await expect(page.locator(".found li")).to_have_count(100)
    await expect(page.locator(".foot-of-list")).to_contain_text("100 trong")
