"""Numbered changes of the graph's schema: recorded in the graph, run once, refused by older services.

Each file in `migration_texts` holds statements that may run twice without harm, as neither engine changes its
schema in a transaction: two processes that start together both run them and record them once.
"""

import hashlib
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import LiteralString, cast

from graph.engine.entry_points import EntryPoint, entry_points, lacking
from graph.engine.errors import GraphError, GraphNotMigrated, GraphTooNew
from graph.engine.migration_steps import STEPS
from graph.engine.sessions import Graph, Reads, Transaction

TEXTS = Path(__file__).parent / "migration_texts"
STEP = "// step: "

CREATE_IDENTITY: LiteralString = """
CREATE CONSTRAINT migration_number IF NOT EXISTS
FOR (node:Migration) REQUIRE node.number IS UNIQUE
""".strip()

LIST_APPLIED: LiteralString = """
MATCH (applied:Migration)
WITH applied
ORDER BY applied.number
RETURN collect([applied.number, applied.checksum])
""".strip()

RECORD: LiteralString = """
MERGE (applied:Migration {number: $number})
ON CREATE SET applied.name = $name, applied.checksum = $checksum, applied.appliedAt = datetime()
RETURN applied.number
""".strip()


@dataclass(frozen=True, slots=True)
class Migration:
    number: int
    name: str
    statements: tuple[LiteralString, ...]
    checksum: str
    steps: tuple[str, ...] = ()


def list_migrations(directory: Path = TEXTS) -> list[Migration]:
    """The migrations that this service knows, in order."""
    return [read_migration(path) for path in sorted(directory.glob("*.cypher"))]


def read_migration(path: Path) -> Migration:
    """One file: `NNN_name.cypher`, statements ended by a semicolon, comments by //; `// step: NAME` names what follows
    them in Python."""
    text = path.read_text(encoding="utf-8")
    number, name = path.stem.split("_", 1)
    lines = [line for line in text.splitlines() if not line.startswith("//")]
    steps = tuple(line.removeprefix(STEP) for line in text.splitlines() if line.startswith(STEP))
    statements = tuple(part.strip() for part in "\n".join(lines).split(";") if part.strip())
    # the files are part of the program, as constants are
    trusted = cast("tuple[LiteralString, ...]", statements)  # type: ignore[redundant-cast]  # pyright tells them apart
    return Migration(int(number), name, trusted, hashlib.sha256(text.encode()).hexdigest(), steps)


async def migrate(graph: Graph, migrations: Sequence[Migration] | None = None) -> list[Migration]:
    """Brings the graph up to date and returns what was applied now."""
    known = list_migrations() if migrations is None else migrations
    applied = await applied_checksums(graph)
    check_known(known, applied)
    await apply_schema(graph, CREATE_IDENTITY)
    pending = [one for one in known if one.number not in applied]
    for migration in pending:
        for statement in migration.statements:
            await apply_schema(graph, statement)
        for step in migration.steps:
            await STEPS[step](graph)
        await graph.write(recorded(migration))
    for point in await lacking_entry_points(graph, known):
        await apply_schema(graph, point.statement)
    return pending


async def check_migrated(reads: Reads, migrations: Sequence[Migration] | None = None) -> None:
    """Refuses a graph that is newer than this service, or that lacks a migration or what one of them made."""
    await check_applied(reads, migrations)
    if lacked := await lacking_entry_points(reads, migrations):
        others = f" and {len(lacked) - 1} more" if len(lacked) > 1 else ""
        raise GraphNotMigrated(f"The graph lacks the {lacked[0]}{others}: run `hierarchy migrate`.")


async def check_applied(reads: Reads, migrations: Sequence[Migration] | None = None) -> None:
    """Refuses a graph whose migrations are not those of this service."""
    known = list_migrations() if migrations is None else migrations
    applied = await applied_checksums(reads)
    check_known(known, applied)
    if any(one.number not in applied for one in known):
        raise GraphNotMigrated("The graph lacks migrations: run `hierarchy migrate` first.")


async def lacking_entry_points(reads: Reads, migrations: Sequence[Migration] | None = None) -> list[EntryPoint]:
    """The constraints and indexes that the migrations make and the graph does not have."""
    known = list_migrations() if migrations is None else migrations
    statements: list[LiteralString] = [CREATE_IDENTITY, *chain.from_iterable(one.statements for one in known)]
    return await lacking(reads, entry_points(statements))


async def applied_checksums(reads: Reads) -> dict[int, str]:
    return dict(await reads.read(LIST_APPLIED))


def check_known(known: Sequence[Migration], applied: dict[int, str]) -> None:
    checksums = {one.number: one.checksum for one in known}
    newest = max(applied, default=0)
    if newest > max(checksums, default=0):
        raise GraphTooNew(f"The graph is at migration {newest}, newer than this service: upgrade the service.")
    changed = [number for number, checksum in applied.items() if checksums.get(number) != checksum]
    if changed:
        raise GraphTooNew(
            f"Migration {changed[0]} of the graph is not the one of this service: use the version that made it."
        )


async def apply_schema(graph: Graph, statement: LiteralString) -> None:
    """One statement; another process that runs it at the same moment costs one more try."""
    try:
        await graph.change_schema(statement)
    except GraphError:
        await graph.change_schema(statement)


def recorded(migration: Migration) -> Callable[[Transaction], Awaitable[object]]:
    async def work(transaction: Transaction) -> object:
        return await transaction.run(RECORD, number=migration.number, name=migration.name, checksum=migration.checksum)

    return work
