"""The order of lists by name as clients see it, and of a graph whose keys an older service has written."""

import hashlib
import json
from collections.abc import Iterator
from typing import Any, LiteralString

import pytest

from execution.cursors import encode_cursor
from graph.engine.migration_steps import KEYS
from graph.engine.migrations import list_migrations, migrate
from graph.engine.sessions import Graph, Transaction
from graph.ledger.verify import verify_ledger
from tests.resolvers.commands.small import organization
from tests.support.asking import ask, refusal
from tests.support.changing import change

pytestmark = pytest.mark.contract

DAY = "2026-05-01"
CELLS = ["Chi bộ", "Chi bộ thôn", "Chi bộ thôn 1", "Chi bộ thôn 1 và thôn 2", "Chi bộ thôn 2", "Chi bộ thôn 10"]
CELLS += ["Chi bộ thôn 20", "Chi bộ thôn An", "Chi bộ thôn An Phú"]
PEOPLE = ["Đặng Thị Ánh", "Vũ Thị Ánh", "Trần Thị Bích Ánh"]
BY_NAME = """query ($under: ID!, $after: String) {
  organizations(under: $under, orderBy: {field: NAME}, asOf: "2026-05-01", first: 4, after: $after) {
    nodes { name } pageInfo { endCursor hasNextPage } } }"""
MEMBERS = '{ members(where: {text: "ánh"}, asOf: "2026-05-01") { nodes { name } } }'


async def named(graph: Graph, under: str) -> list[str]:
    """The names of all under an organization, page by page."""
    found: list[str] = []
    after: str | None = None
    while True:
        page = (await ask(graph, BY_NAME, {"under": under, "after": after}))["organizations"]
        found += [one["name"] for one in page["nodes"]]
        if not page["pageInfo"]["hasNextPage"]:
            return found
        after = page["pageInfo"]["endCursor"]


@pytest.fixture
async def crowded(small: Graph) -> Graph:
    """A commune with cells, and a cell with members, whose names begin one another."""
    for name in reversed(CELLS):
        given = {"parent": organization("o5"), "name": name, "level": "CELL", "on": DAY}
        assert (await change(small, "establishOrganization", given))["userErrors"] == []
    for name in reversed(PEOPLE):
        given = {"cell": organization("o6"), "name": name, "on": DAY}
        assert (await change(small, "admitMember", given))["userErrors"] == []
    return small


async def test_names_stand_in_the_order_that_people_write_lists_in(crowded: Graph) -> None:
    """FAULTS A17, C17, C18."""
    found = await named(crowded, organization("o5"))
    # the commune has a cell of one of the names already
    assert list(dict.fromkeys(name for name in found if name.startswith("Chi bộ"))) == CELLS
    assert [one["name"] for one in (await ask(crowded, MEMBERS))["members"]["nodes"]] == PEOPLE


def texts_that_spoil() -> Iterator[LiteralString]:
    for one in KEYS:
        settings: list[LiteralString] = ["node." + name + " = 'old|' + node.id" for name in one.properties]
        yield "MATCH (node:" + one.label + ") SET " + ", ".join(settings)


async def test_a_graph_of_an_older_service_gets_its_keys_anew(crowded: Graph) -> None:
    """FAULTS C17, C18: keys are derived and stored; run twice, a migration does no harm."""
    numbers = [one.number for one in list_migrations() if "rewrite_keys" in one.steps]

    async def spoil(transaction: Transaction) -> None:
        for text in texts_that_spoil():
            await transaction.run(text)
        await transaction.run(
            "MATCH (applied:Migration) WHERE applied.number IN $numbers DELETE applied", numbers=numbers
        )

    before = await named(crowded, organization("o5"))
    await crowded.write(spoil)
    assert (await verify_ledger(crowded, lambda *_: None)).problems != []
    assert [one.number for one in await migrate(crowded)] == numbers
    assert (await verify_ledger(crowded, lambda *_: None)).problems == []
    assert await named(crowded, organization("o5")) == before
    assert await migrate(crowded) == []


async def test_a_cursor_of_the_old_keys_is_refused_by_its_argument(crowded: Graph) -> None:
    filters: dict[str, Any] = {"under": organization("o5"), "orderBy": "NAME", "asOf": DAY}
    old = hashlib.sha256(json.dumps(["Query.organizations", "o5", filters], sort_keys=True).encode()).hexdigest()[:12]
    found = await refusal(crowded, BY_NAME, {"under": organization("o5"), "after": encode_cursor(old, "old|o6")})
    assert found == {"code": "BAD_USER_INPUT", "argument": "after"}
