"""The explorer on the whole province: thousands of rows, the reform of 1 July 2025, and the pictures of the README.

Runs where the province is loaded anyway, on both engines; WRITE_PICTURES=1 writes docs/images/explorer-*.png anew.
"""

import os
import re
import shutil
from collections.abc import AsyncIterator
from datetime import datetime
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.async_api import Browser, Page, expect

from graph.engine.sessions import Graph
from graph.engine.settings import GraphSettings
from service.settings import Settings
from tests.explorer.conftest import CHROMIUM, Open, leave_nothing, windows
from tests.service.served import served
from tests.support.asking import ask

IMAGES = Path(__file__).parents[2] / "docs" / "images"
WRITES_PICTURES = bool(os.environ.get("WRITE_PICTURES"))
LAPTOP = (1366, 768)
EVE, REFORM = "2025-06-30", "2025-07-01"
COUNTS = re.compile(r"([\d.]+) mới, ([\d.]+) không còn, ([\d.]+) chuyển, ([\d.]+) đổi tên")
# a machine without a browser runs the rest; CI has one
pytestmark = [
    pytest.mark.contract,
    pytest.mark.province,
    pytest.mark.skipif(not shutil.which(CHROMIUM) and "CI" not in os.environ, reason="no chromium on this machine"),
]


@pytest.fixture
async def open_page(province: Graph, browser: Browser) -> AsyncIterator[Open]:
    """Opens addresses of the explorer over the whole province."""
    async with served(settings=Settings(graph=GraphSettings()), graph=province) as running:
        site = f"http://127.0.0.1:{running.port}"
        async with await browser.new_context(base_url=site) as context, windows(context, site) as opened:
            yield opened
    leave_nothing()


async def rows_of(page: Page) -> int:
    await expect(page.locator("main [role=row]").nth(3)).to_be_visible(timeout=20_000)
    return int(await page.locator("main [role=treegrid]").get_attribute("aria-rowcount") or 0) - 1


async def test_the_reform_is_crossed_with_every_row_open(province: Graph, open_page: Open) -> None:
    root = (await ask(province, "{ roots { key } }"))["roots"][0]["key"]
    question = """query ($id: ID!, $from: Date!, $to: Date!) {
      before: organization(by: {id: $id}, asOf: $from) { descendantCount }
      after: organization(by: {id: $id}, asOf: $to) { descendantCount }
      compare(under: $id, from: $from, to: $to) { counts { kind count } } }"""
    told = await ask(province, question, {"id": root, "from": EVE, "to": REFORM})
    counts = {one["kind"]: one["count"] for one in told["compare"]["counts"]}
    # everything with a name that holds "b" is shown with what is above it: the whole tree, without opening a row
    page = await open_page(f"/vi/tree?on={EVE}&cols=code&q=", size=LAPTOP)
    await rows_of(page)
    await page.locator("main [role=row].focused").focus()
    for _ in range(3):
        await page.keyboard.press("*")
        await page.keyboard.press("ArrowDown")
    await page.get_by_role("button", name="Lần thay đổi sau").click()
    said = COUNTS.search(await page.locator(".told").inner_text(timeout=20_000))
    assert said is not None
    added, ended, *_ = (int(one.replace(".", "")) for one in said.groups())
    assert ended == counts["ENDED"] + counts["MERGED_INTO"]
    assert added == counts["APPEARED"] + counts["SPLIT_FROM"]
    assert added - ended == told["after"]["descendantCount"] - told["before"]["descendantCount"]
    await expect(page).to_have_url(re.compile(f"on={REFORM}"))


async def test_of_all_organizations_only_the_seen_ones_are_in_the_page(province: Graph, open_page: Open) -> None:
    page = await open_page("/vi/tree?cols=code&q=bo", size=LAPTOP)
    count = await rows_of(page)
    today = datetime.now(Settings(graph=GraphSettings()).time_zone).date()
    total = (await ask(province, "{ organizations { totalCount } }", today=today))["organizations"]
    assert 0.9 * total["totalCount"] < count <= total["totalCount"]
    await page.locator("main [role=row].focused").focus()
    await page.keyboard.press("End")
    await expect(page.locator("main [role=row].focused")).to_have_attribute("aria-rowindex", str(count + 1))
    assert await page.locator("main [role=row]").count() <= 70


async def test_the_pictures_of_the_readme(province: Graph, open_page: Open) -> None:
    """Each page is there with its figures; the pictures themselves are looked at before they are committed."""
    page = await open_page("/vi/tree?cols=members,cells,secretary,coverage,confirmed", size=LAPTOP)
    await rows_of(page)
    await expect(page.locator("main [role=row] [aria-busy=true]")).to_have_count(0, timeout=20_000)
    await keep(page, "explorer-tree")
    commune = (await ask(province, '{ organization(by: { code: "20641" }) { key } }'))["organization"]["key"]
    await page.goto(f"/vi/supervision/{commune}")
    await expect(page.locator("main table [role=img]").nth(3)).to_be_visible(timeout=20_000)
    await keep(page, "explorer-supervision")
    await page.locator("#finder").fill("Chi bộ thôn 3")
    await page.locator(".hit").first.click()
    await expect(page.locator("main h1")).to_contain_text("Chi bộ")
    await keep(page, "explorer-record")
    await replayed(page)


async def replayed(page: Page) -> None:
    """The reform on the map: the day before, what merged on its way into its heir, and the day after."""
    later, earlier = (page.get_by_role("button", name=f"Lần thay đổi {way}") for way in ("sau", "trước"))
    points = page.locator("main svg a")
    await page.goto(f"/vi/map?on={EVE}")
    await expect(points.nth(200)).to_be_attached(timeout=20_000)
    # both days are in the page now, so that nothing is waited for on the way
    await later.click()
    await expect(points).to_have_count(94, timeout=20_000)
    await earlier.click()
    await page.get_by_role("textbox", name="Ngày xem").fill("30/6/2025")
    await page.keyboard.press("Enter")
    await expect(points.nth(200)).to_be_attached(timeout=20_000)
    if WRITES_PICTURES:
        await page.set_viewport_size({"width": 880, "height": 720})
        await page.wait_for_timeout(1_000)
        await page.locator("main svg").first.evaluate("(map) => scrollTo(0, map.getBoundingClientRect().top - 240)")
        await page.evaluate(FROZEN)
        frames = [await shot(page)]
        await later.click()
        await page.wait_for_function("() => window.arrive && document.getAnimations().length > 100")
        for moment in MOMENTS:
            await page.evaluate("(at) => document.getAnimations().forEach((one) => (one.currentTime = at))", moment)
            frames.append(await shot(page))
        await page.evaluate("() => window.arrive()")
        frames.append(await shot(page))
        save_moving(frames, IMAGES / "explorer-reform.png")


MOMENTS = range(140, 700, 140)
"""Of the 700 milliseconds in which what merged travels."""
FROZEN = """() => {
  const { animate } = Element.prototype;
  Element.prototype.animate = function (...given) {
    const made = animate.apply(this, given);
    made.pause();
    return made;
  };
  const later = setTimeout;
  window.setTimeout = (act, ms) => (ms === 700 ? ((window.arrive = act), 0) : later(act, ms));
}"""


async def shot(page: Page) -> Image.Image:
    await page.wait_for_timeout(200)
    return Image.open(BytesIO(await page.screenshot())).convert("RGB")


def save_moving(frames: list[Image.Image], path: Path) -> None:
    """An animated PNG: the day before and the day after stand, what merges goes between them."""
    first, *others = [one.quantize(64, dither=Image.Dither.NONE) for one in frames]
    standing = [2_000, *[150] * len(MOMENTS), 3_000]
    first.save(path, save_all=True, append_images=others, duration=standing, loop=0, optimize=True)


async def keep(page: Page, name: str) -> None:
    if WRITES_PICTURES:
        await expect(page.locator(".track path")).to_have_attribute("d", re.compile("M"))
        # the stream of changes never ends: that nothing is asked any more cannot be waited for
        await page.wait_for_timeout(1_000)
        await page.screenshot(path=IMAGES / f"{name}.png")
