"""A graph into another, empty one: what is read is written there while more is being read.

What is read lies in a file, in which the writing follows the reading, however far behind, so no more of it is held.
Whether the rows are those of the ledger is known when all are read. Until then, and until what was written is verified,
the other graph is marked as half restored, and served by nobody.
"""

import asyncio
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Condition

from graph.engine.sessions import Graph, Reads
from graph.engine.state import check_ready, read_end
from graph.ledger.archive import Manifest, Placed, forms_at
from graph.ledger.backup import take
from graph.ledger.opened import Values
from graph.ledger.restore import restore
from graph.ledger.scan import Progress as Verifying
from graph.ledger.snapshot import Progress, Snapshot


class NotRead(Exception):
    """The reading ended before it was whole and right; it tells why by itself."""


@dataclass(slots=True)
class Coming:
    """An archive that is being written, of which others are told what comes; in a thread, as they wait for it.

    `source` is what the graph was filled from, `total` how many rows and lines are expected.
    """

    path: Path
    source: str
    total: int
    turn: Condition = field(default_factory=Condition)
    parts: dict[str, list[Placed]] = field(default_factory=dict[str, list[Placed]])
    ended: set[str] = field(default_factory=set[str])
    found: Manifest | None = None
    given_up: bool = False

    def add(self, of: str, part: Placed) -> None:
        """Notes a part that stands in the file."""
        with self.turn:
            self.parts.setdefault(of, []).append(part)
            self.turn.notify_all()

    def end(self, of: str) -> None:
        """Notes that no more parts come of a table, or of what stands beside the tables."""
        with self.turn:
            self.ended.add(of)
            self.turn.notify_all()

    def finish(self, manifest: Manifest) -> None:
        """Notes that all was read and is right."""
        with self.turn:
            self.found = manifest
            self.turn.notify_all()

    def give_up(self) -> None:
        """Lets nobody wait any longer."""
        with self.turn:
            self.given_up = True
            self.turn.notify_all()

    def forms(self, of: str) -> Iterator[list[bytes]]:
        """The rows of a table, or the lines, part by part. Raises a NotRead."""
        number = 0
        while (part := self.part(of, number)) is not None:
            yield forms_at(self.path, part)
            number += 1

    def part(self, of: str, number: int) -> Placed | None:
        """A part by its number, from 0; None where there are no more."""
        with self.turn:
            self.turn.wait_for(lambda: self.given_up or of in self.ended or number < len(self.parts.get(of, ())))
            if number < len(known := self.parts.get(of, [])):
                return known[number]
            if of in self.ended:
                return None
        raise NotRead

    @property
    def manifest(self) -> Manifest:
        """The manifest, when all is right. Raises a NotRead."""
        with self.turn:
            self.turn.wait_for(lambda: self.given_up or self.found is not None)
            if self.found is None:
                raise NotRead
            return self.found


@dataclass(frozen=True, slots=True)
class Told:
    """Who is told how far it is: of the reading, of the checking where changes went on, of the writing, and of the
    verifying."""

    reading: Progress
    checking: Progress
    writing: Progress
    verifying: Verifying


async def move(source: Reads, target: Graph, path: Path, told: Told) -> Manifest:
    """Makes in an empty graph what another one holds, by way of a file, and verifies it; what that was.

    Raises as `take` and `restore` do; where it raises and the other graph is marked already, that is half restored.
    """
    state = await check_ready(source)
    last, _ = await read_end(source) or (0, "")
    coming = Coming(path, state.source, state.rows + last)
    reading = asyncio.create_task(read(source, coming, told))
    try:
        await restore(target, Snapshot(coming, {}, Values()), told.writing, told.verifying)
    except NotRead:
        # either it could not be read, which is raised here, or changes went on, and rows were told that are others now
        await restore(target, await reading, told.writing, told.verifying)
    finally:
        coming.give_up()
        reading.cancel()
        with suppress(asyncio.CancelledError, Exception):
            await reading
    return reading.result().archive.manifest


async def read(source: Reads, coming: Coming, told: Told) -> Snapshot:
    """The snapshot of a graph, of which the parts are told as they come."""
    try:
        snapshot = await take(source, coming.path, told.reading, told.checking, coming)
        manifest = snapshot.archive.manifest
        if manifest.begun == manifest.seq:
            coming.finish(manifest)
        return snapshot
    finally:
        coming.give_up()
