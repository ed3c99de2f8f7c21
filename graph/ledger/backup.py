"""A graph into a file, as it stands with one line of the ledger, while changes go on.

Rows are read beside changes, so some are as they were and some as they are; the lines that are written meanwhile say
how those stand that they touched, and are read last. So nobody waits, and no engine need keep a state for a reader.
"""

import asyncio
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from errno import EEXIST
from pathlib import Path
from typing import IO, LiteralString

from graph.engine.errors import GraphDamaged
from graph.engine.migrations import applied_checksums, check_applied
from graph.engine.sessions import Reads
from graph.engine.state import check_ready, read_end
from graph.ledger.archive import Archive, ArchiveRefused, Follower, Manifest, Writer, open_archive
from graph.ledger.chain import Chain, Link, read_chain
from graph.ledger.explained import BESIDE_FACTS
from graph.ledger.lines import STORED
from graph.ledger.opened import SEALED, Values, list_earlier
from graph.ledger.scan import Ids, Scanned, list_nodes_statement, parts, plain, scan, scanned
from graph.ledger.snapshot import EARLIER, LINES, TOUCHED, Progress, Snapshot, Touching, check, compare
from graph.ledger.verdict import Verdict
from graph.model.canonical import Digest, canonical
from graph.model.identity import TABLES
from graph.model.kinds import LinkTable
from graph.model.tables import LINK_TABLES, NODE_TABLES

VERIFY = "`hierarchy ledger verify` tells more."
KNOWN_LABELS = {table.label for table in NODE_TABLES} | {*BESIDE_FACTS}
KNOWN_TYPES = {table.type for table in LINK_TABLES} | {"ABOUT"}

LIST_LABELS: LiteralString = """
MATCH (node)
WITH DISTINCT labels(node) AS labels
UNWIND labels AS label
RETURN collect(DISTINCT label)
""".strip()

LIST_TYPES: LiteralString = """
MATCH ()-[link]->()
RETURN collect(DISTINCT type(link))
""".strip()


async def back_up(reads: Reads, path: Path, progress: Progress, checking: Progress) -> Snapshot:
    """Writes the graph into a file, which has its name once it is whole and checked; what it holds.

    Raises a GraphDamaged where the graph is not what its ledger says, a FileExistsError where there is such a file.
    """
    part = beside(path)
    try:
        with private(part) as file:
            await write_graph(reads, Writer(file), progress)
            file.flush()
            os.fsync(file.fileno())
        snapshot = await asyncio.to_thread(check_again, part, checking)
        part.rename(path)
    finally:
        part.unlink(missing_ok=True)
    return replace(snapshot, archive=Archive(path, snapshot.archive.manifest))


async def take(
    reads: Reads, path: Path, progress: Progress, checking: Progress, follower: Follower | None = None
) -> Snapshot:
    """Writes the graph into a file that this process alone reads, at once: rows are held against the lines as they are
    written, and the file is read again to be checked only where changes went on. Raises as `back_up`."""
    with private(path) as file:
        written = await write_graph(reads, Writer(file, follower), progress)
    if written.manifest.begun < written.manifest.seq:
        return await asyncio.to_thread(check_again, path, checking)
    for table in TABLES:
        compare(table, written.digests[table], written.chain.expected, written.chain.verdict, written.manifest.tables)
    if problems := written.chain.verdict.problems:
        raise GraphDamaged(f"The graph is not what its ledger says: {problems[0]} {VERIFY}")
    return Snapshot(Archive(path, written.manifest), {}, Values())


def beside(path: Path) -> Path:
    """Where a file is written until it is whole."""
    if path.exists():
        raise FileExistsError(EEXIST, "there is such a file already: choose another name", str(path))
    return path.with_name(f"{path.name}.part")


def private(path: Path) -> IO[bytes]:
    """A new file that its owner alone can read."""
    path.unlink(missing_ok=True)
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")


def check_again(path: Path, progress: Progress) -> Snapshot:
    """What was written, read as a restoring would: a backup that cannot be restored is none."""
    try:
        return check(open_archive(path), progress)
    except ArchiveRefused as refused:
        raise GraphDamaged(f"No backup was made, as it could not be restored: {VERIFY} {refused}") from None


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: the manifest, the digests of the rows, and what the lines say."""

    manifest: Manifest
    digests: Mapping[str, Digest]
    chain: Chain


async def write_graph(reads: Reads, writer: Writer, progress: Progress) -> Written:
    state = await check_ready(reads)
    await check_applied(reads)
    await check_known(reads)
    await asyncio.to_thread(writer.begin)
    begun, _ = await read_end(reads) or (0, "")
    # counting all links takes the embedded engine as long as reading a third of them: what was filled has to do
    done, total = 0, state.rows
    digests = {name: Digest() for name in TABLES}
    for table in (*NODE_TABLES, *LINK_TABLES):
        # links side by side at their ends are written so again, which is faster than from all sides; ids are asked for
        # at each table, as changes are made meanwhile
        async for rows in scan(Ids(reads), table, from_end=isinstance(table, LinkTable)):
            await asyncio.to_thread(write_rows, writer, digests[table.name], table.name, rows)
            done += len(rows)
            progress(done, max(done, total))
        writer.end(table.name)
    chain, touched = await write_lines(reads, writer, begun)
    writer.end(LINES)
    await write_beside(reads, writer, touched)
    writer.end(EARLIER)
    tables = {name: (one.rows, one.as_text()) for name, one in chain.expected.digests.items() if one.rows}
    migrations = max(await applied_checksums(reads), default=0)
    end = chain.verdict
    manifest = Manifest(begun, end.lines, end.hash, chain.at, state.source, migrations, tables)
    await asyncio.to_thread(writer.finish, manifest)
    return Written(replace(manifest, parts=writer.parts), digests, chain)


def write_rows(writer: Writer, digest: Digest, table: str, rows: Sequence[Scanned]) -> None:
    kept = [bare_in(table, row) for row in rows]
    digest.add(row.form for row in rows)
    writer.add(table, kept)


async def write_beside(reads: Reads, writer: Writer, touched: Touching) -> None:
    """The nodes that lines have touched meanwhile as they stand now, and then the values that were replaced: whatever
    seal these lines hold, one of both opens it."""
    rows = list[bytes]()
    for table in SEALED:
        wanted = [one[1] for one in touched.rows.get(table.name, ())]
        for ids in parts(wanted):
            found = await reads.read(list_nodes_statement(table), ids=list(ids), known=list(table.properties))
            rows += [bare_in(table.name, scanned(table, (), row, more)) for row, more in found]
    await asyncio.to_thread(writer.add, TOUCHED, rows)
    earlier = [canonical([EARLIER, one._asdict()]) for one in await list_earlier(reads)]
    await asyncio.to_thread(writer.add, EARLIER, earlier)


def bare_in(table: str, row: Scanned) -> bytes:
    """The row as a text, with what stands beside the chain; what it has beside its table's properties would be lost."""
    if row.odd:
        raise GraphDamaged(f"No backup was made: {'; '.join(row.odd)} in a row of {table}. {VERIFY}")
    return row.bare


async def check_known(reads: Reads) -> None:
    """Refuses a graph that holds what no table knows, as a backup would leave it out."""
    strange = sorted(set(await reads.read(LIST_LABELS)) - KNOWN_LABELS)
    strange += sorted(set(await reads.read(LIST_TYPES)) - KNOWN_TYPES)
    if strange:
        raise GraphDamaged(
            f"The graph holds {strange[0]}, which no table knows: no backup was made, as it would lack it."
        )


async def write_lines(reads: Reads, writer: Writer, begun: int) -> tuple[Chain, Touching]:
    """Every line up to the end as it is now; what they say, and how rows stand that the lines after one touched."""
    chain, touched = Chain(Verdict()), Touching()
    last, _ = await read_end(reads) or (0, "")
    async for lines in read_chain(reads, last):
        for number, values, linked in lines:
            chain.follow(number, values, linked)
            if number > begun and values is not None and not chain.verdict.problems:
                touched.take(dict(zip(STORED, values, strict=True)))
        if chain.verdict.problems:
            raise GraphDamaged(f"No backup was made: {chain.verdict.problems[0]} {VERIFY}")
        await asyncio.to_thread(writer.add, LINES, [form_of(line) for line in lines])
    return chain, touched


def form_of(line: Link) -> bytes:
    """A line as a text, without what it does not say."""
    _, values, _ = line
    said = dict(zip(STORED, map(plain, values or ()), strict=True))
    return canonical({name: value for name, value in said.items() if value is not None})
