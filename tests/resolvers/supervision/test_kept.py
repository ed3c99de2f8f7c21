"""What is worked out of a whole tree is worked out once for all its pages, until the ledger grows."""

import asyncio
from typing import Any

import pytest

from graph.engine.sessions import Graph
from graph.reads.coverage import list_supervised
from resolvers.shared import computed
from resolvers.supervision import coverage
from tests.resolvers.commands.small import organization
from tests.service.conftest import client_over
from tests.support.asking import answer_of, ask
from tests.support.changing import change

pytestmark = pytest.mark.contract

LISTED = """query ($under: ID!, $after: String, $on: Date) {
  supervisionCoverage(under: $under, groupBy: CHILD, asOf: $on) { figures { organizations
    list(figure: ORGANIZATIONS, first: 2, after: $after) { nodes { name } pageInfo { endCursor hasNextPage } } } } }"""
LOADED = """query ($under: ID!, $after: String) { workload(under: $under, first: 1, after: $after) {
  nodes { links supervisor { name } } pageInfo { endCursor hasNextPage } } }"""


@pytest.fixture
def worked_out(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A mark for each time that an organization's supervision is read whole."""
    marks: list[str] = []
    read = list_supervised

    async def counted(reads: Any, tops: Any, view: Any) -> Any:
        marks.append(f"{' '.join(tops)} {view.on}")
        return await read(reads, tops, view)

    monkeypatch.setattr(coverage, "list_supervised", counted)
    return marks


async def pages(graph: Graph, query: str, variables: dict[str, Any], *way: str) -> list[Any]:
    """The nodes of all pages of a connection, which lies under the fields of `way`."""
    nodes: list[Any] = []
    after = None
    while True:
        found: Any = await ask(graph, query, {**variables, "after": after})
        for one in way:
            found = found[one]
        nodes += found["nodes"]
        after = found["pageInfo"]["endCursor"]
        if not found["pageInfo"]["hasNextPage"]:
            return nodes


async def test_the_pages_of_a_list_are_cut_from_one_computation(small: Graph, worked_out: list[str]) -> None:
    under = {"under": organization("o1")}
    names = await pages(small, LISTED, under, "supervisionCoverage", "figures", "list")
    assert len(names) == 5
    assert len(worked_out) == 1
    assert await pages(small, LISTED, {**under, "on": "2024-01-01"}, "supervisionCoverage", "figures", "list") == names
    assert len(worked_out) == 2
    by_reference = await answer_of(small, LISTED, under, by_reference=True)
    assert by_reference.data is not None
    assert by_reference.data["supervisionCoverage"]["figures"]["list"]["nodes"] == names[:2]
    assert len(worked_out) == 2


async def test_a_connection_of_its_own_is_paged_too_and_refuses_a_wrong_size_each_time(
    small: Graph, worked_out: list[str]
) -> None:
    loads = await pages(small, LOADED, {"under": organization("o1")}, "workload")
    assert [one["links"] for one in loads] == sorted((one["links"] for one in loads), reverse=True)
    assert loads[0]["links"] == 1
    assert len(worked_out) == 1
    wrong = await answer_of(small, LOADED.replace("first: 1", "first: 1000000"), {"under": organization("o1")})
    assert [dict(error.extensions or {})["argument"] for error in wrong.errors] == ["first"]


async def test_a_change_makes_it_anew_and_one_that_is_only_tried_does_not(small: Graph, worked_out: list[str]) -> None:
    under = {"under": organization("o1")}
    cell = {"parent": organization("o5"), "name": "Chi bộ thôn 9", "level": "CELL"}
    before = (await ask(small, LISTED, under))["supervisionCoverage"]["figures"]["organizations"]
    await change(small, "establishOrganization", {**cell, "dryRun": True})
    assert (await ask(small, LISTED, under))["supervisionCoverage"]["figures"]["organizations"] == before
    assert len(worked_out) == 1
    made = await change(small, "establishOrganization", cell)
    assert made["userErrors"] == []
    assert (await ask(small, LISTED, under))["supervisionCoverage"]["figures"]["organizations"] == before + 1
    assert len(worked_out) == 2


async def test_many_who_ask_at_once_wait_for_one_computation(small: Graph, worked_out: list[str]) -> None:
    under = {"under": organization("o1")}
    answers = await asyncio.gather(*(ask(small, LISTED, under) for _ in range(5)))
    assert len(worked_out) == 1
    assert all(answer == answers[0] for answer in answers)


async def test_the_service_keeps_for_all_its_requests(small: Graph, worked_out: list[str]) -> None:
    """Each request reads through a line of its own."""
    async with client_over(small) as client:
        body = {"query": LISTED, "variables": {"under": organization("o1")}}
        answers = [(await client.post("/graphql", json=body)).json() for _ in range(2)]
    assert answers[0]["data"]["supervisionCoverage"]["figures"]["organizations"] == 5
    assert answers[0] == answers[1]
    assert len(worked_out) == 1


async def test_what_failed_is_not_kept(small: Graph, worked_out: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    under = {"under": organization("o1")}
    whole = coverage.coverage_of

    def broken(*_: Any) -> Any:
        raise RuntimeError("as if")

    monkeypatch.setattr(coverage, "coverage_of", broken)
    assert (await answer_of(small, LISTED, under)).errors
    monkeypatch.setattr(coverage, "coverage_of", whole)
    assert (await ask(small, LISTED, under))["supervisionCoverage"]["figures"]["organizations"] == 5
    assert len(worked_out) == 2


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> tuple[list[str], asyncio.Event]:
    """Who reads an organization's supervision whole, none of them further than to a gate that the test opens."""
    inside: list[str] = []
    gate = asyncio.Event()
    read = list_supervised

    async def waiting(reads: Any, tops: Any, view: Any) -> Any:
        inside.append(str(view.on))
        await gate.wait()
        return await read(reads, tops, view)

    monkeypatch.setattr(coverage, "list_supervised", waiting)
    return inside, gate


async def begun(inside: list[str]) -> None:
    while len(inside) < 2:  # noqa: ASYNC110  # the statements before it are the engine's
        await asyncio.sleep(0)


async def test_of_what_is_worked_out_two_are_begun_and_small_questions_are_answered_meanwhile(
    small: Graph, held: tuple[list[str], asyncio.Event]
) -> None:
    inside, gate = held
    days = [f"2024-01-0{day}" for day in range(1, 6)]
    under = organization("o1")
    asked = [asyncio.create_task(ask(small, LISTED, {"under": under, "on": day})) for day in days]
    await begun(inside)
    small_one = await ask(small, "query ($id: ID!) { organization(by: {id: $id}) { name } }", {"id": under})
    assert small_one["organization"]
    assert len(inside) == 2
    gate.set()
    answers = [one["supervisionCoverage"]["figures"]["list"]["nodes"] for one in await asyncio.gather(*asked)]
    assert sorted(inside) == days
    assert len(answers[0]) == 2
    assert all(one == answers[0] for one in answers)


async def test_whoever_comes_to_a_long_line_is_told_to_come_again(
    small: Graph, held: tuple[list[str], asyncio.Event], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(computed, "MOST_WAITING", 1)
    inside, gate = held
    under = organization("o1")
    first = [asyncio.create_task(ask(small, LISTED, {"under": under, "on": f"2024-02-0{day}"})) for day in (1, 2, 3)]
    await begun(inside)
    while not any(one.line.waiting for one in computed.COMPUTED.values()):  # noqa: ASYNC110  # what is waited for tells nobody
        await asyncio.sleep(0.001)
    refused = await answer_of(small, LISTED, {"under": under, "on": "2024-02-04"})
    assert [(error.extensions or {})["code"] for error in refused.errors] == ["BUSY"]
    gate.set()
    await asyncio.gather(*first)
