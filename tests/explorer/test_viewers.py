"""Where the data are invented, anybody may look as an invented viewer does: what they are not told is not shown."""

import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
from playwright.async_api import Locator, Page, expect

from graph.model.tables import OPEN_END
from seeds.draft.rows import Rows
from service.viewers import make_viewers
from tests.conftest import Loaded
from tests.explorer.conftest import NARROW, WIDE, Open, at_rest, go, seen_as, without_finding
from tests.explorer.test_forms import choose
from tests.explorer.test_views import NAMES
from tests.reference.world import gid

pytestmark = pytest.mark.browser
WITHHELD = "không thuộc quyền xem"


@pytest.fixture
async def viewers(loaded: Loaded, viewed: Rows) -> None:
    """Invented viewers in the tiny data."""
    if loaded.rows is not viewed:
        await loaded.hold(viewed)
        await make_viewers(loaded.graph, datetime.now(UTC).date())


@pytest.fixture
async def page(viewers: None, open_page: Open) -> AsyncIterator[Page]:
    page = await open_page("/vi/tree")
    yield page
    await page.context.clear_cookies()


async def look_as(page: Page, begins: str, at: str = "Đảng bộ xã") -> str:
    """Looks as the first viewer who is called so; their organization's name."""
    chooser = page.get_by_label("Xem với tư cách")
    called = re.compile(f"^{re.escape(begins)}.*{re.escape(at)}")
    option = chooser.locator("option").filter(has_text=called).first
    await expect(option).to_be_attached()
    chosen = (await option.inner_text()).strip()
    # a step in the page's own history is a navigation, too: whoever looks otherwise has the page loaded anew
    async with page.expect_event("load"):
        await chooser.select_option(label=chosen)
    return chosen.partition(" – ")[2]


async def at_the_commune(page: Page) -> Locator:
    """What a commune's organizer may do at the commune, opened from the tree."""
    commune = await look_as(page, "Cán bộ tổ chức")
    await page.get_by_role("row").filter(has_text=commune).get_by_role("link", name=commune).click()
    return page.locator("main .actions")


async def test_a_communes_organizer_sees_the_commune_and_is_told_what_is_withheld(page: Page) -> None:
    await page.get_by_role("row").get_by_role("link", name="Đảng bộ thành phố").first.click()
    await expect(page.get_by_role("heading", name="Đảng bộ thành phố")).to_be_visible()
    await page.go_back()
    await expect(page.get_by_role("row")).not_to_have_count(0)
    commune = await look_as(page, "Cán bộ tổ chức")
    await expect(page.get_by_text("Bạn chỉ xem được phần dữ liệu thuộc quyền của mình")).to_be_visible()
    await expect(page.get_by_role("row").filter(has_text=commune)).to_have_count(1)
    await expect(page.get_by_role("row").filter(has_text="Đảng bộ thành phố")).to_have_count(0)
    await page.goto("/vi/")
    await expect(page.get_by_role("heading", name=commune)).to_be_visible()
    # what others have opened in this browser is not told to whoever looks now
    await expect(page.get_by_text("Những trang bạn mở sẽ hiện ở đây.")).to_be_visible()
    await page.get_by_role("treegrid").get_by_role("link", name=commune).click()
    await expect(page.get_by_role("heading", name=commune, exact=True)).to_be_visible()
    await expect(page.get_by_text(WITHHELD).first).to_be_visible()
    await expect(page.get_by_role("button", name="Phân công")).to_have_count(0)
    for tab in ("Chức vụ", "Người theo dõi", "Đảng viên"):
        await page.get_by_role("link", name=tab, exact=True).click()
        await expect(page.get_by_role("heading", level=2).first).to_be_visible()
    await expect(page.get_by_role("columnheader", name="Ngày sinh")).to_be_visible()
    member = page.get_by_role("table").get_by_role("link").first
    name = await member.inner_text()
    await member.click()
    await expect(page.get_by_role("heading", name=name)).to_be_visible()
    await expect(page.get_by_text("Đảng viên chính thức").first).to_be_visible()
    await expect(page.get_by_text(WITHHELD)).to_be_visible()
    born = page.get_by_role("term").filter(has_text="Ngày sinh")
    await expect(born).to_have_count(0)
    await page.get_by_label("Mục đích").select_option("MEMBER_FILE")
    await expect(born).to_be_visible()
    await page.goto("/vi/map")
    await expect(page.get_by_text("Mục này không thuộc quyền xem của bạn.")).to_be_visible()
    async with page.expect_event("load"):
        await page.get_by_label("Xem với tư cách").select_option("")
    await expect(page.get_by_text("Bạn chỉ xem được phần")).to_have_count(0)


async def test_the_chooser_is_seen_whole_at_360_pixels_and_so_is_the_name_that_is_chosen(page: Page) -> None:
    commune = await look_as(page, "Cán bộ tổ chức")
    await page.set_viewport_size({"width": NARROW[0], "height": NARROW[1]})
    chooser = page.get_by_label("Xem với tư cách")
    box = await chooser.bounding_box()
    assert box is not None
    assert (box["x"] >= 0, box["x"] + box["width"] <= NARROW[0]) == (True, True)
    room = await chooser.evaluate("""(it) => {
      const pen = document.createElement("canvas").getContext("2d");
      pen.font = getComputedStyle(it).font;
      return it.clientWidth - pen.measureText(it.selectedOptions[0].textContent).width;
    }""")
    assert room > 24, f"the arrow of the chooser has room behind the name of {commune}"
    for name in ("English", "Giao diện: theo máy", "Phím tắt"):
        await expect(page.locator("header").get_by_role("button", name=name)).to_be_in_viewport(ratio=1)
    await without_finding(page)


async def test_a_communes_organizer_changes_the_commune_by_the_same_forms(page: Page) -> None:
    """Somebody is found by name among their own, appointed, and the post ended; where nothing is theirs, no form is."""
    await at_the_commune(page)
    await expect(page.get_by_role("button", name="Phân công theo dõi")).to_have_count(0)
    await expect(page.get_by_role("button", name="Xác nhận dữ liệu")).to_be_visible()
    await page.get_by_role("button", name="Bổ sung vào cấp ủy").click()
    dialog = page.get_by_role("dialog")
    await choose(dialog, "Đảng viên", "nguyen")
    await dialog.get_by_label("Cơ quan").select_option("INSPECTION_COMMISSION")
    await dialog.get_by_role("button", name="Xem trước").click()
    await dialog.get_by_role("button", name="Thực hiện").click()
    await expect(dialog.get_by_text("Đã ghi").first).to_be_visible()
    await dialog.locator("button.primary").click()
    await page.get_by_role("link", name="Chức vụ", exact=True).click()
    row = page.get_by_role("row").filter(has_text="Ủy ban Kiểm tra").first
    await row.get_by_role("button").click()
    await dialog.get_by_role("button", name="Xem trước").click()
    await expect(dialog.get_by_text("thôi", exact=False).first).to_be_visible()
    await dialog.get_by_role("button", name="Thực hiện").click()
    await expect(dialog.get_by_text("Đã ghi").first).to_be_visible()


async def folded(actions: Locator, words: str) -> list[str]:
    """What is offered under some words, unfolded."""
    await actions.locator("summary", has_text=words).click()
    return await actions.locator("details[open] button").all_inner_texts()


async def test_a_communes_organizer_founds_renames_and_moves_what_is_under_the_commune(page: Page) -> None:
    """By the permitted changes of each: of the commune itself neither name, level nor place is theirs to change."""
    actions, dialog = await at_the_commune(page), page.get_by_role("dialog")
    assert await folded(actions, "Sắp xếp tổ chức") == ["Thành lập tổ chức trực thuộc"]
    await actions.get_by_role("button", name="Thành lập tổ chức trực thuộc").click()
    await dialog.get_by_role("button", name="Xem trước").click()
    await expect(dialog.get_by_label("Tên", exact=True)).to_have_attribute("aria-invalid", "true")
    await dialog.get_by_label("Tên", exact=True).fill("Chi bộ thôn Mới Lập")
    await dialog.get_by_label("Cấp", exact=True).select_option("CELL")
    await dialog.get_by_role("button", name="Xem trước").click()
    await expect(dialog).to_contain_text("được thành lập, trực thuộc: Đảng Cộng sản Việt Nam")
    await without_finding(page)
    await dialog.get_by_role("button", name="Thực hiện").click()
    await expect(dialog).to_contain_text("Đã ghi")
    await dialog.locator("button.primary").click()
    await page.keyboard.press("Control+k")
    await page.keyboard.insert_text("thon moi lap")
    await expect(page.locator(".hit.active")).to_contain_text("Chi bộ thôn Mới Lập")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", level=1)).to_have_text("Chi bộ thôn Mới Lập")
    await change(page, "Đổi tên", "Tên mới", "Chi bộ thôn Đã Đổi")
    refused = dialog.get_by_label("Có hiệu lực từ ngày")
    await expect(refused).to_have_attribute("aria-invalid", "true")  # it has its name since that very day
    await page.keyboard.press("Escape")
    await dialog.get_by_role("button", name="Bỏ", exact=True).click()
    cells = page.locator("#side [role=row] a").filter(has_text="Chi bộ thôn")
    for number, button, label, value, told in (
        (0, "Đổi tên", "Tên mới", "Chi bộ thôn Đã Đổi", "Chi bộ thôn Đã Đổi"),
        (1, "Đổi cấp", "Cấp", "GRASSROOTS_CELL", "Chi bộ cơ sở"),
    ):
        await cells.nth(number).click()
        await change(page, button, label, value)
        await expect(dialog.locator(".before-after .is-changed")).to_contain_text(told)
        await dialog.get_by_role("button", name="Thực hiện").click()
        await expect(dialog).to_contain_text("Đã ghi")
        await dialog.locator("button.primary").click()
        await expect(page.locator("main .record-head")).to_contain_text(told)


async def test_a_communes_organizer_judges_and_opens_cases_under_the_commune(page: Page) -> None:
    """The commune does not judge itself; what is under it is judged and ended, and its members have the forms, too."""
    actions, dialog = await at_the_commune(page), page.get_by_role("dialog")
    assert await folded(actions, "Ghi kết quả đánh giá") == ["Của các tổ chức trực thuộc"]
    await actions.get_by_role("button", name="Của các tổ chức trực thuộc").click()
    await dialog.get_by_label("Loại đánh giá").select_option("SELF_REVIEW")
    await dialog.get_by_label("Chi bộ cơ quan xã").select_option("MET")
    await made(page, "Chi bộ cơ quan xã")
    await actions.get_by_role("button", name="Mở vụ việc").click()
    await dialog.get_by_label("Loại vụ việc").select_option("FEEDBACK")
    await made(page, "Sẽ ghi đúng như đã điền")
    await page.locator("#side [role=row] a").filter(has_text="Chi bộ thôn").first.click()
    await expect(page.get_by_role("heading", level=1)).to_contain_text("Chi bộ thôn")
    await actions.locator("summary", has_text="Sắp xếp tổ chức").click()
    await expect(actions.locator("details[open] button")).to_have_text(
        ["Thành lập tổ chức trực thuộc", "Đổi tên", "Đổi cấp", "Chuyển trực thuộc", "Hợp nhất, sáp nhập", "Giải thể"]
    )
    await page.get_by_role("link", name="Đảng viên", exact=True).click()
    member = page.get_by_role("table").get_by_role("link").first
    name = await member.inner_text()
    await member.click()
    await expect(page.get_by_role("heading", level=1)).to_have_text(name)
    await expect(actions.locator("button")).to_have_text(["Bổ sung vào cấp ủy", "Ghi kết quả đánh giá", "Mở vụ việc"])


async def made(page: Page, told: str) -> None:
    """Previews a change, which tells that, and makes it."""
    dialog = page.get_by_role("dialog")
    await dialog.get_by_role("button", name="Xem trước").click()
    await expect(dialog).to_contain_text(told)
    await dialog.get_by_role("button", name="Thực hiện").click()
    await expect(dialog).to_contain_text("Đã ghi")
    await dialog.locator("button.primary").click()


async def change(page: Page, button: str, label: str, value: str) -> None:
    """Previews what becomes of an organization's name or level."""
    actions, dialog = page.locator("main .actions"), page.get_by_role("dialog")
    await actions.locator("summary", has_text="Sắp xếp tổ chức").click()
    await actions.get_by_role("button", name=button, exact=True).click()
    field = dialog.get_by_label(label, exact=True)
    await (field.select_option(value) if button == "Đổi cấp" else field.fill(value))
    await dialog.get_by_role("button", name="Xem trước").click()


async def test_whoever_sees_all_says_why_before_what_is_personal_is_shown(page: Page, tiny_rows: Rows) -> None:
    born = next(row for row in tiny_rows.nodes["Member"] if row["birthDate"] and row["until"] == OPEN_END)
    day = f"{born['birthDate'].day}/{born['birthDate'].month}/{born['birthDate'].year}"
    top = next(iter(tiny_rows.nodes["Organization"]))["id"]
    await look_as(page, "Ban Tổ chức", "")
    await page.goto(f"/vi/m/{gid('Member', born['id'])}")
    await expect(page.get_by_role("heading", name=born["name"], exact=True)).to_be_visible()
    await expect(page.get_by_text("chỉ hiện khi nêu mục đích")).to_be_visible()
    await expect(page.get_by_text(day)).to_have_count(0)
    await page.get_by_role("link", name="Vụ việc", exact=True).click()
    await expect(page.get_by_text("chỉ hiện khi nêu mục đích", exact=True)).to_be_visible()
    await page.goto(f"/vi/o/{gid('Organization', top)}?tab=members&sort=birthDate")
    await expect(page.get_by_text("sắp xếp theo dữ liệu cá nhân cần nêu mục đích")).to_be_visible()
    await page.goto(f"/vi/m/{gid('Member', born['id'])}")
    await page.get_by_label("Mục đích xem dữ liệu cá nhân").select_option("MEMBER_FILE")
    await expect(page.get_by_text(day)).not_to_have_count(0)
    await expect(page.get_by_text("Mỗi lần xem được ghi vào sổ xem.")).to_be_visible()
    await expect(page.get_by_text("không thuộc quyền xem")).to_have_count(0)


PART = {"", "tree", "o", "m", "search", "supervision", "directives", "files"}
"""The views that whoever sees a part is offered; who administers or audits it, the one of rights as well."""


@pytest.mark.parametrize(
    ("role", "at", "offered"),
    [
        ("Ban Tổ chức", "", NAMES),
        ("Cán bộ tổ chức", "Chi bộ", PART),
        ("Người cấp quyền", "Đảng bộ xã", PART | {"access"}),
        ("Người xem –", "Đảng bộ thành phố", PART),
    ],
)
async def test_nobody_is_offered_and_no_page_asks_what_is_not_theirs(
    page: Page, role: str, at: str, offered: set[str]
) -> None:
    """Every view is gone to, and every link to another part of one; a question that is refused writes a line to the
    console, which fails the test."""
    await look_as(page, role, at)
    member = ""
    for view in ["", "o", "tree", *sorted(NAMES - {"", "o", "tree", "m", "p"}), "m"]:
        await go(page, f"/vi/{view}" + (f"/{member}" if view == "m" else ""))
        await at_rest(page)
        withheld = page.get_by_text("Mục này không thuộc quyền xem của bạn.")
        await expect(withheld).to_have_count(0 if view in offered else 1)
        links = page.locator("main a[href^='/vi/']:not(.tabs a)")
        shown = {(await one.get_attribute("href") or "").split("?")[0].split("/")[2] for one in await links.all()}
        assert shown <= offered | {"p"} if role == "Ban Tổ chức" else shown <= offered, view
        for tab in await page.locator("main .tabs a").all_inner_texts():
            await page.locator("main .tabs").get_by_role("link", name=tab, exact=True).first.click()
            await at_rest(page)
            await expect(withheld).to_have_count(0)
            member = member or await first_member(page)
    for scheme in ("light", "dark"):
        await seen_as(page, WIDE, scheme)
        await without_finding(page)
    await page.keyboard.press("Control+k")
    await page.keyboard.insert_text("nguyen")
    await expect(page.locator(".hit.active")).to_be_visible()
    for key in "gmsc":
        await page.locator("main").press(key)
        await at_rest(page)


async def test_whoever_was_granted_figures_alone_is_told_so_and_nothing_is_asked(page: Page) -> None:
    await look_as(page, "Người xem số liệu")
    await expect(page.get_by_role("alert")).to_have_text("Bạn chưa được cấp quyền xem dữ liệu nào ở đây.")
    await expect(page.get_by_role("search")).to_have_count(0)


async def first_member(page: Page) -> str:
    """The key of the first member that a view names."""
    link = page.locator("main a[href^='/vi/m/']").first
    return (await link.get_attribute("href") or "").split("/")[3].split("?")[0] if await link.count() else ""
