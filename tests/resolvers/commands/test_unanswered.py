"""Changes that the graph does not answer: gone, silent, or cut between the commit and its answer, on both engines."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest

from execution.asked import Asked
from execution.operations import Operation
from execution.view import View
from graph.cypher.fetch import Fetching, Writes
from graph.engine.sessions import Graph
from graph.ledger.verify import verify_ledger
from graph.model.texts import TextKind
from resolvers.shared import texts
from service.http.graphql import Answering, Bounds, answering_of
from service.http.refusal import Refused
from tests.conftest import Loaded
from tests.resolvers.commands.small import organization
from tests.support.asking import SCHEMA, TODAY, ask
from tests.support.changing import NOW, answer_of_change, change
from tests.support.relaying import Relay, relayed

pytestmark = pytest.mark.contract

DAY = "2026-05-01"
ESTABLISH = """mutation ($input: EstablishOrganizationInput!) { establishOrganization(input: $input) {
  userErrors { message } change { seq } organization { id: key name } } }"""
TOLD_WITHIN = 6.0
"""Seconds, as docs/operations.md says."""


def cell(name: str, **more: Any) -> dict[str, Any]:
    return {"input": {"parent": organization("o4"), "level": "CELL", "on": DAY, "name": name, **more}}


@pytest.fixture
async def behind(small: Graph, loaded: Loaded) -> AsyncIterator[tuple[Graph, Relay]]:
    """The small world, reached through a relay."""
    async with relayed(small) as (graph, relay):
        yield graph, relay
    loaded.forget()


async def named(graph: Graph, name: str) -> int:
    query = f'{{ organizations(where: {{text: "{name}"}}, asOf: "{DAY}") {{ nodes {{ name }} }} }}'
    return [one["name"] for one in (await ask(graph, query))["organizations"]["nodes"]].count(name)


async def codes_of(graph: Graph, given: dict[str, Any], **more: Any) -> list[Any]:
    answered = await answer_of_change(graph, ESTABLISH, given, **more)
    return [(error.extensions or {}).get("code") for error in answered.errors]


def answering_within(graph: Graph, seconds: float) -> Answering:
    """The service's answers over a graph."""

    async def asked(key: str | None, *_: object) -> Asked:
        return Asked(
            Fetching(graph, Writes(graph, "tester", lambda: NOW, key)),
            View.whole(TODAY),
            SCHEMA.limits.objects,
        )

    return answering_of(SCHEMA.operations, asked, Bounds(10_000, seconds))


@pytest.mark.parametrize("dry", [False, True])
async def test_a_change_is_told_within_six_seconds_that_the_graph_is_gone(
    behind: tuple[Graph, Relay], dry: bool
) -> None:
    """FAULTS D24."""
    graph, relay = behind
    assert await codes_of(graph, cell("Chi bộ A")) == []
    await relay.cut()
    async with asyncio.timeout(TOLD_WITHIN):
        assert await codes_of(graph, cell("Chi bộ B", dryRun=dry)) == ["GRAPH_UNAVAILABLE"]
    await relay.join()
    assert await codes_of(graph, cell("Chi bộ B", dryRun=dry)) == []
    assert await named(graph, "Chi bộ B") == int(not dry)


@pytest.mark.parametrize("dry", [False, True])
async def test_a_connection_that_was_cut_in_between_costs_a_change_no_error(
    behind: tuple[Graph, Relay], dry: bool
) -> None:
    """FAULTS D24's neighbour: a graph that was started anew."""
    graph, relay = behind
    assert await codes_of(graph, cell("Chi bộ A", dryRun=dry)) == []
    await relay.cut()
    await relay.join()
    assert await codes_of(graph, cell("Chi bộ B", dryRun=dry)) == []


async def test_a_commit_whose_answer_was_lost_is_made_once(behind: tuple[Graph, Relay]) -> None:
    """FAULTS D23: the same again under its key finds what was made."""
    graph, relay = behind
    assert await codes_of(graph, cell("Chi bộ A")) == []
    relay.cutting = True
    answered = await answer_of_change(graph, ESTABLISH, cell("Chi bộ B"))
    assert not answered.errors
    assert not relay.cutting
    assert await named(graph, "Chi bộ B") == 1


async def test_a_commit_whose_answer_was_lost_with_the_graph_is_not_confirmed(behind: tuple[Graph, Relay]) -> None:
    """FAULTS D23: told with the key, under which it is then made once."""
    graph, relay = behind
    assert await codes_of(graph, cell("Chi bộ A")) == []
    relay.cutting = relay.closing = True
    answered = await answer_of_change(graph, ESTABLISH, cell("Chi bộ B"))
    [error] = answered.errors
    assert (error.extensions or {})["code"] == "CHANGE_UNCONFIRMED"
    key = error.message.partition("same key (")[2].partition(")")[0]
    await relay.join()
    again = await answer_of_change(graph, ESTABLISH, cell("Chi bộ B", idempotencyKey=key))
    assert not again.errors
    assert await named(graph, "Chi bộ B") == 1
    assert (await verify_ledger(graph, lambda *_: None)).problems == []


@pytest.mark.parametrize("header", [None, "my-key"])
async def test_a_change_that_a_silent_graph_does_not_answer_is_not_confirmed(
    behind: tuple[Graph, Relay], header: str | None
) -> None:
    """FAULTS D23: as with a paused server."""
    graph, relay = behind
    assert await codes_of(graph, cell("Chi bộ A")) == []
    relay.passing.clear()
    answering = answering_within(graph, 1.0)
    with pytest.raises(Refused) as refused:
        await answering(Operation(ESTABLISH, cell("Chi bộ B")), only_query=False, key=header)
    assert (refused.value.status, refused.value.code) == (503, "CHANGE_UNCONFIRMED")
    key = str(refused.value.said).partition("same key (")[2].partition(")")[0]
    assert header in {None, key}
    with pytest.raises(Refused) as slow:
        await answering(Operation("{ roots { id: key } }"), only_query=False)
    assert slow.value.code == "TIMEOUT"
    relay.passing.set()
    own = {} if header else {"idempotencyKey": key}
    again = await answering_within(graph, 30.0)(
        Operation(ESTABLISH, cell("Chi bộ B", **own)), only_query=False, key=header
    )
    assert not again.errors
    assert await named(graph, "Chi bộ B") == 1


async def test_a_fault_of_one_change_is_its_own(small: Graph, on_server: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """FAULTS A3, were there no bound: Neo4j takes no word of 9,000 letters into its index, and says so late."""
    monkeypatch.setattr(texts, "INPUTS", {**texts.INPUTS, "name": TextKind(10_000)})
    names = [f"Nguyễn Văn {chr(ord('A') + number)}" for number in range(17)]
    given = [{"cell": organization("o6"), "name": name, "on": DAY} for name in [*names[:9], "x" * 9_000, *names[9:]]]
    made = await asyncio.gather(*(change(small, "admitMember", one) for one in given), return_exceptions=True)
    broken = [one for one in made if isinstance(one, BaseException)]
    assert len(broken) == int(on_server)
    assert all("GRAPH_ERROR" in str(one) for one in broken)
    assert sum(isinstance(one, dict) and one["change"] is not None for one in made) == 18 - len(broken)
    assert (await verify_ledger(small, lambda *_: None)).problems == []
