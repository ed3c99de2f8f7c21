"""Lists as files: out as workbooks, in row by row, refused and given back marked, then taken in whole."""

import io

import pytest
from openpyxl import load_workbook
from playwright.async_api import Download, Page, expect

from tests.explorer.complaints import Failing
from tests.explorer.conftest import Open, without_finding
from tests.reference.world import gid

pytestmark = [pytest.mark.browser, pytest.mark.engine]
COMMUNE = gid("Organization", "o00241")
HEADING = "Mã tổ chức;Tên tổ chức đảng;Cấp;Tổ chức cấp trên;Từ ngày\n"
BAD = HEADING + (
    "n1;Chi bộ thôn 9;Cấp lạ;Q00069;31/11/2025\nn2;Chi bộ thôn 8;Chi bộ trực thuộc;Đảng bộ xã Quế Phướt;1/12/2025\n"
)
GOOD = HEADING + "n1;Chi bộ thôn 9;Chi bộ trực thuộc;{above};1/12/2025\n"


async def saved(page: Page, button: str) -> tuple[str, bytes]:
    async with page.expect_download() as saving:
        await page.get_by_role("button", name=button).click()
    download: Download = await saving.value
    return download.suggested_filename, (await download.path()).read_bytes()


@pytest.mark.usefixtures("changing")
async def test_a_list_goes_out_and_comes_in_when_it_is_mended(open_page: Open, failing: Failing) -> None:
    failing("/import", 422)
    page = await open_page(f"/vi/files/{COMMUNE}?on=2026-06-01")
    await expect(page.locator("main h1")).to_contain_text("Đảng bộ")
    name, content = await saved(page, "Tổ chức đảng: Tải về (xlsx)")
    assert name.endswith("2026-06-01.xlsx")
    rows = [*load_workbook(io.BytesIO(content)).worksheets[0].iter_rows(values_only=True)]
    assert str(rows[0][0]).endswith("tính đến ngày 1/6/2026.")
    above = rows[3][0]
    file, check = page.get_by_label("Chọn tệp"), page.get_by_role("button", name="Kiểm tra")
    await file.set_input_files({"name": "to-chuc.csv", "mimeType": "text/csv", "buffer": BAD.encode()})
    await check.click()
    await expect(page.get_by_role("heading", name="to-chuc.csv: 3 chỗ cần sửa, chưa ghi gì")).to_be_focused()
    problems = page.locator(".step tbody tr")
    await expect(problems).to_have_count(3)
    await expect(problems.first).to_contain_text("Cấp lạ")
    near = problems.filter(has_text="Không có tổ chức nào tên hoặc mã như vậy; gần giống: Đảng bộ xã Quế Phước")
    await expect(near).to_have_count(1)
    await without_finding(page)
    name, content = await saved(page, "Tải tệp có đánh dấu lỗi")
    assert (name, load_workbook(io.BytesIO(content)).worksheets[0]["F1"].value) == ("to-chuc-loi.xlsx", "Lỗi")
    good = GOOD.format(above=above).encode()
    await file.set_input_files({"name": "to-chuc.csv", "mimeType": "text/csv", "buffer": good})
    await check.click()
    await expect(page.locator(".step")).to_contain_text("mọi dòng đều đúng, chưa ghi gì")
    asked = {"query": '{ organization(by: { code: "n1" }) { name } }'}
    response = await page.request.post("/graphql", data=asked)
    assert (await response.json())["data"] == {"organization": None}
    await page.get_by_role("button", name="Thực hiện: ghi 1 dòng").click()
    await expect(page.locator(".step")).to_contain_text("đã ghi 1 thay đổi")
    response = await page.request.post("/graphql", data=asked)
    assert (await response.json())["data"] == {"organization": {"name": "Chi bộ thôn 9"}}
    await check.click()
    await expect(page.locator(".step")).to_contain_text("không có gì để ghi")
    other = GOOD.replace("thôn 9", "thôn Chín").format(above=above).encode()
    await file.set_input_files({"name": "to-chuc.csv", "mimeType": "text/csv", "buffer": other})
    await check.click()
    await expect(page.locator(".step")).to_contain_text("1 chỗ cần sửa")
    await page.get_by_label("Sửa cả dữ liệu đã có").check()
    await check.click()
    await expect(page.locator(".step tbody tr")).to_contain_text(["Chi bộ thôn Chín"])
    await without_finding(page)
    await page.get_by_role("button", name="Thực hiện: ghi 1 dòng").click()
    await expect(page.locator(".step")).to_contain_text("đã ghi 1 thay đổi")
    response = await page.request.post("/graphql", data=asked)
    assert (await response.json())["data"] == {"organization": {"name": "Chi bộ thôn Chín"}}
