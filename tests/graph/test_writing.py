"""Writing changed facts: all tables in every way at once, in one statement, and nothing of it is lost."""

from collections.abc import Awaitable, Callable, Iterator
from datetime import date
from typing import Any

import pytest

from graph.engine.sessions import Graph, Transaction
from graph.facts.facts import Fact, Facts
from graph.facts.rows import Part
from graph.facts.write import SELDOM, write_apart, write_facts, write_joined, write_parts, writing_of
from graph.ledger.scan import Ids, scan
from graph.model.kinds import LinkTable, NodeTable
from graph.model.tables import HAS_PROFILE, LINK_TABLES, MEETING, NODE_TABLES, OF, OPEN_END, ORGANIZATION
from tests.conftest import Loaded

BEGUN, LATER = date(2020, 1, 1), date(2024, 1, 1)
WORDS = {"level": "CELL", "kind": "VILLAGE", "capacity": "GUEST"}
NEVER = {"made_Profile", *("amended_" + table.name for table in LINK_TABLES if set(table.facts) <= set(table.identity))}
"""A profile is made together with its link, and what has no properties is never another one."""
MOST_NAMES_BEFORE = 78


def values_of(table: NodeTable | LinkTable, identifier: str = "") -> dict[str, Any]:
    """A value for every fact of a table."""
    dates: dict[str, Any] = dict.fromkeys(table.dates, BEGUN)
    numbers, lists = dict.fromkeys(table.numbers, 1), {name: ["FOLLOW"] for name in table.lists}
    texts = {name: WORDS.get(name, f"{name} {identifier}") for name in table.facts}
    found = {**texts, **dates, **numbers, **lists}
    own = {"id": identifier} if identifier else {}
    return {name: value for name, value in {**found, **own, "until": OPEN_END}.items() if name in table.facts}


def key_of(label: str, number: int) -> str:
    return f"{label.lower()}{number}"


def nodes(*numbers: int) -> Iterator[Fact]:
    for table in NODE_TABLES:
        for number in numbers:
            key = key_of(table.label, number)
            yield Fact(table, key, "", values_of(table, key))


def links(*numbers: int) -> Iterator[Fact]:
    for table in LINK_TABLES:
        for number in numbers:
            yield Fact(table, key_of(table.start, number), key_of(table.end, number), values_of(table))


def first_rows() -> Iterator[Fact]:
    """Three nodes of each table, and a link of each table between those of each number."""
    yield from (*nodes(1, 2, 4), *links(1, 2, 4))


def first_facts() -> Facts:
    facts = Facts()
    for fact in first_rows():
        facts.add(fact)
    return facts


def changed_facts() -> Facts:
    """Of each table the first row amended, the second one gone, a third one made; two links are others by now."""
    facts = Facts()
    for fact in first_rows():
        facts.take(fact.table, fact.start, fact.end, fact.values)
    for fact in facts.rows.values():
        amend(fact)
    for fact in (*nodes(3), *links(3)):
        facts.add(fact)
    facts.add(Fact(MEETING, "meeting5", "", values_of(MEETING, "meeting5")))
    [named] = facts.from_(HAS_PROFILE, key_of(ORGANIZATION.name, 4))
    named.values["since"] = LATER
    [held] = facts.from_(OF, key_of(MEETING.name, 4))
    facts.redirect(held, key_of(ORGANIZATION.name, 1))
    return facts


def amend(fact: Fact) -> None:
    """Another value of the first row, of a property that tells nothing apart; the second one goes."""
    fact.dropped = fact.start.endswith("2")
    if not fact.start.endswith("1"):
        return
    if fact.table is ORGANIZATION:
        fact.values["code"] = "other"
    for name in ("until", "capacity", "extent", "heldOn", "decision", "regulation", "name", "language", "plannedOn"):
        if name in fact.values:
            fact.values[name] = LATER if isinstance(fact.values[name], date) else "STAND_IN"
            return


class Recorder(Transaction):
    """Keeps what it is given to run."""

    def __init__(self) -> None:
        self.text = ""
        self.parts: dict[str, Any] = {}

    async def run(self, text: str, /, **parameters: Any) -> Any:
        self.text, self.parts = text, parameters["parts"]


async def test_every_table_written_in_every_way_at_once_is_one_statement_of_as_many_parts() -> None:
    facts, seen = changed_facts(), Recorder()
    await write_joined(seen, writing_of(facts, facts.changed()).parts, "RETURN 1", {})
    ways = {f"{way}_{table.name}" for table in (*NODE_TABLES, *LINK_TABLES) for way in ("made", "amended", "dropped")}
    derived = {"keys_of_profiles", "newest_profiles", "headcounts", "attendance", "owned_HAS_PROFILE", "owned_OF"}
    assert seen.parts.keys() == (ways | derived) - NEVER
    assert len(seen.parts) > MOST_NAMES_BEFORE
    assert all(seen.text.count(f"UNWIND $parts.{name} AS") == 1 for name in seen.parts)
    assert seen.text.count("$parts") == len(seen.parts)


async def test_parts_that_come_together_often_are_one_statement_from_then_on() -> None:
    seen, part = Counted(), Part("made_seldom", "UNWIND $rows AS row CREATE (:Place)", [1])
    for _ in range(SELDOM):
        await write_parts(seen, [part], "RETURN 1", {})
    assert set(seen.texts) == {part.text, "RETURN 1"}
    await write_parts(seen, [part], "RETURN 1", {})
    assert seen.texts[2 * SELDOM :] == [
        "UNWIND $parts.made_seldom AS row CREATE (:Place)\nWITH count(*) AS done\nRETURN 1"
    ]


class Counted(Transaction):
    """Keeps the texts that it is given."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    async def run(self, text: str, /, **parameters: Any) -> Any:
        self.texts.append(text)


async def test_two_parts_of_one_name_are_refused_before_anything_is_lost() -> None:
    part = Part("made_Place", "UNWIND $rows AS row CREATE (:Place)", [1])
    with pytest.raises(ValueError, match="one name"):
        await write_parts(Recorder(), [part, part], "RETURN 1", {})


@pytest.mark.contract
@pytest.mark.parametrize("write", [write_joined, write_apart], ids=["joined", "apart"])
async def test_all_tables_written_at_once_hold_what_the_facts_say(
    loaded: Loaded, write: Callable[..., Awaitable[Any]]
) -> None:
    loaded.forget()
    await loaded.graph.write(emptied)
    await loaded.graph.write(lambda transaction: write_facts(transaction, first_facts()))
    changed = changed_facts()
    parts = writing_of(changed, changed.changed()).parts
    await loaded.graph.write(lambda transaction: write(transaction, parts, "RETURN 1", {}))
    for table in (*NODE_TABLES, *LINK_TABLES):
        wanted = sorted(fact.form(fact.values) for fact in changed.all() if fact.table is table)
        assert await forms_of(loaded.graph, table) == wanted, table.name


async def emptied(transaction: Transaction) -> None:
    await transaction.run("MATCH (node) WHERE NOT node:Migration AND NOT node:GraphState DETACH DELETE node")


async def forms_of(graph: Graph, table: NodeTable | LinkTable) -> list[bytes]:
    return sorted([row.form async for rows in scan(Ids(graph), table) for row in rows])


def test_nothing_is_left_unwritten() -> None:
    """Every changed row stands in one part; a new node stands with the link that owns it, and what is another row to
    the graph by now goes and is made."""
    facts = changed_facts()
    parts = writing_of(facts, facts.changed()).parts
    tables = {table.name for table in (*NODE_TABLES, *LINK_TABLES)}
    of_rows = [part for part in parts if part.name.partition("_")[2] in tables]
    owned = sum(len(part.rows) for part in parts if part.name in {"owned_HAS_PROFILE", "owned_OF"})
    another = sum(1 for fact in facts.changed() if fact.renamed)
    assert sum(len(part.rows) for part in of_rows) - another + owned == sum(1 for _ in facts.changed())
