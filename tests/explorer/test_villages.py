"""Villages: what they lack or share, since when."""

import pytest
from playwright.async_api import expect

from tests.explorer.conftest import Walker
from tests.explorer.test_forms import answer

pytestmark = [pytest.mark.browser, pytest.mark.engine]
JOINT = "{ places(where: { coverage: JOINT_CELL }, first: 1) { totalCount nodes { name states { state since } } } }"


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
