"""Whether the ledger is whole, and whether it explains the graph: every line's hash, every table's digest, and what is
derived from the facts.

The lines are read from the first to the last; what they loaded, opened and closed gives for each table how many
rows there must be and their digest, and one pass over the graph tells what there is.
"""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, LiteralString

from graph.engine.sessions import Reads
from graph.engine.state import read_end
from graph.ledger.lines import BEGINNING, COUNT_LINES, HASHED, change_id, hash_of
from graph.ledger.rederive import strays
from graph.ledger.scan import Progress, read_forms
from graph.model.canonical import Digest, canonical
from graph.model.tables import LINK_TABLES, NODE_TABLES, LinkTable, NodeTable

LINES_AT_ONCE = 200
MOST_NAMED = 20

LIST_LINES: LiteralString = "\n".join(
    (
        "UNWIND $ids AS id",
        "MATCH (change:Change {id: id})",
        "RETURN collect([id, [" + ", ".join(["change." + name for name in (*HASHED, "hash")]) + "]])",
    )
)

COUNT_ALL: LiteralString = """
MATCH (node)
WHERE NOT node:Migration AND NOT node:GraphState AND NOT node:Ledger AND NOT node:Change
RETURN count(node)
""".strip()

COUNT_ALL_LINKS: LiteralString = """
MATCH ()-[link]->()
WHERE type(link) <> 'ABOUT'
RETURN count(link)
""".strip()


@dataclass(slots=True)
class Verdict:
    """What was found: `problems` is empty where the ledger is whole and explains the graph."""

    lines: int = 0
    hash: str = BEGINNING
    rows: int = 0
    witness: str | None = None
    problems: list[str] = field(default_factory=list[str])

    def report(self, problem: str) -> None:
        self.problems.append(problem)


@dataclass(slots=True)
class Expected:
    """What the lines say of the graph: a digest for each table, and the rows that were opened and not closed since."""

    digests: defaultdict[str, Digest] = field(default_factory=lambda: defaultdict(Digest))
    opened: defaultdict[str, set[bytes]] = field(default_factory=lambda: defaultdict(set))
    closed: defaultdict[str, set[bytes]] = field(default_factory=lambda: defaultdict(set))


async def verify_ledger(reads: Reads, progress: Progress, witness: str | None = None) -> Verdict:
    """The verdict on the ledger and the graph; `progress(what, rows)` is told as it goes.

    `witness` is `number:hash` of a line, noted down earlier outside of the graph: whoever can write to the graph can
    make a ledger anew, but not one with that line in it.
    """
    verdict, expected = Verdict(witness=witness), Expected()
    head = await read_end(reads)
    if head is None:
        verdict.report("There is no ledger: the graph was filled before it was kept, or by other means.")
        return verdict
    await verify_lines(reads, head, verdict, expected, progress)
    await verify_graph(reads, verdict, expected, progress)
    # of facts that are not what the ledger says, nothing can be told to follow
    if not verdict.problems:
        await verify_derived(reads, verdict, progress)
    if await read_end(reads) != head:
        verdict.report("Changes were made meanwhile: verify again, or while nothing is written.")
    return verdict


async def verify_lines(
    reads: Reads, head: tuple[int, str], verdict: Verdict, expected: Expected, progress: Progress
) -> None:
    """The chain: every number once, every hash over its line, every line on the one before."""
    last, last_hash = head
    for first in range(1, last + 1, LINES_AT_ONCE):
        numbers = range(first, min(first + LINES_AT_ONCE, last + 1))
        found = {row[0]: row[1] for row in await reads.read(LIST_LINES, ids=[change_id(one) for one in numbers])}
        for number in numbers:
            verify_line(number, found.get(change_id(number)), verdict, expected)
        progress("lines", verdict.lines)
    if verdict.hash != last_hash:
        verdict.report(f"The ledger's end says {last_hash[:12]}…, its last line {verdict.hash[:12]}….")
    if verdict.witness is not None:
        verdict.report(f"The ledger holds no line {verdict.witness}.")
    if (count := await reads.read(COUNT_LINES)) > last:
        verdict.report(f"There are {count - last} lines beyond the ledger's end, or under another number.")


def verify_line(number: int, values: Sequence[Any] | None, verdict: Verdict, expected: Expected) -> None:
    if values is None:
        verdict.report(f"Line {number} is missing.")
        return
    line: dict[str, Any] = dict(zip((*HASHED, "hash"), values, strict=True))
    if line["seq"] != number or hash_of(line) != line["hash"]:
        verdict.report(f"Line {number} was changed: its hash is not that of what it says.")
    if line["previous"] != verdict.hash:
        verdict.report(f"Line {number} does not follow line {number - 1}.")
    verdict.lines, verdict.hash = number, line["hash"]
    if verdict.witness == f"{number}:{verdict.hash}":
        verdict.witness = None
    expect(line, expected)


def expect(line: dict[str, Any], expected: Expected) -> None:
    """Carries the digests forward by what the line loaded, opened and closed."""
    for table, loaded in json.loads(line["input"]).get("tables", {}).items() if line["kind"] == "LOAD" else ():
        digest = expected.digests[table]
        digest.rows += loaded["rows"]
        digest.sum = (digest.sum + int(loaded["digest"], 16)) % 2**256
    for column, sign in (("closed", -1), ("opened", 1)):
        for row in json.loads(line[column]):
            form = canonical(row)
            expected.digests[row[0]].add([form], sign)
            (expected.opened if sign > 0 else expected.closed)[row[0]].add(form)
            (expected.closed if sign > 0 else expected.opened)[row[0]].discard(form)


async def verify_graph(reads: Reads, verdict: Verdict, expected: Expected, progress: Progress) -> None:
    """One pass over every table."""
    nodes = links = 0
    for table in (*NODE_TABLES, *LINK_TABLES):
        found = Found()
        async for forms in read_forms(reads, table):
            found.add(forms, expected, table.name)
        nodes += found.digest.rows if isinstance(table, NodeTable) else 0
        links += found.digest.rows if isinstance(table, LinkTable) else 0
        compare(table.name, found, verdict, expected)
        progress(table.name, found.digest.rows)
    verdict.rows = nodes + links
    await verify_strangers(reads, verdict, nodes, links)


async def digest_graph(reads: Reads, progress: Progress) -> dict[str, Digest]:
    """The digest of every table that has rows: what a line says of a graph that others filled."""
    digests: dict[str, Digest] = {}
    for table in (*NODE_TABLES, *LINK_TABLES):
        digest = Digest()
        async for forms in read_forms(reads, table):
            digest.add(forms)
        if digest.rows:
            digests[table.name] = digest
        progress(table.name, digest.rows)
    return digests


@dataclass(slots=True)
class Found:
    """The digest of what a table holds, and of what the lines opened those rows that are there."""

    digest: Digest = field(default_factory=Digest)
    known: set[bytes] = field(default_factory=set[bytes])
    stale: set[bytes] = field(default_factory=set[bytes])

    def add(self, forms: Sequence[bytes], expected: Expected, table: str) -> None:
        self.digest.add(forms)
        self.known.update(expected.opened[table].intersection(forms))
        self.stale.update(expected.closed[table].intersection(forms))


def compare(table: str, found: Found, verdict: Verdict, expected: Expected) -> None:
    """A table whose digest differs, with the rows that can be named: those that lines opened or closed."""
    wanted = expected.digests[table]
    if (wanted.rows, wanted.sum) == (found.digest.rows, found.digest.sum):
        return
    more = found.digest.rows - wanted.rows
    said = f"{more} more than" if more > 0 else f"{-more} fewer than" if more < 0 else "others than"
    verdict.report(f"{table}: the graph has {said} the ledger's {wanted.rows} rows.")
    for form in sorted(expected.opened[table] - found.known)[:MOST_NAMED]:
        verdict.report(f"{table}: a line says, and the graph lacks, {form.decode()}")
    for form in sorted(found.stale)[:MOST_NAMED]:
        verdict.report(f"{table}: a line replaced, and the graph still has, {form.decode()}")


async def verify_derived(reads: Reads, verdict: Verdict, progress: Progress) -> None:
    """What follows from the facts, worked out again: the first that differ by their ids, then how many there are."""
    found = 0
    async for stray in strays(reads, progress):
        found += 1
        if found <= MOST_NAMED:
            names = ", ".join(stray.wanted)
            verdict.report(f"{stray.table.name}: {names} of {stray.id} do not follow from the facts.")
    if found > MOST_NAMED:
        verdict.report(f"There are {found - MOST_NAMED} more whose derived values do not follow from the facts.")
    if found:
        verdict.report("Run `hierarchy ledger rederive`: it writes what is derived anew.")


async def verify_strangers(reads: Reads, verdict: Verdict, nodes: int, links: int) -> None:
    """Nodes and links of kinds that no table knows."""
    texts: tuple[tuple[str, LiteralString, int], ...] = (("nodes", COUNT_ALL, nodes), ("links", COUNT_ALL_LINKS, links))
    for what, text, known in texts:
        strangers = await reads.read(text) - known
        if strangers:
            verdict.report(f"There are {strangers} {what} of a kind that the service does not know.")
