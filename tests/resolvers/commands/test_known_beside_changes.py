"""What was known at a moment, while others go on making changes."""

import asyncio
from datetime import UTC
from typing import Any, LiteralString

import pytest

from graph.engine.errors import GraphConflict
from graph.engine.sessions import Graph, Transaction
from graph.facts.facts import Facts
from graph.facts.write import write_facts
from graph.ledger import known_at as known_at_module
from graph.ledger.known_at import known_at
from graph.ledger.verify import verify_ledger
from tests.resolvers.commands.small import organization
from tests.resolvers.commands.test_known import CHANGES, Asking
from tests.support.asking import without_words

pytestmark = pytest.mark.contract

READ_NAME: LiteralString = """
MATCH (node:Organization {id: $id})
RETURN node.name
""".strip()


async def moment_before_a_name(asking: Asking) -> str:
    """A moment after which o4 got another name."""
    before = asking.clock()
    await asking.change("renameOrganization", {"organization": organization("o4"), "name": "Mới", "on": "2023-04-21"})
    return before.astimezone(UTC).isoformat(timespec="microseconds")


async def test_whoever_reads_the_past_holds_no_change_back_and_is_not_told_of_it(small: Graph) -> None:
    """FAULTS D4: while the past is open, changes are made; the past stays what it was."""
    asking = Asking(small)
    moment = await moment_before_a_name(asking)
    async with known_at(small, moment) as past:
        assert await past.read(READ_NAME, id="o4") == "Đảng bộ xã An Phú"
        for number in range(3):
            given = {"organization": organization("o7"), "name": f"Chi bộ mới {number}", "on": f"2023-05-0{number + 1}"}
            await asyncio.wait_for(asking.change("renameOrganization", given), 60)
            assert await small.read(READ_NAME, id="o7") == f"Chi bộ mới {number}"
            assert await past.read(READ_NAME, id="o7") == "Chi bộ thôn 2"
            assert await past.read(READ_NAME, id="o4") == "Đảng bộ xã An Phú"
    assert (await verify_ledger(small, lambda *_: None)).problems == []


async def test_the_rows_that_the_past_undoes_are_given_up_for_who_changes_them(small: Graph) -> None:
    """FAULTS D4: what is undone is locked, on either engine, until it is given up."""
    asking = Asking(small)
    moment = await moment_before_a_name(asking)
    async with known_at(small, moment) as past:
        assert await past.read(READ_NAME, id="o4") == "Đảng bộ xã An Phú"
        given = {"organization": organization("o4"), "name": "Mới hơn", "on": "2023-05-01"}
        await asyncio.wait_for(asking.change("renameOrganization", given), 60)
        assert await past.read(READ_NAME, id="o4") == "Đảng bộ xã An Phú"
    assert await small.read(READ_NAME, id="o4") == "Mới hơn"
    assert small.turns.lockers == set()


async def test_the_past_is_the_same_for_all_who_ask_while_others_change_it(small: Graph) -> None:
    """FAULTS D4."""
    asking = Asking(small)
    before = asking.clock()
    was = await asking.everything("2025-12-31")
    await asking.change(*CHANGES[0])

    async def changes() -> None:
        for number in range(6):
            given = {"organization": organization("o5"), "name": f"Tên {number}", "on": f"2024-05-0{number + 1}"}
            await asking.change("renameOrganization", given)
            await asyncio.sleep(0.05)

    async def questions() -> list[Any]:
        return [await asking.everything("2025-12-31", before) for _ in range(3)]

    _, *found = await asyncio.gather(changes(), questions(), questions())
    assert found == [[was] * 3] * 2
    assert (await asking.everything("2025-12-31"))["organizations"][4]["name"] == "Tên 5"


async def test_questions_about_the_past_that_meet_each_other_in_the_graph_are_asked_again(
    small: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    asking = Asking(small)
    before = asking.clock()
    was = await asking.everything("2025-12-31")
    await asking.change(*CHANGES[0])
    left = [GraphConflict("met another") for _ in range(known_at_module.TRIES_BESIDE_CHANGES + 2)]

    async def meeting_others(transaction: Transaction, facts: Facts) -> None:
        if left:
            raise left.pop()
        await write_facts(transaction, facts)

    monkeypatch.setattr(known_at_module, "write_facts", meeting_others)
    assert await asking.everything("2025-12-31", before) == was
    assert left == []


async def test_what_is_known_now_is_asked_of_the_graph_and_still_not_told_of_what_comes(small: Graph) -> None:
    asking = Asking(small)
    moment = asking.clock().astimezone(UTC).isoformat(timespec="microseconds")
    async with known_at(small, moment) as past:
        assert await past.read(READ_NAME, id="o4") == "Đảng bộ xã An Phú"
        await asking.change(*CHANGES[0])
        assert await past.read(READ_NAME, id="o4") == "Đảng bộ xã An Phú"


async def test_more_than_is_taken_back_for_a_question_is_refused_with_the_moment_to_ask_for(
    small: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    """FAULTS D3: how much is undone in memory is bounded, and told."""
    asking = Asking(small)
    before = asking.clock()
    for field, given in CHANGES[:5]:
        await asking.change(field, given)
    monkeypatch.setattr("graph.ledger.known_at.MOST_ROWS", 3)
    monkeypatch.setattr("graph.ledger.known_at.LINES_AT_ONCE", 1)
    query = "query ($known: DateTime!) { roots(knownAt: $known) { name } }"
    answered = await asking.answer(query, {"known": before.isoformat()})
    assert [without_words(error) for error in answered.errors] == [{"code": "BAD_USER_INPUT", "argument": "knownAt"}]
    assert "Ask for a moment after" in answered.errors[0].message
    after = answered.errors[0].message.rpartition(" after ")[2].rstrip(".")
    assert (await asking.data(query, {"known": after}))["roots"] == [{"name": "Đảng bộ tỉnh"}]
