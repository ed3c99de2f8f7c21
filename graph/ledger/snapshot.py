"""What an archive says: the rows of every table as they stood with the ledger's last line, checked before anybody
writes one of them.

The lines are walked as `ledger verify` walks them, and the rows must come to the digests that they say.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

import orjson

from graph.facts.replaced import Earlier
from graph.ledger.archive import Archive, ArchiveRefused, Manifest
from graph.ledger.chain import Chain, Expected
from graph.ledger.lines import STORED, change_id
from graph.ledger.opened import Values
from graph.ledger.rows import Row, identity_of
from graph.ledger.verdict import Verdict
from graph.model.canonical import Digest, canonical, stated
from graph.model.identity import TABLES
from graph.model.kinds import NodeTable

LINES, EARLIER, TOUCHED = "lines", "Earlier", "touched"
"""What is not of a table: the lines, values that were replaced, and rows as they stood when all else was read."""
Progress = Callable[[int, int], None]
"""Is told (done, total)."""
Touched = Mapping[str, Mapping[tuple[Any, ...], Row | None]]
"""By table: how rows stand that were touched while the others were read; None where they are gone."""


class Kept(Protocol):
    """An archive, or one that is being written: what the graph was filled from, how many rows and lines there are, and
    when all is there, its manifest."""

    @property
    def source(self) -> str: ...

    @property
    def total(self) -> int: ...

    @property
    def manifest(self) -> Manifest: ...

    def forms(self, of: str) -> Iterator[list[bytes]]: ...


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What an archive says."""

    archive: Kept
    touched: Touched
    values: Values

    def rows(self, table: str) -> Iterator[Row]:
        """The rows of a table."""
        for forms in self.archive.forms(table):
            yield from standing(map(orjson.loads, forms), self.touched.get(table, {}))
        yield from (
            self.values.open(row, salted=True) for row in self.touched.get(table, {}).values() if row is not None
        )

    def earlier(self) -> Iterator[Earlier]:
        """The values that were replaced."""
        for forms in self.archive.forms(EARLIER):
            yield from (Earlier(**orjson.loads(form)[1]) for form in forms)

    def lines(self) -> Iterator[list[dict[str, Any]]]:
        """The lines of the ledger, part by part."""
        for forms in self.archive.forms(LINES):
            yield [line_in(form) for form in forms]


@dataclass(slots=True)
class Touching:
    """How rows stand that lines after the reading began have touched."""

    rows: defaultdict[str, dict[tuple[Any, ...], Row | None]] = field(default_factory=lambda: defaultdict(dict))

    def take(self, line: Mapping[str, Any]) -> None:
        """The next line."""
        for row in orjson.loads(line["closed"]):
            self.rows[row[0]][identity_of(row)] = None
        for row in orjson.loads(line["opened"]):
            self.rows[row[0]][identity_of(row)] = row


def standing(rows: Iterator[Row], touched: Mapping[tuple[Any, ...], Row | None]) -> Iterator[Row]:
    """The rows but those that were touched."""
    return (row for row in rows if identity_of(row) not in touched) if touched else rows


def line_in(form: bytes) -> dict[str, Any]:
    line: dict[str, Any] = orjson.loads(form)
    return {**dict.fromkeys(STORED), **line, "id": change_id(line["seq"])}


def check(archive: Archive, progress: Progress) -> Snapshot:
    """The archive's snapshot; raises ArchiveRefused where its lines or rows are not what the ledger says."""
    beside = {LINES, EARLIER, TOUCHED}
    if strangers := sorted({part.of for part in archive.manifest.parts} - TABLES.keys() - beside):
        raise ArchiveRefused(
            f"{archive.path} holds {strangers[0]}, which this version does not know: upgrade this service."
        )
    try:
        return checked(archive, progress)
    except (ValueError, TypeError, KeyError, IndexError, AttributeError) as error:
        raise ArchiveRefused(f"{archive.path} holds a row that cannot be read ({error!r}).") from None


def checked(archive: Archive, progress: Progress) -> Snapshot:
    manifest = archive.manifest
    chain, touching = Chain(Verdict()), Touching()
    for forms in archive.forms(LINES):
        for line in map(line_in, forms):
            values = [line[name] for name in STORED]
            chain.follow(chain.verdict.lines + 1, values, line["subjects"])
            if line["seq"] > manifest.begun:
                touching.take(line)
    if (chain.verdict.lines, chain.verdict.hash) != (manifest.seq, manifest.hash):
        chain.verdict.report(f"Its lines end at {chain.verdict.lines}, not at {manifest.seq}.")
    snapshot = Snapshot(archive, touching.rows, Values())
    take_values(snapshot)
    done = 0
    for table in TABLES:
        digest = digest_of(snapshot, table)
        compare(table, digest, chain.expected, chain.verdict, manifest.tables)
        done += digest.rows
        progress(done, manifest.rows)
    if chain.verdict.problems:
        raise ArchiveRefused(f"{archive.path} does not hold what its ledger says: {chain.verdict.problems[0]}")
    return snapshot


def take_values(snapshot: Snapshot) -> None:
    """What the seals of rows that were touched stand for."""
    for forms in snapshot.archive.forms(TOUCHED):
        for name, facts in map(orjson.loads, forms):
            table = TABLES[name]
            assert isinstance(table, NodeTable), "only nodes have seals"  # noqa: S101
            snapshot.values.take(table, facts)
    snapshot.values.by_seal |= {one.id: one.value for one in snapshot.earlier()}


def digest_of(snapshot: Snapshot, table: str) -> Digest:
    """That of a table's rows, each of which must be one that the service can write again."""
    digest, known = Digest(), set(TABLES[table].facts)
    for row in snapshot.rows(table):
        if row[0] != table or not known.issuperset(row[-1]):
            raise ValueError(canonical(row).decode())
        digest.add([canonical([*row[:-1], stated(TABLES[table], row[-1])])])
    return digest


def compare(
    table: str, found: Digest, expected: Expected, verdict: Verdict, told: Mapping[str, tuple[int, str]]
) -> None:
    """Rows, their digest by the ledger, and both by the manifest must be one."""
    wanted = expected.digests[table]
    if found != wanted:
        verdict.report(f"{table}: it holds {found.rows} rows, others than the ledger's {wanted.rows}.")
    elif told.get(table, (0, Digest().as_text())) != (found.rows, found.as_text()):
        verdict.report(f"{table}: its manifest tells of others than its {found.rows} rows.")
