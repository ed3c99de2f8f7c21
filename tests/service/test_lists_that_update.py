"""Lists whose rows change what is recorded otherwise: by the commands that a person would use, on the day that is told.

Drawn on the small world: c5 and c6 are cells of m1, m2 and of m3, c4 stands above c6, c3 above c5; m4 follows c5.
"""

from pathlib import Path
from typing import Any

import pytest

from graph.engine.sessions import Graph
from graph.ledger.verify import verify_ledger
from service.exchange.imported import Imported
from tests.conftest import Loaded
from tests.resolvers.commands.correcting import made
from tests.resolvers.commands.small import member, organization
from tests.resolvers.commands.test_points_of_meetings import sheet
from tests.support.asking import ask
from tests.support.changing import change
from tests.support.importing import MEMBERS, ORGANIZATIONS, imported, problems
from wording.languages import Language

pytestmark = pytest.mark.contract
PLACES = """query ($on: Date) { organizations(where: {codes: ["c5", "c6"]}, asOf: $on, first: 5) { nodes {
  code name level parent { code } } } }"""
PEOPLE = """query ($on: Date) { members(asOf: $on, first: 9) { nodes { name cardNumber birthDate officialOn
  memberships { kind circumstance until organization { code } } } } }"""
SEATS = "Tổ chức đảng;Cấp ủy, ban;Chức vụ;Họ và tên;Số thẻ đảng viên;Từ ngày;Đến trước ngày;Số quyết định"
LINKS = "Tổ chức đảng;Họ và tên;Số thẻ;Nhiệm vụ;Số lần dự mỗi năm;Từ ngày;Đến trước ngày"
POSTS = "Nơi giữ chức vụ;Loại chức vụ;Chức danh;Người giữ chức vụ;Số thẻ;Từ ngày;Đến trước ngày"
MEETINGS = "Tổ chức đảng;Ngày sinh hoạt;Số đảng viên phải dự;Số đảng viên có mặt;Người cấp trên dự;Số thẻ;Tư cách dự"
SCORED = "Tổ chức đảng;Ngày sinh hoạt;Số đảng viên phải dự;Số đảng viên có mặt;Điểm;Điểm từng tiêu chí;Bộ tiêu chí"
RATED = "Tổ chức đảng;Họ và tên;Số thẻ;Loại đánh giá;Năm;Kết quả;Điểm;Ngày ký"
CASES = (
    "Loại vụ việc;Hình thức;Tổ chức đảng;Nguồn;Nơi giải quyết;Ngày mở;Hạn giải quyết;Ngày kết thúc;Kết quả giải quyết"
)


@pytest.fixture
async def graph(loaded: Loaded, small: Graph) -> Graph:
    """The small world, which is loaded anew for whoever comes next."""
    loaded.forget()
    return small


async def updated(graph: Graph, path: Path, heading: str, *rows: str) -> Imported:
    """What became of a list: refused without the wish to change, told beforehand, made, and found equal then."""
    refused = await imported(graph, path, heading, *rows, name="refused.csv")
    assert {code for _, _, code in problems(refused)} == {"EXISTS_OTHERWISE"}
    tried = await imported(graph, path, heading, *rows, update=True, dry_run=True)
    done = await imported(graph, path, heading, *rows, update=True)
    assert (problems(tried), problems(done), tried.made) == ([], [], 0)
    assert tried.changes == done.changes
    again = await imported(graph, path, heading, *rows, name="other.csv", update=True)
    assert (problems(again), again.made, again.unchanged + again.repeated) == ([], 0, len(rows))
    verdict = await verify_ledger(graph, lambda *_: None)
    assert (verdict.problems, verdict.broken) == ([], [])
    return done


def changes(one: Imported) -> list[tuple[int, str, Any, Any]]:
    return [(each.row, each.column, each.was, each.becomes) for each in one.changes]


async def kinds(graph: Graph) -> list[str]:
    found = (await ask(graph, "{ changes(first: 50) { nodes { kind on } } }"))["changes"]["nodes"]
    return sorted(f"{one['kind']} {one['on']}" for one in found if one["kind"] != "LOAD")


async def test_names_levels_and_parents_are_others_from_the_day_on(graph: Graph, tmp_path: Path) -> None:
    """Also under an organization that the list makes; the one that has stood for longer is the same one."""
    done = await updated(
        graph,
        tmp_path,
        ORGANIZATIONS,
        "c5;Chi bộ thôn Một;Chi bộ trực thuộc;n1;1/1/2020",
        "c6;Chi bộ thôn 2;Chi bộ cơ sở;c2;7/2025",
        "n1;Đảng bộ xã Mới;Đảng bộ cơ sở;c1;1/1/2026",
    )
    assert changes(done) == [
        (2, "name", "Chi bộ thôn 1", "Chi bộ thôn Một"),
        (3, "level", "CELL", "GRASSROOTS_CELL"),
        (2, "parent", "Đảng bộ xã An Phú (c3)", "n1"),
        (3, "parent", "Đảng bộ xã Hòa Bình (c4)", "c2"),
    ]
    told = done.told(Language.VI)["changes"]
    assert told[1] | {"sheet": ""} == {
        "sheet": "",
        "row": 3,
        "field": "level",
        "column": "Cấp",
        "was": "Chi bộ trực thuộc",
        "becomes": "Chi bộ cơ sở",
        "masked": False,
    }
    days = [(await ask(graph, PLACES, {"on": on}))["organizations"]["nodes"] for on in ("2025-12-31", "2026-01-01")]
    eve, day = (sorted(found, key=lambda one: str(one["code"])) for found in days)
    assert [(one["name"], one["level"], one["parent"]["code"]) for one in eve] == [
        ("Chi bộ thôn 1", "CELL", "c3"),
        ("Chi bộ thôn 2", "CELL", "c4"),
    ]
    assert [(one["name"], one["level"], one["parent"]["code"]) for one in day] == [
        ("Chi bộ thôn Một", "CELL", "n1"),
        ("Chi bộ thôn 2", "GRASSROOTS_CELL", "c2"),
    ]


async def test_members_move_turn_official_and_have_a_card_now(graph: Graph, tmp_path: Path) -> None:
    given = {"cell": organization("o7"), "name": "Lê Mới", "birthDate": "2000-05-06", "on": "2025-02-03"}
    assert (await change(graph, "admitMember", given))["userErrors"] == []
    rows = (
        "Lê Mới;6/5/2000;;c6;3/2/2025;3/2/2026;;;",
        "Nguyễn Văn m1;1/3/1980;49.m1;c5;1/1/2020;;;;",
        "Nguyễn Văn m2;29/2/1980;49.m2;c6;1/1/2020;;1/7/2025;;",
    )
    done = await updated(
        graph,
        tmp_path,
        MEMBERS.replace("Loại sinh hoạt", "Tình trạng"),
        *rows,
    )
    assert [(row, column) for row, column, *_ in changes(done)] == [(2, "officialOn"), (3, "birthDate"), (4, "cell")]
    card = await imported(graph, tmp_path, MEMBERS, "Lê Mới;6/5/2000;77009;c6;3/2/2025;;;;", update=True)
    assert changes(card) == [(2, "cardNumber", None, "77009")]
    assert await kinds(graph) == [
        "ADMIT_MEMBER 2025-02-03",
        "CONFIRM_OFFICIAL 2026-02-03",
        "CORRECT_FACT 2026-01-01",
        "CORRECT_FACT 2026-01-01",
        "TRANSFER_MEMBER 2025-07-01",
    ]
    away = await imported(
        graph,
        tmp_path,
        MEMBERS.replace("Loại sinh hoạt", "Tình trạng"),
        "Nguyễn Văn m3;29/2/1980;49.m3;c6;1/1/2020;;;Đi làm ăn xa;",
        update=True,
    )
    assert (problems(away), changes(away)) == ([], [(2, "circumstance", None, "WORKING_AWAY")])
    eve, day = [(await ask(graph, PEOPLE, {"on": on}))["members"]["nodes"] for on in ("2025-06-30", "2025-07-01")]
    cells = [{one["name"]: one["memberships"][0]["organization"]["code"] for one in found} for found in (eve, day)]
    assert [one["Nguyễn Văn m2"] for one in cells] == ["c5", "c6"]
    people = {one["name"]: one for one in day}
    assert (people["Nguyễn Văn m1"]["birthDate"], people["Lê Mới"]["cardNumber"]) == ("1980-03-01", "77009")


async def test_what_has_days_of_its_own_ends_or_is_put_right(graph: Graph, tmp_path: Path) -> None:
    seats = await updated(
        graph,
        tmp_path,
        SEATS,
        "c5;Chi ủy;Phó bí thư;Nguyễn Văn m1;49.m1;1/1/2020;;7-QĐ",
        "c1;Ban chấp hành;COMMITTEE_MEMBER;Nguyễn Văn m4;49.m4;1/1/2020;1/7/2025;",
    )
    assert [one[:2] for one in changes(seats)] == [(2, "role"), (2, "decision"), (3, "until")]
    links = await updated(graph, tmp_path, LINKS, "c5;Nguyễn Văn m4;49.m4;Theo dõi;6;1/1/2020;1/7/2025")
    assert changes(links)[0] == (2, "visitsPerYear", 2, 6)
    await imported(graph, tmp_path, POSTS, "c3;;Trưởng thôn;Lê Ngoài;;1/1/2024;", name="posts.csv")
    await updated(graph, tmp_path, POSTS, "c3;;Trưởng thôn;Lê Ngoài;;1/1/2024;1/6/2025")
    assert await kinds(graph) == [
        "CORRECT_FACT 2020-01-01",
        "CORRECT_FACT 2020-01-01",
        "END_APPOINTMENT 2025-07-01",
        "LEAVE_OFFICE 2025-06-01",
        "TAKE_OFFICE 2024-01-01",
    ]


async def test_meetings_results_and_cases_are_put_right_and_closed(graph: Graph, tmp_path: Path) -> None:
    meeting = {"organization": organization("o6"), "on": "2025-08-05", "expected": 2, "present": 1}
    visit = {"member": member("m3"), "capacity": "GUEST"}
    await made(graph, "recordMeeting", {**meeting, "attendances": [visit]}, "meeting")
    meetings = await updated(
        graph,
        tmp_path,
        MEETINGS,
        "c5;5/8/2025;2;2;Nguyễn Văn m4;49.m4;",
        "c5;5/8/2025;2;2;Nguyễn Văn m3;49.m3;",
    )
    assert [one[1:] for one in changes(meetings)] == [("present", 1, 2), ("visitorName", None, "Nguyễn Văn m4")]
    asked = """{ meetings(under: "%s", first: 5) { nodes { present attendances { capacity member { name } } } } }"""
    [held] = (await ask(graph, asked % organization("o6")))["meetings"]["nodes"]
    who = {(one["member"]["name"], one["capacity"]) for one in held["attendances"]}
    assert (held["present"], who) == (2, {("Nguyễn Văn m3", "GUEST"), ("Nguyễn Văn m4", "SUPERVISOR")})
    year = {"periodFrom": "2024-01-01", "periodTo": "2025-01-01", "on": "2025-01-15"}
    lines = [{"subject": member("m1"), "level": "GOOD"}, {"subject": organization("o7"), "level": "GOOD"}]
    given = {"kind": "CLASSIFICATION", **year, "assessments": lines}
    assert (await change(graph, "recordAssessments", given))["userErrors"] == []
    rated = await updated(
        graph,
        tmp_path,
        RATED,
        "c5;Nguyễn Văn m1;49.m1;CLASSIFICATION;2024;COMPLETED;65,5;15/1/2025",
        "c6;;;CLASSIFICATION;2024;GOOD;;20/1/2025",
    )
    assert [one[:2] for one in changes(rated)] == [(2, "result"), (2, "points"), (3, "decidedOn")]
    opened = {"form": "OPINION", "source": "FRONT", "concerns": [organization("o7")], "handledBy": organization("o3")}
    given = {"kind": "FEEDBACK", "on": "2025-04-01", "cases": [opened]}
    assert (await change(graph, "recordCases", given))["userErrors"] == []
    row = "FEEDBACK;OPINION;c6;FRONT;c2;1/4/2025;1/6/2025;5/5/2025;ANSWERED"
    cases = await updated(graph, tmp_path, CASES, row)
    assert [one[1] for one in changes(cases)] == ["dueOn", "closedOn", "outcome"]
    assert [one for one in await kinds(graph) if "CASE" in one or "FACT" in one] == [
        "CLOSE_CASE 2025-05-05",
        "CORRECT_FACT 2025-01-15",
        "CORRECT_FACT 2025-01-20",
        "CORRECT_FACT 2025-04-01",
        "RECORD_CASES 2025-04-01",
    ]


async def test_points_of_meetings_are_put_right_by_a_sheet_of_meetings(graph: Graph, tmp_path: Path) -> None:
    await made(graph, "setSheet", sheet(name="Phiếu", on="2024-01-01"), "sheet")
    members = {"kind": "MEMBERS", "levels": [{"level": "EXCELLENT", "least": 90}]}
    await made(graph, "setSheet", sheet(name="Bộ tiêu chí", on="2024-01-01", **members), "sheet")
    meeting = {"organization": organization("o6"), "on": "2025-08-05", "expected": 2, "present": 2}
    await made(graph, "recordMeeting", {**meeting, "points": 60}, "meeting")
    scored = await updated(graph, tmp_path, SCORED, 'c5;5/8/2025;2;2;;"a = 50,5; b = 35";Phiếu')
    assert [one[1:] for one in changes(scored)] == [("marks", None, ["a=50.5", "b=35.0"]), ("sheet", None, "Phiếu")]
    asked = (
        """{ meetings(under: "%s", first: 5) { nodes { points level marks { criterion points } sheet { name } } } }"""
    )
    [held] = (await ask(graph, asked % organization("o6")))["meetings"]["nodes"]
    told = [{"criterion": "a", "points": 50.5}, {"criterion": "b", "points": 35.0}]
    assert held == {"points": 85.5, "level": "FAIR", "marks": told, "sheet": {"name": "Phiếu"}}
    rows = ("c5;5/9/2025;2;2;71;;Bộ tiêu chí", "c5;5/10/2025;2;2;71;;Ai", "c5;5/11/2025;2;2;;z = 1;Phiếu")
    wrong = await imported(graph, tmp_path, SCORED, *rows)
    assert problems(wrong) == [
        (2, "sheet", "SHEET_OF_OTHERS"),
        (3, "sheet", "NOT_FOUND_SHEET"),
        (4, "marks", "MARK_OUT_OF_SHEET"),
    ]


async def test_what_no_list_can_change_is_refused_as_before(graph: Graph, tmp_path: Path) -> None:
    early = await imported(graph, tmp_path, ORGANIZATIONS, "c5;Chi bộ thôn 1;CELL;c3;31/12/2019", update=True)
    assert problems(early) == [(2, "since", "EXISTS_OTHERWISE")]
    assert early.problems[0].todo.code == "DO_CHANGE_BY_HAND"
    circle = await imported(graph, tmp_path, ORGANIZATIONS, "c3;Đảng bộ xã 9;UPPER_GRASSROOTS;c5;1/1/2020", update=True)
    assert problems(circle) == [(2, "parent", "UNDER_ITSELF")]
    assert await kinds(graph) == []
