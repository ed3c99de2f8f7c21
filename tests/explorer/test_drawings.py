"""Graphs and the map: drawn whole or counted, walked by arrows, taken away as pictures that stand by themselves."""

import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from playwright.async_api import Download, Page, expect

from resolvers.shared.identifiers import encode_id
from tests.explorer.conftest import Open

pytestmark = [pytest.mark.browser, pytest.mark.engine]
CITY = encode_id("Organization", "o00003")


async def first(page: Page, query: str, **variables: str) -> Any:
    """What the service answers to a question, as a test needs an id of it."""
    response = await page.request.post("/graphql", data={"query": query, "variables": variables})
    return (await response.json())["data"]


FOLLOWED = """query ($under: ID!) { supervisions(under: $under, first: 100) {
  nodes { standing { holds } supervisor { key name } organization { key name } } } }"""
LARGEST = """{ organizations(
  where: {levels: [CELL, GRASSROOTS_CELL]}, orderBy: {field: MEMBER_COUNT, direction: DESC}, first: 1
) { nodes { key name memberCount } } }"""


async def followed(page: Page) -> dict[str, Any]:
    """A supervision link that has standing, by its ends."""
    links = (await first(page, FOLLOWED, under=CITY))["supervisions"]["nodes"]
    return next(link for link in links if link["standing"]["holds"])


async def large_cell(page: Page) -> dict[str, Any]:
    [cell] = (await first(page, LARGEST))["organizations"]["nodes"]
    return cell  # type: ignore[no-any-return]


async def test_who_follows_stands_in_the_graph_with_a_word_and_leads_to_the_record(open_page: Open) -> None:
    page = await open_page()
    link = await followed(page)
    await page.goto(f"/vi/graph/{link['organization']['key']}")
    box = page.locator(f".box[data-key='{link['supervisor']['key']}']")
    await expect(box).to_have_attribute(
        "aria-label", re.compile(f"^{link['supervisor']['name']}; Đảng viên; .*: {link['organization']['name']}")
    )
    await expect(
        page.locator("svg.graph .word", has_text=re.compile("theo dõi|phụ trách|dự sinh hoạt")).first
    ).to_be_visible()
    await expect(box).to_have_attribute("href", f"/vi/m/{link['supervisor']['key']}")
    await page.get_by_role("checkbox", name="theo dõi").uncheck()
    await expect(box).to_have_count(0)
    assert "links=" in page.url


async def test_a_long_list_is_a_page_and_a_box_with_the_rest(open_page: Open) -> None:
    page = await open_page()
    cell = await large_cell(page)
    await page.goto(f"/vi/graph/{cell['key']}?links=membership")
    rest = page.locator(".box.more")
    await expect(rest).to_contain_text(f"+ {cell['memberCount'] - 12}")
    await expect(page.locator(".summary")).to_contain_text(f"Chưa vẽ: {cell['memberCount'] - 12} đảng viên nữa")
    seen = await page.locator(".box.member").evaluate_all("boxes => boxes.map(box => box.dataset.key)")
    await rest.click()
    await expect(page.locator(".box.more").first).to_contain_text("‹ 12")
    later = await page.locator(".box.member").evaluate_all("boxes => boxes.map(box => box.dataset.key)")
    assert later
    assert not set(seen) & set(later)
    assert f"open={cell['key']}.members.12" in unquote(page.url)


async def test_a_graph_is_walked_and_opened_by_keys_alone(open_page: Open) -> None:
    page = await open_page()
    link = await followed(page)
    await page.goto(f"/vi/graph/{link['organization']['key']}")
    start = page.locator(".box.chief")
    await start.focus()
    await page.keyboard.press("ArrowLeft")
    left = page.locator(".box:focus")
    await expect(left).to_have_count(1)
    await expect(start).not_to_be_focused()
    key = await left.get_attribute("data-key")
    before = await page.locator(".box").count()
    await page.keyboard.press("Space")
    await expect(left).to_have_attribute("aria-expanded", "true")
    assert f"open={key}" in unquote(page.url)
    await expect(page.locator("main [aria-busy=true]")).to_have_count(0)
    await expect(page.locator(".box")).not_to_have_count(before)
    assert await page.locator(".box").count() <= 60
    await expect(left).to_have_attribute("data-key", str(key))
    await page.keyboard.press("Space")
    await expect(page.locator(".box")).to_have_count(before)
    await page.keyboard.press("Enter")
    await page.wait_for_url(f"**/{key}")


async def test_what_was_not_there_on_the_day_says_when_it_was(open_page: Open) -> None:
    page = await open_page(f"/vi/graph/{encode_id('Organization', 'o00012')}")
    await expect(page.locator(".gone")).to_contain_text("tổ chức này không còn")
    await page.get_by_role("link", name="Xem ngày cuối cùng, 30/6/2025").click()
    await expect(page.locator("svg.graph")).to_be_visible()
    assert "on=2025-06-30" in page.url


async def test_the_way_between_two_is_told_in_words_and_turned_round(open_page: Open) -> None:
    page = await open_page()
    link = await followed(page)
    member, cell = link["supervisor"], link["organization"]
    await page.goto(f"/vi/path/{member['key']}/{cell['key']}?links=supervision")
    await expect(page.locator("h2")).to_have_text(f"Từ {member['name']} đến {cell['name']}")
    await expect(page.locator("svg.graph .word")).to_have_text(["theo dõi"])
    await page.get_by_role("link", name="Đổi chiều").click()
    await expect(page.locator("svg.graph .word")).to_have_text(["được theo dõi bởi"])
    await page.get_by_role("checkbox", name="chức vụ").check()
    await page.get_by_role("checkbox", name="theo dõi").uncheck()
    await page.get_by_role("link", name="Chọn đích khác").click()
    await page.get_by_role("searchbox", name=re.compile("Tìm đường liên hệ từ")).fill("thanh pho da nang")
    await page.locator(".ends").get_by_role("link", name="Đảng bộ thành phố Đà Nẵng", exact=True).click()
    await page.wait_for_url(f"**/path/{cell['key']}/{CITY}")
    await expect(page.locator("svg.graph .word").first).to_have_text("trực thuộc")


async def test_a_drawing_is_taken_away_as_it_is_seen(open_page: Open) -> None:
    page = await open_page(f"/vi/graph/{CITY}")
    drawn = await page.locator("svg.graph").evaluate(
        "svg => ({width: svg.viewBox.baseVal.width, boxes: svg.querySelectorAll('.box').length})"
    )
    picture = (await saved(page, "SVG")).read_text(encoding="utf-8")
    assert picture.count("<rect") == drawn["boxes"] + 1
    assert "Sơ đồ quanh Đảng bộ thành phố Đà Nẵng, " in picture
    assert "data:font/woff2;base64," in picture
    assert "class=" not in picture
    assert 'stroke="rgb(' in picture
    image = (await saved(page, "PNG")).read_bytes()
    assert image.startswith(b"\x89PNG")
    assert int.from_bytes(image[16:20], "big") == 2 * (-(-drawn["width"] // 1) + 32)


async def saved(page: Page, kind: str) -> Path:
    async with page.expect_download() as waiting:
        await page.get_by_role("button", name=kind, exact=True).click()
    download: Download = await waiting.value
    assert download.suggested_filename.endswith(f".{kind.lower()}")
    return Path(await download.path())


async def test_hoang_sa_stands_in_its_inset_before_and_after_the_reform(open_page: Open) -> None:
    page = await open_page("/vi/map?on=2025-06-30")
    inset = page.locator("svg.map .inset")
    await expect(inset).to_contain_text("Huyện Hoàng Sa")
    await expect(inset).to_contain_text(re.compile(r"cách .+ \d+ km"))
    await expect(inset).to_contain_text("về phía đông")
    await page.goto("/vi/map")
    await expect(inset).to_contain_text("Hoàng Sa")


async def test_what_merged_travels_into_its_heir_and_is_told_in_words(open_page: Open) -> None:
    for motion in ("no-preference", "reduce"):
        page = await open_page("/vi/map?show=members&on=2025-06-30", reduced_motion=motion)
        await expect(page.locator("svg.map")).to_be_visible()
        before = await page.locator("svg.map a.point[data-key]").count()
        assert before > 0
        await page.evaluate(
            """() => {
              window.most = 0;
              const look = () => {
                window.most = Math.max(window.most, document.querySelectorAll(".map .moving").length);
                requestAnimationFrame(look);
              };
              look();
            }"""
        )
        await page.locator("main").press("]")
        await expect(page.locator(".summary")).to_contain_text(re.compile(r"Từ \d+ sang \d+ .*đã nhập vào nơi khác"))
        after = await page.locator("svg.map a.point[data-key]").count()
        assert after < before
        assert (await page.evaluate("() => window.most") > 0) == (motion == "no-preference")
        await expect(page.locator(".map .moving")).to_have_count(0)
        await page.locator("main").press("[")
        await expect(page.locator(".summary")).to_contain_text("tách ra như trước khi sáp nhập")


async def test_a_map_is_walked_and_looked_into_by_keys_alone(open_page: Open) -> None:
    page = await open_page("/vi/map?on=2025-06-30")
    point = page.locator("svg.map a.point[tabindex='0'][data-key]")
    await point.focus()
    await page.keyboard.press("ArrowDown")
    focused = page.locator("svg.map a.point:focus")
    key = await focused.get_attribute("data-key")
    label = await focused.get_attribute("aria-label")
    assert re.search(r"; [\d.]+ đảng viên; \d+ trong \d+ tổ chức có người theo dõi", str(label))
    await page.keyboard.press("PageUp")
    await expect(page.locator("svg.map")).to_have_class(re.compile("closer"))
    await expect(focused).to_have_attribute("data-key", str(key))
    await page.keyboard.press("Escape")
    await expect(page.locator("svg.map")).not_to_have_class(re.compile("closer"))
    await page.keyboard.press("Enter")
    await page.wait_for_url("**/vi/o/**")


async def test_a_state_of_supervision_is_looked_for_on_the_map(open_page: Open) -> None:
    page = await open_page("/vi/map?on=2025-06-30")
    await page.locator(".legend").get_by_role("button", name=re.compile("Chưa phân công")).click()
    await expect(page).to_have_url(re.compile("state=UNSUPERVISED"))
    points = page.locator("svg.map a.point[data-key]")
    pale = page.locator("svg.map a.point.pale[data-key]")
    await expect(pale).not_to_have_count(0)
    for point in await pale.all():
        assert "Chưa phân công" not in str(await point.get_attribute("aria-label"))
    assert await pale.count() < await points.count()
