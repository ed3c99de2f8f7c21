"""Each view by keys alone: what Tab reaches and shows to have the focus, what Enter does there, the way back; and that
nobody is caught in a view."""

import re
from typing import Any, NamedTuple

import pytest
from playwright.async_api import Page, expect

from tests.explorer.conftest import Walker, at_rest, without_finding
from tests.explorer.test_views import CELL, COMMUNE, DISTRICT, FOLLOWER, LETTER, NAMES, ROOT, YEARS
from tests.reference.world import gid

pytestmark = [pytest.mark.browser, pytest.mark.engine]
MOST_TABS = 60


class Reached(NamedTuple):
    """A view, what Tab comes to in it, and what Enter does there: goes to an address, or shows something, which Esc
    closes where `closes`."""

    address: str
    target: str
    goes: str = ""
    shows: str = ""
    closes: bool = False


KEYS = (
    Reached("", "a.button[href*='/tree/']", goes="/tree/"),
    Reached("tree", "[role=row].focused", goes="/o/"),
    Reached("search?q=chi", ".found a", goes="/[omp]/"),
    Reached(f"o/{CELL}", ".tabs a:nth-child(4)", goes="tab=members"),
    Reached(f"o/{CELL}?tab=members", "tbody a", goes="/m/"),
    Reached(f"o/{CELL}", ".actions button", shows="dialog[open]", closes=True),
    Reached(f"m/{FOLLOWER}", ".tabs a:nth-child(2)", goes="tab=assessments"),
    Reached(f"p/{gid('Place', 'p00096')}?tab=children", "tbody a", goes="/p/"),
    Reached(f"compare/{DISTRICT}", ".compare-counts a:nth-child(2)", goes="kind="),
    Reached(f"changes/{ROOT}", "#changes-kind"),
    Reached(f"graph/{CELL}", "svg a", goes="/[omp]/"),
    Reached(f"path/{FOLLOWER}", "form.end input"),
    Reached("map?show=members&on=2025-06-30", "svg.map a", goes="/[op]/"),
    Reached("supervision", ".bars button.count", shows=".opened", closes=True),
    Reached("supervision?tab=suggestion", ".proposals button, .proposals input"),
    Reached(f"assessments/{COMMUNE}", "table button.count", shows=".opened", closes=True),
    Reached("cases", "table button.count", shows=".opened", closes=True),
    Reached(f"directives/{ROOT}/{LETTER}", "table button.count", shows=".opened", closes=True),
    Reached("villages?lack=JOINT_CELL", "tbody a", goes="/[op]/"),
    Reached("posts?kind=VILLAGE_HEAD", "table button.count", shows=".opened", closes=True),
    Reached(f"indicators?{YEARS}", ".choices select, .choices input"),
    Reached("audit", "table button.count", goes="of="),
    Reached("access", ".actions button", shows="dialog[open]", closes=True),
    Reached(f"files/{COMMUNE}", ".file-lists button"),
)
FOCUS = """() => {
  const it = document.activeElement;
  const look = () => JSON.stringify([it, ...it.querySelectorAll("*")].map((one) => {
    const { outlineStyle, outlineWidth, boxShadow, stroke, strokeWidth, fill } = getComputedStyle(one);
    return [outlineStyle, outlineWidth, boxShadow, stroke, strokeWidth, fill];
  }));
  const focused = look();
  const { top, bottom, left, right } = it.getBoundingClientRect();
  it.blur();
  const seen = look() !== focused;
  it.focus({ preventScroll: true });
  return [seen, bottom > 0 && top < innerHeight && right > 0 && left < innerWidth];
}"""
"""Whether what has the focus looks otherwise than without it, and is in the window."""
EDGES = """(backwards) => {
  const all = [...document.querySelectorAll("main a[href], main button, main input, main select, main [tabindex='0']")]
    .filter((one) => !one.disabled && one.tabIndex >= 0 && one.checkVisibility({ visibilityProperty: true }));
  (backwards ? all[0] : all[all.length - 1]).focus();
}"""
INSIDE = "() => Boolean(document.activeElement.closest('main'))"


def test_every_view_is_among_them() -> None:
    assert {re.split("[/?]", one.address)[0] for one in KEYS} == NAMES


@pytest.mark.parametrize("one", KEYS, ids=lambda one: f"{one.address} {one.target}")
async def test_a_view_is_used_by_keys_alone(walker: Walker, one: Reached) -> None:
    page = await walker.goes(f"/vi/{one.address}")
    await at_rest(page)
    await expect(page.locator(f"main :is({one.target})").first).to_be_visible()
    await out_of(page, "Shift+Tab", backwards=True)
    await out_of(page, "Tab", backwards=False)
    await to(page, one.target)
    assert await page.evaluate(FOCUS) == [True, True]
    if one.goes:
        await page.keyboard.press("Enter")
        await expect(page).to_have_url(re.compile(one.goes))
    if one.shows:
        had: Any = await page.evaluate_handle("() => document.activeElement")
        await page.keyboard.press("Enter")
        await expect(page.locator(one.shows).first).to_be_visible()
        if one.closes:
            await page.keyboard.press("Escape")
            await expect(page.locator(one.shows)).to_have_count(0)
            await page.wait_for_function("(had) => document.activeElement === had", arg=had)


async def out_of(page: Page, key: str, *, backwards: bool) -> None:
    """From the first or last thing of a view a key leads out of it."""
    await page.evaluate(EDGES, backwards)
    await page.keyboard.press(key)
    for _ in range(2):  # the view itself, and a box that scrolls, have the focus as well
        if await page.evaluate(INSIDE):
            await page.keyboard.press(key)
    assert not await page.evaluate(INSIDE)


async def to(page: Page, target: str) -> None:
    """Presses Tab, from where the view begins, until it has the focus."""
    await page.evaluate("() => document.getElementById('view').focus()")
    for _ in range(MOST_TABS):
        if await page.evaluate("(target) => document.activeElement.matches(`main :is(${target})`)", target):
            return
        await page.keyboard.press("Tab")
    raise AssertionError(f"{target} is not reached by {MOST_TABS} tabs")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("address", "bands"),
    [
        ("search?q=zzzz&on=2025-06-30&known=garbage", 2),
        ("search?q=zzzz&on=2099-01-01&known=2026-01-01T08:00:00%2B07:00", 3),
        ("nowhere?on=2025-02-31", 1),
    ],
)
async def test_what_stands_around_a_view_is_without_a_finding(
    walker: Walker, address: str, bands: int, scheme: str
) -> None:
    """A past day, a day ahead, a moment, and what of an address is left out, each with its notice."""
    page = await walker.goes(f"/vi/{address}", scheme=scheme)
    await expect(page.locator("main h1")).to_be_visible()
    await expect(page.locator(".band")).to_have_count(bands)
    await without_finding(page)
    # what comes first by Tab leads into the view at once
    await page.locator("a.skip").focus()
    assert await page.evaluate(FOCUS) == [True, True]
    await page.keyboard.press("Enter")
    await expect(page.locator("#view")).to_be_focused()
