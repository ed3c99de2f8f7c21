"""Erasing a member's personal data: nothing of them is left in the graph, and its ledger is whole as before."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, LiteralString

import pytest

from execution.view import written
from graph.engine.sessions import Graph, Transaction
from graph.ledger.archive import open_archive
from graph.ledger.backup import back_up
from graph.ledger.known_at import known_at
from graph.ledger.rederive import rederive
from graph.ledger.restore import restore
from graph.ledger.verify import verify_ledger
from resolvers.shared.identifiers import decode_id
from tests.conftest import Loaded
from tests.graph.test_state import forget
from tests.reference.world import gid
from tests.resolvers.commands.small import member, organization, small_world
from tests.support.asking import ask
from tests.support.changing import change

pytestmark = [pytest.mark.contract, pytest.mark.engine]
NAME, RIGHT_NAME, CARD, BORN, SUMMARY = "Quách Thị Wxyz", "Quách Thị Wxyzz", "77.000777", "1977-07-07", "Chuyện wxyz kể"
WORDS = ("wxyz", "Wxyz", CARD, BORN)
DECISION = {"decision": "9-QĐ/TU", "reason": "Theo yêu cầu"}

LIST_EVERYTHING: LiteralString = """
MATCH (node)
UNWIND keys(node) AS key
RETURN collect([head(labels(node)), key, CASE WHEN node[key] IS :: LIST<ANY> THEN [one IN node[key] | toString(one)]
  ELSE toString(node[key]) END])
""".strip()


@pytest.fixture
async def world(loaded: Loaded) -> AsyncIterator[Graph]:
    loaded.forget()
    await loaded.hold(small_world())
    loaded.forget()
    yield loaded.graph
    await forget(loaded.graph)


def at(minute: int) -> datetime:
    return datetime(2090, 1, 1, 9, minute, tzinfo=UTC)


async def admitted(graph: Graph, **more: Any) -> dict[str, Any]:
    given = {
        "cell": organization("o6"),
        "name": NAME,
        "birthDate": BORN,
        "cardNumber": CARD,
        "on": "2021-05-01",
        **more,
    }
    key = None if "idempotencyKey" in more else "admission"
    return await change(graph, "admitMember", given, "member { id name }", key=key, now=at(1))


async def told(graph: Graph) -> str:
    """Admits, corrects and opens a case; the member's global id."""
    payload = await admitted(graph)
    assert payload["userErrors"] == []
    key: str = payload["member"]["id"]
    right = {"reason": "Sai chính tả", "correction": {"member": {"member": key, "name": RIGHT_NAME}}}
    assert (await change(graph, "correctFact", right, key="right", now=at(2)))["userErrors"] == []
    line = {
        "form": "OPINION",
        "source": "PEOPLE",
        "concerns": [key],
        "handledBy": organization("o4"),
        "summary": SUMMARY,
    }
    cases = {"kind": "FEEDBACK", "on": "2022-01-01", "cases": [{**line, "concerns": [key]}]}
    made = await change(graph, "recordCases", cases, key="case", now=at(3))
    assert made["userErrors"] == []
    return key


async def erased(graph: Graph, key: str, **more: Any) -> dict[str, Any]:
    return await change(
        graph, "eraseMember", {"member": key, **DECISION, **more}, "member { id name birthDate }", now=at(9)
    )


async def why(graph: Graph, field: str, given: dict[str, Any]) -> list[str]:
    """The reasons for which a change is refused, of which there is one at least."""
    payload = await change(graph, field, given, "why: userErrors { reason }")
    assert payload["why"]
    return [one["reason"] for one in payload["why"]]


async def places_of(graph: Graph, words: tuple[str, ...] = WORDS) -> set[tuple[str, str]]:
    """(label, property) wherever one of the words stands in any node."""
    found = [
        (label, key, json.dumps(value, ensure_ascii=False)) for label, key, value in await graph.read(LIST_EVERYTHING)
    ]
    return {(label, key) for label, key, text in found if any(word in text for word in words)}


def bytes_of(path: Path) -> str:
    """Every byte of what a backup holds, all tables and the ledger's lines."""
    archive = open_archive(path)
    packed = {part.of for part in archive.manifest.parts}
    return b"\n".join(row for of in sorted(packed) for rows in archive.forms(of) for row in rows).decode()


async def check_whole(graph: Graph, erased_nodes: int = 0) -> None:
    verdict = await verify_ledger(graph, lambda *_: None)
    assert (verdict.problems, verdict.broken, verdict.erased) == ([], [], erased_nodes)


async def test_lines_hold_seals_and_what_was_known_is_told_from_beside_them(world: Graph, tmp_path: Path) -> None:
    """Also in a graph that was restored from its backup."""
    key = await told(world)
    snapshot = await back_up(world, tmp_path / "one.tar", lambda *_: None, lambda *_: None)
    await forget(world)
    await restore(world, snapshot, lambda *_: None, lambda *_: None)
    labels = {label for label, _ in await places_of(world)}
    assert labels <= {"Member", "Person", "Earlier", "Case"}
    assert {"Earlier", "Case"} <= labels
    await check_whole(world)
    line = """query ($id: ID!) { member(id: $id) { history(first: 9) { nodes { kind
      opened(first: 9) { nodes { values { name text } } } closed(first: 9) { nodes { values { name text } } } } } } }"""
    lines = (await ask(world, line, {"id": key}))["member"]["history"]["nodes"]
    assert {kind: names_in(one) for one in lines if (kind := one["kind"]) != "RECORD_CASES"} == {
        "ADMIT_MEMBER": [NAME],
        "CORRECT_FACT": [RIGHT_NAME, NAME],
    }
    before, now = ("MATCH (node:Member {cardNumber: $card}) RETURN node.name",) * 2
    async with known_at(world, written(at(1))) as then:
        assert await then.read(before, card=CARD) == NAME
    async with known_at(world, written(at(2))) as then:
        assert await then.read(now, card=CARD) == RIGHT_NAME
    again = await admitted(world)
    assert (again["userErrors"], again["member"]["id"]) == ([], key)
    another = {"cell": organization("o6"), "name": "Lê Khác", "idempotencyKey": "admission"}
    assert await why(world, "admitMember", another) == ["KEY_USED"]


async def test_who_is_erased_is_nowhere_and_the_ledger_is_whole(world: Graph, tmp_path: Path) -> None:
    key = await told(world)
    tried = await erased(world, key, dryRun=True)
    assert tried["userErrors"] == []
    assert tried["member"]["name"] == "Đã xóa"
    assert await places_of(world), "nothing is done by a trial"
    await back_up(world, tmp_path / "before.tar", lambda *_: None, lambda *_: None)
    before = bytes_of(tmp_path / "before.tar")
    assert all(word in before for word in WORDS)

    done = await erased(world, key)
    assert (done["userErrors"], done["member"]["name"], done["member"]["birthDate"]) == ([], "Đã xóa", None)
    assert await places_of(world) == set()
    assert await world.read("MATCH (change:Change) WHERE change.salt IS NOT NULL RETURN count(change)") == 0
    await check_whole(world, 2)
    assert await rederive(world, lambda *_: None) == []
    for minute in (1, 2, 8, 9):
        async with known_at(world, written(at(minute))) as then:
            assert await then.read("MATCH (node:Member {id: $id}) RETURN node.name", id=plain(key)) == "Đã xóa"
    snapshot = await back_up(world, tmp_path / "b.tar", lambda *_: None, lambda *_: None)
    rows = [row for row in snapshot.rows("Member") if row[-1]["id"] == plain(key)]
    assert rows[0][-1]["name"] == "Đã xóa"
    after = bytes_of(tmp_path / "b.tar")
    assert plain(key) in after
    assert not any(word in after for word in WORDS), "in no byte of all that the graph can give"


def plain(key: str) -> str:
    found: str = decode_id(key, "member", {"Member"}).key
    return found


def names_in(line: dict[str, Any]) -> list[str]:
    """What members are called in the rows that a line opened, and then in those that it closed."""
    rows = [*line["opened"]["nodes"], *line["closed"]["nodes"]]
    return [value["text"] for row in rows for value in row["values"] if value["name"] == "name"]


async def test_who_was_taken_back_is_erased_too(world: Graph) -> None:
    key = plain((await admitted(world))["member"]["id"])
    back = {"reason": "Nhầm", "correction": {"withdraw": {"fact": gid("Member", key)}}}
    assert (await change(world, "correctFact", back, now=at(2)))["userErrors"] == []
    assert await places_of(world)
    await check_whole(world)
    async with known_at(world, written(at(1))) as then:
        assert await then.read("MATCH (node:Member {id: $id}) RETURN node.name", id=key) == NAME
    assert (await change(world, "eraseMember", {"member": gid("Member", key), **DECISION}, now=at(9)))[
        "userErrors"
    ] == []
    assert await places_of(world) == set()
    assert await world.read("MATCH (change:Change) WHERE change.salt IS NOT NULL RETURN count(change)") == 0
    await check_whole(world, 1)


async def test_a_warning_names_another_member_without_keeping_the_name(world: Graph) -> None:
    key = await told(world)
    twin = {"name": RIGHT_NAME, "birthDate": BORN, "cardNumber": "77.1", "idempotencyKey": "twin"}
    first, again = [await admitted(world, **twin) for _ in range(2)]
    assert [one["message"] for one in first["warnings"]] == [one["message"] for one in again["warnings"]]
    assert RIGHT_NAME in first["warnings"][0]["message"]
    assert {label for label, _ in await places_of(world)} <= {"Member", "Person", "Earlier", "Case"}
    await erased(world, key)
    assert "Đã xóa" in (await admitted(world, **twin))["warnings"][0]["message"]


DAMAGES: dict[str, tuple[LiteralString, str]] = {
    "changed": ("MATCH (one:Earlier) SET one.value = 'Ai khác' RETURN count(one)", "is not that of its seal"),
    "taken away": ("MATCH (one:Earlier) DELETE one RETURN count(*)", "are gone, and no line says"),
    "another salt": ("MATCH (one:Member) WHERE one.salt IS NOT NULL SET one.salt = 'a' RETURN 1", "others than"),
}


async def test_what_stands_beside_the_chain_is_held_against_its_seals(world: Graph) -> None:
    await told(world)
    for text, said in DAMAGES.values():
        with pytest.raises(Broken) as caught:
            async with world.tried(damaging(text)) as (reads, _):
                raise Broken((await verify_ledger(reads, lambda *_: None)).problems)
        assert any(said in problem for problem in caught.value.args[0]), text


class Broken(Exception):
    """Carries what was found out of a transaction that is rolled back."""


def damaging(text: LiteralString) -> Callable[[Transaction], Awaitable[None]]:
    async def work(transaction: Transaction) -> None:
        await transaction.run(text)

    return work


async def test_what_cannot_be_erased_is_refused_with_its_reason(world: Graph) -> None:
    assert await why(world, "eraseMember", {"member": member("m1"), **DECISION}) == ["NOT_SEALED"]
    key = await told(world)
    without = {"member": key, "reason": "Theo yêu cầu"}
    assert await why(world, "eraseMember", without) == ["ERASING_NEEDS"]
    assert await why(world, "eraseMember", {"member": member("m99"), **DECISION}) == ["UNKNOWN"]
    done = await erased(world, key)
    assert await why(world, "eraseMember", {"member": key, **DECISION}) == ["ERASED_ALREADY"]
    for correction in ({"member": {"member": key, "name": NAME}}, {"withdraw": {"fact": done["change"]["id"]}}):
        given = {"reason": "Nhầm", "correction": correction}
        assert set(await why(world, "correctFact", given)) <= {"ERASED_ALREADY", "ERASED_SINCE"}
    assert [one["rule"] for one in (await admitted(world))["userErrors"]] == ["ONE_REQUEST_PER_KEY"]
    await check_whole(world, 2)
