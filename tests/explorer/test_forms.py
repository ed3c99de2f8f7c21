"""Changes on the page: filled in, tried, shown with what would follow, then made once, refusals at their fields."""

from typing import Any

import pytest
from playwright.async_api import Locator, Page, Request, Route, expect

from tests.explorer.complaints import Failing
from tests.explorer.conftest import Open, asked_in, without_finding

pytestmark = [pytest.mark.browser, pytest.mark.engine, pytest.mark.usefixtures("changing")]
COMMUNE, OTHER = "Đảng bộ xã Quế Sơn", "Đảng bộ xã Quế Phước"
MERGING, ENDING, MOVING, DISSOLVING = (
    f"Đảng bộ {name}" for name in ("xã Xuân Phú", "xã Nông Sơn", "xã Quế Sơn Trung", "phường Hòa Khánh")
)
"""Each test changes cells of another commune, as loading the graph anew for each took longer than the tests."""
CELLS = """query Cells($name: String!) {
  organizations(where: { text: $name }, first: 1) { nodes {
    key name level version
    children(where: { levels: [CELL] }, first: 2) { nodes {
      key name level code memberCount version lastMeeting { heldOn present attendances { capacity onBehalfOf { key } } }
      supervisions { key supervisor { key name } organization { key name } }
      assignments { key body role member { key name } organization { key name } }
    } }
  } }
}"""
HEAD = "{ clock { head { seq } } }"


async def answer(page: Page, query: str, **variables: Any) -> Any:
    """What the API answers beside the page."""
    response = await page.request.post("/graphql", data={"query": query, "variables": variables})
    return (await response.json())["data"]


async def cells_of(page: Page, name: str = COMMUNE) -> tuple[Any, list[Any]]:
    """A commune and two of its cells."""
    [commune] = (await answer(page, CELLS, name=name))["organizations"]["nodes"]
    return commune, commune["children"]["nodes"]


async def seq(page: Page) -> int:
    head = (await answer(page, HEAD))["clock"]["head"]
    return head["seq"] if head else 0


async def opened(page: Page, button: str, *, fold: str = "") -> Locator:
    """The dialog that a button of the record opens."""
    if fold:
        await page.locator("main summary", has_text=fold).click()
    await page.locator("main").get_by_role("button", name=button).first.click()
    dialog = page.get_by_role("dialog")
    await expect(dialog.locator("form")).to_be_visible()
    return dialog


async def record(open_page: Open, name: str = COMMUNE, **options: Any) -> tuple[Page, Any, list[Any]]:
    """The record of the first cell of a commune."""
    page = await open_page(**options)
    commune, cells = await cells_of(page, name)
    await page.goto(f"/vi/o/{cells[0]['key']}")
    return page, commune, cells


async def choose(dialog: Locator, label: str, text: str) -> None:
    """By keys alone: some letters, down, Enter."""
    field = dialog.get_by_role("combobox", name=label, exact=True)
    await field.fill(text)
    await expect(dialog.locator("[role=option]").first).to_be_visible()
    await field.press("ArrowDown")
    await field.press("Enter")


async def step(dialog: Locator, button: str) -> None:
    await dialog.get_by_role("button", name=button, exact=True).click()


async def test_a_merger_shows_what_it_does_and_does_it_only_then(open_page: Open) -> None:
    page, _, [one, other] = await record(open_page, MERGING)
    dialog = await opened(page, "Hợp nhất, sáp nhập", fold="Sắp xếp tổ chức")
    await step(dialog, "Xem trước")
    await expect(dialog.get_by_role("alert")).to_contain_text("Cần ít nhất hai tổ chức.")
    await choose(dialog, "Các tổ chức hợp nhất, sáp nhập", other["code"])
    await dialog.get_by_label("Một tổ chức mới").check()
    await dialog.get_by_label("Tên", exact=True).fill("Chi bộ thôn Mới")
    await dialog.get_by_label("Chuyển tiếp").check()
    await step(dialog, "Xem trước")
    members = dialog.locator(".before-after tr", has_text="Đảng viên")
    await expect(members).to_contain_text(str(one["memberCount"] + other["memberCount"]))
    await expect(dialog.locator(".impact")).to_have_count(2)
    await expect(dialog.locator(".effects")).to_contain_text("Sinh hoạt đảng: ")
    names = [cell["name"] for cell in (await cells_of(page, MERGING))[1]]
    assert names == [one["name"], other["name"]], "nothing is kept of what is only tried"
    await step(dialog, "Thực hiện")
    await expect(dialog).to_contain_text("Đã ghi")
    assert (await answer(page, "{ changes(last: 1) { nodes { kind } } }"))["changes"]["nodes"] == [
        {"kind": "MERGE_ORGANIZATIONS"}
    ]
    made = """{ organizations(where: { text: "Chi bộ thôn Mới" }, first: 1) {
      nodes { supervisions { supervisor { key } } } } }"""
    [new] = (await answer(page, made))["organizations"]["nodes"]
    carried = {link["supervisor"]["key"] for cell in (one, other) for link in cell["supervisions"]}
    assert carried
    assert {link["supervisor"]["key"] for link in new["supervisions"]} == carried


async def test_a_change_whose_answer_is_lost_is_made_once(open_page: Open, failing: Failing) -> None:
    failing("/graphql", "ERR_FAILED")
    page, _, _ = await record(open_page, ENDING)
    before = await seq(page)
    lost: list[str] = []

    async def lose_the_first(route: Route) -> None:
        sent: Any = route.request.post_data_json
        if asked_in(route).startswith("mutation") and not sent["variables"]["input"].get("dryRun") and not lost:
            lost.append(sent["variables"]["input"]["idempotencyKey"])
            await route.fetch()
            await route.abort()
        else:
            await route.continue_()

    await page.route("**/graphql", lose_the_first)
    dialog = await opened(page, "Thôi phân công")
    await step(dialog, "Xem trước")
    await expect(dialog).to_contain_text("thôi theo dõi")
    await step(dialog, "Thực hiện")
    await expect(dialog).to_contain_text("Chưa nhận được trả lời")
    await step(dialog, "Gửi lại (không ghi hai lần)")
    await expect(dialog).to_contain_text("Đã ghi")
    assert lost
    assert await seq(page) == before + 1


async def test_what_somebody_else_changed_meanwhile_refuses_the_change(open_page: Open) -> None:
    page, commune, [cell, _] = await record(open_page, MOVING)
    [elsewhere] = (await answer(page, CELLS, name=OTHER))["organizations"]["nodes"]
    dialog = await opened(page, "Chuyển trực thuộc", fold="Sắp xếp tổ chức")
    await choose(dialog, "Chuyển về trực thuộc", OTHER)
    await step(dialog, "Xem trước")
    await expect(dialog.locator(".before-after")).to_contain_text(commune["name"])
    await expect(dialog.locator(".before-after .is-changed").first).to_contain_text(elsewhere["name"])
    await answer(
        page,
        'mutation Confirm($id: ID!) { renameOrganization(input: { organization: $id, name: "Chi bộ thôn Khác" }) '
        "{ userErrors { message } } }",
        id=cell["key"],
    )
    await step(dialog, "Thực hiện")
    await expect(dialog.get_by_role("alert")).to_contain_text("hãy đọc lại rồi thực hiện lại")
    await page.keyboard.press("Escape")
    await step(dialog, "Bỏ")
    await page.reload()
    dialog = await opened(page, "Chuyển trực thuộc", fold="Sắp xếp tổ chức")
    await choose(dialog, "Chuyển về trực thuộc", OTHER)
    await step(dialog, "Xem trước")
    await step(dialog, "Thực hiện")
    await expect(dialog).to_contain_text("Đã ghi")
    parent = "query ($id: ID!) { organization(by: { id: $id }) { parent { key } } }"
    moved = (await answer(page, parent, id=cell["key"]))["organization"]
    assert moved["parent"]["key"] == elsewhere["key"]


async def test_a_post_ends_with_what_rests_on_it(open_page: Open) -> None:
    page = await open_page()
    query = """query Follows($name: String!) { organizations(where: { text: $name }, first: 1) { nodes {
      key children(first: 20) { nodes {
        supervisions { supervisor { key assignments { organization { key } } } } } } } } }"""
    [commune] = (await answer(page, query, name=COMMUNE))["organizations"]["nodes"]
    supervisors = [one["supervisor"] for cell in commune["children"]["nodes"] for one in cell["supervisions"]]
    seated = next(one for one in supervisors if one["assignments"] == [{"organization": {"key": commune["key"]}}])
    await page.goto(f"/vi/m/{seated['key']}")
    dialog = await opened(page, "Thôi chức vụ")
    await step(dialog, "Xem trước")
    await expect(dialog).to_contain_text("phân công theo dõi không còn đủ tư cách")
    await step(dialog, "Sửa lại")
    await expect(dialog.get_by_label("Số quyết định")).to_be_visible()


async def test_esc_asks_before_it_throws_away_and_gives_the_focus_back(open_page: Open) -> None:
    page = await open_page(scheme="dark")
    commune, _ = await cells_of(page)
    await page.goto(f"/en/o/{commune['key']}")
    button = page.get_by_role("button", name="Appoint to a committee")
    dialog = await opened(page, "Appoint to a committee")
    await choose(dialog, "Member", "nguyen")
    await expect(dialog.locator(".now")).to_contain_text("Executive committee")
    await page.keyboard.press("Escape")
    await expect(dialog.get_by_role("alert")).to_contain_text("has not been recorded")
    await step(dialog, "Go on")
    await step(dialog, "Preview")
    await expect(dialog).to_contain_text("becomes committee member")
    await without_finding(page)
    await page.keyboard.press("Escape")
    await step(dialog, "Discard")
    await expect(dialog).to_have_count(0)
    await expect(button).to_be_focused()
    dialog = await opened(page, "Appoint to a committee")
    await choose(dialog, "Member", "nguyen")
    await step(dialog, "Preview")
    sentence = await dialog.locator(".preview p").first.inner_text()
    await step(dialog, "Do it")
    await expect(dialog).to_contain_text("Recorded")
    seated = "query ($id: ID!) { organization(by: { id: $id }) { assignments { member { name } role } } }"
    seats = (await answer(page, seated, id=commune["key"]))["organization"]["assignments"]
    name = sentence.partition(" becomes committee member")[0]
    assert {"member": {"name": name}, "role": "COMMITTEE_MEMBER"} in seats


async def test_an_organization_is_confirmed_and_one_is_dissolved(open_page: Open) -> None:
    page, _, [cell, other] = await record(open_page, DISSOLVING, new=True)
    dialog = await opened(page, "Xác nhận dữ liệu")
    await expect(dialog.locator(".recorded")).to_contain_text(cell["name"])
    # of several processes of the service, none may answer behind the change as of before it
    lines: list[str | None] = []

    def note(sent: Request) -> None:
        # the stream of others' changes may begin anew at any time, and begins with what is new
        if sent.url.endswith("/graphql") and sent.headers.get("accept") != "text/event-stream":
            lines.append(sent.headers.get("x-min-seq"))

    page.on("request", note)
    await step(dialog, "Xem trước")
    await step(dialog, "Thực hiện")
    await expect(dialog).to_contain_text("Đã ghi")
    behind = lines[lines.index(str(await seq(page))) :]
    assert lines[0] is None
    assert len(set(behind)) == 1
    await page.keyboard.press("Enter")
    await expect(dialog).to_have_count(0)
    await page.goto(f"/vi/o/{other['key']}")
    dialog = await opened(page, "Giải thể", fold="Sắp xếp tổ chức")
    await expect(dialog.locator(".impact")).to_contain_text("đảng viên cần nơi sinh hoạt mới")
    await step(dialog, "Xem trước")
    await expect(dialog.get_by_role("alert")).to_contain_text("Chưa điền.")
    await choose(dialog, f"Chuyển {other['memberCount']} đảng viên về", cell["code"])
    await step(dialog, "Xem trước")
    await expect(dialog).to_contain_text(f"{other['name']} kết thúc hoạt động.")
    await step(dialog, "Thực hiện")
    await expect(dialog).to_contain_text("Đã ghi")
    counted = "query ($id: ID!) { organization(by: { id: $id }) { memberCount } }"
    assert (await answer(page, counted, id=other["key"]))["organization"] is None
    received = (await answer(page, counted, id=cell["key"]))["organization"]["memberCount"]
    assert received == cell["memberCount"] + other["memberCount"]


async def test_a_members_personal_data_are_erased_for_good(open_page: Open) -> None:
    page = await open_page()
    [member] = (await answer(page, "{ members(last: 1) { nodes { key name } } }"))["members"]["nodes"]
    await page.goto(f"/vi/m/{member['key']}")
    dialog = await opened(page, "Xóa dữ liệu cá nhân", fold="Việc khác")
    await step(dialog, "Xem trước")
    await expect(dialog.locator(".refusals li")).to_have_count(3)
    await dialog.get_by_label("Lý do").fill("Theo yêu cầu")
    await dialog.get_by_label("Số quyết định").fill("9-QĐ/TU")
    await dialog.get_by_label("không lấy lại được").check()
    await step(dialog, "Xem trước")
    await expect(dialog.locator(".preview")).to_contain_text(f"Dữ liệu cá nhân của {member['name']} sẽ bị xóa")
    await step(dialog, "Thực hiện")
    await expect(dialog).to_contain_text("Đã ghi")
    await page.keyboard.press("Enter")
    await expect(page.locator("main h1")).to_have_text("Đã xóa")
    erased = "query ($id: ID!) { member(id: $id) { name birthDate cardNumber } }"
    assert (await answer(page, erased, id=member["key"]))["member"] == {
        "name": "Đã xóa",
        "birthDate": None,
        "cardNumber": None,
    }
