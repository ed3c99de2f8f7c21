"""Lists of assessments and of cases into a graph: by the rules of the commands, told at the cell, made once.

Drawn on the small world: c5 and c6 are cells of m1, m2 and of m3, c4 stands above c6, c2 above that.
"""

from pathlib import Path
from typing import Any

import pytest

from graph.engine.errors import GraphUnavailable
from graph.engine.sessions import Graph
from graph.ledger.verify import verify_ledger
from tests.conftest import Loaded
from tests.resolvers.commands.correcting import made
from tests.resolvers.commands.test_sheets import sheet
from tests.support.asking import ask
from tests.support.importing import cut_off_after, imported, problems

pytestmark = pytest.mark.contract
RATED = (
    "Chi bộ;Họ và tên;Số thẻ;Loại đánh giá;Năm;Kỳ đánh giá đến trước ngày;Kết quả;Điểm;Điểm từng tiêu chí;Bộ tiêu chí;"
    "Ngày ký;Số quyết định"
)
M1, M2, M3 = (f"Nguyễn Văn m{number};49.m{number}" for number in (1, 2, 3))
FOUND = """{ assessments(under: "%s", first: 20) { nodes { kind level
  points decidedOn decision periodFrom periodTo at { code } marks { criterion points } sheet { name }
  organization { code } member { name } } } }"""
OPENED = (
    "Số thứ tự vụ việc;Loại vụ việc;Hình thức;Chi bộ;Họ và tên;Số thẻ;Số năm tuổi Đảng;Nguồn;Nơi giải quyết;Ngày mở;"
    "Ngày kết thúc;Kết quả giải quyết;Số quyết định kết thúc;Tóm tắt"
)
CASES = """{ cases(under: "%s", first: 20) { nodes { kind form years openedOn closedOn outcome closingDecision summary
  at { code } handledBy { code } organizations { code } members { name } } } }"""


@pytest.fixture
async def graph(loaded: Loaded, small: Graph) -> Graph:
    """The small world, which is loaded anew for whoever comes next."""
    loaded.forget()
    return small


async def nodes(graph: Graph, query: str) -> list[dict[str, Any]]:
    top = (await ask(graph, '{ organization(by: {code: "c0"}) { id } }'))["organization"]["id"]
    [found] = (await ask(graph, query % top)).values()
    return list(found["nodes"])


async def lines(graph: Graph, kind: str) -> int:
    found = (await ask(graph, "{ changes(first: 50) { nodes { kind } } }"))["changes"]["nodes"]
    return sum(one["kind"] == kind for one in found)


async def test_a_decision_is_one_change_and_a_year_is_a_period(graph: Graph, tmp_path: Path) -> None:
    await made(graph, "setSheet", sheet("Bộ tiêu chí", "2024-01-01", kind="MEMBERS"), "sheet")
    rows = (
        f";{M1};Xếp loại chất lượng;2024;;Hoàn thành tốt nhiệm vụ;;1a = 50; 2 = 37,5;bo tieu chi;15/1/2025;5-QĐ",
        f"c5;{M2};Xếp loại chất lượng;2024;1/1/2025;Hoàn thành xuất sắc nhiệm vụ;95,5;;Bộ tiêu chí;15/01/2025;5-QĐ",
        "c6;;;FOUR GOOD;01/2024;;Đạt;;;;15/1/2025;",
        f";{M3};Kiểm điểm;04/2025;01/07/2025;Không đạt;;;;1/7/2025;",
    )
    rows = (rows[0].replace("1a = 50; 2 = 37,5", '"1a = 50; 2 = 37,5"'), *rows[1:])
    done = await imported(graph, tmp_path, RATED, *rows)
    assert (problems(done), done.made, await lines(graph, "RECORD_ASSESSMENTS")) == ([], 3, 3)
    found = {
        (one["member"] or one["organization"])[name]: one
        for one in await nodes(graph, FOUND)
        for name in (one["member"] or one["organization"])
    }
    cell, first, second, review = (found[name] for name in ("c6", *(f"Nguyễn Văn m{one}" for one in (1, 2, 3))))
    assert (cell["organization"], cell["at"], cell["level"], cell["kind"]) == (
        {"code": "c6"},
        {"code": "c4"},
        "MET",
        "FOUR_GOOD",
    )
    assert (first["points"], first["decision"], first["sheet"]) == (87.5, "5-QĐ", {"name": "Bộ tiêu chí"})
    assert first["marks"] == [{"criterion": "1a", "points": 50.0}, {"criterion": "2", "points": 37.5}]
    assert (second["points"], second["at"], second["periodTo"]) == (95.5, {"code": "c5"}, "2025-01-01")
    assert (review["periodFrom"], review["periodTo"], review["level"]) == ("2025-04-01", "2025-07-01", "NOT_MET")
    again = await imported(graph, tmp_path, RATED, *rows, name="other.csv")
    assert (again.made, again.repeated) == (0, 4)
    more = f"c6;{M3};Xếp loại chất lượng;2024;;Hoàn thành nhiệm vụ;;;;15/1/2025;5-QĐ"
    other = await imported(graph, tmp_path, RATED, *rows[:3], more)
    assert (problems(other), other.made, other.unchanged) == ([], 1, 3)
    changed = await imported(graph, tmp_path, RATED, *rows[1:3], rows[3].replace("Không đạt", "Đạt"))
    assert (problems(changed), changed.unchanged) == ([(4, "result", "EXISTS_OTHERWISE")], 2)
    assert (await verify_ledger(graph, lambda *_: None)).problems == []


async def test_each_bad_result_is_told_at_its_cell(graph: Graph, tmp_path: Path) -> None:
    await made(graph, "setSheet", sheet("Bộ tiêu chí", "2024-01-01"), "sheet")
    done = await imported(
        graph,
        tmp_path,
        RATED,
        ";;;CLASSIFICATION;2024;;GOOD;;;;15/1/2025;",
        f"c5;{M1};CLASSIFICATION;2024;;GOOD;;;;15/1/2025;",
        f"c5;{M2};CLASSIFICATION;2024;;MET;;;;15/1/2025;",
        f"c5;{M1};CLASSIFICATION;2024;;GOOD;;;;15/1/2025;",
        "c5;;;CLASSIFICATION;2024;;GOOD;năm mươi;;;15/1/2025;",
        "c6;;;CLASSIFICATION;2024;;GOOD;;tốt;;15/1/2025;",
        "c4;;;CLASSIFICATION;2024;;GOOD;;;Lạ;15/1/2025;",
        "c3;;;CLASSIFICATION;7/2024;;GOOD;;;;15/1/2025;",
        "c3;;;CLASSIFICATION;2023;;GOOD;;;Bộ tiêu chí;15/1/2025;",
    )
    assert set(problems(done)) == {
        (2, "subjectOrganization", "NOBODY_NAMED"),
        (3, "periodFrom", "ROW_TWICE"),
        (4, "result", "LEVEL_OF_ANOTHER_KIND"),
        (5, "periodFrom", "ROW_TWICE"),
        (6, "points", "NO_POINTS"),
        (7, "marks", "NO_MARKS"),
        (8, "sheet", "NOT_FOUND_SHEET"),
        (9, "periodTo", "CELL_NEEDED"),
        (10, "sheet", "SHEET_OF_OTHER_DAYS"),
    }
    assert await nodes(graph, FOUND) == []


async def test_a_case_is_opened_with_all_whom_it_concerns_and_closed(graph: Graph, tmp_path: Path) -> None:
    rows = (
        "A;Kiểm tra;Kiểm tra theo chương trình;c6;;;;;c2;1/2/2024;2/5/2024;Có khuyết điểm;7-KL;Hai nơi",
        "A;Kiểm tra;Kiểm tra theo chương trình;c4;;;;;c2;1/2/2024;2/5/2024;Có khuyết điểm;7-KL;Hai nơi",
        f";Khen thưởng;Giấy khen;;{M2};;;c3;3/2/2025;3/2/2025;Đã khen thưởng;;",
        ";Góp ý, phản ánh;Góp ý;c5;;;;PEOPLE;c3;3/2/2025;;;;",
    )
    done = await imported(graph, tmp_path, OPENED, *rows)
    assert (problems(done), done.made) == ([], 4)
    found = {one["kind"]: one for one in await nodes(graph, CASES)}
    inspection, badge, feedback = found["INSPECTION"], found["COMMENDATION"], found["FEEDBACK"]
    assert sorted(one["code"] for one in inspection["organizations"]) == ["c4", "c6"]
    assert (inspection["at"], inspection["handledBy"], inspection["summary"]) == (
        {"code": "c6"},
        {"code": "c2"},
        "Hai nơi",
    )
    end = ("2024-05-02", "SHORTCOMINGS", "7-KL")
    assert (inspection["closedOn"], inspection["outcome"], inspection["closingDecision"]) == end
    assert (badge["closedOn"], badge["outcome"], badge["at"]) == ("2025-02-03", "GRANTED", {"code": "c5"})
    assert (feedback["closedOn"], feedback["at"]) == (None, {"code": "c5"})
    again = await imported(graph, tmp_path, OPENED, *rows, name="other.csv")
    assert (again.made, again.repeated) == (0, 4)
    other = await imported(graph, tmp_path, OPENED, *rows[:3], rows[3].replace("Góp ý;c5", "Góp ý;c6"))
    assert (problems(other), other.made, other.unchanged) == ([], 1, 3)
    later = await imported(
        graph, tmp_path, OPENED, rows[0], rows[1], rows[3].replace("3/2/2025;;", "3/2/2025;5/5/2025;Đã trả lời")
    )
    assert problems(later) == [(4, "closedOn", "EXISTS_OTHERWISE")]
    assert (await verify_ledger(graph, lambda *_: None)).problems == []


async def test_each_bad_case_is_told_at_its_cell(graph: Graph, tmp_path: Path) -> None:
    done = await imported(
        graph,
        tmp_path,
        OPENED,
        "A;INSPECTION;ROUTINE;c6;;;;;c2;1/2/2024;;;;",
        "A;INSPECTION;FINANCE;c4;;;;;c2;1/2/2024;;;;",
        f";DISCIPLINE;BADGE;;{M2};;;c3;3/2/2025;;;;",
        f";COMMENDATION;BADGE;;{M2};31;;c3;3/2/2025;3/2/2025;GRANTED;;",
        ";FEEDBACK;OPINION;c5;;;;PEOPLE;c3;3/2/2025;4/2/2025;;;",
        ";FEEDBACK;PETITION;c5;;;;PEOPLE;c3;3/2/2025;4/2/2025;GRANTED;;",
        ";FEEDBACK;PETITION;c6;;;;PEOPLE;c3;3/2/2025;2/2/2025;ANSWERED;;",
        ";FEEDBACK;PETITION;c4;;;;PEOPLE;c3;3/2/2025;;;;",
        ";FEEDBACK;PETITION;c4;;;;PEOPLE;c3;3/2/2025;;;;",
    )
    assert set(problems(done)) == {
        (3, "caseForm", "NOT_THE_SAME_CASE"),
        (4, "caseForm", "FORM_OF_ANOTHER_KIND"),
        (5, "years", "YEARS_OF_BADGE"),
        (6, "outcome", "CELL_NEEDED"),
        (7, "outcome", "OUTCOME_OF_ANOTHER_KIND"),
        (8, "closedOn", "CLOSED_BEFORE_OPENED"),
        (9, "openedOn", "ROW_TWICE"),
        (10, "openedOn", "ROW_TWICE"),
    }
    assert await nodes(graph, CASES) == []


async def test_a_case_that_was_cut_off_before_it_was_closed_is_closed_by_the_same_file(
    graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = ";FEEDBACK;OPINION;c5;;;;PEOPLE;c3;3/2/2025;4/3/2025;ANSWERED;;"
    cut_off_after(graph, 1, monkeypatch)
    with pytest.raises(GraphUnavailable):
        await imported(graph, tmp_path, OPENED, row, most=1)
    monkeypatch.undo()
    assert [one["closedOn"] for one in await nodes(graph, CASES)] == [None]
    done = await imported(graph, tmp_path, OPENED, row, most=1)
    assert (problems(done), done.made) == ([], 1)
    assert [one["closedOn"] for one in await nodes(graph, CASES)] == ["2025-03-04"]
    again = await imported(graph, tmp_path, OPENED, row, most=1)
    assert (again.made, again.repeated) == (0, 1)
