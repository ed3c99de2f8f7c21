"""Dropping old lines of the read log, so that it is not kept for longer than the law lets it be.

The chain goes on: a line that it gets says up to which number lines were dropped, when and by which decision, and the
first that is kept holds the hash of the last that was dropped. So neither can lines be taken out without such a line,
nor can that line be taken back unseen.
"""

from typing import LiteralString

from graph.engine.sessions import Graph, Reads, Transaction
from graph.ledger.lines import BEGINNING
from graph.ledger.readings import APPEND, LOCK, Shown, line_of, lines_between, read_extent

AT_ONCE = 5_000

READ_FIRST: LiteralString = """
MATCH (log:Readings {id: 'readings'})
RETURN coalesce(log.first, 1)
""".strip()

SET_FIRST: LiteralString = """
MATCH (log:Readings {id: 'readings'})
SET log.first = $first
RETURN log.first
""".strip()

DELETE_DROPPED: LiteralString = """
MATCH (reading:Reading)
WHERE reading.seq < $first
WITH reading LIMIT $most
DELETE reading
RETURN count(reading)
""".strip()


async def last_before(reads: Reads, moment: str) -> int:
    """The number of the last line from before a moment; 0 where none is. No line is older than the one before it, so
    their numbers are halved until it is found."""
    first, last, _ = await read_extent(reads)
    low, high = first - 1, last
    while low < high:
        middle = (low + high + 1) // 2
        found = [line async for line in lines_between(reads, range(middle, middle + 1))]
        if found and found[0].at < moment:
            low = middle
        else:
            high = middle - 1
    return low if low >= first else 0


async def count_before(reads: Reads, moment: str) -> int:
    """How many lines are from before a moment."""
    first, _, _ = await read_extent(reads)
    return max(0, await last_before(reads, moment) - first + 1)


async def drop_before(graph: Graph, moment: str, at: str, decision: str) -> int:
    """Drops the lines from before a moment; how many. What an earlier run that was ended left behind goes with them."""
    upto = await last_before(graph, moment)
    dropped = Shown(at, viewer="", purpose="", note=decision, operation="", fields=[], members=[])

    async def note(transaction: Transaction) -> int:
        seq, last, latest = await transaction.run(LOCK, beginning=BEGINNING, turn=at)
        first: int = await transaction.run(READ_FIRST)
        if upto < first:  # another process was there before
            return 0
        line = line_of(dropped, seq + 1, max(latest, at), last, upto)
        await transaction.run(APPEND, lines=[line], last=line)
        await transaction.run(SET_FIRST, first=upto + 1)
        return upto - first + 1

    count = await graph.write(note) if upto else 0
    first, _, _ = await read_extent(graph)

    async def delete(transaction: Transaction) -> int:
        found: int = await transaction.run(DELETE_DROPPED, first=first, most=AT_ONCE)
        return found

    while await graph.write(delete):
        pass
    return count
