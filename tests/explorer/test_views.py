"""Every view: in both languages, both schemes, narrow and wide, without a finding; whole on a laptop and on the widest.

Each is opened twice, the second time otherwise in every respect: each so in both languages, schemes and widths, and all
of them together in every combination of the three.
"""

import re
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest
from playwright.async_api import Browser, Page, expect

from graph.engine.settings import GraphSettings
from service.settings import Settings
from tests.conftest import Loaded
from tests.explorer.complaints import Failing
from tests.explorer.conftest import (
    CUT,
    NARROW,
    WIDE,
    WIDEST,
    Walker,
    at_rest,
    go,
    leave_nothing,
    seen_as,
    windows,
    without_finding,
)
from tests.reference.world import gid
from tests.service.served import served
from tests.support.arranging import on_server

LAPTOP = (1366, 768)
KNOWN = (Path(__file__).parents[2] / "explorer/src/views.js").read_text(encoding="utf-8")
ROOT, CITY, DISTRICT, COMMUNE, CELL, OTHER = (
    gid("Organization", key) for key in ("o00001", "o00003", "o00012", "o00241", "o00122", "o00123")
)
FOLLOWER, PARTY_TO_A_CASE = gid("Member", "m00467"), gid("Member", "m00716")
LETTER = gid("Directive", "d00009")
NAMES = {one.strip('"') for one in re.findall(r"^  (\w+|\"\"): \{ load", KNOWN, re.MULTILINE)}
YEARS = "from=2024&to=2026&full=2023-04-21"
TABLE, ROWS = "main table", "main .table-box table"
VIEWS = {
    "": (),
    "tree": (),
    "search?q=chi": (),
    f"o/{CELL}": (),
    f"o/{CELL}?tab=members": (),
    f"o/{COMMUNE}?tab=events": (),
    f"o/{DISTRICT}": (),
    f"m/{FOLLOWER}": (),
    f"m/{gid('NonMember', 'n00003')}": (),
    f"p/{gid('Place', 'p00096')}?tab=children": (),
    f"compare/{DISTRICT}": (),
    f"changes/{ROOT}": (),
    "supervision": ("main .bars",),
    "supervision?tab=attendance": ("main .matrix",),
    "supervision?tab=visits": ("main .table",),
    "supervision?tab=workload": ("main .table",),
    "supervision?tab=suggestion": ("main .proposals",),
    f"graph/{CELL}": ("main svg.graph",),
    f"graph/{FOLLOWER}": ("main svg.graph",),
    f"graph/{gid('Place', 'p00001')}": ("main svg.graph",),
    f"path/{FOLLOWER}/{CITY}": ("main svg.graph",),
    f"path/{FOLLOWER}": ("main form.end",),
    "map?show=coverage&on=2025-06-30": ("svg.map",),
    "map?show=members&on=2025-06-30": ("svg.map",),
    "map?show=villages&on=2025-06-30": ("svg.map",),
    f"o/{OTHER}?tab=assessments": (TABLE,),
    f"assessments/{COMMUNE}?state=GOOD": (TABLE,),
    f"assessments/{COMMUNE}?tab=fourGood": (TABLE,),
    "assessments?tab=running&level=EXCELLENT": (TABLE,),
    "cases?state=overdue": (TABLE,),
    "cases?tab=list&kind=FEEDBACK": (TABLE,),
    f"m/{PARTY_TO_A_CASE}?tab=cases": (TABLE,),
    f"directives/{ROOT}/{LETTER}?state=DONE": (TABLE,),
    f"directives/{ROOT}/{LETTER}?tab=everyone": (TABLE,),
    "villages?lack=JOINT_CELL": (ROWS,),
    "posts?kind=VILLAGE_HEAD&state=holding": (".opened .rows",),
    f"indicators?{YEARS}": ("main .trend", ROWS),
    f"indicators?tab=compared&kind=ORGANIZATIONS_GOOD&{YEARS}": ("main .trend", ROWS),
    "audit?of=ONE_VILLAGE&state=broken": (ROWS,),
    "audit?tab=norms": (ROWS,),
    "access": ("main .empty, main table",),
    "access?tab=readings": ("main .empty",),
    f"files/{COMMUNE}": (),
}
WHOLE = ("", "tree", "search?q=chi")
"""Those of which axe looks at what stands around them, too."""
ON_A_SERVER = ("", "tree", "o", "m", "graph", "map", "supervision")
PLANNING = 300.0
"""In seconds: so long an answer may take there, on a machine that is as busy as it gets."""
IN_ONE_LINE = """() => new Set([...document.querySelectorAll(".subject a")].map((link) => link.offsetTop)).size <= 1"""


def test_every_view_is_among_them() -> None:
    assert {name_of(address) for address in VIEWS} == NAMES


def name_of(address: str) -> str:
    return re.split("[/?]", address)[0]


@pytest.mark.browser
@pytest.mark.engine
@pytest.mark.parametrize("address", VIEWS)
async def test_a_view_opens_without_a_finding(walker: Walker, address: str) -> None:
    for language, scheme, size in looks_at(address):
        page = await walker.goes(f"/{language}/{address}", size=size, scheme=scheme)
        await stands(page, address, language)
        await without_finding(page, frame=address in WHOLE)
        if size == WIDE:
            await is_whole(page, scheme)


@pytest.mark.contract
@pytest.mark.skipif(not on_server(), reason="they are looked at whole by `make test-browser`")
async def test_what_people_are_in_most_opens_on_a_server(browser: Browser, tiny: Loaded, failing: Failing) -> None:
    """In one look each: a server plans every statement for a second, and what axe finds is the same on both engines.
    `scripts/neo4j run -- scripts/test-browser` looks at all views."""
    async with served(settings=Settings(graph=GraphSettings(), answer_seconds=PLANNING), graph=tiny.graph) as running:
        site = f"http://127.0.0.1:{running.port}"
        async with await browser.new_context(base_url=site) as context, windows(context, site, None, failing) as opened:
            page = await opened("/vi/nowhere")
            first = {name_of(one): one for one in reversed(VIEWS)}
            for address in map(first.__getitem__, ON_A_SERVER):
                language, scheme, size = looks_at(address)[0]
                await seen_as(page, size, scheme)
                await go(page, f"/{language}/{address}")
                await at_rest(page, within=1_000 * PLANNING)
                await stands(page, address, language)
                assert await page.evaluate(CUT) == []
    leave_nothing()


async def stands(page: Page, address: str, language: str) -> None:
    await at_rest(page)
    for one in VIEWS[address]:
        await expect(page.locator(one).first).to_be_visible()
    await expect(page.locator("html")).to_have_attribute("lang", language)


def looks_at(address: str) -> list[tuple[str, str, tuple[int, int]]]:
    """Two looks that have nothing in common; which two goes by the address."""
    drawn = crc32(address.encode())
    one = (bool(drawn & 1), bool(drawn & 2), True)
    return [
        ("vi" if vietnamese else "en", "light" if light else "dark", WIDE if wide else NARROW)
        for vietnamese, light, wide in (one, tuple(not it for it in one))
    ]


async def is_whole(page: Page, scheme: Any) -> None:
    """On a laptop the views of an organization are one line; there and on the widest no text is cut."""
    for size in (LAPTOP, WIDEST):
        await seen_as(page, size, scheme)
        await page.wait_for_function(f"() => ({CUT})().length === 0")
        assert await page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
        assert await page.evaluate(IN_ONE_LINE)
