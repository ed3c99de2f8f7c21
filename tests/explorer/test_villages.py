"""Villages: what they lack since when, and in how many of their cells the secretary is also the head."""

import pytest
from playwright.async_api import expect

from tests.explorer.conftest import Walker, opens_without_finding
from tests.explorer.test_forms import answer
from tests.reference.world import gid

pytestmark = [pytest.mark.browser, pytest.mark.engine]
ROOT = gid("Organization", "o00001")
JOINT = "{ places(where: { coverage: JOINT_CELL }, first: 1) { totalCount nodes { name states { state since } } } }"
SECRETARIES = "sectors: [VILLAGE], seats: { bodies: [CELL_COMMITTEE], roles: [SECRETARY] }"
HEADS = f"""query Heads($id: ID!) {{
  all: memberCounts(under: $id, by: CHILD, where: {{ {SECRETARIES} }}) {{ total }}
  heads: members(under: $id, where: {{ {SECRETARIES}, officeKinds: [VILLAGE_HEAD] }}, first: 100) {{
    nodes {{ name }} }} }}"""


async def test_secretaries_who_are_heads_are_counted_and_named(walker: Walker) -> None:
    await opens_without_finding(walker, "villages?tab=secretaries&state=heads", ".opened .rows")
    told = await answer(walker.page, HEADS, id=ROOT)
    names = [one["name"] for one in told["heads"]["nodes"]]
    page = await walker.goes("/vi/villages?tab=secretaries&state=heads")
    await expect(page.locator(".opened .rows a")).to_have_text(names)
    figures = page.locator(".counts tbody tr").first.locator("td:nth-of-type(-n+3)")
    await expect(figures).to_have_text(
        [str(n) for n in (len(names), told["all"]["total"] - len(names), told["all"]["total"])]
    )


async def test_joint_cells_are_told_with_the_day_since_when(walker: Walker) -> None:
    page = await walker.goes("/vi/villages?lack=JOINT_CELL")
    told = (await answer(page, JOINT))["places"]
    [first] = told["nodes"]
    since = next(one["since"] for one in first["states"] if one["state"] == "JOINT_CELL")
    year, month, day = since.split("-")
    row = page.locator("main tbody tr").first
    await expect(row).to_contain_text(first["name"])
    await expect(row).to_contain_text(f"{int(day)}/{int(month)}/{year}")
    await expect(page.locator(".table-total")).to_have_text(f"{told['totalCount']} dòng")
