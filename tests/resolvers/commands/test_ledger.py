"""The ledger: one line for each change, tried changes leave none, one effect a key, and every tampering is found."""

import asyncio
from typing import Any, LiteralString, cast

import pytest

from graph.engine.migrations import list_migrations
from graph.engine.sessions import Graph, Transaction
from graph.ledger.verdict import Verdict
from graph.ledger.verify import verify_ledger
from tests.resolvers.commands.small import organization
from tests.support.asking import ask
from tests.support.changing import PAYLOAD, answer_of_change, change, refused

pytestmark = pytest.mark.contract

DAY = "2025-07-01"
RENAME = {"organization": organization("o4"), "name": "Đảng bộ xã Mới", "on": DAY, "decision": "7-QĐ"}
MOVE = {"organization": organization("o4"), "to": organization("o3"), "on": DAY}
LINES = """{ changes(first: 100) { totalCount nodes { seq kind actor on decision input(first: 1000) { name text }
  hash previous subjects { nodes { id: key } } opened { nodes { ...F } } closed { nodes { ...F } } } } }
fragment F on ChangedFact { kind of to values { name text day } }"""


async def lines(graph: Graph) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = (await ask(graph, LINES))["changes"]["nodes"]
    return found


async def verdict(graph: Graph) -> Verdict:
    return await verify_ledger(graph, lambda *_: None)


async def tamper(graph: Graph, text: LiteralString, **parameters: Any) -> None:
    """A write that no command made."""

    async def work(transaction: Transaction) -> None:
        await transaction.run(text, **parameters)

    await graph.write(work)


async def test_a_change_is_one_line_that_says_what_it_opened_and_closed(small: Graph) -> None:
    before = len(await lines(small))
    payload = await change(small, "renameOrganization", RENAME)
    found = await lines(small)
    assert len(found) == before + 1
    line = found[-1]
    assert (line["seq"], line["kind"], line["actor"], line["on"], line["decision"]) == (
        before + 1,
        "RENAME_ORGANIZATION",
        "tester",
        DAY,
        "7-QĐ",
    )
    assert line["previous"] == found[-2]["hash"]
    assert line["hash"] == payload["change"]["hash"]
    assert line["subjects"]["nodes"] == [{"id": organization("o4")}]
    assert sorted(fact["kind"] for fact in line["closed"]["nodes"]) == ["HAS_PROFILE", "Organization"]
    opened = sorted(fact["kind"] for fact in line["opened"]["nodes"])
    assert opened == ["ChangeEvent", "HAS_PROFILE", "HAS_PROFILE", "ORIGINAL", "Organization", "Profile", "RESULTING"]
    assert {"name": "name", "text": "Đảng bộ xã Mới"} in line["input"]


async def test_a_refused_change_leaves_no_line(small: Graph) -> None:
    before = await lines(small)
    await refused(small, "moveOrganization", {**MOVE, "to": organization("o6")})
    assert await lines(small) == before


async def test_a_tried_change_is_answered_as_if_done_and_leaves_nothing(small: Graph) -> None:
    before = await lines(small)
    selected = """organization {
      name version parent { id: key memberCount children { nodes { id: key } } } ancestors { id: key } }"""
    payload = await change(small, "moveOrganization", {**MOVE, "dryRun": True}, selected)
    assert payload["userErrors"] == []
    assert payload["dryRun"] is True
    assert payload["change"]["seq"] == len(before) + 1
    shown = payload["organization"]
    assert shown["parent"]["id"] == organization("o3")
    assert shown["parent"]["memberCount"] == 3
    assert {one["id"] for one in shown["parent"]["children"]["nodes"]} == {organization("o4"), organization("o5")}
    assert shown["version"] == 2
    found = await ask(
        small,
        "query ($id: ID!) { organization(by: { id: $id }) { version parent { id: key } } }",
        {"id": MOVE["organization"]},
    )
    assert found["organization"] == {"version": 1, "parent": {"id": organization("o2")}}
    assert await lines(small) == before
    assert (await verdict(small)).problems == []


async def test_a_tried_change_that_breaks_a_rule_says_so(small: Graph) -> None:
    refusal = await refused(small, "moveOrganization", {**MOVE, "to": organization("o6"), "dryRun": True})
    assert refusal["rule"] == "NO_CYCLE"


async def test_changes_of_one_request_are_made_in_order_and_each_is_answered_before_the_next(small: Graph) -> None:
    query = f"""mutation ($one: MoveOrganizationInput!, $two: MoveOrganizationInput!) {{
      tried: moveOrganization(input: $one) {{ {PAYLOAD} organization {{ parent {{ id: key }} }} }}
      made: moveOrganization(input: $two) {{ {PAYLOAD} organization {{ parent {{ id: key }} }} }} }}"""
    variables = {"one": {**MOVE, "dryRun": True}, "two": {**MOVE, "to": organization("o1")}}
    answered = await answer_of_change(small, query, variables)
    assert not answered.errors
    assert answered.data is not None
    assert answered.data["tried"]["organization"]["parent"]["id"] == organization("o3")
    assert answered.data["made"]["organization"]["parent"]["id"] == organization("o1")


async def test_a_selection_that_fails_leaves_no_open_transaction(small: Graph) -> None:
    query = """mutation ($input: MoveOrganizationInput!) { moveOrganization(input: $input) {
      organization { children(first: 100000) { nodes { id: key } } } } }"""
    answered = await answer_of_change(small, query, {"input": {**MOVE, "dryRun": True}})
    assert [error.extensions["code"] for error in answered.errors if error.extensions] == ["BAD_USER_INPUT"]
    async with asyncio.timeout(10):
        assert (await change(small, "moveOrganization", MOVE))["userErrors"] == []


async def test_the_same_request_again_gets_its_first_result_and_is_done_once(small: Graph) -> None:
    given = {"parent": organization("o4"), "name": "Chi bộ thôn 3", "level": "CELL", "idempotencyKey": "k1"}
    first = await change(small, "establishOrganization", given, "organization { id: key }")
    again = await change(small, "establishOrganization", given, "organization { id: key }")
    assert again == first
    assert [line["kind"] for line in await lines(small)].count("ESTABLISH_ORGANIZATION") == 1


async def test_another_request_under_a_used_key_is_refused(small: Graph) -> None:
    assert (await change(small, "renameOrganization", {**RENAME, "idempotencyKey": "k1"}))["userErrors"] == []
    refusal = await refused(small, "renameOrganization", {**RENAME, "name": "Khác", "idempotencyKey": "k1"})
    assert (refusal["code"], refusal["rule"]) == ("KEY_ALREADY_USED", "ONE_REQUEST_PER_KEY")


async def test_the_headers_key_stands_for_each_change_of_the_request_by_its_place(small: Graph) -> None:
    first = await change(small, "renameOrganization", RENAME, key="h1")
    again = await change(small, "renameOrganization", RENAME, key="h1")
    assert again == first
    assert first["userErrors"] == []


async def test_duplicates_at_once_have_one_effect(small: Graph) -> None:
    given = {"parent": organization("o4"), "name": "Chi bộ thôn 3", "level": "CELL", "idempotencyKey": "k1"}
    made = await asyncio.gather(
        *(change(small, "establishOrganization", given, "organization { id: key }") for _ in range(8))
    )
    assert len({payload["organization"]["id"] for payload in made}) == 1
    assert [line["kind"] for line in await lines(small)].count("ESTABLISH_ORGANIZATION") == 1


async def test_writers_at_once_make_a_sequence_without_gaps(small: Graph) -> None:
    before = len(await lines(small))
    given = {"parent": organization("o4"), "level": "CELL", "on": DAY}
    made = await asyncio.gather(
        *(change(small, "establishOrganization", {**given, "name": f"Chi bộ {one}"}) for one in range(16))
    )
    assert sorted(payload["change"]["seq"] for payload in made) == list(range(before + 1, before + 17))
    assert (await verdict(small)).problems == []


async def test_changes_under_an_organization_are_those_about_what_is_under_it(small: Graph) -> None:
    await change(small, "renameOrganization", RENAME)
    query = (
        "query ($id: ID!) { changes(under: $id, where: {kinds: [RENAME_ORGANIZATION]}) { totalCount nodes { seq } } }"
    )
    assert (await ask(small, query, {"id": organization("o2")}))["changes"]["totalCount"] == 1
    assert (await ask(small, query, {"id": organization("o3")}))["changes"]["totalCount"] == 0


async def test_the_ledger_explains_a_loaded_graph_and_every_change_of_it(small: Graph) -> None:
    assert (await verdict(small)).problems == []
    await change(small, "renameOrganization", RENAME)
    await change(small, "moveOrganization", MOVE)
    merged = {"organizations": [organization("o6")], "into": {"organization": organization("o7")}, "on": DAY}
    await change(small, "mergeOrganizations", merged)
    await change(small, "confirmOrganization", {"organization": organization("o7")})
    found = await verdict(small)
    assert found.problems == []
    assert found.lines == len(await lines(small))


LINK = "{body: 'CELL_COMMITTEE', role: 'SECRETARY', since: date('2020-01-01'), until: date('9999-12-31')}"
NODE = "{id: 'ox', code: 'x', since: date('2020-01-01'), until: date('9999-12-31'), version: 1}"
RENAMED = "MATCH (a:Change {kind: 'RENAME_ORGANIZATION'})"
MOVED = "MATCH (b:Change {kind: 'MOVE_ORGANIZATION'})"
ENDS_EARLIER = MOVED + " MATCH (l:Ledger {id: 'ledger'}) SET l.seq = b.seq - 1, l.hash = b.previous"
BOTH_TEXTS = f"{RENAMED} {MOVED} MATCH (s:ChangeText {{id: a.id}}) MATCH (t:ChangeText {{id: b.id}})"
TAMPERINGS: tuple[tuple[str, str, str], ...] = (
    ("a name", "MATCH (n:Profile {id: 'fo4'}) SET n.name = 'Khác'", "Profile"),
    ("a date", "MATCH (:Organization {id: 'o4'})-[l:PART_OF]->() SET l.since = date('2021-01-01')", "PART_OF"),
    ("a link taken away", "MATCH (:Member {id: 'm1'})-[l:HOLDS]->() DELETE l", "HOLDS"),
    (
        "a new link",
        f"MATCH (a:Member {{id: 'm1'}}) MATCH (b:Organization {{id: 'o7'}}) CREATE (a)-[:HOLDS {LINK}]->(b)",
        "HOLDS",
    ),
    ("a new node", f"CREATE (:Organization {NODE})", "Organization"),
    ("a node of no table", "CREATE (:Note {id: 'n1'})", "kind that the service does not know"),
    ("what a line says", f"{RENAMED} SET a.actor = 'somebody else'", "was changed"),
    ("a line taken away", f"{RENAMED} DETACH DELETE a", "is missing"),
    (
        "the last line with the end of the ledger",
        f"{ENDS_EARLIER} WITH b MATCH (t:ChangeText {{id: b.id}}) DELETE t DETACH DELETE b",
        "PART_OF",
    ),
    (
        "a line more",
        f"{MOVED} CREATE (:Change {{id: 'c999', seq: b.seq, hash: b.hash, previous: b.previous, requestKey: 'x'}})",
        "beyond the ledger's end",
    ),
    (
        "lines in another order",
        f"{BOTH_TEXTS} WITH s, t, s.opened AS o SET s.opened = t.opened, t.opened = o",
        "was changed",
    ),
)


@pytest.mark.parametrize(("text", "told"), [row[1:] for row in TAMPERINGS], ids=[row[0] for row in TAMPERINGS])
async def test_what_was_done_by_hand_is_found(small: Graph, text: str, told: str) -> None:
    await change(small, "renameOrganization", RENAME)
    await change(small, "moveOrganization", MOVE)
    await tamper(small, cast("LiteralString", text))  # type: ignore[redundant-cast]  # pyright tells them apart
    problems = (await verdict(small)).problems
    assert any(told in problem for problem in problems), problems
    # the loader leaves whatever it knows nothing of to the next wiping, which takes everything
    await tamper(small, "MATCH (n:Note) DETACH DELETE n")


async def test_a_fact_that_a_line_opened_is_named_where_it_is_gone(small: Graph) -> None:
    await change(small, "moveOrganization", MOVE)
    await tamper(small, "MATCH (:Organization {id: 'o4'})-[l:PART_OF]->(:Organization {id: 'o3'}) DELETE l")
    problems = (await verdict(small)).problems
    assert any('["PART_OF","o4","o3"' in problem and "lacks" in problem for problem in problems), problems


async def test_a_ledger_made_anew_does_not_hold_the_line_that_was_noted_down(small: Graph) -> None:
    payload = await change(small, "renameOrganization", RENAME)
    line = payload["change"]
    witness = f"{line['seq']}:{line['hash']}"
    assert (await verify_ledger(small, lambda *_: None, witness)).problems == []
    found = await verify_ledger(small, lambda *_: None, f"{line['seq']}:{'0' * 64}")
    assert any("holds no line" in problem for problem in found.problems)


AS_BEFORE: LiteralString = """
MATCH (change:Change)
MATCH (text:ChangeText {id: change.id})
SET change.subjects = text.subjects, change.input = text.input, change.opened = text.opened, change.closed = text.closed
DELETE text
RETURN count(change)
""".strip()


async def test_the_lines_of_an_older_graph_get_their_texts_beside_them(small: Graph) -> None:
    """FAULTS C22: by the migration, which may run twice."""
    await change(small, "renameOrganization", RENAME)
    await change(small, "moveOrganization", MOVE)
    query = """{ changes(first: 10) { totalCount nodes { seq kind input { name text } subjects { nodes { __typename } }
      opened { nodes { kind values { name text day } } } closed { nodes { kind values { name text day } } } } }
      moves: changes(where: {kinds: [MOVE_ORGANIZATION]}) { totalCount nodes { kind } } }"""
    told = await ask(small, query)
    await tamper(small, AS_BEFORE)
    assert (await verdict(small)).problems
    [migration] = [one for one in list_migrations() if one.name == "texts_of_lines"]
    for statement in migration.statements * 2:
        await small.change_schema(statement)
    assert (await verdict(small)).problems == []
    assert await ask(small, query) == told
    assert [one["kind"] for one in told["moves"]["nodes"]] == ["MOVE_ORGANIZATION"]
    assert told["moves"]["totalCount"] == 1
    assert await small.read("MATCH (change:Change) WHERE change.opened IS NOT NULL RETURN count(change)") == 0
