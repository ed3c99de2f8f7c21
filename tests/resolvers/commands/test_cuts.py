"""A connection that breaks at a commit: the change is made once, whichever side of the commit it broke on."""

import pytest

from graph.engine.sessions import Graph
from graph.ledger.verify import verify_ledger
from tests.resolvers.commands.small import organization
from tests.support.asking import ask
from tests.support.changing import change
from tests.support.cutting import Cut, cut_graph

pytestmark = pytest.mark.contract

GIVEN = {"parent": organization("o4"), "name": "Chi bộ thôn 3", "level": "CELL", "on": "2025-07-01"}
FOUND = """query ($id: ID!) { organization(by: { id: $id }) { children { nodes { name } } }
  changes(where: {kinds: [ESTABLISH_ORGANIZATION]}) { totalCount } }"""


@pytest.mark.parametrize("cut", Cut)
async def test_a_connection_cut_at_the_commit_has_one_effect(small: Graph, cut: Cut) -> None:
    async with cut_graph(small) as (through, proxy):
        proxy.armed = cut
        payload = await change(through, "establishOrganization", GIVEN, "organization { name }")
        assert proxy.cuts == 1
    assert payload["userErrors"] == []
    found = await ask(small, FOUND, {"id": organization("o4")})
    assert [one["name"] for one in found["organization"]["children"]["nodes"]].count("Chi bộ thôn 3") == 1
    assert found["changes"]["totalCount"] == 1
    assert (await verify_ledger(small, lambda *_: None)).problems == []


@pytest.mark.parametrize("cut", Cut)
async def test_a_client_that_repeats_its_request_after_a_cut_gets_the_one_result(small: Graph, cut: Cut) -> None:
    given = {**GIVEN, "idempotencyKey": "again"}
    async with cut_graph(small) as (through, proxy):
        proxy.armed = cut
        first = await change(through, "establishOrganization", given, "organization { id: key }")
    again = await change(small, "establishOrganization", given, "organization { id: key }")
    assert again == first
    assert (await ask(small, FOUND, {"id": organization("o4")}))["changes"]["totalCount"] == 1
