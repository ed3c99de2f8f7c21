"""A canary: a name that stands nowhere else is asked for in every way, and looked for in the log and in the metrics."""

import io
import logging
from datetime import date
from pathlib import Path
from typing import Any

import httpx2 as httpx
import pytest

from graph.engine.sessions import Graph
from graph.ledger.readings import Wanted, newest
from service.http.access_log import WithoutData, begin_logging
from tests.conftest import Loaded
from tests.resolvers.commands.small import member, organization, small_world
from tests.service.conftest import client_over
from tests.service.test_access import bearer, grant_part, grant_whole, guarded, key

__all__ = ["key"]
CANARY, BORN = "Zwxqjk", "1931-11-13"
M1 = f'member(id: "{member("m1")}")'
FOUND = f'members(where: {{ text: "{CANARY}" }})'
CHANGED = f'mutation {{ confirmOrganization(input: {{ organization: "{organization("o6")}", on: "2026-05-02" }}) '
ASKED: tuple[dict[str, Any], ...] = (
    {"query": f"{{ {M1} {{ name birthDate cardNumber }} }}"},
    {"query": f'{{ search(text: "{CANARY}") {{ totalCount }} {FOUND} {{ nodes {{ name }} }} }}'},
    {"query": f"{{ {CANARY} }}"},
    {"query": f"{{ {M1} {{ name }} {CANARY}"},
    {"query": f'{{ member(id: "{CANARY}") {{ name }} {CANARY}: __typename }}'},
    {"query": "query ($on: Date) { roots(asOf: $on) { name } }", "variables": {"on": CANARY}},
    {"query": f"query {CANARY} {{ {M1} {{ name birthDate }} }}", "extensions": {"purpose": f"MEMBER_FILE; {CANARY}"}},
    {"query": f"{{ {M1} {{ name }} }}", "extensions": {"purpose": CANARY}},
    {"query": f"{CHANGED}{{ change {{ seq }} userErrors {{ message }} }} }}", "variables": {"name": CANARY}},
    {"query": CANARY, "operationName": CANARY, "extensions": {"persistedQuery": {"version": 1, "sha256Hash": CANARY}}},
)


class Breaking(Graph):
    """A graph of which every text that asks for people breaks once it is `broken`, and says what it was given."""

    broken = False

    async def read(self, text: Any, /, **parameters: Any) -> Any:
        if self.broken and ":Member" in text and "GRANTED" not in text:
            try:
                raise KeyError(f"{CANARY} {BORN}")
            except KeyError as cause:
                raise RuntimeError(f"{CANARY}: {text} {parameters}") from cause
        return await super().read(text, **parameters)


@pytest.fixture
async def world(loaded: Loaded) -> Graph:
    """The small world, in which one member and one cell are called as nobody is."""
    rows = small_world()
    for label, one in (("Member", "m1"), ("Organization", "o6")):
        row = next(row for row in rows.nodes[label] if row["id"] == one)
        row |= {"name": f"Nguyễn {CANARY}", **({"birthDate": date.fromisoformat(BORN)} if label == "Member" else {})}
    loaded.forget()
    await loaded.hold(rows)
    loaded.forget()
    return loaded.graph


async def ask_all(client: httpx.AsyncClient, headers: dict[str, str]) -> str:
    """Everything that is answered, to be sure that the canary was there."""
    told = [await client.post("/graphql", json=one, headers=headers) for one in ASKED]
    told.append(await client.get(f"/graphql?query={CANARY}&{CANARY}=1", headers=headers))
    return "".join(one.text for one in told)


async def test_no_name_reaches_the_log_or_the_metrics(world: Graph, key: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written = io.StringIO()
    monkeypatch.setattr("sys.stderr", written)
    settings = guarded(key, access_log=True, metrics_token="figures", tree=False)
    await grant_whole(world)
    await grant_part(world, "READER", at="o6")
    graph = Breaking(world.driver, world.settings, world.address)
    begin_logging(access=True)
    try:
        async with client_over(graph, settings) as client:
            told = [await ask_all(client, bearer(key, who) | {"x-request-id": "canary"}) for who in ("Lan", "Minh")]
            assert (CANARY in told[0], BORN in told[0]) == (True, True)
            graph.broken = True
            assert "INTERNAL_SERVER_ERROR" in await ask_all(client, bearer(key) | {"x-request-id": "canary"})
            figures = await client.get("/metrics", headers={"authorization": "Bearer figures"})
            assert figures.status_code == 200
            assert CANARY not in figures.text
    finally:
        logging.getLogger("hierarchy").handlers.clear()
        await graph.drop_idle()
    lines = written.getvalue()
    assert lines.count("canary POST /graphql") == 3 * len(ASKED)
    assert "builtins.RuntimeError" in lines
    assert "test_canary.py" in lines
    assert not [line for line in lines.splitlines() if CANARY in line or "Nguyễn" in line or BORN in line]
    readings = await newest(world, Wanted(members=["m1"]), 9)
    assert len(readings) == 2, "who was asked about is noted, also where what is told is null"
    assert all(CANARY not in str(one.members) for one in readings)


def test_of_a_fault_the_log_tells_where_and_of_which_kind_and_not_what_it_says() -> None:
    class Refused(Exception):
        code = "Neo.ClientError.Schema.ConstraintValidationFailed"

    def fail() -> None:
        try:
            int(CANARY)
        except ValueError as cause:
            raise Refused(CANARY) from cause

    try:
        fail()
    except Refused as fault:
        group = ExceptionGroup(CANARY, [fault])
        record = logging.LogRecord("x", logging.ERROR, "", 1, "fault %s", ("7",), (type(group), group, None))
    usual = logging.Formatter().format(record)
    text = WithoutData("%(message)s").format(record)
    assert CANARY in usual
    assert logging.Formatter().format(record) == usual
    assert CANARY not in text
    lines = text.splitlines()
    assert (lines[0], lines[-1]) == ("fault 7", "builtins.ExceptionGroup")
    kinds = [line for line in lines if not line.startswith("  File")]
    assert kinds[1] == "builtins.ValueError"
    assert kinds[2].endswith("Refused (Neo.ClientError.Schema.ConstraintValidationFailed)")
    assert sum(" in fail" in line for line in lines) == 2
