"""Damage done to a graph by hand or by a disk: verifying tells every kind of it, and nothing is derived from it.

Each row is a tampering with the small world after two changes, and the words by which it must be told.
"""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import LiteralString, cast

import pytest

from graph.engine.errors import GraphDamaged, GraphNotMigrated
from graph.engine.migrations import check_migrated, migrate
from graph.engine.open import open_graph
from graph.engine.sessions import Graph
from graph.engine.settings import GraphSettings
from graph.ledger.rederive import rederive
from graph.ledger.verify import verify_ledger
from graph.model.kinds import LinkTable, NodeTable
from graph.model.tables import LINK_TABLES, NODE_TABLES
from seeds.exchange.load import load
from tests.reference.world import gid
from tests.resolvers.commands.small import member, small_world
from tests.resolvers.commands.test_ledger import MOVE, RENAME, tamper
from tests.support.asking import ask
from tests.support.changing import change

pytestmark = pytest.mark.contract

HISTORY = "query ($id: ID!) { member(id: $id) { history(first: 20) { nodes { kind } } } }"


@pytest.fixture
async def changed(small: Graph) -> AsyncIterator[Graph]:
    """The small world with changes in its ledger; whatever a test adds of a strange kind is taken away again."""
    await change(small, "renameOrganization", RENAME)
    await change(small, "moveOrganization", MOVE)
    yield small
    await tamper(small, "MATCH (n:Ledger) WHERE n.id <> 'ledger' DETACH DELETE n")


async def problems_of(graph: Graph) -> list[str]:
    return (await verify_ledger(graph, lambda *_: None)).problems


async def told(graph: Graph, words: str) -> None:
    problems = await problems_of(graph)
    assert any(words in problem for problem in problems), problems


DATES: list[tuple[NodeTable | LinkTable, str]] = [
    (table, name) for table in (*NODE_TABLES, *LINK_TABLES) for name in sorted(table.dates)
]


@pytest.mark.parametrize(("derived", "known"), [(False, 25), (True, 1)])
async def test_every_day_that_is_stored_as_a_text_is_told(changed: Graph, derived: bool, known: int) -> None:
    """FAULTS D17, for every property that is a day, of the rows that the small world has: all at once, as each is told
    by its own name; what is derived from other days apart from these."""
    stored: list[tuple[str, str]] = []
    for table, name in DATES:
        if isinstance(table, NodeTable):
            of, of_other_days = f"(x:{table.label})", name in table.derived
        else:
            of, of_other_days = f"(:{table.start})-[x:{table.type}]->(:{table.end})", False
        count = cast("LiteralString", f"MATCH {of} WHERE x.{name} IS NOT NULL RETURN count(x)")  # type: ignore[redundant-cast]
        if of_other_days == derived and await changed.read(count):
            text = f"MATCH {of} SET x.{name} = toString(x.{name})"
            await tamper(changed, cast("LiteralString", text))  # type: ignore[redundant-cast]
            stored.append(("", f"{name} of o1 do not follow") if derived else (f"{table.name}: ", f"{name} is no date"))
    assert len(stored) == known
    problems = await problems_of(changed)
    told_of = [any(one.startswith(table) and words in one for one in problems) for table, words in stored]
    assert [words for words, told in zip(stored, told_of, strict=True) if not told] == []


MOVED_TEXT = "MATCH (c:Change {kind: 'MOVE_ORGANIZATION'}) MATCH (t:ChangeText {id: c.id}) "
TAMPERINGS: tuple[tuple[str, str, str], ...] = (
    (
        "D17 a number that is a text",
        "MATCH ()-[l:SUPERVISES]->() SET l.visitsPerYear = toString(l.visitsPerYear)",
        "SUPERVISES: visitsPerYear is no number in ",
    ),
    ("D17 a text that is a number", "MATCH (n:Profile {id: 'fo4'}) SET n.name = 7", "Profile: name is no text in "),
    (
        "D17 a text that is a day",
        "MATCH (n:Profile {id: 'fo4'}) SET n.name = date('2020-01-01')",
        "name is no text in ",
    ),
    ("D17 a list that is a text", "MATCH ()-[l:SUPERVISES]->() SET l.duties = 'FOLLOW'", "duties is no list of texts"),
    (
        "D18 a line without its subject",
        "MATCH (:Change {kind: 'MOVE_ORGANIZATION'})-[l:ABOUT]->() DELETE l",
        "is not linked to Organization:",
    ),
    (
        "D18 a line about what it is not about",
        "MATCH (a:Change {kind: 'RENAME_ORGANIZATION'}) MATCH (b:Member {id: 'm1'}) CREATE (a)-[:ABOUT]->(b)",
        "is linked to Member:m1, which it does not name",
    ),
    (
        "D18 a line led elsewhere",
        "MATCH (a:Change {kind: 'RENAME_ORGANIZATION'})-[l:ABOUT]->() MATCH (b:Organization {id: 'o7'}) "  # noqa: ISC004
        "DELETE l CREATE (a)-[:ABOUT]->(b)",
        "is linked to Organization:o7, which it does not name",
    ),
    (
        "D18 a line about its subject twice",
        "MATCH (a:Change {kind: 'RENAME_ORGANIZATION'})-[:ABOUT]->(b) CREATE (a)-[:ABOUT]->(b)",
        "is linked to one of its subjects twice",
    ),
    ("D20 an end without a time", "MATCH (l:Ledger) SET l.at = 'yesterday'", "The ledger's end is of yesterday"),
    (
        "D20 an end in the year 9999",
        "MATCH (l:Ledger) SET l.at = '9999-01-01T00:00:00.000000+00:00'",
        "The ledger's end is of 9999",
    ),
    ("D20 a line without a time", "MATCH (c:Change {kind: 'MOVE_ORGANIZATION'}) SET c.at = 'now'", "has no time: now"),
    (
        "D20 a line earlier than the one before",
        "MATCH (c:Change {kind: 'MOVE_ORGANIZATION'}) SET c.at = '2001-01-01T00:00:00.000000+00:00'",
        "earlier than the line before it",
    ),
    (
        "D21 a line cut by a letter",
        MOVED_TEXT + "SET t.closed = substring(t.closed, 1)",
        "was changed: its hash is not that of what it says",
    ),
    (
        "D21 a line without what it closed",
        MOVED_TEXT + "REMOVE t.closed",
        "was changed: its hash is not that of what it says",
    ),
    (
        "D21 a line whose text is of another form",
        MOVED_TEXT + "SET t.opened = '[7]', t.input = '[]', c.on = date()",
        "was changed: its hash is not that of what it says",
    ),
    ("D22 a second ledger", "CREATE (:Ledger {id: 'other', seq: 1, hash: 'x', at: ''})", "There are 2 ledgers"),
    ("D22 an end that is none", "MATCH (l:Ledger {id: 'ledger'}) SET l.seq = 'many'", "does not name a last line"),
    (
        "D22 a property that no table knows, of a node",
        "MATCH (n:Organization {id: 'o4'}) SET n.note = 'x'",
        "Organization: note is not known to the service in ",
    ),
    (
        "D22 a property that no table knows, of a link",
        "MATCH (:Member {id: 'm1'})-[l:HOLDS]->() SET l.note = 'x'",
        "HOLDS: note is not known to the service in ",
    ),
)


@pytest.mark.parametrize(("text", "words"), [row[1:] for row in TAMPERINGS], ids=[row[0] for row in TAMPERINGS])
async def test_every_kind_of_damage_is_told(changed: Graph, text: str, words: str) -> None:
    """FAULTS D17, D18, D20, D21, D22."""
    assert await problems_of(changed) == []
    await tamper(changed, cast("LiteralString", text))  # type: ignore[redundant-cast]
    await told(changed, words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("DROP INDEX organization_code IF EXISTS", "index on Organization.code"),
        ("DROP CONSTRAINT change_request_key IF EXISTS", "constraint on Change.requestKey"),
    ],
)
async def test_a_dropped_constraint_or_index_is_told_and_made_anew_by_migrating(
    changed: Graph, text: LiteralString, words: str
) -> None:
    """FAULTS D22: by verifying, and by what readiness asks."""
    await changed.change_schema(text)
    try:
        await told(changed, f"The graph lacks the {words}")
        with pytest.raises(GraphNotMigrated, match=f"lacks the {words}: run `hierarchy migrate`"):
            await check_migrated(changed)
    finally:
        assert await migrate(changed) == []
    assert await problems_of(changed) == []


async def test_a_migration_with_another_checksum_is_told(changed: Graph) -> None:
    """FAULTS D22."""
    kept = await changed.read("MATCH (m:Migration {number: 3}) RETURN m.checksum")
    await tamper(changed, "MATCH (m:Migration {number: 3}) SET m.checksum = 'another'")
    try:
        await told(changed, "Migration 3 of the graph is not the one of this service")
    finally:
        await tamper(changed, "MATCH (m:Migration {number: 3}) SET m.checksum = $kept", kept=kept)


async def test_nothing_is_derived_anew_from_a_graph_that_is_not_whole(changed: Graph) -> None:
    """FAULTS D16: right headcounts would be set to what is left of the links."""
    count: LiteralString = "MATCH (o:Organization {id: 'o6'}) RETURN o.countedOfficial"
    before = await changed.read(count)
    await tamper(changed, "MATCH ()-[l:MEMBER_OF]->(:Organization {id: 'o6'}) DELETE l")
    with pytest.raises(GraphDamaged, match="MEMBER_OF"):
        await rederive(changed, lambda *_: None)
    assert await changed.read(count) == before


async def test_the_history_of_a_member_shows_the_civil_posts(small: Graph) -> None:
    """FAULTS E3: the post is a person's, and whoever is a member is found by it, too."""
    given = {
        "holder": {"person": member("m1")},
        "title": "Trưởng thôn",
        "at": {"place": gid("Place", "p2")},
        "on": "2024-01-01",
    }
    payload = await change(small, "takeOffice", given)
    assert payload["userErrors"] == []
    found = (await ask(small, HISTORY, {"id": member("m1")}))["member"]["history"]["nodes"]
    assert [line["kind"] for line in found][-1] == "TAKE_OFFICE"


@pytest.mark.engine
@pytest.mark.parametrize("direction", ["in", "out"])
async def test_links_that_are_seen_from_one_end_only_are_told_and_nothing_is_derived_from_them(
    tmp_path: Path, on_server: bool, direction: str
) -> None:
    """FAULTS D16: the embedded engine keeps a file of links for each direction; a Neo4j's store cannot be cut so."""
    if on_server:
        pytest.skip("the embedded engine's files")
    settings = GraphSettings(url=f"embedded:{tmp_path}")
    async with open_graph(settings) as graph:
        await migrate(graph)
        await load(graph, small_world(), lambda *_: None)
        assert await problems_of(graph) == []
    emptied = list((tmp_path / "databases").rglob(f"Organization_*_{direction}_edges*"))
    assert emptied
    for path in emptied:
        path.write_bytes(b"\0" * path.stat().st_size)
    async with open_graph(settings) as graph:
        await told(graph, "the graph is damaged: bring back a copy of it.")
        with pytest.raises(GraphDamaged):
            await rederive(graph, lambda *_: None)
