"""Records, two days compared and changes: what the tiny province tells, with its path for somebody who is new.

Quế Sơn's district (o00012) was dissolved on 1 July 2025, its communes merged. Chi bộ thôn 1 (o00122) has two followers:
Trần Quang Ân sat in the committee of Quế Mỹ until that day, Võ Văn Lực sits in that of Quế Sơn Trung since.
"""

import re
from typing import Any

import pytest
from playwright.async_api import Download, expect

from graph.model.tables import OPEN_END
from seeds.draft.rows import Rows
from tests.explorer.conftest import Open, Walker, at_rest, count_clicks
from tests.reference.world import gid

pytestmark = [pytest.mark.browser, pytest.mark.engine]
DISTRICT, CELL, COMMUNE, ROOT = (gid("Organization", key) for key in ("o00012", "o00122", "o00241", "o00001"))
# a cell that no other test changes
SCHOOL = gid("Organization", "o00127")
SEATED = ("CELL_COMMITTEE", "COMMITTEE_MEMBER")
FOLLOWER = gid("Member", "m00467")
VILLAGE_HEAD = gid("NonMember", "n00003")
PLACE = gid("Place", "p00096")


async def test_whoever_finds_a_cell_sees_who_follows_it_and_whether_they_may(open_page: Open) -> None:
    """Half the name, one key: nothing more is clicked."""
    page = await open_page("/vi/")
    await page.keyboard.press("Control+k")
    await page.keyboard.insert_text("Q00122")
    await expect(page.locator(".hit.active")).to_contain_text("Chi bộ thôn 1")
    await page.keyboard.press("Enter")
    followers = page.locator(".follower")
    await expect(followers).to_have_count(2)
    await expect(followers.filter(has_text="Võ Văn Lực")).to_contain_text("Là cấp ủy viên cấp trên")
    without = followers.filter(has_text="Trần Quang Ân")
    await expect(without).to_contain_text("Đã thôi tham gia cấp ủy cấp trên")
    await expect(without.locator(".why")).to_contain_text("đã kết thúc ngày 1/7/2025")


async def test_what_became_of_a_district_is_two_clicks_away(open_page: Open) -> None:
    page = await open_page("/vi/")
    clicks = await count_clicks(page)
    await page.keyboard.press("/")
    await page.keyboard.insert_text("huyen que son")
    # its own name: while somebody types slowly, what is under it is found as well
    hit = page.locator(".hit", has=page.locator(".name", has_text="Đảng bộ huyện Quế Sơn"))
    await hit.click()
    await expect(page.locator(".gone")).to_contain_text("Ngày hoạt động cuối cùng: 30/6/2025")
    await expect(page.locator(".gone .button")).to_have_count(3)
    merged = page.locator("tbody tr").filter(has_text="Đảng bộ thị trấn Đông Phú")
    await expect(merged).to_contain_text("Đảng bộ xã Quế Sơn")
    await page.get_by_role("link", name="Xem các tổ chức trực thuộc đã về đâu").click()
    await expect(page.locator(".compare-counts")).to_contain_text("Sáp nhập 31")
    assert await clicks() == 2


async def test_a_link_is_told_as_it_was_on_the_day(open_page: Open) -> None:
    """Before the reform both followers had standing; the day after, one link has ended and the other lost it."""
    page = await open_page(f"/vi/o/{CELL}?on=2025-06-30")
    standing = page.locator(".follower .state")
    await expect(standing).to_have_text(["● Là cấp ủy viên cấp trên", "● Là cấp ủy viên cấp trên"])
    await page.goto(f"/vi/o/{CELL}?on=2025-07-01")
    await expect(standing).to_have_text(["◐ Đã thôi tham gia cấp ủy cấp trên"])
    await expect(page.locator("main .state").first).to_contain_text("Người theo dõi không đủ tư cách")
    await page.get_by_role("link", name="Những người đã theo dõi trước đây").click()
    await expect(page.locator("tbody tr")).to_contain_text(["Nguyễn Thị Ngọc Hiếu"])
    await expect(page.locator("tbody tr")).to_contain_text(["14/2/2021 – 30/6/2025"])


async def test_a_cells_committee_is_called_so_in_its_record_and_its_forms(open_page: Open, tiny_rows: Rows) -> None:
    """Of those in it, `cấp ủy viên` would say that they sit in a committee above."""
    seats = tiny_rows.links["HOLDS"]
    cell = next(end for _, end, p in seats if p["until"] == OPEN_END and (p["body"], p["role"]) == SEATED)
    page = await open_page(f"/vi/o/{gid('Organization', cell)}?tab=posts")
    cells = page.locator("main tbody td")
    await expect(cells.filter(has_text="Chi ủy viên")).not_to_have_count(0)
    await expect(cells.filter(has_text="Cấp ủy viên")).to_have_count(0)
    await page.get_by_role("button", name="Bổ sung vào chi ủy").click()
    dialog = page.get_by_role("dialog")
    await expect(dialog).to_contain_text("Chỉ định, bầu bổ sung vào chi ủy")
    await expect(dialog.get_by_label("Chức vụ").locator("option")).to_have_text(["Bí thư", "Phó bí thư", "Chi ủy viên"])
    await page.keyboard.press("Escape")


async def test_a_tab_asks_when_it_is_opened(open_page: Open) -> None:
    page = await open_page(new=True)
    asked: list[str] = []
    page.on(
        "request",
        lambda request: (
            asked.append((request.post_data_json or {}).get("query", "")) if request.url.endswith("/graphql") else None
        ),
    )
    # the figures are asked for by what is drawn of the answer before
    async with page.expect_response(lambda one: "query OrganizationFigures" in (one.request.post_data or "")):
        await page.goto(f"/vi/o/{COMMUNE}")
    await at_rest(page)
    mine = [name for text in asked for name in re.findall(r"query (Organization\w*|Members\w*)", text)]
    assert mine == ["Organization", "OrganizationFigures"]
    assert not [text for text in asked if "OrganizationEvents" in text]
    await page.get_by_role("link", name="Sự kiện tổ chức").click()
    await expect(page.locator(".events li")).to_contain_text(["1/7/2025 · Hợp nhất, sáp nhập"])
    await page.go_back()
    # the page also reads the clock and listens, whenever the service gets to it
    assert len([text for text in asked if "OrganizationEvents" in text]) == 1


async def test_a_table_sorts_what_is_whole_and_asks_for_the_rest_of_what_is_not(open_page: Open) -> None:
    page = await open_page(f"/vi/o/{COMMUNE}?tab=members")
    await at_rest(page)
    rows = page.locator("tbody tr")
    await expect(rows).to_have_count(100)
    total = await page.locator(".table-total").inner_text()
    whole = int(re.fullmatch(r"100 trong (\d+) dòng", total)[1])  # type: ignore[index]
    async with page.expect_response("**/graphql"):
        await page.get_by_role("button", name="Ngày sinh").click()
    await expect(page).to_have_url(re.compile("sort=birthDate"))
    await expect(page.locator("main .stale")).to_have_count(0)
    years = [int(text[-4:]) for text in await rows.locator("td:nth-child(4)").all_inner_texts()]
    assert years == sorted(years)
    await page.get_by_role("button", name="Xem thêm").click()
    await expect(rows).to_have_count(min(200, whole))
    # whoever opens one of them and comes back stands where they were
    row, cell = rows.nth(150).get_by_role("link").first, await rows.nth(150).get_by_role("link").nth(1).inner_text()
    await row.click()
    await page.wait_for_url("**/vi/m/**")
    await expect(page.locator("main h1")).to_be_in_viewport()
    await expect(page.locator("#side .focused")).to_contain_text(cell)
    await page.go_back()
    await expect(row).to_be_focused()
    await expect(row).to_be_in_viewport()


async def test_all_rows_leave_as_a_file_though_a_page_is_shown(open_page: Open) -> None:
    page = await open_page(f"/vi/o/{COMMUNE}?tab=members")
    await at_rest(page)
    total = int((await page.locator(".table-total").inner_text()).split()[2])
    async with page.expect_download() as saving:
        await page.get_by_role("button", name=f"Tải về {total} dòng (CSV)").click()
    saved: Download = await saving.value
    text = (await saved.path()).read_bytes().decode("utf-8-sig")
    lines = text.strip().split("\r\n")
    assert lines[0] == "Họ và tên;Chi bộ;Đảng viên;Ngày sinh;Ngày kết nạp;Ngày chính thức;Số thẻ đảng"
    assert len(lines) == 1 + total


async def test_paper_gets_all_rows_with_their_day(open_page: Open) -> None:
    page = await open_page(f"/vi/o/{COMMUNE}?tab=members&on=2026-01-01")
    await at_rest(page)
    await page.evaluate(
        "() => { window.print = () => { window.printed = document.querySelectorAll('tbody tr').length } }"
    )
    total = int((await page.locator(".table-total").inner_text()).split()[2])
    await page.get_by_role("button", name=f"In {total} dòng").click()
    await page.wait_for_function("() => window.printed !== undefined")
    assert await page.evaluate("() => window.printed") == total
    await page.emulate_media(media="print")
    await expect(page.locator(".paper-day")).to_be_visible()
    await expect(page.locator(".paper-day")).to_contain_text("1/1/2026")
    # chromium draws a button on the first sheet only, its words on each
    await expect(page.locator("thead .sort").first).to_have_css("display", "contents")


async def test_a_whole_table_sorts_by_keyboard_and_says_so(open_page: Open) -> None:
    page = await open_page(f"/vi/compare/{DISTRICT}?from=2025-06-30&to=2025-07-01&kind=MERGED_INTO")
    await at_rest(page)
    heading = page.locator("thead th").first
    await heading.get_by_role("button").focus()
    await page.keyboard.press("Enter")
    await expect(heading).to_have_attribute("aria-sort", "ascending")
    names = await page.locator("tbody th").all_inner_texts()
    assert names[0].startswith("Chi bộ")
    await page.keyboard.press("Enter")
    await expect(heading).to_have_attribute("aria-sort", "descending")
    assert (await page.locator("tbody th").all_inner_texts()) == names[::-1]
    await expect(page.locator("p[role=status].unseen")).to_contain_text("Đã xếp theo Tổ chức, giảm dần")


async def test_two_days_compared_have_their_filter_in_the_address(open_page: Open) -> None:
    page = await open_page(f"/vi/compare/{DISTRICT}")
    await at_rest(page)
    await expect(page.locator("#compare-from")).to_have_value("30/6/2025")
    await expect(page.locator(".table-total")).to_have_text("100 trong 152 dòng")
    await page.locator(".compare-counts a", has_text="Đổi tên").click()
    await expect(page).to_have_url(re.compile("kind=RENAMED"))
    await expect(page.locator("tbody tr")).to_have_count(5)
    row = page.locator("tbody tr").first
    before, after = await row.locator("td").nth(2).inner_text(), await row.locator("td").nth(3).inner_text()
    assert before != after
    for field, written in (("#compare-from", "29-6-25"), ("#compare-to", "30/6/2025")):
        await page.locator(field).fill(written)
        await page.locator(field).press("Enter")
    await expect(page.locator("main .empty")).to_contain_text("không có gì khác nhau")
    await expect(page).to_have_url(re.compile("from=2025-06-29.*to=2025-06-30"))


CONFIRM = (
    "mutation ($input: ConfirmOrganizationInput!) { confirmOrganization(input: $input) { userErrors { message } } }"
)


@pytest.mark.usefixtures("changing")
async def test_a_change_tells_what_was_before_and_what_is_after(open_page: Open, site: str) -> None:
    page = await open_page()
    made: Any = await page.request.post(
        f"{site}/graphql", data={"query": CONFIRM, "variables": {"input": {"organization": SCHOOL, "on": "2026-11-02"}}}
    )
    assert (await made.json())["data"]["confirmOrganization"]["userErrors"] == []
    await page.goto(f"/vi/changes/{SCHOOL}?kind=CONFIRM_ORGANIZATION")
    await at_rest(page)
    row = page.locator("tbody tr").first
    await expect(row).to_contain_text("Xác nhận dữ liệu")
    await expect(row).to_contain_text("2/11/2026")
    await row.get_by_role("button", name="Chi tiết").click()
    fact = page.locator(".told li.changed")
    await expect(fact).to_contain_text("Tổ chức: Chi bộ trường THCS xã Quế Long")
    await expect(fact.locator("ins")).to_have_text("2/11/2026")
    await page.get_by_label("Nội dung").select_option("ADMIT_MEMBER")
    await expect(page.locator("main .empty")).to_contain_text("Không có thay đổi loại này")


async def test_somebody_who_is_no_member_has_civil_posts_only(open_page: Open) -> None:
    page = await open_page(f"/vi/m/{VILLAGE_HEAD}")
    await at_rest(page)
    await expect(page.locator(".record-head")).to_contain_text("Chưa là đảng viên")
    await expect(page.locator("tbody tr")).to_have_count(1)


@pytest.mark.parametrize("view", ["o", "m", "p"])
async def test_an_id_of_nothing_says_what_to_do(walker: Walker, view: str) -> None:
    kind = {"o": "Organization", "m": "Member", "p": "Place"}[view]
    page = await walker.goes(f"/vi/{view}/{gid(kind, 'x99999')}")
    await expect(page.locator("main .empty")).to_contain_text("ở ô tìm kiếm phía trên")
