"""The time that lines have: a clock that jumps ahead is not believed, and what was written to the ledger's end by hand
goes into no line (FAULTS D20)."""

import logging
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from execution.asked import Asked
from execution.operations import Operation
from execution.view import View
from graph.cypher.fetch import Fetching, Writes
from graph.engine.sessions import Graph
from graph.ledger.clock import Clock
from graph.ledger.verify import verify_ledger
from tests.resolvers.commands.small import organization
from tests.resolvers.commands.test_ledger import tamper
from tests.support.asking import SCHEMA, TODAY, ask

pytestmark = pytest.mark.contract

TEN_YEARS = timedelta(days=3653)
RENAME = """mutation ($input: RenameOrganizationInput!) { renameOrganization(input: $input) {
  userErrors { message } warnings { rule message } change { at } } }"""
KNOWN = """query ($id: ID!, $known: DateTime!) { organization(by: { id: $id }, knownAt: $known) { name } }"""


class Machine:
    """A machine's clock that can be set, and its counter that cannot."""

    def __init__(self) -> None:
        self.passed = 0.0
        self.set_by = timedelta()
        self.beginning = datetime.now(UTC)
        self.clock = Clock(lambda: self.true + self.set_by, lambda: self.passed)

    @property
    def true(self) -> datetime:
        return self.beginning + timedelta(seconds=self.passed)

    async def rename(self, graph: Graph, name: str, key: str | None = None) -> Mapping[str, Any]:
        """Renames o4 ten seconds later."""
        self.passed += 10
        backend = Fetching(graph, Writes(graph, "tester", self.clock, key, lambda: self.clock.fault))
        given = {"organization": organization("o4"), "name": name, "on": "2024-01-01"}
        asked = Asked(backend, View.whole(TODAY), SCHEMA.limits.objects)
        answered = await SCHEMA.operations.answer(Operation(RENAME, {"input": given}), asked)
        assert not answered.errors, answered.errors
        assert answered.data is not None
        payload: Mapping[str, Any] = answered.data["renameOrganization"]
        assert payload["userErrors"] == []
        return payload


async def test_what_comes_after_a_clock_that_jumped_ahead_is_known_when_it_was_recorded(
    small: Graph, caplog: pytest.LogCaptureFixture
) -> None:
    """FAULTS D20: ten years ahead for one change, which is warned of and logged."""
    machine = Machine()
    await machine.rename(small, "Một")
    machine.set_by = TEN_YEARS
    with caplog.at_level(logging.WARNING, "hierarchy.clock"):
        warned = await machine.rename(small, "Hai")
    assert [one["rule"] for one in warned["warnings"]] == ["TIME_GOES_ON"]
    assert "start the service again" in warned["warnings"][0]["message"]
    assert len(caplog.records) == 1
    machine.set_by = timedelta()
    assert (await machine.rename(small, "Ba"))["warnings"] == []
    for before, name in ((20, "Một"), (10, "Hai"), (0, "Ba")):
        moment = (machine.true - timedelta(seconds=before)).isoformat()
        found = await ask_known(machine, small, moment)
        assert found == name
    assert (await verify_ledger(small, lambda *_: None)).problems == []


async def test_a_request_that_comes_again_is_warned_of_the_clock_as_it_was_the_first_time(small: Graph) -> None:
    """FAULTS A32, D20: the warning is part of what the line keeps, whatever the clock says by then."""
    machine = Machine()
    machine.set_by = TEN_YEARS
    first = await machine.rename(small, "Một", "once")
    machine.set_by = timedelta()
    again = await machine.rename(small, "Một", "once")
    assert [one["rule"] for one in again["warnings"]] == ["TIME_GOES_ON"]
    assert (again["warnings"], again["change"]) == (first["warnings"], first["change"])
    machine.set_by = TEN_YEARS
    assert (await machine.rename(small, "Một", "once"))["warnings"] == first["warnings"]


async def ask_known(machine: Machine, graph: Graph, moment: str) -> str:
    backend = Fetching(graph, Writes(graph, "tester", machine.clock))
    asked = Asked(backend, View.whole(TODAY), SCHEMA.limits.objects)
    answered = await SCHEMA.operations.answer(Operation(KNOWN, {"id": organization("o4"), "known": moment}), asked)
    assert answered.data is not None, answered.errors
    return str(answered.data["organization"]["name"])


@pytest.mark.parametrize("seconds", [59, 60])
def test_a_clock_that_is_set_right_by_a_minute_or_back_is_believed(seconds: int) -> None:
    machine = Machine()
    for set_by in (timedelta(seconds=seconds), timedelta(hours=-3)):
        machine.set_by = set_by
        assert machine.clock() == machine.true + set_by
        assert machine.clock.fault is None


def test_a_clock_that_is_set_ahead_by_more_than_a_minute_is_not() -> None:
    machine = Machine()
    machine.set_by = timedelta(seconds=60.001)
    assert machine.clock() == machine.true
    assert machine.clock.fault is not None
    machine.set_by = timedelta(seconds=1)
    assert machine.clock() == machine.true + machine.set_by
    assert machine.clock.fault is None


@pytest.mark.parametrize("written", ["yesterday", "9999-01-01T00:00:00.000000+00:00", "", "0001-01-01"])
async def test_what_was_written_to_the_ledgers_end_by_hand_goes_into_no_line(small: Graph, written: str) -> None:
    """FAULTS D20: neither the next line nor `knownAt` takes it."""
    machine = Machine()
    await machine.rename(small, "Một")
    await tamper(small, "MATCH (ledger:Ledger {id: 'ledger'}) SET ledger.at = $at", at=written)
    assert await ask_known(machine, small, (machine.true - timedelta(seconds=5)).isoformat()) == "Đảng bộ xã An Phú"
    payload = await machine.rename(small, "Hai")
    told = machine.true.replace(microsecond=machine.true.microsecond // 1000 * 1000)
    assert datetime.fromisoformat(payload["change"]["at"]) == told
    query = "query ($id: ID!) { organization(by: { id: $id }) { name } }"
    assert (await ask(small, query, {"id": organization("o4")}))["organization"]["name"] == "Hai"
    assert (await verify_ledger(small, lambda *_: None)).problems == []
