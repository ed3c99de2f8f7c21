"""Migrations: recorded, run once, harmless when two start together, and a newer graph is refused."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from graph.engine.entry_points import entry_points
from graph.engine.errors import GraphNotMigrated, GraphTooNew
from graph.engine.migrations import Migration, check_migrated, list_migrations, migrate
from graph.engine.sessions import Graph, Transaction
from graph.model.tables import NODE_TABLES

pytestmark = pytest.mark.contract

FURTHER = Migration(
    900, "further", ("CREATE INDEX further_name IF NOT EXISTS FOR (node:Further) ON (node.name)",), "checksum"
)


async def forget(graph: Graph) -> None:
    async def work(transaction: Transaction) -> None:
        await transaction.run("MATCH (applied:Migration {number: 900}) DELETE applied")

    await graph.write(work)


@pytest.fixture
async def clean(graph: Graph) -> AsyncIterator[Graph]:
    """The graph, without the further migration afterwards."""
    yield graph
    await forget(graph)


def test_every_migration_has_a_number_of_its_own_without_gaps() -> None:
    assert [one.number for one in list_migrations()] == list(range(1, len(list_migrations()) + 1))


async def test_a_migration_is_applied_once(clean: Graph) -> None:
    known = [*list_migrations(), FURTHER]
    assert await migrate(clean, known) == [FURTHER]
    assert await migrate(clean, known) == []


async def test_two_that_migrate_at_once_record_it_once(clean: Graph) -> None:
    known = [*list_migrations(), FURTHER]
    await asyncio.gather(migrate(clean, known), migrate(clean, known))
    assert await clean.read("MATCH (applied:Migration {number: 900}) RETURN count(applied)") == 1


async def test_a_newer_graph_is_refused(clean: Graph) -> None:
    await migrate(clean, [*list_migrations(), FURTHER])
    with pytest.raises(GraphTooNew, match="migration 900"):
        await migrate(clean)
    with pytest.raises(GraphTooNew, match="upgrade the service"):
        await check_migrated(clean)


async def test_a_graph_that_lacks_a_migration_says_what_to_run(clean: Graph) -> None:
    with pytest.raises(GraphNotMigrated, match="hierarchy migrate"):
        await check_migrated(clean, [*list_migrations(), FURTHER])


async def test_a_migration_that_was_changed_is_refused(clean: Graph) -> None:
    known = list_migrations()
    await migrate(clean, [*known, FURTHER])
    changed = Migration(900, "further", FURTHER.statements, "another")
    with pytest.raises(GraphTooNew, match="Migration 900"):
        await migrate(clean, [*known, changed])


def test_the_model_and_the_migrations_name_the_same_indexes() -> None:
    points = entry_points([statement for one in list_migrations() for statement in one.statements])
    unique = {one.label for one in points if one.unique and one.name == "id"}
    indexed = {(one.label, one.name) for one in points if not one.unique}
    assert unique == {table.label for table in NODE_TABLES} | {
        "Ledger",
        "Change",
        "ChangeText",
        "SignedOut",
        "Webhook",
        "Reading",
        "Readings",
        "Earlier",
    }
    beside = {("Change", "kind"), ("Earlier", "of")}
    assert indexed == {(table.label, name) for table in NODE_TABLES for name in table.indexed} | beside
