"""Lists into a graph: checked by the rules of the changes, all or nothing, told at the cell, made once.

Drawn on the small world: o4 is Đảng bộ xã An Phú (c3), o6 under it Chi bộ thôn 1 (c5), m4 sits in the committee of o2.
"""

import hashlib
from pathlib import Path
from typing import Any

import pytest

from graph.engine.sessions import Graph
from graph.ledger.verify import verify_ledger
from tests.conftest import Loaded
from tests.support.asking import ask
from tests.support.changing import change
from tests.support.importing import MEMBERS, ORGANIZATIONS, imported, problems

pytestmark = pytest.mark.contract

SEATS = "Tổ chức đảng;Cấp ủy, ban;Chức vụ;Họ và tên;Số thẻ đảng viên;Từ ngày;Số quyết định"
LINKS = "Tổ chức đảng;Họ và tên;Số thẻ;Nhiệm vụ;Số lần dự mỗi năm;Từ ngày;Lý do nếu chưa đủ tư cách"
POSTS = "Nơi giữ chức vụ;Loại chức vụ;Chức danh;Người giữ chức vụ;Số thẻ;Từ ngày"
MEETINGS = (
    "Tổ chức đảng;Ngày sinh hoạt;Số đảng viên phải dự;Số đảng viên có mặt;Người cấp trên dự;Số thẻ;"
    "Tư cách dự;Dự thay cho (số thẻ)"
)
PEOPLE = """query ($on: Date) { members(where: {cardNumbers: ["77001", "77002"]}, asOf: $on) { nodes {
  name admittedOn officialOn standing memberships { kind standing since organization { code } } } } }"""
COUNTED = """query ($on: Date) { organization(by: {code: "c6"}, asOf: $on) {
  memberships(where: {kinds: [OFFICIAL]}) { nodes { standing } } } }"""


@pytest.fixture
async def graph(loaded: Loaded, small: Graph) -> Graph:
    """The small world, which is loaded anew for whoever comes next."""
    loaded.forget()
    return small


async def lines(graph: Graph) -> list[dict[str, Any]]:
    """What the ledger has, but for the filling."""
    query = "{ changes(first: 50) { nodes { kind on actor input { name text number } } } }"
    found = (await ask(graph, query))["changes"]["nodes"]
    return [one for one in found if one["kind"] != "LOAD"]


async def test_organizations_come_under_each_other_in_whatever_order(graph: Graph, tmp_path: Path) -> None:
    """# EXCHANGE E7."""
    rows = (
        "n3;Chi bộ thôn 9;Chi bộ trực thuộc;Chi ủy xóm / Đảng bộ bộ phận Đông / Đảng bộ xã An Phú;2/1/2026",
        "n2;Chi ủy xóm;Đảng bộ bộ phận;n1;2/1/2026",
        "n1;Đảng bộ bộ phận Đông;Đảng bộ bộ phận;Dang bo xa An Phu;1/1/2026",
    )
    done = await imported(graph, tmp_path, ORGANIZATIONS, *rows)
    assert (problems(done), done.made) == ([], 3)
    query = '{ organization(by: {code: "n3"}, asOf: "2026-01-02") { name level ancestors { code } } }'
    found = (await ask(graph, query))["organization"]
    assert (found["name"], found["level"]) == ("Chi bộ thôn 9", "CELL")
    assert [one["code"] for one in found["ancestors"]] == ["c0", "c1", "c3", "n1", "n2"]
    eve = await ask(graph, '{ organization(by: {code: "n3"}, asOf: "2026-01-01") { name } }')
    assert eve == {"organization": None}
    assert (await verify_ledger(graph, lambda *_: None)).problems == []


async def test_each_line_names_the_file_and_the_same_file_makes_nothing_twice(graph: Graph, tmp_path: Path) -> None:
    row = "n1;Chi bộ thôn 9;Chi bộ trực thuộc;c3;1/12/2025"
    await imported(graph, tmp_path, ORGANIZATIONS, row)
    digest = hashlib.sha256((tmp_path / "list.csv").read_bytes()).hexdigest()
    [line] = await lines(graph)
    named = {one["name"]: one["text"] or one["number"] for one in line["input"]}
    source = {name: named[f"source.{name}"] for name in ("file", "sha256", "row")}
    assert source == {"file": "list.csv", "sha256": digest, "row": 2}
    assert (line["actor"], line["kind"], line["on"]) == ("tester", "ESTABLISH_ORGANIZATION", "2025-12-01")
    again = await imported(graph, tmp_path, ORGANIZATIONS, row, name="other.csv")
    assert (again.made, again.repeated, problems(again)) == (0, 1, [])
    renamed = {"organization": (await ask(graph, '{ organization(by: {code: "n1"}) { id } }'))["organization"]["id"]}
    assert (await change(graph, "renameOrganization", {**renamed, "name": "Chi bộ Đông", "on": "2026-01-01"}))["change"]
    third = await imported(graph, tmp_path, ORGANIZATIONS, row)
    assert (third.made, third.repeated, problems(third)) == (0, 1, [])
    assert len(await lines(graph)) == 2


async def test_what_stands_already_is_counted_and_what_differs_is_told(graph: Graph, tmp_path: Path) -> None:
    """# EXCHANGE E16."""
    done = await imported(
        graph,
        tmp_path,
        ORGANIZATIONS,
        "c5;Chi bộ thôn 1;Chi bộ trực thuộc;Đảng bộ xã An Phú;1/1/2020",
        "c6;Chi bộ thôn 3;Chi bộ trực thuộc;Đảng bộ xã An Phú;1/1/2020",
    )
    assert (done.unchanged, problems(done)) == (1, [(3, "name", "EXISTS_OTHERWISE")])
    person = "Nguyễn Văn m1;29/02/1980;49.m1;c5;1/1/2020;1/1/2020;;;"
    same = await imported(graph, tmp_path, MEMBERS, person)
    assert (same.unchanged, problems(same), same.made) == (1, [], 0)
    other = await imported(graph, tmp_path, MEMBERS, person.replace("1/1/2020;;;", "2/1/2020;;;"))
    assert problems(other) == [(2, "officialOn", "EXISTS_OTHERWISE")]


async def test_every_bad_row_is_told_at_once_and_nothing_is_made(graph: Graph, tmp_path: Path) -> None:
    """# EXCHANGE E7, E16."""
    done = await imported(
        graph,
        tmp_path,
        ORGANIZATIONS,
        "n1;Chi bộ A;Cấp lạ;c3;1/1/2026",
        "n2;Chi bộ B;Chi bộ trực thuộc;c3;1/1/2026",
        "n3;Chi bộ C;Chi bộ trực thuộc;Chi bộ ma;1/1/2026",
        "n4;Chi bộ D;Chi bộ trực thuộc;c3;31/12/2019",
        "n5;Chi bộ E;Chi bộ trực thuộc;n4;1/1/2020",
        "n6;Chi bộ G;Chi bộ trực thuộc;n7;1/1/2026",
        "n7;Chi bộ H;Chi bộ trực thuộc;n6;1/1/2026",
        "n2;Chi bộ I;Chi bộ trực thuộc;c3;1/1/2026",
        "n8;\u202e;Chi bộ trực thuộc;;1/1/2026",
        "n9;Chi bộ K;Chi bộ trực thuộc;n9;1/1/2026",
        "n10;Chi bộ L;Chi bộ trực thuộc;n9;1/1/2026",
        "n11;Đảng bộ bộ phận M;Đảng bộ bộ phận;c3;31/6/2026",
        "n12;Chi bộ N;Chi bộ trực thuộc;Đảng bộ bộ phận M;1/1/2026",
        "n13;Chi bộ P;Chi bộ trực thuộc;n8;1/1/2026",
        "n14;Chi bộ Q;Chi bộ trực thuộc;n3;1/1/2026",
    )
    assert done.made == 0
    assert set(problems(done)) == {
        (2, "level", "NO_SUCH_CHOICE"),
        (3, "code", "ROW_TWICE"),
        (4, "parent", "NOT_FOUND_ORGANIZATION"),
        (5, "parent", "BEGINS_LATER"),
        (7, "parent", "CIRCLE_OF_ROWS"),
        (8, "parent", "CIRCLE_OF_ROWS"),
        (9, "code", "ROW_TWICE"),
        (10, "name", "CELL_NEEDED"),
        (11, "parent", "CIRCLE_OF_ROWS"),
        (13, "since", "NOT_IN_CALENDAR"),
    }, "what stands under a bad row is told with that row alone"
    assert await lines(graph) == []


async def test_members_come_with_the_days_that_they_have(graph: Graph, tmp_path: Path) -> None:
    done = await imported(
        graph,
        tmp_path,
        MEMBERS,
        "Trần An;1/2/1990;77001;Chi bộ thôn 1;3/2/2015;3/2/2016;1/1/2024;;",
        "Trần Bình;1/2/1991;77002;c5;3/2/2025;;;;",
        "Trần Cúc;1/2/1992;;c6;3/2/2023;3/2/2024;1/6/2023;;",
        "Trần An;1/2/1990;77001;c6;;;1/1/2025;Giữ mối liên hệ nơi cư trú;".replace(";;;1/1", ";3/2/2015;;1/1"),
    )
    assert (problems(done), done.made) == ([], 4)
    an, binh = (await ask(graph, PEOPLE, {"on": "2025-06-01"}))["members"]["nodes"]
    assert (an["admittedOn"], an["officialOn"], an["standing"]) == ("2015-02-03", "2016-02-03", "OFFICIAL")
    assert {(one["kind"], one["organization"]["code"], one["since"]) for one in an["memberships"]} == {
        ("OFFICIAL", "c5", "2024-01-01"),
        ("RESIDENCE", "c6", "2025-01-01"),
    }
    assert (binh["standing"], binh["memberships"][0]["since"]) == ("PROBATIONARY", "2025-02-03")
    days = "2024-02-02", "2024-02-03"
    eve, day = [(await ask(graph, COUNTED, {"on": day}))["organization"] for day in days]
    assert sorted(one["standing"] for one in eve["memberships"]["nodes"]) == ["OFFICIAL", "PROBATIONARY"]
    assert sorted(one["standing"] for one in day["memberships"]["nodes"]) == ["OFFICIAL", "OFFICIAL"]
    assert (await verify_ledger(graph, lambda *_: None)).problems == []


async def test_members_that_break_a_rule_are_told_at_their_cell(graph: Graph, tmp_path: Path) -> None:
    done = await imported(
        graph,
        tmp_path,
        MEMBERS,
        "Trần An;1/2/1990;77001;c5;3/2/2015;3/2/2014;1/1/2024;;",
        "Trần Bình;1/2/1991;49.m1;c5;3/2/2024;;;;",
        "Trần Cúc;1/2/1992;77003;c5;3/2/2019;;;;",
        "Trần Dung;1/2/1993;77004;c5;3/2/2024;;3/2/2023;;",
        "Trần Em;1/2/1993;77004;c5;3/2/2024;;;;",
        "Nguyễn Văn m2;29/2/1980;;c5;1/1/2020;1/1/2020;;;",
    )
    assert [(row, column) for row, column, _ in problems(done)] == [
        (2, "officialOn"),
        (3, "cardNumber"),
        (4, "cell"),
        (5, "cardNumber"),
        (5, "admittedOn"),
        (6, "cardNumber"),
    ]
    assert done.unchanged == 1
    assert await lines(graph) == []


async def test_seats_links_posts_and_meetings_come_by_the_same_rules(graph: Graph, tmp_path: Path) -> None:
    seats = await imported(
        graph,
        tmp_path,
        SEATS,
        "c5;Chi ủy;Phó bí thư;Nguyễn Văn m2;49.m2;1/1/2024;12-QĐ",
        "c5;Chi ủy;Bí thư;Nguyễn Văn m1;49.m1;1/1/2020;1-QĐ",
    )
    assert (problems(seats), seats.made, seats.unchanged) == ([], 1, 1)
    second = await imported(graph, tmp_path, SEATS, "c5;Chi ủy;Bí thư;Nguyễn Văn m2;49.m2;1/1/2025;")
    assert problems(second) == [(2, "role", "TWO_SECRETARIES")]
    links = await imported(
        graph,
        tmp_path,
        LINKS,
        "c3;Nguyễn Văn m4;49.m4;Theo dõi, Dự sinh hoạt;3;07/2025;",
        "c5;Nguyễn Văn m4;49.m4;Theo dõi;2;1/1/2020;",
        "c6;Nguyễn Văn m4;49.m4;Theo dõi;;1/7/2025;Tạm thời",
    )
    assert (problems(links), links.made, links.unchanged, len(links.warnings)) == ([], 2, 1, 1)
    without = await imported(graph, tmp_path, LINKS, "c4;Nguyễn Văn m4;49.m4;Theo dõi;;1/7/2025;")
    assert problems(without) == [(2, "memberName", "WITHOUT_STANDING_REFUSED")]
    posts = await imported(
        graph,
        tmp_path,
        POSTS,
        "c3;Thủ trưởng cơ quan, đơn vị;Giám đốc;Nguyễn Văn m2;49.m2;1/1/2024",
        "c3;;Trưởng thôn;Lê Ngoài;;1/1/2024",
        "địa bàn 999;;Trưởng thôn;Lê Ngoài;;1/1/2024",
    )
    assert problems(posts) == [(4, "at", "NOT_FOUND_PLACE")]
    posts = await imported(graph, tmp_path, POSTS, "c3;;Trưởng thôn;Lê Ngoài;;1/1/2024")
    assert (problems(posts), posts.made) == ([], 1)
    meetings = await imported(
        graph,
        tmp_path,
        MEETINGS,
        "c5;5/8/2025;2;2;Nguyễn Văn m4;49.m4;;",
        "c5;5/8/2025;2;2;Nguyễn Văn m3;49.m3;Khách mời;",
        "c5;5/9/2025;2;1;Nguyễn Văn m3;49.m3;Dự thay;49.m4",
        "c5;5/10/2025;2;3;;;;",
        "c7;5/10/2025;1;1;;;;",
    )
    assert problems(meetings) == [(5, "present", "NUMBERS_DO_NOT_FIT")]
    rows = ("c5;5/8/2025;2;2;Nguyễn Văn m4;49.m4;;", "c5;5/8/2025;2;2;Nguyễn Văn m3;49.m3;Khách mời;")
    meetings = await imported(graph, tmp_path, MEETINGS, *rows)
    assert (problems(meetings), meetings.made) == ([], 1)
    again = await imported(graph, tmp_path, MEETINGS, *rows, "c6;5/8/2025;1;1;;;;")
    assert (problems(again), again.made, again.unchanged) == ([], 1, 2)
    assert (await verify_ledger(graph, lambda *_: None)).problems == []


async def test_a_dry_run_leaves_nothing_and_whom_a_cell_names_must_be_clear(graph: Graph, tmp_path: Path) -> None:
    """# EXCHANGE E7."""
    tried = await imported(graph, tmp_path, ORGANIZATIONS, "n1;Chi bộ A;CELL;c3;1/1/2026", dry_run=True)
    assert (problems(tried), tried.made, await lines(graph)) == ([], 0, [])
    done = await imported(
        graph,
        tmp_path,
        ORGANIZATIONS,
        "n1;Đảng bộ xã An Phú;Đảng bộ cơ sở;c2;1/1/2026",
        "n2;Chi bộ B;CELL;Đảng bộ xã An Phú;1/1/2026",
        "n3;Chi bộ C;CELL;Đảng bộ xã An Phú / Đảng bộ huyện Đại Lộc;1/1/2026",
    )
    assert problems(done) == [(3, "parent", "SEVERAL_ORGANIZATIONS")]
    seats = await imported(
        graph,
        tmp_path,
        SEATS,
        "c5;Chi ủy;Phó bí thư;Nguyễn Văn m3;49.m2;1/1/2024;",
        "c5;Chi ủy;Phó bí thư;Nguyễn Văn m2;;1/1/2024;",
        "c5;Chi ủy;Phó bí thư;Ai đó;49.xx;1/1/2024;",
    )
    assert [code for _, _, code in problems(seats)] == ["OTHER_NAME", "MEMBER_NOT_NAMED", "NOT_FOUND_MEMBER"]
