"""What makes a request the same one, and what doesn't, on both engines."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from graph.engine.sessions import Graph
from resolvers.commands.machinery.batch import KEY_LIFE
from tests.resolvers.commands.small import organization
from tests.support.asking import ask
from tests.support.changing import answer_of_change, change

pytestmark = pytest.mark.contract

DAY = "2026-05-01"
ESTABLISH = "organization { id }"
TWO = """mutation ($one: EstablishOrganizationInput!, $two: EstablishOrganizationInput!) {
  one: establishOrganization(input: $one) { userErrors { code } organization { id } }
  two: establishOrganization(input: $two) { userErrors { code } organization { id } } }"""


def cell(name: str, **more: Any) -> dict[str, Any]:
    return {"parent": organization("o4"), "level": "CELL", "on": DAY, "name": name, **more}


async def named(graph: Graph, text: str) -> int:
    query = f'{{ organizations(where: {{text: "{text}"}}, asOf: "{DAY}") {{ totalCount }} }}'
    return int((await ask(graph, query))["organizations"]["totalCount"])


async def made_at(graph: Graph) -> datetime:
    """When the last change was recorded."""
    lines = (await ask(graph, "{ changes(first: 100) { nodes { at } } }"))["changes"]["nodes"]
    return datetime.fromisoformat(lines[-1]["at"])


async def test_a_clients_mark_comes_back_and_means_nothing(small: Graph) -> None:
    """A client that counts its requests 1, 2, 3 loses none of them; FAULTS A22."""
    for mark in ("1", "1", "", " é "):
        payload = await change(small, "establishOrganization", cell("Tổ Mới", clientMutationId=mark))
        assert (payload["userErrors"], payload["clientMutationId"]) == ([], mark)
    assert await named(small, "Tổ Mới") == 4


async def test_a_key_is_one_whether_the_header_has_it_or_the_input(small: Graph) -> None:
    first = await change(small, "establishOrganization", cell("Tổ Mới"), ESTABLISH, key="k")
    again = await change(small, "establishOrganization", cell("Tổ Mới", idempotencyKey="k"), ESTABLISH)
    both = await change(small, "establishOrganization", cell("Tổ Mới", idempotencyKey="k"), ESTABLISH, key="k")
    assert first["organization"] == again["organization"] == both["organization"]
    assert await named(small, "Tổ Mới") == 1


@pytest.mark.parametrize("dry", [False, True])
async def test_two_keys_for_one_change_are_refused(small: Graph, dry: bool) -> None:
    query = "mutation ($input: EstablishOrganizationInput!) { establishOrganization(input: $input) { dryRun } }"
    given = {"input": cell("Tổ Mới", idempotencyKey="mine", dryRun=dry)}
    [error] = (await answer_of_change(small, query, given, key="the header's")).errors
    assert error.extensions is not None
    assert (error.extensions["code"], error.extensions["argument"]) == ("BAD_USER_INPUT", "idempotencyKey")
    assert await named(small, "Tổ Mới") == 0


async def test_no_key_is_taken_for_another_changes_place_in_a_request(small: Graph) -> None:
    both = {"one": cell("Tổ Một"), "two": cell("Tổ Hai")}
    first = await answer_of_change(small, TWO, both, key="k")
    again = await answer_of_change(small, TWO, both, key="k")
    assert again.data == first.data
    for key in ("k#2", "k|2", '["tester","k",2]', "tester|k"):
        payload = await change(small, "establishOrganization", cell("Tổ Hai", idempotencyKey=key))
        assert payload["userErrors"] == []
    assert (await named(small, "Tổ Một"), await named(small, "Tổ Hai")) == (1, 5)


async def test_a_key_lives_for_its_days_and_is_then_neither_made_nor_answered(small: Graph) -> None:
    given = cell("Tổ Mới", idempotencyKey="k")
    first = await change(small, "establishOrganization", given, ESTABLISH)
    end = await made_at(small) + KEY_LIFE
    last = await change(small, "establishOrganization", given, ESTABLISH, now=end)
    assert last["organization"] == first["organization"]
    late = await change(small, "establishOrganization", given, ESTABLISH, now=end + timedelta(seconds=1))
    [refusal] = late["userErrors"]
    assert (refusal["code"], refusal["field"]) == ("KEY_ALREADY_USED", ["input", "idempotencyKey"])
    assert refusal["conflicting"] == first["change"]["id"]
    assert late["organization"] is None
    assert await named(small, "Tổ Mới") == 1
