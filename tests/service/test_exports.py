"""Lists out of a graph, into an empty one, and out again: the same lists, on every day that they tell of."""

from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import pytest

from execution.view import View
from graph.engine.errors import GraphConflict
from graph.engine.sessions import Graph
from graph.engine.state import read_end
from graph.ledger.verify import verify_ledger
from graph.model.derived import short_name
from seeds.draft.rows import Rows
from seeds.exchange.kinds import KINDS, ListKind
from seeds.exchange.lists_out import Listing, write_csv, write_xlsx
from service.exchange.exporting import export_list, of_one_line
from service.exchange.importing import Wish, import_file
from service.exchange.snapshot import Snapshot
from tests.conftest import Loaded
from tests.resolvers.commands.correcting import made
from tests.resolvers.commands.small import member, organization
from tests.support.asking import TODAY, ask
from tests.support.changing import change
from wording.languages import Language
from wording.said import say

pytestmark = pytest.mark.contract

TREE = """query ($on: Date) { organization(by: {code: "c0"}, asOf: $on) { memberCount descendants(first: 100) { nodes {
  code name level sector parent { code } memberCount
  plannedMeetings(where: {plannedFor: {from: "2025-03-01"}}) { nodes { plannedFor kind note held overdue } } } } } }"""


@pytest.fixture
async def graph(loaded: Loaded, small: Graph) -> Graph:
    """The small world with a move, a meeting, a post, a second membership, and a supervisor without standing then."""
    loaded.forget()
    scored = {"sheet": await made(small, "setSheet", SHEET_OF_MEETINGS, "sheet")}
    told: tuple[tuple[str, dict[str, Any]], ...] = (
        ("moveOrganization", {"organization": organization("o4"), "to": organization("o3"), "on": "2025-03-01"}),
        ("setCircumstance", {"member": member("m2"), "circumstance": "WORKING_AWAY", "on": "2025-04-01"}),
        ("transferMember", {"member": member("m3"), "to": organization("o6"), "kind": "RESIDENCE", "on": "2025-05-01"}),
        (
            "admitMember",
            {"cell": organization("o7"), "name": "=An", "birthDate": "2000-05-06", "on": "2025-06-01"},
        ),
        (
            "takeOffice",
            {
                "holder": {"newPerson": "Lê Ngoài"},
                "at": {"organization": organization("o4")},
                "title": "Trưởng thôn",
                "on": "2024-01-01",
            },
        ),
        (
            "recordMeeting",
            {
                "organization": organization("o6"),
                "on": "2025-08-05",
                "expected": 2,
                "present": 2,
                "attendances": [
                    {"member": member("m3"), "capacity": "STAND_IN", "onBehalfOf": member("m4")},
                    {"member": member("m1"), "capacity": "GUEST"},
                ],
                "marks": [{"criterion": "1", "points": 55}, {"criterion": "2", "points": 37.5}],
                **scored,
            },
        ),
        (
            "recordMeeting",
            {"organization": organization("o7"), "on": "2025-09-05", "expected": 2, "present": 1, "points": 71.5},
        ),
        ("recordMeeting", {"organization": organization("o6"), "on": "2024-09-05", "expected": 2, "present": 1}),
    )
    for field, given in told:
        payload = await change(small, field, given)
        assert payload["userErrors"] == [], field
    await plan(small)
    await judge(small, await made(small, "setSheet", SHEET, "sheet"))
    await open_cases(small)
    return small


SHEET = {
    "kind": "MEMBERS",
    "name": "Bộ tiêu chí 366",
    "regulation": "366-QĐ/TW",
    "on": "2024-01-01",
    "criteria": [{"code": "1a", "name": "Nhiệm vụ", "most": 60}, {"code": "2", "name": "Đoàn kết", "most": 40}],
    "levels": [{"level": "EXCELLENT", "least": 90}],
}
SHEET_OF_MEETINGS = {
    **SHEET,
    "kind": "MEETINGS",
    "name": "Phiếu sinh hoạt",
    "criteria": [{"code": "1", "name": "Lãnh đạo", "most": 60}, {"code": "2", "name": "Chiến đấu", "most": 40}],
    "levels": [{"meetingLevel": "GOOD", "least": 90}],
}


async def plan(graph: Graph) -> None:
    """One that was held, one that was put off to when it was held, one ahead; and one of o6 from before it stood where
    it does."""
    planned: tuple[tuple[str, str, str, dict[str, Any]], ...] = (
        ("o6", "2024-10-05", "2024-10-01", {}),
        ("o6", "2025-08-05", "2025-06-20", {"note": "=19 giờ, nhà văn hóa"}),
        ("o7", "2025-09-12", "2025-06-20", {}),
        ("o7", "2026-02-05", "2025-12-20", {"kind": "THEMATIC"}),
    )
    for of, day, on, said in planned:
        lines = [{"organization": organization(of), "plannedFor": day, **said}]
        payload = await change(graph, "planMeetings", {"meetings": lines, "on": on}, "plannedMeetings { id: key }")
        assert payload["userErrors"] == [], day
        if day == "2025-09-12":
            put_off = {"plannedMeeting": payload["plannedMeetings"][0]["id"], "plannedFor": "2025-09-05"}
            assert (await change(graph, "replanMeeting", {**put_off, "on": "2025-09-01"}))["userErrors"] == []


async def judge(graph: Graph, sheet: str) -> None:
    """Members by a sheet, cells whether they are four-good, a committee member's own review; o6 was elsewhere."""
    year = {"periodFrom": "2024-01-01", "periodTo": "2025-01-01", "on": "2025-01-15"}
    marks = [{"criterion": "1a", "points": 50}, {"criterion": "2", "points": 37.5}]
    rated = {"subject": member("m1"), "level": "GOOD", "marks": marks, "comparableGroup": "LEADERS"}
    lines: tuple[dict[str, Any], ...] = (
        {"kind": "CLASSIFICATION", "sheet": sheet, "decision": "5-QĐ", "assessments": [rated], **year},
        {"kind": "CLASSIFICATION", "assessments": [{"subject": member("m2"), "level": "COMPLETED"}], **year},
        {
            "kind": "FOUR_GOOD",
            "assessments": [{"subject": organization(one), "level": "MET"} for one in ("o7", "o6")],
            **year,
        },
        {
            "kind": "SELF_REVIEW",
            "periodFrom": "2025-01-01",
            "periodTo": "2025-04-01",
            "on": "2025-04-02",
            "assessments": [{"subject": member("m4"), "level": "NOT_MET", "points": 40, "body": "EXECUTIVE_COMMITTEE"}],
        },
    )
    for given in lines:
        assert (await change(graph, "recordAssessments", given))["userErrors"] == []


async def open_cases(graph: Graph) -> None:
    """One that is closed at once, one of two cells and a member that is closed later, one that is open; and one of o6
    from before it stood where it does."""
    handler = {"handledBy": organization("o3")}
    several = [organization("o7"), organization("o5"), member("m3")]
    opened: tuple[tuple[str, str, dict[str, Any]], ...] = (
        ("DISCIPLINE", "2025-06-10", {"form": "REPRIMAND", "concerns": [member("m3")], "outcome": "IMPOSED"}),
        ("FEEDBACK", "2025-06-10", {"form": "OPINION", "source": "FRONT", "concerns": [organization("o5")]}),
        ("INSPECTION", "2024-01-01", {"form": "ROUTINE", "concerns": [organization("o6")]}),
        ("INSPECTION", "2024-02-01", {"form": "ROUTINE", "concerns": several, "summary": "=Kiểm tra, hai nơi"}),
    )
    for kind, on, given in opened:
        payload = await change(
            graph, "recordCases", {"kind": kind, "on": on, "cases": [given | handler]}, "cases { id: key }"
        )
        assert payload["userErrors"] == [], kind
    end = {"case": payload["cases"][0]["id"], "outcome": "SHORTCOMINGS", "on": "2024-05-01", "decision": "7-KL"}
    assert (await change(graph, "closeCase", end))["userErrors"] == []


async def exported(graph: Graph, on: date = TODAY, under: str = "") -> dict[ListKind, "Whole"]:
    with TemporaryDirectory() as directory:
        kept = Path(directory) / "rows"
        found = {}
        for kind in ListKind:
            one = await export_list(graph, kind, under, View.whole(on), kept)
            found[kind] = Whole(list(one.rows), one.ledger, one.left_out)
        return found


class Whole(NamedTuple):
    """A list with all its rows."""

    rows: list[dict[str, Any]]
    ledger: str
    left_out: int


def with_short_name(row: dict[str, Any]) -> dict[str, Any]:
    """The row of an organization as the commands leave it: without a short name it gets the usual one."""
    return row | {"shortName": row["shortName"] or short_name(row["name"])} if "shortName" in row else row


@pytest.mark.parametrize("write", [write_xlsx, write_csv])
async def test_what_is_exported_and_imported_into_an_empty_graph_is_exported_again(
    loaded: Loaded, graph: Graph, tmp_path: Path, write: Any
) -> None:
    before, tree = await exported(graph), await ask(graph, TREE)
    assert all(one.rows for one in before.values())
    left_out = dict.fromkeys((ListKind.MEETINGS, ListKind.PLANS, ListKind.ASSESSMENTS, ListKind.CASES), 1)
    assert {kind: one.left_out for kind, one in before.items() if one.left_out} == left_out
    for kind, one in before.items():
        about = say("EXPORTED", list=say(f"LIST.{kind}"), day=TODAY)
        write(Listing(KINDS[kind], Language.VI, one.rows, (about,)), tmp_path / kind)
        again = await import_file(
            graph, tmp_path / kind, Wish("tester", View.whole(TODAY), update=True), lambda *_: None
        )
        assert (again.problems, again.made, again.unchanged) == ([], 0, len(one.rows)), kind
    await loaded.hold(Rows())
    loaded.forget()
    for sheet in (SHEET_OF_MEETINGS, SHEET):
        await made(graph, "setSheet", sheet, "sheet")
    for kind in before:
        done = await import_file(graph, tmp_path / kind, Wish("tester", View.whole(TODAY)), lambda *_: None)
        assert [str(problem.said) for problem in done.problems] == [], kind
        assert (done.read.kind.name, done.unchanged) == (kind, 0)
    after = await exported(graph)
    for kind in ListKind:
        assert after[kind].rows == [with_short_name(row) for row in before[kind].rows], kind
    assert await ask(graph, TREE) == tree
    planned = [row["plannedOn"].isoformat() for row in after[ListKind.PLANS].rows]
    assert planned == ["2025-06-20", "2025-09-01", "2025-12-20"]
    assert {row["points"] for row in after[ListKind.MEETINGS].rows} == {71.5, 92.5}
    assert (await verify_ledger(graph, lambda *_: None)).problems == []
    assert (await verify_ledger(graph, lambda *_: None)).broken == []


async def test_a_list_is_the_same_however_many_organizations_are_asked_about_at_once(
    graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its rows are written as they are read, some hundred organizations' at a time."""
    at_once = await exported(graph)
    monkeypatch.setattr("graph.reads.lists.AT_ONCE", 1)
    assert await exported(graph) == at_once


async def test_an_export_is_of_its_day_and_of_what_is_under_one(graph: Graph) -> None:
    eve, day = await exported(graph, date(2025, 5, 31)), await exported(graph, date(2025, 6, 1))
    people = [[row["memberName"] for row in one[ListKind.MEMBERS].rows] for one in (eve, day)]
    assert ("=An" in people[0], "=An" in people[1]) == (False, True)
    part = await exported(graph, under="o4")
    assert [row["code"] for row in part[ListKind.ORGANIZATIONS].rows] == ["c3", "c5"]
    assert part[ListKind.ORGANIZATIONS].rows[0]["parent"] is None
    names = [row["memberName"] for row in part[ListKind.MEMBERS].rows]
    assert sorted(names) == ["Nguyễn Văn m1", "Nguyễn Văn m2", "Nguyễn Văn m3"]
    assert part[ListKind.MEETINGS].ledger.split(":")[0] == day[ListKind.MEETINGS].ledger.split(":")[0]


async def test_a_list_is_of_one_line_whatever_comes_meanwhile(graph: Graph) -> None:
    """# EXCHANGE F5: where a change came in between it is read anew, and not told where changes never end."""
    read: list[int] = []

    async def reading(_: Snapshot, changes: int) -> int:
        read.append((await known_end(graph))[0])
        if len(read) <= changes:
            given = {"organization": organization("o7"), "name": f"Chi bộ {len(read)}", "on": "2025-10-01"}
            await change(graph, "renameOrganization", given)
        return read[-1]

    found, _, line = await of_one_line(graph, "", View.whole(TODAY), partial(reading, changes=2))
    assert (len(read), line.split(":")[0]) == (3, str(found))
    read.clear()
    with pytest.raises(GraphConflict):
        await of_one_line(graph, "", View.whole(TODAY), partial(reading, changes=9))


async def known_end(graph: Graph) -> tuple[int, str]:
    end = await read_end(graph)
    assert end is not None
    return end
