"""Changes that wait for one another share a transaction, and nothing else: each has its own line, refusal and fault."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pytest

from graph.engine.sessions import Graph, Transaction
from graph.facts.facts import Facts
from graph.ledger.verify import verify_ledger
from resolvers.commands.machinery import batch
from resolvers.commands.machinery.refusals import Refusal
from resolvers.commands.machinery.rules import broken_rules
from tests.resolvers.commands.small import member, organization
from tests.support.asking import ask
from tests.support.changing import PAYLOAD, answer_of_change, change

pytestmark = pytest.mark.contract

DAY = "2025-07-01"
CELL = {"parent": organization("o4"), "level": "CELL", "on": DAY}
AWAY = {"member": member("m2"), "circumstance": "WORKING_AWAY", "on": DAY}
ESTABLISH = f"mutation ($input: EstablishOrganizationInput!) {{ establishOrganization(input: $input) {{ {PAYLOAD} }} }}"


@contextmanager
def transactions(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[None]]:
    """One entry for each transaction that is committed meanwhile."""
    begun: list[None] = []
    write = Graph.write_once

    async def counted(self: Graph, work: Callable[[Transaction], Awaitable[Any]]) -> Any:
        done = await write(self, work)
        begun.append(None)
        return done

    with monkeypatch.context() as patched:
        patched.setattr(Graph, "write_once", counted)
        yield begun


async def lined_up(graph: Graph, changes: Sequence[Awaitable[Any]]) -> list[asyncio.Task[Any]]:
    """The changes on their way, all of them waiting for a turn that does not come yet."""
    tasks = [asyncio.ensure_future(one) for one in changes]
    await until(lambda: len(graph.turns.line) == len(tasks))
    return tasks


async def until(holds: Callable[[], bool]) -> None:
    while not holds():  # noqa: ASYNC110  # what is waited for tells nobody
        await asyncio.sleep(0)


async def made_at_once(graph: Graph, *changes: Awaitable[Any]) -> list[Any]:
    """What comes of changes that were all waiting when their turn came; exceptions are theirs."""
    async with graph.turns.alone:
        tasks = await lined_up(graph, changes)
    return await asyncio.gather(*tasks, return_exceptions=True)


def establish(graph: Graph, name: str, **given: Any) -> Awaitable[dict[str, Any]]:
    return change(graph, "establishOrganization", {**CELL, "name": name, **given}, "organization { id: key name }")


async def count_lines(graph: Graph) -> int:
    found: int = (await ask(graph, "{ changes(first: 1) { totalCount } }"))["changes"]["totalCount"]
    return found


async def test_changes_that_wait_share_a_transaction_and_each_has_its_line(
    small: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = await count_lines(small)
    with transactions(monkeypatch) as begun:
        made = await made_at_once(
            small,
            establish(small, "Chi bộ 1"),
            change(small, "setCircumstance", AWAY),
            establish(small, "Chi bộ 2"),
            change(small, "renameOrganization", {"organization": organization("o4"), "name": "Mới", "on": DAY}),
        )
    assert len(begun) == 1
    assert [one["change"]["seq"] for one in made] == [before + 1, before + 2, before + 3, before + 4]
    assert [made[place]["organization"]["name"] for place in (0, 2)] == ["Chi bộ 1", "Chi bộ 2"]
    assert (await verify_ledger(small, lambda *_: None)).problems == []


async def test_each_sees_what_the_one_before_has_done(small: Graph) -> None:
    first, second = await made_at_once(
        small, change(small, "setCircumstance", AWAY), change(small, "setCircumstance", AWAY)
    )
    assert first["userErrors"] == []
    assert [one["rule"] for one in second["userErrors"]] == ["CHANGES_SOMETHING"]


async def test_a_refusal_or_a_bad_input_of_one_is_nothing_to_the_others(
    small: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = await count_lines(small)
    with transactions(monkeypatch) as begun:
        refused, answered, made = await made_at_once(
            small,
            establish(small, "Chi bộ 1", parent=organization("nobody")),
            answer_of_change(small, ESTABLISH, {"input": {**CELL, "parent": member("m2"), "name": "Chi bộ 2"}}),
            establish(small, "Chi bộ 3"),
        )
    assert len(begun) == 1
    assert (refused["change"], refused["userErrors"][0]["code"]) == (None, "NOT_FOUND")
    assert [error.extensions["code"] for error in answered.errors] == ["BAD_USER_INPUT"]
    assert made["change"]["seq"] == before + 1
    assert await count_lines(small) == before + 1


async def test_duplicates_in_one_transaction_have_one_effect(small: Graph) -> None:
    before = await count_lines(small)
    first, again, other = await made_at_once(
        small,
        establish(small, "Chi bộ 1", idempotencyKey="k"),
        establish(small, "Chi bộ 1", idempotencyKey="k"),
        establish(small, "Chi bộ 2", idempotencyKey="k"),
    )
    assert again == first
    assert [one["rule"] for one in other["userErrors"]] == ["ONE_REQUEST_PER_KEY"]
    assert await count_lines(small) == before + 1


async def test_the_fault_of_one_is_not_everybodys(small: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(facts: Facts) -> list[Refusal]:
        if any(one.values.get("name") == "Chi bộ 2" for one in facts.all()):
            raise LookupError("a defect")
        return broken_rules(facts)

    before = await count_lines(small)
    monkeypatch.setattr(batch, "broken_rules", fails)
    made, answered, another = await made_at_once(
        small,
        establish(small, "Chi bộ 1"),
        answer_of_change(small, ESTABLISH, {"input": {**CELL, "name": "Chi bộ 2"}}),
        establish(small, "Chi bộ 3"),
    )
    assert [error.extensions["code"] for error in answered.errors] == ["INTERNAL_SERVER_ERROR"]
    assert [one["change"]["seq"] for one in (made, another)] == [before + 1, before + 2]
    assert (await verify_ledger(small, lambda *_: None)).problems == []


async def test_a_change_that_nobody_waits_for_any_more_is_not_made(small: Graph) -> None:
    before = await count_lines(small)
    async with small.turns.alone:
        gone, made = await lined_up(small, [establish(small, "Chi bộ 1"), establish(small, "Chi bộ 2")])
        gone.cancel()
        await asyncio.wait([gone])
    assert (await made)["change"]["seq"] == before + 1
    assert await count_lines(small) == before + 1


async def test_a_change_that_is_under_way_is_made_though_nobody_waits_any_more(
    small: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = await count_lines(small)
    with transactions(monkeypatch) as begun:
        async with small.turns.alone:
            gone, made = await lined_up(small, [establish(small, "Chi bộ 1"), establish(small, "Chi bộ 2")])
        await until(lambda: not small.turns.line)
        gone.cancel()
        assert (await made)["change"]["seq"] == before + 2
    assert len(begun) == 1
    assert await count_lines(small) == before + 2


async def test_a_whole_plan_has_a_transaction_of_its_own(small: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = [{"establish": {"key": str(one), "name": f"Chi bộ {one}", **of_plan()}} for one in range(200)]
    plan = change(small, "applyReorganization", {"under": organization("o1"), "on": DAY, "steps": steps})
    with transactions(monkeypatch) as begun:
        made = await made_at_once(small, establish(small, "Chi bộ 1"), plan, establish(small, "Chi bộ 2"))
    assert [one["userErrors"] for one in made] == [[], [], []]
    assert len(begun) == 3


def of_plan() -> dict[str, Any]:
    return {name: value for name, value in CELL.items() if name != "on"}
