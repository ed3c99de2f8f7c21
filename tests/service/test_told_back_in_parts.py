"""What whoever sees a part is told back of judgements, cases and tasks that they record, and with which tasks they may
report where their own organizations stand. The world is that of `test_positions`, of which o2 is granted.
"""

from typing import Any

import pytest

from execution.operations import Operation
from graph.engine.sessions import Graph
from graph.model.rights import ViewerRole, viewer_id
from service.access.tokens import Viewer
from tests.resolvers.commands.small import member, organization
from tests.resolvers.commands.test_access import ISSUER, ON
from tests.service.racing import asking_of
from tests.service.test_changing_parts import AT, outcome, payload, tell, whole, world
from tests.support.asking import SCHEMA

__all__ = ["world"]
pytestmark = pytest.mark.engine
YEAR = 'kind: CLASSIFICATION, periodFrom: "2025-01-01", periodTo: "2026-01-01"'
AT_IT = "at { code } organization { name }"
TABLE = {
    "granted": "done",
    "inside": "done",
    "above": "NOT_PERMITTED",
    "aside": "UNKNOWN",
    "went into one inside": "HAS_ENDED",
    "ended aside": "UNKNOWN",
    "moved away": "UNKNOWN",
    "moved in": "done",
    "nowhere": "UNKNOWN",
}


async def issued(graph: Graph, symbol: str, by: str) -> str:
    """The first task of a directive that is issued."""
    task = '{ number: "1", name: "Việc" }'
    given = f'symbol: "{symbol}", kind: PLAN, title: "Về việc", issuer: "{organization(by)}", tasks: [{task}]'
    made = await payload(graph, "whole", "issueDirective", given, "directive { tasks { key } }")
    assert made["userErrors"] == []
    return str(made["directive"]["tasks"][0]["key"])


@pytest.fixture
async def tasks(world: Graph) -> dict[str, str]:
    """A task of what is above, one of what is elsewhere, and one of that which was given to o6, too."""
    await whole(world)
    found = {name: await issued(world, name, by) for name, by in (("above", "o1"), ("aside", "o7"), ("given", "o7"))}
    given = f'progress: [{{ task: "{found["given"]}", of: "{organization("o6")}", state: NOT_STARTED }}]'
    assert (await payload(world, "whole", "reportProgress", given))["userErrors"] == []
    return found


def progress(task: str, of: str, state: str = "DONE") -> str:
    return f'progress: [{{ task: "{task}", of: "{of}", state: {state} }}]'


async def test_of_every_position_it_is_reported_what_the_table_says(world: Graph, tasks: dict[str, str]) -> None:
    found = {
        position: await outcome(world, "ORGANIZER", "reportProgress", progress(tasks["above"], organization(key)))
        for position, key in AT.items()
    }
    assert found == TABLE
    for role in set(ViewerRole) - {ViewerRole.FIGURES, ViewerRole.ORGANIZER}:
        given = progress(tasks["above"], organization("o6"))
        assert await outcome(world, str(role), "reportProgress", given) == "NOT_PERMITTED", role


async def test_a_task_is_there_by_its_directive_and_members_tasks_are_not(world: Graph, tasks: dict[str, str]) -> None:
    """Where the directive was issued in what is shown, or gives a task to one of their own."""
    own = organization("o12")
    told = {name: await outcome(world, "ORGANIZER", "reportProgress", progress(tasks[name], own)) for name in tasks}
    assert told == {"above": "done", "aside": "UNKNOWN", "given": "done"}
    for who, reason in (("m1", "NOT_PERMITTED"), ("m3", "UNKNOWN"), ("m99", "UNKNOWN")):
        given = progress(tasks["above"], member(who))
        assert await outcome(world, "ORGANIZER", "reportProgress", given) == reason, who
    again = progress(tasks["given"], organization("o6"), "UNDER_WAY")
    [refused] = (await payload(world, "ORGANIZER", "reportProgress", again))["userErrors"]
    assert refused["reason"] == "REPORTED_ON_DAY"
    assert refused["conflicting"] is not None


async def told_alike(graph: Graph, field: str, given: str, selected: str) -> Any:
    """What a change tells back whoever organizes the part, which is what it tells whoever sees all."""
    own, all_ = [await payload(graph, who, field, f"{given}, dryRun: true", selected) for who in ("ORGANIZER", "whole")]
    assert own == all_
    assert own["userErrors"] == []
    return own


async def test_what_is_recorded_is_told_back(world: Graph, tasks: dict[str, str]) -> None:
    judged = f'{YEAR}, assessments: [{{ subject: "{organization("o6")}", level: GOOD }}]'
    told = await told_alike(world, "recordAssessments", judged, f"assessments {{ level periodFrom {AT_IT} }}")
    assert [(one["level"], one["at"]["code"]) for one in told["assessments"]] == [("GOOD", "c3")]
    judged = f'{YEAR}, assessments: [{{ subject: "{member("m1")}", level: GOOD }}]'
    told = await told_alike(world, "recordAssessments", judged, "assessments { level at { code } member { name } }")
    assert told["assessments"][0]["member"] == {"name": "Nguyễn Văn m1"}
    concerned = f'concerns: ["{organization("o6")}"], handledBy: "{organization("o2")}"'
    case = f"kind: FEEDBACK, cases: [{{ form: OPINION, source: FRONT, {concerned} }}]"
    told = await told_alike(
        world, "recordCases", case, "cases { kind form openedOn days at { code } organizations { name } }"
    )
    assert told["cases"][0]["organizations"] == [{"name": "Chi bộ thôn 1"}]
    state = progress(tasks["above"], organization("o6"))
    told = await told_alike(world, "reportProgress", state, "taskReports { state organization { name } task { name } }")
    assert [(one["state"], one["organization"]["name"]) for one in told["taskReports"]] == [("DONE", "Chi bộ thôn 1")]


async def test_a_case_is_told_by_its_id_to_whoever_organizes_where_it_was_found(world: Graph) -> None:
    """One that was found at o6, and one of its own member that was found above."""
    await whole(world)
    keys: list[str] = []
    for at in ("o6", "o1"):
        line = f'concerns: ["{member("m1")}"], handledBy: "{organization("o1")}", at: "{organization(at)}"'
        made = await payload(
            world, "whole", "recordCases", f"kind: INSPECTION, cases: [{{ form: ROUTINE, {line} }}]", "cases { key }"
        )
        keys.append(made["cases"][0]["key"])
    query = f'{{ nodes(ids: ["{keys[0]}", "{keys[1]}"]) {{ ... on Case {{ kind at {{ code }} }} }} }}'
    for role, told in (
        ("ORGANIZER", [True, False]),
        ("READER", [False] * 2),
        ("INSPECTOR", [False] * 2),
        ("whole", [True] * 2),
    ):
        answer = await tell(world, role, query)
        assert [one is not None for one in answer.data["nodes"]] == told, role
    hidden = f'{{ nodes(ids: ["{keys[0]}"]) {{ ... on Case {{ members {{ name }} summary }} }} }}'
    assert (await tell(world, "ORGANIZER", hidden)).errors[0].extensions["code"] == "FORBIDDEN"


async def test_by_both_executors_it_is_told_which_organizations_a_case_concerns(world: Graph) -> None:
    await whole(world)
    line = f'concerns: ["{organization("o6")}"], handledBy: "{organization("o2")}", at: "{organization("o6")}"'
    given = f"kind: INSPECTION, cases: [{{ form: ROUTINE, {line} }}]"
    [case] = (await payload(world, "whole", "recordCases", given, "cases { key }"))["cases"]
    query = f'{{ node(id: "{case["key"]}") {{ ... on Case {{ organizations {{ name }} }} }} }}'
    for operations in (SCHEMA.operations, SCHEMA.by_reference):
        come = await asking_of(world, ON)(None, Viewer(viewer_id(ISSUER, "ORGANIZER"), float("inf")), "")
        answer = await operations.answer(Operation(query), come)
        assert answer.data == {"node": {"organizations": [{"name": "Chi bộ thôn 1"}]}}
