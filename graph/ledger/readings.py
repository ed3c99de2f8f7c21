"""The read log: who was shown personal data of whom, when, and for what purpose; no value of what was shown.

Its lines are a chain of their own, each with the hash of the one before, so that none can be changed or left out
unseen. They are no facts: the ledger has no lines of them, and a backup leaves them out. Lines that wait share a
transaction, behind the lock of the log's own node: so processes write one after another.
"""

import hashlib
from collections.abc import AsyncIterator, Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import starmap
from typing import Any, LiteralString

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
    + "})\n"
    "RETURN count(reading)"
)

READ_END: LiteralString = """
MATCH (log:Readings {id: 'readings'})
RETURN [log.seq, log.hash]
""".strip()

LIST_LINES: LiteralString = (
    "UNWIND $ids AS id\n"
    "MATCH (reading:Reading {id: id})\n"
    "OPTIONAL MATCH (viewer:Viewer {id: reading.viewer})\n"
    "RETURN collect([" + ", ".join(["reading." + name for name in (*HASHED, "hash")]) + ", viewer.name])"
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
    """A line of the log; `name` is that of the viewer, None where the graph has no such viewer any more."""

    seq: int
    previous: str
    hash: str
    name: str | None

    @property
    def true_hash(self) -> str:
        """The hash of what the line says now."""
        return hash_of({name: getattr(self, name) for name in HASHED})


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
            line = {**asdict(one), "seq": seq, "at": at, "previous": last}
            last = hash_of(line)
            lines.append({**line, "id": reading_id(seq), "hash": last})
        return await transaction.run(APPEND, lines=lines, last={"seq": seq, "hash": last, "at": at})

    await graph.write(work)


def hash_of(line: Mapping[str, Any]) -> str:
    return hashlib.sha256(canonical({name: line[name] for name in HASHED})).hexdigest()


def reading_id(seq: int) -> str:
    return f"r{seq:012d}"


async def read_end_of_log(reads: Reads) -> tuple[int, str]:
    """The number and the hash of the last line; 0 where nothing was ever shown."""
    found = await reads.read(READ_END)
    return (0, BEGINNING) if found is None else (found[0], found[1])


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which lines: of one of these viewers, for one of these purposes, about one of these members, from a moment to
    before another one; what is empty asks for nothing."""

    viewers: Collection[str] = ()
    purposes: Collection[str] = ()
    members: Collection[str] = ()
    since: str = ""
    until: str = ""

    def holds(self, line: Reading) -> bool:
        """Whether a line is one of them."""
        return (
            (not self.viewers or line.viewer in self.viewers)
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
    last, _ = await read_end_of_log(reads)
    return await find_readings(reads, wanted, range(last, 0, -1), most)


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
    """What came of checking the log: how many lines, the hash of the last, and what is wrong."""

    lines: int
    hash: str
    problems: list[str]


async def verify_readings(reads: Reads) -> Checked:
    """Checks every line's number, time and hash, and the log's end."""
    seq, last = await read_end_of_log(reads)
    checked, at = Checked(0, BEGINNING, []), ""
    async for line in lines_between(reads, range(1, seq + 1)):
        if line.seq != checked.lines + 1:
            checked.problems.append(f"Readings {checked.lines + 1} to {line.seq - 1} are missing.")
        if line.true_hash != line.hash:
            checked.problems.append(f"Reading {line.seq} was changed: its hash is not that of what it says.")
        if line.previous != checked.hash:
            checked.problems.append(f"Reading {line.seq} does not follow the one before.")
        if line.at < at:
            checked.problems.append(f"Reading {line.seq} is earlier than the one before.")
        checked.lines, checked.hash, at = line.seq, line.hash, line.at
    if (checked.lines, checked.hash) != (seq, last):
        checked.problems.append(f"The log ends with {seq}, its last line is {checked.lines}.")
    if (count := await reads.read(COUNT_LINES)) != seq:
        checked.problems.append(f"There are {count} readings, and the log's end says {seq}.")
    return checked
