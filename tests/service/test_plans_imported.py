"""Planned meetings out of lists: by the rules of `planMeetings`, once, and with another note from a day on.

Drawn on the small world on 1 January 2026: o4 is Đảng bộ xã An Phú (c3), o6 (c5) and o7 (c6) are cells.
"""

from pathlib import Path
from typing import Any

import pytest

from graph.engine.sessions import Graph
from tests.conftest import Loaded
from tests.resolvers.commands.small import organization
from tests.service.test_lists_that_update import changes, updated
from tests.support.asking import ask
from tests.support.changing import change
from tests.support.importing import imported, problems

pytestmark = pytest.mark.contract

PLANS = "Tổ chức đảng;Ngày dự kiến;Loại kỳ sinh hoạt;Giờ, địa điểm;Ngày lập lịch"
SEEN = """query ($on: Date) { organization(by: {code: "c5"}, asOf: $on) {
  plannedMeetings { nodes { plannedFor kind note plannedOn held } } } }"""


@pytest.fixture
async def graph(loaded: Loaded, small: Graph) -> Graph:
    """The small world, which is loaded anew for whoever comes next."""
    loaded.forget()
    return small


async def seen(graph: Graph, on: str = "2026-01-01") -> list[tuple[Any, ...]]:
    found = (await ask(graph, SEEN, {"on": on}))["organization"]["plannedMeetings"]["nodes"]
    return [tuple(one[name] for name in ("plannedFor", "kind", "note", "plannedOn", "held")) for one in found]


async def lines(graph: Graph) -> int:
    asked = "{ changes(where: {kinds: [PLAN_MEETINGS, REPLAN_MEETING]}, first: 20) { nodes { seq } } }"
    return len((await ask(graph, asked))["changes"]["nodes"])


async def test_what_is_planned_on_a_day_is_one_change_and_is_held_by_what_was_recorded(
    graph: Graph, tmp_path: Path
) -> None:
    """Without a day, it is planned today; a row that was planned before today stands since then."""
    met = {"organization": organization("o6"), "on": "2025-08-05", "expected": 2, "present": 2}
    assert (await change(graph, "recordMeeting", met))["userErrors"] == []
    rows = (
        "c5;5/2/2026;;19 giờ;",
        "c6;1/1/2026;;;",
        "c5;5/8/2025;Thường kỳ;;20/6/2025",
        "c5;6/8/2025;Chuyên đề;;20/6/2025",
    )
    done = await imported(graph, tmp_path, PLANS, *rows)
    assert (problems(done), done.made, await lines(graph)) == ([], 2, 2)
    early, late = ("2025-08-05", "REGULAR", None, "2025-06-20"), ("2025-08-06", "THEMATIC", None, "2025-06-20")
    assert await seen(graph, "2025-06-19") == []
    assert await seen(graph, "2025-06-20") == [(*early, False), (*late, False)]
    ahead = ("2026-02-05", "REGULAR", "19 giờ", "2026-01-01", False)
    assert await seen(graph) == [(*early, True), (*late, False), ahead]
    again = await imported(graph, tmp_path, PLANS, *rows, name="same.csv")
    assert (again.made, again.repeated) == (0, 4)
    other = await imported(graph, tmp_path, PLANS, *rows, "c5;7/2/2026;;;")
    assert (problems(other), other.made, other.unchanged) == ([], 1, 4)


async def test_each_bad_plan_is_told_at_its_cell(graph: Graph, tmp_path: Path) -> None:
    await imported(graph, tmp_path, PLANS, "c5;5/2/2026;;;", name="first.csv")
    wrong = await imported(
        graph,
        tmp_path,
        PLANS,
        "c5;31/12/2025;;;",
        "c5;5/2/2026;;;1/12/2025",
        "c5;6/2/2026;;;1/12/2025",
        "c5;6/2/2026;;;",
        "c9;6/2/2026;;;",
        "c6;2026;;;",
        "c6;;;;",
        "c6;6/2/2026;Họp;;",
    )
    assert problems(wrong) == [
        (2, "plannedFor", "PLANNED_TOO_EARLY"),
        (3, "plannedFor", "PLANNED_ALREADY"),
        (4, "plannedFor", "ROW_TWICE"),
        (5, "plannedFor", "ROW_TWICE"),
        (6, "organization", "NOT_FOUND_ORGANIZATION"),
        (7, "plannedFor", "YEAR_NOT_DAY"),
        (8, "plannedFor", "CELL_NEEDED"),
        (9, "meeting", "NO_SUCH_CHOICE"),
    ]
    assert wrong.problems[0].todo.code == "DO_PLANNED_ON"
    assert len(await seen(graph)) == 1


async def test_another_note_holds_from_the_day_of_the_row_or_today(graph: Graph, tmp_path: Path) -> None:
    await imported(
        graph, tmp_path, PLANS, "c5;5/2/2026;;19 giờ;1/12/2025", "c5;5/3/2026;;19 giờ;1/12/2025", name="a.csv"
    )
    done = await updated(graph, tmp_path, PLANS, "c5;5/2/2026;;20 giờ;", "c5;5/3/2026;;21 giờ;15/12/2025")
    assert changes(done) == [(2, "note", "19 giờ", "20 giờ"), (3, "note", "19 giờ", "21 giờ")]
    notes = {day: [one[2] for one in await seen(graph, day)] for day in ("2025-12-14", "2025-12-15", "2025-12-31")}
    assert notes == {
        "2025-12-14": ["19 giờ", "19 giờ"],
        "2025-12-15": ["19 giờ", "21 giờ"],
        "2025-12-31": ["19 giờ", "21 giờ"],
    }
    assert [one[2] for one in await seen(graph)] == ["20 giờ", "21 giờ"]
