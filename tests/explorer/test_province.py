"""The explorer on the whole province: thousands of rows, the reform of 1 July 2025, and the pictures of the README.

Runs where the province is loaded anyway, on both engines; WRITE_PICTURES=1 writes docs/images/explorer-*.png anew.
"""

import os
import re
import shutil
from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path

import pytest
from PIL import Image
from playwright.async_api import Browser, Page, expect

from graph.engine.sessions import Graph
from graph.engine.settings import GraphSettings
from service.settings import Settings
from tests.explorer.conftest import CHROMIUM, Open, windows
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
    page = await open_page("/vi/tree?cols=members,secretary,coverage,meeting", size=LAPTOP)
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
    """The reform on the map: the day before, and three moments of what merged on its way into its heir."""
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
    await page.wait_for_timeout(1_000)
    if not WRITES_PICTURES:
        return
    slowly = await page.context.new_cdp_session(page)
    await slowly.send("Animation.enable")
    await slowly.send("Animation.setPlaybackRate", {"playbackRate": 0.1})
    await page.evaluate("() => { const at = setTimeout; window.setTimeout = (act, ms) => at(act, 10 * ms); }")
    frames = [await shot(page, "frame-0")]
    await later.click()
    for number in (1, 2, 3):
        await page.wait_for_timeout(1_500 if number < 3 else 5_000)
        frames.append(await shot(page, f"frame-{number}"))
    strip(frames, IMAGES / "explorer-reform.png")


async def shot(page: Page, name: str) -> Image.Image:
    path = IMAGES / f"{name}.png"
    await page.screenshot(path=path, clip={"x": 302, "y": 132, "width": 1048, "height": 636})
    with Image.open(path) as read:
        read.load()
    path.unlink()
    return read


def strip(frames: list[Image.Image], path: Path) -> None:
    """Four frames, two by two, at half their size."""
    found = [one.resize((one.width // 2, one.height // 2), Image.Resampling.LANCZOS) for one in frames]
    width, height = found[0].size
    whole = Image.new("RGB", (2 * width + 8, 2 * height + 8), "white")
    for number, one in enumerate(found):
        whole.paste(one, ((number % 2) * (width + 8), (number // 2) * (height + 8)))
    whole.save(path, optimize=True)


async def keep(page: Page, name: str) -> None:
    if WRITES_PICTURES:
        # the stream of changes never ends: that nothing is asked any more cannot be waited for
        await page.wait_for_timeout(1_000)
        await page.screenshot(path=IMAGES / f"{name}.png")
