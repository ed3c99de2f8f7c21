"""The read log: who was shown personal data of whom, when, and for what purpose; no value of what was shown.

Its lines are a chain of their own, each with the hash of the one before, so that none can be changed or left out
unseen. They are no facts: the ledger has no lines of them, and a backup leaves them out. Lines that wait share a
transaction, behind the lock of the log's own node: so processes write one after another. That old ones were dropped is
a line, too (graph/ledger/retention).
"""

import hashlib
from collections.abc import AsyncIterator, Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import starmap
from typing import Any, LiteralString, NamedTuple

from graph.engine.sessions import Graph, Reads, Transaction
from graph.engine.turns import Turns
from graph.ledger.lines import BEGINNING
from graph.model.canonical import canonical

LINES_AT_ONCE = 500
HASHED: tuple[LiteralString, ...] = (
    *("at", "viewer", "purpose", "note", "operation", "fields", "members", "seq", "previous"),
)

LOCK: LiteralString = """
MERGE (log:Readings {id: 'readings'})
ON CREATE SET log.seq = 0, log.hash = $beginning, log.at = ''
SET log.turn = $turn
RETURN [log.seq, log.hash, log.at]
""".strip()
"""The write comes first: whoever is second waits here, and then reads what the first one has written."""

APPEND: LiteralString = (
    "MATCH (log:Readings {id: 'readings'})\n"
    "SET log.seq = $last.seq, log.hash = $last.hash, log.at = $last.at\n"
    "WITH log\n"
    "UNWIND $lines AS line\n"
    "CREATE (reading:Reading {id: line.id, hash: line.hash, "
    + ", ".join([name + ": line." + name for name in HASHED])
    + ", dropped: line.dropped})\n"
    "RETURN count(reading)"
)

READ_END: LiteralString = """
MATCH (log:Readings {id: 'readings'})
RETURN [coalesce(log.first, 1), log.seq, log.hash]
""".strip()

LIST_LINES: LiteralString = (
    "UNWIND $ids AS id\n"
    "MATCH (reading:Reading {id: id})\n"
    "OPTIONAL MATCH (viewer:Viewer {id: reading.viewer})\n"
    "RETURN collect(["
    + ", ".join(["reading." + name for name in (*HASHED, "hash")])
    + ", viewer.name, coalesce(reading.dropped, 0)])"
)

COUNT_LINES: LiteralString = """
MATCH (reading:Reading)
RETURN count(reading)
""".strip()


@dataclass(frozen=True, slots=True)
class Shown:
    """Personal fields of these members (their ids), shown to a viewer for a purpose at a time."""

    at: str
    viewer: str
    purpose: str
    note: str
    operation: str
    fields: Sequence[str]
    members: Sequence[str]


@dataclass(frozen=True, slots=True)
class Reading(Shown):
    """A line of the log; `name` is that of the viewer, None where the graph has no such viewer any more. `dropped`: it
    tells that the lines up to this number were dropped, and of no reading; 0 of all others."""

    seq: int
    previous: str
    hash: str
    name: str | None
    dropped: int

    @property
    def true_hash(self) -> str:
        """The hash of what the line says now."""
        return hash_of({name: getattr(self, name) for name in (*HASHED, "dropped")})


class ReadLog:
    """The log of one graph, as one process writes it."""

    def __init__(self) -> None:
        self.turns = Turns()

    async def keep(self, graph: Graph, shown: Shown) -> None:
        """Writes a line; it is there when this returns. Raises a GraphError where it cannot be written."""

        async def together(wanted: Sequence[Shown]) -> list[None]:
            await append(graph, wanted)
            return [None] * len(wanted)

        await self.turns.take(shown, 1 + len(shown.members) // LINES_AT_ONCE, together)


async def append(graph: Graph, wanted: Sequence[Shown]) -> None:
    async def work(transaction: Transaction) -> Any:
        seq, last, at = await transaction.run(LOCK, beginning=BEGINNING, turn=wanted[0].at)
        lines = []
        for one in wanted:
            seq, at = seq + 1, max(at, one.at)  # a clock that was set back makes no line older than the one before
            line = line_of(one, seq, at, last)
            last = line["hash"]
            lines.append(line)
        return await transaction.run(APPEND, lines=lines, last={"seq": seq, "hash": last, "at": at})

    await graph.write(work)


def line_of(one: Shown, seq: int, at: str, previous: str, dropped: int = 0) -> dict[str, Any]:
    """What is kept as the line of a number, behind the one with this hash."""
    line = {**asdict(one), "seq": seq, "at": at, "previous": previous, "dropped": dropped or None}
    return {**line, "id": reading_id(seq), "hash": hash_of(line)}


def hash_of(line: Mapping[str, Any]) -> str:
    said = {name: line[name] for name in HASHED}
    return hashlib.sha256(canonical({**said, "dropped": line["dropped"]} if line["dropped"] else said)).hexdigest()


def reading_id(seq: int) -> str:
    return f"r{seq:012d}"


class Extent(NamedTuple):
    """Which lines the log has: from `first` to `last`, whose hash it is."""

    first: int
    last: int
    hash: str

    def back(self, before: int | None = None, after: int = 0) -> range:
        """The numbers of its lines between two, the newest first."""
        return range(self.last if before is None else before - 1, max(after + 1, self.first) - 1, -1)


async def read_extent(reads: Reads) -> Extent:
    """The log's lines; up to 0 where nothing was ever shown."""
    found = await reads.read(READ_END)
    return Extent(1, 0, BEGINNING) if found is None else Extent(*found)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which lines: of one of these viewers, for one of these purposes, about one of these members, from a moment to
    before another one; what is empty asks for nothing. `drops`: also those that tell of dropped ones."""

    viewers: Collection[str] = ()
    purposes: Collection[str] = ()
    members: Collection[str] = ()
    since: str = ""
    until: str = ""
    drops: bool = False

    def holds(self, line: Reading) -> bool:
        """Whether a line is one of them."""
        return (
            (self.drops or not line.dropped)
            and (not self.viewers or line.viewer in self.viewers)
            and (not self.purposes or line.purpose in self.purposes)
            and (not self.members or not set(self.members).isdisjoint(line.members))
            and line.at >= self.since
            and (not self.until or line.at < self.until)
        )

    def ends_before(self, line: Reading, *, back: bool) -> bool:
        """Whether none of those behind a line is one of them, as no line is older than the one before it."""
        return line.at < self.since if back else bool(self.until) and line.at >= self.until


async def find_readings(reads: Reads, wanted: Wanted, numbers: range, most: int) -> list[Reading]:
    """The first lines of these numbers that are wanted, in their order; some hundred are looked through at once."""
    found: list[Reading] = []
    async for line in lines_between(reads, numbers):
        if len(found) == most or wanted.ends_before(line, back=numbers.step < 0):
            break
        if wanted.holds(line):
            found.append(line)
    return found


async def newest(reads: Reads, wanted: Wanted, most: int) -> list[Reading]:
    """The last lines that are wanted, newest first."""
    return await find_readings(reads, wanted, (await read_extent(reads)).back(), most)


async def lines_between(reads: Reads, numbers: range) -> AsyncIterator[Reading]:
    """The lines of these numbers that are there, in their order."""
    for first in range(0, len(numbers), LINES_AT_ONCE):
        some = numbers[first : first + LINES_AT_ONCE]
        rows = await reads.read(LIST_LINES, ids=[reading_id(one) for one in some])
        known = {one.seq: one for one in starmap(Reading, rows)}
        for one in some:
            if one in known:
                yield known[one]


@dataclass(slots=True)
class Checked:
    """What came of checking the log: the number and the hash of the last line, up to which number lines were dropped,
    and what is wrong."""

    lines: int
    hash: str
    problems: list[str]
    dropped: int = 0


async def verify_readings(reads: Reads) -> Checked:
    """Checks every line's number, time and hash, the log's end, and that what is missing before its first line was
    dropped by a line that says so."""
    first, seq, last = await read_extent(reads)
    checked, at = Checked(first - 1, BEGINNING, []), ""
    async for line in lines_between(reads, range(first, seq + 1)):
        if line.seq != checked.lines + 1:
            checked.problems.append(f"Readings {checked.lines + 1} to {line.seq - 1} are missing.")
        if line.true_hash != line.hash:
            checked.problems.append(f"Reading {line.seq} was changed: its hash is not that of what it says.")
        # what the first one follows was dropped, and is kept by its own hash alone
        if line.previous != checked.hash and not line.seq == first > 1:
            checked.problems.append(f"Reading {line.seq} does not follow the one before.")
        if line.at < at:
            checked.problems.append(f"Reading {line.seq} is earlier than the one before.")
        checked.lines, checked.hash, at = line.seq, line.hash, line.at
        checked.dropped = max(checked.dropped, line.dropped)
    if (checked.lines, checked.hash) != (seq, last):
        checked.problems.append(f"The log ends with {seq}, its last line is {checked.lines}.")
    if checked.dropped != first - 1:
        checked.problems.append(f"The log begins with {first}; lines up to {checked.dropped} were dropped by a line.")
    if (count := await reads.read(COUNT_LINES)) != seq - first + 1:
        checked.problems.append(f"There are {count} readings, and the log's end says {seq - first + 1}.")
    return checked
